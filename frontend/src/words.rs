//! The tables of words in the language that the page is in, as a hook.

use messages::Language;
use messages::page::{app, compare, files, layers, log, problems, shell};
use yew::prelude::*;

/// The tables that components take their words from.
#[derive(Clone, Copy)]
pub struct Words {
    /// The language itself, for sentences made from codes.
    pub language: Language,
    /// Words of the file tabs and the editor.
    pub files: &'static files::Files,
    /// Words of the app panel.
    pub app: &'static app::App,
    /// Words of header, actions, problems and tabs.
    pub shell: &'static shell::Shell,
    /// Words of the layers.
    pub layers: &'static layers::Layers,
    /// Words of the logs.
    pub log: &'static log::Log,
    /// Words of the list of problems.
    pub problems: &'static problems::Problems,
    /// Words of the comparison of two builds.
    pub compare: &'static compare::Compare,
}

impl Words {
    /// Returns the words of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self {
            language,
            files: files::files(language),
            app: app::app(language),
            shell: shell::shell(language),
            layers: layers::layers(language),
            log: log::log(language),
            problems: problems::problems(language),
            compare: compare::compare(language),
        }
    }
}

/// Returns the words of the language in the context, English where none is given.
#[hook]
pub fn use_words() -> Words {
    Words::of(use_context().unwrap_or_default())
}
