//! Docker's command line: commands, flags, help and errors as the reference client (Docker 28.5 with buildx 0.29) prints them.
//!
//! [`parse`] reads the words after `docker`. It asks nobody: what needs the engine, a file or a clock is left to the server.

pub mod command;
pub mod completion;
pub mod environment;
mod error;
mod flags;
mod help;
pub mod names;
pub mod ports;
mod read;
pub mod reference;
mod refusal;
pub mod slips;
pub mod table;
pub mod time;
pub mod units;
mod values;

pub use command::Command;
pub use error::{CommandLineError, Failure, REFUSED_STATUS, Refused, Stream};

use self::flags::Words;
use self::table::{ArgumentCount, CommandEntry};

/// Reads the words after `docker`.
///
/// # Errors
/// The reference client would print something itself, such as help or an error; or Drydock refuses the command or a flag by name.
pub fn parse(arguments: &[String]) -> Result<Command, Failure> {
    let (words, rest) = global(arguments)?;
    let Some(first) = rest.first() else {
        let is_version = words.flags.iter().any(|(name, value)| *name == "version" && value == "true");
        let asks_help = words.flags.iter().any(|(name, value)| *name == "help" && value == "true");
        return match is_version && !asks_help {
            true => Ok(Command::ClientVersion),
            false => {
                let stream = if asks_help { Stream::Output } else { Stream::Error };
                Err(help::shown(top(), stream).into())
            }
        };
    };
    refusal::global(&words.flags)?;
    if first == "help" {
        return Err(helped(&rest[1..]));
    }
    let (entry, rest) = find(rest)?;
    let mut words = flags::split(entry, rest).map_err(|reason| flag_error(entry, &reason))?;
    if words
        .flags
        .iter()
        .rfind(|(name, _)| *name == "help")
        .is_some_and(|(_, value)| values::boolean(value) == Some(true))
    {
        return Err(help::shown(entry, Stream::Output).into());
    }
    let Some(count) = entry.arguments else { return Err(group(entry, &words)) };
    if !count.allows(words.arguments.len()) {
        return Err(argument_error(entry, count).into());
    }
    words.list("help");
    read::command(entry, words)
}

/// Returns what the client prints on standard output about flags that it will drop one day, before anything else.
#[must_use]
pub fn notices(arguments: &[String]) -> Vec<String> {
    let Ok((_, rest)) = global(arguments) else { return Vec::new() };
    let Ok((entry, rest)) = find(rest) else { return Vec::new() };
    flags::split(entry, rest).map(|words| words.notices).unwrap_or_default()
}

fn top() -> &'static CommandEntry {
    table::command("").unwrap_or_else(|| unreachable!("the table begins with docker itself"))
}

/// Splits the flags of `docker` itself from what follows them.
fn global(arguments: &[String]) -> Result<(Words, &[String]), Failure> {
    let mut words = flags::split(top(), arguments).map_err(|reason| flag_error(top(), &reason))?;
    let n_rest = words.arguments.len();
    words.arguments.clear();
    Ok((words, &arguments[arguments.len() - n_rest..]))
}

/// Finds the command that the words name, and returns the words after its name.
fn find(words: &[String]) -> Result<(&'static CommandEntry, &[String]), Failure> {
    let (mut entry, mut rest) = (top(), words);
    while entry.arguments.is_none() {
        let Some(word) = rest.first().filter(|word| !word.starts_with('-')) else { break };
        let name = [entry.name, word].join(" ");
        match table::command(name.trim_start()) {
            Some(command) if !word.is_empty() => entry = command,
            _ => return Err(unknown(entry, word)),
        }
        rest = &rest[1..];
    }
    Ok((entry, rest))
}

fn unknown(entry: &'static CommandEntry, word: &str) -> Failure {
    let path = entry.path();
    let name = if entry.name.is_empty() { word } else { entry.name };
    if let Some(refused) = refusal::whole_command(name) {
        return refused.into();
    }
    if entry.commands().next().is_none() {
        // A group of which the table knows no more than its name.
        return refusal::command(&format!("{} {word}", entry.name)).into();
    }
    if is_of_buildx(entry) {
        // This client prints its help, then the error on standard error; the error is what matters.
        return CommandLineError::error(&format!("ERROR: unknown command: {}", values::quoted(word)), 1)
            .into();
    }
    let usage = match entry.name {
        "" => String::new(),
        _ => format!("Usage:  {path}\n\n"),
    };
    let text =
        format!("docker: unknown command: {path} {word}\n\n{usage}Run '{path} --help' for more information");
    CommandLineError::error(&text, 1).into()
}

/// Makes what `docker help COMMAND` prints.
fn helped(words: &[String]) -> Failure {
    match find(words) {
        Ok((entry, _)) => help::shown(entry, Stream::Output).into(),
        Err(_) => CommandLineError::error(&format!("unknown help topic: {}", words.join(" ")), 1).into(),
    }
}

/// Makes what a group prints when none of its commands is named.
fn group(entry: &'static CommandEntry, words: &Words) -> Failure {
    match words.arguments.first() {
        Some(word) => unknown(entry, word),
        None => {
            let stream = if is_of_buildx(entry) { Stream::Output } else { Stream::Error };
            help::shown(entry, stream).into()
        }
    }
}

fn flag_error(entry: &CommandEntry, reason: &str) -> Failure {
    let path = entry.path();
    let usage = match (entry.name, entry.arguments) {
        ("", _) => "docker [OPTIONS] COMMAND [ARG...]",
        (_, None) if !is_of_buildx(entry) => path,
        _ => entry.usage.as_str(),
    };
    let text = format!("{reason}\n\nUsage:  {usage}\n\nRun '{path} --help' for more information");
    CommandLineError::error(&text, 125).into()
}

fn argument_error(entry: &CommandEntry, count: ArgumentCount) -> CommandLineError {
    let path = entry.path();
    let arguments = |number: usize| if number == 1 { "argument" } else { "arguments" };
    // The client's own slip of the pen: `SRun`.
    let (rule, pointer) = match (count.least, count.most) {
        (_, Some(0)) => ("accepts no arguments".to_owned(), "Run"),
        (0, Some(most)) => (format!("requires at most {most} {}", arguments(most)), "SRun"),
        (least, None) => (format!("requires at least {least} {}", arguments(least)), "See"),
        (least, Some(most)) if least == most => (format!("requires {least} {}", arguments(least)), "Run"),
        (least, Some(most)) => {
            (format!("requires at least {least} and at most {most} {}", arguments(most)), "Run")
        }
    };
    let prefix = if is_of_buildx(entry) { "ERROR: " } else { "" };
    let text = format!(
        "{prefix}docker: '{path}' {rule}\n\nUsage:  {}\n\n{pointer} '{path} --help' for more information",
        entry.usage
    );
    CommandLineError::error(&text, 1)
}

/// Returns whether the command belongs to the plug-in, which words a few things its own way.
fn is_of_buildx(entry: &CommandEntry) -> bool {
    entry.path().starts_with("docker buildx")
}

impl ArgumentCount {
    fn allows(self, n_arguments: usize) -> bool {
        n_arguments >= self.least && self.most.is_none_or(|most| n_arguments <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, Failure> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_dangerous_on_a_shared_server_is_refused_by_name() {
        for (line, key) in [
            ("run --privileged x", "privileged"),
            ("exec --privileged c sh", "privileged"),
            ("run -v /:/host x", "host-mount"),
            ("run -v ./a:/a x", "host-mount"),
            ("run -v data:/a x", "volume"),
            ("run --mount type=bind,src=/,dst=/h x", "host-mount"),
            ("run --mount type=volume,src=a,dst=/h x", "volume"),
            ("run --network host x", "network-host"),
            ("run --net=host x", "network-host"),
            ("run --network mine x", "network"),
            ("build --network host .", "network-host"),
            ("run --cap-add ALL x", "cap-add"),
            ("run --device /dev/sda x", "device"),
            ("run --gpus all x", "device"),
            ("run --pid host x", "pid"),
            ("run --ipc host x", "ipc"),
            ("run --security-opt seccomp=unconfined x", "security-opt"),
            ("build --allow security.insecure .", "security-opt"),
            ("run --userns host x", "userns"),
            ("run --volumes-from c x", "volumes-from"),
            ("run --use-api-socket x", "api-socket"),
            ("create --privileged x", "privileged"),
            ("-H tcp://a:1 ps", "host"),
            ("--context other ps", "context"),
            ("--tls ps", "flag"),
            ("run --cgroup-parent / x", "flag"),
            ("run --runtime runc x", "flag"),
            ("run --log-driver syslog x", "flag"),
            ("run --sysctl net.core.somaxconn=1 x", "flag"),
            ("build -o /tmp .", "flag"),
            ("build --secret id=a,src=/etc/shadow .", "flag"),
            ("build --build-context a=/etc .", "flag"),
            ("build --cache-to type=local,dest=/tmp .", "flag"),
            ("build --push .", "flag"),
            ("build -", "build-input"),
            ("build https://example.org/a.git", "build-url"),
            ("build -f - .", "build-input"),
            ("compose up -d", "compose"),
            ("compose", "compose"),
            ("save -o a.tar x", "save"),
            ("image load", "save"),
            ("container export c", "save"),
            ("search python", "search"),
            ("network create a", "network"),
            ("volume ls", "volume"),
            ("swarm init", "swarm"),
            ("context use a", "context"),
            ("plugin install a", "command"),
            ("buildx create", "command"),
            ("buildx imagetools inspect a", "command"),
            ("bake", "command"),
            ("events", "command"),
            ("inspect --type volume a", "inspect-type"),
            ("run -p 1-65535:1-65535 x", "too-many-ports"),
        ] {
            match read(line) {
                Err(Failure::Refused(refused)) => {
                    assert_eq!(refused.message.key, format!("console-docker-{key}"), "{line}");
                }
                other => panic!("{line}: {other:?}"),
            }
        }
    }

    #[test]
    fn what_docker_does_anyway_is_accepted() {
        for line in [
            "run --network bridge x",
            "run --privileged=false x",
            "build --network default .",
            "run --net default x",
        ] {
            assert!(read(line).is_ok(), "{line}: {:?}", read(line));
        }
    }

    #[test]
    fn both_spellings_are_one_command() {
        for (one, other) in [
            ("images -q", "image ls -q"),
            ("images a", "image list a"),
            ("ps -a", "container ls --all"),
            ("rmi a b", "image rm a b"),
            ("rm -f c", "container remove -f c"),
            ("build -t a .", "buildx build --tag=a ."),
            ("image build -ta .", "builder build --tag a ."),
            ("run -itp 80:80 x sh -c ls", "container run -i -t --publish=80:80 x sh -c ls"),
            ("stop -t 3 c", "container stop --time 3 c"),
            ("info", "system info"),
        ] {
            assert!(read(one).is_ok(), "{one}: {:?}", read(one));
            assert_eq!(read(one), read(other), "{one}");
        }
    }

    #[test]
    fn a_run_has_all_that_was_typed() {
        let line = "run -d --name web -p 8000:5000 -e A=b -e C -w /app -u 1:1 --entrypoint= -m 64m --cpus .5 --restart on-failure:3 \
                    --health-cmd true --health-interval 5s -l a=b --rm=false python:3.8-alpine python -m http.server";
        let Ok(Command::Run(run)) = read(line) else { panic!("{:?}", read(line)) };
        let container = run.container;
        assert!(run.detach && run.signal_proxy && !container.remove);
        assert_eq!(container.name.as_deref(), Some("web"));
        assert_eq!(container.publish[0].host, Some((8000, 8000)));
        assert_eq!(container.environment[1], command::EnvironmentEntry { name: "C".to_owned(), value: None });
        assert_eq!(container.entrypoint.as_deref(), Some(""));
        assert_eq!(container.resources.memory_bytes, Some(64 << 20));
        assert_eq!(container.resources.nano_cpus, Some(500_000_000));
        assert_eq!(container.restart, command::RestartPolicy::OnFailure { maximum_retries: 3 });
        assert_eq!(container.command, ["python", "-m", "http.server"]);
        assert!(matches!(container.health, Some(command::HealthCheck::Given { interval: Some(_), .. })));
    }
}
