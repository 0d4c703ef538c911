//! The words of the page, as a hook: components say messages of the catalogue.

use std::borrow::{Borrow, Cow};
use std::cell::RefCell;
use std::collections::HashMap;

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

/// Returns the words of the page.
#[hook]
pub fn use_words() -> Words {
    Words::of_page()
}

thread_local! {
    /// What messages without arguments say: each is formatted once.
    static FIXED: RefCell<HashMap<Cow<'static, str>, AttrValue>> = RefCell::default();
}
