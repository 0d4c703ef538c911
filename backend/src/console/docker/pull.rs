//! `docker pull`: base images that the engine has, and those that a registry gives.

use console::docker::command::Pull;
use console::docker::reference::Named;
use protocol::ImageAvailability;
use serde_json::Value;

use super::{Client, CommandFailed};
use crate::console::output::Output;
use crate::console::words::text_of;
use crate::engine::ApiError;

/// Why an image was not pulled.
#[derive(Debug)]
pub(super) struct PullFailed {
    /// What the client says, with the break at its end.
    pub(super) text: String,
    /// What Drydock says of it: what can be pulled here.
    pub(super) hint: String,
}

impl Client<'_> {
    /// `docker pull`.
    pub(super) async fn pull(&mut self, pull: Pull) -> Result<i32, CommandFailed> {
        let Pull { image, default_tag, all_tags, quiet } = pull;
        if all_tags {
            let message = catalogue::console::no_all_tags();
            return Err(CommandFailed::new(format!("docker: {}", text_of(&message)), 1));
        }
        let out = self.streams.out.clone();
        if default_tag && !quiet {
            out.say(&format!("Using default tag: {DEFAULT_TAG}\n")).await;
        }
        let progress = (!quiet).then(|| out.clone());
        match self.pull_image(&image.clone().with_default_tag(), progress).await {
            Ok(()) => {
                out.say(&format!("{}\n", full_name(&image.with_default_tag()))).await;
                Ok(0)
            }
            Err(PullFailed { text, hint }) => Err(CommandFailed { text: format!("{text}{hint}"), status: 1 }),
        }
    }

    /// Makes an image the workspace's own, under the name by which it was asked for. `progress` hears of it.
    pub(super) async fn pull_image(
        &mut self,
        name: &Named,
        progress: Option<Output>,
    ) -> Result<(), PullFailed> {
        let familiar = name.familiar();
        let tag = name.tag.as_deref().unwrap_or(DEFAULT_TAG);
        let before = self.engine.find_own_image(&familiar).await.ok();
        let base = self.base_image(&familiar);
        if base.is_none() {
            if let Some(progress) = &progress {
                progress.say(&format!("{tag}: Pulling from {}\n", name.path)).await;
            }
            if let Some(pulled) = self.pull_from_registry(name, progress.as_ref()).await {
                return pulled;
            }
        }
        if base.is_none() && self.engine.is_allowed(&familiar) {
            self.fetch(name, tag, progress.as_ref()).await?;
        } else if base.is_none() {
            return Err(self.not_here(&familiar).await);
        } else if let Some(progress) = &progress {
            progress.say(&format!("{tag}: Pulling from {}\n", name.path)).await;
        }
        let pulled = match self.engine.find_base(&familiar).await {
            Ok(pulled) => pulled,
            Err(error) => return Err(self.pull_error(&error).await),
        };
        self.tag_as(&pulled.engine_name, name)
            .await
            .map_err(|failed| PullFailed { text: failed.text, hint: String::new() })?;
        if let Some(progress) = progress {
            let digest = pulled.description["RepoDigests"][0].as_str().and_then(|name| name.split_once('@'));
            if let Some((_, digest)) = digest {
                progress.say(&format!("Digest: {digest}\n")).await;
            }
            let is_same = before.is_some_and(|before| before.id == pulled.id);
            let status = if is_same { "Image is up to date" } else { "Downloaded newer image" };
            progress.say(&format!("Status: {status} for {familiar}\n")).await;
            if let Some(ImageAvailability::StandIn { .. }) = base {
                let message = catalogue::console::is_stand_in(&familiar);
                self.streams.err.say(&format!("{}\n", text_of(&message))).await;
            }
        }
        Ok(())
    }

    /// Asks the image's registry, through the engine.
    async fn fetch(&self, name: &Named, tag: &str, progress: Option<&Output>) -> Result<(), PullFailed> {
        let request = self.engine.api().post(&["images", "create"]);
        let repository = name.familiar_name();
        let request = request.query("fromImage", &repository).query("tag", tag);
        let mut events = match request.stream().await {
            Ok(events) => events,
            Err(error) => return Err(self.pull_error(&error).await),
        };
        while let Some(event) = events.next_json::<Value>().await {
            let event = match event {
                Ok(event) => event,
                Err(error) => return Err(self.pull_error(&error).await),
            };
            if let Some(error) = event.get("error").and_then(Value::as_str) {
                let text = format!("Error response from daemon: {error}\n");
                return Err(PullFailed { text, hint: self.what_is_here().await });
            }
            let (Some(progress), Some(line)) = (progress, line_of(&event)) else { continue };
            // The last lines come from us, for the name is the workspace's.
            if !line.starts_with("Status:") && !line.starts_with("Digest:") {
                progress.say(&format!("{line}\n")).await;
            }
        }
        Ok(())
    }

    async fn pull_error(&self, error: &ApiError) -> PullFailed {
        PullFailed { text: self.daemon(error).text, hint: self.what_is_here().await }
    }

    /// Says that an image cannot be had: the words are those of a registry that does not have it.
    async fn not_here(&self, familiar: &str) -> PullFailed {
        let repository = familiar.split_once(':').map_or(familiar, |(repository, _)| repository);
        let text = format!(
            "Error response from daemon: pull access denied for {repository}, repository does not exist or may require 'docker login'\n"
        );
        PullFailed { text, hint: self.what_is_here().await }
    }

    /// Says what can be pulled here.
    async fn what_is_here(&self) -> String {
        let images = self.context.services.engine.status().borrow().images.clone();
        let mut names: Vec<String> = images.iter().map(|image| image.name().to_owned()).collect();
        names.extend(self.registry_names().await);
        format!("{}\n", text_of(&catalogue::console::can_be_pulled(&names.join(", "))))
    }

    /// Returns how a base image stands that the engine has.
    fn base_image(&self, familiar: &str) -> Option<ImageAvailability> {
        let images = self.context.services.engine.status().borrow().images.clone();
        let is_there = |image: &ImageAvailability| {
            matches!(image, ImageAvailability::Pulled { .. } | ImageAvailability::StandIn { .. })
        };
        images.into_iter().find(|image| image.name() == familiar && is_there(image))
    }
}

/// Returns the line that the client prints for an event when its output is no terminal: progress is left out.
fn line_of(event: &Value) -> Option<String> {
    let status = event.get("status")?.as_str()?;
    if event.get("progressDetail").and_then(|detail| detail.get("current")).is_some() {
        return None;
    }
    match event.get("id").and_then(Value::as_str) {
        Some(id) => Some(format!("{id}: {status}")),
        None => Some(status.to_owned()),
    }
}

/// Returns the name in full, as `docker pull` prints it last.
fn full_name(name: &Named) -> String {
    format!("{}/{}:{}", name.domain, name.path, name.tag.as_deref().unwrap_or(DEFAULT_TAG))
}

pub(super) const DEFAULT_TAG: &str = "latest";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn of_a_layers_progress_only_what_it_came_to_is_printed() {
        let lines = [
            json!({"status": "Pulling from library/alpine", "id": "3.20"}),
            json!({"status": "Downloading", "progressDetail": {"current": 1, "total": 2}, "progress": "[=> ]", "id": "a1"}),
            json!({"status": "Pull complete", "progressDetail": {}, "id": "a1"}),
        ];
        let printed: Vec<String> = lines.iter().filter_map(line_of).collect();
        assert_eq!(printed, ["3.20: Pulling from library/alpine", "a1: Pull complete"]);
    }

    #[test]
    fn the_last_line_names_the_registry() {
        let name = Named::parse("python:3.8-alpine").unwrap();
        assert_eq!(full_name(&name), "docker.io/library/python:3.8-alpine");
    }
}
