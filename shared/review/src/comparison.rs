//! The comparison of two builds: what is to be said, which instructions stand beside each other, and both texts line by line.

use messages::page::compare::{Edit, Finding, Letter};
use serde::{Deserialize, Serialize};

/// What follows from two builds, or from the files that are going to be built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildComparison {
    /// The most useful thing that is true of them.
    pub finding: Finding,
    /// Both Dockerfiles, or the only one; `None` where there is none yet.
    pub dockerfile: Option<TextDiff>,
    /// The other files that differ, by path.
    pub files: Vec<FileDiff>,
    /// How two builds compare; `None` while there are not two.
    pub builds: Option<AlignedBuilds>,
    /// The edit of a pair of workspaces that is not built yet: the lines that it changes, before and after.
    pub edit: Option<FileDiff>,
}

/// How two builds compare. What is told of each is told of A, then of B.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignedBuilds {
    /// Their instructions, each beside its counterpart, in the order of B.
    pub rows: Vec<AlignedRow>,
    /// Index in B of the instruction whose move makes the difference.
    pub moved: Option<u32>,
    /// What was edited before each, as far as the edit was a reason for a step to run.
    pub edits: [Option<Edit>; 2],
    /// Milliseconds of the steps that only the other one had to run.
    pub spared_ms: [u64; 2],
    /// Milliseconds that a change of the file costs which the finding names.
    pub change_ms: Option<[u64; 2]>,
    /// Whose image is smaller, and by how many bytes, where that is worth a word.
    pub smaller: Option<(Letter, u64)>,
    /// Whether both were made from the same files.
    pub has_same_files: bool,
}

/// An instruction of A, of B, or of both: their indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignedRow {
    /// In A.
    pub a: Option<u32>,
    /// In B.
    pub b: Option<u32>,
}

/// A file of A, of B, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDiff {
    /// Its path.
    pub path: String,
    /// The one that has it, where only one does.
    pub only_in: Option<Letter>,
    /// Both texts near their differences; `None` where a text is not known.
    pub text: Option<TextDiff>,
}

/// Two texts side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextDiff {
    /// Their lines.
    pub rows: Vec<DiffRow>,
    /// Rows that are left out because there are too many.
    pub n_more: u32,
}

/// A line of A, of B, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffRow {
    /// How both compare.
    pub kind: DiffKind,
    /// The line in A.
    pub a: Option<DiffLine>,
    /// The line in B.
    pub b: Option<DiffLine>,
}

impl DiffRow {
    /// Returns the line of one of both.
    #[must_use]
    pub fn line(&self, letter: Letter) -> Option<&DiffLine> {
        if letter == Letter::A { self.a.as_ref() } else { self.b.as_ref() }
    }
}

/// How the lines of a row compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiffKind {
    /// They are the same.
    Same,
    /// They differ.
    Changed,
    /// Only one has the line.
    Lonely,
    /// B has A's line further down.
    MovedDown,
    /// B has A's line further up.
    MovedUp,
}

/// A line of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffLine {
    /// Its zero-based number.
    pub number: u32,
    /// Its words in their colours.
    pub words: Vec<InkedWord>,
}

/// A stretch of a line in one colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InkedWord {
    /// The characters.
    pub text: String,
    /// The colour; `None` for that of plain text.
    pub ink: Option<Ink>,
}

/// A colour of code. The number of each is its place in the editor's list, `inks` of `analysis.js`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ink {
    /// Keywords.
    Keyword,
    /// Strings.
    Text,
    /// Flags, variables and what defines them.
    Name,
    /// Comments and continuations.
    Note,
}
