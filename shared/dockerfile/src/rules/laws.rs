//! What holds for every rule in the table: names differ, and a fix mends its own problem without making an error.

use super::testing::{all_problems, neighbours};
use super::{RULES, rule};
use crate::problem::{Problem, Severity};

/// Returns what is said of a text among the files that an example says to lie around it.
fn all(source: &str, example: &str) -> Vec<Problem> {
    let mut files = neighbours(example);
    files[0].1 = source.to_owned();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    all_problems(source, &files)
}

fn count(problems: &[Problem], is_wanted: impl Fn(&Problem) -> bool) -> usize {
    problems.iter().filter(|problem| is_wanted(problem)).count()
}

#[track_caller]
fn check_fixes(source: &str) {
    let before = all(source, source);
    for problem in &before {
        for fix in &problem.fixes {
            let text = fix.apply(source);
            let after = all(&text, source);
            let same = |found: &Problem| found.code == problem.code;
            let is_error = |found: &Problem| found.severity == Severity::Error;
            assert!(count(&after, same) < count(&before, same), "{}: {source:?} -> {text:?}", problem.code);
            assert!(count(&after, is_error) <= count(&before, is_error), "{source:?} -> {text:?}");
        }
    }
}

#[test]
fn a_fix_mends_its_own_problem_and_makes_no_error() {
    for rule in RULES {
        check_fixes(rule.explanation.example);
        check_fixes(rule.explanation.better);
    }
}

#[test]
fn names_are_told_apart() {
    for (at, rule) in RULES.iter().enumerate() {
        assert!(RULES.iter().skip(at + 1).all(|other| other.name != rule.name), "{}", rule.name);
    }
}

#[test]
fn only_what_ends_a_build_becomes_an_error() {
    let problems = all_problems("# check=error=true\nFROM a AS B\nRUN sudo c\n", &[]);
    let severity = |code: &str| problems.iter().find(|found| found.code == code).map(|found| found.severity);
    assert_eq!(severity("StageNameCasing"), Some(Severity::Error));
    assert_eq!(severity("SudoInRun"), Some(Severity::Warning));
}

#[test]
fn comments_count_where_buildkit_asks_them() {
    let found = |source: &str| {
        let problems = all_problems(source, &[]);
        let of_buildkit =
            problems.iter().filter(|found| rule(found.code).is_some_and(|rule| rule.kind.is_of_buildkit()));
        of_buildkit.map(|found| found.code).collect::<Vec<_>>()
    };
    assert_eq!(found("FROM a:1\n# check=skip=all\nMAINTAINER b\n"), [""; 0]);
    assert_eq!(found("# check=skip=none\n\n# check=skip=all\nFROM a:1 as B\n"), [""; 0]);
    assert_eq!(found("FROM a:1\n# check=skip=all\nworkdir b\n"), ["ConsistentInstructionCasing"]);
    let left = "FROM a:1 AS b\nONBUILD WORKDIR c\n# check=skip=all\nFROM b\n";
    assert_eq!(found(left), ["WorkdirRelativePath"]);
}
