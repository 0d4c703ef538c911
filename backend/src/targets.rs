//! Which apps there are and where each one runs, as the sessions say.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use protocol::{BuildNumber, FRAME_LABEL};
use tokio::sync::Semaphore;

/// Name of one app in host names: 26 letters and digits, 128 random bits. Who knows it may see the app, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AppName(String);

impl AppName {
    /// Makes a new name.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes.
    pub(crate) fn random() -> Result<Self, getrandom::Error> {
        let mut bits = [0; 16];
        getrandom::fill(&mut bits)?;
        let mut rest = u128::from_le_bytes(bits);
        let name = (0..LETTERS).map(|_| {
            let letter = ALPHABET[(rest % 32) as usize];
            rest /= 32;
            char::from(letter)
        });
        Ok(Self(name.collect()))
    }

    /// Reads a name out of a host name; browsers write it in lower case.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == LETTERS && text.bytes().all(|byte| ALPHABET.contains(&byte));
        fits.then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for AppName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What the first label of a host name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AppHost {
    /// Which app is asked.
    pub(crate) name: AppName,
    /// Where the browser shows the answer.
    pub(crate) view: AppView,
}

/// Where a browser shows an app. Each view has a host of its own, so that the host alone tells which rules of the browser apply to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AppView {
    /// A tab of its own.
    Tab,
    /// The frame inside of our page.
    Frame,
}

impl AppHost {
    /// Reads the label of a host name: an app's name, or the name behind [`FRAME_LABEL`].
    pub(crate) fn parse(label: &str) -> Option<Self> {
        let in_tab = AppName::parse(label).map(|name| Self { name, view: AppView::Tab });
        let in_frame = || AppName::parse(label.strip_prefix(FRAME_LABEL)?);
        in_tab.or_else(|| in_frame().map(|name| Self { name, view: AppView::Frame }))
    }
}

/// Where an app runs.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// The engine's id of the container.
    pub(crate) container_id: String,
    /// The port inside the container.
    pub(crate) container_port: u16,
    /// The page's port for it; what a request over the socket names as its host.
    pub(crate) virtual_port: u16,
    /// The build whose image it runs, if one of the workspace's own made it.
    pub(crate) build: Option<BuildNumber>,
    /// When its process began; a young one is waited for.
    pub(crate) started: Instant,
    /// When somebody asked it something last.
    pub(crate) used: Used,
}

/// When somebody asked an app something last, over the page's socket or as a page of its own. Clones are one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Used(Arc<AtomicU64>);

impl Used {
    /// Notes that it was used, by the process's own clock.
    pub(crate) fn touch(&self, running_ms: u64) {
        self.0.fetch_max(running_ms, Ordering::Relaxed);
    }

    /// Returns when it was used last; 0 for never.
    pub(crate) fn last_ms(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// All apps of this server. Cheap to clone; all clones are one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Targets {
    known: Arc<RwLock<HashMap<AppName, KnownApp>>>,
}

#[derive(Clone, Debug)]
struct KnownApp {
    target: Target,
    places: Arc<Semaphore>,
}

impl Targets {
    /// Makes an app known, or changes where it runs.
    pub(crate) fn insert(&self, name: AppName, target: Target) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let places = known.get(&name).map(|known| Arc::clone(&known.places));
        let places = places.unwrap_or_else(|| Arc::new(Semaphore::new(REQUESTS_AT_ONCE)));
        known.insert(name, KnownApp { target, places });
    }

    /// Forgets an app.
    pub(crate) fn remove(&self, name: &AppName) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).remove(name);
    }

    /// Returns where an app runs.
    pub(crate) fn get(&self, name: &AppName) -> Option<Target> {
        self.read(name).map(|known| known.target)
    }

    /// Returns the places for requests to an app; a request holds one.
    pub(super) fn places(&self, name: &AppName) -> Option<Arc<Semaphore>> {
        self.read(name).map(|known| known.places)
    }

    fn read(&self, name: &AppName) -> Option<KnownApp> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }
}

/// Requests to one app at once, both ways together; a further one waits for a place within its own time limit.
const REQUESTS_AT_ONCE: usize = 32;

const LETTERS: usize = 26;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_nothing_else_is() {
        let name = AppName::random().unwrap();
        assert_eq!(AppName::parse(&name.to_string()), Some(name.clone()));
        assert_ne!(AppName::random().unwrap(), name);
        for other in ["", "a", "localhost", "abcdefghijklmnopqrstuvwxy.", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] {
            assert_eq!(AppName::parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_host_names_the_app_and_the_view() {
        let name = AppName::random().unwrap();
        let host = |view| Some(AppHost { name: name.clone(), view });
        assert_eq!(AppHost::parse(&name.to_string()), host(AppView::Tab));
        assert_eq!(AppHost::parse(&format!("{FRAME_LABEL}{name}")), host(AppView::Frame));
        for other in [format!("x{name}"), format!("{FRAME_LABEL}{FRAME_LABEL}{name}"), FRAME_LABEL.to_owned()]
        {
            assert_eq!(AppHost::parse(&other), None, "{other}");
        }
    }
}
