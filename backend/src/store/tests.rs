//! The store on a real file.

use std::sync::Arc;

use protocol::{
    Aftermath, BuildNumber, BuildOptions, BuildRecord, BuildState, Digest, ImageName, LogLine, LogStream,
    Token, WorkspaceId,
};
use tempfile::TempDir;

use super::opening::DATABASE;
use super::*;
use crate::source_file::SourceFile;

mod damage;
mod growth;
mod room;

const SEED: &[(&str, &str)] = &[("Dockerfile", "FROM scratch\n")];

async fn open(folder: &TempDir) -> Store {
    Store::open(folder.path()).await.expect("the store opens").0
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn file(path: &str, revision: u64, content: &str) -> StoredFile {
    StoredFile { source: SourceFile::new(path, content), revision }
}

fn record(number: u32) -> BuildRecord {
    BuildRecord {
        number: BuildNumber(number),
        image: ImageName::parse("web").unwrap(),
        snapshot: Digest("sha256:s".into()),
        state: BuildState::Running { started_ms: 1 },
        steps: Vec::new(),
        n_log_lines: 0,
        log_bytes_cut: 0,
        options: BuildOptions::default(),
        prediction: None,
        aftermath: None,
    }
}

fn newest(n_builds: u32) -> HistoryLimit {
    HistoryLimit { n_builds, n_bytes: u64::MAX }
}

fn line(number: u64) -> LogLine {
    LogLine {
        number,
        step: Some(1),
        at_ms: 2,
        stream: LogStream::Err,
        text: format!("línea {number}").into(),
    }
}

async fn packed(lines: Vec<LogLine>) -> PackedLog {
    tokio::task::spawn_blocking(move || PackedLog::pack(&lines)).await.unwrap().unwrap()
}

async fn build_log(store: &Store, workspace: &WorkspaceId, build: u32) -> Vec<LogLine> {
    let packed = store.build_log(workspace.clone(), BuildNumber(build)).await.unwrap();
    tokio::task::spawn_blocking(move || packed.unpack()).await.unwrap().unwrap()
}

async fn builds(store: &Store, workspace: &WorkspaceId) -> Vec<StoredBuild> {
    let packed = store.load_workspace(workspace.clone()).await.unwrap().expect("it is there");
    packed.unpack().builds
}

#[tokio::test]
async fn a_token_opens_its_workspace_and_nothing_else_does() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, token) = store.create_workspace(SEED).await.unwrap();
    let (other, other_token) = store.create_workspace(SEED).await.unwrap();
    assert!(workspace != other && token != other_token);
    assert_eq!(store.open_workspace(token.clone()).await.unwrap(), Some(workspace));
    assert_eq!(store.open_workspace(other_token).await.unwrap(), Some(other));
    assert_eq!(store.open_workspace(Token("0".repeat(32))).await.unwrap(), None);
    let database = std::fs::read(folder.path().join(DATABASE)).unwrap();
    let log = std::fs::read(folder.path().join(format!("{DATABASE}-wal"))).unwrap();
    let is_in = |bytes: &[u8]| bytes.windows(32).any(|window| window == token.0.as_bytes());
    assert!(!is_in(&database) && !is_in(&log), "the token itself is not kept");
}

#[tokio::test]
async fn what_was_written_is_there_after_the_store_was_opened_again() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    let mut script = file("web.py", 3, "two");
    script.source.is_executable = true;
    for change in [
        FileWrite::Saved(file("app.py", 1, "one")),
        FileWrite::Saved(file("app.py", 2, "two")),
        FileWrite::Renamed { from: "app.py".into(), file: script.clone(), revision_floor: 2 },
        FileWrite::Removed { path: "Dockerfile".into(), revision_floor: 1 },
    ] {
        store.write_files(workspace.clone(), vec![change]).await.unwrap();
    }
    drop(store);
    let stored = open(&folder).await.load_workspace(workspace).await.unwrap().expect("it is there").unpack();
    assert_eq!(stored.files, [script]);
    assert_eq!(stored.revision_floor, 2);
}

#[tokio::test]
async fn builds_come_back_with_their_logs_and_only_the_newest_stay() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    let snapshot = Arc::new(vec![SourceFile::new("Dockerfile", SEED[0].1)]);
    for number in 1..=4 {
        store
            .insert_build(workspace.clone(), record(number), Arc::clone(&snapshot), newest(3))
            .await
            .unwrap();
    }
    let over = BuildRecord { state: BuildState::Cancelled { started_ms: None, ended_ms: 3 }, ..record(4) };
    let log = packed(vec![line(0), line(7)]).await;
    store.finish_build(workspace.clone(), over.clone(), log, newest(3)).await.unwrap();
    let stored = store.load_workspace(workspace.clone()).await.unwrap().unwrap().unpack();
    assert_eq!(stored.builds, [record(2), record(3), over.clone()]);
    assert_eq!(build_log(&store, &workspace, 4).await, [line(0), line(7)]);
    assert_eq!(build_log(&store, &workspace, 1).await, []);

    let aftermath = Some(Aftermath::EngineRestarted { at_ms: 9 });
    let noted = BuildRecord { aftermath, ..over };
    store.note_build(workspace.clone(), noted.clone()).await.unwrap();
    let stored = store.load_workspace(workspace.clone()).await.unwrap().unwrap().unpack();
    assert_eq!(stored.builds.last(), Some(&noted));
    assert_eq!(build_log(&store, &workspace, 4).await, [line(0), line(7)], "its log stays");
}

#[tokio::test]
async fn contents_are_given_to_their_own_workspace_alone() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    let (other, _) = store.create_workspace(&[]).await.unwrap();
    let saved = file("secret.txt", 1, "mine");
    store.write_files(workspace.clone(), vec![FileWrite::Saved(saved.clone())]).await.unwrap();
    let snapshot = Arc::new(vec![SourceFile { is_executable: true, ..saved.source.clone() }]);
    store.insert_build(workspace.clone(), record(1), snapshot, newest(3)).await.unwrap();
    let files = store.snapshot(workspace.clone(), BuildNumber(1)).await.unwrap();
    assert_eq!(files.iter().map(|file| &*file.content).collect::<Vec<_>>(), ["mine"]);
    assert!(files[0].is_executable, "with its mode");
    assert_eq!(store.snapshot(other, BuildNumber(1)).await.unwrap(), []);
    let removed = FileWrite::Removed { path: "secret.txt".into(), revision_floor: 1 };
    store.write_files(workspace.clone(), vec![removed]).await.unwrap();
    assert_eq!(store.snapshot(workspace, BuildNumber(1)).await.unwrap(), files, "a build still has it");
}

#[tokio::test]
async fn what_can_be_reused_goes_with_its_workspace() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    let of = |basis: &str, generation| StoredPrediction { basis: basis.as_bytes().to_vec(), generation };
    store.put_reuse(workspace.clone(), of("one", 1)).await.unwrap();
    store.put_reuse(workspace.clone(), of("two", 2)).await.unwrap();
    let loaded = store.load_workspace(workspace.clone()).await.unwrap().unwrap().unpack();
    assert_eq!(loaded.reuse, Some(of("two", 2)));
    assert_eq!(store.engine_cache().await.unwrap(), StoredEngineCache::default());
    let kept = StoredEngineCache { engine: "id".into(), generation: 3, records: vec![1, 0] };
    store.put_engine_cache(kept.clone()).await.unwrap();
    drop(store);
    let store = open(&folder).await;
    assert_eq!(store.engine_cache().await.unwrap(), kept);
    assert!(store.remove_workspace(workspace.clone(), u64::MAX >> 1).await.unwrap());
    assert!(store.load_workspace(workspace).await.unwrap().is_none());
}

#[tokio::test]
async fn contents_stay_as_long_as_a_file_or_a_snapshot_names_them_and_go_at_once() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    let (other, _) = store.create_workspace(SEED).await.unwrap();
    let snapshot = Arc::new(vec![SourceFile::new("Dockerfile", SEED[0].1)]);
    store.insert_build(workspace.clone(), record(1), snapshot, newest(1)).await.unwrap();
    for (revision, text) in [(2, "FROM x\n"), (3, "FROM y\n")] {
        let saved = FileWrite::Saved(file("Dockerfile", revision, text));
        store.write_files(workspace.clone(), vec![saved]).await.unwrap();
    }
    assert_eq!(n_blobs(&store).await, 2, "the seed, and the newest text alone");
    assert!(store.remove_workspace(other, u64::MAX >> 1).await.unwrap());
    assert_eq!(n_blobs(&store).await, 2, "a build still has the seed");
    store.insert_build(workspace.clone(), record(2), Arc::default(), newest(1)).await.unwrap();
    assert_eq!(n_blobs(&store).await, 1, "the seed was named by build 1 alone");
    let removed = FileWrite::Removed { path: "Dockerfile".into(), revision_floor: 3 };
    store.write_files(workspace.clone(), vec![removed]).await.unwrap();
    assert_eq!(n_blobs(&store).await, 0);
    assert_eq!(store.collect_blobs().await.unwrap(), 0, "nothing is left for the sweep");
}

async fn n_blobs(store: &Store) -> u64 {
    let count = |connection: &mut Connection| {
        Ok(connection.query_row("SELECT count(*) FROM blobs", [], |row| row.get(0))?)
    };
    store.call(count).await.unwrap()
}

#[tokio::test]
async fn an_unused_workspace_goes_with_all_it_had() {
    let folder = folder();
    let store = open(&folder).await;
    let (old, _) = store.create_workspace(SEED).await.unwrap();
    let (young, _) = store.create_workspace(SEED).await.unwrap();
    used_at(&store, &old, 100).await;
    used_at(&store, &young, 500).await;
    assert_eq!(store.workspaces_unused_since(300).await.unwrap(), std::slice::from_ref(&old));
    used_at(&store, &old, 400).await;
    assert!(!store.remove_workspace(old.clone(), 300).await.unwrap(), "it was used in the meantime");
    assert!(store.remove_workspace(old.clone(), 450).await.unwrap());
    assert!(store.load_workspace(old).await.unwrap().is_none());
    assert_eq!(store.workspaces().await.unwrap(), [young]);
}

async fn used_at(store: &Store, workspace: &protocol::WorkspaceId, served_ms: u64) {
    let id = workspace.0.clone();
    let update = move |connection: &mut Connection| {
        let update = "UPDATE workspaces SET used_served_ms = ?2 WHERE id = ?1";
        Ok(connection.execute(update, rusqlite::params![id, served_ms])?)
    };
    store.call(update).await.unwrap();
}

#[tokio::test]
async fn time_in_which_no_server_ran_does_not_count() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, token) = store.create_workspace(SEED).await.unwrap();
    let set = |connection: &mut Connection| Ok(connection.execute("UPDATE server SET served_ms = 5000", [])?);
    store.call(set).await.unwrap();
    drop(store);
    // However long that was: what the clock of the day says is not looked at.
    let store = open(&folder).await;
    assert!((5_000..15_000).contains(&store.served_ms()), "{}", store.served_ms());
    store.write_down_time().await.unwrap();
    let unused = store.served_ms().saturating_sub(60_000);
    assert_eq!(store.workspaces_unused_since(unused).await.unwrap(), [], "a minute has not been served yet");
    assert_eq!(store.open_workspace(token).await.unwrap(), Some(workspace.clone()));
    let used = "SELECT used_served_ms FROM workspaces";
    let used: u64 =
        store.call(move |connection| Ok(connection.query_row(used, [], |row| row.get(0))?)).await.unwrap();
    assert!((5_000..15_000).contains(&used), "{used}");
    // A server that was killed has not written down its last minute; what it noted of workspaces counts.
    used_at(&store, &workspace, 100_000).await;
    drop(store);
    assert!(open(&folder).await.served_ms() >= 100_000);
}

#[tokio::test]
async fn workspaces_of_an_older_server_begin_their_time_anew() {
    let folder = folder();
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    for step in &migrations::STEPS[..3] {
        connection.execute_batch(step).unwrap();
    }
    connection.pragma_update(None, "user_version", 3).unwrap();
    let insert = "INSERT INTO workspaces (id, token_sha256, created_ms, used_ms) VALUES ('old', x'00', 1, 1)";
    let _ = connection.execute(insert, []).unwrap();
    drop(connection);
    let store = open(&folder).await;
    let unused = store.served_ms().saturating_sub(60_000);
    assert_eq!(store.workspaces_unused_since(unused).await.unwrap(), []);
    assert_eq!(store.workspaces().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_database_of_a_newer_server_is_left_alone() {
    let folder = folder();
    drop(open(&folder).await);
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = Store::open(folder.path()).await.expect_err("it is refused");
    assert!(matches!(error, StoreError::TooNew { found: 99, .. }), "{error:?}");
}

#[tokio::test]
async fn of_the_lines_that_were_run_the_newest_are_kept() {
    let folder = folder();
    let store = open(&folder).await;
    let (one, _) = store.create_workspace(SEED).await.unwrap();
    let (two, _) = store.create_workspace(SEED).await.unwrap();
    for number in 0..protocol::limits::SHELL_HISTORY + 3 {
        store.add_shell_line(one.clone(), format!("echo {number}")).await.unwrap();
    }
    store.add_shell_line(two.clone(), "ls".into()).await.unwrap();
    let kept = store.shell_history(one).await.unwrap();
    assert_eq!(kept.len(), protocol::limits::SHELL_HISTORY);
    assert_eq!(kept.first().map(String::as_str), Some("echo 3"));
    assert_eq!(store.shell_history(two).await.unwrap(), ["ls"]);
}
