//! What a plan costs is bounded, whatever a workspace has in it.

use dockerfile::parse;
use prediction::{Basis, BuildInvocation, ContextFile, Expected, PastBuild, PastFile, Plan};
use text::budget::Work;

fn planned(source: &str, files: &[(String, String)]) -> Plan {
    let context: Vec<ContextFile<'_>> =
        files.iter().map(|(path, text)| ContextFile::of_text(path, text)).collect();
    BuildInvocation::default().plan(&parse(source), &context)
}

fn deep_files() -> Vec<(String, String)> {
    (0..60).map(|number| (format!("{}f{number}", "abc/".repeat(31)), String::new())).collect()
}

#[track_caller]
fn check(source: &str, ignore: &str, expected: Option<Work>) {
    let mut files = deep_files();
    files.push((".dockerignore".to_owned(), ignore.to_owned()));
    assert_eq!(planned(source, &files).spent.map(|spent| spent.most), expected);
}

#[test]
fn what_is_too_much_is_not_planned() {
    let patterns: String = (0..900).map(|number| format!("{}*?*q{number}\n", "**/*".repeat(9))).collect();
    check("FROM a\nCOPY . /\n", &patterns, Some(Work::Ignoring));
    let sources: String = (0..20_000).map(|number| format!(" *[a-z]*[a-z]*{number}*")).collect();
    assert!(planned(&format!("FROM a\nCOPY{sources} /x/\n"), &deep_files()).spent.is_some());
    let arguments: String = (0..30_000).map(|number| format!(" a{number}=1")).collect();
    assert!(planned(&format!("FROM a\nARG{arguments}\n"), &[]).spent.is_some());
    check(&format!("FROM a\n{}", "RUN x\n".repeat(1_000)), "", Some(Work::Planning));
    // Put in, these would be longer than any memory.
    for keyword in ["ARG", "ENV"] {
        let line = |number: usize| format!("{keyword} a{}=$a{number}$a{number}\n", number + 1);
        let doubling: String = (0..200).map(line).collect();
        check(&format!("FROM a\n{keyword} a0=x\n{doubling}RUN $a200\n"), "", Some(Work::Expanding));
    }
}

#[test]
fn honest_files_are_far_from_the_end() {
    let ignore = "**/node_modules\n*.log\nbuild/**/out\n!keep/*.log\n".repeat(25);
    let mut source = "FROM a AS b\n".to_owned();
    for number in 0..40 {
        source.push_str(&format!("ENV v{number}=x\n"));
    }
    for number in 0..200 {
        source.push_str(&format!("COPY abc/*/abc *.txt /x{number}/\n"));
    }
    check(&source, &ignore, None);
}

/// Each of many steps takes the same long file, whose lines are compared once.
#[test]
fn a_file_that_many_steps_take_is_compared_once() {
    let source = format!("FROM a\n{}", "COPY . /x/\n".repeat(999));
    let text = |word: &str| (0..490).map(|line| format!("{word}{line}\n")).collect::<String>();
    let past_file = |(path, text): (&str, String)| PastFile {
        path: path.to_owned(),
        mode: 0o644,
        digest: prediction::Key::of(text.as_bytes()),
        text: Some(text),
    };
    let old = [("Dockerfile", source.clone()), ("a.txt", text("old"))].map(past_file).to_vec();
    let basis =
        Basis { past: Some(PastBuild { number: 1, files: old, ..PastBuild::default() }), ..Basis::default() };
    let new = text("new");
    let texts = [("Dockerfile", source.as_str()), ("a.txt", new.as_str())];
    let context: Vec<ContextFile<'_>> =
        texts.iter().map(|(path, text)| ContextFile::of_text(path, text)).collect();
    let plan = BuildInvocation::default().plan(&parse(&source), &context);
    assert_eq!(plan.spent, None);
    let past = basis.past.as_ref().map(PastBuild::plan);
    let prediction = basis.predict(&BuildInvocation::default(), &plan, &texts, past.as_ref());
    let first = prediction.instructions.get(1).expect("there is a COPY");
    let Expected::Run { cause: prediction::Cause::File { path, change, .. } } = first else {
        panic!("{first:?}")
    };
    let prediction::FileChange::Edited { lines, .. } = change else { panic!("{change:?}") };
    assert_eq!((path.as_str(), lines.len()), ("a.txt", 1));
}
