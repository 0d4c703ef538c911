//! Fixed neighbours: the hardware address and the bridge's port of each container, written down where the engine told them.
//!
//! Who answers for an address is then not asked on the wire, and no frame can teach the bridge otherwise. A request for one app never reaches
//! another container, whatever that one sends.

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::Path;

use bollard::models::ContainerInspectResponse;
use tokio::process::Command;
use tokio::sync::Mutex;

use crate::engine::connection::EngineConnection;

/// Which container holds which address. An engine gives an address to the next container as soon as its holder has ended.
#[derive(Debug, Default)]
pub(crate) struct StaticNeighbours(Mutex<HashMap<IpAddr, Pin>>);

#[derive(Debug)]
struct Pin {
    container: String,
    bridge: String,
}

impl StaticNeighbours {
    /// Fixes where a container is, on an engine whose bridge is ours.
    pub(super) async fn fix(
        &self,
        connection: &EngineConnection,
        id: &str,
        found: &ContainerInspectResponse,
    ) {
        let Some(host) = &connection.host else { return };
        let networks = found.network_settings.as_ref().and_then(|network| network.networks.as_ref());
        let place = networks.into_iter().flatten().find_map(|(_, network)| {
            let ip: IpAddr = network.ip_address.as_ref()?.parse().ok()?;
            Some((ip, network.mac_address.clone().filter(|mac| !mac.is_empty())?))
        });
        // A container that joined another's network is where that one is.
        let Some((ip, mac)) = place else { return };
        let bridge = &host.bridge;
        let mut neighbours = self.0.lock().await;
        let pin = Pin { container: id.to_owned(), bridge: bridge.clone() };
        drop(neighbours.insert(ip, pin));
        let neighbour =
            ["neighbour", "replace", &ip.to_string(), "lladdr", &mac, "dev", bridge, "nud", "permanent"];
        run("ip", &neighbour).await;
        let pid = found.state.as_ref().and_then(|state| state.pid).unwrap_or(0);
        match port_of(bridge, pid) {
            // Sticky: a frame from elsewhere with this address as its source does not move it.
            Some(port) => {
                run("bridge", &["fdb", "replace", &mac, "dev", &port, "master", "static", "sticky"]).await;
            }
            None => tracing::debug!(container = id, "the bridge's port of a container was not found"),
        }
    }

    /// Forgets a container that is gone; an address that was given to another one meanwhile stays.
    pub(crate) async fn release(&self, id: &str) {
        let mut neighbours = self.0.lock().await;
        let own: Vec<IpAddr> =
            neighbours.iter().filter(|(_, pin)| pin.container == id).map(|(ip, _)| *ip).collect();
        for ip in own {
            if let Some(pin) = neighbours.remove(&ip) {
                run("ip", &["neighbour", "del", &ip.to_string(), "dev", &pin.bridge]).await;
            }
        }
    }
}

/// Finds the bridge's port that leads to a process' network: its peer there has the number that the port names.
fn port_of(bridge: &str, pid: i64) -> Option<String> {
    let groups = std::fs::read_to_string(format!("/proc/{pid}/net/dev_mcast")).ok()?;
    let inside = interface_number(&groups)?;
    let links = Path::new("/sys/class/net");
    let ports = std::fs::read_dir(links.join(bridge).join("brif")).ok()?.flatten();
    let mut found = ports.filter_map(|port| port.file_name().into_string().ok()).filter(|port| {
        let peer = std::fs::read_to_string(links.join(port).join("iflink")).unwrap_or_default();
        peer.trim() == inside
    });
    // Numbers are unique among links of one network namespace only; two that fit say nothing.
    found.next().filter(|_| found.next().is_none())
}

/// Reads the number of `eth0` from the list of its multicast groups: every interface with IPv4 is in one.
fn interface_number(groups: &str) -> Option<&str> {
    groups.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let number = words.next()?;
        (words.next()? == "eth0").then_some(number)
    })
}

/// What fails here leaves the neighbour to be asked for, as on any network; the ports are apart all the same.
async fn run(program: &str, arguments: &[&str]) {
    let failure = match Command::new(program).args(arguments).output().await {
        Ok(output) if output.status.success() => return,
        Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    tracing::debug!(program, ?arguments, failure, "a neighbour was not fixed");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_the_interface_is_read() {
        let groups = "1    lo    1  0  333300000001\n9    eth0            1     0     333300000001\n9    eth0            1     0     01005e000001\n";
        assert_eq!(interface_number(groups), Some("9"));
        assert_eq!(interface_number("1 lo 1 0 01005e000001\n"), None);
    }
}
