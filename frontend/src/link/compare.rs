//! Two builds side by side, files that are brought back, pairs of workspaces.

use protocol::{FileRecord, LookupRequest, PairPart, Replacement, SessionRequest};

use crate::dom;
use crate::state::{Action, ReplacedBy, Wanted};

use super::ServerLink;
use super::requests::PendingRequest;

impl ServerLink {
    /// Compares two builds; `None` looks elsewhere.
    pub(crate) fn compare(&self, wanted: Option<Wanted>) {
        self.store().dispatch(Action::Compare(wanted));
    }

    /// Asks the server for the two builds that are compared.
    pub(crate) fn fetch_comparison(&self) {
        if let Some(comparing) = &self.store().state().builds.comparing {
            let pair = dom::pair().map(|pair| pair.key().to_owned());
            let (a, b) = (comparing.a, comparing.b);
            self.send(LookupRequest::CompareBuilds { a, b, pair }, PendingRequest::Compare);
        }
    }

    /// Makes the workspace's files others, once all that was typed is saved: it comes back when that is undone.
    pub(crate) fn replace_files(&self, files: Replacement, by: ReplacedBy) {
        self.save_all();
        self.inner.replaces.replace(Some((files, by)));
        self.replace_if_saved();
    }

    /// Takes files away that a replacement brought, for those that had been there before.
    pub(crate) fn undo_replacement(&self, before: &[FileRecord]) {
        self.put_files(before.to_vec(), ReplacedBy::Undo);
    }

    /// Sends the replacement that waits, once the server has or is being sent all that the page shows.
    pub(super) fn replace_if_saved(&self) {
        if self.has_unsent() {
            return;
        }
        if let Some((files, by)) = self.inner.replaces.take() {
            self.send(SessionRequest::ReplaceFiles { by: files }, PendingRequest::Replacement(by));
        }
    }

    /// Builds the pair that the workspace is for, from one of its four builds on.
    pub(crate) fn build_pair(&self, from: PairPart) {
        let image = self.store().state().next_build.image_name();
        if let (Some(pair), Some(image)) = (dom::pair(), image) {
            self.send(
                SessionRequest::BuildPair { pair: pair.key().to_owned(), from, image },
                PendingRequest::Work,
            );
        }
    }
}
