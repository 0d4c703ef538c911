//! What holds for all rules together.

use super::*;

#[test]
fn names_of_rules_are_different() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn a_case_without_anything_is_no_more_than_a_program_that_ended() {
    assert_eq!(
        diagnose(&Case::default()).map(|found| found.code.into_owned()).as_deref(),
        Some("EndedAtOnce")
    );
    let failed = Case { event: Event::StepFailed(FailedStep::default()), ..Case::default() };
    assert_eq!(diagnose(&failed), None);
}

/// Whatever stands in the log, nothing is said that is not there, and fixes fit their files.
#[test]
fn lines_and_edits_stay_within_their_texts() {
    let lines = [
        "'",
        "exec: \"",
        "\": ",
        "No module named '",
        "'",
        "KeyError: ''",
        "é",
        "File \"",
        "\", line 99999999",
        "Traceback (most recent call last)",
    ];
    for first in lines {
        for second in lines {
            let log = [first, second, &[first, second].concat()].map(str::to_owned).to_vec();
            for exit_code in [0, 1, 126, 127, 139] {
                let event = Event::Ended(Death { exit_code, is_out_of_memory: false });
                let case = Case { event, lines: log.clone(), ..Case::default() };
                if let Some(found) = diagnose(&case) {
                    assert!(found.line.is_none_or(|line| line < case.lines.len()), "{case:?}");
                }
            }
        }
    }
}
