//! The state of a stage while its instructions are walked.

use std::sync::Arc;

use super::Environment;
use crate::key::Key;

/// What later vertices of a stage are built from.
#[derive(Clone, Debug)]
pub(super) struct StageState {
    /// The vertex whose result is the file system; `None` for the empty one.
    pub(super) top: Option<u32>,
    pub(super) environment: Arc<Environment>,
    /// Digest of the environment, made when it is first needed.
    pub(super) environment_key: Option<Key>,
    pub(super) workdir: Arc<str>,
    pub(super) user: Option<Arc<str>>,
    pub(super) shell: Arc<[String]>,
    pub(super) platform: Arc<str>,
}

impl StageState {
    /// Creates the state of an empty image.
    pub(super) fn new(platform: Arc<str>) -> Self {
        let mut environment = Environment::default();
        environment.set("PATH", DEFAULT_PATH, false);
        Self {
            top: None,
            environment: Arc::new(environment),
            environment_key: None,
            workdir: Arc::from("/"),
            user: None,
            shell: Arc::new([]),
            platform,
        }
    }

    pub(super) fn set(&mut self, name: &str, value: &str, is_arg: bool) {
        Arc::make_mut(&mut self.environment).set(name, value, is_arg);
        self.environment_key = None;
    }

    pub(super) fn environment_key(&mut self) -> Key {
        *self.environment_key.get_or_insert_with(|| self.environment.key())
    }
}

/// What `PATH` is where the base image has none.
pub(super) const DEFAULT_PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
