//! Beside a Dockerfile's tab: its outline, the card of a line, the usual shape.

use std::rc::Rc;

use catalogue::{Message, files};
use review::{Outline, StagePart};
use text::ByteRange;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::FileView;
use crate::components::editor_pane::{Deed, Goal};
use crate::dom::EditorCommand;
use crate::language::Reading;
use crate::words::use_words;

/// Properties of [`EditorTools`].
#[derive(PartialEq, Properties)]
pub(super) struct EditorToolsProps {
    /// The file that is open.
    pub(super) file: Option<FileView>,
    /// What the page understands of it.
    pub(super) reading: Rc<Reading>,
    /// The user wants something of its editor.
    pub(super) on_goal: Callback<Goal>,
}

/// What can be done with a Dockerfile as a whole; nothing for other files.
#[component]
pub(super) fn EditorTools(props: &EditorToolsProps) -> Html {
    let words = use_words();
    let is_open_outline = use_state_eq(|| false);
    let Some(path) = props.file.as_ref().map(|file| Rc::<str>::from(&*file.path)) else {
        return Html::default();
    };
    let Some(outline) = props.reading.outline(&path) else { return Html::default() };
    let run = |command: EditorCommand| {
        let path = Rc::clone(&path);
        props.on_goal.reform(move |_: MouseEvent| Goal::new(&path, Deed::Run(command)))
    };
    let on_choice = {
        let (on_goal, path) = (props.on_goal.clone(), Rc::clone(&path));
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let chosen = select.value().parse::<u32>();
            select.set_value("");
            if let Ok(place) = chosen {
                on_goal.emit(Goal::new(&path, Deed::Select(ByteRange { start: place, end: place })));
            }
        })
    };
    // A long file has many entries, which nobody sees before the list is asked for.
    let show = |is_open: bool| {
        let setter = is_open_outline.setter();
        Callback::from(move |()| setter.set(is_open))
    };
    let (on_ask, on_end) = (show(true), show(false));
    let entries = if *is_open_outline { entries(outline) } else { Vec::new() };
    let name = words.say(files::outline());
    let entry = |(start, label): (u32, Message)| {
        let of_file = label.as_verbatim().map(|_| "no");
        html! { <option value={start.to_string()} translate={of_file}>{words.say(label)}</option> }
    };
    html! {
        <div class="editor-tools">
            <select class="editor-tools__outline" aria-label={name.clone()} title={name.clone()} onchange={on_choice}
                onpointerdown={on_ask.reform(|_: PointerEvent| ())} onfocus={on_ask.reform(|_: FocusEvent| ())}
                onblur={on_end.reform(|_: FocusEvent| ())}>
                <option value="" selected={true} disabled={true} hidden={true}>{name}</option>
                {for entries.into_iter().map(entry)}
            </select>
            <button type="button" class="button button--quiet button--small" title={words.say(files::explain_keys())}
                onclick={run(EditorCommand::Explain)}>
                {words.say(files::explain())}
            </button>
            <button type="button" class="button button--quiet button--small" title={words.say(files::format_keys())}
                onclick={run(EditorCommand::Format)}>
                {words.say(files::format())}
            </button>
        </div>
    }
}

/// Returns where each stage and instruction begins, and what the list calls it; instructions go in below their stage.
fn entries(outline: &Outline) -> Vec<(u32, Message)> {
    let mut entries = Vec::new();
    for instruction in &outline.instructions {
        if let StagePart::Begins { index, name } = &instruction.stage {
            let stage = match name {
                Some(name) => files::named_stage(*index, name),
                None => files::stage(*index),
            };
            entries.push((instruction.from, stage));
        }
        let depth = if instruction.stage == StagePart::Above { "" } else { "\u{2003}" };
        let summary: String = instruction.summary.chars().take(N_CHARACTERS).collect();
        entries.push((instruction.from, Message::verbatim(format!("{depth}{summary}"))));
    }
    entries
}

/// Most characters of an instruction in the list.
const N_CHARACTERS: usize = 48;

#[cfg(test)]
mod tests {

    use super::*;
    use crate::state::outline_of;
    use crate::words::Words;

    #[test]
    fn instructions_stand_below_their_stage() {
        let outline = outline_of("ARG A\nFROM a AS b\nRUN c\nFROM d\n");
        let words = Words::of_page();
        let labels: Vec<_> = entries(&outline)
            .into_iter()
            .map(|(start, label)| format!("{start} {}", words.say(label)))
            .collect();
        assert_eq!(
            labels,
            [
                "0 ARG A",
                "6 Stage 0: b",
                "6 \u{2003}FROM a AS b",
                "18 \u{2003}RUN c",
                "24 Stage 1",
                "24 \u{2003}FROM d"
            ]
        );
    }
}
