//! Why steps run again.

use prediction::{
    CacheEntries, Cause, Evidence, Expected, FileChange, LineChange, Outcome, Past, UnknownReason, Variable,
    VariableKind, predict,
};

use crate::build::{Build, after, build, built};

#[track_caller]
fn cause(before: &Build, then: &Build, instruction: usize) -> Cause {
    match after(before, then).instructions.swap_remove(instruction) {
        Expected::Run { cause } => cause,
        other => panic!("instruction {instruction} does not run: {other:?}"),
    }
}

fn app() -> Build {
    build("FROM a\nCOPY . .\nRUN x\n").file("app.py", "a\nb\nc\n").file("req.txt", "flask\n")
}

fn file(path: &str, change: FileChange) -> Cause {
    Cause::File { path: path.to_owned(), change, n_more: 0 }
}

#[test]
fn a_file_changed_with_its_lines() {
    let lines = vec![LineChange { old: (1, 2), new: (1, 2) }];
    let edited = app().file("app.py", "a\nB\nc\n");
    assert_eq!(cause(&app(), &edited, 1), file("app.py", FileChange::Edited { lines, n_more: 0 }));
    assert_eq!(cause(&app(), &edited, 2), Cause::Upstream { instruction: 1 });
}

#[test]
fn a_file_came_went_or_was_renamed() {
    assert_eq!(cause(&app(), &app().file("n.txt", "x"), 1), file("n.txt", FileChange::Added));
    assert_eq!(cause(&app(), &app().without("req.txt"), 1), file("req.txt", FileChange::Removed));
    let renamed = app().without("app.py").file("main.py", "a\nb\nc\n");
    assert_eq!(
        cause(&app(), &renamed, 1),
        file("main.py", FileChange::Renamed { from: "app.py".to_owned() })
    );
    assert_eq!(
        cause(&app(), &app().mode("app.py", 0o755), 1),
        file("app.py", FileChange::Mode { old: 0o644, new: 0o755 })
    );
    let both = app().file("app.py", "x").file("req.txt", "y");
    assert!(matches!(cause(&app(), &both, 1), Cause::File { n_more: 1, .. }));
}

#[test]
fn the_ignore_file_lets_in_and_leaves_out() {
    let ignoring = |text| app().file(".dockerignore", text);
    let hidden = ignoring(".dockerignore\nreq.txt\n");
    let open = ignoring(".dockerignore\n");
    let let_in = |old, new| file("req.txt", FileChange::LetIn { old: text(old), new: text(new) });
    let left_out = |old, new| file("req.txt", FileChange::LeftOut { old: text(old), new: text(new) });
    let shared = Some(".dockerignore");
    assert_eq!(cause(&hidden, &open, 1), let_in(shared, shared));
    assert_eq!(cause(&open, &hidden, 1), left_out(shared, shared));

    // The Dockerfile's own file stands in for the other one, and is the one that decides.
    let own = |base: &Build, text| base.clone().file("Dockerfile.dockerignore", text);
    let (keeps, lets) = (own(&open, "*ignore\nreq.txt\n"), own(&hidden, "*ignore\n"));
    let by = Some("Dockerfile.dockerignore");
    assert_eq!(cause(&hidden, &lets, 1), let_in(shared, by));
    assert_eq!(cause(&open, &keeps, 1), left_out(shared, by));
    assert_eq!(cause(&keeps, &open, 1), let_in(by, shared));
    assert_eq!(cause(&hidden, &app(), 1), let_in(shared, None));
}

fn text(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

#[test]
fn the_instruction_says_something_else() {
    let (old, new) = ("RUN pip install flask".to_owned(), "RUN pip install flask gunicorn".to_owned());
    let before = build(&format!("FROM a\n{old}\nRUN b\n"));
    let then = build(&format!("FROM a\n{new}\nRUN b\n"));
    assert_eq!(cause(&before, &then, 1), Cause::Instruction { old, new });
    assert_eq!(cause(&before, &then, 2), Cause::Upstream { instruction: 1 });
}

#[test]
fn the_base_is_another_image() {
    let on = |chain| build("FROM python:3.8\nRUN a\n").image("python:3.8", chain, chain);
    let same_name = Cause::Base { old: "python:3.8".to_owned(), new: "python:3.8".to_owned() };
    assert_eq!(cause(&on("l1"), &on("l2"), 0), same_name);
    assert_eq!(cause(&on("l1"), &on("l2"), 1), same_name);
    let other = build("FROM python:3.9\nRUN a\n");
    let replaced = Cause::Base { old: "python:3.8".to_owned(), new: "python:3.9".to_owned() };
    assert_eq!(cause(&on("l1"), &other, 1), replaced);
}

#[test]
fn a_variable_has_another_value() {
    let variable = |name: &str, kind, old: Option<&str>, new: Option<&str>| {
        Cause::Variable(Variable { name: name.to_owned(), kind, old: text(old), new: text(new) })
    };
    let file = build("FROM a\nARG VERSION=1\nENV E=1\nRUN x\nCOPY app.py /$E/\n").file("app.py", "1");
    let by_argument = file.clone().arg("VERSION", "2");
    assert_eq!(cause(&file, &by_argument, 3), variable("VERSION", VariableKind::Arg, Some("1"), Some("2")));
    assert_eq!(cause(&file, &by_argument, 4), Cause::Upstream { instruction: 3 });
    let by_env = file.clone().text("E=1", "E=2");
    assert_eq!(cause(&file, &by_env, 3), variable("E", VariableKind::Env, Some("1"), Some("2")));
    assert_eq!(cause(&file, &by_env, 4), variable("E", VariableKind::Env, Some("1"), Some("2")));
    let added = build("FROM a\nRUN x\n");
    let with = build("FROM a\nENV N=1\nRUN x\n");
    assert_eq!(cause(&added, &with, 2), variable("N", VariableKind::Env, None, Some("1")));
    assert_eq!(cause(&with, &added, 1), variable("N", VariableKind::Env, Some("1"), None));
}

#[test]
fn what_surrounds_it_changed() {
    let base = build("FROM a\nUSER u\nRUN x\n");
    let user = Cause::User { old: Some("u".to_owned()), new: Some("v".to_owned()) };
    assert_eq!(cause(&base, &base.clone().text("USER u", "USER v"), 2), user);
    let shell = build("FROM a\nSHELL [\"/bin/a\",\"-c\"]\nRUN x\n");
    assert!(matches!(cause(&shell, &shell.clone().text("/bin/a", "/bin/b"), 2), Cause::Shell { .. }));
    let on = |workdir: &str| {
        build("FROM a\nRUN x\n")
            .image("a", "m", "l")
            .config(|config| config.workdir = Some(workdir.to_owned()))
    };
    let workdir = Cause::Workdir { old: "/a".to_owned(), new: "/b".to_owned() };
    assert_eq!(cause(&on("/a"), &on("/b"), 1), workdir);
    let host = base.clone().network(prediction::Network::Host);
    assert!(matches!(cause(&base, &host, 2), Cause::Network { .. }));
}

#[test]
fn new_steps_and_steps_on_another_ground() {
    let short = build("FROM a\nRUN a\n");
    assert_eq!(cause(&short, &build("FROM a\nRUN a\nRUN b\n"), 2), Cause::NeverBuilt);
    let long = build("FROM a\nRUN a\nRUN m\nRUN b\n");
    assert_eq!(cause(&long, &build("FROM a\nRUN a\nRUN b\n"), 2), Cause::Moved { onto: Some(1) });
    assert_eq!(cause(&short, &short.clone().no_cache(), 1), Cause::NoCache);
    let missing = build("FROM a\nCOPY gone /\n");
    assert_eq!(cause(&missing, &missing, 1), Cause::MissingFile { path: "/gone".to_owned() });
}

#[test]
fn what_the_engine_may_have_removed_is_not_promised() {
    let file = build("FROM a\nRUN a\nRUN b\n");
    let mut records = built(&[&file]);
    let gone = records.iter().map(|record| record.id).max();
    records.evict_where(|record| Some(record.id) == gone);
    let expected = predict(&file.plan(), &records, &Evidence::default());
    let open = Expected::Unknown { why: UnknownReason::Dropped };
    assert!(expected.vertices.contains(&open));
    records.evict_where(|_| true);
    let expected = predict(&file.plan(), &records, &Evidence::default());
    assert!(expected.vertices.iter().all(|found| *found == open));
    let changed = predict(&file.clone().text("RUN b", "RUN c").plan(), &records, &Evidence::default());
    assert_eq!(changed.instructions[2], Expected::Run { cause: Cause::NeverBuilt });
    let fresh = predict(&file.clone().no_cache().plan(), &records, &Evidence::default());
    assert_eq!(fresh.instructions[1], Expected::Run { cause: Cause::NoCache });
    assert_eq!(CacheEntries::from_bytes(&records.to_bytes()).as_ref(), Some(&records));
}

#[test]
fn a_failed_build_leaves_what_came_before_the_failure() {
    let file = build("FROM a\nRUN a\nRUN fails\nRUN b\n");
    let (planned, mut records) = (file.plan(), CacheEntries::default());
    records.add(&planned, 1, &[Outcome::Ran, Outcome::Ran, Outcome::Failed, Outcome::Nothing]);
    let past = Past { plan: &planned, texts: &[] };
    let expected = predict(&planned, &records, &Evidence { texts: &[], past: Some(past) });
    assert_eq!(expected.instructions[1], Expected::Reuse { build: 1 });
    assert_eq!(expected.instructions[2], Expected::Run { cause: Cause::NeverBuilt });
}

#[test]
fn a_failed_build_teaches_what_it_reached() {
    let file = build("FROM a\nRUN a\nRUN b\nCOPY --from=b /gone /x\n");
    let (planned, mut records) = (file.plan(), CacheEntries::default());
    records.add(&planned, 1, &[Outcome::Reused, Outcome::Reused, Outcome::Nothing, Outcome::Failed]);
    let expected = predict(&planned, &records, &Evidence::default());
    assert_eq!(expected.instructions[1], Expected::Reuse { build: 1 });
    assert_eq!(expected.instructions[2], Expected::Run { cause: Cause::NeverBuilt });
}

#[test]
fn the_engine_may_know_more_than_we() {
    let file = build("FROM a\nRUN a\n");
    let (planned, mut records) = (file.plan(), CacheEntries::default());
    records.add(&planned, 4, &[Outcome::Reused, Outcome::Reused]);
    let expected = predict(&planned, &records, &Evidence::default());
    assert_eq!(expected.instructions[1], Expected::Reuse { build: 4 });
}

#[test]
fn an_open_question_is_settled_by_the_build() {
    let file = build("FROM g AS b\nCOPY app.py /s\nRUN make\nFROM a\nCOPY --from=b /out /out\nRUN x\n")
        .file("app.py", "1");
    let edited = file.clone().file("app.py", "2");
    let open = after(&file, &edited);
    assert_eq!(open.instructions[4], Expected::Unknown { why: UnknownReason::Output { instruction: 2 } });
    assert_eq!(open.instructions[5], Expected::Unknown { why: UnknownReason::Output { instruction: 2 } });
    let mut records = built(&[&file]);
    let outcomes =
        [Outcome::Reused, Outcome::Ran, Outcome::Ran, Outcome::Reused, Outcome::Reused, Outcome::Reused];
    records.add(&edited.plan(), 2, &outcomes);
    let again = predict(&edited.plan(), &records, &Evidence::default());
    assert_eq!(again.instructions[4], Expected::Reuse { build: 1 });
    assert_eq!(again.instructions[5], Expected::Reuse { build: 1 });
}

#[test]
fn without_the_last_build_causes_are_poorer_but_true() {
    let records = built(&[&app()]);
    let expected = predict(&app().file("app.py", "x").plan(), &records, &Evidence::default());
    assert_eq!(expected.instructions[1], Expected::Run { cause: Cause::Content });
    assert_eq!(expected.instructions[2], Expected::Run { cause: Cause::Upstream { instruction: 1 } });
    let first = predict(&app().plan(), &CacheEntries::default(), &Evidence::default());
    assert_eq!(first.instructions[1], Expected::Run { cause: Cause::NeverBuilt });
}
