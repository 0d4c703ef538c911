//! `docker cp`: files between the workspace and a container, and archives on standard input and output.

mod tar;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use console::docker::command::{Copy, CopyPlace};
use console::tools::{Folder, resolve};
use futures_util::stream;
use hyper::header::HeaderName;
use serde_json::Value;

use self::tar::TarEntry;
use super::{Client, CommandFailed, number_at, text_at};
use crate::console::folder::WorkspaceFolder;
use crate::console::output::CAPTURED_BYTES;
use crate::console::run::{keep, read_folder};
use crate::console::words::text_of;
use crate::engine::ApiError;

/// What the engine tells of a path in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PathStat {
    is_folder: bool,
    /// Where a link leads; empty for what is none.
    link_target: String,
}

impl PathStat {
    /// Returns the path itself, or where it leads when it is a link.
    fn leads_to(&self, path: &str) -> String {
        match self.link_target.as_str() {
            "" => path.to_owned(),
            target if target.starts_with('/') => target.to_owned(),
            target => format!("{}/{target}", split(path).0.trim_end_matches('/')),
        }
    }
}

impl Client<'_> {
    /// `docker cp`.
    pub(in crate::console::docker) async fn copy(&mut self, copy: Copy) -> Result<i32, CommandFailed> {
        match (&copy.source, &copy.destination) {
            (CopyPlace::Container { container, path }, CopyPlace::Archive) => {
                let id = self.container(container).await?;
                self.export(&id, (container, path), copy.follow_link).await
            }
            (CopyPlace::Container { container, path }, CopyPlace::Workspace(to)) => {
                let id = self.container(container).await?;
                self.copy_out(&id, (container, path), to, copy.follow_link).await
            }
            (CopyPlace::Archive, CopyPlace::Container { container, path }) => {
                let id = self.container(container).await?;
                self.import(&id, (container, path), copy.archive).await
            }
            (CopyPlace::Workspace(from), CopyPlace::Container { container, path }) => {
                let id = self.container(container).await?;
                self.copy_in(&id, from, (container, path), copy.archive).await
            }
            (CopyPlace::Container { .. }, CopyPlace::Container { .. }) => {
                Err(CommandFailed::new("copying between containers is not supported", 1))
            }
            _ => Err(CommandFailed::new("must specify at least one container source", 1)),
        }
    }

    /// Prints an archive of a path.
    async fn export(&self, id: &str, place: (&str, &str), follows: bool) -> Result<i32, CommandFailed> {
        let path = self.followed(id, place, follows).await?;
        let request = self.engine.api().get(&["containers", id, "archive"]).query("path", &path);
        let mut archive = request.stream().await.map_err(|error| self.not_there(&error, id, place))?;
        while let Some(piece) = archive.next().await {
            let piece = piece.map_err(|error| self.daemon(&error))?;
            let status = self.print_bytes(&piece).await?;
            if status != 0 {
                return Ok(status);
            }
        }
        Ok(0)
    }

    /// Copies from a container into the workspace.
    async fn copy_out(
        &mut self,
        id: &str,
        place: (&str, &str),
        typed: &str,
        follows: bool,
    ) -> Result<i32, CommandFailed> {
        let mut folder = self.folder().await?;
        let target = self.workspace_path(typed)?;
        let path = self.followed(id, place, follows).await?;
        let request = self.engine.api().get(&["containers", id, "archive"]).query("path", &path);
        let mut archive = request.stream().await.map_err(|error| self.not_there(&error, id, place))?;
        let mut bytes = Vec::new();
        while let Some(piece) = archive.next().await {
            bytes.extend_from_slice(&piece.map_err(|error| self.daemon(&error))?);
            if bytes.len() > CAPTURED_BYTES {
                let message = catalogue::console::copy_too_large(CAPTURED_BYTES as u64);
                return Err(CommandFailed::new(format!("docker: {}", text_of(&message)), 1));
            }
        }
        let entries = tar::read(&bytes);
        let takes_content = path.ends_with("/.");
        let top = Placing::choose(&folder, &target, typed, &entries, takes_content)
            .map_err(|text| CommandFailed::new(text, 1))?;
        let mut wrong = String::new();
        for entry in &entries {
            let to = top.of(&entry.path);
            let done = match entry {
                TarEntry { is_folder: true, .. } if to.is_empty() => Ok(()),
                TarEntry { is_folder: true, .. } if folder.describe(&to).is_some() => Ok(()),
                TarEntry { is_folder: true, .. } => folder.make_folder(&to),
                entry => folder.write(&to, entry.content.clone(), entry.is_executable),
            };
            if let Err(error) = done {
                wrong.push_str(&format!("docker: {to}: {}\n", text_of(&error.message)));
            }
        }
        if let Err(problem) = keep(self.context, &folder).await {
            wrong.push_str(&problem);
        }
        if wrong.is_empty() { Ok(0) } else { Err(CommandFailed { text: wrong, status: 1 }) }
    }

    /// Copies from the workspace into a container.
    async fn copy_in(
        &self,
        id: &str,
        typed: &str,
        (container, path): (&str, &str),
        keeps_owner: bool,
    ) -> Result<i32, CommandFailed> {
        let folder = self.folder().await?;
        let source = self.workspace_path(typed)?;
        let Some(entry) = folder.describe(&source) else {
            return Err(CommandFailed::new(format!("lstat /{source}: no such file or directory"), 1));
        };
        if path.is_empty() {
            return Err(CommandFailed::new("no such directory", 1));
        }
        let takes_content = entry.is_folder && (typed == "." || typed.ends_with("/."));
        let (path, found) = self.destination(id, path).await;
        let path = path.as_str();
        let (parent, name) = match found {
            Ok(stat) if stat.is_folder => (path.to_owned(), base_name(&source)),
            Ok(_) if entry.is_folder => {
                let text =
                    format!("cannot copy directory to a file: \"{container}:{path}\" is not a directory");
                return Err(CommandFailed::new(text, 1));
            }
            Ok(_) => split(path),
            Err(ApiError::Refused { status: 404, .. }) if path.ends_with('/') && !entry.is_folder => {
                return Err(CommandFailed::new("no such directory", 1));
            }
            Err(ApiError::Refused { status: 404, .. }) => split(path),
            Err(error) => return Err(self.daemon(&error)),
        };
        // A name that is new is that of the folder itself, whatever is taken of it.
        let top = if takes_content && parent == path { String::new() } else { name };
        let archive = tar::write(&pack(&folder, &source, &top));
        self.upload(id, (container, &parent), keeps_owner, archive.into()).await
    }

    /// Unpacks standard input in a container.
    async fn import(
        &mut self,
        id: &str,
        (container, path): (&str, &str),
        keeps_owner: bool,
    ) -> Result<i32, CommandFailed> {
        let (path, found) = self.destination(id, path).await;
        let path = path.as_str();
        if !found.is_ok_and(|stat| stat.is_folder) {
            let text = format!("destination \"{container}:{path}\" must be a directory");
            return Err(CommandFailed::new(text, 1));
        }
        let archive = self.streams.input.read_all().await;
        self.upload(id, (container, path), keeps_owner, archive).await
    }

    async fn upload(
        &self,
        id: &str,
        place: (&str, &str),
        keeps_owner: bool,
        archive: Bytes,
    ) -> Result<i32, CommandFailed> {
        let mut request = self
            .engine
            .api()
            .put(&["containers", id, "archive"])
            .query("path", place.1)
            .query("noOverwriteDirNonDir", "true");
        if keeps_owner {
            request = request.query("copyUIDGID", "true");
        }
        let request = request.upload(stream::iter([Ok(archive)]));
        request.answer().await.map_err(|error| self.not_there(&error, id, place))?;
        Ok(0)
    }

    /// Returns a path, or where it leads.
    async fn followed(&self, id: &str, place: (&str, &str), follows: bool) -> Result<String, CommandFailed> {
        let path = place.1;
        if !follows {
            return Ok(path.to_owned());
        }
        let stat = self.stat(id, path).await.map_err(|error| self.not_there(&error, id, place))?;
        Ok(stat.leads_to(path))
    }

    /// Returns where something is copied to, and what is there: a link leads on.
    async fn destination(&self, id: &str, path: &str) -> (String, Result<PathStat, ApiError>) {
        match self.stat(id, path).await {
            Ok(stat) if !stat.link_target.is_empty() => {
                let target = stat.leads_to(path);
                let found = self.stat(id, &target).await;
                (target, found)
            }
            found => (path.to_owned(), found),
        }
    }

    async fn stat(&self, id: &str, path: &str) -> Result<PathStat, ApiError> {
        let request = self.engine.api().head(&["containers", id, "archive"]).query("path", path);
        let answer = request.answer().await?;
        let told = answer.headers.get(HeaderName::from_static(STAT)).and_then(|told| told.to_str().ok());
        Ok(read_stat(told.unwrap_or_default()))
    }

    /// The engine names a container by what was asked for, which is an id here.
    fn not_there(&self, error: &ApiError, id: &str, (container, path): (&str, &str)) -> CommandFailed {
        match error {
            // The answer to `HEAD` has no words.
            ApiError::Refused { status: 404, message } if !message.contains(id) => {
                let text = format!(
                    "Error response from daemon: Could not find the file {path} in container {container}"
                );
                CommandFailed::new(text, 1)
            }
            other => {
                let CommandFailed { text, status } = self.daemon(other);
                CommandFailed { text: text.replace(id, container), status }
            }
        }
    }

    async fn folder(&self) -> Result<WorkspaceFolder, CommandFailed> {
        let folder = read_folder(self.context).await;
        folder.map_err(|text| CommandFailed { text, status: 1 })
    }

    fn workspace_path(&self, typed: &str) -> Result<String, CommandFailed> {
        resolve(&self.context.here, typed)
            .map_err(|_| CommandFailed::new(format!("lstat {typed}: no such file or directory"), 1))
    }
}

/// Where the entries of an archive go in the workspace.
#[derive(Debug, PartialEq, Eq)]
struct Placing {
    /// The first part of the archive's paths, which is replaced.
    from: String,
    to: String,
}

impl Placing {
    /// A folder that exists takes what is copied under its own name; else the last part of the path is the new name.
    fn choose(
        folder: &WorkspaceFolder,
        target: &str,
        typed: &str,
        entries: &[TarEntry],
        takes_content: bool,
    ) -> Result<Self, String> {
        let first = entries.first().map(|entry| entry.path.split('/').next().unwrap_or_default());
        let from = first.unwrap_or_default().to_owned();
        let copies_folder = entries.first().is_some_and(|entry| entry.is_folder);
        let found = folder.describe(target);
        let parent = target.rsplit_once('/').map_or("", |(parent, _)| parent);
        let to = match found {
            Some(found) if found.is_folder && takes_content => target.to_owned(),
            Some(found) if found.is_folder => join(target, &from),
            Some(_) if copies_folder => {
                return Err(format!("cannot copy directory: \"/{target}\" is a file"));
            }
            Some(_) => target.to_owned(),
            None if !folder.describe(parent).is_some_and(|parent| parent.is_folder) => {
                return Err(format!("invalid output path: directory \"/{parent}\" does not exist"));
            }
            None if typed.ends_with('/') && !copies_folder => {
                return Err(format!("invalid output path: directory \"/{target}\" does not exist"));
            }
            None => target.to_owned(),
        };
        Ok(Self { from, to })
    }

    fn of(&self, path: &str) -> String {
        let rest = path.strip_prefix(&self.from).unwrap_or(path).trim_start_matches('/');
        join(&self.to, rest)
    }
}

/// Collects a file, or a folder with all that is in it, under a name.
fn pack(folder: &WorkspaceFolder, source: &str, name: &str) -> Vec<TarEntry> {
    let Some(entry) = folder.describe(source) else { return Vec::new() };
    if !entry.is_folder {
        let content = folder.read(source).unwrap_or_default();
        let path = name.to_owned();
        return vec![TarEntry { path, is_folder: false, is_executable: entry.is_executable, content }];
    }
    let own = TarEntry { path: name.to_owned(), is_folder: true, is_executable: true, content: Vec::new() };
    let mut all: Vec<TarEntry> = Some(own).filter(|own| !own.path.is_empty()).into_iter().collect();
    for child in folder.entries(source) {
        all.extend(pack(folder, &join(source, &child.name), &join(name, &child.name)));
    }
    all
}

/// Reads the header that describes a path: JSON in base64.
fn read_stat(told: &str) -> PathStat {
    let decoded = STANDARD.decode(told).unwrap_or_default();
    let value: Value = serde_json::from_slice(&decoded).unwrap_or_default();
    PathStat {
        is_folder: number_at(&value, "/mode") & GO_FOLDER != 0,
        link_target: text_at(&value, "/linkTarget").to_owned(),
    }
}

fn join(folder: &str, name: &str) -> String {
    match (folder, name) {
        ("", name) => name.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, name) => format!("{folder}/{name}"),
    }
}

fn base_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// Splits a path in a container into its folder and its name.
fn split(path: &str) -> (String, String) {
    let path = path.trim_end_matches('/');
    match path.rsplit_once('/') {
        Some(("", name)) => ("/".to_owned(), name.to_owned()),
        Some((parent, name)) => (parent.to_owned(), name.to_owned()),
        None => ("/".to_owned(), path.to_owned()),
    }
}

const STAT: &str = "x-docker-container-path-stat";
/// The bit of Go's file modes that says folder.
const GO_FOLDER: i64 = 1 << 31;

#[cfg(test)]
mod tests;
