//! Files that are brought back, and the builds of a pair.

use protocol::{BuildState, FileRecord, LimitKind, PairName, PairPart, Replacement};

use super::*;
use crate::engine::BuildOutcome;

fn replace(session: &mut Session, files: &[(&str, &str)]) -> Vec<SessionCommand> {
    let record = |(path, content): &(&str, &str)| FileRecord {
        path: (*path).to_owned(),
        revision: 0,
        digest: Digest(String::new()),
        content: Some((*content).to_owned()),
        is_executable: false,
    };
    session.ask(SessionRequest::ReplaceFiles { by: Replacement::Files(files.iter().map(record).collect()) })
}

fn before(commands: &[SessionCommand]) -> Vec<FileRecord> {
    match replies(commands).as_slice() {
        [ServerMessage::FilesReplaced { before }] => before.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn replaced_files_are_written_at_once_and_come_back_as_they_were() {
    let mut session = Session::new();
    let commands = replace(&mut session, &[("Dockerfile", "FROM scratch\n"), ("new.py", "1")]);
    let SessionCommand::WriteFiles(written) = &commands[0] else { panic!("{commands:?}") };
    let [FileWrite::Removed { path, .. }, FileWrite::Saved(file)] = written.as_slice() else {
        panic!("{written:?}")
    };
    assert_eq!(
        (path.as_str(), file.source.path.as_str()),
        ("app.py", "new.py"),
        "what is the same is not written"
    );
    let old = before(&commands);
    let of_old: Vec<_> = old.iter().map(|file| (file.path.as_str(), file.content.as_deref())).collect();
    assert_eq!(of_old, [("Dockerfile", Some("FROM scratch\n")), ("app.py", Some("print()\n"))]);
    let news = commands
        .iter()
        .filter(|command| matches!(command, SessionCommand::News { causer: None, .. }))
        .count();
    assert_eq!(news, 2, "every tab is told, the asker too");

    let back = session.ask(SessionRequest::ReplaceFiles { by: Replacement::Files(old.clone()) });
    let SessionCommand::WriteFiles(written) = &back[0] else { panic!("{back:?}") };
    let Some(FileWrite::Saved(app)) = written.last() else { panic!("{written:?}") };
    assert_eq!((app.source.path.as_str(), app.revision), ("app.py", 3), "a revision never comes twice");
    assert_eq!(before(&back).len(), 2);
}

#[test]
fn a_workspace_starts_over_with_the_files_of_a_new_one() {
    let mut session = Session::new();
    for pair in [None, Some(PairName::MultiStage)] {
        replace(&mut session, &[("mine.txt", "1")]);
        let by = Replacement::Seed(pair.map(|pair| pair.key().to_owned()));
        let old = before(&session.ask(SessionRequest::ReplaceFiles { by }));
        assert_eq!(old.iter().map(|file| &*file.path).collect::<Vec<_>>(), ["mine.txt"], "what undoes it");
        let now = before(&replace(&mut session, &[("mine.txt", "1")]));
        for (path, text) in pairs::seed(pair) {
            assert!(
                now.iter().any(|file| file.path == *path && file.content.as_deref() == Some(text)),
                "{path}"
            );
        }
        assert_eq!(now.len(), pairs::seed(pair).len());
    }
}

#[test]
fn files_that_do_not_fit_replace_nothing() {
    let mut session = Session::with_limits(Limits { files: 2, ..Limits::default() });
    let commands = replace(&mut session, &[("a", "1"), ("b", "2"), ("c", "3")]);
    assert!(matches!(refusal(&commands), Notice::Limit { .. }));
    let commands = replace(&mut session, &[("../a", "1")]);
    assert!(matches!(refusal(&commands), Notice::BadPath { .. }));
    let commands = replace(&mut session, &[("Dockerfile", "FROM a\n")]);
    assert_eq!(before(&commands).len(), 2, "nothing was lost meanwhile");
}

#[test]
fn the_files_of_a_build_come_from_the_store() {
    let mut session = Session::new();
    let commands = session.ask(SessionRequest::ReplaceFiles { by: Replacement::Build(BuildNumber(1)) });
    let [SessionCommand::LoadFiles { reply_to, build }] = commands.as_slice() else { panic!("{commands:?}") };
    let (reply_to, build) = (*reply_to, *build);
    let none = session.step(SessionEvent::FilesLoaded { reply_to, build, files: Vec::new() });
    assert_eq!(refusal(&none), &Notice::NoSuchBuild { build: 1 });
    let files = vec![crate::engine::SourceFile::new("Dockerfile", "FROM b\n")];
    let loaded = session.step(SessionEvent::FilesLoaded { reply_to, build, files });
    assert_eq!(before(&loaded).len(), 2);
}

/// Gives a place to whatever asks for one; returns the files that are built.
fn enter(
    session: &mut Session,
    commands: &[SessionCommand],
) -> (BuildNumber, Vec<String>, Vec<SessionCommand>) {
    let Some(SessionCommand::EnterQueue { reply_to, image, options }) =
        commands.iter().find(|command| matches!(command, SessionCommand::EnterQueue { .. }))
    else {
        panic!("{commands:?}")
    };
    let event = SessionEvent::Entered {
        reply_to: *reply_to,
        image: image.clone(),
        options: options.clone(),
        standing: QueuePosition::MayBegin,
    };
    let begun = session.step(event);
    let SessionCommand::BeginBuild { order } = &begun[0] else { panic!("{begun:?}") };
    let texts = order.files.iter().map(|file| file.content.to_string()).collect();
    (order.number, texts, begun)
}

fn finish(session: &mut Session, build: BuildNumber, outcome: BuildOutcome) -> Vec<SessionCommand> {
    session.step(SessionEvent::Built { build, event: BuildEvent::Finished(outcome) })
}

fn succeeded() -> BuildOutcome {
    BuildOutcome::Succeeded { image_id: Digest("sha256:1".into()), image_bytes: 1 }
}

fn build_pair(session: &mut Session) -> Vec<SessionCommand> {
    build_pair_from(session, PairPart::A)
}

fn build_pair_from(session: &mut Session, from: PairPart) -> Vec<SessionCommand> {
    let pair = PairName::CopyOrder.key().to_owned();
    session.ask(SessionRequest::BuildPair { pair, from, image: name("web") })
}

#[test]
fn a_pair_is_built_in_four_builds_and_answered_once() {
    let mut session = Session::new();
    let mut commands = build_pair(&mut session);
    for part in PairPart::ALL {
        let (number, texts, begun) = enter(&mut session, &commands);
        let expected = pairs::pair(PairName::CopyOrder).files(part, "1 of w");
        assert_eq!(texts, expected.into_iter().map(|(_, text)| text).collect::<Vec<_>>());
        assert_eq!(replies(&begun).len(), usize::from(part == PairPart::A));
        let record = begun.iter().find_map(|command| match command {
            SessionCommand::InsertBuild { record, files } => Some((record, files.len())),
            _ => None,
        });
        let (record, n_files) = record.unwrap();
        assert_eq!(n_files, 2, "the store gets what no file of the workspace has");
        assert_eq!(
            part_of(&WorkspaceId("w".into()), PairName::CopyOrder, number, &record.snapshot),
            Some(part)
        );
        commands = finish(&mut session, number, succeeded());
    }
    assert!(!commands.iter().any(|command| matches!(command, SessionCommand::EnterQueue { .. })));
    assert_eq!(session.state.files.snapshot().files.len(), 2, "the workspace's own files stay");
}

#[test]
fn a_pair_ends_with_a_build_that_fails_and_lets_others_be() {
    let mut session = Session::new();
    let asked = build_pair(&mut session);
    let (number, ..) = enter(&mut session, &asked);
    let ended = finish(&mut session, number, BuildOutcome::Cancelled);
    assert!(!ended.iter().any(|command| matches!(command, SessionCommand::EnterQueue { .. })));

    // The line was full: another build takes the workspace's own files.
    drop(build_pair(&mut session));
    let commands = session.build("web");
    let SessionCommand::BeginBuild { order } = &commands[0] else { panic!("{commands:?}") };
    assert_eq!(&*order.files[1].content, "print()\n");
    let from = PairPart::A;
    let unknown = session.ask(SessionRequest::BuildPair { pair: "none".into(), from, image: name("web") });
    assert!(matches!(refusal(&unknown), Notice::Unreadable { .. }));
}

#[test]
fn a_pair_that_stopped_goes_on_with_the_build_that_was_missing() {
    let mut session = Session::new();
    let none = build_pair_from(&mut session, PairPart::B);
    assert!(matches!(refusal(&none), Notice::Unreadable { .. }), "there is nothing to go on from");

    let asked = build_pair(&mut session);
    let (number, ..) = enter(&mut session, &asked);
    let next = finish(&mut session, number, succeeded());
    let (number, ..) = enter(&mut session, &next);
    drop(finish(&mut session, number, BuildOutcome::Cancelled));

    let mut commands = build_pair_from(&mut session, PairPart::AEdited);
    for part in [PairPart::AEdited, PairPart::B, PairPart::BEdited] {
        let (number, texts, begun) = enter(&mut session, &commands);
        let expected = pairs::pair(PairName::CopyOrder).files(part, "2 of w");
        assert_eq!(texts, expected.into_iter().map(|(_, text)| text).collect::<Vec<_>>());
        assert_eq!(replies(&begun).len(), usize::from(part == PairPart::AEdited));
        commands = finish(&mut session, number, succeeded());
    }
    assert!(!commands.iter().any(|command| matches!(command, SessionCommand::EnterQueue { .. })));
}

#[test]
fn a_later_build_of_a_pair_without_a_place_is_one_that_failed() {
    let mut session = Session::new();
    let full = |session: &mut Session, commands: &[SessionCommand]| {
        let Some(SessionCommand::EnterQueue { reply_to, image, options }) = commands.last() else {
            panic!("{commands:?}")
        };
        let notice = Notice::Limit { kind: LimitKind::BuildQueue, used: 1, limit: 1 };
        let (reply_to, image, options) = (*reply_to, image.clone(), options.clone());
        let event = SessionEvent::NotEntered { reply_to, image, options, notice };
        assert!(event.may_take_long(), "a whole build may be recorded");
        session.step(event)
    };
    let asked = build_pair(&mut session);
    let refused = full(&mut session, &asked);
    assert!(matches!(refusal(&refused), Notice::Limit { .. }), "nothing was begun");

    let asked = build_pair(&mut session);
    let (number, ..) = enter(&mut session, &asked);
    let next = finish(&mut session, number, succeeded());
    let told = full(&mut session, &next);
    assert!(
        replies(&told).is_empty()
            && !told.iter().any(|command| matches!(command, SessionCommand::BeginBuild { .. }))
    );
    let kept = told.iter().find_map(|command| match command {
        SessionCommand::FinishBuild { record, .. } => Some(record),
        _ => None,
    });
    let record = kept.unwrap();
    assert_eq!(record.number, BuildNumber(2));
    assert!(
        matches!(record.state, BuildState::Failed { notice: Notice::Limit { .. }, started_ms: None, .. }),
        "{record:?}"
    );
    assert!(!session.state.is_busy());
}
