//! The layers: headline, bars, timeline.

use prediction::Expected;
use protocol::{Proof, StepState};

use crate::Language;
use crate::page::units::{size, size_of, time};

/// The words of the layers panel.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Layers {
    pub title: &'static str,
    pub list: &'static str,
    pub nothing_built: &'static str,
    pub chooser: &'static str,
    pub build: fn(number: u32) -> String,
    pub build_succeeded: fn(number: u32, took_ms: u64) -> String,
    pub build_failed: fn(number: u32) -> String,
    pub build_cancelled: fn(number: u32) -> String,
    pub build_busy: fn(number: u32) -> String,
    pub newest: &'static str,
    pub compare: &'static str,
    pub compare_from: &'static str,
    pub compare_with: fn(build: u32) -> String,
    pub compared: &'static str,

    pub first: fn(n_steps: usize) -> String,
    pub first_detail: &'static str,
    pub no_instructions: &'static str,
    pub no_instructions_detail: &'static str,
    pub queued: &'static str,
    pub queued_detail: fn(n_before: u32) -> String,
    pub running: fn(line: Option<u32>) -> String,
    pub running_detail: fn(step: usize, n_steps: usize) -> String,
    pub succeeded: fn(number: u32, n_ran: usize) -> String,
    pub succeeded_detail: fn(n_reused: usize, image_bytes: u64) -> String,
    pub failed: fn(number: u32, line: Option<u32>) -> String,
    pub failed_detail: fn(earlier: Option<u32>) -> String,
    pub cancelled: fn(number: u32) -> String,
    pub saved: &'static str,

    pub line: &'static str,
    pub go_to_line: fn(line: u32) -> String,
    pub no_line: &'static str,
    pub not_built: &'static str,
    pub state: fn(StepState) -> &'static str,
    pub from_build: fn(number: u32) -> String,
    pub base_is_here: &'static str,
    pub from_cache: &'static str,
    pub stand_in: fn(made_of: &str) -> String,
    pub changed_since: &'static str,
    pub waits: fn(line: Option<u32>) -> String,
    pub has_to_succeed: fn(line: Option<u32>) -> String,
    pub was_cancelled: &'static str,
    pub not_begun: &'static str,
    pub exit_code: fn(exit_code: i64) -> String,
    pub in_log: &'static str,
    pub downloading: fn(current: u64, total: u64) -> String,
    pub extracting: &'static str,
    pub sending: fn(current: u64) -> String,
    pub saved_time: fn(ms: u64) -> String,
    pub cost: fn(ms: Option<u64>, bytes: Option<u64>) -> String,
    pub mark: fn(state: &str, ms: Option<u64>) -> String,

    pub expected: fn(&Expected) -> &'static str,
    pub expected_mark: fn(word: &str, sentence: &str) -> String,
    pub as_predicted: &'static str,
    pub missed: fn(word: &str, sentence: &str) -> String,
    pub proof: fn(Proof) -> String,
    pub first_run: fn(n_steps: usize) -> String,
    pub next: fn(n_run: usize) -> String,
    pub next_detail: fn(n_reused: usize, n_unknown: usize) -> String,
    pub next_build: &'static str,
    pub will_be_saved: &'static str,
    pub about: fn(ms: u64) -> String,
    pub saves: fn(ms: u64) -> String,
    pub next_timeline: &'static str,
    pub will_reuse_ghost: fn(instruction: &str) -> String,

    pub what_if: &'static str,
    pub what_if_file: fn(path: &str, lines: &[u32]) -> String,
    pub swap: fn(upper: u32, lower: u32, ms: u64, path: &str) -> String,

    pub timeline: fn(number: u32) -> String,
    pub took: fn(ms: u64) -> String,
    pub instead: fn(ms: u64, without: u64) -> String,
    pub reused_ghost: fn(instruction: &str) -> String,
    pub timeline_label: fn(n_lanes: usize) -> String,
}

/// Returns the words in a language.
#[must_use]
pub fn layers(language: Language) -> &'static Layers {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Layers = Layers {
    title: "Layers",
    list: "Build steps",
    nothing_built: "nothing built yet",
    chooser: "Build shown",
    build: |number| format!("Build {number}"),
    build_succeeded: |number, took_ms| format!("Build {number} \u{b7} {}", time(took_ms)),
    build_failed: |number| format!("Build {number} \u{b7} failed"),
    build_cancelled: |number| format!("Build {number} \u{b7} cancelled"),
    build_busy: |number| format!("Build {number} \u{b7} under way"),
    newest: "Back to the newest",
    compare: "Compare",
    compare_from: "Compare from here (A)",
    compare_with: |build| format!("Compare with build {build} (A)"),
    compared: "Two builds compared",

    first: |n_steps| match n_steps {
        1 => "The first build makes 1 layer".to_owned(),
        n_steps => format!("The first build makes {n_steps} layers"),
    },
    first_detail: "Each bar fills in as its line is done.",
    no_instructions: "No instructions yet",
    no_instructions_detail: "A Dockerfile begins with FROM and the image to start from.",
    queued: "Waiting for a place",
    queued_detail: |n_before| match n_before {
        0 => "This build is next.".to_owned(),
        1 => "1 build goes first.".to_owned(),
        n_before => format!("{n_before} builds go first."),
    },
    running: |line| match line {
        Some(line) => format!("Building: line {line} is running"),
        None => "Building: getting ready".to_owned(),
    },
    running_detail: |step, n_steps| format!("Step {step} of {n_steps}."),
    succeeded: |number, n_ran| match n_ran {
        0 => format!("Build {number} reused everything"),
        1 => format!("Build {number} ran 1 layer"),
        n_ran => format!("Build {number} ran {n_ran} layers"),
    },
    succeeded_detail: |n_reused, image_bytes| match n_reused {
        0 => format!("Nothing was reused. The image has {}.", size(image_bytes)),
        n_reused => format!("{n_reused} reused. The image has {}.", size(image_bytes)),
    },
    failed: |number, line| match line {
        Some(line) => format!("Build {number} stopped at line {line}"),
        None => format!("Build {number} failed"),
    },
    failed_detail: |earlier| match earlier {
        Some(earlier) => format!("No image was made. Build {earlier} is still there."),
        None => "No image was made.".to_owned(),
    },
    cancelled: |number| format!("Build {number} was cancelled"),
    saved: "saved by reuse",

    line: "line",
    go_to_line: |line| format!("Go to line {line}"),
    no_line: "This instruction was changed after the build",
    not_built: "not built yet",
    state: |state| match state {
        StepState::Waiting => "waiting",
        StepState::Running => "running",
        StepState::Reused => "reused",
        StepState::Ran => "ran",
        StepState::Failed => "failed",
        StepState::NotReached => "not reached",
        StepState::NoLayer => "no layer",
    },
    from_build: |number| format!("from build {number}"),
    base_is_here: "the base image is on this server",
    from_cache: "from the cache",
    stand_in: |made_of| format!("stand-in made of {made_of}"),
    changed_since: "changed since",
    waits: |line| match line {
        Some(line) => format!("waits for line {line}"),
        None => "waits for its turn".to_owned(),
    },
    has_to_succeed: |line| match line {
        Some(line) => format!("line {line} has to succeed first"),
        None => "an earlier step has to succeed first".to_owned(),
    },
    was_cancelled: "the build was cancelled",
    not_begun: "the build ended before it",
    exit_code: |exit_code| format!("exit code {exit_code}"),
    in_log: "see the log",
    downloading: |current, total| format!("downloading {}", size_of(current, total)),
    extracting: "unpacking",
    sending: |current| format!("{} so far", size(current)),
    saved_time: |ms| format!("saved {}", time(ms)),
    cost: |ms, bytes| match (ms, bytes) {
        (Some(ms), Some(bytes)) => format!("{} \u{b7} {}", time(ms), size(bytes)),
        (Some(ms), None) => time(ms),
        (None, Some(bytes)) => size(bytes),
        (None, None) => String::new(),
    },
    mark: |state, ms| match ms {
        Some(ms) => format!("{state}, {}", time(ms)),
        None => state.to_owned(),
    },

    expected: |step| match step {
        Expected::NoLayer => "no layer",
        Expected::NotReached => "not needed",
        Expected::Reuse { .. } => "will reuse",
        Expected::Run { .. } => "will run",
        Expected::Unknown { .. } => "unknown",
    },
    expected_mark: |word, sentence| match sentence {
        "" => word.to_owned(),
        sentence => format!("{word}: {sentence}"),
    },
    as_predicted: "as predicted",
    missed: |word, sentence| format!("predicted: {word}, {sentence}"),
    proof: |proof| {
        let of = proof.of();
        let first = if of > 0 { format!("{} of {of} as predicted.", proof.agreed) } else { String::new() };
        let second = match proof.unknown {
            0 => String::new(),
            1 => "1 could not be told before.".to_owned(),
            n => format!("{n} could not be told before."),
        };
        [first, second].join(" ").trim().to_owned()
    },
    first_run: |n_steps| match n_steps {
        1 => "The first build runs 1 layer".to_owned(),
        n_steps => format!("The first build runs {n_steps} layers"),
    },
    next: |n_run| match n_run {
        0 => "The next build reuses everything".to_owned(),
        1 => "The next build runs 1 layer".to_owned(),
        n_run => format!("The next build runs {n_run} layers"),
    },
    next_detail: |n_reused, n_unknown| {
        let first = match n_reused {
            0 => "Nothing is reused.".to_owned(),
            1 => "1 is reused.".to_owned(),
            n_reused => format!("{n_reused} are reused."),
        };
        match n_unknown {
            0 => first,
            1 => format!("{first} 1 cannot be told before."),
            n_unknown => format!("{first} {n_unknown} cannot be told before."),
        }
    },
    next_build: "Next build",
    will_be_saved: "will be saved",
    about: |ms| format!("about {}", time(ms)),
    saves: |ms| format!("saves {}", time(ms)),
    next_timeline: "Next build, estimated",
    will_reuse_ghost: |instruction| format!("{instruction}, will reuse"),

    what_if: "What if it changes?",
    what_if_file: |path, lines| match lines {
        [] => format!("{path}: no line runs again"),
        [line] => format!("{path}: line {line} runs again"),
        [lines @ .., last] => {
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            format!("{path}: lines {} and {last} run again", lines.join(", "))
        }
    },
    swap: |upper, lower, ms, path| {
        format!("Line {lower} above line {upper} would save {} on every change of {path}.", time(ms))
    },

    timeline: |number| format!("Build {number}"),
    took: time,
    instead: |ms, without| format!("{} instead of {}", time(ms), time(without)),
    reused_ghost: |instruction| format!("{instruction}, reused"),
    timeline_label: |n_lanes| match n_lanes {
        0 | 1 => "Time by step".to_owned(),
        n_lanes => format!("Time by step, up to {n_lanes} side by side"),
    },
};
