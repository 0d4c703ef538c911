//! What a person has edited since the last build, as far as this page has seen that build begin.

use std::rc::Rc;

use super::{EditorFiles, State};

/// The lines that a person has edited, in the file to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edited {
    /// The file.
    pub(crate) path: Rc<str>,
    /// Its zero-based lines `first..end`; where lines only went, the place that they left.
    pub(crate) lines: (u32, u32),
    /// How many files differ.
    pub(crate) n_files: usize,
}

impl State {
    /// Returns what differs from the files of the last build; of several files, the one in front.
    pub(crate) fn edited(&self) -> Option<Edited> {
        edited(self.builds.built_from.as_deref()?, &self.files)
    }
}

fn edited(old: &EditorFiles, new: &EditorFiles) -> Option<Edited> {
    let before = |path: &str| old.get(path).map_or("", |file| &file.text);
    let differs = |path: &str, text: &str| before(path) != text || old.get(path).is_none();
    let paths: Vec<&str> =
        new.iter().filter(|(path, file)| differs(path, &file.text)).map(|(path, _)| path).collect();
    let path = paths.iter().find(|path| **path == new.active()).or(paths.first())?;
    let lines = changed_lines(before(path), &new.get(path)?.text);
    Some(Edited { path: (*path).into(), lines, n_files: paths.len() })
}

/// Returns the zero-based lines of `new` between the lines that both texts begin with and those that both end with.
fn changed_lines(old: &str, new: &str) -> (u32, u32) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let first = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let in_lines = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let first = first.min(new.len().saturating_sub(1));
    (in_lines(first), in_lines((new.len() - last).max(first + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> EditorFiles {
        let mut made = EditorFiles::default();
        files.iter().for_each(|(path, text)| made.add(path, (*text).into()));
        made
    }

    #[test]
    fn the_lines_between_what_is_the_same_were_edited() {
        for (old, new, lines) in [
            ("a\nb\nc\n", "a\nB\nc\n", (1, 2)),
            ("a\nb\nc\n", "a\nB\nBB\nc\n", (1, 3)),
            ("a\nb\nc\n", "a\nc\n", (1, 2)),
            ("a\nb\n", "a\n", (0, 1)),
            ("a\n", "a\nb\n", (1, 2)),
            ("", "a\nb\n", (0, 2)),
            ("a\n", "", (0, 1)),
            ("a\na\n", "a\na\na\n", (2, 3)),
        ] {
            assert_eq!(changed_lines(old, new), lines, "{old:?} to {new:?}");
        }
    }

    #[test]
    fn the_file_in_front_is_shown_where_it_was_edited() {
        let old = files(&[("Dockerfile", "FROM a\n"), ("app.py", "x\ny\n")]);
        assert_eq!(edited(&old, &old), None);
        let one = files(&[("Dockerfile", "FROM a\n"), ("app.py", "x\nz\n")]);
        let found = edited(&old, &one);
        assert_eq!(found, Some(Edited { path: "app.py".into(), lines: (1, 2), n_files: 1 }));
        let mut both = files(&[("Dockerfile", "FROM b\n"), ("app.py", "x\nz\n")]);
        assert_eq!(
            edited(&old, &both).map(|edited| (edited.path, edited.n_files)),
            Some(("app.py".into(), 2))
        );
        both.select("Dockerfile");
        assert_eq!(edited(&old, &both).map(|edited| edited.path), Some("Dockerfile".into()));
        let added = files(&[("Dockerfile", "FROM a\n"), ("app.py", "x\ny\n"), ("new", "")]);
        assert_eq!(edited(&old, &added).map(|edited| edited.path), Some("new".into()));
    }
}
