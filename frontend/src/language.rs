//! What the page understands of the files: it tells the language module every text and keeps what comes back.
//!
//! An editor is one keystroke ahead of the state and asks the module by itself, in the same update as the text changes; when the page tells the
//! same text, the module has read it already. Until the module is there nothing is known, and nothing waits for it.

use std::rc::Rc;

use messages::page::problems::Problems;
use protocol::{BuildOptions, CacheState};
use reading::{Found, Gravity, Outline, Told};
use yew::prelude::*;

use crate::dom::{self, WasmModule};
use crate::hooks::{use_effect_with, use_memo};
use crate::module::{Module, Phase, use_module};
use crate::python::Facts;
use crate::state::{Files, Forecast};

/// What is understood of the files at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// Everything that is wrong, the gravest first, then in the order of files and lines; `None` while nothing was read.
    pub(crate) problems: Option<Rc<Vec<Found>>>,
    outlines: Vec<Rc<Outline>>,
    /// The version of Python that runs the app, as `reading::Told` has it.
    pub(crate) python: u32,
    /// What the next build is expected to do; `None` while nothing can be said.
    pub(crate) forecast: Option<Rc<Forecast>>,
}

impl Reading {
    /// Returns what the Dockerfile at `path` consists of.
    pub(crate) fn outline(&self, path: &str) -> Option<&Rc<Outline>> {
        self.outlines.iter().find(|outline| &*outline.path == path)
    }

    /// Returns the reading after what the module told; what is the same stays the same value.
    fn after(&self, told: Told) -> Self {
        let kept = |outline: Outline| match self.outline(&outline.path) {
            Some(old) if **old == outline => Rc::clone(old),
            _ => Rc::new(outline),
        };
        let problems = match &self.problems {
            Some(old) if **old == told.problems => Rc::clone(old),
            _ => Rc::new(told.problems),
        };
        let forecast = match (told.forecast.and_then(Forecast::of), &self.forecast) {
            (Some(new), Some(old)) if **old == new => Some(Rc::clone(old)),
            (new, _) => new.map(Rc::new),
        };
        let outlines = told.outlines.into_iter().map(kept).collect();
        Self { problems: Some(problems), outlines, python: told.python, forecast }
    }
}

/// The language core as the page has it now.
pub(crate) struct Language {
    /// Its module.
    pub(crate) module: Module,
    /// What it understands of the files.
    pub(crate) reading: Rc<Reading>,
}

/// What the module knows beside the files.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Surroundings {
    /// What Python files are known to do.
    pub(crate) python: Rc<Facts>,
    /// Names of images that a build may start from, one a line.
    pub(crate) images: Rc<str>,
    /// What the next build can be predicted from.
    pub(crate) cache: Option<Rc<CacheState>>,
    /// What instructions took when they last ran, as `reading::encode_times` writes it.
    pub(crate) times: Rc<str>,
    /// How the next build is to be called.
    pub(crate) options: Rc<BuildOptions>,
}

/// Has the files read: loads the module at once, tells it what has changed, and takes what it says.
#[hook]
pub(crate) fn use_language(files: &Rc<Files>, around: Surroundings) -> Language {
    let module = use_module(WasmModule::Language, true);
    let mirror = use_mut_ref(Mirror::default);
    let read = use_memo((Rc::clone(files), around, module.phase), |(files, around, phase)| {
        let mut mirror = mirror.borrow_mut();
        let is_well = match phase {
            Phase::Ready => mirror.tell(files, around).is_some(),
            _ => {
                mirror.forget();
                true
            }
        };
        (Rc::clone(&mirror.reading), is_well)
    });
    use_effect_with(read.1, {
        let on_failure = module.on_failure.clone();
        move |is_well| {
            if !is_well {
                on_failure.emit(());
            }
        }
    });
    Language { module, reading: Rc::clone(&read.0) }
}

/// What the module was told last, and what it said.
#[derive(Default)]
struct Mirror {
    files: Rc<Files>,
    around: Option<Surroundings>,
    turn: Option<u32>,
    reading: Rc<Reading>,
}

impl Mirror {
    /// Begins anew with the next module; what was read is kept until that one reads.
    fn forget(&mut self) {
        *self = Self { reading: Rc::clone(&self.reading), ..Self::default() };
    }

    /// Tells the module what has changed and takes what it says; `None` when it has failed.
    fn tell(&mut self, files: &Rc<Files>, around: &Surroundings) -> Option<()> {
        if !listed(files).eq(listed(&self.files)) {
            let lines = listed(files).map(|(path, mode)| [path, mode].concat()).collect::<Vec<_>>();
            dom::list_files(&lines.join("\n"));
        }
        for (path, file) in files.iter() {
            if self.files.get(path).is_none_or(|old| !Rc::ptr_eq(&old.text, &file.text)) {
                dom::tell_file(path, &file.text);
            }
        }
        let old = self.around.take();
        for (path, flat) in
            around.python.news(&old.as_ref().map(|old| Rc::clone(&old.python)).unwrap_or_default())
        {
            dom::tell_python(path, flat);
        }
        if old.as_ref().is_none_or(|old| old.images != around.images) {
            dom::tell_images(&around.images);
        }
        if old.as_ref().is_none_or(|old| old.cache != around.cache) {
            dom::tell_basis(around.cache.as_ref().map_or("", |cache| &cache.basis));
        }
        if old.as_ref().is_none_or(|old| old.times != around.times) {
            dom::tell_times(&around.times);
        }
        if old.as_ref().is_none_or(|old| old.options != around.options) {
            let BuildOptions { arguments, target, no_cache } = &*around.options;
            dom::tell_options(&reading::encode_options(arguments, target.as_deref(), *no_cache));
        }
        (self.files, self.around) = (Rc::clone(files), Some(around.clone()));
        let turn = dom::language_turn()?;
        if self.turn != Some(turn) {
            let told = reading::decode(&dom::language_told()?)?;
            self.reading = Rc::new(self.reading.after(told));
            self.turn = Some(turn);
        }
        Some(())
    }
}

/// Returns paths, with what follows where a file may be executed.
fn listed(files: &Files) -> impl Iterator<Item = (&str, &'static str)> {
    files.iter().map(|(path, file)| (path, if file.is_executable { "\tx" } else { "" }))
}

/// Returns the name that styles use, and the word, of a gravity.
pub(crate) fn gravity_name(gravity: Gravity, words: &Problems) -> (&'static str, &'static str) {
    match gravity {
        Gravity::Error => ("error", words.error),
        Gravity::Warning => ("warning", words.warning),
        Gravity::Hint => ("hint", words.hint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_again_stays_the_same_value() {
        let outline = |path: &str| Outline { path: path.into(), ..Outline::default() };
        let told = |paths: &[&str]| Told {
            problems: Vec::new(),
            outlines: paths.iter().map(|path| outline(path)).collect(),
            ..Told::default()
        };
        let first = Reading::default().after(told(&["Dockerfile"]));
        let second = first.after(told(&["Dockerfile", "b.Dockerfile"]));
        let (old, new) = (first.outline("Dockerfile"), second.outline("Dockerfile"));
        assert!(old.zip(new).is_some_and(|(old, new)| Rc::ptr_eq(old, new)));
        assert!(second.outline("b.Dockerfile").is_some());
        assert!(first.problems.zip(second.problems).is_some_and(|(old, new)| Rc::ptr_eq(&old, &new)));
    }
}
