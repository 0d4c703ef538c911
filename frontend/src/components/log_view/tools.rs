//! Above a log: search, fold, copy.

use std::rc::Rc;

use catalogue::{Message, log};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::Source;
use super::search::{Search, SearchField};
use crate::ansi;
use crate::components::icon::Icon;
use crate::dom;
use crate::handles::use_logs;
use crate::log_rows::Folds;
use crate::words::use_words;

/// Properties of [`Tools`].
#[derive(PartialEq, Properties)]
pub(super) struct ToolsProps {
    /// Whose log it is.
    pub(super) source: Source,
    /// What is searched for.
    pub(super) search: UseStateHandle<Search>,
    /// What is folded.
    pub(super) folds: UseStateHandle<Folds>,
    /// The search's field, which keys of the log lead to.
    pub(super) field: NodeRef,
    /// Lines that match.
    pub(super) found: Rc<Vec<usize>>,
    /// Whether something of a failed step is folded away.
    pub(super) has_folds: bool,
    /// Whether some lines are not shown because of folds.
    pub(super) is_partly_hidden: bool,
    /// Lines of the log.
    pub(super) n_lines: usize,
    /// Whether it keeps to the newest line.
    pub(super) is_following: bool,
}

/// Above a log: search, fold, copy.
#[component]
pub(super) fn Tools(props: &ToolsProps) -> Html {
    let words = use_words();
    let logs = use_logs();
    let said = use_state_eq(|| None::<Message>);
    let on_all = {
        let folds = props.folds.clone();
        move |_| folds.set(Folds { all: !folds.all, ..Folds::default() })
    };
    let on_copy = {
        let (key, said) = (props.source.key(), said.setter());
        Callback::from(move |_: MouseEvent| {
            let text = logs.read(key, |log| {
                log.lines().iter().map(|line| ansi::plain(&line.text).into_owned() + "\n").collect::<String>()
            });
            let said = said.clone();
            let tell = move |is_copied| {
                said.set(Some(if is_copied { log::copied() } else { log::not_copied() }));
            };
            copy(text, Callback::from(tell));
        })
    };
    let status = match &*said {
        Some(said) => said.clone(),
        None if props.is_following => log::following(),
        None if props.has_folds => log::folded(),
        None => Message::default(),
    };
    html! {
        <div class="log__tools">
            <span class="log__status" role="status">{words.say(status)}</span>
            if props.is_partly_hidden || props.folds.all {
                <button type="button" class="button button--quiet button--small" onclick={on_all}>
                    {words.say(if props.folds.all { log::fold() } else { log::show_all(props.n_lines) })}
                </button>
            }
            <SearchField search={props.search.clone()} field={props.field.clone()} found={Rc::clone(&props.found)} />
            {icon_button(words.say(log::copy_all()), Icon::Copy.draw(), on_copy, props.n_lines == 0)}
        </div>
    }
}

/// Draws a small button with an icon; `is_off` says that the button cannot be pressed.
pub(super) fn icon_button(label: AttrValue, icon: Html, onclick: Callback<MouseEvent>, is_off: bool) -> Html {
    html! {
        <button
            type="button"
            class="button button--quiet button--icon button--small"
            aria-label={label.clone()}
            title={label}
            {onclick}
            disabled={is_off}
        >
            {icon}
        </button>
    }
}

/// Copies a text and says whether that was allowed.
pub(super) fn copy(text: String, on_done: Callback<bool>) {
    // Ends by itself as soon as the browser has answered.
    spawn_local(async move { on_done.emit(dom::copy_text(&text).await.is_ok()) });
}
