//! Presenter mode: the layers over the whole page, walked through by the keyboard; and stages that are built side by side.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

use super::accessibility::in_both_themes;

pub(crate) async fn a_build_is_predicted_run_and_proven_by_one_key(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("app.py", "print(1)\nprint(2)\n").await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.build().await?;
    page.replace("app.py", "print(1)\nprint(3)\n").await?;
    page.step_is("COPY", "will run").await?;

    browser.press("Presenter mode (F9)").await?;
    browser.one("dialog", "Presenter mode").await?;
    eventually("presenter mode to have the whole screen", async || {
        let covers = "return document.fullscreenElement !== null && document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('dialog') !== null";
        ensure!(browser.script(covers, Vec::new()).await? == true, "it has not");
        Ok(())
    })
    .await?;
    says(&page, "1 line changed, 1 layer will run").await?;
    is_in(&page, "predicted").await?;
    let steps = shown_steps(&page).await?;
    ensure!(
        steps.iter().any(|step| step.contains("will run") && step.contains("app.py changed: line 2")),
        "{steps:#?}"
    );
    in_both_themes(&browser, "presenter, predicted").await?;
    // Nothing of the page behind is there for anybody.
    for name in ["Run", "Format", "Explain line"] {
        ensure!(browser.computed("button", name).await? == 0, "`{name}` can be reached");
    }
    for _ in 0..20 {
        type_key(&page, Key::Tab).await?;
        let is_behind =
            "return document.activeElement !== document.body && !document.activeElement.closest('dialog')";
        ensure!(browser.script(is_behind, Vec::new()).await? == false, "the focus is behind the dialog");
    }

    browser.script("document.querySelector('.stage').focus()", Vec::new()).await?;
    type_key(&page, " ").await?;
    says(&page, "1 line changed, 1 layer ran").await?;
    says(&page, "Build 2 \u{b7} all 4 steps as predicted").await?;
    is_in(&page, "proven").await?;
    let steps = shown_steps(&page).await?;
    ensure!(steps.iter().filter(|step| step.contains("as predicted")).count() == 4, "{steps:#?}");
    ensure!(
        steps.iter().any(|step| step.contains("ran") && step.contains("app.py changed: line 2")),
        "{steps:#?}"
    );
    in_both_themes(&browser, "presenter, proven").await?;

    // The same build again, and the one before it.
    type_key(&page, " ").await?;
    says(&page, "1 line changed, 1 layer will run").await?;
    says(&page, "Before build 2").await?;
    is_in(&page, "predicted").await?;
    type_key(&page, Key::Shift + " ").await?;
    says(&page, "1 line changed, 1 layer ran").await?;
    type_key(&page, Key::Left).await?;
    says(&page, "Build 1").await?;
    // It goes on again as it went, and comes to its end by itself.
    browser.press("building").await?;
    is_in(&page, "building").await?;
    says(&page, "Building: line 2 is running").await?;
    is_in(&page, "proven").await?;
    type_key(&page, Key::Right).await?;
    says(&page, "Build 2").await?;

    type_key(&page, Key::Escape).await?;
    eventually("presenter mode to be left", async || {
        ensure!(!browser.has("dialog", "Presenter mode").await?, "it is still there");
        let focused = "return document.activeElement.getAttribute('aria-label')";
        let name = browser.script(focused, Vec::new()).await?;
        ensure!(name.as_str() == Some("Presenter mode (F9)"), "the focus is at {name}");
        ensure!(
            browser.script("return document.fullscreenElement === null", Vec::new()).await? == true,
            "full screen"
        );
        Ok(())
    })
    .await?;
    // And by key alone, there and away.
    type_key(&page, Key::F9).await?;
    browser.one("dialog", "Presenter mode").await?;
    type_key(&page, "c").await?;
    eventually("the comparison to cover the page instead", async || {
        ensure!(!browser.has("dialog", "Presenter mode").await?, "presenter mode is still there");
        browser.one_now("combobox", "Build on the left (A)").await
    })
    .await?;
    // The comparison is presented as the layers were, and C goes back to them.
    type_key(&page, "c").await?;
    browser.one("dialog", "Presenter mode").await?;
    says(&page, "Build 2").await?;
    type_key(&page, Key::Escape).await?;
    browser.one("button", "Presenter mode (F9)").await?;
    Ok(())
}

pub(crate) async fn the_changed_line_is_shown_and_edited_at_its_place(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let lines: String = (1..=20).map(|n| format!("print({n})\n")).collect();
    page.replace("app.py", &lines).await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.build().await?;
    page.replace("app.py", &lines.replace("print(12)", "print(0)")).await?;
    page.step_is("COPY", "will run").await?;
    browser.press("Presenter mode (F9)").await?;
    code_shows(&browser, &["app.py", "line 12 changed"], "print(0)", 3).await?;

    // The code grows, and the browser remembers that.
    let height = code_height(&browser).await?;
    type_key(&page, "+").await?;
    eventually("larger code", async || {
        let now = code_height(&browser).await?;
        ensure!(now > height * 1.2, "{now} after {height}");
        Ok(())
    })
    .await?;
    browser.press("Smaller code").await?;
    browser.press("Larger code").await?;

    // E edits at the changed line. There, keys write.
    browser.script("document.querySelector('.stage').focus()", Vec::new()).await?;
    type_key(&page, "e").await?;
    is_editing(&browser, true).await?;
    type_key(&page, "print('b'); ").await?;
    code_shows(&browser, &["app.py"], "print('b'); print(0)", 5).await?;
    in_both_themes(&browser, "presenter, editing").await?;
    type_key(&page, Key::Escape).await?;
    is_editing(&browser, false).await?;
    says(&page, "1 line changed, 1 layer will run").await?;

    // A browser that keeps Escape for itself leaves the full screen; that leaves the code and nothing else.
    type_key(&page, "e").await?;
    is_editing(&browser, true).await?;
    browser.script("document.exitFullscreen()", Vec::new()).await?;
    is_editing(&browser, false).await?;
    browser.one("dialog", "Presenter mode").await?;

    // Control and Enter leave the code and build.
    type_key(&page, "e").await?;
    is_editing(&browser, true).await?;
    type_key(&page, Key::Control + Key::Enter).await?;
    is_editing(&browser, false).await?;
    is_in(&page, "proven").await?;
    says(&page, "Build 2 \u{b7} all 4 steps as predicted").await?;
    code_shows(&browser, &["app.py", "line 12 changed"], "print('b'); print(0)", 3).await?;

    // The arrows lead to the line of a layer.
    type_key(&page, Key::Down).await?;
    type_key(&page, Key::Down).await?;
    code_shows(&browser, &["Dockerfile", "line 2"], "RUN sleep 3", 3).await?;
    type_key(&page, Key::Escape).await?;
    page.connection_says("connected, saved").await?;
    page.shows("app.py", "print('b'); print(0)").await?;
    page.reload().await?;
    browser.press("Presenter mode (F9)").await?;
    code_shows(&browser, &["app.py"], "print('b'); print(0)", 3).await?;
    let now = code_height(&browser).await?;
    ensure!(now > height * 1.2, "after a reload: {now} after {height}");
    Ok(())
}

/// Waits until the strip of code holds all of `about`, and shows `text` among so many lines.
async fn code_shows(browser: &Browser, about: &[&str], text: &str, n_lines: usize) -> Result<()> {
    eventually(&format!("the code to show `{text}`"), async || {
        let found = browser.script(CODE, Vec::new()).await?;
        let said = found["about"].as_str().unwrap_or_default();
        ensure!(about.iter().all(|part| said.contains(part)), "beside it: {said}");
        let lines: Vec<String> = serde_json::from_value(found["lines"].clone())?;
        ensure!(lines.iter().any(|line| line.contains(text)), "it shows {lines:#?}");
        ensure!(lines.len() == n_lines, "{} lines are seen: {lines:#?}", lines.len());
        Ok(())
    })
    .await
}

async fn code_height(browser: &Browser) -> Result<f64> {
    let height = "return document.querySelector('.codestrip')?.getBoundingClientRect().height ?? 0";
    browser.script(height, Vec::new()).await?.as_f64().context("a height")
}

async fn is_editing(browser: &Browser, expected: bool) -> Result<()> {
    eventually("the focus to be in the code, or out of it", async || {
        let is_there = "return document.activeElement.closest('.codestrip') !== null";
        ensure!(browser.script(is_there, Vec::new()).await? == expected, "it is not");
        let is_on_stage = "return document.activeElement.closest('.stage') !== null";
        ensure!(browser.script(is_on_stage, Vec::new()).await? == true, "the focus has left the stage");
        Ok(())
    })
    .await
}

pub(crate) async fn it_is_read_and_pressed_on_a_phone(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.build().await?;
    for (width, height, n_bars) in [(390, 844, 5), (360, 640, 3), (844, 390, 4)] {
        browser.resize(width, height).await?;
        browser.press("Presenter mode (F9)").await?;
        says(&page, "First build").await?;
        let faults = browser.script(FAULTS_IN_THE_HAND, vec![n_bars.into()]).await?;
        ensure!(faults == serde_json::json!([]), "at {width} x {height}: {faults:#}");
        if width == 390 {
            in_both_themes(&browser, "presenter on a phone").await?;
            browser.press("predicted").await?;
            is_in(&page, "predicted").await?;
        }
        browser.press("leave").await?;
        eventually("presenter mode to be left", async || {
            ensure!(!browser.has("dialog", "Presenter mode").await?, "it is still there");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

pub(crate) async fn stages_that_are_built_side_by_side_lie_in_lanes(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", PARALLEL).await?;
    page.build().await?;
    browser.one("img", "Time by step, up to 2 side by side").await?;
    let lanes = browser.script(LANES, Vec::new()).await?;
    ensure!(lanes.as_array().is_some_and(|lanes| lanes.len() == 2), "lanes are {lanes}");
    for name in ["left", "right"] {
        let is_in = |lane: &serde_json::Value| {
            lane.as_str().is_some_and(|titles| titles.contains(&format!("echo {name}")))
        };
        let n = lanes.as_array().into_iter().flatten().filter(|lane| is_in(lane)).count();
        ensure!(n == 1, "`{name}` lies in {n} lanes: {lanes}");
    }
    // A segment that is pointed at lights its bar.
    let place = browser.script(PLACE, Vec::new()).await?;
    let at = |name: &str| place[name].as_f64().map(|at| at as i64).context("a place");
    browser.driver().action_chain().move_to(at("x")?, at("y")?).perform().await?;
    eventually("the bar of the segment to be lit", async || {
        let lit = "return document.querySelector('.layer-bar[data-lit=true]')?.innerText ?? ''";
        let lit = browser.script(lit, Vec::new()).await?;
        ensure!(lit.as_str().is_some_and(|text| text.contains("echo right")), "lit is {lit}");
        Ok(())
    })
    .await?;

    // On the projector each stage has a list of its own.
    browser.press("Presenter mode (F9)").await?;
    browser.one("list", "Stage 1: left").await?;
    browser.one("list", "Stage 3").await?;
    in_both_themes(&browser, "presenter, stages").await
}

/// Names what is cut off, reaches over the edge, or is too small for a finger.
const FAULTS_IN_THE_HAND: &str = "const stage = document.querySelector('.stage');
const faults = [];
if (document.scrollingElement.scrollWidth > innerWidth || stage.scrollWidth > innerWidth) faults.push('it is too wide');
for (const part of stage.querySelectorAll('.layer-bar__instruction, .layer-bar__cause, h1, .stage__lead p')) {
    if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) faults.push(`cut off: ${part.innerText}`);
}
for (const button of stage.querySelectorAll('.stage__keys button')) {
    if (!button.checkVisibility()) continue;
    const { width, height, right, bottom } = button.getBoundingClientRect();
    if (height < 44 || width < 44 || right > innerWidth || bottom > innerHeight) faults.push(`${button.innerText}: ${width} x ${height}`);
}
const layers = stage.querySelector('.stage__layers');
const seen = [...layers.querySelectorAll('.layer-bar')].filter((bar) => bar.getBoundingClientRect().bottom <= layers.getBoundingClientRect().bottom + 1);
if (seen.length < arguments[0]) faults.push(`${seen.length} bars are seen`);
return faults";

/// Waits until presenter mode says `part`.
pub(super) async fn says(page: &Playground<'_>, part: &str) -> Result<()> {
    eventually(&format!("presenter mode to say `{part}`"), async || {
        let text =
            page.browser().script("return document.querySelector('dialog').innerText", Vec::new()).await?;
        ensure!(text.as_str().is_some_and(|text| text.contains(part)), "it says {text}");
        Ok(())
    })
    .await
}

/// Waits until a phase is the current one.
pub(super) async fn is_in(page: &Playground<'_>, phase: &str) -> Result<()> {
    eventually(&format!("`{phase}` to be the phase"), async || {
        let element = page.browser().one_now("button", phase).await?;
        ensure!(element.attr("aria-current").await?.as_deref() == Some("step"), "it is another one");
        Ok(())
    })
    .await
}

pub(super) async fn shown_steps(page: &Playground<'_>) -> Result<Vec<String>> {
    let steps = "return Array.from(document.querySelectorAll('dialog [role=listitem]'), (item) => item.innerText.replace(/\\s+/g, ' '))";
    Ok(serde_json::from_value(page.browser().script(steps, Vec::new()).await?)?)
}

pub(super) async fn type_key(page: &Playground<'_>, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
    Ok(page.browser().driver().active_element().await?.send_keys(keys).await?)
}

/// Returns what stands beside the code, and the lines of it that can be seen.
const CODE: &str = "const strip = document.querySelector('.codestrip');
const { top, bottom } = strip.querySelector('.codestrip__code').getBoundingClientRect();
const seen = (line) => {
  const box = line.getBoundingClientRect();
  return box.top > top - 2 && box.bottom < bottom + 2;
};
return {
  about: strip.querySelector('.codestrip__about').innerText,
  lines: [...strip.querySelectorAll('.cm-line')].filter(seen).map((line) => line.innerText),
}";

const LANES: &str = "return Array.from(document.querySelectorAll('.timeline__track'), (lane) =>
  Array.from(lane.querySelectorAll('[title]'), (part) => part.title).join(', '))";

const PLACE: &str = "const segment = document.querySelector('.timeline [title*=\"echo right\"]');
segment.scrollIntoView();
const { x, y, width, height } = segment.getBoundingClientRect();
return { x: x + width / 2, y: y + height / 2 }";

const DOCKERFILE: &str = "FROM python:3.8-alpine
RUN sleep 3; echo a > /presented
WORKDIR /app
COPY app.py /app/
CMD [\"python\", \"app.py\"]
";

const PARALLEL: &str = "FROM python:3.8-alpine AS left
RUN sleep 1.5; echo left > /left
FROM python:3.8-alpine AS right
RUN sleep 1.5; echo right > /right
FROM python:3.8-alpine
COPY --from=left /left /left
COPY --from=right /right /right
";
