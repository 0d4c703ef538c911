//! The private daemon's bridge and packet filter.
//!
//! The rules are ours and stand in chains of our own: a `dockerd` that manages its own rules flushes the chains that it shares with the
//! machine's Docker. Containers and `RUN` steps reach the outside world. They reach neither each other, nor this machine, nor the networks
//! around it (names are resolved all the same), and nobody but this machine reaches them. What is allowed beyond that is in `allowed`.
//!
//! * Ethernet: `ports` isolates each port of the bridge as it appears. `ebtables` drops every frame from one port to another, whatever protocol
//!   it speaks, where the kernel can match a bridge's name; that holds before a port exists.
//! * IPv4: what is forbidden is dropped in the `mangle` table, where no other rule can accept it before. What is left goes through the rules
//!   of the machine's owner. Our accepting rules come after all of those.
//! * IPv6: there is none on the bridge, and all of it is dropped.

mod allowed;
mod ports;
mod rules;

use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::process::Stdio;

use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use self::allowed::PermittedRanges;
pub use self::allowed::{AllowedNetwork, AllowedNetworkError};
pub(crate) use self::ports::isolate;
pub use self::rules::Cidr;
use self::rules::{BridgeFilter, chain, host_chain};

/// A bridge with its subnet.
#[derive(Clone, Debug)]
pub(crate) struct Bridge {
    name: String,
    /// First three bytes of a /24.
    subnet: [u8; 3],
    /// What was allowed when it was made.
    known: PermittedRanges,
}

impl Bridge {
    /// Makes the bridge and its rules; what an earlier run left under the name must be gone.
    pub(crate) async fn create(
        name: &str,
        seed: u8,
        allowed: &[AllowedNetwork],
    ) -> Result<Self, NetworkError> {
        let routes = std::fs::read_to_string("/proc/net/route").map_err(NetworkError::ReadRoutes)?;
        let mut known = PermittedRanges::default();
        // A machine without a network starts its engine all the same.
        drop(tokio::time::timeout(MOST_FOR_NAMES, known.look_up(allowed)).await);
        let subnet = free_subnet(&routes, &needed(&known), seed).ok_or(NetworkError::NoFreeSubnet)?;
        let bridge = Self { name: name.to_owned(), subnet, known };
        let [a, b, c] = subnet;
        // Of its own: a bridge that takes the lowest of its ports' addresses changes it with them, and then forgets every neighbour, fixed or not.
        run("ip", &["link", "add", "name", name, "address", &hardware_address(name), "type", "bridge"])
            .await?;
        set_sysctl(&format!("ipv6/conf/{name}/disable_ipv6"), "1");
        set_sysctl(&format!("ipv4/conf/{name}/rp_filter"), "1");
        // Rules stand before the first packet can come.
        bridge.keep_frames_apart().await;
        if std::path::Path::new("/proc/sys/net/ipv6").exists() {
            ip_tables("ip6tables", &ipv6_rule("-I", name)).await?;
        }
        // Without it, IPv4 between two ports of the bridge passes no rule of `iptables`.
        if std::fs::write("/proc/sys/net/bridge/bridge-nf-call-iptables", "1").is_err() {
            run("modprobe", &["br_netfilter"]).await?;
            std::fs::write("/proc/sys/net/bridge/bridge-nf-call-iptables", "1")
                .map_err(NetworkError::BridgeFilter)?;
        }
        restore(&bridge.filter(&bridge.known).await.all()).await?;
        for jump in rules::jumps(name, "-I", "-A") {
            ip_tables("iptables", &jump).await?;
        }
        run("ip", &["address", "add", &format!("{a}.{b}.{c}.1/24"), "dev", name]).await?;
        run("ip", &["link", "set", name, "up"]).await?;
        Ok(bridge)
    }

    /// Keeps the rules in step with what names mean, with the machine's addresses, and with the owner's rules. Never returns.
    pub(crate) async fn follow(&self, allowed: &[AllowedNetwork]) -> Infallible {
        let mut known = self.known.clone();
        let mut applied = String::new();
        // What was asked a moment ago is not asked again: the engine, just started, has questions of its own for the name server.
        let mut is_asked = known.is_complete();
        loop {
            if !std::mem::take(&mut is_asked) {
                known.look_up(allowed).await;
            }
            let rules = self.filter(&known).await.changing();
            if rules != applied {
                match restore(&rules).await {
                    Ok(()) => applied = rules,
                    Err(error) => tracing::warn!(%error, "the packet filter could not be brought up to date"),
                }
            }
            self.stay_behind_the_owner().await;
            tokio::time::sleep(allowed::LOOK_UP_EVERY).await;
        }
    }

    /// Removes bridge, rules and chains of that name, as far as they are there.
    pub(crate) async fn remove(name: &str) {
        for jump in rules::jumps(name, "-D", "-D") {
            while ip_tables("iptables", &jump).await.is_ok() {}
        }
        for (table, chain) in rules::chains(name) {
            for action in ["-F", "-X"] {
                drop(ip_tables("iptables", &format!("-t {table} {action} {chain}")).await);
            }
        }
        while ip_tables("ip6tables", &ipv6_rule("-D", name)).await.is_ok() {}
        for rule in rules::frames(name) {
            while ip_tables("ebtables", &format!("-D {rule}")).await.is_ok() {}
        }
        if std::path::Path::new("/sys/class/net").join(name).exists() {
            drop(run("ip", &["link", "delete", name]).await);
        }
    }

    /// Returns the bridge's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    async fn keep_frames_apart(&self) {
        for rule in rules::frames(&self.name) {
            if let Err(error) = ip_tables("ebtables", &format!("-A {rule}")).await {
                // Many kernels cannot match a bridge's name here.
                tracing::debug!(%error, "frames are kept apart by isolated ports alone");
                return;
            }
        }
    }

    async fn filter(&self, known: &PermittedRanges) -> BridgeFilter {
        let [a, b, c] = self.subnet;
        let own = Cidr::new(Ipv4Addr::new(a, b, c, 0), 24);
        BridgeFilter {
            bridge: self.name.clone(),
            subnet: own,
            name_servers: allowed::name_servers(),
            allowed: known.addresses(),
            machine: machine_networks().await,
        }
    }

    /// Rules that the owner added after us come before ours again.
    async fn stay_behind_the_owner(&self) {
        for (parent, chain) in [("FORWARD", chain(&self.name)), ("INPUT", host_chain(&self.name))] {
            let Ok(listed) = output("iptables", &["-w", "-S", parent]).await else { continue };
            let is_ours = |line: &str| line.ends_with(&format!("-j {chain}"));
            if listed.lines().last().is_some_and(is_ours) || !listed.lines().any(is_ours) {
                continue;
            }
            let moved = format!("*filter\n-D {parent} -j {chain}\n-A {parent} -j {chain}\nCOMMIT\n");
            if let Err(error) = restore(&moved).await {
                tracing::warn!(%error, "the packet filter could not be put behind the machine's own");
            }
        }
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

/// Returns an address that no maker of hardware gives, always the same for a name.
fn hardware_address(name: &str) -> String {
    let hash = Sha256::digest(name);
    let octets: Vec<String> = hash.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("02:{}", octets.join(":"))
}

fn ipv6_rule(action: &str, bridge: &str) -> String {
    format!("-t mangle {action} PREROUTING -i {bridge} -j DROP")
}

/// A kernel without the setting has nothing to switch off.
fn set_sysctl(name: &str, value: &str) {
    if let Err(error) = std::fs::write(format!("/proc/sys/net/{name}"), value) {
        tracing::debug!(name, %error, "a setting of the network was not made");
    }
}

/// Returns the networks in which the machine itself has addresses.
async fn machine_networks() -> Vec<Cidr> {
    let listed = output("ip", &["-4", "-o", "address", "show"]).await.unwrap_or_default();
    let after_inet = |line: &str| {
        let mut words = line.split_whitespace().skip_while(|word| *word != "inet").skip(1);
        words.next()?.parse().ok()
    };
    listed.lines().filter_map(after_inet).filter(|network: &Cidr| network.prefix > 0).collect()
}

async fn ip_tables(program: &str, rule: &str) -> Result<(), NetworkError> {
    let wait = if program == "ebtables" { "--concurrent" } else { "-w" };
    let words: Vec<&str> = std::iter::once(wait).chain(rule.split(' ')).collect();
    run(program, &words).await
}

/// Replaces whole chains at once.
async fn restore(rules: &str) -> Result<(), NetworkError> {
    let spawned = Command::new("iptables-restore")
        .args(["--noflush", "-w"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let failed = |source| NetworkError::Spawn { program: "iptables-restore".to_owned(), source };
    let mut child = spawned.map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // A program that reads no further says why.
        drop(input.write_all(rules.as_bytes()).await);
    }
    let output = child.wait_with_output().await.map_err(failed)?;
    finished("iptables-restore", &[], &output)
}

async fn run(program: &str, arguments: &[&str]) -> Result<(), NetworkError> {
    output(program, arguments).await.map(drop)
}

async fn output(program: &str, arguments: &[&str]) -> Result<String, NetworkError> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .await
        .map_err(|source| NetworkError::Spawn { program: program.to_owned(), source })?;
    finished(program, arguments, &output)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn finished(program: &str, arguments: &[&str], output: &std::process::Output) -> Result<(), NetworkError> {
    if output.status.success() {
        return Ok(());
    }
    let stderr = String::from_utf8_lossy(&output.stderr).trim().replace('\n', " ");
    Err(NetworkError::Command { command: format!("{program} {}", arguments.join(" ")), stderr })
}

/// Returns networks that the machine reaches through its default route and cannot do without: name servers, package hosts, and what the
/// operator allows. A bridge over one of them would cut the machine off.
fn needed(known: &PermittedRanges) -> Vec<Cidr> {
    let name_servers = allowed::name_servers().into_iter().map(|address| Cidr::new(address, 32));
    known.addresses().into_iter().chain(name_servers).collect()
}

/// Finds a /24 in 10.128.0.0/9 that overlaps no route of `/proc/net/route` and no needed network; the default route does not count.
fn free_subnet(routes: &str, needed: &[Cidr], seed: u8) -> Option<[u8; 3]> {
    let taken: Vec<(u32, u32)> = routes.lines().skip(1).filter_map(read_route).collect();
    (0..=u8::MAX).map(|step| [10, 128 + seed / 2, seed.wrapping_add(step)]).find(|[a, b, c]| {
        let subnet = Cidr::new(Ipv4Addr::new(*a, *b, *c, 0), 24);
        if needed.iter().any(|network| network.overlaps(&subnet)) {
            return false;
        }
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

const MOST_FOR_NAMES: std::time::Duration = std::time::Duration::from_secs(2);

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n";

    #[test]
    fn a_subnet_that_is_routed_already_is_passed_over() {
        let default_only = format!("{HEADER}eth0\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n");
        assert_eq!(free_subnet(&default_only, &[], 10), Some([10, 133, 10]));
        // 10.133.10.0/24 and 10.133.11.0/25.
        let taken = format!(
            "{HEADER}a\t000A850A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\nb\t000B850A\t0\t1\t0\t0\t0\t80FFFFFF\t0\t0\t0\n"
        );
        assert_eq!(free_subnet(&taken, &[], 10), Some([10, 133, 12]));
    }

    #[test]
    fn the_machines_name_server_is_not_covered() {
        let default_only = format!("{HEADER}eth0\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n");
        let name_server: Cidr = "10.255.255.9".parse().unwrap();
        assert_eq!(free_subnet(&default_only, &[name_server], 255), Some([10, 255, 0]));
        let mirrors: Cidr = "10.255.0.0/23".parse().unwrap();
        assert_eq!(free_subnet(&default_only, &[name_server, mirrors], 255), Some([10, 255, 2]));
    }

    #[test]
    fn a_network_of_the_whole_ten_leaves_nothing() {
        let taken = format!("{HEADER}a\t0000000A\t0\t1\t0\t0\t0\t000000FF\t0\t0\t0\n");
        assert_eq!(free_subnet(&taken, &[], 10), None);
    }
}
