//! Names for those who cannot see the page, and a width for those who hold it in a hand.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::seeds;
use tests::world::World;

pub(crate) async fn every_name_is_the_browsers_own(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    are_computed(
        &browser,
        &[("textbox", "Dockerfile"), ("textbox", "app.py"), ("button", "Build"), ("button", "Run")],
    )
    .await?;
    are_computed(&browser, &[("status", "Engine"), ("status", "Connection"), ("list", "Build steps")])
        .await?;
    are_computed(&browser, &[("tab", "Dockerfile"), ("tab", "app.py")]).await?;
    are_computed(&browser, &[("tabpanel", "Dockerfile"), ("tabpanel", "app.py")]).await?;
    are_computed(&browser, &[("region", "Files"), ("region", "Layers"), ("region", "Output")]).await?;
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

pub(crate) async fn a_low_window_keeps_its_room_for_the_editors(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    browser.resize(1366, 660).await?;
    let page = Playground::open(&browser, world.server().await?).await?;
    dock_is(&browser, |height| height < 60.0).await?;
    page.dock("Build log").await?;
    dock_is(&browser, |height| height > 180.0).await?;
    browser.press("Fold output").await?;
    dock_is(&browser, |height| height < 60.0).await?;

    page.build().await?;
    dock_is(&browser, |height| height < 60.0).await?;
    browser.press("Run").await?;
    page.frame_shows("hello world!").await?;
    dock_is(&browser, |height| height > 180.0).await?;
    // The tab in front folds what is open, as it does in editors.
    page.dock("App").await?;
    dock_is(&browser, |height| height < 60.0).await
}

async fn dock_is(browser: &Browser, fits: impl Fn(f64) -> bool) -> Result<()> {
    eventually("the dock's height", async || {
        let height = browser
            .script("return document.querySelector('.dock').getBoundingClientRect().height", Vec::new())
            .await?;
        ensure!(height.as_f64().is_some_and(&fits), "it is {height} px");
        Ok(())
    })
    .await
}

pub(crate) async fn nothing_moves_for_those_who_prefer_less_motion(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    browser.allow_motion().await?;
    page.replace("Dockerfile", &seeds::running("sleep 86400")).await?;
    page.press_build().await?;
    page.step_is("RUN", "running").await?;
    ensure!(!moving(&browser).await?.is_empty(), "without that wish something turns while a build runs");
    browser.prefer_less_motion().await?;
    eventually("everything to stand still", async || {
        let moving = moving(&browser).await?;
        ensure!(moving.is_empty(), "these move: {moving}");
        Ok(())
    })
    .await?;
    // What changes now changes at once.
    browser.press("Cancel build").await?;
    browser.one("button", "Build").await?;
    let moving = moving(&browser).await?;
    ensure!(moving.is_empty(), "these move: {moving}");
    Ok(())
}

/// Names what moves or fades at this moment, the editor's caret excepted.
async fn moving(browser: &Browser) -> Result<String> {
    let found = browser.script(MOVING, Vec::new()).await?;
    Ok(found.as_str().context("names are text")?.to_owned())
}

const MOVING: &str = "return document.getAnimations()
  .filter(({ playState, effect }) => playState === 'running' && !effect.target.closest('.cm-cursorLayer'))
  .map(({ effect }) => effect.target.outerHTML.slice(0, 120)).join('\\n')";

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
