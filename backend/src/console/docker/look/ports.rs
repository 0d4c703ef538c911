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
}

/// Reads the label: `8000:5000,8080:80`.
pub(super) fn read(label: &str) -> Vec<Published> {
    let pair = |text: &str| {
        let (virtual_port, container_port) = text.split_once(':')?;
        Some(Published {
            container_port: container_port.parse().ok()?,
            virtual_port: virtual_port.parse().ok()?,
        })
    };
    label.split(',').filter_map(pair).collect()
}

/// Returns what `GET /containers/json` would tell of the ports.
pub(super) fn listed(ports: &[Published]) -> Value {
    let all = ports.iter().flat_map(|port| {
        ANY_ADDRESS.map(|address| {
            json!({ "IP": address, "PrivatePort": port.container_port, "PublicPort": port.virtual_port, "Type": "tcp" })
        })
    });
    all.collect()
}

/// Returns what `GET /containers/…/json` would tell of them: as they are bound, and as they were asked for.
pub(super) fn inspected(ports: &[Published], exposed: impl Iterator<Item = String>) -> (Value, Value) {
    let mut bound: BTreeMap<String, Value> = exposed.map(|port| (port, Value::Null)).collect();
    let mut asked: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for port in ports {
        let name = format!("{}/tcp", port.container_port);
        let binding = |address: &str| json!({ "HostIp": address, "HostPort": port.virtual_port.to_string() });
        asked.entry(name.clone()).or_default().push(binding(""));
        let bindings = bound.entry(name).or_insert(Value::Null);
        let mut all = bindings.as_array().cloned().unwrap_or_default();
        all.extend(ANY_ADDRESS.map(binding));
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
        ANY_ADDRESS.map(|address| (port.container_port, joined(address, &port.virtual_port.to_string())))
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
