### Why a container ended, a build step failed or an app does not answer: the cause, and what to do. Words of programs are arguments.

## What a change does, as a button says it.

clinic-fix-add-line = Add { $text } to { $path }
clinic-fix-answer-yes = Let apt-get go on without asking
clinic-fix-apt-update = Fetch the lists of packages first
clinic-fix-blanks-around-equals = Remove the blanks around =
clinic-fix-break-system-packages = Let pip change this Python: --break-system-packages
clinic-fix-first-line = Begin { $path } with { $line }
clinic-fix-insert-line = Insert the line: { $line }
clinic-fix-install-too = Install { $text } too
clinic-fix-line-ends = Change the line ends of { $path } to LF
clinic-fix-remove-before-first-line = Remove what stands before the first line of { $path }
clinic-fix-rename = Rename { $path } to { $to }
clinic-fix-spaces = Indent { $path } with spaces only
clinic-fix-write = Write { $path }
clinic-fix-split-words = Write each word as a string of its own

## The start.

clinic-carriage-return = The lines of { $path } end as on Windows (CRLF). The container therefore looks for a program whose name ends with an invisible character.
clinic-carriage-return-hint = Change the line ends of the file to LF, then build again.
clinic-carriage-return-somewhere = The lines of a script end as on Windows (CRLF). The container therefore looks for a program whose name ends with an invisible character.

clinic-exec-format = The container cannot run this file. It is a program for another kind of processor, or a script without a first line such as #!/bin/sh.
clinic-exec-format-hint = Check for which processor the file or the base image was made.
clinic-exec-format-no-first-line = The first line of { $path } does not say which program runs the script.
clinic-exec-format-no-first-line-hint = Begin a shell script with the line `#!/bin/sh`.
clinic-exec-format-before-first-line = Something stands before the characters #! of { $path }, for example an empty line. The characters #! have to be the first two of the file.

clinic-start-words-one-string = { $keyword } names one program that is called “{ $program }”, with the blanks in its name.
clinic-start-words-one-string-hint = In the array, write each word as a string of its own.
clinic-start-words-no-array = { $keyword } begins with a bracket and is no JSON array, so that a shell runs the line, brackets included.
clinic-start-words-no-array-hint = An array has double quotes around each word, a comma between two words, and nothing behind the last bracket.
clinic-start-words-equals = A blank stands before or behind the = of { $name }. The shell therefore takes { $name } for the name of a program.

clinic-file-missing = The container starts { $path }, and there is no such file in the image.
clinic-file-missing-hint = Check the name, the COPY that brings the file, and WORKDIR.
# $problem (Message)
clinic-file-missing-said = In the Dockerfile: { $problem }.
clinic-file-missing-interpreter = The first line of { $path } names the program { $program }, and the image has no such program.
clinic-file-missing-bash = Alpine Linux comes without bash: write `#!/bin/sh` in the first line, or install bash by `apk add --no-cache bash`.

clinic-program-missing = The image has no program { $program }.
clinic-program-missing-hint = Check the spelling, and that a step of the build installs the program.
clinic-program-missing-system = Install the program in the build: `{ $line }`.
clinic-program-missing-bash = Alpine Linux comes without bash: use `sh`, or install bash by `apk add --no-cache bash`.
clinic-program-missing-package = Nothing installs { $package }, so that the image has no program { $program }.
clinic-program-missing-list = Add a line { $package } to { $list }, then build again.
clinic-program-missing-run = Install it in the Dockerfile: `RUN pip install { $package }`.
clinic-program-missing-not-there = { $package } is named in the files, and the container does not find its program { $program }.
clinic-program-missing-not-there-hint = Check that the last stage installs it, and that PATH holds the folder of the program.
clinic-program-missing-path = { $program } is a file of yours, and a name without a path is looked for among the programs of the image only.
clinic-program-missing-path-hint = Write the path: `./{ $program }`.

clinic-not-executable = The file { $path } is not marked as executable.
clinic-not-executable-hint = Mark the file as executable in its menu, or run `chmod +x` in the build.
clinic-not-executable-folder = { $path } is a folder, and a container can only start a file.

clinic-user-missing = The image has no user that is called { $user }.
clinic-user-missing-hint = Make the user in a step above.

## Python.

clinic-module-shadowed = Python finds your file { $path } where it looks for the module { $module }.
clinic-module-shadowed-hint = Give { $path } another name, also where the Dockerfile and other files name it.

clinic-conflict = The installed version of { $package } does not work with { $other } { $version } and later, and nothing kept pip from installing { $other } { $version } or later.
clinic-conflict-hint = Require { $requirement } too.
clinic-conflict-newer = Or take a newer { $package }: version { $version } and later do not have this fault.

clinic-module-missing = The app imports { $module }, and nothing installs { $package } in the image.
clinic-module-missing-list = Add a line { $package } to { $list }, then build again.
clinic-module-missing-run = Install it in the Dockerfile: `RUN pip install { $package }`.
clinic-module-missing-removed = Python has no module { $module } since Python { $version }.
clinic-module-missing-removed-package = Install { $package }, which brings the module back, or take a base image with an older Python.
clinic-module-missing-removed-hint = Take a newer version of the package that imports the module, or a base image with an older Python.
clinic-module-missing-standard = { $module } belongs to Python, and the Python of this image was made without it.
clinic-module-missing-part = The installed version of { $package } has no module { $module }.
clinic-module-missing-part-hint = Check the spelling, or require the version for which the code was written.
clinic-module-missing-not-there = { $package } is named in the files, and the Python that runs the app does not find it.
clinic-module-missing-not-there-hint = Check that the last stage installs it, and that the app runs with the same Python.
clinic-module-missing-ignored = The app imports { $path }, and { $ignore } keeps this file out of the image.
clinic-module-missing-not-copied = The app imports { $path }, and no COPY brings this file into the image.
clinic-module-missing-not-copied-hint = Copy the file to the folder of the app, or copy the whole folder by `COPY . .`.
clinic-module-missing-elsewhere = The app imports { $path }, which is in the image as { $place }. Python does not look there.
clinic-module-missing-elsewhere-hint = Python looks in the folder of the started script: put the file there, or name the module with its folder.

clinic-template-missing = No file of the workspace is called { $name }.
clinic-template-missing-hint = Make the file templates/{ $name } beside the app.
clinic-template-missing-folder = { $path } lies in the folder { $folder }, and Flask looks in a folder that is called templates.
clinic-template-missing-at-root = { $path } lies beside the app, and Flask looks in a folder that is called templates.
clinic-template-missing-folder-hint = Put the file into the folder templates beside the file that makes the app.
clinic-template-missing-ignored = { $ignore } keeps { $path } out of the image.
clinic-template-missing-not-copied = No COPY brings { $path } into the image.
clinic-template-missing-not-copied-hint = Copy the folder too: `COPY templates templates`.
clinic-template-missing-elsewhere = { $path } is in the image, and not beside the app that looks for it.

clinic-app-missing-nowhere = The command flask finds no app: there is no app.py and no wsgi.py in the folder where it starts.
clinic-app-missing-nowhere-hint = Check WORKDIR and COPY, or name the file: `flask --app FILE run`.
clinic-app-missing-module = The server cannot import the module { $module }.
clinic-app-missing-module-hint = Check that { $module }.py is in the folder where the server starts, and that its imports work.
clinic-app-missing-name = The module { $module } has no app that is called { $name }.
clinic-app-missing-name-hint = Name the module and its app as MODULE:NAME.

# $line (Number)
clinic-syntax = Python cannot read line { $line } of { $path }.
clinic-syntax-hint = The mistake is in this line, or a bracket or quote above it is not closed.
# $line (Number)
clinic-syntax-indentation = The indentation of line { $line } of { $path } does not fit the lines around it.
clinic-syntax-indentation-hint = Indent the lines of one block by the same number of spaces.
# $line (Number)
clinic-syntax-tabs = Line { $line } of { $path } is indented with tabs, and the lines around it with spaces, or the other way round.
clinic-syntax-tabs-hint = Indent with spaces only.
clinic-syntax-newer = { $path } is written for Python { $since } or later, and the image has Python { $has }.
clinic-syntax-newer-hint = Take a newer base image, at least { $image }.

clinic-variable-missing = The app reads the environment variable { $name }, and nothing sets it.
clinic-variable-missing-hint = Set it in the Dockerfile by `ENV { $name }=…`, or read it by os.environ.get with a default.

## Ports and files.

clinic-port-permission = The user of the container may not listen on this port: ports below 1024 belong to root.
clinic-port-permission-hint = Listen on a port from 1024 on, for example 8000.
clinic-address-in-use = Another program of this container listens on the same port already.
clinic-address-in-use-hint = Start the server only once, or give the second program another port.
clinic-folder-permission = The container runs as the user { $user }, who may not write { $path }.
clinic-folder-permission-database = The container runs as the user { $user }, who may not write in the folder of the database.
clinic-folder-permission-hint = Give the folder to the user above USER by `RUN chown { $user } FOLDER`, or copy files by `COPY --chown={ $user }`.
clinic-folder-permission-nobody = The program may not open { $path }: it belongs to another user, or nobody may write there.

## Steps of a build.

clinic-package-manager-of-alpine = { $image } is made of Alpine Linux, which has no { $program }.
clinic-package-manager-of-alpine-hint = Alpine installs packages by `apk add --no-cache NAME`. Or take a base image whose tag ends with -slim.
clinic-package-manager-of-debian = { $image } is made of Debian, which has no { $program }.
clinic-package-manager-of-debian-hint = Install packages by `apt-get update && apt-get install -y NAME`.
clinic-package-manager-of-stand-in = This server uses a stand-in for { $image } that is made of Debian, which has no { $program }.

clinic-externally-managed = This Python belongs to the system of the image, and pip may not change the packages of the system.
clinic-externally-managed-hint-image = Take an official Python image, for example `FROM python:3.13-slim`, in which pip may install.
clinic-externally-managed-hint-venv = Or install in an environment of your own: `RUN python3 -m venv /venv && /venv/bin/pip install NAME`.

clinic-compiler-missing = A package has to be compiled, and the image has no { $program }.
clinic-compiler-missing-image = A package has to be compiled, and the image { $image } has no { $program }.
clinic-compiler-missing-hint = Install a compiler in a step above, or take a version of the package that pip does not have to compile.
clinic-compiler-missing-library = A package has to be compiled, and the image lacks the library that brings { $sign }.
clinic-compiler-missing-psycopg = psycopg2-binary is the same package, already compiled.

clinic-requirements-missing = No file of the workspace is called { $name }.
clinic-requirements-missing-hint = Make the file { $name }, with one package in each line.
clinic-requirements-missing-ignored = { $ignore } keeps { $path } out of the image.
clinic-requirements-missing-not-copied = The image does not have { $path } yet when this step runs.
clinic-requirements-missing-not-copied-hint = Put a line `COPY { $path } ./` above this step.

clinic-distribution-missing = pip finds no package for { $wanted }.
clinic-distribution-missing-hint = Check the spelling of the name, and that the package supports the Python of the image.
clinic-distribution-missing-server = pip cannot reach the server that has the packages.
clinic-distribution-missing-server-hint = Try again later. If it stays so, tell whoever runs this Drydock.
clinic-distribution-missing-standard = { $name } comes with Python and is not installed.
clinic-distribution-missing-python = { $wanted } needs another version of Python than the image has.
clinic-distribution-missing-python-hint = Take another version of the package, or a base image with another Python.
clinic-distribution-missing-version = There is no version for { $wanted } that this Python can use.
clinic-distribution-missing-version-hint = The newest version that this Python can use is { $version }.
clinic-distribution-missing-invalid = pip cannot read the requirement { $wanted }.
clinic-distribution-missing-invalid-hint = A version stands behind two equals signs, as in `flask==3.0.3`.
clinic-distribution-missing-conflict = Two of the required packages need versions of a third one that do not fit together.
clinic-distribution-missing-conflict-hint = The lines of the log below name them. Leave out a version, so that pip can choose one that fits.
clinic-distribution-missing-alpine = There is no { $name } for Alpine Linux.
clinic-distribution-missing-alpine-hint = Take a base image whose tag ends with -slim in place of -alpine.

clinic-system-package-missing-lists = apt-get knows no packages, because the image comes without the lists of packages.
clinic-system-package-missing-lists-hint = Run `apt-get update` in the same RUN before the installation.
clinic-system-package-missing-debian = The Debian of this image has no package that is called { $package }.
clinic-system-package-missing-debian-hint = Check the spelling: packages of Debian and Alpine often have different names.
clinic-system-package-missing-alpine = The Alpine Linux of this image has no package that is called { $package }.
clinic-system-package-missing-alpine-hint = Check the spelling: packages of Alpine and Debian often have different names.

clinic-copy-source-missing = There is no { $path } among the files.
clinic-copy-source-missing-hint = Check the name. A path begins at the root of the workspace, whatever WORKDIR says.
clinic-copy-source-missing-meant = There is { $path }.
clinic-copy-source-missing-no-array = { $keyword } begins with a bracket and is no JSON array, so that its brackets count as part of the names.
clinic-copy-source-missing-ignored = { $ignore } keeps { $path } out of the build.

clinic-root-needed = This step does not run as root, and only root may install packages of the system.
clinic-root-needed-user = This step runs as the user { $user }, and only root may install packages of the system.
clinic-root-needed-hint = Install packages above USER, or write `USER root` above the step and the other user below it.

clinic-network-unreachable = The step finds no way to another machine.
clinic-network-unreachable-name = The name { $host } is not found in the network.
clinic-network-unreachable-name-hint = Check the spelling of the name.
clinic-network-unreachable-hint = If it is right, try again later. If it stays so, tell whoever runs this Drydock.

clinic-apt-stopped = The packages of the release { $release } are no longer on the servers of its distribution.
clinic-apt-stopped-hint = Take a base image of a newer release, for example a tag with bookworm.
clinic-apt-stopped-asks = apt-get asks whether it may go on, and nobody answers during a build.
clinic-apt-stopped-asks-hint = Write `apt-get install -y`.
clinic-apt-stopped-stale = The lists of packages are older than what is on the servers: they come from a step that was reused.
clinic-apt-stopped-stale-hint = Write `apt-get update` and the installation in one RUN, so that both run again together.

clinic-package-json-missing = No file of the workspace is called { $name }.
clinic-package-json-missing-hint = Make the file { $name }, or copy it into the folder where the step runs.
clinic-package-json-missing-lock-hint = Run `npm install` on your machine, which writes the file, or use `npm install` in place of `npm ci`.
clinic-package-json-missing-ignored = { $ignore } keeps { $path } out of the image.
clinic-package-json-missing-not-copied = The image does not have { $path } yet when this step runs, or not in its folder.
clinic-package-json-missing-not-copied-hint = Put a line `{ $line }` above this step.

## The end.

clinic-out-of-memory = The container was killed because it used more memory than it may.
clinic-out-of-memory-hint = Load less at once, or start fewer workers.
clinic-out-of-memory-step = The step was killed, most likely because it used more memory than it may.
clinic-out-of-memory-step-hint = Install fewer or smaller packages in one step.
clinic-segfault = The program touched memory that is not its own, and the kernel ended it. The fault lies in compiled code.
clinic-segfault-hint = Try another version of the package that was compiled.
clinic-segfault-alpine = Compiled packages are tested less on Alpine: try a base image whose tag ends with -slim.
clinic-stopped-asked = The container was asked to stop, and it stopped. This is no failure.
clinic-stopped-keyboard = The container was interrupted by Ctrl+C.
clinic-stopped-killed = The container was killed from outside.
clinic-stopped-killed-hint = That happens when a program does not end within ten seconds after it was asked to stop.
# $seconds (Number)
clinic-nothing-listens = The program has been running for { $seconds } seconds, and it listens on no port, so that nobody can ask it for a page.
clinic-nothing-listens-hint = Check that the command starts a server, and that the program does not wait for something else.
clinic-nothing-listens-output = Python may hold back what it prints: `ENV PYTHONUNBUFFERED=1` shows it at once.
clinic-output-held-back = Python may hold back what it prints, because nobody reads it on a terminal.
clinic-output-held-back-hint = `ENV PYTHONUNBUFFERED=1` or `python -u` shows each line at once.
clinic-ended-at-once = The program has done its work and ended without an error. A container lives as long as its first process.
clinic-ended-at-once-hint = A server keeps running; a script ends after its last line.
# $code (Number)
# $line (Number)
clinic-ended-itself = Line { $line } of { $path } ends the program with exit code { $code }.
# $code (Number)
clinic-ended-itself-somewhere = The program ended itself with exit code { $code }, and Python reports no error.
clinic-ended-itself-hint = A server must not reach this line. Check the condition above it.
clinic-ended-itself-somewhere-hint = Look for sys.exit() or exit() in { $path }.
clinic-ended-at-once-no-command = The Dockerfile has no CMD: the image starts Python, which ends at once because nobody types.
clinic-ended-at-once-shell = { $program } without a file waits for a person, and ends at once because nobody types. Name a file after it.
clinic-ended-at-once-background = This command starts a program in the background and ends. Start the program in the foreground.
clinic-ended-at-once-no-server = { $path } makes an app and does not start a server. Start it by `flask run --host=0.0.0.0`, or call app.run(host="0.0.0.0") at its end.
