//! What differs beside the Dockerfiles: the other files, and the edit of a pair that is not built yet.

use std::rc::Rc;

use catalogue::{Message, compare};
use messages::page::compare::Letter;
use review::{DiffLine, DiffRow, FileDiff};
use yew::prelude::*;

use super::diff;
use super::scene::Compared;
use crate::words::{Words, use_words};

/// Properties of [`OtherFiles`] and [`PlannedEdit`].
#[derive(PartialEq, Properties)]
pub(super) struct OthersProps {
    /// Both builds.
    pub(super) compared: Rc<Compared>,
}

/// The other files that differ, each side by side for who opens it; or a word that all files are the same.
#[component]
pub(super) fn OtherFiles(props: &OthersProps) -> Html {
    let words = use_words();
    let found = &props.compared.found;
    let has_same_files = found.builds.as_ref().is_some_and(|builds| builds.has_same_files);
    if found.files.is_empty() && !has_same_files {
        return Html::default();
    }
    html! {
        <section class="others">
            <h2>{words.say(compare::others())}</h2>
            if found.files.is_empty() {
                <p class="meta">{words.say(compare::same_files())}</p>
            }
            {for found.files.iter().map(|other| file(other, &words))}
        </section>
    }
}

fn file(other: &FileDiff, words: &Words) -> Html {
    let FileDiff { path, only_in, text } = other;
    let title = match only_in {
        Some(letter) => compare::other_only(path, letter.name()),
        None => compare::other_changed(path),
    };
    html! {
        <details class="others__file" key={path.clone()}>
            <summary>{words.say(title)}</summary>
            if let Some(text) = text {
                <div class="others__sides">
                    {for Letter::BOTH.map(|letter| {
                        let label = words.say(compare::other_of(path, letter.name()));
                        diff::text(text, letter, label, words, &|_| None)
                    })}
                </div>
            } else {
                <p class="meta">{words.say(compare::other_unknown())}</p>
            }
        </details>
    }
}

/// The lines of a pair's edit, as they were and as they will be.
#[component]
pub(super) fn PlannedEdit(props: &OthersProps) -> Html {
    let words = use_words();
    let Some(FileDiff { path, text, .. }) = &props.compared.found.edit else { return Html::default() };
    let title = words.say(compare::edit(path));
    let line = |kind: &'static str, sign: &'static str, said: Message, line: &DiffLine| {
        let said = words.say(said);
        html! { <div class="line" data-kind={kind}>{diff::before(sign, line.number, &said)}{diff::code(line)}</div> }
    };
    let row = |row: &DiffRow| {
        let old = row.a.as_ref().map(|old| line("same", "\u{2212}", compare::before(), old));
        let new = row.b.as_ref().map(|new| line("changed", "+", compare::after(), new));
        html! { <>{for old}{for new}</> }
    };
    html! {
        <section class="others">
            <h2>{title.clone()}</h2>
            <div class="diff" role="group" tabindex="0" aria-label={title}>{for text.iter().flat_map(|text| &text.rows).map(row)}</div>
        </section>
    }
}
