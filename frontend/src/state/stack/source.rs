//! Which earlier run a step has its result from, and what a run of it took.

use std::rc::Rc;

use prediction::Expected;
use protocol::{BuildNumber, BuildRecord, Digest, StepRecord, StepState};

/// An earlier run of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Earlier {
    /// In which build.
    pub(crate) build: BuildNumber,
    /// How long it took; 0 where the page does not know.
    pub(crate) took_ms: u64,
}

/// A step whose result is taken from the cache.
#[derive(Clone, Copy)]
pub(super) struct Taken<'a> {
    /// The instruction on one line.
    pub(super) instruction: &'a str,
    /// What was or is expected of it.
    pub(super) expected: Option<&'a Expected>,
    /// The layer that it turned out to be.
    pub(super) diff_id: Option<&'a Digest>,
}

impl Taken<'_> {
    /// Returns the run that made the result: the one that the prediction found by its cache entry; else the newest that made the same layer; else the
    /// only one that there is. The text of an instruction alone says nothing, because what it stands on may differ from build to build.
    pub(super) fn source(self, older: &[Rc<BuildRecord>]) -> Option<Earlier> {
        let runs = || older.iter().flat_map(|build| runs_of(self.instruction, build));
        let is_own = |step: &StepRecord| self.diff_id.is_some() && step.diff_id.as_ref() == self.diff_id;
        let is_base = self.instruction.starts_with("FROM ");
        match self.expected {
            Some(Expected::Reuse { build: 0 }) => None,
            Some(Expected::Reuse { build }) => {
                let number = BuildNumber(*build);
                let in_build = || runs().filter(|(build, _)| *build == number);
                let same = in_build().find(|(_, step)| is_own(step)).or_else(|| in_build().next());
                // An image that was there before was not made by the build that used it first.
                let unknown = (!is_base).then_some(Earlier { build: number, took_ms: 0 });
                same.map(earlier).or(unknown)
            }
            _ if self.diff_id.is_some() => runs().find(|(_, step)| is_own(step)).map(earlier),
            _ => {
                let mut all = runs();
                all.next().filter(|_| all.next().is_none()).map(earlier)
            }
        }
    }
}

/// Returns the newest run of an instruction, by which the next one is estimated.
pub(super) fn newest_run(instruction: &str, builds: &[Rc<BuildRecord>]) -> Option<Earlier> {
    builds.iter().flat_map(|build| runs_of(instruction, build)).next().map(earlier)
}

/// Returns the bytes of the layer that an instruction made in a build, or in the newest that knows.
pub(super) fn earlier_bytes(
    instruction: &str,
    builds: &[Rc<BuildRecord>],
    of: Option<Earlier>,
) -> Option<u64> {
    let bytes = |build: &Rc<BuildRecord>| {
        build.steps.iter().filter(|step| step.instruction == instruction).find_map(|step| step.layer_bytes)
    };
    let own = of.and_then(|of| builds.iter().find(|build| build.number == of.build));
    own.and_then(bytes).or_else(|| builds.iter().find_map(bytes))
}

fn runs_of<'a>(
    instruction: &'a str,
    build: &'a BuildRecord,
) -> impl Iterator<Item = (BuildNumber, &'a StepRecord)> {
    let is_run = move |step: &&StepRecord| {
        step.state == StepState::Ran && step.instruction == instruction && step.ended_ms >= step.started_ms
    };
    build.steps.iter().filter(is_run).map(|step| (build.number, step))
}

fn earlier((build, step): (BuildNumber, &StepRecord)) -> Earlier {
    Earlier { build, took_ms: step.ran_ms() }
}

#[cfg(test)]
mod tests {
    use protocol::BuildState;

    use super::super::tests::{build_of, outline_of};
    use super::super::{Stack, saved_ms};
    use super::*;

    const SOURCE: &str = "FROM a\nCOPY x .\nRUN b\n";

    /// Makes a build whose `RUN` took some time and made a layer.
    fn built(number: u32, took_ms: u64, layer: &str) -> Rc<BuildRecord> {
        let mut build = build_of(number, SOURCE, BuildState::Cancelled { started_ms: None, ended_ms: 0 });
        let step = &mut build.steps[2];
        (step.ended_ms, step.diff_id) = (Some(took_ms), Some(Digest(layer.into())));
        Rc::new(build)
    }

    fn source(
        expected: Option<&Expected>,
        layer: Option<&str>,
        older: &[Rc<BuildRecord>],
    ) -> Option<(u32, u64)> {
        let diff_id = layer.map(|layer| Digest(layer.into()));
        let taken = Taken { instruction: "RUN b", expected, diff_id: diff_id.as_ref() };
        taken.source(older).map(|earlier| (earlier.build.0, earlier.took_ms))
    }

    #[test]
    fn back_to_an_older_version_takes_the_result_of_the_older_build() {
        let older = [built(2, 200, "two"), built(1, 100, "one")];
        let of_one = Expected::Reuse { build: 1 };
        assert_eq!(source(Some(&of_one), None, &older), Some((1, 100)), "before the build");
        assert_eq!(source(Some(&of_one), Some("one"), &older), Some((1, 100)), "after it");
    }

    #[test]
    fn a_result_that_was_not_predicted_is_known_by_its_layer() {
        let older = [built(3, 300, "one"), built(2, 200, "two"), built(1, 100, "one")];
        assert_eq!(source(None, Some("two"), &older), Some((2, 200)));
        assert_eq!(source(None, Some("one"), &older), Some((3, 300)), "the newest of those that made it");
        assert_eq!(source(None, Some("three"), &older), None, "nobody here made it");
        assert_eq!(source(None, None, &older), None, "one of three");
        assert_eq!(source(None, None, &older[2..]), Some((1, 100)), "the only one");
    }

    #[test]
    fn what_others_made_and_what_was_forgotten_is_not_somebody_elses() {
        let older = [built(2, 200, "two")];
        assert_eq!(source(Some(&Expected::Reuse { build: 0 }), None, &older), None);
        assert_eq!(source(Some(&Expected::Reuse { build: 1 }), None, &older), Some((1, 0)));
        let base = Expected::Reuse { build: 1 };
        let taken = Taken { instruction: "FROM c", expected: Some(&base), diff_id: None };
        assert_eq!(taken.source(&older), None, "it was there before");
    }

    #[test]
    fn a_size_is_that_of_the_run_itself() {
        let mut older = [built(2, 200, "two"), built(1, 100, "one")];
        for (build, bytes) in older.iter_mut().zip([2_000, 1_000]) {
            Rc::make_mut(build).steps[2].layer_bytes = Some(bytes);
        }
        let of_one = Some(Earlier { build: BuildNumber(1), took_ms: 0 });
        assert_eq!(earlier_bytes("RUN b", &older, of_one), Some(1_000));
        assert_eq!(earlier_bytes("RUN b", &older, None), Some(2_000));
    }

    #[test]
    fn reuse_saves_what_the_last_run_took() {
        let source = "FROM a\nRUN b\nCMD c\n";
        let done = BuildState::Cancelled { started_ms: None, ended_ms: 0 };
        let first = Rc::new(build_of(1, source, done.clone()));
        let mut second = build_of(2, source, done);
        second.steps[1].state = StepState::Reused;
        let builds = [Rc::new(second.clone()), first];
        let stack = Stack::of(Some(&second), &builds, Some(&outline_of(source)), None);
        assert_eq!(stack.bars[1].earlier, Some(Earlier { build: BuildNumber(1), took_ms: 200 }));
        assert_eq!(saved_ms(&stack), Some(200));
        assert_eq!(saved_ms(&Stack::of(Some(&builds[1]), &builds, Some(&outline_of(source)), None)), None);
    }
}
