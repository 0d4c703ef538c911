//! The search in a log: the field, the number of matches, and the buttons that go from match to match.

use std::rc::Rc;

use catalogue::log;
use yew::prelude::*;

use super::tools::icon_button;
use crate::components::glyph::Sign;
use crate::dom;
use crate::words::use_words;

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Search {
    /// The words.
    pub(super) query: AttrValue,
    /// The number of the current match. The number may go below zero and beyond the last match, so that the matches form a circle.
    turn: isize,
}

impl Search {
    /// Returns the line of the current match.
    pub(super) fn current(&self, found: &[usize]) -> Option<usize> {
        Some(found[self.place(found.len())?])
    }

    /// Returns the search with another current match, so many matches further.
    pub(super) fn turned(&self, by: isize) -> Self {
        Self { turn: self.turn + by, ..self.clone() }
    }

    fn place(&self, n_found: usize) -> Option<usize> {
        let n_found = isize::try_from(n_found).ok().filter(|n_found| *n_found > 0)?;
        usize::try_from(self.turn.rem_euclid(n_found)).ok()
    }
}

/// Properties of [`SearchField`].
#[derive(PartialEq, Properties)]
pub(super) struct SearchFieldProps {
    /// What is searched for.
    pub(super) search: UseStateHandle<Search>,
    /// The field, which keys of the log lead to.
    pub(super) field: NodeRef,
    /// The lines that match.
    pub(super) found: Rc<Vec<usize>>,
}

/// The search in a log.
#[component]
pub(super) fn SearchField(SearchFieldProps { search, field, found }: &SearchFieldProps) -> Html {
    let words = use_words();
    let (next, previous) = (turn(search, 1), turn(search, -1));
    let onkeydown = on_key(search, &next, &previous);
    let oninput = {
        let search = search.clone();
        move |event: InputEvent| {
            let query = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            search.set(Search { query: query.into(), turn: 0 });
        }
    };
    let count = match search.place(found.len()) {
        Some(place) => log::matches(place + 1, found.len()),
        None => log::no_match(),
    };
    let label = words.say(log::search());
    html! {
        <>
            <input
                class="log__search"
                type="search"
                ref={field.clone()}
                {onkeydown}
                value={search.query.clone()}
                aria-label={label.clone()}
                placeholder={label}
                {oninput}
                spellcheck="false"
                autocomplete="off"
            />
            if !search.query.is_empty() {
                <span class="num" role="status">{words.say(count)}</span>
                {icon_button(words.say(log::previous()), Sign::Up.draw(), previous.reform(|_| ()), found.is_empty())}
                {icon_button(words.say(log::next()), Sign::Down.draw(), next.reform(|_| ()), found.is_empty())}
            }
        </>
    }
}

/// F3 goes from match to match. Ctrl+F leads to the field, and so does F3 without a search.
pub(super) fn on_log_key(search: &UseStateHandle<Search>, field: &NodeRef) -> Callback<KeyboardEvent> {
    let (search, field) = (search.clone(), field.clone());
    Callback::from(move |event: KeyboardEvent| {
        let with_control = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "F3" if !search.query.is_empty() => {
                search.set(search.turned(if event.shift_key() { -1 } else { 1 }));
            }
            "F3" => dom::focus(&field),
            "f" if with_control => dom::focus(&field),
            _ => return,
        }
        event.prevent_default();
    })
}

/// Enter goes to the next match, Shift+Enter to the previous match, Escape ends the search.
fn on_key(
    search: &UseStateHandle<Search>,
    next: &Callback<()>,
    previous: &Callback<()>,
) -> Callback<KeyboardEvent> {
    let (next, previous, search) = (next.clone(), previous.clone(), search.clone());
    Callback::from(move |event: KeyboardEvent| {
        match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) => next.emit(()),
            ("Enter", true) => previous.emit(()),
            ("Escape", _) if !search.query.is_empty() => search.set(Search::default()),
            _ => return,
        }
        event.prevent_default();
    })
}

fn turn(search: &UseStateHandle<Search>, by: isize) -> Callback<()> {
    let search = search.clone();
    Callback::from(move |()| search.set(search.turned(by)))
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
