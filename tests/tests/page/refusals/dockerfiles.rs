//! What a build is refused for by its files, and what the engine says of them.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use protocol::{LogRemark, Notice};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::server::Address;
use tests::world::World;

use super::catalogue::DOCKERFILES;
use super::walk::{Place, Walk};

pub(crate) async fn what_no_engine_may_see_is_refused_in_a_sentence(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let mut walk = Walk::open(DOCKERFILES, &browser, server).await?;
    for (file, name) in REFUSED {
        walk.refuses(file, name).await?;
    }
    walk.page.replace("Dockerfile", PLAIN).await?;
    told_by_number(&mut walk).await?;
    of_the_engine(&mut walk).await?;
    too_long(&mut walk, server).await?;
    ignore_files(&mut walk, server).await?;
    on_a_phone(&mut walk, server).await?;
    // After all of that the engine is well, and so is the page.
    walk.page.replace("Dockerfile", PLAIN).await?;
    let steps = walk.page.build().await?;
    ensure!(steps.iter().all(|step| step.word != "failed"), "steps are {steps:#?}");
    walk.end()
}

/// What no page would ask for by itself: it comes from one that does not know what has happened since.
async fn told_by_number(walk: &mut Walk<'_>) -> Result<()> {
    let start = |options: Value| session(json!({ "start_build": { "image": "web", "options": options } }));
    for (message, name) in [
        (start(json!({ "target": "nowhere" })), "unbuildable: no target"),
        (start(json!({ "arguments": [["BUILDKIT_SYNTAX", "evil"]] })), "bad build argument"),
        (session(json!({ "cancel_build": { "build": 99 } })), "no such build"),
        (
            session(json!({ "start_container": { "image": "nobody-built-it", "port": null } })),
            "no such image",
        ),
        (session(json!({ "stop_container": { "container": 99 } })), "no such container"),
    ] {
        walk.browser.send_instead("start_build", &message).await?;
        walk.refuses_build(name).await.with_context(|| message.to_string())?;
    }
    Ok(())
}

/// What only an engine finds, and what it is too old for.
async fn of_the_engine(walk: &mut Walk<'_>) -> Result<()> {
    let front_end = "docker/dockerfile:1";
    for (file, name) in [
        ("RUN exit 3", "step failed with a code"),
        ("COPY app.py /f\nWORKDIR /f/g", "step failed"),
        ("COPY nothing.txt /", "source missing"),
        ("RUN <<E\ntrue\nE", "engine too old: heredoc"),
        ("COPY --link app.py /", "engine too old: flag"),
    ] {
        walk.refuses(&format!("{FROM}{file}\n"), name).await?;
    }
    walk.refuses(&format!("{FROM}RNU true\n"), "line invalid").await?;
    let detail = "unknown instruction: RNU (did you mean ENV?)".to_owned();
    let notice = Notice::DockerfileInvalid { line: Some(2), detail };
    walk.reads_in_log("Build log", &LogRemark::BuildFailed { notice }).await?;
    walk.refuses("FROM python:0.0-nowhere\n", "base image missing").await?;
    walk.page.replace("Dockerfile", &format!("# syntax={front_end}\n{FROM}RUN exit 4\n")).await?;
    walk.refuses_build("step failed with a code").await?;
    walk.reads_in_log("Build log", &LogRemark::SyntaxSetAside { syntax: front_end.to_owned() }).await?;
    walk.page.replace("Dockerfile", &format!("# syntax={front_end}\n{FROM}RUN <<E\ntrue\nE\n")).await?;
    walk.page.press_build().await?;
    let remark = LogRemark::SyntaxFetched { syntax: front_end.to_owned(), version: "20.10.24".into() };
    walk.reads_in_log("Build log", &remark).await?;
    walk.page.built().await?;
    walk.hand_over(Notice::DockerfileInvalid { line: None, detail: "no one knows why".into() }).await?;
    walk.reads("Dockerfile invalid", Place::Notices).await
}

/// Files that nobody types: another tab brings them.
async fn too_long(walk: &mut Walk<'_>, server: &Address) -> Result<()> {
    let lines = |line: &str, n_lines: usize| format!("{FROM}{}", format!("{line}\n").repeat(n_lines));
    let doubling: String = (1..30).map(|at| format!("ENV a{at}=$a{}$a{}\n", at - 1, at - 1)).collect();
    let names: String = (0..80).map(|at| format!("ENV abcdef{at}=1\n")).collect();
    for (file, name) in [
        (lines("CMD a", 1_000), "limit: instructions"),
        (format!("{FROM}ENV a0=0123456789\n{doubling}"), "unbuildable: too costly"),
        (format!("{FROM}{names}{}", "LABEL q=$z0$z1$z2$z3$z4$z5\n".repeat(740)), "too much work: expanding"),
        (
            lines(&format!("WORKDIR {}", "a/long/path/that/adds/up/".repeat(8)), 700),
            "too much work: planning",
        ),
    ] {
        walk.other(server).await?.save("Dockerfile", &file).await?;
        walk.page.shows("Dockerfile", "FROM").await?;
        walk.refuses_build(name).await?;
    }
    let mut other = walk.other(server).await?;
    for at in 0..60 {
        other.save(&format!("{}{at}", "a".repeat(190)), "").await?;
    }
    other.save("Dockerfile", &lines("COPY a*b /x/", 900)).await?;
    walk.refuses_build("too much work: copying").await
}

async fn ignore_files(walk: &mut Walk<'_>, server: &Address) -> Result<()> {
    let mut other = walk.other(server).await?;
    other.save("Dockerfile", PLAIN).await?;
    let stars: String = (0..900).map(|at| format!("{}*?*q{at}\n", "**/*".repeat(9))).collect();
    for (file, name) in [
        ("docs/[\n".to_owned(), "ignore: pattern"),
        ("x".repeat(65_536), "ignore: long line"),
        ("a\n".repeat(1_001), "ignore: many patterns"),
        ("x".repeat(1_025), "ignore: long pattern"),
        (format!("{}x\n", "**/".repeat(11)), "ignore: double stars"),
        (stars, "too much work: ignoring"),
    ] {
        other.save(".dockerignore", &file).await?;
        walk.refuses_build(name).await?;
    }
    other.save(".dockerignore", "docs\n").await.map(drop)
}

/// A press on Build leads to the layers there; why it was in vain is said in their place too.
async fn on_a_phone(walk: &mut Walk<'_>, server: &Address) -> Result<()> {
    walk.go_to(server).await?;
    walk.browser.resize(390, 844).await?;
    walk.page.replace("Dockerfile", "ARG VERSION=1\n").await?;
    walk.refuses_build("unbuildable: no stage").await?;
    let stop = session(json!({ "stop_container": { "container": 99 } }));
    walk.browser.send_instead("start_build", &stop).await?;
    walk.refuses_build("no such container").await?;
    walk.browser.resize(1440, 1000).await
}

/// A message to the session.
fn session(request: Value) -> Value {
    json!({ "session": request })
}

const FROM: &str = "FROM python:3.8-alpine\n";
const PLAIN: &str = "FROM python:3.8-alpine\nCOPY app.py /app.py\n";

const REFUSED: [(&str, &str); 12] = [
    ("ARG VERSION=3.8-alpine\n", "unbuildable: no stage"),
    ("# foo=bar\n# syntax=evil.invalid/frontend\nFROM python:3.8-alpine\n", "refused by policy"),
    ("FROM evil.invalid/image\n", "refused by policy"),
    ("FROM python:3.8-alpine\nADD git@a.invalid:b/c.git /c\n", "refused by policy"),
    (
        "FROM python:3.8-alpine\nCOPY --from=later /a /a\nFROM python:3.8-alpine AS later\n",
        "unbuildable: stage not above",
    ),
    ("FROM python:3.8-alpine AS a\nCOPY --from=a /d /d\n", "unbuildable: circle"),
    ("FROM python:3.8-alpine\nCOPY https://a.invalid/file /file\n", "unbuildable: copy of an address"),
    ("ARG A=x\nARG B=python:3.8${A#x}\nFROM ${B:-evil}\n", "unbuildable: ambiguous"),
    ("FROM python:3.8-alpine\nFOO bar\n", "line invalid"),
    ("# nothing\n", "no Dockerfile"),
    ("FROM python:3.8-alpine\nENV A=\"b\n", "line invalid"),
    ("FROM python:3.8-alpine\nRUN --security=insecure ls\n", "refused by policy"),
];
