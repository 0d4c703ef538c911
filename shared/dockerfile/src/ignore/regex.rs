//! The regular expressions that patterns become, read and run as Go's `regexp` does.
//!
//! Only what [`super::pattern`] can write: literals, `.`, classes, escapes, `^`, `$`, one kind of group, `*` and `?` behind what it writes itself.
//! No alternatives, no counts, no Unicode groups: `\p` is refused, also the few that Go knows. Matching keeps the set of places at which the
//! expression may stand, so no pattern takes more than its length times the path's, the folders above the path included.

use text::Budget;
use text::budget::{Spent, Work};

use super::class::{self, Class};

/// A compiled regular expression.
#[derive(Clone, Debug)]
pub struct Regex {
    source: String,
    program: Vec<RegexInstruction>,
}

#[derive(Clone, Debug)]
enum RegexInstruction {
    /// Takes exactly this character.
    Is(char),
    /// Takes any character but a line break.
    Any,
    /// Takes a character of the class.
    In(Class),
    /// Goes on behind it, or so many instructions further.
    Fork(usize),
    /// Goes back so many instructions.
    Back(usize),
    Assert(Assertion),
}

#[derive(Clone, Copy, Debug)]
enum Assertion {
    Start,
    End,
    WordBorder,
    NoWordBorder,
}

/// The expression is one that Go refuses.
pub(super) struct Refused;

impl Regex {
    pub(super) fn parse(source: String) -> Result<Self, Refused> {
        let mut parser = RegexParser { rest: &source, program: Vec::with_capacity(source.len()) };
        while !parser.rest.is_empty() {
            parser.item()?;
        }
        let program = parser.program;
        Ok(Self { source, program })
    }

    /// Returns the expression as BuildKit would write it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns whether the expression, which asserts both ends itself, matches a path, or also one of the folders above it.
    pub(super) fn matches(
        &self,
        path: &str,
        reach: MatchReach,
        scratch: &mut Scratch,
        budget: &Budget,
    ) -> Result<bool, Spent> {
        let Scratch { here, next } = scratch;
        let end = self.program.len();
        let mut characters = path.chars();
        let mut before = None;
        let mut after = characters.next();
        // Places behind the character that was taken last, before it is looked what can be reached from them without one.
        let mut kernel = vec![0];
        while let Some(character) = after {
            budget.spend(Work::Ignoring, kernel.len() + 1)?;
            if character == '/' && reach == MatchReach::FoldersToo {
                here.begin(end);
                kernel.iter().for_each(|state| here.add(&self.program, *state, before, None));
                budget.spend(Work::Ignoring, here.list.len())?;
                if here.has(end) {
                    return Ok(true);
                }
            }
            here.begin(end);
            kernel.iter().for_each(|state| here.add(&self.program, *state, before, after));
            budget.spend(Work::Ignoring, here.list.len())?;
            next.clear();
            next.extend(
                here.list.iter().filter(|state| self.takes(**state, character)).map(|state| state + 1),
            );
            std::mem::swap(&mut kernel, next);
            if kernel.is_empty() {
                return Ok(false);
            }
            (before, after) = (Some(character), characters.next());
        }
        here.begin(end);
        kernel.iter().for_each(|state| here.add(&self.program, *state, before, None));
        Ok(here.has(end))
    }

    fn takes(&self, state: usize, character: char) -> bool {
        match self.program.get(state) {
            Some(RegexInstruction::Is(wanted)) => *wanted == character,
            Some(RegexInstruction::Any) => character != '\n',
            Some(RegexInstruction::In(class)) => class.contains(character),
            _ => false,
        }
    }
}

/// What a pattern is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchReach {
    /// The whole path.
    Whole,
    /// The path, or any folder above it.
    FoldersToo,
}

/// Memory that matching needs, kept from one pattern to the next.
#[derive(Default)]
pub(super) struct Scratch {
    here: States,
    next: Vec<usize>,
}

/// A set of places in the program.
#[derive(Default)]
struct States {
    list: Vec<usize>,
    /// The turn in which a place was added last.
    added: Vec<u32>,
    turn: u32,
    waiting: Vec<usize>,
}

impl States {
    /// Empties the set, for a program whose end is that place.
    fn begin(&mut self, end: usize) {
        self.list.clear();
        self.turn = self.turn.wrapping_add(1);
        if self.turn == 0 || self.added.len() <= end {
            self.added.clear();
            self.added.resize(end + 1, 0);
            self.turn = 1;
        }
    }

    fn has(&self, state: usize) -> bool {
        self.added.get(state) == Some(&self.turn)
    }

    /// Adds a place and all that can be reached from it without a character.
    fn add(&mut self, program: &[RegexInstruction], state: usize, before: Option<char>, after: Option<char>) {
        self.waiting.push(state);
        while let Some(state) = self.waiting.pop() {
            match self.added.get_mut(state) {
                Some(added) if *added != self.turn => *added = self.turn,
                _ => continue,
            }
            self.list.push(state);
            match program.get(state) {
                Some(RegexInstruction::Fork(distance)) => self.waiting.extend([state + 1, state + distance]),
                Some(RegexInstruction::Back(distance)) => self.waiting.push(state - distance),
                Some(RegexInstruction::Assert(assertion)) if assertion.holds(before, after) => {
                    self.waiting.push(state + 1);
                }
                _ => {}
            }
        }
    }
}

impl Assertion {
    fn holds(self, before: Option<char>, after: Option<char>) -> bool {
        let is_word = |character: Option<char>| {
            character.is_some_and(|character| character == '_' || character.is_ascii_alphanumeric())
        };
        let is_border = is_word(before) != is_word(after);
        match self {
            Self::Start => before.is_none(),
            Self::End => after.is_none(),
            Self::WordBorder => is_border,
            Self::NoWordBorder => !is_border,
        }
    }
}

struct RegexParser<'a> {
    rest: &'a str,
    program: Vec<RegexInstruction>,
}

impl RegexParser<'_> {
    fn take(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next();
        self.rest = characters.as_str();
        character
    }

    fn take_if(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads one part with the `*` or `?` behind it.
    fn item(&mut self) -> Result<(), Refused> {
        let start = self.program.len();
        if self.take_if("(") {
            while !self.take_if(")") {
                if self.rest.is_empty() {
                    return Err(Refused);
                }
                self.item()?;
            }
        } else {
            self.atom()?;
        }
        let length = self.program.len() - start;
        if self.take_if("*") {
            self.program.insert(start, RegexInstruction::Fork(length + 2));
            self.program.push(RegexInstruction::Back(length + 1));
        } else if self.take_if("?") {
            self.program.insert(start, RegexInstruction::Fork(length + 1));
        }
        Ok(())
    }

    fn atom(&mut self) -> Result<(), Refused> {
        let instruction = match self.take().ok_or(Refused)? {
            '^' => RegexInstruction::Assert(Assertion::Start),
            '$' => RegexInstruction::Assert(Assertion::End),
            '.' => RegexInstruction::Any,
            '[' => RegexInstruction::In(self.class()?.settle()),
            '\\' => return self.escaped_atom(),
            character => RegexInstruction::Is(character),
        };
        self.program.push(instruction);
        Ok(())
    }

    /// Reads what follows a backslash outside a class.
    fn escaped_atom(&mut self) -> Result<(), Refused> {
        let mut after = self.rest.chars();
        let letter = after.next().ok_or(Refused)?;
        let instruction = match letter {
            'A' => RegexInstruction::Assert(Assertion::Start),
            'z' => RegexInstruction::Assert(Assertion::End),
            'b' => RegexInstruction::Assert(Assertion::WordBorder),
            'B' => RegexInstruction::Assert(Assertion::NoWordBorder),
            'Q' => {
                let (literal, rest) = after.as_str().split_once("\\E").unwrap_or((after.as_str(), ""));
                self.program.extend(literal.chars().map(RegexInstruction::Is));
                self.rest = rest;
                return Ok(());
            }
            _ => match class::perl(letter) {
                Some((ranges, is_negated)) => {
                    let mut class = Class::default();
                    class.extend(ranges, is_negated);
                    RegexInstruction::In(class.settle())
                }
                None => {
                    let character = self.escape()?;
                    self.program.push(RegexInstruction::Is(character));
                    return Ok(());
                }
            },
        };
        self.rest = after.as_str();
        self.program.push(instruction);
        Ok(())
    }

    /// Reads the character that an escape stands for, behind the backslash (`parseEscape`).
    fn escape(&mut self) -> Result<char, Refused> {
        Ok(match self.take().ok_or(Refused)? {
            'a' => '\x07',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            'x' => return self.hexadecimal(),
            // A single digit but 0 would be a reference back.
            '1'..='7' if !self.rest.starts_with(is_octal) => return Err(Refused),
            digit @ '0'..='7' => return self.octal(digit),
            character if character.is_ascii() && !character.is_ascii_alphanumeric() => character,
            _ => return Err(Refused),
        })
    }

    fn octal(&mut self, first: char) -> Result<char, Refused> {
        let mut code = first.to_digit(8).ok_or(Refused)?;
        for _ in 0..2 {
            let Some(digit) = self.rest.chars().next().and_then(|next| next.to_digit(8)) else { break };
            code = code * 8 + digit;
            self.take();
        }
        char::from_u32(code).ok_or(Refused)
    }

    fn hexadecimal(&mut self) -> Result<char, Refused> {
        let mut digit = || self.take().and_then(|next| next.to_digit(16)).ok_or(Refused);
        let code = digit()? * 16 + digit()?;
        char::from_u32(code).ok_or(Refused)
    }

    /// Reads a class behind its `[` (`parseClass`).
    fn class(&mut self) -> Result<Class, Refused> {
        let mut class = Class::default();
        if self.take_if("^") {
            class.negate();
        }
        let mut is_first = true;
        while is_first || !self.take_if("]") {
            is_first = false;
            if self.named_class(&mut class)? || self.perl_class(&mut class) {
                continue;
            }
            let low = self.class_character()?;
            let mut high = low;
            let after =
                self.rest.strip_prefix('-').filter(|after| !after.is_empty() && !after.starts_with(']'));
            if let Some(after) = after {
                self.rest = after;
                high = self.class_character()?;
            }
            if high < low {
                return Err(Refused);
            }
            class.push(low, high);
        }
        Ok(class)
    }

    fn named_class(&mut self, class: &mut Class) -> Result<bool, Refused> {
        let Some((name, rest)) = self.rest.strip_prefix("[:").and_then(|inside| inside.split_once(":]"))
        else {
            return Ok(false);
        };
        let (is_negated, name) = name.strip_prefix('^').map_or((false, name), |name| (true, name));
        class.extend(class::posix(name).ok_or(Refused)?, is_negated);
        self.rest = rest;
        Ok(true)
    }

    fn perl_class(&mut self, class: &mut Class) -> bool {
        let letter = self.rest.strip_prefix('\\').and_then(|rest| rest.chars().next());
        let Some((ranges, is_negated)) = letter.and_then(class::perl) else { return false };
        class.extend(ranges, is_negated);
        self.take();
        self.take();
        true
    }

    fn class_character(&mut self) -> Result<char, Refused> {
        match self.take().ok_or(Refused)? {
            '\\' => self.escape(),
            character => Ok(character),
        }
    }
}

fn is_octal(character: char) -> bool {
    matches!(character, '0'..='7')
}
