//! Where we answer otherwise than a record of kind `format`, `hover`, `completion`, `tokens`, `folding` or `validate`, on purpose.
//!
//! Those records are what another editor's service answers: a reference, not the truth. Each reason below holds for a class of records that
//! a function decides, never for records by name. Records of BuildKit's own answers have no place here.

use dockerfile::codes;

use super::record::Record;
use super::validate::{is_refused, leaves_out};

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
    Difference {
        kind: "hover",
        reason: "a carriage return by itself ends no line for a build",
        applies: super::validate::has_lone_return,
    },
    Difference {
        kind: "completion",
        reason: "above the first FROM nothing but ARG and FROM may stand",
        applies: super::completion::is_above_stages,
    },
    Difference {
        kind: "completion",
        reason: "below a comment that is no directive nothing is one any more; `# escape=` without a value is such a comment",
        applies: super::completion::is_below_comment,
    },
    Difference {
        kind: "tokens",
        reason: "a comment is a directive only where a build reads it as one",
        applies: super::tokens::differs_in_comments,
    },
    Difference {
        kind: "tokens",
        reason: "an ARG may declare several variables, and each of its words is one",
        applies: super::tokens::differs_in_arguments,
    },
    Difference {
        kind: "validate",
        reason: "a carriage return by itself ends no line for a build",
        applies: super::validate::has_lone_return,
    },
    Difference {
        kind: "validate",
        reason: "a build refuses it: a port or a signal that is none once variables are expanded",
        applies: |record| is_refused(record, &[codes::PORT, codes::ARGUMENTS]),
    },
    Difference {
        kind: "validate",
        reason: "a build refuses it: a base that is no name once variables are expanded, or a word that cannot be expanded",
        applies: |record| is_refused(record, &[codes::BASE, codes::EXPANSION, codes::PLATFORM]),
    },
    Difference {
        kind: "validate",
        reason: "a build refuses it: a stage that takes files from itself, or before it is made",
        applies: |record| is_refused(record, &[codes::CIRCLE, codes::STAGE_USE]),
    },
    Difference {
        kind: "validate",
        reason: "a build refuses it: an unknown flag or instruction, whatever a comment above it tells their service",
        applies: |record| is_refused(record, &[codes::FLAG, codes::UNKNOWN_INSTRUCTION]),
    },
    Difference {
        kind: "validate",
        reason: "a build expands no variables there (CMD, ENTRYPOINT, HEALTHCHECK, RUN, SHELL): a shell does, or nobody",
        applies: super::validate::is_not_expanded,
    },
    Difference {
        kind: "validate",
        reason: "a build accepts it: durations and retries of 0 are the usual ones, `--` ends the flags, directives in any case, quotes in \
                 the name of an ARG",
        applies: |record| leaves_out(record, &[1, 13, 16, 35, 36, 42]),
    },
    Difference {
        kind: "validate",
        reason: "we say it elsewhere: a second stage of a name at the second, blank lines in an instruction at its last line, that there \
                 is no FROM at the end of the file",
        applies: |record| leaves_out(record, &[10, 11, 20]),
    },
];

/// Returns why the answer to a record that did not pass is meant so; `None` when it is a fault.
pub(super) fn reason(kind: &str, record: &Record) -> Option<&'static str> {
    let found = DIFFERENCES.iter().find(|found| found.kind == kind && (found.applies)(record));
    found.map(|found| found.reason)
}
