//! A failed build's error text to what a person can act on, with the lines to blame.
//!
//! BuildKit tells errors as text. What is matched here was seen on BuildKit 0.8 (Docker 20.10) and 0.25 (Docker 28); anything unknown that
//! names no step is a fault of ours, logged under a number.

use dockerfile::{Dockerfile, Instruction, Keyword};
use protocol::{BuildOptions, Notice, StepRecord};

use super::steps::StepTracker;
use super::{admission, policy};

/// What went wrong and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) notice: Notice,
    pub(crate) lines: Option<(u32, u32)>,
    /// Step to mark as failed that has no vertex of its own.
    pub(crate) step: Option<usize>,
}

/// Finds out what an error of the engine's means.
pub(crate) fn explain(
    error: &str,
    dockerfile: &Dockerfile,
    tracker: &StepTracker,
    available: &[String],
    options: &BuildOptions,
) -> Fault {
    if let Some(fault) = unreadable(error, dockerfile) {
        return fault;
    }
    if let Some(notice) = without_target(error, dockerfile) {
        return Fault { notice, lines: None, step: None };
    }
    if let Some(record) = tracker.failed() {
        let index = record.index as usize;
        return of_step(record, dockerfile, &dockerfile.instructions[index], available);
    }
    if let Some(fault) = missing_base(error, dockerfile, (tracker, options), available) {
        return fault;
    }
    if let Some(index) = missing_source(error).and_then(|source| instruction_naming(dockerfile, &source)) {
        let source = missing_source(error).unwrap_or_default();
        return without_source(dockerfile, &dockerfile.instructions[index], &source, Some(index));
    }
    match error.split_once("failed to create LLB definition: ") {
        Some((_, detail)) => invalid(None, detail, None),
        None if error.contains("failed to solve") || error.contains("dockerfile") => {
            invalid(None, last_part(error), None)
        }
        // BuildKit 0.25 tells what its front end refuses without a word before it.
        None if !tracker.has_begun() && !ENGINE_WORDS.iter().any(|words| error.contains(words)) => {
            invalid(None, error, None)
        }
        None => internal(error),
    }
}

/// What tells an engine's own trouble from what its front end says of a file.
const ENGINE_WORDS: [&str; 20] = [
    "rpc error",
    "/var/lib/",
    "containerd",
    "runc",
    "mkdir ",
    "no space left",
    "failed to prepare",
    "failed to mount",
    "failed to load cache key",
    "context canceled",
    "context deadline",
    "connection re",
    "broken pipe",
    "EOF",
    "input/output error",
    "permission denied",
    "too many open files",
    "cannot allocate memory",
    "read-only file system",
    "database",
];

/// Logs a fault of ours and gives it a number that the page shows.
pub(crate) fn internal(error: &str) -> Fault {
    let incident = uuid();
    tracing::error!(%incident, error, "a build failed for a reason that is not the user's");
    Fault { notice: Notice::Internal { incident }, lines: None, step: None }
}

fn of_step(
    record: &StepRecord,
    dockerfile: &Dockerfile,
    instruction: &Instruction,
    available: &[String],
) -> Fault {
    let error = record.error.clone().unwrap_or_default();
    let lines = Some(record.lines);
    match instruction.keyword {
        Keyword::From => {
            Fault { notice: base_missing(dockerfile, instruction, available), lines, step: None }
        }
        Keyword::Copy | Keyword::Add => match missing_source(&error) {
            Some(source) => without_source(dockerfile, instruction, &source, None),
            None => step_failed(record, &error),
        },
        _ => step_failed(record, &error),
    }
}

fn step_failed(record: &StepRecord, error: &str) -> Fault {
    let notice = Notice::StepFailed {
        line: record.lines.0 + 1,
        instruction: record.instruction.clone(),
        exit_code: record.exit_code,
        detail: error.to_owned(),
    };
    Fault { notice, lines: Some(record.lines), step: None }
}

fn base_missing(dockerfile: &Dockerfile, from: &Instruction, available: &[String]) -> Notice {
    let image = from.words.first().map_or("", |word| dockerfile.text(word)).to_owned();
    Notice::BaseImageMissing { line: Some(from.lines.0 + 1), image, available: available.to_vec() }
}

/// The front end's own words about the text of the Dockerfile:
/// `dockerfile parse error line 3: …` (0.8), `dockerfile parse error on line 3: …` (0.25).
fn unreadable(error: &str, dockerfile: &Dockerfile) -> Option<Fault> {
    if error.contains("the Dockerfile") && error.contains("cannot be empty") {
        return Some(Fault { notice: Notice::NoDockerfile, lines: None, step: None });
    }
    let (_, after) = error.split_once("dockerfile parse error")?;
    let (place, detail) = after.split_once(": ").unwrap_or((after, after));
    let line = place.split_whitespace().find_map(|word| word.parse::<u32>().ok());
    let at = line.and_then(|line| {
        let covers = |own: &Instruction| own.lines.0 < line && line <= own.lines.1;
        dockerfile.instructions.iter().position(covers)
    });
    Some(invalid(line, detail, at.map(|at| dockerfile.instructions[at].lines)))
}

/// `target stage x could not be found` (0.8), `target stage "x" could not be found` (0.25).
fn without_target(error: &str, dockerfile: &Dockerfile) -> Option<Notice> {
    let (_, after) = error.split_once("target stage ")?;
    let (name, _) = after.split_once(" could not be found")?;
    let why = admission::no_target(dockerfile, name.trim_matches('"').to_owned());
    Some(Notice::Unbuildable { line: None, why })
}

fn invalid(line: Option<u32>, detail: &str, lines: Option<(u32, u32)>) -> Fault {
    let detail = detail.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = lines.or(line.and_then(|line| Some((line.checked_sub(1)?, line))));
    Fault { notice: Notice::DockerfileInvalid { line, detail }, lines, step: None }
}

/// `docker.io/library/x:1: not found`, `pull access denied, repository does not exist`, `failed to do request: … dial tcp`.
fn missing_base(
    error: &str,
    dockerfile: &Dockerfile,
    (tracker, options): (&StepTracker, &BuildOptions),
    available: &[String],
) -> Option<Fault> {
    let image = policy::bases(dockerfile, &options.arguments).into_iter().flatten().find(|image| {
        let full = policy::full_name(image);
        let repository = full.rsplit_once([':', '@']).map_or(full.as_str(), |(repository, _)| repository);
        error.contains(repository)
    })?;
    let index = tracker.first_from(&image)?;
    let from = &dockerfile.instructions[index];
    Some(Fault {
        notice: base_missing(dockerfile, from, available),
        lines: Some(from.lines),
        step: Some(index),
    })
}

fn without_source(
    dockerfile: &Dockerfile,
    instruction: &Instruction,
    source: &str,
    step: Option<usize>,
) -> Fault {
    let as_written = words(dockerfile, instruction).into_iter().find(|word| is_same_path(word, source));
    let source = as_written.unwrap_or_else(|| source.trim_start_matches('/').to_owned());
    let notice = Notice::SourceMissing { line: instruction.lines.0 + 1, source, ignore_file: None };
    Fault { notice, lines: Some(instruction.lines), step }
}

/// Reads the path from `"/app.py" not found: …` (0.8), `"/app.py": not found` (0.25), `lstat /…/app.py: no such file or directory`.
fn missing_source(error: &str) -> Option<String> {
    let is_missing = error.contains("not found") || error.contains("no such file or directory");
    if !is_missing {
        return None;
    }
    let mut quoted = error.match_indices('"').filter_map(|(at, _)| {
        let (path, after) = error[at + 1..].split_once('"')?;
        let says_so = after.trim_start_matches(':').trim_start().starts_with("not found");
        (says_so && path.starts_with('/')).then(|| path.to_owned())
    });
    let statted = || {
        let (_, after) = error.split_once("lstat ")?;
        let (path, _) = after.split_once(": no such file")?;
        Some(path.to_owned())
    };
    quoted.next_back().or_else(statted)
}

fn instruction_naming(dockerfile: &Dockerfile, source: &str) -> Option<usize> {
    let copies = |own: &&Instruction| matches!(own.keyword, Keyword::Copy | Keyword::Add);
    let names = |own: &Instruction| words(dockerfile, own).iter().any(|word| is_same_path(word, source));
    dockerfile.instructions.iter().position(|own| copies(&own) && names(own))
}

fn words(dockerfile: &Dockerfile, instruction: &Instruction) -> Vec<String> {
    instruction.words.iter().map(|word| dockerfile.text(word).to_owned()).collect()
}

fn is_same_path(word: &str, path: &str) -> bool {
    let plain = |path: &str| path.trim_start_matches("./").trim_matches('/').to_owned();
    plain(word) == plain(path)
}

fn last_part(error: &str) -> &str {
    error.rsplit_once("failed to solve").map_or(error, |(_, detail)| detail.trim_start_matches(':').trim())
}

fn uuid() -> String {
    let mut bytes = [0_u8; 4];
    if getrandom::fill(&mut bytes).is_err() {
        return "unnumbered".to_owned();
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, error: &str, notice: Notice, lines: Option<(u32, u32)>) {
        let (parsed, options) = (dockerfile::parse(source), BuildOptions::default());
        let fault = explain(
            error,
            &parsed,
            &StepTracker::new(&parsed, &options),
            &["python:3.8".to_owned()],
            &options,
        );
        assert_eq!((fault.notice, fault.lines), (notice, lines), "{error}");
    }

    #[test]
    fn what_the_front_end_cannot_read_is_on_its_line() {
        let notice = Notice::DockerfileInvalid { line: Some(2), detail: "unknown instruction: FOO".into() };
        for error in [
            "failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 2: unknown instruction: FOO",
            "dockerfile parse error on line 2: unknown instruction: FOO",
        ] {
            check("FROM python:3.8\nFOO \\\n bar\n", error, notice.clone(), Some((1, 3)));
        }
    }

    #[test]
    fn a_missing_source_is_named_as_it_was_written() {
        let source = "FROM python:3.8\nCOPY ./a.txt /x\nCOPY [\"b c\", \"/y\"]\n";
        for error in [
            "failed to compute cache key: \"/a.txt\" not found: not found",
            "failed to calculate checksum of ref x::y: \"/a.txt\": not found",
            "lstat /var/lib/docker/tmp/x/a.txt: no such file or directory: \"/a.txt\": not found",
        ] {
            let notice = Notice::SourceMissing { line: 2, source: "./a.txt".into(), ignore_file: None };
            check(source, error, notice, Some((1, 2)));
        }
    }

    #[test]
    fn a_missing_base_lists_what_there_is() {
        let error = "failed to solve: docker.io/library/nothing:1: failed to do request: Head \"https://registry.example.org/v2/library/nothing/manifests/1\": dial tcp: no such host";
        let notice = Notice::BaseImageMissing {
            line: Some(2),
            image: "nothing:$V".into(),
            available: vec!["python:3.8".into()],
        };
        check("ARG V=1\nFROM --platform=x nothing:$V\n", error, notice, Some((1, 2)));
    }

    #[test]
    fn a_missing_target_is_told_with_the_stages_that_there_are() {
        for error in [
            "failed to solve with frontend dockerfile.v0: failed to create LLB definition: target stage 7 could not be found",
            "target stage \"7\" could not be found",
        ] {
            let why = protocol::Unbuildable::NoTarget { target: "7".into(), stages: vec!["one".into()] };
            check("FROM a AS one\nFROM b\n", error, Notice::Unbuildable { line: None, why }, None);
        }
    }

    #[test]
    fn what_the_front_end_says_of_a_file_is_not_ours() {
        for error in [
            "failed to solve with frontend dockerfile.v0: failed to create LLB definition: source can't be a URL for COPY",
            "source can't be a URL for COPY",
            "failed to solve: source can't be a URL for COPY",
            "source can't be a  URL\nfor COPY",
        ] {
            let detail = "source can't be a URL for COPY".to_owned();
            check("FROM a\nCOPY $X /y\n", error, Notice::DockerfileInvalid { line: None, detail }, None);
        }
    }

    #[test]
    fn the_unknown_is_ours() {
        let (parsed, options) = (dockerfile::parse("FROM a\n"), BuildOptions::default());
        let fault = explain(
            "failed to prepare x as y: mkdir /z: something odd",
            &parsed,
            &StepTracker::new(&parsed, &options),
            &[],
            &options,
        );
        assert!(matches!(fault.notice, Notice::Internal { .. }));
    }
}
