//! What a comparison is drawn from: what the server told of both builds, and what the language module found.

use std::rc::Rc;

use messages::page::compare::Letter;
use protocol::{
    BuildNumber, BuildRecord, ComparedBuilds, EngineStatus, ImageAvailability, PairName, PairPart,
};
use review::BuildComparison;

use super::live::LiveRun;

/// What a comparison is drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scene {
    /// The builds, and what follows from them.
    pub(super) compared: Rc<Compared>,
    /// The pair that the workspace is for.
    pub(super) pair: Option<PairName>,
    /// Whether a build can begin now.
    pub(super) can_build: bool,
    /// The engine, for its stand-ins.
    pub(super) engine: Option<Rc<EngineStatus>>,
    /// The pair's builds, while they are made.
    pub(super) live: Option<LiveRun>,
    /// Whether it is presented, at the size of a projector: then there is no header with a title above.
    pub(super) is_presented: bool,
    /// The server's clock minus the browser's.
    pub(super) clock_offset_ms: i64,
}

impl Scene {
    /// Returns the build that a side shows: while a pair is built that of this run, else one of the two that are compared.
    pub(super) fn record(&self, letter: Letter) -> Option<&BuildRecord> {
        match &self.live {
            Some(live) => live.side(letter).map(|(_, record)| &**record),
            None => self.compared.record(letter),
        }
    }

    /// Returns which of a pair's four builds a side shows.
    pub(super) fn part(&self, letter: Letter) -> Option<PairPart> {
        match &self.live {
            Some(live) => live.side(letter).map(|(part, _)| *part),
            None => self.compared.part(letter),
        }
    }

    /// Returns the row in which an instruction of a side stands beside its counterpart; while a pair is built there are no rows.
    pub(super) fn row_of(&self, letter: Letter, index: u32) -> Option<usize> {
        self.compared.row_of(letter, index).filter(|_| self.live.is_none())
    }

    /// Returns whether the steps of the sides can be shown.
    pub(super) fn has_steps(&self) -> bool {
        self.live.is_some() || self.compared.found.builds.is_some()
    }

    /// Returns what a stand-in is made of.
    pub(super) fn stand_in(&self, name: &str) -> Option<&str> {
        self.engine.as_ref()?.images.iter().find_map(|image| match image {
            ImageAvailability::StandIn { name: each, made_of, .. } if each == name => Some(made_of.as_str()),
            _ => None,
        })
    }
}

/// The builds, and what follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Compared {
    /// What the server told.
    pub(super) told: Rc<ComparedBuilds>,
    /// What the language module found.
    pub(super) found: BuildComparison,
    /// Of each instruction of A, then of B, the row in which it stands.
    rows_of: [Vec<(u32, usize)>; 2],
}

impl Compared {
    /// Has compared what the server told; `None` where what compares has not come yet.
    pub(super) fn of(
        told: Rc<ComparedBuilds>,
        compare: impl FnOnce(&ComparedBuilds) -> Option<BuildComparison>,
    ) -> Option<Self> {
        let found = compare(&told)?;
        let rows_of = Letter::BOTH.map(|letter| {
            let rows = found.builds.iter().flat_map(|builds| &builds.rows).enumerate();
            rows.filter_map(|(row, aligned)| Some(((*letter.own(&[aligned.a, aligned.b]))?, row))).collect()
        });
        Some(Self { told, found, rows_of })
    }

    /// Returns what became of one of both builds.
    pub(super) fn record(&self, letter: Letter) -> Option<&BuildRecord> {
        let ComparedBuilds { a, b, .. } = &*self.told;
        (*letter.own(&[a, b])).as_ref().map(|build| &build.record)
    }

    /// Returns the number of one of both builds.
    pub(super) fn number(&self, letter: Letter) -> Option<BuildNumber> {
        self.record(letter).map(|record| record.number)
    }

    /// Returns which of a pair's four builds one of both is.
    pub(super) fn part(&self, letter: Letter) -> Option<PairPart> {
        let number = self.number(letter)?;
        self.told.builds.iter().find(|build| build.number == number).and_then(|build| build.part)
    }

    /// Returns the row in which an instruction stands beside its counterpart.
    pub(super) fn row_of(&self, letter: Letter, index: u32) -> Option<usize> {
        letter.own(&self.rows_of).iter().find(|(known, _)| *known == index).map(|(_, row)| *row)
    }

    /// Returns the index of an instruction's counterpart.
    pub(super) fn counterpart(&self, letter: Letter, index: u32) -> Option<u32> {
        let row = self.found.builds.as_ref()?.rows.get(self.row_of(letter, index)?)?;
        *letter.other().own(&[row.a, row.b])
    }
}
