//! Versions of the Docker Engine, and which syntax of Dockerfiles each of them can read by itself.
//!
//! Only steps that the policy lets through matter. Measured on 20.10.24 and 28.5.2; what lies between is from the release notes of
//! Docker Engine and of the Dockerfile front end.

use dockerfile::{Dockerfile, Instruction, Keyword};
use protocol::NewSyntax;

/// Major and minor number: no other part decides anything here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EngineVersion(u32, u32);

impl EngineVersion {
    /// Reads `20.10.24` or `28.5.2-rc.1`; anything else, as development builds have, is nothing.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split(['.', '-', '+']);
        Some(Self(numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
    }

    /// Returns whether a `SOURCE_DATE_EPOCH` is part of the key of every step (BuildKit 0.11).
    pub(crate) fn keys_the_epoch(self) -> bool {
        self >= Self(24, 0)
    }
}

/// What an engine is too old for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lack {
    pub(crate) syntax: NewSyntax,
    pub(crate) needed: String,
    /// Zero-based lines of the instruction.
    pub(crate) lines: (u32, u32),
}

/// Returns the first thing in a Dockerfile that an engine's own front end cannot read.
pub(crate) fn first_lack(dockerfile: &Dockerfile, version: EngineVersion) -> Option<Lack> {
    dockerfile.instructions.iter().find_map(|instruction| {
        let of = |(EngineVersion(major, minor), syntax)| Lack {
            syntax,
            needed: format!("{major}.{minor}"),
            lines: instruction.lines,
        };
        needs(dockerfile, instruction)
            .into_iter()
            .filter(|(needed, _)| version < *needed)
            .max_by_key(|(needed, _)| *needed)
            .map(of)
    })
}

/// Returns what an instruction uses that not every engine can read, with the first version that can.
fn needs(dockerfile: &Dockerfile, instruction: &Instruction) -> Vec<(EngineVersion, NewSyntax)> {
    let flags = instruction.flags.iter().filter_map(|flag| {
        let (name, _) = dockerfile.flag_parts(flag);
        let known =
            FLAGS.iter().find(|(keyword, known, _)| *keyword == instruction.keyword && *known == name);
        known.map(|(keyword, _, needed)| {
            (*needed, NewSyntax::Flag { name: format!("{} --{name}", keyword.name()) })
        })
    });
    let heredocs = instruction.heredocs.iter().map(|_| (EngineVersion(23, 0), NewSyntax::Heredoc));
    let own: Vec<_> = flags.chain(heredocs).collect();
    let triggered = instruction.trigger.iter().flat_map(|trigger| needs(dockerfile, trigger));
    own.into_iter().chain(triggered).collect()
}

const FLAGS: [(Keyword, &str, EngineVersion); 11] = [
    (Keyword::Run, "mount", EngineVersion(20, 10)),
    (Keyword::Run, "network", EngineVersion(23, 0)),
    (Keyword::Copy, "chmod", EngineVersion(20, 10)),
    (Keyword::Copy, "link", EngineVersion(23, 0)),
    (Keyword::Copy, "exclude", EngineVersion(28, 5)),
    (Keyword::Copy, "parents", EngineVersion(29, 0)),
    (Keyword::Add, "chmod", EngineVersion(20, 10)),
    (Keyword::Add, "link", EngineVersion(23, 0)),
    (Keyword::Add, "checksum", EngineVersion(25, 0)),
    (Keyword::Add, "exclude", EngineVersion(28, 5)),
    (Keyword::Healthcheck, "start-interval", EngineVersion(25, 0)),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, version: &str, expected: &str) {
        let lack = first_lack(&dockerfile::parse(source), EngineVersion::read(version).unwrap());
        let found = lack.map(|Lack { syntax, needed, lines }| {
            let syntax = match syntax {
                NewSyntax::Heredoc => "heredoc".to_owned(),
                NewSyntax::Flag { name } => name,
            };
            format!("{syntax} {needed} {}-{}", lines.0, lines.1)
        });
        assert_eq!(found.unwrap_or_default(), expected, "{source:?} on {version}");
    }

    #[test]
    fn what_an_engine_cannot_read_is_found_on_its_line() {
        let heredoc = "FROM a\nRUN true\nRUN <<EOF\nCOPY --link a b\nEOF\n";
        check(heredoc, "20.10.24", "heredoc 23.0 2-5");
        check(heredoc, "23.0.1", "");
        check("FROM a\nCOPY --chown=x --link a b", "20.10.24", "COPY --link 23.0 1-2");
        check("FROM a\nRUN --network=none true", "20.10.24", "RUN --network 23.0 1-2");
        check("FROM a\nCOPY --parents a b", "28.5.2", "COPY --parents 29.0 1-2");
        check(
            "FROM a\nHEALTHCHECK --start-interval=3s CMD true",
            "24.0.7",
            "HEALTHCHECK --start-interval 25.0 1-2",
        );
        check("FROM a\nRUN --mount=type=cache,target=/x true\nCOPY --chmod=644 a b", "20.10.24", "");
        check("FROM a\nONBUILD RUN --network=none true", "20.10.24", "RUN --network 23.0 1-2");
        check("FROM a\nRUN echo --link <<< x\nRUN cat < x\nRUN echo \"a <<b c\" '<<d'", "20.10.24", "");
        check("FROM a\nCOPY <<-'a b' /x\n\ta b\n", "20.10.24", "heredoc 23.0 1-3");
    }

    #[test]
    fn the_newest_need_of_an_instruction_counts() {
        check("FROM a\nCOPY --link --exclude=x <<EOF /y\nEOF\n", "20.10.24", "COPY --exclude 28.5 1-3");
    }

    #[test]
    fn odd_versions_are_none() {
        assert_eq!(EngineVersion::read("28.5.2-rc.1"), Some(EngineVersion(28, 5)));
        assert_eq!(EngineVersion::read("dev"), None);
        assert!(EngineVersion(20, 10) < EngineVersion(23, 0));
    }
}
