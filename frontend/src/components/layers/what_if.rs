//! What if a file changes: which lines would run again, without building; and two lines that stand in the wrong order.
//!
//! Who points at a file, or gives it the focus, sees all layers as they would be, until the pointer or the focus leaves.

use std::rc::Rc;

use catalogue::layers;
use messages::page::layers::what_if;
use prediction::{FileReach, Forecast};
use yew::prelude::*;

use crate::state::Stack;
use crate::words::use_words;

/// Properties of [`WhatIf`].
#[derive(PartialEq, Properties)]
pub(super) struct WhatIfProps {
    /// What is expected of the files as they are.
    pub(super) forecast: Rc<Forecast>,
    /// The bars, for their lines.
    pub(super) stack: Rc<Stack>,
    /// The user asks what would be if a file changed, or no longer.
    pub(super) on_ask: Callback<Option<Rc<str>>>,
}

/// What if a file changes.
#[component]
pub(super) fn WhatIf(props: &WhatIfProps) -> Html {
    let words = use_words();
    use_end_of_question(&props.on_ask);
    let line_of = |index: &u32| props.stack.bars.iter().find(|bar| bar.index == *index).map(|bar| bar.line);
    let chip = |reach: &FileReach| {
        let lines: Vec<u32> = reach.runs.iter().filter_map(line_of).collect();
        let path: Rc<str> = Rc::from(reach.path.as_str());
        let is_asked = props.stack.what_if.as_ref() == Some(&path);
        let ask = props.on_ask.reform(move |()| Some(Rc::clone(&path)));
        let (onfocus, onmouseenter) = (ask.reform(|_: FocusEvent| ()), ask.reform(|_: MouseEvent| ()));
        html! {
            <button type="button" class="chip what-if__file" data-pointed={is_asked.to_string()} {onfocus} {onmouseenter}
                onclick={ask.reform(|_: MouseEvent| ())}>
                {words.say(what_if(&reach.path, &lines))}
            </button>
        }
    };
    let onmouseleave = props.on_ask.reform(|_: MouseEvent| None);
    let onkeydown = {
        let end = props.on_ask.reform(|()| None);
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                end.emit(());
            }
        }
    };
    let onfocusout = props.on_ask.reform(|_: FocusEvent| None);
    let swap = props.forecast.swap.as_ref().and_then(|swap| {
        let (upper, lower) = (line_of(&swap.upper)?, line_of(&swap.lower)?);
        let swap = words.say(layers::swap(upper, lower, swap.saves_ms, &swap.path));
        Some(html! { <p class="what-if__swap">{swap}</p> })
    });
    let reaches = props.forecast.reaches.iter().take(MOST_FILES);
    html! {
        <>
            if !props.forecast.reaches.is_empty() {
                <div class="what-if" role="group" aria-label={words.say(layers::what_if())} {onmouseleave} {onfocusout} {onkeydown}>
                    <span>{words.say(layers::what_if())}</span>
                    {for reaches.map(chip)}
                </div>
            }
            {for swap}
        </>
    }
}

/// Takes the question back when the files cannot be pointed at any more.
#[hook]
fn use_end_of_question(on_ask: &Callback<Option<Rc<str>>>) {
    let on_ask = on_ask.clone();
    use_effect_with((), move |()| move || on_ask.emit(None));
}

/// Files that are asked about; the tabs of the others tell the same.
const MOST_FILES: usize = 6;
