//! What a private engine ends, with its limits, and what becomes of everybody when it goes itself.

use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use backend::engine::RunawayWatch;
use protocol::LogRemark;
use serde_json::Value;
use tests::browser::Browser;
use tests::disk::SmallDisk;
use tests::patience::eventually;
use tests::seeds;
use tests::server::{Settings, TestServer};
use tests::world::World;

use super::catalogue::ENGINE;
use super::walk::{Place, Walk};

pub(crate) async fn what_an_engine_ends_is_told_with_the_limit(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let disk = SmallDisk::mount(DISK)?;
    let settings = Settings::default()
        .with_own_engine("python:3.8-alpine")
        .in_folder(disk.path())
        .watched(RunawayWatch {
            every: Duration::from_millis(250),
            in_a_row: 8,
            beside_containers: 8,
            percent_beside_containers: 10,
        })
        .limited(|limits| {
            (limits.build_memory_bytes, limits.build_pids) = (160 << 20, 64);
            (limits.build_disk_bytes, limits.container_disk_bytes) = (48 << 20, 64 << 20);
            limits.disk_reserve_bytes = RESERVE;
        });
    let server = TestServer::start(settings).await?;
    let walked = walk(&browser, &server, &disk).await;
    let stopped = server.stop().await;
    walked.and(stopped)
}

async fn walk(browser: &Browser, server: &TestServer, disk: &SmallDisk) -> Result<()> {
    let mut walk = Walk::open(ENGINE, browser, server.address()).await?;
    let mut other = walk.other(server.address()).await?;
    // Sooner than a person would, the engine is just starting.
    other.save("Dockerfile", "FROM python:3.8-alpine\nCOPY app.py /app.py\n").await?;
    other.start_build().await?;
    walk.reads_in_log("Build log", &LogRemark::WaitsForBase { image: "python:3.8-alpine".into() }).await?;
    walk.page.built().await?;
    builds(&mut walk).await?;
    full_disk(&mut walk, disk).await?;
    restart(&mut walk, disk.path()).await?;
    loss(&mut walk, disk.path()).await?;
    walk.leave().await?;
    walk.end()
}

/// Steps that want more than a build may have.
async fn builds(walk: &mut Walk<'_>) -> Result<()> {
    for (program, name) in [
        ("kept = []\nwhile True: kept.append(bytearray(4 << 20))\n", "limit: memory of a build"),
        (
            "import os, time\nwhile True:\n    if os.fork() == 0: time.sleep(60)\n",
            "limit: processes of a build",
        ),
        (WRITER, "limit: disk of a build"),
    ] {
        walk.page.replace("app.py", program).await?;
        walk.refuses("FROM python:3.8-alpine\nCOPY app.py /\nRUN python3 /app.py\n", name).await?;
    }
    Ok(())
}

/// Apps that write, first more than they may, then while the disk is nearly full.
async fn full_disk(walk: &mut Walk<'_>, disk: &SmallDisk) -> Result<()> {
    let dockerfile = "FROM python:3.8-alpine\nCOPY app.py /\nCMD [\"python3\", \"-u\", \"/app.py\"]\n";
    walk.page.replace("Dockerfile", dockerfile).await?;
    walk.page.build().await?;
    walk.browser.press("Run").await?;
    walk.reads("ended: out of disk", Place::App).await?;
    walk.reads_in_log("Container log", &LogRemark::WroteTooMuch { used: 1, limit: 64 << 20 }).await?;

    walk.page.replace("app.py", SLOW_WRITER).await?;
    walk.page.build().await?;
    walk.browser.press("Run").await?;
    walk.page.log_shows("Container log", "20 MiB").await?;
    let filler = disk.fill_to(RESERVE / 2)?;
    walk.reads_in_log("Container log", &LogRemark::MetFullDisk { free_bytes: 1 }).await?;
    walk.page.dock("App").await?;
    walk.reads("ended: disk nearly full", Place::App).await?;
    walk.refuses(&seeds::running("true"), "disk nearly full").await?;
    drop(filler);
    Ok(())
}

/// A build that was cancelled goes on in the engine: the engine is restarted, and both who caused it and who lost an app are told why.
async fn restart(walk: &mut Walk<'_>, data: &Path) -> Result<()> {
    walk.page.replace("app.py", "import time\ntime.sleep(600)\n").await?;
    walk.page.replace("Dockerfile", SLEEPER).await?;
    walk.page.build().await?;
    walk.browser.press("Run").await?;
    walk.page.app_shows("Waiting until the app listens").await?;
    walk.page.replace("Dockerfile", &seeds::running("echo begun && sleep 86400")).await?;
    walk.page.press_build().await?;
    walk.page.log_shows("Build log", "begun").await?;
    walk.browser.press("Cancel build").await?;
    walk.browser.one("button", "Build").await?;
    let solvers = Solvers::begin(data)?;
    walk.reads("aftermath: engine restarted", Place::Notices).await?;
    walk.page.dock("App").await?;
    walk.reads("ended: engine restarted", Place::App).await?;
    drop(solvers);
    walk.page.engine_says("Docker").await?;
    // It is said until something is built again, in another tab and another day too.
    walk.page.reload().await?;
    walk.reads("aftermath: engine restarted", Place::Notices).await?;
    walk.page.replace("Dockerfile", SLEEPER).await?;
    walk.page.build().await?;
    ensure!(!walk.page.all_text().await?.contains("so the engine was restarted"), "it is said for ever");
    Ok(())
}

/// The engine dies under a build and an app.
async fn loss(walk: &mut Walk<'_>, data: &Path) -> Result<()> {
    walk.browser.press("Run").await?;
    walk.page.app_shows("Waiting until the app listens").await?;
    walk.page.replace("Dockerfile", &seeds::running("echo begun && sleep 86400")).await?;
    walk.page.press_build().await?;
    walk.page.log_shows("Build log", "begun").await?;
    let daemon = process_of(data)?;
    ensure!(Command::new("kill").args(["-9", &daemon]).status()?.success(), "it cannot be killed");
    walk.reads("engine lost", Place::Notices).await?;
    walk.page.dock("App").await?;
    walk.reads("ended: lost", Place::App).await?;
    eventually("the engine to be back", async || walk.page.engine_says("Docker").await).await
}

/// Processes that stand for a solver that does not end: whatever works in the daemon's group is the daemon's work.
struct Solvers(Vec<Child>);

impl Solvers {
    fn begin(data: &Path) -> Result<Self> {
        let config: Value = serde_json::from_slice(&std::fs::read(data.join("engine/daemon.json"))?)?;
        let bridge = config["bridge"].as_str().context("the daemon has a bridge")?;
        let group = bridge.replacen("drydock", "/drydock-", 1) + "/daemon";
        let doors = ["", "/memory", "/cpu", "/cpuacct", "/pids"]
            .map(|tree| format!("/sys/fs/cgroup{tree}{group}/cgroup.procs"));
        let doors = doors.iter().filter(|door| Path::new(door).exists());
        let join: String = doors.map(|door| format!("echo $$ > {door}; ")).collect();
        let solve = || Command::new("sh").args(["-c", &format!("{join} while :; do :; done")]).spawn();
        Ok(Self((0..3).map(|_| solve()).collect::<Result<_, _>>()?))
    }
}

impl Drop for Solvers {
    fn drop(&mut self) {
        for solver in &mut self.0 {
            solver.kill().ok();
            solver.wait().ok();
        }
    }
}

/// Finds the daemon by the configuration file on its command line.
fn process_of(data: &Path) -> Result<String> {
    let config = data.join("engine/daemon.json").display().to_string();
    let is_it = |process: &std::fs::DirEntry| {
        let line = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&line).contains(&config)
    };
    let process = std::fs::read_dir("/proc")?.flatten().find(is_it).context("the daemon runs")?;
    Ok(process.file_name().to_string_lossy().into_owned())
}

/// Room for the base image, for what the builds make of it, and for what has to stay free.
const DISK: u64 = 2 << 30;

/// What has to stay free.
const RESERVE: u64 = 512 << 20;

const SLEEPER: &str = "FROM python:3.8-alpine\nCOPY app.py /\nCMD [\"python3\", \"-u\", \"/app.py\"]\n";
const WRITER: &str = "import time
f = open('/f', 'wb')
while True:
    f.write(bytes(1 << 20)); f.flush(); time.sleep(.005)
";
const SLOW_WRITER: &str = "import time
f = open('/f', 'wb')
f.write(bytes(20 << 20)); f.flush()
print('20 MiB', flush=True)
while True:
    f.write(bytes(1 << 19)); f.flush(); time.sleep(.1)
";
