//! The instructions of a Dockerfile (docs: Dockerfile reference).

/// The word that an instruction begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// Every keyword of the Dockerfile reference, in alphabetical order.
    pub const ALL: [Self; 18] = [
        Self::Add,
        Self::Arg,
        Self::Cmd,
        Self::Copy,
        Self::Entrypoint,
        Self::Env,
        Self::Expose,
        Self::From,
        Self::Healthcheck,
        Self::Label,
        Self::Maintainer,
        Self::Onbuild,
        Self::Run,
        Self::Shell,
        Self::Stopsignal,
        Self::User,
        Self::Volume,
        Self::Workdir,
    ];

    /// Reads a keyword in any case.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let Some(first) = word.as_bytes().first() else { return Self::Unknown };
        let candidates: &[Self] = match first.to_ascii_uppercase() {
            b'A' => &[Self::Add, Self::Arg],
            b'C' => &[Self::Copy, Self::Cmd],
            b'E' => &[Self::Env, Self::Expose, Self::Entrypoint],
            b'F' => &[Self::From],
            b'H' => &[Self::Healthcheck],
            b'L' => &[Self::Label],
            b'M' => &[Self::Maintainer],
            b'O' => &[Self::Onbuild],
            b'R' => &[Self::Run],
            b'S' => &[Self::Shell, Self::Stopsignal],
            b'U' => &[Self::User],
            b'V' => &[Self::Volume],
            b'W' => &[Self::Workdir],
            _ => &[],
        };
        let found = candidates.iter().find(|keyword| keyword.name().eq_ignore_ascii_case(word));
        found.copied().unwrap_or(Self::Unknown)
    }

    /// Returns the keyword in upper case; empty for an unknown one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "ADD",
            Self::Arg => "ARG",
            Self::Cmd => "CMD",
            Self::Copy => "COPY",
            Self::Entrypoint => "ENTRYPOINT",
            Self::Env => "ENV",
            Self::Expose => "EXPOSE",
            Self::From => "FROM",
            Self::Healthcheck => "HEALTHCHECK",
            Self::Label => "LABEL",
            Self::Maintainer => "MAINTAINER",
            Self::Onbuild => "ONBUILD",
            Self::Run => "RUN",
            Self::Shell => "SHELL",
            Self::Stopsignal => "STOPSIGNAL",
            Self::User => "USER",
            Self::Volume => "VOLUME",
            Self::Workdir => "WORKDIR",
            Self::Unknown => "",
        }
    }

    /// Returns whether heredocs may follow (BuildKit `parser/parser.go`, `heredocDirectives`).
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_read_in_any_case() {
        for keyword in Keyword::ALL {
            assert_eq!(Keyword::of(keyword.name()), keyword);
            assert_eq!(Keyword::of(&keyword.name().to_ascii_lowercase()), keyword);
        }
        assert_eq!(Keyword::of("RU"), Keyword::Unknown);
        assert_eq!(Keyword::of(""), Keyword::Unknown);
    }
}
