//! One file: its text, and how far the server has it.

use std::rc::Rc;

use protocol::{FileRecord, Notice};

/// One file as the user sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// What the editor shows.
    pub(crate) text: Rc<str>,
    /// The server's revision that the text grew from; 0 when the server has none.
    pub(crate) revision: u64,
    /// How far the server has it.
    pub(crate) sync: Sync,
}

/// How far the server has a file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sync {
    /// Wholly.
    Saved,
    /// Not yet; it is sent after the next pause in typing.
    Edited,
    /// A text is on its way; what is typed meanwhile is sent after it.
    Saving {
        /// The text that was sent.
        sent: Rc<str>,
    },
    /// It was not taken; the next edit tries again.
    Refused {
        /// Why.
        notice: Notice,
    },
    /// It was changed here and elsewhere; both texts are kept until the user chooses.
    Conflict {
        /// The server's text.
        theirs: Rc<str>,
        /// The server's revision.
        revision: u64,
    },
}

impl File {
    /// Makes a file that the server does not have.
    pub(crate) fn new(text: Rc<str>) -> Self {
        Self { text, revision: 0, sync: Sync::Edited }
    }

    /// Returns whether something typed is not at the server yet.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.sync != Sync::Saved
    }

    /// Takes what the user typed.
    pub(crate) fn edit(&mut self, text: Rc<str>) {
        if self.text == text {
            return;
        }
        self.text = text;
        if matches!(self.sync, Sync::Saved | Sync::Refused { .. }) {
            self.sync = Sync::Edited;
        }
    }

    /// Notes that the text was sent.
    pub(crate) fn sent(&mut self) {
        self.sync = Sync::Saving { sent: Rc::clone(&self.text) };
    }

    /// Notes that what was sent has become `revision`.
    pub(crate) fn saved(&mut self, revision: u64) {
        let Sync::Saving { sent } = &self.sync else { return };
        self.sync = if *sent == self.text { Sync::Saved } else { Sync::Edited };
        self.revision = self.revision.max(revision);
    }

    /// Notes that what was sent was not taken.
    pub(crate) fn refused(&mut self, notice: Notice) {
        if matches!(self.sync, Sync::Saving { .. }) {
            self.sync = Sync::Refused { notice };
        }
    }

    /// Takes the server's news of this file.
    pub(crate) fn changed(&mut self, record: &FileRecord) {
        if record.revision <= self.revision {
            return;
        }
        // Without content it is the echo of our own save, whose reply settles everything.
        let Some(content) = record.content.as_deref() else { return };
        let was_sent = matches!(&self.sync, Sync::Saving { sent } if **sent == *content);
        if self.sync == Sync::Saved || *self.text == *content {
            *self = Self { text: content.into(), revision: record.revision, sync: Sync::Saved };
        } else if was_sent {
            self.revision = record.revision;
            self.sync = Sync::Edited;
        } else {
            self.sync = Sync::Conflict { theirs: content.into(), revision: record.revision };
        }
    }

    /// Takes the server's state after a new connection; what was on its way may or may not have arrived.
    pub(crate) fn welcomed(&mut self, record: &FileRecord) {
        if record.revision > self.revision && record.content.is_some() {
            self.changed(record);
        }
        if matches!(self.sync, Sync::Saving { .. } | Sync::Refused { .. }) {
            self.sync = Sync::Edited;
        }
    }

    /// Settles a conflict for the text in the editor.
    pub(crate) fn keep_mine(&mut self) {
        if let Sync::Conflict { revision, .. } = self.sync {
            self.revision = revision;
            self.sync = Sync::Edited;
        }
    }

    /// Settles a conflict for the server's text.
    pub(crate) fn take_theirs(&mut self) {
        if let Sync::Conflict { theirs, revision } = &self.sync {
            *self = Self { text: Rc::clone(theirs), revision: *revision, sync: Sync::Saved };
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::Digest;

    use super::*;

    fn record(revision: u64, content: Option<&str>) -> FileRecord {
        FileRecord {
            path: "app.py".into(),
            revision,
            digest: Digest("sha256:0".into()),
            content: content.map(str::to_owned),
        }
    }

    fn saved() -> File {
        File { text: "a".into(), revision: 3, sync: Sync::Saved }
    }

    #[test]
    fn what_is_typed_while_saving_is_sent_afterwards() {
        let mut file = saved();
        file.edit("b".into());
        file.sent();
        file.edit("c".into());
        file.saved(4);
        assert_eq!(file, File { text: "c".into(), revision: 4, sync: Sync::Edited });
        file.sent();
        file.saved(5);
        assert_eq!(file, File { text: "c".into(), revision: 5, sync: Sync::Saved });
    }

    #[test]
    fn the_echo_of_a_save_changes_nothing() {
        let mut file = saved();
        file.edit("b".into());
        file.sent();
        let before = file.clone();
        file.changed(&record(4, None));
        assert_eq!(file, before);
    }

    #[test]
    fn an_untouched_file_follows_the_other_tab() {
        let mut file = saved();
        file.changed(&record(4, Some("x")));
        assert_eq!(file, File { text: "x".into(), revision: 4, sync: Sync::Saved });
        file.changed(&record(4, Some("old news")));
        assert_eq!(&*file.text, "x");
    }

    #[test]
    fn a_touched_file_keeps_both_texts() {
        let mut file = saved();
        file.edit("mine".into());
        file.changed(&record(4, Some("theirs")));
        assert_eq!(&*file.text, "mine");
        assert_eq!(file.sync, Sync::Conflict { theirs: "theirs".into(), revision: 4 });
        let mut other = file.clone();
        file.keep_mine();
        assert_eq!(file, File { text: "mine".into(), revision: 4, sync: Sync::Edited });
        other.take_theirs();
        assert_eq!(other, File { text: "theirs".into(), revision: 4, sync: Sync::Saved });
    }

    #[test]
    fn the_same_text_in_both_tabs_is_no_conflict() {
        let mut file = saved();
        file.edit("same".into());
        file.changed(&record(4, Some("same")));
        assert_eq!(file.sync, Sync::Saved);
    }

    #[test]
    fn a_save_whose_answer_was_lost_is_recognised() {
        let mut file = saved();
        file.edit("b".into());
        file.sent();
        file.edit("c".into());
        file.welcomed(&record(4, Some("b")));
        assert_eq!(file, File { text: "c".into(), revision: 4, sync: Sync::Edited });
    }

    #[test]
    fn a_save_that_never_arrived_is_sent_again() {
        let mut file = saved();
        file.edit("b".into());
        file.sent();
        file.welcomed(&record(3, None));
        assert_eq!(file, File { text: "b".into(), revision: 3, sync: Sync::Edited });
    }
}
