//! What putting the files of a pasted text in place would do, for the page to show before it does it.

use catalogue::Message;
use serde::{Deserialize, Serialize};

use crate::TextDiff;

/// What putting the files of a pasted text in place would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacePlan {
    /// What the text is.
    pub title: Message,
    /// What is wrong with its commands.
    pub notes: Vec<Message>,
    /// Its files; last the file that held the text, where that is no other one of them.
    pub files: Vec<PlacedFile>,
    /// The name that `docker build` gives the image.
    pub image: Option<String>,
    /// The port of the container that `docker run` opens.
    pub port: Option<u16>,
}

/// A file of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedFile {
    /// Its path.
    pub path: String,
    /// What it will hold.
    pub content: String,
    /// What becomes of it.
    pub change: PlacedChange,
    /// Its text as it is and as it will be; `None` where nothing changes.
    pub diff: Option<TextDiff>,
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlacedChange {
    /// It is new, and has so many lines.
    New(u32),
    /// It holds this already.
    Same,
    /// So many lines of it are replaced or go, and so many come.
    Replaces(u32, u32),
    /// The pasted text is taken out of it.
    TakenOut,
}
