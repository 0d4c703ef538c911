//! The bars of a Dockerfile that cannot be built: the line at fault, what stands above it and what waits for it.

use std::rc::Rc;

use catalogue::{Message, layers};
use prediction::{Expected, Forecast};
use protocol::BuildRecord;
use review::{BuildObstacle, Outline};

use super::{Bar, Stack, Tense};
use crate::state::Place;

/// What the obstacle of the next build is to a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blocked {
    /// Its own lines are at fault.
    Here,
    /// It waits until they are mended.
    Waits,
}

impl Stack {
    /// Returns the bars of the Dockerfile while `obstacle` keeps it from being built. What stands above the line at fault is predicted as ever,
    /// and holds as soon as that line is mended.
    pub(crate) fn blocked(
        builds: &[Rc<BuildRecord>],
        outline: &Outline,
        forecast: Option<&Forecast>,
        obstacle: &Rc<BuildObstacle>,
    ) -> Self {
        let predicted = Self::of(None, builds, Some(outline), forecast);
        let (first, end) = obstacle.lines.unwrap_or((0, 0));
        let line = obstacle.lines.map(|(first, _)| first + 1);
        let bar = |bar: Bar| {
            let (from, to) = bar.now.unwrap_or_default();
            if from < end && to > first {
                let place = Place { path: outline.path.as_str().into(), lines: obstacle.lines };
                return as_blocked(&bar, Blocked::Here, obstacle.message.clone(), Some(place));
            }
            match (bar.prediction(), line) {
                (Some(Expected::Reuse { .. } | Expected::Run { .. }), Some(line)) if to <= first => {
                    Bar { reason: layers::once_readable(line), evidence: None, earlier: None, ..bar }
                }
                (_, Some(line)) if to <= first && !bar.makes_step => {
                    Bar { reason: layers::once_readable(line), ..bar }
                }
                (_, line) => as_blocked(&bar, Blocked::Waits, waits_for(line), None),
            }
        };
        Self {
            dockerfile: predicted.dockerfile,
            bars: predicted.bars.into_iter().map(bar).collect(),
            tense: Tense::Predicted,
            obstacle: Some(Rc::clone(obstacle)),
            what_if: None,
        }
    }
}

fn waits_for(line: Option<u32>) -> Message {
    line.map_or_else(layers::file_first, layers::line_first)
}

/// Returns the bar without what was expected of it.
fn as_blocked(bar: &Bar, blocked: Blocked, reason: Message, evidence: Option<Place>) -> Bar {
    Bar {
        makes_step: true,
        expected: None,
        earlier: None,
        bytes_before: None,
        runs_again: false,
        blocked: Some(blocked),
        reason,
        evidence,
        ..bar.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::outline_of;
    use super::*;

    fn check(source: &str, lines: Option<(u32, u32)>, expected: &[&str]) {
        let outline = outline_of(source);
        let steps = vec![Expected::Reuse { build: 1 }; outline.instructions.len()];
        let forecast = Forecast { steps, build: 1, ..Forecast::default() };
        let obstacle = Rc::new(BuildObstacle { lines, message: Message::verbatim("wrong"), finding: None });
        let stack = Stack::blocked(&[], &outline, Some(&forecast), &obstacle);
        let said = |message: &Message| catalogue::text(crate::dom::catalogue(), message);
        let found: Vec<String> = stack
            .bars
            .iter()
            .map(|bar| format!("{} {}: {}", bar.key(), said(&bar.word()), said(&bar.reason)))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(stack.n_expected().0, 0, "nothing is said to run");
    }

    #[test]
    fn what_stands_below_the_line_at_fault_waits_for_it() {
        check(
            "FROM a\nRNU b \\\n c\nCMD d\n",
            Some((1, 3)),
            &[
                "will-reuse will reuse: as soon as line 2 can be read",
                "cannot-build cannot build: wrong",
                "waiting waiting: line 2 has to be readable first",
            ],
        );
    }

    #[test]
    fn without_a_line_all_of_it_waits() {
        check("ARG A\n", None, &["waiting waiting: the Dockerfile has to be mended first"]);
    }
}
