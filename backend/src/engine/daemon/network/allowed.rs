//! What is reached although it lies in a closed range: name servers, package hosts, and what the operator allows.
//!
//! Mirrors and gateways put package hosts into private and reserved ranges. So the machine's own resolver is asked where they are, again and
//! again, and an answer counts for an hour: a name that changes its address with each answer stays reachable.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{Duration, Instant};

use super::rules::{Cidr, is_closed};

/// What `RUN` steps and containers may reach on ports 80 and 443 wherever it is (`DRYDOCK_ALLOW_NETWORKS`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllowedNetwork {
    /// An address or a range of them.
    Range(Cidr),
    /// A name, which the machine's own resolver is asked for.
    Name(String),
}

/// Why a text is neither a network nor a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a host name, an IPv4 address or a range such as `10.1.0.0/16`")]
pub struct AllowedNetworkError;

impl FromStr for AllowedNetwork {
    type Err = AllowedNetworkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(range) = text.parse() {
            return Ok(Self::Range(range));
        }
        let is_numeric = text.chars().all(|character| character.is_ascii_digit() || character == '.');
        if is_numeric || !is_host_name(text) {
            return Err(AllowedNetworkError);
        }
        Ok(Self::Name(text.to_ascii_lowercase()))
    }
}

impl fmt::Display for AllowedNetwork {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range(range) => range.fmt(formatter),
            Self::Name(name) => formatter.write_str(name),
        }
    }
}

/// What is known to be allowed.
#[derive(Clone, Debug, Default)]
pub(super) struct PermittedRanges {
    ranges: BTreeSet<Cidr>,
    /// Addresses that names had, with the last time.
    seen: BTreeMap<Ipv4Addr, Instant>,
    /// Whether all names have been asked for at least once.
    is_complete: bool,
}

impl PermittedRanges {
    /// Returns what needs no resolver.
    pub(super) fn of_addresses(allowed: &[AllowedNetwork]) -> Self {
        let ranges = allowed.iter().filter_map(|network| match network {
            AllowedNetwork::Range(range) => Some(*range),
            AllowedNetwork::Name(_) => None,
        });
        Self { ranges: ranges.collect(), ..Self::default() }
    }

    /// Asks for all names: the operator's, the known package hosts', and those that the machine's own configuration names.
    pub(super) async fn look_up(&mut self, allowed: &[AllowedNetwork]) {
        self.ranges = Self::of_addresses(allowed).ranges;
        let own = allowed.iter().filter_map(|network| match network {
            AllowedNetwork::Name(name) => Some(name.clone()),
            AllowedNetwork::Range(_) => None,
        });
        let configured = tokio::task::spawn_blocking(configured_hosts).await.unwrap_or_default();
        let known = PACKAGE_HOSTS.iter().map(|name| (*name).to_owned());
        let names: BTreeSet<String> = own.chain(configured).chain(known).take(MOST_NAMES).collect();
        let now = Instant::now();
        // One after the other: a name server that drops what comes in a burst would make everybody on this machine wait, the engine first.
        for name in names {
            let found = tokio::net::lookup_host((name.as_str(), 443)).await;
            for address in found.into_iter().flatten() {
                self.learn(address.ip(), now);
            }
        }
        self.is_complete = true;
        self.seen.retain(|_, seen| now.duration_since(*seen) < REMEMBERED);
    }

    /// What lies in the outside world needs no exception. An address of this machine that nobody else has is never allowed by a name.
    fn learn(&mut self, address: IpAddr, now: Instant) {
        let IpAddr::V4(address) = address else { return };
        if is_closed(address)
            && !address.is_loopback()
            && !address.is_unspecified()
            && !address.is_link_local()
        {
            let _ = self.seen.insert(address, now);
        }
    }

    /// Tells whether all names have been asked for at least once.
    pub(super) fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Returns every network that is allowed.
    pub(super) fn addresses(&self) -> BTreeSet<Cidr> {
        let seen = self.seen.keys().take(MOST_ADDRESSES).map(|address| Cidr::new(*address, 32));
        self.ranges.iter().copied().chain(seen).collect()
    }
}

/// Returns the name servers that the engine gives to containers: the machine's, or those behind the machine's own stub.
pub(super) fn name_servers() -> Vec<Ipv4Addr> {
    let files = ["/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"];
    let texts = files.iter().filter_map(|file| std::fs::read_to_string(file).ok());
    let mut servers: Vec<Ipv4Addr> = texts.flat_map(|text| servers_in(&text)).collect();
    servers.sort_unstable();
    servers.dedup();
    servers.truncate(MOST_SERVERS);
    servers
}

fn servers_in(text: &str) -> Vec<Ipv4Addr> {
    let servers = text.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        (words.next() == Some("nameserver")).then(|| words.next()?.parse::<Ipv4Addr>().ok())?
    });
    servers.filter(|server| !server.is_loopback()).collect()
}

/// Returns the hosts that the settings of pip, apt, npm, Go and of proxies name.
fn configured_hosts() -> Vec<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let mut texts: Vec<String> =
        VARIABLES.iter().filter_map(|variable| std::env::var(variable).ok()).collect();
    let mut files: Vec<PathBuf> = FILES.iter().map(PathBuf::from).collect();
    files.extend(HOME_FILES.iter().map(|file| home.join(file)));
    for folder in FOLDERS {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        files.extend(entries.map(|entry| entry.path()).take(MOST_FILES));
    }
    texts.extend(files.iter().filter_map(|file| read_short(file)));
    texts.iter().flat_map(|text| hosts_in(text)).collect()
}

fn read_short(file: &Path) -> Option<String> {
    let length = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file)?.len();
    if length > MOST_BYTES { None } else { std::fs::read_to_string(file).ok() }
}

/// Returns the hosts of all web addresses in a text; comments of configuration files do not count.
fn hosts_in(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with(['#', ';']) && !line.trim_start().starts_with("//"));
    let mut hosts = Vec::new();
    for line in lines {
        for scheme in ["http://", "https://"] {
            for (at, _) in line.match_indices(scheme) {
                let rest = &line[at + scheme.len()..];
                let end = rest.find(|it: char| !(it.is_ascii_graphic()) || "/\"'<>,;|?#".contains(it));
                let authority = &rest[..end.unwrap_or(rest.len())];
                let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
                let host = host.split_once(':').map_or(host, |(host, _)| host);
                if is_host_name(host) {
                    hosts.push(host.to_ascii_lowercase());
                }
            }
        }
    }
    hosts
}

fn is_host_name(text: &str) -> bool {
    let is_label = |label: &str| {
        let fits = (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
        fits && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    text.len() <= 253 && text.strip_suffix('.').unwrap_or(text).split('.').all(is_label)
}

/// Where lessons' package managers fetch from.
const PACKAGE_HOSTS: [&str; 22] = [
    "pypi.org",
    "files.pythonhosted.org",
    "deb.debian.org",
    "security.debian.org",
    "snapshot.debian.org",
    "archive.ubuntu.com",
    "security.ubuntu.com",
    "ports.ubuntu.com",
    "dl-cdn.alpinelinux.org",
    "registry.npmjs.org",
    "registry.yarnpkg.com",
    "nodejs.org",
    "index.crates.io",
    "static.crates.io",
    "static.rust-lang.org",
    "proxy.golang.org",
    "sum.golang.org",
    "rubygems.org",
    "index.rubygems.org",
    "repo.packagist.org",
    "repo.maven.apache.org",
    "repo1.maven.org",
];

const VARIABLES: [&str; 14] = [
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "PIP_FIND_LINKS",
    "PIP_PROXY",
    "UV_INDEX_URL",
    "GOPROXY",
    "NPM_CONFIG_REGISTRY",
    "npm_config_registry",
];
const FILES: [&str; 5] =
    ["/etc/pip.conf", "/etc/apt/sources.list", "/etc/apt/apt.conf", "/etc/npmrc", "/etc/apk/repositories"];
const HOME_FILES: [&str; 4] = [".config/pip/pip.conf", ".pip/pip.conf", ".npmrc", ".cargo/config.toml"];
const FOLDERS: [&str; 2] = ["/etc/apt/sources.list.d", "/etc/apt/apt.conf.d"];
const MOST_FILES: usize = 64;
const MOST_BYTES: u64 = 256 * 1024;
const MOST_NAMES: usize = 128;
const MOST_ADDRESSES: usize = 512;
const MOST_SERVERS: usize = 8;
const REMEMBERED: Duration = Duration::from_secs(60 * 60);
/// How often names are looked up.
pub(super) const LOOK_UP_EVERY: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_addresses_and_ranges_are_told_apart() {
        let read = |text: &str| text.parse::<AllowedNetwork>().map(|network| network.to_string());
        assert_eq!(read("10.1.2.3"), Ok("10.1.2.3/32".to_owned()));
        assert_eq!(read("10.1.0.0/16"), Ok("10.1.0.0/16".to_owned()));
        assert_eq!(read("Mirror.example.org"), Ok("mirror.example.org".to_owned()));
        for text in ["", "10.1.2.3.4", "10.1.0.0/40", "a b", "http://a", "a/8", "-a", "fd00::1"] {
            assert_eq!(read(text), Err(AllowedNetworkError), "{text}");
        }
    }

    #[test]
    fn hosts_are_found_in_settings_of_all_kinds() {
        let text = "# https://commented.example\n[global]\nindex-url = https://user:secret@pypi.corp.example:8443/simple\nextra-index-url=http://two.example/simple https://three.example\nAcquire::http::Proxy \"http://apt.example:3142/\";\ndeb [signed-by=/x] http://deb.example/debian bookworm main\n";
        let hosts = ["pypi.corp.example", "two.example", "three.example", "apt.example", "deb.example"];
        let mut found = hosts_in(text);
        found.sort();
        let mut hosts = hosts.map(str::to_owned);
        hosts.sort();
        assert_eq!(found, hosts);
    }

    #[test]
    fn only_closed_addresses_need_an_exception_and_this_machine_gets_none() {
        let mut known = PermittedRanges::default();
        for address in ["203.0.113.7", "10.4.4.4", "151.101.0.223", "127.0.0.1", "169.254.169.254", "fd00::1"]
        {
            known.learn(address.parse().unwrap(), Instant::now());
        }
        let allowed: Vec<String> = known.addresses().iter().map(ToString::to_string).collect();
        assert_eq!(allowed, ["10.4.4.4/32", "203.0.113.7/32"]);
    }

    #[test]
    fn stubs_on_loopback_are_no_name_servers() {
        let text = "search a\nnameserver 127.0.0.53\nnameserver 10.0.0.2 # comment\nnameserver fd00::1\n";
        assert_eq!(servers_in(text), [Ipv4Addr::new(10, 0, 0, 2)]);
    }
}
