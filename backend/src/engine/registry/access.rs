//! How a registry that answers is spoken to.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use serde_json::json;

use crate::registry_names::RemoteName;

/// A registry that answers. Only the server and, on its behalf, the engine know the credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegistryAccess {
    /// `HOST:PORT`, as it stands before an image's name in the engine.
    pub(crate) host: String,
    pub(crate) credentials: Option<Credentials>,
    /// What it can be asked for.
    pub(crate) mode: RegistryMode,
}

/// What our own registry can be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RegistryMode {
    /// Everything.
    #[default]
    Serving,
    /// Nothing that writes, while what is no longer wanted is collected.
    ReadOnly,
}

/// A user of the registry itself.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Credentials {
    user: String,
    password: String,
}

impl RegistryAccess {
    /// Returns `HOST:PORT/USER/REPOSITORY`.
    pub(crate) fn repository(&self, name: &RemoteName) -> String {
        format!("{}/{}", self.host, name.path())
    }

    /// Returns the name of an image of this registry in the engine.
    pub(crate) fn engine_name(&self, name: &RemoteName) -> String {
        format!("{}:{}", self.repository(name), name.tag())
    }

    /// Returns what the engine is told of the credentials (`X-Registry-Auth`).
    pub(crate) fn engine_header(&self) -> String {
        let told = match &self.credentials {
            Some(Credentials { user, password }) => {
                json!({ "username": user, "password": password, "serveraddress": self.host })
            }
            None => json!({}),
        };
        URL_SAFE.encode(told.to_string())
    }

    /// Returns what the registry is told of the credentials (`Authorization`).
    pub(crate) fn authorization(&self) -> Option<String> {
        let Credentials { user, password } = self.credentials.as_ref()?;
        Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
    }
}

impl Credentials {
    pub(crate) fn new(user: &str, password: &str) -> Self {
        Self { user: user.to_owned(), password: password.to_owned() }
    }
}

/// Without the password.
impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}
