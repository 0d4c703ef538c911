//! How large everything is that can be pressed, and whether the chosen is told from the others where the system chooses all colours.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn everything_that_is_pressed_is_large_enough(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", SERVER).await?;
    page.build().await?;
    page.replace("Dockerfile", &[SERVER, "RUN echo before the end && exit 3 && cd x\n"].concat()).await?;
    page.build().await?;
    page.replace("Dockerfile", SERVER).await?;
    page.build().await?;
    browser.press("Run").await?;
    page.frame_shows("Directory listing").await?;
    let mut faults = Vec::new();
    for (width, height, is_touched) in [(1366, 768, false), (1024, 768, true), (390, 844, true)] {
        browser.resize(width, height).await?;
        browser.be_touched(is_touched).await?;
        let least = if is_touched { 44 } else { 24 };
        page.reload().await?;
        let found = in_many_states(&page, &browser, width < 761, least).await?;
        faults.extend(found.into_iter().map(|fault| format!("{width} x {height}, {fault}")));
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// Goes through what there is to press, whatever the size of the window, and returns what is too small.
async fn in_many_states(
    page: &Playground<'_>,
    browser: &Browser,
    is_phone: bool,
    least: u32,
) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let go = async |tab: &str| if is_phone { browser.press_role("tab", tab).await } else { Ok(()) };
    go("Files").await?;
    faults.extend(small(browser, "files", least).await?);
    for opener in
        ["Files menu", "Actions for app.py", "More about engine and base images", "Options of the build"]
    {
        browser.press(opener).await?;
        faults.extend(small(browser, opener, least).await?);
        let cut = browser.script(CUT, Vec::new()).await?;
        let cut = cut.as_array().into_iter().flatten().filter_map(Value::as_str);
        faults.extend(cut.map(|fault| format!("{opener}: beside the window: {fault}")));
        browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;
    }
    page.choose("app.py").await?.send_keys(Key::Control + "f").await?;
    browser.one("textbox", "Find").await?;
    faults.extend(small(browser, "search", least).await?);
    browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;
    go("Layers").await?;
    faults.extend(small(browser, "layers", least).await?);
    browser.press("Look inside the image").await?;
    page.says("base, shared").await?;
    let rows = "document.querySelectorAll('button.inside__row').forEach((row) => row.textContent.includes('COPY') && row.click())";
    browser.script(rows, Vec::new()).await?;
    page.says("site/app.py").await?;
    faults.extend(small(browser, "inside an image", least).await?);
    browser.press("Close").await?;
    go("Log").await?;
    for tab in ["Problems", "Build log", "Container log"] {
        page.dock(tab).await?;
        faults.extend(small(browser, tab, least).await?);
    }
    go("App").await?;
    if !is_phone {
        page.dock("App").await?;
    }
    browser.press("Ask again").await?;
    page.app_shows("200").await?;
    faults.extend(small(browser, "app", least).await?);
    go("Layers").await?;
    browser.press("Compare").await?;
    browser.one("combobox", "Build on the left (A)").await?;
    faults.extend(small(browser, "compare", least).await?);
    browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;
    browser.press("Presenter mode (F9)").await?;
    browser.one("dialog", "Presenter mode").await?;
    faults.extend(small(browser, "presenter", least).await?);
    browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;
    go("Files").await?;
    Ok(faults)
}

/// Names what an open menu has beside the window.
const CUT: &str = "const beside = (part) => {
    const { left, right, width } = part.getBoundingClientRect();
    return width > 0 && (left < 0 || right > innerWidth);
};
return [...document.querySelectorAll('.file-menu__list, .file-menu__list button')].filter(beside).map((part) => part.innerText)";

/// Returns what is too small to be pressed in a state of the page.
async fn small(browser: &Browser, state: &str, least: u32) -> Result<Vec<String>> {
    browser.comes_to_rest().await?;
    let found = browser.script(SMALL, vec![json!(least)]).await?;
    let n_measured = found["measured"].as_u64().unwrap_or_default();
    ensure!(n_measured > 5, "{state}: only {n_measured} were measured");
    let small = found["small"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(small.map(|fault| format!("{state}: {fault}")).collect())
}

pub(crate) async fn the_chosen_is_seen_where_the_system_chooses_all_colours(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    browser.force_colours().await?;
    page.build().await?;
    differ(&browser, ".dock [aria-selected=true]", ".dock [aria-selected=false]").await?;
    browser.press("Look inside the image").await?;
    page.says("base, shared").await?;
    browser.script("document.querySelector('button.inside__row').click()", Vec::new()).await?;
    differ(&browser, ".inside__row[aria-pressed=true]", ".inside__row[aria-pressed=false]").await?;
    let bar = "const bar = document.querySelector('.layer-bar'); bar.querySelector('button').focus()";
    browser.script(bar, Vec::new()).await?;
    differ(&browser, ".layer-bar[data-lit=true]", ".layer-bar[data-lit=false]").await?;
    browser.press("Presenter mode (F9)").await?;
    differ(&browser, ".phases [aria-current]", ".phases button:not([aria-current])").await?;
    browser.driver().active_element().await?.send_keys(Key::Escape + "").await?;
    browser.resize(390, 844).await?;
    differ(&browser, ".phone-tabs [aria-selected=true]", ".phone-tabs [aria-selected=false]").await
}

/// Waits until what is chosen looks otherwise than what is not; its words and drawings apart.
async fn differ(browser: &Browser, chosen: &str, other: &str) -> Result<()> {
    eventually(&format!("{chosen} to be told from {other}"), async || {
        let looks = browser.script(LOOKS, vec![json!([chosen, other])]).await?;
        let both: Vec<&str> = looks.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        ensure!(both.len() == 2 && both[0] != both[1], "they look as {both:?}");
        Ok(())
    })
    .await
}

/// What an element looks like; a background that the system replaces is reported as what replaces it.
const LOOKS: &str = "if (!matchMedia('(forced-colors: active)').matches) return 'colours are not forced';
return arguments[0].map((selector) => {
  const { backgroundColor, borderStyle, borderWidth, outlineStyle, outlineWidth } = getComputedStyle(document.querySelector(selector));
  return [backgroundColor, borderStyle, borderWidth, outlineStyle === 'none' ? '' : outlineStyle + outlineWidth].join();
})";

const SERVER: &str = "FROM python:3.8-alpine
WORKDIR /site
COPY . .
RUN echo a line that stays
CMD [\"python\", \"-m\", \"http.server\", \"5000\"]
";

/// Lists what can be pressed in less than so many pixels, in width or height. A place around an element that presses it counts. What stands in a sentence
/// is as high as its line, and the signs beside a text as its lines; the layers' list and the list of problems have the same to press.
const SMALL: &str = r#"const least = arguments[0];
const modal = document.querySelector('dialog:modal');
const isThere = (element) => element.checkVisibility({ visibilityProperty: true }) && (!modal || modal.contains(element));
const selector = 'button, a[href], input, select, textarea, summary, [role=tab], [role=menuitem], [role=option], [role=separator][tabindex]';
const all = [...document.querySelectorAll(selector)].filter(isThere).filter((element) => !element.matches('.layer-bar__cause .layer-bar__link'));
const small = [];
for (const element of all) {
  if (!element.isConnected) continue;
  const target = element.matches('[type=checkbox]') ? element.closest('label') ?? element : element;
  target.scrollIntoView({ block: 'center', inline: 'center' });
  const { left, top, width, height } = target.getBoundingClientRect();
  if (Math.max(width, height) === 0 || !target.isConnected) continue;
  const [x, y] = [left + width / 2, top + height / 2];
  const isHit = (x, y) => target.contains(document.elementFromPoint(x, y));
  // What is open covers what lies below it, wholly or a part of it.
  const isCovered = (x, y) => !isHit(x, y) && document.elementFromPoint(x, y)?.closest('.file-menu__list, .engine-more__list, .options__list');
  const reach = (dx, dy) => {
    let n = 0;
    while (n < 60 && isHit(x + dx * (n + 1), y + dy * (n + 1))) n += 1;
    return isCovered(x + dx * (n + 1), y + dy * (n + 1)) ? least : n;
  };
  if (isCovered(x, y)) continue;
  if (!isHit(x, y)) {
    small.push(`covered: ${target.outerHTML.slice(0, 160)}`);
    continue;
  }
  const wide = Math.max(width, reach(-1, 0) + reach(1, 0) + 1);
  const high = Math.max(height, reach(0, -1) + reach(0, 1) + 1);
  if (wide < least - 0.5 || high < least - 0.5) small.push(`${wide.toFixed(1)} x ${high.toFixed(1)}: ${target.outerHTML.slice(0, 200)}`);
}
return { measured: all.length, small };"#;
