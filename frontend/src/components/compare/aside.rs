//! The pairs that can be compared, and the story of the one that is open.

use messages::page::pairs;
use protocol::PairName;
use yew::prelude::*;

use crate::words::use_words;

/// Properties of [`Aside`].
#[derive(PartialEq, Properties)]
pub(super) struct AsideProps {
    /// The pair that the workspace is for.
    pub(super) pair: Option<PairName>,
}

/// The list of pairs, and under it the story.
#[component]
pub(super) fn Aside(props: &AsideProps) -> Html {
    let words = use_words();
    let link = |name: PairName| {
        let pair = pairs::pair(words.language, name);
        let is_open = props.pair == Some(name);
        html! {
            <li>
                <a class="preset" href={format!("?pair={}", name.key())} aria-current={is_open.then_some("page")}>
                    <b>{pair.title}</b><span>{pair.about}</span>
                </a>
            </li>
        }
    };
    let open = props.pair.map(|name| pairs::pair(words.language, name));
    let words = words.compare;
    html! {
        <aside class="pairs" aria-label={words.pairs}>
            <h2 class="pairs__title">{words.pairs}</h2>
            <ul class="pairs__list">{for PairName::ALL.map(link)}</ul>
            if let Some(pair) = open {
                <div class="pairs__story">
                    <h3>{words.story}</h3>
                    {for pair.story.map(|part| html! { <p>{part}</p> })}
                    <a class="button" href="/">{words.back_home}</a>
                </div>
            }
        </aside>
    }
}
