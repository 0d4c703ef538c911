//! Commands that change images.

use console::docker::command::{Commit, RemoveImages, Tag};
use console::docker::reference::{InvalidReference, Named};
use serde_json::Value;

use super::{Client, CommandFailed};
use crate::console::words::text_of;
use crate::engine::{ApiError, FindError, FoundImage};

impl Client<'_> {
    /// `docker tag`.
    pub(super) async fn tag(&mut self, tag: Tag) -> Result<i32, CommandFailed> {
        let image = self.image(&tag.source).await?;
        self.tag_as(&image.engine_name, &tag.target).await?;
        Ok(0)
    }

    /// Gives an image a name of the workspace.
    pub(super) async fn tag_as(&self, engine_name: &str, name: &Named) -> Result<(), CommandFailed> {
        let repository = self.repository(name)?;
        let request = self.engine.api().post(&["images", engine_name, "tag"]);
        let request = request
            .query("repo", &self.engine.image_name(&repository))
            .query("tag", name.tag.as_deref().unwrap_or("latest"));
        request.answer().await.map_err(|error| self.daemon(&error))?;
        Ok(())
    }

    /// Returns the repository under which the workspace keeps an image; a registry with capital letters cannot be part of it.
    pub(super) fn repository(&self, name: &Named) -> Result<String, CommandFailed> {
        let repository = name.familiar_name();
        let fits = repository.bytes().all(|byte| !byte.is_ascii_uppercase());
        if fits {
            return Ok(repository);
        }
        let message = catalogue::console::no_other_registry(&name.domain);
        Err(CommandFailed::new(format!("docker: {}", text_of(&message)), 1))
    }

    /// Finds an image, or words why there is none.
    pub(super) async fn image(&self, typed: &str) -> Result<FoundImage, CommandFailed> {
        let is_digits =
            typed.strip_prefix("sha256:").unwrap_or(typed).bytes().all(|byte| byte.is_ascii_hexdigit());
        let name = match Named::parse(typed) {
            Ok(named) => named.with_default_tag().familiar(),
            Err(_) if is_digits => typed.to_owned(),
            Err(error) => {
                return Err(CommandFailed::new(
                    format!("Error response from daemon: {}", self.worded(&error)),
                    1,
                ));
            }
        };
        self.engine.find_image(&name, typed).await.map_err(|error| match error {
            FindError::NoSuch | FindError::Ambiguous => {
                CommandFailed::new(format!("Error response from daemon: No such image: {name}"), 1)
            }
            FindError::Api(error) => self.daemon(&error),
        })
    }

    /// Words a reference that is none; before Docker 25, the engine does not tell which repository it is.
    fn worded(&self, error: &InvalidReference) -> String {
        match error {
            InvalidReference::Uppercase { .. }
                if self.engine.api().version().minor < VERSION_OF_NAMED_REPOSITORIES =>
            {
                "invalid reference format: repository name must be lowercase".to_owned()
            }
            other => other.to_string(),
        }
    }

    /// `docker rmi`.
    pub(super) async fn remove_images(&mut self, remove: RemoveImages) -> Result<i32, CommandFailed> {
        let mut status = 0;
        for typed in &remove.images {
            match self.remove_image(typed, &remove).await {
                Ok(lines) => self.streams.out.say(&lines).await,
                Err(failed) => {
                    self.streams.err.say(&failed.text).await;
                    status = failed.status;
                }
            }
        }
        Ok(status)
    }

    async fn remove_image(&self, typed: &str, remove: &RemoveImages) -> Result<String, CommandFailed> {
        let image = match self.image(typed).await {
            Err(failed) if remove.force && failed.text.contains("No such image") => {
                self.streams.err.say(&failed.text).await;
                return Ok(String::new());
            }
            found => found?,
        };
        if !self.engine.is_own(&image) {
            let message = catalogue::console::base_image_stays(typed);
            return Err(CommandFailed::new(format!("docker: {}", text_of(&message)), 1));
        }
        // By its id, an image that has one name goes with it, as the client's users expect; an image that others hold too stays theirs.
        let names = self.engine.own_names_of(&image).await.map_err(|error| self.daemon(&error))?;
        let is_id = image.engine_name == image.id.0;
        let targets = match names.as_slice() {
            [] => vec![image.engine_name.clone()],
            [_, _, ..] if is_id && !remove.force => {
                let text = format!(
                    "conflict: unable to delete {} (must be forced) - image is referenced in multiple repositories",
                    short(&image.id.0)
                );
                return Err(CommandFailed::new(format!("Error response from daemon: {text}"), 1));
            }
            names if is_id => names.to_vec(),
            // The engine's refusals tell the name as it was typed.
            _ if has_no_tag(typed) => vec![image.engine_name.trim_end_matches(":latest").to_owned()],
            _ => vec![image.engine_name.clone()],
        };
        if is_id {
            self.is_unused(&image, remove.force).await?;
        }
        let mut lines = String::new();
        for target in targets {
            let request = self.engine.api().delete(&["images", &target]);
            let request = request
                .query("force", if remove.force { "1" } else { "0" })
                .query("noprune", if remove.no_prune { "1" } else { "0" });
            let removed = match request.json().await {
                Ok(removed) => removed,
                Err(error) => return Err(self.daemon(&error)),
            };
            for item in removed.as_array().into_iter().flatten() {
                for (kind, word) in [("Untagged", "Untagged"), ("Deleted", "Deleted")] {
                    if let Some(name) = item.get(kind).and_then(Value::as_str) {
                        lines.push_str(&format!("{word}: {}\n", self.engine.familiar(name)));
                    }
                }
            }
        }
        Ok(lines)
    }

    /// Refuses to remove by its id an image that a container uses, in the engine's words: here it is asked for the image's name, which has others.
    async fn is_unused(&self, image: &FoundImage, force: bool) -> Result<(), CommandFailed> {
        let containers = self.engine.containers(true, false, serde_json::Map::new()).await;
        let containers = containers.map_err(|error| self.daemon(&error))?;
        let uses = |container: &&Value| container["ImageID"].as_str() == Some(image.id.0.as_str());
        let is_up = |container: &Value| {
            matches!(container["State"].as_str(), Some("running" | "paused" | "restarting"))
        };
        let using: Vec<&Value> = containers.iter().filter(uses).collect();
        let running = using.iter().find(|container| is_up(container));
        let (user, how, state) = match (running, using.first()) {
            (Some(user), _) => (user, "cannot be forced", "running"),
            (None, Some(user)) if !force => (user, "must be forced", "stopped"),
            _ => return Ok(()),
        };
        let (image, container) = (short(&image.id.0), short(user["Id"].as_str().unwrap_or_default()));
        let text = format!(
            "Error response from daemon: conflict: unable to delete {image} ({how}) - image is being used by {state} container {container}"
        );
        Err(CommandFailed::new(text, 1))
    }

    /// `docker commit`: prints the id of the new image.
    pub(super) async fn commit(&mut self, commit: Commit) -> Result<i32, CommandFailed> {
        let container = self.container(&commit.container).await?;
        // What the container has goes first, and then what the command changes of it.
        let described = self.engine.api().get(&["containers", &container, "json"]).json().await;
        let mut config = described.map_err(|error| self.daemon(&error))?["Config"].take();
        for (name, value) in self.engine.labels_of_commit() {
            config["Labels"][name] = value.into();
        }
        let mut request = self
            .engine
            .api()
            .post(&["commit"])
            .query("container", &container)
            .query("author", &commit.author)
            .query("comment", &commit.message)
            .query("pause", if commit.pause { "1" } else { "0" })
            .body(&config);
        for change in &commit.changes {
            request = request.query("changes", change);
        }
        let answer = request.json().await.map_err(|error: ApiError| self.daemon(&error))?;
        let id = answer["Id"].as_str().unwrap_or_default().to_owned();
        if let Some(target) = &commit.target {
            self.tag_as(&id, target).await?;
        }
        self.streams.out.say(&format!("{id}\n")).await;
        Ok(0)
    }
}

/// Returns whether a name was typed that leaves its tag to docker.
fn has_no_tag(typed: &str) -> bool {
    Named::parse(typed).is_ok_and(|named| named.tag.is_none() && named.digest.is_none())
}

/// Returns the first digits of an id, as the client shows them.
fn short(id: &str) -> &str {
    let digits = id.strip_prefix("sha256:").unwrap_or(id);
    digits.get(..super::names::SHORT_ID).unwrap_or(digits)
}

/// The version of the API (Docker 25) since which the engine names a repository that has capital letters.
const VERSION_OF_NAMED_REPOSITORIES: usize = 44;
