//! What a container may and may not do, from constants and limits alone.

use std::collections::HashMap;

use bollard::Docker;
use bollard::errors::Error;
use bollard::models::{ContainerCreateBody, HealthConfig, HostConfig, HostConfigLogConfig, PortBinding};
use bollard::query_parameters::CreateContainerOptionsBuilder;

use super::SpareNetwork;
use crate::engine::connection::{EngineConnection, PortReach};
use crate::engine::context::{EngineContext, remove_container};
use crate::engine::{ContainerOrder, labels};

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

/// Everything that a container may and may not do: constants, limits, and what [`ContainerWishes`](crate::engine::ContainerWishes) lets a user choose.
pub(super) fn body(
    ctx: &EngineContext,
    connection: &EngineConnection,
    order: &ContainerOrder,
    (exposed, spare): (&[u16], Option<&SpareNetwork>),
) -> ContainerCreateBody {
    let limits = &ctx.config.limits;
    let wishes = &order.wishes;
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
        nano_cpus: Some(to_nano_cpus(limits.container_millicpus.max(START_MILLICPUS))),
        pids_limit: Some(limits.container_pids),
        // What is typed is as docker does it: the command is the first process, and one that is missing is the engine's to tell.
        init: Some(connection.has_init && !wishes.is_typed),
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
        attach_stdin: Some(wishes.is_interactive),
        exposed_ports: Some(published.iter().map(|port| format!("{port}/tcp")).collect()),
        // An image's own check may ask to be run every millisecond, and nothing here looks at its result.
        healthcheck: Some(HealthConfig { test: Some(vec!["NONE".to_owned()]), ..HealthConfig::default() }),
        attach_stdout: Some(true),
        attach_stderr: Some(true),
        host_config: Some(host_config),
        ..ContainerCreateBody::default()
    }
}

/// Returns the engine's unit for a share of the CPU.
pub(super) fn to_nano_cpus(millicpus: u64) -> i64 {
    i64::try_from(millicpus).unwrap_or(i64::MAX).saturating_mul(1_000_000)
}

/// What a container may use while it starts: loading an app's libraries is work for the CPU, and somebody waits for it.
const START_MILLICPUS: u64 = 1000;
/// Ports that apps of tutorials use, published where the container's own address cannot be reached.
const USUAL_PORTS: [u16; 5] = [80, 3000, 5000, 8000, 8080];
