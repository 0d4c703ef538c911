//! What of a Dockerfile costs an engine more memory or time than it may.

use catalogue::{Message, unbuildable as words};
use serde::{Deserialize, Serialize};
use text::ByteRange;

use super::{EXPANDED_BYTES, VALUE_BYTES};
use crate::problem::{Problem, codes};

/// What of a Dockerfile costs an engine more than it may, once its variables are expanded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Excess {
    /// A variable could have a longer value than [`VALUE_BYTES`].
    Value {
        /// Its name.
        name: String,
        /// The most bytes that its value could have.
        bytes: u64,
    },
    /// A word of an instruction could be longer than [`VALUE_BYTES`].
    Word {
        /// The most bytes that it could have.
        bytes: u64,
    },
    /// All words up to here could have more than [`EXPANDED_BYTES`].
    Total,
    /// Expanding the words up to here takes an engine too long.
    Expanding,
    /// Finding a way through stages that take files from each other takes an engine too long.
    StagePaths,
}

impl Excess {
    /// Returns what is to be said, without a full stop.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Value { name, bytes } => words::value_too_large(*bytes, VALUE_BYTES as u64, name),
            Self::Word { bytes } => words::word_too_large(*bytes, VALUE_BYTES as u64),
            Self::Total => words::expanded_too_large(EXPANDED_BYTES as u64),
            Self::Expanding => words::expanding_too_long(),
            Self::StagePaths => words::too_many_paths(),
        }
    }

    /// Returns the problem at its place.
    pub(crate) fn problem(&self, range: ByteRange) -> Problem {
        let code = match self {
            Self::Value { .. } | Self::Word { .. } => codes::VALUE_TOO_LARGE,
            Self::Total | Self::Expanding => codes::EXPANDED_TOO_LARGE,
            Self::StagePaths => codes::TOO_MANY_PATHS,
        };
        Problem::said(code, range, self.message())
    }
}
