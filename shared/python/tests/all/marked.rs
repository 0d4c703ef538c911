//! Texts with carets under what is expected.
//!
//! A line `#^^^ Code subject`, blanks before the carets, speaks about the last line that is none itself. `#` stands in the first column, so a
//! problem that begins there is written `^` without it.

use python::Problem;

/// Takes the marks out of a text and returns it with the marks as `line:columns Code subject`.
pub(crate) fn unmark(marked: &str) -> (String, Vec<String>) {
    let (mut text, mut marks, mut n_lines) = (String::new(), Vec::new(), 0);
    for line in marked.lines() {
        let body = line.strip_prefix('#').map_or(line.to_owned(), |rest| format!(" {rest}"));
        if body.trim_start().starts_with('^') {
            let start = body.find('^').expect("it starts with one");
            let len = body[start..].find(|c| c != '^').unwrap_or(body.len() - start);
            marks.push(format!("{n_lines}:{start}+{len}{}", body[start + len..].trim_end()));
        } else {
            text.push_str(line);
            text.push('\n');
            n_lines += 1;
        }
    }
    (text, marks)
}

/// Writes problems as [`unmark`] writes marks.
pub(crate) fn written(text: &str, problems: &[Problem]) -> Vec<String> {
    let write = |problem: &Problem| {
        let start = problem.range.start as usize;
        let line = text[..start].matches('\n').count() + 1;
        let column = start - text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let len = problem.range.slice(text).chars().count();
        format!("{line}:{column}+{len} {} {}", problem.code.name(), problem.subject).trim_end().to_owned()
    };
    problems.iter().map(write).collect()
}
