//! What may happen to the data folder while a server uses it: a second server, a full disk, damage, a history beyond measure.

use std::os::unix::fs::{FileExt as _, PermissionsExt as _};
use std::path::Path;
use std::time::Duration;

use backend::config::Config;
use backend::engine::EngineChoice;
use backend::{App, StartError};
use protocol::{BuildOptions, BuildRecord, BuildState, ImageName, Notice, ServerMessage, SessionRequest};
use rusqlite::Connection;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};
use tempfile::TempDir;

use super::client::{Raw, Tab, save};
use super::health::get_at as get;
use super::{PATIENCE, SilentEngine, TestServer, start, start_container, store_image};

fn is_refused(answer: &ServerMessage, expected: &Notice) -> bool {
    matches!(answer, ServerMessage::Refused { notice } if notice == expected)
}

#[tokio::test]
async fn a_second_server_on_one_folder_is_refused_and_the_first_goes_on() {
    let server = TestServer::start().await;
    let mut config = Config::new(server.folder.path());
    (config.listen.port, config.images.engine) = (0, EngineChoice::Off);
    let error = App::start(config).await.err().expect("it does not start");
    let StartError::DataInUse { process_id, .. } = error else { panic!("{error:?}") };
    assert_eq!(process_id, Some(std::process::id()));
    let mut tab = server.tab(None).await;
    assert_eq!(tab.ask(SessionRequest::Ping).await, ServerMessage::Pong);
    let server = server.restart().await;
    drop(server.tab(None).await);
}

#[tokio::test]
async fn nothing_in_the_data_folder_is_open_to_others() {
    let server = TestServer::start().await;
    let mut tab = server.tab(None).await;
    drop(tab.ask(save("secret.txt", "mine", 0)).await);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(server.folder.path()), 0o700);
    let mut n_files = 0;
    for entry in std::fs::read_dir(server.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
        n_files += 1;
    }
    assert!(n_files >= 4, "the database, what SQLite keeps beside it, and the lock");
}

/// A disk of its own, so small that it can be filled.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = c"size=6m,mode=0700";
        mount("drydock-test", folder.path(), "tmpfs", MountFlags::empty(), options).expect("root may mount");
        Self(folder)
    }

    fn fill(&self) {
        let file = std::fs::File::create(self.0.path().join("filler")).unwrap();
        let mut at = 0;
        while let Ok(n_written) = file.write_at(&[0x2a; 4096], at) {
            at += n_written as u64;
        }
    }

    fn clear(&self) {
        std::fs::remove_file(self.0.path().join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        if let Err(error) = unmount(self.0.path(), UnmountFlags::DETACH) {
            panic!("the small disk stays: {error}");
        }
    }
}

#[tokio::test]
async fn a_full_disk_ends_no_session_and_loses_nothing() {
    let disk = SmallDisk::new();
    let app = start(&disk.0, |_| ()).await;
    let (address, origin) = (app.address(), app.page_origin().to_string());
    let mut tab = Tab::open(address, &origin, None).await;
    let mut neighbour = Tab::open(address, &origin, None).await;
    let token = tab.welcome.token.clone().expect("it is new");
    let saved = tab.ask(save("kept.txt", "kept", 0)).await;
    assert!(matches!(saved, ServerMessage::FileSaved { revision: 1, .. }), "{saved:?}");

    disk.fill();
    // The log of changes has some room left in its file; what is beyond is refused.
    let refused = tab.ask(save("big.txt", &"x".repeat(250_000), 0)).await;
    assert!(is_refused(&refused, &Notice::StorageFull), "{refused:?}");
    let refused = tab.ask(SessionRequest::ReplaceFiles {
        by: protocol::Replacement::Files(vec![protocol::FileRecord {
            path: "other.txt".into(),
            revision: 0,
            digest: protocol::Digest(String::new()),
            content: Some("y".repeat(250_000)),
            is_executable: false,
        }]),
    });
    let refused = refused.await;
    assert!(is_refused(&refused, &Notice::StorageFull), "{refused:?}");
    for tab in [&mut tab, &mut neighbour] {
        assert_eq!(tab.ask(SessionRequest::Ping).await, ServerMessage::Pong, "its session goes on");
    }
    let ready = get(address, "/readyz").await;
    assert!(ready.starts_with("HTTP/1.1 503") && ready.contains("\"store\":\"full\""), "{ready}");
    let again = Tab::open(address, &origin, Some(&token.0)).await;
    let paths: Vec<_> = again.welcome.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["Dockerfile", "app.py", "kept.txt"], "what was saved is there, and nothing else");

    disk.clear();
    let saved = tab.ask(save("big.txt", &"x".repeat(250_000), 0)).await;
    assert!(matches!(saved, ServerMessage::FileSaved { .. }), "{saved:?}");
    let is_ready = async {
        let mut again = tokio::time::interval(PATIENCE / 100);
        while !get(address, "/readyz").await.starts_with("HTTP/1.1 200") {
            let _ = again.tick().await;
        }
    };
    tokio::time::timeout(PATIENCE, is_ready).await.expect("it is ready again");
    assert!(app.stop().await);
}

/// A server on a small disk, with an engine that keeps silent.
struct Cramped {
    disk: SmallDisk,
    engine: SilentEngine,
    app: App,
}

impl Cramped {
    async fn start() -> Self {
        Self::start_with(|_| ()).await
    }

    async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let (disk, engine) = (SmallDisk::new(), SilentEngine::start());
        let app = start(&disk.0, |config| {
            config.images.engine = engine.choice();
            change(config);
        });
        Self { app: app.await, disk, engine }
    }

    async fn tab(&self, token: Option<&str>) -> Tab {
        Tab::open(self.app.address(), &self.app.page_origin().to_string(), token).await
    }

    /// Fills the disk, and what SQLite's files have left.
    async fn fill(&self, tab: &mut Tab) {
        self.disk.fill();
        let mut revision = 0;
        loop {
            match tab.ask(save("room.txt", &revision.to_string(), revision)).await {
                ServerMessage::FileSaved { revision: saved, .. } => revision = saved,
                answer => {
                    assert!(is_refused(&answer, &Notice::StorageFull), "{answer:?}");
                    break;
                }
            }
        }
    }

    async fn restart(self) -> Self {
        let Self { disk, engine, app } = self;
        assert!(app.stop().await, "the server stops in time");
        let app = start(&disk.0, |config| config.images.engine = engine.choice()).await;
        Self { disk, engine, app }
    }
}

async fn ask_to_build(tab: &mut Tab) -> ServerMessage {
    let image = ImageName::parse("web").expect("a name");
    tab.ask(SessionRequest::StartBuild { image, options: BuildOptions::default() }).await
}

async fn build_state(tab: &mut Tab, is_it: impl Fn(&BuildState) -> bool) -> BuildState {
    let waiting = async {
        loop {
            if let ServerMessage::BuildUpdated { build } = tab.news().await
                && is_it(&build.state)
            {
                return build.state;
            }
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.expect("the build gets there in time")
}

#[tokio::test]
async fn records_for_which_there_is_no_room_are_kept_later_and_in_their_order() {
    let server = Cramped::start().await;
    let mut tab = server.tab(None).await;
    server.fill(&mut tab).await;
    let answer = ask_to_build(&mut tab).await;
    let ServerMessage::BuildAccepted { build } = answer else { panic!("{answer:?}") };
    drop(build_state(&mut tab, |state| matches!(state, BuildState::Running { .. })).await);
    server.disk.clear();
    assert_eq!(tab.ask(SessionRequest::CancelBuild { build }).await, ServerMessage::Done);
    let ended = build_state(&mut tab, BuildState::is_over).await;
    assert!(matches!(ended, BuildState::Cancelled { .. }), "{ended:?}");
    let token = tab.token();
    let server = server.restart().await;
    let again = server.tab(Some(&token)).await;
    let states: Vec<_> = again.welcome.builds.iter().map(|build| build.state.clone()).collect();
    assert_eq!(states, [ended], "its begin was kept, and then its end");
}

#[tokio::test]
async fn when_much_waits_for_room_nothing_new_begins_and_nothing_is_lost() {
    let server = Cramped::start().await;
    let mut tab = server.tab(None).await;
    let refused_at_once = "FROM python:3.8-alpine\nADD http://a.invalid/ /\n";
    let saved = tab.ask(save("Dockerfile", refused_at_once, 1)).await;
    assert!(matches!(saved, ServerMessage::FileSaved { .. }), "{saved:?}");
    server.fill(&mut tab).await;
    let mut n_builds = 0;
    loop {
        match ask_to_build(&mut tab).await {
            ServerMessage::BuildAccepted { .. } => n_builds += 1,
            answer => {
                assert!(is_refused(&answer, &Notice::StorageFull), "{answer:?}");
                break;
            }
        }
        drop(build_state(&mut tab, BuildState::is_over).await);
        assert!(n_builds < 20, "records pile up");
    }
    assert!(n_builds > 2, "only {n_builds} builds had room in memory");
    server.disk.clear();
    let token = tab.token();
    let server = server.restart().await;
    let mut again = server.tab(Some(&token)).await;
    assert_eq!(again.welcome.builds.len(), n_builds, "all were kept when there was room");
    let has_failed = |build: &BuildRecord| matches!(build.state, BuildState::Failed { .. });
    assert!(again.welcome.builds.iter().all(has_failed), "{:?}", again.welcome.builds);
    let answer = ask_to_build(&mut again).await;
    assert!(matches!(answer, ServerMessage::BuildAccepted { .. }), "{answer:?}");
}

#[tokio::test]
async fn when_much_waits_for_room_no_container_begins() {
    let server = Cramped::start().await;
    let tab = server.tab(None).await;
    let token = tab.token();
    store_image(server.disk.0.path(), &tab.welcome.workspace);
    drop(tab);
    let server = server.restart().await;
    let mut tab = server.tab(Some(&token)).await;
    server.fill(&mut tab).await;
    let mut n_containers = 0;
    loop {
        // The engine keeps silent, so each container ends at once: its begin and its end are records to keep.
        match tab.ask(start_container()).await {
            ServerMessage::ContainerAccepted { .. } => n_containers += 1,
            answer => break assert!(is_refused(&answer, &Notice::StorageFull), "{answer:?}"),
        }
        assert!(n_containers < 20, "records pile up");
    }
    assert!(n_containers > 2, "only {n_containers} containers had room in memory");
    server.disk.clear();
    let is_let_in = async {
        while is_refused(&tab.ask(start_container()).await, &Notice::StorageFull) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, is_let_in).await.expect("a container begins when there is room");
}

#[tokio::test]
async fn a_session_that_everybody_left_stays_until_its_records_are_kept() {
    let server = Cramped::start_with(|config| config.patience.linger = Duration::ZERO).await;
    let mut neighbour = server.tab(None).await;
    let mut tab = server.tab(None).await;
    let refused_at_once = "FROM python:3.8-alpine\nADD http://a.invalid/ /\n";
    let saved = tab.ask(save("Dockerfile", refused_at_once, 1)).await;
    assert!(matches!(saved, ServerMessage::FileSaved { .. }), "{saved:?}");
    server.fill(&mut tab).await;
    let answer = ask_to_build(&mut tab).await;
    assert!(matches!(answer, ServerMessage::BuildAccepted { .. }), "{answer:?}");
    drop(build_state(&mut tab, BuildState::is_over).await);
    let (token, workspace) = (tab.token(), tab.welcome.workspace.clone());
    for _ in 0..5 {
        drop(tab);
        // The server works on one thread with the test: it has seen the tab go, and has had time to end the session.
        for _ in 0..10 {
            assert_eq!(neighbour.ask(SessionRequest::Ping).await, ServerMessage::Pong);
        }
        tab = server.tab(Some(&token)).await;
        assert_eq!(tab.welcome.builds.len(), 1, "the build is known although the store has no room for it");
    }
    drop(tab);
    server.disk.clear();
    let path = server.disk.0.path().join("drydock.sqlite");
    let n_kept = || {
        let connection = Connection::open(&path).unwrap();
        let count = "SELECT count(*) FROM builds WHERE workspace = ?1 AND record LIKE '%failed%'";
        connection.query_row(count, [&workspace.0], |row| row.get::<_, u32>(0)).unwrap()
    };
    let is_kept = async {
        let mut again = tokio::time::interval(PATIENCE / 100);
        while n_kept() == 0 {
            let _ = again.tick().await;
        }
    };
    tokio::time::timeout(PATIENCE, is_kept).await.expect("the record is kept when there is room");
}

#[tokio::test]
async fn damage_that_is_met_at_work_is_told_to_its_workspace_alone() {
    let server = TestServer::start().await;
    let mut hurt = server.tab(None).await;
    let token = hurt.welcome.token.clone().expect("it is new");
    let marker = "the pages of this text are damaged. ";
    drop(hurt.ask(save("a.txt", &marker.repeat(5_000), 0)).await);
    // More than SQLite keeps in memory comes after it.
    for number in 0..5 {
        let mut other = server.tab(None).await;
        for file in 0..3 {
            let text = format!("{number} {file} ").repeat(50_000);
            drop(other.ask(save(&format!("{file}.txt"), &text, 0)).await);
        }
    }
    let server = server.restart().await;
    let path = server.folder.path().join("drydock.sqlite");
    let bytes = std::fs::read(&path).unwrap();
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    let is_of_text = |page: &[u8]| page.windows(marker.len()).any(|window| window == marker.as_bytes());
    let mut n_damaged = 0_u64;
    for (page, number) in bytes.chunks(4096).zip(0_u64..) {
        if is_of_text(page) {
            // The number of the next page of the text.
            file.write_all_at(&[0x7f; 4], number * 4096).unwrap();
            n_damaged += 1;
        }
    }
    assert!(n_damaged > 10, "the text is in the database's own file");
    for _ in 0..2 {
        let mut raw = Raw::connect(server.app.address(), Some(&server.origin())).await.unwrap();
        let answer = raw.say_hello(&token.0).await;
        assert!(is_refused(&answer, &Notice::StorageDamaged), "{answer:?}");
    }
    let mut neighbour = server.tab(None).await;
    let saved = neighbour.ask(save("b.txt", "goes on", 0)).await;
    assert!(matches!(saved, ServerMessage::FileSaved { .. }), "{saved:?}");
    let ready = get(server.app.address(), "/readyz").await;
    assert!(ready.contains("\"store\":\"damaged\""), "{ready}");
}

#[tokio::test]
async fn an_over_large_history_comes_in_frames_of_bounded_size() {
    let server = TestServer::start().await;
    let tab = server.tab(None).await;
    let token = tab.welcome.token.clone().expect("it is new");
    let workspace = tab.welcome.workspace.clone();
    drop(tab);
    assert!(server.app.stop().await);
    let connection = Connection::open(server.folder.path().join("drydock.sqlite")).unwrap();
    let step = r#"{"index":0,"lines":[0,1],"instruction":"TEXT","state":"waiting","started_ms":null,"ended_ms":null,"layer_bytes":null,"statuses":[],"error":null,"exit_code":null}"#;
    let step = step.replace("TEXT", &"R".repeat(10_000));
    let steps = vec![step.as_str(); 40].join(",");
    for number in 1..=40 {
        let record = format!(
            r#"{{"number":{number},"image":"web","snapshot":"s","state":{{"cancelled":{{"started_ms":null,"ended_ms":1}}}},"steps":[{steps}],"n_log_lines":0,"log_bytes_cut":0}}"#
        );
        let insert = "INSERT INTO builds (workspace, number, record) VALUES (?1, ?2, ?3)";
        let _ = connection.execute(insert, rusqlite::params![workspace.0, number, record]).unwrap();
    }
    drop(connection);
    let app = start(&server.folder, |_| ()).await;
    let (address, origin) = (app.address(), app.page_origin().to_string());
    let mut raw = Raw::connect(address, Some(&origin)).await.unwrap();
    let ServerMessage::Welcome(welcome) = raw.say_hello(&token.0).await else { panic!("not a welcome") };
    let mut numbers: Vec<u32> = welcome.builds.iter().map(|build| build.number.0).collect();
    assert!((1..10).contains(&numbers.len()), "{numbers:?}");
    while numbers.len() < 40 {
        let bytes = raw.next_bytes().await.expect("older builds follow");
        assert!(bytes.len() < 2 * 1024 * 1024, "a frame of {} bytes", bytes.len());
        let frame: protocol::ServerFrame = protocol::wire::from_bytes(&bytes).unwrap();
        if let ServerMessage::BuildUpdated { build } = frame.message {
            numbers.push(build.number.0);
        }
    }
    assert_eq!(numbers, (1..=40).rev().collect::<Vec<_>>(), "all of them, newest first");
}
