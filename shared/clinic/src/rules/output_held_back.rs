//! A container has written nothing, and it starts Python, which holds back what it prints until some kilobytes have gathered: the output of a container
//! is no terminal (<https://docs.python.org/3/using/cmdline.html#cmdoption-u>).

use catalogue::clinic as words;
use dockerfile::Keyword;
use dockerfile::analysis::{Start, VariableKind, official};

use crate::case::Event;
use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let Event::Running(running) = &evidence.case.event else { return None };
    let is_silent = running.is_silent && running.seconds >= PATIENCE && running.listening.is_none();
    (is_silent && is_likely(evidence)).then(|| {
        Diagnosis::new(None, words::output_held_back())
            .hint(words::output_held_back_hint())
            .fix(fix(evidence))
    })
}

/// Returns whether the container surely starts Python, nothing makes Python write at once, and the program prints something.
pub(super) fn is_likely(evidence: &Evidence<'_>) -> bool {
    let starts = evidence.starts();
    // What a base image of somebody else sets is not known here.
    let is_known = official(evidence.image()).is_some();
    let holds_back = |start: &Start| {
        start.is_certain && is_python(evidence, start) && prints(evidence, start) && !is_set(evidence, start)
    };
    is_known && starts.iter().any(holds_back)
}

/// Sets the variable as low as possible, so that no step of the build runs again.
pub(super) fn fix(evidence: &Evidence<'_>) -> Option<FileFix> {
    let file = evidence.analysis.file;
    let is_own = |at: &usize| file.instructions.get(*at).is_some_and(|found| found.stage == evidence.stage);
    let own: Vec<usize> = (0..file.instructions.len()).filter(is_own).collect();
    let is = |at: &usize, keywords: &[Keyword]| {
        file.instructions.get(*at).is_some_and(|found| keywords.contains(&found.keyword))
    };
    if own.iter().any(|at| is(at, &[Keyword::Env]) && names_variable(evidence, *at)) {
        return None;
    }
    let last_run = own.iter().rev().find(|at| is(at, &[Keyword::Run, Keyword::From]))?;
    let start = own.iter().find(|at| *at > last_run && is(at, &[Keyword::Cmd, Keyword::Entrypoint]));
    match start {
        Some(start) => evidence.insert_above(*start, LINE),
        None => evidence.insert_below(*own.last()?, LINE),
    }
}

fn names_variable(evidence: &Evidence<'_>, at: usize) -> bool {
    let file = evidence.analysis.file;
    file.instructions.get(at).is_some_and(|found| file.original(found).contains(VARIABLE))
}

fn is_set(evidence: &Evidence<'_>, start: &Start) -> bool {
    let analysis = evidence.analysis;
    let own = start.variables.iter().rev().find(|(name, _)| name == VARIABLE);
    // What is not known may be set; an empty value counts as none.
    let value = own.map(|(_, value)| value.as_deref());
    let mut next = evidence.stage;
    let mut of_image = || {
        while let Some(facts) = next.and_then(|stage| analysis.stages.get(stage)) {
            let is_it = |found: &&dockerfile::analysis::Variable| {
                found.kind == VariableKind::Env && found.name == VARIABLE
            };
            if let Some(found) = facts.variables().iter().rev().find(is_it) {
                return Some(found.value.as_deref());
            }
            // A base comes before what is based on it, so that this ends.
            next = facts.base.stage().filter(|base| Some(*base) < next);
        }
        None
    };
    value.or_else(&mut of_image).is_some_and(|value| value != Some(""))
}

/// Returns whether Python runs it without `-u`.
fn is_python(evidence: &Evidence<'_>, start: &Start) -> bool {
    let is_name = |program: &str| {
        let name = program.rsplit('/').next().unwrap_or(program);
        name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.') == "python"
    };
    if is_name(start.program()) {
        let options = start.words.iter().skip(1).map(|word| word.value.as_str());
        return !has_option(options);
    }
    // A script that is started by its own name says in its first line who reads it.
    let first = start.words.first().and_then(|_| start.script_path());
    let text = first.and_then(|path| evidence.text(evidence.source(&path)?));
    let line = text.and_then(|text| text.lines().next()?.strip_prefix("#!")).unwrap_or_default();
    let mut words = line.split_whitespace().skip_while(|word| !is_name(word));
    words.next().is_some() && !has_option(words)
}

/// Returns whether `-u` is among Python's own options, alone or together with others as in `-Bu`.
fn has_option<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    while let Some(word) = words.next() {
        match word {
            "-m" | "-c" | "-" => return false,
            "-W" | "-X" => drop(words.next()),
            "--unbuffered" => return true,
            option if option.starts_with("--") => {}
            option if option.starts_with('-') => {
                let letters = option.split(['W', 'X', 'm', 'c']).next().unwrap_or_default();
                if letters.contains('u') {
                    return true;
                }
            }
            _ => return false,
        }
    }
    false
}

/// Returns whether a file of the workspace prints without writing it out at once; what a module of somebody else does is not known.
fn prints(evidence: &Evidence<'_>, start: &Start) -> bool {
    let is_module = start.module_at().is_some() || start.words.iter().any(|word| word.value == "-c");
    let of_text = |text: &str| {
        let prints = text.contains("print(") || text.contains("stdout");
        prints
            && !["flush=True", "flush = True", ".flush()", "reconfigure("]
                .iter()
                .any(|way| text.contains(way))
    };
    let files = || evidence.case.files.iter().filter(|file| file.path.ends_with(".py"));
    is_module || files().any(|file| of_text(&file.text))
}

const VARIABLE: &str = "PYTHONUNBUFFERED";
const LINE: &str = "ENV PYTHONUNBUFFERED=1";
/// Seconds after which a program has usually said something.
const PATIENCE: u32 = 5;

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use crate::{Case, Event, Running};

    const LOOP: (&str, &str) =
        ("app.py", "import time\nwhile True:\n    print(\"tick\")\n    time.sleep(1)\n");

    fn silent(dockerfile: &str, files: &[(&str, &str)]) -> Case {
        case(Event::Running(Running { listening: None, seconds: 6, is_silent: true }), dockerfile, files, "")
    }

    #[track_caller]
    fn check(dockerfile: &str, expected: bool) {
        finds(&silent(dockerfile, &[LOOP]), if expected { "OutputHeldBack" } else { "" });
    }

    #[test]
    fn a_loop_that_prints_is_told_why_nobody_sees_it() {
        let dockerfile = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY app.py .\nCMD [\"python\", \"app.py\"]\n";
        let case = silent(dockerfile, &[LOOP]);
        says(
            &case,
            "OutputHeldBack |  | Python may hold back what it prints, because nobody reads it on a terminal.",
        );
        mends(&case, "Dockerfile", &dockerfile.replace("CMD", "ENV PYTHONUNBUFFERED=1\nCMD"));
    }

    #[test]
    fn every_way_to_start_python_is_known() {
        let of = |rest: &str| format!("FROM python:3.12\nCOPY . /\n{rest}\n");
        for start in [
            "CMD python3 app.py",
            "CMD exec /usr/local/bin/python3.12 -B app.py",
            "ENTRYPOINT [\"python\"]\nCMD [\"app.py\"]",
            "ENTRYPOINT [\"tini\", \"--\", \"python\", \"app.py\"]",
            "CMD [\"python\", \"-m\", \"http.server\", \"5000\"]",
            "CMD [\"python\", \"-W\", \"ignore\", \"app.py\", \"-u\"]",
            "CMD cd /app && python app.py",
            "ENV PYTHONUNBUFFERED=\nCMD python app.py",
        ] {
            check(&of(start), true);
        }
        for start in [
            "CMD python -u app.py",
            "CMD [\"python\", \"-Bu\", \"app.py\"]",
            "ENV PYTHONUNBUFFERED=1\nCMD python app.py",
            "ENV PYTHONUNBUFFERED 0\nCMD python app.py",
            "CMD PYTHONUNBUFFERED=1 python app.py",
            "CMD PYTHONUNBUFFERED=$X python app.py",
            "CMD [\"node\", \"app.js\"]",
            "CMD [\"sleep\", \"600\"]",
            "CMD false || python app.py",
            "",
        ] {
            check(&of(start), false);
        }
        check("FROM python:3.12 AS base\nENV PYTHONUNBUFFERED=1\nFROM base\nCMD python app.py\n", false);
        check("FROM ghcr.io/someone/python:3\nCMD python app.py\n", false);
    }

    #[test]
    fn scripts_say_themselves_who_reads_them() {
        let dockerfile = "FROM python:3.12\nCOPY . /srv/\nWORKDIR /srv\nCMD [\"./run\"]\n";
        let with = |line: &str| silent(dockerfile, &[LOOP, ("run", &format!("{line}\nimport app\n"))]);
        finds(&with("#!/usr/bin/env python3"), "OutputHeldBack");
        finds(&with("#!/usr/bin/python3"), "OutputHeldBack");
        finds(&with("#!/usr/bin/python3 -u"), "");
        finds(&with("#!/usr/bin/env -S python3 -u"), "");
        finds(&with("#!/usr/bin/env node"), "");
        finds(&silent(dockerfile, &[LOOP, ("run", "#!/bin/sh\nexec python app.py\n")]), "OutputHeldBack");
        finds(
            &silent(dockerfile, &[LOOP, ("run", "#!/bin/sh\nexport PYTHONUNBUFFERED=1\npython app.py\n")]),
            "",
        );
    }

    #[test]
    fn a_program_that_holds_nothing_back_is_left_alone() {
        let dockerfile = "FROM python:3.12\nCOPY . /\nCMD python app.py\n";
        for text in [
            "while True:\n    pass\n",
            "print(1, flush=True)\n",
            "import sys\nprint(1)\nsys.stdout.flush()\n",
        ] {
            finds(&silent(dockerfile, &[("app.py", text)]), "");
        }
        let of = |running| case(Event::Running(running), dockerfile, &[LOOP], "");
        finds(&of(Running { listening: None, seconds: 2, is_silent: true }), "");
        finds(&of(Running { listening: None, seconds: 60, is_silent: false }), "");
    }

    #[test]
    fn the_variable_stands_where_no_step_runs_again() {
        let mended = |dockerfile: &str, expected: &str| {
            mends(&silent(dockerfile, &[LOOP]), "Dockerfile", expected);
        };
        mended(
            "FROM python:3.8-alpine\nRUN pip install flask\n# starts\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
            "FROM python:3.8-alpine\nRUN pip install flask\nENV PYTHONUNBUFFERED=1\n# starts\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
        );
        mended(
            "FROM python:3.8\nCMD python app.py\nRUN pip install flask\nCOPY . .\n",
            "FROM python:3.8\nCMD python app.py\nRUN pip install flask\nCOPY . .\nENV PYTHONUNBUFFERED=1\n",
        );
        mended(
            "FROM python:3.8 AS a\nCMD python app.py\nFROM a\nRUN b",
            "FROM python:3.8 AS a\nCMD python app.py\nFROM a\nRUN b\nENV PYTHONUNBUFFERED=1\n",
        );
        let unset = "FROM python:3.8\nENV PYTHONUNBUFFERED=\nCMD python app.py\n";
        let case = silent(unset, &[LOOP]);
        finds(&case, "OutputHeldBack");
        mends(&case, "", "");
    }
}
