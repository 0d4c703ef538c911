//! What the server has to say: refusals, failures of builds, containers and requests, the engine's absence.
//!
//! Each function turns a code of `protocol` into a [`Sentence`]: what is wrong and where, and beside it hints about what to do. One file a
//! language and area; every `match` is exhaustive, so a code without words does not compile.

mod english;
mod english_app;
mod english_engine;
mod quantity;

pub use quantity::{bytes, seconds};

use protocol::{AppFailure, ExitCause, NoEngine, Notice, PathProblem};

use crate::Language;

/// What a person reads: one sentence, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is the matter, with a full stop.
    pub text: String,
    /// What to do, each a whole sentence; often none.
    pub hints: Vec<String>,
}

impl Sentence {
    /// Makes a sentence without hints.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), hints: Vec::new() }
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// Words a refusal or a failure.
#[must_use]
pub fn notice(language: Language, notice: &Notice) -> Sentence {
    match language {
        Language::English => english::notice(notice),
    }
}

/// Says, in a build's log, that it waits for a base image that is on its way.
#[must_use]
pub fn waits_for_base(language: Language, image: &str) -> String {
    match language {
        Language::English => english::waits_for_base(image),
    }
}

/// Says, in a build's log, that the front end named by a `# syntax=` line is not fetched.
#[must_use]
pub fn syntax_set_aside(language: Language, syntax: &str) -> String {
    match language {
        Language::English => english::syntax_set_aside(syntax),
    }
}

/// Says, in a build's log, that the front end named by a `# syntax=` line is fetched because the engine of that version is too old.
#[must_use]
pub fn syntax_fetched(language: Language, syntax: &str, version: &str) -> String {
    match language {
        Language::English => english::syntax_fetched(syntax, version),
    }
}

/// Words what is wrong with a path, as a person types it.
#[must_use]
pub fn path_problem(language: Language, problem: PathProblem) -> Sentence {
    match language {
        Language::English => english::path_problem(problem),
    }
}

/// Words why the app gave no answer.
#[must_use]
pub fn app_failure(language: Language, failure: &AppFailure) -> Sentence {
    match language {
        Language::English => english_app::failure(failure),
    }
}

/// Words why a container ended.
#[must_use]
pub fn exit_cause(language: Language, cause: ExitCause, exit_code: i64) -> Sentence {
    match language {
        Language::English => english_app::exit(cause, exit_code),
    }
}

/// Words why there is no engine.
#[must_use]
pub fn no_engine(language: Language, reason: &NoEngine) -> Sentence {
    match language {
        Language::English => english_engine::absent(reason),
    }
}
