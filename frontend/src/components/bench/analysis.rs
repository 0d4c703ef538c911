//! What the page understands of the files: the results of the language module and of the Python module.

use std::rc::Rc;

use protocol::{EngineState, Isolation};
use yew::prelude::*;

use crate::language::{Reading, Surroundings, use_language};
use crate::module::Module;
use crate::python::{PythonFacts, use_python};
use crate::state::{State, step_times};

/// What the page understands of the files.
#[derive(Clone, PartialEq)]
pub(super) struct PageAnalysis {
    /// The results of the language module.
    pub(super) reading: Rc<Reading>,
    /// The facts of the Python files.
    pub(super) facts: Rc<PythonFacts>,
    /// The two modules.
    pub(super) modules: Modules,
}

/// The modules that read the files.
#[derive(Clone, PartialEq)]
pub(super) struct Modules {
    /// Reads Dockerfiles, ignore files and what belongs to them.
    pub(super) language: Module,
    /// Reads Python files.
    pub(super) python: Module,
}

/// Has both modules read the files.
#[hook]
pub(super) fn use_analysis(state: &State) -> PageAnalysis {
    // The language module reports the Python version, but needs the facts of the Python files: the version arrives one render later.
    let version = use_state_eq(|| None);
    let python = use_python(&state.files, *version);
    let around = use_surroundings(state, &python.facts);
    let language = use_language(&state.files, around);
    use_effect_with(language.reading.python, {
        let version = version.setter();
        move |python| version.set(*python)
    });
    PageAnalysis {
        reading: language.reading,
        facts: python.facts,
        modules: Modules { language: language.module, python: python.module },
    }
}

/// Returns whether the engine is Drydock's own: then it has no images but those that the server tells of.
fn is_private(state: &State) -> bool {
    let isolation = match state.server.engine.as_ref().map(|engine| &engine.state) {
        Some(EngineState::Ready { isolation, .. }) => Some(isolation),
        _ => None,
    };
    isolation == Some(&Isolation::UserNamespaces)
}

/// Returns what the language module has to know beside the files.
#[hook]
fn use_surroundings(state: &State, python: &Rc<PythonFacts>) -> Surroundings {
    let images = use_memo(state.server.engine.clone(), |engine| {
        engine.as_ref().map_or_else(|| Rc::from([]), |engine| Rc::from(engine.images.as_slice()))
    });
    let times = use_memo(state.builds.records.clone(), |builds| step_times(builds));
    Surroundings {
        python: Rc::clone(python),
        images: Rc::clone(&images),
        has_all_images: is_private(state),
        cache: state.server.cache.clone(),
        times,
        options: Rc::clone(&state.next_build.options),
        is_asking: state.is_asking(),
    }
}
