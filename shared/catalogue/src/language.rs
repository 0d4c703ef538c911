//! The languages of the catalogue.

use std::fmt;
use std::str::FromStr;

/// A language in which everything can be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English; the other languages are translations of it.
    #[default]
    English,
    /// German.
    German,
    /// Japanese.
    Japanese,
    /// Portuguese as it is written in Brazil.
    Portuguese,
    /// Chinese in simplified characters.
    Chinese,
    /// English with accents and longer words. What reads as plain English in this language is no message of the catalogue.
    Pseudo,
}

/// There is no catalogue of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no words in this language")
    }
}

impl std::error::Error for UnknownLanguage {}

impl Language {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::English, Self::German, Self::Japanese, Self::Portuguese, Self::Chinese, Self::Pseudo];

    /// Those that people read, in the order in which the page offers them.
    pub const SPOKEN: [Self; 5] =
        [Self::German, Self::English, Self::Japanese, Self::Portuguese, Self::Chinese];

    /// Returns the language's tag (BCP 47).
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Japanese => "ja",
            Self::Portuguese => "pt-BR",
            Self::Chinese => "zh-Hans",
            Self::Pseudo => "en-XA",
        }
    }

    /// Returns the language's name in the language itself, which is how its readers find it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Japanese => "日本語",
            Self::Portuguese => "Português (Brasil)",
            Self::Chinese => "简体中文",
            Self::Pseudo => "[Eƞɠŀīşħ]",
        }
    }

    /// Returns the first language that is spoken here of those that a reader prefers, given as tags in the reader's order; else English. Script and
    /// region do not count, because each language is here in one form only: `de-AT` is German, `zh-CN` and `zh_TW.UTF-8` are Chinese.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let primary = |tag: &'a str| tag.split(['-', '_', '.']).next().unwrap_or_default();
        let of = |wanted: &str| {
            Self::SPOKEN.into_iter().find(|known| primary(known.tag()).eq_ignore_ascii_case(wanted))
        };
        tags.into_iter().find_map(|tag| of(primary(tag.trim()))).unwrap_or_default()
    }

    /// Returns the language for an `Accept-Language` header (RFC 9110 section 12.5.4): of the languages that are spoken here the one with the highest
    /// weight, and of equal weights the first.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let weighted = header.split(',').filter_map(|range| {
            let (tag, rest) = range.split_once(';').unwrap_or((range, ""));
            let weight = match rest.trim().strip_prefix("q=") {
                Some(weight) => weight.trim().parse::<f32>().ok()?,
                None => 1.0,
            };
            (weight > 0.0).then_some((tag.trim(), weight))
        });
        let mut weighted: Vec<_> = weighted.collect();
        weighted.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        Self::preferred(weighted.into_iter().map(|(tag, _)| tag))
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_preferred_language_that_is_spoken_is_taken() {
        for (tags, language) in [
            (&["de-AT", "en"][..], Language::German),
            (&["fr", "ja-JP"], Language::Japanese),
            (&["zh-CN"], Language::Chinese),
            (&["zh-Hant-TW"], Language::Chinese),
            (&["pt"], Language::Portuguese),
            (&["PT-pt"], Language::Portuguese),
            (&["pt_BR.UTF-8"], Language::Portuguese),
            (&["fr", "C", "*", ""], Language::English),
            (&[], Language::English),
        ] {
            assert_eq!(Language::preferred(tags.iter().copied()), language, "{tags:?}");
        }
    }

    #[test]
    fn a_header_is_read_with_its_weights() {
        for (header, language) in [
            ("de, en;q=0.8", Language::German),
            ("en;q=0.5,ja", Language::Japanese),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", Language::English),
            ("de;q=0, pt-BR;q=0.1", Language::Portuguese),
            ("zh-TW;q=1.0, zh;q=0.9", Language::Chinese),
            ("de;q=x, ja", Language::Japanese),
            ("", Language::English),
            (",;;q=,", Language::English),
        ] {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }
}
