//! Environment variables and labels of a command line, and the files that list them.

use super::command::EnvironmentEntry;

impl EnvironmentEntry {
    /// Reads `NAME=VALUE` or `NAME`.
    pub(super) fn read(text: &str) -> Self {
        match text.split_once('=') {
            Some((name, value)) => Self { name: name.to_owned(), value: Some(value.to_owned()) },
            None => Self { name: text.to_owned(), value: None },
        }
    }
}

/// Reads the content of a file of `--env-file`, as docker does: a line is `NAME=VALUE` or `NAME`, or a comment that begins with `#`.
///
/// # Errors
/// A line names no variable, or the file is no text: the client's words, in which `path` names the file.
pub fn environment_file(path: &str, content: &[u8]) -> Result<Vec<EnvironmentEntry>, String> {
    let mut entries = Vec::new();
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    for (index, line) in content.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() > LONGEST_LINE {
            return Err(invalid(path, "bufio.Scanner: token too long"));
        }
        let line = std::str::from_utf8(line).map_err(|_| {
            let bytes: Vec<String> = line.iter().map(u8::to_string).collect();
            invalid(path, &format!("invalid utf8 bytes at line {}: [{}]", index + 1, bytes.join(" ")))
        })?;
        let line = line.trim_start();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let entry = EnvironmentEntry::read(line);
        if entry.name.contains(char::is_whitespace) {
            return Err(invalid(path, &format!("variable '{}' contains whitespaces", entry.name)));
        }
        if entry.name.is_empty() {
            return Err(invalid(path, &format!("no variable name on line '{line}'")));
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn invalid(path: &str, reason: &str) -> String {
    format!("invalid env file ({path}): {reason}")
}

/// Judges a value of `-e`.
pub(super) fn check(text: &str) -> Result<(), String> {
    match text.is_empty() || text.starts_with('=') {
        true => Err(format!("invalid environment variable: {text}")),
        false => Ok(()),
    }
}

/// Judges a value of `-l`.
pub(super) fn check_label(text: &str) -> Result<(), String> {
    let name = text.split('=').next().unwrap_or_default();
    if name.trim().is_empty() {
        return Err(format!("invalid label '{text}': empty name"));
    }
    match name.contains(char::is_whitespace) {
        true => Err(format!("label '{name}' contains whitespaces")),
        false => Ok(()),
    }
}

/// Reads a label; without `=` its value is empty.
pub(super) fn label(text: &str) -> (String, String) {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    (name.to_owned(), value.to_owned())
}

const LONGEST_LINE: usize = 64 * 1024;

/// Judges an `--add-host`: `name:address` or `name=address`.
pub(super) fn check_host(text: &str) -> Result<(), String> {
    let (name, address) = split_host(text);
    if name.is_empty() || address.is_empty() {
        return Err(format!("bad format for add-host: {}", super::values::quoted(text)));
    }
    let plain = address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(address);
    if address != HOST_GATEWAY && plain.parse::<std::net::IpAddr>().is_err() {
        return Err(format!("invalid IP address in add-host: {}", super::values::quoted(address)));
    }
    Ok(())
}

/// Returns an `--add-host` as the engine takes it.
pub(super) fn host(text: &str) -> String {
    let (name, address) = split_host(text);
    format!("{name}:{}", address.trim_matches(['[', ']']))
}

fn split_host(text: &str) -> (&str, &str) {
    let by_sign = text.split_once('=').filter(|(name, _)| !name.contains(':'));
    by_sign.or_else(|| text.split_once(':')).unwrap_or((text, ""))
}

/// The engine's word for the machine that it runs on.
const HOST_GATEWAY: &str = "host-gateway";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_variables_is_read_as_docker_does() {
        let entries = environment_file("e", b"\xef\xbb\xbfA=b=c\r\n  # no\n\n\tB\nC=\n").unwrap();
        let entries: Vec<_> =
            entries.iter().map(|entry| (entry.name.as_str(), entry.value.as_deref())).collect();
        assert_eq!(entries, [("A", Some("b=c")), ("B", None), ("C", Some(""))]);
        for (content, error) in [
            (&b"A=b\n=x"[..], "invalid env file (e): no variable name on line '=x'"),
            (b"A B=c", "invalid env file (e): variable 'A B' contains whitespaces"),
            (b"  \n#c\n C\nX=\xff\n", "invalid env file (e): invalid utf8 bytes at line 4: [88 61 255]"),
        ] {
            assert_eq!(environment_file("e", content), Err(error.to_owned()));
        }
    }
}
