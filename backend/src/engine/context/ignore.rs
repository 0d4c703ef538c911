//! Patterns of `.dockerignore`, as the front end hands them over (moby/patternmatcher): the last one that matches a path or a directory
//! above it decides, `!` takes back.
//!
//! A pattern is followed in all its possibilities at once, so none takes long.

/// A list of patterns.
#[derive(Debug, Default)]
pub(crate) struct Ignore {
    patterns: Vec<Pattern>,
}

#[derive(Debug)]
struct Pattern {
    takes_back: bool,
    tokens: Vec<Token>,
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Character(char),
    /// `?`
    One,
    /// `*`
    Star,
    /// `**`
    Deep,
    /// Before `**/`: that and the slash may be left out, so the next token is three on.
    MaybeDeep,
    Class {
        is_negated: bool,
        ranges: Vec<(char, char)>,
    },
}

impl Ignore {
    pub(crate) fn new(patterns: &[String]) -> Self {
        Self { patterns: patterns.iter().map(|pattern| Pattern::read(pattern)).collect() }
    }

    pub(crate) fn excludes(&self, path: &str) -> bool {
        let mut is_excluded = false;
        for pattern in &self.patterns {
            if pattern.takes_back == is_excluded && pattern.fits_or_is_above(path) {
                is_excluded = !pattern.takes_back;
            }
        }
        is_excluded
    }
}

impl Pattern {
    fn read(text: &str) -> Self {
        let (takes_back, text) =
            text.trim().strip_prefix('!').map_or((false, text.trim()), |text| (true, text));
        Self { takes_back, tokens: tokens(text.trim_start_matches("./").trim_matches('/')) }
    }

    fn fits_or_is_above(&self, path: &str) -> bool {
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        above.chain([path]).any(|path| self.fits(path))
    }

    fn fits(&self, path: &str) -> bool {
        let mut states = vec![false; self.tokens.len() + 1];
        self.enter(&mut states, 0);
        for character in path.chars() {
            let mut next = vec![false; states.len()];
            for (at, token) in self.tokens.iter().enumerate().filter(|(at, _)| states[*at]) {
                match token {
                    Token::Deep => self.enter(&mut next, at),
                    Token::Star if character != '/' => self.enter(&mut next, at),
                    Token::One if character != '/' => self.enter(&mut next, at + 1),
                    Token::Character(wanted) if *wanted == character => self.enter(&mut next, at + 1),
                    Token::Class { is_negated, ranges } if character != '/' => {
                        let is_in = ranges.iter().any(|(from, to)| (*from..=*to).contains(&character));
                        if is_in != *is_negated {
                            self.enter(&mut next, at + 1);
                        }
                    }
                    _ => {}
                }
            }
            states = next;
        }
        states.last().copied().unwrap_or(false)
    }

    /// Marks a state and those that it reaches without a character.
    fn enter(&self, states: &mut [bool], at: usize) {
        if states[at] {
            return;
        }
        states[at] = true;
        match self.tokens.get(at) {
            Some(Token::Star | Token::Deep) => self.enter(states, at + 1),
            Some(Token::MaybeDeep) => {
                self.enter(states, at + 1);
                self.enter(states, at + 3);
            }
            _ => {}
        }
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '*' if characters.next_if_eq(&'*').is_some() => {
                while characters.next_if_eq(&'*').is_some() {}
                match characters.next_if_eq(&'/') {
                    Some(slash) => tokens.extend([Token::MaybeDeep, Token::Deep, Token::Character(slash)]),
                    None => tokens.push(Token::Deep),
                }
            }
            '*' => tokens.push(Token::Star),
            '?' => tokens.push(Token::One),
            '[' => tokens.push(class(&mut characters)),
            '\\' => tokens.push(Token::Character(characters.next().unwrap_or('\\'))),
            other => tokens.push(Token::Character(other)),
        }
    }
    tokens
}

fn class(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Token {
    let is_negated = characters.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    while let Some(from) = characters.next().filter(|character| *character != ']') {
        let from = if from == '\\' { characters.next().unwrap_or(from) } else { from };
        let to = match characters.next_if_eq(&'-') {
            Some(_) => characters.next().unwrap_or(from),
            None => from,
        };
        ranges.push((from, to));
    }
    Token::Class { is_negated, ranges }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(patterns: &[&str], excluded: &[&str], kept: &[&str]) {
        let patterns: Vec<String> = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        let ignore = Ignore::new(&patterns);
        for path in excluded {
            assert!(ignore.excludes(path), "{patterns:?} excludes {path}");
        }
        for path in kept {
            assert!(!ignore.excludes(path), "{patterns:?} keeps {path}");
        }
    }

    #[test]
    fn patterns_are_those_of_dockerignore() {
        check(&["*.md"], &["README.md"], &["docs/README.md", "README.mdx"]);
        check(&["**/*.md"], &["README.md", "a/b/c.md"], &["a.md.txt"]);
        check(&["**/node_modules"], &["node_modules/x", "a/node_modules/b/c"], &["xnode_modules/y"]);
        check(&["docs"], &["docs/a", "docs/b/c"], &["docs.txt", "a/docs"]);
        check(&["/docs/", "./x"], &["docs/a", "x"], &["a/docs/b"]);
        check(&["a?c", "[b-d]x", "[^a]y"], &["abc", "cx", "zy"], &["ac", "a/c", "ex", "ay"]);
        check(&["docs/**", "!docs/keep/*.txt"], &["docs/a", "docs/keep/a.md"], &["docs/keep/a.txt"]);
        check(&["*", "!app.py"], &["Dockerfile", "a/b"], &["app.py"]);
        check(&["!app.py", "*.py"], &["app.py"], &["x"]);
        check(&["a\\*b"], &["a*b"], &["axb"]);
        check(&["[", "\\", "**", "!a"], &["x/y"], &["a"]);
    }

    #[test]
    fn no_pattern_takes_long() {
        let pattern = "*a".repeat(200);
        let begun = std::time::Instant::now();
        assert!(!Ignore::new(&[pattern]).excludes(&"a".repeat(199)));
        assert!(begun.elapsed() < std::time::Duration::from_secs(2));
    }
}
