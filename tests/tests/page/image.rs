//! Inside an image: its history, a layer's files, one of them.

use std::sync::Arc;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn a_layers_files_are_listed_and_one_is_opened(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.build().await?;
    browser.press("Look inside the image").await?;
    page.says("base, shared").await?;
    press_row(&browser, "COPY").await?;
    page.says("added").await?;
    browser.press("srv/app.py").await?;
    let opened = browser.one("region", "srv/app.py").await?;
    let text = opened.text().await?;
    ensure!(text.contains("from flask import Flask"), "it shows {text}");

    // What a later layer takes away again is paid for all the same.
    press_row(&browser, "head -c").await?;
    page.says("50 kB wasted: a later layer overwrites or deletes them.").await?;
    super::accessibility::in_both_themes(&browser, "inside an image").await
}

pub(crate) async fn fifty_thousand_files_are_as_quick_as_fifty(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", MANY).await?;
    page.build().await?;
    browser.press("Look inside the image").await?;
    press_row(&browser, "seq").await?;
    page.says("many/00001").await?;
    let end = "const list = document.querySelector('.inside__files'); list.scrollTop = list.scrollHeight";
    browser.script(end, Vec::new()).await?;
    page.says("many/50000").await?;
    let middle =
        "const list = document.querySelector('.inside__files'); list.scrollTop = list.scrollHeight / 2";
    browser.script(middle, Vec::new()).await?;
    page.says("many/25000").await?;
    let n_rows =
        browser.script("return document.querySelectorAll('.inside__files li').length", Vec::new()).await?;
    ensure!(n_rows.as_u64().is_some_and(|n| (12..=60).contains(&n)), "{n_rows} rows are drawn");
    // Each step of a slow walk draws within a frame or two.
    let walk = "const done = arguments[0], list = document.querySelector('.inside__files'), began = performance.now();
        let n = 0; const step = () => { list.scrollTop += 240; if (++n < 60) requestAnimationFrame(step); else done((performance.now() - began) / n); };
        requestAnimationFrame(step)";
    let ms = browser.script_async(walk).await?.as_f64().unwrap_or(f64::MAX);
    ensure!(ms < 100.0, "a step takes {ms} ms");

    // The filter shows what matches from the first on, wherever the list was.
    let field = browser.one("textbox", "Filter files by name").await?;
    field.send_keys("Many/4242").await?;
    page.says("10 of 50001 have \u{201c}Many/4242\u{201d} in their path.").await?;
    let rows =
        "return Array.from(document.querySelectorAll('.inside__files li'), (row) => row.title).join(' ')";
    let expected: Vec<String> = (0..10).map(|last| format!("many/4242{last}")).collect();
    eventually("only what matches", async || {
        let rows = browser.script(rows, Vec::new()).await?;
        ensure!(rows.as_str() == Some(expected.join(" ").as_str()), "the rows are {rows}");
        Ok(())
    })
    .await?;
    let letters = "const done = arguments[0], field = document.querySelector('.inside__filter'), began = performance.now();
        field.value = '5000'; field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const look = () => document.querySelector('.inside__files li')?.title === 'many/05000' ? done(performance.now() - began) : requestAnimationFrame(look);
        requestAnimationFrame(look)";
    let ms = browser.script_async(letters).await?.as_f64().unwrap_or(f64::MAX);
    ensure!(ms < 1_000.0, "an answer takes {ms} ms");
    field.send_keys("-no").await?;
    page.says("None of 50001 has \u{201c}5000-no\u{201d} in its path.").await?;
    ensure!(browser.script(rows, Vec::new()).await?.as_str() == Some(""), "rows are left");
    super::accessibility::in_both_themes(&browser, "a filter that finds nothing").await?;
    let field = browser.one("textbox", "Filter files by name").await?;
    field.send_keys(Key::Escape + "").await?;
    page.says("many/00001").await?;
    ensure!(!page.all_text().await?.contains("None of"), "what nobody looks for is still said");
    Ok(())
}

/// Opens the layer that was made by something.
async fn press_row(browser: &Browser, part: &str) -> Result<()> {
    eventually(&format!("the layer of {part}"), async || {
        let script = "const row = Array.from(document.querySelectorAll('button.inside__row')).find((row) => row.innerText.includes(arguments[0]));
            row?.click(); return row !== undefined";
        let is_there = browser.script(script, vec![part.into()]).await?;
        ensure!(is_there.as_bool() == Some(true), "there is none");
        Ok(())
    })
    .await
}

const DOCKERFILE: &str = "FROM python:3.8-alpine
RUN head -c 50000 /dev/zero > /big
COPY app.py /srv/app.py
RUN rm /big
";

const MANY: &str = "FROM python:3.8-alpine
RUN mkdir /many && cd /many && seq -w 1 50000 | xargs touch
";
