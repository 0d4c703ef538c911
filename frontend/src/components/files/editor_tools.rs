//! Beside a Dockerfile's tab: its outline, the card of a line, the usual shape.

use std::rc::Rc;

use dockerfile::{Dockerfile, Keyword};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::FileView;
use crate::components::editor_pane::{Deed, Goal};
use crate::dom::EditorCommand;
use crate::language::Language;
use crate::words::use_words;

/// Properties of [`EditorTools`].
#[derive(PartialEq, Properties)]
pub(super) struct EditorToolsProps {
    /// The file that is open.
    pub(super) file: Option<FileView>,
    /// What the page understands of it.
    pub(super) language: Language,
    /// The user wants something of its editor.
    pub(super) on_goal: Callback<Goal>,
}

/// What can be done with a Dockerfile as a whole; nothing for other files.
#[component]
pub(super) fn EditorTools(props: &EditorToolsProps) -> Html {
    let words = use_words().files;
    let Some(path) = props.file.as_ref().map(|file| Rc::<str>::from(&*file.path)) else {
        return Html::default();
    };
    let reading = props.language.newest();
    let Some(file) = reading.file(&path).cloned() else { return Html::default() };
    let Some(dockerfile) = file.dockerfile.clone() else { return Html::default() };
    let run = |command: EditorCommand| {
        let path = Rc::clone(&path);
        props.on_goal.reform(move |_: MouseEvent| Goal::new(&path, Deed::Run(command)))
    };
    let on_choice = {
        let on_goal = props.on_goal.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let chosen = select.value().parse::<u32>();
            select.set_value("");
            if let Ok(start) = chosen {
                let place = file.places.in_editor(start);
                on_goal.emit(Goal::new(&file.path, Deed::Select(place, place)));
            }
        })
    };
    html! {
        <div class="editor-tools">
            <select class="editor-tools__outline" aria-label={words.outline} title={words.outline} onchange={on_choice}>
                <option value="" selected={true} disabled={true} hidden={true}>{words.outline}</option>
                {for outline(&dockerfile, words).into_iter().map(|(start, label)| html! { <option value={start.to_string()}>{label}</option> })}
            </select>
            <button type="button" class="button button--quiet button--small" title={words.explain_keys} onclick={run(EditorCommand::Explain)}>{words.explain}</button>
            <button type="button" class="button button--quiet button--small" title={words.format_keys} onclick={run(EditorCommand::Format)}>{words.format}</button>
        </div>
    }
}

/// Returns where each stage and instruction begins, and what the list calls it; instructions go in below their stage.
fn outline(dockerfile: &Dockerfile, words: &messages::page::files::Files) -> Vec<(u32, String)> {
    let mut entries = Vec::new();
    for instruction in &dockerfile.instructions {
        let start = instruction.range.start;
        if let Some(index) = instruction.stage.filter(|_| instruction.keyword == Keyword::From) {
            let name = dockerfile.stages.get(index).and_then(|stage| stage.name.as_deref());
            entries.push((start, (words.stage)(index, name)));
        }
        let depth = if instruction.stage.is_some() { "\u{2003}" } else { "" };
        let summary: String = dockerfile.summary(instruction).chars().take(N_CHARACTERS).collect();
        entries.push((start, format!("{depth}{summary}")));
    }
    entries
}

/// Most characters of an instruction in the list.
const N_CHARACTERS: usize = 48;

#[cfg(test)]
mod tests {
    use messages::Language;
    use messages::page::files::files;

    use super::*;

    #[test]
    fn instructions_stand_below_their_stage() {
        let parsed = dockerfile::parse("ARG A\nFROM a AS b\nRUN c\nFROM d\n");
        let labels: Vec<_> = outline(&parsed, files(Language::English))
            .into_iter()
            .map(|(start, label)| format!("{start} {label}"))
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
