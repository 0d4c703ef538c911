//! What if a file changes: which lines would run again, without building; and two lines that stand in the wrong order.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::piece::Draw;
use crate::state::{Forecast, Stack};
use crate::words::Words;

/// What if a file changes.
#[derive(PartialEq)]
pub(super) struct WhatIf {
    /// What is expected of the files as they are.
    pub(super) forecast: Rc<Forecast>,
    /// The bars, for their lines.
    pub(super) stack: Rc<Stack>,
    /// The file that is pointed at.
    pub(super) pointed: Option<Rc<str>>,
    /// The user points at a file, or no longer.
    pub(super) on_point: Callback<Option<Rc<str>>>,
}

impl Draw for WhatIf {
    fn draw(&self, words: &Words) -> Html {
        let words = words.layers;
        let line_of =
            |index: &u32| self.stack.bars.iter().find(|bar| bar.index == *index).map(|bar| bar.line);
        let chip = |reach: &reading::FileReach| {
            let lines: Vec<u32> = reach.runs.iter().filter_map(line_of).collect();
            let point = |is_pointed: bool| {
                let path = is_pointed.then(|| Rc::clone(&reach.path));
                self.on_point.reform(move |()| path.clone())
            };
            let (on, off) = (point(true), point(false));
            let (onfocus, onblur) = (on.reform(|_: FocusEvent| ()), off.reform(|_: FocusEvent| ()));
            let (onmouseenter, onmouseleave) =
                (on.reform(|_: MouseEvent| ()), off.reform(|_: MouseEvent| ()));
            let is_pointed = self.pointed.as_ref() == Some(&reach.path);
            html! {
                <button type="button" class="chip what-if__file" data-pointed={is_pointed.to_string()} {onfocus} {onblur} {onmouseenter} {onmouseleave}>
                    {(words.what_if_file)(&reach.path, &lines)}
                </button>
            }
        };
        let swap = self.forecast.swap.as_ref().and_then(|swap| {
            let (upper, lower) = (line_of(&swap.upper)?, line_of(&swap.lower)?);
            Some(html! { <p class="what-if__swap">{(words.swap)(upper, lower, u64::from(swap.saves_ms), &swap.path)}</p> })
        });
        let reaches = self.forecast.reaches.iter().take(MOST_FILES);
        html! {
            <>
                if !self.forecast.reaches.is_empty() {
                    <div class="what-if" role="group" aria-label={words.what_if}><span>{words.what_if}</span>{for reaches.map(chip)}</div>
                }
                {for swap}
            </>
        }
    }
}

/// Files that are asked about; the tabs of the others tell the same.
const MOST_FILES: usize = 6;
