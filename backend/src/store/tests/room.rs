//! A full disk: real SQLITE_FULL, from a bound on the database's pages.

use super::*;

async fn limit_pages(store: &Store, n_more: Option<u64>) {
    let set = move |connection: &mut Connection| {
        let n_pages: u64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        let most = n_more.map_or(4_294_967_294, |n_more| n_pages + n_more);
        Ok(connection.pragma_update(None, "max_page_count", most)?)
    };
    store.call(set).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_refuses_the_write_changes_nothing_and_passes() {
    let folder = folder();
    let store = open(&folder).await;
    let (workspace, token) = store.create_workspace(SEED).await.unwrap();
    let kept = file("a.txt", 1, "kept");
    store.write_files(workspace.clone(), vec![FileWrite::Saved(kept.clone())]).await.unwrap();
    limit_pages(&store, Some(0)).await;
    let big = FileWrite::Saved(file("a.txt", 2, &"x".repeat(200_000)));
    let error = store.write_files(workspace.clone(), vec![big.clone()]).await.expect_err("there is no room");
    assert!(error.is_full(), "{error:?}");
    assert!(store.condition().is_full());
    assert_eq!(
        store.open_workspace(token).await.unwrap(),
        Some(workspace.clone()),
        "what is there can be opened"
    );
    let files = store.files(workspace.clone()).await.unwrap().unwrap().files;
    assert!(files.contains(&kept) && files.len() == 2, "nothing has changed");
    limit_pages(&store, None).await;
    store.write_files(workspace, vec![big]).await.unwrap();
    assert!(store.condition().is_full(), "the upkeep says when there is room");
    store.write_down_time().await.unwrap();
    assert!(!store.condition().is_full());
}
