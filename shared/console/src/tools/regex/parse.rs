//! From a pattern's text to its tree.

use super::{Form, RegexError};

/// Which characters are special.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tools) enum Syntax {
    /// `\(` groups.
    Basic,
    /// `(` groups.
    Extended,
    /// Nothing is special.
    Fixed,
}

/// Whose escapes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tools) enum Dialect {
    Grep,
    /// `\n` and `\t` are a line break and a tab.
    Sed,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Letter(Set),
    Assertion(Assertion),
    Group(usize, Box<Self>),
    Sequence(Vec<Self>),
    Choice(Vec<Self>),
    Repeat { node: Box<Self>, least: u32, most: Option<u32> },
}

/// What must hold between two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assertion {
    Start,
    End,
    WordStart,
    WordEnd,
    WordEdge,
    NoWordEdge,
    /// No word letter stands before.
    NoWordBefore,
    /// No word letter follows.
    NoWordAfter,
}

/// Says of a letter whether it is of a class.
pub(super) type Class = fn(char) -> bool;

/// The letters that one place takes.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    pub(super) is_negated: bool,
    pub(super) ranges: Vec<(char, char)>,
    /// Classes, each with whether its letters are taken or all others.
    pub(super) classes: Vec<(Class, bool)>,
}

impl Set {
    fn of(letter: char) -> Self {
        Self { ranges: vec![(letter, letter)], ..Self::default() }
    }

    fn any() -> Self {
        Self { is_negated: true, ..Self::default() }
    }

    fn class(class: Class, is_in: bool) -> Self {
        Self { classes: vec![(class, is_in)], ..Self::default() }
    }

    /// Returns whether the set takes a letter.
    pub(super) fn takes(&self, letter: char, ignore_case: bool) -> bool {
        let has = |letter: char| {
            self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&letter))
                || self.classes.iter().any(|(class, is_in)| class(letter) == *is_in)
        };
        let is_in = has(letter)
            || (ignore_case && (letter.to_lowercase().any(has) || letter.to_uppercase().any(has)));
        is_in != self.is_negated
    }
}

/// Returns whether a letter belongs to words.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Parses patterns of which any may match.
pub(super) fn parse(patterns: &[&str], form: Form) -> Result<Node, RegexError> {
    let mut n_groups = 0;
    let mut choices = Vec::new();
    for pattern in patterns {
        let letters: Vec<char> = pattern.chars().collect();
        if form.syntax == Syntax::Fixed {
            choices
                .push(Node::Sequence(letters.iter().map(|letter| Node::Letter(Set::of(*letter))).collect()));
            continue;
        }
        let mut parser = Parser { letters: &letters, at: 0, form, n_groups, depth: 0 };
        let tree = parser.choice()?;
        if parser.at < letters.len() {
            return Err(RegexError::Wrong("Unmatched ) or \\)"));
        }
        n_groups = parser.n_groups;
        choices.push(tree);
    }
    let tree = Node::Choice(choices);
    let around =
        |before, after, tree| Node::Sequence(vec![Node::Assertion(before), tree, Node::Assertion(after)]);
    Ok(match form {
        Form { is_line: true, .. } => around(Assertion::Start, Assertion::End, tree),
        Form { is_word: true, .. } => around(Assertion::NoWordBefore, Assertion::NoWordAfter, tree),
        _ => tree,
    })
}

struct Parser<'a> {
    letters: &'a [char],
    at: usize,
    form: Form,
    n_groups: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn is_extended(&self) -> bool {
        self.form.syntax == Syntax::Extended
    }

    /// Returns whether an operator stands here, which basic patterns write with a backslash.
    fn is_operator(&self, operator: char) -> bool {
        self.is_operator_at(self.at, operator)
    }

    fn is_operator_at(&self, at: usize, operator: char) -> bool {
        if self.is_extended() {
            self.letters.get(at) == Some(&operator)
        } else {
            self.letters.get(at) == Some(&'\\') && self.letters.get(at + 1) == Some(&operator)
        }
    }

    fn skip_operator(&mut self) {
        self.at += if self.is_extended() { 1 } else { 2 };
    }

    fn choice(&mut self) -> Result<Node, RegexError> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(RegexError::Wrong("Regular expression too big"));
        }
        let mut choices = vec![self.sequence()?];
        while self.is_operator('|') {
            self.skip_operator();
            choices.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(if choices.len() == 1 { choices.swap_remove(0) } else { Node::Choice(choices) })
    }

    fn sequence(&mut self) -> Result<Node, RegexError> {
        let mut nodes: Vec<Node> = Vec::new();
        while self.at < self.letters.len() && !self.is_operator('|') {
            if self.is_operator(')') {
                if self.depth > 1 {
                    break;
                }
                return Err(RegexError::Wrong("Unmatched ) or \\)"));
            }
            let can_repeat = nodes
                .last()
                .is_some_and(|node| self.is_extended() || !matches!(node, Node::Assertion(Assertion::Start)));
            if let Some((least, most)) = self.repetition(can_repeat)? {
                // In an extended pattern a repetition of nothing is nothing.
                if let Some(node) = nodes.pop() {
                    nodes.push(Node::Repeat { node: Box::new(node), least, most });
                }
                continue;
            }
            let node = self.one(nodes.is_empty())?;
            nodes.push(node);
        }
        Ok(Node::Sequence(nodes))
    }

    /// Reads `*`, `+`, `?` or `{m,n}`.
    fn repetition(&mut self, can_repeat: bool) -> Result<Option<(u32, Option<u32>)>, RegexError> {
        let is_basic_at_start = !self.is_extended() && !can_repeat;
        if self.peek() == Some('*') {
            if is_basic_at_start {
                return Ok(None);
            }
            self.at += 1;
            return Ok(Some((0, None)));
        }
        for (operator, range) in [('+', (1, None)), ('?', (0, Some(1)))] {
            if self.is_operator(operator) && !is_basic_at_start {
                self.skip_operator();
                return Ok(Some(range));
            }
        }
        if !self.is_operator('{') || (self.is_extended() && !can_repeat) {
            return Ok(None);
        }
        if is_basic_at_start {
            return Err(RegexError::Wrong("Invalid preceding regular expression"));
        }
        let start = self.at;
        self.skip_operator();
        match self.interval() {
            Ok(range) => Ok(Some(range)),
            // GNU takes a brace that begins no repetition as it is.
            Err(_) if self.is_extended() => {
                self.at = start;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn interval(&mut self) -> Result<(u32, Option<u32>), RegexError> {
        let least = self.number();
        let most = if self.peek() == Some(',') {
            self.at += 1;
            self.number()
        } else {
            least
        };
        if self.at >= self.letters.len() {
            return Err(RegexError::Wrong("Unmatched \\{"));
        }
        let has_number = least.is_some() || self.letters.get(self.at.wrapping_sub(1)) != Some(&'{');
        if !self.is_operator('}') || !has_number || most.is_some_and(|most| most < least.unwrap_or(0)) {
            return Err(RegexError::Wrong("Invalid content of \\{\\}"));
        }
        if most.max(least).unwrap_or(0) > MOST_REPETITIONS {
            return Err(RegexError::Wrong("Regular expression too big"));
        }
        self.skip_operator();
        Ok((least.unwrap_or(0), most))
    }

    fn number(&mut self) -> Option<u32> {
        let mut number: Option<u32> = None;
        while let Some(digit) = self.peek().and_then(|letter| letter.to_digit(10)) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
            self.at += 1;
        }
        number
    }

    fn one(&mut self, is_first: bool) -> Result<Node, RegexError> {
        if self.is_operator('(') {
            self.skip_operator();
            self.n_groups += 1;
            let group = self.n_groups;
            let inner = self.choice()?;
            if !self.is_operator(')') {
                return Err(RegexError::Wrong("Unmatched ( or \\("));
            }
            self.skip_operator();
            return Ok(Node::Group(group, Box::new(inner)));
        }
        let letter = self.letters[self.at];
        self.at += 1;
        let is_last = self.at == self.letters.len() || self.is_operator(')') || self.is_operator('|');
        Ok(match letter {
            '\\' => return self.escape(),
            '[' => Node::Letter(self.bracket()?),
            '.' => Node::Letter(Set::any()),
            '^' if self.is_extended() || is_first => Node::Assertion(Assertion::Start),
            '$' if self.is_extended() || is_last => Node::Assertion(Assertion::End),
            letter => Node::Letter(Set::of(letter)),
        })
    }

    fn escape(&mut self) -> Result<Node, RegexError> {
        let letter = self.peek().ok_or(RegexError::Wrong("Trailing backslash"))?;
        self.at += 1;
        let is_sed = self.form.dialect == Dialect::Sed;
        Ok(match letter {
            '<' => Node::Assertion(Assertion::WordStart),
            '>' => Node::Assertion(Assertion::WordEnd),
            'b' => Node::Assertion(Assertion::WordEdge),
            'B' => Node::Assertion(Assertion::NoWordEdge),
            '`' => Node::Assertion(Assertion::Start),
            '\'' => Node::Assertion(Assertion::End),
            'w' => Node::Letter(Set::class(is_word, true)),
            'W' => Node::Letter(Set::class(is_word, false)),
            's' => Node::Letter(Set::class(char::is_whitespace, true)),
            'S' => Node::Letter(Set::class(char::is_whitespace, false)),
            'n' if is_sed => Node::Letter(Set::of('\n')),
            't' if is_sed => Node::Letter(Set::of('\t')),
            '1'..='9' => return Err(RegexError::BackReference),
            letter => Node::Letter(Set::of(letter)),
        })
    }

    fn bracket(&mut self) -> Result<Set, RegexError> {
        const OPEN: RegexError = RegexError::Wrong("Unmatched [, [^, [:, [., or [=");
        let mut set = Set::default();
        if self.peek() == Some('^') {
            set.is_negated = true;
            self.at += 1;
        }
        let start = self.at;
        loop {
            let letter = self.peek().ok_or(OPEN)?;
            self.at += 1;
            if letter == ']' && self.at > start + 1 {
                return Ok(set);
            }
            if letter == '[' && self.peek() == Some(':') {
                let rest = &self.letters[self.at + 1..];
                let length = rest.windows(2).position(|pair| pair == [':', ']']).ok_or(OPEN)?;
                let name: String = rest[..length].iter().collect();
                set.classes
                    .push((class(&name).ok_or(RegexError::Wrong("Invalid character class name"))?, true));
                self.at += length + 3;
                continue;
            }
            let first = self.bracket_letter(letter);
            let is_range =
                self.peek() == Some('-') && self.letters.get(self.at + 1).is_some_and(|c| *c != ']');
            let last = if is_range {
                self.at += 2;
                let last = self.letters[self.at - 1];
                self.bracket_letter(last)
            } else {
                first
            };
            if last < first {
                return Err(RegexError::Wrong("Invalid range end"));
            }
            set.ranges.push((first, last));
        }
    }

    /// Reads `\n` and `\t` in sed's brackets.
    fn bracket_letter(&mut self, letter: char) -> char {
        let escaped = match self.peek() {
            Some('n') => '\n',
            Some('t') => '\t',
            _ => return letter,
        };
        if letter != '\\' || self.form.dialect != Dialect::Sed {
            return letter;
        }
        self.at += 1;
        escaped
    }
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "alpha" => char::is_alphabetic,
        "digit" => |letter| letter.is_ascii_digit(),
        "alnum" => char::is_alphanumeric,
        "space" => char::is_whitespace,
        "blank" => |letter| letter == ' ' || letter == '\t',
        "upper" => char::is_uppercase,
        "lower" => char::is_lowercase,
        "punct" => |letter| letter.is_ascii_punctuation(),
        "xdigit" => |letter| letter.is_ascii_hexdigit(),
        "cntrl" => char::is_control,
        "print" => |letter| !letter.is_control(),
        "graph" => |letter| !letter.is_control() && !letter.is_whitespace(),
        _ => return None,
    })
}

/// The deepest nesting of groups.
const MOST_DEPTH: usize = 100;

/// The most repetitions that a pattern may ask for, as in GNU's library.
const MOST_REPETITIONS: u32 = 32_767;
