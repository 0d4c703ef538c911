//! The app's page, shut off from ours.

use yew::prelude::*;

/// Properties of [`AppFrame`].
#[derive(PartialEq, Properties)]
pub(crate) struct AppFrameProps {
    /// An address of the app's own origin.
    pub(crate) address: AttrValue,
    /// The frame's name.
    pub(crate) title: AttrValue,
}

/// The app's page; with another key it is loaded anew.
///
/// Without `allow-same-origin` it has no storage, no cookies and no way to anything of ours, whatever it runs.
#[component]
pub(crate) fn AppFrame(props: &AppFrameProps) -> Html {
    html! {
        <iframe class="app__frame" title={props.title.clone()} src={props.address.clone()} referrerpolicy="no-referrer"
            sandbox="allow-scripts allow-forms allow-popups allow-modals allow-downloads"></iframe>
    }
}
