//! Causes that come from beside the texts: how a build is called, a file's mode, the base image, another workspace.

use std::sync::Arc;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

use super::prediction::says;

pub(crate) async fn a_build_is_called_as_chosen_and_predicted_so(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", STAGES).await?;
    page.build().await?;

    browser.press("Options of the build").await?;
    let field = browser.one("textbox", "VERSION").await?;
    field.send_keys("2").await?;
    says(&page, "RUN", "will run", "build argument VERSION changed: 1 \u{2192} 2").await?;
    browser.press_role("checkbox", "No cache: everything runs").await?;
    says(&page, "RUN", "will run", "the cache is switched off for this build").await?;
    browser.press_role("checkbox", "No cache: everything runs").await?;
    browser.one("combobox", "Target stage").await?.send_keys("base").await?;
    eventually("the last stage not to be needed", async || {
        let steps = page.steps().await?;
        let n_runs = steps.iter().filter(|step| step.word == "will run").count();
        ensure!(n_runs == 1, "{n_runs} run of {steps:#?}");
        Ok(())
    })
    .await?;
    field.send_keys(Key::Escape + "").await?;
    browser.one("button", "Options of the build, 2 set").await?;
    page.build().await?;
    page.log_shows("Build log", "version 2").await?;
    page.says("as predicted.").await?;

    // A reload still knows how the newest build was called, and what was built stands there as it was.
    page.reload().await?;
    browser.press("Options of the build, 2 set").await?;
    let field = browser.one("textbox", "VERSION").await?;
    ensure!(field.prop("value").await?.as_deref() == Some("2"), "the value is gone");
    field.send_keys(Key::Backspace + "").await?;
    browser.one("combobox", "Target stage").await?.send_keys("the last one").await?;
    browser.one("button", "Options of the build").await?;
    for (instruction, build) in [("FROM", ""), ("RUN", "nothing it depends on changed since build 1")] {
        says(&page, instruction, "will reuse", build).await?;
    }
    Ok(())
}

pub(crate) async fn a_files_mode_is_a_cause_and_reaches_the_image(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    super::files::add(&page, "entrypoint.sh").await?;
    // A COPY above the first RUN is shared on this engine, which is kept between runs.
    let script = format!("#!/bin/sh\necho entered {}\n", std::process::id());
    page.replace("entrypoint.sh", &script).await?;
    page.replace("Dockerfile", SCRIPT).await?;
    page.connection_says("connected, saved").await?;
    page.build().await?;
    page.log_shows("Build log", "-rw-r--r--").await?;

    page.choose("entrypoint.sh").await?;
    browser.press("Actions for entrypoint.sh").await?;
    browser.press("Make executable").await?;
    let cause = "the file's mode changed: entrypoint.sh, 644 \u{2192} 755";
    says(&page, "COPY", "will run", cause).await?;
    says(&page, "RUN", "will run", "runs again because line 2 runs again").await?;
    page.build().await?;
    page.log_shows("Build log", "-rwxr-xr-x").await?;
    says(&page, "COPY", "ran", cause).await?;
    page.says("3 of 3 as predicted.").await?;
    page.reload().await?;
    page.choose("entrypoint.sh").await?;
    browser.press("Actions for entrypoint.sh").await?;
    browser.one("button", "Make not executable").await?;
    Ok(())
}

pub(crate) async fn a_base_image_that_moved_is_said(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let engine = world.engine().await?;
    let tag = format!("3.8-moved-{}", std::process::id());
    let page = Playground::open(&browser, world.server().await?).await?;
    engine.tag("python:3.8-alpine", "python", &tag).await?;
    let moved = async {
        page.replace("Dockerfile", &format!("FROM python:{tag}\nRUN echo one > /one\n")).await?;
        page.build().await?;
        // What was just built serves as the other image.
        let workspace = page.other_tab(world.server().await?).await?.welcome.workspace;
        engine.tag(&engine.newest_image(&workspace).await?, "python", &tag).await?;
        page.press_build().await?;
        says(&page, "RUN", "ran", &format!("the base image changed: python:{tag} now means another image"))
            .await
    };
    let outcome = moved.await;
    engine.untag(&format!("python:{tag}")).await?;
    outcome
}

pub(crate) async fn two_workspaces_share_only_where_the_server_says_so(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let dockerfile = format!("FROM python:3.8-alpine\nRUN echo of {} > /f\n", std::process::id());
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", &dockerfile).await?;
    page.build().await?;
    let other = another_workspace(&page).await?;
    other.replace("Dockerfile", &dockerfile).await?;
    says(&other, "RUN", "will run", "never built here before").await?;
    other.build().await?;
    says(&other, "RUN", "ran", "never built here before").await?;

    let engine = world.engine().await?.address();
    let server = TestServer::start(Settings::default().on_engine(engine).in_shared_scope()).await?;
    let shared = async {
        let page = Playground::open(&browser, server.address()).await?;
        page.replace("Dockerfile", &dockerfile).await?;
        page.build().await?;
        page.step_is("RUN", "ran").await?;
        let other = another_workspace(&page).await?;
        other.replace("Dockerfile", &dockerfile).await?;
        other.step_is("RUN", "will reuse").await?;
        other.build().await?;
        other.step_is("RUN", "reused").await?;
        other.says("2 of 2 as predicted.").await
    };
    let outcome = shared.await;
    server.stop().await.and(outcome)
}

/// Forgets the workspace and begins another one.
async fn another_workspace<'browser>(page: &Playground<'browser>) -> Result<Playground<'browser>> {
    page.connection_says("connected, saved").await?;
    page.browser().script("localStorage.clear()", Vec::new()).await?;
    page.reload().await?;
    Ok(*page)
}

const STAGES: &str = "FROM python:3.8-alpine AS base
ARG VERSION=1
RUN echo version $VERSION
FROM base
RUN echo last
";

const SCRIPT: &str = "FROM python:3.8-alpine
COPY entrypoint.sh /
RUN ls -l /entrypoint.sh
";
