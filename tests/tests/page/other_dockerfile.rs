//! More than one Dockerfile: edited, explained and predicted like the first, and built when a person chooses so.

use std::sync::Arc;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;

pub(crate) async fn another_dockerfile_is_chosen_built_and_predicted(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    ensure!(!browser.has("combobox", "Dockerfile").await?, "one Dockerfile is no choice");
    super::files::add(&page, "web/index.txt").await?;
    super::files::add(&page, "web/Dockerfile").await?;
    page.replace("web/index.txt", "one\n").await?;
    page.replace("web/Dockerfile", DOCKERFILE).await?;
    page.connection_says("connected, saved").await?;
    // It is open, and what is predicted is still the other one.
    page.says("The next build takes Dockerfile.").await?;
    shows(&page, "pip install flask").await?;
    ensure!(built_next(&browser).await? == ["Dockerfile"]);
    page.replace("web/Dockerfile", "FROM python:3.8-alpine\nCOPY gone.txt /\n").await?;
    page.says("There is no gone.txt among the files").await?;
    page.replace("web/Dockerfile", DOCKERFILE).await?;
    eventually("web/index.txt to be found beside its Dockerfile", async || {
        let text = page.all_text().await?;
        ensure!(!text.contains("among the files"), "{text}");
        Ok(())
    })
    .await?;

    browser.press("Build this one").await?;
    shows(&page, "cat /index.txt").await?;
    ensure!(built_next(&browser).await? == ["web/Dockerfile"]);
    let steps = page.build().await?;
    ensure!(steps.len() == 4, "{steps:?}");
    page.says("as predicted.").await?;
    page.replace("web/index.txt", "two\n").await?;
    page.step_is("FROM", "will reuse").await?;
    page.step_is("COPY", "will run").await?;
    page.says("web/index.txt changed: line 1").await?;
    page.build().await?;
    page.says("as predicted.").await?;

    page.replace("web/Dockerfile", &format!("{DOCKERFILE}\n\nRUN false\n")).await?;
    page.build().await?;
    eventually("the error to stand below its line", async || {
        let script = "return Array.from(document.querySelectorAll('.files__upper .cm-content'), (editor) => editor.textContent).find((text) => text.includes('RUN false') && text.includes('exit code 1')) !== undefined";
        ensure!(browser.script(script, Vec::new()).await? == true, "nothing stands there");
        Ok(())
    })
    .await?;

    page.dock("Console").await?;
    page.says("docker build -t python-hello-world web").await?;
    browser.press_role("tab", "Dockerfile").await?;
    page.says("The next build takes web/Dockerfile.").await?;
    Ok(())
}

/// Waits until a step of that text is predicted to run.
async fn shows(page: &Playground<'_>, text: &str) -> Result<()> {
    eventually(&format!("a step of {text}"), async || {
        let steps = page.steps().await?;
        ensure!(steps.iter().any(|step| step.text.contains(text) && step.word == "will run"), "{steps:#?}");
        Ok(())
    })
    .await
}

/// Returns the names of the tabs that are marked as what the next build takes.
async fn built_next(browser: &Browser) -> Result<Vec<String>> {
    let script = "return Array.from(document.querySelectorAll('[role=tab][aria-description*=\"built next\"]'), (tab) => tab.getAttribute('aria-label'))";
    Ok(serde_json::from_value(browser.script(script, Vec::new()).await?)?)
}

const DOCKERFILE: &str = "FROM python:3.8-alpine\nRUN true\nCOPY index.txt /\nRUN cat /index.txt\n";
