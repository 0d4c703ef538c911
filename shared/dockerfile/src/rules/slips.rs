//! Slips: what makes a whole line mean something else, such as a comment behind an instruction or a space that is none.
//!
//! A slip has many consequences, and each of them would be a problem of its own. So all other problems are those of the file as it would be with
//! every slip mended, at their places in the file as it is.

use text::ByteRange;

use super::{Rule, as_written, breaches};
use crate::analysis::{Analysis, analyse};
use crate::problem::{Edit, Fix, Problem, Severity, apply, codes};
use crate::syntax::{Dockerfile, Instruction, parse};

/// Returns whether a rule is about slips.
pub(super) fn is_slip(rule: &Rule) -> bool {
    RULES.iter().any(|slip| slip.name == rule.name)
}

/// Returns the slips alone, without what is wrong with the options of rules.
fn found(analysis: &Analysis<'_>) -> Vec<Problem> {
    let mut slips = breaches(analysis, &[], is_slip);
    slips.retain(|slip| RULES.iter().any(|rule| rule.name == slip.code));
    slips.sort_by_key(|slip| slip.range.start);
    slips
}

/// Returns everything that can be said against a file; in no order.
pub(super) fn diagnose(analysis: &Analysis<'_>, n_rounds: u32) -> Vec<Problem> {
    let mut slips = found(analysis);
    let written = as_written(analysis);
    if slips.is_empty() {
        return written;
    }
    let edits = certain(&slips);
    let mut problems = if n_rounds == 0 || edits.is_empty() {
        written.clone()
    } else {
        let file = parse(&apply(&analysis.file.source, &edits));
        let after = diagnose(&analyse(&file, analysis.workspace), n_rounds - 1);
        after.into_iter().filter_map(|problem| back(problem, &edits)).collect()
    };
    let file = analysis.file;
    problems
        .retain(|problem| !slips.iter().any(|slip| slip.fixes.is_empty() && is_beside(file, slip, problem)));
    let is_gone = |error: &&Problem| {
        let is_it = |problem: &Problem| problem.code == error.code && problem.range == error.range;
        error.severity == Severity::Error && error.code != codes::NO_STAGE && !problems.iter().any(is_it)
    };
    for error in written.iter().filter(is_gone) {
        let start = |range: ByteRange| {
            file.instruction_at(range.start).map_or(range.start, |found| found.range.start)
        };
        let cause = slips.iter_mut().rev().find(|slip| start(slip.range) <= error.range.start);
        if let Some(cause) = cause {
            cause.severity = Severity::Error;
        }
    }
    problems.append(&mut slips);
    problems
}

/// Returns the file with every slip mended that can be mended; `None` where there is none.
#[must_use]
pub fn mended(analysis: &Analysis<'_>) -> Option<Dockerfile> {
    let mut file: Option<Dockerfile> = None;
    for _ in 0..ROUNDS {
        let edits = match &file {
            None => certain(&found(analysis)),
            Some(file) => certain(&found(&analyse(file, analysis.workspace))),
        };
        if edits.is_empty() {
            break;
        }
        let source = file.as_ref().map_or(&*analysis.file.source, |file| &*file.source);
        file = Some(parse(&apply(source, &edits)));
    }
    file
}

/// Returns what the first fix of each slip changes, in order; of two that overlap the first.
fn certain(slips: &[Problem]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for fix in slips.iter().filter_map(|slip| slip.fixes.first()) {
        let overlaps = |edit: &Edit| {
            edits.iter().any(|other| edit.range.start < other.range.end && other.range.start < edit.range.end)
        };
        // A line more would change the numbers of lines that other problems name.
        let is_line = |edit: &&Edit| edit.range.is_empty() && edit.text.ends_with('\n');
        if !fix.edits.iter().any(overlaps) {
            edits.extend(fix.edits.iter().filter(|edit| !is_line(edit)).cloned());
        }
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    edits
}

fn is_beside(file: &Dockerfile, slip: &Problem, other: &Problem) -> bool {
    let place = |range: ByteRange| file.instruction_at(range.start).map(|found: &Instruction| found.range);
    place(slip.range).is_some_and(|range| Some(range) == place(other.range))
}

/// Returns a problem of the edited text at its place before the edits; `None` for what stands in the edited text only.
fn back(mut problem: Problem, edits: &[Edit]) -> Option<Problem> {
    problem.range = place_before(problem.range, edits)?;
    let back = |fix: Fix| {
        let moved = fix.edits.into_iter().map(|edit| {
            let is_touched = touches(edit.range, edits);
            Some(Edit { range: place_before(edit.range, edits).filter(|_| !is_touched)?, text: edit.text })
        });
        Some(Fix { title: fix.title, edits: moved.collect::<Option<Vec<Edit>>>()? })
    };
    problem.fixes = problem.fixes.into_iter().filter_map(back).collect();
    Some(problem)
}

/// Returns each edit with where its text begins after all edits.
fn placed(edits: &[Edit]) -> impl Iterator<Item = (&Edit, usize)> {
    let mut shift = 0_isize;
    edits.iter().map(move |edit| {
        let start = (edit.range.start as usize).saturating_add_signed(shift);
        shift += edit.text.len().cast_signed() - edit.range.len().cast_signed();
        (edit, start)
    })
}

/// Returns whether a range of the edited text meets what an edit changed.
fn touches(range: ByteRange, edits: &[Edit]) -> bool {
    let (from, to) = (range.start as usize, range.end as usize);
    placed(edits).any(|(edit, start)| from <= start + edit.text.len() && start <= to)
}

fn place_before(range: ByteRange, edits: &[Edit]) -> Option<ByteRange> {
    let start = before(range.start as usize, edits, Side::Right)?;
    let end = before(range.end as usize, edits, Side::Left)?;
    Some(ByteRange::new(start, end.max(start)))
}

/// Returns where a place of the edited text was; `None` inside of what an edit put there.
fn before(place: usize, edits: &[Edit], side: Side) -> Option<usize> {
    let mut shift = 0_isize;
    for (edit, start) in placed(edits) {
        let end = start + edit.text.len();
        let is_before = match side {
            Side::Right => place < start,
            Side::Left => place <= start,
        };
        if is_before {
            break;
        }
        let is_inside = match side {
            Side::Right => place < end,
            Side::Left => place < end && start < place,
        };
        if is_inside {
            return None;
        }
        shift = edit.range.end as isize - end.cast_signed();
    }
    Some(place.saturating_add_signed(shift))
}

/// Which edit a border belongs to: the one behind it or the one before.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// The rules about slips.
static RULES: &[&Rule] = &[
    &super::comment_at_line_end::RULE,
    &super::look_alike_character::RULE,
    &super::windows_path::RULE,
    &super::broken_array::RULE,
    &super::command_in_one_word::RULE,
    &super::assignment_in_command::RULE,
];

/// How often what shows only in the mended file is mended too.
pub(super) const ROUNDS: u32 = 4;
