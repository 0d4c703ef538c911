//! What can be wrong with a Python file or a `requirements.txt`.

use serde::{Deserialize, Serialize};
use text::ByteRange;

/// One thing that is wrong, or worth to know, at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What it is.
    pub code: Code,
    /// Where it is.
    pub range: ByteRange,
    /// What the code's sentence speaks about, as its doc says; often empty.
    pub subject: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// It cannot work.
    Error,
    /// It works, though hardly as it was meant.
    Warning,
    /// Worth to know.
    Info,
}

/// Puts problems in the order of the file.
pub(crate) fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| (problem.range, problem.code as usize));
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident: $severity:ident,)+) => {
        /// What is wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the name under which lists and reports show it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }

            /// Returns how bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    /// A token is missing; the subject is the token.
    MissingToken: Error,
    /// A value is missing.
    MissingExpression: Error,
    /// A name is missing.
    MissingName: Error,
    /// A block is missing after a line that ends in a colon.
    MissingBlock: Error,
    /// A line is indented without reason.
    UnexpectedIndent: Error,
    /// A line's indentation is that of no block around it.
    UnevenIndent: Error,
    /// A line is indented by tabs where others are by blanks, or the other way round; the subject is what Python says.
    MixedIndent: Error,
    /// A bracket is never closed; the subject is the bracket.
    NeverClosed: Error,
    /// A string has no end on its line.
    UnclosedString: Error,
    /// A character that means nothing in Python; the subject is the character.
    StrayCharacter: Error,
    /// A word that is almost a keyword; the subject is the keyword.
    MisspelledKeyword: Error,
    /// `print` as a statement, as Python 2 had it.
    PrintStatement: Error,
    /// Two statements share a line without a semicolon.
    SharedLine: Error,
    /// A single `=` stands where a comparison is meant.
    SingleEquals: Error,
    /// A word that cannot stand there; the subject is the word.
    OutOfPlace: Error,
    /// `return` outside of any function.
    ReturnOutside: Error,
    /// A value is given to something that cannot hold one.
    BadTarget: Error,
    /// An argument without a name follows one with a name.
    ArgumentOrder: Error,
    /// A parameter without a default follows one with a default.
    ParameterOrder: Error,
    /// The part of an f-string between braces is not right.
    BadFString: Error,
    /// The syntax is not that of the Python it is read for; the subject is that version.
    OtherPython: Error,
    /// The file nests too deep to be read.
    TooDeep: Error,
    /// Any other syntax error; the subject is the parser's own remark.
    InvalidSyntax: Error,

    /// The server is started above a route, which is therefore never registered; the subject is the route's path.
    RunAboveRoutes: Warning,
    /// The server is started without a host and listens on 127.0.0.1 alone; the subject is the function that starts it.
    HostMissing: Warning,
    /// The server listens on the container's own loopback alone; the subject is the host as written.
    HostLoopback: Warning,
    /// The debugger is on.
    DebugOn: Info,
    /// A variable is read that must be set, or the app ends with an error; the subject is its name.
    VariableMustExist: Info,

    /// A line is no requirement; the subject is the line.
    NotARequirement: Error,
    /// A name that no package can have; the subject is the name.
    BadPackageName: Error,
    /// An operator that pip does not know; the subject is the one that was probably meant.
    BadOperator: Error,
    /// An operator without a version; the subject is the operator.
    MissingVersion: Error,
    /// A version that is none; the subject is the version.
    BadVersion: Error,
    /// A version follows a name without an operator; the subject is both joined by `==`.
    MissingOperator: Error,
    /// Extras in brackets that are not closed or not names.
    BadExtras: Error,
    /// A condition after `;` that is none.
    BadMarker: Error,
    /// An option that `requirements.txt` does not know; the subject is the option.
    UnknownOption: Error,
    /// An option that is almost another; the subject is the other.
    MisspelledOption: Error,
    /// An option without its value; the subject is the option.
    MissingValue: Error,
    /// The package stands there twice; the subject is its name.
    DuplicateRequirement: Error,
    /// The name is almost that of a well known package; the subject is that package.
    NearMiss: Warning,
    /// The name that is imported, not the one that is installed; the subject is the latter.
    ImportedName: Warning,
    /// The module comes with Python; the subject is its name.
    PartOfPython: Warning,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_codes_number_is_its_place_in_the_list() {
        for (place, code) in Code::ALL.iter().enumerate() {
            assert_eq!(*code as usize, place);
        }
        assert_eq!(Code::HostMissing.name(), "HostMissing");
        assert_eq!(Code::HostMissing.severity(), Severity::Warning);
    }
}
