//! What the page understands of the files: it tells the language module every text and keeps what comes back.
//!
//! An editor is one keystroke ahead of the state and asks the module by itself, in the same update as the text changes; when the page tells the
//! same text, the module has read it already. Until the module is there nothing is known, and nothing waits for it.

use std::rc::Rc;

use catalogue::{Message, problems};
use dockerfile::Severity;
use prediction::Forecast;
use protocol::{BuildOptions, ImageAvailability};
use review::{BuildObstacle, Finding, Outline, Report};
use yew::prelude::*;

use crate::dom::{self, WasmModule};
use crate::module::{Module, Phase, use_module};
use crate::python::PythonFacts;
use crate::state::{CacheUpdates, EditorFiles};

/// What is understood of the files at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// Everything that is wrong, the gravest first, then in the order of files and lines; `None` while nothing was read.
    pub(crate) problems: Option<Rc<Vec<Finding>>>,
    outlines: Vec<Rc<Outline>>,
    /// The version of Python that runs the app, as [`Report`] has it.
    pub(crate) python: Option<(u8, u8)>,
    /// What the next build is expected to do; `None` while nothing can be said.
    pub(crate) forecast: Option<Rc<Forecast>>,
    /// What keeps the Dockerfile from being built; its finding is a place in `problems`.
    pub(crate) obstacle: Option<Rc<BuildObstacle>>,
}

impl Reading {
    /// Returns what the Dockerfile at `path` consists of.
    pub(crate) fn outline(&self, path: &str) -> Option<&Rc<Outline>> {
        self.outlines.iter().find(|outline| outline.path == path)
    }

    /// Returns the paths of all Dockerfiles.
    pub(crate) fn dockerfiles(&self) -> Vec<AttrValue> {
        self.outlines.iter().map(|outline| outline.path.clone().into()).collect()
    }

    /// Returns the problem that keeps the Dockerfile from being built, where one of `problems` says it.
    pub(crate) fn blocking(&self) -> Option<&Finding> {
        let place = self.obstacle.as_ref()?.finding?;
        self.problems.as_ref()?.get(usize::try_from(place).ok()?)
    }

    /// Returns the reading after the module's newest report; what is the same stays the same value.
    fn after(&self, report: Report, forecast: Option<Forecast>) -> Self {
        let kept = |outline: Outline| match self.outline(&outline.path) {
            Some(old) if **old == outline => Rc::clone(old),
            _ => Rc::new(outline),
        };
        let problems = match &self.problems {
            Some(old) if **old == report.findings => Rc::clone(old),
            _ => Rc::new(report.findings),
        };
        let forecast = match (forecast, &self.forecast) {
            (Some(new), Some(old)) if **old == new => Some(Rc::clone(old)),
            (new, _) => new.map(Rc::new),
        };
        let outlines = report.outlines.into_iter().map(kept).collect();
        let obstacle = match (report.obstacle, &self.obstacle) {
            (Some(new), Some(old)) if **old == new => Some(Rc::clone(old)),
            (new, _) => new.map(Rc::new),
        };
        Self { problems: Some(problems), outlines, python: report.python, forecast, obstacle }
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
#[derive(Clone, PartialEq)]
pub(crate) struct Surroundings {
    /// What Python files are known to do.
    pub(crate) python: Rc<PythonFacts>,
    /// Images that a build may start from.
    pub(crate) images: Rc<[ImageAvailability]>,
    /// Whether the engine can have no others of its own.
    pub(crate) has_all_images: bool,
    /// What the next build can be predicted from.
    pub(crate) cache: Option<Rc<CacheUpdates>>,
    /// Milliseconds that instructions took when they last ran.
    pub(crate) times: Rc<Vec<(String, u32)>>,
    /// How the next build is to be called.
    pub(crate) options: Rc<BuildOptions>,
    /// Whether a person is asked which layers the next build reuses; then no problem says it.
    pub(crate) is_asking: bool,
}

/// Has the files read: loads the module at once, tells it what has changed, and takes what it says.
#[hook]
pub(crate) fn use_language(files: &Rc<EditorFiles>, around: Surroundings) -> Language {
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
    files: Rc<EditorFiles>,
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
    fn tell(&mut self, files: &Rc<EditorFiles>, around: &Surroundings) -> Option<()> {
        if !listed(files).eq(listed(&self.files)) {
            dom::set_files(&listed(files).collect::<Vec<_>>());
        }
        for (path, file) in files.iter() {
            match self.files.get(path) {
                Some(old) if Rc::ptr_eq(&old.text, &file.text) => {}
                // The editor has given the module this text.
                Some(_) if dom::is_typed(&file.text) => {}
                _ => dom::set_text(path, &file.text),
            }
        }
        let old = self.around.take();
        for (path, python) in
            around.python.news(&old.as_ref().map(|old| Rc::clone(&old.python)).unwrap_or_default())
        {
            dom::set_python(path, python);
        }
        let images = |around: &Surroundings| (Rc::clone(&around.images), around.has_all_images);
        if old.as_ref().is_none_or(|old| images(old) != images(around)) {
            dom::set_images(&around.images, around.has_all_images);
        }
        if old.as_ref().is_none_or(|old| old.cache != around.cache) {
            let told = old.as_ref().and_then(|old| old.cache.as_deref());
            match &around.cache {
                Some(cache) => cache.since(told).iter().for_each(|update| dom::update_basis(update)),
                None => dom::update_basis(&[]),
            }
        }
        if old.as_ref().is_none_or(|old| old.times != around.times) {
            dom::set_times(&around.times);
        }
        if old.as_ref().is_none_or(|old| old.options != around.options) {
            dom::set_options(&around.options);
        }
        if old.as_ref().is_some_and(|old| old.is_asking) != around.is_asking {
            dom::set_asking(around.is_asking);
        }
        (self.files, self.around) = (Rc::clone(files), Some(around.clone()));
        let turn = dom::language_turn()?;
        if self.turn != Some(turn) {
            let (report, forecast) = (dom::language_report()?, dom::language_forecast()?);
            self.reading = Rc::new(self.reading.after(report, forecast));
            self.turn = Some(turn);
        }
        Some(())
    }
}

/// Returns the paths, each with whether the file may be executed.
fn listed(files: &EditorFiles) -> impl Iterator<Item = (&str, bool)> {
    files.iter().map(|(path, file)| (path, file.is_executable))
}

/// Returns the name that styles use, and the word, of a severity.
pub(crate) fn severity_name(severity: Severity) -> (&'static str, Message) {
    match severity {
        Severity::Error => ("error", problems::error()),
        Severity::Warning => ("warning", problems::warning()),
        Severity::Info => ("hint", problems::hint()),
    }
}

/// Says how many problems there are of a severity.
pub(crate) fn severity_count(severity: Severity, n: usize) -> Message {
    match severity {
        Severity::Error => problems::errors(n),
        Severity::Warning => problems::warnings(n),
        Severity::Info => problems::hints(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn one_is_not_several() {
        let words = Words::of_page();
        assert_eq!(words.say(severity_count(Severity::Error, 1)), "1 error");
        assert_eq!(words.say(severity_count(Severity::Warning, 0)), "0 warnings");
        assert_eq!(words.say(problems::more(12)), "12 more problems not shown; choose fewer to see them.");
    }

    #[test]
    fn what_is_told_again_stays_the_same_value() {
        let outline = |path: &str| Outline { path: path.into(), ..Outline::default() };
        let report = |paths: &[&str]| Report {
            outlines: paths.iter().map(|path| outline(path)).collect(),
            ..Report::default()
        };
        let first = Reading::default().after(report(&["Dockerfile"]), None);
        let second = first.after(report(&["Dockerfile", "b.Dockerfile"]), None);
        let (old, new) = (first.outline("Dockerfile"), second.outline("Dockerfile"));
        assert!(old.zip(new).is_some_and(|(old, new)| Rc::ptr_eq(old, new)));
        assert!(second.outline("b.Dockerfile").is_some());
        assert!(first.problems.zip(second.problems).is_some_and(|(old, new)| Rc::ptr_eq(&old, &new)));
    }
}
