//! Above a log: search, fold, copy.

use std::rc::Rc;

use crate::components::piece::live_by;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::Source;
use crate::ansi;
use crate::components::glyph::Sign;
use crate::components::icon::Icon;
use crate::dom;
use crate::hooks::{UseStateHandle, use_state_eq};
use crate::log_rows::Folds;
use crate::log_store::LogStore;
use crate::words::use_words;

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Search {
    /// The words.
    pub(super) query: AttrValue,
    /// Which match is the current one; counted over, so that it goes around.
    turn: isize,
}

impl Search {
    /// Returns the line of the current match.
    pub(super) fn current(&self, found: &[usize]) -> Option<usize> {
        Some(found[self.place(found.len())?])
    }

    /// Returns the search at the match so many further.
    pub(super) fn turned(&self, by: isize) -> Self {
        Self { turn: self.turn + by, ..self.clone() }
    }

    fn place(&self, n_found: usize) -> Option<usize> {
        let n_found = isize::try_from(n_found).ok().filter(|n_found| *n_found > 0)?;
        usize::try_from(self.turn.rem_euclid(n_found)).ok()
    }
}

/// What a `Tools` is drawn from.
#[derive(PartialEq)]
pub(super) struct Tools {
    /// Whose log it is.
    pub(super) source: Source,
    /// All logs.
    pub(super) logs: LogStore,
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
#[hook]
fn use_tools(props: &Tools) -> Html {
    let words = use_words().log;
    let said = use_state_eq(|| "");
    let search = &props.search;
    let turn = |by: isize| {
        let search = search.clone();
        Callback::from(move |()| search.set(search.turned(by)))
    };
    let (next, previous) = (turn(1), turn(-1));
    let oninput = {
        let search = search.clone();
        move |event: InputEvent| {
            let query = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            search.set(Search { query: query.into(), turn: 0 });
        }
    };
    let onkeydown = {
        let (next, previous, search) = (next.clone(), previous.clone(), search.clone());
        move |event: KeyboardEvent| {
            match (event.key().as_str(), event.shift_key()) {
                ("Enter", false) => next.emit(()),
                ("Enter", true) => previous.emit(()),
                ("Escape", _) if !search.query.is_empty() => search.set(Search::default()),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let on_all = {
        let folds = props.folds.clone();
        move |_| folds.set(Folds { all: !folds.all, ..Folds::default() })
    };
    let on_copy = {
        let (logs, key, said) = (props.logs.clone(), props.source.key(), said.setter());
        let (copied, refused) = (words.copied, words.not_copied);
        Callback::from(move |_: MouseEvent| {
            let text = logs.read(key, |log| {
                log.lines().iter().map(|line| ansi::plain(&line.text).into_owned() + "\n").collect::<String>()
            });
            let said = said.clone();
            copy(text, Callback::from(move |is_copied| said.set(if is_copied { copied } else { refused })));
        })
    };
    let count = match (search.query.is_empty(), search.place(props.found.len())) {
        (true, _) => String::new(),
        (false, Some(place)) => (words.matches)(place + 1, props.found.len()),
        (false, None) => words.no_match.to_owned(),
    };
    let status = if !said.is_empty() {
        *said
    } else if props.is_following {
        words.following
    } else if props.has_folds {
        words.folded
    } else {
        ""
    };
    let button = |label: &'static str, icon: Html, onclick: Callback<MouseEvent>, is_off: bool| {
        html! { <button type="button" class="button button--quiet button--icon button--small" aria-label={label} title={label} {onclick} disabled={is_off}>{icon}</button> }
    };
    let nothing_found = props.found.is_empty();
    html! {
        <div class="log__tools">
            <span class="log__status" role="status">{status}</span>
            if props.is_partly_hidden || props.folds.all {
                <button type="button" class="button button--quiet button--small" onclick={on_all}>
                    {if props.folds.all { words.fold.to_owned() } else { (words.show_all)(props.n_lines) }}
                </button>
            }
            <input class="log__search" type="search" ref={props.field.clone()} {onkeydown} value={search.query.clone()} aria-label={words.search} placeholder={words.search} {oninput} spellcheck="false" autocomplete="off" />
            if !search.query.is_empty() {
                <span class="num" role="status">{count}</span>
                {button(words.previous, Sign::Up.draw(), previous.reform(|_| ()), nothing_found)}
                {button(words.next, Sign::Down.draw(), next.reform(|_| ()), nothing_found)}
            }
            {button(words.copy_all, Icon::Copy.draw(), on_copy, props.n_lines == 0)}
        </div>
    }
}

live_by!(Tools, use_tools);

/// Copies a text and says whether that was allowed.
pub(super) fn copy(text: String, on_done: Callback<bool>) {
    // Ends by itself as soon as the browser has answered.
    spawn_local(async move { on_done.emit(dom::copy_text(&text).await.is_ok()) });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_go_around() {
        let found = [4, 8, 15];
        let current = |turn| Search { query: "x".into(), turn }.current(&found);
        assert_eq!([0, 1, 3, -1].map(current), [Some(4), Some(8), Some(4), Some(15)]);
        assert_eq!(Search { query: "x".into(), turn: 2 }.current(&[]), None);
    }
}
