//! What is known of the workspace's Python files: the second module is loaded once one is shown, and each file is read again when it changes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ::python::Python;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::dom;
use crate::state::Files;

/// What is known of the workspace's Python files.
#[derive(Clone, PartialEq)]
pub(crate) struct PythonFiles {
    /// How far the module is that reads them.
    pub(crate) phase: Phase,
    /// Facts by path; empty until the module is there. The same value as before when no Python file has changed.
    pub(crate) facts: Rc<Facts>,
    /// Loads the module again after it has failed.
    pub(crate) on_retry: Callback<()>,
}

/// How far the module is that reads Python.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Phase {
    /// No Python file was shown yet.
    #[default]
    NotNeeded,
    /// It is being loaded.
    Loading,
    /// It is there.
    Ready,
    /// It could not be loaded, or has failed.
    Failed,
}

/// Facts of Python files by path, each with the text that it was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Facts(BTreeMap<String, (Rc<str>, Rc<Python>)>);

impl Facts {
    /// Returns every file by path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Rc<str>, &Rc<Python>)> {
        self.0.iter().map(|(path, (text, python))| (path.as_str(), text, python))
    }

    /// Returns the facts of a file, if they are those of this text.
    pub(crate) fn of(&self, path: &str, text: &str) -> Option<&Rc<Python>> {
        self.0.get(path).filter(|(known, _)| **known == *text).map(|(_, python)| python)
    }

    /// Returns the facts after the files have changed, and `None` when nothing has; unchanged files are not read again.
    ///
    /// A file that `read` cannot read keeps what was known of it.
    fn after(&self, files: &Files, mut read: impl FnMut(&str) -> Option<Python>) -> Option<Self> {
        let mut next = BTreeMap::new();
        let mut is_new = false;
        for (path, file) in files.iter().filter(|(path, _)| is_python(path)) {
            let known = self.0.get(path);
            let entry = match known.filter(|(text, _)| Rc::ptr_eq(text, &file.text) || **text == *file.text) {
                Some(known) => known.clone(),
                None => match read(&file.text) {
                    Some(python) => {
                        is_new = true;
                        (Rc::clone(&file.text), Rc::new(python))
                    }
                    None => continue,
                },
            };
            next.insert(path.to_owned(), entry);
        }
        (is_new || next.len() != self.0.len()).then_some(Self(next))
    }
}

/// Reads the workspace's Python files, and loads what it takes once one of them is shown.
#[hook]
pub(crate) fn use_python(files: &Rc<Files>) -> PythonFiles {
    let phase = use_state_eq(Phase::default);
    let facts = use_mut_ref(Rc::<Facts>::default);
    let is_shown = is_python(files.active()) || files.lower().is_some_and(is_python);
    use_effect_with((*phase, is_shown), {
        let phase = phase.clone();
        move |(now, is_shown)| {
            if *now == Phase::NotNeeded && *is_shown {
                load(phase);
            }
        }
    });
    let read = use_memo((Rc::clone(files), *phase), |(files, phase)| {
        let is_ready = *phase == Phase::Ready;
        let (next, is_whole) =
            if is_ready { read_all(&facts, files) } else { (Rc::clone(&facts.borrow()), true) };
        (next, is_whole)
    });
    use_effect_with(read.1, {
        let phase = phase.clone();
        move |is_whole| {
            if !is_whole {
                phase.set(Phase::Failed);
            }
        }
    });
    let on_retry = use_callback(phase.clone(), |(), phase| load(phase.clone()));
    PythonFiles { phase: *phase, facts: Rc::clone(&read.0), on_retry }
}

/// Reads what has changed; says whether the module could read all of it.
fn read_all(facts: &RefCell<Rc<Facts>>, files: &Files) -> (Rc<Facts>, bool) {
    let mut is_whole = true;
    let next = facts.borrow().after(files, |text| {
        let python = dom::python_facts(text);
        is_whole &= python.is_some();
        python
    });
    if let Some(next) = next {
        facts.replace(Rc::new(next));
    }
    (Rc::clone(&facts.borrow()), is_whole)
}

fn load(phase: UseStateHandle<Phase>) {
    phase.set(Phase::Loading);
    spawn_local(async move {
        phase.set(match dom::load_python().await {
            Ok(()) => Phase::Ready,
            Err(error) => {
                dom::log_error(&error.to_string());
                Phase::Failed
            }
        });
    });
}

fn is_python(path: &str) -> bool {
    path.ends_with(".py")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, text) in texts {
            files.add(path, (*text).into());
        }
        files
    }

    fn read_into(read: &mut Vec<String>) -> impl FnMut(&str) -> Option<Python> {
        |text| {
            read.push(text.to_owned());
            Some(Python { apps: vec![text.to_owned()], ..Python::default() })
        }
    }

    #[test]
    fn only_python_files_that_changed_are_read() {
        let mut read = Vec::new();
        let first = Facts::default()
            .after(&files(&[("app.py", "a"), ("b.py", "b"), ("Dockerfile", "FROM x")]), read_into(&mut read))
            .expect("two are new");
        assert_eq!(read, ["a", "b"]);
        read.clear();
        assert_eq!(first.after(&files(&[("app.py", "a"), ("b.py", "b")]), read_into(&mut read)), None);
        assert!(read.is_empty());
        let second =
            first.after(&files(&[("app.py", "a"), ("b.py", "c")]), read_into(&mut read)).expect("one is new");
        assert_eq!(read, ["c"]);
        assert_eq!(
            second.iter().map(|(path, text, _)| format!("{path} {text}")).collect::<Vec<_>>(),
            ["app.py a", "b.py c"]
        );
    }

    #[test]
    fn a_file_that_is_gone_is_forgotten() {
        let mut read = Vec::new();
        let first =
            Facts::default().after(&files(&[("app.py", "a")]), read_into(&mut read)).expect("one is new");
        let second = first.after(&files(&[("a.txt", "a")]), read_into(&mut read)).expect("one is gone");
        assert_eq!(second.iter().count(), 0);
    }
}
