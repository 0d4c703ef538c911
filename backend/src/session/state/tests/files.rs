//! Saves, names, limits, snapshots.

use protocol::{KnownFile, LimitKind};

use super::*;

fn save(path: &str, content: &str, base_revision: u64) -> SessionRequest {
    SessionRequest::SaveFile {
        path: path.to_owned(),
        content: content.to_owned(),
        base_revision,
        is_executable: false,
    }
}

fn may_be_executed(path: &str, content: &str, base_revision: u64) -> SessionRequest {
    let (path, content) = (path.to_owned(), content.to_owned());
    SessionRequest::SaveFile { path, content, base_revision, is_executable: true }
}

#[test]
fn a_save_is_written_before_it_is_promised_and_the_saver_gets_no_content_back() {
    let mut session = Session::new();
    let commands = session.ask(save("app.py", "new", 1));
    let [
        SessionCommand::WriteFile(FileWrite::Saved(file)),
        SessionCommand::Reply { message, .. },
        SessionCommand::News { message: news, causer },
    ] = commands.as_slice()
    else {
        panic!("{commands:?}")
    };
    assert_eq!((file.revision, &*file.source.content), (2, "new"));
    assert_eq!(*message, ServerMessage::FileSaved { path: "app.py".into(), revision: 2 });
    let ServerMessage::FileChanged { file } = news else { panic!("{news:?}") };
    assert_eq!(file.content.as_deref(), Some("new"));
    let Some((TAB, ServerMessage::FileChanged { file })) = causer else { panic!("{causer:?}") };
    assert_eq!(file.content, None);
}

#[test]
fn a_save_over_what_the_page_has_not_seen_is_refused_unless_it_is_the_same() {
    let mut session = Session::new();
    drop(session.ask(save("app.py", "theirs", 1)));
    let answer = session.ask(save("app.py", "mine", 1));
    assert_eq!(refusal(&answer), &Notice::FileChangedElsewhere { path: "app.py".into() });
    let answer = session.ask(save("app.py", "theirs", 1));
    assert_eq!(replies(&answer), [&ServerMessage::FileSaved { path: "app.py".into(), revision: 2 }]);
    assert_eq!(answer.len(), 1, "nothing is written or told again");
    let answer = session.ask(save("gone.py", "x", 7));
    assert_eq!(refusal(&answer), &Notice::NoSuchFile { path: "gone.py".into() });
}

#[test]
fn revisions_never_go_back() {
    let mut session = Session::new();
    drop(session.ask(save("a", "1", 0)));
    drop(session.ask(save("a", "2", 1)));
    drop(session.ask(SessionRequest::DeleteFile { path: "a".into() }));
    let again = session.ask(save("a", "2", 0));
    assert_eq!(replies(&again), [&ServerMessage::FileSaved { path: "a".into(), revision: 3 }]);
    let renamed = session.ask(SessionRequest::RenameFile { from: "a".into(), to: "b".into() });
    let SessionCommand::WriteFile(FileWrite::Renamed { file, revision_floor, .. }) = &renamed[0] else {
        panic!()
    };
    assert_eq!((file.revision, *revision_floor), (4, 3));
}

#[test]
fn names_are_checked() {
    let mut session = Session::new();
    let bad = session.ask(save("../etc/passwd", "x", 0));
    assert!(matches!(refusal(&bad), Notice::BadPath { .. }));
    let taken = session.ask(SessionRequest::RenameFile { from: "app.py".into(), to: "Dockerfile".into() });
    assert_eq!(refusal(&taken), &Notice::FileExists { path: "Dockerfile".into() });
    let missing = session.ask(SessionRequest::RenameFile { from: "nope".into(), to: "x".into() });
    assert_eq!(refusal(&missing), &Notice::NoSuchFile { path: "nope".into() });
    let inside_a_file = session.ask(save("app.py/x", "x", 0));
    assert_eq!(refusal(&inside_a_file), &Notice::FileExists { path: "app.py".into() });
    drop(session.ask(save("src/x", "x", 0)));
    let over_a_folder = session.ask(save("src", "x", 0));
    assert_eq!(refusal(&over_a_folder), &Notice::FileExists { path: "src/x".into() });
}

#[test]
fn limits_say_what_was_used_and_what_is_allowed() {
    let limits = Limits { files: 3, file_bytes: 10, workspace_bytes: 40, ..Limits::default() };
    let mut session = Session::with_limits(limits);
    let limit = |kind, used, limit| Notice::Limit { kind, used, limit };
    let large = session.ask(save("c", "12345678901", 0));
    assert_eq!(refusal(&large), &limit(LimitKind::FileBytes, 11, 10));
    drop(session.ask(save("c", "1234567890", 0)));
    let many = session.ask(save("d", "", 0));
    assert_eq!(refusal(&many), &limit(LimitKind::Files, 4, 3));
    // Dockerfile has 13 bytes, app.py 8, c 10: a change of app.py to 10 fits into 40, so narrow the room.
    session.state.limits.workspace_bytes = 32;
    let in_all = session.ask(save("app.py", "1234567890", 1));
    assert_eq!(refusal(&in_all), &limit(LimitKind::WorkspaceBytes, 33, 32));
}

#[test]
fn a_page_gets_contents_only_of_what_it_lacks() {
    let mut session = Session::new();
    let known = |path: &str, revision| KnownFile { path: path.into(), revision };
    let hello = Hello { files: vec![known("app.py", 1), known("Dockerfile", 9)], ..hello() };
    let files = session.state.join(ConnectionId(2), &hello).files;
    let has_content: Vec<_> = files.iter().map(|file| (file.path.as_str(), file.content.is_some())).collect();
    assert_eq!(has_content, [("Dockerfile", true), ("app.py", false)]);
}

#[test]
fn a_snapshot_is_addressed_by_paths_and_contents() {
    let mut session = Session::new();
    let snapshot_of = |session: &mut Session| session.state.files.snapshot().digest;
    let first = snapshot_of(&mut session);
    drop(session.ask(save("app.py", "new", 1)));
    let second = snapshot_of(&mut session);
    drop(session.ask(save("app.py", "print()\n", 2)));
    assert_ne!(first, second);
    assert_eq!(first, snapshot_of(&mut session), "the same files have the same address");
    drop(session.ask(may_be_executed("app.py", "print()\n", 3)));
    assert_ne!(first, snapshot_of(&mut session), "a mode counts");
    drop(session.ask(save("app.py", "print()\n", 4)));
    assert_eq!(first, snapshot_of(&mut session));
    drop(session.ask(SessionRequest::RenameFile { from: "app.py".into(), to: "b.py".into() }));
    assert_ne!(first, snapshot_of(&mut session));
}
