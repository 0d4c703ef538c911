//! What the server has to say: refusals, failures of builds, containers and requests, the engine's absence.
//!
//! Each function turns a code of `protocol` into a [`Sentence`]: what is wrong and where, and beside it hints about what to do. One file a
//! language and area; every `match` is exhaustive, so a code without words does not compile.

mod english;
mod english_app;
mod english_engine;
mod english_log;
mod english_unbuildable;
mod english_work;
mod quantity;

use quantity::counted;
pub use quantity::{bytes, seconds};

use protocol::{Aftermath, AppFailure, BuildNumber, ExitCause, NoEngine, Notice, PathProblem};

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

    /// Returns the sentence with its hints as one text.
    #[must_use]
    pub fn whole(&self) -> String {
        let hints = self.hints.iter().map(String::as_str);
        std::iter::once(self.text.as_str()).chain(hints).collect::<Vec<_>>().join(" ")
    }
}

/// Words a refusal or a failure.
#[must_use]
pub fn notice(language: Language, notice: &Notice) -> Sentence {
    match language {
        Language::English => english::notice(notice),
    }
}

/// Words what followed from a build after its end.
#[must_use]
pub fn aftermath(language: Language, build: BuildNumber, aftermath: Aftermath) -> Sentence {
    match language {
        Language::English => english_engine::aftermath(build, aftermath),
    }
}

/// What Drydock itself says in the log of a build or a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogRemark<'a> {
    /// The build waits for a base image that is on its way.
    WaitsForBase {
        /// The image.
        image: &'a str,
    },
    /// The front end that a `# syntax=` line names is not fetched.
    SyntaxSetAside {
        /// The front end.
        syntax: &'a str,
    },
    /// The front end that a `# syntax=` line names is fetched, because the engine of that version is too old.
    SyntaxFetched {
        /// The front end.
        syntax: &'a str,
        /// The engine's version.
        version: &'a str,
    },
    /// Output was skipped while nobody watched.
    OutputSkipped {
        /// How much.
        n_bytes: u64,
    },
    /// The container is ended for what it wrote to its disk.
    WroteTooMuch {
        /// Bytes that it wrote.
        used: u64,
        /// Bytes that it may write.
        limit: u64,
    },
    /// The container is ended because it was writing while the server's disk was nearly full.
    MetFullDisk {
        /// Bytes that are left.
        free_bytes: u64,
    },
}

/// Words what Drydock itself says in a log.
#[must_use]
pub fn log_remark(language: Language, remark: &LogRemark<'_>) -> String {
    match language {
        Language::English => english_log::remark(remark),
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
