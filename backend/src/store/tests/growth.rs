//! How large the database becomes, whatever one workspace does.

use super::*;

fn size(folder: &TempDir) -> u64 {
    let of = |ending: &str| {
        std::fs::metadata(folder.path().join(format!("{DATABASE}{ending}"))).map_or(0, |data| data.len())
    };
    of("") + of("-wal")
}

/// Text that no compression makes smaller.
fn noise(seed: u64, n_bytes: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'0' + u8::try_from(state % 64).unwrap())
    };
    std::iter::repeat_with(next).take(n_bytes).collect()
}

#[tokio::test]
async fn saving_again_and_again_does_not_make_it_grow() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    for revision in 1..=300 {
        let saved = FileWrite::Saved(file("big.txt", revision, &noise(revision, 256 * 1024)));
        store.write_files(workspace.clone(), vec![saved]).await.unwrap();
    }
    // 75 MiB were written.
    assert!(size(&folder) < 24 * 1024 * 1024, "{} bytes", size(&folder));
}

#[tokio::test]
async fn pages_that_nothing_needs_go_back_to_the_disk() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    for number in 0..120 {
        let saved = FileWrite::Saved(file(&format!("{number}.txt"), 1, &noise(number, 256 * 1024)));
        store.write_files(workspace.clone(), vec![saved]).await.unwrap();
    }
    assert!(store.remove_workspace(workspace, u64::MAX >> 1).await.unwrap());
    store.return_pages().await.unwrap();
    let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
    store
        .call(|connection| Ok(connection.query_row(checkpoint, [], |row| row.get::<_, i64>(0))?))
        .await
        .unwrap();
    // 30 MiB were there.
    assert!(size(&folder) < 8 * 1024 * 1024, "{} bytes", size(&folder));
}

#[tokio::test]
async fn a_database_of_an_older_server_gives_its_free_pages_back_too() {
    let folder = folder();
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    connection.execute_batch("CREATE TABLE big (content TEXT)").unwrap();
    let _ = connection.execute("INSERT INTO big VALUES (?1)", [noise(1, 20 * 1024 * 1024)]).unwrap();
    connection.execute_batch("DROP TABLE big").unwrap();
    drop(connection);
    let before = size(&folder);
    let store = open(&folder).await;
    let mode = |connection: &mut Connection| {
        Ok(connection.pragma_query_value(None, "auto_vacuum", |row| row.get::<_, u64>(0))?)
    };
    assert_eq!(store.call(mode).await.unwrap(), 2);
    drop(store);
    assert!(before > 20 * 1024 * 1024, "{before} bytes");
}

#[tokio::test]
async fn builds_beyond_the_bytes_of_their_history_are_forgotten_oldest_first() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    let limit = HistoryLimit { n_builds: 50, n_bytes: 1024 * 1024 };
    let mut oldest = None;
    for number in 1..=20_u32 {
        let content = noise(number.into(), 200 * 1024);
        let files = Arc::new(vec![SourceFile::new("a", &content)]);
        oldest = store.insert_build(workspace.clone(), record(number), files, limit).await.unwrap();
    }
    assert_eq!(oldest, Some(BuildNumber(16)), "five snapshots of 200 KiB fit");
    assert_eq!(builds(&store, &workspace).await.len(), 5);
    assert_eq!(n_blobs(&store).await, 6, "contents of forgotten builds are gone");
    let log: Vec<LogLine> =
        (0..40).map(|number| LogLine { text: noise(number, 16 * 1024).into(), ..line(number) }).collect();
    let oldest = store.finish_build(workspace.clone(), record(20), packed(log).await, limit).await.unwrap();
    assert_eq!(oldest, Some(BuildNumber(19)), "logs count");
    let log: Vec<LogLine> =
        (0..99).map(|number| LogLine { text: noise(number, 16 * 1024).into(), ..line(number) }).collect();
    let oldest = store.finish_build(workspace.clone(), record(20), packed(log).await, limit).await.unwrap();
    assert_eq!(oldest, Some(BuildNumber(20)), "the newest stays, whatever it weighs");
    assert_eq!(build_log(&store, &workspace, 20).await.len(), 99);
}

#[tokio::test]
async fn the_same_files_in_many_builds_count_once() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, _) = store.create_workspace(SEED).await.unwrap();
    let limit = HistoryLimit { n_builds: 50, n_bytes: 1024 * 1024 };
    let files = Arc::new(vec![SourceFile::new("a", &noise(1, 900 * 1024))]);
    for number in 1..=20_u32 {
        let oldest =
            store.insert_build(workspace.clone(), record(number), Arc::clone(&files), limit).await.unwrap();
        assert_eq!(oldest, Some(BuildNumber(1)));
    }
}

#[tokio::test]
async fn an_over_large_workspace_of_an_older_server_opens() {
    let folder = folder();
    let step = r#"{"index":0,"lines":[0,1],"instruction":"RUN x","state":"waiting","started_ms":null,"ended_ms":null,"layer_bytes":null,"statuses":[],"error":null,"exit_code":null}"#;
    let mut value = serde_json::to_value(record(1)).unwrap();
    value["steps"] = serde_json::from_str(&format!("[{}]", vec![step; 30_001].join(","))).unwrap();
    let text = value.to_string();
    assert!(text.len() > 4 * 1024 * 1024);
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    for step in &migrations::STEPS[..3] {
        connection.execute_batch(step).unwrap();
    }
    connection.pragma_update(None, "user_version", 3).unwrap();
    let insert = "INSERT INTO workspaces (id, token_sha256, created_ms, used_ms) VALUES ('old', x'00', 1, 1)";
    let _ = connection.execute(insert, []).unwrap();
    for number in 1..=10 {
        let insert = "INSERT INTO builds (workspace, number, record) VALUES ('old', ?1, ?2)";
        let _ = connection.execute(insert, rusqlite::params![number, text]).unwrap();
    }
    let insert = "INSERT INTO builds (workspace, number, record) VALUES ('old', 11, ?1)";
    let _ = connection.execute(insert, ["x".repeat(9 * 1024 * 1024)]).unwrap();
    drop(connection);
    let store = open(&folder).await;
    let loaded = store.load_workspace(protocol::WorkspaceId("old".into())).await.unwrap().unwrap().unpack();
    assert_eq!(loaded.builds.len(), 10, "that they were is kept");
    assert!(loaded.builds.iter().all(|build| build.steps.is_empty()));
    assert!(size(&folder) < 4 * 1024 * 1024, "{} bytes", size(&folder));
}

#[tokio::test]
async fn a_prediction_of_an_older_server_keeps_how_it_came_out() {
    let folder = folder();
    let mut value = serde_json::to_value(record(1)).unwrap();
    value["prediction"] = serde_json::json!({
        "steps": [{ "run": { "cause": { "code": "file_edited", "name": "app.py", "lines": [[4, 5], [4, 6]], "n_more": 1 } } }],
        "proof": { "agreed": 3, "disagreed": 1, "unknown": 0 },
    });
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    let old = &migrations::STEPS[..5];
    old.iter().for_each(|step| connection.execute_batch(step).unwrap());
    connection.pragma_update(None, "user_version", old.len()).unwrap();
    let insert =
        "INSERT INTO workspaces (id, token_sha256, created_ms, used_served_ms) VALUES ('old', x'00', 1, 1)";
    let _ = connection.execute(insert, []).unwrap();
    let insert = "INSERT INTO builds (workspace, number, record) VALUES ('old', 1, ?1)";
    let _ = connection.execute(insert, [value.to_string()]).unwrap();
    drop(connection);
    let loaded =
        open(&folder).await.load_workspace(protocol::WorkspaceId("old".into())).await.unwrap().unwrap();
    let prediction = loaded.unpack().builds[0].prediction.clone().expect("it was predicted");
    let proof = protocol::Proof { agreed: 3, disagreed: 1, unknown: 0 };
    assert_eq!((prediction.steps.len(), prediction.proof), (0, Some(proof)));
}
