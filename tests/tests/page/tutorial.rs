//! The tutorial: first visit, an edit, the second seed.

use std::sync::Arc;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::seeds;
use tests::world::World;

pub(crate) async fn first_visit_to_answer_takes_two_presses(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(&browser, server).await?;
    assert_eq!(page.text_of("Dockerfile").await?.trim_end(), seeds::TUTORIAL_DOCKERFILE.trim_end());

    page.press_build().await?;
    browser.press("Run").await?;

    page.app_shows("hello world!").await?;
    page.frame_shows("hello world!").await?;
    page.step_is("RUN", "ran").await?;
    page.app_shows("200").await
}

pub(crate) async fn an_edit_of_the_app_reuses_from_and_run_and_the_answer_changes(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.build().await?;
    browser.press("Run").await?;
    page.frame_shows("hello world!").await?;

    let app = page.text_of("app.py").await?;
    page.replace("app.py", &app.replace("hello world!", "hello, changed world!")).await?;
    let steps = page.build().await?;
    let words: Vec<(String, &str)> =
        steps.iter().map(|step| (step.instruction(), step.word.as_str())).collect();
    let expected = [("FROM", "reused"), ("RUN", "reused"), ("COPY", "ran")];
    assert_eq!(words, expected.map(|(instruction, word)| (instruction.to_owned(), word)));

    browser.press("Run").await?;
    page.app_shows("hello, changed world!").await?;
    page.frame_shows("hello, changed world!").await
}

pub(crate) async fn the_second_seed_shows_its_version_conflict_and_one_press_solves_it(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    super::files::add(&page, "requirements.txt").await?;
    page.replace("requirements.txt", "Flask==2.2.2\n").await?;
    page.replace("app.py", seeds::REQUIREMENTS_APP).await?;
    page.replace("Dockerfile", seeds::REQUIREMENTS_DOCKERFILE).await?;
    page.build().await?;
    browser.press("Run").await?;
    page.app_shows("ImportError").await?;
    page.app_shows("url_quote").await?;
    page.app_shows("does not work with Werkzeug 3").await?;
    page.log_shows("Container log", "url_quote").await?;

    browser.press_role("tab", "App").await?;
    browser.press("Add Werkzeug<3 to requirements.txt").await?;
    page.app_shows("The files have changed since.").await?;
    ensure!(page.text_of("requirements.txt").await?.contains("Werkzeug<3"), "the fix is not in the file");
    page.build().await?;
    browser.press("Run").await?;
    page.app_shows("built from requirements").await?;
    page.frame_shows("built from requirements").await
}
