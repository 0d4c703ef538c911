//! Two builds side by side, as the server tells them: facts and files; what follows from them is the page's to say.

use serde::{Deserialize, Serialize};

use crate::{BuildNumber, BuildRecord, BuildState, SnapshotFile};

/// Two builds, and all that could take their places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedBuilds {
    /// The one on the left; `None` where there is none.
    pub a: Option<ComparedBuild>,
    /// The one on the right; `None` where there is none but A.
    pub b: Option<ComparedBuild>,
    /// All builds of the workspace, newest first.
    pub builds: Vec<BuildHead>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedBuild {
    /// What became of it.
    pub record: BuildRecord,
    /// What it was made from, by path; contents as far as [`limits::SNAPSHOT_TEXT_BYTES`](crate::limits::SNAPSHOT_TEXT_BYTES) go round.
    pub files: Vec<SnapshotFile>,
}

/// A build, shortly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildHead {
    /// Its number.
    pub number: BuildNumber,
    /// Where it stands.
    pub state: BuildState,
    /// Which of the four builds of a pair it is.
    pub part: Option<PairPart>,
}

/// A pair of workspaces to compare. On the wire it is its [`key`](Self::key).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairName {
    /// `COPY` above or below the slow instruction, which is the tutorial's `pip install`.
    CopyOrder,
    /// The same where no package index can be reached.
    CopyOrderOffline,
    /// What is installed copied before the code, or with it.
    DependenciesFirst,
    /// With and without a `.dockerignore`.
    Dockerignore,
    /// One base image or another.
    SlimBase,
    /// One stage or two.
    MultiStage,
    /// A file deleted by a later `RUN`, or by the same.
    OneRun,
}

impl PairName {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::CopyOrder,
        Self::CopyOrderOffline,
        Self::DependenciesFirst,
        Self::Dockerignore,
        Self::SlimBase,
        Self::MultiStage,
        Self::OneRun,
    ];

    /// Returns those that are offered, in their order; `has_package_index` tells whether build steps reach the package index.
    pub fn offered(has_package_index: bool) -> impl Iterator<Item = Self> {
        let other = if has_package_index { Self::CopyOrderOffline } else { Self::CopyOrder };
        Self::ALL.into_iter().filter(move |name| *name != other)
    }

    /// Returns what it is called on the wire and in addresses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::CopyOrder => "copy-order",
            Self::CopyOrderOffline => "copy-order-offline",
            Self::DependenciesFirst => "dependencies-first",
            Self::Dockerignore => "dockerignore",
            Self::SlimBase => "slim-base",
            Self::MultiStage => "multi-stage",
            Self::OneRun => "one-run",
        }
    }

    /// Returns the pair of that key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.key() == key)
    }
}

/// One of the four builds of a pair, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairPart {
    /// The first workspace.
    A,
    /// The first workspace after the edit.
    AEdited,
    /// The second workspace.
    B,
    /// The second workspace after the edit.
    BEdited,
}

impl PairPart {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::A, Self::AEdited, Self::B, Self::BEdited];

    /// Returns its place, from 0.
    #[must_use]
    pub fn index(self) -> u32 {
        match self {
            Self::A => 0,
            Self::AEdited => 1,
            Self::B => 2,
            Self::BEdited => 3,
        }
    }
}
