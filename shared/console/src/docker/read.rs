//! From split words to a [`Command`]: what each command makes of its flags and arguments.

mod container;
mod image;
mod new_container;
mod system;

use super::command::{Command, Filter, Format};
use super::error::{CommandLineError, Failure};
use super::flags::Words;
use super::{refusal, table::CommandEntry};

/// Makes the command of an entry of the table.
pub(super) fn command(entry: &'static CommandEntry, mut words: Words) -> Result<Command, Failure> {
    let arguments = std::mem::take(&mut words.arguments);
    refusal::check(entry.name, &words.flags)?;
    // What is left of these asks for what every container has anyway.
    for harmless in ["network", "net", "privileged"] {
        words.list(harmless);
    }
    let name = entry.name.strip_prefix("container ").unwrap_or(entry.name);
    let read = Reading { path: entry.path(), words: &mut words, arguments: &arguments };
    let command = match name {
        "build" | "image build" | "buildx build" | "builder build" => image::build(read),
        "images" | "image ls" => image::images(read),
        "history" | "image history" => image::history(read),
        "tag" | "image tag" => image::tag(read),
        "rmi" | "image rm" => image::remove(read),
        "pull" | "image pull" => image::pull(read),
        "push" | "image push" => image::push(read),
        "login" => image::login(read),
        "logout" => image::logout(read),
        "commit" => image::commit(read),
        "image prune" => image::prune(read).map(Command::ImagePrune),
        "prune" => image::prune(read).map(Command::ContainerPrune),
        "run" => new_container::run(read),
        "create" => new_container::create(read),
        "update" => new_container::update(read),
        "inspect" | "image inspect" => system::inspect(read, entry.name),
        "builder prune" | "buildx prune" => system::builder_prune(read),
        "system prune" => system::prune(read),
        "system df" => system::df(read),
        "version" => Ok(Command::Version(read.words.format())),
        "info" | "system info" => Ok(Command::Info(read.words.format())),
        _ => container::read(name, read),
    }?;
    match words.flags.first() {
        Some((name, _)) => Err(refusal::not_offered(entry, name).into()),
        None => Ok(command),
    }
}

/// What a command is made of.
struct Reading<'a> {
    /// The command as its errors name it.
    path: &'a str,
    words: &'a mut Words,
    arguments: &'a [String],
}

impl Reading<'_> {
    /// Returns an argument that the count of arguments guarantees.
    fn argument(&self, index: usize) -> String {
        self.arguments.get(index).cloned().unwrap_or_default()
    }

    /// Makes the error of `docker run` and `docker create`: after its own name, and with a pointer to the help.
    fn run_error(&self, reason: &str) -> Failure {
        let path = self.path.replace("docker container", "docker");
        CommandLineError::error(&format!("docker: {reason}\n\nRun '{path} --help' for more information"), 125)
            .into()
    }
}

/// Makes an error that stands alone.
fn plain(reason: &str) -> Failure {
    CommandLineError::error(reason, 1).into()
}

impl Words {
    fn format(&mut self) -> Format {
        Format(self.text("format"))
    }

    /// Takes the filters. An empty one counts for nothing, as in the client.
    fn filters(&mut self) -> Vec<Filter> {
        let split = |text: String| {
            let (key, value) = text.split_once('=')?;
            Some(Filter { key: key.trim().to_lowercase(), value: value.trim().to_owned() })
        };
        self.list("filter").into_iter().filter_map(split).collect()
    }
}
