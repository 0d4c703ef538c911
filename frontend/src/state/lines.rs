//! Where the instructions of a build stand in the Dockerfile as it is now.

use protocol::StepRecord;
use review::{Outline, OutlinedInstruction};

/// Returns, for each step, the zero-based lines `first..end` where its instruction stands now; `None` where it was changed or removed.
///
/// Instructions are matched by their text in order (longest common subsequence), so that edits above or below move the marks along and an
/// instruction that differs from what was built loses its mark. What is the same at the start and at the end is not searched, and of very many
/// instructions in between none is matched.
pub(crate) fn current_lines(steps: &[StepRecord], outline: &Outline) -> Vec<Option<(u32, u32)>> {
    let now = &outline.instructions;
    let is_same = |(step, now): &(&StepRecord, &OutlinedInstruction)| step.instruction == now.summary;
    let n_before = steps.iter().zip(now).take_while(is_same).count();
    let n_after =
        steps[n_before..].iter().rev().zip(now[n_before..].iter().rev()).take_while(is_same).count();
    let between = &now[n_before..now.len() - n_after];
    let mut found: Vec<Option<(u32, u32)>> = now[..n_before].iter().map(|now| Some(now.lines)).collect();
    found.extend(matched(&steps[n_before..steps.len() - n_after], between));
    found.extend(now[now.len() - n_after..].iter().map(|now| Some(now.lines)));
    found
}

/// Returns the lines of the steps that also stand among the instructions, in order.
fn matched(steps: &[StepRecord], now: &[OutlinedInstruction]) -> Vec<Option<(u32, u32)>> {
    let mut found = vec![None; steps.len()];
    if steps.len() * now.len() > MOST_PAIRS {
        return found;
    }
    let lengths = common_lengths(steps, now);
    let (mut step, mut instruction) = (0, 0);
    while step < steps.len() && instruction < now.len() {
        if steps[step].instruction == now[instruction].summary {
            found[step] = Some(now[instruction].lines);
            step += 1;
            instruction += 1;
        } else if lengths[step + 1][instruction] >= lengths[step][instruction + 1] {
            step += 1;
        } else {
            instruction += 1;
        }
    }
    found
}

/// Lengths of the longest common subsequences of the tails that begin at each pair.
fn common_lengths(steps: &[StepRecord], now: &[OutlinedInstruction]) -> Vec<Vec<u16>> {
    let mut lengths = vec![vec![0; now.len() + 1]; steps.len() + 1];
    for step in (0..steps.len()).rev() {
        for instruction in (0..now.len()).rev() {
            lengths[step][instruction] = if steps[step].instruction == now[instruction].summary {
                lengths[step + 1][instruction + 1] + 1
            } else {
                lengths[step + 1][instruction].max(lengths[step][instruction + 1])
            };
        }
    }
    lengths
}

/// So many pairs of an instruction that was built and one that stands there now are compared at most, on each keystroke.
const MOST_PAIRS: usize = 200_000;

#[cfg(test)]
mod tests {
    use super::super::stack::tests::{outline_of, steps_of};
    use super::*;

    fn check(built: &str, now: &str, expected: &[Option<u32>]) {
        let found: Vec<Option<u32>> = current_lines(&steps_of(built), &outline_of(now))
            .into_iter()
            .map(|lines| lines.map(|(first, _)| first))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_move_with_the_text_around_them() {
        check(
            "FROM a\nRUN b\nCOPY c d\n",
            "# note\nFROM a\n\nRUN b\nCOPY c d\n",
            &[Some(1), Some(3), Some(4)],
        );
    }

    #[test]
    fn a_changed_instruction_has_no_line() {
        check("FROM a\nRUN b\nCOPY c d\n", "FROM a\nRUN bb\nCOPY c d\n", &[Some(0), None, Some(2)]);
    }

    #[test]
    fn repeated_instructions_are_matched_in_order() {
        check("FROM a\nRUN b\nRUN b\n", "FROM a\nRUN c\nRUN b\nRUN b\n", &[Some(0), Some(2), Some(3)]);
        check("FROM a\nRUN b\nRUN b\n", "FROM a\nRUN b\n", &[Some(0), Some(1), None]);
    }

    #[test]
    fn thousands_of_instructions_around_an_edit_keep_their_lines() {
        let built = format!("FROM a\n{}", "RUN b\nRUN c\n".repeat(3_000));
        let now = built.replacen("RUN c\n", "RUN d\nRUN c\n", 1);
        let found = current_lines(&steps_of(&built), &outline_of(&now));
        assert_eq!(found.len(), 6_001);
        assert_eq!([found[1], found[2], found[6_000]], [Some((1, 2)), Some((3, 4)), Some((6_001, 6_002))]);
    }

    #[test]
    fn an_empty_dockerfile_has_no_lines() {
        check("FROM a\n", "", &[None]);
        check("", "FROM a\n", &[]);
    }
}
