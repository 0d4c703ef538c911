//! From the words of a command to its arguments: variables, substitutions, fields, globs, and the removal of quotes.
//!
//! Nothing runs here. Where the output of a command is needed that nobody has yet, the expansion stops, says which script is to run, and begins again with
//! its output. Hence nothing is changed until the expansion is complete: values of `${NAME:=word}` are kept aside.

use std::sync::Arc;

use catalogue::{Message, console};
use text::budget::{Budget, Spent, Work};

use super::fields::Fields;
use super::files::{self, Files};
use super::pattern::{Marked, Reach};
use super::state::{ShellState, VARIABLE_BYTES, is_variable_name};
use super::syntax::{Modifier, Parameter, Part, RedirectKind, Script, SimpleCommand, Word};

/// A command with its words expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The variables that only this command gets, in order.
    pub assignments: Vec<(String, String)>,
    /// The name of the command and its arguments. Empty where the words expand to nothing: such a command does nothing but its redirects.
    pub words: Vec<String>,
    /// The redirects, in order. Paths are as they are typed.
    pub redirects: Vec<RedirectKind<String>>,
    /// Where the command stands in the text.
    pub range: text::ByteRange,
}

/// Why the words of a command cannot be expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpansionError {
    /// `${NAME:?word}` without a value, or an assignment to what is no variable: `sh` says this.
    Shell(String),
    /// The words become longer than 1 MiB, or take too much work.
    TooMuch,
    /// The variables become longer than 256 KiB.
    TooManyVariables,
}

impl ExpansionError {
    /// Returns what to say.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Shell(words) => Message::verbatim(words.clone()),
            Self::TooMuch => console::expansion_too_much(),
            Self::TooManyVariables => console::too_many_variables(VARIABLE_BYTES as u64),
        }
    }
}

/// Why an expansion did not come to its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// The output of this script is needed.
    Needs(Arc<Script>),
    /// It failed.
    Failed(ExpansionError),
}

impl From<Spent> for Stop {
    fn from(_: Spent) -> Self {
        Self::Failed(ExpansionError::TooMuch)
    }
}

/// One expansion.
pub(super) struct Expansion<'a> {
    pub(super) state: &'a ShellState,
    pub(super) files: &'a dyn Files,
    /// What substitutions printed, in the order in which the expansion meets them.
    pub(super) outputs: &'a [String],
    n_used: usize,
    n_bytes: usize,
    budget: Budget,
    /// What the expansion gives to variables.
    pub(super) assigned: Vec<(String, String)>,
}

impl<'a> Expansion<'a> {
    pub(super) fn new(state: &'a ShellState, files: &'a dyn Files, outputs: &'a [String]) -> Self {
        let budget = Budget::default();
        Self { state, files, outputs, n_used: 0, n_bytes: 0, budget, assigned: Vec::new() }
    }

    /// Expands a command. Assignments see those before them.
    pub(super) fn command(&mut self, command: &SimpleCommand) -> Result<Command, Stop> {
        let declares =
            command.words.first().and_then(Word::as_plain).is_some_and(|name| DECLARES.contains(&name));
        let mut words = Vec::new();
        for word in &command.words {
            if declares && is_assignment(word) {
                words.push(self.whole(word)?.text());
                continue;
            }
            for field in self.fields(word)? {
                let paths = match field.has_pattern() {
                    true => files::matching(&field, self.files, &self.budget)?,
                    false => Vec::new(),
                };
                for path in &paths {
                    self.count(path.len())?;
                }
                match paths.is_empty() {
                    true => words.push(field.text()),
                    false => words.extend(paths),
                }
            }
        }
        let mut redirects = Vec::new();
        for redirect in &command.redirects {
            redirects.push(self.redirect(&redirect.kind)?);
        }
        let mut assignments = Vec::new();
        let n_before = self.assigned.len();
        for assignment in &command.assignments {
            let value = self.whole(&assignment.value)?.text();
            // The next assignment of the command sees it.
            self.assigned.push((assignment.name.clone(), value.clone()));
            assignments.push((assignment.name.clone(), value));
        }
        if !command.words.is_empty() {
            self.assigned.truncate(n_before);
        }
        Ok(Command { assignments, words, redirects, range: command.range })
    }

    fn redirect(&mut self, kind: &RedirectKind<Word>) -> Result<RedirectKind<String>, Stop> {
        Ok(match kind {
            RedirectKind::ReadFile(path) => RedirectKind::ReadFile(self.whole(path)?.text()),
            RedirectKind::ReadText(text) => RedirectKind::ReadText(self.whole(text)?.text()),
            RedirectKind::WriteFile { stream, path, appends } => {
                let path = self.whole(path)?.text();
                RedirectKind::WriteFile { stream: *stream, path, appends: *appends }
            }
            RedirectKind::Join { stream, into } => RedirectKind::Join { stream: *stream, into: *into },
        })
    }

    fn fields(&mut self, word: &Word) -> Result<Vec<Marked>, Stop> {
        let separators = self.value("IFS");
        let mut fields = Fields::separated(separators.as_deref());
        self.parts(&word.parts, &mut fields, Literals::Stay)?;
        Ok(fields.finish())
    }

    /// Expands a word to one text.
    fn whole(&mut self, word: &Word) -> Result<Marked, Stop> {
        let mut fields = Fields::whole();
        self.parts(&word.parts, &mut fields, Literals::Stay)?;
        Ok(fields.finish_whole())
    }

    fn parts(&mut self, parts: &[Part], fields: &mut Fields, literals: Literals) -> Result<(), Stop> {
        for part in parts {
            match part {
                Part::Literal(text) => {
                    self.count(text.len())?;
                    match literals {
                        Literals::Stay => fields.push(text, false),
                        Literals::AreSeparated => fields.push_separated(text),
                    }
                }
                Part::Quoted(text) => self.push(text, true, fields)?,
                Part::Tilde => {
                    let home = self.value("HOME").unwrap_or_else(|| "~".to_owned());
                    self.push(&home, true, fields)?;
                }
                Part::Substitution { script, is_quoted } => {
                    let Some(output) = self.outputs.get(self.n_used) else {
                        return Err(match self.n_used < MOST_SUBSTITUTIONS {
                            true => Stop::Needs(Arc::clone(script)),
                            false => Stop::Failed(ExpansionError::TooMuch),
                        });
                    };
                    self.n_used += 1;
                    self.push(output.trim_end_matches('\n'), *is_quoted, fields)?;
                }
                Part::Parameter { parameter, is_quoted } => self.parameter(parameter, *is_quoted, fields)?,
            }
        }
        Ok(())
    }

    /// Adds a value.
    fn push(&mut self, text: &str, is_quoted: bool, fields: &mut Fields) -> Result<(), Stop> {
        self.count(text.len())?;
        match is_quoted {
            true => fields.push(text, true),
            false => fields.push_separated(text),
        }
        Ok(())
    }

    fn count(&mut self, n_bytes: usize) -> Result<(), Stop> {
        self.n_bytes += n_bytes;
        match self.n_bytes <= EXPANDED_BYTES {
            true => Ok(self.budget.spend(Work::Expanding, n_bytes)?),
            false => Err(Stop::Failed(ExpansionError::TooMuch)),
        }
    }

    fn parameter(&mut self, parameter: &Parameter, is_quoted: bool, fields: &mut Fields) -> Result<(), Stop> {
        let name = &parameter.name;
        let value = self.value(name);
        let literals = if is_quoted { Literals::Stay } else { Literals::AreSeparated };
        let present = |counts_empty: bool| value.as_ref().filter(|value| !counts_empty || !value.is_empty());
        let value = match &parameter.modifier {
            Modifier::Value => value,
            Modifier::Length => Some(value.map_or(0, |value| value.chars().count()).to_string()),
            Modifier::Default { word, counts_empty } => match present(*counts_empty) {
                Some(value) => Some(value.clone()),
                None => return self.parts(&word.parts, fields, literals),
            },
            Modifier::Alternative { word, counts_empty } => match present(*counts_empty) {
                Some(_) => return self.parts(&word.parts, fields, literals),
                None => None,
            },
            Modifier::Assign { word, counts_empty } => match present(*counts_empty) {
                Some(value) => Some(value.clone()),
                None if !is_variable_name(name) => {
                    return Err(failed(format!("sh: {name}: bad variable name")));
                }
                None => {
                    let value = self.whole(word)?.text();
                    self.assigned.push((name.clone(), value.clone()));
                    Some(value)
                }
            },
            Modifier::Error { word, counts_empty } => match present(*counts_empty) {
                Some(value) => Some(value.clone()),
                None => {
                    let words = match (word.parts.is_empty(), counts_empty) {
                        (false, _) => self.whole(word)?.text(),
                        (true, true) => "parameter not set or null".to_owned(),
                        (true, false) => "parameter not set".to_owned(),
                    };
                    return Err(failed(format!("sh: {name}: {words}")));
                }
            },
            Modifier::RemovePrefix { pattern, is_longest } => {
                let pattern = self.whole(pattern)?.pattern();
                let value = value.unwrap_or_default();
                let n_letters = pattern.prefix(value.chars(), reach(*is_longest), &self.budget)?;
                Some(value.chars().skip(n_letters.unwrap_or(0)).collect())
            }
            Modifier::RemoveSuffix { pattern, is_longest } => {
                let pattern = self.whole(pattern)?.pattern();
                let value = value.unwrap_or_default();
                let n_letters = pattern.suffix(&value, reach(*is_longest), &self.budget)?.unwrap_or(0);
                Some(value.chars().take(value.chars().count() - n_letters).collect())
            }
            Modifier::Replace { pattern, replacement, is_every } => {
                let pattern = self.whole(pattern)?;
                let replacement = self.whole(replacement)?.text();
                Some(self.replaced(&value.unwrap_or_default(), &pattern, &replacement, *is_every)?)
            }
        };
        match value {
            Some(value) => self.push(&value, is_quoted, fields),
            None => Ok(()),
        }
    }

    /// Replaces the longest text at each place that a pattern matches, as bash does.
    fn replaced(
        &mut self,
        value: &str,
        pattern: &Marked,
        with: &str,
        is_every: bool,
    ) -> Result<String, Stop> {
        let pattern = pattern.pattern();
        let mut replaced = String::new();
        let mut letters = value.chars();
        let mut is_done = false;
        while !letters.as_str().is_empty() {
            let n_letters = match is_done {
                true => None,
                false => pattern.prefix(letters.clone(), Reach::Longest, &self.budget)?,
            };
            match n_letters.filter(|n_letters| *n_letters > 0) {
                Some(n_letters) => {
                    self.count(with.len())?;
                    replaced.push_str(with);
                    letters.nth(n_letters - 1);
                    is_done = !is_every;
                }
                None => replaced.extend(letters.next()),
            }
        }
        Ok(replaced)
    }

    /// Returns the value of a parameter. A script here has no arguments.
    fn value(&self, name: &str) -> Option<String> {
        match name {
            "?" => Some(self.state.last_status.to_string()),
            "#" => Some("0".to_owned()),
            "0" => Some("sh".to_owned()),
            name => {
                let assigned = self.assigned.iter().rev().find(|(assigned, _)| assigned == name);
                assigned.map(|(_, value)| value.as_str()).or_else(|| self.state.get(name)).map(str::to_owned)
            }
        }
    }
}

/// What happens to blanks in the text of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Literals {
    /// They are part of it.
    Stay,
    /// They separate fields, as in `${NAME:-a b}`.
    AreSeparated,
}

fn failed(words: String) -> Stop {
    Stop::Failed(ExpansionError::Shell(words))
}

fn reach(is_longest: bool) -> Reach {
    if is_longest { Reach::Longest } else { Reach::Shortest }
}

/// Returns whether a word has the form `NAME=value`.
fn is_assignment(word: &Word) -> bool {
    let Some(Part::Literal(text)) = word.parts.first() else { return false };
    text.split_once('=').is_some_and(|(name, _)| is_variable_name(name))
}

/// Commands that take assignments as arguments, whose values are not separated.
const DECLARES: [&str; 3] = ["export", "readonly", "local"];
/// Most text of all words of one command, in bytes.
pub(super) const EXPANDED_BYTES: usize = 1024 * 1024;
/// Most substitutions in one command.
const MOST_SUBSTITUTIONS: usize = 100;
