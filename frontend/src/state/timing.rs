//! When each step ran, and when it would have run had nothing been reused: what a build saves is the difference of both ends, so that stages
//! which are built side by side count once.

use prediction::Expected;
use protocol::StepState;

use super::stack::{Bar, Stack};

/// When the steps ran, laid out in lanes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Timing {
    /// What is drawn, by time.
    pub(crate) spans: Vec<Span>,
    /// How many steps lie side by side at most.
    pub(crate) n_lanes: usize,
    /// The end of the last one, had nothing been reused.
    pub(crate) whole_ms: u64,
    /// The end of the last one as it is.
    pub(crate) took_ms: u64,
}

/// One step in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The bar.
    pub(crate) index: u32,
    /// In which lane.
    pub(crate) lane: usize,
    /// When it would have begun had nothing been reused, counted from the first step.
    pub(crate) at_ms: u64,
    /// How long it took, or takes when it is not reused.
    pub(crate) ms: u64,
    /// Whether that time was saved.
    pub(crate) is_ghost: bool,
}

impl Timing {
    /// Lays out the bars of a build, or of the next one; what runs goes on until `now_ms` of the server's clock.
    pub(crate) fn of(stack: &Stack, now_ms: u64) -> Self {
        let begun_ms = stack.bars.iter().filter_map(|bar| bar.step.as_ref()?.started_ms).min().unwrap_or(0);
        let (mut ends, mut stages) = (vec![(0, 0); stack.bars.len()], Vec::<Stage<'_>>::new());
        let (mut spans, mut timing) = (Vec::new(), Self::default());
        for (at, bar) in stack.bars.iter().enumerate().filter(|(_, bar)| bar.makes_step) {
            let (real, without) = below(bar, &mut stages, at, &ends);
            // What is known of when it began beside its turn: it may have waited for something else.
            let began = bar.step.as_ref().and_then(|step| step.started_ms);
            let waited = began.map_or(0, |began_ms| began_ms.saturating_sub(begun_ms).saturating_sub(real));
            let (own, ghost) = durations(bar, now_ms);
            ends[at] = (real + waited + own, without + waited + own + ghost);
            timing.took_ms = timing.took_ms.max(ends[at].0);
            timing.whole_ms = timing.whole_ms.max(ends[at].1);
            if is_drawn(bar) {
                let (at_ms, ms) = (without + waited, own + ghost);
                // Nearly every step begins after all above it.
                let n_later =
                    spans.iter().rev().take_while(|(other, _): &&(Span, usize)| other.at_ms > at_ms).count();
                spans.insert(
                    spans.len() - n_later,
                    (Span { index: bar.index, lane: 0, at_ms, ms, is_ghost: ghost > 0 }, stages.len()),
                );
            }
        }
        timing.n_lanes = lay_out(&mut spans, timing.whole_ms);
        timing.spans = spans.into_iter().map(|(span, _)| span).collect();
        timing
    }

    /// Returns what reuse saves; [`saved_ms`](super::stack::saved_ms) is what is said.
    pub(super) fn saved_ms(&self) -> u64 {
        self.whole_ms - self.took_ms
    }
}

/// A stage that began above: its name and its last step so far.
struct Stage<'a> {
    name: &'a str,
    last: usize,
}

/// Returns when the last of the steps ends on which a bar stands, as it is and had nothing been reused; makes the bar the last one of its stage.
fn below<'a>(bar: &'a Bar, stages: &mut Vec<Stage<'a>>, at: usize, ends: &[(u64, u64)]) -> (u64, u64) {
    let mut latest = (0, 0);
    let mut after = |last: usize| latest = (ends[last].0.max(latest.0), ends[last].1.max(latest.1));
    let named = |name: &str| {
        let found = stages.iter().rev().find(|stage| stage.name.eq_ignore_ascii_case(name));
        found.or_else(|| stages.get(name.parse::<usize>().ok()?)).map(|stage| stage.last)
    };
    for word in bar.rest.split_whitespace() {
        if bar.is_base() {
            if !word.starts_with("--") {
                named(word).into_iter().for_each(&mut after);
                break;
            }
            continue;
        }
        for part in word.split(',') {
            let part = part.strip_prefix("--mount=").or(part.strip_prefix("--")).unwrap_or(part);
            part.strip_prefix("from=").and_then(named).into_iter().for_each(&mut after);
        }
    }
    if bar.is_base() {
        stages.push(Stage { name: bar.stage_name(), last: at });
    } else if let Some(stage) = stages.last_mut() {
        after(std::mem::replace(&mut stage.last, at));
    }
    latest
}

/// Returns how long a step took or will take, and how much of an earlier run it saves.
fn durations(bar: &Bar, now_ms: u64) -> (u64, u64) {
    let earlier = bar.earlier.map_or(0, |earlier| earlier.took_ms);
    match (bar.prediction(), bar.step.as_deref()) {
        (Some(Expected::Run { .. }), _) => (earlier, 0),
        (Some(Expected::Reuse { .. }), _) => (0, earlier),
        (None, Some(step)) if step.state == StepState::Reused => (0, earlier),
        (None, Some(step)) => {
            let end = |started_ms: u64| step.ended_ms.unwrap_or(now_ms).saturating_sub(started_ms);
            (step.started_ms.map_or(0, end), 0)
        }
        _ => (0, 0),
    }
}

/// Returns whether a step has a place in time: it ran, runs, will run, or saves something.
fn is_drawn(bar: &Bar) -> bool {
    match (bar.prediction(), bar.state()) {
        (Some(Expected::Run { .. }), _) => true,
        (Some(Expected::Reuse { .. }), _) => bar.earlier.is_some_and(|earlier| earlier.took_ms > 0),
        // Cancelled in the middle.
        (None, Some(StepState::NotReached)) => {
            bar.step.as_ref().is_some_and(|step| step.started_ms.is_some())
        }
        (None, Some(state)) => {
            matches!(state, StepState::Running | StepState::Ran | StepState::Failed | StepState::Reused)
        }
        _ => false,
    }
}

/// Gives each step the lane of its stage where that is free, else the first free one; what takes hardly any time makes no lane. Returns how
/// many there are.
fn lay_out(spans: &mut [(Span, usize)], whole_ms: u64) -> usize {
    let hardly = whole_ms / 100;
    let (mut lanes, mut of_stage) = (vec![0], Vec::<(usize, usize)>::new());
    for (span, stage) in spans {
        let is_free = |lane: &usize| lanes.get(*lane).is_none_or(|end| *end <= span.at_ms + hardly);
        let own = of_stage.iter().rev().find(|(other, _)| other == stage).map(|(_, lane)| *lane);
        let free = own.filter(is_free).unwrap_or_else(|| (0..).find(is_free).unwrap_or_default());
        span.lane = if span.ms <= hardly { own.unwrap_or(0) } else { free };
        if span.lane == lanes.len() {
            lanes.push(0);
        }
        if span.ms > hardly {
            lanes[span.lane] = span.at_ms + span.ms;
            of_stage.push((*stage, span.lane));
        }
    }
    lanes.len()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use protocol::{BuildRecord, BuildState};

    use super::super::stack::saved_ms;
    use super::super::stack::tests::{build_of, outline_of};
    use super::*;

    const PARALLEL: &str =
        "FROM a AS left\nRUN one\nFROM a AS right\nRUN two\nFROM left\nCOPY --from=right /x /x\nCMD y\n";

    /// Makes a build whose steps began and ended at these times.
    fn built(number: u32, times: &[(StepState, u64, u64)]) -> BuildRecord {
        let mut build = build_of(number, PARALLEL, BuildState::Cancelled { started_ms: None, ended_ms: 0 });
        for (step, (state, started_ms, ended_ms)) in build.steps.iter_mut().zip(times) {
            (step.state, step.started_ms, step.ended_ms) = (*state, Some(*started_ms), Some(*ended_ms));
        }
        build
    }

    fn timing(build: &BuildRecord, builds: &[Rc<BuildRecord>]) -> Timing {
        Timing::of(&Stack::of(Some(build), builds, Some(&outline_of(PARALLEL)), None), 0)
    }

    fn places(timing: &Timing) -> Vec<(u32, usize, u64, u64)> {
        timing
            .spans
            .iter()
            .filter(|span| span.ms > 0)
            .map(|span| (span.index, span.lane, span.at_ms, span.ms))
            .collect()
    }

    #[test]
    fn stages_side_by_side_lie_in_two_lanes_and_count_once() {
        use StepState::{Ran, Reused};
        let all = [
            (Ran, 0, 0),
            (Ran, 0, 1_000),
            (Ran, 0, 0),
            (Ran, 0, 800),
            (Ran, 1_000, 1_000),
            (Ran, 1_000, 1_500),
        ];
        let first = Rc::new(built(1, &all));
        let ran = timing(&first, &[]);
        assert_eq!(places(&ran), [(1, 0, 0, 1_000), (3, 1, 0, 800), (5, 0, 1_000, 500)]);
        assert_eq!((ran.n_lanes, ran.took_ms, ran.saved_ms()), (2, 1_500, 0));

        // Both are reused: what is saved is the longer one, as they would run side by side.
        let both = [(Ran, 0, 0), (Reused, 0, 0), (Ran, 0, 0), (Reused, 0, 0), (Ran, 10, 10), (Ran, 10, 510)];
        let reused = timing(&built(2, &both), &[Rc::clone(&first)]);
        assert_eq!(places(&reused), [(1, 0, 0, 1_000), (3, 1, 0, 800), (5, 0, 1_010, 500)]);
        assert_eq!((reused.took_ms, reused.saved_ms()), (510, 1_000));

        // The shorter one is reused while the longer one runs: nothing is won.
        let one = [
            (Ran, 0, 0),
            (Ran, 0, 1_000),
            (Ran, 0, 0),
            (Reused, 0, 0),
            (Ran, 1_000, 1_000),
            (Ran, 1_000, 1_500),
        ];
        assert_eq!(timing(&built(2, &one), &[first]).saved_ms(), 0);
    }

    #[test]
    fn what_is_saved_is_the_sum_of_what_the_bars_say() {
        use StepState::{Ran, Reused};
        let source = "FROM a\nCOPY x /x\nRUN y\nRUN z\n";
        let build = |number, times: [(StepState, u64, u64); 4]| {
            let state = BuildState::Cancelled { started_ms: None, ended_ms: 0 };
            let mut build = build_of(number, source, state);
            for (step, (state, started_ms, ended_ms)) in build.steps.iter_mut().zip(times) {
                (step.state, step.started_ms, step.ended_ms) = (state, Some(started_ms), Some(ended_ms));
            }
            build
        };
        let first = build(1, [(Ran, 0, 0), (Ran, 0, 40), (Ran, 40, 9_080), (Ran, 9_080, 10_120)]);
        let second = build(2, [(Reused, 0, 0), (Reused, 0, 0), (Reused, 0, 0), (Ran, 0, 1_040)]);
        let stack = Stack::of(Some(&second), &[Rc::new(first)], Some(&outline_of(source)), None);
        let of_bars: u64 =
            stack.bars.iter().filter_map(|bar| bar.earlier).map(|earlier| earlier.took_ms).sum();
        assert_eq!((saved_ms(&stack), of_bars), (Some(9_000), 9_000));
    }

    #[test]
    fn one_after_the_other_needs_one_lane() {
        let source = "FROM a\nRUN b\nRUN c\n";
        let mut build = build_of(1, source, BuildState::Cancelled { started_ms: None, ended_ms: 0 });
        for (step, (started_ms, ended_ms)) in build.steps.iter_mut().zip([(5, 5), (10, 400), (399, 900)]) {
            (step.started_ms, step.ended_ms) = (Some(started_ms), Some(ended_ms));
        }
        let timing = Timing::of(&Stack::of(Some(&build), &[], None, None), 0);
        assert_eq!((timing.n_lanes, timing.took_ms, timing.whole_ms), (1, 896, 896));
    }
}
