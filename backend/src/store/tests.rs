//! The store on a real file.

use protocol::{
    BuildNumber, BuildOptions, BuildRecord, BuildState, Digest, ImageName, LogLine, LogStream, Token,
};
use tempfile::TempDir;

use super::*;
use crate::secret;

const SEED: &[(&str, &str)] = &[("Dockerfile", "FROM scratch\n")];

async fn open(folder: &TempDir) -> Store {
    Store::open(folder.path()).await.expect("the store opens")
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn file(path: &str, revision: u64, content: &str) -> StoredFile {
    let digest = secret::digest(content.as_bytes());
    StoredFile { path: path.to_owned(), revision, digest, content: content.into(), is_executable: false }
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
    }
}

fn line(number: u64) -> LogLine {
    LogLine { number, step: Some(1), at_ms: 2, stream: LogStream::Err, text: format!("línea {number}") }
}

#[tokio::test]
async fn a_token_opens_its_workspace_and_nothing_else_does() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, token) = store.create_workspace(SEED, 1).await.unwrap();
    let (other, other_token) = store.create_workspace(SEED, 1).await.unwrap();
    assert!(workspace != other && token != other_token);
    assert_eq!(store.open_workspace(token.clone(), 2).await.unwrap(), Some(workspace));
    assert_eq!(store.open_workspace(other_token, 2).await.unwrap(), Some(other));
    assert_eq!(store.open_workspace(Token("0".repeat(32)), 2).await.unwrap(), None);
    let database = std::fs::read(folder.path().join(DATABASE)).unwrap();
    let log = std::fs::read(folder.path().join(format!("{DATABASE}-wal"))).unwrap();
    let is_in = |bytes: &[u8]| bytes.windows(32).any(|window| window == token.0.as_bytes());
    assert!(!is_in(&database) && !is_in(&log), "the token itself is not kept");
}

#[tokio::test]
async fn what_was_written_is_there_after_the_store_was_opened_again() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED, 1).await.unwrap();
    let script = StoredFile { is_executable: true, ..file("web.py", 3, "two") };
    for change in [
        Written::Saved(file("app.py", 1, "one")),
        Written::Saved(file("app.py", 2, "two")),
        Written::Renamed { from: "app.py".into(), file: script.clone(), revision_floor: 2 },
        Written::Removed { path: "Dockerfile".into(), revision_floor: 1 },
    ] {
        store.write_files(workspace.clone(), vec![change]).await.unwrap();
    }
    drop(store);
    let stored = open(&folder).await.load_workspace(workspace).await.unwrap().expect("it is there");
    assert_eq!(stored.files, [script]);
    assert_eq!(stored.revision_floor, 2);
}

#[tokio::test]
async fn builds_come_back_with_their_logs_and_only_the_newest_stay() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED, 1).await.unwrap();
    let snapshot = vec![("Dockerfile".to_owned(), secret::digest(SEED[0].1.as_bytes()), false)];
    for number in 1..=4 {
        store
            .insert_build(workspace.clone(), record(number), (snapshot.clone(), Vec::new()), 3)
            .await
            .unwrap();
    }
    let over = BuildRecord { state: BuildState::Cancelled { started_ms: None, ended_ms: 3 }, ..record(4) };
    store.finish_build(workspace.clone(), over.clone(), vec![line(0), line(7)]).await.unwrap();
    let stored = store.load_workspace(workspace.clone()).await.unwrap().unwrap();
    assert_eq!(stored.builds, [record(2), record(3), over]);
    assert_eq!(store.build(workspace.clone(), BuildNumber(4)).await.unwrap(), stored.builds.last().cloned());
    assert_eq!(store.build_log(workspace.clone(), BuildNumber(4)).await.unwrap(), [line(0), line(7)]);
    assert_eq!(store.build_log(workspace, BuildNumber(1)).await.unwrap(), []);
}

#[tokio::test]
async fn contents_are_given_to_their_own_workspace_alone() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED, 1).await.unwrap();
    let (other, _) = store.create_workspace(&[], 1).await.unwrap();
    let saved = file("secret.txt", 1, "mine");
    store.write_files(workspace.clone(), vec![Written::Saved(saved.clone())]).await.unwrap();
    let snapshot = vec![("secret.txt".to_owned(), saved.digest.clone(), true)];
    store.insert_build(workspace.clone(), record(1), (snapshot, Vec::new()), 3).await.unwrap();
    let files = store.snapshot(workspace.clone(), BuildNumber(1)).await.unwrap();
    assert_eq!(files.iter().map(|file| file.content.as_str()).collect::<Vec<_>>(), ["mine"]);
    assert!(files[0].is_executable, "with its mode");
    let content = async |workspace: &protocol::WorkspaceId| {
        store.content(workspace.clone(), saved.digest.clone()).await
    };
    assert_eq!(content(&workspace).await.unwrap().as_deref(), Some("mine"));
    assert_eq!(content(&other).await.unwrap(), None);
    assert_eq!(store.snapshot(other, BuildNumber(1)).await.unwrap(), []);
    let removed = Written::Removed { path: "secret.txt".into(), revision_floor: 1 };
    store.write_files(workspace.clone(), vec![removed]).await.unwrap();
    assert_eq!(content(&workspace).await.unwrap().as_deref(), Some("mine"), "a build still has it");
}

#[tokio::test]
async fn what_can_be_reused_goes_with_its_workspace() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED, 1).await.unwrap();
    let of = |basis: &str, generation| StoredReuse { basis: basis.into(), generation };
    store.put_reuse(workspace.clone(), of("one", 1)).await.unwrap();
    store.put_reuse(workspace.clone(), of("two", 2)).await.unwrap();
    let loaded = store.load_workspace(workspace.clone()).await.unwrap().unwrap();
    assert_eq!(loaded.reuse, Some(of("two", 2)));
    assert_eq!(store.engine_cache().await.unwrap(), StoredEngineCache::default());
    let kept = StoredEngineCache { engine: "id".into(), generation: 3, records: "1\n".into() };
    store.put_engine_cache(kept.clone()).await.unwrap();
    drop(store);
    let store = open(&folder).await;
    assert_eq!(store.engine_cache().await.unwrap(), kept);
    assert!(store.remove_workspace(workspace.clone(), 5).await.unwrap());
    assert!(store.load_workspace(workspace).await.unwrap().is_none());
}

#[tokio::test]
async fn contents_stay_as_long_as_a_file_or_a_snapshot_names_them() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED, 1).await.unwrap();
    let snapshot = vec![("Dockerfile".to_owned(), secret::digest(SEED[0].1.as_bytes()), false)];
    store.insert_build(workspace.clone(), record(1), (snapshot, Vec::new()), 1).await.unwrap();
    store
        .write_files(workspace.clone(), vec![Written::Saved(file("Dockerfile", 2, "FROM x\n"))])
        .await
        .unwrap();
    assert_eq!(store.collect_blobs().await.unwrap(), 0);
    store.insert_build(workspace.clone(), record(2), (Vec::new(), Vec::new()), 1).await.unwrap();
    assert_eq!(store.collect_blobs().await.unwrap(), 1, "the seed was named by build 1 alone");
    assert!(store.load_workspace(workspace).await.unwrap().is_some());
}

#[tokio::test]
async fn an_unused_workspace_goes_with_all_it_had() {
    let folder = folder();
    let store = open(&folder).await;
    let (old, _) = store.create_workspace(SEED, 100).await.unwrap();
    let (young, _) = store.create_workspace(SEED, 500).await.unwrap();
    assert_eq!(store.workspaces_unused_since(300).await.unwrap(), std::slice::from_ref(&old));
    store.touch_workspace(old.clone(), 400).await.unwrap();
    assert!(!store.remove_workspace(old.clone(), 300).await.unwrap(), "it was used in the meantime");
    assert!(store.remove_workspace(old.clone(), 450).await.unwrap());
    assert!(store.load_workspace(old).await.unwrap().is_none());
    assert_eq!(store.workspaces().await.unwrap(), [young]);
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
