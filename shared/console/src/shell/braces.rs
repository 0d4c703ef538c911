//! Brace expansion as bash does it, of words and of numbers: `{a,b}` and `{1..3}`.

use super::syntax::{Part, Word};

/// Returns the words that a word with braces stands for; `None` where there are too many, or where they have more text than there is room for.
pub(super) fn expand(word: Word, room: &mut usize) -> Option<Vec<Word>> {
    let mut done = Vec::new();
    let mut open = vec![(word, 0)];
    while let Some((word, from)) = open.pop() {
        match first_group(&word, from) {
            None => done.push(word),
            Some(group) => {
                let after = group.part;
                for alternative in group.alternatives.into_iter().rev() {
                    let mut parts = group.before.clone();
                    parts.extend(alternative);
                    parts.extend(group.after.iter().cloned());
                    *room = room.checked_sub(parts.iter().map(size).sum())?;
                    open.push((Word { parts, range: word.range }, after));
                }
            }
        }
        if done.len() + open.len() > MOST_WORDS {
            return None;
        }
    }
    Some(done)
}

/// Returns how many bytes a part takes.
fn size(part: &Part) -> usize {
    match part {
        Part::Literal(text) | Part::Quoted(text) => text.len() + PART_COST,
        _ => PART_COST,
    }
}

struct Group {
    /// The part in which the group stands.
    part: usize,
    before: Vec<Part>,
    alternatives: Vec<Vec<Part>>,
    after: Vec<Part>,
}

/// Finds the first group from a part on.
fn first_group(word: &Word, from: usize) -> Option<Group> {
    let mut n_tries = 0;
    for (part, piece) in word.parts.iter().enumerate().skip(from) {
        let Part::Literal(text) = piece else { continue };
        let mut search = 0;
        while let Some(open) = text.get(search..)?.find('{').map(|at| at + search) {
            search = open + 1;
            n_tries += 1;
            if n_tries > MOST_OPEN_BRACES {
                return None;
            }
            if let Some(mut group) = group(&word.parts, part, open) {
                let mut before = word.parts.get(..part)?.to_vec();
                before.extend(literal(text.get(..open)?));
                group.before = before;
                return Some(group);
            }
        }
    }
    None
}

/// Reads a group that opens in a part; `None` where it is none.
fn group(parts: &[Part], part: usize, open: usize) -> Option<Group> {
    let mut alternatives = vec![Vec::new()];
    let mut n_open = 0;
    for (index, piece) in parts.iter().enumerate().skip(part) {
        let Part::Literal(text) = piece else {
            alternatives.last_mut()?.push(piece.clone());
            continue;
        };
        let text = if index == part { text.get(open + 1..)? } else { text.as_str() };
        let mut start = 0;
        for (at, letter) in text.char_indices() {
            match letter {
                '{' => n_open += 1,
                '}' if n_open > 0 => n_open -= 1,
                ',' | '}' if n_open == 0 => {
                    alternatives.last_mut()?.extend(literal(text.get(start..at)?));
                    start = at + 1;
                    if letter == ',' {
                        alternatives.push(Vec::new());
                        continue;
                    }
                    let alternatives = match alternatives.as_slice() {
                        [single] => numbers(single)?,
                        _ => alternatives,
                    };
                    let mut after: Vec<Part> = literal(text.get(start..)?).collect();
                    after.extend(parts.get(index + 1..)?.iter().cloned());
                    return Some(Group { part, before: Vec::new(), alternatives, after });
                }
                _ => {}
            }
        }
        alternatives.last_mut()?.extend(literal(text.get(start..)?));
    }
    None
}

/// Reads `1..3`.
fn numbers(parts: &[Part]) -> Option<Vec<Vec<Part>>> {
    let [Part::Literal(text)] = parts else { return None };
    let (first, last) = text.split_once("..")?;
    let is_plain = |text: &str| text == "0" || !text.trim_start_matches('-').starts_with('0');
    if !is_plain(first) || !is_plain(last) {
        return None;
    }
    let (first, last): (i32, i32) = (first.parse().ok()?, last.parse().ok()?);
    if first.abs_diff(last) as usize > MOST_WORDS {
        return None;
    }
    let word = |number: i32| vec![Part::Literal(number.to_string())];
    Some(if first <= last {
        (first..=last).map(word).collect()
    } else {
        (last..=first).rev().map(word).collect()
    })
}

fn literal(text: &str) -> impl Iterator<Item = Part> {
    (!text.is_empty()).then(|| Part::Literal(text.to_owned())).into_iter()
}

/// Most words that one word stands for.
const MOST_WORDS: usize = 1_000;
/// What a part takes beside its text, in bytes.
const PART_COST: usize = 8;
/// In how many places of a word a group is looked for. A word with more left braces is no honest one.
const MOST_OPEN_BRACES: usize = 100;

#[cfg(test)]
mod tests {
    use crate::shell::parse;

    fn check(text: &str, expected: &str) {
        let script = parse(text).unwrap();
        let words = script.commands().flat_map(|command| &command.words);
        let words: Vec<String> = words.map(|word| word.as_constant().unwrap()).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn simple_braces_stand_for_several_words() {
        check("mkdir {src,tests}/x", "mkdir src/x tests/x");
        check("cp app.py{,.bak}", "cp app.py app.py.bak");
        check("echo {a,b}{1..3}c", "echo a1c a2c a3c b1c b2c b3c");
        check("echo {a,{b,c}d}", "echo a bd cd");
        check("echo {a,{b,c}", "echo {a,b {a,c");
        check("echo {3..1} 'x'{'a b',c}", "echo 3 2 1 xa b xc");
    }

    #[test]
    fn other_braces_are_text() {
        for word in ["{}", "{a}", "{{.Names}}", "{{json' '.}}", "{1..}", "{01..3}", "a{,b", "}{"] {
            check(&format!("echo {word}"), &format!("echo {}", word.replace('\'', "")));
        }
        check("echo '{a,b}' \\{a,b} \"{a,b}\"", "echo {a,b} {a,b} {a,b}");
    }

    #[test]
    fn too_many_words_are_refused() {
        let word = "{a,b}".repeat(20);
        assert!(parse(&word).is_err());
        assert!(parse(&"{a,b}".repeat(8)).is_ok());
        assert!(parse(&format!("{} ", "{a,b}".repeat(8)).repeat(1_000)).is_err());
        assert!(parse(&format!("`{}`", "{a,b}".repeat(8)).repeat(1_000)).is_err());
        assert!(parse(&format!("{{a,b,c}}{}", "a".repeat(60_000))).is_err());
    }
}
