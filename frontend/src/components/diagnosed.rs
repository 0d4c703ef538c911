//! What the clinic says: the line of the log that tells the cause, what it means, what to do, and a button for each fix.

use std::rc::Rc;

use catalogue::app;
use clinic::FileFix;
use yew::prelude::*;

use crate::diagnosis::LogDiagnosis;
use crate::words::use_words;

/// Properties of [`Diagnosed`].
#[derive(PartialEq, Properties)]
pub(crate) struct DiagnosedProps {
    /// What the clinic says.
    pub(crate) shown: Rc<LogDiagnosis>,
    /// The fixes that can be applied now.
    pub(crate) fixes: Vec<FileFix>,
    /// The user wants a fix to be applied.
    pub(crate) on_fix: Callback<FileFix>,
}

/// What the clinic says.
#[component]
pub(crate) fn Diagnosed(props: &DiagnosedProps) -> Html {
    let words = use_words();
    let LogDiagnosis { diagnosis, line, .. } = &*props.shown;
    let ways = props.fixes.iter().map(|fix| {
        let fixed = fix.clone();
        let onclick = props.on_fix.reform(move |_: MouseEvent| fixed.clone());
        html! { <button type="button" class="button" {onclick}>{words.say(&fix.fix.title)}</button> }
    });
    let is_mended = props.fixes.is_empty() && !diagnosis.fixes.is_empty();
    html! {
        <div class="app__diagnosis" role="alert">
            if let Some(line) = line {
                <p class="app__cause" translate="no"><code>{line.trim()}</code></p>
            }
            <p class="app__sentence">{words.say(&diagnosis.message)}</p>
            if !props.fixes.is_empty() {
                <div class="app__ways">{for ways}</div>
            }
            {for diagnosis.hints.iter().map(|hint| html! { <p class="app__hint">{words.say(hint)}</p> })}
            if is_mended {
                <p class="app__hint">{words.say(app::mended())}</p>
            }
        </div>
    }
}
