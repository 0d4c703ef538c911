//! Two builds side by side: the one sentence about them. What is true is found elsewhere; here it is said. What has one fixed sentence is in
//! [`catalogue::compare`].

use catalogue::{Message, compare};
use protocol::PairPart;
use serde::{Deserialize, Serialize};

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

/// Words the most useful thing that is true of two builds.
#[must_use]
pub fn headline(finding: &Finding) -> Message {
    match finding {
        Finding::NothingBuilt => compare::nothing_built(),
        Finding::OnlyOne { number } => compare::only_one(*number),
        Finding::UnderWay { number } => compare::not_over(*number),
        Finding::NoImage { letter: Some(letter), was_stopped: true, .. } => {
            compare::was_cancelled(letter.name())
        }
        Finding::NoImage { letter: Some(letter), line: Some(line), .. } => {
            compare::stopped_at_line(*line, letter.name())
        }
        Finding::NoImage { letter: Some(letter), .. } => compare::has_failed(letter.name()),
        Finding::NoImage { letter: None, .. } => compare::no_images(),
        Finding::Saves { better, how, ms, path } => saving(*better, how, *ms, path),
        Finding::Smaller { letter, bytes } => compare::smaller(*bytes, letter.name()),
        Finding::Faster { letter, ms, .. } => compare::faster(*ms, letter.name()),
        Finding::Alike { .. } => compare::alike(),
    }
}

fn saving(better: Letter, how: &Saving, ms: u64, path: &str) -> Message {
    match (how, better) {
        (Saving::Moved { keyword, other, is_lower: true }, Letter::A) => {
            compare::moving_below_costs(ms, keyword, other)
        }
        (Saving::Moved { keyword, other, is_lower: true }, Letter::B) => {
            compare::moving_below_saves(ms, keyword, other)
        }
        (Saving::Moved { keyword, other, is_lower: false }, Letter::A) => {
            compare::moving_above_costs(ms, keyword, other)
        }
        (Saving::Moved { keyword, other, is_lower: false }, Letter::B) => {
            compare::moving_above_saves(ms, keyword, other)
        }
        (Saving::Ignored, Letter::A) => compare::letting_in_costs(ms, path),
        (Saving::Ignored, Letter::B) => compare::leaving_out_saves(ms, path),
        (Saving::Apart, Letter::A) => compare::taking_along_costs(ms, path),
        (Saving::Apart, Letter::B) => compare::keeping_apart_saves(ms, path),
    }
}

/// Words what stands below the headline.
#[must_use]
pub fn detail(finding: &Finding) -> Message {
    match finding {
        Finding::NothingBuilt => compare::nothing_built_detail(),
        Finding::OnlyOne { .. } => compare::waits(),
        Finding::UnderWay { .. } => compare::not_over_detail(),
        Finding::NoImage { letter: Some(letter), .. } => compare::one_image(letter.other().name()),
        Finding::NoImage { letter: None, .. } => compare::no_images_detail(),
        Finding::Saves { how: Saving::Ignored, better: Letter::B, .. } => compare::ignored_detail(),
        Finding::Saves { how: Saving::Ignored, .. } => compare::not_ignored_detail(),
        Finding::Saves { path, .. } => compare::on_every_change(path),
        Finding::Smaller { .. } => compare::smaller_detail(),
        Finding::Faster { same_files: true, .. } => compare::faster_same_files(),
        Finding::Faster { .. } => compare::faster_detail(),
        Finding::Alike { stand_in: Some(made_of), bytes } => compare::stand_ins(*bytes, made_of),
        Finding::Alike { bytes, .. } => compare::alike_detail(*bytes),
    }
}

/// Words what was edited before both builds; empty where nothing is known of it.
#[must_use]
pub fn edits(a: Option<&Edit>, b: Option<&Edit>) -> Message {
    let place = |edit: &Edit| match edit.line {
        Some(line) => compare::place(line, &edit.path),
        None => Message::verbatim(edit.path.clone()),
    };
    match (a, b) {
        (None, None) => Message::default(),
        (Some(a), Some(b)) if a == b => compare::edit_in_both(place(a)),
        (Some(a), Some(b)) => compare::edits_differ(place(a), place(b)),
        (Some(a), None) => compare::edit_only_in(place(a), Letter::A.name()),
        (None, Some(b)) => compare::edit_only_in(place(b), Letter::B.name()),
    }
}

/// Names the list to choose the build of a side from.
#[must_use]
pub fn choose(letter: Letter) -> Message {
    match letter {
        Letter::A => compare::choose_a(),
        Letter::B => compare::choose_b(),
    }
}

/// Names a side.
#[must_use]
pub fn side(letter: Letter) -> Message {
    match letter {
        Letter::A => compare::side_a(),
        Letter::B => compare::side_b(),
    }
}

/// Words which of a pair's four builds is under way.
#[must_use]
pub fn progress(part: PairPart) -> Message {
    compare::progress(part.index() + 1, part_name(part))
}

/// Words at which of a pair's four builds it stopped.
#[must_use]
pub fn stopped(part: PairPart) -> Message {
    compare::stopped(part.index() + 1)
}

/// Words why a pair is not built to its end, the failure in its own sentence, and what to do.
#[must_use]
pub fn stopped_why(part: PairPart, failure: Option<Message>) -> Message {
    match (failure, part) {
        (Some(failure), PairPart::BEdited) => compare::last_part_failed(part_name(part), failure),
        (Some(failure), _) => compare::part_failed(part_name(part), failure),
        (None, PairPart::BEdited) => compare::last_part_cancelled(part_name(part)),
        (None, _) => compare::part_cancelled(part_name(part)),
    }
}

/// Words that both Dockerfiles are the same, and the first of the differences between the other files.
#[must_use]
pub fn same(differences: Vec<Message>) -> Message {
    let n_more = differences.len().saturating_sub(1);
    match (differences.into_iter().next(), n_more) {
        (None, _) => compare::same_dockerfile(),
        (Some(first), 0) => compare::same_dockerfile_but(first),
        (Some(first), n_more) => compare::same_dockerfile_and_more(first, n_more),
    }
}

/// Words where the other build has the same instruction, if it has it.
#[must_use]
pub fn counterpart(other: Letter, line: Option<u32>) -> Message {
    match line {
        Some(line) => compare::counterpart(line, other.name()),
        None => compare::no_counterpart(other.name()),
    }
}

/// Words what ten changes cost in both builds, by the milliseconds of one.
#[must_use]
pub fn a_day(a_ms: u64, b_ms: u64) -> Message {
    compare::a_day(a_ms * 10, b_ms * 10)
}

/// Names one of a pair's four builds.
#[must_use]
pub fn part_name(part: PairPart) -> Message {
    match part {
        PairPart::A => compare::part_a(),
        PairPart::AEdited => compare::part_a_edited(),
        PairPart::B => compare::part_b(),
        PairPart::BEdited => compare::part_b_edited(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::english;

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
                "B\u{2019}s image is 120 MB smaller",
            ),
            (Finding::Faster { letter: Letter::A, ms: 900, same_files: true }, "A took 0.9 s less"),
            (
                Finding::NoImage { letter: Some(Letter::B), was_stopped: false, line: Some(3) },
                "B stopped at line 3",
            ),
        ] {
            assert_eq!(english(&headline(&finding)), expected);
        }
        assert_eq!(english(&detail(&saves(Letter::B, moved(true)))), "on every change of app.py.");
    }

    #[test]
    fn a_pair_that_stopped_says_where_and_what_to_do() {
        assert_eq!(english(&stopped(PairPart::AEdited)), "Stopped at build 2 of 4");
        assert_eq!(
            english(&stopped_why(PairPart::AEdited, None)),
            "A after the edit was cancelled. Go on builds it again and those that follow."
        );
        assert_eq!(
            english(&stopped_why(PairPart::BEdited, Some(Message::verbatim("The line is full.")))),
            "B after the edit made no image: The line is full. Go on builds it again."
        );
    }

    #[test]
    fn different_edits_are_said() {
        let edits = |a: Option<&Edit>, b: Option<&Edit>| english(&super::edits(a, b));
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
