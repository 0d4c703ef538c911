//! The coach: four steps from the first build to a prediction that came true, then never again.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;

pub(crate) async fn a_first_visitor_is_led_to_a_prediction_that_comes_true(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.engine_says("Docker").await?;
    says(&page, "Start here: build and run your first image").await?;
    browser.press("Build and run").await?;
    page.frame_shows("hello world!").await?;
    says(&page, "Now change the text in line 8 of app.py").await?;

    let app = page.text_of("app.py").await?;
    page.replace("app.py", &app.replace("hello world!", "hello coach!")).await?;
    says(&page, "Look at the layers: they show which lines the next build will run").await?;
    page.step_is("COPY", "will run").await?;
    browser.press("Next").await?;
    says(&page, "Build and run again: see whether the prediction was right").await?;

    browser.press("Build and run").await?;
    page.frame_shows("hello coach!").await?;
    ensure!(!browser.has("group", "First steps").await?, "the steps are still there");
    page.reload().await?;
    page.step_is("COPY", "ran").await?;
    ensure!(!browser.has("group", "First steps").await?, "the steps came back");
    let kept = browser.script("return localStorage.getItem('drydock.coach')", Vec::new()).await?;
    ensure!(kept == json!("gone"), "the browser keeps {kept}");
    Ok(())
}

pub(crate) async fn who_skips_the_steps_never_sees_them_again(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(&browser, server).await?;
    page.engine_says("Docker").await?;
    browser.press("Skip").await?;
    ensure!(!browser.has("group", "First steps").await?, "the steps are still there");
    browser.script("localStorage.removeItem('drydock.workspace')", Vec::new()).await?;
    let page = Playground::open(&browser, server).await?;
    page.engine_says("Docker").await?;
    ensure!(page.can_press("Build and run").await?, "a new workspace can be built");
    ensure!(!browser.has("group", "First steps").await?, "the steps came back in a new workspace");
    Ok(())
}

/// Waits until the coach says this, and looks at every size of a window whether something lies below the coach.
async fn says(page: &Playground<'_>, sentence: &str) -> Result<()> {
    let browser = page.browser();
    for (width, height) in SIZES {
        browser.resize(width, height).await?;
        eventually(&format!("the coach at {width} x {height}"), async || {
            let found: Value = browser.script(COVERED, vec![json!(sentence)]).await?;
            ensure!(found == Value::Null, "{sentence}: {found}");
            Ok(())
        })
        .await?;
    }
    browser.resize(1440, 1000).await
}

const SIZES: [(u32, u32); 4] = [(390, 844), (768, 1024), (1366, 660), (1440, 900)];

/// Says what is wrong with the place of the coach; null when nothing is.
const COVERED: &str = "
const coach = document.querySelector('.actions__coach');
if (!coach?.innerText.includes(arguments[0])) return `it says ${coach?.innerText}`;
const box = coach.getBoundingClientRect();
if (box.left < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.width < 100) return JSON.stringify(box);
const inside = (one, other) => ({
  left: Math.max(one.left, other.left), right: Math.min(one.right, other.right),
  top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom),
});
// What of it is not cut off by what it scrolls in.
const seen = (element) => {
  let rect = element.getBoundingClientRect();
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (getComputedStyle(outer).overflow !== 'visible') rect = inside(rect, outer.getBoundingClientRect());
  }
  return rect;
};
const meets = (other) => {
  const both = inside(seen(other), box);
  return both.right - both.left > 1 && both.bottom - both.top > 1;
};
const others = Array.from(document.querySelectorAll('button, input, select, .cm-editor, iframe'))
  .filter((other) => !coach.contains(other) && other.checkVisibility());
const met = others.find(meets);
return met ? `it lies over ${met.outerHTML.slice(0, 200)}` : null;";
