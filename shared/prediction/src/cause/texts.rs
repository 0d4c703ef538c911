//! Parts of a cause by their kind. Names and values come from files and may be long, so that whoever keeps causes must be able to shorten them.

use super::{Cause, FileChange, Variable};
use crate::LineChange;

/// Makes a list of all texts of a cause, as references of the kind that the cause is given by.
macro_rules! texts_of {
    ($cause:expr) => {
        match $cause {
            Cause::NoCache
            | Cause::NeverBuilt
            | Cause::Content
            | Cause::Upstream { .. }
            | Cause::Moved { .. } => Vec::new(),
            Cause::Instruction { old, new }
            | Cause::Base { old, new }
            | Cause::Workdir { old, new }
            | Cause::Network { old, new }
            | Cause::Platform { old, new } => vec![old, new],
            Cause::User { old, new } => [old, new].into_iter().flatten().collect(),
            Cause::Shell { old, new } => old.into_iter().chain(new).collect(),
            Cause::Variable(Variable { name, old, new, .. }) => {
                [name].into_iter().chain(old).chain(new).collect()
            }
            Cause::MissingFile { path } => vec![path],
            Cause::File { path, change, .. } => match change {
                FileChange::Edited { .. }
                | FileChange::Added
                | FileChange::Removed
                | FileChange::Mode { .. }
                | FileChange::Selected => vec![path],
                FileChange::Renamed { from } => vec![path, from],
                FileChange::Link { old, new }
                | FileChange::LetIn { old, new }
                | FileChange::LeftOut { old, new } => [path].into_iter().chain(old).chain(new).collect(),
            },
        }
    };
}

impl Cause {
    /// Returns every name and value in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&String> {
        texts_of!(self)
    }

    /// The same, to shorten them.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        texts_of!(self)
    }

    /// Returns the changed lines of a file that was edited; none of any other cause.
    #[must_use]
    pub fn line_changes(&self) -> &[LineChange] {
        match self {
            Self::File { change: FileChange::Edited { lines, .. }, .. } => lines,
            _ => &[],
        }
    }

    /// Returns the changed lines of a file that was edited, to leave some out.
    pub fn line_changes_mut(&mut self) -> Option<(&mut Vec<LineChange>, &mut u32)> {
        match self {
            Self::File { change: FileChange::Edited { lines, n_more }, .. } => Some((lines, n_more)),
            _ => None,
        }
    }
}
