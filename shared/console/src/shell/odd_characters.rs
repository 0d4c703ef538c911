//! Characters that web pages and word processors put into commands: curly quotes, long dashes, other blanks, full-width and invisible characters.
//!
//! Only those are reported that stand outside of quotes, or as quotes, and would break the command. What is text for people stays.

use catalogue::{Message, console};
use text::ByteRange;

/// A character that breaks a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddCharacter {
    /// Where it stands.
    pub range: ByteRange,
    /// The character.
    pub character: char,
    /// What it is.
    pub kind: OddKind,
    /// What it should be; empty where it should go.
    pub replacement: &'static str,
}

/// What an odd character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddKind {
    /// A curly quote that should be a straight one.
    CurlyQuote,
    /// A long dash that should be one hyphen or two.
    LongDash,
    /// A blank that does not separate words, such as the non-breaking one.
    OtherBlank,
    /// A letter or sign of double width, as Chinese and Japanese keyboards write it.
    FullWidth,
    /// A character that nobody can see.
    Invisible,
}

impl OddCharacter {
    /// Says what the character is, and what it should be.
    #[must_use]
    pub fn message(&self) -> Message {
        let shown = self.character.to_string();
        match self.kind {
            OddKind::CurlyQuote => console::odd_curly_quote(&shown, self.replacement),
            OddKind::LongDash => console::odd_long_dash(&shown, self.replacement),
            OddKind::OtherBlank => console::odd_blank(&code(self.character)),
            OddKind::FullWidth => console::odd_full_width(&shown, self.replacement),
            OddKind::Invisible => console::odd_invisible(&code(self.character)),
        }
    }
}

/// Finds the odd characters of a line or of several.
#[must_use]
pub fn odd_characters(line: &str) -> Vec<OddCharacter> {
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let mut finder = Finder { line, letters: &letters, found: Vec::new() };
    finder.find();
    finder.found
}

/// Returns a line with its odd characters replaced.
///
/// ```
/// use console::shell::corrected;
///
/// assert_eq!(corrected("docker run –d –-name “my web” nginx"), "docker run -d --name \"my web\" nginx");
/// ```
#[must_use]
pub fn corrected(line: &str) -> String {
    let mut corrected = String::with_capacity(line.len());
    let mut at = 0;
    for odd in odd_characters(line) {
        corrected.push_str(line.get(at..odd.range.start as usize).unwrap_or(""));
        corrected.push_str(odd.replacement);
        at = odd.range.end as usize;
    }
    corrected.push_str(line.get(at..).unwrap_or(""));
    corrected
}

struct Finder<'a> {
    line: &'a str,
    letters: &'a [(usize, char)],
    found: Vec<OddCharacter>,
}

impl Finder<'_> {
    fn letter(&self, index: usize) -> Option<char> {
        self.letters.get(index).map(|(_, letter)| *letter)
    }

    fn report(&mut self, index: usize, kind: OddKind, replacement: &'static str) {
        if let Some((at, character)) = self.letters.get(index) {
            let range = ByteRange::new(*at, at + character.len_utf8());
            self.found.push(OddCharacter { range, character: *character, kind, replacement });
        }
    }

    fn find(&mut self) {
        let mut index = 0;
        let mut delimiters = Vec::new();
        while let Some(letter) = self.letter(index) {
            index = match letter {
                '\\' => index + 2,
                '\'' | '"' => self.straight(index, letter),
                letter if curly(letter).is_some() => self.curly(index, letter),
                '#' if self.starts_word(index) => self.end_of_line(index),
                '<' if self.letter(index + 1) == Some('<') => self.delimiter(index + 2, &mut delimiters),
                '\n' => {
                    index += 1;
                    for delimiter in delimiters.drain(..) {
                        index = self.here_document(index, &delimiter);
                    }
                    index
                }
                letter => {
                    self.plain(index, letter);
                    index + 1
                }
            };
        }
    }

    fn starts_word(&self, index: usize) -> bool {
        index.checked_sub(1).and_then(|before| self.letter(before)).is_none_or(char::is_whitespace)
    }

    /// Returns where a line ends.
    fn end_of_line(&self, index: usize) -> usize {
        let rest = self.letters.get(index..).unwrap_or(&[]);
        index + rest.iter().position(|(_, letter)| *letter == '\n').unwrap_or(rest.len())
    }

    fn text(&self, start: usize, end: usize) -> String {
        self.letters.get(start..end).unwrap_or(&[]).iter().map(|(_, letter)| letter).collect()
    }

    /// Reads the delimiter of a here-document behind `<<`, and returns where it ends.
    fn delimiter(&self, start: usize, delimiters: &mut Vec<String>) -> usize {
        let rest = self.text(start, (start + MOST_LETTERS).min(self.end_of_line(start)));
        let word = rest.strip_prefix('-').unwrap_or(&rest).trim_start();
        if word.starts_with('<') {
            return start + 1;
        }
        let end = word.find(|letter: char| letter.is_whitespace() || ";|&<>()".contains(letter));
        let word = word.get(..end.unwrap_or(word.len())).unwrap_or(word);
        let length =
            rest.find(word).map_or(0, |at| rest.get(..at + word.len()).unwrap_or("").chars().count());
        delimiters.push(word.replace(['\'', '"', '\\'], ""));
        start + length
    }

    /// Passes over the text of a here-document, and returns where the next line begins.
    fn here_document(&self, start: usize, delimiter: &str) -> usize {
        let mut index = start;
        while index < self.letters.len() {
            let end = self.end_of_line(index);
            let line = self.text(index, end);
            index = end + 1;
            if line.trim_start_matches('\t') == delimiter {
                break;
            }
        }
        index
    }

    /// Passes over a quotation, and returns where it ends. A quotation without a straight end may have a curly one.
    fn straight(&mut self, open: usize, quote: char) -> usize {
        let mut index = open + 1;
        let mut last_curly = None;
        while let Some(letter) = self.letter(index) {
            match letter {
                '\\' if quote == '"' => index += 1,
                letter if letter == quote => return index + 1,
                letter if curly(letter).is_some_and(|straight| straight.starts_with(quote)) => {
                    last_curly = Some((index, letter));
                }
                _ => {}
            }
            index += 1;
        }
        match last_curly.and_then(|(index, letter)| Some((index, curly(letter)?))) {
            Some((index, straight)) => {
                self.report(index, OddKind::CurlyQuote, straight);
                index + 1
            }
            None => index,
        }
    }

    /// Looks whether a curly quote begins a quotation, and returns where that ends.
    fn curly(&mut self, open: usize, letter: char) -> usize {
        let Some(straight) = curly(letter) else { return open + 1 };
        let is_start = open.checked_sub(1).and_then(|before| self.letter(before)).is_none_or(|before| {
            before.is_whitespace() || "=:,([{|;&<>".contains(before) || other_blank(before)
        });
        let rest = self.letters.get(open + 1..).unwrap_or(&[]);
        let is_end = |letter: char| curly(letter) == Some(straight) || straight.starts_with(letter);
        let close = rest.iter().position(|(_, letter)| is_end(*letter)).map(|length| open + 1 + length);
        match close {
            // `it’s` is a word, not the start of a quotation.
            Some(close) if is_start || straight == "\"" => {
                self.report(open, OddKind::CurlyQuote, straight);
                if self.letter(close).is_some_and(|letter| curly(letter).is_some()) {
                    self.report(close, OddKind::CurlyQuote, straight);
                }
                close + 1
            }
            None if straight == "\"" => {
                self.report(open, OddKind::CurlyQuote, straight);
                open + 1
            }
            _ => open + 1,
        }
    }

    fn plain(&mut self, index: usize, letter: char) {
        let before = index.checked_sub(1).and_then(|before| self.letter(before));
        if other_blank(letter) {
            self.report(index, OddKind::OtherBlank, " ");
        } else if is_invisible(letter) {
            self.report(index, OddKind::Invisible, "");
        } else if is_long_dash(letter) {
            let starts_word = before.is_none_or(|before| before.is_whitespace());
            if starts_word || before == Some('-') || before.is_some_and(is_long_dash) {
                self.report(index, OddKind::LongDash, self.hyphens(index, starts_word));
            }
        } else if let Some(narrow) = narrow(letter).filter(|_| !self.is_east_asian(index)) {
            self.report(index, OddKind::FullWidth, narrow);
        }
    }

    /// Returns the hyphens that a dash stands for. Word processors make one dash of `--name`.
    fn hyphens(&self, index: usize, starts_word: bool) -> &'static str {
        let rest = self.letters.get(index + 1..).unwrap_or(&[]);
        let name: String =
            rest.iter().map(|(_, letter)| *letter).take_while(char::is_ascii_alphabetic).collect();
        let next = rest.first().map(|(_, letter)| *letter);
        let is_docker = self.line.trim_start().starts_with("docker ");
        let is_bundle =
            name.len() < 4 && name.chars().all(|letter| SHORT_FLAGS.contains(letter)) && name != "all";
        match next {
            Some(next) if next == '-' || is_long_dash(next) => "-",
            _ if starts_word && is_docker && name.len() > 1 && !is_bundle => "--",
            _ => "-",
        }
    }

    /// Returns whether the word around a character is text in Chinese, Japanese or Korean.
    fn is_east_asian(&self, index: usize) -> bool {
        let is_of_word = |letter: &&(usize, char)| !letter.1.is_whitespace() && !other_blank(letter.1);
        let before = self.letters.get(..index).unwrap_or(&[]).iter().rev().take_while(is_of_word);
        let after = self.letters.get(index..).unwrap_or(&[]).iter().take_while(is_of_word);
        before.take(MOST_LETTERS).chain(after.take(MOST_LETTERS)).any(|(_, letter)| is_ideograph(*letter))
    }
}

fn curly(letter: char) -> Option<&'static str> {
    match letter {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ff02}' => Some("\""),
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{ff07}' => Some("'"),
        _ => None,
    }
}

fn is_long_dash(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}')
}

fn other_blank(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Returns the character of usual width.
fn narrow(letter: char) -> Option<&'static str> {
    let offset = u32::from(letter).checked_sub(0xff01)? as usize;
    ASCII.get(offset..=offset)
}

fn code(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

/// The characters from `!` to `~`, in the order of their full-width forms from U+FF01.
const ASCII: &str =
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
/// Short flags of docker that stand together behind one hyphen, as in `-it` and `-aq`.
const SHORT_FLAGS: &str = "adfiqst";
/// How much of a word is looked at.
const MOST_LETTERS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        assert_eq!(corrected(line), expected, "{line}");
        assert_eq!(corrected(expected), expected, "a corrected line stays: {expected}");
    }

    #[test]
    fn quotes_that_a_word_processor_made_become_straight() {
        check("echo \u{201c}hi there\u{201d}", "echo \"hi there\"");
        check("echo \u{2018}FROM python\u{2019} > Dockerfile", "echo 'FROM python' > Dockerfile");
        check("docker run -e A=\u{201d}b c\u{201d} web", "docker run -e A=\"b c\" web");
        check("echo \"half\u{201d}", "echo \"half\"");
        check("echo \u{201c}half\"", "echo \"half\"");
    }

    #[test]
    fn dashes_become_hyphens() {
        check("docker run \u{2013}d \u{2013}\u{2013}name web nginx", "docker run -d --name web nginx");
        check("docker run \u{2013}it \u{2014}rm nginx", "docker run -it --rm nginx");
        check("docker run \u{2013}p 80:80 \u{2013}-name=a b", "docker run -p 80:80 --name=a b");
        check("docker ps \u{2013}aq", "docker ps -aq");
        check("docker ps \u{2013}all", "docker ps --all");
        check("ls \u{2212}la", "ls -la");
        check(
            "cat <<-E; ls \u{2013}a\n\t\u{2013}b\n\tE\nls \u{2013}c",
            "cat <<-E; ls -a\n\t\u{2013}b\n\tE\nls -c",
        );
    }

    #[test]
    fn blanks_and_invisible_characters() {
        check("docker\u{a0}ps\u{3000}-a", "docker ps -a");
        check("docker\u{200b} ps\u{feff}", "docker ps");
    }

    #[test]
    fn full_width_characters_become_narrow() {
        check("docker run \u{ff0d}p 8000\u{ff1a}80 web \u{ff5c} cat", "docker run -p 8000:80 web | cat");
        check("cat .\u{ff0f}app\u{ff0e}py", "cat ./app.py");
        check("\u{ff4c}\u{ff53}", "ls");
    }

    #[test]
    fn text_for_people_stays() {
        for line in [
            "echo '\u{201c}quoted\u{201d} \u{2013} text\u{a0}'",
            "echo \"it\u{2019}s \u{ff01}\"",
            "echo it\u{2019}s fine",
            "ls # it\u{2013}s \u{201c}text\u{201d}",
            "cat <<'EOF' > a\n\u{2013}a \u{201c}b\u{201d}\nEOF\nls",
            "echo a \\\u{2013} b",
            "echo \u{4f60}\u{597d}\u{ff0c}\u{4e16}\u{754c}\u{ff01}",
            "echo 10\u{2013}20",
            "echo caf\u{e9} \u{1f433}",
        ] {
            check(line, line);
        }
    }

    #[test]
    fn each_character_says_where_it_is_and_what_it_should_be() {
        let line = "docker \u{2013}v";
        let [odd] = odd_characters(line).try_into().unwrap();
        assert_eq!((odd.range.slice(line), odd.replacement), ("\u{2013}", "-"));
        assert!(!odd.message().is_empty());
    }
}
