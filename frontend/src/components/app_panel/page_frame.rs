//! The app's page in its frame, and what of the page a frame cannot do.

use std::rc::Rc;

use catalogue::{Message, app};
use yew::prelude::*;

use crate::components::app_frame::AppFrame;
use crate::dom;
use crate::exchange::{Answer, Exchange, ExchangePhase};
use crate::words::use_words;

/// Properties of [`PageFrame`].
#[derive(PartialEq, Properties)]
pub(super) struct PageFrameProps {
    /// The app's own origin in the frame.
    pub(super) origin: AttrValue,
    /// Path and query.
    pub(super) path: AttrValue,
    /// The newest request to the app.
    pub(super) exchange: Option<Rc<Exchange>>,
}

/// The app's page in its frame.
#[component]
pub(super) fn PageFrame(props: &PageFrameProps) -> Html {
    let words = use_words();
    let refused = use_state_eq(|| None::<String>);
    let set_refused = refused.setter();
    use_effect_with((), move |()| {
        let listener = dom::on_frame_refused(move |address| set_refused.set(Some(address)));
        move || drop(listener)
    });
    let limits = use_memo((props.origin.clone(), props.exchange.clone()), |(origin, exchange)| {
        let done = exchange.as_deref().filter(|exchange| exchange.phase == ExchangePhase::Done);
        done.and_then(|exchange| exchange.answer.as_ref())
            .map_or(Vec::new(), |answer| limits_of(answer, origin, &dom::origin()))
    });
    let refused = refused.as_deref().map(app::frame_refused);
    html! {
        <>
            <AppFrame address={format!("{}{}", props.origin, props.path)} title={words.say(app::frame())} />
            <div class="app__limits" role="status">
                {for refused.iter().chain(limits.iter()).map(|limit| html! { <p class="app__hint">{words.say(limit)}</p> })}
            </div>
        </>
    }
}

/// Returns what an answer asks of the browser that a frame on our page does not allow.
fn limits_of(answer: &Answer, app: &str, page: &str) -> Vec<Message> {
    let drops_cookies = || !keeps_cookies(app, page);
    let has_cookie = answer.headers.iter().any(|header| header.name.eq_ignore_ascii_case("set-cookie"));
    let limits = [
        (has_cookie && drops_cookies(), app::frame_cookie as fn() -> Message),
        (sets_cookie(&answer.body), app::frame_script_cookie),
        (WHOLE_TAB.iter().any(|way| answer.body.contains(way)), app::frame_whole_tab),
    ];
    limits.into_iter().filter(|(is_so, _)| *is_so).map(|(_, said)| said()).collect()
}

/// Returns whether a script in a page sets a cookie that is for one site only. One of another site's frame needs `SameSite=None`.
fn sets_cookie(body: &str) -> bool {
    let is_set = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with('=') && !rest.starts_with("==")
    };
    body.split("document.cookie").skip(1).any(is_set) && !body.to_ascii_lowercase().contains("samesite=none")
}

/// Returns whether browsers keep the cookies of a frame: `Secure` ones where they trust the origin, and any where page and app are of one site.
///
/// Two labels are taken for a site, which is wrong below a suffix such as `co.uk`: nothing is said there.
fn keeps_cookies(app: &str, page: &str) -> bool {
    let host = |origin: &str| {
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        host.split(':').next().unwrap_or_default().to_owned()
    };
    let (app_host, page_host) = (host(app), host(page));
    let mut labels = page_host.rsplitn(3, '.');
    let site = labels.next().zip(labels.next()).map(|(last, before)| format!(".{before}.{last}"));
    let is_address = page_host.ends_with(|letter: char| letter.is_ascii_digit());
    let is_one_site = !is_address && site.is_some_and(|site| app_host.ends_with(&site));
    app.starts_with("https:") || app_host.ends_with(".localhost") || is_one_site
}

/// How a page replaces the tab that its frame is in.
const WHOLE_TAB: [&str; 8] = [
    "=\"_top\"",
    "='_top'",
    "=_top",
    "=\"_parent\"",
    "='_parent'",
    "=_parent",
    "top.location",
    "parent.location",
];

#[cfg(test)]
mod tests {
    use protocol::{BuildNumber, Header};

    use super::*;

    const LOCAL: (&str, &str) = ("http://fk3v9.localhost:8001", "http://localhost:8000");

    fn keys(body: &str, cookie: bool, (app, page): (&str, &str)) -> Vec<Message> {
        let cookie = cookie.then(|| Header { name: "Set-Cookie".to_owned(), value: "session=1".to_owned() });
        let answer = Answer {
            status: 200,
            reason: "OK".to_owned(),
            headers: cookie.into_iter().collect(),
            body: body.to_owned(),
            body_bytes: None,
            first_byte_micros: 0,
            body_micros: None,
            build: Some(BuildNumber(1)),
        };
        limits_of(&answer, app, page)
    }

    #[test]
    fn a_page_that_a_frame_shows_whole_has_no_limit() {
        for body in ["<h1>hi</h1><a href=/>x</a>", "<script>if (document.cookie == 'a') f()</script>"] {
            assert_eq!(keys(body, true, LOCAL), [], "{body}");
        }
        assert_eq!(keys("document.cookie = 'a=1; SameSite=None; Secure'", false, LOCAL), []);
    }

    #[test]
    fn what_a_frame_drops_is_said() {
        for body in ["document.cookie='a=1'", "document.cookie = `theme=${t}`"] {
            assert_eq!(keys(body, false, LOCAL), [app::frame_script_cookie()], "{body}");
        }
        for body in ["<a target=\"_top\" href=/>", "<form target=_parent>", "window.top.location = '/'"] {
            assert_eq!(keys(body, false, LOCAL), [app::frame_whole_tab()], "{body}");
        }
    }

    #[test]
    fn plain_http_from_elsewhere_keeps_cookies_only_within_one_site() {
        for (app, page, keeps) in [
            ("https://fa.apps.test", "https://drydock.example.org", true),
            ("http://fa.apps.example.org:8001", "http://drydock.example.org", true),
            ("http://fa.apps.example.org:8001", "http://example.org", true),
            ("http://fa.10.0.0.5.nip.io:8001", "http://10.0.0.5:8000", false),
            ("http://fa.10.0.0.5", "http://10.0.0.5:8000", false),
            ("http://fa.apps.test", "http://drydock.example.org", false),
            ("http://fa.apps.test", "http://drydock", false),
        ] {
            assert_eq!(keys("", true, (app, page)).is_empty(), keeps, "{app} in {page}");
            assert_eq!(keys("", false, (app, page)), [], "no cookie, nothing to say");
        }
    }
}
