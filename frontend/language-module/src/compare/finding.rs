//! The one thing that is worth a sentence: what a change costs, else what the images weigh, else what the builds took.

use messages::page::compare::{Edit, Finding, Letter, Saving};
use prediction::{Cause, Expected, FileChange};
use prediction::{Moved, Side, Spared};
use protocol::BuildState;

use super::facts::{Build, ComparisonFacts};

/// Finds what is to be said of two builds.
pub(super) fn find(facts: &ComparisonFacts, stand_ins: &[(&str, &str)]) -> Finding {
    let (a, b) = (facts.side(Letter::A), facts.side(Letter::B));
    if let Some(open) = [a, b].into_iter().find(|build| !build.record.state.is_over()) {
        return Finding::UnderWay { number: open.record.number.0 };
    }
    match (a.record.state.image_bytes(), b.record.state.image_bytes()) {
        (Some(a_bytes), Some(b_bytes)) => saving(facts)
            .or_else(|| smaller(a_bytes, b_bytes).map(|(letter, bytes)| Finding::Smaller { letter, bytes }))
            .or_else(|| faster(facts))
            .unwrap_or_else(|| Finding::Alike { bytes: b_bytes, stand_in: stand_in(a, b, stand_ins) }),
        (None, None) => Finding::NoImage { letter: None, was_stopped: false, line: None },
        (None, Some(_)) => no_image(a, Letter::A),
        (Some(_), None) => no_image(b, Letter::B),
    }
}

fn no_image(build: &Build, letter: Letter) -> Finding {
    let (was_stopped, lines) = match &build.record.state {
        BuildState::Failed { lines, .. } => (false, *lines),
        _ => (true, None),
    };
    Finding::NoImage { letter: Some(letter), was_stopped, line: lines.map(|(first, _)| first + 1) }
}

fn saving(facts: &ComparisonFacts) -> Option<Finding> {
    let b = facts.side(Letter::B);
    let saves = |better: Side, path: &str, how: Saving| {
        let better = letter(better);
        let path = if how == Saving::Ignored { path.to_owned() } else { best_known(facts, better, path) };
        let ms = facts.saving(better, &path);
        (ms >= WORTH_SAYING_MS).then_some((ms, Finding::Saves { better, how, ms, path }))
    };
    let moved = facts.comparison.moved.as_ref().and_then(|moved| {
        let Moved { instruction, other, better, path, .. } = moved;
        let (keyword, is_lower) = (b.keyword(*instruction), instruction > other);
        saves(*better, path, Saving::Moved { keyword, other: b.keyword(*other), is_lower })
    });
    let spared = facts.comparison.spared.as_ref().and_then(|spared| {
        let Spared { better, path, is_ignored, .. } = spared;
        saves(*better, path, if *is_ignored { Saving::Ignored } else { Saving::Apart })
    });
    // Every move spares a step; something else that spares much more is the better thing to say.
    match (moved, spared) {
        (Some((moved_ms, _)), Some((ms, spared))) if ms > 2 * moved_ms => Some(spared),
        (moved, spared) => moved.or(spared).map(|(_, finding)| finding),
    }
}

/// Returns the file to name among those whose changes save as much: the one that was edited, else one that people change, else the first.
fn best_known(facts: &ComparisonFacts, better: Letter, first: &str) -> String {
    let ms = facts.saving(better, first);
    let edited = edit_of(facts.side(Letter::A), facts.side(Letter::B)).map(|edit| edit.path);
    let of_b = facts.side(Letter::B);
    let dockerfile = of_b.dockerfile();
    let programs = of_b.files.iter().map(|file| file.path.clone());
    let programs = programs.filter(|path| path != dockerfile && !path.starts_with('.'));
    let found = edited.into_iter().chain(programs).find(|path| facts.saving(better, path) == ms);
    found.unwrap_or_else(|| first.to_owned())
}

fn letter(side: Side) -> Letter {
    match side {
        Side::A => Letter::A,
        Side::B => Letter::B,
    }
}

/// Returns whose image is smaller, and by how many bytes, if the difference is worth a word.
pub(super) fn smaller(a_bytes: u64, b_bytes: u64) -> Option<(Letter, u64)> {
    let bytes = a_bytes.abs_diff(b_bytes);
    let is_worth_it = bytes >= WORTH_SAYING_BYTES && bytes >= a_bytes.max(b_bytes) / 100;
    let letter = if b_bytes < a_bytes { Letter::B } else { Letter::A };
    is_worth_it.then_some((letter, bytes))
}

fn faster(facts: &ComparisonFacts) -> Option<Finding> {
    let (a, b) = (facts.side(Letter::A).record.state.took_ms(), facts.side(Letter::B).record.state.took_ms());
    let ms = a.abs_diff(b);
    // The same build differs by a fifth from one time to the next.
    let is_worth_it = ms >= WORTH_SAYING_MS && ms >= a.max(b) / 5;
    let letter = if b < a { Letter::B } else { Letter::A };
    is_worth_it.then(|| Finding::Faster { letter, ms, same_files: facts.has_same_files() })
}

fn stand_in(a: &Build, b: &Build, stand_ins: &[(&str, &str)]) -> Option<String> {
    let made_of = |build: &Build| {
        let base = build.base()?;
        stand_ins.iter().find(|(name, _)| *name == base).map(|(_, made_of)| *made_of)
    };
    let (of_a, of_b) = (made_of(a)?, made_of(b)?);
    (of_a == of_b && a.base() != b.base()).then(|| of_a.to_owned())
}

/// Returns the edit that was made before one of them, or the same before both.
fn edit_of(a: &Build, b: &Build) -> Option<Edit> {
    match (edit(a), edit(b)) {
        (Some(a), Some(b)) => (a == b).then_some(a),
        (a, b) => a.or(b),
    }
}

/// Returns what was edited before a build, as far as it was a reason for something to run.
pub(super) fn edit(build: &Build) -> Option<Edit> {
    let prediction = build.record.prediction.as_ref()?;
    prediction.steps.iter().find_map(|step| {
        let Expected::Run { cause: Cause::File { path, change, .. } } = step else { return None };
        let line = match change {
            FileChange::Edited { lines, .. } => lines.first().map(|run| run.new.0 + 1),
            FileChange::Added | FileChange::Renamed { .. } => None,
            _ => return None,
        };
        Some(Edit { path: path.clone(), line })
    })
}

/// Below this nobody would notice.
const WORTH_SAYING_MS: u64 = 200;
const WORTH_SAYING_BYTES: u64 = 100_000;
