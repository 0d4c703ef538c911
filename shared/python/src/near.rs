//! Words that are almost other words.

/// Returns the first candidate that `word` is a slip of: one letter too many, too few, wrong, or two swapped.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates.into_iter().find(|candidate| is_slip(word.as_bytes(), candidate.as_bytes()))
}

/// Returns whether one slip makes `right` into `word`; equal words are none.
fn is_slip(word: &[u8], right: &[u8]) -> bool {
    let same_start = word.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (word, right) = (&word[same_start..], &right[same_start..]);
    let same_end = word.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&word[..word.len() - same_end], &right[..right.len() - same_end]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_or_two_swapped() {
        for word in ["falsk", "flas", "flaskk", "flusk", "lfask", "lask"] {
            assert_eq!(nearest(word, ["django", "flask"]), Some("flask"), "{word}");
        }
        for word in ["flask", "fla", "", "flxyk", "falks"] {
            assert_eq!(nearest(word, ["flask"]), None, "{word}");
        }
    }
}
