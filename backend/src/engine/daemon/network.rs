//! The private daemon's bridge and packet filter.
//!
//! The rules are ours and stand in chains of our own: a `dockerd` that manages its own rules flushes the chains that it shares with the
//! machine's Docker. Containers and `RUN` steps reach the internet. They reach neither each other, nor what listens on this machine, nor the
//! link-local addresses where clouds keep their secrets (names are resolved all the same), and nobody but this machine reaches them.

use std::io;
use std::net::Ipv4Addr;

use tokio::process::Command;

/// A bridge with its subnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bridge {
    name: String,
    /// First three bytes of a /24.
    subnet: [u8; 3],
}

impl Bridge {
    /// Makes the bridge and its rules; what an earlier run left under the name must be gone.
    pub(crate) async fn create(name: &str, seed: u8) -> Result<Self, NetworkError> {
        let routes = std::fs::read_to_string("/proc/net/route").map_err(NetworkError::ReadRoutes)?;
        let subnet = free_subnet(&routes, seed).ok_or(NetworkError::NoFreeSubnet)?;
        let bridge = Self { name: name.to_owned(), subnet };
        let [a, b, c] = subnet;
        run("ip", &["link", "add", "name", name, "type", "bridge"]).await?;
        run("ip", &["address", "add", &format!("{a}.{b}.{c}.1/24"), "dev", name]).await?;
        run("ip", &["link", "set", name, "up"]).await?;
        // Without it, frames between two ports of the bridge pass no rule at all.
        if std::fs::write("/proc/sys/net/bridge/bridge-nf-call-iptables", "1").is_err() {
            run("modprobe", &["br_netfilter"]).await?;
            std::fs::write("/proc/sys/net/bridge/bridge-nf-call-iptables", "1")
                .map_err(NetworkError::BridgeFilter)?;
        }
        for rule in bridge.rules() {
            iptables(&rule).await?;
        }
        Ok(bridge)
    }

    /// Removes bridge, rules and chains of that name, as far as they are there.
    pub(crate) async fn remove(name: &str) {
        let chain = chain(name);
        let host_chain = host_chain(name);
        for (table, parent, chain) in
            [("filter", "FORWARD", &chain), ("filter", "INPUT", &host_chain), ("nat", "POSTROUTING", &chain)]
        {
            let jump = ["-t", table, "-D", parent, "-j", chain];
            while run("iptables", &[&["-w"], &jump[..]].concat()).await.is_ok() {}
            for action in ["-F", "-X"] {
                drop(run("iptables", &["-w", "-t", table, action, chain]).await);
            }
        }
        if std::path::Path::new("/sys/class/net").join(name).exists() {
            drop(run("ip", &["link", "delete", name]).await);
        }
    }

    fn rules(&self) -> Vec<String> {
        let Self { name, subnet: [a, b, c] } = self;
        let chain = chain(name);
        let host_chain = host_chain(name);
        vec![
            format!("-t filter -N {chain}"),
            format!("-t filter -A {chain} -i {name} -o {name} -j DROP"),
            format!("-t filter -A {chain} -i {name} -d 169.254.0.0/16 -p udp --dport 53 -j ACCEPT"),
            format!("-t filter -A {chain} -i {name} -d 169.254.0.0/16 -p tcp --dport 53 -j ACCEPT"),
            format!("-t filter -A {chain} -i {name} -d 169.254.0.0/16 -j DROP"),
            format!("-t filter -A {chain} -i {name} -j ACCEPT"),
            format!("-t filter -A {chain} -o {name} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT"),
            format!("-t filter -A {chain} -o {name} -j DROP"),
            format!("-t filter -I FORWARD -j {chain}"),
            format!("-t filter -N {host_chain}"),
            format!(
                "-t filter -A {host_chain} -i {name} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT"
            ),
            format!("-t filter -A {host_chain} -i {name} -p udp --dport 53 -j ACCEPT"),
            format!("-t filter -A {host_chain} -i {name} -p tcp --dport 53 -j ACCEPT"),
            format!("-t filter -A {host_chain} -i {name} -j DROP"),
            format!("-t filter -I INPUT -j {host_chain}"),
            format!("-t nat -N {chain}"),
            format!("-t nat -A {chain} -s {a}.{b}.{c}.0/24 ! -o {name} -j MASQUERADE"),
            format!("-t nat -I POSTROUTING -j {chain}"),
        ]
    }
}

/// Why there is no bridge.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NetworkError {
    #[error("the routes could not be read")]
    ReadRoutes(#[source] io::Error),
    #[error("no free subnet is left for the bridge")]
    NoFreeSubnet,
    #[error("bridged packets cannot be filtered: {0}")]
    BridgeFilter(#[source] io::Error),
    #[error("`{program}` could not be run: {source}")]
    Spawn { program: String, source: io::Error },
    #[error("`{command}` failed: {stderr}")]
    Command { command: String, stderr: String },
}

fn chain(bridge: &str) -> String {
    bridge.to_ascii_uppercase()
}

/// Holds the rules for packets to this machine; a chain's name may have 28 characters.
fn host_chain(bridge: &str) -> String {
    format!("{}-HOST", chain(bridge))
}

async fn iptables(rule: &str) -> Result<(), NetworkError> {
    let words: Vec<&str> = std::iter::once("-w").chain(rule.split(' ')).collect();
    run("iptables", &words).await
}

async fn run(program: &str, arguments: &[&str]) -> Result<(), NetworkError> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .await
        .map_err(|source| NetworkError::Spawn { program: program.to_owned(), source })?;
    if output.status.success() {
        return Ok(());
    }
    let stderr = String::from_utf8_lossy(&output.stderr).trim().replace('\n', " ");
    Err(NetworkError::Command { command: format!("{program} {}", arguments.join(" ")), stderr })
}

/// Finds a /24 in 10.128.0.0/9 that no route of `/proc/net/route` overlaps; the default route does not count.
fn free_subnet(routes: &str, seed: u8) -> Option<[u8; 3]> {
    let taken: Vec<(u32, u32)> = routes.lines().skip(1).filter_map(read_route).collect();
    (0..=u8::MAX).map(|step| [10, 128 + seed / 2, seed.wrapping_add(step)]).find(|[a, b, c]| {
        let wanted = u32::from(Ipv4Addr::new(*a, *b, *c, 0));
        taken.iter().all(|(network, mask)| {
            let mask = mask & 0xffff_ff00;
            wanted & mask != network & mask
        })
    })
}

/// Reads destination and mask, which the kernel prints in the machine's byte order.
fn read_route(line: &str) -> Option<(u32, u32)> {
    let mut fields = line.split_whitespace();
    let network = u32::from_str_radix(fields.nth(1)?, 16).ok()?.swap_bytes();
    let mask = u32::from_str_radix(fields.nth(5)?, 16).ok()?.swap_bytes();
    (mask != 0).then_some((network, mask))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n";

    #[test]
    fn a_subnet_that_is_routed_already_is_passed_over() {
        let default_only = format!("{HEADER}eth0\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n");
        assert_eq!(free_subnet(&default_only, 10), Some([10, 133, 10]));
        // 10.133.10.0/24 and 10.133.11.0/25.
        let taken = format!(
            "{HEADER}a\t000A850A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\nb\t000B850A\t0\t1\t0\t0\t0\t80FFFFFF\t0\t0\t0\n"
        );
        assert_eq!(free_subnet(&taken, 10), Some([10, 133, 12]));
    }

    #[test]
    fn a_network_of_the_whole_ten_leaves_nothing() {
        let taken = format!("{HEADER}a\t0000000A\t0\t1\t0\t0\t0\t000000FF\t0\t0\t0\n");
        assert_eq!(free_subnet(&taken, 10), None);
    }

    #[test]
    fn containers_are_kept_apart_before_anything_is_accepted() {
        let rules = Bridge { name: "br".into(), subnet: [10, 1, 2] }.rules();
        let position = |part: &str| rules.iter().position(|rule| rule.contains(part)).unwrap();
        assert!(position("-i br -o br -j DROP") < position("-i br -j ACCEPT"));
    }
}
