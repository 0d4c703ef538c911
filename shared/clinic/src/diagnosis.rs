//! What the clinic says.

use std::borrow::Cow;

use catalogue::Message;
use dockerfile::Fix;
use serde::{Deserialize, Serialize};

/// Why a container ended or a step failed, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// The name of the rule, as `MissingModule`. Stable.
    pub code: Cow<'static, str>,
    /// The line that tells the cause, as an index in [`Case::lines`](crate::Case::lines): the headline of the log. `None` where no line does.
    pub line: Option<usize>,
    /// The cause, as one or two sentences.
    pub message: Message,
    /// What to do, each a whole sentence.
    pub hints: Vec<Message>,
    /// Changes of the files that remove the cause, the likeliest first.
    pub fixes: Vec<FileFix>,
}

/// A change of the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFix {
    /// The file that is edited.
    pub path: String,
    /// Its title and its edits, in bytes of the file's text; there may be no edit.
    pub fix: Fix,
    /// Files that get another path: the path of now, and the new one. The edited file is none of them.
    pub renames: Vec<(String, String)>,
}

impl FileFix {
    /// Makes a change of one file's text.
    pub(crate) fn of(path: &str, fix: Fix) -> Self {
        Self { path: path.to_owned(), fix, renames: Vec::new() }
    }
}

impl Diagnosis {
    /// Makes a diagnosis without hints and fixes.
    pub(crate) fn new(line: impl Into<Option<usize>>, message: Message) -> Self {
        Self { code: Cow::Borrowed(""), line: line.into(), message, hints: Vec::new(), fixes: Vec::new() }
    }

    /// Adds a hint.
    pub(crate) fn hint(mut self, hint: impl Into<Option<Message>>) -> Self {
        self.hints.extend(hint.into());
        self
    }

    /// Adds a fix, where there is one.
    pub(crate) fn fix(mut self, fix: impl Into<Option<FileFix>>) -> Self {
        self.fixes.extend(fix.into());
        self
    }
}
