//! What is typed for a container that few ask for, as the engine and the session take it.

use std::time::Duration;

use console::docker::command::{HealthCheck, NewContainer, RestartPolicy as TypedPolicy, Ulimit};
use console::docker::ports::Protocol;
use serde_json::Value;

use crate::engine::{ContainerExtras, FoundImage, HealthWish};
use crate::session::RestartPolicy;

/// Reads the settings that take no more than a container may have.
pub(super) fn extras(new: &NewContainer) -> ContainerExtras {
    let ports = new.expose.iter().map(|port| (port.number, port.protocol));
    // A port that is published is one on which the container says to listen.
    let published = new.publish.iter().map(|port| (port.container.number, port.container.protocol));
    let mut exposed: Vec<String> = ports
        .chain(published)
        .map(|(number, protocol): (u16, Protocol)| format!("{number}/{}", protocol.word()))
        .collect();
    exposed.sort();
    exposed.dedup();
    let given = new.publish.iter().filter(|port| !port.address.is_empty());
    let addresses = given.map(|port| (port.container.number, port.address.clone()));
    let ulimit = |Ulimit { name, soft, hard }: &Ulimit| (name.clone(), *soft, *hard);
    ContainerExtras {
        is_detached: false,
        has_init: new.init.unwrap_or(false),
        stop_timeout_seconds: new.stop_timeout_seconds,
        cpu_shares: new.resources.cpu_shares,
        pids_limit: new.resources.pids_limit,
        memory_reservation_bytes: new.resources.memory_reservation_bytes.filter(|bytes| *bytes > 0),
        exposed,
        addresses: addresses.collect(),
        hosts: new.hosts.clone(),
        ulimits: new.ulimits.iter().map(ulimit).collect(),
        groups: new.groups.clone(),
        tmpfs: new.tmpfs.clone(),
        shm_bytes: new.shm_bytes,
    }
}

/// Reads the health check. The image's own is written out, for the engine would run it as often as the image says.
pub(super) fn health(new: &NewContainer, image: &FoundImage) -> Option<HealthWish> {
    let own = image.description.pointer("/Config/Healthcheck").filter(|own| own.is_object());
    let of_image = |name: &str| own.and_then(|own| own.get(name)?.as_i64()).unwrap_or(0);
    let nanoseconds = |time: Option<Duration>, name: &str| match time {
        Some(time) => i64::try_from(time.as_nanos()).unwrap_or(i64::MAX),
        None => of_image(name),
    };
    match &new.health {
        Some(HealthCheck::Disabled) => {
            Some(HealthWish { test: vec!["NONE".to_owned()], ..HealthWish::default() })
        }
        Some(HealthCheck::Given { command, interval, timeout, start_period, start_interval, retries }) => {
            let typed = command.clone().map(|command| vec!["CMD-SHELL".to_owned(), command]);
            Some(HealthWish {
                test: typed.unwrap_or_else(|| test_of(own)),
                interval: nanoseconds(*interval, "Interval"),
                timeout: nanoseconds(*timeout, "Timeout"),
                start_period: nanoseconds(*start_period, "StartPeriod"),
                start_interval: nanoseconds(*start_interval, "StartInterval"),
                retries: retries.unwrap_or_else(|| of_image("Retries")),
            })
        }
        None => own.map(|own| HealthWish {
            test: test_of(Some(own)),
            interval: of_image("Interval"),
            timeout: of_image("Timeout"),
            start_period: of_image("StartPeriod"),
            start_interval: of_image("StartInterval"),
            retries: of_image("Retries"),
        }),
    }
}

fn test_of(own: Option<&Value>) -> Vec<String> {
    let words = own.and_then(|own| own.get("Test")?.as_array()).into_iter().flatten();
    words.filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

/// Returns the session's word for `--restart`.
pub(super) fn restart(typed: TypedPolicy) -> RestartPolicy {
    match typed {
        TypedPolicy::No => RestartPolicy::No,
        TypedPolicy::Always => RestartPolicy::Always,
        TypedPolicy::UnlessStopped => RestartPolicy::UnlessStopped,
        TypedPolicy::OnFailure { maximum_retries } => {
            RestartPolicy::OnFailure { most: u64::try_from(maximum_retries).unwrap_or(0) }
        }
    }
}
