//! Texts that the server does not have yet, kept in the browser against reload and crash.

use serde::Serialize;

use crate::dom::{JsonObject, json_objects};
use crate::state::{Action, EditorFiles};

use super::workspace::keep;
use super::{ServerLink, kept_as};

/// One text that is not saved yet.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct KeptDraft {
    path: String,
    text: String,
    revision: u64,
    is_executable: bool,
}

impl ServerLink {
    /// Keeps every text that the server does not have; forgets the others.
    pub(super) fn keep_drafts(&self) {
        let drafts = drafts(&self.store().state().files);
        if drafts.is_empty() {
            keep().remove(&kept_as(KEY));
            return;
        }
        if let Ok(json) = serde_json::to_string(&drafts) {
            // A browser without storage loses what a crash takes; everything else works.
            let _is_kept: bool = keep().set(&kept_as(KEY), &json);
        }
    }

    /// Takes back what was kept.
    pub(super) fn restore_drafts(&self) {
        for KeptDraft { path, text, revision, is_executable } in
            keep().get(&kept_as(KEY)).map(|json| read(&json)).unwrap_or_default()
        {
            let text = text.into();
            self.store().dispatch(Action::RestoreFile { path, text, revision, is_executable });
        }
    }
}

fn drafts(files: &EditorFiles) -> Vec<KeptDraft> {
    let unsaved = files.iter().filter(|(_, file)| file.is_unsaved());
    let draft = |(path, file): (&str, &crate::state::File)| KeptDraft {
        path: path.to_owned(),
        text: file.text.to_string(),
        revision: file.revision,
        is_executable: file.is_executable,
    };
    unsaved.map(draft).collect()
}

/// Reads what was kept; whatever another version kept in another form is left alone.
fn read(json: &str) -> Vec<KeptDraft> {
    let draft = |object: JsonObject| {
        Some(KeptDraft {
            path: object.text("path")?,
            text: object.text("text")?,
            revision: object.number("revision")?,
            is_executable: object.flag("is_executable") == Some(true),
        })
    };
    let drafts = json_objects(json).into_iter().filter_map(draft);
    drafts.filter(|draft| protocol::check_path(&draft.path).is_ok()).collect()
}

const KEY: &str = "drydock.drafts";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unsaved_texts_are_kept_and_come_back_whole() {
        let mut files = EditorFiles::default();
        files.add("new.txt", "n\u{1f433}".into());
        files.change("new.txt", |file| file.set_executable(true));
        let json = serde_json::to_string(&drafts(&files)).expect("drafts have a JSON form");
        let (path, text) = ("new.txt".into(), "n\u{1f433}".into());
        assert_eq!(read(&json), [KeptDraft { path, text, revision: 0, is_executable: true }]);
        let old = r#"[{"path":"a","text":"","revision":1}]"#;
        assert!(read(old).iter().all(|draft| !draft.is_executable), "as an earlier page kept it");
    }

    #[test]
    fn nonsense_and_paths_that_escape_are_left_alone() {
        assert_eq!(read("nonsense"), []);
        assert_eq!(read(r#"[{"path":"../x","text":"","revision":0}]"#), []);
    }
}
