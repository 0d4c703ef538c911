//! Builds as the server would tell of them.

use prediction::{Cause, Expected, FileChange, LineChange};
use protocol::{
    BuildHead, BuildNumber, BuildOptions, BuildPrediction, BuildRecord, BuildState, ComparedBuild,
    ComparedBuilds, DOCKERFILE, Digest, ImageName, PairPart, SnapshotFile, StepRecord, StepState,
};

/// A build of a Dockerfile and app.py; milliseconds of each step, 0 for one that was reused.
pub(super) fn build(number: u32, source: &str, ms: &[u64]) -> ComparedBuild {
    let step = |(index, line): (usize, &str)| {
        let took = ms.get(index).copied().unwrap_or(0);
        let is_meta = line.starts_with("CMD");
        StepRecord {
            index: u32::try_from(index).unwrap(),
            lines: (u32::try_from(index).unwrap(), u32::try_from(index).unwrap() + 1),
            instruction: line.to_owned(),
            state: if is_meta {
                StepState::NoLayer
            } else if took > 0 {
                StepState::Ran
            } else {
                StepState::Reused
            },
            started_ms: Some(1_000),
            ended_ms: Some(1_000 + took),
            layer_bytes: (!is_meta).then_some(100),
            diff_id: None,
            statuses: Vec::new(),
            error: None,
            exit_code: None,
        }
    };
    let lines = vec![LineChange { old: (4, 5), new: (4, 5) }];
    let change = FileChange::Edited { lines, n_more: 0 };
    let edited = Cause::File { path: "app.py".into(), change, n_more: 0 };
    let steps: Vec<StepRecord> = source.lines().enumerate().map(step).collect();
    let expected = |step: &StepRecord| match step.state {
        StepState::NoLayer => Expected::NoLayer,
        StepState::Ran => Expected::Run { cause: edited.clone() },
        _ => Expected::Reuse { build: 1 },
    };
    let prediction = BuildPrediction { steps: steps.iter().map(expected).collect(), proof: None };
    let record = BuildRecord {
        number: BuildNumber(number),
        image: ImageName::parse("web").unwrap(),
        snapshot: Digest(format!("sha256:{number}")),
        state: BuildState::Succeeded {
            started_ms: 0,
            ended_ms: ms.iter().sum::<u64>() + 100,
            image_id: Digest("sha256:1".into()),
            image_bytes: 50_000_000,
        },
        steps,
        n_log_lines: 0,
        log_bytes_cut: 0,
        options: BuildOptions::default(),
        prediction: Some(Box::new(prediction)),
        aftermath: None,
    };
    let mut compared = ComparedBuild { record, files: Vec::new() };
    put(&mut compared, DOCKERFILE, source);
    put(&mut compared, "app.py", "print(1)\n");
    compared
}

/// Puts a file into what a build was made from.
pub(super) fn put(build: &mut ComparedBuild, path: &str, content: &str) {
    build.files.retain(|file| file.path != path);
    let digest = Digest(format!("sha256:{content}"));
    let (path, content) = (path.to_owned(), Some(content.to_owned()));
    build.files.push(SnapshotFile { path, digest, bytes: 1, content, is_executable: false });
    build.files.sort_by(|one, other| one.path.cmp(&other.path));
}

/// A build, shortly.
pub(super) fn head(number: u32, state: BuildState, part: Option<PairPart>) -> BuildHead {
    BuildHead { number: BuildNumber(number), state, part }
}

/// The state of a build that took a second.
pub(super) fn succeeded() -> BuildState {
    let (image_id, image_bytes) = (Digest("sha256:0".into()), 1);
    BuildState::Succeeded { started_ms: 0, ended_ms: 1_000, image_id, image_bytes }
}

/// The state of a build that was stopped before it began.
pub(super) fn cancelled() -> BuildState {
    BuildState::Cancelled { started_ms: None, ended_ms: 1 }
}

/// What the server tells of both.
pub(super) fn told(a: Option<ComparedBuild>, b: Option<ComparedBuild>) -> ComparedBuilds {
    let builds = [&b, &a].into_iter().flatten();
    let builds = builds.map(|build| head(build.record.number.0, succeeded(), None)).collect();
    ComparedBuilds { a, b, builds }
}
