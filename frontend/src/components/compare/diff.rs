//! One side of two texts, line by line: what moved is called so, and where one side has nothing, there is a gap.

use catalogue::{Message, compare};
use messages::page::compare::Letter;
use review::{DiffKind, DiffLine, DiffRow, Ink, InkedWord, TextDiff};
use yew::prelude::*;

use crate::words::Words;

/// Draws one side of two texts under a name; `row_of` tells of which instruction's row a zero-based line is.
pub(super) fn text(
    diff: &TextDiff,
    letter: Letter,
    label: AttrValue,
    words: &Words,
    row_of: &dyn Fn(u32) -> Option<usize>,
) -> Html {
    let line = |row: &DiffRow| match row.line(letter) {
        Some(line) => own(row.kind, line, letter, words, row_of(line.number)),
        None => html! { <div class="line" data-kind="gap"></div> },
    };
    html! {
        <div class="diff" role="group" tabindex="0" aria-label={label}>
            {for diff.rows.iter().map(line)}
            if diff.n_more > 0 {
                <p class="meta">{words.say(compare::more_lines(diff.n_more))}</p>
            }
        </div>
    }
}

/// Draws two texts in one column: a line that goes above the line that comes.
pub(crate) fn one_column(diff: &TextDiff, label: AttrValue, words: &Words) -> Html {
    let row = |row: &DiffRow| {
        let side = |letter| row.line(letter).map(|line| own(row.kind, line, letter, words, None));
        let a = if row.kind == DiffKind::Same { None } else { side(Letter::A) };
        html! { <>{a}{side(Letter::B)}</> }
    };
    html! {
        <div class="diff" role="group" tabindex="0" aria-label={label}>
            {for diff.rows.iter().map(row)}
            if diff.n_more > 0 {
                <p class="meta">{words.say(compare::more_lines(diff.n_more))}</p>
            }
        </div>
    }
}

fn own(kind: DiffKind, line: &DiffLine, letter: Letter, words: &Words, row: Option<usize>) -> Html {
    let (sign, hidden) = match (kind, letter) {
        (DiffKind::Same, _) => ("", Message::default()),
        (_, Letter::A) => ("\u{2212}", compare::only_in_a()),
        (_, Letter::B) => ("+", compare::only_in_b()),
    };
    let note = match (kind, letter) {
        (DiffKind::MovedDown, Letter::A) => compare::moved_down(),
        (DiffKind::MovedUp, Letter::A) => compare::moved_up(),
        (DiffKind::MovedDown | DiffKind::MovedUp, Letter::B) => compare::moved_here(),
        _ => Message::default(),
    };
    let (hidden, note) = (words.say(hidden), words.say(note));
    let kind = match kind {
        DiffKind::Same => "same",
        DiffKind::Changed | DiffKind::Lonely => "changed",
        DiffKind::MovedDown | DiffKind::MovedUp => "moved",
    };
    html! {
        <div class="line" data-kind={kind} data-row={row.map(|row| row.to_string())}>
            {before(sign, line.number, if note.is_empty() { &hidden } else { "" })}
            {code(line)}
            if !note.is_empty() {
                <em class="line__note">{note}</em>
            }
        </div>
    }
}

/// Draws what stands before a line: a sign, its number, and words for who does not see the sign.
pub(in crate::components) fn before(sign: &'static str, number: u32, hidden: &str) -> Html {
    html! {
        <>
            <span class="line__sign" aria-hidden="true">{sign}</span>
            <span class="line__no num">{number + 1}</span>
            if !hidden.is_empty() {
                <span class="sr">{hidden.to_owned()}{" "}</span>
            }
        </>
    }
}

/// Draws the words of a line in their colours.
pub(in crate::components) fn code(line: &DiffLine) -> Html {
    let word = |word: &InkedWord| match word.ink.map(class_of) {
        Some(class) => html! { <span {class}>{word.text.clone()}</span> },
        None => Html::from(word.text.clone()),
    };
    html! { <code class="line__text" translate="no">{for line.words.iter().map(word)}</code> }
}

/// Returns the class of a colour; the editor's words have the same.
fn class_of(ink: Ink) -> &'static str {
    match ink {
        Ink::Keyword => "tk-key",
        Ink::Text => "tk-str",
        Ink::Name => "tk-fn",
        Ink::Note => "tk-note",
    }
}
