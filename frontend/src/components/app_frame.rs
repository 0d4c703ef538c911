//! The app's page, shut off from ours.

use yew::prelude::*;

/// Draws the app's page at an address of the app's own origin; with another key it is loaded anew.
///
/// Without `allow-same-origin` it has no storage, no cookies and no way to anything of ours, whatever it runs.
pub(crate) fn app_frame(key: String, address: String, title: &'static str) -> Html {
    html! {
        <iframe {key} class="app__frame" {title} src={address} referrerpolicy="no-referrer"
            sandbox="allow-scripts allow-forms allow-popups allow-modals allow-downloads"></iframe>
    }
}
