//! The packet filter as text: what `iptables-restore` and `ebtables` are given. Pure.

use std::collections::BTreeSet;
use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;

/// An IPv4 network, as `10.0.0.0/8`; without a prefix it is one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cidr {
    network: Ipv4Addr,
    pub(super) prefix: u8,
}

impl Cidr {
    /// Returns the network of that address.
    pub(super) fn new(address: Ipv4Addr, prefix: u8) -> Self {
        let prefix = prefix.min(32);
        let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
        Self { network: Ipv4Addr::from(u32::from(address) & mask), prefix }
    }

    fn contains(&self, address: Ipv4Addr) -> bool {
        Self::new(address, self.prefix).network == self.network
    }

    /// Returns whether both have addresses in common.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.contains(other.network) || other.contains(self.network)
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.network, self.prefix)
    }
}

impl FromStr for Cidr {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (address, prefix) = text.split_once('/').unwrap_or((text, "32"));
        let prefix: u8 = prefix.parse().map_err(drop)?;
        let address = address.parse().map_err(drop)?;
        if prefix <= 32 { Ok(Self::new(address, prefix)) } else { Err(()) }
    }
}

/// Everything that the rules of one bridge are made of.
#[derive(Clone, Debug)]
pub(super) struct BridgeFilter {
    pub(super) bridge: String,
    pub(super) subnet: Cidr,
    /// Reached on port 53.
    pub(super) name_servers: Vec<Ipv4Addr>,
    /// Reached on ports 80 and 443, wherever they are.
    pub(super) allowed: BTreeSet<Cidr>,
    /// Where the machine itself has addresses.
    pub(super) machine: Vec<Cidr>,
}

impl BridgeFilter {
    /// Returns all chains.
    pub(super) fn all(&self) -> String {
        let Self { bridge, subnet, .. } = self;
        let (chain, host_chain) = (chain(bridge), host_chain(bridge));
        let mut text = self.changing();
        for line in [
            "*filter".to_owned(),
            format!(":{chain} - [0:0]"),
            format!(":{host_chain} - [0:0]"),
            format!("-A {chain} -i {bridge} -j ACCEPT"),
            format!("-A {chain} -o {bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT"),
            // What `mangle` let through: answers to this machine, and names.
            format!("-A {host_chain} -i {bridge} -j ACCEPT"),
            "COMMIT".to_owned(),
            "*nat".to_owned(),
            format!(":{chain} - [0:0]"),
            format!("-A {chain} -s {subnet} ! -o {bridge} -j MASQUERADE"),
            "COMMIT".to_owned(),
        ] {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// Returns the chains that change with names and addresses.
    pub(super) fn changing(&self) -> String {
        let Self { bridge, subnet, .. } = self;
        let (chain, host_chain) = (chain(bridge), host_chain(bridge));
        let mut lines = vec![
            "*mangle".to_owned(),
            format!(":{chain} - [0:0]"),
            format!(":{host_chain} - [0:0]"),
            format!("-A {chain} -i {bridge} -o {bridge} -j DROP"),
            format!("-A {chain} -i {bridge} ! -s {subnet} -j DROP"),
            format!("-A {chain} -o {bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j RETURN"),
            format!("-A {chain} -o {bridge} -j DROP"),
        ];
        lines.extend(self.exceptions(&chain));
        for range in self.closed() {
            lines.push(format!("-A {chain} -i {bridge} -d {range} -j DROP"));
        }
        lines.push(format!("-A {host_chain} -i {bridge} ! -s {subnet} -j DROP"));
        lines.push(format!(
            "-A {host_chain} -i {bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j RETURN"
        ));
        lines.extend(self.exceptions(&host_chain));
        lines.push(format!("-A {host_chain} -i {bridge} -j DROP"));
        lines.push("COMMIT\n".to_owned());
        lines.join("\n")
    }

    /// Names and packages are reached wherever a network puts them.
    fn exceptions(&self, chain: &str) -> Vec<String> {
        let bridge = &self.bridge;
        let mut lines = Vec::new();
        for server in &self.name_servers {
            for protocol in ["udp", "tcp"] {
                lines.push(format!(
                    "-A {chain} -i {bridge} -d {server}/32 -p {protocol} --dport 53 -j RETURN"
                ));
            }
        }
        for network in &self.allowed {
            lines.push(format!(
                "-A {chain} -i {bridge} -d {network} -p tcp -m multiport --dports 80,443 -j RETURN"
            ));
        }
        lines
    }

    fn closed(&self) -> BTreeSet<Cidr> {
        let own = self.machine.iter().filter(|own| !is_closed(own.network)).copied();
        closed_ranges().chain(own).collect()
    }
}

/// Tells whether an address is in a range that is never part of the outside world.
pub(super) fn is_closed(address: Ipv4Addr) -> bool {
    closed_ranges().any(|range| range.contains(address))
}

fn closed_ranges() -> impl Iterator<Item = Cidr> {
    CLOSED.iter().map(|([a, b, c, d], prefix)| Cidr::new(Ipv4Addr::new(*a, *b, *c, *d), *prefix))
}

/// What is private, link-local, multicast, carrier-grade, for documentation and benchmarks, or reserved
/// (<https://www.iana.org/assignments/iana-ipv4-special-registry>).
const CLOSED: [([u8; 4], u8); 15] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// Returns the rules of `ebtables`, without their action: frames pass between the machine and a port, and nowhere else. Nobody on a port
/// speaks IPv6.
pub(super) fn frames(bridge: &str) -> [String; 3] {
    [
        format!("FORWARD --logical-in {bridge} -j DROP"),
        format!("FORWARD --logical-out {bridge} -j DROP"),
        format!("INPUT --logical-in {bridge} -p IPv6 -j DROP"),
    ]
}

/// Returns the rules that lead to our chains: those that drop come before everybody's, those that accept after.
pub(super) fn jumps(bridge: &str, first: &str, last: &str) -> [String; 5] {
    let (chain, host_chain) = (chain(bridge), host_chain(bridge));
    [
        format!("-t mangle {first} FORWARD -j {chain}"),
        format!("-t mangle {first} INPUT -j {host_chain}"),
        format!("-t filter {last} FORWARD -j {chain}"),
        format!("-t filter {last} INPUT -j {host_chain}"),
        format!("-t nat {first} POSTROUTING -j {chain}"),
    ]
}

/// Returns our chains with their tables.
pub(super) fn chains(bridge: &str) -> [(&'static str, String); 5] {
    let (chain, host_chain) = (chain(bridge), host_chain(bridge));
    [
        ("mangle", chain.clone()),
        ("mangle", host_chain.clone()),
        ("filter", chain.clone()),
        ("filter", host_chain),
        ("nat", chain),
    ]
}

pub(super) fn chain(bridge: &str) -> String {
    bridge.to_ascii_uppercase()
}

/// Holds the rules for packets to this machine; a chain's name may have 28 characters.
pub(super) fn host_chain(bridge: &str) -> String {
    format!("{}-HOST", chain(bridge))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter() -> BridgeFilter {
        BridgeFilter {
            bridge: "br".to_owned(),
            subnet: "10.1.2.0/24".parse().unwrap(),
            name_servers: vec![Ipv4Addr::new(10, 9, 9, 9)],
            allowed: ["10.7.0.1".parse().unwrap(), "203.0.113.0/28".parse().unwrap()].into(),
            machine: vec!["8.8.4.0/24".parse().unwrap(), "192.168.1.7/24".parse().unwrap()],
        }
    }

    fn position(rules: &str, part: &str) -> usize {
        rules.find(part).unwrap_or_else(|| panic!("{part} is in\n{rules}"))
    }

    #[test]
    fn exceptions_come_before_ranges_and_name_their_ports() {
        let rules = filter().changing();
        let ranges = position(&rules, "-A BR -i br -d 0.0.0.0/8 -j DROP");
        for exception in [
            "-A BR -i br -d 10.9.9.9/32 -p udp --dport 53 -j RETURN",
            "-A BR -i br -d 10.7.0.1/32 -p tcp -m multiport --dports 80,443 -j RETURN",
            "-A BR -i br -d 203.0.113.0/28 -p tcp -m multiport --dports 80,443 -j RETURN",
        ] {
            assert!(position(&rules, exception) < ranges, "{rules}");
        }
        assert!(position(&rules, "-i br -o br -j DROP") < position(&rules, "RETURN"));
        assert!(!rules.contains("ACCEPT"), "nothing is accepted before the owner's rules:\n{rules}");
    }

    #[test]
    fn what_is_forbidden_is_dropped_before_the_owners_rules_and_the_rest_accepted_after() {
        let expected = [
            "-t mangle -I FORWARD -j BR",
            "-t mangle -I INPUT -j BR-HOST",
            "-t filter -A FORWARD -j BR",
            "-t filter -A INPUT -j BR-HOST",
            "-t nat -I POSTROUTING -j BR",
        ];
        assert_eq!(jumps("br", "-I", "-A"), expected);
        let all = filter().all();
        let accepting = position(&all, "*filter");
        assert!(!all[..accepting].contains("ACCEPT"), "{all}");
        position(&all[accepting..], "-A BR -i br -j ACCEPT");
        position(&all[accepting..], "-A BR -o br -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
        position(&all[accepting..], "-A BR-HOST -i br -j ACCEPT");
    }

    #[test]
    fn a_foreign_source_is_dropped_first_and_what_has_no_exception_last() {
        let rules = filter().changing();
        for (chain, last) in
            [("BR", "-A BR -i br -d 240.0.0.0/4 -j DROP"), ("BR-HOST", "-A BR-HOST -i br -j DROP")]
        {
            let own: Vec<&str> =
                rules.lines().filter(|line| line.starts_with(&format!("-A {chain} -i br"))).collect();
            let foreign = format!("-A {chain} -i br ! -s 10.1.2.0/24 -j DROP");
            let first = own.iter().position(|line| line.ends_with("RETURN")).expect("there are exceptions");
            assert!(own[..first].contains(&foreign.as_str()), "{rules}");
            assert_eq!(own.last(), Some(&last), "{rules}");
        }
        let answers = position(&rules, "-A BR -o br -m conntrack --ctstate RELATED,ESTABLISHED -j RETURN");
        assert!(answers < position(&rules, "-A BR -o br -j DROP\n"), "nobody outside asks a container");
    }

    #[test]
    fn the_machines_own_networks_are_closed() {
        let rules = filter().changing();
        position(&rules, "-A BR -i br -d 8.8.4.0/24 -j DROP");
        assert!(!rules.contains("192.168.1.0/24"), "a wider range has it already:\n{rules}");
    }

    #[test]
    fn every_special_range_is_closed_and_the_world_is_not() {
        for address in [
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.53",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.2",
            "192.168.9.9",
            "198.19.0.1",
            "198.51.100.1",
            "203.0.113.7",
            "224.0.0.251",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
        ] {
            assert!(is_closed(address.parse().unwrap()), "{address}");
        }
        for address in ["1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "151.101.0.223"] {
            assert!(!is_closed(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn a_network_is_read_and_written() {
        let read = |text: &str| text.parse::<Cidr>().map(|network| network.to_string());
        assert_eq!(read("10.1.2.3"), Ok("10.1.2.3/32".to_owned()));
        assert_eq!(read("10.1.2.3/8"), Ok("10.0.0.0/8".to_owned()));
        assert_eq!(read("0.0.0.0/0"), Ok("0.0.0.0/0".to_owned()));
        for text in ["10.1.2", "10.1.2.3/33", "a", "10.1.2.3/", "/8"] {
            assert_eq!(read(text), Err(()), "{text}");
        }
    }
}
