//! The command that somebody is typing, for completion: it is not finished, so that the parser refuses it.

use text::ByteRange;

use super::error::{SyntaxErrorKind, TEXT_BYTES, Unfinished};
use super::reader::Reader;
use super::words::is_end_of_word;

/// The command at the end of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedCommand {
    /// The words before the one that is typed, without their quotes; a word with a variable is as it is written. Targets of redirects are left out.
    pub words: Vec<String>,
    /// What is typed of the last word, without its quotes; empty behind a blank.
    pub word: String,
    /// Where the last word stands, its quotes included.
    pub range: ByteRange,
    /// The quote that is open in the last word.
    pub quote: Option<char>,
    /// Whether the last word is the target of a redirect.
    pub is_target: bool,
}

/// Returns the command that a text ends with; `None` in a comment, or where it cannot be told.
///
/// ```
/// let typed = console::shell::typed_command("ls && docker rm $(docker ps --filter 'na").unwrap();
/// assert_eq!(typed.words, ["docker", "ps", "--filter"]);
/// assert_eq!((typed.word.as_str(), typed.quote), ("na", Some('\'')));
/// ```
#[must_use]
pub fn typed_command(text: &str) -> Option<TypedCommand> {
    let mut from = 0;
    if text.len() > TEXT_BYTES {
        return None;
    }
    loop {
        let inside = text.get(from..)?;
        match scan(inside) {
            Scan::Found(mut typed) => {
                let start = from + typed.range.start as usize;
                typed.range = ByteRange::new(start, text.len());
                return Some(typed);
            }
            // What is typed is a part of a substitution.
            Scan::Inside(start) => from += start,
            Scan::Unknown => return None,
        }
    }
}

/// What a look at a text finds.
enum Scan {
    /// The command at its end.
    Found(TypedCommand),
    /// A substitution that is open, and where its script begins.
    Inside(usize),
    /// Nothing.
    Unknown,
}

fn scan(text: &str) -> Scan {
    let mut reader = Reader::new(text);
    let mut typed = TypedCommand::default();
    loop {
        let before = reader.at();
        reader.skip_blanks();
        if reader.peek().is_none()
            && text.get(before..).is_some_and(|rest| rest.trim_start().starts_with('#'))
        {
            return Scan::Unknown;
        }
        let start = reader.at();
        match reader.peek() {
            None => {
                typed.range = ByteRange::new(start, start);
                return Scan::Found(typed);
            }
            Some('<' | '>') => {
                reader.bump();
                typed.is_target = true;
                continue;
            }
            // `2>&1` and `&>`.
            Some('&') if typed.is_target || reader.rest().starts_with("&>") => {
                reader.bump();
                continue;
            }
            Some(letter) if is_end_of_word(letter) => {
                reader.bump();
                typed = TypedCommand::default();
                continue;
            }
            Some(_) => {}
        }
        let (word, quote) = match reader.word() {
            Ok(word) => {
                let is_number_of_stream = matches!(reader.peek(), Some('<' | '>'))
                    && word.as_plain().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
                if is_number_of_stream {
                    continue;
                }
                (word.as_constant().unwrap_or_else(|| word.range.slice(text).to_owned()), None)
            }
            Err(error) => match error.kind {
                SyntaxErrorKind::Unfinished(Unfinished::Substitution) => {
                    return Scan::Inside(error.range.start as usize + "$(".len());
                }
                SyntaxErrorKind::Unfinished(Unfinished::Backticks) => {
                    return Scan::Inside(error.range.start as usize + 1);
                }
                SyntaxErrorKind::Unfinished(what) => {
                    let (end, quote) = match what {
                        Unfinished::SingleQuotes => ("'", Some('\'')),
                        Unfinished::DoubleQuotes => ("\"", Some('"')),
                        Unfinished::Backslash => ("\n", None),
                        Unfinished::And | Unfinished::Or | Unfinished::Pipe => (" x", None),
                        _ => return Scan::Unknown,
                    };
                    match closed(text, start, end) {
                        Ok(word) => (word, quote),
                        Err(inside) => return inside,
                    }
                }
                _ => return Scan::Unknown,
            },
        };
        if quote.is_some() || reader.peek().is_none() {
            return Scan::Found(TypedCommand {
                word,
                quote,
                range: ByteRange::new(start, text.len()),
                ..typed
            });
        }
        if !std::mem::take(&mut typed.is_target) {
            typed.words.push(word);
        }
    }
}

/// Returns a word that lacks its end, with this end; or the substitution in it that is open.
fn closed(text: &str, start: usize, end: &str) -> Result<String, Scan> {
    let raw = text.get(start..).unwrap_or("");
    let whole = format!("{raw}{end}");
    match Reader::new(&whole).word() {
        Ok(word) => Ok(word.as_constant().unwrap_or_else(|| raw.to_owned())),
        Err(error) => Err(match error.kind {
            SyntaxErrorKind::Unfinished(Unfinished::Substitution) => {
                Scan::Inside(start + error.range.start as usize + "$(".len())
            }
            _ => Scan::Unknown,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says the words before, then what is typed, with `>` for a target.
    fn check(text: &str, expected: &str) {
        let typed = typed_command(text).unwrap();
        let target = if typed.is_target { ">" } else { "" };
        let quote = typed.quote.map(String::from).unwrap_or_default();
        let said = format!("{}|{target}{quote}{}", typed.words.join(","), typed.word);
        assert_eq!(said, expected, "{text}");
        assert_eq!(typed.range.end as usize, text.len());
    }

    #[test]
    fn the_last_command_counts() {
        check("", "|");
        check("doc", "|doc");
        check("docker ", "docker|");
        check("docker run -d 'my web' ngi", "docker,run,-d,my web|ngi");
        check("ls; docker ps | gre", "|gre");
        check("a && b \\\n  c", "b|c");
        check("docker rm $(docker ps -", "docker,ps|-");
        check("echo \"$(cat `ls sr", "ls|sr");
        check("docker rm $(docker ps | gr", "|gr");
        check("docker rm $(docker ps | ", "|");
        check("docker rm $(docker ps \"a b", "docker,ps|\"a b");
        check("echo $(ls) $A ${B:-c} d", "echo,$(ls),$A,${B:-c}|d");
    }

    #[test]
    fn quotes_and_targets() {
        check("cat 'my fi", "cat|'my fi");
        check("cat \"my fi", "cat|\"my fi");
        check("cat my\\ fi", "cat|my fi");
        check("cat my\\", "cat|my");
        check("echo a > Doc", "echo,a|>Doc");
        check("echo a 2>&1 > x b", "echo,a|b");
        check("echo a > ", "echo,a|>");
    }

    #[test]
    fn a_comment_and_what_is_too_deep_have_none() {
        assert_eq!(typed_command("ls # doc"), None);
        assert_eq!(typed_command(&"$(".repeat(10_000)), None);
        let typed = typed_command("caf\u{e9} 'x").unwrap();
        assert_eq!(typed.range, ByteRange::new(6, 8));
    }
}
