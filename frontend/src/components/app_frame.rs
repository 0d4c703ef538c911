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
/// The app keeps its own origin, which is never ours: a host of its own on another port. So its requests, storage and cookies work, and nothing of
/// ours is in reach. It cannot leave the frame.
#[component]
pub(crate) fn AppFrame(props: &AppFrameProps) -> Html {
    html! {
        <iframe class="app__frame" title={props.title.clone()} src={props.address.clone()} referrerpolicy="no-referrer"
            sandbox="allow-scripts allow-forms allow-popups allow-modals allow-downloads allow-same-origin"></iframe>
    }
}
