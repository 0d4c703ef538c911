//! `-p`, `--expose`: ports as docker writes them.

/// A port of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContainerPort {
    /// The number.
    pub number: u16,
    /// The protocol.
    pub protocol: Protocol,
}

/// A protocol above IP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Protocol {
    /// `tcp`, also where nothing is typed.
    Tcp,
    /// `udp`.
    Udp,
    /// `sctp`.
    Sctp,
}

/// One port of a container that `-p` publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedPort {
    /// The address as typed; empty means every address.
    pub address: String,
    /// The ports of the host of which one is taken: `(8000, 8000)` for one port, nothing for any.
    pub host: Option<(u16, u16)>,
    /// The port of the container.
    pub container: ContainerPort,
}

impl Protocol {
    /// Returns the word for the protocol.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
            Self::Sctp => "sctp",
        }
    }

    fn read(text: &str) -> Result<Self, String> {
        match text.to_lowercase().as_str() {
            "tcp" => Ok(Self::Tcp),
            "udp" => Ok(Self::Udp),
            "sctp" => Ok(Self::Sctp),
            other => Err(format!("Invalid proto: {other}")),
        }
    }
}

impl std::fmt::Display for ContainerPort {
    /// Writes `5000/tcp`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.number, self.protocol.word())
    }
}

/// Reads a value of `-p`: `[[ADDRESS:][HOST]:]CONTAINER[/PROTOCOL]` with ranges, or `target=CONTAINER,published=HOST,protocol=PROTOCOL`.
///
/// # Errors
/// The client's words.
pub fn publish(text: &str) -> Result<Vec<PublishedPort>, String> {
    let text = &standard_notation(text)?;
    let mut parts: Vec<&str> = text.split(':').collect();
    let container = parts.pop().unwrap_or_default();
    let host = parts.pop().unwrap_or_default();
    let address = match parts.join(":") {
        address if address.is_empty() => address,
        address => host_of(&address)?,
    };
    let (container, protocol) = split_protocol(container);
    if container.is_empty() {
        return Err(format!("No port specified: {text}<empty>"));
    }
    let (first, last) = range(container).map_err(|_| format!("Invalid containerPort: {container}"))?;
    let host_range = match host {
        "" => None,
        _ => Some(range(host).map_err(|_| format!("Invalid hostPort: {host}"))?),
    };
    let n_ports = last - first;
    if host_range.is_some_and(|(start, end)| n_ports != end - start) && n_ports > 0 {
        return Err(format!("Invalid ranges specified for container and host Ports: {container} and {host}"));
    }
    let protocol = Protocol::read(protocol)?;
    let published = (0..=n_ports).map(|index| PublishedPort {
        address: address.clone(),
        host: host_range.map(|(start, end)| match n_ports {
            0 => (start, end),
            _ => (start + index, start + index),
        }),
        container: ContainerPort { number: first + index, protocol },
    });
    Ok(published.collect())
}

/// Reads a value of `--expose`: a port or a range, with a protocol.
///
/// # Errors
/// The client's words.
pub fn expose(text: &str) -> Result<Vec<ContainerPort>, String> {
    if text.contains(':') {
        return Err(format!("invalid port format for --expose: {text}"));
    }
    if text.is_empty() {
        return Err(
            "invalid range format for --expose: , error: Empty string specified for ports.".to_owned()
        );
    }
    let (ports, protocol) = split_protocol(text);
    let (first, last) = range(ports)
        .map_err(|reason| format!("invalid range format for --expose: {text}, error: {reason}"))?;
    let protocol = Protocol::read(protocol)?;
    Ok((first..=last).map(|number| ContainerPort { number, protocol }).collect())
}

/// Writes the long notation of `-p` in the short one.
fn standard_notation(text: &str) -> Result<String, String> {
    if !text.contains('=') {
        return Ok(text.to_owned());
    }
    let (mut target, mut published, mut protocol) = ("", "", "tcp");
    for field in text.split(',') {
        let fields = field
            .split_once('=')
            .ok_or_else(|| format!("invalid publish opts format (should be name=value but got '{field}')"))?;
        match fields {
            ("target", value) => target = value,
            ("published", value) => published = value,
            ("protocol", value) => protocol = value,
            _ => {}
        }
    }
    Ok(format!("{published}:{target}/{protocol}"))
}

/// Splits `5000/udp`; without a protocol it is `tcp`.
fn split_protocol(text: &str) -> (&str, &str) {
    match text.split_once('/') {
        Some(("", _)) => ("", ""),
        Some((port, "")) => (port, "tcp"),
        Some((port, protocol)) => (port, protocol),
        None => (text, "tcp"),
    }
}

/// Takes the brackets from an address, as Go's `net.SplitHostPort` does, and judges the address.
fn host_of(address: &str) -> Result<String, String> {
    let joined = format!("{address}:");
    let failed =
        |reason: &str| format!("Invalid ip address {address}: address {joined}: {reason} in address");
    let host = match address.strip_prefix('[') {
        Some(rest) => {
            let (host, after) = rest.split_once(']').ok_or_else(|| failed("missing ']'"))?;
            match after {
                "" => host,
                _ if after.starts_with(':') => return Err(failed("too many colons")),
                _ => return Err(failed("missing port")),
            }
        }
        None if address.contains(':') => return Err(failed("too many colons")),
        None => address,
    };
    match host.parse::<std::net::IpAddr>() {
        Ok(_) => Ok(host.to_owned()),
        Err(_) => Err(format!("Invalid ip address: {host}")),
    }
}

/// Reads `80` or `80-90`.
fn range(text: &str) -> Result<(u16, u16), String> {
    let number = |text: &str| {
        let failed = |reason| format!("strconv.ParseUint: parsing \"{text}\": {reason}");
        match text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
            true => text.parse::<u16>().map_err(|_| failed("value out of range")),
            false => Err(failed("invalid syntax")),
        }
    };
    let Some((first, last)) = text.split_once('-') else {
        let port = number(text)?;
        return Ok((port, port));
    };
    let (first, last) = (number(first)?, number(last)?);
    match first <= last {
        true => Ok((first, last)),
        false => Err(format!("Invalid range specified for the Port: {text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let one = |port: &PublishedPort| {
            let host = match port.host {
                Some((start, end)) if start == end => start.to_string(),
                Some((start, end)) => format!("{start}-{end}"),
                None => String::new(),
            };
            format!("{}|{host}|{}", port.address, port.container)
        };
        match publish(text) {
            Ok(ports) => ports.iter().map(one).collect::<Vec<_>>().join(" "),
            Err(error) => error,
        }
    }

    #[test]
    fn ports_are_read_as_docker_does() {
        assert_eq!(written("5000"), "||5000/tcp");
        assert_eq!(written(":5000"), "||5000/tcp");
        assert_eq!(written("8000:5000/udp"), "|8000|5000/udp");
        assert_eq!(written("127.0.0.1::5000"), "127.0.0.1||5000/tcp");
        assert_eq!(written("[::1]:80:81"), "::1|80|81/tcp");
        assert_eq!(written("8000-8002:5000-5002"), "|8000|5000/tcp |8001|5001/tcp |8002|5002/tcp");
        assert_eq!(written("8000-8010:80"), "|8000-8010|80/tcp");
        assert_eq!(written("target=80,published=8080,protocol=udp"), "|8080|80/udp");
        assert_eq!(written("0-65535:0-65535").split(' ').count(), 65536);
    }

    #[test]
    fn ports_that_are_none_are_refused_in_dockers_words() {
        for (text, error) in [
            ("abc", "Invalid containerPort: abc"),
            ("x:80", "Invalid hostPort: x"),
            ("8000:", "No port specified: 8000:<empty>"),
            ("", "No port specified: <empty>"),
            ("1-3:1-2", "Invalid ranges specified for container and host Ports: 1-2 and 1-3"),
            ("80/xyz", "Invalid proto: xyz"),
            ("1.2.3:80:80", "Invalid ip address: 1.2.3"),
            ("a:b:c:d", "Invalid ip address a:b: address a:b:: too many colons in address"),
        ] {
            assert_eq!(written(text), error);
        }
        assert_eq!(
            expose("80-70").unwrap_err(),
            "invalid range format for --expose: 80-70, error: Invalid range specified for the Port: 80-70"
        );
    }
}
