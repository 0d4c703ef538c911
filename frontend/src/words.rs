//! The words of the page, as a hook: components say messages of the catalogue.

use std::borrow::Borrow;

use catalogue::{Catalogue, Message, Sentence};
use yew::prelude::*;

/// What makes text of messages, in the language that the page was loaded in.
#[derive(Clone, Copy)]
pub struct Words {
    catalogue: &'static dyn Catalogue,
}

impl Words {
    /// Takes the words of the page's language.
    #[must_use]
    pub fn of_page() -> Self {
        Self { catalogue: crate::dom::catalogue() }
    }

    /// Returns what a message says in the page's language.
    #[must_use]
    pub fn say(&self, message: impl Borrow<Message>) -> AttrValue {
        catalogue::text(self.catalogue, message.borrow()).into()
    }

    /// Returns a sentence with its hints as one text.
    #[must_use]
    pub fn whole(&self, sentence: &Sentence) -> String {
        sentence.parts().map(|part| self.say(part).to_string()).collect::<Vec<_>>().join(" ")
    }
}

/// Returns the words of the page.
#[hook]
pub fn use_words() -> Words {
    Words::of_page()
}
