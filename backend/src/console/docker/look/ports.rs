//! Published ports: those of the page, which Drydock keeps in a label of the container, in the forms that the engine and the client have.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde_json::{Value, json};

use super::{items_at, number_at, text_at};

/// A port of the page and the container's port to which it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Published {
    pub(super) container_port: u16,
    pub(super) virtual_port: u16,
    /// The address for which it was asked.
    pub(super) address: Option<IpAddr>,
}

impl Published {
    /// Returns the addresses at which Docker would publish it.
    fn addresses(&self) -> Vec<String> {
        match self.address {
            Some(address) => vec![address.to_string()],
            None => ANY_ADDRESS.map(str::to_owned).into(),
        }
    }
}

/// Reads the labels: `8000:5000,8080:80`, and `5000=127.0.0.1` for those with an address.
pub(super) fn read(label: &str, addresses: &str) -> Vec<Published> {
    let address = |container_port: &str| {
        let mut pairs = addresses.split(',').filter_map(|pair| pair.split_once('='));
        pairs.find(|(port, _)| *port == container_port)?.1.parse().ok()
    };
    let pair = |text: &str| {
        let (virtual_port, container_port) = text.split_once(':')?;
        Some(Published {
            container_port: container_port.parse().ok()?,
            virtual_port: virtual_port.parse().ok()?,
            address: address(container_port),
        })
    };
    label.split(',').filter_map(pair).collect()
}

/// Returns what `GET /containers/json` would tell of the ports, after what it tells: the ports on which a container only says to listen.
pub(super) fn listed(ports: &[Published], told: &Value) -> Value {
    let is_published = |told: &&Value| {
        let port = number_at(told, "/PrivatePort");
        text_at(told, "/Type") == "tcp" && ports.iter().any(|own| i64::from(own.container_port) == port)
    };
    let exposed = told.as_array().into_iter().flatten().filter(|told| !is_published(told));
    // Where the engine publishes ports on the machine for Drydock's own sake, these are not the user's.
    let exposed = exposed.filter(|told| told.get("PublicPort").is_none()).cloned();
    let all = ports.iter().flat_map(|port| {
        port.addresses().into_iter().map(|address| {
            json!({ "IP": address, "PrivatePort": port.container_port, "PublicPort": port.virtual_port, "Type": "tcp" })
        })
    });
    exposed.chain(all).collect()
}

/// Returns what `GET /containers/…/json` would tell of them: as they are bound, and as they were asked for.
pub(super) fn inspected(ports: &[Published], exposed: impl Iterator<Item = String>) -> (Value, Value) {
    let mut bound: BTreeMap<String, Value> = exposed.map(|port| (port, Value::Null)).collect();
    let mut asked: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for port in ports {
        let name = format!("{}/tcp", port.container_port);
        let binding = |address: &str| json!({ "HostIp": address, "HostPort": port.virtual_port.to_string() });
        let typed = port.address.map(|address| address.to_string()).unwrap_or_default();
        asked.entry(name.clone()).or_default().push(binding(&typed));
        let bindings = bound.entry(name).or_insert(Value::Null);
        let mut all = bindings.as_array().cloned().unwrap_or_default();
        all.extend(port.addresses().iter().map(|address| binding(address)));
        *bindings = all.into();
    }
    (bound.into_iter().collect(), asked.into_iter().map(|(name, all)| (name, Value::from(all))).collect())
}

/// Writes ports as `docker ps` does: neighbours as a range where nothing maps them to others.
pub(super) fn shown(container: &Value) -> String {
    let mut ports: Vec<(i64, &str, i64, &str)> = items_at(container, "/Ports")
        .iter()
        .map(|port| {
            (
                number_at(port, "/PrivatePort"),
                text_at(port, "/IP"),
                number_at(port, "/PublicPort"),
                text_at(port, "/Type"),
            )
        })
        .collect();
    ports.sort_unstable();
    let mut groups: Vec<(&str, &str, i64, i64)> = Vec::new();
    let (mut ended, mut mapped) = (Vec::new(), Vec::new());
    for (private, address, public, kind) in ports {
        if !address.is_empty() && public != private {
            mapped.push(format!("{}->{private}/{kind}", joined(address, &public.to_string())));
            continue;
        }
        match groups.iter_mut().find(|group| (group.0, group.1) == (address, kind)) {
            None => groups.push((address, kind, private, private)),
            Some(group) if group.3 + 1 == private => group.3 = private,
            Some(group) => {
                ended.push(range(*group));
                (group.2, group.3) = (private, private);
            }
        }
    }
    ended.extend(groups.into_iter().map(range));
    ended.extend(mapped);
    ended.join(", ")
}

/// Writes the ports of one container as `docker port` does.
pub(super) fn lines(ports: &[Published]) -> Vec<(u16, String)> {
    let mut ports = ports.to_vec();
    ports.sort_unstable();
    let of = |port: &Published| {
        let at = |address: String| (port.container_port, joined(&address, &port.virtual_port.to_string()));
        port.addresses().into_iter().map(at).collect::<Vec<_>>()
    };
    ports.iter().flat_map(of).collect()
}

fn range((address, kind, first, last): (&str, &str, i64, i64)) -> String {
    let ports = if first == last { first.to_string() } else { format!("{first}-{last}") };
    match address {
        "" => format!("{ports}/{kind}"),
        address => format!("{}->{ports}/{kind}", joined(address, &ports)),
    }
}

fn joined(address: &str, port: &str) -> String {
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V6(_)) => format!("[{address}]:{port}"),
        _ => format!("{address}:{port}"),
    }
}

/// Where an engine without IPv6, as the private one is, publishes a port when no address is given.
const ANY_ADDRESS: [&str; 1] = ["0.0.0.0"];
