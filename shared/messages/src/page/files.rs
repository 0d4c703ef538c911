//! Words of the file tabs and the editor.

use crate::Language;
use crate::notice::bytes;

/// Words of the file tabs and the editor.
pub struct Files {
    /// Names the region.
    pub region: &'static str,
    /// Names the strip that holds the Dockerfile's tab alone.
    pub upper_tabs: &'static str,
    /// Names the strip with the tabs of the other files.
    pub tabs: &'static str,
    /// Names the editor of the selected tab.
    pub editor: &'static str,
    /// Names an editor that is open beside it.
    pub also_open: fn(path: &str) -> String,
    /// Describes how to leave an editor by keyboard.
    pub keyboard_hint: &'static str,
    /// Shows the card of the word at the cursor.
    pub explain: &'static str,
    /// The keys for it.
    pub explain_keys: &'static str,
    /// Puts a file into its usual shape.
    pub format: &'static str,
    /// The keys for it.
    pub format_keys: &'static str,
    /// Names the list of a file's stages and instructions.
    pub outline: &'static str,
    /// Names a stage in that list.
    pub stage: fn(index: usize, name: Option<&str>) -> String,
    /// The editor's own words for finding and replacing, each after the one that its script knows.
    pub editor_phrases: &'static [(&'static str, &'static str)],
    /// Names the button that begins a new file.
    pub new_file: &'static str,
    /// Names the field for a new file's name.
    pub new_name: &'static str,
    /// Names the field for a file's other name.
    pub other_name: fn(path: &str) -> String,
    /// Says that another file has the name.
    pub name_taken: fn(path: &str) -> String,
    /// Names the menu of a file.
    pub menu: fn(path: &str) -> String,
    /// Gives a file another name.
    pub rename: &'static str,
    /// Makes a file executable, or no longer; and how a shell says it.
    pub make_executable: fn(will_be: bool) -> (&'static str, &'static str),
    /// Says of a file that it may be executed.
    pub executable: &'static str,
    /// Deletes a file, after a question.
    pub delete: &'static str,
    /// Asks whether to delete a file.
    pub delete_question: fn(path: &str) -> String,
    /// Says what deleting means.
    pub delete_detail: &'static str,
    /// Deletes nothing.
    pub keep: &'static str,
    /// Says that a file was deleted.
    pub deleted: fn(path: &str) -> String,
    /// Says that a dropped file took another one's place.
    pub replaced: fn(path: &str) -> String,
    /// Takes back what was said to have been done.
    pub undo: &'static str,
    /// Closes a remark.
    pub dismiss: &'static str,
    /// Saves all files as one archive.
    pub download: &'static str,
    /// Says that the archive could not be made.
    pub download_failed: fn(detail: &str) -> String,
    /// Invites to let go of dragged files.
    pub drop_here: &'static str,
    /// Says that a dropped file is too large.
    pub too_large: fn(name: &str, n_bytes: u64, limit: u64) -> String,
    /// Says that a dropped file is no text.
    pub not_text: fn(name: &str) -> String,
    /// Says that a dropped file could not be read.
    pub unreadable: fn(name: &str) -> String,
    /// Says beside a file's name that it was changed since the last build.
    pub changed: &'static str,
    /// Says beside a file's name that the server did not take it.
    pub not_saved: &'static str,
    /// Says beside a file's name that it was changed here and elsewhere.
    pub conflict: &'static str,
    /// Names the way from an error into the log.
    pub show_in_log: &'static str,
}

/// Returns the table of a language.
#[must_use]
pub fn files(language: Language) -> &'static Files {
    match language {
        Language::English => &ENGLISH,
    }
}

static ENGLISH: Files = Files {
    region: "Files",
    upper_tabs: "Recipe",
    tabs: "Other files",
    editor: "Editor",
    also_open: |path| format!("{path}, also open"),
    keyboard_hint: "Tab indents. Press Escape, then Tab, to leave the editor. F1 explains the line, F8 goes to the next problem, Control and full stop lists fixes.",
    explain: "Explain line",
    explain_keys: "F1",
    format: "Format",
    format_keys: "Shift + Alt + F",
    outline: "Outline",
    stage: |index, name| match name {
        Some(name) => format!("Stage {index}: {name}"),
        None => format!("Stage {index}"),
    },
    editor_phrases: &[
        ("Find", "Find"),
        ("Replace", "Replace with"),
        ("next", "Next"),
        ("previous", "Previous"),
        ("all", "Select all"),
        ("match case", "match case"),
        ("regexp", "regular expression"),
        ("by word", "whole words"),
        ("replace", "Replace"),
        ("replace all", "Replace all"),
        ("close", "Close"),
        ("current match", "current match"),
        ("on line", "on line"),
        ("replaced match on line $", "replaced the match on line $"),
        ("replaced $ matches", "replaced $ matches"),
        ("Go to line", "Go to line"),
        ("go", "Go"),
        ("Completions", "Suggestions"),
        ("Fold line", "Fold"),
        ("Unfold line", "Unfold"),
        ("folded code", "folded lines"),
        ("unfold", "Unfold"),
        ("to", "to"),
        ("Folded lines", "Folded lines"),
        ("Unfolded lines", "Unfolded lines"),
        ("Selection deleted", "selection deleted"),
        ("Quick fixes", "Quick fixes"),
        ("Nothing to fix on this line", "Nothing on this line can be mended for you."),
        ("New name", "New name"),
        ("Control character", "Control character"),
    ],
    new_file: "New file",
    new_name: "Name of the new file",
    other_name: |path| format!("New name of {path}"),
    name_taken: |path| format!("There is already a file named {path}."),
    menu: |path| format!("Actions for {path}"),
    rename: "Rename",
    make_executable: |will_be| match will_be {
        true => ("Make executable", "chmod +x"),
        false => ("Make not executable", "chmod -x"),
    },
    executable: "executable",
    delete: "Delete",
    delete_question: |path| format!("Delete {path}?"),
    delete_detail: "Builds and images that were made with it stay as they are.",
    keep: "Keep it",
    deleted: |path| format!("{path} was deleted."),
    replaced: |path| format!("{path} was replaced by the file that you dropped."),
    undo: "Undo",
    dismiss: "Close",
    download: "Download all files",
    download_failed: |detail| format!("The archive could not be made: {detail}"),
    drop_here: "Drop files here to add them",
    too_large: |name, n_bytes, limit| {
        format!("{name} has {}; a file may have at most {}.", bytes(n_bytes), bytes(limit))
    },
    not_text: |name| format!("{name} is not a text file."),
    unreadable: |name| format!("{name} could not be read; folders cannot be added."),
    changed: "changed",
    not_saved: "not saved",
    conflict: "two versions",
    show_in_log: "Show in log",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_large_is_told_with_both_sizes() {
        let text = (files(Language::English).too_large)("a.bin", 3 << 20, 256 << 10);
        assert_eq!(text, "a.bin has 3 MiB; a file may have at most 256 KiB.");
    }
}
