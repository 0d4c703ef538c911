//! The catalogue without a browser.

use std::borrow::{Borrow, Cow};
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::format::{Catalogue, Value};
use crate::{Language, Message, Sentence};

/// The words of one language, with what formats them.
pub struct Bundle(FluentBundle<FluentResource>);

impl Bundle {
    /// Returns the words of a language; read once.
    ///
    /// # Panics
    ///
    /// Where a file of the catalogue is no Fluent, which the build has checked.
    pub fn of(language: Language) -> &'static Self {
        const N: usize = Language::ALL.len();
        static BUNDLES: [OnceLock<Bundle>; N] = [const { OnceLock::new() }; N];
        BUNDLES[language as usize].get_or_init(|| Self::read(language))
    }

    fn read(language: Language) -> Self {
        let locale: LanguageIdentifier = language.tag().parse().expect("a tag of ours");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        if language == Language::Pseudo {
            bundle.set_transform(Some(accented));
        }
        for (area, text) in crate::areas(language) {
            let resource = FluentResource::try_new((*text).to_owned());
            let resource = resource.unwrap_or_else(|(_, errors)| panic!("{area}: {errors:?}"));
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{area}: {errors:?}"));
        }
        Self(bundle)
    }
}

impl Bundle {
    /// Returns what a message says.
    #[must_use]
    pub fn say(&self, message: impl Borrow<Message>) -> String {
        crate::text(self, message.borrow())
    }

    /// Returns a sentence with its hints as one text.
    #[must_use]
    pub fn whole(&self, sentence: &Sentence) -> String {
        sentence.parts().map(|part| self.say(part)).collect::<Vec<_>>().join(" ")
    }
}

fn of_short(short: &str) -> &str {
    crate::keys().iter().find(|(_, known)| *known == short).map_or(short, |(key, _)| key)
}

fn accented(text: &str) -> Cow<'_, str> {
    fluent_pseudo::transform(text, false, true)
}

impl Catalogue for Bundle {
    fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        let key = if cfg!(feature = "short-keys") { of_short(key) } else { key };
        let (key, attribute) =
            key.split_once('.').map_or((key, None), |(key, attribute)| (key, Some(attribute)));
        let message = self.0.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            let value = match value {
                Value::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                Value::Number(number) => FluentValue::from(*number),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        Some(self.0.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_can_be_read_and_says_its_own() {
        let said = Language::ALL.map(|language| Bundle::of(language).say(crate::layers::title()));
        for (index, words) in said.iter().enumerate() {
            assert!(!words.is_empty() && !said[..index].contains(words), "{said:?}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let said = |language| Bundle::of(language).say(crate::size(1_440));
        assert_eq!(said(Language::English), "1.44 kB");
        assert_eq!(said(Language::German), "1,44 kB");
        assert_eq!(said(Language::Portuguese), "1,44 kB");
    }
}
