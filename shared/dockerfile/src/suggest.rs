//! "Did you mean": the nearest of some words (BuildKit `util/suggest/error.go`).

/// Returns the option nearest to `word` when it is less than three edits away; `None` when one equals it.
#[must_use]
pub fn nearest<'a>(word: &str, options: &[&'a str], case: Case) -> Option<&'a str> {
    let mut best: Option<&'a str> = None;
    let mut best_distance = 3;
    for option in options {
        let distance = match case {
            Case::Sensitive => distance(word, option),
            Case::Insensitive => distance(&word.to_lowercase(), &option.to_lowercase()),
        };
        if distance == 0 {
            return None;
        }
        if distance < best_distance {
            best = Some(option);
            best_distance = distance;
        }
    }
    best
}

/// Returns what a word was likely meant to be, the likeliest first: [`nearest`], which BuildKit's sentences name, and before it an option that is
/// as near and has the very same letters, as `RUN` for `RNU`, where `ENV` comes first in the alphabet.
#[must_use]
pub fn likeliest<'a>(word: &str, options: &[&'a str], case: Case) -> Vec<&'a str> {
    let Some(nearest) = nearest(word, options, case) else { return Vec::new() };
    let folded = |text: &str| match case {
        Case::Sensitive => text.to_owned(),
        Case::Insensitive => text.to_lowercase(),
    };
    let letters = |text: &str| {
        let mut letters: Vec<char> = folded(text).chars().collect();
        letters.sort();
        letters
    };
    let mixed_up =
        options.iter().copied().find(|option| *option != nearest && letters(option) == letters(word));
    mixed_up.into_iter().filter(|_| letters(nearest) != letters(word)).chain([nearest]).collect()
}

/// Whether letters of either case are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// They are not.
    Sensitive,
    /// They are.
    Insensitive,
}

/// Writes `option` in the case of `word`, as BuildKit's suggestions are.
#[must_use]
pub fn in_case_of(word: &str, option: &str) -> String {
    if word == word.to_lowercase() {
        option.to_lowercase()
    } else if word == word.to_uppercase() {
        option.to_uppercase()
    } else {
        option.to_lowercase()
    }
}

/// Returns whether `word` is the beginning of one of `options`, or one letter of it is missing, too many or wrong; in either case.
pub(crate) fn is_near(word: &str, options: &[&str]) -> bool {
    let word = word.to_ascii_uppercase();
    options.iter().any(|option| (word.len() > 1 && option.starts_with(&word)) || distance(&word, option) == 1)
}

/// Returns the Levenshtein distance in characters, each edit costing one.
fn distance(left: &str, right: &str) -> usize {
    // Longer words cannot be near the short ones that are ever suggested.
    if left.len() > MAX_BYTES || right.len() > MAX_BYTES {
        return usize::MAX;
    }
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, from) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}

const MAX_BYTES: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (left, right, expected) in
            [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("ENTRPOINT", "ENTRYPOINT", 1)]
        {
            assert_eq!(distance(left, right), expected);
        }
    }

    #[test]
    fn the_nearest_is_less_than_three_edits_away() {
        assert_eq!(nearest("mont", &["mount", "network"], Case::Sensitive), Some("mount"));
        assert_eq!(nearest("abc", &["mount"], Case::Sensitive), None);
        assert_eq!(nearest("FNTRYPOINT", &["ENTRYPOINT"], Case::Insensitive), Some("ENTRYPOINT"));
        assert_eq!(in_case_of("as", "ADD"), "add");
    }

    #[test]
    fn mixed_up_letters_go_before_other_letters() {
        let keywords = ["ADD", "ENV", "RUN"];
        assert_eq!(nearest("RNU", &keywords, Case::Insensitive), Some("ENV"));
        assert_eq!(likeliest("rnu", &keywords, Case::Insensitive), ["RUN", "ENV"]);
        assert_eq!(likeliest("nev", &keywords, Case::Insensitive), ["ENV"]);
        assert_eq!(likeliest("RNU", &["ENV"], Case::Sensitive), ["ENV"]);
        assert_eq!(likeliest("xyz", &keywords, Case::Insensitive), [""; 0]);
    }

    #[test]
    fn half_typed_keywords_are_near() {
        for word in ["RU", "cop", "RUNN", "CPY", "AD"] {
            assert!(is_near(word, &["RUN", "COPY", "ADD"]), "{word}");
        }
        for word in ["R", "", "RABBIT", "%sONBUILD"] {
            assert!(!is_near(word, &["RUN", "COPY", "ADD"]), "{word}");
        }
    }
}
