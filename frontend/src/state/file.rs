//! One file: its text, and how far the server has it.

use std::rc::Rc;

use protocol::{FileRecord, LimitKind, Notice};

/// One file as the user sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// What the editor shows.
    pub(crate) text: Rc<str>,
    /// The server's revision that the text grew from; 0 when the server has none.
    pub(crate) revision: u64,
    /// Whether it may be executed.
    pub(crate) is_executable: bool,
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
        /// The mode that was sent.
        was_executable: bool,
    },
    /// It was not taken; the next edit tries again, or a while where the server had no room.
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
        Self { text, revision: 0, is_executable: false, sync: Sync::Edited }
    }

    /// Makes it one that the server does not have.
    pub(crate) fn renew(&mut self) {
        (self.revision, self.sync) = (0, Sync::Edited);
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
        self.touch();
    }

    /// Takes whether the user wants to execute it. Where it was changed elsewhere too, only texts are in conflict.
    pub(crate) fn set_executable(&mut self, is_executable: bool) {
        if self.is_executable != is_executable {
            self.is_executable = is_executable;
            self.touch();
        }
    }

    fn touch(&mut self) {
        if matches!(self.sync, Sync::Saved | Sync::Refused { .. }) {
            self.sync = Sync::Edited;
        }
    }

    /// Returns whether a build would take it as the same file.
    pub(crate) fn is_same_as(&self, other: &Self) -> bool {
        self.text == other.text && self.is_executable == other.is_executable
    }

    /// Returns whether what was sent is not what is here any more.
    pub(crate) fn has_unsent(&self) -> bool {
        match &self.sync {
            Sync::Edited => true,
            Sync::Saving { sent, was_executable } => {
                *sent != self.text || *was_executable != self.is_executable
            }
            Sync::Saved | Sync::Refused { .. } | Sync::Conflict { .. } => false,
        }
    }

    /// Returns whether the text is to be sent, by itself or once more.
    pub(crate) fn is_to_be_sent(&self) -> bool {
        matches!(self.sync, Sync::Edited | Sync::Refused { notice: Notice::StorageFull })
    }

    /// Returns whether the workspace had no room for it, which may be another time.
    pub(crate) fn had_no_room(&self) -> bool {
        let Sync::Refused { notice: Notice::Limit { kind, .. } } = &self.sync else { return false };
        matches!(kind, LimitKind::Files | LimitKind::WorkspaceBytes)
    }

    /// Notes that it is to be sent once more.
    pub(crate) fn try_again(&mut self) {
        if matches!(self.sync, Sync::Refused { .. }) {
            self.sync = Sync::Edited;
        }
    }

    /// Notes that the text was sent.
    pub(crate) fn sent(&mut self) {
        self.sync = Sync::Saving { sent: Rc::clone(&self.text), was_executable: self.is_executable };
    }

    /// Notes that what was sent has become `revision`.
    pub(crate) fn saved(&mut self, revision: u64) {
        if !matches!(self.sync, Sync::Saving { .. }) {
            return;
        }
        self.sync = if self.has_unsent() { Sync::Edited } else { Sync::Saved };
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
        let was_sent = matches!(&self.sync, Sync::Saving { sent, .. } if **sent == *content);
        if self.sync == Sync::Saved || *self.text == *content {
            *self = Self::of(record, content);
        } else if was_sent {
            self.revision = record.revision;
            self.sync = Sync::Edited;
        } else {
            self.sync = Sync::Conflict { theirs: content.into(), revision: record.revision };
        }
    }

    /// Makes a file as the server has it.
    pub(crate) fn of(record: &FileRecord, content: &str) -> Self {
        let (revision, is_executable) = (record.revision, record.is_executable);
        Self { text: content.into(), revision, is_executable, sync: Sync::Saved }
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
            let (text, revision) = (Rc::clone(theirs), *revision);
            *self = Self { text, revision, is_executable: self.is_executable, sync: Sync::Saved };
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
            is_executable: false,
        }
    }

    fn saved() -> File {
        of("a", 3, Sync::Saved)
    }

    fn of(text: &str, revision: u64, sync: Sync) -> File {
        File { text: text.into(), revision, is_executable: false, sync }
    }

    #[test]
    fn a_mode_is_saved_like_a_text_and_kept_with_it() {
        let mut file = saved();
        file.set_executable(true);
        assert!(file.has_unsent());
        file.sent();
        file.edit("b".into());
        file.saved(4);
        assert_eq!(file.sync, Sync::Edited);
        file.sent();
        file.set_executable(false);
        file.saved(5);
        assert!(file.has_unsent(), "the mode that was sent is not the one that is here");
        file.sent();
        file.saved(6);
        assert_eq!(file, of("b", 6, Sync::Saved));
        file.changed(&FileRecord { is_executable: true, ..record(7, Some("b")) });
        assert!(file.is_executable && !file.is_unsaved());
        file.renew();
        assert!(file.is_executable && file.is_unsaved());
    }

    #[test]
    fn what_had_no_room_can_be_sent_again() {
        let limit = |kind| Sync::Refused { notice: Notice::Limit { kind, used: 3, limit: 2 } };
        for (kind, may_have_room) in [(LimitKind::Files, true), (LimitKind::FileBytes, false)] {
            let mut file = of("b", 3, limit(kind));
            assert_eq!(file.had_no_room(), may_have_room, "{kind:?}");
            file.try_again();
            assert_eq!(file, of("b", 3, Sync::Edited));
        }
        assert!(!saved().had_no_room());
    }

    #[test]
    fn what_is_typed_while_saving_is_sent_afterwards() {
        let mut file = saved();
        file.edit("b".into());
        file.sent();
        file.edit("c".into());
        file.saved(4);
        assert_eq!(file, of("c", 4, Sync::Edited));
        file.sent();
        file.saved(5);
        assert_eq!(file, of("c", 5, Sync::Saved));
    }

    #[test]
    fn what_found_no_room_is_sent_again_and_what_is_too_large_is_not() {
        for (notice, is_sent) in [(Notice::StorageFull, true), (Notice::NoDockerfile, false)] {
            let mut file = saved();
            file.edit("b".into());
            file.sent();
            file.refused(notice);
            assert!(file.is_unsaved());
            assert_eq!(file.is_to_be_sent(), is_sent);
            assert_eq!(&*file.text, "b", "nothing that was typed is lost");
        }
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
        assert_eq!(file, of("x", 4, Sync::Saved));
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
        assert_eq!(file, of("mine", 4, Sync::Edited));
        other.take_theirs();
        assert_eq!(other, of("theirs", 4, Sync::Saved));
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
        assert_eq!(file, of("c", 4, Sync::Edited));
    }

    #[test]
    fn a_save_that_never_arrived_is_sent_again() {
        let mut file = saved();
        file.edit("b".into());
        file.sent();
        file.welcomed(&record(3, None));
        assert_eq!(file, of("b", 3, Sync::Edited));
    }
}
