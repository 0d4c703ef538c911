//! A request as it is being composed: what the fields hold, and what they mean.

use protocol::{AppMethod, AppRequest, ContainerNumber, Header};

/// What the fields of the composer hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The chosen method.
    pub method: AppMethod,
    /// Path and query as typed.
    pub path: String,
    /// Headers as typed, one a line.
    pub headers: String,
    /// The body.
    pub body: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self { method: AppMethod::Get, path: "/".to_owned(), headers: String::new(), body: String::new() }
    }
}

/// A request that can be sent, to whichever container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its method.
    pub method: AppMethod,
    /// Path and query.
    pub path: String,
    /// Header fields in order.
    pub headers: Vec<Header>,
    /// The body; empty for none.
    pub body: String,
}

/// What is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftProblem {
    /// The path does not begin with a slash.
    Path,
    /// A line of the headers, counted from 1, is none.
    Header {
        /// Which.
        line: usize,
    },
}

impl Draft {
    /// Reads the fields.
    ///
    /// # Errors
    ///
    /// Names the first field that cannot be sent.
    pub fn read(&self) -> Result<Request, DraftProblem> {
        let path = encoded(self.path.trim());
        if !path.starts_with('/') {
            return Err(DraftProblem::Path);
        }
        let lines = self.headers.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let headers = lines.map(|(text, line)| header(text).ok_or(DraftProblem::Header { line }));
        Ok(Request {
            method: self.method,
            path,
            headers: headers.collect::<Result<_, _>>()?,
            body: self.body.clone(),
        })
    }
}

impl Draft {
    /// Returns what may be asked without a press: a GET, of the same page where that is what is being composed.
    #[must_use]
    pub fn first(&self) -> Self {
        let plain = Self { body: String::new(), ..self.clone() };
        if self.method == AppMethod::Get && plain.read().is_ok() { plain } else { Self::default() }
    }
}

impl Request {
    /// Addresses it.
    #[must_use]
    pub fn to(self, container: ContainerNumber) -> AppRequest {
        let Self { method, path, headers, body } = self;
        AppRequest { container, method, path, headers, body }
    }
}

impl From<&AppRequest> for Request {
    fn from(request: &AppRequest) -> Self {
        let AppRequest { container: _, method, path, headers, body } = request.clone();
        Self { method, path, headers, body }
    }
}

/// Reads `name: value`; names are tokens of RFC 9110 §5.6.2, values have no control characters.
fn header(line: &str) -> Option<Header> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let fits = !name.is_empty() && name.bytes().all(is_token) && !value.chars().any(char::is_control);
    fits.then(|| Header { name: name.to_owned(), value: value.to_owned() })
}

/// Encodes what may not stand in a path as it is, as browsers do: spaces, control characters, everything beyond ASCII. The fragment stays here.
fn encoded(path: &str) -> String {
    let path = path.split('#').next().unwrap_or_default();
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>`".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, headers: &str) -> Result<Request, DraftProblem> {
        Draft { path: path.to_owned(), headers: headers.to_owned(), ..Draft::default() }.read()
    }

    #[test]
    fn paths_are_encoded_as_browsers_do() {
        for (typed, sent) in [
            ("/", "/"),
            (" /a?b=c&d=%20 ", "/a?b=c&d=%20"),
            ("/a b", "/a%20b"),
            ("/字#part", "/%E5%AD%97"),
            ("/<\"`>", "/%3C%22%60%3E"),
        ] {
            assert_eq!(read(typed, "").map(|request| request.path), Ok(sent.to_owned()));
        }
        assert_eq!(read("hello", ""), Err(DraftProblem::Path));
        assert_eq!(read("", ""), Err(DraftProblem::Path));
    }

    #[test]
    fn only_pages_are_asked_without_a_press() {
        let draft = |method, path: &str| Draft {
            method,
            path: path.to_owned(),
            body: "b".to_owned(),
            ..Draft::default()
        };
        assert_eq!(draft(AppMethod::Get, "/a").first(), Draft { path: "/a".to_owned(), ..Draft::default() });
        assert_eq!(draft(AppMethod::Post, "/a").first(), Draft::default());
        assert_eq!(draft(AppMethod::Get, "a").first(), Draft::default());
    }

    #[test]
    fn headers_are_one_a_line() {
        let request = read("/", "a: b\n\n X-Y :  z:1 \nempty:").expect("headers");
        let pairs: Vec<_> =
            request.headers.iter().map(|header| (header.name.as_str(), header.value.as_str())).collect();
        assert_eq!(pairs, [("a", "b"), ("X-Y", "z:1"), ("empty", "")]);
        assert_eq!(read("/", "a: b\n\nno header"), Err(DraftProblem::Header { line: 3 }));
        assert_eq!(read("/", "a b: c"), Err(DraftProblem::Header { line: 1 }));
    }
}
