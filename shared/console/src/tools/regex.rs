//! Regular expressions of POSIX with GNU's extensions, for `grep` and `sed`.
//!
//! A pattern becomes a program whose threads go over the text together, so that the work is at most the length of the text times that of the program;
//! and that is bounded, too. The leftmost longest match wins, as POSIX asks. Back-references inside a pattern would need going back, and are refused.

mod parse;
mod program;
mod search;

pub(super) use parse::{Dialect, Syntax};

use program::Program;

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Regex {
    program: Program,
    ignore_case: bool,
    steps_left: std::cell::Cell<u64>,
}

/// How a pattern is compiled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) syntax: Syntax,
    pub(super) dialect: Dialect,
    pub(super) ignore_case: bool,
    /// The match may not touch letters, digits or underscores.
    pub(super) is_word: bool,
    /// The match must be the whole text.
    pub(super) is_line: bool,
}

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RegexError {
    /// The pattern is wrong, in the words of GNU's library.
    Wrong(&'static str),
    /// The pattern refers back to a group.
    BackReference,
}

/// Where the groups of a match are, in bytes; the first is the match itself.
pub(super) type Groups = Vec<Option<(usize, usize)>>;

/// The search would take too long.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooMuchWork;

impl Regex {
    /// Compiles several patterns, of which any may match.
    pub(super) fn new(patterns: &[&str], form: Form) -> Result<Self, RegexError> {
        let tree = parse::parse(patterns, form)?;
        let program = program::compile(&tree).ok_or(RegexError::Wrong("Regular expression too big"))?;
        Ok(Self { program, ignore_case: form.ignore_case, steps_left: std::cell::Cell::new(MOST_STEPS) })
    }

    /// Returns the number of groups, without the match itself.
    pub(super) const fn n_groups(&self) -> usize {
        self.program.n_groups
    }

    /// Finds the leftmost longest match that begins at or after a byte.
    pub(super) fn find(&self, text: &[u8], from: usize) -> Result<Option<Groups>, TooMuchWork> {
        search::find(&self.program, self.ignore_case, text, from, &self.steps_left)
    }
}

/// The most steps of all searches with one pattern: about a second, and enough for a plain pattern over several megabytes.
const MOST_STEPS: u64 = 50_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn form(syntax: Syntax) -> Form {
        Form { syntax, dialect: Dialect::Grep, ignore_case: false, is_word: false, is_line: false }
    }

    fn check(syntax: Syntax, pattern: &str, text: &str, expected: Option<&str>) {
        let regex = Regex::new(&[pattern], form(syntax)).unwrap();
        let found = regex.find(text.as_bytes(), 0).unwrap().and_then(|groups| groups[0]);
        assert_eq!(found.map(|(start, end)| &text[start..end]), expected, "{pattern} in {text}");
    }

    #[test]
    fn basic_patterns() {
        for (pattern, text, expected) in [
            ("a*b", "xaab", Some("aab")),
            ("a\\{2,3\\}", "aaaa", Some("aaa")),
            ("^b$", "b", Some("b")),
            ("*a", "x*a", Some("*a")),
            ("a+", "aa a+", Some("a+")),
            ("a\\+", "baa", Some("aa")),
            ("\\(a\\|ab\\)c", "abc", Some("abc")),
            ("[^[:space:]]*", "ab c", Some("ab")),
            ("[]x-]*", "]-x", Some("]-x")),
            ("\\<b", "ab b", Some("b")),
            ("a^b$c", "a^b$c", Some("a^b$c")),
            (".", "é", Some("é")),
            ("x", "abc", None),
        ] {
            check(Syntax::Basic, pattern, text, expected);
        }
    }

    #[test]
    fn extended_patterns() {
        for (pattern, text, expected) in [
            ("a|ab|abc", "abcd", Some("abc")),
            ("(ab)+", "xababa", Some("abab")),
            ("(a|b)?c{2}", "acc", Some("acc")),
            ("a{,2}b", "aaab", Some("aab")),
            ("\\w+@\\w+\\.com", "to me@x.com!", Some("me@x.com")),
            ("(^a|b$)", "cb", Some("b")),
            ("()", "x", Some("")),
            ("a{x", "a{x", Some("a{x")),
        ] {
            check(Syntax::Extended, pattern, text, expected);
        }
    }

    #[test]
    fn wrong_patterns_are_named() {
        for (syntax, pattern, text) in [
            (Syntax::Basic, "a[", "Unmatched [, [^, [:, [., or [="),
            (Syntax::Basic, "\\(", "Unmatched ( or \\("),
            (Syntax::Basic, "a\\{1", "Unmatched \\{"),
            (Syntax::Extended, "a)", "Unmatched ) or \\)"),
            (Syntax::Basic, "a\\", "Trailing backslash"),
            (Syntax::Basic, "[b-a]", "Invalid range end"),
            (Syntax::Basic, "a\\{40000\\}", "Regular expression too big"),
        ] {
            assert_eq!(
                Regex::new(&[pattern], form(syntax)).unwrap_err(),
                RegexError::Wrong(text),
                "{pattern}"
            );
        }
        assert_eq!(Regex::new(&["\\(a\\)\\1"], form(Syntax::Basic)).unwrap_err(), RegexError::BackReference);
    }

    #[test]
    fn hostile_patterns_end() {
        let deep = format!("{}a{}", "(".repeat(5_000), ")".repeat(5_000));
        assert!(Regex::new(&[&deep], form(Syntax::Extended)).is_err());
        let regex = Regex::new(&["(a*)*(a*)*(a*)*b"], form(Syntax::Extended)).unwrap();
        assert_eq!(regex.find(&[b'a'; 20_000], 0), Ok(None));
        assert!(Regex::new(&["((a{100}){100}){100}"], form(Syntax::Extended)).is_err());
    }
}
