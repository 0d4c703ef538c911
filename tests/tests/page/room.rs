//! Room: nothing is cut at any size of the window, every pane keeps some lines, and a person can give a pane more.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn nothing_is_cut_at_any_width(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    Playground::open(&browser, world.server().await?).await?;
    for (width, height) in SIZES {
        browser.resize(width, height).await?;
        let tabs: &[&str] = if width <= 760 { &["Files", "Layers", "Log", "App"] } else { &[""] };
        for tab in tabs {
            if !tab.is_empty() {
                browser.press_role("tab", tab).await?;
            }
            eventually(&format!("room for everything at {width} × {height} {tab}"), async || {
                let cut = browser.script(CUT, Vec::new()).await?;
                ensure!(cut.as_array().is_some_and(Vec::is_empty), "cut: {cut:#}");
                Ok(())
            })
            .await?;
        }
    }
    browser.resize(1440, 1000).await
}

pub(crate) async fn every_pane_keeps_its_lines_in_a_low_window(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.choose("Dockerfile").await?;
    browser.script("window.before = document.querySelector('.files__upper .cm-editor')", Vec::new()).await?;
    browser.resize(1366, 660).await?;
    page.dock("Build log").await?;
    for path in ["app.py", "Dockerfile"] {
        page.choose(path).await?;
        has_lines(&browser, path, 5.0).await?;
    }
    browser.resize(844, 390).await?;
    browser.press("Fold output").await?;
    for path in ["app.py", "Dockerfile"] {
        page.choose(path).await?;
        has_lines(&browser, path, 5.0).await?;
    }
    browser.resize(320, 256).await?;
    page.choose("app.py").await?;
    has_lines(&browser, "app.py", 3.0).await?;
    // What is below the fold is scrolled to.
    browser.one("button", "Build").await?.scroll_into_view().await?;
    browser.resize(1440, 1000).await?;
    let kept = "return window.before.isConnected && !!document.querySelector('.files[data-panes=\"2\"]')";
    eventually("two editors again", async || {
        ensure!(browser.script(kept, Vec::new()).await? == json!(true), "an editor was made anew");
        Ok(())
    })
    .await?;
    browser.press("Actions for app.py").await?;
    browser.press("All files in one editor").await?;
    page.reload().await?;
    eventually("one editor, as chosen", async || {
        let shown = browser.script(SHOWN_EDITORS, Vec::new()).await?;
        ensure!(shown == json!(1), "{shown} editors are shown");
        Ok(())
    })
    .await
}

pub(crate) async fn panes_are_given_room_by_pointer_and_by_keys(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    for (name, pane, property, key) in [
        ("Height of the upper editor", ".files__upper", "height", Key::Down),
        ("Width of the layers", ".layers", "width", Key::Left),
        ("Height of the output", ".dock", "height", Key::Up),
    ] {
        let usual = size(&browser, pane, property).await?;
        let splitter = browser.one("separator", name).await?;
        splitter.send_keys(key.clone()).await?;
        is_size(&browser, pane, property, usual + 16.0).await?;
        splitter.send_keys(Key::Shift + key).await?;
        is_size(&browser, pane, property, usual + 80.0).await?;
        let told = splitter.attr("aria-valuenow").await?.and_then(|told| told.parse::<f64>().ok());
        ensure!(told.is_some_and(|told| (told - usual - 80.0).abs() < 2.0), "{name} tells {told:?}");
        page.reload().await?;
        is_size(&browser, pane, property, usual + 80.0).await?;
        let by = if property == "width" || pane == ".dock" { -40.0 } else { 40.0 };
        drag(&browser, name, by).await?;
        is_size(&browser, pane, property, usual + 120.0).await?;
        double_click(&browser, name).await?;
        is_size(&browser, pane, property, usual).await?;
        page.reload().await?;
        is_size(&browser, pane, property, usual).await?;
        // No key takes all room of the neighbour.
        let splitter = browser.one("separator", name).await?;
        splitter.send_keys(Key::End).await?;
        let left = browser.script(LEFT, Vec::new()).await?.as_f64().context("a number")?;
        ensure!(left >= 72.0, "{name} leaves {left} px to an editor");
        double_click(&browser, name).await?;
    }
    Ok(())
}

pub(crate) async fn larger_letters_clip_no_line_of_a_log(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    browser.script("document.documentElement.style.fontSize = '200%'", Vec::new()).await?;
    page.build().await?;
    page.dock("Build log").await?;
    eventually("lines of the log", async || {
        let rows = browser.script(ROWS, Vec::new()).await?;
        let rows = rows.as_array().context("rows")?;
        ensure!(!rows.is_empty(), "no row is drawn");
        let clipped: Vec<_> =
            rows.iter().filter(|row| row["room"].as_f64() < row["letters"].as_f64()).collect();
        ensure!(clipped.is_empty(), "clipped: {clipped:?}");
        Ok(())
    })
    .await
}

pub(crate) async fn many_refused_files_are_told_in_one_place(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    let folder = tempfile::tempdir()?;
    let dropped = (0..70).map(|number| {
        let path = folder.path().join(format!("picture-{number}.png"));
        std::fs::write(&path, [0x89, 0, 0xff])?;
        Ok(path.display().to_string())
    });
    drop_files(&browser, &dropped.collect::<Result<Vec<_>>>()?).await?;
    page.says("70 files were not taken").await?;
    has_lines(&browser, "app.py", 5.0).await?;
    browser.press("Close").await?;

    let dropped = (0..140).map(|number| {
        let path = folder.path().join(format!("note-{number}.txt"));
        std::fs::write(&path, "a note")?;
        Ok(path.display().to_string())
    });
    drop_files(&browser, &dropped.collect::<Result<Vec<_>>>()?).await?;
    page.says("files were not saved").await?;
    let height = size(&browser, ".problems", "height").await?;
    ensure!(height < 140.0, "what is said about files has {height} px");
    server.stop().await
}

pub(crate) async fn looking_inside_is_seen_and_has_the_focus(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    browser.resize(1366, 660).await?;
    let page = Playground::open(&browser, world.server().await?).await?;
    page.build().await?;
    browser.press("Look inside the image").await?;
    eventually("the inside to be in view and to have the focus", async || {
        let seen = browser.script(INSIDE, Vec::new()).await?;
        ensure!(seen == json!([true, true]), "[seen, focused] is {seen}");
        Ok(())
    })
    .await?;
    browser.press("Close").await?;
    eventually("the focus to be back", async || {
        let name = browser.script("return document.activeElement.textContent", Vec::new()).await?;
        ensure!(name == json!("Look inside the image"), "the focus is on {name}");
        Ok(())
    })
    .await?;
    browser.resize(1440, 1000).await
}

/// Waits until the editor of a file is so many lines high.
async fn has_lines(browser: &Browser, path: &str, least: f64) -> Result<()> {
    eventually(&format!("{least} lines of {path}"), async || {
        let lines = browser.script(LINES, vec![json!(path)]).await?;
        ensure!(lines.as_f64().is_some_and(|lines| lines >= least), "{lines} lines are seen");
        Ok(())
    })
    .await
}

async fn size(browser: &Browser, pane: &str, property: &str) -> Result<f64> {
    let script = "return document.querySelector(arguments[0]).getBoundingClientRect()[arguments[1]]";
    browser.script(script, vec![json!(pane), json!(property)]).await?.as_f64().context("a number")
}

async fn is_size(browser: &Browser, pane: &str, property: &str, wanted: f64) -> Result<()> {
    eventually(&format!("{pane} to have {wanted} px"), async || {
        let found = size(browser, pane, property).await?;
        ensure!((found - wanted).abs() < 2.0, "it has {found} px");
        Ok(())
    })
    .await
}

/// Returns the middle of a splitter, and whether it moves sideways.
async fn middle(browser: &Browser, name: &str) -> Result<(f64, f64, bool)> {
    let splitter = browser.one("separator", name).await?;
    let rect = splitter.rect().await?;
    let is_sideways = splitter.attr("aria-orientation").await?.as_deref() == Some("vertical");
    Ok((rect.x + rect.width / 2.0, rect.y + rect.height / 2.0, is_sideways))
}

async fn mouse(browser: &Browser, kind: &str, (x, y): (f64, f64), clicks: u32) -> Result<()> {
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": clicks });
    browser.driver().cdp().send_raw("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

async fn drag(browser: &Browser, name: &str, by: f64) -> Result<()> {
    let (x, y, is_sideways) = middle(browser, name).await?;
    let at = |by: f64| if is_sideways { (x + by, y) } else { (x, y + by) };
    mouse(browser, "mousePressed", at(0.0), 1).await?;
    mouse(browser, "mouseMoved", at(by / 2.0), 1).await?;
    mouse(browser, "mouseMoved", at(by), 1).await?;
    mouse(browser, "mouseReleased", at(by), 1).await
}

async fn double_click(browser: &Browser, name: &str) -> Result<()> {
    let (x, y, _) = middle(browser, name).await?;
    for clicks in [1, 2] {
        mouse(browser, "mousePressed", (x, y), clicks).await?;
        mouse(browser, "mouseReleased", (x, y), clicks).await?;
    }
    Ok(())
}

async fn drop_files(browser: &Browser, files: &[String]) -> Result<()> {
    let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({ "type": kind, "x": 500, "y": 400, "data": data });
        browser.driver().cdp().send_raw("Input.dispatchDragEvent", event).await?;
    }
    Ok(())
}

/// The sizes at which something was cut, each side of every size at which the page changes, and those of common screens.
const SIZES: [(u32, u32); 24] = [
    (320, 256),
    (320, 800),
    (360, 640),
    (390, 844),
    (480, 800),
    (640, 360),
    (700, 900),
    (760, 900),
    (761, 900),
    (768, 1024),
    (780, 900),
    (799, 900),
    (800, 600),
    (844, 390),
    (900, 900),
    (1000, 900),
    (1001, 900),
    (1180, 820),
    (1280, 720),
    (1360, 900),
    (1366, 660),
    (1440, 900),
    (1600, 900),
    (1920, 1080),
];

/// Returns what can be pressed or filled in and lies beyond the window or beyond something that cuts it; what can be scrolled to is not cut.
const CUT: &str = "
  const cut = [];
  for (const found of document.querySelectorAll('button, input, select, [role=tab], h2, .meta, .chip, .splitter')) {
    const rect = found.getBoundingClientRect();
    if (rect.width < 2 || rect.height < 2 || !found.checkVisibility({ visibilityProperty: true }) || found.closest('.cm-editor, .sr')) continue;
    let [left, right] = [0, document.documentElement.clientWidth];
    let scrolls = false;
    for (let around = found.parentElement; around; around = around.parentElement) {
      const flow = getComputedStyle(around).overflowX;
      if (around === document.body || around === document.documentElement) break;
      if (flow === 'auto' || flow === 'scroll') { scrolls = true; break; }
      if (flow !== 'visible') {
        const edge = around.getBoundingClientRect();
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      }
    }
    if (!scrolls && (rect.left < left - 1 || rect.right > right + 1)) {
      cut.push(`${found.outerHTML.slice(0, 100)}: ${rect.left} to ${rect.right}, seen ${left} to ${right}`);
    }
  }
  const over = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) cut.push(`the page is ${over} px too wide`);
  return cut";

/// Returns how many lines of a file are in view.
const LINES: &str = "
  const editor = document.querySelector(`.editor-pane[data-path='${arguments[0]}'] .cm-scroller`);
  const rect = editor.getBoundingClientRect();
  const around = document.querySelector('.bench__files').getBoundingClientRect();
  const row = parseFloat(getComputedStyle(editor).lineHeight);
  return (Math.min(rect.bottom, around.bottom, innerHeight) - Math.max(rect.top, around.top, 0)) / row";

const SHOWN_EDITORS: &str =
    "return [...document.querySelectorAll('.editor-pane')].filter((pane) => pane.checkVisibility()).length";

/// Returns the least height or width that the editors have.
const LEFT: &str =
    "return Math.min(...['.files__upper', '.files__lower', '.bench__files'].flatMap((pane) => {
    const { width, height } = document.querySelector(pane).getBoundingClientRect();
    return [width, height];
  }))";

/// Returns the height of each row and the height of its letters.
const ROWS: &str = "return [...document.querySelectorAll('.log__row')].filter((row) => row.checkVisibility()).map((row) => (
  { room: row.getBoundingClientRect().height, letters: parseFloat(getComputedStyle(row).fontSize) * 1.15, text: row.textContent }))";

/// Returns whether the head of the inside is in view, and whether the inside has the focus.
const INSIDE: &str = "
  const inside = document.querySelector('.inside');
  const head = inside.querySelector('.inside__history')?.getBoundingClientRect();
  const around = inside.closest('.layers__body').getBoundingClientRect();
  return [!!head && head.top >= around.top && head.top + 28 <= around.bottom, document.activeElement === inside]";
