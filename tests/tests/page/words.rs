//! The page in the pseudo-language, which accents every text of the catalogue: what reads as plain English is a sentence that stands in the code.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde_json::Value;
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::seeds;
use tests::server::Address;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn no_sentence_of_the_page_stands_in_the_code(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(&browser, server).await?;
    page.replace("Dockerfile", seeds::TUTORIAL_DOCKERFILE).await?;
    page.build().await?;
    browser.press("Run").await?;
    page.frame_shows("hello world!").await?;
    page.type_at_end("app.py", "# x").await?;
    page.type_at_end("Dockerfile", "\nMAINTAINER me").await?;
    page.connection_says("connected, saved").await?;
    opened(&browser, server, "").await?;
    for tab in ["Problems", "Build log", "Container log", "App"] {
        browser.press_role("tab", &accented(tab)).await?;
        is_accented(&browser, tab).await?;
    }
    what_opens(&browser).await?;

    let page = Playground::open(&browser, server).await?;
    page.replace("app.py", "print(1)\n").await?;
    page.build().await?;
    opened(&browser, server, "").await?;
    looked_into_and_compared(&browser).await?;

    let page = Playground::open(&browser, server).await?;
    page.replace("Dockerfile", &seeds::running("echo a word before the end && exit 42")).await?;
    page.build().await?;
    opened(&browser, server, "").await?;
    is_accented(&browser, "a failed build").await?;
    browser.press_role("tab", &accented("Build log")).await?;
    is_accented(&browser, "the log of a failed build").await?;
    opened(&browser, server, "&pair=copy-order").await?;
    is_accented(&browser, "a pair").await?;
    browser.resize(390, 844).await?;
    opened(&browser, server, "").await?;
    for tab in ["Files", "Layers", "Log", "App"] {
        browser.press_role("tab", &accented(tab)).await?;
        is_accented(&browser, &format!("phone, {tab}")).await?;
    }
    Ok(())
}

/// What opens over the page: menus, cards, questions, the presenter.
async fn what_opens(browser: &Browser) -> Result<()> {
    browser.press(&accented_around("Actions for", "app.py")).await?;
    is_accented(browser, "menu of a file").await?;
    browser.press(&accented("Delete")).await?;
    is_accented(browser, "question").await?;
    browser.press(&accented("Keep it")).await?;
    browser.press_role("tab", "Dockerfile").await?;
    let editor = browser.one("textbox", "Dockerfile").await?;
    editor.send_keys(Key::Control + Key::Home).await?;
    editor.send_keys(Key::F1).await?;
    eventually("the card", async || {
        let card = browser
            .script("return document.querySelector('.hovercard')?.innerText ?? ''", Vec::new())
            .await?;
        ensure!(card.as_str().is_some_and(|text| !text.is_empty()), "there is no card");
        Ok(())
    })
    .await?;
    is_accented(browser, "card").await?;
    editor.send_keys(Key::Escape).await?;
    editor.send_keys(Key::Control + "f").await?;
    is_accented(browser, "search").await?;
    editor.send_keys(Key::F9).await?;
    is_accented(browser, "presenter").await?;
    for (key, state) in [(Key::Null + "a", "a class is asked"), (Key::F9.into(), "a learner is asked")] {
        browser.driver().active_element().await?.send_keys(key).await?;
        eventually("the question", async || {
            let asked = "return document.querySelectorAll('.quiz').length";
            ensure!(
                browser.script(asked, Vec::new()).await?.as_u64().is_some_and(|n| n > 0),
                "there is none"
            );
            Ok(())
        })
        .await?;
        is_accented(browser, state).await?;
    }
    Ok(())
}

/// An image from inside, and two builds side by side.
async fn looked_into_and_compared(browser: &Browser) -> Result<()> {
    browser.press(&accented("Look inside the image")).await?;
    eventually("the layers of the image", async || {
        let rows = "const rows = document.querySelectorAll('button.inside__row'); rows[0]?.click(); return rows.length";
        ensure!(browser.script(rows, Vec::new()).await?.as_u64().is_some_and(|n| n > 0), "there are none");
        Ok(())
    })
    .await?;
    eventually("the files of a layer", async || {
        let totals = "return document.querySelector('.inside__totals')?.innerText ?? ''";
        let totals = browser.script(totals, Vec::new()).await?;
        ensure!(totals.as_str().is_some_and(|text| !text.is_empty()), "they are not listed");
        Ok(())
    })
    .await?;
    is_accented(browser, "inside an image").await?;
    browser.press(&accented("Compare")).await?;
    eventually("the comparison", async || {
        let headline = "return document.querySelector('.compare__headline')?.innerText ?? ''";
        let headline = browser.script(headline, Vec::new()).await?;
        ensure!(headline.as_str().is_some_and(|text| !text.is_empty()), "there is none");
        Ok(())
    })
    .await?;
    is_accented(browser, "two builds compared").await
}

/// Opens the workspace of this browser in the pseudo-language and waits until it is connected.
async fn opened(browser: &Browser, server: &Address, query: &str) -> Result<()> {
    browser.visit(&format!("{}?lang=en-XA{query}", server.page)).await?;
    browser.one("tab", "Dockerfile").await?;
    let connected = accented("connected");
    eventually("the page to be connected", async || {
        let text = browser.script("return document.body.innerText", Vec::new()).await?;
        ensure!(text.as_str().is_some_and(|text| text.contains(&connected)), "it says {text}");
        Ok(())
    })
    .await
}

/// Waits until everything that can be seen is accented; what is not Drydock's own is marked with `translate="no"`.
async fn is_accented(browser: &Browser, state: &str) -> Result<()> {
    eventually(&format!("{state} to be accented"), async || {
        let found = browser.script(PLAIN, Vec::new()).await?;
        let plain: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        ensure!(plain.is_empty(), "{state}: plain English stands in\n{}", plain.join("\n"));
        Ok(())
    })
    .await
}

fn accented(text: &str) -> String {
    fluent_pseudo::transform(text, false, true).into_owned()
}

fn accented_around(before: &str, argument: &str) -> String {
    format!("{} {argument}", accented(before))
}

/// Lists what a person sees or hears that has a plain word and no accent. A sentence around somebody's file name has accents.
const PLAIN: &str = r#"
const isPlain = (text) => /[A-Za-z]{3}/.test(text) && !/[^\u0000-\u00bf\u2000-\u2fff]/.test(text);
const inText = '.inline-error__title, .inline-error__ways';
const isOurs = (element) => !element.matches('.editor-pane') && (element.closest(inText) ?? !element.closest('.cm-content')) && !element.closest('[translate=no], .cm-gutters, script, style, iframe, noscript, #unloaded');
const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const name = (element) => element.outerHTML.slice(0, 160);
const found = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = texts.nextNode(); node; node = texts.nextNode()) {
  const element = node.parentElement;
  if (isPlain(node.data) && isOurs(element) && isSeen(element)) found.push(`text ${JSON.stringify(node.data.trim())} in ${name(element)}`);
}
for (const attribute of ['title', 'aria-label', 'placeholder', 'alt', 'aria-description', 'aria-valuetext', 'aria-roledescription']) {
  for (const element of document.body.querySelectorAll(`[${attribute}]`)) {
    const value = element.getAttribute(attribute);
    if (isPlain(value) && isOurs(element) && isSeen(element)) found.push(`${attribute} ${JSON.stringify(value)} of ${name(element)}`);
  }
}
return found.slice(0, 30);
"#;
