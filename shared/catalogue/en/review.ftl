### What is wrong between the files of a workspace: what a rule says of a breach, what it finds (`.what`) and why that matters (`.why`).

# $image (Text)
review-base-image-missing = The image { $image } is not on this server, and no registry gives it.
    .what = FROM, COPY --from or RUN --mount names an image that is not available.
    .why = A build begins with its base images. When the server does not have an image and no registry gives it, no line runs.
# $images (Text)
review-base-image-missing-hint = This server has: { $images }.
# $image (Text)
review-fix-base-image = Change to { $image }

# $image (Text)
review-stand-in-has-no-apk = This server has a stand-in for { $image } that is made of Debian packages, and Debian has no apk.
    .what = RUN calls apk, the package manager of Alpine Linux, in an image that a stand-in made of Debian packages replaces.
    .why = Without a registry, Drydock makes its base images from packages of Debian, whatever their names say. The step ends with "apk: not found".
    .hint = Here, use apt-get. With a registry, or with Docker on your own machine, apk is right in this image.
review-fix-apt-get = Use apt-get instead

review-import-not-installed = Nothing installs { $package } in the image, so that this import fails there.
    .what = The app imports a package that neither a RUN nor requirements.txt installs.
    .why = An image holds what its build put there, and nothing of your own machine. The import fails when the container starts, and the container ends with ModuleNotFoundError.
review-fix-install = Install { $package }
review-add-to-list = Add a line { $package } to { $list }.
review-add-run = Install it in the Dockerfile: RUN pip install { $package }.

review-run-ignored = The container starts the app by `flask`, and `flask` ignores this call of { $function }.
    .hint = The options of `flask run` say where the app listens. This call has an effect only when `python` starts this file.
    .what = The file calls app.run(), and the container starts the app by flask run.
    .why = Under flask run, Flask ignores app.run() and what it is given: host, port and debug. The options of flask run count.

review-packages-conflict = This version of { $package } does not work with { $other } { $version } and later, and pip takes the newest { $other }.
    .what = An old package has a fixed version, and it needs a package without a fixed version. The newest version of the second package does not work with the old one.
    .why = pip takes the newest version of a package that nobody limits. The app then ends at its first import, for example with: cannot import name 'url_quote' from 'werkzeug.urls'.
review-packages-conflict-hint = Require { $requirement } too, or take { $package } { $fixed } or later.
review-fix-require = Require { $requirement } too

review-program-not-installed = Nothing installs { $package } in the image, so that the container does not find the program { $program }.
    .what = CMD or ENTRYPOINT starts a program of a Python package that nothing installs.
    .why = The build works, as nobody looks at the command before a container starts. The container then ends at once with exit code 127: not found.

review-module-shadowed = Python takes this file for the module { $module }, which { $who } needs.
    .what = A file has the name of a module that the program or one of its packages imports.
    .why = Python looks first in the folder of the started script, finds the file there, and does not look for the module. The app ends at an import.
    .hint = Give the file another name, also where the Dockerfile and other files name it.

review-template-missing = There is no { $wanted } among the files, and Flask looks for it there.
    .what = The app renders a template that is not in the folder templates beside it in the image.
    .why = The container starts, and the page then fails with TemplateNotFound.
review-template-missing-elsewhere = The template is here as { $path }, and Flask looks for it as { $wanted }.
review-template-missing-ignored = { $ignore } keeps { $wanted } out of the image.
review-template-missing-not-copied = No COPY brings { $wanted } into the image.

review-windows-line-ends = The lines of this script end as on Windows. The shell takes the extra character at each end for part of a word, so that commands fail.
    .what = A script that the container or the build starts has the line ends of Windows.
    .why = Windows ends a line with two characters, Linux with one. The system takes the first for part of the interpreter's name, finds no such program, and says "no such file or directory" of a file that is there. Git for Windows makes such line ends when it checks files out.
review-windows-line-ends-interpreter = The lines of this script end as on Windows, so that the system looks for { $interpreter } with an invisible character behind its name, and the start fails with "no such file or directory".
review-fix-line-ends = Convert all line ends of this file to those of Linux

# $files is a list of paths.
review-pasted-commands-files = These are commands for a terminal. They write { $files }.
review-pasted-commands = These are commands for a terminal. They do not belong into { $path }.
    .what = A file holds the commands that make it, as tutorials print them.
    .why = A terminal runs the commands and writes the files. A build reads the files and knows no command such as echo, cat or docker.
review-pasted-readme-files = This is text for people, with files in it: { $files }.
review-pasted-take-texts = Put only the text of each file into its file.
review-pasted-run-elsewhere = A terminal takes such a command. The page has buttons for Build and Run.
review-pasted-blank-missing = In -t { $name }. the space before the full stop is missing. The full stop means: this folder.
review-pasted-folder-missing = docker build needs the folder of the files at its end. A full stop means: this folder.
review-pasted-quote-open = A quotation mark opens and never closes. The text is taken to end before the > at the end of its line.
# Names a button that does it.
review-place-files = Put these files in place
# Names a button that asks first.
review-place-ask = Put files in place…
# Names a button that does it.
review-place-file = Put this file in place

review-other-language-readme = This is text for people, such as a README. It is no { $path }.
review-other-language-what = A file holds a text in another language than its name says.
review-other-language-why = The name of a file says who reads the file. A build reads the Dockerfile, Python reads app.py, and neither can read the other's file.
review-other-language-dockerfile = This is a Dockerfile. It is no { $path }.
review-other-language-compose = These are services for Docker Compose. They are no { $path }.
review-other-language-kubernetes = These are objects for Kubernetes. They are no { $path }.
review-other-language-html = This is a page in HTML. It is no { $path }.
review-other-language-python = This is a program in Python. It is no { $path }.
review-other-language-javascript = This is a program in JavaScript. It is no { $path }.
review-other-language-json = This is JSON. It is no { $path }.
review-other-language-requirements = This is a list of packages for pip. It is no { $path }.
review-other-language-script = This is a script for a shell. It is no { $path }.
review-other-language-ignore = These are patterns for a .dockerignore. They are no { $path }.
review-other-language-build-log = This is what a build prints. It is no { $path }.
review-other-language-move = Put this text into a file named { $own }.
review-other-language-remove = Remove this text.

# Says what becomes of a file that is put in place.
# $lines (Number)
review-place-new = { $lines ->
    [one] new, one line
   *[other] new, { $lines } lines
}
review-place-same = stays as it is
# $old (Number)
# $new (Number)
review-place-replaces = { $old ->
    [0] { $new ->
        [one] one line is added
       *[other] { $new } lines are added
    }
    [one] one line is replaced
   *[other] { $old } lines are replaced
}
# Says of a file that it will not hold the pasted text.
review-place-taken-out = without this text
review-place-image = The image gets the name { $name }, as in the command.
# $port (Number)
review-place-port = Run asks the container at its port { $port }, as in the command.
# Names a button.
review-place-name = Take the name
# Names a button.
review-place-keep = Leave the text as it is
# $count (Number)
review-placed = { $count ->
    [0] The name of the image was taken.
    [one] One file was put in place.
   *[other] { $count } files were put in place.
}
