//! Flags as the reference client reads them: the rules of Go's pflag library, with its errors.

use super::table::{CommandEntry, Flag};
use super::values;

/// A command line split into flags and arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The flags with their values, in order; a switch has the value `true` or what was typed.
    pub(super) flags: Vec<(&'static str, String)>,
    /// What is no flag.
    pub(super) arguments: Vec<String>,
    /// What the client prints on standard output about flags that it will drop one day.
    pub(super) notices: Vec<String>,
}

/// Splits the words of a command line.
///
/// # Errors
/// A flag is unknown or has no value, or its value is none of its kind: the client's sentence.
pub(super) fn split(entry: &'static CommandEntry, words: &[String]) -> Result<Words, String> {
    let mut read = Words::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if word == "--" {
            read.arguments.extend(rest.cloned());
            break;
        } else if let Some(long) = word.strip_prefix("--") {
            read.long(entry, word, long, &mut rest)?;
        } else if word.len() > 1 && word.starts_with('-') {
            read.letters(entry, &word[1..], &mut rest)?;
        } else {
            read.arguments.push(word.clone());
            if entry.stops_at_argument {
                read.arguments.extend(rest.cloned());
                break;
            }
        }
    }
    Ok(read)
}

impl Words {
    /// Reads `--name`, `--name=value` or `--name value`.
    fn long<'a>(
        &mut self,
        entry: &'static CommandEntry,
        word: &str,
        long: &str,
        rest: &mut impl Iterator<Item = &'a String>,
    ) -> Result<(), String> {
        if long.starts_with(['-', '=']) {
            return Err(format!("bad flag syntax: {word}"));
        }
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (long, None),
        };
        let flag = entry.flag(name).ok_or_else(|| format!("unknown flag: --{name}"))?;
        let value = value
            .or_else(|| flag.is_switch().then(|| "true".to_owned()))
            .or_else(|| rest.next().cloned())
            .ok_or_else(|| format!("flag needs an argument: --{name}"))?;
        self.set(flag, value)
    }

    /// Reads `-it`, `-p8000:5000`, `-p=8000:5000` or `-p 8000:5000`, all without the dash.
    fn letters<'a>(
        &mut self,
        entry: &'static CommandEntry,
        mut letters: &str,
        rest: &mut impl Iterator<Item = &'a String>,
    ) -> Result<(), String> {
        while let Some(letter) = letters.chars().next() {
            let after = &letters[letter.len_utf8()..];
            // Go looks at one byte, and quotes it as the character of that number.
            let byte = char::from(letters.as_bytes()[0]);
            let flag = entry.flag_by_letter(letter).ok_or_else(|| {
                format!("unknown shorthand flag: {} in -{letters}", values::quoted_char(byte))
            })?;
            if flag.name == "help" {
                self.notices.push("Flag shorthand -h has been deprecated, use --help".to_owned());
            }
            if let Some(value) = after.strip_prefix('=').filter(|value| !value.is_empty()) {
                return self.set(flag, value.to_owned());
            }
            if flag.is_switch() {
                self.set(flag, "true".to_owned())?;
                letters = after;
                continue;
            }
            if !after.is_empty() {
                return self.set(flag, after.to_owned());
            }
            let value = rest.next().ok_or_else(|| {
                format!("flag needs an argument: {} in -{letters}", values::quoted_char(byte))
            })?;
            return self.set(flag, value.clone());
        }
        Ok(())
    }

    fn set(&mut self, flag: &'static Flag, value: String) -> Result<(), String> {
        values::check(flag, &value).map_err(|reason| {
            format!(
                "invalid argument {} for {} flag: {reason}",
                values::quoted(&value),
                values::quoted(&flag.spelled())
            )
        })?;
        if flag.is_hidden && flag.about.starts_with("Flag --") {
            self.notices.push(flag.about.to_owned());
        }
        self.flags.push((flag.name, value));
        Ok(())
    }

    /// Takes all values of a flag, in order.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        self.flags.extract_if(.., |(flag, _)| *flag == name).map(|(_, value)| value).collect()
    }

    /// Takes the last value of a flag.
    pub(super) fn last(&mut self, name: &str) -> Option<String> {
        self.list(name).pop()
    }

    /// Takes the last value of a flag, unless it is empty.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.last(name).filter(|value| !value.is_empty())
    }

    /// Takes a switch; nothing when it was not given.
    pub(super) fn given_switch(&mut self, name: &str) -> Option<bool> {
        self.last(name).and_then(|value| values::boolean(&value))
    }

    /// Takes a switch that is off unless given.
    pub(super) fn switch(&mut self, name: &str) -> bool {
        self.given_switch(name).unwrap_or(false)
    }

    /// Takes a number.
    pub(super) fn number(&mut self, name: &str) -> Option<i64> {
        self.last(name).and_then(|value| values::integer(&value).ok())
    }
}
