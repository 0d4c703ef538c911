//! Labels on everything that Drydock makes in an engine, and the names under which it makes it.
//!
//! A label is the only proof of ownership: what carries no `drydock.server` of this server is never touched.

use std::collections::HashMap;

use protocol::{BuildNumber, ContainerNumber, ImageName, WorkspaceId};
use sha2::{Digest as _, Sha256};

use crate::engine::ContainerWishes;

/// Whose it is.
pub(crate) const WORKSPACE: &str = "drydock.workspace";
/// `image`, `container` or `network`.
pub(crate) const KIND: &str = "drydock.kind";
/// Which server made it.
pub(crate) const SERVER: &str = "drydock.server";
/// Number of the build that made the image.
pub(crate) const BUILD: &str = "drydock.build";
/// When the image was built, in Unix milliseconds; the engine's own date may be one that is part of the cache's key.
pub(crate) const BUILT_AT: &str = "drydock.built-at";
/// The ports of the page that lead to a container, as [`PublishedPort`] writes them, with commas between.
pub(crate) const PORTS: &str = "drydock.ports";
/// The addresses that were given for published ports, by the container's port: `5000=127.0.0.1`, with commas between.
pub(crate) const ADDRESSES: &str = "drydock.addresses";
/// Whether a container is removed when it has ended.
pub(crate) const REMOVED_AT_END: &str = "drydock.removed-at-end";
/// What each of our labels begins with; none is shown to a user.
const OURS: &str = "drydock.";
/// `true` on an image of the registry that Drydock built itself.
pub(crate) const SEED: &str = "drydock.seed";
/// `true` on a base image that was assembled here.
pub(crate) const STANDIN: &str = "drydock.standin";
/// What a stand-in really is, as `Debian 12, Python 3.11.2`.
pub(crate) const STANDIN_MADE_OF: &str = "drydock.standin.made-of";
/// Changes with the way in which stand-ins are assembled; others are made anew.
pub(crate) const STANDIN_RECIPE: &str = "drydock.standin.recipe";

/// Returns whether a label is one of ours, which a user may neither set nor see.
pub(crate) fn is_ours(key: &str) -> bool {
    key.starts_with(OURS)
}

/// Returns the labels of an image that a build makes: `theirs` are the user's (`docker build --label`), none of which may be one of ours.
pub(crate) fn of_image(
    server: &str,
    workspace: &WorkspaceId,
    build: BuildNumber,
    now_ms: u64,
    theirs: &[(String, String)],
) -> HashMap<String, String> {
    let ours = labels([
        (SERVER, server),
        (WORKSPACE, &workspace.0),
        (KIND, "image"),
        (BUILD, &build.to_string()),
        (BUILT_AT, &now_ms.to_string()),
    ]);
    theirs.iter().filter(|(key, _)| !is_ours(key)).cloned().chain(ours).collect()
}

/// Returns the labels of an image that Drydock builds for the registry; it belongs to no workspace.
pub(crate) fn of_seed(server: &str) -> HashMap<String, String> {
    labels([(SERVER, server), (KIND, "image"), (SEED, "true")])
}

/// Returns the labels of an image that is made of a container, in place of the container's own.
pub(crate) fn of_commit(server: &str, workspace: &WorkspaceId) -> HashMap<String, String> {
    labels([
        (SERVER, server),
        (WORKSPACE, &workspace.0),
        (KIND, "image"),
        (BUILD, ""),
        (PORTS, ""),
        (ADDRESSES, ""),
        (REMOVED_AT_END, ""),
    ])
}

/// Returns the labels of a container. The image's own labels are inherited; these replace them, and the user's, none of which may be one of ours.
pub(crate) fn of_container(
    server: &str,
    workspace: &WorkspaceId,
    wishes: &ContainerWishes,
) -> HashMap<String, String> {
    let theirs = wishes.labels.iter().filter(|(name, _)| !is_ours(name)).cloned();
    let ports: Vec<String> = wishes.ports.iter().map(ToString::to_string).collect();
    let ours =
        labels([(SERVER, server), (WORKSPACE, &workspace.0), (KIND, "container"), (PORTS, &ports.join(","))]);
    let removed = wishes.is_removed_at_end.then(|| (REMOVED_AT_END.to_owned(), "true".to_owned()));
    let addresses: Vec<String> =
        wishes.extras.addresses.iter().map(|(port, address)| format!("{port}={address}")).collect();
    let addresses = (!addresses.is_empty()).then(|| (ADDRESSES.to_owned(), addresses.join(",")));
    theirs.chain(ours).chain(addresses).chain(removed).collect()
}

/// Returns the image's name in the engine: no two workspaces share one.
pub(crate) fn image_tag(workspace: &WorkspaceId, image: &ImageName) -> String {
    format!("drydock/{workspace}/{image}")
}

/// Returns whose an image of the engine is, by its name.
pub(crate) fn owner_of(name: &str) -> Option<WorkspaceId> {
    let (workspace, _) = name.strip_prefix("drydock/")?.split_once('/')?;
    Some(WorkspaceId(workspace.to_owned()))
}

/// Returns the labels of a container that holds a network nobody uses yet; it belongs to no workspace.
pub(crate) fn of_network(server: &str) -> HashMap<String, String> {
    labels([(SERVER, server), (KIND, "network")])
}

/// Returns the name of a container that holds a network.
pub(crate) fn network_name(number: u32) -> String {
    format!("drydock-network-{number}")
}

/// Returns the container's name in the engine: the user's, or its number, behind what all names of the workspace begin with.
pub(crate) fn container_name(workspace: &WorkspaceId, number: ContainerNumber, name: &str) -> String {
    let start = container_name_start(workspace);
    if name.is_empty() { format!("{start}{number}") } else { format!("{start}{name}") }
}

/// Returns what the names of a workspace's containers begin with in the engine.
pub(crate) fn container_name_start(workspace: &WorkspaceId) -> String {
    format!("drydock-{workspace}-")
}

/// Returns what the names of a workspace's images begin with in the engine.
pub(crate) fn image_name_start(workspace: &WorkspaceId) -> String {
    format!("drydock/{workspace}/")
}

/// Returns the extra host whose name makes the cache of every `RUN` the workspace's own (BuildKit keys names, not addresses).
pub(crate) fn scope_host(workspace: &WorkspaceId) -> String {
    format!("drydock-scope-{workspace}:127.0.0.1")
}

/// Returns the build time that a workspace's builds claim, which makes the cache of every step the workspace's own where the engine counts
/// it in. A date of the last years, for it is what the image says of itself.
pub(crate) fn scope_epoch(workspace: &WorkspaceId) -> u64 {
    let hash = Sha256::digest(workspace.0.as_bytes());
    let number = hash.iter().take(4).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    EPOCHS_END - number % EPOCHS
}

/// 2026-01-01.
const EPOCHS_END: u64 = 1_767_225_600;
/// Eight and a half years of seconds: among five hundred workspaces, two share one with a probability of one in two thousand.
const EPOCHS: u64 = 1 << 28;

fn labels<const N: usize>(pairs: [(&str, &str); N]) -> HashMap<String, String> {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_workspaces_apart() {
        let (one, two) = (WorkspaceId("one".into()), WorkspaceId("two".into()));
        let image = ImageName::parse("web:1").unwrap();
        assert_eq!(image_tag(&one, &image), "drydock/one/web:1");
        assert_ne!(image_tag(&one, &image), image_tag(&two, &image));
        assert_eq!(owner_of("drydock/one/ada/web:1"), Some(one.clone()));
        assert_eq!((owner_of("drydock/stand-in:latest"), owner_of("python:3")), (None, None));
        assert_ne!(scope_host(&one), scope_host(&two));
        assert_ne!(scope_epoch(&one), scope_epoch(&two));
        assert!(scope_epoch(&one) <= EPOCHS_END && scope_epoch(&one) > 1_400_000_000);
        assert_eq!(container_name(&two, ContainerNumber(3), ""), "drydock-two-3");
        assert_eq!(container_name(&two, ContainerNumber(3), "web"), "drydock-two-web");
    }
}
