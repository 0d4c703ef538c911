//! Files that a workspace cannot hold, and what is said without an engine.

use std::sync::Arc;

use anyhow::{Context, Result};
use catalogue::{Bundle, Language};
use messages::notice::path_problem;
use protocol::{LimitKind, Notice};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::playground::words;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

use super::super::files::add;
use super::catalogue::FILES;
use super::walk::{Place, Walk};

pub(crate) async fn what_a_workspace_cannot_hold_is_said(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let small = Settings::default().limited(|limits| {
        (limits.files, limits.file_bytes, limits.workspace_bytes) = (3, 3_000, 5_000);
    });
    let server = TestServer::start(small).await?;
    let mut walk = Walk::open(FILES, &browser, server.address()).await?;
    walk.reads("no engine: switched off", Place::Actions).await?;
    too_many_files(&mut walk).await?;
    too_many_bytes(&mut walk).await?;
    names(&mut walk).await?;
    other_tabs(&mut walk).await?;
    handed_over(&mut walk).await?;
    walk.end()?;
    server.stop().await
}

/// What had no room is saved as soon as there is some, as the sentence says.
async fn too_many_files(walk: &mut Walk<'_>) -> Result<()> {
    add(&walk.page, "a.txt").await?;
    walk.page.connection_says("connected, saved").await?;
    add(&walk.page, "b.txt").await?;
    walk.reads("limit: files", Place::Notices).await?;
    walk.page.choose("a.txt").await?;
    walk.browser.press("Actions for a.txt").await?;
    walk.browser.press("Delete").await?;
    walk.browser.only("dialog").await?;
    walk.browser.press("Delete").await?;
    walk.page.connection_says("connected, saved").await
}

async fn too_many_bytes(walk: &mut Walk<'_>) -> Result<()> {
    walk.page.replace("b.txt", &"x".repeat(3_001)).await?;
    walk.reads("limit: bytes of a file", Place::Notices).await?;
    walk.page.replace("b.txt", &"x".repeat(2_900)).await?;
    walk.page.connection_says("connected, saved").await?;
    walk.page.replace("app.py", &format!("# {}", "x".repeat(2_900))).await?;
    walk.reads("limit: bytes of a workspace", Place::Notices).await?;
    walk.page.replace("b.txt", "short").await?;
    walk.page.connection_says("connected, saved").await
}

/// A name is wrong while it is typed; what comes past the field, as from another page, the server refuses in the same words.
async fn names(walk: &mut Walk<'_>) -> Result<()> {
    let deep = ["d/".repeat(32), "f".to_owned()].concat();
    let long = "n".repeat(201);
    let wrong = [
        ("a//b", "path: empty"),
        (long.as_str(), "path: too long"),
        ("../b", "path: escapes"),
        ("a:b", "path: character"),
        (deep.as_str(), "path: too deep"),
        ("a\u{200b}b", "path: hidden character"),
    ];
    for (at, (path, name)) in wrong.into_iter().enumerate() {
        typed(walk, path).await?;
        let save = json!({ "path": path, "content": "", "base_revision": 0, "is_executable": false });
        walk.browser.send_instead("save_file", &json!({ "session": { "save_file": save } })).await?;
        walk.page.replace("b.txt", &format!("version {at}")).await?;
        walk.reads(name, Place::Notices).await?;
    }
    walk.page.replace("b.txt", "as before").await?;
    walk.page.connection_says("connected, saved").await
}

async fn typed(walk: &Walk<'_>, path: &str) -> Result<()> {
    walk.browser.press("New file").await?;
    let field = walk.browser.one("textbox", "Name of the new file").await?;
    // Typing does not bring every character into a field.
    let script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
    walk.browser.script(script, vec![field.to_json()?, json!(path)]).await?;
    let problem = protocol::check_path(path).err().context("it is wrong")?;
    let sentence = Bundle::of(Language::English).whole(&path_problem(problem));
    eventually("the field to say what is wrong", async || {
        let said = words(&walk.browser.only("alert").await?).await?;
        anyhow::ensure!(said.contains(&sentence), "it says `{said}`");
        Ok(())
    })
    .await?;
    field.send_keys(Key::Escape).await?;
    Ok(())
}

/// What another tab has done since, which the server knows better than the page.
async fn other_tabs(walk: &mut Walk<'_>) -> Result<()> {
    let save = |path: &str, base_revision: u64| {
        json!({ "session": { "save_file": {
            "path": path, "content": "other", "base_revision": base_revision, "is_executable": false
        } } })
    };
    for (at, (message, name)) in [
        (json!({ "session": { "rename_file": { "from": "b.txt", "to": "app.py" } } }), "file exists"),
        (save("gone.txt", 7), "no such file"),
        (save("app.py", 0), "file changed elsewhere"),
        (json!({ "from_another_age": {} }), "unreadable message"),
    ]
    .into_iter()
    .enumerate()
    {
        walk.browser.send_instead("save_file", &message).await?;
        walk.page.replace("b.txt", &format!("edit {at}")).await?;
        walk.reads(name, Place::Notices).await?;
    }
    Ok(())
}

async fn handed_over(walk: &mut Walk<'_>) -> Result<()> {
    for (notice, name) in [
        (Notice::ServerBusy { seconds: 30 }, "server busy"),
        (Notice::Internal { incident: "1f2e3d4c".into() }, "fault of Drydock"),
        (
            Notice::Limit { kind: LimitKind::RegistryBytes, used: 600 << 20, limit: 512 << 20 },
            "limit: bytes in the registry",
        ),
        (Notice::PortTaken { port: 8000 }, "port taken"),
        (Notice::NoSuchShell, "no such shell"),
        (Notice::BadLabel { key: "drydock.workspace".into() }, "bad label"),
        (Notice::ContextMissing { path: "app".into() }, "context missing"),
        (Notice::DockerfileMissing { path: "docker/Dockerfile.dev".into() }, "Dockerfile missing"),
        (Notice::Limit { kind: LimitKind::Shells, used: 4, limit: 4 }, "limit: consoles"),
        (
            Notice::Limit { kind: LimitKind::ShellBytes, used: 70_000, limit: 65_536 },
            "limit: bytes of a line",
        ),
    ] {
        walk.hand_over(notice).await?;
        walk.reads(name, Place::Notices).await?;
    }
    Ok(())
}
