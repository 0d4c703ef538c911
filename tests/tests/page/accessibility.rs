//! The page as axe-core judges it, in every state that a person meets: WCAG 2.1 A and AA, and what it calls best practice.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::seeds;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn no_rule_is_broken_on_the_way_to_an_answer(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    in_both_themes(&browser, "first visit").await?;
    page.type_at_end("Dockerfile", "\nRUN echo").await?;
    page.connection_says("connected, saved").await?;
    in_both_themes(&browser, "an edit").await?;
    page.replace("Dockerfile", seeds::TUTORIAL_DOCKERFILE).await?;
    page.build().await?;
    page.type_at_end("app.py", "# x").await?;
    page.step_is("COPY", "will run").await?;
    in_both_themes(&browser, "predicted").await?;
    page.build().await?;
    browser.press("Run").await?;
    page.frame_shows("hello world!").await?;
    page.dock("Build log").await?;
    in_both_themes(&browser, "answered").await?;
    page.dock("Container log").await?;
    in_both_themes(&browser, "container log").await
}

pub(crate) async fn no_rule_is_broken_while_building_and_after_a_failure(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", &seeds::running("echo begun; sleep 600")).await?;
    page.press_build().await?;
    page.step_is("RUN", "running").await?;
    page.log_shows("Build log", "begun").await?;
    in_both_themes(&browser, "building").await?;
    browser.press("Cancel build").await?;
    browser.one("button", "Build").await?;
    in_both_themes(&browser, "cancelled").await?;
    page.replace("Dockerfile", &seeds::running("echo a word before the end && exit 42")).await?;
    page.build().await?;
    in_both_themes(&browser, "failed").await
}

pub(crate) async fn no_rule_is_broken_where_something_is_the_matter(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", "FROM python:3.8-alpine\nRNU true\n").await?;
    page.says("Cannot build: line 2").await?;
    page.says("Docker reads the whole file before it begins").await?;
    in_both_themes(&browser, "cannot build").await?;
    page.press_build().await?;
    page.step_is("RNU", "failed").await?;
    in_both_themes(&browser, "refused").await?;

    page.replace("Dockerfile", seeds::PLAIN_SERVER).await?;
    page.build().await?;
    browser.press("Run").await?;
    page.frame_shows("app.py").await?;
    in_both_themes(&browser, "built").await?;
    page.type_at_end("app.py", "# x").await?;
    page.build().await?;
    page.dock("App").await?;
    page.app_shows("Build 3 is ready.").await?;
    in_both_themes(&browser, "an app of an older build").await?;
    browser.press("Look inside the image").await?;
    page.says("base, shared").await?;
    in_both_themes(&browser, "inside an image").await?;
    browser.press("Compare").await?;
    browser.one("combobox", "Build on the left (A)").await?;
    in_both_themes(&browser, "two builds compared").await?;
    browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;
    browser.press("Presenter mode (F9)").await?;
    in_both_themes(&browser, "presenter").await?;
    browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;

    page.replace("Dockerfile", "FROM python:3.8-alpine\nCMD [\"python\", \"-c\", \"raise SystemExit(3)\"]\n")
        .await?;
    page.build().await?;
    browser.press("Run").await?;
    page.app_shows("3").await?;
    in_both_themes(&browser, "a failed start").await
}

pub(crate) async fn no_rule_is_broken_in_what_opens_and_on_a_phone(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let editor = page.choose("app.py").await?;
    editor.send_keys(Key::Control + "f").await?;
    browser.one("textbox", "Find").await?;
    in_both_themes(&browser, "search").await?;
    browser.press("Actions for app.py").await?;
    browser.one("button", "Delete").await?;
    in_both_themes(&browser, "menu of a file").await?;
    browser.press("Delete").await?;
    in_both_themes(&browser, "question").await?;
    browser.press("Keep it").await?;
    for opener in ["Files menu", "More about engine and base images", "Options of the build"] {
        browser.press(opener).await?;
        in_both_themes(&browser, opener).await?;
        browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;
    }
    browser.resize(390, 844).await?;
    for tab in ["Files", "Layers", "Log", "App"] {
        browser.press_role("tab", tab).await?;
        in_both_themes(&browser, &format!("phone, {tab}")).await?;
    }
    Ok(())
}

pub(super) async fn in_both_themes(browser: &Browser, state: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        browser.prefer_colours(theme).await?;
        browser.comes_to_rest().await?;
        breaks_no_rule(browser, &format!("{state}, {theme}")).await?;
    }
    browser.prefer_colours("light").await
}

async fn breaks_no_rule(browser: &Browser, state: &str) -> Result<()> {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/js/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).context("axe-core is there once `cargo xtask page` has run")?;
    browser.script(&axe, Vec::new()).await?;
    let found = browser.script(RUN, Vec::new()).await?;
    let n_passed = found["passed"].as_u64().context("axe says how many rules it tried")?;
    ensure!(n_passed > 15, "{state}: axe tried only {n_passed} rules");
    let broken: Vec<&str> =
        found["broken"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    ensure!(broken.is_empty(), "{state}:\n{}", broken.join("\n"));
    Ok(())
}

/// What stands inside of the app's frame is the user's own.
const RUN: &str = "return axe.run(document, {
  iframes: false,
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
}).then(({ passes, violations }) => ({
  passed: passes.length,
  broken: violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => `${id}: ${html.slice(0, 300)}\\n    ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`)),
}))";
