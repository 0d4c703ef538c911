//! Work whose cost a workspace chooses: it ends with a sentence, and the server answers everybody else meanwhile.
//!
//! The engine keeps silent. The tests run on one thread: whatever kept it busy would keep `/healthz` from answering.

use std::fmt::Write as _;

use protocol::{
    BuildOptions, BuildState, IgnoreFault, ImageName, Notice, PathProblem, ServerMessage, SessionRequest,
    WorkKind,
};

use super::client::{Tab, save};
use super::{SilentEngine, TestServer, health, start_container, store_image};

async fn start() -> (TestServer, SilentEngine) {
    let engine = SilentEngine::start();
    let server = TestServer::start_with(|config| config.images.engine = engine.choice()).await;
    (server, engine)
}

async fn fill(tab: &mut Tab, ignore: &str, files: impl Iterator<Item = String>) {
    for path in files {
        let answer = tab.ask(save(&path, "", 0)).await;
        assert!(matches!(answer, ServerMessage::FileSaved { .. }), "{path}: {answer:?}");
    }
    let answer = tab.ask(save(".dockerignore", ignore, 0)).await;
    assert!(matches!(answer, ServerMessage::FileSaved { .. }), "{answer:?}");
}

/// Builds, and returns why that failed.
async fn build(tab: &mut Tab) -> Notice {
    let image = ImageName::parse("web").expect("a name");
    let answer = tab.ask(SessionRequest::StartBuild { image, options: BuildOptions::default() }).await;
    assert!(matches!(answer, ServerMessage::BuildAccepted { .. }), "{answer:?}");
    loop {
        let ServerMessage::BuildUpdated { build } = tab.news().await else { continue };
        match build.state {
            BuildState::Failed { notice, .. } => return notice,
            BuildState::Queued { .. } | BuildState::Running { .. } => {}
            other => panic!("{other:?}"),
        }
    }
}

fn deep(number: usize) -> String {
    format!("{}f{number}", "abc/".repeat(31))
}

#[tokio::test]
async fn folders_that_are_too_deep_are_refused_when_they_are_saved() {
    let (server, _engine) = start().await;
    let mut tab = server.tab(None).await;
    let path = format!("{}f", "a/".repeat(95));
    let problem = PathProblem::TooDeep;
    let refused = ServerMessage::Refused { notice: Notice::BadPath { path: path.clone(), problem } };
    assert_eq!(tab.ask(save(&path, "", 0)).await, refused);
    let path = "app\u{202e}yp.sh".to_owned();
    let problem = PathProblem::Hidden { code: 0x202e };
    let refused = ServerMessage::Refused { notice: Notice::BadPath { path: path.clone(), problem } };
    assert_eq!(tab.ask(save(&path, "", 0)).await, refused);
}

#[tokio::test]
async fn a_log_of_an_earlier_session_is_read_beside_the_sockets() {
    let (server, engine) = start().await;
    let tab = server.tab(None).await;
    let token = tab.token();
    store_image(server.folder.path(), &tab.welcome.workspace);
    drop(tab);
    let server = server.restart_with(|config| config.images.engine = engine.choice()).await;
    let mut tab = server.tab(Some(&token)).await;
    let accepted = tab.ask(start_container()).await;
    let ServerMessage::ContainerAccepted { container } = accepted else { panic!("{accepted:?}") };
    // The engine keeps silent, so the container ends at once, and its log has the reason.
    let server = server.restart().await;
    let mut tab = server.tab(Some(&token)).await;
    let answer = tab.ask(SessionRequest::FetchContainerLog { container, from: 0 }).await;
    let ServerMessage::ContainerLog { lines, is_end: true, .. } = answer else { panic!("{answer:?}") };
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[tokio::test]
async fn patterns_beyond_a_limit_refuse_the_build_with_their_line() {
    let (server, _engine) = start().await;
    let mut tab = server.tab(None).await;
    let mut ignore = String::new();
    for number in 0..120 {
        writeln!(ignore, "{}q{number}", "**/".repeat(30)).expect("a text takes it");
    }
    fill(&mut tab, &ignore, (0..50).map(deep)).await;
    let fault = IgnoreFault::TooManyDoubleStars;
    let expected = Notice::IgnoreFileRefused { path: ".dockerignore".to_owned(), line: 1, fault };
    assert_eq!(build(&mut tab).await, expected);
}

#[tokio::test]
async fn patterns_within_the_limits_that_are_too_much_end_the_build_while_the_server_answers() {
    let (server, _engine) = start().await;
    let mut tab = server.tab(None).await;
    let mut ignore = String::new();
    for number in 0..900 {
        writeln!(ignore, "{}*?*q{number}", "**/*".repeat(9)).expect("a text takes it");
    }
    fill(&mut tab, &ignore, (0..50).map(deep)).await;
    let mut n_answers = 0;
    let ended = {
        let building = build(&mut tab);
        tokio::pin!(building);
        loop {
            tokio::select! {
                notice = &mut building => break notice,
                answer = health::get(&server, "/healthz") => {
                    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
                    n_answers += 1;
                }
            }
        }
    };
    let path = ".dockerignore".to_owned();
    assert_eq!(ended, Notice::TooMuchWork { work: WorkKind::Ignoring, path });
    assert!(n_answers > 1, "the server answered {n_answers} times meanwhile");
}
