//! Ports of `EXPOSE` (`dockerfile2llb/convert_expose.go`).

use crate::words::quote;

/// A port, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// The first.
    pub first: u16,
    /// The last; the same as the first for one port.
    pub last: u16,
    /// `tcp`, `udp` or `sctp`.
    pub protocol: String,
    /// Whether the protocol is written with capitals.
    pub has_capitals: bool,
    /// Whether there is an address or a host's port, which says nothing.
    pub is_mapping: bool,
}

/// Why a port is refused, in BuildKit's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortError(pub String);

/// Reads `80`, `8000-8010/udp` and what `docker run --publish` takes.
///
/// # Errors
///
/// A port, protocol or address that BuildKit would not take.
pub fn read_port(text: &str) -> Result<Port, PortError> {
    let (rest, container) = text.rsplit_once(':').unwrap_or(("", text));
    let (address, host) = rest.rsplit_once(':').unwrap_or(("", rest));
    let (port, protocol) = container.split_once('/').unwrap_or((container, ""));
    let fault = |fault: &str| PortError(format!("invalid port: {}: {fault}", quote(text)));
    if port.is_empty() {
        return Err(fault("no port specified"));
    }
    let lower = protocol.to_lowercase();
    if !matches!(lower.as_str(), "" | "tcp" | "udp" | "sctp") {
        return Err(fault(&format!("invalid proto: {protocol}")));
    }
    let inner = address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(address);
    if !inner.is_empty() && !is_address(inner) {
        return Err(PortError(format!("invalid IP address: {inner}")));
    }
    let (first, last) = range(port).ok_or_else(|| PortError(format!("invalid containerPort: {port}")))?;
    if !host.is_empty() {
        let (host_first, host_last) =
            range(host).ok_or_else(|| PortError(format!("invalid hostPort: {host}")))?;
        if last - first != host_last - host_first && first != last {
            return Err(PortError(format!(
                "invalid ranges specified for container and host Ports: {port} and {host}"
            )));
        }
    }
    Ok(Port {
        first,
        last,
        has_capitals: protocol != lower,
        protocol: if lower.is_empty() { "tcp".to_owned() } else { lower },
        is_mapping: !address.is_empty() || !host.is_empty(),
    })
}

fn range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some((first, last))
}

/// Returns whether Go's `net.ParseIP` takes a text. The parsers of `std::net` would weigh more than this whole file.
fn is_address(text: &str) -> bool {
    let is_v4 = |text: &str| {
        let is_byte = |part: &str| {
            part.len() <= 3 && part.parse::<u8>().is_ok() && (part == "0" || !part.starts_with(['0', '+']))
        };
        text.split('.').count() == 4 && text.split('.').all(is_byte)
    };
    if !text.contains(':') {
        return is_v4(text);
    }
    // `::` stands for at least one group, and only once; the last two groups may be an IPv4 address.
    let n_groups = |side: &str| -> Option<usize> {
        let mut n = 0;
        let mut parts = side.split(':').peekable();
        while let Some(part) = parts.next() {
            let is_hex = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
            n += match (is_hex, parts.peek()) {
                (true, _) => 1,
                (false, None) if is_v4(part) => 2,
                _ => return None,
            };
        }
        Some(n)
    };
    let side = |side: &str| if side.is_empty() { Some(0) } else { n_groups(side) };
    match text.split_once("::") {
        Some((left, right)) => {
            matches!((side(left), side(right)), (Some(left), Some(right)) if left + right < 8)
                && !left.contains('.')
        }
        None => n_groups(text) == Some(8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_and_ranges() {
        for (text, first, last, protocol) in
            [("80", 80, 80, "tcp"), ("8000-8010/UDP", 8000, 8010, "udp"), ("127.0.0.1:80:81", 81, 81, "tcp")]
        {
            let port = read_port(text).unwrap();
            assert_eq!((port.first, port.last, port.protocol.as_str()), (first, last, protocol), "{text}");
        }
        assert!(read_port("[::1]:8080:8080").unwrap().is_mapping);
        assert!(read_port("80/TCP").unwrap().has_capitals);
    }

    #[test]
    fn addresses_are_those_of_the_standard_library() {
        for text in [
            "1.2.3.4",
            "01.2.3.4",
            "1.2.3",
            "256.1.1.1",
            "+1.2.3.4",
            "::",
            "::1",
            "1::",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7",
            "1::2::3",
            "::ffff:1.2.3.4",
            "1.2.3.4::",
            "g::",
            "12345::",
            ":1",
            "1:",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7::",
            "",
            "::1:2:3:4:5:6:7:8",
            ":::",
            "1.2.3.4:1",
        ] {
            assert_eq!(is_address(text), text.parse::<std::net::IpAddr>().is_ok(), "{text}");
        }
    }

    #[test]
    fn what_buildkit_refuses() {
        for (text, message) in [
            ("http", "invalid containerPort: http"),
            ("70000", "invalid containerPort: 70000"),
            ("20-10", "invalid containerPort: 20-10"),
            ("80/http", "invalid port: \"80/http\": invalid proto: http"),
            ("/tcp", "invalid port: \"/tcp\": no port specified"),
            ("x:80:80", "invalid IP address: x"),
            ("1-3:1-2", "invalid ranges specified for container and host Ports: 1-2 and 1-3"),
        ] {
            assert_eq!(read_port(text), Err(PortError(message.to_owned())), "{text}");
        }
    }
}
