//! What the browser keeps for the page. Where it keeps nothing (private windows, blocked storage) reads find nothing and writes are lost.

use web_sys::Storage;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Until the user clears it; shared by all tabs.
    Always,
    /// As long as this tab lives, reloads included.
    ThisTab,
}

impl Keep {
    fn storage(self) -> Option<Storage> {
        let window = gloo::utils::window();
        let storage = match self {
            Self::Always => window.local_storage(),
            Self::ThisTab => window.session_storage(),
        };
        storage.ok().flatten()
    }

    /// Returns what is kept under a key.
    #[must_use]
    pub fn get(self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok().flatten()
    }

    /// Keeps a value; returns whether the browser did.
    pub fn set(self, key: &str, value: &str) -> bool {
        self.storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
    }

    /// Forgets a value.
    pub fn remove(self, key: &str) {
        if let Some(storage) = self.storage() {
            drop(storage.remove_item(key));
        }
    }
}
