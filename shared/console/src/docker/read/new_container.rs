//! `docker run`, `docker create` and `docker update`.

use std::time::Duration;

use super::{Reading, plain};
use crate::docker::command::{
    Command, EnvironmentEntry, HealthCheck, NewContainer, PullPolicy, Resources, RestartPolicy, Run, Update,
};
use crate::docker::environment;
use crate::docker::error::Failure;
use crate::docker::flags::Words;
use crate::docker::reference::AnyReference;
use crate::docker::{ports, refusal, units, values};

pub(super) fn run(mut reading: Reading<'_>) -> Result<Command, Failure> {
    let (detach, detach_keys) = (reading.words.switch("detach"), reading.words.text("detach-keys"));
    let signal_proxy = reading.words.given_switch("sig-proxy").unwrap_or(true);
    let container = container(&mut reading)?;
    let reference =
        AnyReference::parse(&container.image).map_err(|error| reading.run_error(&error.to_string()))?;
    let container = NewContainer { reference, ..container };
    if detach && !container.attach.is_empty() {
        return Err(plain("conflicting options: cannot specify both --attach and --detach"));
    }
    Ok(Command::Run(Box::new(Run { container, detach, detach_keys, signal_proxy })))
}

pub(super) fn create(mut reading: Reading<'_>) -> Result<Command, Failure> {
    let container = container(&mut reading)?;
    let reference = AnyReference::parse(&container.image).map_err(|error| plain(&error.to_string()))?;
    Ok(Command::Create(Box::new(NewContainer { reference, ..container })))
}

/// Reads what both commands have, and judges in the client's order. The image's name is the caller's to judge: last, and in words of its own.
fn container(reading: &mut Reading<'_>) -> Result<NewContainer, Failure> {
    let pull = match reading.words.last("pull").as_deref() {
        None | Some("missing" | "") => PullPolicy::Missing,
        Some("always") => PullPolicy::Always,
        Some("never") => PullPolicy::Never,
        Some(other) => {
            let reason = format!(
                "invalid pull option: '{other}': must be one of \"always\", \"missing\" or \"never\""
            );
            return Err(reading.run_error(&reason));
        }
    };
    let (mut publish, mut expose) = (Vec::new(), Vec::new());
    for text in reading.words.list("publish") {
        publish.extend(ports::publish(&text).map_err(|reason| reading.run_error(&reason))?);
        if publish.len() > MOST_PORTS {
            return Err(refusal::too_many_ports(MOST_PORTS).into());
        }
    }
    for text in reading.words.list("expose") {
        expose.extend(ports::expose(&text).map_err(|reason| reading.run_error(&reason))?);
        if expose.len() > MOST_PORTS {
            return Err(refusal::too_many_ports(MOST_PORTS).into());
        }
    }
    let words = &mut *reading.words;
    let health = health(words);
    let restart = words.last("restart").unwrap_or_default();
    let restart = restart_policy(&restart);
    let health = health.map_err(|reason| reading.run_error(&reason))?;
    let restart = restart.map_err(|reason| reading.run_error(&reason))?;
    let words = &mut *reading.words;
    let remove = words.switch("rm");
    let container = NewContainer {
        image: reading.arguments.first().cloned().unwrap_or_default(),
        // The caller puts the right one here.
        reference: AnyReference::Digest(String::new()),
        command: reading.arguments.get(1..).unwrap_or_default().to_vec(),
        name: words.text("name"),
        attach: words.list("attach").iter().map(|stream| stream.to_lowercase()).collect(),
        interactive: words.switch("interactive"),
        terminal: words.switch("tty"),
        publish,
        publish_all: words.switch("publish-all"),
        expose,
        environment: words.list("env").iter().map(|text| EnvironmentEntry::read(text)).collect(),
        environment_files: words.list("env-file"),
        labels: words.list("label").iter().map(|text| environment::label(text)).collect(),
        label_files: words.list("label-file"),
        working_directory: words.text("workdir"),
        user: words.text("user"),
        entrypoint: words.last("entrypoint"),
        host_name: words.text("hostname"),
        resources: resources(words),
        hosts: words.list("add-host").iter().map(|text| environment::host(text)).collect(),
        groups: words.list("group-add"),
        tmpfs: words.list("tmpfs").iter().map(|text| pair(text)).collect(),
        shm_bytes: words.last("shm-size").and_then(|text| units::ram_in_bytes(&text).ok()),
        ulimits: words.list("ulimit").iter().filter_map(|text| values::ulimit(text).ok()).collect(),
        read_only: words.switch("read-only"),
        restart,
        remove,
        init: words.given_switch("init"),
        stop_signal: words.text("stop-signal"),
        stop_timeout_seconds: words.number("stop-timeout"),
        health,
        pull,
        quiet: words.switch("quiet"),
        id_file: words.text("cidfile"),
    };
    // No container has what this would take away.
    words.list("cap-drop");
    words.list("disable-content-trust");
    if remove && restart != RestartPolicy::No {
        return Err(reading.run_error(RESTART_AND_REMOVE));
    }
    Ok(container)
}

pub(super) fn update(reading: Reading<'_>) -> Result<Command, Failure> {
    let Reading { words, arguments, .. } = reading;
    if words.flags.is_empty() {
        return Err(plain("you must provide one or more flags when using this command"));
    }
    let restart = words.text("restart").map(|text| restart_policy(&text)).transpose();
    let restart = restart.map_err(|reason| plain(&reason))?;
    Ok(Command::Update(Update { containers: arguments.to_vec(), resources: resources(words), restart }))
}

/// Splits `PATH[:OPTIONS]`.
fn pair(text: &str) -> (String, String) {
    let (path, options) = text.split_once(':').unwrap_or((text, ""));
    (path.to_owned(), options.to_owned())
}

fn resources(words: &mut Words) -> Resources {
    let mut bytes = |name: &str| {
        let text = words.last(name)?;
        if text == "-1" { Some(-1) } else { units::ram_in_bytes(&text).ok() }
    };
    Resources {
        memory_bytes: bytes("memory"),
        memory_reservation_bytes: bytes("memory-reservation"),
        memory_swap_bytes: bytes("memory-swap"),
        nano_cpus: words.last("cpus").and_then(|text| values::nano_cpus(&text).ok()),
        cpu_shares: words.number("cpu-shares"),
        pids_limit: words.number("pids-limit"),
    }
}

/// Reads `--restart`.
fn restart_policy(text: &str) -> Result<RestartPolicy, String> {
    let (name, count) = text.split_once(':').map_or((text, None), |(name, count)| (name, Some(count)));
    if text.starts_with(':') {
        return Err("invalid restart policy format: no policy provided before colon".to_owned());
    }
    let is_whole = |count: &str| count.parse::<i64>().ok();
    let count = count
        .map(|count| {
            is_whole(count).ok_or("invalid restart policy format: maximum retry count must be an integer")
        })
        .transpose()?;
    match (name, count) {
        ("" | "no", None | Some(0)) => Ok(RestartPolicy::No),
        ("always", None | Some(0)) => Ok(RestartPolicy::Always),
        ("unless-stopped", None | Some(0)) => Ok(RestartPolicy::UnlessStopped),
        ("on-failure", count) if count.unwrap_or(0) >= 0 => {
            Ok(RestartPolicy::OnFailure { maximum_retries: count.unwrap_or(0) })
        }
        ("on-failure", _) => Err(engine("invalid restart policy: maximum retry count cannot be negative")),
        ("no" | "always" | "unless-stopped", _) => {
            Err(engine("invalid restart policy: maximum retry count can only be used with 'on-failure'"))
        }
        _ => Err(engine(&format!(
            "invalid restart policy: unknown policy '{name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'"
        ))),
    }
}

/// Words an error that the engine finds, not the client.
fn engine(reason: &str) -> String {
    format!("Error response from daemon: {reason}")
}

/// Reads the flags of the health check.
fn health(words: &mut Words) -> Result<Option<HealthCheck>, String> {
    let disabled = words.switch("no-healthcheck");
    let command = words.text("health-cmd");
    let mut times = [None; 4];
    for (time, name) in times.iter_mut().zip(HEALTH_TIMES) {
        let read = words.last(name).and_then(|text| values::duration(&text).ok());
        if read.is_some_and(|read| read.is_negative && read.length > Duration::ZERO) {
            return Err(format!("--{name} cannot be negative"));
        }
        *time = read.map(|read| read.length).filter(|length| !length.is_zero());
    }
    let retries = words.number("health-retries").filter(|retries| *retries != 0);
    if retries.is_some_and(|retries| retries < 0) {
        return Err("--health-retries cannot be negative".to_owned());
    }
    let is_given = command.is_some() || times.iter().any(Option::is_some) || retries.is_some();
    let [interval, timeout, start_period, start_interval] = times;
    match (disabled, is_given) {
        (true, true) => Err("--no-healthcheck conflicts with --health-* options".to_owned()),
        (true, false) => Ok(Some(HealthCheck::Disabled)),
        (false, true) => {
            Ok(Some(HealthCheck::Given { command, interval, timeout, start_period, start_interval, retries }))
        }
        (false, false) => Ok(None),
    }
}

const RESTART_AND_REMOVE: &str = "conflicting options: cannot specify both --restart and --rm";

/// The flags with times of a health check, in the order in which the client judges them.
const HEALTH_TIMES: [&str; 4] =
    ["health-interval", "health-timeout", "health-start-period", "health-start-interval"];

/// How many ports one command line can name. Docker has no such limit; `-p 1-65535:1-65535` makes it busy for minutes.
const MOST_PORTS: usize = 1000;
