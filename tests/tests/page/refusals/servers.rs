//! Servers without an engine, on a full disk, with a damaged database.

use std::os::unix::fs::{FileExt as _, PermissionsExt as _, chown};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};
use tempfile::TempDir;
use tests::browser::Browser;
use tests::client::Client;
use tests::server::{ServerProcess, Settings, TestServer};
use tests::wire::Wire;
use tests::world::World;

use super::super::connection::BROWSERS_OWN_WORDS;
use super::catalogue::SERVERS;
use super::walk::{Place, Walk};

pub(crate) async fn what_a_server_cannot_do_is_said(_world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    for words in BROWSERS_OWN_WORDS {
        browser.expects_console(words);
    }
    let folder = tempfile::tempdir()?;
    let nowhere = format!("unix://{}", folder.path().join("nowhere.sock").display());
    let server = TestServer::start(Settings::default().on_engine(&nowhere)).await?;
    let mut walk = Walk::open(SERVERS, &browser, server.address()).await?;
    walk.reads("no engine: unreachable", Place::Actions).await?;
    server.stop().await?;
    engines(&mut walk, folder.path()).await?;
    full(&mut walk).await?;
    damaged(&mut walk).await?;
    walk.end()
}

async fn engines(walk: &mut Walk<'_>, folder: &Path) -> Result<()> {
    let broken = Settings::default().with_own_engine("python:3.8-alpine").dockerd(folder.join("dockerd"));
    let server = TestServer::start(broken).await?;
    walk.go_to(server.address()).await?;
    walk.reads("no engine: did not start", Place::Actions).await?;
    server.stop().await?;

    // Not even root may use a socket of somebody else's without its right to pass over permissions.
    let socket = folder.join("closed.sock");
    let _listener = UnixListener::bind(&socket)?;
    chown(&socket, Some(65_534), Some(65_534))?;
    std::fs::set_permissions(&socket, std::fs::Permissions::from_mode(0o600))?;
    let closed = Settings::default().on_engine(&format!("unix://{}", socket.display()));
    let closed = closed.through(&["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]);
    let server = ServerProcess::start(closed).await?;
    walk.go_to(server.address()).await?;
    walk.reads("no engine: no permission", Place::Actions).await?;
    server.stop().await?;

    // A machine without programs and sockets of its own.
    let bare = [
        "unshare",
        "--mount",
        "env",
        "-i",
        "sh",
        "-c",
        "mount -t tmpfs none /run && PATH= exec \"$@\"",
        "sh",
    ];
    let server = ServerProcess::start(Settings::default().on_any_engine().through(&bare)).await?;
    walk.go_to(server.address()).await?;
    walk.reads("no engine: not found", Place::Actions).await?;
    server.stop().await
}

async fn full(walk: &mut Walk<'_>) -> Result<()> {
    let disk = SmallDisk::new()?;
    let server = TestServer::start(Settings::default().in_folder(disk.0.path())).await?;
    walk.go_to(server.address()).await?;
    disk.fill()?;
    walk.page.replace("app.py", &"x\n".repeat(125_000)).await?;
    walk.reads("storage full", Place::Notices).await?;
    std::fs::remove_file(disk.0.path().join("filler"))?;
    walk.page.connection_says("connected, saved").await?;
    server.stop().await
}

/// A workspace whose part of the database is damaged, as a bad disk would.
async fn damaged(walk: &mut Walk<'_>) -> Result<()> {
    let (wire, data) = (Wire::open().await?, tempfile::tempdir()?);
    let settings = Settings::default()
        .in_folder(data.path())
        .behind(&wire)
        .patient(|patience| patience.linger = Duration::from_millis(50));
    let server = TestServer::start(settings.clone()).await?;
    wire.lead_to(server.listens_at());
    walk.go_to(server.address()).await?;
    walk.page.replace("app.py", &MARKER.repeat(5_000)).await?;
    walk.page.connection_says("connected, saved").await?;
    // More than SQLite keeps in memory comes after it.
    for number in 0..5 {
        let mut other = Client::new(server.address()).await?;
        for file in 0..3 {
            other.save(&format!("{file}.txt"), &format!("{number} {file} ").repeat(50_000)).await?;
        }
    }
    walk.browser.visit("about:blank").await?;
    server.stop().await?;
    let server = TestServer::start(settings).await?;
    wire.lead_to(server.listens_at());
    damage(&data.path().join("drydock.sqlite"))?;
    walk.browser.visit(&server.address().page).await?;
    walk.reads("storage damaged", Place::Notices).await?;
    server.stop().await
}

fn damage(database: &Path) -> Result<()> {
    let bytes = std::fs::read(database)?;
    let file = std::fs::OpenOptions::new().write(true).open(database)?;
    let is_of_text = |page: &[u8]| page.windows(MARKER.len()).any(|window| window == MARKER.as_bytes());
    let mut n_damaged = 0_u64;
    for (page, number) in bytes.chunks(4096).zip(0_u64..).filter(|(page, _)| is_of_text(page)) {
        debug_assert_eq!(page.len(), 4096);
        // The number of the next page of the text.
        file.write_all_at(&[0x7f; 4], number * 4096)?;
        n_damaged += 1;
    }
    ensure!(n_damaged > 10, "the text is not in the database's own file");
    Ok(())
}

/// A disk of its own, so small that it can be filled.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn new() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=6m,mode=0700", "drydock-test"])
            .arg(folder.path())
            .status()?;
        ensure!(mounted.success(), "the small disk cannot be mounted");
        Ok(Self(folder))
    }

    fn fill(&self) -> Result<()> {
        let file = std::fs::File::create(self.0.path().join("filler"))?;
        let mut at = 0;
        while let Ok(n_written) = file.write_at(&[0x2a; 4096], at) {
            at += n_written as u64;
        }
        Ok(())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(self.0.path()).status().ok();
    }
}

const MARKER: &str = "the pages of this text are damaged.\n";
