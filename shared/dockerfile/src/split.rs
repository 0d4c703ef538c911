//! Text to instructions, line by line.

use text::{ByteRange, LineIndex};

use crate::keyword::Keyword;
use crate::stage::{self, Stage};

/// A Dockerfile split into instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dockerfile {
    /// Value of the `# syntax=` directive and its zero-based line.
    pub syntax: Option<(String, u32)>,
    /// All instructions in order.
    pub instructions: Vec<Instruction>,
    /// All stages in order.
    pub stages: Vec<Stage>,
}

/// One instruction.
///
/// ```text
/// RUN pip install \
///       flask
/// ^^^ keyword
///     ^^^^^^^^^^^^^^^^^ arguments: `pip install       flask`
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Its first word.
    pub keyword: Keyword,
    /// From its first character to the end of its last line, line break excluded; heredocs included.
    pub range: ByteRange,
    /// Zero-based lines `first..end`.
    pub lines: (u32, u32),
    /// Keyword in upper case and arguments on one line, runs of white space folded; heredoc bodies left out.
    pub summary: String,
    /// What stands after the keyword, continuations joined; heredoc bodies left out.
    pub arguments: String,
    /// Index in [`Dockerfile::stages`]; `None` before the first `FROM`.
    pub stage: Option<usize>,
    /// Whether the instruction makes a step of a build.
    pub makes_step: bool,
}

/// Splits a Dockerfile; never fails.
#[must_use]
pub fn parse(source: &str) -> Dockerfile {
    let index = LineIndex::new(source);
    let directives = Directives::read(source);
    let mut instructions = Vec::new();
    let mut line = 0;
    while let Some(text) = line_text(source, &index, line) {
        let is_nothing = text.trim().is_empty() || text.trim_start().starts_with('#');
        if is_nothing {
            line += 1;
            continue;
        }
        let instruction = instruction_at(source, &index, line, directives.escape);
        line = instruction.lines.1 as usize;
        instructions.push(instruction);
    }
    let stages = stage::assign(&mut instructions);
    Dockerfile { syntax: directives.syntax, instructions, stages }
}

struct Directives {
    escape: char,
    syntax: Option<(String, u32)>,
}

impl Directives {
    /// Reads `# name=value` comments above everything else (BuildKit `parser.DirectiveParser`).
    fn read(source: &str) -> Self {
        let mut found = Self { escape: '\\', syntax: None };
        for (number, line) in (0..).zip(source.trim_start_matches('\u{feff}').lines()) {
            let Some((name, value)) =
                line.trim().strip_prefix('#').and_then(|comment| comment.split_once('='))
            else {
                break;
            };
            match name.trim().to_ascii_lowercase().as_str() {
                "escape" if value.trim() == "`" => found.escape = '`',
                "escape" | "check" => {}
                "syntax" => found.syntax = Some((value.trim().to_owned(), number)),
                _ => break,
            }
        }
        found
    }
}

fn instruction_at(source: &str, index: &LineIndex, first: usize, escape: char) -> Instruction {
    let mut joined = String::new();
    let mut line = first;
    while let Some(text) = line_text(source, index, line) {
        line += 1;
        let is_comment = text.trim_start().starts_with('#');
        let is_blank_inside = line > first + 1 && text.trim().is_empty();
        if line > first + 1 && (is_comment || is_blank_inside) {
            continue;
        }
        match continued(text, escape) {
            Some(part) => joined.push_str(part),
            None => {
                joined.push_str(text);
                break;
            }
        }
    }
    let joined = joined.trim().trim_start_matches('\u{feff}');
    let (word, arguments) =
        joined.split_once(|character: char| character.is_whitespace()).unwrap_or((joined, ""));
    let keyword = Keyword::of(word);
    if keyword.takes_heredocs() {
        line = after_heredocs(source, index, line, arguments);
    }
    let start = index.line(first).map_or(0, |range| range.start as usize);
    let end = line
        .checked_sub(1)
        .and_then(|last| index.line(last))
        .map_or(source.len(), |range| range.end as usize);
    let end = start + source.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r']).len();
    let folded: Vec<&str> = arguments.split_whitespace().collect();
    let summary = format!("{} {}", word.to_ascii_uppercase(), folded.join(" ")).trim_end().to_owned();
    Instruction {
        keyword,
        range: ByteRange::new(start, end),
        lines: (to_u32(first), to_u32(line)),
        summary,
        arguments: arguments.trim().to_owned(),
        stage: None,
        makes_step: keyword.makes_step(),
    }
}

/// Returns the line's text before its escape character when it goes on on the next line.
fn continued(text: &str, escape: char) -> Option<&str> {
    let before = text.trim_end().strip_suffix(escape)?;
    (!before.ends_with(escape)).then_some(before)
}

/// Returns the line after the last heredoc body; an unterminated one reaches the end.
fn after_heredocs(source: &str, index: &LineIndex, mut line: usize, arguments: &str) -> usize {
    for heredoc in arguments.split_whitespace().filter_map(Heredoc::read) {
        while let Some(text) = line_text(source, index, line) {
            line += 1;
            if heredoc.ends_at(text) {
                break;
            }
        }
    }
    line
}

struct Heredoc {
    name: String,
    strips_tabs: bool,
}

impl Heredoc {
    /// Reads one shell word (BuildKit `parser.reHeredoc`: `^(\d*)<<(-?)([^<]*)$`).
    fn read(word: &str) -> Option<Self> {
        let rest =
            word.trim_start_matches(|character: char| character.is_ascii_digit()).strip_prefix("<<")?;
        let (strips_tabs, name) = rest.strip_prefix('-').map_or((false, rest), |name| (true, name));
        let name: String = name.chars().filter(|character| !matches!(character, '"' | '\'')).collect();
        (!name.is_empty() && !name.contains('<')).then_some(Self { name, strips_tabs })
    }

    fn ends_at(&self, line: &str) -> bool {
        let line = line.trim_end_matches('\r');
        let line = if self.strips_tabs { line.trim_start_matches('\t') } else { line };
        line == self.name
    }
}

fn line_text<'a>(source: &'a str, index: &LineIndex, line: usize) -> Option<&'a str> {
    index.line(line).map(|range| range.slice(source).trim_end_matches('\n'))
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;

    use super::*;

    /// One line an instruction: lines, `*` for a step, stage, summary.
    fn check(source: &str, expected: &[&str]) {
        let found: Vec<String> = parse(source)
            .instructions
            .iter()
            .map(|instruction| {
                let mark = if instruction.makes_step { "*" } else { "-" };
                let stage = instruction.stage.map_or("_".into(), |stage| stage.to_string());
                format!(
                    "{}..{} {mark} {stage} {}",
                    instruction.lines.0, instruction.lines.1, instruction.summary
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_tutorial() {
        check(
            "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
            &[
                "0..1 * 0 FROM python:3.8-alpine",
                "1..2 * 0 RUN pip install flask",
                "2..3 - 0 CMD [\"python\",\"app.py\"]",
                "3..4 * 0 COPY app.py /app.py",
            ],
        );
    }

    #[test]
    fn continuations_skip_comments_and_blank_lines() {
        check(
            "FROM a\nrun x \\\n  # why\n\n  y\nUSER z",
            &["0..1 * 0 FROM a", "1..5 * 0 RUN x y", "5..6 - 0 USER z"],
        );
    }

    #[test]
    fn a_doubled_escape_does_not_continue() {
        check("FROM a\nRUN x \\\\\nRUN y", &["0..1 * 0 FROM a", "1..2 * 0 RUN x \\\\", "2..3 * 0 RUN y"]);
    }

    #[test]
    fn heredocs_belong_to_their_instruction() {
        check(
            "FROM a\nCOPY <<one <<-\"two\" /d/\nFROM b\none\n\tRUN c\n\ttwo\nRUN d\n",
            &["0..1 * 0 FROM a", "1..6 * 0 COPY <<one <<-\"two\" /d/", "6..7 * 0 RUN d"],
        );
    }

    #[test]
    fn directives_are_read_before_anything_else() {
        let parsed = parse("# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nRUN b `\n c\n");
        assert_eq!(parsed.syntax, Some(("docker/dockerfile:1".into(), 0)));
        assert_eq!(parsed.instructions[1].lines, (3, 5));
        assert_eq!(parse("FROM a\n# syntax=x\n").syntax, None);
    }

    #[test]
    fn stages_know_their_base() {
        check(
            "ARG V=1\nFROM a AS One\nFROM one\nFROM scratch\nRUN x\n",
            &[
                "0..1 - _ ARG V=1",
                "1..2 * 0 FROM a AS One",
                "2..3 - 1 FROM one",
                "3..4 - 2 FROM scratch",
                "4..5 * 2 RUN x",
            ],
        );
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        #[test]
        fn any_text_splits_into_ordered_lines(source in "(?s)([A-Z \\\\\n#<`é-]{0,60})|(.{0,60})") {
            let parsed = parse(&source);
            let mut last = 0;
            for instruction in &parsed.instructions {
                prop_assert!(instruction.lines.0 >= last && instruction.lines.1 > instruction.lines.0);
                prop_assert!(source.get(std::ops::Range::<usize>::from(instruction.range)).is_some());
                last = instruction.lines.1;
            }
        }
    }
}
