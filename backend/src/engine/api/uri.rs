//! Paths and queries of requests, escaped here and nowhere else.
//!
//! The engine decodes a path before it looks for the route, and cleans it of `.`, `..` and empty segments. A name that holds one of these would
//! reach another place of the API, so no request is made of it.

use std::fmt::Write;

use super::{ApiError, ApiVersion};

/// The target of a request while it is put together.
#[derive(Debug)]
pub(super) struct RequestUri {
    path: Result<String, String>,
    query: String,
}

impl RequestUri {
    /// Joins the segments below the version. A segment may hold slashes, as names of images do.
    pub(super) fn new(version: ApiVersion, segments: &[&str]) -> Self {
        let mut path = format!("/v{version}");
        for segment in segments {
            if segment.split('/').any(|part| matches!(part, "" | "." | "..")) {
                return Self { path: Err((*segment).to_owned()), query: String::new() };
            }
            path.push('/');
            escape(&mut path, segment, b"/:@");
        }
        Self { path: Ok(path), query: String::new() }
    }

    /// Adds a field to the query; a name may come several times.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        self.query.push(if self.query.is_empty() { '?' } else { '&' });
        escape(&mut self.query, name, b"");
        self.query.push('=');
        escape(&mut self.query, value, b"");
    }

    /// Returns the whole target.
    pub(super) fn finish(self) -> Result<String, ApiError> {
        Ok(self.path.map_err(ApiError::Name)? + &self.query)
    }
}

/// Escapes what is not unreserved in RFC 3986, but for the bytes of `plain`.
fn escape(target: &mut String, text: &str, plain: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || plain.contains(&byte) {
            target.push(char::from(byte));
        } else {
            write!(target, "%{byte:02X}").expect("a string takes whatever is written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(segments: &[&str], query: &[(&str, &str)]) -> Option<String> {
        let mut uri = RequestUri::new(ApiVersion { major: 1, minor: 41 }, segments);
        query.iter().for_each(|(name, value)| uri.add(name, value));
        uri.finish().ok()
    }

    #[test]
    fn names_and_values_are_escaped_and_cannot_leave_their_place() {
        let escaped = |segments: &[&str], query: &[(&str, &str)]| uri(segments, query).unwrap();
        assert_eq!(escaped(&["images", "drydock/w1/a:b", "json"], &[]), "/v1.41/images/drydock/w1/a:b/json");
        assert_eq!(
            escaped(&["containers", "a?b#c d\n%é", "json"], &[("size", "1&x=2"), ("size", "+")]),
            "/v1.41/containers/a%3Fb%23c%20d%0A%25%C3%A9/json?size=1%26x%3D2&size=%2B"
        );
    }

    #[test]
    fn a_name_that_names_another_place_is_refused() {
        for name in ["", ".", "..", "a/../b", "../info", "a//b", "/a", "a/", "a/."] {
            assert_eq!(uri(&["containers", name, "json"], &[]), None, "{name}");
        }
    }
}
