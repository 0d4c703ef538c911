//! What if a file changes: which lines would run again, without building; and two lines that stand in the wrong order.

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
    /// The file that is pointed at.
    pub(super) pointed: Option<Rc<str>>,
    /// The user points at a file, or no longer.
    pub(super) on_point: Callback<Option<Rc<str>>>,
}

/// What if a file changes.
#[component]
pub(super) fn WhatIf(props: &WhatIfProps) -> Html {
    let words = use_words();
    let line_of = |index: &u32| props.stack.bars.iter().find(|bar| bar.index == *index).map(|bar| bar.line);
    let chip = |reach: &FileReach| {
        let lines: Vec<u32> = reach.runs.iter().filter_map(line_of).collect();
        let point = |is_pointed: bool| {
            let path = is_pointed.then(|| Rc::from(reach.path.as_str()));
            props.on_point.reform(move |()| path.clone())
        };
        let (on, off) = (point(true), point(false));
        let (onfocus, onblur) = (on.reform(|_: FocusEvent| ()), off.reform(|_: FocusEvent| ()));
        let (onmouseenter, onmouseleave) = (on.reform(|_: MouseEvent| ()), off.reform(|_: MouseEvent| ()));
        let is_pointed = props.pointed.as_deref() == Some(reach.path.as_str());
        html! {
            <button type="button" class="chip what-if__file" data-pointed={is_pointed.to_string()} {onfocus} {onblur} {onmouseenter} {onmouseleave}>
                {words.say(what_if(&reach.path, &lines))}
            </button>
        }
    };
    let swap = props.forecast.swap.as_ref().and_then(|swap| {
        let (upper, lower) = (line_of(&swap.upper)?, line_of(&swap.lower)?);
        let swap = words.say(layers::swap(upper, lower, swap.saves_ms, &swap.path));
        Some(html! { <p class="what-if__swap">{swap}</p> })
    });
    let reaches = props.forecast.reaches.iter().take(MOST_FILES);
    html! {
        <>
            if !props.forecast.reaches.is_empty() {
                <div class="what-if" role="group" aria-label={words.say(layers::what_if())}>
                    <span>{words.say(layers::what_if())}</span>
                    {for reaches.map(chip)}
                </div>
            }
            {for swap}
        </>
    }
}

/// Files that are asked about; the tabs of the others tell the same.
const MOST_FILES: usize = 6;
