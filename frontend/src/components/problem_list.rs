//! Everything that is wrong in the files, gravest first; each leads to its place and offers what would mend it.

mod filter;
mod row;

use std::rc::Rc;

use catalogue::problems as texts;
use review::Finding;
use yew::prelude::*;

use self::filter::{Filter, FilterBar};
use self::row::Row;
use crate::words::use_words;

/// Properties of [`ProblemList`].
#[derive(PartialEq, Properties)]
pub(crate) struct ProblemListProps {
    /// All problems, gravest first; `None` while nothing was read.
    pub(crate) problems: Option<Rc<Vec<Finding>>>,
    /// The user wants to see one in its place.
    pub(crate) on_go: Callback<Finding>,
    /// The user wants one to be mended: which, and by which of its fixes.
    pub(crate) on_fix: Callback<(Finding, usize)>,
}

/// Everything that is wrong in the files.
#[component]
pub(crate) fn ProblemList(props: &ProblemListProps) -> Html {
    let words = use_words();
    let filter = use_state(Filter::default);
    let problems = props.problems.clone().unwrap_or_default();
    let fitting: Vec<&Finding> = problems.iter().filter(|found| filter.takes(found, &words)).collect();
    let none = match &props.problems {
        None => texts::not_read(),
        Some(all) if all.is_empty() => texts::none(),
        Some(_) => texts::none_here(),
    };
    let on_filter = {
        let filter = filter.setter();
        Callback::from(move |next| filter.set(next))
    };
    let n_hidden = fitting.len().saturating_sub(N_SHOWN);
    let row = |(place, found): (usize, &&Finding)| {
        html! { <Row key={place} found={(*found).clone()} on_go={props.on_go.clone()} on_fix={props.on_fix.clone()} /> }
    };
    html! {
        <section class="problem-list" aria-label={words.say(texts::title())}>
            if !problems.is_empty() {
                <FilterBar problems={Rc::clone(&problems)} filter={(*filter).clone()} {on_filter} />
            }
            <ul class="problem-list__all" aria-label={words.say(texts::title())} tabindex={fitting.is_empty().then_some("0")}>
                {for fitting.iter().take(N_SHOWN).enumerate().map(row)}
            </ul>
            if fitting.is_empty() {
                <p class="problem-list__none">{words.say(none)}</p>
            } else if n_hidden > 0 {
                <p class="problem-list__none">{words.say(texts::more(n_hidden))}</p>
            }
        </section>
    }
}

/// Most rows that are drawn; who has more mends these first, or asks for fewer.
const N_SHOWN: usize = 200;
