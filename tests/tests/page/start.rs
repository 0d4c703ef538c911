//! What is seen before the page stands, and where it never does.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::playground::{Playground, words};
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;

pub(crate) async fn without_javascript_the_page_says_so_and_shows_the_files(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    browser.run_no_scripts(true).await?;
    for (width, height) in SIZES {
        browser.resize(width, height).await?;
        browser.visit(&server.address().page).await?;
        is_in_view(&browser, "noscript p", "needs JavaScript and WebAssembly").await?;
        is_in_view(&browser, "[data-name=Dockerfile]", "FROM python:3.8-alpine").await?;
        is_in_view(&browser, "[data-name='app.py']", "from flask import Flask").await?;
    }
    browser.run_no_scripts(false).await?;
    server.stop().await
}

pub(crate) async fn a_page_without_its_module_shows_the_files_and_then_says_so(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    browser.expects_console("ERR_BLOCKED_BY_CLIENT");
    browser.expects_console("Failed to fetch");
    browser.block(&["*/assets/frontend_bg-*"]).await?;
    browser.visit(&server.address().page).await?;
    is_in_view(&browser, "[data-name=Dockerfile]", "FROM python:3.8-alpine").await?;
    is_in_view(&browser, "#unloaded", "load the page again").await?;
    let said = words(&browser.only("alert").await?).await?;
    ensure!(said.contains("could not load completely"), "it says `{said}`");

    browser.block(&[]).await?;
    let page = Playground::open(&browser, server.address()).await?;
    ensure!(page.text_of("app.py").await?.contains("hello world!"), "the files are others than before");
    let left =
        browser.script("return document.querySelector('.skeleton').checkVisibility()", Vec::new()).await?;
    ensure!(left == json!(false), "the frame still stands before the page");
    server.stop().await
}

pub(crate) async fn the_files_stand_where_the_page_will_have_them(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    for (width, height) in SIZES {
        browser.resize(width, height).await?;
        browser.run_no_scripts(true).await?;
        browser.visit(&server.address().page).await?;
        let before = places(&browser, ".skeleton__code").await?;
        browser.run_no_scripts(false).await?;
        let _page = Playground::open(&browser, server.address()).await?;
        eventually("each first line to stand where it stood", async || {
            let after = places(&browser, ".cm-content").await?;
            let is_near = before.iter().zip(&after).all(|(before, after)| (before - after).abs() <= 2.0);
            ensure!(
                before.len() == 4 && after.len() == 4 && is_near,
                "{before:?} became {after:?} at {width}"
            );
            Ok(())
        })
        .await?;
    }
    server.stop().await
}

pub(crate) async fn a_visitor_who_comes_back_sees_no_other_files(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("app.py", "print('my own')\n").await?;
    page.connection_says("connected, saved").await?;

    browser.expects_console("ERR_BLOCKED_BY_CLIENT");
    browser.expects_console("Failed to fetch");
    browser.block(&["*/assets/frontend_bg-*"]).await?;
    browser.visit(&server.address().page).await?;
    is_in_view(&browser, "#unloaded", "load the page again").await?;
    ensure!(!page.all_text().await?.contains("hello world!"), "somebody else's files are shown");
    browser.block(&[]).await?;
    Playground::open(&browser, server.address()).await?.shows("app.py", "my own").await?;
    server.stop().await
}

/// Waits until an element holds `part` and lies in the window.
async fn is_in_view(browser: &Browser, selector: &str, part: &str) -> Result<()> {
    eventually(&format!("{selector} to show `{part}`"), async || {
        let script = "const element = document.querySelector(arguments[0]);
            if (!element?.checkVisibility()) return 'nothing';
            const { top, bottom } = element.getBoundingClientRect();
            return top >= 0 && top < innerHeight && bottom > top ? element.innerText : `out of sight at ${top}`;";
        let shown = browser.script(script, vec![json!(selector)]).await?;
        ensure!(shown.as_str().is_some_and(|text| text.contains(part)), "it shows {shown}");
        Ok(())
    })
    .await
}

/// Returns the left and the top edge of the first line of each of two texts.
async fn places(browser: &Browser, selector: &str) -> Result<Vec<f64>> {
    let script = "return [...document.querySelectorAll(arguments[0])].flatMap((text) => {
            const letters = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            do if (!letters.nextNode()) return []; while (!letters.currentNode.data.trim());
            range.selectNode(letters.currentNode);
            const { left, top } = range.getBoundingClientRect();
            return [left, top];
        });";
    Ok(serde_json::from_value(browser.script(script, vec![json!(selector)]).await?)?)
}

/// A laptop and a phone.
const SIZES: [(u32, u32); 2] = [(1440, 900), (390, 844)];
