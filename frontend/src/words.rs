//! The tables of words in the language that the page is in, as a hook.

use std::borrow::{Borrow, Cow};
use std::cell::RefCell;
use std::collections::HashMap;

use catalogue::{Catalogue, Message, Sentence};
use messages::Language;
use messages::page::problems;
use yew::prelude::*;

/// The tables that components take their words from.
#[derive(Clone, Copy)]
pub struct Words {
    catalogue: &'static dyn Catalogue,
    /// The language itself, for sentences made from codes.
    pub language: Language,
    /// Words of the list of problems.
    pub problems: &'static problems::Problems,
}

impl Words {
    /// Returns the words of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { catalogue: crate::dom::catalogue(), language, problems: problems::problems(language) }
    }

    /// Returns what a message says in the page's language.
    #[must_use]
    pub fn say(&self, message: impl Borrow<Message>) -> AttrValue {
        let message = message.borrow();
        if !message.arguments.is_empty() {
            return catalogue::text(self.catalogue, message).into();
        }
        FIXED.with_borrow_mut(|fixed| match fixed.get(&message.key) {
            Some(text) => text.clone(),
            None => {
                let text = AttrValue::from(catalogue::text(self.catalogue, message));
                fixed.insert(message.key.clone(), text.clone());
                text
            }
        })
    }

    /// Returns a sentence with its hints as one text.
    #[must_use]
    pub fn whole(&self, sentence: &Sentence) -> String {
        sentence.parts().map(|part| self.say(part).to_string()).collect::<Vec<_>>().join(" ")
    }
}

/// Returns the words of the language in the context, English where none is given.
#[hook]
pub fn use_words() -> Words {
    Words::of(use_context().unwrap_or_default())
}

thread_local! {
    /// What messages without arguments say: each is formatted once.
    static FIXED: RefCell<HashMap<Cow<'static, str>, AttrValue>> = RefCell::default();
}
