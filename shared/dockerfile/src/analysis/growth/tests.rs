//! Files that grow, and what is added up of them.

use super::super::{Workspace, analyse};
use crate::syntax::parse;

#[track_caller]
fn finds(source: &str, expected: &[&str]) {
    let file = parse(source);
    let analysis = analyse(&file, Workspace { build_args: &[("GIVEN", "g")], ..Workspace::default() });
    let of_ours = ["ValueTooLarge", "ExpandedTooLarge", "TooManyStagePaths", "TooManyInstructions"];
    let found: Vec<String> = analysis
        .problems
        .iter()
        .filter(|problem| of_ours.contains(&problem.code))
        .map(|problem| format!("{}: {}", file.lines.line_of(problem.range.start) + 1, problem.code))
        .collect();
    assert_eq!(found, expected, "{}", source.chars().take(300).collect::<String>());
}

fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    (1..=n).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_variable_that_doubles_is_found_where_it_is_too_large() {
    let doubling = |keyword: &str| lines(30, |at| format!("{keyword} a{at}=$a{}$a{}", at - 1, at - 1));
    finds(&format!("FROM x\nENV a0=0123456789\n{}", doubling("ENV")), &["13: ValueTooLarge"]);
    finds(&format!("FROM x\nARG a0=0123456789\n{}", doubling("ARG")), &["13: ValueTooLarge"]);
    finds(&format!("ARG a0=0123456789\n{}\nFROM x", doubling("ARG")), &["12: ValueTooLarge"]);
    let stages = lines(30, |at| format!("FROM s{} AS s{at}\nENV a=$a$a", at - 1));
    finds(&format!("FROM x AS s0\nENV a=0123456789\n{stages}"), &["24: ValueTooLarge"]);
    let triggers = lines(30, |at| format!("FROM s{} AS s{at}\nONBUILD ENV a=$a$a", at - 1));
    finds(&format!("FROM x AS s0\nENV a=0123456789\nONBUILD ENV a=$a$a\n{triggers}"), &["24: ValueTooLarge"]);
}

#[test]
fn every_instruction_that_expands_counts() {
    let large = "0123456789".repeat(600);
    for line in [
        "LABEL l=$a$a$a",
        "WORKDIR $a$a$a",
        "USER $a$a$a",
        "VOLUME $a$a$a",
        "COPY $a$a$a /x",
        "ADD $a$a$a /x",
        "COPY --chown=$a$a$a x /y",
        "STOPSIGNAL $a$a$a",
        "EXPOSE $a$a$a",
        "RUN echo $a$a$a$a",
        "ARG x=$a$a$a",
        "ENV $a$a$a=x",
        "RUN --mount=type=cache,target=/$a$a$a x",
        "ENV x=${y:-$a$a$a}",
        "ENV x=${a//0/0123}",
        "LABEL \"$a$a$a\"=x",
    ] {
        finds(&format!("FROM x\nENV a={large}\n{line}"), &["3: ValueTooLarge"]);
    }
    finds(&format!("FROM x\nENV a={large}\nENV b=$a$a\nENV c=\\$a\\$a'$a$a'"), &[]);
    finds(
        &format!("FROM x\nENV a={large}\nCMD $a$a$a$a\nHEALTHCHECK CMD $a$a$a$a\nSHELL [\"$a$a$a$a\"]"),
        &[],
    );
}

#[test]
fn what_a_slow_engine_would_chew_on_is_found() {
    let variables = |n: usize| lines(n, |at| format!("ENV v{at}=x"));
    let labels = |n: usize| format!("LABEL {}", lines(n, |at| format!("l{at}=x")).replace('\n', " "));
    finds(
        &format!("FROM x\nENV {}\n{}", lines(1000, |at| format!("v{at}=x")).replace('\n', " "), labels(1000)),
        &["3: ExpandedTooLarge"],
    );
    finds(&format!("FROM x\n{}\n{}", variables(100), labels(100)), &[]);
    let at_once = |n: usize| lines(n, |at| format!("v{at}=x")).replace('\n', " ");
    finds(&format!("FROM x\nENV {}", at_once(5_000)), &["2: ExpandedTooLarge"]);
    finds(&format!("FROM x\nARG {}", at_once(5_000)), &["2: ExpandedTooLarge"]);
    let left = lines(300, |_| "ONBUILD LABEL a=b".to_owned());
    let stages = lines(300, |at| format!("FROM a AS s{at}"));
    finds(&format!("FROM x AS a\n{left}\n{stages}"), &["341: ExpandedTooLarge"]);
    finds(&format!("FROM x\n{}", variables(900)), &["350: ExpandedTooLarge"]);
    finds(&format!("FROM x\nLABEL a={}", "x".repeat(16_000)), &["2: ExpandedTooLarge"]);
    finds(&format!("FROM x\nLABEL a={}", "x".repeat(8_000)), &[]);
    finds(&format!("FROM x\nRUN {}", "x".repeat(60_000)), &["2: ExpandedTooLarge"]);
    finds(&format!("FROM x\nRUN {}", "echo a ".repeat(8_000)), &[]);
    finds("FROM x\nEXPOSE 1-65000", &["2: ExpandedTooLarge"]);
    finds("FROM x\nENV P=1-65000\nEXPOSE $P", &["3: ExpandedTooLarge"]);
    finds("FROM x\nEXPOSE 30000-40000 80", &[]);
    let based = lines(300, |at| format!("FROM s{} AS s{at}\nENV v{at}=x", at - 1));
    finds(&format!("FROM x AS s0\n{based}"), &["167: ExpandedTooLarge"]);
}

#[test]
fn stages_that_take_from_each_other_are_counted_by_their_paths() {
    let chain = |n: usize| {
        lines(n, |at| {
            format!("FROM x AS s{}\nCOPY --from=s{at} /d /d\nCOPY --from=s{} /d /d", at + 1, at - 1)
        })
    };
    let of = |n: usize| format!("FROM x AS s0\nFROM x AS s1\n{}", chain(n));
    finds(&of(8), &[]);
    finds(&of(60), &["68: TooManyStagePaths"]);
    let same = "COPY --from=s0 /d /d\n".repeat(100);
    finds(&format!("FROM x AS s0\nFROM x AS s1\n{same}FROM x\n{}", same.replace("s0", "s1")), &[]);
}

#[test]
fn more_instructions_than_a_build_takes_are_told_at_the_first() {
    finds(&format!("FROM x\n{}", "CMD a\n".repeat(999)), &[]);
    finds(&format!("FROM x\n{}", "CMD a\n".repeat(1_000)), &["1001: TooManyInstructions"]);
}

#[test]
fn an_ordinary_file_costs_next_to_nothing() {
    finds(
        "ARG V=3.8\nFROM python:$V AS a\nENV PATH=/venv/bin:$PATH A=1\nRUN pip install flask\nFROM a\nCOPY --from=a / /\nEXPOSE 5000 8000-8010\n",
        &[],
    );
}
