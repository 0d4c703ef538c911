//! Arguments are meant as a JSON array and are none.
//!
//! Docker asks `encoding/json` (BuildKit `parser/line_parsers.go`, `parseMaybeJSON`) and takes what it refuses for ordinary text, without a word.

use catalogue::{Message, dockerfile, rules};
use text::ByteRange;

use super::arrays::{AlmostArray, ArrayFault, ArrayFaultKind, Backslash, read};
use super::windows_path::is_for_windows;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::{Edit, Fix, Severity};
use crate::syntax::Instruction;

pub(super) static RULE: Rule = Rule {
    name: "BrokenArray",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::broken_array_what,
        why: rules::broken_array_why,
        example: "FROM python:3.13-slim\nCMD ['python', 'app.py']\n",
        better: "FROM python:3.13-slim\nCMD [\"python\", \"app.py\"]\n",
        reference: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let on_backslash = if is_for_windows(context) { Backslash::Itself } else { Backslash::MayPartPaths };
    for (index, outer) in context.file.instructions.iter().enumerate() {
        let instruction = outer.innermost();
        if instruction.keyword == Keyword::Unknown {
            touching_bracket(context, report, index, instruction);
            continue;
        }
        let Some(found) = almost_array(context, instruction, on_backslash) else { continue };
        if found.array.has_look_alikes() || broken_line(context, report, index, &found) {
            continue;
        }
        one(report, index, instruction, &found);
    }
}

/// `CMD["a"]`: the blank between instruction and array is missing.
fn touching_bracket(context: &Context<'_>, report: &mut Report<'_>, index: usize, instruction: &Instruction) {
    let word = instruction.keyword_range.slice(&context.file.source);
    let Some(at) = word.find('[').filter(|at| *at > 0) else { return };
    let keyword = Keyword::of(word.get(..at).unwrap_or(""));
    if TAKES_ARRAY.contains(&keyword)
        && word.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with('"'))
    {
        let place = instruction.keyword_range.start as usize + at;
        let message = rules::broken_array_touches(keyword.name());
        let fix = Fix::replace(dockerfile::fix_insert_blank(), ByteRange::new(place, place), " ");
        report.with_fixes(index, ByteRange::new(place, place + 1), message, vec![fix]);
    }
}

/// An array goes on in lines that Docker reads as instructions, as nothing joins them. Returns whether it does.
fn broken_line(context: &Context<'_>, report: &mut Report<'_>, index: usize, found: &FoundArray) -> bool {
    let file = context.file;
    let is_open = found.array.faults.iter().any(|fault| fault.kind == ArrayFaultKind::NoClosingBracket);
    let instructions = file.instructions.get(index..).unwrap_or(&[]);
    let goes_on = |next: &&Instruction| {
        next.keyword == Keyword::Unknown
            && next.keyword_range.slice(&file.source).starts_with(['"', ']', '\''])
    };
    let n_lines = instructions.iter().skip(1).take_while(goes_on).count();
    let Some(first) = instructions.first().filter(|_| is_open && n_lines > 0) else { return false };
    let edits = instructions.iter().take(n_lines).map(|line| {
        let end = line.head.slice(&file.source).trim_end().len() + line.head.start as usize;
        Edit { range: ByteRange::new(end, end), text: format!(" {}", file.escape) }
    });
    let fix = Fix { title: dockerfile::fix_join_lines(), edits: edits.collect() };
    let end = first.head.slice(&file.source).trim_end().len() + first.head.start as usize;
    let message = rules::broken_array_next_line(&file.escape.to_string());
    report.with_fixes(index, ByteRange::new(end.saturating_sub(1), end), message, vec![fix]);
    true
}

/// A nearly right array, and where its text begins in the logical line.
pub(super) struct FoundArray {
    pub(super) array: AlmostArray,
    pub(super) text: String,
    pub(super) start: usize,
}

/// Returns the arguments of an instruction, where they are meant as an array and are none.
pub(super) fn almost_array(
    context: &Context<'_>,
    instruction: &Instruction,
    on_backslash: Backslash,
) -> Option<FoundArray> {
    if instruction.is_json || !instruction.heredocs.is_empty() {
        return None;
    }
    let joined = &instruction.joined;
    let arguments = instruction.arguments_range;
    let range = match instruction.keyword {
        Keyword::Healthcheck => instruction.words.get(1)?.range,
        keyword => TAKES_ARRAY.contains(&keyword).then_some(arguments)?,
    };
    let (start, end) = (joined.offset_of(range.start), joined.offset_of(range.end));
    let text = joined.text(&context.file.source).get(start..end)?.to_owned();
    Some(FoundArray { array: read(&text, on_backslash)?, text, start })
}

fn one(report: &mut Report<'_>, index: usize, instruction: &Instruction, found: &FoundArray) {
    let FoundArray { array, text, start } = found;
    let Some(fault) = array.faults.first() else { return };
    let at = |from: usize, to: usize| instruction.joined.range_of(start + from, start + to);
    let edit = |fault: &ArrayFault| Edit {
        range: at(fault.range.start, fault.range.end),
        text: fault.better.clone(),
    };
    let fixes = array
        .mended(text)
        .map(|_| Fix { title: title(array), edits: array.faults.iter().map(edit).collect() });
    let range = shown(fault, text);
    let message = message(fault, instruction.keyword.name(), text);
    report.with_fixes(
        index,
        at(range.start as usize, range.end as usize),
        message,
        fixes.into_iter().collect(),
    );
}

/// Returns what is marked: what is missing has the character before it.
fn shown(fault: &ArrayFault, text: &str) -> ByteRange {
    let (start, end) = (fault.range.start, fault.range.end);
    match fault.kind {
        ArrayFaultKind::NoOpeningBracket => ByteRange::new(0, 1),
        // The bracket before it is right.
        ArrayFaultKind::TextBehind => {
            let behind = text.get(start + 1..).unwrap_or("");
            ByteRange::new(start + 1 + behind.len() - behind.trim_start().len(), text.trim_end().len())
        }
        _ if start == end => {
            let before =
                text.get(..start).and_then(|text| text.chars().next_back()).map_or(0, char::len_utf8);
            ByteRange::new(start - before, start)
        }
        _ => ByteRange::new(start, end),
    }
}

fn title(array: &AlmostArray) -> Message {
    let is_quotes = array.faults.iter().all(|fault| fault.kind == ArrayFaultKind::SingleQuotes);
    if is_quotes { dockerfile::fix_double_quotes() } else { dockerfile::fix_json_array() }
}

fn message(fault: &ArrayFault, name: &str, text: &str) -> Message {
    match fault.kind {
        ArrayFaultKind::LookAlike | ArrayFaultKind::SingleQuotes => rules::broken_array_single_quotes(name),
        ArrayFaultKind::MissingComma => rules::broken_array_missing_comma(name),
        ArrayFaultKind::ExtraComma => rules::broken_array_extra_comma(name),
        ArrayFaultKind::OtherMark => rules::broken_array_other_mark(name),
        ArrayFaultKind::NoQuotes => rules::broken_array_no_quotes(name),
        ArrayFaultKind::OpenQuote => rules::broken_array_open_quote(name),
        ArrayFaultKind::Backslash => rules::broken_array_backslash(name),
        ArrayFaultKind::InnerQuote => rules::broken_array_inner_quote(name),
        ArrayFaultKind::OtherBracket => rules::broken_array_other_bracket(name),
        ArrayFaultKind::TextBefore => rules::broken_array_text_before(name),
        ArrayFaultKind::NoOpeningBracket => rules::broken_array_no_opening_bracket(name),
        ArrayFaultKind::NoClosingBracket => rules::broken_array_no_closing_bracket(name),
        ArrayFaultKind::TextBehind => {
            let behind = shown(fault, text);
            rules::broken_array_text_behind(behind.slice(text), name)
        }
    }
}

/// Instructions that take a JSON array; `HEALTHCHECK` takes one behind `CMD`.
const TAKES_ARRAY: [Keyword; 7] = [
    Keyword::Cmd,
    Keyword::Entrypoint,
    Keyword::Run,
    Keyword::Shell,
    Keyword::Volume,
    Keyword::Copy,
    Keyword::Add,
];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    /// What is said, where `CMD` stands before `line`, and what the fix makes of it.
    #[track_caller]
    fn is_mended(line: &str, said: &str, better: &str) {
        let (place, said) = said.split_once(": ").unwrap();
        let source = format!("FROM a\nCMD {line}\n");
        finds(
            &RULE,
            &source,
            &[&format!("{place}: {said}, so that CMD takes the whole line for ordinary text")],
        );
        fixes(&RULE, &source, &format!("FROM a\nCMD {better}\n"));
    }

    #[test]
    fn what_is_wrong_with_an_array_is_said_and_mended() {
        is_mended("['a', 'b c']", "'a': A JSON array has double quotes", "[\"a\", \"b c\"]");
        is_mended("['a', 'b \"c\"']", "'a': A JSON array has double quotes", "[\"a\", \"b \\\"c\\\"\"]");
        is_mended("[\"a\" \"b\"]", "\": A comma is missing between two strings", "[\"a\", \"b\"]");
        is_mended("[\"a\"\"b\"]", "\": A comma is missing between two strings", "[\"a\", \"b\"]");
        is_mended("[\"a\", \"b\",]", ",: This comma has no string beside it", "[\"a\", \"b\"]");
        is_mended("[\"a\",, \"b\"]", ",: This comma has no string beside it", "[\"a\", \"b\"]");
        is_mended("[\"a\"; \"b\"]", ";: A JSON array has commas between its strings", "[\"a\", \"b\"]");
        is_mended("[a, b.py]", "a: Each string of a JSON array needs double quotes", "[\"a\", \"b.py\"]");
        is_mended(
            "[\"a\", b.py]",
            "b.py: Each string of a JSON array needs double quotes",
            "[\"a\", \"b.py\"]",
        );
        is_mended(
            "[\"a\", \"b.py]",
            "\"b.py: A quote is missing at one end of this string",
            "[\"a\", \"b.py\"]",
        );
        is_mended(
            "[\"a\", b.py\"]",
            "b.py\": A quote is missing at one end of this string",
            "[\"a\", \"b.py\"]",
        );
        is_mended("[\"a\", \"b\"", "\": The closing bracket ] is missing", "[\"a\", \"b\"]");
        is_mended("\"a\", \"b\"]", "\": The opening bracket [ is missing", "[\"a\", \"b\"]");
        is_mended("\"a\", \"b\"", "\": The opening bracket [ is missing", "[\"a\", \"b\"]");
        is_mended(
            "[\"a\", \"\\d+\"]",
            "\\d+: A backslash stands twice in a string of JSON",
            "[\"a\", \"\\\\d+\"]",
        );
        is_mended(
            "[\"a\", \"C:\\b\\app.py\"]",
            "C:\\b\\app.py: A backslash stands twice in a string of JSON",
            "[\"a\", \"/b/app.py\"]",
        );
        is_mended("[\"a\"] -D", "-D: Behind the bracket ] stands -D", "[\"a\", \"-D\"]");
        is_mended("[ \"a\", \"b\" ] ]", "]: Behind the bracket ] stands ]", "[ \"a\", \"b\" ]");
        is_mended("(\"a\", \"b\")", "(: A JSON array has square brackets", "[\"a\", \"b\"]");
        is_mended("{\"a\", \"b\"}", "{: A JSON array has square brackets", "[\"a\", \"b\"]");
        is_mended("= [\"a\"]", "= : Nothing may stand before the bracket [", "[\"a\"]");
        is_mended("[\"a\"];", ";: Behind the bracket ] stands ;", "[\"a\"]");
        is_mended("[a b]", "a: Each string of a JSON array needs double quotes", "[\"a\", \"b\"]");
        is_mended("[`a`, `b`]", "`a`: A JSON array has double quotes", "[\"a\", \"b\"]");
        let quotes = "[\"a\", \"print(\"b\")\"]";
        is_mended(quotes, "\": A double quote inside of a string needs a backslash before it", quotes);
    }

    #[test]
    fn an_array_that_begins_or_ends_too_early_is_mended() {
        let source = "FROM a:1\nUSER b\nCMD[\"a\", \"b\"]\n";
        finds(
            &RULE,
            source,
            &["[: A blank is missing between CMD and the bracket [; put a blank between them"],
        );
        fixes(&RULE, source, &source.replace("CMD[", "CMD ["));
        let source = "FROM a:1\nUSER b\nCMD [\"a\",\n  \"b\",\n  \"c\"\n]\n";
        finds(
            &RULE,
            source,
            &[
                ",: The array goes on in the next line, but Docker ends the instruction here; put \\ at the end of each line that goes on",
            ],
        );
        let better = "FROM a:1\nUSER b\nCMD [\"a\", \\\n  \"b\", \\\n  \"c\" \\\n]\n";
        fixes(&RULE, source, better);
        assert_eq!(all_problems(better, &[]), []);
        assert_eq!(all_problems(source, &[]).len(), 1);
    }

    #[test]
    fn every_instruction_that_takes_an_array_is_read() {
        for (line, better) in [
            ("COPY [\"a\" \"b/\"]", "COPY [\"a\", \"b/\"]"),
            ("ADD [\"a\", \"b\" \"c/\"]", "ADD [\"a\", \"b\", \"c/\"]"),
            ("VOLUME ['/a']", "VOLUME [\"/a\"]"),
            ("SHELL [ \"/bin/sh\", \"-c\" ] ]", "SHELL [ \"/bin/sh\", \"-c\" ]"),
            ("ONBUILD ENTRYPOINT [\"a\",]", "ONBUILD ENTRYPOINT [\"a\"]"),
            ("HEALTHCHECK --interval=5s CMD ['a', 'b']", "HEALTHCHECK --interval=5s CMD [\"a\", \"b\"]"),
            ("RUN [\"a\", \\\n  'b' \\\n  \"c\"]", "RUN [\"a\", \\\n  \"b\", \\\n  \"c\"]"),
        ] {
            fixes(&RULE, &format!("FROM a\n{line}\n"), &format!("FROM a\n{better}\n"));
        }
    }

    #[test]
    fn what_is_no_array_is_left_alone() {
        for line in [
            "CMD [\"a\", \"b\"]",
            "CMD []",
            "RUN [ -f a ]",
            "RUN [ -r \"a\" ] || b",
            "RUN [ \"$A\" = \"b\" ] && c",
            "RUN [ 'a' = \"$B\" ]",
            "RUN ['a' = b ] || c",
            "RUN [ \"$A\" ] && b",
            "RUN [ ! -e a ] && b",
            "RUN [[ \"$A\", == b ]]",
            "CMD \"my program\" \"and its word\"",
            "CMD 'a' b, c",
            "CMD \"a\"",
            "RUN (\"a\", \"b\") && c",
            "RUN { \"a\"; }",
            "RUN (a, b)",
            "CMD = a",
            "COPY [ab]*.txt /c/",
            "COPY [a-z].txt /c/",
            "COPY [ab] /c/",
            "COPY [[]a /b/",
            "LABEL a=['b']",
            "ENV A [\"b\" \"c\"]",
            "CMD [\"a\", 5]",
            "CMD [\"a\", \"b\"] # c",
            "RUN <<E\n['a']\nE",
        ] {
            finds(&RULE, &format!("FROM a\n{line}\n"), &[]);
        }
    }

    #[test]
    fn what_nobody_can_mend_has_no_fix_and_no_other_problem() {
        let source = "FROM a:1\nUSER b\nCMD [\"a\", \"b\"] && c \"d\"\n";
        let found = all_problems(source, &[]);
        assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["BrokenArray"], "{found:?}");
        fixes(&RULE, source, source);
    }

    #[test]
    fn an_array_is_the_one_problem_of_its_line() {
        let files = [("app.py", ""), ("b.py", "")];
        for line in [
            "CMD ['python', 'app.py']",
            "COPY [\"app.py\" \"b.py\" \"/c/\"]",
            "SHELL [\"a\" \"b\"]",
            "COPY [\"app.py\" \"/c/\"]",
        ] {
            let found = all_problems(&format!("FROM a:1\nCOPY app.py b.py /\n{line}\n"), &files);
            assert_eq!(
                found.iter().map(|found| found.code).collect::<Vec<_>>(),
                ["BrokenArray"],
                "{line}: {found:?}"
            );
        }
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
