//! The search: all threads of a program go over the text together.

use std::cell::Cell;
use std::rc::Rc;

use super::parse::{Assertion, is_word};
use super::program::{Program, Step};
use super::{Groups, TooMuchWork};

/// A thread that waits for a letter, with the places that it noted.
struct Thread {
    step: usize,
    notes: Notes,
}

type Notes = Rc<Vec<Option<usize>>>;

/// The threads of one place in the text, the preferred first.
struct Threads {
    list: Vec<Thread>,
    /// The place in the text at which a step was last reached, plus one.
    seen: Vec<usize>,
    /// How many steps were taken since this was last counted.
    n_steps: u64,
}

/// Two letters with a place between them.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

/// Finds the leftmost longest match that begins at or after a byte.
pub(super) fn find(
    program: &Program,
    ignore_case: bool,
    text: &[u8],
    from: usize,
    steps_left: &Cell<u64>,
) -> Result<Option<Groups>, TooMuchWork> {
    let mut threads = Threads { list: Vec::new(), seen: vec![0; program.steps.len()], n_steps: 0 };
    let mut best: Option<Notes> = None;
    let mut place = Place { at: from, before: last_letter(&text[..from]), after: None };
    loop {
        let (letter, length) = first_letter(&text[place.at..]);
        place.after = letter;
        if best.is_none() {
            let mut notes = vec![None; 2 * (program.n_groups + 1)];
            notes[0] = Some(place.at);
            follow(program, &mut threads, 0, Rc::new(notes), place, &mut best);
        }
        if let Some(best) = &best {
            threads.list.retain(|thread| thread.notes[0] <= best[0]);
        }
        let work = std::mem::take(&mut threads.n_steps) + 1;
        steps_left.set(steps_left.get().checked_sub(work).ok_or(TooMuchWork)?);
        if length == 0 || (threads.list.is_empty() && best.is_some()) {
            break;
        }
        let waiting = std::mem::take(&mut threads.list);
        place = Place {
            at: place.at + length,
            before: letter,
            after: first_letter(&text[place.at + length..]).0,
        };
        threads.n_steps += waiting.len() as u64;
        for thread in waiting {
            let Step::Letter(set) = program.steps[thread.step] else { continue };
            // Bytes that are no character match nothing, as in GNU's tools.
            if letter
                .is_some_and(|letter| letter != '\u{FFFF}' && program.sets[set].takes(letter, ignore_case))
            {
                follow(program, &mut threads, thread.step + 1, thread.notes, place, &mut best);
            }
        }
    }
    let pair = |pair: &[Option<usize>]| Some((pair[0]?, pair[1]?));
    Ok(best.map(|notes| notes.chunks(2).map(pair).collect()))
}

/// Follows a thread to the letters that it waits for.
fn follow(
    program: &Program,
    threads: &mut Threads,
    step: usize,
    notes: Notes,
    place: Place,
    best: &mut Option<Notes>,
) {
    let mut stack = vec![(step, notes)];
    while let Some((step, mut notes)) = stack.pop() {
        threads.n_steps += 1;
        if std::mem::replace(&mut threads.seen[step], place.at + 1) == place.at + 1 {
            continue;
        }
        match program.steps[step] {
            Step::Letter(_) => threads.list.push(Thread { step, notes }),
            Step::Assertion(assertion) => {
                if holds(assertion, place) {
                    stack.push((step + 1, notes));
                }
            }
            Step::Split(first, second) => {
                stack.push((second, Rc::clone(&notes)));
                stack.push((first, notes));
            }
            Step::Jump(next) => stack.push((next, notes)),
            Step::Note(number) => {
                if let Some(note) = Rc::make_mut(&mut notes).get_mut(number) {
                    *note = Some(place.at);
                }
                stack.push((step + 1, notes));
            }
            Step::Match => {
                if best.as_ref().is_none_or(|best| (notes[0], best[1]) < (best[0], Some(place.at))) {
                    Rc::make_mut(&mut notes)[1] = Some(place.at);
                    *best = Some(notes);
                }
            }
        }
    }
}

fn holds(assertion: Assertion, place: Place) -> bool {
    let (before, after) = (place.before.is_some_and(is_word), place.after.is_some_and(is_word));
    match assertion {
        Assertion::Start => place.at == 0,
        Assertion::End => place.after.is_none(),
        Assertion::WordStart => !before && after,
        Assertion::WordEnd => before && !after,
        Assertion::WordEdge => before != after,
        Assertion::NoWordEdge => before == after,
        Assertion::NoWordBefore => !before,
        Assertion::NoWordAfter => !after,
    }
}

/// Returns the first character and its length; `U+FFFF`, which is no character, for a byte that is none.
fn first_letter(text: &[u8]) -> (Option<char>, usize) {
    let Some(first) = text.first() else { return (None, 0) };
    if first.is_ascii() {
        return (Some(char::from(*first)), 1);
    }
    let valid = (2..=4).filter_map(|length| std::str::from_utf8(text.get(..length)?).ok()).next();
    match valid.and_then(|valid| valid.chars().next()) {
        Some(letter) => (Some(letter), letter.len_utf8()),
        None => (Some('\u{FFFF}'), 1),
    }
}

fn last_letter(text: &[u8]) -> Option<char> {
    let last = (1..=4).filter_map(|length| text.get(text.len().checked_sub(length)?..));
    if text.is_empty() {
        return None;
    }
    Some(
        last.filter_map(|bytes| std::str::from_utf8(bytes).ok()?.chars().next()).next().unwrap_or('\u{FFFF}'),
    )
}
