//! A message: what is to be said, without a language.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A key of the catalogue with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    /// The key, or `KEY.ATTRIBUTE`; empty for words that are not Drydock's own.
    pub key: Cow<'static, str>,
    /// The arguments by name.
    pub arguments: Vec<(Cow<'static, str>, Argument)>,
}

/// Makes a message that takes no arguments, as most constructors of the areas do.
pub type MakeMessage = fn() -> Message;

/// An argument of a message. Sizes and times are written by the edge, as the reader's language does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Argument {
    /// Text that is the same in every language: a path, a name, a line of code, somebody else's words.
    Text(String),
    /// A whole number, by which a sentence can also choose between singular and plural.
    Number(Number),
    /// Bytes of whatever there is, written in thousands as Docker does: `1.5 kB`.
    Size(u64),
    /// Milliseconds that something took: `0.4 s`, `2 min 05 s`.
    Time(u64),
    /// Seconds of a limit or of a wait, as words: `5 minutes`.
    Period(u64),
    /// Another message.
    Message(Box<Message>),
    /// Several arguments, written one after another with what separates them.
    List(Vec<Self>),
}

/// A whole number of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Number(pub i64);

impl Message {
    /// Begins a message without arguments; who uses the constructors of the areas need not call this.
    #[must_use]
    pub const fn of(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), arguments: Vec::new() }
    }

    // The constructors are many: what each of them does is here once.

    /// Adds an argument.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((Cow::Borrowed(name), argument));
        self
    }

    /// Adds a text.
    #[must_use]
    #[inline(never)]
    pub fn with_text(self, name: &'static str, text: &str) -> Self {
        self.with(name, Argument::Text(text.to_owned()))
    }

    /// Adds a number.
    #[must_use]
    #[inline(never)]
    pub fn with_number(self, name: &'static str, number: Number) -> Self {
        self.with(name, Argument::Number(number))
    }

    /// Adds a message.
    #[must_use]
    #[inline(never)]
    pub fn with_message(self, name: &'static str, message: Self) -> Self {
        self.with(name, Argument::Message(Box::new(message)))
    }

    /// Wraps words that are not Drydock's own, as BuildKit's: they read the same in every language.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self { key: Cow::Borrowed(""), arguments: vec![(Cow::Borrowed(""), Argument::Text(text.into()))] }
    }

    /// Returns the words where they are not Drydock's own.
    #[must_use]
    pub fn as_verbatim(&self) -> Option<&str> {
        match self.arguments.as_slice() {
            [(_, Argument::Text(text))] if self.key.is_empty() => Some(text),
            _ => None,
        }
    }

    /// Returns whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.key.is_empty() && self.as_verbatim().is_none_or(str::is_empty)
    }
}

impl Default for Message {
    /// Makes the message that says nothing.
    fn default() -> Self {
        Self { key: Cow::Borrowed(""), arguments: Vec::new() }
    }
}

/// What a person reads about one matter: one sentence, and what can be done about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// What is the matter, with a full stop.
    pub text: Message,
    /// What to do, each a whole sentence; often none.
    pub hints: Vec<Message>,
}

impl Sentence {
    /// Makes a sentence without hints.
    #[must_use]
    pub fn new(text: Message) -> Self {
        Self { text, hints: Vec::new() }
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Returns the sentence and its hints in order.
    pub fn parts(&self) -> impl Iterator<Item = &Message> {
        std::iter::once(&self.text).chain(&self.hints)
    }
}

impl From<Message> for Sentence {
    fn from(text: Message) -> Self {
        Self::new(text)
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Number {
            fn from(number: $kind) -> Self {
                Self(i64::try_from(number).unwrap_or(i64::MAX))
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, usize, i32, i64);

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_crosses_a_border_as_it_is() {
        let message = Message {
            key: "a-b".into(),
            arguments: vec![
                ("text".into(), "x".into()),
                ("list".into(), Argument::List(vec![Argument::Size(1), Message::verbatim("y").into()])),
            ],
        };
        let bytes = postcard::to_allocvec(&message).unwrap();
        assert_eq!(postcard::from_bytes::<Message>(&bytes).unwrap(), message);
    }

    #[test]
    fn words_of_others_and_silence_are_told_apart() {
        assert_eq!(Message::verbatim("no such file").as_verbatim(), Some("no such file"));
        assert_eq!(Message::of("a-b").as_verbatim(), None);
        assert!(Message::default().is_empty() && Message::verbatim("").is_empty());
        assert!(!Message::verbatim("x").is_empty() && !Message::of("a-b").is_empty());
    }
}
