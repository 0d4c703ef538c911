//! Character classes of Go's `regexp`, as far as a pattern can contain them.

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Class {
    ranges: Vec<(char, char)>,
    is_negated: bool,
}

impl Class {
    pub(super) fn contains(&self, character: char) -> bool {
        let is_listed = self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&character));
        is_listed != self.is_negated
    }

    pub(super) fn push(&mut self, low: char, high: char) {
        self.ranges.push((low, high));
    }

    pub(super) fn negate(&mut self) {
        self.is_negated = true;
    }

    /// Adds all that is in one of the ranges, or all that is in none of them.
    pub(super) fn extend(&mut self, ranges: &[(char, char)], is_negated: bool) {
        if !is_negated {
            return self.ranges.extend_from_slice(ranges);
        }
        let mut low = '\0';
        for (first, last) in ranges {
            if let Some(before) = (low..*first).next_back() {
                self.push(low, before);
            }
            low = char::from_u32(u32::from(*last) + 1).unwrap_or(char::MAX);
        }
        self.push(low, char::MAX);
    }
}

/// Returns the ranges of `\d`, `\s`, `\w`, and whether the letter was a capital (`parsePerlClassEscape`).
pub(super) fn perl(letter: char) -> Option<(&'static [(char, char)], bool)> {
    let ranges: &[(char, char)] = match letter {
        'd' | 'D' => &[('0', '9')],
        's' | 'S' => &[('\t', '\n'), ('\x0c', '\r'), (' ', ' ')],
        'w' | 'W' => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        _ => return None,
    };
    Some((ranges, letter.is_ascii_uppercase()))
}

/// Returns the ranges of `[:name:]` (`posixGroup`).
pub(super) fn posix(name: &str) -> Option<&'static [(char, char)]> {
    Some(match name {
        "alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        "alpha" => &[('A', 'Z'), ('a', 'z')],
        "ascii" => &[('\0', '\x7f')],
        "blank" => &[('\t', '\t'), (' ', ' ')],
        "cntrl" => &[('\0', '\x1f'), ('\x7f', '\x7f')],
        "digit" => &[('0', '9')],
        "graph" => &[('!', '~')],
        "lower" => &[('a', 'z')],
        "print" => &[(' ', '~')],
        "punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "space" => &[('\t', '\r'), (' ', ' ')],
        "upper" => &[('A', 'Z')],
        "word" => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        "xdigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
        _ => return None,
    })
}
