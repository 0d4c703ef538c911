//! `docker login`, `logout` and `push`, and pulls from the server's own registry, which stands in Docker Hub's place.

use console::docker::command::{Login, Logout, Push};
use console::docker::reference::Named;
use tokio_util::sync::CancellationToken;

use super::pull::{DEFAULT_TAG, PullFailed};
use super::{Client, CommandFailed};
use crate::console::folder::refusal;
use crate::console::input::Input;
use crate::console::output::Output;
use crate::console::request::INTERRUPTED;
use crate::console::words::text_of;
use crate::engine::{
    NoRegistry, PullOrder, PushOrder, RegistryUser, RegistryUserError, RemoteName, TransferEvent,
    TransferFailure, TransferLine, Transferred, WriteRefusal, is_seed,
};
use crate::store::LogIn;

impl Client<'_> {
    /// `docker login`: takes a user name. No password is needed, and none is kept.
    pub(super) async fn login(&mut self, login: Login) -> Result<i32, CommandFailed> {
        if let Some(server) = login.server.as_deref().filter(|server| !is_docker_hub(server)) {
            return Err(refused(&catalogue::console::no_other_registry(server)));
        }
        if login.password.is_some() {
            let warning = "WARNING! Using --password via the CLI is insecure. Use --password-stdin.";
            self.streams.err.say(&format!("{warning}\n")).await;
        }
        if login.password_from_input {
            drop(self.streams.input.read_all().await);
        }
        let typed = match login.user {
            Some(user) => user,
            None => match self.ask_line("Username: ").await {
                Some(user) => user,
                None => return Err(CommandFailed::new("", INTERRUPTED)),
            },
        };
        let user = RegistryUser::parse(typed.trim()).map_err(|error| {
            refused(&match error {
                RegistryUserError::Length => catalogue::console::user_name_length(),
                RegistryUserError::Characters => catalogue::console::user_name_characters(),
                RegistryUserError::Reserved => catalogue::console::user_name_reserved(),
            })
        })?;
        let services = &self.context.services;
        let outcome = services.store.log_in(services.workspace.clone(), user.clone()).await;
        match outcome.map_err(|error| refused_by_store(&error))? {
            LogIn::Done => {
                let remark = catalogue::console::no_password(user.as_str());
                self.streams.err.say(&format!("{}\n", text_of(&remark))).await;
                self.streams.out.say("Login Succeeded\n").await;
                Ok(0)
            }
            LogIn::Taken => Err(refused(&catalogue::console::user_name_taken(user.as_str()))),
            LogIn::TooManyNames { limit } => {
                Err(refused(&catalogue::console::too_many_user_names(limit as u64)))
            }
        }
    }

    /// `docker logout`.
    pub(super) async fn logout(&mut self, logout: Logout) -> Result<i32, CommandFailed> {
        let server = logout.server.as_deref().filter(|server| !is_docker_hub(server));
        if let Some(server) = server {
            self.streams.out.say(&format!("Not logged in to {server}\n")).await;
            return Ok(0);
        }
        let services = &self.context.services;
        let was_logged_in = services.store.log_out(services.workspace.clone()).await;
        let was_logged_in = was_logged_in.map_err(|error| refused_by_store(&error))?;
        let said = if was_logged_in { "Removing login credentials for" } else { "Not logged in to" };
        self.streams.out.say(&format!("{said} {DOCKER_HUB}\n")).await;
        Ok(0)
    }

    /// `docker push`.
    pub(super) async fn push(&mut self, push: Push) -> Result<i32, CommandFailed> {
        if push.all_tags {
            return Err(refused(&catalogue::console::no_all_tags()));
        }
        let tagged = push.image.clone().with_default_tag();
        let familiar = tagged.familiar();
        let name = self.remote_name(&tagged)?;
        let out = self.streams.out.clone();
        if push.default_tag && !push.quiet {
            out.say(&format!("Using default tag: {DEFAULT_TAG}\n")).await;
        }
        let repository = format!("{}/{}", tagged.domain, tagged.path);
        out.say(&format!("The push refers to repository [{repository}]\n")).await;
        if self.engine.find_own_image(&familiar).await.is_err() {
            let repository = tagged.familiar_name();
            let text = format!("An image does not exist locally with the tag: {repository}");
            return Err(CommandFailed::new(text, 1));
        }
        let services = &self.context.services;
        let identity = services.store.registry_identity(services.workspace.clone()).await;
        let order = PushOrder {
            workspace: services.workspace.clone(),
            identity: identity.map_err(|error| refused_by_store(&error))?,
            image: self.engine.image_name(&familiar),
            name,
        };
        let cancel = CancellationToken::new();
        let _ends_with_the_command = cancel.clone().drop_guard();
        let mut events = services.engine.registry().push(order, cancel);
        while let Some(event) = events.recv().await {
            match event {
                TransferEvent::Line(line) if !push.quiet => say_line(&out, &line).await,
                TransferEvent::Line(_) => {}
                TransferEvent::Finished(Ok(Transferred::Pushed { digest, size })) => {
                    let tag = tagged.tag.as_deref().unwrap_or(DEFAULT_TAG);
                    if push.quiet {
                        out.say(&format!("{repository}:{tag}\n")).await;
                    } else {
                        out.say(&format!("{tag}: digest: {digest} size: {size}\n")).await;
                    }
                    return Ok(0);
                }
                TransferEvent::Finished(Ok(Transferred::Pulled { .. })) => return Ok(0),
                TransferEvent::Finished(Err(failure)) => return Err(not_pushed(&failure)),
            }
        }
        Ok(INTERRUPTED)
    }

    /// Pulls an image from the server's registry, if it has it; `None` where it has not.
    pub(super) async fn pull_from_registry(
        &mut self,
        name: &Named,
        progress: Option<&Output>,
    ) -> Option<Result<(), PullFailed>> {
        let remote = RemoteName::parse(&name.familiar()).ok()?;
        let services = &self.context.services;
        let registry = services.engine.registry();
        if !registry.holds(&remote).await {
            return None;
        }
        let order = PullOrder { workspace: services.workspace.clone(), name: remote.clone() };
        let cancel = CancellationToken::new();
        let _ends_with_the_command = cancel.clone().drop_guard();
        let mut events = registry.pull(order, cancel);
        while let Some(event) = events.recv().await {
            match event {
                TransferEvent::Line(line) => {
                    if let Some(progress) = progress {
                        say_line(progress, &line).await;
                    }
                }
                TransferEvent::Finished(Ok(Transferred::Pulled { digest, is_new, .. })) => {
                    if let Some(progress) = progress {
                        let status = if is_new { "Downloaded newer image" } else { "Image is up to date" };
                        progress
                            .say(&format!("Digest: {digest}\nStatus: {status} for {}\n", name.familiar()))
                            .await;
                    }
                    if is_seed(&remote) {
                        let message = catalogue::console::is_seed(&name.familiar());
                        self.streams.err.say(&format!("{}\n", text_of(&message))).await;
                    }
                    return Some(Ok(()));
                }
                TransferEvent::Finished(Ok(Transferred::Pushed { .. })) => return Some(Ok(())),
                TransferEvent::Finished(Err(failure)) => {
                    let text = format!("Error response from daemon: {}\n", said(&failure));
                    return Some(Err(PullFailed { text, hint: String::new() }));
                }
            }
        }
        None
    }

    /// Returns the names that the server's registry has, with a tag each.
    pub(super) async fn registry_names(&self) -> Vec<String> {
        let entries = self.context.services.engine.registry().catalog().await.unwrap_or_default();
        let names = entries.into_iter().flat_map(|entry| {
            let repository =
                entry.repository.strip_prefix("library/").unwrap_or(&entry.repository).to_owned();
            entry.tags.into_iter().map(move |tag| format!("{repository}:{tag}"))
        });
        names.take(MOST_NAMES).collect()
    }

    fn remote_name(&self, name: &Named) -> Result<RemoteName, CommandFailed> {
        RemoteName::parse(&format!(
            "{}/{}:{}",
            name.domain,
            name.path,
            name.tag.as_deref().unwrap_or(DEFAULT_TAG)
        ))
        .map_err(|_| refused(&catalogue::console::no_other_registry(&name.domain)))
    }

    /// Asks for a line at the keyboard; `None` where there is none, or it was interrupted.
    pub(super) async fn ask_line(&mut self, prompt: &str) -> Option<String> {
        if !self.streams.has_keyboard() {
            let mut typed = self.streams.input.read_all().await.to_vec();
            typed.truncate(typed.iter().position(|byte| *byte == b'\n').unwrap_or(typed.len()));
            return String::from_utf8(typed).ok();
        }
        let out = self.streams.out.clone();
        out.say(prompt).await;
        let Input::Keyboard(keys) = &mut self.streams.input else { return None };
        let mut typed = Vec::new();
        let line = loop {
            let bytes = tokio::select! {
                bytes = keys.0.recv() => bytes?,
                () = self.streams.interrupt.cancelled() => break None,
            };
            typed.extend_from_slice(&bytes);
            if let Some(end) = typed.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                typed.truncate(end);
                break Some(String::from_utf8_lossy(&typed).into_owned());
            }
            if typed.len() > LINE_BYTES {
                break None;
            }
        };
        // The page sends a line when it is whole; in the transcript it belongs behind the question.
        out.say(&format!("{}\n", line.as_deref().unwrap_or_default())).await;
        line
    }
}

/// Prints a line as the client does where its output is no terminal: without the progress of a layer.
async fn say_line(out: &Output, line: &TransferLine) {
    // What the whole came to is said at the end.
    let is_summary = line.status.starts_with("Digest:") || line.status.contains("digest: sha256:");
    if line.progress.is_some() || is_summary {
        return;
    }
    match &line.id {
        Some(id) => out.say(&format!("{id}: {}\n", line.status)).await,
        None => out.say(&format!("{}\n", line.status)).await,
    }
}

fn refused(message: &catalogue::Message) -> CommandFailed {
    CommandFailed::new(format!("docker: {}", text_of(message)), 1)
}

fn refused_by_store(error: &crate::store::StoreError) -> CommandFailed {
    CommandFailed::refused(&crate::session::why_not(error), 1)
}

fn not_pushed(failure: &TransferFailure) -> CommandFailed {
    let text = match failure {
        TransferFailure::Refused(why) => {
            let hint = match why {
                WriteRefusal::NotLoggedIn => catalogue::console::log_in_first(),
                WriteRefusal::NotYours => catalogue::console::not_your_name(),
            };
            format!("denied: requested access to the resource is denied\n{}", text_of(&hint))
        }
        other => said(other),
    };
    CommandFailed::new(text, 1)
}

fn said(failure: &TransferFailure) -> String {
    match failure {
        TransferFailure::NoRegistry(reason) => text_of(&match reason {
            NoRegistry::TurnedOff => catalogue::console::registry_turned_off(),
            NoRegistry::Starting => catalogue::console::registry_starting(),
            other => catalogue::console::no_registry(&other.to_string()),
        }),
        TransferFailure::TooManyImages { limit } => {
            text_of(&catalogue::console::too_many_registry_images(*limit as u64))
        }
        other => match other.notice() {
            Some(notice) => text_of(&refusal(&notice)),
            None => other.to_string(),
        },
    }
}

fn is_docker_hub(server: &str) -> bool {
    let host = server.trim_start_matches("https://").split('/').next().unwrap_or_default();
    matches!(host, "docker.io" | "index.docker.io" | "registry-1.docker.io" | "hub.docker.com")
}

/// What the client calls Docker Hub.
const DOCKER_HUB: &str = "https://index.docker.io/v1/";
/// Names that a sentence lists.
const MOST_NAMES: usize = 20;
/// A line that is asked for.
const LINE_BYTES: usize = 256;
