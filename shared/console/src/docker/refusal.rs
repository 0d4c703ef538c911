//! What Docker offers and Drydock does not: commands and flags, each refused by its name with a reason.

use catalogue::Message;
use catalogue::console as say;

use super::error::Refused;
use super::table::CommandEntry;
use super::values;

/// Refuses a command, or a flag that was given, before anything is made of the values.
pub(super) fn check(name: &str, flags: &[(&'static str, String)]) -> Result<(), Refused> {
    if let Some(refused) = whole_command(name) {
        return Err(refused);
    }
    for (flag, value) in flags {
        let subject = format!("--{flag}");
        let is_off = values::boolean(value) == Some(false) && *flag == "privileged";
        let reason = REFUSED_FLAGS.iter().find(|(refused, _)| refused == flag).map(|(_, reason)| *reason);
        let message = match (*flag, value.as_str()) {
            // The network that containers have anyway.
            ("network" | "net", "default" | "bridge") => continue,
            ("network" | "net", "host") => say::docker_network_host(),
            ("network" | "net", _) => say::docker_network(),
            ("volume", value) if !value.starts_with(['/', '.', '~']) => say::docker_volume(),
            ("mount", value) if value.contains("type=volume") => say::docker_volume(),
            _ => match reason.filter(|_| !is_off) {
                Some(reason) => reason(&subject),
                None => continue,
            },
        };
        return Err(Refused { message, subject });
    }
    Ok(())
}

/// Refuses flags of `docker` itself.
pub(super) fn global(flags: &[(&'static str, String)]) -> Result<(), Refused> {
    let is_harmless = |name: &str| matches!(name, "debug" | "version" | "help" | "log-level");
    match flags.iter().find(|(name, _)| !is_harmless(name)) {
        Some((name, _)) => {
            let message = match *name {
                "host" => say::docker_host(),
                "context" => say::docker_context(),
                _ => say::docker_flag(&format!("--{name}"), "docker"),
            };
            Err(Refused { message, subject: format!("--{name}") })
        }
        None => Ok(()),
    }
}

/// Refuses a command that is refused whole, or whose group is.
pub(super) fn whole_command(name: &str) -> Option<Refused> {
    let plain = name.strip_prefix("container ").or_else(|| name.strip_prefix("image ")).unwrap_or(name);
    let group = plain.split(' ').next().unwrap_or_default();
    let found = REFUSED_COMMANDS.iter().find(|(command, _)| *command == plain || *command == group);
    found.map(|(_, reason)| Refused { message: reason(), subject: format!("docker {name}") })
}

/// Refuses a command for which there is no better reason.
pub(super) fn command(name: &str) -> Refused {
    let subject = format!("docker {name}");
    Refused { message: say::docker_command(&subject), subject }
}

/// Refuses a flag for which there is no better reason.
pub(super) fn not_offered(entry: &CommandEntry, flag: &str) -> Refused {
    let subject = format!("--{flag}");
    Refused { message: say::docker_flag(&subject, &format!("docker {}", entry.name)), subject }
}

/// Refuses a build from anything but the workspace's files.
pub(super) fn build_source(context: &str, file: &str) -> Option<Refused> {
    let is_elsewhere = |path: &str| path.contains("://") || path.starts_with("git@");
    let (message, subject) = match (context, file) {
        ("-", _) => (say::docker_build_input(), context),
        (_, "-") => (say::docker_build_input(), file),
        _ if is_elsewhere(context) => (say::docker_build_url(context), context),
        _ if is_elsewhere(file) => (say::docker_build_url(file), file),
        _ => return None,
    };
    Some(Refused { message, subject: subject.to_owned() })
}

/// Refuses `docker inspect --type` of what Drydock does not have.
pub(super) fn inspect_type(kind: &str) -> Refused {
    Refused { message: say::docker_inspect_type(kind), subject: format!("--type {kind}") }
}

/// Refuses a command line with too many ports.
pub(super) fn too_many_ports(most: usize) -> Refused {
    Refused { message: say::docker_too_many_ports(most), subject: "--publish".to_owned() }
}

type Reason = fn() -> Message;
/// Says why a flag is refused, which it names.
type ReasonOfFlag = fn(&str) -> Message;

const REFUSED_COMMANDS: &[(&str, Reason)] = &[
    ("compose", say::docker_compose),
    ("save", say::docker_save),
    ("load", say::docker_save),
    ("export", say::docker_save),
    ("import", say::docker_save),
    ("search", say::docker_search),
    ("network", say::docker_network),
    ("volume", say::docker_volume),
    ("context", say::docker_context),
    ("swarm", say::docker_swarm),
    ("node", say::docker_swarm),
    ("service", say::docker_swarm),
    ("stack", say::docker_swarm),
    ("config", say::docker_swarm),
    ("secret", say::docker_swarm),
];

const REFUSED_FLAGS: &[(&str, ReasonOfFlag)] = &[
    ("privileged", say::docker_privileged),
    ("volume", say::docker_host_mount),
    ("mount", say::docker_host_mount),
    ("use-api-socket", say::docker_api_socket),
    ("cap-add", say::docker_cap_add),
    ("device", say::docker_device),
    ("gpus", say::docker_device),
    ("pid", say::docker_pid),
    ("ipc", say::docker_ipc),
    ("uts", say::docker_pid),
    ("cgroupns", say::docker_pid),
    ("security-opt", say::docker_security_opt),
    ("allow", say::docker_security_opt),
    ("userns", say::docker_userns),
    ("volumes-from", say::docker_volumes_from),
    ("platform", say::docker_platform),
];
