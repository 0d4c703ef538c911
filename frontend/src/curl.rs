//! The command line that sends the same request as the composer.

use protocol::{AppMethod, Header};

use crate::draft::Request;

/// Returns a `curl` command for a POSIX shell. `origin` is scheme, host and port, without a slash at the end.
#[must_use]
pub fn curl(origin: &str, request: &Request) -> String {
    let mut words = vec!["curl".to_owned()];
    let url = format!("{origin}{}", request.path);
    // curl would take these for patterns of its own.
    if url.contains(['[', ']', '{', '}']) {
        words.push("--globoff".to_owned());
    }
    match request.method {
        AppMethod::Get if request.body.is_empty() => {}
        AppMethod::Head => words.push("--head".to_owned()),
        method => words.extend(["-X".to_owned(), method.as_str().to_owned()]),
    }
    for header in &request.headers {
        words.extend(["-H".to_owned(), quoted(&header_argument(header))]);
    }
    if !request.body.is_empty() {
        // curl would call the body a form.
        if !request.headers.iter().any(|header| header.name.eq_ignore_ascii_case("content-type")) {
            words.extend(["-H".to_owned(), "content-type:".to_owned()]);
        }
        words.extend(["--data-raw".to_owned(), quoted(&request.body)]);
    }
    words.push(quoted(&url));
    words.join(" ")
}

/// Writes a header as curl reads it: a semicolon says that the value is empty, a colon alone would leave the header out.
fn header_argument(Header { name, value }: &Header) -> String {
    if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") }
}

/// Quotes a word for a POSIX shell, if it needs that.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:=,+@%".contains(&byte);
    if !word.is_empty() && word.bytes().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_a_posix_shell() {
        for (word, expected) in [
            ("abc", "abc"),
            ("", "''"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$HOME `x` \"y\" !", "'$HOME `x` \"y\" !'"),
            ("a\nb", "'a\nb'"),
            ("漢字", "'漢字'"),
            ("~", "'~'"),
        ] {
            assert_eq!(quoted(word), expected);
        }
    }

    #[test]
    fn the_line_says_what_the_composer_says() {
        let header = |name: &str, value: &str| Header { name: name.to_owned(), value: value.to_owned() };
        for (method, path, headers, body, expected) in [
            (AppMethod::Get, "/", vec![], "", "curl http://localhost:8000/"),
            (AppMethod::Get, "/a?b=c&d", vec![], "", "curl 'http://localhost:8000/a?b=c&d'"),
            (AppMethod::Get, "/x{1}", vec![], "", "curl --globoff 'http://localhost:8000/x{1}'"),
            (AppMethod::Head, "/", vec![], "", "curl --head http://localhost:8000/"),
            (AppMethod::Delete, "/1", vec![], "", "curl -X DELETE http://localhost:8000/1"),
            (
                AppMethod::Post,
                "/",
                vec![header("Content-Type", "application/json")],
                r#"{"it's":1}"#,
                r#"curl -X POST -H 'Content-Type: application/json' --data-raw '{"it'\''s":1}' http://localhost:8000/"#,
            ),
            (
                AppMethod::Get,
                "/",
                vec![header("x", "")],
                "@b",
                "curl -X GET -H 'x;' -H content-type: --data-raw @b http://localhost:8000/",
            ),
        ] {
            let request = Request { method, path: path.to_owned(), headers, body: body.to_owned() };
            assert_eq!(curl("http://localhost:8000", &request), expected);
        }
    }
}
