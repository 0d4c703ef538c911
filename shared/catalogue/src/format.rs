//! From messages to text.

use std::borrow::Cow;

use crate::message::{Argument, Message};
use crate::quantities;

/// The words of one language.
pub trait Catalogue {
    /// Formats a message of the catalogue; `None` where it has none of this key (`KEY` or `KEY.ATTRIBUTE`).
    fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String>;
}

/// An argument as Fluent takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A number, by which a sentence can choose between singular and plural; written without separators of thousands.
    Number(i64),
}

/// Returns what a message says. A key that the catalogue does not have is returned itself, so that a fault can be seen and named.
#[must_use]
pub fn text(catalogue: &dyn Catalogue, message: &Message) -> String {
    if let Some(text) = message.as_verbatim() {
        return text.to_owned();
    }
    if message.key.is_empty() {
        return String::new();
    }
    let values: Vec<(&str, Value<'_>)> = message
        .arguments
        .iter()
        .map(|(name, argument)| (name.as_ref(), value(catalogue, argument)))
        .collect();
    catalogue.format(&message.key, &values).unwrap_or_else(|| message.key.clone().into_owned())
}

fn value<'a>(catalogue: &dyn Catalogue, argument: &'a Argument) -> Value<'a> {
    match argument {
        Argument::Text(text) => Value::Text(Cow::Borrowed(text)),
        Argument::Number(number) => Value::Number(number.0),
        Argument::Size(n_bytes) => said(catalogue, &quantities::size(*n_bytes)),
        Argument::Time(ms) => said(catalogue, &quantities::time(*ms)),
        Argument::Period(n_seconds) => said(catalogue, &quantities::period(*n_seconds)),
        Argument::Message(message) => said(catalogue, message),
        Argument::List(items) => list(catalogue, items),
    }
}

fn said<'a>(catalogue: &dyn Catalogue, message: &Message) -> Value<'a> {
    Value::Text(Cow::Owned(text(catalogue, message)))
}

fn list<'a>(catalogue: &dyn Catalogue, items: &[Argument]) -> Value<'a> {
    let texts = items.iter().map(|item| match value(catalogue, item) {
        Value::Text(text) => text.into_owned(),
        Value::Number(number) => number.to_string(),
    });
    let joined = texts.reduce(|before, item| text(catalogue, &crate::units::joined(&before, &item)));
    Value::Text(Cow::Owned(joined.unwrap_or_default()))
}
