### What rules for Dockerfiles say of a breach, what they find (`.what`) and why that matters (`.why`). What BuildKit's own rules say of a
### breach is not here: it stays as a build prints it.

rules-stage-name-casing =
    .what = The name of a stage has capital letters.
    .why = BuildKit keeps names of stages in lower case. A later FROM is compared letter by letter, so that FROM Build does not find a stage called Build and pulls an image instead.

rules-from-as-casing =
    .what = FROM and AS are not both in capitals or both in lower case.
    .why = Both words are one instruction. When they look alike, the name of the stage is found at a glance.

rules-no-empty-continuation =
    .what = A blank line stands inside an instruction that goes on over several lines.
    .why = A blank line looks like the end of the instruction, and it was once: BuildKit has announced that it will be an error.

rules-consistent-instruction-casing =
    .what = An instruction is written in capitals where most are not, or the other way round.
    .why = Docker does not mind, people do: one case throughout is easier to read.

rules-duplicate-stage-name =
    .what = Two stages have the same name.
    .why = Whoever asks for the name gets the last of them, and the other can only be reached by its number.

rules-reserved-stage-name =
    .what = A stage has a name that already means something else.
    .why = scratch is the empty image and context the files of the build. With a stage of that name, nobody can tell which of the two is meant.

rules-json-args-recommended =
    .what = CMD or ENTRYPOINT is not written as a JSON array.
    .why = Docker then starts a shell that starts the program. Signals reach the shell only, so that docker stop waits ten seconds and kills; arguments of docker run are lost as well.

rules-maintainer-deprecated =
    .what = MAINTAINER has been deprecated for years.
    .why = A label says the same and can be read by every tool that looks at images.

rules-undefined-arg-in-from =
    .what = FROM uses a variable that no ARG above the first FROM declares.
    .why = Only ARG instructions before the first FROM count there. Without one the variable is empty, and the name of the image with it.

rules-workdir-relative-path =
    .what = The first WORKDIR of the build is a relative path.
    .why = The path begins at the WORKDIR of the base image, and another version of that image may have another WORKDIR.

rules-undefined-var =
    .what = An instruction uses a variable that no ARG or ENV before it in its stage defines.
    .why = The variable is then empty, and the build says nothing. The variables of the base image are not known before the build: Docker knows them and may show fewer warnings.

rules-multiple-instructions-disallowed =
    .what = A stage has more than one CMD, ENTRYPOINT or HEALTHCHECK.
    .why = Only the last one counts; the earlier ones do nothing.

rules-legacy-key-value-format =
    .what = ENV or LABEL is written without an equals sign.
    .why = In the old form everything after the name is the value, so that only one pair fits on a line and a forgotten = goes unseen.

rules-redundant-target-platform =
    .what = FROM asks for the platform that is built for.
    .why = That is what FROM does without being told.

rules-secrets-used-in-arg-or-env =
    .what = ARG or ENV holds what looks like a password, a key or a token.
    .why = Both stay in the image and its history, where everyone who has the image reads them. RUN --mount=type=secret shows a secret to one step only.

rules-invalid-default-arg-in-from =
    .what = Without build arguments the base image has no name, or none that is valid.
    .why = A build should work as it is; build arguments are there to change it.

rules-from-platform-flag-const-disallowed =
    .what = FROM asks for one fixed platform.
    .why = The image can then be built for that platform only, and elsewhere it runs slowly through emulation. A stage whose name mentions the platform may ask for it.

rules-copy-ignored-file =
    .what = COPY or ADD names a file that the ignore file keeps out of the build.
    .why = The builder never gets the file, so that the step fails or copies nothing.

rules-invalid-definition-description =
    .what = The comment directly above an ARG or a stage does not begin with its name.
    .why = docker build --call=outline shows such comments as descriptions, but only when a comment begins with the name of the stage or argument.

rules-expose-proto-casing =
    .what = The protocol of a port is written with capital letters.
    .why = Docker stores it in lower case; written so, it can be found again.

rules-expose-invalid-format =
    .what = EXPOSE maps a port of the host.
    .why = EXPOSE only says which port the container listens on. Which port of the host leads there is decided when the container is started, with docker run -p.

rules-last-user-is-root = The container runs as root; end with a USER that may do less
    .what = The last USER says root, so that the container runs as root.
    .why = A program that is taken over can then do everything inside of the container, and more to the host than another user could.

rules-change-directory-in-run = This directory is forgotten when the RUN ends; WORKDIR keeps it
    .what = A RUN begins by changing its directory.
    .why = The change ends with the RUN. WORKDIR holds for all instructions below and for the container, and it makes the directory.

rules-server-in-run = { $server } is a server: this step never ends, and the build waits for it
    .what = A RUN starts a server.
    .why = A build step ends when its command ends, and a server does not end. What the container is to run stands in CMD.

rules-sudo-in-run = A build is root without sudo
    .what = A RUN uses sudo.
    .why = A build is root already unless USER says otherwise, and most images have no sudo. Where USER was changed, change it back with USER root.

rules-base-without-tag = { $image } without a tag means { $image }:latest, which changes
    .what = FROM names an image without a tag.
    .why = Without a tag, Docker takes latest, and latest changes. A build that works now may fail tomorrow.

rules-latest-tag = latest changes from day to day; name a version
    .what = FROM names the tag latest.
    .why = latest is another image from day to day, and not even always the newest: what builds now may fail tomorrow.

rules-unpinned-apt-package = Any version of { $package } is installed, whichever is newest
    .what = apt-get install names a package without a version.
    .why = A build of next month then gets another version. With a version that Debian has dropped the build fails, though, so pin what matters.

rules-apt-lists-kept = The package lists stay in this layer; remove /var/lib/apt/lists in the same RUN
    .what = The package lists that apt-get update fetches stay in the image.
    .why = The lists have some twenty megabytes, and nothing needs them any more. A file that a later RUN removes is still in the layer, so remove the lists in the same RUN.

rules-exposed-port-zero = Ports go from 1 to 65535
    .what = EXPOSE names port 0, and no program can be reached there.
    .why = Ports go from 1 to 65535. A build refuses a greater number, but it does not refuse 0.

rules-unpinned-pip-package = Any version of { $package } is installed, whichever is newest
    .what = pip install names a package without a version.
    .why = A build of next month then gets another version, which may not work with the program.

rules-apt-get-without-yes = apt-get asks before it installs, and a build cannot answer
    .what = apt-get install is not told to go on without asking.
    .why = A build has nobody to answer, so that apt-get gives up and the build fails.

rules-apt-get-recommends = Recommended packages are installed as well
    .what = apt-get install also takes what the packages recommend.
    .why = These are often many, and a container hardly ever needs them.

rules-apk-index-kept = The index of packages stays in the image
    .what = apk add leaves its index of packages in the image.
    .why = With --no-cache it reads the index and keeps none, so that apk update is not needed either.

rules-add-instead-of-copy = Nothing here needs ADD; use COPY
    .what = ADD copies plain files, for which COPY is meant.
    .why = ADD also unpacks archives and fetches addresses. COPY only copies, so that a reader need not wonder.

rules-several-sources-need-folder = Several sources need a folder: end the destination with a slash
    .what = COPY takes several sources to a destination that does not end with a slash.
    .why = Only a slash says that the destination is a folder. Without one, one file may replace the other, and other builders refuse it.

rules-copy-from-unknown-stage = { $name } is no stage of this file, so that the image { $name } would be fetched
    .what = COPY --from names neither a stage of this file nor an image with a tag.
    .why = A build takes such a name for an image and tries to fetch it. Mostly it is a stage that was misspelt.
rules-copy-from-unknown-stage-guess = { $name } is no stage of this file, so that the image { $name } would be fetched (did you mean { $guess }?)

rules-apt-in-script = apt is made for people; apt-get is for scripts
    .what = A RUN uses apt, which is made for people.
    .why = The output and the questions of apt may change between versions. apt-get is made for scripts.

rules-pip-cache-kept = pip's downloads stay in the image
    .what = pip install keeps its downloads in the image.
    .why = Nothing installs from them again, so that they only make the image bigger. A cache mount keeps them outside of the image instead.

rules-env-refers-to-itself = { $name } is not set yet: values of one ENV are read before any is set
    .what = An ENV uses a variable that it sets itself.
    .why = All values of one ENV are read before any is set, so that the older value is used, or none.

rules-relative-destination = Without WORKDIR this goes wherever the base image happens to be
    .what = COPY has a relative destination, and no WORKDIR stands before it.
    .why = Where the files go then depends on the base image, in most of which it is the root folder.

# $count (Number)
rules-consecutive-runs = { $count } RUN in a row make { $count } layers
    .what = Three or more RUN stand in a row.
    .why = Each makes a layer, and what one removes is still in the layer of another. Fewer are smaller; more let a change rebuild less.

rules-whole-stage-copied = This takes everything that the stage has
    .what = COPY --from takes everything that a stage has.
    .why = Then its tools, caches and secrets come along, and the second stage saves nothing. Name the folders that are needed.

rules-pipe-hides-failure = When the command before this pipe fails, the build goes on
    .what = A RUN pipes one command into another without pipefail.
    .why = The shell looks only at the last command of a pipe. When the first command fails, the build goes on without its output or with a part of it.

# $line (Number)
rules-copy-before-install = Every change of any file runs the installation in line { $line } again; copy the list of packages first, and the rest after it
    .what = All files are copied before the packages are installed.
    .why = A layer is built again when anything above it changes. So each edit of any file installs every package again, though the list of packages is the same.

# $line (Number)
rules-apt-update-alone = The lists are reused long after they are old; update in the RUN that installs, in line { $line }
    .what = apt-get update runs apart from the installation that needs it.
    .why = The layer with the lists is reused for months, while the installation below runs again for each new package. The installation then asks for versions that the servers no longer have.

rules-whole-context-copied = Everything in the folder goes into the image, this Dockerfile too; list in .dockerignore what should not
    .what = The whole folder is copied, and there is no .dockerignore.
    .why = The Dockerfile itself, notes, .git and local secrets go into the image, and every change of one of them builds the layer again.

rules-dockerfile-in-image = The Dockerfile is copied too, so that each edit of it builds this layer again; name it in { $ignore }
    .what = The Dockerfile itself is copied into the image.
    .why = Every edit of the Dockerfile then changes this layer, and all steps below run again. The running app does not need the Dockerfile.

rules-copy-source-missing = There is no { $source } among the files
    .what = COPY or ADD names a file that is not there, or that the ignore file leaves out.
    .why = The build stops at this step. Paths count from the folder that is built, not from the Dockerfile's own place.
rules-copy-source-missing-guess = There is no { $source } among the files; did you mean { $guess }?
# $line (Number)
rules-copy-source-missing-ignored = { $source } is left out of the build by line { $line } of { $file }, { $pattern }

# $line (Number)
rules-entrypoint-hides-cmd = The ENTRYPOINT in line { $line } runs in a shell and never sees this CMD
    .what = CMD is ignored, because ENTRYPOINT is not written as a JSON array.
    .why = Docker then runs the ENTRYPOINT's text in a shell and gives it no arguments: not those of CMD, and not those of docker run.

rules-started-file-missing = Nothing brings { $path } into the image
    .what = CMD or ENTRYPOINT runs a file that no COPY puts where it is looked for.
    .why = The build works, as nobody looks at the command before a container starts. The container then ends at once and says that there is no such file.
rules-started-file-missing-elsewhere = { $name } is in the image as { $path }, and this looks for { $wanted }
rules-started-file-missing-ignored = { $ignore } leaves { $source } out of the build, so that this finds no { $path }
rules-started-file-missing-not-copied = Nothing copies { $source } into the image, so that this finds no { $path }
rules-started-file-missing-guess = There is no { $path } in the image; did you mean { $guess }?

# $port (Number)
rules-expose-unlike-app = { $who } listens on port { $port }, and no EXPOSE says so
    .what = EXPOSE names a port on which the app does not listen.
    .why = EXPOSE opens nothing. It tells people and docker run -P which port to publish. With a wrong number, they publish a port on which nobody answers.

# $line (Number)
rules-variable-above-install = Each new value of { $name } runs the installation in line { $line } again, and the installation does not use { $name }
    .what = ARG or ENV stands above an installation that does not use the variable.
    .why = Variables are part of every later RUN, used or not. A new value installs all packages again, though they would be the same; below the installation it costs nothing.

rules-server-on-loopback = { $server } listens on { $host }, where nobody outside the container can reach it
    .what = The server listens on 127.0.0.1, an address that only the container itself reaches.
    .why = A container has a network of its own. A published port leads to the container's address in this network. The server does not listen on that address: the container runs, and the browser gets no answer.

rules-comment-at-line-end-refused = A comment needs a line of its own: { $instruction } takes # and the words after it as arguments, and the build fails
rules-comment-at-line-end-files = A comment needs a line of its own: { $instruction } takes # and the words after it for names of files
rules-comment-at-line-end-value = A comment needs a line of its own: # and the words after it become part of the value of this { $instruction }
rules-comment-at-line-end-variables = A comment needs a line of its own: ARG takes # and the words after it for names of variables
rules-comment-at-line-end-volumes = A comment needs a line of its own: VOLUME takes # and the words after it for folders
rules-comment-at-line-end-folder = A comment needs a line of its own: # and the words after it become part of the folder's name
rules-comment-at-line-end-user = A comment needs a line of its own: # and the words after it become part of the user's name
rules-comment-at-line-end-array = A comment needs a line of its own: behind a comment { $instruction } is no JSON array, and Docker runs the whole line as shell text
rules-comment-at-line-end-escape = A comment stands behind { $escape }, so that the line does not go on and the instruction ends here; move the comment to a line of its own
rules-comment-at-line-end-hides = Docker joins these lines into one, so that this comment hides all the lines after it; move the comment to a line of its own
rules-comment-at-line-end =
    .what = A comment stands at the end of an instruction.
    .why = Docker knows comments only on lines of their own. Behind an instruction, # and the words after it are arguments: files to copy, ports, or part of a value. Only a shell, as in RUN, has comments at the end of a line. Older versions of Docker also ignored what stood behind a JSON array.

rules-look-alike-character-blank = This space is { $code }, which Docker and the shell take for a letter; put a normal space in its place
rules-look-alike-character-behind-escape = The last character of this line is { $code }, so that the line does not go on; remove the character
rules-look-alike-character-invisible = An invisible character stands here, { $code }; remove it
rules-look-alike-character-quote = { $character } ({ $code }) is a quote of a word processor, which Docker and the shell take for a letter; write { $plain } in its place
rules-look-alike-character-dash = { $character } ({ $code }) is a dash of a word processor, which begins no option; write { $plain } in its place
rules-look-alike-character-full-width = { $character } ({ $code }) is a full-width character, which Docker and the shell take for a letter; write { $plain } in its place
rules-look-alike-character =
    .what = A character looks like one of the keyboard and is another.
    .why = Word processors, PDF files and chats replace spaces, quotes and hyphens by characters that look better. Docker and the shell know only those of the keyboard. The line looks right and fails, or it means something else.

rules-windows-path = Paths in a Dockerfile are parted by /, and \ escapes the character after it; write { $path }
    .what = A path is written as on Windows, and the image is for Linux.
    .why = In a Dockerfile \ escapes the next character, and at the end of a line it joins the next line. Linux parts paths by / and has no drives such as C:.
rules-windows-path-joins = Paths in a Dockerfile are parted by /, and a \ at the end joins the next line to this one; write { $path }

rules-broken-array-single-quotes = A JSON array has double quotes, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-missing-comma = A comma is missing between two strings, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-extra-comma = This comma has no string beside it, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-other-mark = A JSON array has commas between its strings, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-no-quotes = Each string of a JSON array needs double quotes, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-open-quote = A quote is missing at one end of this string, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-backslash = A backslash stands twice in a string of JSON, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-inner-quote = A double quote inside of a string needs a backslash before it, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-other-bracket = A JSON array has square brackets, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-text-before = Nothing may stand before the bracket [, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-touches = A blank is missing between { $instruction } and the bracket [; put a blank between them
rules-broken-array-next-line = The array goes on in the next line, but Docker ends the instruction here; put { $escape } at the end of each line that goes on
rules-broken-array-no-opening-bracket = The opening bracket [ is missing, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-no-closing-bracket = The closing bracket ] is missing, so that { $instruction } takes the whole line for ordinary text
rules-broken-array-text-behind = Behind the bracket ] stands { $text }, so that { $instruction } takes the whole line for ordinary text
rules-broken-array =
    .what = An argument looks like a JSON array, and it is not a valid one.
    .why = Docker says nothing when an array is not right. It takes the line for ordinary text: a shell gets it with all brackets and quotes, and looks for a program that is called [python,. COPY, ADD and VOLUME take it for names, and SHELL refuses it.

rules-command-in-one-word = Docker looks for a program that is called "{ $text }", with the blank in it; give { $program } and each of its arguments a string of its own
    .what = A JSON array has a whole command in one string.
    .why = In a JSON array each string is one word, and nothing is split at blanks. The first string is the name of the program. The container ends at once, as there is no program of that name.

rules-assignment-in-command-blanks = The shell runs { $name } as a program, because blanks stand beside the =; set the variable by ENV, or write it without blanks
rules-assignment-in-command-array = Docker looks for a program that is called { $name }=…, because no shell reads a JSON array; set the variable by ENV
rules-assignment-in-command =
    .what = A command begins with a variable that nothing sets.
    .why = A shell sets a variable only where no blank stands beside the =, and a JSON array has no shell at all. Otherwise the name of the variable is taken for the name of a program. ENV sets a variable for everything that runs in the container.

rules-carriage-return-in-script = The lines of this script end as on Windows, and the shell takes the extra character at each end for part of a word; convert the line ends to those of Linux
    .what = A script in a here-document has the line ends of Windows.
    .why = Windows ends a line with two characters, Linux with one. Docker keeps both in a here-document. The shell takes the first for the last letter of the line: set -e becomes an option that does not exist, and a file gets a name that cannot be seen.
