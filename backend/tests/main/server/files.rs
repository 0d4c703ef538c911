//! Files over the socket: two tabs in step, nothing lost.

use std::time::Duration;

use protocol::{FileRecord, Hello, KnownFile, LimitKind, Notice, ServerMessage, SessionRequest};

use super::TestServer;
use super::client::{Tab, hello, save};

fn changed(message: ServerMessage) -> FileRecord {
    match message {
        ServerMessage::FileChanged { file } => file,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn two_tabs_stay_in_step() {
    let server = TestServer::start().await;
    let mut one = server.tab(None).await;
    let mut other = server.tab(Some(&one.token())).await;
    let saved = one.ask(save("app.py", "new", 1)).await;
    assert_eq!(saved, ServerMessage::FileSaved { path: "app.py".into(), revision: 2 });
    assert_eq!(changed(one.news().await).content, None);
    let told = changed(other.news().await);
    assert_eq!((told.revision, told.content.as_deref()), (2, Some("new")));

    let rename = SessionRequest::RenameFile { from: "app.py".into(), to: "src/web.py".into() };
    assert_eq!(other.ask(rename).await, ServerMessage::Done);
    for tab in [&mut one, &mut other] {
        let ServerMessage::FileRenamed { from, file } = tab.news().await else { panic!("no rename") };
        assert_eq!((from.as_str(), file.path.as_str()), ("app.py", "src/web.py"));
    }
    assert_eq!(one.ask(SessionRequest::DeleteFile { path: "src/web.py".into() }).await, ServerMessage::Done);
    let gone = ServerMessage::FileRemoved { path: "src/web.py".into() };
    assert_eq!((one.news().await, other.news().await), (gone.clone(), gone));
}

#[tokio::test]
async fn a_save_over_anothers_is_refused_and_overwrites_nothing() {
    let server = TestServer::start().await;
    let mut one = server.tab(None).await;
    let mut other = server.tab(Some(&one.token())).await;
    drop(one.ask(save("app.py", "theirs", 1)).await);
    let refused = other.ask(save("app.py", "mine", 1)).await;
    let notice = Notice::FileChangedElsewhere { path: "app.py".into() };
    assert_eq!(refused, ServerMessage::Refused { notice });
    let third = server.tab(Some(&one.token())).await;
    assert_eq!(third.content("app.py").as_deref(), Some("theirs"));
}

#[tokio::test]
async fn nobody_reads_or_hears_another_workspace() {
    let server = TestServer::start().await;
    let mut one = server.tab(None).await;
    let mut stranger = server.tab(None).await;
    drop(one.ask(save("secret.txt", "x", 0)).await);
    assert_eq!(stranger.ask(SessionRequest::Ping).await, ServerMessage::Pong);
    let refused = stranger.ask(SessionRequest::DeleteFile { path: "secret.txt".into() }).await;
    let notice = Notice::NoSuchFile { path: "secret.txt".into() };
    assert_eq!(refused, ServerMessage::Refused { notice });
}

#[tokio::test]
async fn saved_files_outlive_the_server() {
    let server = TestServer::start().await;
    let mut tab = server.tab(None).await;
    let token = tab.token();
    drop(tab.ask(save("app.py", "kept", 1)).await);
    drop(tab.ask(SessionRequest::DeleteFile { path: "Dockerfile".into() }).await);
    let server = server.restart().await;
    let tab = server.tab(Some(&token)).await;
    assert_eq!(tab.content("app.py").as_deref(), Some("kept"));
    assert_eq!((tab.content("Dockerfile"), tab.welcome.files[0].revision), (None, 2));
}

#[tokio::test]
async fn a_page_that_comes_back_gets_only_what_it_lacks() {
    let server = TestServer::start().await;
    let first = server.tab(None).await;
    let files = vec![KnownFile { path: "app.py".into(), revision: 1 }];
    let hello = Hello { files, ..hello(Some(&first.token())) };
    let again = Tab::open_with(server.app.address(), &server.origin(), hello).await;
    assert_eq!(again.content("app.py"), None);
    assert!(again.content("Dockerfile").is_some());
}

#[tokio::test]
async fn a_tab_that_never_reads_is_dropped_and_holds_nobody_up() {
    let server = TestServer::start_with(|config| {
        config.limits.save_bytes_per_second = 1 << 40;
        // On a slow machine the saves take longer than a connection may stall; here the bytes alone decide.
        (config.patience.stall, config.patience.silence) = (FOREVER, FOREVER);
    })
    .await;
    let mut reader = server.tab(None).await;
    let mut deaf = server.tab(Some(&reader.token())).await;
    let content = |index: u64| format!("{index}{}", "x".repeat(200_000));
    for index in 0..200 {
        let saved = reader.ask(save("big.txt", &content(index), index)).await;
        assert!(matches!(saved, ServerMessage::FileSaved { .. }), "{saved:?}");
    }
    let last = deaf.last_frame().await.message;
    let ServerMessage::Refused { notice: Notice::Limit { kind, .. } } = last else { panic!("{last:?}") };
    assert_eq!(kind, LimitKind::SocketBytes);
    let back = server.tab(Some(&reader.token())).await;
    assert_eq!(back.content("big.txt"), Some(content(199)));
}

/// Longer than any test takes.
const FOREVER: Duration = Duration::from_secs(3600);
