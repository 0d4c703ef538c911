//! The words of Drydock as data: one [Fluent](https://projectfluent.org) file for each area below `en/` and its translations, and [`Message`], a key of this
//! catalogue with typed arguments.
//!
//! What Drydock has to say is a message until it reaches one of the edges: the page, `drydock check`, the server's terminal and its failure
//! pages. Only an edge knows the reader's language and makes text of a message, with [`text`] and a [`Catalogue`]. The words of BuildKit, of
//! Docker and of Python are no messages of ours; they stay as they are ([`Message::verbatim`]).
//!
//! Each translation has the same areas, keys and arguments as English; `xtask` holds them together (`tidy/translations.rs`).
//!
//! The constructors of messages are generated from the English files, so a key that does not exist, or an argument of another type, does not
//! compile.

#![forbid(unsafe_code)]

#[cfg(feature = "browser")]
mod browser;
#[cfg(feature = "bundle")]
mod bundle;
mod format;
mod language;
mod message;
#[cfg(all(feature = "browser", any(target_arch = "wasm32", feature = "bundle")))]
mod page_words;
mod quantities;

#[cfg(feature = "browser")]
pub use browser::{BrowserCatalogue, pairs};
#[cfg(feature = "bundle")]
pub use bundle::Bundle;
pub use format::{Catalogue, Value, text};
pub use language::{Language, UnknownLanguage};
pub use message::{Argument, MakeMessage, Message, Number, Sentence};
#[cfg(all(feature = "browser", any(target_arch = "wasm32", feature = "bundle")))]
pub use page_words::PageWords;
pub use quantities::{list, period, sentences, size, size_of, time};

/// Takes a key as it is, or the short one that stands for it in the page.
#[cfg(not(feature = "short-keys"))]
macro_rules! key {
    ($key:literal, $short:literal) => {
        $key
    };
}
#[cfg(feature = "short-keys")]
macro_rules! key {
    ($key:literal, $short:literal) => {
        $short
    };
}

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Returns the text of the areas of a language's catalogue, by name. The pseudo-language is made of the English one.
///
/// # Panics
///
/// Never: a test holds that each language has its folder.
#[must_use]
pub fn areas(language: Language) -> &'static [(&'static str, &'static str)] {
    let tag = if language == Language::Pseudo { Language::English.tag() } else { language.tag() };
    let known = CATALOGUES.iter().find(|(known, _)| *known == tag);
    known.map(|(_, areas)| *areas).expect("a folder for each language")
}

/// Returns every key of the catalogue, and the short one that stands for it in the page (feature `short-keys`): 900 keys of 25 letters are a tenth of
/// all that the page downloads for its words.
#[must_use]
pub fn keys() -> &'static [(&'static str, &'static str)] {
    KEYS
}
