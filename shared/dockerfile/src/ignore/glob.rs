//! Go's `filepath.Match`: `*`, `?`, `[a-z]`, `[^a]`, backslash; no `**`, and no wildcard but a class takes a `/`.

/// A pattern with a `[` that is not closed, an empty class or a backslash at the end (Go's `ErrBadPattern`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPattern;

/// Returns whether a pattern covers a whole name.
pub fn glob_matches(pattern: &str, name: &str) -> Result<bool, BadPattern> {
    check(pattern)?;
    let mut rest = pattern;
    let mut name = name;
    while !rest.is_empty() {
        let (is_starred, chunk, after) = split_chunk(rest);
        rest = after;
        if is_starred && chunk.is_empty() {
            return Ok(!name.contains('/'));
        }
        let is_last = rest.is_empty();
        let Some(left) = find_chunk(chunk, name, is_starred, is_last)? else { return Ok(false) };
        name = left;
    }
    Ok(name.is_empty())
}

/// Checks a pattern's syntax.
pub(super) fn check(pattern: &str) -> Result<(), BadPattern> {
    let mut rest = pattern;
    while !rest.is_empty() {
        let (_, chunk, after) = split_chunk(rest);
        match_chunk(chunk, "")?;
        rest = after;
    }
    Ok(())
}

/// Finds where a chunk matches, as far left as can be, and returns what is left of the name.
fn find_chunk<'a>(
    chunk: &str,
    name: &'a str,
    is_starred: bool,
    is_last: bool,
) -> Result<Option<&'a str>, BadPattern> {
    let mut from = name;
    loop {
        if let Some(left) = match_chunk(chunk, from)?
            && (left.is_empty() || !is_last)
        {
            return Ok(Some(left));
        }
        let mut characters = from.chars();
        match characters.next() {
            Some(skipped) if is_starred && skipped != '/' => from = characters.as_str(),
            _ => return Ok(None),
        }
    }
}

/// Splits off the stars in front and what follows up to the next one outside a class.
fn split_chunk(pattern: &str) -> (bool, &str, &str) {
    let unstarred = pattern.trim_start_matches('*');
    let mut in_class = false;
    let mut end = unstarred.len();
    let mut characters = unstarred.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            '*' if !in_class => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    let (chunk, rest) = unstarred.split_at(end);
    (unstarred.len() < pattern.len(), chunk, rest)
}

/// Matches a chunk at the start of a name; reads the chunk to its end even then, because faults in it count.
fn match_chunk<'a>(chunk: &str, name: &'a str) -> Result<Option<&'a str>, BadPattern> {
    let mut name = Some(name);
    let mut chunk = chunk.chars();
    while let Some(first) = chunk.next() {
        let mut characters = name.unwrap_or("").chars();
        let here = characters.next();
        let is_match = match first {
            '[' => {
                let (is_in_class, after) = match_class(chunk.as_str(), here.unwrap_or('\0'))?;
                chunk = after.chars();
                is_in_class
            }
            '?' => here != Some('/'),
            '\\' => here == Some(chunk.next().ok_or(BadPattern)?),
            _ => here == Some(first),
        };
        name = name.filter(|_| is_match && here.is_some()).map(|_| characters.as_str());
    }
    Ok(name)
}

/// Reads a class behind its `[` and says whether a character is in it.
fn match_class(class: &str, character: char) -> Result<(bool, &str), BadPattern> {
    let (is_negated, mut rest) = class.strip_prefix('^').map_or((false, class), |rest| (true, rest));
    let mut is_in_range = false;
    let mut n_ranges = 0;
    loop {
        if n_ranges > 0
            && let Some(after) = rest.strip_prefix(']')
        {
            return Ok((is_in_range != is_negated, after));
        }
        let (low, after) = class_character(rest)?;
        let (high, after) = match after.strip_prefix('-') {
            Some(after) => class_character(after)?,
            None => (low, after),
        };
        is_in_range |= (low..=high).contains(&character);
        rest = after;
        n_ranges += 1;
    }
}

fn class_character(class: &str) -> Result<(char, &str), BadPattern> {
    let mut characters = class.chars();
    let mut character = characters.next().filter(|first| !matches!(first, '-' | ']')).ok_or(BadPattern)?;
    if character == '\\' {
        character = characters.next().ok_or(BadPattern)?;
    }
    // A class has to be closed, so something follows.
    let rest = Some(characters.as_str()).filter(|rest| !rest.is_empty()).ok_or(BadPattern)?;
    Ok((character, rest))
}
