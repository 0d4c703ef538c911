//! The instructions of a Dockerfile (docs: Dockerfile reference).

/// The word that an instruction begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the Dockerfile reference and say all")]
pub enum Keyword {
    Add,
    Arg,
    Cmd,
    Copy,
    Entrypoint,
    Env,
    Expose,
    From,
    Healthcheck,
    Label,
    Maintainer,
    Onbuild,
    Run,
    Shell,
    Stopsignal,
    User,
    Volume,
    Workdir,
    /// Any other word.
    Unknown,
}

impl Keyword {
    /// Reads a keyword in any case.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word.to_ascii_uppercase().as_str() {
            "ADD" => Self::Add,
            "ARG" => Self::Arg,
            "CMD" => Self::Cmd,
            "COPY" => Self::Copy,
            "ENTRYPOINT" => Self::Entrypoint,
            "ENV" => Self::Env,
            "EXPOSE" => Self::Expose,
            "FROM" => Self::From,
            "HEALTHCHECK" => Self::Healthcheck,
            "LABEL" => Self::Label,
            "MAINTAINER" => Self::Maintainer,
            "ONBUILD" => Self::Onbuild,
            "RUN" => Self::Run,
            "SHELL" => Self::Shell,
            "STOPSIGNAL" => Self::Stopsignal,
            "USER" => Self::User,
            "VOLUME" => Self::Volume,
            "WORKDIR" => Self::Workdir,
            _ => Self::Unknown,
        }
    }

    /// Returns whether heredocs may follow (BuildKit `frontend/dockerfile/parser`, `heredocDirectives`).
    #[must_use]
    pub fn takes_heredocs(self) -> bool {
        matches!(self, Self::Add | Self::Copy | Self::Run)
    }

    /// Returns whether BuildKit counts the instruction as a step of its stage (`dockerfile2llb`, `ordinals`); a `FROM` counts by its base.
    #[must_use]
    pub fn makes_step(self) -> bool {
        matches!(self, Self::Add | Self::Copy | Self::Run | Self::Workdir)
    }
}
