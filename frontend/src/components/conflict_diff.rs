//! The two texts of a file that was changed here and elsewhere: the lines that differ, with what stands around them.

use std::rc::Rc;

use catalogue::{Message, shell};
use review::{DiffKind, DiffLine, DiffRow};
use yew::prelude::*;

use super::compare::{before, code};
use crate::dom;
use crate::words::{Words, use_words};

/// Properties of [`ConflictDiff`].
#[derive(PartialEq, Properties)]
pub(crate) struct ConflictDiffProps {
    /// The text in the editor.
    pub(crate) mine: Rc<str>,
    /// The text of the server.
    pub(crate) theirs: Rc<str>,
}

/// The lines that differ; the whole other text as long as nothing can compare them.
#[component]
pub(crate) fn ConflictDiff(props: &ConflictDiffProps) -> Html {
    let words = use_words();
    let texts = (Rc::clone(&props.theirs), Rc::clone(&props.mine));
    let diff = use_memo(texts, |(theirs, mine)| dom::diff_texts(theirs, mine));
    let label = words.say(shell::both_texts());
    let Some(diff) = &*diff else {
        return html! {
            <pre class="diff conflict-diff" role="group" tabindex="0" aria-label={label} translate="no">{props.theirs.to_string()}</pre>
        };
    };
    let near = near_changes(&diff.rows);
    let row = |(at, row): (usize, &DiffRow)| match (near[at], row.kind) {
        (false, _) if at > 0 && !near[at - 1] => Html::default(),
        (false, _) => html! { <div class="line" data-kind="gap"></div> },
        (true, DiffKind::Same) => one(row.b.as_ref(), "", "same", &Message::default(), words),
        (true, _) => html! {
            <>
                {one(row.a.as_ref(), "\u{2212}", "changed", &shell::only_theirs(), words)}
                {one(row.b.as_ref(), "+", "moved", &shell::only_mine(), words)}
            </>
        },
    };
    html! {
        <div class="conflict-diff">
            <p class="meta">{words.say(shell::diff_key())}</p>
            <div class="diff" role="group" tabindex="0" aria-label={label}>{for diff.rows.iter().enumerate().map(row)}</div>
        </div>
    }
}

/// Draws one line of one text; nothing where that text has none.
fn one(
    line: Option<&DiffLine>,
    sign: &'static str,
    kind: &'static str,
    hidden: &Message,
    words: Words,
) -> Html {
    let Some(line) = line else { return Html::default() };
    html! { <div class="line" data-kind={kind}>{before(sign, line.number, &words.say(hidden))}{code(line)}</div> }
}

/// Tells of each row whether it or a row nearby differs.
fn near_changes(rows: &[DiffRow]) -> Vec<bool> {
    let mut near = vec![false; rows.len()];
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.kind != DiffKind::Same) {
        near[at.saturating_sub(AROUND)..(at + AROUND + 1).min(rows.len())].fill(true);
    }
    near
}

/// Rows around a difference that are shown.
const AROUND: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: DiffKind) -> DiffRow {
        DiffRow { kind, a: None, b: None }
    }

    #[test]
    fn rows_near_a_difference_are_shown() {
        let kinds = [DiffKind::Same, DiffKind::Same, DiffKind::Same, DiffKind::Lonely, DiffKind::Same];
        let near = near_changes(&kinds.map(row));
        assert_eq!(near, [false, true, true, true, true]);
        assert_eq!(near_changes(&[row(DiffKind::Same)]), [false]);
    }
}
