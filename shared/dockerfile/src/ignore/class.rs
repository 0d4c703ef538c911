//! Character classes of Go's `regexp`, as far as a pattern can contain them.

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Class {
    /// Sorted and apart once [`Self::settle`] was called.
    ranges: Vec<(char, char)>,
    is_negated: bool,
}

impl Class {
    pub(super) fn contains(&self, character: char) -> bool {
        let next = self.ranges.partition_point(|(low, _)| *low <= character);
        let before = next.checked_sub(1).and_then(|at| self.ranges.get(at));
        before.is_some_and(|(_, high)| character <= *high) != self.is_negated
    }

    /// Makes a class ready to be asked, however many ranges it was written with.
    pub(super) fn settle(mut self) -> Self {
        self.ranges.sort();
        let mut apart: Vec<(char, char)> = Vec::with_capacity(self.ranges.len());
        for (low, high) in self.ranges.drain(..).filter(|(low, high)| low <= high) {
            match apart.last_mut() {
                Some((_, last)) if low <= *last => *last = high.max(*last),
                _ => apart.push((low, high)),
            }
        }
        Self { ranges: apart, ..self }
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
