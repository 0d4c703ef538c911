//! The arguments of `curl` and `wget`, as far as tutorials use them.

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) target: Target,
    pub(super) method: String,
    pub(super) headers: Vec<(String, String)>,
    /// Pieces of the body, joined by `&`; one that begins with `@` names a file.
    pub(super) data: Vec<String>,
    pub(super) agent: String,
    /// The file that the answer goes into.
    pub(super) file: Option<String>,
    pub(super) write_out: Option<String>,
    pub(super) shows_head: bool,
    pub(super) follows_redirects: bool,
    pub(super) fails_silently: bool,
    pub(super) is_silent: bool,
    pub(super) shows_errors: bool,
}

/// Where a request goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) port: u16,
    /// Path and query, beginning with `/`.
    pub(super) path: String,
}

/// An error of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArgumentError {
    pub(super) text: String,
    pub(super) status: i32,
}

impl Asked {
    /// Returns whether a header was given.
    pub(super) fn has_header(&self, wanted: &str) -> bool {
        self.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted))
    }
}

impl Target {
    /// Reads a URL, with or without `http://`.
    fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("http://").unwrap_or(url);
        if rest.contains("://") {
            return None;
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let authority = authority.rsplit('@').next().unwrap_or(authority);
        let (name, port) = match authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) {
            Some((name, port)) => (name, port.parse().ok()?),
            None => (authority, 80),
        };
        let path = path.split('#').next().unwrap_or_default();
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        (!name.is_empty()).then(|| Self { name: name.to_owned(), port, path })
    }

    /// Returns whether it names this machine, where the ports of containers are published.
    pub(super) fn is_local(&self) -> bool {
        matches!(self.name.as_str(), "localhost" | "127.0.0.1" | "0.0.0.0" | "[::1]")
    }

    /// Returns what stands in the `Host` field.
    pub(super) fn host(&self) -> String {
        if self.port == 80 { self.name.clone() } else { format!("{}:{}", self.name, self.port) }
    }

    /// Returns where a redirect leads.
    pub(super) fn joined(&self, location: &str) -> Option<Self> {
        if location.starts_with('/') {
            return Some(Self { path: location.to_owned(), ..self.clone() });
        }
        Self::parse(location).filter(|_| location.contains("://"))
    }
}

/// Reads the arguments of `curl` or `wget`.
pub(super) fn read(name: &str, arguments: &[String]) -> Result<Asked, ArgumentError> {
    let is_wget = name == "wget";
    let mut asked = Asked {
        agent: if is_wget { "Wget".to_owned() } else { "curl/8".to_owned() },
        follows_redirects: is_wget,
        fails_silently: is_wget,
        ..Asked::default()
    };
    let mut url = None;
    let mut has_body_in_url = false;
    let mut is_head = false;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let flag = match word.strip_prefix("--") {
            Some(long) => vec![long_name(long, is_wget)],
            None if word.len() > 1 && word.starts_with('-') => split_short(word, is_wget),
            None => {
                url = Some(word.clone());
                continue;
            }
        };
        for (flag, given) in flag {
            let mut value = || {
                given.clone().or_else(|| words.next().cloned()).ok_or_else(|| ArgumentError {
                    text: format!("{name}: option {word}: requires parameter\n"),
                    status: 2,
                })
            };
            match flag.as_str() {
                "request" | "method" => asked.method = value()?,
                "header" => {
                    let header = value()?;
                    let (field, content) = header.split_once(':').unwrap_or((&header, ""));
                    asked.headers.push((field.trim().to_owned(), content.trim().to_owned()));
                }
                "data" | "data-raw" | "data-binary" | "data-ascii" | "post-data" | "body-data" => {
                    asked.data.push(value()?);
                }
                "json" => {
                    asked.data.push(value()?);
                    asked.headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
                }
                "output" | "output-document" => asked.file = Some(value()?).filter(|file| file != "-"),
                "remote-name" => asked.file = Some(String::new()),
                "user-agent" => asked.agent = value()?,
                "write-out" => asked.write_out = Some(value()?),
                "get" => has_body_in_url = true,
                "include" | "server-response" => asked.shows_head = true,
                "head" | "spider" => is_head = true,
                "location" => asked.follows_redirects = true,
                "fail" => asked.fails_silently = true,
                "silent" | "quiet" => asked.is_silent = true,
                "show-error" => asked.shows_errors = true,
                "max-time" | "connect-timeout" | "retry" | "user" | "timeout" | "tries" => drop(value()?),
                "verbose" | "insecure" | "no-verbose" | "compressed" | "http1.1" | "no-buffer" => {}
                other => {
                    let text = if is_wget {
                        format!("wget: unrecognized option '{other}'\n")
                    } else {
                        format!(
                            "curl: option {word}: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n"
                        )
                    };
                    return Err(ArgumentError { text, status: 2 });
                }
            }
        }
    }
    let Some(url) = url else {
        let text = if is_wget {
            "wget: missing URL\nUsage: wget [OPTION]... [URL]...\n".to_owned()
        } else {
            "curl: (2) no URL specified\n".to_owned()
        };
        return Err(ArgumentError { text, status: 2 });
    };
    asked.target = Target::parse(&url).ok_or_else(|| ArgumentError {
        text: format!("{name}: (1) Protocol of '{url}' is not supported here: only http to localhost is\n"),
        status: 1,
    })?;
    if has_body_in_url && !asked.data.is_empty() {
        let separator = if asked.target.path.contains('?') { '&' } else { '?' };
        asked.target.path = format!("{}{separator}{}", asked.target.path, asked.data.join("&"));
        asked.data.clear();
    }
    if is_wget && asked.file.is_none() && !arguments.iter().any(|word| word.contains("O")) {
        asked.file = Some(String::new());
    }
    if asked.file.as_deref() == Some("") {
        let path = asked.target.path.split('?').next().unwrap_or_default();
        let last = path.rsplit('/').next().filter(|last| !last.is_empty()).unwrap_or("index.html");
        asked.file = Some(last.to_owned());
    }
    if asked.method.is_empty() {
        let has_body = !asked.data.is_empty();
        asked.method = if is_head {
            "HEAD"
        } else if has_body {
            "POST"
        } else {
            "GET"
        }
        .to_owned();
    }
    asked.shows_head |= is_head && !is_wget;
    Ok(asked)
}

fn long_name(long: &str, _is_wget: bool) -> (String, Option<String>) {
    match long.split_once('=') {
        Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
        None => (long.to_owned(), None),
    }
}

/// Splits `-sSo file` into its flags; the first that takes a value takes the rest.
fn split_short(word: &str, is_wget: bool) -> Vec<(String, Option<String>)> {
    let mut flags = Vec::new();
    let letters = word.get(1..).unwrap_or_default();
    for (at, letter) in letters.char_indices() {
        let known = match (letter, is_wget) {
            ('O', true) => "output-document",
            ('q', true) => "quiet",
            ('S', true) => "server-response",
            ('T', true) => "timeout",
            ('t', true) => "tries",
            ('X', false) => "request",
            ('H', false) => "header",
            ('d', false) => "data",
            ('o', false) => "output",
            ('O', false) => "remote-name",
            ('A', false) => "user-agent",
            ('w', false) => "write-out",
            ('G', false) => "get",
            ('i', false) => "include",
            ('I', false) => "head",
            ('L', false) => "location",
            ('f', false) => "fail",
            ('s', false) => "silent",
            ('S', false) => "show-error",
            ('m', false) => "max-time",
            ('u', false) => "user",
            ('v', _) => "verbose",
            ('k', false) => "insecure",
            _ => "",
        };
        let takes_value = matches!(
            known,
            "output-document"
                | "timeout"
                | "tries"
                | "request"
                | "header"
                | "data"
                | "output"
                | "user-agent"
                | "write-out"
                | "max-time"
                | "user"
        );
        let name = if known.is_empty() { letter.to_string() } else { known.to_owned() };
        let rest = letters.get(at + letter.len_utf8()..).unwrap_or_default();
        if takes_value {
            flags.push((name, Some(rest.to_owned()).filter(|rest| !rest.is_empty())));
            break;
        }
        flags.push((name, None));
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curl(line: &str) -> Result<Asked, ArgumentError> {
        read("curl", &line.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_url_names_a_port_of_the_page() {
        let asked = curl("localhost:8000").unwrap();
        assert_eq!(
            (asked.target.port, asked.target.path.as_str(), asked.method.as_str()),
            (8000, "/", "GET")
        );
        let asked = curl("-s http://127.0.0.1:5000/a?b=c#d").unwrap();
        assert_eq!((asked.target.port, asked.target.path.as_str()), (5000, "/a?b=c"));
        assert!(asked.is_silent && asked.target.is_local());
        assert_eq!(curl("http://localhost").unwrap().target.port, 80);
        assert!(!curl("http://example.com/").unwrap().target.is_local());
        assert_eq!(curl("ftp://localhost/").unwrap_err().status, 1);
    }

    #[test]
    fn flags_may_stand_together_and_take_what_follows() {
        let asked = curl("-sSXPOST -H Accept:x -d a=1 -d b=2 -o out localhost:8000/x").unwrap();
        assert_eq!(asked.method, "POST");
        assert_eq!(asked.data, ["a=1", "b=2"]);
        assert_eq!(asked.headers, [("Accept".to_owned(), "x".to_owned())]);
        assert_eq!(asked.file.as_deref(), Some("out"));
        assert_eq!(curl("-d a=1 localhost:1").unwrap().method, "POST");
        assert_eq!(curl("-Gd a=1 localhost:1/x").unwrap().target.path, "/x?a=1");
        assert_eq!(curl("-I localhost:1").unwrap().method, "HEAD");
        assert_eq!(curl("-X").unwrap_err().text, "curl: option -X: requires parameter\n");
        assert!(curl("--nope localhost").unwrap_err().text.contains("is unknown"));
        assert_eq!(curl("-s").unwrap_err().text, "curl: (2) no URL specified\n");
    }

    #[test]
    fn wget_keeps_the_answer_in_a_file() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let file = |line: &str| read("wget", &words(line)).unwrap().file;
        assert_eq!(file("localhost:8000/a/b.txt?x").as_deref(), Some("b.txt"));
        assert_eq!(file("localhost:8000").as_deref(), Some("index.html"));
        assert_eq!(file("-qO- localhost:8000"), None);
        assert_eq!(file("-O page localhost:8000").as_deref(), Some("page"));
    }
}
