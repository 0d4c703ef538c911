//! Where we answer otherwise than a record of kind `format`, `hover`, `completion`, `tokens`, `folding` or `validate`, on purpose.
//!
//! Those records are what another editor's service answers: a reference, not the truth. Each reason below holds for a class of records that
//! a function decides, never for records by name. Records of BuildKit's own answers have no place here.

use super::record::Record;

/// A reason to differ.
struct Difference {
    kind: &'static str,
    reason: &'static str,
    applies: fn(&Record) -> bool,
}

/// Every reason.
const DIFFERENCES: &[Difference] = &[
    Difference {
        kind: "format",
        reason: "an edit of theirs would change what the build reads (`EXPOSE 80\\` and `81` on the next line are `8081`, not two ports); \
                 all their other edits are ours",
        applies: super::format::differs_to_keep_meaning,
    },
    Difference {
        kind: "hover",
        reason: "we have a card where they have none: values of flags and directives, images, ports, stages, here-documents, \
                 variables without a value, the end of a word",
        applies: super::hover::says_more,
    },
    Difference {
        kind: "completion",
        reason: "we suggest all of theirs and more: newer flags, `ARG` before the first `FROM`, `AS`, stages, signals, `check=`",
        applies: super::completion::suggests_more,
    },
    Difference {
        kind: "hover",
        reason: "in single quotes a `$` begins no variable",
        applies: super::hover::is_in_single_quotes,
    },
    Difference {
        kind: "completion",
        reason: "we leave out what a build refuses: a flag or directive a second time, a stage from itself; and the deprecated \
                 MAINTAINER until it is being typed",
        applies: super::completion::leaves_out_what_fails,
    },
    Difference {
        kind: "tokens",
        reason: "shell text is coloured as a shell reads it: commands, flags, operators, comments, no variable in single quotes; \
                 all tokens outside it are theirs",
        applies: super::tokens::differs_in_shell_text,
    },
];

/// Returns why the answer to a record that did not pass is meant so; `None` when it is a fault.
pub(super) fn reason(kind: &str, record: &Record) -> Option<&'static str> {
    let found = DIFFERENCES.iter().find(|found| found.kind == kind && (found.applies)(record));
    found.map(|found| found.reason)
}
