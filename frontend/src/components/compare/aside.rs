//! The pairs that can be compared, and the story of the one that is open.

use catalogue::compare;
use messages::page::pairs::pair;
use protocol::PairName;
use yew::prelude::*;

use crate::words::use_words;

/// Properties of [`Aside`].
#[derive(PartialEq, Properties)]
pub(super) struct AsideProps {
    /// The pair that the workspace is for.
    pub(super) pair: Option<PairName>,
    /// Whether build steps reach the package index.
    pub(super) has_package_index: bool,
}

/// The list of pairs, and under it the story.
#[component]
pub(super) fn Aside(props: &AsideProps) -> Html {
    let words = use_words();
    let link = |name: PairName| {
        let pair = pair(name);
        let is_open = props.pair == Some(name);
        html! {
            <li>
                <a class="preset" href={format!("?pair={}", name.key())} aria-current={is_open.then_some("page")}>
                    <b>{words.say(pair.title)}</b><span>{words.say(pair.about)}</span>
                </a>
            </li>
        }
    };
    let pairs = words.say(compare::pairs());
    html! {
        <aside class="pairs" aria-label={pairs.clone()}>
            <h2 class="pairs__title">{pairs}</h2>
            <ul class="pairs__list">{for PairName::offered(props.has_package_index).map(link)}</ul>
            if let Some(pair) = props.pair.map(pair) {
                <div class="pairs__story">
                    <h3>{words.say(compare::story())}</h3>
                    {for pair.story.map(|part| html! { <p>{words.say(part)}</p> })}
                    <a class="button" href="/">{words.say(compare::back_home())}</a>
                </div>
            }
        </aside>
    }
}
