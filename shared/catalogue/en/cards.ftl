### What the cards of the editor say of the words of a Dockerfile. Code stands between backticks.

## Instructions.

cards-instruction-add = Copies files into the image like `COPY`, and also takes URLs and Git repositories and unpacks local tar archives. For plain files, use `COPY`.
cards-instruction-arg = Declares a variable for the build, set with `--build-arg NAME=value`. It ends with its stage and is not in the running container. Before the first `FROM` it can be used in `FROM` lines only; a stage repeats `ARG NAME` to see it.
cards-instruction-cmd = What a container of this image runs when `docker run` names no other command; with an `ENTRYPOINT`, its default arguments. Only the last one of a stage counts. The JSON form starts the program itself, without a shell, so that it gets the stop signal.
cards-instruction-copy = Copies files from the build context, or with `--from` from another stage or image. What the ignore file (`.dockerignore`) excludes is not there. The layer is reused as long as the bytes, names and execute bits of the files stay the same.
cards-instruction-entrypoint = The program that every container of this image runs. What stands after the image's name in `docker run`, or else `CMD`, is passed to it. In the shell form it gets neither.
cards-instruction-env = Sets environment variables for the instructions below and for every container of the image. A changed value runs every later `RUN` of the stage again. Not for secrets: anyone with the image can read them.
cards-instruction-expose = Notes which ports the app listens on, TCP unless `/udp` follows. It opens nothing by itself: `docker run -p 8000:5000` does, and `-P` publishes every port that is noted.
cards-instruction-from = Begins a stage with a base image, an earlier stage, or nothing (`scratch`). A file may have several; the last one becomes the image unless `--target` names another.
cards-instruction-healthcheck = A command that Docker runs inside the container now and then: exit code 0 is healthy, 1 is not. `NONE` switches off one of the base image. Only the last one of a stage counts.
cards-instruction-label = Adds data about the image, shown by `docker inspect`. Costs no layer and no cache.
cards-instruction-maintainer = The author of the image. Deprecated: write `LABEL org.opencontainers.image.authors=…`.
cards-instruction-onbuild = Keeps an instruction for later: it runs when another build starts `FROM` this image, right after that `FROM`.
cards-instruction-run = Runs a command while building and keeps what it changed as a layer. The layer is reused while the command's text, the variables in scope and everything above stay the same; files that the command fetches from the network do not count.
cards-instruction-shell = The shell for the shell forms of `RUN`, `CMD` and `ENTRYPOINT` below; always a JSON array. `/bin/sh -c` unless set.
cards-instruction-stopsignal = The signal that `docker stop` sends, by name or number; SIGTERM unless set.
cards-instruction-user = Who runs the `RUN`, `CMD` and `ENTRYPOINT` below, and the container. Without it that is root.
cards-instruction-volume = Keeps a folder out of the container's own layer: every container gets a volume there. Files that later steps of the build write there may be lost.
cards-instruction-workdir = The folder in which the instructions below and the container work; the build makes the folder if it does not exist. A relative path continues the `WORKDIR` above.

## Flags.

cards-flag-chown = Owner of the new files, by name or number. Without it they belong to root (0:0).
cards-flag-chmod = Permissions of the new files, as numbers or like `u=rwX,go=rX`.
cards-flag-link = Puts the files in a layer of their own that does not depend on the layers before it, so that it is reused when those change.
cards-flag-exclude = Leaves out files that match, written as in .dockerignore. May be given more than once.
cards-flag-checksum = The digest that a downloaded file must have; the build fails on another one.
cards-flag-keep-git-dir = Keeps the `.git` folder of a Git source.
cards-flag-unpack = Says whether archives are unpacked. Without this flag, downloaded archives are not unpacked.
cards-flag-from = Takes the files from a stage of this file (by name or number) or from an image.
cards-flag-parents = Keeps the folders of the sources below the destination.
cards-flag-platform = Which variant of a multi-platform image to take. `$BUILDPLATFORM` is the machine that builds, `$TARGETPLATFORM` what is built for.
cards-flag-interval = Time between two checks (30s unless set).
cards-flag-retries = The number of failures in a row that make the container unhealthy (3 unless set).
cards-flag-start-interval = Time between two checks during the start period (5s unless set).
cards-flag-start-period = Time to start in, while failures do not count (0s unless set).
cards-flag-timeout = A check that takes longer has failed (30s unless set).
cards-flag-mount = Mounts something for this command only: `cache` (kept between builds), `bind`, `secret`, `ssh` or `tmpfs`.
cards-flag-network = The network of this command: `default`, `none` or `host`.
cards-flag-security = `insecure` runs without the sandbox; the builder must allow it.
cards-flag-device = Gives the command a device of the builder.

## Directives at the top of a file.

cards-directive-syntax = Names the image of the front end that reads this file, and with it the version of the Dockerfile language.
cards-directive-escape = Sets the character that escapes the next one and lets an instruction go on on the next line: `\` (the default) or a backtick, handy where paths are written with `\`.
cards-directive-check = Says which build checks to skip and whether the others stop the build.

## Parts of an image's tag.

cards-tag-latest = `latest` is only a name for the image that the publisher pushed last. On another day it is another image.
cards-tag-alpine = Alpine Linux: about 5 MB, musl instead of glibc, packages with `apk`. Python packages with C code may have to be compiled.
cards-tag-slim = Debian with only what is needed to run: no compiler, few tools. Small, and ready-made Python packages work.
cards-tag-trixie = Debian 13.
cards-tag-bookworm = Debian 12.
cards-tag-bullseye = Debian 11.
cards-tag-buster = Debian 10, which gets no updates any more.
cards-tag-stretch = Debian 9, which gets no updates any more.
cards-tag-noble = Ubuntu 24.04.
cards-tag-jammy = Ubuntu 22.04.
cards-tag-focal = Ubuntu 20.04, out of its free support.
cards-tag-windowsservercore = Windows Server Core: runs on Windows only.
cards-tag-nanoserver = Windows Nano Server: runs on Windows only.
cards-tag-distroless = Nothing but the program and its libraries: no shell, no package manager.
cards-tag-nonroot = Runs as a user that is not root.
cards-tag-debug = With a shell added for looking around.
cards-tag-lts = The version with long-term support; it moves on with time.
cards-tag-stable = The publisher's stable line; it moves on with time.
cards-tag-edge = The newest state, before it is called stable.
cards-tag-rc = A release candidate: not yet final.
cards-tag-onbuild = Holds `ONBUILD` instructions that run in your build.

## Variables that BuildKit sets.

cards-variable-all-proxy = A proxy for everything, from `--build-arg`; never part of the image or of the cache.
cards-variable-as = As `{ $name }`.
cards-variable-ftp-proxy = A proxy for FTP, from `--build-arg`; never part of the image or of the cache.
cards-variable-http-proxy = A proxy for HTTP, from `--build-arg`; never part of the image or of the cache.
cards-variable-https-proxy = A proxy for HTTPS, from `--build-arg`; never part of the image or of the cache.
cards-variable-no-proxy = Hosts to reach without a proxy, from `--build-arg`.
cards-variable-targetplatform = What is built for, like `linux/amd64`. A stage declares it with `ARG TARGETPLATFORM`.
cards-variable-targetos = The system that is built for, like `linux`. A stage declares it with `ARG TARGETOS`.
cards-variable-targetarch = The processor that is built for, like `amd64`. A stage declares it with `ARG TARGETARCH`.
cards-variable-targetvariant = The processor's variant, like `v7`; often empty. A stage declares it with `ARG TARGETVARIANT`.
cards-variable-buildplatform = The machine that builds, like `linux/amd64`. A stage declares it with `ARG BUILDPLATFORM`.
cards-variable-buildos = The system that builds. A stage declares it with `ARG BUILDOS`.
cards-variable-buildarch = The processor that builds. A stage declares it with `ARG BUILDARCH`.
cards-variable-buildvariant = The variant of the processor that builds. A stage declares it with `ARG BUILDVARIANT`.

## A variable of the file.

# $line (Number)
cards-variable-set = Set by `{ $instruction }` on line { $line }.
# $line (Number)
cards-variable-declared = Declared by `{ $instruction }` on line { $line }; the build gives it its value.
cards-variable-build-arg = `--build-arg` may set another value.
cards-variable-of-shell = Not set in this file: a variable of the shell, or of the base image.
cards-variable-not-set = Not set above this line in this stage: nothing is put in its place.

## Here-documents and stages.

cards-heredoc = A here-document: the lines below, up to a line that says `{ $delimiter }`.
cards-heredoc-expands = Variables in it are expanded; quotes around the delimiter would switch that off.
cards-heredoc-quoted = Variables in it stay as they are, as the delimiter is quoted.
cards-heredoc-tabs = Tabs at the start of its lines are dropped.
cards-stage = stage { $name }
# $line (Number)
# $base (Message)
# $count (Number)
cards-stage-about = { $count ->
        [one] Begins on line { $line }, based on { $base }; { $count } instruction follows its `FROM`.
       *[other] Begins on line { $line }, based on { $base }; { $count } instructions follow its `FROM`.
    }
# What a stage is based on.
cards-base-image = the image `{ $image }`
cards-base-stage = the stage `{ $name }`
# $number (Number)
cards-base-stage-number = stage { $number }
cards-base-scratch = nothing (`scratch`)

## Images.

cards-image-scratch = Nothing: an empty file system, for programs that need no other file.
cards-image = The stage starts from the image `{ $image }`.
cards-image-digest = The digest pins it: the same bytes in every build.
cards-image-no-tag = No tag means `latest`, which is another image another day; name a version.
# $meaning (Message)
cards-image-part = `{ $part }`: { $meaning }
cards-image-exact-version = this exact version.
cards-image-newest-release = the newest release of this version.
cards-image-stand-in = No registry answers, so here a stand-in replaces the image: { $parts }. Builds and layers work in the same way. Versions and tools inside differ.

## Ports, folders, signals and users.

cards-port = port { $port }
cards-port-about = The app listens on port { $port } inside the container. `docker run -p 8000:{ $port }` makes it reachable as port 8000 outside.
cards-folder = folder { $folder }
cards-folder-about = From here on, relative paths count from `{ $folder }`: in `RUN`, `COPY`, `CMD`, and in the container.
# $meaning (Message)
cards-signal = Signal { $number }: { $meaning }
cards-signal-hup = told that its terminal is gone; servers read their configuration again.
cards-signal-int = what Ctrl-C sends; Python raises KeyboardInterrupt.
cards-signal-quit = asked to end; nginx and others finish open requests first.
cards-signal-kill = ended at once by the kernel; the program cannot tidy up.
cards-signal-usr1 = each program decides what it does.
cards-signal-term = asked to end, with time to tidy up. `docker stop` sends this signal unless another one is set.
cards-signal-winch = its window changed. Apache ends gracefully when it gets this signal.
cards-user = user { $user }
cards-user-root = The user who may do everything in the container.
cards-user-number = The user with the number { $user }; it needs no name in the image.
cards-user-name = The user `{ $user }`, who must be in the image's `/etc/passwd`: a base image brings it, or `RUN useradd { $user }`.
cards-user-group = The group is `{ $group }`.

## Which files COPY or ADD takes.

cards-takes-nothing = Takes nothing.
cards-takes-nothing-fits = Takes nothing: no file fits.
# $size (Message)
cards-takes-one = Takes `{ $path }`, { $size }.
# $count (Number)
# $size (Message)
# $names (Message)
cards-takes-many = Takes { $count } files, { $size }: { $names }.
# $names (Message)
cards-keeps-out = `{ $file }` keeps out { $names }.
cards-path = `{ $path }`
# $names (List)
# $last (Message)
cards-paths-and = { $names } and { $last }
# $names (List)
# $count (Number)
cards-paths-and-more = { $names } and { $count } more
cards-size-empty = empty
