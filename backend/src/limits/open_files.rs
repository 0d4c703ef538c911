//! How many files this process may have open, which bounds its connections: each is one, and a request to an app takes another.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the number of files that this process may have open to what the system allows, and returns it; `None` for any number.
pub(crate) fn raise_open_files() -> Option<u64> {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current == maximum {
        return current;
    }
    match setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }) {
        Ok(()) => maximum,
        Err(error) => {
            tracing::warn!(%error, "the number of open files stays at its soft limit");
            current
        }
    }
}

/// Returns how many connections fit into the files that this process may have open, and `most` at most.
pub(crate) fn connections_that_fit(most: u32) -> u32 {
    fit(getrlimit(Resource::Nofile).maximum, most)
}

fn fit(n_files: Option<u64>, most: u32) -> u32 {
    let fitting = n_files.map_or(u64::MAX, |n_files| n_files.saturating_sub(OWN_FILES) / FILES_EACH);
    u32::try_from(fitting).unwrap_or(u32::MAX).clamp(LEAST, most.max(LEAST))
}

/// For the database, the engine, its containers and images.
const OWN_FILES: u64 = 256;
/// A browser's connection, and the one to the app.
const FILES_EACH: u64 = 2;
const LEAST: u32 = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_fit_into_the_files() {
        assert_eq!(fit(Some(1024), 8192), 384);
        assert_eq!(fit(Some(1 << 20), 8192), 8192);
        assert_eq!(fit(None, 8192), 8192);
        assert_eq!(fit(Some(64), 8192), LEAST);
    }

    #[test]
    fn the_soft_limit_is_raised_to_the_hard_one() {
        let raised = raise_open_files();
        assert_eq!(
            (raised, getrlimit(Resource::Nofile).current),
            (getrlimit(Resource::Nofile).maximum, raised)
        );
    }
}
