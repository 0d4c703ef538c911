//! The page as a whole: its address, theme, height, reload, the browser's console.

use gloo::events::EventListener;
use protocol::PairName;
use wasm_bindgen::JsValue;
use web_sys::MediaQueryList;

/// A window without the height for two editors above each other, in CSS pixels.
const LOW: &str = "(max-height: 699.98px)";

/// Returns the page's own origin, as `http://localhost:8000`.
#[must_use]
pub fn origin() -> String {
    gloo::utils::window().location().origin().unwrap_or_default()
}

/// Returns the address of a socket at a path of the page's own origin.
#[must_use]
pub fn socket_url(path: &str) -> String {
    socket_address(&origin(), path)
}

fn socket_address(origin: &str, path: &str) -> String {
    // `http` becomes `ws`, `https` becomes `wss`.
    format!("{}{path}", origin.replacen("http", "ws", 1))
}

/// Returns the pair of workspaces to compare that the page's address names.
#[must_use]
pub fn pair() -> Option<PairName> {
    let search = gloo::utils::window().location().search().ok()?;
    PairName::of_key(search.strip_prefix("?pair=")?)
}

/// Returns the part of the page's address that no browser sends to a server, with its sign.
#[must_use]
pub fn fragment() -> Option<String> {
    gloo::utils::window().location().hash().ok().filter(|fragment| !fragment.is_empty())
}

/// Takes that part out of the page's address and out of the browser's history.
pub fn forget_fragment() {
    let history = gloo::utils::window().history();
    let address = address_without_fragment();
    drop(history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address))));
}

/// Returns the page's address with another such part.
#[must_use]
pub fn address_with(fragment: &str) -> String {
    format!("{}#{fragment}", address_without_fragment())
}

fn address_without_fragment() -> String {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Calls whenever that part of the address becomes another while the page stands.
#[must_use = "dropping the listener ends it"]
pub fn on_fragment_change(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| call())
}

/// Loads the page anew.
pub fn reload() {
    drop(gloo::utils::window().location().reload());
}

/// Chooses `light` or `dark` for the style sheets; `None` leaves it to the system.
pub fn set_theme(theme: Option<&str>) {
    let root = gloo::utils::document_element();
    drop(match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    });
}

/// Names the page: in its tab, in the history, in a bookmark.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Returns whether the system asks for a dark page.
#[must_use]
pub fn prefers_dark() -> bool {
    media("(prefers-color-scheme: dark)").is_some_and(|query| query.matches())
}

/// Returns whether fingers press what is on the screen.
#[must_use]
pub fn is_touched() -> bool {
    media("(pointer: coarse)").is_some_and(|query| query.matches())
}

/// Returns whether the window has no height for two editors above each other.
#[must_use]
pub fn is_low() -> bool {
    media(LOW).is_some_and(|query| query.matches())
}

/// Calls whenever [`is_low`] changes; dropping the listener ends that.
#[must_use = "dropping the listener ends it"]
pub fn on_height_change(call: impl Fn(bool) + 'static) -> Option<EventListener> {
    let query = media(LOW)?;
    let now = query.clone();
    Some(EventListener::new(&query, "change", move |_| call(now.matches())))
}

/// Writes an error to the browser's console.
pub fn log_error(text: &str) {
    gloo::console::error!(text);
}

fn media(query: &str) -> Option<MediaQueryList> {
    gloo::utils::window().match_media(query).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_follow_the_page() {
        assert_eq!(socket_address("http://localhost:8000", "/socket"), "ws://localhost:8000/socket");
        assert_eq!(socket_address("https://dock.example", "/socket"), "wss://dock.example/socket");
    }
}
