//! One side of two texts, line by line: what moved is called so, and where one side has nothing, there is a gap.

use messages::page::compare::{Compare, Letter};
use review::{DiffKind, DiffLine, DiffRow, Ink, InkedWord, TextDiff};
use yew::prelude::*;

/// Draws one side of two texts under a name; `row_of` tells of which instruction's row a zero-based line is.
pub(super) fn text(
    diff: &TextDiff,
    letter: Letter,
    label: String,
    words: &Compare,
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
                <p class="meta">{(words.more_lines)(diff.n_more as usize)}</p>
            }
        </div>
    }
}

fn own(kind: DiffKind, line: &DiffLine, letter: Letter, words: &Compare, row: Option<usize>) -> Html {
    let (sign, hidden) = match (kind, letter) {
        (DiffKind::Same, _) => ("", ""),
        (_, Letter::A) => ("\u{2212}", words.removed),
        (_, Letter::B) => ("+", words.added),
    };
    let note = match (kind, letter) {
        (DiffKind::MovedDown, Letter::A) => words.moved_down,
        (DiffKind::MovedUp, Letter::A) => words.moved_up,
        (DiffKind::MovedDown | DiffKind::MovedUp, Letter::B) => words.moved_here,
        _ => "",
    };
    let kind = match kind {
        DiffKind::Same => "same",
        DiffKind::Changed | DiffKind::Lonely => "changed",
        DiffKind::MovedDown | DiffKind::MovedUp => "moved",
    };
    html! {
        <div class="line" data-kind={kind} data-row={row.map(|row| row.to_string())}>
            {before(sign, line.number, if note.is_empty() { hidden } else { "" })}
            {code(line)}
            if !note.is_empty() {
                <em class="line__note">{note}</em>
            }
        </div>
    }
}

/// Draws what stands before a line: a sign, its number, and words for who does not see the sign.
pub(super) fn before(sign: &'static str, number: u32, hidden: &'static str) -> Html {
    html! {
        <>
            <span class="line__sign" aria-hidden="true">{sign}</span>
            <span class="line__no num">{number + 1}</span>
            if !hidden.is_empty() {
                <span class="sr">{hidden}{" "}</span>
            }
        </>
    }
}

/// Draws the words of a line in their colours.
pub(super) fn code(line: &DiffLine) -> Html {
    let word = |word: &InkedWord| match word.ink.map(class_of) {
        Some(class) => html! { <span {class}>{word.text.clone()}</span> },
        None => Html::from(word.text.clone()),
    };
    html! { <code class="line__text">{for line.words.iter().map(word)}</code> }
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
