//! Formatting: lines begin at the margin, continuation lines with one indentation. Nothing else moves.
//!
//! What a build reads stays what it is. White space before a continuation line is part of the instruction's text, so a line keeps its own
//! where another one would say something else: inside quotes, inside a word that goes on, in a text that is taken as it stands
//! (`ENV name value`, `WORKDIR`, `USER` …). In a shell command more or fewer blanks between words mean the same.

use text::ByteRange;

use crate::keyword::Keyword;
use crate::problem::{Edit, apply};
use crate::syntax::{Dockerfile, Instruction, parse};

/// Formats the whole file; `None` for `indent` leaves continuation lines alone.
#[must_use]
pub fn format(file: &Dockerfile, indent: Option<&str>) -> Vec<Edit> {
    format_range(file, ByteRange::new(0, file.source.len()), indent)
}

/// Formats the lines that `range` touches.
#[must_use]
pub fn format_range(file: &Dockerfile, range: ByteRange, indent: Option<&str>) -> Vec<Edit> {
    let indent = indent.filter(|indent| !indent.is_empty() && indent.trim_matches([' ', '\t']).is_empty());
    let Some(as_lines) = with_line_breaks(&file.source) else {
        return Formatter { file, indent, is_bold: false }.edits(range);
    };
    // An editor ends lines at a lone carriage return, BuildKit does not: what is seen is formatted as far as that changes no word.
    let seen = parse(&as_lines);
    let attempts = [true, false].map(|is_bold| Formatter { file: &seen, indent, is_bold }.edits(range));
    let keeps_words = |edits: &Vec<Edit>| says_the_same(file, &parse(&apply(&file.source, edits)));
    attempts.into_iter().find(keeps_words).unwrap_or_default()
}

/// Formats the line that an escape character before `offset` has just made a continuation line.
#[must_use]
pub fn format_after_escape(file: &Dockerfile, offset: u32, indent: Option<&str>) -> Vec<Edit> {
    let Some(line) = file.lines.line(file.lines.line_of(offset)) else { return Vec::new() };
    let escape = (offset as usize).checked_sub(file.escape.len_utf8());
    let typed = escape.and_then(|escape| file.source.get(escape..line.end as usize)).unwrap_or("");
    let mut characters = typed.chars();
    let is_last = characters.next() == Some(file.escape) && characters.as_str().trim().is_empty();
    let is_inside =
        file.instruction_at(offset).is_some_and(|found| found.head.start < offset && offset < found.head.end);
    if is_last && is_inside {
        format_range(file, ByteRange::new(line.end as usize, line.end as usize), indent)
    } else {
        Vec::new()
    }
}

struct Formatter<'a> {
    file: &'a Dockerfile,
    indent: Option<&'a str>,
    /// Whether every continuation line moves: somebody else looks whether it may.
    is_bold: bool,
}

impl Formatter<'_> {
    fn edits(&self, range: ByteRange) -> Vec<Edit> {
        let lines = &self.file.lines;
        let (first, last) = (lines.line_of(range.start), lines.line_of(range.end));
        let mut edits = Vec::new();
        let mut at = self.file.instructions.partition_point(|found| (found.lines.1 as usize) <= first);
        let mut moving = Moving::default();
        for line in first..=last {
            let Some(place) = lines.line(line) else { break };
            while self.file.instructions.get(at).is_some_and(|found| found.lines.1 as usize <= line) {
                at += 1;
                moving = Moving::default();
            }
            let owner = self.file.instructions.get(at).filter(|found| (found.lines.0 as usize) < line);
            let wanted = match owner {
                None => Some(""),
                Some(owner) => self.inside(owner, place, &mut moving),
            };
            edits.extend(wanted.and_then(|wanted| self.edit(place, wanted)));
        }
        edits
    }

    /// Returns what a line inside an instruction should begin with; `None` to leave it alone.
    fn inside(&self, owner: &Instruction, place: ByteRange, moving: &mut Moving) -> Option<&str> {
        if place.start >= owner.head.end {
            return None;
        }
        let text = place.slice(&self.file.source).trim();
        if text.is_empty() {
            return Some("");
        }
        let indent = self.indent?;
        if text.starts_with('#') || self.is_bold {
            return Some(indent);
        }
        if moving.starts.is_empty() {
            *moving = Moving::of(self.file, owner);
        }
        moving.starts.binary_search(&place.start).is_ok().then_some(indent)
    }

    fn edit(&self, place: ByteRange, wanted: &str) -> Option<Edit> {
        let line = place.slice(&self.file.source);
        let mark = if line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = place.start as usize + if place.start == 0 { mark } else { 0 };
        let line = self.file.source.get(start..place.end as usize)?;
        let end = start + line.len() - line.trim_start_matches([' ', '\t']).len();
        // At the very start this character would become a byte order mark, which is no part of the text.
        let would_be_mark =
            start == 0 && end > 0 && line.get(end..).is_some_and(|rest| rest.starts_with('\u{feff}'));
        if would_be_mark {
            return None;
        }
        let range = ByteRange::new(start, end);
        (range.slice(&self.file.source) != wanted).then(|| Edit { range, text: wanted.to_owned() })
    }
}

/// The continuation lines of one instruction whose first blanks may change.
#[derive(Default)]
struct Moving {
    starts: Vec<u32>,
}

impl Moving {
    fn of(file: &Dockerfile, instruction: &Instruction) -> Self {
        let joined = file.original(instruction);
        let mut reader = LineReader::new(file, instruction, &joined);
        let mut starts = Vec::new();
        let mut border = 0;
        for piece in instruction.joined.pieces() {
            if border > 0 && reader.is_movable(border) {
                starts.push(piece.start);
            }
            border += piece.len();
        }
        if starts.is_empty() {
            // So that it is not looked for again at every line.
            starts.push(instruction.head.end);
        }
        Self { starts }
    }
}

/// Walks the joined text from border to border and knows whether quotes are open.
struct LineReader<'a> {
    joined: &'a str,
    escape: char,
    /// From where blanks count: the borders after it lie inside a text that is taken as it stands.
    solid_from: usize,
    keyword_end: usize,
    is_json: bool,
    /// From where a shell reads: neither flags nor the type of a `HEALTHCHECK`.
    shell_from: usize,
    arguments_start: usize,
    at: usize,
    quote: Option<char>,
}

impl<'a> LineReader<'a> {
    fn new(file: &Dockerfile, instruction: &Instruction, joined: &'a str) -> Self {
        let inner = instruction.innermost();
        let offset_in = |place| instruction.joined.offset_of(place);
        let value_at = || inner.words.last().map_or(usize::MAX, |word| word.at as usize + 1);
        let is_text = match inner.keyword {
            Keyword::Env | Keyword::Label => inner.is_legacy,
            Keyword::Maintainer | Keyword::Stopsignal | Keyword::User | Keyword::Workdir => true,
            _ => false,
        };
        let arguments_start = offset_in(inner.arguments_range.start);
        let shell_from = match inner.keyword {
            Keyword::Run | Keyword::Cmd | Keyword::Entrypoint => arguments_start,
            Keyword::Healthcheck => inner.words.get(1).map_or(usize::MAX, |word| word.at as usize),
            _ => usize::MAX,
        };
        Self {
            joined,
            escape: file.escape,
            solid_from: if is_text { value_at() } else { usize::MAX },
            keyword_end: offset_in(inner.keyword_range.end),
            is_json: inner.is_json,
            shell_from,
            arguments_start,
            at: offset_in(inner.keyword_range.end),
            quote: None,
        }
    }

    /// Returns whether the blanks after `border` may be others. Borders are asked for in order.
    fn is_movable(&mut self, border: usize) -> bool {
        if border < self.keyword_end {
            return false;
        }
        self.walk_to(border);
        if border >= self.solid_from || self.quote.is_some() {
            return false;
        }
        let before = self.joined.get(..border).unwrap_or("");
        let after = self.joined.get(border..).unwrap_or("");
        if after.starts_with([' ', '\t']) || (self.is_json && border > self.arguments_start) {
            return true;
        }
        if before.ends_with([' ', '\t']) {
            return !self.is_escaped(border - 1);
        }
        // A shell ends a word at an operator, whatever follows.
        border > self.shell_from
            && before.ends_with([';', '&', '|'])
            && !self.is_escaped(border - 1)
            && !after.starts_with([';', '&', '|', '<', '>', '('])
            && !after.is_empty()
    }

    fn walk_to(&mut self, border: usize) {
        let text = self.joined.get(self.at..border).unwrap_or("");
        let escape = if self.is_json { '\\' } else { self.escape };
        let mut is_escaped = false;
        for character in text.chars() {
            match (self.quote, character) {
                _ if is_escaped => is_escaped = false,
                (Some('\''), '\'') => self.quote = None,
                (Some('\''), _) => {}
                (_, found) if found == escape => is_escaped = true,
                (Some('"'), '"') => self.quote = None,
                (None, '\'') if !self.is_json => self.quote = Some('\''),
                (None, '"') => self.quote = Some('"'),
                _ => {}
            }
        }
        self.at = border;
    }

    fn is_escaped(&self, place: usize) -> bool {
        let before = self.joined.get(..place).unwrap_or("");
        (before.len() - before.trim_end_matches(self.escape).len()) % 2 == 1
    }
}

/// Returns the text with a line break for each carriage return that stands alone; `None` where there is none.
fn with_line_breaks(source: &str) -> Option<String> {
    let bytes = source.as_bytes();
    let is_alone = |(at, byte): (usize, &u8)| *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    bytes.iter().enumerate().any(is_alone).then(|| {
        let mut text = String::with_capacity(source.len());
        for (at, character) in source.char_indices() {
            text.push(if is_alone((at, bytes.get(at).unwrap_or(&0))) { '\n' } else { character });
        }
        text
    })
}

fn says_the_same(one: &Dockerfile, other: &Dockerfile) -> bool {
    let says = |instruction: &Instruction, file: &Dockerfile| {
        let words = instruction.words.iter().map(|word| file.text(word).to_owned());
        let flags = instruction.flags.iter().map(|flag| file.flag_text(flag).to_owned());
        let documents = instruction.heredocs.iter().map(|found| found.content.slice(&file.source).to_owned());
        words.chain(flags).chain(documents).collect::<Vec<String>>()
    };
    one.instructions.len() == other.instructions.len()
        && one
            .instructions
            .iter()
            .zip(&other.instructions)
            .all(|(a, b)| a.keyword == b.keyword && a.trigger.is_none() && says(a, one) == says(b, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let file = parse(source);
        let formatted = apply(source, &format(&file, Some("\t")));
        assert_eq!(formatted, expected, "{source}");
        let again = parse(&formatted);
        assert_eq!(format(&again, Some("\t")), Vec::new(), "twice: {formatted}");
    }

    #[test]
    fn lines_begin_at_the_margin() {
        check("  FROM a\n\t# why\n   \n RUN b", "FROM a\n# why\n\nRUN b");
        check("\u{feff}  FROM a", "\u{feff}FROM a");
        check(" \u{feff}FROM a", " \u{feff}FROM a");
        check("\u{feff}\u{feff} # c", "\u{feff}\u{feff} # c");
    }

    #[test]
    fn continuation_lines_have_one_indentation() {
        check("RUN a && \\\nb \\\n    # why\n\n      c", "RUN a && \\\n\tb \\\n\t# why\n\n\tc");
        check("RUN a &&\\\nb", "RUN a &&\\\n\tb");
        check("CMD [\\\n\"a\",\\\n\"b\"]", "CMD [\\\n\t\"a\",\\\n\t\"b\"]");
    }

    #[test]
    fn what_a_build_reads_stays_what_it_is() {
        for source in [
            "EXPOSE 80\\\n81",
            "RUN echo 'a \\\n b'",
            "RUN echo \"a \\\n b\"",
            "RUN echo a\\ \\\nb",
            "ENV a b \\\n  c",
            "WORKDIR /a \\\n  b",
            "FR\\\nOM a",
            "RUN a &\\\n& b",
            "HEALTHCHECK &&\\\nb",
            "RUN --a=&&\\\nb c",
            "CMD [\"a \\\n  b\"]",
            "RUN cat <<EOF\n  a\nEOF",
        ] {
            check(source, source);
        }
        check("ENV a=1 \\\n  b=2", "ENV a=1 \\\n\tb=2");
        check("WORKDIR \\\n  /a", "WORKDIR \\\n\t/a");
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line_of_an_editor() {
        check("FROM a\r\tEXPOSE 80", "FROM a\rEXPOSE 80");
        check("FROM a\rRUN b\r c", "FROM a\rRUN b\rc");
        check("RUN a\r\tb", "RUN a\r\tb");
        check("COPY \r<<EOF\n ", "COPY \r<<EOF\n ");
    }

    #[test]
    fn an_escape_just_typed_indents_the_line_below() {
        let edits = |source: &str, offset| format_after_escape(&parse(source), offset, Some("  "));
        let source = "FROM a \\\nAS b\n  RUN c";
        assert_eq!(apply(source, &edits(source, 8)), "FROM a \\\n  AS b\n  RUN c");
        assert!(edits("# a \\\nFROM b", 5).is_empty());
        assert!(edits("FROM a \\ b\nRUN c", 8).is_empty());
    }
}
