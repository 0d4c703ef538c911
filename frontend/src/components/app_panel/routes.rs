//! The app's routes, as its own file gives them: pressing one fills in method and path.

use std::rc::Rc;

use catalogue::app;
use yew::prelude::*;

use crate::routes::RouteChoice;
use crate::words::use_words;

/// Properties of [`Routes`].
#[derive(PartialEq, Properties)]
pub(super) struct RoutesProps {
    /// What the app answers.
    pub(super) routes: Rc<Vec<RouteChoice>>,
    /// The user chose one; without a listener they are only named.
    pub(super) on_choose: Option<Callback<RouteChoice>>,
}

/// The app's routes.
#[component]
pub(super) fn Routes(props: &RoutesProps) -> Html {
    let name = use_words().say(app::routes());
    if props.routes.is_empty() {
        return Html::default();
    }
    let route = |route: &RouteChoice| {
        let text =
            html! { <><span class="routes__method">{route.method.as_str()}</span>{" "}{&route.path}</> };
        let choice = match &props.on_choose {
            Some(on_choose) => {
                let chosen = route.clone();
                let onclick = on_choose.reform(move |_: MouseEvent| chosen.clone());
                html! { <button type="button" class="routes__route" translate="no" {onclick}>{text}</button> }
            }
            None => html! { <span class="routes__route" translate="no">{text}</span> },
        };
        html! { <li key={format!("{} {}", route.method.as_str(), route.path)}>{choice}</li> }
    };
    html! {
        <div class="routes">
            <span class="routes__name" aria-hidden="true">{name.clone()}</span>
            <ul class="routes__list" aria-label={name}>{for props.routes.iter().map(route)}</ul>
        </div>
    }
}
