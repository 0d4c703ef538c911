//! Everything that is wrong in the files, gravest first; each leads to its place and offers what would mend it.

mod filter;
mod row;

use std::rc::Rc;

use crate::components::piece::{live_by, live_keyed};
use reading::Found;
use yew::prelude::*;

use self::filter::{Filter, FilterBar};
use self::row::Row;
use crate::components::piece::piece;
use crate::hooks::use_state;
use crate::words::use_words;

/// What a `ProblemList` is drawn from.
#[derive(PartialEq)]
pub(crate) struct ProblemList {
    /// All problems, gravest first; `None` while nothing was read.
    pub(crate) problems: Option<Rc<Vec<Found>>>,
    /// The user wants to see one in its place.
    pub(crate) on_go: Callback<Found>,
    /// The user wants one to be mended: which, and by which of its fixes.
    pub(crate) on_fix: Callback<(Found, usize)>,
}

/// Everything that is wrong in the files.
#[hook]
fn use_problem_list(props: &ProblemList) -> Html {
    let words = use_words().problems;
    let filter = use_state(Filter::default);
    let problems = props.problems.clone().unwrap_or_default();
    let fitting: Vec<&Found> = problems.iter().filter(|found| filter.takes(found)).collect();
    let none = match &props.problems {
        None => words.not_read,
        Some(all) if all.is_empty() => words.none,
        Some(_) => words.none_here,
    };
    let on_filter = {
        let filter = filter.setter();
        Callback::from(move |next| filter.set(next))
    };
    let n_hidden = fitting.len().saturating_sub(N_SHOWN);
    let row = |(place, found): (usize, &&Found)| {
        live_keyed(
            place,
            Row { found: (*found).clone(), on_go: props.on_go.clone(), on_fix: props.on_fix.clone() },
        )
    };
    html! {
        <section class="problem-list" aria-label={words.title}>
            if !problems.is_empty() {
                {piece(FilterBar { problems: Rc::clone(&problems), filter: (*filter).clone(), on_filter })}
            }
            <ul class="problem-list__all" aria-label={words.title} tabindex={fitting.is_empty().then_some("0")}>
                {for fitting.iter().take(N_SHOWN).enumerate().map(row)}
            </ul>
            if fitting.is_empty() {
                <p class="problem-list__none">{none}</p>
            } else if n_hidden > 0 {
                <p class="problem-list__none">{(words.more)(n_hidden)}</p>
            }
        </section>
    }
}

live_by!(ProblemList, use_problem_list);

/// Most rows that are drawn; who has more mends these first, or asks for fewer.
const N_SHOWN: usize = 200;
