//! Commands about containers that exist.

use super::{Reading, plain};
use crate::docker::command::{
    Attach, Command, Copy, CopyPlace, EnvironmentEntry, Exec, Kill, Logs, Port, Ps, RemoveContainers, Rename,
    Start, Stats, Stop, Top,
};
use crate::docker::error::Failure;
use crate::docker::refusal;

/// Reads a command by its name in `docker container`.
pub(super) fn read(name: &str, reading: Reading<'_>) -> Result<Command, Failure> {
    let first = reading.argument(0);
    let Reading { words, arguments, .. } = reading;
    let containers = arguments.to_vec();
    Ok(match name {
        "ps" | "ls" => Command::Ps(Ps {
            all: words.switch("all"),
            filters: words.filters(),
            format: words.format(),
            last: words.number("last").and_then(|last| u32::try_from(last).ok()),
            latest: words.switch("latest"),
            no_truncation: words.switch("no-trunc"),
            quiet: words.switch("quiet"),
            size: words.switch("size"),
        }),
        "logs" => Command::Logs(Logs {
            container: first,
            details: words.switch("details"),
            follow: words.switch("follow"),
            since: words.text("since"),
            until: words.text("until"),
            tail: words.last("tail").unwrap_or_else(|| "all".to_owned()),
            timestamps: words.switch("timestamps"),
        }),
        "exec" => Command::Exec(Exec {
            container: first,
            command: containers.get(1..).unwrap_or_default().to_vec(),
            detach: words.switch("detach"),
            detach_keys: words.text("detach-keys"),
            environment: words.list("env").iter().map(|text| EnvironmentEntry::read(text)).collect(),
            environment_files: words.list("env-file"),
            interactive: words.switch("interactive"),
            terminal: words.switch("tty"),
            user: words.text("user"),
            working_directory: words.text("workdir"),
        }),
        "attach" => Command::Attach(Attach {
            container: first,
            detach_keys: words.text("detach-keys"),
            no_input: words.switch("no-stdin"),
            signal_proxy: words.given_switch("sig-proxy").unwrap_or(true),
        }),
        "start" => {
            let start = Start {
                attach: words.switch("attach"),
                interactive: words.switch("interactive"),
                detach_keys: words.text("detach-keys"),
                containers,
            };
            if (start.attach || start.interactive) && start.containers.len() > 1 {
                return Err(plain("you cannot start and attach multiple containers at once"));
            }
            Command::Start(start)
        }
        "stop" | "restart" => {
            let (older, signal) = (words.number("time"), words.text("signal"));
            let newer = words.number("timeout");
            if older.is_some() && newer.is_some() {
                return Err(plain("conflicting options: cannot specify both --timeout and --time"));
            }
            let stop = Stop { signal, timeout_seconds: newer.or(older), containers };
            if name == "stop" { Command::Stop(stop) } else { Command::Restart(stop) }
        }
        "kill" => Command::Kill(Kill { signal: words.text("signal"), containers }),
        "pause" => Command::Pause(containers),
        "unpause" => Command::Unpause(containers),
        "wait" => Command::Wait(containers),
        "diff" => Command::Diff(first),
        "rm" => Command::RemoveContainers(RemoveContainers {
            force: words.switch("force"),
            volumes: words.switch("volumes"),
            containers,
        }),
        "rename" => {
            let new_name = containers.into_iter().nth(1).unwrap_or_default();
            Command::Rename(Rename { container: first, new_name })
        }
        "port" => {
            let split = |port: &String| {
                let (port, protocol) = port.split_once('/').unwrap_or((port, "tcp"));
                (port.to_owned(), protocol.to_owned())
            };
            Command::Port(Port { container: first, port: arguments.get(1).map(split) })
        }
        "top" => Command::Top(Top {
            container: first,
            arguments: containers.get(1..).unwrap_or_default().to_vec(),
        }),
        "stats" => Command::Stats(Stats {
            containers,
            all: words.switch("all"),
            format: words.format(),
            no_stream: words.switch("no-stream"),
            no_truncation: words.switch("no-trunc"),
        }),
        "cp" => {
            let copy = Copy {
                source: place(&first),
                destination: place(containers.get(1).map_or("", String::as_str)),
                archive: words.switch("archive"),
                follow_link: words.switch("follow-link"),
                quiet: words.switch("quiet"),
            };
            let is_container = |place: &CopyPlace| matches!(place, CopyPlace::Container { .. });
            match (is_container(&copy.source), is_container(&copy.destination)) {
                (true, true) => return Err(plain("copying between containers is not supported")),
                (false, false) => return Err(plain("must specify at least one container source")),
                _ => Command::Copy(copy),
            }
        }
        _ => return Err(refusal::command(name).into()),
    })
}

/// Reads one side of `docker cp`. A path that begins with `/` or `.` is never a container, even with a colon.
fn place(text: &str) -> CopyPlace {
    if text == "-" {
        return CopyPlace::Archive;
    }
    match text.split_once(':') {
        Some((container, path)) if !text.starts_with('/') && !container.starts_with('.') => {
            CopyPlace::Container { container: container.to_owned(), path: path.to_owned() }
        }
        _ => CopyPlace::Workspace(text.to_owned()),
    }
}
