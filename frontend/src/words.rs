//! The words of the page, as a context: components say messages of the catalogue.
//!
//! The words of what a first visit shows are there from the beginning; the others come right after it. Whoever says a message is rendered again
//! when more words have come.

use std::borrow::Borrow;
use std::cell::Cell;
use std::rc::Rc;

use catalogue::{Catalogue, Language, Message, Sentence};
use yew::platform::spawn_local;
use yew::prelude::*;

/// What makes text of messages, in the language that the reader chose.
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

    /// Returns the page's language.
    #[must_use]
    pub fn language(&self) -> Language {
        crate::dom::language()
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

/// The words of the page as [`crate::app::App`] provides them, and what changes their language.
pub(crate) struct PageWords {
    pub(crate) words: Words,
    /// Says everything in another language; where its words cannot be fetched, all stays as it was.
    pub(crate) on_choose: Callback<Language>,
}

/// Fetches the words that come later, and those of another language. Calls `on_other` whenever the words are others, and `on_missing` when
/// those of a language could not be fetched.
#[hook]
pub(crate) fn use_words_of_page(on_other: impl Fn() + 'static, on_missing: impl Fn() + 'static) -> PageWords {
    let revision = use_state_eq(|| 0);
    let on_other = use_memo((), |()| on_other);
    let on_missing = use_memo((), |()| on_missing);
    // Counted outside of the state, because a task keeps the value that it began with.
    let newest = use_memo((), |()| Cell::new(0));
    let renew = {
        let revision = revision.setter();
        Callback::from(move |()| {
            on_other();
            newest.set(newest.get() + 1);
            revision.set(newest.get());
        })
    };
    {
        let renew = renew.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Without them, the script that starts the page loads it again.
                if crate::dom::load_later_words().await {
                    renew.emit(());
                }
            });
        });
    }
    let on_choose = Callback::from(move |language| {
        let (renew, on_missing) = (renew.clone(), Rc::clone(&on_missing));
        spawn_local(async move {
            if !crate::dom::choose_language(language).await {
                on_missing();
            }
            // In any case, so that the menu shows the language that is spoken.
            renew.emit(());
        });
    });
    PageWords { words: Words { revision: *revision, ..Words::of_page() }, on_choose }
}
