//! The text as a shell would be given it: what web pages, terminals and lists add to a text goes, and each byte knows where it came from.

use text::ByteRange;

use crate::prompt::{self, Prompt};

/// A text and, for each of its bytes, the place in the text that it came from.
#[derive(Debug)]
pub(crate) struct Clean {
    pub(crate) text: String,
    origins: Vec<u32>,
}

impl Clean {
    /// Cleans a text.
    pub(crate) fn of(source: &str) -> Self {
        let letters = letters(source);
        let dedented = dedent(&letters);
        continuations(&dedented)
    }

    /// Returns a stretch of the clean text as one of the source.
    pub(crate) fn origin(&self, start: usize, end: usize) -> ByteRange {
        let at = |place: usize| self.origins.get(place).map_or(0, |origin| *origin as usize);
        ByteRange::new(at(start), at(end))
    }

    fn new() -> Self {
        Self { text: String::new(), origins: Vec::new() }
    }

    fn push(&mut self, text: &str, origin: usize) {
        self.text.push_str(text);
        self.origins.extend(std::iter::repeat_n(u32::try_from(origin).unwrap_or(u32::MAX), text.len()));
    }

    /// Takes a stretch of another clean text over.
    fn take(&mut self, other: &Self, start: usize, end: usize) {
        self.text.push_str(other.text.get(start..end).unwrap_or(""));
        self.origins.extend_from_slice(other.origins.get(start..end).unwrap_or(&[]));
    }

    fn end(mut self, origin: usize) -> Self {
        self.origins.push(u32::try_from(origin).unwrap_or(u32::MAX));
        self
    }

    fn last_origin(&self) -> usize {
        self.origins.last().map_or(0, |origin| *origin as usize)
    }
}

/// Replaces single characters and entities.
fn letters(source: &str) -> Clean {
    let is_escaped = (source.contains("&gt;") || source.contains("&lt;")) && !source.contains(['<', '>']);
    let straightens = has_curly_shell_quotes(source);
    let mut clean = Clean::new();
    let mut at = 0;
    while let Some(letter) = source.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = source.get(at..).unwrap_or("");
        if let Some((entity, meant)) =
            ENTITIES.iter().find(|(entity, _)| is_escaped && rest.starts_with(entity))
        {
            clean.push(meant, at);
            at += entity.len();
            continue;
        }
        match letter {
            '\r' if rest.starts_with("\r\n") => {
                clean.push("\n", at);
                at += 1;
            }
            '\u{a0}' | '\u{202f}' | '\u{3000}' => clean.push(" ", at),
            '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' if straightens => clean.push("'", at),
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' if straightens => clean.push("\"", at),
            _ => clean.push(rest.get(..letter.len_utf8()).unwrap_or(""), at),
        }
        at += letter.len_utf8();
    }
    clean.end(source.len())
}

/// Returns whether a command quotes with the marks of a word processor: all such marks are straight ones then.
fn has_curly_shell_quotes(source: &str) -> bool {
    let is_curly = |letter: char| ('\u{2018}'..='\u{201f}').contains(&letter);
    ["echo ", "echo -e ", "echo -n ", "printf ", "<<", "<< ", "<<-"].iter().any(|command| {
        source.match_indices(command).any(|(at, _)| {
            source.get(at + command.len()..).and_then(|rest| rest.chars().next()).is_some_and(is_curly)
        })
    })
}

/// Takes away the blanks with which all lines begin.
fn dedent(clean: &Clean) -> Clean {
    let indent = common_indent(&clean.text);
    let mut dedented = Clean::new();
    let mut at = 0;
    for line in clean.text.split_inclusive('\n') {
        let cut = blanks(line).len().min(indent);
        dedented.take(clean, at + cut, at + line.len());
        at += line.len();
    }
    dedented.end(clean.last_origin())
}

/// Returns how many bytes of blanks all lines with text begin with.
pub(crate) fn common_indent(text: &str) -> usize {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(blanks);
    let Some(first) = lines.next() else { return 0 };
    lines.fold(first.len(), |least, indent| {
        first.bytes().zip(indent.bytes()).take(least).take_while(|(one, other)| one == other).count()
    })
}

fn blanks(line: &str) -> &str {
    let text = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - text.len()).unwrap_or("")
}

/// Takes away the `> ` that a terminal prints before the further lines of a command.
fn continuations(clean: &Clean) -> Clean {
    let mut joined = Clean::new();
    let (mut at, mut follows_prompt) = (0, false);
    for line in clean.text.split_inclusive('\n') {
        let mark = [">> ", "> "].into_iter().find(|mark| line.starts_with(mark));
        let mark = mark.or_else(|| ([">", ">>"].contains(&line.trim_end())).then_some(line.trim_end()));
        let cut = mark.filter(|_| follows_prompt).map_or(0, str::len);
        // A command below a prompt is one of its own.
        let begins =
            prompt::of(line).is_some_and(|(prompt, _)| !matches!(prompt, Prompt::Angle | Prompt::Root));
        follows_prompt = begins || cut > 0;
        joined.take(clean, at + cut, at + line.len());
        at += line.len();
    }
    joined.end(clean.last_origin())
}

/// What a page's source writes for characters.
const ENTITIES: [(&str, &str); 9] = [
    ("&gt;", ">"),
    ("&lt;", "<"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let clean = Clean::of(source);
        assert_eq!(clean.text, expected, "{source}");
        assert_eq!(clean.origins.len(), clean.text.len() + 1);
        assert!(clean.origins.is_sorted());
    }

    #[test]
    fn what_pages_add_goes() {
        check("a\r\nb\u{a0}c\u{200b}\r\n", "a\nb c\n");
        check("echo 'a &amp;&amp; b' &gt; c", "echo 'a && b' > c");
        check("a &gt; b > c", "a &gt; b > c");
        check("echo \u{2018}CMD [\u{201c}a\u{201d}]\u{2019}", "echo 'CMD [\"a\"]'");
        check("echo '\u{201c}a\u{201d}'", "echo '\u{201c}a\u{201d}'");
    }

    #[test]
    fn what_all_lines_begin_with_goes() {
        check("  a\n    b\n\n  c", "a\n  b\n\nc");
        check("\ta\n  b", "\ta\n  b");
    }

    #[test]
    fn the_marks_of_further_lines_go() {
        check("$ echo 'a\n> b\n>\n> c' > d\n$ e\n", "$ echo 'a\nb\n\nc' > d\n$ e\n");
        check("PS C:\\> @'\n>> a\n>> '@\n", "PS C:\\> @'\na\n'@\n");
        check("text\n> quoted\n", "text\n> quoted\n");
    }

    #[test]
    fn a_place_leads_back() {
        let source = "  x\r\n  \u{a0}é y\r\n";
        let clean = Clean::of(source);
        assert_eq!(clean.text, "x\n é y\n");
        let at = clean.text.find('y').expect("it is there");
        assert_eq!(clean.origin(at, at + 1).slice(source), "y");
        assert_eq!(clean.origin(0, clean.text.len()).end as usize, source.len());
    }
}
