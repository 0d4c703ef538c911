### The console: what Drydock itself says of command lines. What Docker and sh say is no message.

## Shell

console-open-single-quotes = A single quote is open. Type the rest, and close it with '.
console-open-double-quotes = A double quote is open. Type the rest, and close it with ".
console-open-backticks = A command between backticks is open. Type the rest, and close it with a backtick.
console-open-substitution = A command substitution is open. Type the rest, and close it with a right parenthesis.
console-open-parameter = The braces of a variable are open. Type the rest, and close them with a right brace.
console-open-here-document = The text goes on until a line that holds only { $delimiter }.
console-open-backslash = The backslash joins this line with the next one. Type the next line.
console-open-operator = A command has to follow { $operator }. Type the command.
# $depth (Number)
console-too-deep = Substitutions stand in each other more than { $depth } times. Write the command with fewer.
# $size (Size)
console-too-long = A command has at most { $size }, and this one is longer or stands for more. Write the text into a file, and use the file.

console-refused-background = The console runs one command after the other, so & at the end of a command is not supported. To run a container in the background, use docker run -d.
console-refused-function = The console has no functions. Type the commands of the function one by one.
console-refused-if = The console has no if. Use && between two commands: the second command runs when the first command succeeds.
console-refused-loop = The console has no loops, so { $word } is not supported. Type the command once for each value, or give all values to one command.
console-refused-choice = The console has no choices, so { $word } is not supported. Type the command that you choose.
console-refused-arithmetic = The console does not calculate, so double parentheses are not supported. Type the number itself.
console-refused-array = The console has no arrays. Use one variable for each value.
console-refused-process-substitution = The console does not give the output of a command to another one as a file. Write the output into a file with >, or use a pipe.
console-refused-subshell = The console has no subshells, so parentheses around commands are not supported. Type the commands without the parentheses.
console-refused-group = The console has no groups, so braces around commands are not supported. Type the commands without the braces.
console-refused-conditional = The console does not have double brackets. Use test, or single brackets.
console-refused-coprocess = The console runs one command after the other, so coproc is not supported.
console-refused-descriptor = The console can redirect standard input, standard output (1) and standard error (2). It cannot redirect other descriptors or close them.
console-refused-exec = The console does not redirect its own input or output, so exec with a redirect is not supported. Redirect each command.
console-refused-expansion = This form of a variable is not supported. The forms with :- - := = :+ + :? ? # ## % %% / and // are supported, and a # before the name.

console-expansion-too-much = The words of this command become too long, or take too much work. Use fewer files or shorter values.
# $size (Size)
console-too-many-variables = All variables together have at most { $size }. Remove some with unset.

# $character is the character itself.
console-odd-curly-quote = { $character } is a curly quote, and sh does not know it. Use { $replacement }.
console-odd-long-dash = { $character } is a long dash, and no flag begins with it. Use { $replacement }.
# $code is the number of the character, such as U+00A0.
console-odd-blank = This blank ({ $code }) does not separate words. Use an ordinary blank.
console-odd-full-width = { $character } has double width, and sh does not know it. Use { $replacement }.
console-odd-invisible = An invisible character ({ $code }) stands here. Remove it.

# $count (Number)
console-paste-prompts = { $count ->
    [one] One prompt before a command was dropped.
   *[other] { $count } prompts before commands were dropped.
}
# $count (Number)
console-paste-mended = { $count ->
    [one] Blanks behind a backslash at the end of a line were dropped, so that the backslash joins two lines.
   *[other] Blanks behind { $count } backslashes at ends of lines were dropped, so that each backslash joins two lines.
}
# $count (Number)
console-paste-without-prompt = { $count ->
    [one] One line has no prompt, unlike the others. It may be output, and no command.
   *[other] { $count } lines have no prompt, unlike the others. They may be output, and no commands.
}

### What Drydock says in the console besides the words of the tools and of docker.

## Tools

console-tools-above-the-workspace = This folder is the workspace; there is nothing above it.
# $limit (Size)
console-tools-output-is-cut = The output is cut: a command of the console prints at most { $limit }.
console-tools-pattern-takes-too-long = The pattern takes too long on this text. Search in a smaller file, or use a simpler pattern.
# $tool is the name of a command, $what an option or a word of it
console-tools-not-supported = { $tool } of this console does not do { $what }. In a container it does: docker run --rm -it alpine sh.
console-tools-basename = The last part of a path
console-tools-cat = Prints files
console-tools-chmod = Makes a file executable, or not
console-tools-command = Says where a command comes from (command -v)
console-tools-cp = Copies files and folders
console-tools-cut = Prints parts of lines
console-tools-date = Prints the time
console-tools-diff = Shows how two files differ
console-tools-dirname = The folder of a path
console-tools-echo = Prints its words
console-tools-env = Prints the exported variables
console-tools-false = Does nothing, and fails
console-tools-find = Finds files by name
console-tools-grep = Prints lines that match a pattern
console-tools-head = Prints the first lines
console-tools-hostname = Prints the name of the machine
console-tools-ls = Lists files
console-tools-mkdir = Makes folders
console-tools-mv = Moves or renames files
console-tools-printenv = Prints exported variables by name
console-tools-printf = Prints its words in a format
console-tools-pwd = Prints the working folder
console-tools-rm = Removes files and folders
console-tools-rmdir = Removes empty folders
console-tools-sed = Changes lines of text
console-tools-seq = Prints numbers
console-tools-sort = Sorts lines
console-tools-tail = Prints the last lines
console-tools-tee = Prints its input and writes it into files
console-tools-touch = Makes empty files
console-tools-tr = Replaces or removes characters
console-tools-true = Does nothing, and succeeds
console-tools-type = Says what a command is
console-tools-uname = Says what system this is
console-tools-uniq = Prints repeated lines once
console-tools-wc = Counts lines, words and bytes
console-tools-which = Says where commands come from
console-tools-whoami = Prints the name of the user

## Server
console-nested-too-deeply = commands run inside of each other too deeply: does a script run itself?
console-too-much-output = this wrote more than a file or a pipe may hold here
console-not-text = { $path } would not be text. A workspace holds text files only.
# $limit (Number)
console-too-many-folders = a workspace keeps at most { $limit ->
        [one] { $limit } empty folder
       *[other] { $limit } empty folders
    }
console-help = These commands work here. docker --help lists the commands of docker, and the name of a command with --help tells more about it.
console-edit-what = Name a file, as in: vi app.py
console-edit-here = { $path } is open in the editor above; it is saved while you type.
console-no-keyboard = { $name } would read what is typed here, which the console does not pass on to it. Give it a file, or use a pipe.
console-shell-in-shell = This is a shell already. Name a script to run, as in: sh run.sh
console-runs-in-containers = { $name } runs in images and containers, not here: write it into the Dockerfile, or run it with docker exec or docker run.
console-no-git = There is no git here. The editor above holds the files.
console-no-compose = Docker Compose is not here. Build and run each service with docker build and docker run.
console-engine-broke = The engine gave no proper answer
# $limit (Size)
console-memory-limit = A container may have at most { $limit } of memory here.
console-cpu-limit = A container may use at most { $limit } CPUs here.
console-tcp-only = Only TCP ports can be published here, not { $protocol }.
console-no-other-registry = Images of another registry ({ $registry }) are not supported here. Use a name without a registry, such as web or user/web.
console-base-image-stays = { $name } is a base image that all workspaces of this server share. It cannot be removed here.
console-no-all-tags = --all-tags is not supported: name one tag.
console-is-stand-in = { $name } is a stand-in on this server: an image that Drydock made of Debian's packages, because no registry can be reached.
console-can-be-pulled = On this server you can pull: { $names }.
console-no-build-call = --call and --check are not supported. The page shows the checks of the Dockerfile while you type.
console-no-build-flag = { $flag } is not supported by docker build here.
console-only-local-requests = Requests go only to the ports that your containers publish, as in: curl localhost:8000
# $port (Number)
console-nothing-listens = The container that publishes port { $port } does not answer on it yet. docker logs shows what it is doing.
# $port (Number)
console-no-such-port = No running container publishes port { $port }. docker ps shows the published ports.
console-user-name-length = A user name has 2 to 30 characters.
console-user-name-characters = A user name has lowercase letters and digits, and between them - or _.
console-user-name-reserved = This user name is kept for images that the server provides. Choose another one.
console-user-name-taken = The user name { $name } belongs to another workspace of this server. Choose another one.
# $limit (Number)
console-too-many-user-names = A workspace can take at most { $limit ->
        [one] { $limit } user name
       *[other] { $limit } user names
    }.
console-no-password = Logged in as { $name } at the registry of this server. It asks for no password and keeps none.
console-log-in-first = Log in first, as in: docker login -u my_name. Then give the image a name that begins with it, as in: docker tag web my_name/web
console-not-your-name = You can push only names that begin with the user name with which you logged in, as in: my_name/web
console-registry-turned-off = This server has no registry: it was turned off.
console-registry-starting = The registry of this server is still starting. Try again in a moment.
console-no-registry = This server has no registry: { $reason }.
# $limit (Number)
console-too-many-registry-images = A workspace can have at most { $limit ->
        [one] { $limit } image
       *[other] { $limit } images
    } in the registry of this server.
console-is-seed = { $name } was built by Drydock from the files of the tutorial, and is not the image of that name on Docker Hub.
console-format-too-much = The template of --format is too long, prints too much, takes too much work, or defines templates of its own. Use a shorter one.
console-build-cache-stays = The build cache stays: all workspaces of this server share it, and the server keeps it within its limit by itself.
# $size (Size)
console-copy-too-large = One copy can have at most { $size }. Copy a smaller folder or single files.

## Docker

# $command (Text)
console-docker-command = { $command } is not available in Drydock.
# $flag (Text)
# $command (Text)
console-docker-flag = { $flag } of { $command } is not available in Drydock.
console-docker-compose = docker compose is not available in Drydock: start each service by its own docker run instead.
console-docker-save = Images and containers cannot be saved to archives or loaded from them here: use docker push and docker pull to pass an image on.
console-docker-search = docker search asks Docker Hub, which this server does not do: docker images shows the images that are here.
console-docker-network = Networks of your own are not available in Drydock: publish a port with -p to reach a container.
console-docker-network-host = --network host is not available, because the network of the server belongs to everybody: publish a port with -p instead.
console-docker-volume = Volumes are not available in Drydock: copy files into the image with COPY, or into a container with docker cp.
# $flag (Text)
console-docker-host-mount = { $flag } is not available for folders of the server, because the server belongs to everybody: copy files into the image with COPY, or into a container with docker cp.
# $flag (Text)
console-docker-volumes-from = { $flag } is not available in Drydock, because there are no volumes to share: copy files with docker cp.
console-docker-context = Other contexts are not available: the console always uses the engine of this workspace.
console-docker-host = Other engines are not available: the console always uses the engine of this workspace.
console-docker-swarm = Swarm is not available in Drydock: start single containers with docker run.
# $flag (Text)
console-docker-privileged = { $flag } is not available, because a container with all privileges could take over the server.
# $flag (Text)
console-docker-api-socket = { $flag } is not available, because a container could then control the engine of the server.
# $flag (Text)
console-docker-cap-add = { $flag } is not available, because more capabilities would let a container reach outside itself.
# $flag (Text)
console-docker-device = { $flag } is not available, because devices belong to the server and so to everybody.
# $flag (Text)
console-docker-pid = { $flag } is not available, because a container that shares the namespaces of the server could see what belongs to other people.
# $flag (Text)
console-docker-ipc = { $flag } is not available, because shared memory of the server belongs to everybody.
# $flag (Text)
console-docker-security-opt = { $flag } is not available, because these settings keep the containers of different people apart.
# $flag (Text)
console-docker-userns = { $flag } is not available, because user namespaces keep the containers of different people apart.
# $flag (Text)
console-docker-platform = { $flag } is not available: images are built and run for the platform of the server.
console-docker-build-input = A build from standard input is not available: the build context is a folder of the workspace, so end the command with a dot.
# $context (Text)
console-docker-build-url = A build from { $context } is not available: the build context is a folder of the workspace, so end the command with a dot.
# $kind (Text)
console-docker-inspect-type = There is nothing of the type { $kind } in Drydock: docker inspect shows containers and images.
# $most (Number)
console-docker-too-many-ports = One command can name at most { $most } ports.

## Slips on a docker command line

console-slip-space-before-dot = A space is missing before the dot: the dot is the build context and must be a word of its own.
console-slip-dot = The build context is missing at the end: a dot means the workspace.
console-slip-no-image = The name of the image is missing: it stands after the flags.
# $name (Text)
console-slip-dockerfile-name = The file is called { $name }: docker build reads Dockerfile, so rename the file.
# $name (Text)
# $found (Text)
console-slip-dockerfile-flag = There is no file { $name }, but there is { $found }.
# $port (Text)
# $free (Text)
console-slip-port-taken = Another container uses port { $port }: stop that container, or use port { $free }.
# $name (Text)
console-slip-name-taken = Another container is called { $name }: remove that container first, or choose another name.
# $name (Text)
# $found (Text)
console-slip-unknown-image = There is no image { $name }, but there is { $found }.
# $name (Text)
# $found (Text)
console-slip-unknown-container = There is no container { $name }, but there is { $found }.
# $name (Text)
console-slip-not-running = The container { $name } has stopped: start it first.
# $flag (Text)
console-slip-flag-after-image = What follows the image is the command of the container: flags such as { $flag } stand before the image.
console-slip-shell = The image has no bash: try sh.
# $container (Text)
console-slip-image-in-use = The container { $container } was made from this image: remove the container first.
console-slip-quotes = The quotes make one word of several: leave the quotes away.
# $flag (Text)
console-slip-two-dashes = A long flag begins with two dashes: { $flag }.
# $wrong (Text)
# $found (Text)
console-slip-nearest = There is no { $wrong }: did you mean { $found }?
