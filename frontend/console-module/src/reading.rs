//! What a line means before it runs: whether it goes on, what is wrong in it, which lines a pasted text has.
//!
//! Places on the wire are the editor's: UTF-16 units.

use catalogue::PageWords;
use console::shell::{self, OddCharacter};
use serde::Serialize;

/// Something wrong in a line.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Mark {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) message: String,
    /// What should stand there; none where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) insert: Option<String>,
}

/// A pasted text as the console runs it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PastedLines {
    lines: Vec<String>,
    #[serde(rename = "hadPrompts")]
    had_prompts: bool,
}

/// Returns whether a line goes on in the next one, as inside of quotes.
pub(crate) fn is_unfinished(line: &str) -> bool {
    shell::parse(line).is_err_and(|error| error.is_unfinished())
}

/// Returns what is wrong with the characters and the grammar of a line. What is not finished is not wrong yet.
pub(crate) fn marks(line: &str, words: &PageWords) -> Vec<Mark> {
    let places = Places { line };
    let odd = |odd: &OddCharacter| Mark {
        from: places.of(odd.range.start),
        to: places.of(odd.range.end),
        message: words.say(&odd.message()),
        insert: Some(odd.replacement.to_owned()),
    };
    let odd: Vec<Mark> = shell::odd_characters(line).iter().map(odd).collect();
    let wrong = shell::parse(line).err().filter(|error| !error.is_unfinished()).map(|error| Mark {
        from: places.of(error.range.start),
        to: places.of(error.range.end),
        message: words.say(&error.message()),
        insert: None,
    });
    // An odd character is often what makes the grammar wrong; the cause is said, not what follows from it.
    let wrong = wrong.filter(|_| odd.is_empty());
    odd.into_iter().chain(wrong).collect()
}

/// Splits a pasted text into the lines that run one after another; comments do not run.
pub(crate) fn pasted(text: &str) -> PastedLines {
    let pasted = shell::split_paste(text);
    let had_prompts = pasted.n_prompts > 0;
    let commands = pasted.commands.into_iter().map(|command| command.text);
    let lines = commands.filter(|line| !line.trim_start().starts_with('#')).collect();
    PastedLines { lines, had_prompts }
}

/// Returns the line that runs for one that was typed: a prompt that somebody copied with it, as in `$ docker ps`, goes. Other prompts stay: `# ` begins a
/// comment, and `> ` a redirect.
pub(crate) fn typed(line: &str) -> String {
    let has_prompt = line.trim_start().strip_prefix('$').is_some_and(|rest| rest.starts_with([' ', '\t']));
    let pasted = if has_prompt { shell::split_paste(line) } else { shell::Pasted::default() };
    match <[_; 1]>::try_from(pasted.commands) {
        Ok([command]) => command.text,
        Err(_) => line.to_owned(),
    }
}

/// Turns bytes of a line into places of the editor, and back.
pub(crate) struct Places<'a> {
    pub(crate) line: &'a str,
}

impl Places<'_> {
    /// Returns the editor's place of a byte.
    pub(crate) fn of(&self, byte: u32) -> u32 {
        let mut end = (byte as usize).min(self.line.len());
        while !self.line.is_char_boundary(end) {
            end -= 1;
        }
        u32::try_from(self.line[..end].encode_utf16().count()).unwrap_or(u32::MAX)
    }

    /// Returns the byte of an editor's place.
    pub(crate) fn byte(&self, place: u32) -> usize {
        let mut units = 0;
        for (at, character) in self.line.char_indices() {
            if units >= place as usize {
                return at;
            }
            units += character.len_utf16();
        }
        self.line.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_quote_goes_on_in_the_next_line() {
        assert!(is_unfinished("echo 'FROM alpine"));
        assert!(is_unfinished("docker run \\"));
        assert!(!is_unfinished("echo 'FROM alpine'"));
        assert!(!is_unfinished(""));
        assert!(!is_unfinished("sleep 1 &"), "what is refused is not unfinished");
    }

    #[test]
    fn odd_characters_are_marked_where_the_editor_has_them() {
        let marks = marks("echo 🐳; docker run –d", &PageWords::default());
        let places: Vec<(u32, u32, Option<&str>)> =
            marks.iter().map(|mark| (mark.from, mark.to, mark.insert.as_deref())).collect();
        assert_eq!(places, [(20, 21, Some("-"))]);
        assert!(marks[0].message.contains('–'), "{marks:?}");
    }

    #[test]
    fn what_is_not_finished_is_not_wrong_and_what_is_refused_is() {
        let words = PageWords::default();
        assert!(marks("echo 'a", &words).is_empty());
        assert_eq!(marks("while true; do ls; done", &words).len(), 1);
    }

    #[test]
    fn a_paste_loses_prompts_and_comments() {
        let expected = PastedLines { lines: vec!["ls".into(), "pwd".into()], had_prompts: true };
        assert_eq!(pasted("# look around\n$ ls\n$ pwd\n"), expected);
    }

    #[test]
    fn a_typed_line_loses_the_prompt_that_no_shell_knows() {
        assert_eq!(typed("$ docker ps"), "docker ps");
        assert_eq!(typed("  $\tdocker ps -a"), "docker ps -a");
        assert_eq!(typed("$ echo 'FROM a\n> RUN b' > Dockerfile"), "echo 'FROM a\nRUN b' > Dockerfile");
        for line in ["$HOME/run", "# docker system prune", "> file", "$ ls\n$ pwd", "$", "echo $ "] {
            assert_eq!(typed(line), line);
        }
    }

    #[test]
    fn places_lead_there_and_back() {
        let places = Places { line: "a🐳é" };
        for (byte, place) in [(0, 0), (1, 1), (5, 3), (7, 4)] {
            assert_eq!(places.of(byte), place);
            assert_eq!(places.byte(place), byte as usize);
        }
        assert_eq!(places.of(99), 4);
    }

    proptest::proptest! {
        #[test]
        fn no_line_breaks_it(line in "\\PC{0,60}", place in 0_u32..80) {
            let _marks: Vec<Mark> = marks(&line, &PageWords::default());
            let byte = Places { line: &line }.byte(place);
            proptest::prop_assert!(line.is_char_boundary(byte));
        }
    }
}
