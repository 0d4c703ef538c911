//! Names for those who cannot see the page, and a width for those who hold it in a hand.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;

pub(crate) async fn every_name_is_the_browsers_own(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    are_computed(&browser, &[("textbox", "Editor"), ("button", "Build"), ("button", "Run")]).await?;
    are_computed(&browser, &[("status", "Engine"), ("status", "Connection"), ("list", "Build steps")])
        .await?;
    are_computed(&browser, &[("tab", "Dockerfile"), ("tab", "app.py")]).await?;
    page.build().await?;
    page.dock("Build log").await?;
    are_computed(&browser, &[("log", "Build log")]).await?;
    browser.press("Run").await?;
    page.frame_shows("hello world!").await?;
    are_computed(&browser, &[("region", "App"), ("Iframe", "App page"), ("textbox", "Request path")]).await?;
    are_computed(&browser, &[("button", "Send request"), ("button", "Stop")]).await?;
    page.dock("Container log").await?;
    are_computed(&browser, &[("log", "Container log")]).await
}

pub(crate) async fn nothing_scrolls_sideways_on_a_phone(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    browser.resize(390, 844).await?;
    Playground::open(&browser, world.server().await?).await?;
    for width in [390, 360] {
        browser.resize(width, 844).await?;
        for tab in ["Files", "Layers", "Log", "App"] {
            browser.press_role("tab", tab).await?;
            let overhang = browser
                .script("return document.scrollingElement.scrollWidth - window.innerWidth", Vec::new())
                .await?
                .as_i64()
                .context("a number")?;
            ensure!(overhang <= 0, "at {width} px, {tab} is {overhang} px too wide");
        }
    }
    browser.one("button", "Build").await?;
    Ok(())
}

async fn are_computed(browser: &Browser, wanted: &[(&str, &str)]) -> Result<()> {
    for (role, name) in wanted {
        eventually(&format!("{role} `{name}` in the accessibility tree"), async || {
            let n_nodes = browser.computed(role, name).await?;
            ensure!(n_nodes == 1, "{n_nodes} nodes have that role and name");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
