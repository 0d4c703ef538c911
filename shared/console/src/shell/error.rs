//! Why a text is not a script that can run.

use catalogue::{Message, console};
use text::ByteRange;

/// Why a text is not a script that can run, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The place at fault, in bytes of the text.
    pub range: ByteRange,
    /// What is wrong.
    pub kind: SyntaxErrorKind,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// Its end is missing; another line can bring it.
    Unfinished(Unfinished),
    /// It is right for `sh`, and not supported here.
    Refused(Construct),
    /// `sh` refuses it too, with these words.
    Wrong(String),
    /// `$(…)`, `${…}` and backticks stand in each other more than 100 times.
    TooDeep,
    /// The text is longer than 64 KiB, or its braces stand for too many words.
    TooLong,
}

/// What waits for its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// `'`.
    SingleQuotes,
    /// `"`.
    DoubleQuotes,
    /// A backtick.
    Backticks,
    /// `$(`.
    Substitution,
    /// `${`.
    Parameter,
    /// `<<`.
    HereDocument {
        /// The line that ends it.
        delimiter: String,
    },
    /// A backslash at the end of the line.
    Backslash,
    /// `&&`.
    And,
    /// `||`.
    Or,
    /// `|`.
    Pipe,
}

/// What `sh` or `bash` has and this console does not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Construct {
    /// `command &`.
    Background,
    /// `name() { … }`.
    Function,
    /// `if`.
    If,
    /// `for`.
    For,
    /// `while`, `until`.
    While,
    /// `case`.
    Case,
    /// `select`.
    Select,
    /// `((…))`, `$((…))`, `$[…]`, `let`.
    Arithmetic,
    /// `name=(…)`, `name[0]=…`.
    Array,
    /// `<(…)`, `>(…)`.
    ProcessSubstitution,
    /// `(…)`.
    Subshell,
    /// `{ …; }`.
    Group,
    /// `[[ … ]]`.
    Conditional,
    /// `coproc`.
    Coprocess,
    /// `3>file`, `<&4`, `2>&-`, `<>`.
    Descriptor,
    /// `exec > file`.
    Exec,
    /// `${!name}`, `${name:1:2}`, `${name^}`, `$$`.
    Expansion,
}

impl SyntaxError {
    /// Returns whether another line can end what the text began.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        matches!(self.kind, SyntaxErrorKind::Unfinished(_))
    }

    /// Returns what to say.
    #[must_use]
    pub fn message(&self) -> Message {
        match &self.kind {
            SyntaxErrorKind::Unfinished(what) => what.message(),
            SyntaxErrorKind::Refused(construct) => construct.message(),
            SyntaxErrorKind::Wrong(words) => Message::verbatim(words.clone()),
            SyntaxErrorKind::TooDeep => console::too_deep(DEPTH),
            SyntaxErrorKind::TooLong => console::too_long(TEXT_BYTES as u64),
        }
    }
}

impl Unfinished {
    /// Says what waits for its end.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::SingleQuotes => console::open_single_quotes(),
            Self::DoubleQuotes => console::open_double_quotes(),
            Self::Backticks => console::open_backticks(),
            Self::Substitution => console::open_substitution(),
            Self::Parameter => console::open_parameter(),
            Self::HereDocument { delimiter } => console::open_here_document(delimiter),
            Self::Backslash => console::open_backslash(),
            Self::And => console::open_operator("&&"),
            Self::Or => console::open_operator("||"),
            Self::Pipe => console::open_operator("|"),
        }
    }
}

impl Construct {
    /// Says that this console does not do it, why, and what to do instead.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Background => console::refused_background(),
            Self::Function => console::refused_function(),
            Self::If => console::refused_if(),
            Self::For => console::refused_loop("for"),
            Self::While => console::refused_loop("while"),
            Self::Case => console::refused_choice("case"),
            Self::Select => console::refused_choice("select"),
            Self::Arithmetic => console::refused_arithmetic(),
            Self::Array => console::refused_array(),
            Self::ProcessSubstitution => console::refused_process_substitution(),
            Self::Subshell => console::refused_subshell(),
            Self::Group => console::refused_group(),
            Self::Conditional => console::refused_conditional(),
            Self::Coprocess => console::refused_coprocess(),
            Self::Descriptor => console::refused_descriptor(),
            Self::Exec => console::refused_exec(),
            Self::Expansion => console::refused_expansion(),
        }
    }
}

/// Longest text of a script, in bytes.
pub const TEXT_BYTES: usize = 64 * 1024;
/// How often `$(…)`, `${…}` and backticks may stand in each other.
pub const DEPTH: usize = 100;
