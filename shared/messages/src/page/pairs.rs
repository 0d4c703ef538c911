//! What is said of the pairs of workspaces to compare.

use protocol::PairName;

use crate::Language;

/// The words of a pair.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Pair {
    pub title: &'static str,
    /// What it is about, in a few words.
    pub about: &'static str,
    pub a: &'static str,
    pub b: &'static str,
    /// What is compared and what to look for, a paragraph each.
    pub story: [&'static str; 2],
}

/// Returns a pair's name in a language.
#[must_use]
pub fn title(language: Language, name: PairName) -> &'static str {
    let Language::English = language;
    match name {
        PairName::CopyOrder => "Order of COPY",
        PairName::DependenciesFirst => "Dependencies first",
        PairName::Dockerignore => ".dockerignore",
        PairName::SlimBase => "Slim base",
        PairName::MultiStage => "Multi-stage",
        PairName::OneRun => "One RUN or two",
    }
}

/// Returns the words of a pair in a language.
#[must_use]
pub fn pair(language: Language, name: PairName) -> Pair {
    let Language::English = language;
    match name {
        PairName::CopyOrder => Pair {
            title: title(language, name),
            about: "below or above the slow line",
            a: "COPY first",
            b: "COPY last",
            story: [
                "The same four instructions. In A the program is copied above the slow RUN, in B below it. The edit changes one line of app.py.",
                "A step runs again when a step above it does. Look at RUN after the edit: it runs in A and is reused in B.",
            ],
        },
        PairName::DependenciesFirst => Pair {
            title: title(language, name),
            about: "requirements.txt before the code",
            a: "all at once",
            b: "dependencies first",
            story: [
                "A copies everything and installs what requirements.txt names. B copies requirements.txt and the packages, installs, and copies the code last.",
                "The edit changes app.py, which the installation does not need. Look at the installation: only A does it again.",
            ],
        },
        PairName::Dockerignore => Pair {
            title: title(language, name),
            about: "notes that break the cache",
            a: "without it",
            b: "with it",
            story: [
                "Both Dockerfiles are the same and copy the whole folder. B has a .dockerignore that names notes.md.",
                "The edit changes the notes, which no program reads. Look at COPY: in A the notes are a reason to run everything again, in B nothing runs.",
            ],
        },
        PairName::SlimBase => Pair {
            title: title(language, name),
            about: "slim or alpine",
            a: "slim",
            b: "alpine",
            story: [
                "The same program on two base images: python:3.12-slim in A, python:3.12-alpine in B.",
                "Look at the size in the bar of FROM. Where this server has no real images, stand-ins take their places; both are made of the same Debian then, and weigh the same.",
            ],
        },
        PairName::MultiStage => Pair {
            title: title(language, name),
            about: "leave the tools behind",
            a: "one stage",
            b: "two stages",
            story: [
                "A makes the program in the image that is shipped. B makes it in a stage of its own and copies only the result.",
                "Look at the size of both images: what was made on the way stays in A for ever.",
            ],
        },
        PairName::OneRun => Pair {
            title: title(language, name),
            about: "what a deleted file still costs",
            a: "RUN by RUN",
            b: "one RUN",
            story: [
                "Both fetch a large file, work with it and delete it. A does that in three RUNs, B in one.",
                "A layer never shrinks: a file that a later layer deletes is still shipped. Look at the bytes of the first RUN.",
            ],
        },
    }
}
