//! Which ports a container listens on, read from its network namespace under `/proc`: no process inside has to help.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What listens in a network namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listening {
    /// Reachable from outside the container, ascending.
    pub(crate) open: Vec<u16>,
    /// Reachable from inside alone, ascending.
    pub(crate) loopback: Vec<u16>,
}

impl Listening {
    /// Reads the sockets of a process' network namespace; `None` when the process is gone or not ours to see.
    pub(crate) fn of_process(pid: i64) -> Option<Self> {
        let four = std::fs::read_to_string(format!("/proc/{pid}/net/tcp")).ok()?;
        let six = std::fs::read_to_string(format!("/proc/{pid}/net/tcp6")).unwrap_or_default();
        Some(Self::parse(&four, &six))
    }

    fn parse(four: &str, six: &str) -> Self {
        let mut found = Self::default();
        for (address, port) in four.lines().chain(six.lines()).filter_map(read_listener) {
            let ports = if address.is_loopback() { &mut found.loopback } else { &mut found.open };
            ports.push(port);
        }
        for ports in [&mut found.open, &mut found.loopback] {
            ports.sort_unstable();
            ports.dedup();
        }
        let open = std::mem::take(&mut found.open);
        found.loopback.retain(|port| !open.contains(port));
        found.open = open;
        found
    }
}

/// Reads one line of `/proc/net/tcp` if its socket listens (state 0A).
///
/// ```text
///   0: 0100007F:1388 00000000:0000 0A …
///      ^^^^^^^^ address in 32-bit words of the machine's byte order
///               ^^^^ port
/// ```
fn read_listener(line: &str) -> Option<(IpAddr, u16)> {
    let mut fields = line.split_whitespace();
    let (address, port) = fields.nth(1)?.split_once(':')?;
    if fields.nth(1)? != "0A" {
        return None;
    }
    let port = u16::from_str_radix(port, 16).ok()?;
    Some((read_address(address)?, port))
}

fn read_address(hex: &str) -> Option<IpAddr> {
    let words: Option<Vec<u32>> = hex
        .as_bytes()
        .chunks(8)
        .map(|word| u32::from_str_radix(std::str::from_utf8(word).ok()?, 16).ok().map(u32::swap_bytes))
        .collect();
    match words?[..] {
        [one] => Some(IpAddr::V4(Ipv4Addr::from(one))),
        [a, b, c, d] => {
            let bits = [a, b, c, d].into_iter().fold(0_u128, |bits, word| (bits << 32) | u128::from(word));
            Some(Ipv6Addr::from(bits).to_canonical())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    #[test]
    fn listeners_are_told_apart_by_who_reaches_them() {
        let four = format!(
            "{HEADER}   0: 0100007F:1388 00000000:0000 0A 0\n   1: 00000000:1F90 00000000:0000 0A 0\n   2: 0200000A:0050 00000000:0000 01 0\n"
        );
        let six = format!(
            "{HEADER}   0: 00000000000000000000000001000000:1389 00000000000000000000000000000000:0000 0A 0\n   1: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 0\n"
        );
        let found = Listening::parse(&four, &six);
        assert_eq!(found, Listening { open: vec![22, 8080], loopback: vec![5000, 5001] });
    }

    #[test]
    fn a_port_open_on_one_address_is_open() {
        let four = format!("{HEADER} 0: 0100007F:1388 0:0 0A\n 1: 00000000:1388 0:0 0A\n");
        assert_eq!(Listening::parse(&four, ""), Listening { open: vec![5000], loopback: vec![] });
    }

    #[test]
    fn a_mapped_loopback_address_is_loopback() {
        let six = format!("{HEADER} 0: 0000000000000000FFFF00000100007F:1388 0:0 0A\n");
        assert_eq!(Listening::parse("", &six).loopback, [5000]);
    }
}
