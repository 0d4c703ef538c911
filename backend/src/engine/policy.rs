//! What a Dockerfile may ask for: base images of the allowed set, nothing fetched by the engine itself, no door out of the sandbox.
//!
//! Words are read and expanded by the same `dockerfile` that the page has. What cannot be decided is refused: a base without a value, or one
//! whose name depends on the platform, which the engine knows better.

use dockerfile::analysis::UseTarget;
use dockerfile::analysis::VariableKind;
use dockerfile::instruction::fields;
use dockerfile::words::Lex;
use dockerfile::{Analysis, Base, DirectiveName, Dockerfile, Flag, Instruction, Keyword, Workspace, analyse};
use protocol::Notice;

/// A refusal and the zero-based lines that earn it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) notice: Notice,
    pub(crate) lines: (u32, u32),
}

/// Checks a whole Dockerfile and returns the first refusal.
pub(crate) fn check(
    dockerfile: &Dockerfile,
    arguments: &[(String, String)],
    allowed: &[String],
) -> Result<(), Refusal> {
    if let Some(directive) = dockerfile.directive(DirectiveName::Syntax) {
        let syntax = directive.value_range.slice(&dockerfile.source);
        if !is_known_syntax(syntax) {
            return Err(refusal((directive.line, directive.line + 1), format!("# syntax={syntax}")));
        }
    }
    let arguments = borrowed(arguments);
    let analysis = analyse(dockerfile, Workspace { build_args: &arguments, ..Workspace::default() });
    let policy = Policy { dockerfile, bases: bases_of(&analysis), analysis, allowed };
    dockerfile.instructions.iter().try_for_each(|instruction| policy.check(instruction))
}

/// Returns the base image of each stage with variables expanded; `None` where it is no image or cannot be told.
pub(crate) fn bases(dockerfile: &Dockerfile, arguments: &[(String, String)]) -> Vec<Option<String>> {
    let arguments = borrowed(arguments);
    bases_of(&analyse(dockerfile, Workspace { build_args: &arguments, ..Workspace::default() }))
}

fn borrowed(arguments: &[(String, String)]) -> Vec<(&str, &str)> {
    arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn bases_of(analysis: &Analysis<'_>) -> Vec<Option<String>> {
    let unsure = unsure_names(analysis);
    let of_stage = |stage: &dockerfile::analysis::StageFacts| {
        let word = analysis.file.instructions.get(stage.from)?.words.first()?;
        let text = analysis.file.text(word);
        let mut names = Lex::new(analysis.file.escape).references(text).into_iter();
        let is_unsure = names.any(|reference| unsure.contains(&reference.name.slice(text)));
        match &stage.base {
            UseTarget::Image(image) => Some(image.clone()).filter(|_| !is_unsure),
            UseTarget::Stage(_) | UseTarget::Scratch | UseTarget::Nothing => None,
        }
    };
    analysis.stages.iter().map(of_stage).collect()
}

/// Returns the names whose values the engine decides, and those that are made of them.
fn unsure_names<'a>(analysis: &'a Analysis<'_>) -> Vec<&'a str> {
    let predefined = analysis.globals.iter().filter(|found| found.kind == VariableKind::Predefined);
    let mut unsure: Vec<&str> = predefined.map(|found| found.name.as_str()).chain(GIVEN).collect();
    let globals = analysis.file.instructions.iter().take_while(|found| found.keyword != Keyword::From);
    for word in globals.filter(|found| found.keyword == Keyword::Arg).flat_map(|found| &found.words) {
        let text = analysis.file.text(word);
        let Some((name, value)) = text.split_once('=') else { continue };
        let references = Lex::new(analysis.file.escape).references(value);
        if references.iter().any(|reference| unsure.contains(&reference.name.slice(value))) {
            unsure.push(name);
        }
    }
    unsure
}

/// Writes an image's name in full, as BuildKit does in the names of vertexes: `docker.io/library/python:3.8-alpine`.
pub(crate) fn full_name(image: &str) -> String {
    let (first, has_rest) = image.split_once('/').map_or((image, false), |(first, _)| (first, true));
    let is_host = has_rest && (first.contains(['.', ':']) || first == "localhost");
    let mut name = match (is_host, has_rest) {
        (true, _) => image.to_owned(),
        (false, true) => format!("docker.io/{image}"),
        (false, false) => format!("docker.io/library/{image}"),
    };
    let last = name.rsplit('/').next().unwrap_or("");
    // Of a pattern, a star at the end covers the tag.
    if !last.contains([':', '@']) && !last.ends_with('*') {
        name.push_str(":latest");
    }
    name
}

/// Arguments that Drydock itself gives a build.
const GIVEN: [&str; 2] = ["BUILDKIT_CACHE_MOUNT_NS", "SOURCE_DATE_EPOCH"];

struct Policy<'a> {
    dockerfile: &'a Dockerfile,
    analysis: Analysis<'a>,
    /// The base image of each stage.
    bases: Vec<Option<String>>,
    allowed: &'a [String],
}

impl Policy<'_> {
    fn check(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let refuse = |what: String| Err(refusal(instruction.lines, what));
        let refused_flag = |is_allowed: &dyn Fn(&Flag) -> bool| {
            let flag = instruction.flags.iter().find(|flag| !is_allowed(flag));
            flag.map(|flag| format!("{} {}", instruction.keyword.name(), self.dockerfile.flag_text(flag)))
        };
        match instruction.keyword {
            Keyword::From => self.check_from(instruction),
            Keyword::Run => {
                refused_flag(&|flag| self.is_allowed_for_run(flag, instruction)).map_or(Ok(()), refuse)
            }
            Keyword::Copy => {
                refused_flag(&|flag| self.is_allowed_source(flag, instruction)).map_or(Ok(()), refuse)
            }
            Keyword::Add => {
                let mut words = instruction.words.iter().map(|word| self.dockerfile.text(word));
                words.find(|word| is_remote(word)).map_or(Ok(()), |source| refuse(format!("ADD {source}")))
            }
            Keyword::Onbuild => self.check_trigger(instruction),
            _ => Ok(()),
        }
    }

    fn check_from(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let Some(stage) = instruction.stage else { return Ok(()) };
        let is_fine = match self.analysis.stages.get(stage).map(|facts| &facts.base) {
            Some(UseTarget::Stage(_) | UseTarget::Scratch) => true,
            Some(UseTarget::Image(_)) => {
                let image = self.bases.get(stage).and_then(Option::as_deref);
                image.is_some_and(|image| self.is_allowed_image(image))
            }
            // Without any word there is nothing to refuse; a build says so itself.
            Some(UseTarget::Nothing) | None => instruction.words.is_empty(),
        };
        let written = match self.dockerfile.stages.get(stage).map(|stage| &stage.base) {
            Some(Base::Image(image)) => image.as_str(),
            _ => "",
        };
        if is_fine { Ok(()) } else { Err(refusal(instruction.lines, format!("FROM {written}"))) }
    }

    /// An `ONBUILD` may not hide what is refused without it.
    fn check_trigger(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let Some(trigger) = instruction.trigger.as_deref() else { return Ok(()) };
        if trigger.keyword == Keyword::Onbuild {
            return Err(refusal(instruction.lines, self.dockerfile.summary(instruction)));
        }
        self.check(&Instruction { lines: instruction.lines, stage: instruction.stage, ..trigger.clone() })
    }

    fn is_allowed_for_run(&self, flag: &Flag, instruction: &Instruction) -> bool {
        let (name, value) = self.dockerfile.flag_parts(flag);
        match name {
            "network" => matches!(value, Some("default" | "none")),
            "mount" => self.is_allowed_mount(flag, instruction),
            _ => false,
        }
    }

    /// A mount whose fields cannot be read, or hold a variable where it counts, is refused.
    fn is_allowed_mount(&self, flag: &Flag, instruction: &Instruction) -> bool {
        let Ok(fields) = fields(self.dockerfile, instruction, flag) else { return false };
        fields.iter().all(|field| {
            let value = field.value.as_deref().unwrap_or("");
            match field.key.trim() {
                "type" => matches!(value.to_ascii_lowercase().as_str(), "bind" | "cache" | "tmpfs"),
                "from" => self.is_allowed_from(value, instruction),
                _ => true,
            }
        })
    }

    fn is_allowed_source(&self, flag: &Flag, instruction: &Instruction) -> bool {
        let (name, value) = self.dockerfile.flag_parts(flag);
        name != "from" || self.is_allowed_from(value.unwrap_or(""), instruction)
    }

    fn is_allowed_from(&self, from: &str, instruction: &Instruction) -> bool {
        let is_plain = !from.contains(['$', '\\', '"', '\'', '`']);
        let is_known = from.is_empty()
            || from == "scratch"
            || from.parse::<usize>().is_ok_and(|stage| stage < self.dockerfile.stages.len())
            || self.is_stage(from, instruction)
            || self.is_allowed_image(from);
        is_plain && is_known
    }

    /// A later stage does not count: there older engines take the name for an image.
    fn is_stage(&self, name: &str, instruction: &Instruction) -> bool {
        let earlier = self.dockerfile.stages.iter().take(instruction.stage.unwrap_or(0));
        earlier.filter_map(|stage| stage.name.as_deref()).any(|stage| stage.eq_ignore_ascii_case(name))
    }

    fn is_allowed_image(&self, image: &str) -> bool {
        let image = full_name(image);
        self.allowed.iter().any(|pattern| fits(&full_name(pattern), &image))
    }
}

fn refusal(lines: (u32, u32), what: String) -> Refusal {
    Refusal { notice: Notice::Refused { line: lines.0 + 1, what }, lines }
}

fn is_known_syntax(syntax: &str) -> bool {
    let image = syntax.split_whitespace().next().unwrap_or("");
    let name = image.strip_prefix("docker.io/").unwrap_or(image);
    let repository = name.split([':', '@']).next().unwrap_or("");
    matches!(repository, "docker/dockerfile" | "docker/dockerfile-upstream")
}

/// Returns whether the engine would fetch a source of `ADD`. A variable may hide an address, and base images have some of their own, so it counts too.
fn is_remote(source: &str) -> bool {
    let plain = source.replace(['\\', '"', '\''], "").to_ascii_lowercase();
    plain.contains("://")
        || plain.contains('$')
        || plain.starts_with("git@")
        || plain.starts_with("github.com/")
        || plain
            .split(['#', '?'])
            .next()
            .is_some_and(|path| path.ends_with(".git") && path.contains(['/', ':']))
}

/// Matches a pattern in which `*` stands for any characters but `/`.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == name };
    let Some(rest) = name.strip_prefix(before) else { return false };
    let reach = rest.find('/').unwrap_or(rest.len());
    (0..=reach).filter(|at| rest.is_char_boundary(*at)).any(|at| fits(after, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is refused, or `""`.
    fn check_one(source: &str) -> String {
        let allowed = ["python:3.*".to_owned(), "registry.local:5000/team/*".to_owned()];
        match check(&dockerfile::parse(source), &[], &allowed) {
            Ok(()) => String::new(),
            Err(Refusal { notice: Notice::Refused { line, what }, .. }) => format!("{line}: {what}"),
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn allowed_bases_pass() {
        for source in [
            "FROM python:3.8-alpine",
            "FROM docker.io/library/python:3.12-slim AS x",
            "FROM --platform=linux/amd64 python:3.8",
            "FROM scratch",
            "FROM python:3.8 AS one\nFROM one\nCOPY --from=one /a /b\nCOPY --from=0 /a /b",
            "ARG V=3.8\nFROM python:$V",
            "ARG V=3.8\nARG T=${V}-slim\nFROM python:${T}",
            "FROM python:${V:-3.9}",
            "ARG V=x3.8\nFROM python:${V#x}",
            "ARG V=3.8 W=${V%.8}.9\nFROM --platform=$TARGETPLATFORM python:$W",
            "FROM registry.local:5000/team/app:1",
            "# syntax=docker/dockerfile:1\nFROM python:3.8",
            "FROM python:3.8\nRUN --mount=type=cache,target=/root/.cache pip install flask",
            "FROM python:3.8\nRUN --network=none true\nADD app.tar /x\nADD [\"a b\", \"/x\"]",
        ] {
            assert_eq!(check_one(source), "", "{source}");
        }
    }

    #[test]
    fn everything_else_is_refused_on_its_line() {
        for (source, refused) in [
            ("FROM evil", "1: FROM evil"),
            ("FROM python:2", "1: FROM python:2"),
            ("FROM evil/python:3.8", "1: FROM evil/python:3.8"),
            ("FROM registry.local:5000/team/a/b", "1: FROM registry.local:5000/team/a/b"),
            ("FROM $BASE", "1: FROM $BASE"),
            ("ARG BASE=evil\nFROM $BASE", "2: FROM $BASE"),
            ("FROM python:${V:+3.8}", "1: FROM python:${V:+3.8}"),
            ("ARG A=${TARGETARCH/amd64/python:3.8}\nFROM ${A/arm64/evil}", "2: FROM ${A/arm64/evil}"),
            ("ARG SOURCE_DATE_EPOCH=python:3.8\nFROM $SOURCE_DATE_EPOCH", "2: FROM $SOURCE_DATE_EPOCH"),
            ("FROM ${TARGETARCH/amd64/python:3.8}", "1: FROM ${TARGETARCH/amd64/python:3.8}"),
            ("FROM python:3.8\nCOPY --from=python:3.$X /a /b", "2: COPY --from=python:3.$X"),
            (
                "FROM python:3.8\nRUN --mount=type=bind,\\\"from=evil\\\" ls",
                "2: RUN --mount=type=bind,\"from=evil\"",
            ),
            ("FROM python:3.8\nADD a.git <<E /x\nE\nADD x/a.git /", "4: ADD x/a.git"),
            ("FROM two AS one\nFROM python:3.8 AS two", "1: FROM two"),
            ("FROM python:3.8\nCOPY --from=evil /a /b", "2: COPY --from=evil"),
            ("FROM python:3.8\nCOPY --chown=a --fr\\om=evil /a /b", "2: COPY --from=evil"),
            (
                "FROM python:3.8\nRUN --mount=type=bind,from=evil,target=/x ls",
                "2: RUN --mount=type=bind,from=evil,target=/x",
            ),
            ("FROM python:3.8\nRUN --mount=type=secret,id=x ls", "2: RUN --mount=type=secret,id=x"),
            ("FROM python:3.8\nRUN --mount=TYPE=SSH ls", "2: RUN --mount=TYPE=SSH"),
            ("FROM python:3.8\nRUN --security=insecure ls", "2: RUN --security=insecure"),
            ("FROM python:3.8\nRUN --network=host ls", "2: RUN --network=host"),
            ("FROM python:3.8\nRUN --net\\work=\"host\" ls", "2: RUN --network=host"),
            ("FROM python:3.8\nRUN \\\n  --network=host ls", "2: RUN --network=host"),
            ("FROM python:3.8\nADD https://evil/x /x", "2: ADD https://evil/x"),
            ("FROM python:3.8\nADD [\"HTTP://evil/x\", \"/x\"]", "2: ADD HTTP://evil/x"),
            ("FROM python:3.8\nADD git@evil:a/b.git /x", "2: ADD git@evil:a/b.git"),
            ("FROM python:3.8\nADD ${URL} /x", "2: ADD ${URL}"),
            ("FROM python:3.8\nONBUILD ADD https://evil/x /x", "2: ADD https://evil/x"),
            ("# syntax=evil/frontend\nFROM python:3.8", "1: # syntax=evil/frontend"),
            ("# syntax=docker/dockerfile.evil\nFROM python:3.8", "1: # syntax=docker/dockerfile.evil"),
        ] {
            assert_eq!(check_one(source), refused, "{source}");
        }
    }

    #[test]
    fn full_names_are_those_of_buildkit() {
        for (name, full) in [
            ("python", "docker.io/library/python:latest"),
            ("a/b:1", "docker.io/a/b:1"),
            ("localhost/a", "localhost/a:latest"),
            ("r.io:5000/a", "r.io:5000/a:latest"),
            ("a@sha256:0", "docker.io/library/a@sha256:0"),
        ] {
            assert_eq!(full_name(name), full);
        }
    }
}
