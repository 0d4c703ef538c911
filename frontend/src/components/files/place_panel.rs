//! The offer to put the files of a pasted text in place: what becomes of each.

use catalogue::{Message, review as texts};
use review::{PlacePlan, PlacedChange, PlacedFile};
use yew::prelude::*;

use crate::components::compare::one_column;
use crate::dom;
use crate::words::{Words, use_words};

/// Properties of [`PlacePanel`].
#[derive(PartialEq, Properties)]
pub(super) struct PlacePanelProps {
    /// What would be done.
    pub(super) plan: PlacePlan,
    /// Whether the user has asked for it, and goes on here.
    pub(super) takes_focus: bool,
    /// Whether the user wants it done.
    pub(super) on_answer: Callback<bool>,
}

/// The offer to put files in place: beside the text, which can be read and changed meanwhile.
#[component]
pub(super) fn PlacePanel(props: &PlacePanelProps) -> Html {
    let words = use_words();
    let PlacePlan { title, notes, files, image, port, .. } = &props.plan;
    let panel = use_node_ref();
    use_effect_with(props.takes_focus, {
        let panel = panel.clone();
        move |takes_focus| {
            dom::scroll_into_view(&panel);
            if *takes_focus {
                dom::focus_nth(&panel, ".button--primary", 0);
            }
        }
    });
    let on_place = props.on_answer.reform(|_: MouseEvent| true);
    let on_keep = props.on_answer.reform(|_: MouseEvent| false);
    // Escape leaves the text, and does nothing else on the page.
    let onkeydown = {
        let on_answer = props.on_answer.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_answer.emit(false);
            }
        }
    };
    // All files are seen before the text of any.
    let is_open = files.len() <= 2;
    let do_it = if files.is_empty() { texts::place_name() } else { texts::place_files() };
    html! {
        <section ref={panel} class="place" role="dialog" aria-labelledby="place-question" {onkeydown}>
            <h2 id="place-question"><span role="status">{words.say(title)}</span></h2>
            {for notes.iter().map(|note| html! { <p class="place__note">{words.say(note)}</p> })}
            <ul class="place__files">{for files.iter().map(|file| html! { <li>{file_line(file, is_open, &words)}</li> })}</ul>
            if let Some(image) = image {
                <p>{words.say(texts::place_image(image))}</p>
            }
            if let Some(port) = port {
                <p>{words.say(texts::place_port(*port))}</p>
            }
            <div class="place__ways">
                <button type="button" class="button button--primary" onclick={on_place}>{words.say(do_it)}</button>
                <button type="button" class="button" onclick={on_keep}>{words.say(texts::place_keep())}</button>
            </div>
        </section>
    }
}

/// Draws a file with what becomes of it, and its text before and after.
fn file_line(file: &PlacedFile, is_open: bool, words: &Words) -> Html {
    let head = html! {
        <>
            <code translate="no">{file.path.clone()}</code>{" "}<span>{words.say(change(file.change))}</span>
        </>
    };
    match &file.diff {
        Some(diff) => html! {
            <details open={is_open && matches!(file.change, PlacedChange::Replaces(..))}>
                <summary>{head}</summary>
                {one_column(diff, file.path.clone().into(), words)}
            </details>
        },
        None => html! { <p>{head}</p> },
    }
}

fn change(change: PlacedChange) -> Message {
    match change {
        PlacedChange::New(n) => texts::place_new(n),
        PlacedChange::Same => texts::place_same(),
        PlacedChange::Replaces(old, new) => texts::place_replaces(old, new),
        PlacedChange::TakenOut => texts::place_taken_out(),
    }
}
