//! What users hold in the registry, and taking it away.

use std::collections::BTreeMap;

use super::api::{ApiError, Manifest, RegistryClient};
use crate::registry_names::{RegistryUser, RemoteName};

/// What some users hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    /// Bytes, compressed as they are stored; what several images share counts once.
    pub(crate) bytes: u64,
    /// Names of images, as `USER/REPOSITORY:TAG`.
    pub(crate) names: Vec<String>,
}

/// Measures what the users' repositories hold.
pub(crate) async fn measure(client: &RegistryClient, users: &[RegistryUser]) -> Result<Usage, ApiError> {
    let mut blobs = BTreeMap::new();
    let mut usage = Usage::default();
    for (repository, tags) in repositories_of(client, users).await? {
        for tag in tags {
            if let Some(manifest) = client.manifest(&repository, &tag).await? {
                blobs.extend(manifest.blobs);
            }
            usage.names.push(format!("{repository}:{tag}"));
        }
    }
    usage.bytes = blobs.values().sum();
    Ok(usage)
}

/// Removes all that a user pushed; returns how many images went.
pub(crate) async fn remove_all(client: &RegistryClient, user: &RegistryUser) -> Result<usize, ApiError> {
    let mut n_removed = 0;
    for (repository, tags) in repositories_of(client, std::slice::from_ref(user)).await? {
        for tag in tags {
            // Another tag of the same image may have gone with it.
            if let Some(manifest) = client.manifest(&repository, &tag).await? {
                client.delete_manifest(&repository, &manifest.digest).await?;
                n_removed += 1;
            }
        }
    }
    Ok(n_removed)
}

/// Takes back a push: the name means again what it meant before. Other names of the pushed image stay.
pub(crate) async fn take_back(
    client: &RegistryClient,
    name: &RemoteName,
    pushed: &str,
    before: Option<&Manifest>,
) -> Result<(), ApiError> {
    let path = name.path();
    if before.is_some_and(|before| before.digest == pushed) {
        return Ok(());
    }
    // Removing a manifest removes all its tags, so those of other names are given back.
    let mut others = Vec::new();
    for tag in client.tags(&path).await?.into_iter().filter(|tag| tag != name.tag()) {
        others.extend(
            client
                .manifest(&path, &tag)
                .await?
                .filter(|manifest| manifest.digest == pushed)
                .map(|found| (tag, found)),
        );
    }
    client.delete_manifest(&path, pushed).await?;
    for (tag, manifest) in &others {
        client.put_manifest(&path, tag, manifest).await?;
    }
    match before {
        Some(before) => client.put_manifest(&path, name.tag(), before).await,
        None => Ok(()),
    }
}

async fn repositories_of(
    client: &RegistryClient,
    users: &[RegistryUser],
) -> Result<Vec<(String, Vec<String>)>, ApiError> {
    if users.is_empty() {
        return Ok(Vec::new());
    }
    let is_theirs = |repository: &String| {
        let owner = repository.split_once('/').map(|(owner, _)| owner);
        users.iter().any(|user| owner == Some(user.as_str()))
    };
    let mut found = Vec::new();
    for repository in client.repositories().await?.into_iter().filter(is_theirs) {
        let tags = client.tags(&repository).await?;
        found.push((repository, tags));
    }
    Ok(found)
}
