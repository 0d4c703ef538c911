//! What a Dockerfile may ask for: base images of the allowed set, nothing fetched by the engine itself, no door out of the sandbox.
//!
//! Every check reads words as BuildKit does (quotes and escapes in flags included) and refuses what it cannot decide, such as a base whose
//! variable has no default.

use std::collections::HashMap;

use dockerfile::{Base, DirectiveName, Dockerfile, Instruction, Keyword};
use protocol::Notice;

/// A refusal and the zero-based lines that earn it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) notice: Notice,
    pub(crate) lines: (u32, u32),
}

/// Checks a whole Dockerfile and returns the first refusal.
pub(crate) fn check(dockerfile: &Dockerfile, allowed: &[String]) -> Result<(), Refusal> {
    let policy = Policy { dockerfile, allowed };
    if let Some(directive) = dockerfile.directive(DirectiveName::Syntax) {
        let syntax = directive.value_range.slice(&dockerfile.source);
        if !is_known_syntax(syntax) {
            return Err(refusal((directive.line, directive.line + 1), format!("# syntax={syntax}")));
        }
    }
    for instruction in &dockerfile.instructions {
        policy.check(instruction)?;
    }
    Ok(())
}

/// Returns the base image of each stage with variables expanded; `None` where it is no image or cannot be told.
pub(crate) fn bases(dockerfile: &Dockerfile) -> Vec<Option<String>> {
    let defaults = global_defaults(dockerfile);
    let expanded = |image: &str| expand(image, &defaults).filter(|image| image != "scratch");
    dockerfile
        .stages
        .iter()
        .map(|stage| match &stage.base {
            Base::Image(image) => expanded(image),
            Base::Stage(_) | Base::Scratch => None,
        })
        .collect()
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

/// Returns the flags that stand before an instruction's arguments, and the arguments (BuildKit `parser.extractBuilderFlags`).
pub(crate) fn split_flags(arguments: &str) -> (Vec<String>, &str) {
    let mut flags = Vec::new();
    let mut rest = arguments.trim_start();
    while rest.starts_with("--") {
        let (flag, after) = first_word(rest);
        let is_end = flag == "--";
        rest = after.trim_start();
        if is_end {
            break;
        }
        flags.push(flag);
    }
    (flags, rest)
}

struct Policy<'a> {
    dockerfile: &'a Dockerfile,
    allowed: &'a [String],
}

impl Policy<'_> {
    fn check(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let arguments = self.dockerfile.after_keyword(instruction);
        let (flags, arguments) = split_flags(&arguments);
        let refuse = |what: String| Err(refusal(instruction.lines, what));
        match instruction.keyword {
            Keyword::From => self.check_from(instruction),
            Keyword::Run => match flags.iter().find(|flag| !self.is_allowed_for_run(flag, instruction)) {
                Some(flag) => refuse(format!("RUN {flag}")),
                None => Ok(()),
            },
            Keyword::Copy => match flags.iter().find(|flag| !self.is_allowed_source(flag, instruction)) {
                Some(flag) => refuse(format!("COPY {flag}")),
                None => Ok(()),
            },
            Keyword::Add => match sources(arguments).into_iter().find(|source| is_remote(source)) {
                Some(source) => refuse(format!("ADD {source}")),
                None => Ok(()),
            },
            Keyword::Onbuild => self.check_trigger(instruction),
            _ => Ok(()),
        }
    }

    fn check_from(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let stage = instruction.stage.and_then(|stage| self.dockerfile.stages.get(stage));
        let Some(Base::Image(image)) = stage.map(|stage| &stage.base) else { return Ok(()) };
        let expanded = expand(image, &global_defaults(self.dockerfile));
        let is_fine = expanded.is_some_and(|image| {
            image.is_empty()
                || image == "scratch"
                || self.is_stage(&image, instruction)
                || self.is_allowed_image(&image)
        });
        if is_fine { Ok(()) } else { Err(refusal(instruction.lines, format!("FROM {image}"))) }
    }

    /// An `ONBUILD` may not hide what is refused without it.
    fn check_trigger(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let Some(trigger) = instruction.trigger.as_deref() else { return Ok(()) };
        if trigger.keyword == Keyword::Onbuild {
            return Err(refusal(instruction.lines, self.dockerfile.summary(instruction)));
        }
        self.check(&Instruction { lines: instruction.lines, stage: instruction.stage, ..trigger.clone() })
    }

    fn is_allowed_for_run(&self, flag: &str, instruction: &Instruction) -> bool {
        let (name, value) = flag.split_once('=').unwrap_or((flag, ""));
        match name {
            "--network" => matches!(value, "default" | "none"),
            "--mount" => {
                let fields: Vec<(String, &str)> = value
                    .split(',')
                    .map(|field| field.split_once('=').unwrap_or((field, "")))
                    .map(|(name, value)| (name.trim().to_ascii_lowercase(), value))
                    .collect();
                let is_type =
                    |value: &str| matches!(value.to_ascii_lowercase().as_str(), "bind" | "cache" | "tmpfs");
                fields.iter().all(|(name, value)| match name.as_str() {
                    "type" => is_type(value),
                    "from" => self.is_allowed_from(value, instruction),
                    _ => true,
                })
            }
            _ => false,
        }
    }

    fn is_allowed_source(&self, flag: &str, instruction: &Instruction) -> bool {
        flag.strip_prefix("--from=").is_none_or(|from| self.is_allowed_from(from, instruction))
    }

    fn is_allowed_from(&self, from: &str, instruction: &Instruction) -> bool {
        from.is_empty()
            || from == "scratch"
            || from.parse::<usize>().is_ok_and(|stage| stage < self.dockerfile.stages.len())
            || self.is_stage(from, instruction)
            || self.is_allowed_image(from)
    }

    /// A later stage does not count: there BuildKit takes the name for an image.
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

/// Returns the words of an `ADD`, its destination included, in either form.
fn sources(arguments: &str) -> Vec<String> {
    let separators =
        |character: char| character.is_whitespace() || matches!(character, '[' | ']' | ',' | '"' | '\'');
    arguments.split(separators).filter(|word| !word.is_empty()).map(|word| word.replace('\\', "")).collect()
}

/// Returns whether the engine would fetch it. A variable may hide an address, so it counts too.
fn is_remote(source: &str) -> bool {
    let lower = source.to_ascii_lowercase();
    lower.contains("://")
        || lower.contains('$')
        || lower.starts_with("git@")
        || lower.starts_with("github.com/")
        || lower
            .split(['#', '?'])
            .next()
            .is_some_and(|path| path.ends_with(".git") && path.contains(['/', ':']))
}

/// Reads one word of flags: quotes group, a backslash takes the next character as it is.
fn first_word(text: &str) -> (String, &str) {
    let mut word = String::new();
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            (None, character) if character.is_whitespace() => return (word, &text[at..]),
            (_, '\\') => word.extend(characters.next().map(|(_, next)| next)),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), character) if open == character => quote = None,
            (_, character) => word.push(character),
        }
    }
    (word, "")
}

/// Collects `ARG name=default` from before the first `FROM`, and the arguments that every build has.
fn global_defaults(dockerfile: &Dockerfile) -> HashMap<String, String> {
    let mut defaults = HashMap::new();
    let globals = dockerfile.instructions.iter().filter(|instruction| instruction.stage.is_none());
    for instruction in globals.filter(|instruction| instruction.keyword == Keyword::Arg) {
        let arguments = dockerfile.after_keyword(instruction);
        let mut rest = arguments.as_str();
        while !rest.trim().is_empty() {
            let (word, after) = first_word(rest.trim_start());
            rest = after;
            if let Some((name, value)) = word.split_once('=')
                && let Some(value) = expand(value, &defaults)
            {
                defaults.insert(name.to_owned(), value);
            }
        }
    }
    defaults
}

/// Expands `$name`, `${name}`, `${name:-word}` and `${name-word}`; `None` for anything else and for a name without a value.
fn expand(text: &str, values: &HashMap<String, String>) -> Option<String> {
    let mut expanded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        expanded.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if let Some(braced) = after.strip_prefix('{') {
            let (inner, next) = braced.split_once('}')?;
            let end = inner.find(|character| !is_name(character)).unwrap_or(inner.len());
            let (name, modifier) = inner.split_at(end);
            let fallback = modifier.strip_prefix(":-").or_else(|| modifier.strip_prefix('-'));
            let value = values.get(name).map(String::as_str).filter(|value| !value.is_empty());
            match (value, modifier.is_empty(), fallback) {
                (Some(value), true, _) | (Some(value), _, Some(_)) => expanded.push_str(value),
                (None, _, Some(fallback)) if !fallback.contains('$') => expanded.push_str(fallback),
                _ => return None,
            }
            rest = next;
        } else {
            let end = after.find(|character| !is_name(character)).unwrap_or(after.len());
            expanded.push_str(values.get(&after[..end])?);
            rest = &after[end..];
        }
    }
    expanded.push_str(rest);
    (!expanded.contains(['"', '\'', '\\'])).then_some(expanded)
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
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
        match check(&dockerfile::parse(source), &allowed) {
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
