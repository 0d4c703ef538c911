//! Header fields that end at the proxy, and those that it changes.

use axum::http::header::{
    CONNECTION, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION, SET_COOKIE, TE, TRAILER, TRANSFER_ENCODING, UPGRADE, X_FRAME_OPTIONS,
};

/// Removes the fields that are between two neighbours only: those of RFC 9110 §7.6.1 and those that `Connection` lists.
pub(super) fn strip_hop_by_hop(headers: &mut HeaderMap) {
    let listed: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in listed.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

/// Returns the protocol that a request or an answer wants to change to.
pub(super) fn upgrade_of(headers: &HeaderMap) -> Option<HeaderValue> {
    let lists_upgrade = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|name| name.trim().eq_ignore_ascii_case("upgrade"));
    headers.get(UPGRADE).filter(|_| lists_upgrade).cloned()
}

/// Asks for an upgrade, or agrees to one, after the hop-by-hop fields were removed.
pub(super) fn set_upgrade(headers: &mut HeaderMap, protocol: HeaderValue) {
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, protocol);
}

/// Makes an app's answer fit to be shown: only our page may frame it, and its cookies stay on its own host.
///
/// Frameworks forbid framing by default; whoever frames an app here is the page of the one who wrote it.
pub(super) fn settle(headers: &mut HeaderMap, frame_ancestors: &HeaderValue) {
    headers.remove(X_FRAME_OPTIONS);
    headers.append(CONTENT_SECURITY_POLICY, frame_ancestors.clone());
    let cookies: Vec<HeaderValue> = headers.get_all(SET_COOKIE).iter().cloned().collect();
    headers.remove(SET_COOKIE);
    for cookie in cookies {
        headers.append(SET_COOKIE, without_domain(cookie));
    }
}

/// Removes the `Domain` attribute: below a common wildcard host it would reach the other apps.
fn without_domain(cookie: HeaderValue) -> HeaderValue {
    let Ok(text) = cookie.to_str() else { return cookie };
    let is_domain = |part: &&str| part.trim_start().to_ascii_lowercase().starts_with("domain");
    let kept: Vec<&str> = text
        .split(';')
        .enumerate()
        .filter(|(at, part)| *at == 0 || !is_domain(part))
        .map(|(_, part)| part)
        .collect();
    HeaderValue::from_str(&kept.join(";")).unwrap_or(cookie)
}

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
        settle(&mut headers, &HeaderValue::from_static("frame-ancestors http://localhost:8000"));
        assert_eq!(headers[SET_COOKIE], "id=1; Path=/");
        assert!(!headers.contains_key(X_FRAME_OPTIONS));
        assert_eq!(headers[CONTENT_SECURITY_POLICY], "frame-ancestors http://localhost:8000");
    }

    #[test]
    fn a_cookie_named_domain_is_a_cookie() {
        assert_eq!(without_domain(HeaderValue::from_static("domain=1; Secure")), "domain=1; Secure");
    }
}
