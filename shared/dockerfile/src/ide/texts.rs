//! What the cards of instructions, flags, directives and tags say. One table each, so that a card, a suggestion and a signature agree.

use crate::keyword::Keyword;
use crate::syntax::DirectiveName;

/// An instruction as a card and a signature show it.
#[derive(Debug)]
pub(super) struct InstructionText {
    /// Which instruction.
    pub(super) keyword: Keyword,
    /// How it is written; its words are the parameters of a signature.
    pub(super) form: &'static str,
    /// The JSON form, where it differs.
    pub(super) json_form: Option<&'static str>,
    /// What it does.
    pub(super) text: &'static str,
    /// A line that uses it.
    pub(super) example: &'static str,
    /// What a suggestion puts in, `${1:…}` where one goes on typing.
    pub(super) snippets: &'static [&'static str],
    /// Its flags.
    pub(super) flags: &'static [FlagText],
}

/// A flag as a card and a suggestion show it.
#[derive(Debug)]
pub(super) struct FlagText {
    /// Its name without the dashes.
    pub(super) name: &'static str,
    /// A likely value; empty where it stands alone.
    pub(super) value: &'static str,
    /// What it does.
    pub(super) text: &'static str,
}

const fn flag(name: &'static str, value: &'static str, text: &'static str) -> FlagText {
    FlagText { name, value, text }
}

/// Returns what is said of an instruction; `None` for an unknown one.
pub(super) fn instruction(keyword: Keyword) -> Option<&'static InstructionText> {
    INSTRUCTIONS.iter().find(|found| found.keyword == keyword)
}

/// Returns what is said of a flag.
pub(super) fn flag_of(keyword: Keyword, name: &str) -> Option<&'static FlagText> {
    instruction(keyword)?.flags.iter().find(|found| found.name == name)
}

/// Returns what is said of a directive: text and example.
pub(super) fn directive(name: DirectiveName) -> (&'static str, &'static str) {
    match name {
        DirectiveName::Syntax => (
            "Names the image of the front end that reads this file, and with it the version of the Dockerfile language.",
            "# syntax=docker/dockerfile:1",
        ),
        DirectiveName::Escape => (
            "Sets the character that escapes the next one and lets an instruction go on on the next line: `\\` (the default) or a backtick, \
             handy where paths are written with `\\`.",
            "# escape=`",
        ),
        DirectiveName::Check => (
            "Says which build checks to skip and whether the others stop the build.",
            "# check=skip=JSONArgsRecommended;error=true",
        ),
    }
}

const CHOWN: FlagText = flag(
    "chown",
    "user:group",
    "Owner of the new files, by name or number. Without it they belong to root (0:0).",
);
const CHMOD: FlagText =
    flag("chmod", "755", "Permissions of the new files, as numbers or like `u=rwX,go=rX`.");
const LINK: FlagText = flag(
    "link",
    "",
    "Puts the files in a layer of their own that does not depend on the layers before it, so that it is reused when those change.",
);
const EXCLUDE: FlagText = flag(
    "exclude",
    "pattern",
    "Leaves out files that match, written as in .dockerignore. May be given more than once.",
);

/// Every instruction.
pub(super) static INSTRUCTIONS: [InstructionText; 18] = [
    InstructionText {
        keyword: Keyword::Add,
        form: "ADD [--FLAG=VALUE] SOURCE DESTINATION",
        json_form: Some("ADD [--FLAG=VALUE] [\"SOURCE\", \"DESTINATION\"]"),
        text: "Copies files into the image like `COPY`, and also takes URLs and Git repositories and unpacks local tar archives. \
               For plain files `COPY` says better what is meant.",
        example: "ADD rootfs.tar.gz /",
        snippets: &["ADD ${1:source} ${2:dest}"],
        flags: &[
            CHOWN,
            CHMOD,
            LINK,
            EXCLUDE,
            flag(
                "checksum",
                "sha256:…",
                "The digest that a downloaded file must have; the build fails on another one.",
            ),
            flag("keep-git-dir", "true", "Keeps the `.git` folder of a Git source."),
            flag(
                "unpack",
                "true",
                "Whether to unpack archives; downloaded ones are not unpacked without it.",
            ),
        ],
    },
    InstructionText {
        keyword: Keyword::Arg,
        form: "ARG NAME[=DEFAULT] ...",
        json_form: None,
        text: "Declares a variable for the build, set with `--build-arg NAME=value`. It ends with its stage and is not in the running container. \
               Before the first `FROM` it can be used in `FROM` lines only; a stage repeats `ARG NAME` to see it.",
        example: "ARG PYTHON_VERSION=3.12",
        snippets: &["ARG ${1:name}", "ARG ${1:name}=${2:defaultValue}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Cmd,
        form: "CMD COMMAND",
        json_form: Some("CMD [\"EXECUTABLE\", \"ARGUMENT\"]"),
        text: "What a container of this image runs when `docker run` names no other command; with an `ENTRYPOINT`, its default arguments. \
               Only the last one of a stage counts. The JSON form starts the program itself, without a shell, so that it gets the stop signal.",
        example: "CMD [\"python\", \"app.py\"]",
        snippets: &["CMD [ \"${1:executable}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Copy,
        form: "COPY [--FLAG=VALUE] SOURCE DESTINATION",
        json_form: Some("COPY [--FLAG=VALUE] [\"SOURCE\", \"DESTINATION\"]"),
        text: "Copies files from the build context, or with `--from` from another stage or image. What the ignore file (`.dockerignore`) excludes \
               is not there. The layer is reused as long as the bytes, names and execute bits of the files stay the same.",
        example: "COPY requirements.txt ./",
        snippets: &["COPY ${1:source} ${2:dest}"],
        flags: &[
            CHOWN,
            flag(
                "from",
                "stage",
                "Takes the files from a stage of this file (by name or number) or from an image.",
            ),
            CHMOD,
            LINK,
            EXCLUDE,
            flag("parents", "", "Keeps the folders of the sources below the destination."),
        ],
    },
    InstructionText {
        keyword: Keyword::Entrypoint,
        form: "ENTRYPOINT COMMAND",
        json_form: Some("ENTRYPOINT [\"EXECUTABLE\", \"ARGUMENT\"]"),
        text: "The program that every container of this image runs. What stands after the image's name in `docker run`, or else `CMD`, is passed to it. \
               In the shell form it gets neither.",
        example: "ENTRYPOINT [\"python\"]",
        snippets: &["ENTRYPOINT [ \"${1:executable}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Env,
        form: "ENV NAME=VALUE ...",
        json_form: None,
        text: "Sets environment variables for the instructions below and for every container of the image. A changed value runs every later `RUN` of \
               the stage again. Not for secrets: anyone with the image can read them.",
        example: "ENV PYTHONUNBUFFERED=1",
        snippets: &["ENV ${1:key}=${2:value}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Expose,
        form: "EXPOSE PORT[/PROTOCOL] ...",
        json_form: None,
        text: "Notes which ports the app listens on, TCP unless `/udp` follows. It opens nothing by itself: `docker run -p 8000:5000` does, and `-P` \
               publishes every port that is noted.",
        example: "EXPOSE 5000",
        snippets: &["EXPOSE ${1:port}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::From,
        form: "FROM [--platform=PLATFORM] IMAGE[:TAG|@DIGEST] [AS NAME]",
        json_form: None,
        text: "Begins a stage with a base image, an earlier stage, or nothing (`scratch`). A file may have several; the last one becomes the image \
               unless `--target` names another.",
        example: "FROM python:3.12-slim AS build",
        snippets: &["FROM ${1:baseImage}"],
        flags: &[flag(
            "platform",
            "linux/arm64",
            "Which variant of a multi-platform image to take. `$BUILDPLATFORM` is the machine that builds, `$TARGETPLATFORM` what is built for.",
        )],
    },
    InstructionText {
        keyword: Keyword::Healthcheck,
        form: "HEALTHCHECK [--FLAG=VALUE] CMD COMMAND",
        json_form: None,
        text: "A command that Docker runs inside the container now and then: exit code 0 is healthy, 1 is not. `NONE` switches off one of the base image. \
               Only the last one of a stage counts.",
        example: "HEALTHCHECK --interval=30s CMD curl -f http://localhost:5000/",
        snippets: &[
            "HEALTHCHECK --interval=${1:30s} --timeout=${2:30s} --start-period=${3:5s} --retries=${4:3} CMD [ \"${5:executable}\" ]",
            "HEALTHCHECK NONE",
        ],
        flags: &[
            flag("interval", "30s", "Time between two checks (30s unless set)."),
            flag("retries", "3", "So many failures in a row make the container unhealthy (3 unless set)."),
            flag("start-interval", "5s", "Time between two checks during the start period (5s unless set)."),
            flag("start-period", "5s", "Time to start in, while failures do not count (0s unless set)."),
            flag("timeout", "30s", "A check that takes longer has failed (30s unless set)."),
        ],
    },
    InstructionText {
        keyword: Keyword::Label,
        form: "LABEL NAME=VALUE ...",
        json_form: None,
        text: "Adds data about the image, shown by `docker inspect`. Costs no layer and no cache.",
        example: "LABEL org.opencontainers.image.title=\"Hello\"",
        snippets: &["LABEL ${1:key}=\"${2:value}\""],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Maintainer,
        form: "MAINTAINER NAME",
        json_form: None,
        text: "The author of the image. Deprecated: write `LABEL org.opencontainers.image.authors=…`.",
        example: "LABEL org.opencontainers.image.authors=\"you@example.org\"",
        snippets: &["MAINTAINER ${1:name}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Onbuild,
        form: "ONBUILD INSTRUCTION",
        json_form: None,
        text: "Keeps an instruction for later: it runs when another build starts `FROM` this image, right after that `FROM`.",
        example: "ONBUILD COPY . /app",
        snippets: &["ONBUILD ${1:INSTRUCTION}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Run,
        form: "RUN [--FLAG=VALUE] COMMAND",
        json_form: Some("RUN [--FLAG=VALUE] [\"EXECUTABLE\", \"ARGUMENT\"]"),
        text: "Runs a command while building and keeps what it changed as a layer. The layer is reused while the command's text, the variables in \
               scope and everything above stay the same; what the command fetches from the network is not looked at.",
        example: "RUN pip install -r requirements.txt",
        snippets: &["RUN ${1:command}"],
        flags: &[
            flag(
                "mount",
                "type=cache,target=/root/.cache",
                "Mounts something for this command only: `cache` (kept between builds), `bind`, `secret`, `ssh` or `tmpfs`.",
            ),
            flag("network", "none", "The network of this command: `default`, `none` or `host`."),
            flag("security", "sandbox", "`insecure` runs without the sandbox; the builder must allow it."),
            flag("device", "vendor.example/class=name", "Gives the command a device of the builder."),
        ],
    },
    InstructionText {
        keyword: Keyword::Shell,
        form: "SHELL [\"EXECUTABLE\", \"ARGUMENT\"]",
        json_form: None,
        text: "The shell for the shell forms of `RUN`, `CMD` and `ENTRYPOINT` below; always a JSON array. `/bin/sh -c` unless set.",
        example: "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]",
        snippets: &["SHELL [ \"${1:executable}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Stopsignal,
        form: "STOPSIGNAL SIGNAL",
        json_form: None,
        text: "The signal that `docker stop` sends, by name or number; SIGTERM unless set.",
        example: "STOPSIGNAL SIGINT",
        snippets: &["STOPSIGNAL ${1:signal}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::User,
        form: "USER USER[:GROUP]",
        json_form: None,
        text: "Who runs the `RUN`, `CMD` and `ENTRYPOINT` below, and the container. Without it that is root.",
        example: "USER 1000:1000",
        snippets: &["USER ${1:daemon}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Volume,
        form: "VOLUME PATH ...",
        json_form: Some("VOLUME [\"PATH\"]"),
        text: "Keeps a folder out of the container's own layer: every container gets a volume there. What later steps of the build write there may be lost.",
        example: "VOLUME /var/lib/data",
        snippets: &["VOLUME [ \"${1:/data}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Workdir,
        form: "WORKDIR PATH",
        json_form: None,
        text: "The folder in which the instructions below and the container work; it is made if it is not there. A relative path goes on from the one before.",
        example: "WORKDIR /app",
        snippets: &["WORKDIR ${1:/the/workdir/path}"],
        flags: &[],
    },
];

/// What a part of a tag means, by how it begins.
pub(super) static TAG_PARTS: [(&str, &str); 21] = [
    (
        "latest",
        "`latest` is only a name: what the publisher last pushed under it. Another day it is another image.",
    ),
    (
        "alpine",
        "Alpine Linux: about 5 MB, musl instead of glibc, packages with `apk`. Python packages with C code may have to be compiled.",
    ),
    (
        "slim",
        "Debian with only what is needed to run: no compiler, few tools. Small, and ready-made Python packages work.",
    ),
    ("trixie", "Debian 13."),
    ("bookworm", "Debian 12."),
    ("bullseye", "Debian 11."),
    ("buster", "Debian 10, which gets no updates any more."),
    ("stretch", "Debian 9, which gets no updates any more."),
    ("noble", "Ubuntu 24.04."),
    ("jammy", "Ubuntu 22.04."),
    ("focal", "Ubuntu 20.04, out of its free support."),
    ("windowsservercore", "Windows Server Core: runs on Windows only."),
    ("nanoserver", "Windows Nano Server: runs on Windows only."),
    ("distroless", "Nothing but the program and its libraries: no shell, no package manager."),
    ("nonroot", "Runs as a user that is not root."),
    ("debug", "With a shell added for looking around."),
    ("lts", "The version with long-term support; it moves on with time."),
    ("stable", "The publisher's stable line; it moves on with time."),
    ("edge", "The newest state, before it is called stable."),
    ("rc", "A release candidate: not yet final."),
    ("onbuild", "Holds `ONBUILD` instructions that run in your build."),
];

/// Variables that BuildKit sets without a declaration in `RUN`, or after a bare `ARG`.
pub(super) static PREDEFINED: [(&str, &str); 18] = [
    ("ALL_PROXY", "A proxy for everything, from `--build-arg`; never part of the image or of the cache."),
    ("all_proxy", "As `ALL_PROXY`."),
    ("FTP_PROXY", "A proxy for FTP, from `--build-arg`; never part of the image or of the cache."),
    ("ftp_proxy", "As `FTP_PROXY`."),
    ("HTTP_PROXY", "A proxy for HTTP, from `--build-arg`; never part of the image or of the cache."),
    ("http_proxy", "As `HTTP_PROXY`."),
    ("HTTPS_PROXY", "A proxy for HTTPS, from `--build-arg`; never part of the image or of the cache."),
    ("https_proxy", "As `HTTPS_PROXY`."),
    ("NO_PROXY", "Hosts to reach without a proxy, from `--build-arg`."),
    ("no_proxy", "As `NO_PROXY`."),
    (
        "TARGETPLATFORM",
        "What is built for, like `linux/amd64`. A stage declares it with `ARG TARGETPLATFORM`.",
    ),
    ("TARGETOS", "The system that is built for, like `linux`. A stage declares it with `ARG TARGETOS`."),
    (
        "TARGETARCH",
        "The processor that is built for, like `amd64`. A stage declares it with `ARG TARGETARCH`.",
    ),
    (
        "TARGETVARIANT",
        "The processor's variant, like `v7`; often empty. A stage declares it with `ARG TARGETVARIANT`.",
    ),
    (
        "BUILDPLATFORM",
        "The machine that builds, like `linux/amd64`. A stage declares it with `ARG BUILDPLATFORM`.",
    ),
    ("BUILDOS", "The system that builds. A stage declares it with `ARG BUILDOS`."),
    ("BUILDARCH", "The processor that builds. A stage declares it with `ARG BUILDARCH`."),
    (
        "BUILDVARIANT",
        "The variant of the processor that builds. A stage declares it with `ARG BUILDVARIANT`.",
    ),
];
