//! Where the app is asked, as a browser's address bar.

use std::rc::Rc;

use catalogue::app;
use protocol::ContainerRecord;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::draft::Draft;
use crate::words::use_words;

/// Properties of [`AddressBar`].
#[derive(PartialEq, Properties)]
pub(super) struct AddressBarProps {
    /// The container that is asked.
    pub(super) container: Rc<ContainerRecord>,
    /// What is being composed.
    pub(super) draft: Draft,
    /// Whether the app can be opened as a page of its own.
    pub(super) can_open: bool,
    /// The user changed the path.
    pub(super) on_draft: Callback<Draft>,
    /// The user sends it.
    pub(super) on_send: Callback<()>,
}

/// Where the app is asked.
#[component]
pub(super) fn AddressBar(props: &AddressBarProps) -> Html {
    let words = use_words();
    let ask_again = words.say(app::ask_again());
    let container = &props.container;
    let is_over = !container.state.is_live();
    let read = props.draft.read();
    let oninput = {
        let draft = props.draft.clone();
        props.on_draft.reform(move |event: InputEvent| {
            let path = event.target_unchecked_into::<HtmlInputElement>().value();
            Draft { path, ..draft.clone() }
        })
    };
    let onsubmit = props.on_send.reform(|event: SubmitEvent| event.prevent_default());
    let address =
        read.as_ref().map_or(String::new(), |request| format!("{}{}", container.app_origin, request.path));
    html! {
        <form class="address" {onsubmit}>
            <button type="submit" class="button button--icon" aria-label={ask_again.clone()} title={ask_again}
                disabled={is_over}>
                {Icon::Reload.draw()}
            </button>
            <label class="address__field">
                <span class="address__host" translate="no" title={container.app_origin.clone()}>{host(container, props.can_open)}</span>
                <input class="address__path" aria-label={words.say(app::path())} aria-invalid={read.is_err().to_string()} spellcheck="false" autocomplete="off"
                    autocapitalize="off" inputmode="url" enterkeyhint="go" value={props.draft.path.clone()} {oninput} />
                if let Some(port) = container.main_port() {
                    <small class="address__port">{words.say(app::container_port(port.container_port))}</small>
                }
            </label>
            if props.can_open && !is_over && read.is_ok() {
                <a class="button address__open" href={address} target="_blank" rel="noopener noreferrer">{words.say(app::open())}</a>
            }
        </form>
    }
}

/// Returns the host that a browser or `curl` outside of the page reaches the app at. Where apps have no addresses of their own, it is what
/// `docker run -p` would give.
fn host(container: &ContainerRecord, has_pages: bool) -> String {
    let own = container.app_origin.split_once("://").map(|(_, host)| host.to_owned());
    own.filter(|_| has_pages).unwrap_or_else(|| {
        format!(
            "localhost{}",
            container.main_port().map_or_else(String::new, |port| format!(":{}", port.virtual_port))
        )
    })
}
