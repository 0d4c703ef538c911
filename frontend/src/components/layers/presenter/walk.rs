//! Where presenter mode stands: what was predicted, the build as it goes on, what was proven; and the way from one to the next.

use std::rc::Rc;

use protocol::{BuildNumber, BuildRecord};

use crate::state::{Stack, Tense, began_and_ended};

/// One of the three things to show of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// What was expected.
    Predicted,
    /// The build as it goes on.
    Building,
    /// What happened.
    Proven,
}

impl Phase {
    /// All of them, in order.
    pub(super) const ALL: [Self; 3] = [Self::Predicted, Self::Building, Self::Proven];

    /// Returns the key that leads to it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Predicted => "1",
            Self::Building => "2",
            Self::Proven => "3",
        }
    }
}

/// A build that is over and shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Walk {
    /// Which build.
    pub(super) build: BuildNumber,
    /// What of it.
    pub(super) phase: Phase,
    /// Since when, by the browser's clock.
    pub(super) since_ms: u64,
}

impl Walk {
    /// Returns whether a build that is shown again goes on at this time.
    pub(super) fn goes_on(&self, build: &BuildRecord, now_ms: u64) -> bool {
        let is_within = |(from, to): (u64, u64)| now_ms < self.since_ms + to.saturating_sub(from);
        self.phase == Phase::Building
            && self.build == build.number
            && began_and_ended(build).is_some_and(is_within)
    }
}

/// What is shown.
#[derive(Debug, PartialEq)]
pub(super) struct View {
    /// The build; of the next one there is none.
    pub(super) build: Option<Rc<BuildRecord>>,
    /// The bars.
    pub(super) stack: Rc<Stack>,
    /// Which part of it.
    pub(super) phase: Phase,
    /// The clock that its times are shown by, minus the browser's.
    pub(super) clock_offset_ms: i64,
    /// Whether it can be shown again: it is over.
    pub(super) is_over: bool,
    /// Whether a build that is over goes on again.
    pub(super) is_replayed: bool,
}

impl View {
    /// Returns what is shown of a build with its bars, or of the next one, when somebody walks through it.
    pub(super) fn of(
        build: Option<&Rc<BuildRecord>>,
        builds: &[Rc<BuildRecord>],
        stack: &Rc<Stack>,
        walk: Option<Walk>,
        (now_ms, clock_offset_ms): (u64, i64),
    ) -> Self {
        let is_active = build.is_some_and(|build| !build.state.is_over());
        let mut view = Self {
            build: build.filter(|_| is_active || stack.tense == Tense::Fact).cloned(),
            stack: Rc::clone(stack),
            phase: if is_active { Phase::Building } else { Phase::Predicted },
            clock_offset_ms,
            is_over: false,
            is_replayed: false,
        };
        let Some(build) = view.build.clone().filter(|_| !is_active) else { return view };
        (view.phase, view.is_over) = (Phase::Proven, true);
        let walk = walk.filter(|walk| walk.build == build.number);
        match walk.map(|walk| (walk.phase, walk.since_ms)) {
            Some((Phase::Predicted, _)) => {
                if let Some(before) = Stack::before(&build, builds) {
                    (view.phase, view.stack) = (Phase::Predicted, Rc::new(before));
                }
            }
            Some((Phase::Building, since_ms)) => {
                let times = began_and_ended(&build)
                    .map(|(from, to)| (from + now_ms.saturating_sub(since_ms), from, to));
                if let Some((then_ms, from_ms, _)) = times.filter(|(then, _, to)| then < to) {
                    view.stack = Rc::new(Stack::at_moment(&build, builds, then_ms));
                    view.clock_offset_ms = from_ms.cast_signed() - since_ms.cast_signed();
                    (view.phase, view.is_replayed) = (Phase::Building, true);
                }
            }
            _ => {}
        }
        view
    }

    /// Returns what comes after this, or before it; `None` where a build has to begin or end first.
    pub(super) fn turn(&self, is_back: bool) -> Option<Phase> {
        if !self.is_over {
            return None;
        }
        let phase = match (self.phase, is_back) {
            (Phase::Predicted, false) | (Phase::Proven, true) => Phase::Building,
            (Phase::Building, false) | (Phase::Predicted, true) => Phase::Proven,
            (Phase::Building, true) | (Phase::Proven, false) => Phase::Predicted,
        };
        let is_there = phase != Phase::Predicted || self.has_prediction();
        Some(if is_there { phase } else { Phase::Building })
    }

    /// Returns whether a part can be shown now.
    pub(super) fn can_show(&self, phase: Phase) -> bool {
        phase == self.phase || self.is_over && (phase != Phase::Predicted || self.has_prediction())
    }

    fn has_prediction(&self) -> bool {
        self.build.as_ref().is_some_and(|build| build.prediction.is_some())
    }
}

/// Returns the build before the shown one, or after it: `Some(None)` for what follows the newest, which is the next one where there is something
/// to say of it. The next one is shown where none is.
pub(super) fn neighbour(
    builds: &[Rc<BuildRecord>],
    shown: Option<BuildNumber>,
    has_next: bool,
    is_back: bool,
) -> Option<Option<BuildNumber>> {
    let at = builds.iter().position(|build| Some(build.number) == shown);
    let to = match (at, is_back) {
        (None, true) => 0,
        (Some(at), true) => at + 1,
        (None, false) => return None,
        (Some(0), false) => return has_next.then_some(None),
        (Some(at), false) => at - 1,
    };
    let number = builds.get(to)?.number;
    // Who goes to the newest follows it, unless the next one is shown in its place.
    Some(Some(number).filter(|_| to > 0 || has_next))
}

#[cfg(test)]
mod tests {
    use prediction::Expected;
    use protocol::{BuildPrediction, BuildState};

    use super::*;
    use crate::state::build_of;

    fn built(number: u32) -> Rc<BuildRecord> {
        let mut build =
            build_of(number, "FROM a\n", BuildState::Cancelled { started_ms: Some(0), ended_ms: 500 });
        build.prediction =
            Some(Box::new(BuildPrediction { steps: vec![Expected::Reuse { build: 0 }], proof: None }));
        Rc::new(build)
    }

    fn view(walk: Option<(Phase, u64)>, now_ms: u64) -> View {
        let build = built(3);
        let stack = Rc::new(Stack::of(Some(&build), &[], None, None));
        let walk = walk.map(|(phase, since_ms)| Walk { build: build.number, phase, since_ms });
        View::of(Some(&build), &[Rc::clone(&build)], &stack, walk, (now_ms, 0))
    }

    #[test]
    fn a_build_is_walked_through_again_and_again() {
        assert_eq!(view(None, 0).phase, Phase::Proven);
        assert_eq!(view(None, 0).turn(false), Some(Phase::Predicted));
        assert_eq!(view(Some((Phase::Predicted, 0)), 9_000).phase, Phase::Predicted);
        let goes_on = view(Some((Phase::Building, 9_000)), 9_050);
        assert_eq!(
            (goes_on.phase, goes_on.is_replayed, goes_on.clock_offset_ms),
            (Phase::Building, true, -9_000)
        );
        assert_eq!(goes_on.turn(true), Some(Phase::Predicted));
        assert_eq!(view(Some((Phase::Building, 9_000)), 9_600).phase, Phase::Proven);
    }

    #[test]
    fn nobody_walks_through_what_has_not_ended() {
        let running = Rc::new(build_of(1, "FROM a\n", BuildState::Running { started_ms: 0 }));
        let stack = Rc::new(Stack::of(Some(&running), &[], None, None));
        let walk = Some(Walk { build: running.number, phase: Phase::Proven, since_ms: 0 });
        let view = View::of(Some(&running), &[], &stack, walk, (0, 0));
        assert_eq!((view.phase, view.turn(false)), (Phase::Building, None));
        assert!(!view.can_show(Phase::Proven));
    }

    #[test]
    fn arrows_go_through_the_builds_and_to_the_next_one() {
        let builds = [built(3), built(2)];
        let to = |shown: Option<u32>, has_next, is_back| {
            let to = neighbour(&builds, shown.map(BuildNumber), has_next, is_back);
            to.map(|to| to.map(|number| number.0))
        };
        assert_eq!(to(None, true, true), Some(Some(3)));
        assert_eq!(to(Some(3), true, true), Some(Some(2)));
        assert_eq!(to(Some(2), true, true), None);
        assert_eq!(to(Some(3), true, false), Some(None));
        assert_eq!(to(None, true, false), None);
        assert_eq!(to(Some(2), false, false), Some(None));
        assert_eq!(to(Some(3), false, false), None);
    }
}
