//! A path is written as on Windows, in an image for Linux.
//!
//! `\` escapes the next character there, and at the end of a line it joins the next line (BuildKit `parser.go`, `lineContinuationRegex`). Images for
//! Windows choose another escape character, or have a base that is known for it; they are left alone.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::quoting::{Quoting, characters};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::{Edit, Fix, Severity};
use crate::syntax::Instruction;

pub(super) static RULE: Rule = Rule {
    name: "WindowsPath",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::windows_path_what,
        why: rules::windows_path_why,
        example: "FROM python:3.13-slim\nCOPY .\\app.py .\\\nRUN pip install --no-cache-dir flask==3.1.0\n",
        better: "FROM python:3.13-slim\nCOPY ./app.py ./\nRUN pip install --no-cache-dir flask==3.1.0\n",
        reference: "https://docs.docker.com/reference/dockerfile/#escape",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    if is_for_windows(context) {
        return;
    }
    for (index, outer) in context.file.instructions.iter().enumerate() {
        if !outer.head.slice(&context.file.source).contains('\\') {
            continue;
        }
        let instruction = outer.innermost();
        let lines = match instruction.keyword {
            Keyword::Copy | Keyword::Add | Keyword::Workdir | Keyword::Volume if !instruction.is_json => {
                of_lines(context, instruction)
            }
            _ if instruction.is_json => vec![of_array(context, instruction)],
            Keyword::Run | Keyword::Cmd | Keyword::Entrypoint => vec![of_shell(context, instruction)],
            _ => Vec::new(),
        };
        for paths in lines {
            line(context, report, index, &paths);
        }
    }
}

/// Returns whether an image is for Windows, as far as the file says it.
pub(super) fn is_for_windows(context: &Context<'_>) -> bool {
    let is_known = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["windows", "nanoserver", "servercore"].iter().any(|word| name.contains(word))
    };
    let file = context.file;
    let froms = file.instructions.iter().filter(|found| found.keyword == Keyword::From);
    let shells = file.instructions.iter().filter(|found| found.keyword == Keyword::Shell);
    let is_shell = |found: &Instruction| {
        let text = found.arguments_range.slice(&file.source).to_ascii_lowercase();
        text.contains("powershell") || text.contains("pwsh") || text.contains("cmd")
    };
    file.escape == '`'
        || froms.into_iter().any(|found| is_known(found.range.slice(&file.source)))
        || shells.into_iter().any(is_shell)
        || (0..context.analysis.stages.len())
            .any(|stage| context.analysis.root_image(stage).is_some_and(is_known))
}

/// Returns whether a text is a path of Windows for sure: it has a drive, or begins with `.\` or `..\`.
pub(super) fn is_windows_path(text: &str) -> bool {
    let has_drive = matches!(text.as_bytes(), [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic());
    has_drive || text.starts_with(".\\") || text.starts_with("..\\")
}

/// Returns the same path for Linux: without a drive, and parted by slashes.
pub(super) fn linux_path(path: &str) -> String {
    let path = path.replace("\\\\", "/").replace('\\', "/");
    match path.as_bytes() {
        [_, b':', b'/', ..] => path.get(2..).unwrap_or("").to_owned(),
        _ => path,
    }
}

/// Reports the paths of one line as one problem.
fn line(context: &Context<'_>, report: &mut Report<'_>, index: usize, paths: &[ByteRange]) {
    let source = &context.file.source;
    let (Some(first), Some(last)) = (paths.first(), paths.last()) else { return };
    let better = |range: &ByteRange| linux_path(range.slice(source));
    let joins =
        source.get(last.end as usize..).is_some_and(|rest| rest.trim_start_matches('\r').starts_with('\n'))
            && last.slice(source).ends_with('\\');
    let message =
        if joins { rules::windows_path_joins(&better(first)) } else { rules::windows_path(&better(first)) };
    let edits = paths.iter().map(|range| Edit { range: *range, text: better(range) }).collect();
    let fix = Fix { title: dockerfile::fix_slashes(), edits };
    report.with_fixes(index, ByteRange { start: first.start, end: last.end }, message, vec![fix]);
}

/// Returns the paths of each line of an instruction, where a `\` at the end of a path may have joined more instructions to it.
fn of_lines(context: &Context<'_>, instruction: &Instruction) -> Vec<Vec<ByteRange>> {
    let file = context.file;
    let mut lines = Vec::new();
    let mut from = instruction.arguments_range.start;
    let mut is_path = true;
    let pieces: Vec<ByteRange> = instruction.joined.pieces().collect();
    for (at, piece) in
        pieces.iter().enumerate().filter(|(_, piece)| piece.end >= instruction.arguments_range.start)
    {
        let text = ByteRange { start: from.max(piece.start), end: piece.end }.slice(&file.source);
        let start = from.max(piece.start) as usize;
        let next = pieces.get(at + 1).map(|next| first_word(next.slice(&file.source)));
        let is_attached = text.ends_with(|last: char| !last.is_whitespace())
            && file.source.get(piece.end as usize..).is_some_and(|rest| rest.starts_with('\\'));
        // The next line is an instruction of its own, or there is none.
        let joins = is_attached && next.is_none_or(|(_, keyword)| keyword != Keyword::Unknown);
        if is_path {
            let mut paths: Vec<ByteRange> = Vec::new();
            // `src\` alone may be the first half of a name with a blank.
            let is_sure = joins || words(text).any(|(_, word)| is_windows(word));
            for (at, word) in words(text) {
                let is_last = start + at + word.len() == piece.end as usize;
                let end = start + at + word.len() + usize::from(is_last && joins);
                if is_windows(word) || is_last && joins || is_sure && word.ends_with('\\') {
                    paths.push(ByteRange::new(start + at, end));
                }
            }
            lines.push(paths);
        }
        if joins && let (Some(next), Some((length, keyword))) = (pieces.get(at + 1), next) {
            is_path = matches!(keyword, Keyword::Copy | Keyword::Add | Keyword::Workdir | Keyword::Volume);
            let indent = next.slice(&file.source).len() - next.slice(&file.source).trim_start().len();
            from = next.start + u32::try_from(indent + length).unwrap_or(0);
        }
    }
    lines
}

/// Returns the length of the first word and which instruction it is.
fn first_word(line: &str) -> (usize, Keyword) {
    let word = line.trim_start().split([' ', '\t']).next().unwrap_or("");
    (word.len(), Keyword::of(word))
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split([' ', '\t', '\r']).filter(|word| !word.is_empty()).map(move |word| (place(word), word))
}

/// Returns whether a word of `COPY` is a path of Windows: nobody escapes a letter.
fn is_windows(word: &str) -> bool {
    let parts = word.split('\\').skip(1);
    let has_name = parts
        .into_iter()
        .any(|part| part.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_'));
    is_windows_path(word) || has_name && !word.contains(['*', '[', '$', '"', '\''])
}

/// Returns the paths among the strings of an array, as they are written.
fn of_array(context: &Context<'_>, instruction: &Instruction) -> Vec<ByteRange> {
    let takes_paths = matches!(instruction.keyword, Keyword::Copy | Keyword::Add | Keyword::Volume);
    let inside = instruction.words.iter().filter(|word| word.is_quoted).map(|word| {
        ByteRange::new(word.range.start as usize + 1, (word.range.end as usize).saturating_sub(1))
    });
    let is_path = |range: &ByteRange| {
        let text = range.slice(&context.file.source);
        is_windows_path(text) && (takes_paths || is_file(text))
    };
    inside.filter(is_path).collect()
}

/// Returns the paths among the words that a shell gets.
fn of_shell(context: &Context<'_>, instruction: &Instruction) -> Vec<ByteRange> {
    let joined = &instruction.joined;
    let (start, end) = (
        joined.offset_of(instruction.arguments_range.start),
        joined.offset_of(instruction.arguments_range.end),
    );
    let all = joined.text(&context.file.source);
    let text = all.get(start..end).unwrap_or("");
    if text.starts_with('[') || !instruction.heredocs.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut begins = true;
    for (at, character, is_quoted) in characters(text, '\\', Quoting::Shell) {
        if begins && !is_quoted {
            let word =
                text.get(at..).and_then(|rest| rest.split([' ', '\t', ';', '&', '|']).next()).unwrap_or("");
            if is_windows_path(word) && is_file(word) {
                found.push(joined.range_of(start + at, start + at + word.len()));
            }
        }
        begins = matches!(character, ' ' | '\t') && !is_quoted;
    }
    found
}

/// Returns whether a path of Windows names a file or a folder for sure: a pattern such as `.\d` does not.
fn is_file(path: &str) -> bool {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "._-\\/:".contains(letter);
    let name = path.rsplit('\\').next().unwrap_or("");
    let has_ending = name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ending.len() > 1);
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    path.chars().all(is_name) && (has_drive || has_ending)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[track_caller]
    fn is_mended(line: &str, better: &str) {
        fixes(&RULE, &format!("FROM a\n{line}\n"), &format!("FROM a\n{better}\n"));
        let found = all_problems(&format!("FROM a:1\n{line}\nUSER b\n"), &[]);
        let found: Vec<_> = found.iter().filter(|found| found.code == RULE.name).collect();
        assert_eq!(found.len(), line.matches('\n').count() + 1 - line.matches("\nRUN").count(), "{line}");
    }

    #[test]
    fn paths_of_windows_are_found_line_by_line() {
        finds(
            &RULE,
            "FROM a\nWORKDIR C:\\app\nCOPY .\\app.py .\\\nRUN b\n",
            &[
                "C:\\app: Paths in a Dockerfile are parted by /, and \\ escapes the character after it; write /app",
                ".\\app.py .\\: Paths in a Dockerfile are parted by /, and a \\ at the end joins the next line to this one; write ./app.py",
            ],
        );
        is_mended("COPY .\\app.py .\\\nRUN b", "COPY ./app.py ./\nRUN b");
        is_mended("COPY a .\\\nCOPY b .\\\nCOPY c C:\\d\\\nRUN e", "COPY a ./\nCOPY b ./\nCOPY c /d/\nRUN e");
        is_mended("COPY src\\web\\a.html /b/", "COPY src/web/a.html /b/");
        is_mended("ADD ..\\a /b", "ADD ../a /b");
        is_mended("COPY src\\ b\\\nRUN c", "COPY src/ b/\nRUN c");
        is_mended("COPY [\".\\\\a b\", \"C:\\\\c\\\\\"]", "COPY [\"./a b\", \"/c/\"]");
        is_mended("CMD [\"python\", \"C:\\\\temp\\\\app.py\"]", "CMD [\"python\", \"/temp/app.py\"]");
        is_mended("CMD python .\\app.py", "CMD python ./app.py");
        is_mended("RUN pip install -r .\\requirements.txt", "RUN pip install -r ./requirements.txt");
    }

    #[test]
    fn nothing_is_said_where_a_backslash_is_right() {
        for line in [
            "COPY a b \\\n  /c/",
            "COPY a b\\\n  /c/",
            "COPY a\\[1].txt /b/",
            "COPY \\$a /b/",
            "COPY my\\ file /b/",
            "RUN grep .\\d a && sed s/\\n// b",
            "RUN echo \"C:\\a.txt\"",
            "CMD [\"grep\", \".\\\\.py$\"]",
            "ENV A=C:\\b",
            "WORKDIR /a \\\n  b",
        ] {
            finds(&RULE, &format!("FROM a\n{line}\n"), &[]);
        }
        for source in [
            "# escape=`\nFROM a\nCOPY .\\b C:\\c\\\n",
            "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY .\\b C:\\c\n",
            "FROM a\nSHELL [\"powershell\"]\nCOPY .\\b C:\\c\n",
        ] {
            finds(&RULE, source, &[]);
        }
    }

    #[test]
    fn a_joined_line_has_no_problem_of_its_own() {
        let source = "FROM a:1\nWORKDIR C:\\app\nCOPY .\\app.py .\\\nRUN pip install --no-cache-dir flask==3.0.3\nUSER b\nCMD [\"python\", \"C:\\app\\app.py\"]\n";
        let found = all_problems(source, &[("app.py", "")]);
        let codes: Vec<_> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, [RULE.name, RULE.name, "BrokenArray"], "{found:?}");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
