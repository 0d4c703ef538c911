//! Why a build failed, in the words of BuildKit's two generations: 0.8, which Docker 20.10 has, and those of current engines. Pure.

use protocol::{BuildRecord, Notice, StepState, Unbuildable};

/// Which words an engine uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generation {
    /// BuildKit 0.8.
    First,
    /// Those of current engines.
    Current,
}

/// Returns what the client prints of a build that failed; nothing where only Drydock has words for it. `dockerfile` is the Dockerfile's name.
pub(super) fn text(
    record: Option<&BuildRecord>,
    dockerfile: &str,
    notice: &Notice,
    generation: Generation,
) -> Option<String> {
    if matches!(notice, Notice::DockerfileMissing { .. }) {
        let reason = format!("open {dockerfile}: no such file or directory");
        return Some(format!("ERROR: failed to build: {}", unreadable_dockerfile(&reason, generation)));
    }
    let reason = of_step(record, notice).or_else(|| of_file(notice, dockerfile, generation))?;
    Some(format!("ERROR: failed to build: failed to solve: {reason}"))
}

/// Words why the front end could not read the Dockerfile. The first generation names a folder of its own before the file, which is left out.
pub(super) fn unreadable_dockerfile(reason: &str, generation: Generation) -> String {
    let place = if generation == Generation::First { FRONT_END } else { "" };
    format!("failed to solve: {place}failed to read dockerfile: {reason}")
}

/// Returns the engine's own words for a step that failed.
fn of_step(record: Option<&BuildRecord>, notice: &Notice) -> Option<String> {
    let failed = record?.steps.iter().find(|step| step.state == StepState::Failed);
    let said = failed.and_then(|step| step.error.clone());
    match notice {
        Notice::StepFailed { detail, .. } => Some(said.unwrap_or_else(|| detail.clone())),
        Notice::SourceMissing { source, .. } => {
            let said = said.unwrap_or_else(|| format!("\"/{}\": not found", source.trim_start_matches("./")));
            // The step says why, and the build what could not be done without it.
            Some(if said.starts_with(NO_KEY) { said } else { format!("{NO_KEY}{said}") })
        }
        _ => None,
    }
}

/// Returns what the front end says of a Dockerfile that it cannot build.
fn of_file(notice: &Notice, dockerfile: &str, generation: Generation) -> Option<String> {
    let is_first = generation == Generation::First;
    let (line, detail) = match notice {
        Notice::NoDockerfile if is_first => (None, "the Dockerfile cannot be empty".to_owned()),
        Notice::NoDockerfile => (None, format!("the Dockerfile ({dockerfile}) cannot be empty")),
        Notice::Unbuildable { why: Unbuildable::NoTarget { target, .. }, .. } if is_first => {
            (None, format!("target stage {target} could not be found"))
        }
        Notice::Unbuildable { why: Unbuildable::NoTarget { target, .. }, .. } => {
            (None, format!("target stage {target:?} could not be found"))
        }
        // The first generation does not guess, and tells no line of what is not there.
        Notice::DockerfileInvalid { line, detail } if is_first => {
            let detail = detail.split(" (did you mean ").next().unwrap_or(detail).to_owned();
            (line.filter(|_| detail != NO_STAGE), detail)
        }
        Notice::DockerfileInvalid { line, detail } => (*line, detail.clone()),
        _ => return None,
    };
    Some(match (generation, line) {
        (Generation::First, Some(line)) => {
            format!("{FRONT_END}{DEFINITION}dockerfile parse error line {line}: {detail}")
        }
        (Generation::First, None) => format!("{FRONT_END}{DEFINITION}{detail}"),
        (Generation::Current, Some(line)) => format!("dockerfile parse error on line {line}: {detail}"),
        (Generation::Current, None) => detail,
    })
}

/// Words what is no `--restart` as an engine before Docker 25 does: the client leaves it to the engine to find.
pub(super) fn restart_policy(text: &str, api_minor: usize) -> String {
    if api_minor >= VERSION_OF_WORDED_POLICIES {
        return text.to_owned();
    }
    if let Some((before, rest)) = text.split_once("invalid restart policy: unknown policy '")
        && let Some((policy, rest)) = rest.split_once("'; use one of ")
        && let Some((_, after)) = rest.split_once("'unless-stopped'")
    {
        return format!("{before}invalid restart policy '{policy}'{after}");
    }
    text.replace("invalid restart policy: maximum retry count cannot", "maximum retry count cannot")
}

/// The version of the API (Docker 25) since which the engine tells what a policy can be.
const VERSION_OF_WORDED_POLICIES: usize = 44;
/// What stands before all that the front end of the first generation says.
const FRONT_END: &str = "rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: ";
/// And what it says first of a Dockerfile that it could read.
const DEFINITION: &str = "failed to create LLB definition: ";
const NO_KEY: &str = "failed to compute cache key: ";
const NO_STAGE: &str = "no build stage in current context";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generation_has_words_of_its_own() {
        let notice = Notice::DockerfileInvalid {
            line: Some(1),
            detail: "unknown instruction: FRM (did you mean FROM?)".into(),
        };
        let said = |notice: &Notice, generation| {
            let text = text(None, "Dockerfile", notice, generation).unwrap();
            text.strip_prefix("ERROR: failed to build: failed to solve: ").unwrap().to_owned()
        };
        assert_eq!(
            said(&notice, Generation::First),
            format!("{FRONT_END}{DEFINITION}dockerfile parse error line 1: unknown instruction: FRM")
        );
        assert_eq!(
            said(&notice, Generation::Current),
            "dockerfile parse error on line 1: unknown instruction: FRM (did you mean FROM?)"
        );
        let why = Unbuildable::NoTarget { target: "third".into(), stages: Vec::new() };
        let notice = Notice::Unbuildable { line: None, why };
        assert_eq!(
            said(&notice, Generation::First),
            format!("{FRONT_END}{DEFINITION}target stage third could not be found")
        );
        assert_eq!(said(&notice, Generation::Current), "target stage \"third\" could not be found");
        let notice = Notice::DockerfileInvalid { line: Some(1), detail: NO_STAGE.into() };
        assert_eq!(said(&notice, Generation::First), format!("{FRONT_END}{DEFINITION}{NO_STAGE}"));
    }

    #[test]
    fn a_dockerfile_has_its_own_name() {
        let said = |notice: &Notice, generation| text(None, "web.Dockerfile", notice, generation).unwrap();
        let missing = Notice::DockerfileMissing { path: "docker/web.Dockerfile".into() };
        assert_eq!(
            said(&missing, Generation::Current),
            "ERROR: failed to build: failed to solve: failed to read dockerfile: open web.Dockerfile: no such file or directory"
        );
        assert_eq!(
            said(&Notice::NoDockerfile, Generation::Current),
            "ERROR: failed to build: failed to solve: the Dockerfile (web.Dockerfile) cannot be empty"
        );
    }

    #[test]
    fn what_only_drydock_says_has_no_words_of_docker() {
        assert_eq!(text(None, "Dockerfile", &Notice::BuildInProgress, Generation::Current), None);
    }
}
