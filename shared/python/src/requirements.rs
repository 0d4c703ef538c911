//! `requirements.txt`: one requirement or one of pip's options a line.
//!
//! Requirements are read as PEP 508 has them, versions as PEP 440; both leniently where pip is lenient. Options are pip's for such files.

mod cursor;
mod known;
mod line;
mod version;

use text::ByteRange;

use crate::problem::{Code, Problem, sort};

pub use known::{is_well_known, meant};

/// What a `requirements.txt` says; lists are in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirements {
    /// What is to be installed by name.
    pub requirements: Vec<Requirement>,
    /// What is to be installed from a path or an address.
    pub sources: Vec<ByteRange>,
    /// Options that stand on lines of their own.
    pub options: Vec<PipOption>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// A package to install.
///
/// ```text
/// Flask[async]>=2.0,<3 ; python_version >= "3.8"  # web
/// ^^^^^ name_range                                       name "flask"
///       ^^^^^ extras
///             ^^^^^^^^ specifiers
///                        ^^^^^^^^^^^^^^^^^^^^^^^ marker
/// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ range
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The name in its normal form (PEP 503).
    pub name: String,
    /// Where the name stands.
    pub name_range: ByteRange,
    /// Extras in brackets, as written.
    pub extras: Vec<String>,
    /// The versions that will do; all of them have to hold.
    pub specifiers: Vec<Specifier>,
    /// The address after `@`.
    pub address: Option<ByteRange>,
    /// The condition after `;`.
    pub marker: Option<ByteRange>,
    /// The digests that a download must have.
    pub n_hashes: u32,
    /// All of it without comment.
    pub range: ByteRange,
}

impl Requirement {
    /// Returns whether exactly one version will do, so that a build of next year gets the same.
    #[must_use]
    pub fn is_pinned(&self) -> bool {
        self.address.is_some()
            || self.specifiers.iter().any(|specifier| {
                matches!(specifier.operator, "==" | "===") && !specifier.version.ends_with('*')
            })
    }
}

/// One condition on the version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Specifier {
    /// One of `==` `!=` `<=` `>=` `<` `>` `~=` `===`.
    pub operator: &'static str,
    /// The version as written.
    pub version: String,
    /// Operator and version.
    pub range: ByteRange,
}

/// An option of pip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipOption {
    /// Its long name, as `--requirement` for `-r`.
    pub name: &'static str,
    /// Its value; empty for options without.
    pub value: ByteRange,
    /// All of it.
    pub range: ByteRange,
}

/// Reads a `requirements.txt`.
#[must_use]
pub fn parse(text: &str) -> Requirements {
    let mut found = Requirements::default();
    let mut cursor = cursor::RequirementCursor::new(text);
    while cursor.next_line() {
        line::read(&mut cursor, &mut found);
    }
    known::check(text, &mut found);
    sort(&mut found.problems);
    found
}

/// Brings a package's name into its normal form: lower case, and one hyphen for any run of `-`, `_` and `.` (PEP 503).
#[must_use]
pub fn normalise(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '-' | '_' | '.' if normal.ends_with('-') => {}
            '-' | '_' | '.' => normal.push('-'),
            other => normal.push(other.to_ascii_lowercase()),
        }
    }
    normal
}

fn problem(code: Code, range: ByteRange, subject: &str) -> Problem {
    Problem { code, range, subject: subject.to_owned() }
}
