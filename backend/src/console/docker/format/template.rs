//! One template, ready to run within its budget.

use std::fmt;
use std::sync::Arc;

use gotmpl::{MissingKey, Template, TemplateError, Value as Data};

use super::budget::{Budget, OUTPUT_BYTES, SOURCE_BYTES, TURNS};
use super::functions::functions;
use super::location::{self, Place};
use super::value::{Facts, MAPS};

/// For what a template is run: docker's functions do nothing to headers, so that a column keeps its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// For rows, or for the object of a command that has only one.
    Rows,
    /// For the headers of columns.
    Header,
}

/// A template that was read.
pub(super) struct Prepared {
    template: Template,
    /// The same, which prints `<no value>` for what is not there.
    lenient: Template,
    source: String,
    budget: Arc<Budget>,
}

impl Prepared {
    /// Reads a template. Named templates are refused: a few lines of them can run without end. `sample` is something that the template could be run on.
    pub(super) fn parse(
        source: &str,
        (audience, sample): (Audience, &Data),
        facts: Arc<Facts>,
        budget: Arc<Budget>,
    ) -> Result<Self, Fault> {
        if source.len() > SOURCE_BYTES {
            return Err(Fault::TooMuch);
        }
        let missing = match audience {
            Audience::Rows => MissingKey::Error,
            Audience::Header => MissingKey::default(),
        };
        let parse = |missing| {
            Template::new("")
                .missing_key(missing)
                .max_range_iters(TURNS)
                .funcs(functions(audience, &facts, &budget))
                .parse(&with_labels(source))
                .map_err(|error| Fault::of(error).in_gos_words(source))
        };
        let (template, lenient) = (parse(missing)?, parse(MissingKey::default())?);
        if !template.templates().is_empty() {
            return Err(Fault::TooMuch);
        }
        if let Some((line, word)) = location::stray(source) {
            return Err(Fault::Grammar { line, message: format!("unexpected {word}") });
        }
        let prepared = Self { template, lenient, source: source.to_owned(), budget };
        // `gotmpl` notices a function or a variable that does not exist only where it is used.
        match prepared.attempt(&prepared.lenient, sample, &mut String::new()) {
            Err(fault) if fault.is_of_grammar() => Err(fault),
            _ => Ok(prepared),
        }
    }

    fn attempt(&self, template: &Template, data: &Data, output: &mut String) -> Result<(), Fault> {
        let mut bounded = Bounded { output, budget: &self.budget };
        template.execute_fmt(&mut bounded, data).map_err(Fault::of)
    }

    /// Runs the template, and adds what it prints.
    pub(super) fn run(&self, data: &Data, output: &mut String) -> Result<(), Fault> {
        let before = output.len();
        match self.attempt(&self.template, data, output) {
            Err(Fault::NoField(field)) if self.is_key(&field) => {
                output.truncate(before);
                self.attempt(&self.lenient, data, output)
            }
            ended => ended,
        }
    }

    /// Returns whether a field that is not there was looked for in a map of Go's, or is one that Go's types have all the same.
    fn is_key(&self, field: &str) -> bool {
        let place = location::field(&self.source, field);
        place.is_some_and(|place| {
            let parts: Vec<&str> = place.text.split('.').collect();
            let is_of_map = |pair: &[&str]| matches!(pair, [of, key] if *key == field && MAPS.contains(of));
            parts.windows(2).any(is_of_map) || (parts.last() == Some(&field) && OPTIONAL.contains(&field))
        })
    }
}

/// `.Label "x"` is a method in Go; here it is a function of the row.
fn with_labels(source: &str) -> String {
    source.replace(".Label \"", &format!("{LABEL} $ \"")).replace(".Label `", &format!("{LABEL} $ `"))
}

/// Takes what fits, as long as there is time.
struct Bounded<'a> {
    output: &'a mut String,
    budget: &'a Budget,
}

impl fmt::Write for Bounded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.output.len() + text.len() > OUTPUT_BYTES || self.budget.is_over() {
            return Err(fmt::Error);
        }
        self.output.push_str(text);
        Ok(())
    }
}

/// Why a template cannot be read, or fails.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is none.
    Grammar {
        /// Counted from one.
        line: usize,
        message: String,
    },
    /// A function that does not exist.
    NoFunction(String),
    /// A variable that nobody declared.
    NoVariable(String),
    /// It reads a field that is not there.
    NoField(String),
    /// It reads a field of something that has none.
    NotAnObject { field: String, of: String },
    /// A function failed or was called wrongly.
    Call { function: String, message: String },
    /// Anything else.
    Other(String),
    /// It goes beyond its bounds.
    TooMuch,
}

impl Fault {
    fn of(error: TemplateError) -> Self {
        match error {
            TemplateError::Parse { line, message, .. } | TemplateError::Lex { line, message, .. } => {
                Self::Grammar { line, message }
            }
            TemplateError::UndefinedFunction(name) => Self::NoFunction(name),
            TemplateError::UndefinedVariable(name) => Self::NoVariable(name),
            TemplateError::MissingKey { key } => Self::NoField(key),
            TemplateError::ArgCount { name, expected, got } => Self::Call {
                message: format!("wrong number of args for {name}: want {expected} got {got}"),
                function: name,
            },
            TemplateError::RangeIterLimit
            | TemplateError::RecursionLimit
            | TemplateError::Write
            | TemplateError::Io(_) => Self::TooMuch,
            TemplateError::Exec(message) => Self::of_message(message),
            other => Self::Other(other.to_string()),
        }
    }

    fn of_message(message: String) -> Self {
        let read =
            message.strip_prefix("can't evaluate field ").and_then(|rest| rest.split_once(" in type "));
        if let Some((field, of)) = read {
            return Self::NotAnObject { field: field.to_owned(), of: of.to_owned() };
        }
        let called = message.strip_prefix("error calling ").and_then(|rest| rest.split_once(": "));
        match called {
            Some((function, _)) => Self::Call { function: function.to_owned(), message: message.clone() },
            None => Self::Other(message),
        }
    }

    /// Puts an error of the grammar into Go's words where `gotmpl` has others.
    fn in_gos_words(self, source: &str) -> Self {
        match self {
            Self::Grammar { line, message } if message == "empty command" => {
                let is_bare = |word: &&str| source.contains(&format!("{{{{{word}}}}}"));
                let of = ["if", "range", "with"].into_iter().find(is_bare).unwrap_or("command");
                Self::Grammar { line, message: format!("missing value for {of}") }
            }
            other => other,
        }
    }

    /// Returns whether the text is no template at all.
    pub(super) fn is_of_grammar(&self) -> bool {
        matches!(self, Self::Grammar { .. } | Self::NoFunction(_) | Self::NoVariable(_))
    }

    /// Words the fault as Go does. `go_type` is the type of what the template reads; empty where that is a map.
    pub(super) fn text(&self, name: &str, source: &str, go_type: &str) -> String {
        let at = |place: Option<Place>, message: &str| match place {
            Some(Place { line, column, text }) => {
                format!("template: {name}:{line}:{column}: executing {name:?} at <{text}>: {message}")
            }
            None => format!("template: {name}: {message}"),
        };
        match self {
            Self::Grammar { line, message } => format!("template: {name}:{line}: {message}"),
            Self::NoFunction(function) => {
                let line = location::call(source, function).map_or(1, |place| place.line);
                format!("template: {name}:{line}: function {function:?} not defined")
            }
            Self::NoVariable(variable) => {
                let before = source.split(variable.as_str()).next().unwrap_or_default();
                format!(
                    "template: {name}:{}: undefined variable {variable:?}",
                    before.matches('\n').count() + 1
                )
            }
            Self::NoField(field) if go_type.is_empty() => {
                at(location::field(source, field), &format!("map has no entry for key {field:?}"))
            }
            Self::NoField(field) => {
                at(location::field(source, field), &format!("can't evaluate field {field} in type {go_type}"))
            }
            Self::NotAnObject { field, of } => {
                // What a map of Go's holds has no type of its own.
                let of = if go_type.is_empty() { "interface {}" } else { of };
                at(location::field(source, field), &format!("can't evaluate field {field} in type {of}"))
            }
            Self::Call { function, message } => at(location::call(source, function), message),
            Self::Other(message) => format!("template: {name}: {message}"),
            Self::TooMuch => String::new(),
        }
    }
}

/// The function that reads a label of a row.
pub(super) const LABEL: &str = "rowLabel";
/// Fields that an engine leaves out, and that Go's types have: nothing is there then.
const OPTIONAL: [&str; 1] = ["Health"];
