//! What is known of the workspace's Python files: the module that reads them is loaded once one is shown, and each file is read again when it
//! changes.

use std::cell::RefCell;
use std::rc::Rc;

use ::python::Python;
use yew::prelude::*;

use crate::dom::{self, WasmModule};
use crate::module::{Module, Phase, use_module};
use crate::state::EditorFiles;

/// What is known of the workspace's Python files.
pub(crate) struct PythonFiles {
    /// The module that reads them.
    pub(crate) module: Module,
    /// Facts by path; empty until the module is there. The same value as before when no Python file has changed.
    pub(crate) facts: Rc<PythonFacts>,
}

/// Facts of Python files by path, and the version of Python that they were read for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PythonFacts(Vec<(String, ReadFile)>, Option<(u8, u8)>);

/// What is known of one file.
#[derive(Clone, Debug, PartialEq)]
struct ReadFile {
    /// The text that was read.
    text: Rc<str>,
    /// What stands in it.
    python: Rc<Python>,
    /// The same in its binary form.
    bytes: Rc<[u8]>,
}

impl PythonFacts {
    fn get(&self, path: &str) -> Option<&ReadFile> {
        self.0.iter().find(|(known, _)| known == path).map(|(_, known)| known)
    }

    /// Returns what is known of every file.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Python> {
        self.0.iter().map(|(_, known)| &*known.python)
    }

    /// Returns path and binary form of what is not the same in `before`.
    pub(crate) fn news<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let is_new = |path: &str, known: &ReadFile| {
            before.get(path).is_none_or(|old| !Rc::ptr_eq(&old.python, &known.python))
        };
        let all = self.0.iter().filter(move |(path, known)| is_new(path, known));
        all.map(|(path, known)| (path.as_str(), &*known.bytes))
    }

    /// Returns the facts after the files have changed, and `None` when nothing has; unchanged files are not read again.
    ///
    /// A file that `read` cannot read keeps what was known of it.
    fn after(
        &self,
        files: &EditorFiles,
        version: Option<(u8, u8)>,
        mut read: impl FnMut(&str) -> Option<Vec<u8>>,
    ) -> Option<Self> {
        let mut next = Vec::new();
        let mut is_new = false;
        for (path, file) in files.iter().filter(|(path, _)| is_python(path)) {
            let known = self.get(path);
            let known = match known.filter(|known| self.1 == version && known.text == file.text) {
                Some(known) => known.clone(),
                None => {
                    let Some(bytes) = read(&file.text) else { continue };
                    let Ok(python) = postcard::from_bytes(&bytes) else { continue };
                    is_new = true;
                    ReadFile { text: Rc::clone(&file.text), python: Rc::new(python), bytes: bytes.into() }
                }
            };
            next.push((path.to_owned(), known));
        }
        (is_new || next.len() != self.0.len()).then_some(Self(next, version))
    }
}

/// Reads the workspace's Python files, and loads what it takes once one of them is shown.
#[hook]
pub(crate) fn use_python(files: &Rc<EditorFiles>, version: Option<(u8, u8)>) -> PythonFiles {
    let is_shown = is_python(files.active()) || files.lower().is_some_and(is_python);
    let module = use_module(WasmModule::Python, is_shown);
    let facts = use_mut_ref(Rc::<PythonFacts>::default);
    let read = use_memo((Rc::clone(files), version, module.phase), |(files, version, phase)| {
        if *phase == Phase::Ready {
            read_all(&facts, files, *version)
        } else {
            (Rc::clone(&facts.borrow()), true)
        }
    });
    use_effect_with(read.1, {
        let on_failure = module.on_failure.clone();
        move |is_whole| {
            if !is_whole {
                on_failure.emit(());
            }
        }
    });
    PythonFiles { module, facts: Rc::clone(&read.0) }
}

/// Reads what has changed; says whether the module could read all of it.
fn read_all(
    facts: &RefCell<Rc<PythonFacts>>,
    files: &EditorFiles,
    version: Option<(u8, u8)>,
) -> (Rc<PythonFacts>, bool) {
    let mut is_whole = true;
    let number = version.map_or(0, |(major, minor)| u32::from(major) << 8 | u32::from(minor));
    let next = facts.borrow().after(files, version, |text| {
        let python = dom::python_facts(text, number);
        is_whole &= python.is_some();
        python
    });
    if let Some(next) = next {
        facts.replace(Rc::new(next));
    }
    (Rc::clone(&facts.borrow()), is_whole)
}

fn is_python(path: &str) -> bool {
    path.ends_with(".py")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[(&str, &str)]) -> EditorFiles {
        let mut files = EditorFiles::default();
        for (path, text) in texts {
            files.add(path, (*text).into());
        }
        files
    }

    fn read_into(read: &mut Vec<String>) -> impl FnMut(&str) -> Option<Vec<u8>> {
        |text| {
            read.push(text.to_owned());
            postcard::to_allocvec(&Python { apps: vec![text.to_owned()], ..Python::default() }).ok()
        }
    }

    #[test]
    fn only_python_files_that_changed_are_read() {
        let mut read = Vec::new();
        let first = PythonFacts::default()
            .after(
                &files(&[("app.py", "a"), ("b.py", "b"), ("Dockerfile", "FROM x")]),
                None,
                read_into(&mut read),
            )
            .expect("two are new");
        assert_eq!(read, ["a", "b"]);
        read.clear();
        assert_eq!(first.after(&files(&[("app.py", "a"), ("b.py", "b")]), None, read_into(&mut read)), None);
        assert!(read.is_empty());
        let second = first
            .after(&files(&[("app.py", "a"), ("b.py", "c")]), None, read_into(&mut read))
            .expect("one is new");
        assert_eq!(read, ["c"]);
        assert_eq!(second.all().flat_map(|python| &python.apps).collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(second.news(&first).map(|(path, _)| path).collect::<Vec<_>>(), ["b.py"]);
        read.clear();
        // Another version of Python may read everything in another way.
        assert!(
            second
                .after(&files(&[("app.py", "a"), ("b.py", "c")]), Some((3, 8)), read_into(&mut read))
                .is_some()
        );
        assert_eq!(read, ["a", "c"]);
    }

    #[test]
    fn a_file_that_is_gone_is_forgotten() {
        let mut read = Vec::new();
        let first = PythonFacts::default()
            .after(&files(&[("app.py", "a")]), None, read_into(&mut read))
            .expect("one is new");
        let second = first.after(&files(&[("a.txt", "a")]), None, read_into(&mut read)).expect("one is gone");
        assert_eq!(second.all().count(), 0);
    }
}
