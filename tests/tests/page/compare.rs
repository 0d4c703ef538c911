//! Two builds side by side: the sentence with measured seconds, files that come back, a pair by one button, any two builds.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::{By, Key};

use super::accessibility::in_both_themes;

pub(crate) async fn the_order_of_copy_is_weighed_with_real_seconds(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("app.py", "print(1)\n").await?;
    page.replace("Dockerfile", COPY_FIRST).await?;
    page.build().await?;
    page.replace("app.py", "print(2)\n").await?;
    page.build().await?;
    page.replace("Dockerfile", COPY_LAST).await?;
    page.build().await?;
    page.replace("app.py", "print(3)\n").await?;
    page.build().await?;

    // Builds 2 and 4 are those after an edit.
    browser.press("Compare").await?;
    choose(&browser, "Build on the left (A)", "Build 2").await?;
    says(&browser, "Moving COPY below RUN saves").await?;
    let said = headline(&browser).await?;
    let slow = step_seconds(&browser, "A", "RUN").await?;
    ensure!(
        said == format!("Moving COPY below RUN saves {slow}"),
        "it says `{said}`; RUN of build 2 took {slow}"
    );
    says(&browser, "on every change of app.py. The edit in both: app.py line 1.").await?;
    let text = page.all_text().await?;
    for part in ["moved down", "moved here", "10 changes a day", "reused", "s saved", "stand-in made of"] {
        ensure!(text.contains(part), "`{part}` is missing in:\n{text}");
    }
    in_both_themes(&browser, "two builds compared").await?;
    lights_its_row(&browser).await?;

    // The other way round it is a cost.
    browser.press("Swap").await?;
    says(&browser, "Moving COPY above RUN costs").await?;
    // Any two: the first against the second changed nothing but app.py.
    choose(&browser, "Build on the left (A)", "Build 1").await?;
    choose(&browser, "Build on the right (B)", "Build 2").await?;
    eventually("another sentence", async || {
        let said = headline(&browser).await?;
        ensure!(!said.contains("Moving"), "it says `{said}`");
        Ok(())
    })
    .await?;

    browser.resize(390, 844).await?;
    in_both_themes(&browser, "two builds compared on a phone").await?;
    let width = browser.script("return document.scrollingElement.scrollWidth", Vec::new()).await?;
    ensure!(width.as_u64() == Some(390), "it is {width} px wide");
    browser.resize(1440, 900).await?;
    browser.driver().action_chain().send_keys(Key::Escape).perform().await?;
    page.step_is("COPY", "ran").await?;
    let focused = browser.script("return document.activeElement.innerText", Vec::new()).await?;
    ensure!(focused.as_str().is_some_and(|text| text.starts_with("Compare")), "the focus is at {focused}");
    // The build on the left stays chosen, so that the next one can be held against it.
    browser.press("Compare with build 1 (A)").await?;
    eventually("build 1 on the left", async || {
        let list = browser.one("combobox", "Build on the left (A)").await?;
        let text =
            browser.script("return arguments[0].selectedOptions[0]?.text", vec![list.to_json()?]).await?;
        ensure!(text.as_str().is_some_and(|text| text.starts_with("Build 1")), "it is {text}");
        Ok(())
    })
    .await
}

pub(crate) async fn files_of_an_old_build_are_restored_and_taken_back(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", "FROM python:3.8-alpine\nCOPY app.py /\n").await?;
    page.replace("app.py", "print('first')\n").await?;
    page.build().await?;
    page.replace("app.py", "print('second')\n").await?;
    page.build().await?;
    // Typed and not built: it has to come back, too.
    page.replace("app.py", "print('never built')\n").await?;
    browser.press("Compare").await?;
    browser.press("Restore A\u{2019}s files").await?;
    page.says("Your files are those of build 1 now.").await?;
    browser.press("Back to the files").await?;
    page.shows("app.py", "print('first')").await?;
    page.connection_says("connected, saved").await?;
    browser.press("Undo").await?;
    page.shows("app.py", "print('never built')").await?;
    page.says("Your files are as they were before.").await
}

pub(crate) async fn a_pair_is_built_by_one_button_in_a_workspace_of_its_own(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("app.py", "print('my own')\n").await?;
    page.connection_says("connected, saved").await?;
    browser.press("Compare").await?;
    says(&browser, "Nothing to compare yet").await?;
    in_both_themes(&browser, "nothing to compare").await?;
    titled(&browser, "Python hello world").await?;
    press_link(&browser, "Order of COPY").await?;
    says(&browser, "Order of COPY").await?;
    titled(&browser, "Order of COPY").await?;
    // What is going to be built is there to be read before it is.
    page.says("The edit in both: app.py").await?;
    page.says("moved here").await?;
    in_both_themes(&browser, "a pair that is not built yet").await?;
    // Presented: at a projector's size, and both sides fill while they are built.
    browser.driver().action_chain().send_keys(Key::F9).perform().await?;
    presented(&browser, true).await?;
    browser
        .driver()
        .action_chain()
        .key_down(Key::Control)
        .send_keys(Key::Enter)
        .key_up(Key::Control)
        .perform()
        .await?;
    says(&browser, "Build 1 of 4: A for the first time").await?;
    side_says(&browser, "A", "running").await?;
    side_says(&browser, "B", "B is built as soon as A is done.").await?;
    says(&browser, "Build 3 of 4: B for the first time").await?;
    side_says(&browser, "A", "A after the edit").await?;
    side_says(&browser, "B", "running").await?;
    in_both_themes(&browser, "a pair while it is built, presented").await?;
    says(&browser, "Moving COPY below RUN saves").await?;
    let slow = step_seconds(&browser, "A", "RUN").await?;
    ensure!(headline(&browser).await? == format!("Moving COPY below RUN saves {slow}"));
    side_says(&browser, "A", "RUN pip install flask").await?;
    in_both_themes(&browser, "a pair compared, presented").await?;
    // The layers and the comparison are presented in turn.
    browser.driver().action_chain().send_keys("c").perform().await?;
    browser.one("dialog", "Presenter mode").await?;
    browser.driver().action_chain().send_keys("c").perform().await?;
    presented(&browser, true).await?;
    browser.driver().action_chain().send_keys(Key::Escape).perform().await?;
    presented(&browser, false).await?;
    says(&browser, "Moving COPY below RUN saves").await?;
    in_both_themes(&browser, "a pair compared").await?;

    browser.press("Keep B\u{2019}s files").await?;
    page.says("Your files are those of build 4 now.").await?;
    browser.driver().refresh().await?;
    says(&browser, "Moving COPY below RUN saves").await?;
    press_link(&browser, "Back to your own files").await?;
    titled(&browser, "Python hello world").await?;
    page.shows("app.py", "print('my own')").await
}

pub(crate) async fn a_pair_that_was_cancelled_goes_on_from_there(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    // What is offered where no package can be fetched.
    let offline = format!(
        "{}/?pair=copy-order-offline",
        browser.driver().current_url().await?.origin().ascii_serialization()
    );
    browser.driver().goto(&offline).await?;
    browser.press("Build both").await?;
    says(&browser, "Build 1 of 4: A for the first time").await?;
    browser.press("Cancel").await?;
    says(&browser, "Stopped at build 1 of 4").await?;
    says(&browser, "A for the first time was cancelled. Go on builds it again and those that follow.")
        .await?;
    in_both_themes(&browser, "a pair that stopped").await?;
    browser.press("Go on").await?;
    says(&browser, "Moving COPY below RUN saves").await?;
    let text = page.all_text().await?;
    ensure!(text.contains("Build 3") && text.contains("Build 5"), "2 to 5 are the four builds:\n{text}");
    Ok(())
}

async fn says(browser: &Browser, part: &str) -> Result<()> {
    eventually(&format!("the comparison to say `{part}`"), async || {
        let script = "return document.querySelector('.compare__said')?.innerText ?? ''";
        let text = browser.script(script, Vec::new()).await?;
        ensure!(text.as_str().is_some_and(|text| text.contains(part)), "it says {text}");
        Ok(())
    })
    .await
}

/// Waits until the comparison is at a projector's size in the full screen, or no longer.
async fn presented(browser: &Browser, is_presented: bool) -> Result<()> {
    eventually("the comparison to be presented, or no longer", async || {
        let script = "return [document.querySelector('.page').dataset.size === 'presenter', document.fullscreenElement !== null,
            getComputedStyle(document.querySelector('header')).display === 'none']";
        let found = browser.script(script, Vec::new()).await?;
        ensure!(found == json!([is_presented, is_presented, is_presented]), "it is {found}");
        Ok(())
    })
    .await
}

/// Waits until one side of the comparison says something.
async fn side_says(browser: &Browser, side: &str, part: &str) -> Result<()> {
    eventually(&format!("{side} to say `{part}`"), async || {
        let script =
            "return document.querySelector(`section[aria-label=\"${arguments[0]}\"]`)?.innerText ?? ''";
        let text = browser.script(script, vec![side.into()]).await?;
        ensure!(text.as_str().is_some_and(|text| text.contains(part)), "it says {text}");
        Ok(())
    })
    .await
}

/// Waits until the header names what is worked on so.
async fn titled(browser: &Browser, title: &str) -> Result<()> {
    eventually(&format!("the header to say `{title}`"), async || {
        let text =
            browser.script("return document.querySelector('header h1')?.innerText", Vec::new()).await?;
        ensure!(text == title, "it says {text}");
        Ok(())
    })
    .await
}

async fn headline(browser: &Browser) -> Result<String> {
    let text = browser
        .script("return document.querySelector('.compare__headline')?.innerText ?? ''", Vec::new())
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn choose(browser: &Browser, list: &str, build: &str) -> Result<()> {
    let list = browser.one("combobox", list).await?;
    let script = "const [list, label] = arguments;
        list.value = [...list.options].find((option) => option.text.startsWith(label)).value;
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.script(script, vec![list.to_json()?, Value::from(build)]).await?;
    Ok(())
}

async fn press_link(browser: &Browser, label: &str) -> Result<()> {
    eventually(&format!("the link {label}"), async || {
        let script = "const link = [...document.querySelectorAll('.pairs a')].find((link) => link.innerText.startsWith(arguments[0]));
            link?.click(); return link !== undefined";
        let is_there = browser.script(script, vec![label.into()]).await?;
        ensure!(is_there.as_bool() == Some(true), "there is none");
        Ok(())
    })
    .await
}

/// Points at a bar of B, then gives the focus to one of A, and reads what is lit.
async fn lights_its_row(browser: &Browser) -> Result<()> {
    let lit = async |expected: &[&str]| {
        eventually("the row to be lit", async || {
            let lit = browser.script(LIT, Vec::new()).await?;
            ensure!(lit == json!(expected), "lit are {lit} instead of {expected:?}");
            Ok(())
        })
        .await
    };
    lit(&[]).await?;
    let bars = "section[aria-label=B] .layer-bar:nth-child(2)";
    let bar = browser.driver().find(By::Css(bars)).await?;
    browser.driver().action_chain().move_to_element_center(&bar).perform().await?;
    lit(&["A line 3", "A RUN", "line between", "B line 2", "B RUN"]).await?;
    let headline = browser.driver().find(By::Css(".compare__headline")).await?;
    browser.driver().action_chain().move_to_element_center(&headline).perform().await?;
    lit(&[]).await?;
    // By keyboard: from the Dockerfile on to the bars.
    browser.script("document.querySelector('section[aria-label=A] .diff').focus()", Vec::new()).await?;
    browser.driver().action_chain().send_keys(Key::Tab).send_keys(Key::Tab).perform().await?;
    lit(&["A line 2", "A COPY", "line between", "B line 3", "B COPY"]).await?;
    browser.script("document.activeElement.blur()", Vec::new()).await?;
    lit(&[]).await
}

/// Names everything that is lit now, in the order of the page.
const LIT: &str = "const named = (part) => {
    if (part.matches('path')) return 'line between';
    const side = part.closest('section').getAttribute('aria-label');
    const text = part.matches('.line') ? `line ${part.querySelector('.line__no').innerText}` : part.querySelector('b').innerText;
    return `${side} ${text}`;
};
return [...document.querySelectorAll('.compare__grid [data-row]')].filter((part) => getComputedStyle(part).getPropertyValue('--lit')).map(named)";

/// Returns what the record of a build says that a step took, asked of the server's own steps as the bars show them.
async fn step_seconds(browser: &Browser, side: &str, keyword: &str) -> Result<String> {
    let script =
        "const bars = [...document.querySelectorAll(`section[aria-label=\"${arguments[0]}\"] .layer-bar`)];
        const bar = bars.find((bar) => bar.querySelector('b')?.innerText === arguments[1]);
        return bar?.querySelector('.layer-bar__cost')?.innerText ?? ''";
    let cost = browser.script(script, vec![side.into(), keyword.into()]).await?;
    let cost = cost.as_str().context("a cost is text")?;
    let seconds = cost.split(" \u{b7} ").next().unwrap_or_default();
    ensure!(seconds.ends_with(" s") && seconds != "0.0 s", "the step took `{cost}`");
    Ok(seconds.to_owned())
}

const COPY_FIRST: &str = "FROM python:3.8-alpine
COPY app.py /app.py
RUN python -c 'import hashlib; hashlib.pbkdf2_hmac(\"sha256\", b\"x\", b\"y\", 2500000)' > /done
";
const COPY_LAST: &str = "FROM python:3.8-alpine
RUN python -c 'import hashlib; hashlib.pbkdf2_hmac(\"sha256\", b\"x\", b\"y\", 2500000)' > /done
COPY app.py /app.py
";
