//! A pair while its four builds are made: both sides are filled with the builds of this run, step by step.

use std::rc::Rc;

use messages::page::compare::Letter;
use protocol::{BuildHead, BuildRecord, BuildState, PairPart};

/// The builds of a pair that is being built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LiveRun {
    /// Which of the four builds is under way, or was the last one to end.
    pub(super) part: PairPart,
    /// The newest build of A in this run, then of B.
    sides: [Option<(PairPart, Rc<BuildRecord>)>; 2],
}

impl LiveRun {
    /// Between two builds of a pair there is a moment without any; after more than this the pair is not built on. Milliseconds.
    pub(super) const BETWEEN_MS: u64 = 3_000;

    /// Returns the run that goes on; `None` when none does. `heads` are the builds that the server told of, `records` those of the page, which may
    /// be ahead; both newest first. `now_ms` is the server's clock.
    pub(super) fn of(heads: &[BuildHead], records: &[Rc<BuildRecord>], now_ms: u64) -> Option<Self> {
        let newest = records.first()?;
        let part = part_of(newest, heads)?;
        let goes_on = match newest.state {
            BuildState::Succeeded { ended_ms, .. } => {
                part != PairPart::BEdited && now_ms < ended_ms.saturating_add(Self::BETWEEN_MS)
            }
            _ => !newest.state.is_over(),
        };
        if !goes_on {
            return None;
        }
        let first = newest.number.0.checked_sub(part.index())?;
        let side = |parts: [PairPart; 2]| {
            records.iter().find_map(|record| {
                let place = record.number.0.checked_sub(first)?;
                let part = parts.into_iter().find(|part| part.index() == place)?;
                Some((part, Rc::clone(record)))
            })
        };
        Some(Self {
            part,
            sides: [side([PairPart::A, PairPart::AEdited]), side([PairPart::B, PairPart::BEdited])],
        })
    }

    /// Returns what is built of one side, and which of the four builds it is; `None` before its turn.
    pub(super) fn side(&self, letter: Letter) -> Option<&(PairPart, Rc<BuildRecord>)> {
        letter.own(&self.sides).as_ref()
    }
}

/// Returns which of the four builds the newest one is: as the server told, or the one after the last that the server told of.
fn part_of(newest: &BuildRecord, heads: &[BuildHead]) -> Option<PairPart> {
    if let Some(head) = heads.iter().find(|head| head.number == newest.number) {
        return head.part;
    }
    let before = heads.iter().find(|head| head.number.0.checked_add(1) == Some(newest.number.0))?;
    let next = before.part?.index() + 1;
    PairPart::ALL.into_iter().find(|part| part.index() == next)
}

#[cfg(test)]
mod tests {
    use protocol::{BuildNumber, Digest};

    use super::*;
    use crate::state::build_of;

    fn record(number: u32, state: &BuildState) -> Rc<BuildRecord> {
        Rc::new(build_of(number, "FROM a\nRUN b\n", state.clone()))
    }

    fn head(number: u32, part: Option<PairPart>) -> BuildHead {
        BuildHead { number: BuildNumber(number), state: running(), part }
    }

    fn running() -> BuildState {
        BuildState::Running { started_ms: 0 }
    }

    fn done(ended_ms: u64) -> BuildState {
        BuildState::Succeeded { started_ms: 0, ended_ms, image_id: Digest(String::new()), image_bytes: 1 }
    }

    type Told = (PairPart, [Option<(PairPart, u32)>; 2]);

    fn told(run: Option<&LiveRun>) -> Option<Told> {
        let of = |run: &LiveRun, letter| run.side(letter).map(|(part, record)| (*part, record.number.0));
        run.map(|run| (run.part, Letter::BOTH.map(|letter| of(run, letter))))
    }

    #[test]
    fn both_sides_hold_the_builds_of_this_run_and_none_of_an_earlier_one() {
        use PairPart::{A, AEdited, B, BEdited};
        let run = |heads: &[BuildHead], records: &[Rc<BuildRecord>], now_ms| {
            told(LiveRun::of(heads, records, now_ms).as_ref())
        };
        // Builds 1 to 4 are an earlier run.
        let old: Vec<_> = (1..=4).rev().map(|number| record(number, &done(5))).collect();
        let of_run = |new: Vec<Rc<BuildRecord>>| [new, old.clone()].concat();
        let first = of_run(vec![record(5, &running())]);
        assert_eq!(
            run(&[head(5, Some(A)), head(4, Some(BEdited))], &first, 9),
            Some((A, [Some((A, 5)), None]))
        );
        let third = of_run(vec![record(7, &running()), record(6, &done(7)), record(5, &done(6))]);
        let heads = [head(7, Some(B)), head(6, Some(AEdited))];
        assert_eq!(run(&heads, &third, 9), Some((B, [Some((AEdited, 6)), Some((B, 7))])));
        // The page knows of the build before the server has told which one it is.
        assert_eq!(run(&heads[1..], &third, 9), Some((B, [Some((AEdited, 6)), Some((B, 7))])));
    }

    #[test]
    fn a_run_goes_on_between_two_builds_and_ends_with_the_last_one() {
        use PairPart::{A, BEdited};
        let (ended, heads) = ([record(5, &done(1_000))], [head(5, Some(A))]);
        assert!(LiveRun::of(&heads, &ended, 1_100).is_some(), "the next one is about to begin");
        assert_eq!(LiveRun::of(&heads, &ended, 60_000), None, "the server was started anew");
        assert_eq!(LiveRun::of(&[head(5, Some(BEdited))], &ended, 1_100), None, "it was the last one");
        let cancelled = BuildState::Cancelled { started_ms: Some(0), ended_ms: 1_000 };
        assert_eq!(LiveRun::of(&heads, &[record(5, &cancelled)], 1_100), None);
        assert_eq!(
            LiveRun::of(&[head(5, None)], &[record(5, &running())], 1),
            None,
            "a build of its own files"
        );
        assert_eq!(LiveRun::of(&[], &[], 1), None);
    }
}
