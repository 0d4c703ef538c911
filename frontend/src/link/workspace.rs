//! The workspace as a whole: files that are opened into it, its beginning, and the link that is the key to it.

use std::rc::Rc;

use protocol::{Digest, FileRecord, LimitKind, Notice, Replacement};

use crate::dom;
use crate::dom::storage::Keep;
use crate::state::{Action, ReplacedBy};

use super::socket::TOKEN_KEY;
use super::{ServerLink, kept_as};

/// A file that the user opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewFile {
    /// Its path.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: Rc<str>,
    /// Whether it may be executed; where nothing tells, it stays as it was.
    pub(crate) is_executable: Option<bool>,
}

impl ServerLink {
    /// Puts files into the workspace; all others stay or go.
    pub(crate) fn open_files(&self, files: &[NewFile], keeps_others: bool) {
        let present = self.records();
        let is_new = |old: &&FileRecord| files.iter().all(|file| file.path != old.path);
        let mut next: Vec<FileRecord> =
            present.iter().filter(is_new).filter(|_| keeps_others).cloned().collect();
        next.extend(files.iter().map(|file| {
            let old = present.iter().find(|old| old.path == file.path);
            let is_executable = file.is_executable.or(old.map(|old| old.is_executable));
            record(&file.path, &file.text, is_executable.unwrap_or_default())
        }));
        self.put_files(next, ReplacedBy::Opened);
    }

    /// Makes the workspace's files those of a new one.
    pub(crate) fn start_over(&self) {
        let pair = dom::pair().map(|pair| pair.key().to_owned());
        self.replace_files(Replacement::Seed(pair), ReplacedBy::Seed);
    }

    /// Returns the link that opens this workspace anywhere, for as long as the browser keeps its key.
    pub(crate) fn workspace_link(&self) -> Option<String> {
        Some(dom::address_with(&format!("{LINK_KEY}{}", keep().get(&kept_as(TOKEN_KEY))?)))
    }

    /// Makes the workspace's files just these, at the server in one step; without a connection, here.
    pub(super) fn put_files(&self, files: Vec<FileRecord>, by: ReplacedBy) {
        let limits = Rc::clone(&self.store().state().server.limits);
        let n_files = files.len() as u64;
        let n_bytes =
            files.iter().map(|file| file.content.as_ref().map_or(0, |text| text.len() as u64)).sum();
        for (kind, used, limit) in [
            (LimitKind::Files, n_files, limits.files.into()),
            (LimitKind::WorkspaceBytes, n_bytes, limits.workspace_bytes),
        ] {
            if used > limit {
                return self.store().dispatch(Action::Refused(Notice::Limit { kind, used, limit }));
            }
        }
        let server = &self.store().state().server;
        if server.connection.is_open() && !server.is_offline {
            return self.replace_files(Replacement::Files(files), by);
        }
        let before = self.records();
        for gone in before.iter().filter(|old| files.iter().all(|file| file.path != old.path)) {
            self.delete_file(&gone.path);
        }
        for FileRecord { path, content, is_executable, .. } in files {
            self.add_file(&path, content.unwrap_or_default().into());
            self.set_executable(&path, is_executable);
        }
        self.store().dispatch(Action::FilesReplaced { by, before });
    }

    fn records(&self) -> Vec<FileRecord> {
        let state = self.store().state();
        state.files.iter().map(|(path, file)| record(path, &file.text, file.is_executable)).collect()
    }
}

/// Makes a record for the server, which counts revisions and digests by itself.
fn record(path: &str, text: &str, is_executable: bool) -> FileRecord {
    let (digest, content) = (Digest(String::new()), Some(text.to_owned()));
    FileRecord { path: path.to_owned(), revision: 0, digest, content, is_executable }
}

/// Returns where the key of this page's workspace is kept: a tab that was opened by a link keeps a key of its own, so that the browser's own workspace
/// stays what it was.
pub(super) fn keep() -> Keep {
    if Keep::ThisTab.get(&kept_as(TOKEN_KEY)).is_some() { Keep::ThisTab } else { Keep::Always }
}

/// Takes the key out of the page's address, where a link has brought one, and out of the browser's history.
pub(super) fn take_link() {
    let Some(token) = dom::fragment().and_then(|fragment| token_in(&fragment)) else { return };
    dom::forget_fragment();
    let key = kept_as(TOKEN_KEY);
    match Keep::Always.get(&key) {
        Some(own) if own == token => Keep::ThisTab.remove(&key),
        own => {
            let keep = if own.is_some() { Keep::ThisTab } else { Keep::Always };
            // Without storage the page opens a workspace of its own.
            let _is_kept: bool = keep.set(&key, &token);
        }
    }
}

/// Returns whether the page's address has a key now, as after a link was put into the address of a page that stands.
pub(super) fn has_link() -> bool {
    dom::fragment().is_some_and(|fragment| token_in(&fragment).is_some())
}

fn token_in(fragment: &str) -> Option<String> {
    let token = fragment.strip_prefix('#')?.strip_prefix(LINK_KEY)?;
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (!token.is_empty() && token.len() <= MOST_TOKEN_BYTES && token.chars().all(is_token))
        .then(|| token.to_owned())
}

/// Stands before the key in the part of an address that no browser sends to a server.
const LINK_KEY: &str = "workspace=";
/// Longer than any key.
const MOST_TOKEN_BYTES: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_key_is_taken_out_of_an_address() {
        assert_eq!(token_in("#workspace=aB3-_"), Some("aB3-_".to_owned()));
        for other in ["", "#", "#workspace=", "#other", "#workspace=a b", "#workspace=<b>", "workspace=a"] {
            assert_eq!(token_in(other), None, "{other}");
        }
        assert_eq!(token_in(&format!("#workspace={}", "a".repeat(129))), None);
    }
}
