//! The words of the page, as a context: components say messages of the catalogue.
//!
//! The words of what a first visit shows are there from the beginning; the others come right after it. Whoever says a message is rendered again
//! when more words have come.

use std::borrow::Borrow;

use catalogue::{Catalogue, Message, Sentence};
use yew::platform::spawn_local;
use yew::prelude::*;

/// What makes text of messages, in the language that the page was loaded in.
#[derive(Clone, Copy)]
pub struct Words {
    catalogue: &'static dyn Catalogue,
    /// Differs whenever the catalogue says something else.
    revision: u32,
}

impl Words {
    /// Takes the words of the page's language.
    #[must_use]
    pub fn of_page() -> Self {
        Self { catalogue: crate::dom::catalogue(), revision: 0 }
    }

    /// Returns what a message says in the page's language; nothing while its words have not come.
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

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

/// Returns the words of the page, and renders the component again when more have come.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or_else(Words::of_page)
}

/// Returns the words of the page for [`crate::app::App`] to provide, and fetches those that come later; calls `on_more` when they are there.
#[hook]
pub(crate) fn use_words_of_page(on_more: impl Fn() + 'static) -> Words {
    let revision = use_state_eq(|| 0);
    {
        let revision = revision.setter();
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Without them, the script that starts the page loads it again.
                if crate::dom::load_later_words().await {
                    on_more();
                    revision.set(1);
                }
            });
        });
    }
    Words { revision: *revision, ..Words::of_page() }
}
