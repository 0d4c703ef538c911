//! A damaged database: found, repaired from a copy, told.

use std::os::unix::fs::FileExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::*;

/// Writes rubbish over the pages of a database that hold a table or an index.
fn damage(folder: &TempDir, table: &str) {
    let path = folder.path().join(DATABASE);
    let connection = Connection::open(&path).unwrap();
    let root: u64 = connection
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0))
        .unwrap();
    drop(connection);
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.write_all_at(&[0x5a; 2048], (root - 1) * 4096).unwrap();
}

async fn filled(folder: &TempDir) -> (protocol::WorkspaceId, Token) {
    let store = open(folder).await;
    let (workspace, token) = store.create_workspace(SEED).await.unwrap();
    let old = FileWrite::Saved(file("a.txt", 1, "before the copy"));
    store.write_files(workspace.clone(), vec![old]).await.unwrap();
    store.copy().await;
    let new = FileWrite::Saved(file("b.txt", 1, "after the copy"));
    store.write_files(workspace.clone(), vec![new]).await.unwrap();
    store.insert_build(workspace.clone(), record(1), Arc::default(), newest(3)).await.unwrap();
    close(store).await;
    (workspace, token)
}

/// Ends the store's thread, so that everything is in the database's own file.
async fn close(store: Store) {
    let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
    store
        .call(|connection| Ok(connection.query_row(checkpoint, [], |row| row.get::<_, i64>(0))?))
        .await
        .unwrap();
    let jobs = store.jobs.clone();
    drop(store);
    drop(jobs);
}

#[tokio::test]
async fn damage_is_found_at_the_start_and_a_copy_takes_its_place() {
    let folder = folder();
    let (workspace, token) = filled(&folder).await;
    damage(&folder, "builds");
    let (store, repair) = Store::open(folder.path()).await.unwrap();
    let repair = repair.expect("it was repaired");
    assert!(repair.damaged.is_file(), "the damaged one is kept");
    assert_eq!(store.open_workspace(token).await.unwrap(), Some(workspace.clone()));
    let mut files = store.files(workspace.clone()).await.unwrap().unwrap().files;
    files.retain(|file| file.source.path != "Dockerfile");
    let texts: Vec<_> = files.iter().map(|file| &*file.source.content).collect();
    assert_eq!(
        texts,
        ["before the copy", "after the copy"],
        "what can be read of the damaged one is taken over"
    );
    assert_eq!(repair.n_files_saved, 1);
    assert_eq!(builds(&store, &workspace).await, [], "what cannot is lost, and the sentence says so");
}

#[tokio::test]
async fn damage_of_the_files_themselves_leaves_what_the_copy_has() {
    for table in ["files", "blobs", "workspaces"] {
        let folder = folder();
        let (workspace, _) = filled(&folder).await;
        damage(&folder, table);
        let (store, repair) = Store::open(folder.path()).await.unwrap();
        assert!(repair.is_some(), "{table}");
        let files = store.files(workspace).await.unwrap().unwrap().files;
        assert!(files.iter().any(|file| &*file.source.content == "before the copy"), "{table}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_any_more_is_repaired_too() {
    for header in [&b"nothing that SQLite knows"[..], &[0; 512]] {
        let folder = folder();
        let (workspace, _) = filled(&folder).await;
        let file = std::fs::OpenOptions::new().write(true).open(folder.path().join(DATABASE)).unwrap();
        file.write_all_at(header, 0).unwrap();
        let (store, repair) = Store::open(folder.path()).await.unwrap();
        assert!(repair.is_some());
        assert!(store.files(workspace).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn without_a_good_copy_the_start_is_refused() {
    let folder = folder();
    drop(filled(&folder).await);
    damage(&folder, "builds");
    for copy in copies::paths(&folder.path().join(DATABASE)) {
        if copy.exists() {
            std::fs::write(copy, "rubbish").unwrap();
        }
    }
    let error = Store::open(folder.path()).await.expect_err("there is nothing to repair it with");
    assert!(matches!(error, StoreError::DamagedWithoutCopy { .. }), "{error:?}");
    assert!(folder.path().join(DATABASE).exists(), "it stays where it is");
}

#[tokio::test]
async fn a_damaged_database_never_takes_the_place_of_a_good_copy() {
    let folder = folder();
    drop(filled(&folder).await);
    let [copy, _] = copies::paths(&folder.path().join(DATABASE));
    let before = std::fs::read(&copy).unwrap();
    damage(&folder, "blobs");
    let error = copies::make(&folder.path().join(DATABASE)).expect_err("it cannot be read");
    assert!(error.is_damaged(), "{error:?}");
    assert!(std::fs::read(&copy).unwrap() == before);
}

#[tokio::test]
async fn two_copies_are_kept_and_all_files_are_closed_to_others() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    for revision in 1..=3 {
        let saved = FileWrite::Saved(file("a.txt", revision, &revision.to_string()));
        store.write_files(workspace.clone(), vec![saved]).await.unwrap();
        store.copy().await;
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort();
    let endings: Vec<_> = names.iter().map(|name| name.trim_start_matches(DATABASE)).collect();
    assert_eq!(endings, ["", "-shm", "-wal", ".backup", ".backup.1"]);
    let mode = std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
}

#[tokio::test]
async fn damage_that_is_met_while_the_server_runs_is_told() {
    let folder = folder();
    let (workspace, _) = filled(&folder).await;
    let store = open(&folder).await;
    let forget = |connection: &mut Connection| Ok(connection.execute_batch("PRAGMA shrink_memory")?);
    store.call(forget).await.unwrap();
    damage(&folder, "files");
    let error = store.files(workspace).await.expect_err("it cannot be read");
    assert!(error.is_damaged(), "{error:?}");
    assert!(store.condition().is_damaged());
}

#[tokio::test]
async fn a_database_that_was_not_checked_at_the_start_is_checked_while_the_server_runs() {
    let folder = folder();
    drop(filled(&folder).await);
    let store = Store { was_checked_at_start: false, ..open(&folder).await };
    damage(&folder, "builds");
    let stop = CancellationToken::new();
    let upkeep = store.clone().upkeep(Duration::from_secs(3600), stop.clone());
    let looking = async {
        while !store.condition().is_damaged() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        stop.cancel();
    };
    let both = async { tokio::join!(upkeep, looking) };
    let _ = tokio::time::timeout(Duration::from_secs(20), both).await.expect("the damage is found");
}
