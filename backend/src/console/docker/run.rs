//! `docker run` and `docker create`: a container of an image, as typed.

use console::docker::command::{NewContainer as TypedContainer, PullPolicy, Run};
use console::docker::ports::{Protocol, PublishedPort as TypedPort};
use console::docker::reference::AnyReference;
use protocol::limits::Limits;
use protocol::{ImageName, Notice, PublishedPort};

use super::program::{Connection, Interrupts};
use super::{Client, CommandFailed, settings};
use crate::console::words::text_of;
use crate::engine::{ApiError, AttachOrder, ContainerWishes, FindError, FoundImage, WaitCondition};
use crate::session::{ContainerCall, NewContainer};

impl Client<'_> {
    /// `docker create`: prints the id.
    pub(super) async fn create(&mut self, new: TypedContainer) -> Result<i32, CommandFailed> {
        let created =
            self.create_container(&new, Start::Later).await.map_err(|failed| self.of_create(failed))?;
        self.streams.out.say(&format!("{created}\n")).await;
        Ok(0)
    }

    /// `docker run`: starts a container, and stays with it unless it is detached.
    pub(super) async fn run(&mut self, run: Run) -> Result<i32, CommandFailed> {
        let Run { container: new, detach, detach_keys, .. } = run;
        let has_input = new.interactive && !detach;
        if new.terminal && has_input && !self.streams.has_keyboard() {
            return Err(CommandFailed::new(NO_TERMINAL, 1));
        }
        let created =
            self.create_container(&new, if detach { Start::Detached } else { Start::Attached }).await?;
        let program = if detach {
            None
        } else {
            // Without `-a`, both.
            let shows =
                |stream: &str| new.attach.is_empty() || new.attach.iter().any(|typed| typed == stream);
            let order = AttachOrder {
                has_input,
                has_output: shows("stdout"),
                has_errors: shows("stderr"),
                has_terminal: new.terminal,
                with_earlier_output: false,
                detach_keys,
                until: if new.remove { WaitCondition::Removed } else { WaitCondition::NextExit },
            };
            let attached = self.engine.api().attach(&created, &order).await;
            Some(attached.map_err(|error| self.daemon(&error))?)
        };
        if let Err(notice) = self.ask(ContainerCall::Start { engine_id: created.clone() }).await? {
            if detach {
                // The client tells the id of what it has made before it hears that it does not start.
                self.streams.out.say(&format!("{created}\n")).await;
            }
            let failed = self.did_not_start(&notice, &created).await;
            if new.remove {
                drop(self.ask(ContainerCall::Remove { engine_id: created }).await);
            }
            return Err(failed);
        }
        match program {
            None => {
                self.streams.out.say(&format!("{created}\n")).await;
                Ok(0)
            }
            Some(program) => {
                let connection = Connection { has_terminal: new.terminal, has_input };
                self.connect(program, connection, Interrupts::Container(&created)).await
            }
        }
    }

    /// Makes a container; returns the engine's id.
    async fn create_container(
        &mut self,
        new: &TypedContainer,
        start: Start,
    ) -> Result<String, CommandFailed> {
        if let Some(path) = &new.id_file {
            self.is_new_file(path).await?;
        }
        let image = self.image_to_run(new).await?;
        let mut wishes = self.wishes(new, &image).await?;
        wishes.extras.is_detached = start == Start::Detached;
        let name = ImageName::parse(&new.image)
            .or_else(|| ImageName::parse(image.id.0.trim_start_matches("sha256:").get(..12)?));
        let name = name.ok_or_else(|| CommandFailed::new("docker: invalid reference format", 125))?;
        // A name that was typed without a tag is told so again, by `docker ps`.
        let engine_name = match &new.reference {
            AnyReference::Named(named) if named.tag.is_none() && named.digest.is_none() => {
                image.engine_name.strip_suffix(":latest").unwrap_or(&image.engine_name)
            }
            _ => &image.engine_name,
        };
        let call = NewContainer {
            image: name,
            image_id: protocol::Digest(engine_name.to_owned()),
            build: image.build,
            wishes,
            restart: settings::restart(new.restart),
            is_removed_at_end: new.remove,
        };
        match self.ask(ContainerCall::Create(Box::new(call))).await? {
            Ok(id) => {
                if let Some(path) = &new.id_file {
                    self.write_file(path, id.clone().into_bytes()).await?;
                }
                Ok(id)
            }
            Err(notice) => Err(self.of_run(&notice)),
        }
    }

    /// Refuses an id file that is there: it may be the only trace of another container.
    async fn is_new_file(&self, typed: &str) -> Result<(), CommandFailed> {
        use console::tools::Folder as _;
        let folder = crate::console::run::read_folder(self.context).await;
        let folder = folder.map_err(|text| CommandFailed { text, status: 125 })?;
        let path = console::tools::resolve(&self.context.here, typed).unwrap_or_default();
        match folder.describe(&path) {
            Some(_) => Err(CommandFailed::new(
                format!(
                    "docker: container ID file found, make sure the other container isn't running or delete {typed}{SEE_HELP}"
                ),
                125,
            )),
            None => Ok(()),
        }
    }

    /// Finds the image, and pulls it where docker would.
    async fn image_to_run(&mut self, new: &TypedContainer) -> Result<FoundImage, CommandFailed> {
        let name = match &new.reference {
            AnyReference::Named(named) => named.clone().with_default_tag().familiar(),
            AnyReference::Digest(digest) => digest.clone(),
        };
        if new.pull != PullPolicy::Always {
            match self.engine.find_image(&name, &new.image).await {
                Ok(image) => return Ok(image),
                Err(FindError::NoSuch | FindError::Ambiguous) => {}
                Err(FindError::Api(error)) => return Err(self.run_error(&error)),
            }
        }
        let missing = format!("docker: Error response from daemon: No such image: {name}{SEE_HELP}");
        let AnyReference::Named(named) = &new.reference else { return Err(CommandFailed::new(missing, 125)) };
        if new.pull == PullPolicy::Never {
            return Err(CommandFailed::new(missing, 125));
        }
        if new.pull == PullPolicy::Missing {
            self.streams.err.say(&format!("Unable to find image '{name}' locally\n")).await;
        }
        let progress = if new.quiet { None } else { Some(self.streams.err.clone()) };
        self.pull_image(&named.clone().with_default_tag(), progress).await.map_err(|failed| {
            let text = failed.text.trim_end();
            CommandFailed { text: format!("docker: {text}{SEE_HELP}\n{}", failed.hint), status: 125 }
        })?;
        self.engine.find_image(&name, &new.image).await.map_err(|_| CommandFailed::new(missing, 125))
    }

    /// Reads what was typed into what a container may be asked for.
    async fn wishes(
        &mut self,
        new: &TypedContainer,
        image: &FoundImage,
    ) -> Result<ContainerWishes, CommandFailed> {
        let limits = &self.context.services.limits;
        self.judge_resources(new).await?;
        let (memory_bytes, millicpus) = resources(new, limits)?;
        let mut ports: Vec<PublishedPort> = Vec::new();
        for port in &new.publish {
            ports.push(published(port)?);
        }
        if new.publish_all {
            for container_port in exposed(image) {
                if ports.iter().all(|own| own.container_port != container_port) {
                    ports.push(PublishedPort { virtual_port: 0, container_port });
                }
            }
        }
        let mut labels = Vec::new();
        for file in &new.label_files {
            let content = self.file(file).await?;
            let lines = String::from_utf8_lossy(&content).into_owned();
            let lines = lines.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
            labels.extend(lines.map(|line| {
                let (name, value) = line.split_once('=').unwrap_or((line, ""));
                (name.to_owned(), value.to_owned())
            }));
        }
        labels.extend(new.labels.iter().cloned());
        let environment = self.environment(&new.environment_files, &new.environment).await;
        let environment = environment.map_err(|failed| CommandFailed {
            text: format!("{}{SEE_HELP}\n", failed.text.trim_end()),
            ..failed
        })?;
        let name = match &new.name {
            Some(name) => self.checked_name(name).map_err(|failed| CommandFailed {
                text: format!("docker: {}{SEE_HELP}\n", failed.text.trim_end()),
                status: 125,
            })?,
            None => self.new_name(),
        };
        Ok(ContainerWishes {
            name,
            entrypoint: new.entrypoint.as_ref().map(|entrypoint| {
                if entrypoint.is_empty() { vec![String::new()] } else { vec![entrypoint.clone()] }
            }),
            command: new.command.clone(),
            environment,
            working_dir: new.working_directory.clone(),
            user: new.user.clone(),
            hostname: new.host_name.clone(),
            labels,
            has_terminal: new.terminal,
            is_interactive: new.interactive,
            is_read_only: new.read_only,
            memory_bytes,
            millicpus,
            extras: settings::extras(new),
            health: settings::health(new, image),
            stop_signal: new.stop_signal.clone(),
            is_removed_at_end: new.remove,
            ports,
            is_typed: true,
        })
    }

    /// Refuses what the engine would refuse of memory and CPUs. It is not asked for all of it: what a container may have is less.
    async fn judge_resources(&self, new: &TypedContainer) -> Result<(), CommandFailed> {
        let wrong = |text: &str| {
            Err(CommandFailed::new(format!("docker: Error response from daemon: {text}{SEE_HELP}"), 125))
        };
        let given = |bytes: Option<i64>| bytes.filter(|bytes| *bytes > 0);
        let (memory, swap) = (given(new.resources.memory_bytes), given(new.resources.memory_swap_bytes));
        match (memory, swap) {
            (None, Some(_)) => {
                return wrong(
                    "You should always set the Memory limit when using Memoryswap limit, see usage",
                );
            }
            (Some(memory), Some(swap)) if swap < memory => {
                return wrong("Minimum memoryswap limit should be larger than memory limit, see usage");
            }
            _ => {}
        }
        let Some(nano_cpus) = new.resources.nano_cpus.filter(|nano| *nano != 0) else { return Ok(()) };
        let info = self.engine.api().get(&["info"]).json().await.map_err(|error| self.daemon(&error))?;
        let n_cpus = info["NCPU"].as_i64().unwrap_or(1);
        if (LEAST_NANO_CPUS..=n_cpus.saturating_mul(1_000_000_000)).contains(&nano_cpus) {
            return Ok(());
        }
        wrong(&format!(
            "Range of CPUs is from 0.01 to {n_cpus}.00, as there are only {n_cpus} CPUs available"
        ))
    }

    /// Makes one of docker's names of two words; the engine refuses one that is taken.
    fn new_name(&self) -> String {
        let mut bits = [0; 8];
        // Without random bytes the clock will do: a name that is taken is only refused.
        if getrandom::fill(&mut bits).is_err() {
            bits = crate::clock::now_ms().to_le_bytes();
        }
        console::docker::names::container_name(u64::from_le_bytes(bits))
    }

    /// Asks the session of the containers.
    pub(super) async fn ask(&self, call: ContainerCall) -> Result<Result<String, Notice>, CommandFailed> {
        let asked = self.context.services.session.call(call).await;
        asked.map_err(|error| CommandFailed::new(format!("docker: {error}"), 125))
    }

    /// Words why a container was not made, as `docker run` does.
    fn of_run(&self, notice: &Notice) -> CommandFailed {
        match notice {
            Notice::ContainerDidNotStart { detail } => {
                let detail = self.engine.familiar(detail);
                CommandFailed::new(format!("docker: Error response from daemon: {detail}{SEE_HELP}"), 125)
            }
            other => CommandFailed::refused(other, 125),
        }
    }

    /// Words why a container did not start: a program that is missing or cannot be executed has exit codes of its own.
    async fn did_not_start(&self, notice: &Notice, container: &str) -> CommandFailed {
        if let Some(text) = self.port_taken(notice, container).await {
            return CommandFailed::new(format!("docker: {text}{SEE_HELP}"), 125);
        }
        let failed = self.of_run(notice);
        let detail = failed.text.to_lowercase();
        let is_missing =
            ["executable file not found", "no such file or directory", "system cannot find the file"];
        let is_denied = ["permission denied", "is a directory"];
        let status = if is_missing.iter().any(|words| detail.contains(words)) {
            127
        } else if is_denied.iter().any(|words| detail.contains(words)) {
            126
        } else {
            125
        };
        CommandFailed { status, ..failed }
    }

    /// Words a port that another container has as the engine does, which is not asked for one here. The container stands for its endpoint.
    pub(super) async fn port_taken(&self, notice: &Notice, container: &str) -> Option<String> {
        let Notice::PortTaken { port } = notice else { return None };
        let description = self.engine.api().get(&["containers", container, "json"]).json().await.ok()?;
        let name = self.engine.familiar(description["Name"].as_str().unwrap_or_default());
        let endpoint = format!("{} ({container})", name.trim_start_matches('/'));
        let what = if self.engine.api().version().minor < VERSION_OF_SET_UP {
            ""
        } else {
            "failed to set up container networking: "
        };
        Some(format!(
            "Error response from daemon: {what}driver failed programming external connectivity on endpoint {endpoint}: Bind for 0.0.0.0:{port} failed: port is already allocated"
        ))
    }

    fn run_error(&self, error: &ApiError) -> CommandFailed {
        let failed = self.daemon(error);
        CommandFailed { text: format!("docker: {}{SEE_HELP}\n", failed.text.trim_end()), status: 125 }
    }

    /// `docker create` says the same without the name of the command and what follows it.
    fn of_create(&self, failed: CommandFailed) -> CommandFailed {
        let text = failed.text.replace(SEE_HELP, "");
        let is_of_docker =
            ["docker: Error", "docker: container ID"].iter().any(|start| text.starts_with(start));
        let text = if is_of_docker { text.trim_start_matches("docker: ").to_owned() } else { text };
        CommandFailed { text, status: 1 }
    }
}

/// How a container is to be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// By another command.
    Later,
    /// With its output shown here.
    Attached,
    /// On its own.
    Detached,
}

/// Reads a `-p`: the address is not of this machine, and ranges are written out already.
fn published(port: &TypedPort) -> Result<PublishedPort, CommandFailed> {
    if port.container.protocol != Protocol::Tcp {
        let message = catalogue::console::tcp_only(port.container.protocol.word());
        return Err(CommandFailed::new(format!("docker: {}", text_of(&message)), 125));
    }
    Ok(PublishedPort {
        virtual_port: port.host.map_or(0, |(first, _)| first),
        container_port: port.container.number,
    })
}

/// Returns the ports that the image's EXPOSE names.
fn exposed(image: &FoundImage) -> impl Iterator<Item = u16> {
    let ports = image.description.get("Config").and_then(|config| config.get("ExposedPorts")?.as_object());
    ports.into_iter().flatten().filter_map(|(port, _)| port.strip_suffix("/tcp").unwrap_or(port).parse().ok())
}

/// Reads memory and CPU; more than a container may have is refused.
fn resources(new: &TypedContainer, limits: &Limits) -> Result<(Option<u64>, Option<u64>), CommandFailed> {
    let refused = |message| CommandFailed::new(format!("docker: {}", text_of(&message)), 125);
    let memory = new.resources.memory_bytes.and_then(|bytes| u64::try_from(bytes).ok());
    if memory.is_some_and(|bytes| bytes > limits.container_memory_bytes) {
        return Err(refused(catalogue::console::memory_limit(limits.container_memory_bytes)));
    }
    let millicpus = new.resources.nano_cpus.and_then(|nano| u64::try_from(nano / 1_000_000).ok());
    if millicpus.is_some_and(|millicpus| millicpus > limits.container_millicpus) {
        let most = format!("{}", Thousandths(limits.container_millicpus));
        return Err(refused(catalogue::console::cpu_limit(&most)));
    }
    Ok((memory, millicpus))
}

/// Thousandths, shown as docker's `--cpus` takes them: `0.5`.
struct Thousandths(u64);

impl std::fmt::Display for Thousandths {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}.{:03}", self.0 / 1000, self.0 % 1000);
        formatter.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// What the client says where `-it` has no terminal.
pub(super) const NO_TERMINAL: &str = "the input device is not a TTY";
/// The version of the API (Docker 28) since which the engine says so of a network.
const VERSION_OF_SET_UP: usize = 48;
/// A hundredth of a CPU.
const LEAST_NANO_CPUS: i64 = 10_000_000;
/// What the client adds when `docker run` fails.
const SEE_HELP: &str = "\n\nRun 'docker run --help' for more information";
