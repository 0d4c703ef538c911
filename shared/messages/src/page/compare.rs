//! Two builds side by side: the one sentence about them, and the words around it. What is true is found elsewhere; here it is said.

use protocol::PairPart;
use serde::{Deserialize, Serialize};

use crate::Language;
use crate::page::units::{size, time};

/// One of the two builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Letter {
    /// The one on the left.
    A,
    /// The one on the right.
    B,
}

impl Letter {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    /// Returns the other one.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::A { Self::B } else { Self::A }
    }

    /// Returns it as it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        if self == Self::A { "A" } else { "B" }
    }

    /// Returns what is its own of what is told of A, then of B.
    #[must_use]
    pub fn own<T>(self, [a, b]: &[T; 2]) -> &T {
        if self == Self::A { a } else { b }
    }
}

/// What is to be said of two builds: the most useful thing that is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// There is no build.
    NothingBuilt,
    /// There is one build.
    OnlyOne {
        /// Its number.
        number: u32,
    },
    /// One of the two is not over.
    UnderWay {
        /// Its number.
        number: u32,
    },
    /// There is no image of one of them, or of both.
    NoImage {
        /// The one without; `None` for both.
        letter: Option<Letter>,
        /// Whether the user stopped it.
        was_stopped: bool,
        /// One-based line that is to blame, where one is.
        line: Option<u32>,
    },
    /// Changes of a file cost less in one of them.
    Saves {
        /// The one in which they cost less.
        better: Letter,
        /// Why they do.
        how: Saving,
        /// Milliseconds of each change.
        ms: u64,
        /// The file; the first by path.
        path: String,
    },
    /// One image is smaller.
    Smaller {
        /// Whose.
        letter: Letter,
        /// By how many bytes.
        bytes: u64,
    },
    /// One took less time, whatever for.
    Faster {
        /// Which.
        letter: Letter,
        /// By how many milliseconds.
        ms: u64,
        /// Whether both were made from the same files.
        same_files: bool,
    },
    /// There is no difference worth a word.
    Alike {
        /// Bytes of the image.
        bytes: u64,
        /// What both bases are made of, where they are different names of one stand-in.
        stand_in: Option<String>,
    },
}

/// Why changes of a file cost less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saving {
    /// An instruction stands elsewhere than another: keywords of both, and whether it is lower in B.
    Moved {
        /// Its keyword.
        keyword: String,
        /// The other's keyword.
        other: String,
        /// Whether it is lower in B than in A.
        is_lower: bool,
    },
    /// The ignore file leaves the file out.
    Ignored,
    /// The slow instruction does not stand on the file any more.
    Apart,
}

/// What was edited before a build, as far as its prediction says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Which file.
    pub path: String,
    /// One-based line of its first change, where it is known.
    pub line: Option<u32>,
}

/// The words of a comparison.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Compare {
    pub back: &'static str,
    pub back_home: &'static str,
    pub headline: fn(&Finding) -> String,
    pub detail: fn(&Finding) -> String,
    pub sizes: fn(letter: Letter, bytes: u64) -> String,
    pub edits: fn(a: Option<&Edit>, b: Option<&Edit>) -> String,
    pub pairs: &'static str,
    pub story: &'static str,
    pub choose: fn(Letter) -> &'static str,
    pub none: &'static str,
    pub build: fn(number: u32) -> String,
    pub took: fn(number: u32, took_ms: u64) -> String,
    pub failed: fn(number: u32) -> String,
    pub cancelled: fn(number: u32) -> String,
    pub under_way: fn(number: u32) -> String,
    pub swap: &'static str,
    pub keep: fn(Letter) -> &'static str,
    pub restore: fn(Letter) -> &'static str,
    pub build_both: &'static str,
    pub build_both_again: &'static str,
    pub cancel: &'static str,
    pub progress: fn(part: PairPart) -> String,
    pub stopped: fn(part: PairPart) -> String,
    /// Why a pair is not built to its end, the failure in its own sentence, and what to do.
    pub stopped_why: fn(part: PairPart, failure: Option<&str>) -> String,
    pub go_on: &'static str,
    pub dockerfile: fn(Letter) -> &'static str,
    pub steps: fn(Letter) -> &'static str,
    /// Where the other build has the same instruction, if it has it.
    pub counterpart: fn(other: Letter, line: Option<u32>) -> String,
    pub total: &'static str,
    pub moved_down: &'static str,
    pub moved_up: &'static str,
    pub moved_here: &'static str,
    pub gap: &'static str,
    pub removed: &'static str,
    pub added: &'static str,
    pub others: &'static str,
    pub other_changed: fn(path: &str) -> String,
    pub other_only: fn(path: &str, Letter) -> String,
    pub other_unknown: &'static str,
    /// So many more lines are not shown.
    pub more_lines: fn(usize) -> String,
    pub four_builds: &'static str,
    pub edit: fn(path: &str) -> String,
    pub before: &'static str,
    pub after: &'static str,
    pub comes_here: &'static str,
    pub same_files: &'static str,
    pub time_of: &'static str,
    pub size_of: &'static str,
    pub layer: fn(instruction: &str, bytes: u64) -> String,
    pub less: fn(bytes: u64) -> String,
    pub a_day: fn(a_ms: u64, b_ms: u64) -> String,
    pub segment: fn(instruction: &str, ms: u64) -> String,
    pub saved: fn(ms: u64) -> String,
    pub nothing_ran: &'static str,
    pub waits: &'static str,
}

/// Returns the words in a language.
#[must_use]
pub fn compare(language: Language) -> &'static Compare {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Compare = Compare {
    back: "Back to the files",
    back_home: "Back to your own files",
    headline,
    detail,
    sizes: |letter, bytes| format!("{}\u{2019}s image is {} smaller.", letter.name(), size(bytes)),
    edits,
    pairs: "Pairs to compare",
    story: "What to look for",
    choose: |letter| match letter {
        Letter::A => "Build on the left (A)",
        Letter::B => "Build on the right (B)",
    },
    none: "no build yet",
    build: |number| format!("Build {number}"),
    took: |number, took_ms| format!("Build {number} \u{b7} {}", time(took_ms)),
    failed: |number| format!("Build {number} \u{b7} failed"),
    cancelled: |number| format!("Build {number} \u{b7} cancelled"),
    under_way: |number| format!("Build {number} \u{b7} under way"),
    swap: "Swap",
    keep: |letter| match letter {
        Letter::A => "Keep A\u{2019}s files",
        Letter::B => "Keep B\u{2019}s files",
    },
    restore: |letter| match letter {
        Letter::A => "Restore A\u{2019}s files",
        Letter::B => "Restore B\u{2019}s files",
    },
    build_both: "Build both",
    build_both_again: "Build both again",
    cancel: "Cancel",
    progress: |part| format!("Build {} of 4: {}", part.index() + 1, named(part)),
    stopped: |part| format!("Stopped at build {} of 4", part.index() + 1),
    stopped_why: |part, failure| {
        let (what, number) = (named(part), part.index() + 1);
        let rest = if number < 4 { " and those that follow" } else { "" };
        match failure {
            Some(failure) => format!("{what} made no image: {failure} Go on builds it again{rest}."),
            None => format!("{what} was cancelled. Go on builds it again{rest}."),
        }
    },
    go_on: "Go on",
    dockerfile: |letter| match letter {
        Letter::A => "Dockerfile of A",
        Letter::B => "Dockerfile of B",
    },
    steps: |letter| match letter {
        Letter::A => "Steps of A",
        Letter::B => "Steps of B",
    },
    counterpart: |other, line| match line {
        Some(line) => format!("In {}: line {line}.", other.name()),
        None => format!("Not in {}.", other.name()),
    },
    total: "in all",
    moved_down: "moved down",
    moved_up: "moved up",
    moved_here: "moved here",
    gap: "nothing here",
    removed: "only in A:",
    added: "only in B:",
    others: "Other files",
    other_changed: |path| format!("{path} is different"),
    other_only: |path, letter| format!("{path} is only in {}", letter.name()),
    other_unknown: "This file is too large to be shown here.",
    more_lines: |n_lines| format!("{n_lines} more lines are not shown: a comparison shows the first 2,000."),
    four_builds: "Build both makes four real builds: A, and A after the edit; B, and B after the same edit.",
    edit: |path| format!("The edit in both: {path}"),
    before: "before:",
    after: "after:",
    comes_here: "Your next build comes here.",
    same_files: "Both builds were made from the same files.",
    time_of: "Time of these builds",
    size_of: "Size of these images",
    layer: |instruction, bytes| format!("{instruction} {}", size(bytes)),
    less: |bytes| format!("{} less", size(bytes)),
    a_day: |a_ms, b_ms| format!("10 changes a day: A {}, B {}", time(a_ms * 10), time(b_ms * 10)),
    segment: |instruction, ms| format!("{instruction} {}", time(ms)),
    saved: |ms| format!("{} saved", time(ms)),
    nothing_ran: "nothing had to run",
    waits: "Change something and build: that build becomes B.",
};

fn named(part: PairPart) -> &'static str {
    match part {
        PairPart::A => "A for the first time",
        PairPart::AEdited => "A after the edit",
        PairPart::B => "B for the first time",
        PairPart::BEdited => "B after the edit",
    }
}

fn headline(finding: &Finding) -> String {
    match finding {
        Finding::NothingBuilt => "Nothing to compare yet".to_owned(),
        Finding::OnlyOne { number } => format!("Build {number} is A"),
        Finding::UnderWay { number } => format!("Build {number} is under way"),
        Finding::NoImage { letter: Some(letter), was_stopped: true, .. } => {
            format!("{} was cancelled", letter.name())
        }
        Finding::NoImage { letter: Some(letter), line: Some(line), .. } => {
            format!("{} stopped at line {line}", letter.name())
        }
        Finding::NoImage { letter: Some(letter), .. } => format!("{} failed", letter.name()),
        Finding::NoImage { letter: None, .. } => "Neither build made an image".to_owned(),
        Finding::Saves { better, how, ms, path } => saving(*better, how, &time(*ms), path),
        Finding::Smaller { letter, bytes } => {
            format!("{}\u{2019}s image is {} smaller", letter.name(), size(*bytes))
        }
        Finding::Faster { letter, ms, .. } => format!("{} took {} less", letter.name(), time(*ms)),
        Finding::Alike { .. } => "Both builds cost the same".to_owned(),
    }
}

fn saving(better: Letter, how: &Saving, time: &str, path: &str) -> String {
    let saves = if better == Letter::B { "saves" } else { "costs" };
    match how {
        Saving::Moved { keyword, other, is_lower: true } => {
            format!("Moving {keyword} below {other} {saves} {time}")
        }
        Saving::Moved { keyword, other, is_lower: false } => {
            format!("Moving {keyword} above {other} {saves} {time}")
        }
        Saving::Ignored if better == Letter::B => format!("Leaving {path} out saves {time}"),
        Saving::Ignored => format!("Letting {path} in costs {time}"),
        Saving::Apart if better == Letter::B => format!("Keeping {path} apart saves {time}"),
        Saving::Apart => format!("Taking {path} along costs {time}"),
    }
}

fn detail(finding: &Finding) -> String {
    match finding {
        Finding::NothingBuilt => "Build your files twice, or choose one of the pairs.".to_owned(),
        Finding::OnlyOne { .. } => ENGLISH.waits.to_owned(),
        Finding::UnderWay { .. } => "It can be compared as soon as it is over.".to_owned(),
        Finding::NoImage { letter: Some(letter), .. } => {
            format!("Only {} made an image, so there is nothing to weigh.", letter.other().name())
        }
        Finding::NoImage { letter: None, .. } => "Choose builds that did.".to_owned(),
        Finding::Saves { how: Saving::Ignored, better: Letter::B, .. } => {
            "on every change of it: the ignore file keeps it away from COPY.".to_owned()
        }
        Finding::Saves { how: Saving::Ignored, .. } => {
            "on every change of it: the ignore file does not keep it away from COPY any more.".to_owned()
        }
        Finding::Saves { path, .. } => format!("on every change of {path}."),
        Finding::Smaller { .. } => "to store, to send and to start from.".to_owned(),
        Finding::Faster { same_files: true, .. } => {
            "from the same files: what had been built before made the difference.".to_owned()
        }
        Finding::Faster { .. } => {
            "this time. No change of a file reaches more steps in one than in the other.".to_owned()
        }
        Finding::Alike { stand_in: Some(made_of), bytes } => format!(
            "Both images have {}, because both bases are stand-ins made of {made_of} here. The real ones differ.",
            size(*bytes)
        ),
        Finding::Alike { bytes, .. } => {
            format!("Neither saves time on a change; both images have {}.", size(*bytes))
        }
    }
}

fn edits(a: Option<&Edit>, b: Option<&Edit>) -> String {
    let place = |edit: &Edit| match edit.line {
        Some(line) => format!("{} line {line}", edit.path),
        None => edit.path.clone(),
    };
    match (a, b) {
        (None, None) => String::new(),
        (Some(a), Some(b)) if a == b => format!("The edit in both: {}.", place(a)),
        (Some(a), Some(b)) => format!("The edits differ: A {}, B {}.", place(a), place(b)),
        (Some(a), None) => format!("Only in A an edit made steps run: {}.", place(a)),
        (None, Some(b)) => format!("Only in B an edit made steps run: {}.", place(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saves(better: Letter, how: Saving) -> Finding {
        Finding::Saves { better, how, ms: 11_800, path: "app.py".into() }
    }

    #[test]
    fn a_saving_is_one_sentence_and_never_claims_one_that_is_a_cost() {
        let moved = |is_lower| Saving::Moved { keyword: "COPY".into(), other: "RUN".into(), is_lower };
        for (finding, expected) in [
            (saves(Letter::B, moved(true)), "Moving COPY below RUN saves 11.8 s"),
            (saves(Letter::A, moved(false)), "Moving COPY above RUN costs 11.8 s"),
            (saves(Letter::B, Saving::Ignored), "Leaving app.py out saves 11.8 s"),
            (saves(Letter::A, Saving::Ignored), "Letting app.py in costs 11.8 s"),
            (saves(Letter::B, Saving::Apart), "Keeping app.py apart saves 11.8 s"),
            (
                Finding::Smaller { letter: Letter::B, bytes: 120_000_000 },
                "B\u{2019}s image is 120.0 MB smaller",
            ),
            (Finding::Faster { letter: Letter::A, ms: 900, same_files: true }, "A took 0.9 s less"),
            (
                Finding::NoImage { letter: Some(Letter::B), was_stopped: false, line: Some(3) },
                "B stopped at line 3",
            ),
        ] {
            assert_eq!(headline(&finding), expected);
        }
        assert_eq!(detail(&saves(Letter::B, moved(true))), "on every change of app.py.");
    }

    #[test]
    fn a_pair_that_stopped_says_where_and_what_to_do() {
        assert_eq!((ENGLISH.stopped)(PairPart::AEdited), "Stopped at build 2 of 4");
        assert_eq!(
            (ENGLISH.stopped_why)(PairPart::AEdited, None),
            "A after the edit was cancelled. Go on builds it again and those that follow."
        );
        assert_eq!(
            (ENGLISH.stopped_why)(PairPart::BEdited, Some("The line is full.")),
            "B after the edit made no image: The line is full. Go on builds it again."
        );
    }

    #[test]
    fn different_edits_are_said() {
        let edit = |line| Edit { path: "app.py".into(), line };
        assert_eq!(edits(Some(&edit(Some(5))), Some(&edit(Some(5)))), "The edit in both: app.py line 5.");
        assert_eq!(
            edits(Some(&edit(None)), Some(&edit(Some(5)))),
            "The edits differ: A app.py, B app.py line 5."
        );
        assert_eq!(edits(None, Some(&edit(None))), "Only in B an edit made steps run: app.py.");
        assert_eq!(edits(None, None), "");
    }
}
