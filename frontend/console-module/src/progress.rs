//! The progress of a build in the form of docker's client (buildx 0.29), made from the build's record.
//!
//! The client also shows vertices that are no instructions, such as the loading of the Dockerfile. The record does not hold them, so they are neither
//! shown nor counted.

use catalogue::{PageWords, console_page};
use protocol::{BuildRecord, BuildState, StepRecord, StepState, StepStatus};
use serde::Serialize;

/// The progress at one moment.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Progress {
    rows: Vec<Row>,
    #[serde(rename = "isOver")]
    is_over: bool,
}

/// One line of it.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Row {
    /// What the client prints.
    text: String,
    /// A `data-st` word of the style sheets, for the shape in front; none for a line without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    /// What stands at the right.
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

impl Row {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// Writes the progress of a build. `now_ms` is Unix milliseconds of the server's clock; `errors` are the last lines of the step that failed.
pub(crate) fn progress(record: &BuildRecord, now_ms: u64, errors: &str, words: &PageWords) -> Progress {
    let names = vertex_names(record);
    let steps = || record.steps.iter().zip(&names).filter_map(|(step, name)| Some((step, name.as_ref()?)));
    let is_exported = matches!(record.state, BuildState::Succeeded { .. });
    let n_steps = steps().filter(|(step, _)| !record.is_not_needed(step)).count();
    let n_done = steps().filter(|(step, _)| is_done(step.state)).count();
    let mut rows = vec![head(record, now_ms, n_done + usize::from(is_exported), n_steps + 1)];
    for (step, name) in steps() {
        rows.extend(row(step, name, now_ms, words));
        if step.state == StepState::Running {
            rows.extend(step.statuses.iter().rev().take(MOST_STATUSES).rev().map(status));
        }
    }
    if let BuildState::Succeeded { image_id, .. } = &record.state {
        rows.push(Row::plain(" => exporting to image"));
        rows.push(Row::plain(format!(" => => writing image {}", image_id.0)));
        rows.push(Row::plain(format!(" => => naming to {}", full_name(record.image.as_str()))));
    }
    let failed = steps().find(|(step, _)| step.state == StepState::Failed);
    if let (true, Some((_, name))) = (record.state.is_over(), failed) {
        rows.extend(failure(name, errors));
    }
    Progress { rows, is_over: record.state.is_over() }
}

fn head(record: &BuildRecord, now_ms: u64, n_done: usize, n_all: usize) -> Row {
    let took_ms = match record.state.started_ms() {
        Some(started_ms) => record.state.ended_ms().unwrap_or(now_ms).saturating_sub(started_ms),
        None => 0,
    };
    let end = if n_done == n_all { " FINISHED" } else { "" };
    Row::plain(format!("[+] Building {} ({n_done}/{n_all}){end}", seconds(took_ms)))
}

fn is_done(state: StepState) -> bool {
    matches!(state, StepState::Reused | StepState::Ran | StepState::Failed)
}

/// Returns the line of a step that has begun.
fn row(step: &StepRecord, name: &str, now_ms: u64, words: &PageWords) -> Option<Row> {
    let line = step.lines.0 + 1;
    let (prefix, state, note) = match step.state {
        StepState::Reused => ("CACHED ", "reused", console_page::step_reused(line)),
        StepState::Ran => ("", "ran", console_page::step_ran(line)),
        StepState::Running => ("", "running", console_page::step_running(line)),
        StepState::Failed => ("ERROR ", "failed", console_page::step_failed(line)),
        StepState::Waiting | StepState::NotReached | StepState::NoLayer => return None,
    };
    let ended_ms = step.ended_ms.unwrap_or(now_ms);
    let took_ms = match step.started_ms {
        Some(started_ms) if step.state != StepState::Reused => ended_ms.saturating_sub(started_ms),
        _ => 0,
    };
    let text = format!(" => {prefix}{name}   {}", seconds(took_ms));
    Some(Row { text, state: Some(state), note: words.say(&note) })
}

/// Returns the line of a running part of a step, such as the pull of a layer.
fn status(status: &StepStatus) -> Row {
    let StepStatus { id, current, total, .. } = status;
    let amount = match (current, total) {
        (0, 0) => String::new(),
        (current, 0) => format!("   {}", megabytes(*current)),
        (current, total) => format!("   {} / {}", megabytes(*current), megabytes(*total)),
    };
    Row::plain(format!(" => => {id}{amount}"))
}

/// Returns the last lines of the step that failed, as the client repeats them. The error itself is written by the server.
fn failure(name: &str, errors: &str) -> Vec<Row> {
    let head = ["------".to_owned(), format!(" > {name}:")].map(Row::plain);
    let lines = errors.lines().map(Row::plain);
    head.into_iter().chain(lines).chain([Row::plain("------")]).collect()
}

/// Returns the name of each step's vertex, as `[2/3] RUN pip install flask` or `[build 2/3] …`; `None` where an instruction makes none.
fn vertex_names(record: &BuildRecord) -> Vec<Option<String>> {
    let stages = stages(&record.steps);
    let is_single = stages.len() == 1;
    let mut names = vec![None; record.steps.len()];
    for (at, stage) in stages.iter().enumerate() {
        let makes_vertex = |step: &&StepRecord| step.state != StepState::NoLayer;
        let counted: Vec<&StepRecord> = stage.iter().filter(makes_vertex).collect();
        let label = match stage.first().and_then(|from| stage_name(&from.instruction)) {
            _ if is_single => String::new(),
            Some(name) => format!("{name} "),
            None => format!("stage-{at} "),
        };
        for (place, step) in counted.iter().enumerate() {
            let number = place + 1;
            let text = vertex_text(&step.instruction);
            if let Some(name) = names.get_mut(step.index as usize) {
                *name = Some(format!("[{label}{number}/{}] {text}", counted.len()));
            }
        }
    }
    names
}

/// Cuts the steps into stages, each of which begins with its `FROM`; what stands before the first one belongs to none.
fn stages(steps: &[StepRecord]) -> Vec<&[StepRecord]> {
    let is_from = |step: &StepRecord| keyword(&step.instruction).eq_ignore_ascii_case("FROM");
    let begins: Vec<usize> = (0..steps.len()).filter(|at| is_from(&steps[*at])).collect();
    let ends = begins.iter().skip(1).copied().chain([steps.len()]);
    begins.iter().copied().zip(ends).map(|(begin, end)| &steps[begin..end]).collect()
}

fn keyword(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}

/// Returns the name that `FROM image AS name` gives.
fn stage_name(instruction: &str) -> Option<&str> {
    let mut words = instruction.split_whitespace().rev();
    let name = words.next()?;
    words.next().filter(|word| word.eq_ignore_ascii_case("as")).map(|_| name)
}

/// Returns what the vertex of an instruction says: of a `FROM` the whole name of the image.
fn vertex_text(instruction: &str) -> String {
    if !keyword(instruction).eq_ignore_ascii_case("FROM") {
        return instruction.to_owned();
    }
    let image = instruction.split_whitespace().skip(1).find(|word| !word.starts_with("--"));
    match image {
        Some(image) if !image.contains('$') => format!("FROM {}", full_name(image)),
        Some(image) => format!("FROM {image}"),
        None => instruction.to_owned(),
    }
}

/// Returns a reference with registry, repository and tag.
fn full_name(reference: &str) -> String {
    let (first, rest) = reference.split_once('/').unwrap_or(("", reference));
    let is_registry = first.contains(['.', ':']) || first == "localhost";
    let named = match (is_registry, first.is_empty()) {
        (true, _) => reference.to_owned(),
        (false, true) => format!("docker.io/library/{rest}"),
        (false, false) => format!("docker.io/{reference}"),
    };
    let last = named.rsplit('/').next().unwrap_or_default();
    if last.contains([':', '@']) { named } else { format!("{named}:latest") }
}

fn seconds(ms: u64) -> String {
    let tenths = ms.saturating_add(50) / 100;
    format!("{}.{}s", tenths / 10, tenths % 10)
}

/// Returns bytes as the client does while it pulls: `2.81MB`, by powers of ten.
fn megabytes(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes}B"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let hundredths = u128::from(bytes) * 100 / unit;
    format!("{}.{:02}{name}", hundredths / 100, hundredths % 100)
}

/// Running parts of a step that are shown at once.
const MOST_STATUSES: usize = 6;

#[cfg(test)]
mod tests {
    use protocol::{BuildNumber, Digest, ImageName};

    use super::*;

    fn step(index: u32, instruction: &str, state: StepState) -> StepRecord {
        let times = matches!(state, StepState::Ran | StepState::Failed | StepState::Running);
        StepRecord {
            index,
            lines: (index, index + 1),
            instruction: instruction.to_owned(),
            state,
            started_ms: times.then_some(1_000),
            ended_ms: (times && state != StepState::Running).then_some(1_120),
            layer_bytes: None,
            diff_id: None,
            statuses: Vec::new(),
            error: (state == StepState::Failed)
                .then(|| "process \"/bin/sh -c x\" did not complete successfully: exit code: 1".to_owned()),
            exit_code: None,
        }
    }

    fn build(steps: &[(&str, StepState)], state: BuildState) -> BuildRecord {
        let steps =
            (0_u32..).zip(steps).map(|(index, (instruction, state))| step(index, instruction, *state));
        BuildRecord {
            number: BuildNumber(1),
            image: ImageName::parse("python-hello-world").unwrap(),
            snapshot: Digest("sha256:0".into()),
            state,
            steps: steps.collect(),
            n_log_lines: 0,
            log_bytes_cut: 0,
            options: protocol::BuildOptions::default(),
            prediction: None,
            aftermath: None,
        }
    }

    fn check(record: &BuildRecord, errors: &str, expected: &[&str]) {
        let progress = progress(record, 3_000, errors, &PageWords::default());
        let found: Vec<String> = progress
            .rows
            .iter()
            .map(|Row { text, state, note }| match state {
                Some(state) => format!("{state}|{text}|{note}"),
                None => text.clone(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_build_that_is_done_reads_as_the_client_writes_it() {
        let image_id = Digest("sha256:abc".into());
        let state = BuildState::Succeeded { started_ms: 1_000, ended_ms: 1_500, image_id, image_bytes: 9 };
        let steps = [
            ("FROM python:3.8-alpine", StepState::Reused),
            ("RUN pip install flask", StepState::Reused),
            ("CMD [\"python\",\"app.py\"]", StepState::NoLayer),
            ("COPY app.py /app.py", StepState::Ran),
        ];
        check(
            &build(&steps, state),
            "",
            &[
                "[+] Building 0.5s (4/4) FINISHED",
                "reused| => CACHED [1/3] FROM docker.io/library/python:3.8-alpine   0.0s|line 1 reused",
                "reused| => CACHED [2/3] RUN pip install flask   0.0s|line 2 reused",
                "ran| => [3/3] COPY app.py /app.py   0.1s|line 4 ran",
                " => exporting to image",
                " => => writing image sha256:abc",
                " => => naming to docker.io/library/python-hello-world:latest",
            ],
        );
    }

    #[test]
    fn a_build_that_fails_ends_with_what_the_step_wrote() {
        let notice = protocol::Notice::StorageFull;
        let state = BuildState::Failed { started_ms: Some(1_000), ended_ms: 2_000, notice, lines: None };
        let steps = [
            ("FROM alpine AS build", StepState::Ran),
            ("RUN x", StepState::Failed),
            ("FROM ghcr.io/a/b", StepState::NotReached),
        ];
        check(
            &build(&steps, state),
            "0.1 sh: x: not found",
            &[
                "[+] Building 1.0s (2/4)",
                "ran| => [build 1/2] FROM docker.io/library/alpine:latest   0.1s|line 1 ran",
                "failed| => ERROR [build 2/2] RUN x   0.1s|line 2 failed",
                "------",
                " > [build 2/2] RUN x:",
                "0.1 sh: x: not found",
                "------",
            ],
        );
    }

    #[test]
    fn a_running_step_shows_its_time_and_its_parts() {
        let mut record =
            build(&[("FROM alpine", StepState::Running)], BuildState::Running { started_ms: 500 });
        let part = |current, total| StepStatus { id: "sha256:1".into(), current, total, is_done: false };
        record.steps[0].statuses = vec![part(2_810_000, 3_000_000), part(0, 0)];
        check(
            &record,
            "",
            &[
                "[+] Building 2.5s (0/2)",
                "running| => [1/1] FROM docker.io/library/alpine:latest   2.0s|line 1 running",
                " => => sha256:1   2.81MB / 3.00MB",
                " => => sha256:1",
            ],
        );
    }

    #[test]
    fn a_reference_gets_what_docker_adds() {
        for (reference, expected) in [
            ("python:3.8", "docker.io/library/python:3.8"),
            ("me/app", "docker.io/me/app:latest"),
            ("localhost/app:1", "localhost/app:1"),
            ("r.io:5000/app", "r.io:5000/app:latest"),
            ("alpine@sha256:0", "docker.io/library/alpine@sha256:0"),
        ] {
            assert_eq!(full_name(reference), expected);
        }
    }
}
