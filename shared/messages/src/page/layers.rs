//! The layers: headline, bars, timeline. What has one fixed sentence is in [`catalogue::layers`]; here the sentence is chosen.

use catalogue::{Argument, Message, layers, sentences, size, time};
use prediction::Expected;
use protocol::{Proof, StepState};

/// Words where a step stands.
#[must_use]
pub fn state(state: StepState) -> Message {
    match state {
        StepState::Waiting => layers::waiting(),
        StepState::Running => layers::runs(),
        StepState::Reused => layers::reused(),
        StepState::Ran => layers::ran(),
        StepState::Failed => layers::step_failed(),
        StepState::NotReached => layers::not_reached(),
        StepState::NoLayer => layers::no_layer(),
    }
}

/// Words where a step stands and how long it took, where that is known.
#[must_use]
pub fn state_and_time(state: Message, ms: Option<u64>) -> Message {
    match ms {
        Some(ms) => layers::state_and_time(state, ms),
        None => state,
    }
}

/// Words what is expected of a step.
#[must_use]
pub fn expected(step: &Expected) -> Message {
    match step {
        Expected::NoLayer => layers::no_layer(),
        Expected::NotReached => layers::not_needed(),
        Expected::Reuse { .. } => layers::will_reuse(),
        Expected::Run { .. } => layers::will_run(),
        Expected::Unknown { .. } => layers::unknown(),
    }
}

/// Words what is expected of a step and why, where there is a reason to tell.
#[must_use]
pub fn expected_because(word: Message, why: Message) -> Message {
    if why.is_empty() { word } else { layers::expected_because(word, why) }
}

/// Words which line a build is at.
#[must_use]
pub fn running(line: Option<u32>) -> Message {
    line.map_or_else(layers::getting_ready, layers::running)
}

/// Words that a build failed, and at which line.
#[must_use]
pub fn failed(number: u32, line: Option<u32>) -> Message {
    match line {
        Some(line) => layers::stopped_at_line(number, line),
        None => layers::failed(number),
    }
}

/// Words that a build made no image, and which earlier image is still there.
#[must_use]
pub fn no_image(earlier: Option<u32>) -> Message {
    earlier.map_or_else(layers::no_image, layers::no_image_but_earlier)
}

/// Words what a step waits for.
#[must_use]
pub fn waits(line: Option<u32>) -> Message {
    line.map_or_else(layers::waits, layers::waits_for_line)
}

/// Words what has to succeed before a step.
#[must_use]
pub fn has_to_succeed(line: Option<u32>) -> Message {
    line.map_or_else(layers::step_has_to_succeed, layers::line_has_to_succeed)
}

/// Words what a step cost: its time and the bytes of its layer, as far as they are known.
#[must_use]
pub fn cost(ms: Option<u64>, bytes: Option<u64>) -> Message {
    match (ms, bytes) {
        (Some(ms), Some(bytes)) => layers::time_and_size(ms, bytes),
        (Some(ms), None) => time(ms),
        (None, Some(bytes)) => size(bytes),
        (None, None) => Message::default(),
    }
}

/// Words what the reuse of a step saved, and the bytes of its layer.
#[must_use]
pub fn saved(ms: u64, bytes: Option<u64>) -> Message {
    match bytes {
        Some(bytes) => layers::saved_time_and_size(ms, bytes),
        None => layers::saved_time(ms),
    }
}

/// Counts the steps that went as predicted, and those of which nothing could be told.
#[must_use]
pub fn proof(proof: Proof) -> Message {
    let of = proof.of();
    sentences([
        if of > 0 { layers::proof(proof.agreed, of) } else { Message::default() },
        if proof.unknown > 0 { layers::not_told_before(proof.unknown) } else { Message::default() },
    ])
}

/// Counts the steps that the next build reuses, and those of which nothing can be told.
#[must_use]
pub fn next_detail(n_reused: usize, n_unknown: usize) -> Message {
    sentences([
        layers::next_reused(n_reused),
        if n_unknown > 0 { layers::next_unknown(n_unknown) } else { Message::default() },
    ])
}

/// Words which lines run again when a file changes.
#[must_use]
pub fn what_if(path: &str, lines: &[u32]) -> Message {
    match lines {
        [] => layers::what_if_nothing(path),
        [line] => layers::what_if_line(*line, path),
        [lines @ .., last] => {
            let lines = lines.iter().map(|line| Argument::Number((*line).into())).collect();
            layers::what_if_lines(lines, *last, path)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::english;

    #[test]
    fn what_if_names_every_line() {
        let said = [&[][..], &[4], &[4, 6], &[4, 6, 7]].map(|lines| english(&what_if("app.py", lines)));
        assert_eq!(
            said,
            [
                "app.py: no line runs",
                "app.py: line 4 runs",
                "app.py: lines 4 and 6 run",
                "app.py: lines 4, 6 and 7 run"
            ]
        );
    }

    #[test]
    fn what_was_predicted_is_counted() {
        let proof = |agreed, disagreed, unknown| english(&proof(Proof { agreed, disagreed, unknown }));
        assert_eq!(proof(3, 1, 0), "3 of 4 as predicted.");
        assert_eq!(proof(3, 0, 1), "3 of 3 as predicted. 1 could not be predicted.");
        assert_eq!(proof(0, 0, 2), "2 could not be predicted.");
        assert_eq!(english(&next_detail(1, 0)), "1 will be reused.");
        assert_eq!(english(&next_detail(0, 2)), "Nothing will be reused. 2 cannot be predicted.");
    }

    #[test]
    fn counts_of_layers_have_a_singular() {
        let said = [0, 1, 2].map(|n| english(&layers::next(n)));
        assert_eq!(
            said,
            [
                "The next build will reuse everything",
                "The next build will run 1 layer",
                "The next build will run 2 layers"
            ]
        );
        assert_eq!([0, 1, 3].map(|n| english(&layers::queued_detail(n)))[0], "This build is next.");
        assert_eq!(english(&layers::succeeded(4, 1)), "Build 4 ran 1 layer");
        assert_eq!(
            english(&layers::succeeded_detail(0, 158)),
            "Nothing was reused. Size of the image: 158 B."
        );
        assert_eq!(english(&layers::timeline_label(1)), "Time by step");
        assert_eq!(english(&layers::timeline_label(2)), "Time by step, up to 2 side by side");
    }
}
