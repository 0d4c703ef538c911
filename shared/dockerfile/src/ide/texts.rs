//! What the cards of instructions, flags, directives and tags say. One table each, so that a card, a suggestion and a signature agree.

use catalogue::{MakeMessage, Message, cards};

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
    pub(super) text: MakeMessage,
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
    pub(super) text: MakeMessage,
}

const fn flag(name: &'static str, value: &'static str, text: MakeMessage) -> FlagText {
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
pub(super) fn directive(name: DirectiveName) -> (Message, &'static str) {
    match name {
        DirectiveName::Syntax => (cards::directive_syntax(), "# syntax=docker/dockerfile:1"),
        DirectiveName::Escape => (cards::directive_escape(), "# escape=`"),
        DirectiveName::Check => (cards::directive_check(), "# check=skip=JSONArgsRecommended;error=true"),
    }
}

const CHOWN: FlagText = flag("chown", "user:group", cards::flag_chown);
const CHMOD: FlagText = flag("chmod", "755", cards::flag_chmod);
const LINK: FlagText = flag("link", "", cards::flag_link);
const EXCLUDE: FlagText = flag("exclude", "pattern", cards::flag_exclude);

/// Every instruction.
pub(super) static INSTRUCTIONS: [InstructionText; 18] = [
    InstructionText {
        keyword: Keyword::Add,
        form: "ADD [--FLAG=VALUE] SOURCE DESTINATION",
        json_form: Some("ADD [--FLAG=VALUE] [\"SOURCE\", \"DESTINATION\"]"),
        text: cards::instruction_add,
        example: "ADD rootfs.tar.gz /",
        snippets: &["ADD ${1:source} ${2:dest}"],
        flags: &[
            CHOWN,
            CHMOD,
            LINK,
            EXCLUDE,
            flag("checksum", "sha256:…", cards::flag_checksum),
            flag("keep-git-dir", "true", cards::flag_keep_git_dir),
            flag("unpack", "true", cards::flag_unpack),
        ],
    },
    InstructionText {
        keyword: Keyword::Arg,
        form: "ARG NAME[=DEFAULT] ...",
        json_form: None,
        text: cards::instruction_arg,
        example: "ARG PYTHON_VERSION=3.12",
        snippets: &["ARG ${1:name}", "ARG ${1:name}=${2:defaultValue}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Cmd,
        form: "CMD COMMAND",
        json_form: Some("CMD [\"EXECUTABLE\", \"ARGUMENT\"]"),
        text: cards::instruction_cmd,
        example: "CMD [\"python\", \"app.py\"]",
        snippets: &["CMD [ \"${1:executable}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Copy,
        form: "COPY [--FLAG=VALUE] SOURCE DESTINATION",
        json_form: Some("COPY [--FLAG=VALUE] [\"SOURCE\", \"DESTINATION\"]"),
        text: cards::instruction_copy,
        example: "COPY requirements.txt ./",
        snippets: &["COPY ${1:source} ${2:dest}"],
        flags: &[
            CHOWN,
            flag("from", "stage", cards::flag_from),
            CHMOD,
            LINK,
            EXCLUDE,
            flag("parents", "", cards::flag_parents),
        ],
    },
    InstructionText {
        keyword: Keyword::Entrypoint,
        form: "ENTRYPOINT COMMAND",
        json_form: Some("ENTRYPOINT [\"EXECUTABLE\", \"ARGUMENT\"]"),
        text: cards::instruction_entrypoint,
        example: "ENTRYPOINT [\"python\"]",
        snippets: &["ENTRYPOINT [ \"${1:executable}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Env,
        form: "ENV NAME=VALUE ...",
        json_form: None,
        text: cards::instruction_env,
        example: "ENV PYTHONUNBUFFERED=1",
        snippets: &["ENV ${1:key}=${2:value}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Expose,
        form: "EXPOSE PORT[/PROTOCOL] ...",
        json_form: None,
        text: cards::instruction_expose,
        example: "EXPOSE 5000",
        snippets: &["EXPOSE ${1:port}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::From,
        form: "FROM [--platform=PLATFORM] IMAGE[:TAG|@DIGEST] [AS NAME]",
        json_form: None,
        text: cards::instruction_from,
        example: "FROM python:3.12-slim AS build",
        snippets: &["FROM ${1:baseImage}"],
        flags: &[flag("platform", "linux/arm64", cards::flag_platform)],
    },
    InstructionText {
        keyword: Keyword::Healthcheck,
        form: "HEALTHCHECK [--FLAG=VALUE] CMD COMMAND",
        json_form: None,
        text: cards::instruction_healthcheck,
        example: "HEALTHCHECK --interval=30s CMD curl -f http://localhost:5000/",
        snippets: &[
            "HEALTHCHECK --interval=${1:30s} --timeout=${2:30s} --start-period=${3:5s} --retries=${4:3} CMD [ \"${5:executable}\" ]",
            "HEALTHCHECK NONE",
        ],
        flags: &[
            flag("interval", "30s", cards::flag_interval),
            flag("retries", "3", cards::flag_retries),
            flag("start-interval", "5s", cards::flag_start_interval),
            flag("start-period", "5s", cards::flag_start_period),
            flag("timeout", "30s", cards::flag_timeout),
        ],
    },
    InstructionText {
        keyword: Keyword::Label,
        form: "LABEL NAME=VALUE ...",
        json_form: None,
        text: cards::instruction_label,
        example: "LABEL org.opencontainers.image.title=\"Hello\"",
        snippets: &["LABEL ${1:key}=\"${2:value}\""],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Maintainer,
        form: "MAINTAINER NAME",
        json_form: None,
        text: cards::instruction_maintainer,
        example: "LABEL org.opencontainers.image.authors=\"you@example.org\"",
        snippets: &["MAINTAINER ${1:name}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Onbuild,
        form: "ONBUILD INSTRUCTION",
        json_form: None,
        text: cards::instruction_onbuild,
        example: "ONBUILD COPY . /app",
        snippets: &["ONBUILD ${1:INSTRUCTION}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Run,
        form: "RUN [--FLAG=VALUE] COMMAND",
        json_form: Some("RUN [--FLAG=VALUE] [\"EXECUTABLE\", \"ARGUMENT\"]"),
        text: cards::instruction_run,
        example: "RUN pip install -r requirements.txt",
        snippets: &["RUN ${1:command}"],
        flags: &[
            flag("mount", "type=cache,target=/root/.cache", cards::flag_mount),
            flag("network", "none", cards::flag_network),
            flag("security", "sandbox", cards::flag_security),
            flag("device", "vendor.example/class=name", cards::flag_device),
        ],
    },
    InstructionText {
        keyword: Keyword::Shell,
        form: "SHELL [\"EXECUTABLE\", \"ARGUMENT\"]",
        json_form: None,
        text: cards::instruction_shell,
        example: "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]",
        snippets: &["SHELL [ \"${1:executable}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Stopsignal,
        form: "STOPSIGNAL SIGNAL",
        json_form: None,
        text: cards::instruction_stopsignal,
        example: "STOPSIGNAL SIGINT",
        snippets: &["STOPSIGNAL ${1:signal}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::User,
        form: "USER USER[:GROUP]",
        json_form: None,
        text: cards::instruction_user,
        example: "USER 1000:1000",
        snippets: &["USER ${1:daemon}"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Volume,
        form: "VOLUME PATH ...",
        json_form: Some("VOLUME [\"PATH\"]"),
        text: cards::instruction_volume,
        example: "VOLUME /var/lib/data",
        snippets: &["VOLUME [ \"${1:/data}\" ]"],
        flags: &[],
    },
    InstructionText {
        keyword: Keyword::Workdir,
        form: "WORKDIR PATH",
        json_form: None,
        text: cards::instruction_workdir,
        example: "WORKDIR /app",
        snippets: &["WORKDIR ${1:/the/workdir/path}"],
        flags: &[],
    },
];

/// What a part of a tag means, by how it begins.
pub(super) static TAG_PARTS: [(&str, MakeMessage); 21] = [
    ("latest", cards::tag_latest),
    ("alpine", cards::tag_alpine),
    ("slim", cards::tag_slim),
    ("trixie", cards::tag_trixie),
    ("bookworm", cards::tag_bookworm),
    ("bullseye", cards::tag_bullseye),
    ("buster", cards::tag_buster),
    ("stretch", cards::tag_stretch),
    ("noble", cards::tag_noble),
    ("jammy", cards::tag_jammy),
    ("focal", cards::tag_focal),
    ("windowsservercore", cards::tag_windowsservercore),
    ("nanoserver", cards::tag_nanoserver),
    ("distroless", cards::tag_distroless),
    ("nonroot", cards::tag_nonroot),
    ("debug", cards::tag_debug),
    ("lts", cards::tag_lts),
    ("stable", cards::tag_stable),
    ("edge", cards::tag_edge),
    ("rc", cards::tag_rc),
    ("onbuild", cards::tag_onbuild),
];

/// Variables that BuildKit sets without a declaration in `RUN`, or after a bare `ARG`.
pub(super) static PREDEFINED: [(&str, MakeMessage); 18] = [
    ("ALL_PROXY", cards::variable_all_proxy),
    ("all_proxy", || cards::variable_as("ALL_PROXY")),
    ("FTP_PROXY", cards::variable_ftp_proxy),
    ("ftp_proxy", || cards::variable_as("FTP_PROXY")),
    ("HTTP_PROXY", cards::variable_http_proxy),
    ("http_proxy", || cards::variable_as("HTTP_PROXY")),
    ("HTTPS_PROXY", cards::variable_https_proxy),
    ("https_proxy", || cards::variable_as("HTTPS_PROXY")),
    ("NO_PROXY", cards::variable_no_proxy),
    ("no_proxy", || cards::variable_as("NO_PROXY")),
    ("TARGETPLATFORM", cards::variable_targetplatform),
    ("TARGETOS", cards::variable_targetos),
    ("TARGETARCH", cards::variable_targetarch),
    ("TARGETVARIANT", cards::variable_targetvariant),
    ("BUILDPLATFORM", cards::variable_buildplatform),
    ("BUILDOS", cards::variable_buildos),
    ("BUILDARCH", cards::variable_buildarch),
    ("BUILDVARIANT", cards::variable_buildvariant),
];
