//! User names of the registry: which workspace has taken which, and under which it is logged in. No password is kept.

use protocol::WorkspaceId;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Store, StoreError};
use crate::registry_names::{RegistryIdentity, RegistryUser};

/// How an attempt to log in ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogIn {
    /// The workspace has the name and is logged in with it.
    Done,
    /// Another workspace has it, or had it and what it pushed is still being removed.
    Taken,
    /// The workspace has as many names as it may have.
    TooManyNames {
        /// How many.
        limit: usize,
    },
}

impl Store {
    /// Logs a workspace in with a name: its own, or one that nobody has.
    pub(crate) async fn log_in(
        &self,
        workspace: WorkspaceId,
        user: RegistryUser,
    ) -> Result<LogIn, StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            let outcome = log_in(&transaction, &workspace, &user)?;
            transaction.commit()?;
            Ok(outcome)
        })
        .await
    }

    /// Logs a workspace out; it keeps its names. Returns whether it was logged in.
    pub(crate) async fn log_out(&self, workspace: WorkspaceId) -> Result<bool, StoreError> {
        self.call(move |connection| {
            let update = "UPDATE registry_users SET is_logged_in = 0 WHERE workspace = ?1 AND is_logged_in";
            Ok(connection.execute(update, [workspace.0])? > 0)
        })
        .await
    }

    /// Returns whom the registry takes a workspace for.
    pub(crate) async fn registry_identity(
        &self,
        workspace: WorkspaceId,
    ) -> Result<RegistryIdentity, StoreError> {
        self.call(move |connection| {
            let select = "SELECT name, is_logged_in FROM registry_users WHERE workspace = ?1 ORDER BY name";
            let mut select = connection.prepare_cached(select)?;
            let rows = select
                .query_map([workspace.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))?;
            let mut identity = RegistryIdentity::default();
            for row in rows {
                let (name, is_logged_in) = row?;
                let Ok(user) = RegistryUser::parse(&name) else { continue };
                if is_logged_in {
                    identity.logged_in = Some(user.clone());
                }
                identity.names.push(user);
            }
            Ok(identity)
        })
        .await
    }

    /// Returns the names whose workspaces are gone. Nobody can take them before [`Store::release_registry_user`].
    pub(crate) async fn ownerless_registry_users(&self) -> Result<Vec<RegistryUser>, StoreError> {
        self.call(move |connection| {
            let select = "SELECT name FROM registry_users WHERE workspace IS NULL ORDER BY name";
            let mut select = connection.prepare_cached(select)?;
            let rows = select.query_map([], |row| row.get::<_, String>(0))?;
            let names = rows.collect::<Result<Vec<_>, _>>()?;
            Ok(names.iter().filter_map(|name| RegistryUser::parse(name).ok()).collect())
        })
        .await
    }

    /// Gives a name free whose workspace is gone, once nothing of it is left in the registry.
    pub(crate) async fn release_registry_user(&self, user: RegistryUser) -> Result<(), StoreError> {
        self.call(move |connection| {
            let delete = "DELETE FROM registry_users WHERE name = ?1 AND workspace IS NULL";
            let _ = connection.execute(delete, [user.as_str()])?;
            Ok(())
        })
        .await
    }
}

fn log_in(
    connection: &Connection,
    workspace: &WorkspaceId,
    user: &RegistryUser,
) -> Result<LogIn, StoreError> {
    let select = "SELECT workspace FROM registry_users WHERE name = ?1";
    let owner: Option<Option<String>> =
        connection.query_row(select, [user.as_str()], |row| row.get(0)).optional()?;
    match owner {
        Some(owner) if owner.as_deref() != Some(&*workspace.0) => return Ok(LogIn::Taken),
        Some(_) => {}
        None => {
            let count = "SELECT count(*) FROM registry_users WHERE workspace = ?1";
            let n_names: usize = connection.query_row(count, [&workspace.0], |row| row.get(0))?;
            if n_names >= MOST_NAMES {
                return Ok(LogIn::TooManyNames { limit: MOST_NAMES });
            }
            let insert = "INSERT INTO registry_users (name, workspace) VALUES (?1, ?2)";
            let _ = connection.execute(insert, params![user.as_str(), workspace.0])?;
        }
    }
    let update = "UPDATE registry_users SET is_logged_in = (name = ?2) WHERE workspace = ?1";
    let _ = connection.execute(update, params![workspace.0, user.as_str()])?;
    Ok(LogIn::Done)
}

/// Names that one workspace may take: enough for a slip or two, too few to take everybody's.
const MOST_NAMES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn user(name: &str) -> RegistryUser {
        RegistryUser::parse(name).unwrap()
    }

    async fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap().0;
        (folder, store)
    }

    #[tokio::test]
    async fn the_first_workspace_gets_a_name_and_keeps_it() {
        let (folder, store) = store().await;
        let (ada, _) = store.create_workspace(&[]).await.unwrap();
        let (bob, _) = store.create_workspace(&[]).await.unwrap();
        assert_eq!(store.registry_identity(ada.clone()).await.unwrap(), RegistryIdentity::default());
        assert_eq!(store.log_in(ada.clone(), user("ada")).await.unwrap(), LogIn::Done);
        assert_eq!(store.log_in(bob.clone(), user("ada")).await.unwrap(), LogIn::Taken);
        assert_eq!(store.registry_identity(bob.clone()).await.unwrap(), RegistryIdentity::default());
        assert!(store.log_out(ada.clone()).await.unwrap());
        assert!(!store.log_out(ada.clone()).await.unwrap());
        assert_eq!(
            store.log_in(bob, user("ada")).await.unwrap(),
            LogIn::Taken,
            "a name stays after a logout"
        );
        assert_eq!(store.log_in(ada.clone(), user("ada")).await.unwrap(), LogIn::Done);
        drop(store);
        let store = Store::open(folder.path()).await.unwrap().0;
        let identity = RegistryIdentity { logged_in: Some(user("ada")), names: vec![user("ada")] };
        assert_eq!(store.registry_identity(ada).await.unwrap(), identity);
    }

    #[tokio::test]
    async fn a_workspace_has_one_name_at_a_time_and_few_in_all() {
        let (_folder, store) = store().await;
        let (ada, _) = store.create_workspace(&[]).await.unwrap();
        for number in 0..MOST_NAMES {
            let name = user(&format!("ada-{number}"));
            assert_eq!(store.log_in(ada.clone(), name.clone()).await.unwrap(), LogIn::Done);
            assert_eq!(store.registry_identity(ada.clone()).await.unwrap().logged_in, Some(name));
        }
        let refusal = store.log_in(ada.clone(), user("ada-more")).await.unwrap();
        assert_eq!(refusal, LogIn::TooManyNames { limit: MOST_NAMES });
        assert_eq!(store.log_in(ada.clone(), user("ada-0")).await.unwrap(), LogIn::Done, "one that it has");
        let identity = store.registry_identity(ada).await.unwrap();
        assert_eq!((identity.logged_in, identity.names.len()), (Some(user("ada-0")), MOST_NAMES));
    }

    #[tokio::test]
    async fn a_removed_workspaces_name_is_free_once_its_images_are_gone() {
        let (_folder, store) = store().await;
        let (ada, _) = store.create_workspace(&[]).await.unwrap();
        let (bob, _) = store.create_workspace(&[]).await.unwrap();
        assert_eq!(store.log_in(ada.clone(), user("ada")).await.unwrap(), LogIn::Done);
        assert_eq!(store.ownerless_registry_users().await.unwrap(), []);
        store.release_registry_user(user("ada")).await.unwrap();
        assert_eq!(store.log_in(bob.clone(), user("ada")).await.unwrap(), LogIn::Taken, "it has an owner");
        assert!(store.remove_workspace(ada, u64::MAX >> 1).await.unwrap());
        assert_eq!(store.ownerless_registry_users().await.unwrap(), [user("ada")]);
        assert_eq!(
            store.log_in(bob.clone(), user("ada")).await.unwrap(),
            LogIn::Taken,
            "its images are there"
        );
        store.release_registry_user(user("ada")).await.unwrap();
        assert_eq!(store.log_in(bob, user("ada")).await.unwrap(), LogIn::Done);
    }
}
