//! Our parser beside `parse-dockerfile`, the one other faithful one: the same instructions on the same bytes, for every file that both accept.
#![cfg(not(target_arch = "wasm32"))]

use dockerfile::Keyword;
use dockerfile::rules::RULES;
use parse_dockerfile::Instruction as Theirs;

/// Files of our own that both accept: one construct or two each.
const FILES: &[&str] = &[
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
    "# syntax=docker/dockerfile:1\nFROM python:3.8-slim-buster\nWORKDIR /app\nCOPY requirements.txt requirements.txt\nRUN pip3 install -r requirements.txt\nCOPY . .\nCMD [ \"python3\", \"-m\" , \"flask\", \"run\", \"--host=0.0.0.0\"]\n",
    "# escape=`\nFROM a\nRUN b `\n  c\n",
    "ARG V=1\nFROM a:${V} AS one\nFROM --platform=$BUILDPLATFORM b\nCOPY --from=one --chown=1:1 /x /y\n",
    "FROM a\nRUN one \\\n  # inner\n  two\nEXPOSE 80 443/udp\n",
    "FROM a\nENV a=b c=\"d e\"\nENV x y\nLABEL k=v\nUSER u\nVOLUME [\"/v\"]\nSTOPSIGNAL 9\nSHELL [\"/bin/sh\", \"-c\"]\n",
    "FROM a\nRUN <<EOF\necho one\nEOF\nCOPY <<-\"X\" /x\n\thello\n\tX\n",
    "FROM a\nHEALTHCHECK --interval=5s CMD curl x\nONBUILD RUN y\nENTRYPOINT z\nMAINTAINER m\nADD a b\n",
];

#[test]
fn both_parsers_see_the_same_instructions() {
    for source in FILES {
        assert!(agree(source), "it is not accepted: {source}");
    }
}

/// The examples of the rules are files too; each rule has one that breaks it and one that keeps it.
#[test]
fn both_parsers_read_the_examples_of_all_rules_alike() {
    let examples = RULES.iter().flat_map(|rule| [rule.explanation.example, rule.explanation.better]);
    let n_accepted = examples.filter(|example| agree(example)).count();
    assert!(n_accepted * 10 > RULES.len() * 2 * 9, "they accept {n_accepted} of {} files", RULES.len() * 2);
}

/// Compares the parsers on a file that the other accepts; returns whether it does.
#[track_caller]
fn agree(source: &str) -> bool {
    let Ok(theirs) = parse_dockerfile::parse(source) else { return false };
    let ours = dockerfile::parse(source);
    let expected: Vec<(Keyword, usize)> = theirs.instructions.iter().map(of_theirs).collect();
    let found: Vec<(Keyword, usize)> =
        ours.instructions.iter().map(|each| (each.keyword, each.keyword_range.start as usize)).collect();
    assert_eq!(found, expected, "{source}");
    assert_eq!(ours.stages.len(), theirs.stages().count(), "{source}");
    true
}

fn of_theirs(instruction: &Theirs<'_>) -> (Keyword, usize) {
    match instruction {
        Theirs::Add(it) => (Keyword::Add, it.add.span.start),
        Theirs::Arg(it) => (Keyword::Arg, it.arg.span.start),
        Theirs::Cmd(it) => (Keyword::Cmd, it.cmd.span.start),
        Theirs::Copy(it) => (Keyword::Copy, it.copy.span.start),
        Theirs::Entrypoint(it) => (Keyword::Entrypoint, it.entrypoint.span.start),
        Theirs::Env(it) => (Keyword::Env, it.env.span.start),
        Theirs::Expose(it) => (Keyword::Expose, it.expose.span.start),
        Theirs::From(it) => (Keyword::From, it.from.span.start),
        Theirs::Healthcheck(it) => (Keyword::Healthcheck, it.healthcheck.span.start),
        Theirs::Label(it) => (Keyword::Label, it.label.span.start),
        Theirs::Maintainer(it) => (Keyword::Maintainer, it.maintainer.span.start),
        Theirs::Onbuild(it) => (Keyword::Onbuild, it.onbuild.span.start),
        Theirs::Run(it) => (Keyword::Run, it.run.span.start),
        Theirs::Shell(it) => (Keyword::Shell, it.shell.span.start),
        Theirs::Stopsignal(it) => (Keyword::Stopsignal, it.stopsignal.span.start),
        Theirs::User(it) => (Keyword::User, it.user.span.start),
        Theirs::Volume(it) => (Keyword::Volume, it.volume.span.start),
        Theirs::Workdir(it) => (Keyword::Workdir, it.workdir.span.start),
        other => panic!("an instruction that we do not know: {other:?}"),
    }
}
