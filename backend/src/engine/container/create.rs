//! What a container may and may not do, from constants and limits alone.

use std::collections::HashMap;

use bollard::Docker;
use bollard::errors::Error;
use bollard::models::{
    ContainerCreateBody, HealthConfig, HostConfig, HostConfigLogConfig, PortBinding, ResourcesUlimits,
};
use bollard::query_parameters::CreateContainerOptionsBuilder;
use protocol::limits::Limits;

use super::SpareNetwork;
use crate::engine::connection::{EngineConnection, PortReach};
use crate::engine::context::{EngineContext, remove_container};
use crate::engine::{ContainerOrder, ContainerWishes, HealthWish, labels};

/// A name of ours that a crash or a stop left behind is taken over; one that a user chose is not.
pub(super) async fn create(
    docker: &Docker,
    (name, is_ours): (&str, bool),
    body: ContainerCreateBody,
) -> Result<String, Error> {
    let options = CreateContainerOptionsBuilder::default().name(name).build();
    match docker.create_container(Some(options.clone()), body.clone()).await {
        Err(Error::DockerResponseServerError { status_code: 409, .. }) if is_ours => {
            remove_container(docker, name).await;
            Ok(docker.create_container(Some(options), body).await?.id)
        }
        created => Ok(created?.id),
    }
}

/// Everything that a container may and may not do: constants, limits, and what [`ContainerWishes`] lets a user choose.
pub(super) fn body(
    ctx: &EngineContext,
    connection: &EngineConnection,
    order: &ContainerOrder,
    (exposed, spare): (&[u16], Option<&SpareNetwork>),
) -> ContainerCreateBody {
    let limits = &ctx.config.limits;
    let wishes = &order.wishes;
    let extras = &wishes.extras;
    let memory = wishes.memory_bytes.unwrap_or(u64::MAX).min(limits.container_memory_bytes);
    let memory = i64::try_from(memory).unwrap_or(i64::MAX);
    let published: Vec<u16> = match connection.reach {
        PortReach::Direct => Vec::new(),
        PortReach::Published => exposed.iter().copied().chain(USUAL_PORTS).collect(),
    };
    let on_loopback = PortBinding { host_ip: Some("127.0.0.1".to_owned()), host_port: None };
    let bindings: HashMap<String, Option<Vec<PortBinding>>> =
        published.iter().map(|port| (format!("{port}/tcp"), Some(vec![on_loopback.clone()]))).collect();
    let log_options = [
        ("max-size".to_owned(), limits.container_log_bytes.to_string()),
        ("max-file".to_owned(), "1".to_owned()),
    ];
    let host_config = HostConfig {
        cap_drop: Some(vec!["ALL".to_owned()]),
        security_opt: Some(vec!["no-new-privileges".to_owned()]),
        memory: Some(memory),
        memory_swap: Some(memory),
        nano_cpus: Some(to_nano_cpus(match wishes.millicpus {
            // What a user asks for holds from the start.
            Some(_) => millicpus(wishes, limits),
            None => limits.container_millicpus.max(START_MILLICPUS),
        })),
        pids_limit: Some(within(extras.pids_limit, limits.container_pids)),
        cpu_shares: extras.cpu_shares.map(|shares| within(Some(shares), USUAL_SHARES)),
        memory_reservation: extras.memory_reservation_bytes,
        extra_hosts: Some(extras.hosts.clone()),
        group_add: Some(extras.groups.clone()),
        tmpfs: Some(extras.tmpfs.iter().cloned().collect()),
        shm_size: extras.shm_bytes,
        ulimits: Some(extras.ulimits.iter().map(ulimit).collect()),
        // What is typed is as docker does it: the command is the first process, and one that is missing is the engine's to tell.
        init: Some(connection.has_init && (!wishes.is_typed || extras.has_init)),
        network_mode: spare.map(SpareNetwork::network_mode),
        readonly_rootfs: Some(wishes.is_read_only),
        port_bindings: Some(bindings),
        log_config: Some(HostConfigLogConfig {
            typ: Some("json-file".to_owned()),
            config: Some(log_options.into()),
        }),
        ..HostConfig::default()
    };
    ContainerCreateBody {
        image: Some(order.image_id.0.clone()),
        labels: Some(labels::of_container(&ctx.config.server_label, &order.workspace, wishes)),
        entrypoint: wishes.entrypoint.clone(),
        cmd: (!wishes.command.is_empty()).then(|| wishes.command.clone()),
        env: (!wishes.environment.is_empty()).then(|| wishes.environment.clone()),
        working_dir: wishes.working_dir.clone(),
        user: wishes.user.clone(),
        hostname: wishes.hostname.clone(),
        stop_signal: wishes.stop_signal.clone(),
        tty: Some(wishes.has_terminal),
        open_stdin: Some(wishes.is_interactive),
        stdin_once: Some(wishes.is_interactive),
        attach_stdin: Some(wishes.is_interactive && !extras.is_detached),
        stop_timeout: extras.stop_timeout_seconds,
        exposed_ports: Some(
            published
                .iter()
                .map(|port| format!("{port}/tcp"))
                .chain(extras.exposed.iter().cloned())
                .collect(),
        ),
        healthcheck: health(wishes),
        attach_stdout: Some(!extras.is_detached),
        attach_stderr: Some(!extras.is_detached),
        host_config: Some(host_config),
        ..ContainerCreateBody::default()
    }
}

/// Returns the health check; nothing for the image's own. A button's container has none, for nobody would look at its result.
fn health(wishes: &ContainerWishes) -> Option<HealthConfig> {
    if !wishes.is_typed {
        return Some(HealthConfig { test: Some(vec!["NONE".to_owned()]), ..HealthConfig::default() });
    }
    let HealthWish { test, interval, timeout, start_period, start_interval, retries } =
        wishes.health.as_ref()?;
    let given = |number: i64| Some(number).filter(|number| *number != 0);
    // Each check starts a process, which costs more than the check.
    let not_too_often = |nanoseconds: i64| given(nanoseconds).map(|given| given.max(SHORTEST_INTERVAL));
    Some(HealthConfig {
        test: (!test.is_empty()).then(|| test.clone()),
        interval: not_too_often(*interval),
        timeout: given(*timeout),
        retries: given(*retries),
        start_period: given(*start_period),
        start_interval: not_too_often(*start_interval),
    })
}

/// Returns what was asked for, where it is within a limit; 0 and less ask for no limit.
fn within(asked: Option<i64>, most: i64) -> i64 {
    asked.filter(|asked| *asked > 0).map_or(most, |asked| asked.min(most))
}

fn ulimit((name, soft, hard): &(String, i64, i64)) -> ResourcesUlimits {
    ResourcesUlimits { name: Some(name.clone()), soft: Some(*soft), hard: Some(*hard) }
}

/// Returns the share of the CPU that a container has for good.
pub(super) fn millicpus(wishes: &ContainerWishes, limits: &Limits) -> u64 {
    wishes.millicpus.map_or(limits.container_millicpus, |wish| wish.min(limits.container_millicpus))
}

/// Returns the engine's unit for a share of the CPU.
pub(super) fn to_nano_cpus(millicpus: u64) -> i64 {
    i64::try_from(millicpus).unwrap_or(i64::MAX).saturating_mul(1_000_000)
}

/// In nanoseconds.
const SHORTEST_INTERVAL: i64 = 1_000_000_000;
/// The share of a container for which none was asked; nobody gets more than others.
const USUAL_SHARES: i64 = 1024;
/// What a container may use while it starts: loading an app's libraries is work for the CPU, and somebody waits for it.
const START_MILLICPUS: u64 = 1000;
/// Ports that apps of tutorials use, published where the container's own address cannot be reached.
const USUAL_PORTS: [u16; 5] = [80, 3000, 5000, 8000, 8080];
