//! The builds of the workspace, and which of them the page shows and compares.

use std::rc::Rc;

use protocol::{Aftermath, BuildNumber, BuildRecord, ComparedBuilds};

use super::{Comparing, EditorFiles, Wanted};

/// The builds of the workspace, and which of them the page shows and compares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Builds {
    /// All builds, newest first.
    pub(crate) records: Vec<Rc<BuildRecord>>,
    /// The build that the layers and the log show; `None` for the newest build.
    pub(crate) chosen: Option<BuildNumber>,
    /// The files as they were when a person last pressed Build on this page.
    pub(crate) built_from: Option<Rc<EditorFiles>>,
    /// The build that later builds are compared with, as a person chose it last.
    pub(crate) pinned: Option<BuildNumber>,
    /// The comparison of two builds, while it covers the bench.
    pub(crate) comparing: Option<Rc<Comparing>>,
}

impl Builds {
    /// Returns the build of that number.
    pub(crate) fn of(&self, number: BuildNumber) -> Option<&Rc<BuildRecord>> {
        self.records.iter().find(|build| build.number == number)
    }

    /// Returns the newest build.
    pub(crate) fn newest(&self) -> Option<&Rc<BuildRecord>> {
        self.records.first()
    }

    /// Returns the build that the layers and the log show.
    pub(crate) fn shown(&self) -> Option<&Rc<BuildRecord>> {
        match self.chosen {
            Some(number) => self.of(number),
            None => self.newest(),
        }
    }

    /// Returns the build that is waiting or running.
    pub(crate) fn active(&self) -> Option<&Rc<BuildRecord>> {
        self.records.iter().find(|build| !build.state.is_over())
    }

    /// Returns what followed from a build after its end: from the build that is shown, or from any build since which nothing was built.
    pub(crate) fn aftermath(&self) -> Option<(BuildNumber, Aftermath)> {
        let newest_ms = self.newest().and_then(|build| build.state.started_ms());
        let is_news =
            |Aftermath::EngineRestarted { at_ms }| newest_ms.is_none_or(|started_ms| started_ms < at_ms);
        let of = |build: &Rc<BuildRecord>| build.aftermath.map(|aftermath| (build.number, aftermath));
        let shown = self.shown().and_then(of);
        shown.or_else(|| self.records.iter().filter_map(of).find(|(_, aftermath)| is_news(*aftermath)))
    }

    /// Returns the build that was chosen to compare later builds with, once there is a later build.
    pub(crate) fn pinned_before(&self) -> Option<BuildNumber> {
        let is_earlier =
            |pinned: &BuildNumber| self.records.iter().skip(1).any(|build| build.number == *pinned);
        self.pinned.filter(is_earlier)
    }

    /// Replaces all builds by those of a welcome.
    pub(super) fn welcome(&mut self, records: Vec<BuildRecord>) {
        self.records = records.into_iter().map(Rc::new).collect();
        if self.chosen.is_some_and(|number| self.of(number).is_none()) {
            self.chosen = None;
        }
    }

    /// Takes in a build that is new, or that has gone on.
    pub(super) fn update(&mut self, build: Rc<BuildRecord>) {
        match self.records.iter().position(|each| each.number <= build.number) {
            Some(at) if self.records[at].number == build.number => self.records[at] = build,
            Some(at) => self.records.insert(at, build),
            None => self.records.push(build),
        }
        self.records.truncate(N_BUILDS);
    }

    /// Notes which files the next build is made of, and shows that build as soon as it begins.
    pub(super) fn begin(&mut self, files: &Rc<EditorFiles>) {
        self.built_from = Some(Rc::clone(files));
        self.chosen = None;
    }

    /// Opens the comparison of two builds, or closes the comparison that is open.
    pub(super) fn compare(&mut self, wanted: Option<Wanted>) {
        self.pinned = wanted.and_then(|(a, _)| a).or(self.pinned);
        self.comparing = wanted.map(|wanted| Comparing::of(wanted, self.comparing.as_deref()));
    }

    /// Takes in what the server told about the comparison.
    pub(super) fn compared(&mut self, told: Rc<ComparedBuilds>) {
        self.comparing = self.comparing.as_ref().map(|comparing| comparing.told(told));
    }
}

/// As many builds as the server sends in its welcome.
const N_BUILDS: usize = 50;
