//! One build: its record, its steps, its log. The nouns are BuildKit's.

use prediction::{BuildOptions, Expected, Outcome};
use serde::{Deserialize, Serialize};

use crate::{BuildNumber, BuildPrediction, Digest, ImageName, Notice};

/// One build without its log. Sent whole each time it changes; a later one replaces an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildRecord {
    /// Number within the workspace, from 1.
    pub number: BuildNumber,
    /// What the image is called.
    pub image: ImageName,
    /// Content address of the files that it builds.
    pub snapshot: Digest,
    /// Where it stands.
    pub state: BuildState,
    /// One for each instruction of the Dockerfile as it was built, in its order; those that make no step are [`StepState::NoLayer`].
    pub steps: Vec<StepRecord>,
    /// Lines in the log so far; line numbers run from 0.
    pub n_log_lines: u64,
    /// Bytes of the log that were cut out of its middle; 0 when it is whole.
    pub log_bytes_cut: u64,
    /// How it was to be built.
    #[serde(default)]
    pub options: BuildOptions,
    /// What was predicted, once the engine is about to be asked; stays `None` where that could not be done.
    #[serde(default)]
    pub prediction: Option<Box<BuildPrediction>>,
    /// What followed from it after its end.
    #[serde(default)]
    pub aftermath: Option<Aftermath>,
}

impl BuildRecord {
    /// Returns whether a step is not done because no stage that is built needs it.
    #[must_use]
    pub fn is_not_needed(&self, step: &StepRecord) -> bool {
        let expected = || self.prediction.as_ref()?.steps.get(step.index as usize);
        let is_left_out = match step.state {
            StepState::Waiting => false,
            StepState::NotReached => matches!(self.state, BuildState::Succeeded { .. }),
            _ => return false,
        };
        is_left_out || expected() == Some(&Expected::NotReached)
    }
}

/// What followed from a build after its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aftermath {
    /// The engine went on working on it although it had ended, and was restarted to end that.
    EngineRestarted {
        /// When, as Unix milliseconds of the server's clock.
        at_ms: u64,
    },
}

/// Where a build stands. Times are Unix milliseconds of the server's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuildState {
    /// Waits for a place.
    Queued {
        /// How many builds go first.
        n_before: u32,
    },
    /// The engine works on it.
    Running {
        /// When it began.
        started_ms: u64,
    },
    /// The image is there.
    Succeeded {
        /// When it began.
        started_ms: u64,
        /// When it ended.
        ended_ms: u64,
        /// The image's id in the engine.
        image_id: Digest,
        /// The image's size in bytes, its base included.
        image_bytes: u64,
    },
    /// No image.
    Failed {
        /// When it began; `None` when it never did.
        started_ms: Option<u64>,
        /// When it ended.
        ended_ms: u64,
        /// What went wrong.
        notice: Notice,
        /// Zero-based lines `first..end` of the Dockerfile that are to blame, where they are known.
        lines: Option<(u32, u32)>,
    },
    /// The user stopped it.
    Cancelled {
        /// When it began; `None` when it never did.
        started_ms: Option<u64>,
        /// When it ended.
        ended_ms: u64,
    },
}

impl BuildState {
    /// Returns whether nothing more will happen.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Succeeded { .. } | Self::Failed { .. } | Self::Cancelled { .. })
    }

    /// Returns the milliseconds that the build took; 0 while it is not over, and where it never began.
    #[must_use]
    pub fn took_ms(&self) -> u64 {
        match self {
            Self::Succeeded { started_ms, ended_ms, .. }
            | Self::Failed { started_ms: Some(started_ms), ended_ms, .. }
            | Self::Cancelled { started_ms: Some(started_ms), ended_ms } => {
                ended_ms.saturating_sub(*started_ms)
            }
            _ => 0,
        }
    }

    /// Returns the size of the image in bytes, where there is one.
    #[must_use]
    pub fn image_bytes(&self) -> Option<u64> {
        match self {
            Self::Succeeded { image_bytes, .. } => Some(*image_bytes),
            _ => None,
        }
    }

    /// Returns when the build ended; `None` while it is not over.
    #[must_use]
    pub fn ended_ms(&self) -> Option<u64> {
        match self {
            Self::Queued { .. } | Self::Running { .. } => None,
            Self::Succeeded { ended_ms, .. }
            | Self::Failed { ended_ms, .. }
            | Self::Cancelled { ended_ms, .. } => Some(*ended_ms),
        }
    }

    /// Returns when the engine began; `None` when it did not.
    #[must_use]
    pub fn started_ms(&self) -> Option<u64> {
        match self {
            Self::Queued { .. } => None,
            Self::Running { started_ms } | Self::Succeeded { started_ms, .. } => Some(*started_ms),
            Self::Failed { started_ms, .. } | Self::Cancelled { started_ms, .. } => *started_ms,
        }
    }
}

/// One instruction; where it makes a step, one BuildKit vertex, once the engine names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// Place in [`BuildRecord::steps`]; log lines name it.
    pub index: u32,
    /// Zero-based lines `first..end` of the Dockerfile as it was built.
    pub lines: (u32, u32),
    /// The instruction on one line, as `RUN pip install flask`.
    pub instruction: String,
    /// Where it stands.
    pub state: StepState,
    /// Seconds it took or has taken so far are `ended_ms - started_ms`; Unix milliseconds of the server's clock.
    pub started_ms: Option<u64>,
    /// When it ended.
    pub ended_ms: Option<u64>,
    /// Bytes of the layer that it made, once the image is there.
    pub layer_bytes: Option<u64>,
    /// Digest of that layer's tar (`diff_id`), for a `FROM` of an image that of the image's topmost layer; `None` where no layer was made.
    #[serde(default)]
    pub diff_id: Option<Digest>,
    /// Running parts: pulls, context transfer. At most 16, the newest.
    pub statuses: Vec<StepStatus>,
    /// The engine's own words, one line, when it failed.
    pub error: Option<String>,
    /// Exit code of a `RUN` that failed.
    pub exit_code: Option<i64>,
}

impl StepRecord {
    /// Returns the milliseconds that the step ran, to its end or to its failure; 0 where it was reused or has not ended. All that is said of saved
    /// time is made from these: they are as exact as they are written, so that the sum of what a reader sees is what a reader sees as the sum.
    #[must_use]
    pub fn ran_ms(&self) -> u64 {
        let has_run = matches!(self.state, StepState::Ran | StepState::Failed);
        let times = self.started_ms.zip(self.ended_ms).filter(|_| has_run);
        times.map_or(0, |(started_ms, ended_ms)| as_written_ms(ended_ms.saturating_sub(started_ms)))
    }
}

/// Rounds milliseconds to the tenth of a second to which times are written.
#[must_use]
pub fn as_written_ms(ms: u64) -> u64 {
    ms.saturating_add(50) / 100 * 100
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Not begun.
    Waiting,
    /// At work.
    Running,
    /// Taken from the cache (BuildKit's `cached`).
    Reused,
    /// Done by running it.
    Ran,
    /// Ended with an error.
    Failed,
    /// Will not be done: an earlier one failed or the build was cancelled, or its stage is not needed.
    NotReached,
    /// Makes no step: it only changes the image's configuration, or nothing at all.
    NoLayer,
}

impl From<StepState> for Outcome {
    fn from(state: StepState) -> Self {
        match state {
            StepState::Reused => Self::Reused,
            StepState::Ran => Self::Ran,
            StepState::Failed => Self::Failed,
            StepState::Waiting | StepState::Running | StepState::NotReached | StepState::NoLayer => {
                Self::Nothing
            }
        }
    }
}

/// One part of a step that reports its progress (BuildKit's `VertexStatus`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepStatus {
    /// BuildKit's name for it, as `sha256:… ` or `extracting sha256:…`.
    pub id: String,
    /// Bytes so far.
    pub current: u64,
    /// Bytes in all; 0 when unknown.
    pub total: u64,
    /// Whether it is done.
    pub is_done: bool,
}
