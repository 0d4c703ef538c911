//! The app's page, shut off from ours.

use yew::prelude::*;

use crate::words::use_words;

/// Properties of [`AppFrame`].
#[derive(PartialEq, Properties)]
pub struct AppFrameProps {
    /// The page's address, on the app's own origin.
    pub address: AttrValue,
}

/// The app's page. Without `allow-same-origin` it has no storage, no cookies and no way to anything of ours, whatever it runs.
#[component]
pub fn AppFrame(props: &AppFrameProps) -> Html {
    let words = use_words().app;
    html! {
        <iframe class="app__frame" title={words.frame} src={props.address.clone()} referrerpolicy="no-referrer"
            sandbox="allow-scripts allow-forms allow-popups allow-modals allow-downloads"></iframe>
    }
}
