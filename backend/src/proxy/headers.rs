//! Header fields that end at the proxy, and those that it changes.

use axum::http::header::{
    CONNECTION, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION, SET_COOKIE, TE, TRAILER, TRANSFER_ENCODING, UPGRADE, X_FRAME_OPTIONS,
};

/// Removes the fields that are between two neighbours only: those of RFC 9110 §7.6.1 and those that `Connection` lists.
///
/// A sender must not list a field that is meant for the recipient. Who does so anyway does not get rid of it: without `Host` or `Cookie` the app
/// would answer another request than the one that was sent.
pub(super) fn strip_hop_by_hop(headers: &mut HeaderMap) {
    let listed: Vec<HeaderName> = connection_options(headers)
        .filter_map(|name| HeaderName::from_bytes(name).ok())
        .filter(|name| !is_end_to_end(name))
        .collect();
    for name in listed.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

/// Returns the protocol that a request or an answer wants to change to.
pub(super) fn upgrade_of(headers: &HeaderMap) -> Option<HeaderValue> {
    let lists_upgrade = connection_options(headers).any(|name| name.eq_ignore_ascii_case(b"upgrade"));
    headers.get(UPGRADE).filter(|_| lists_upgrade).cloned()
}

/// Returns what the `Connection` fields list. They are read as bytes, so that one odd byte does not hide the other options.
fn connection_options(headers: &HeaderMap) -> impl Iterator<Item = &[u8]> {
    let fields = headers.get_all(CONNECTION).iter();
    fields.flat_map(|value| value.as_bytes().split(|byte| *byte == b',')).map(<[u8]>::trim_ascii)
}

/// Returns whether a field is meant for whoever answers or asks, not for the next neighbour.
fn is_end_to_end(name: &HeaderName) -> bool {
    let name = name.as_str();
    END_TO_END.contains(&name) || END_TO_END_FAMILIES.iter().any(|family| name.starts_with(family))
}

/// Asks for an upgrade, or agrees to one, after the hop-by-hop fields were removed.
pub(super) fn set_upgrade(headers: &mut HeaderMap, protocol: HeaderValue) {
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, protocol);
}

/// Which of a browser's jars has to take an app's cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jar {
    /// That of a tab: as the app sends them.
    Tab,
    /// That of a frame inside of a page of another site. It takes only cookies that say so, each for this one page (RFC 6265bis §5.2, CHIPS).
    Frame,
}

/// Makes an app's answer fit to be shown: only our page and the app itself may frame it, and its cookies stay on its own host.
///
/// Frameworks forbid framing by default; whoever frames an app here is the page of the one who wrote it.
pub(super) fn settle(headers: &mut HeaderMap, frame_ancestors: &HeaderValue, jar: Jar) {
    headers.remove(X_FRAME_OPTIONS);
    replace_each(headers, &CONTENT_SECURITY_POLICY, without_ancestors);
    headers.append(CONTENT_SECURITY_POLICY, frame_ancestors.clone());
    replace_each(headers, &SET_COOKIE, |cookie| settled(cookie, jar));
}

/// Replaces every value of a field; those of which nothing is left go.
fn replace_each(headers: &mut HeaderMap, name: &HeaderName, new: impl Fn(&[u8]) -> Vec<u8>) {
    let values: Vec<HeaderValue> = headers.get_all(name).iter().cloned().collect();
    headers.remove(name);
    let values = values.iter().map(|value| new(value.as_bytes())).filter(|value| !value.is_empty());
    for value in values.filter_map(|value| HeaderValue::from_bytes(&value).ok()) {
        headers.append(name, value);
    }
}

/// Removes the directive that says who may frame the page; ours replaces it.
fn without_ancestors(policies: &[u8]) -> Vec<u8> {
    let is_ancestors = |directive: &[u8]| {
        let name = directive.trim_ascii().split(u8::is_ascii_whitespace).next().unwrap_or_default();
        name.eq_ignore_ascii_case(b"frame-ancestors")
    };
    let kept = |policy: &[u8]| {
        let directives: Vec<&[u8]> =
            policy.split(|byte| *byte == b';').filter(|directive| !is_ancestors(directive)).collect();
        directives.join(&b';')
    };
    // Several policies may stand in one field, with a comma between.
    let policies: Vec<Vec<u8>> = policies.split(|byte| *byte == b',').map(kept).collect();
    policies.join(&b',')
}

/// Removes every `Domain` attribute: below a common wildcard host the cookie would reach the other apps. For a frame, says that the cookie may
/// stand in one.
fn settled(cookie: &[u8], jar: Jar) -> Vec<u8> {
    let is_replaced = |part: &[u8]| jar == Jar::Frame && CROSS_SITE.contains(&letters_of(part).as_slice());
    let mut parts = cookie.split(|byte| *byte == b';');
    // The cookie itself may have any name.
    let mut kept = parts.next().unwrap_or_default().to_vec();
    for part in parts.filter(|part| !names_domain(part) && !is_replaced(part)) {
        kept.push(b';');
        kept.extend_from_slice(part);
    }
    if jar == Jar::Frame {
        kept.extend_from_slice(b"; Secure; SameSite=None; Partitioned");
    }
    kept
}

/// A cookie is bytes, and browsers forgive much. So an attribute goes as soon as its name holds the word; one with another name that does so
/// means nothing to a browser.
fn names_domain(attribute: &[u8]) -> bool {
    letters_of(attribute).windows(DOMAIN.len()).any(|word| word == DOMAIN)
}

/// Returns the letters in an attribute's name.
fn letters_of(attribute: &[u8]) -> Vec<u8> {
    let name = attribute.split(|byte| *byte == b'=').next().unwrap_or_default();
    name.iter().filter(|byte| byte.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect()
}

const DOMAIN: &[u8] = b"domain";
const CROSS_SITE: [&[u8]; 3] = [b"secure", b"samesite", b"partitioned"];

const HOP_BY_HOP: [HeaderName; 9] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// Fields of RFC 9110 and its kin that are for the recipient. Those that are between neighbours as well are in [`HOP_BY_HOP`].
const END_TO_END: [&str; 30] = [
    "age",
    "allow",
    "authorization",
    "cache-control",
    "clear-site-data",
    "cookie",
    "date",
    "etag",
    "expect",
    "expires",
    "forwarded",
    "from",
    "host",
    "last-event-id",
    "last-modified",
    "link",
    "location",
    "max-forwards",
    "origin",
    "pragma",
    "range",
    "referer",
    "retry-after",
    "server",
    "set-cookie",
    "strict-transport-security",
    "user-agent",
    "vary",
    "via",
    "www-authenticate",
];
const END_TO_END_FAMILIES: [&str; 9] = [
    "accept",
    "access-control-",
    "content-",
    "cross-origin-",
    "if-",
    "sec-",
    "x-content-",
    "x-csrf",
    "x-forwarded-",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn map(fields: &[(&str, &str)]) -> HeaderMap {
        fields
            .iter()
            .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn fields_between_neighbours_end_here() {
        let mut headers = map(&[
            ("connection", "close, X-Mine"),
            ("x-mine", "1"),
            ("te", "trailers"),
            ("accept", "*/*"),
            ("keep-alive", "5"),
        ]);
        strip_hop_by_hop(&mut headers);
        assert_eq!(headers, map(&[("accept", "*/*")]));
    }

    #[test]
    fn an_upgrade_needs_both_fields() {
        assert_eq!(
            upgrade_of(&map(&[("connection", "keep-alive, Upgrade"), ("upgrade", "websocket")])),
            Some(HeaderValue::from_static("websocket"))
        );
        assert_eq!(upgrade_of(&map(&[("upgrade", "websocket")])), None);
        assert_eq!(upgrade_of(&map(&[("connection", "upgrade")])), None);
    }

    #[test]
    fn cookies_stay_on_their_host() {
        let mut headers =
            map(&[("set-cookie", "id=1; Domain=apps.example.org; Path=/"), ("x-frame-options", "DENY")]);
        settle(&mut headers, &HeaderValue::from_static("frame-ancestors http://localhost:8000"), Jar::Tab);
        assert_eq!(headers[SET_COOKIE], "id=1; Path=/");
        assert!(!headers.contains_key(X_FRAME_OPTIONS));
        assert_eq!(headers[CONTENT_SECURITY_POLICY], "frame-ancestors http://localhost:8000");
    }

    #[track_caller]
    fn cookie(sent: &[u8], kept: &[u8]) {
        let sent = HeaderValue::from_bytes(sent).unwrap();
        assert_eq!(settled(sent.as_bytes(), Jar::Tab), kept, "{sent:?}");
        let framed = settled(sent.as_bytes(), Jar::Frame);
        assert!(framed.ends_with(b"; Secure; SameSite=None; Partitioned"), "{sent:?}");
        assert!(!framed.split(|byte| *byte == b';').skip(1).any(names_domain), "{sent:?}");
    }

    #[test]
    fn a_cookie_of_the_frame_says_that_it_may_stand_in_one() {
        for (sent, kept) in [
            ("session=a; HttpOnly; Path=/", "session=a; HttpOnly; Path=/"),
            (
                "session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0",
                "session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0",
            ),
            ("session=a; SameSite=Strict; secure; Path=/", "session=a; Path=/"),
            ("secure=1; samesite=Lax;Partitioned", "secure=1"),
            ("id", "id"),
        ] {
            let framed = settled(sent.as_bytes(), Jar::Frame);
            assert_eq!(
                String::from_utf8(framed).unwrap(),
                format!("{kept}; Secure; SameSite=None; Partitioned")
            );
        }
    }

    #[test]
    fn an_app_does_not_forbid_its_own_frame() {
        for (sent, kept) in [
            ("frame-ancestors 'none'", ""),
            ("default-src 'self'; Frame-Ancestors 'self'; img-src *", "default-src 'self'; img-src *"),
            ("a-src x;frame-ancestors y, frame-ancestors z;b-src w", "a-src x,b-src w"),
            ("default-src frame-ancestors", "default-src frame-ancestors"),
        ] {
            assert_eq!(String::from_utf8(without_ancestors(sent.as_bytes())).unwrap(), kept);
        }
        let mut headers = map(&[("content-security-policy", "frame-ancestors 'none'; img-src *")]);
        settle(&mut headers, &HeaderValue::from_static("frame-ancestors 'self'"), Jar::Tab);
        let policies: Vec<_> = headers.get_all(CONTENT_SECURITY_POLICY).iter().collect();
        assert_eq!(policies, [" img-src *", "frame-ancestors 'self'"]);
    }

    #[test]
    fn a_cookie_named_domain_is_a_cookie() {
        cookie(b"domain=1; Secure", b"domain=1; Secure");
        cookie(b"x=domain; Path=/domain", b"x=domain; Path=/domain");
    }

    #[test]
    fn no_spelling_keeps_a_domain() {
        for domain in [
            &b"Domain=example.org"[..],
            b" domain = example.org",
            b"\tDOMAIN\t=\texample.org",
            b"Domain",
            b"Domain=",
            b"Domain=a=b",
            b"\"Domain\"=example.org",
            b"Domain=\"example.org\"",
            b"Domain=ex\xe9mple.org",
            b"Dom\xadain=example.org",
            b"\xa0Domain=example.org",
            b"\xef\xbb\xbfDomain=example.org",
            b"Do main=example.org",
        ] {
            cookie(&[b"id=\xe9; Path=/;", domain, b"; HttpOnly"].concat(), b"id=\xe9; Path=/; HttpOnly");
            cookie(&[b"id=1;", domain, b";", domain].concat(), b"id=1");
        }
    }

    #[test]
    fn every_cookie_of_an_answer_is_settled() {
        let mut headers =
            map(&[("set-cookie", "a=1; Domain=x"), ("set-cookie", "b=\"; Domain=x\""), ("set-cookie", "c")]);
        settle(&mut headers, &HeaderValue::from_static("frame-ancestors 'none'"), Jar::Tab);
        let kept: Vec<_> = headers.get_all(SET_COOKIE).iter().collect();
        assert_eq!(kept, ["a=1", "b=\"", "c"]);
    }

    #[test]
    fn the_connection_list_removes_nothing_that_is_meant_for_the_app() {
        let kept = [
            ("host", "a"),
            ("cookie", "b"),
            ("authorization", "c"),
            ("content-length", "1"),
            ("content-type", "d"),
            ("set-cookie", "e"),
            ("accept", "f"),
            ("sec-websocket-key", "g"),
            ("if-none-match", "h"),
            ("x-forwarded-for", "i"),
        ];
        let list = kept.map(|(name, _)| name.to_uppercase()).join(" ,\t");
        let mut headers = map(&kept);
        headers.insert(CONNECTION, list.parse().unwrap());
        strip_hop_by_hop(&mut headers);
        assert_eq!(headers, map(&kept));
    }

    #[test]
    fn one_odd_byte_does_not_hide_the_other_options() {
        let mut headers = map(&[("x-mine", "1"), ("upgrade", "websocket")]);
        headers.append(CONNECTION, HeaderValue::from_bytes(b"\xff, x-mine, Upgrade").unwrap());
        assert_eq!(upgrade_of(&headers), Some(HeaderValue::from_static("websocket")));
        strip_hop_by_hop(&mut headers);
        assert_eq!(headers, HeaderMap::new());
    }

    #[test]
    fn transfer_encoding_ends_here_whoever_lists_it() {
        let mut headers =
            map(&[("connection", "transfer-encoding, close"), ("transfer-encoding", "chunked")]);
        strip_hop_by_hop(&mut headers);
        assert_eq!(headers, HeaderMap::new());
    }
}
