//! `cargo xtask bench page`: how long a first visitor waits for the page on a slow network with a slow processor, and how long a key takes from the press
//! to the paint in files of 200 and of 5,000 instructions, and how long a change of language takes. All of it in Chromium, with the page as it is served, and without an engine.

use std::io::Write as _;

use anyhow::{Context, Result, ensure};
use language_bench::times::Times;
use serde_json::{Value, json};
use tests::browser::emulation::{Network, SLOW_3G, SLOW_4G};
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Address, Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

#[tokio::main]
async fn main() -> Result<()> {
    let world = World::create()?;
    let measured = measure(&world).await;
    let ended = world.end().await;
    measured.and(ended)
}

async fn measure(world: &World) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let measured = async {
        for network in [SLOW_4G, SLOW_3G] {
            tell_visits(world, server.address(), network).await?;
        }
        tell_keys(world, server.address()).await?;
        tell_languages(world, server.address()).await
    }
    .await;
    measured.and(server.stop().await)
}

/// Visits the page several times with nothing of earlier visits.
async fn tell_visits(world: &World, server: &Address, network: Network) -> Result<()> {
    let Network { name, kbit, latency_ms } = network;
    say(&format!(
        "first visits, {name} ({kbit:.0} kbit/s, {latency_ms:.0} ms for each request), processor {CPU} times slower, {N_VISITS} visits"
    ));
    let mut found = Vec::new();
    for _ in 0..N_VISITS {
        found.push(visit(world, server, network).await?);
    }
    for (what, name, most) in [
        ("first text", "text", "1.5"),
        ("a file can be edited", "editable", "4"),
        ("the layers are there", "layers", "9"),
    ] {
        let times: Vec<f64> = found.iter().filter_map(|visit| visit[name].as_f64()).collect();
        ensure!(times.len() == N_VISITS, "a visit without {name}: {found:?}");
        let times = Times::new(times);
        say(&format!("  {what:<24} {:>6.2} s (aim {most} s)", times.percentile(0.5) / 1_000.0));
    }
    let modules = found.last().context("a visit")?["modules"].clone();
    say(&format!("  modules: {}", modules.as_str().unwrap_or_default()));
    Ok(())
}

/// Visits the page once and returns when what was there, in milliseconds.
async fn visit(world: &World, server: &Address, network: Network) -> Result<Value> {
    let browser = world.browser().await?;
    browser.allow_motion().await?;
    let visited = async {
        let watch = json!({ "source": WATCH });
        browser.driver().cdp().send_raw("Page.enable", json!({})).await?;
        browser.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", watch).await?;
        browser.be_slow(network, CPU).await?;
        browser.visit(&server.page).await?;
        eventually("the layers", async || {
            let found = browser.script(SEEN, Vec::new()).await?;
            ensure!(found["layers"].is_number(), "the page has {found}");
            Ok(found)
        })
        .await
    }
    .await;
    browser.quit().await.and(visited)
}

/// Types into long files.
async fn tell_keys(world: &World, server: &Address) -> Result<()> {
    let browser = world.browser().await?;
    browser.allow_motion().await?;
    let typed = async {
        let page = Playground::open(&browser, server).await?;
        eventually("the layers", async || page.step_is("FROM", "not built yet").await).await?;
        for n_instructions in [200, 5_000] {
            let text = ["FROM alpine\n".to_owned(), "RUN echo a > /b\n".repeat(n_instructions - 1)].concat();
            let pasted = browser.script(PASTE, vec![json!(text)]).await?;
            let pasted = pasted.as_f64().context("a time")?;
            page.choose("Dockerfile").await?.send_keys(Key::Control + Key::Home).await?;
            let found = browser.script_async(TYPE).await?;
            let times = |name: &str| {
                Some(Times::new(found[name].as_array()?.iter().filter_map(Value::as_f64).collect()))
            };
            say(&format!("{n_instructions} instructions, pasted in {pasted:.0} ms"));
            for (what, name) in [("from key to paint", "letters"), ("from Enter to paint", "lines")] {
                let times = times(name).with_context(|| format!("the page says {found}"))?;
                say(&times.line(what));
            }
        }
        Ok(())
    }
    .await;
    browser.quit().await.and(typed)
}

/// Changes the language several times, from the choice in the menu until the page is painted in the other language: the first time with the words of that
/// language still to be fetched.
async fn tell_languages(world: &World, server: &Address) -> Result<()> {
    let browser = world.browser().await?;
    browser.allow_motion().await?;
    let changed = async {
        Playground::open(&browser, server).await?;
        say("a change of language, from the choice to the paint");
        let found = browser.script_async(CHANGE_LANGUAGE).await?;
        for (what, name) in [("words to be fetched", "fetched"), ("words that are there", "kept")] {
            let times = found[name].as_array().map(|times| times.iter().filter_map(Value::as_f64).collect());
            let times: Vec<f64> = times.with_context(|| format!("the page says {found}"))?;
            let times = Times::new(times);
            say(&format!("  {what:<24} {:>6.1} ms (median; aim 100 ms)", times.percentile(0.5)));
        }
        Ok(())
    }
    .await;
    browser.quit().await.and(changed)
}

/// Prints one line.
fn say(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}

/// How many times slower the processor is.
const CPU: f64 = 4.0;
const N_VISITS: usize = 3;

/// Notes when parts of the page come, and how its modules do.
const WATCH: &str = r#"(() => {
  const times = (window.benchTimes = {});
  const parts = { editable: ".page[data-ready] .cm-content[contenteditable=true]", layers: ".layers__stack .layer-bar" };
  const look = () => {
    for (const [name, selector] of Object.entries(parts)) if (!times[name] && document.querySelector(selector)) times[name] = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  window.benchModules = [];
  const stream = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const response = await source;
    window.benchModules.push(`${response.headers.get("content-type")} ${response.headers.get("content-encoding")} streamed`);
    return stream(response, imports);
  };
})();"#;

const SEEN: &str = r#"const [text] = performance.getEntriesByName("first-contentful-paint");
return { text: text?.startTime, ...window.benchTimes, modules: window.benchModules.join(", ") }"#;

const CHANGE_LANGUAGE: &str = r#"const done = arguments[arguments.length - 1];
const menu = document.querySelector(".topbar__language select");
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const change = async (tag) => {
  const heading = document.querySelector(".layers h2");
  const before = heading.textContent;
  await new Promise((done) => setTimeout(done, 300));
  const start = performance.now();
  menu.value = tag;
  menu.dispatchEvent(new Event("change", { bubbles: true }));
  while (heading.textContent === before) await painted();
  return performance.now() - start;
};
(async () => {
  const [fetched, kept] = [[], []];
  for (const tag of ["de", "ja", "pt-BR", "zh-Hans"]) fetched.push(await change(tag));
  for (const tag of ["en", "de", "ja", "pt-BR", "zh-Hans"]) kept.push(await change(tag));
  return { fetched, kept };
})().then(done, (error) => done(String(error)));"#;

/// Puts a text into the Dockerfile in place of all that is there, and returns how long that took until the next frame was to be painted.
const PASTE: &str = r#"const editor = document.querySelector('.cm-content[aria-label="Dockerfile"]');
editor.focus();
document.execCommand("selectAll");
const clipboardData = new DataTransfer();
clipboardData.setData("text/plain", arguments[0]);
const start = performance.now();
editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))));"#;

/// Types letters and lines at the start of the second line, and returns how long each took until its frame was painted.
const TYPE: &str = r#"const done = arguments[arguments.length - 1];
const editor = document.querySelector('.cm-content[aria-label="Dockerfile"]');
const rest = () => new Promise((done) => setTimeout(done, 120));
const painted = () => new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
}));
const key = async (times, act) => {
  await rest();
  await new Promise(requestAnimationFrame);
  const start = performance.now();
  act();
  await painted();
  times.push(performance.now() - start);
};
const enter = () => editor.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
(async () => {
  const [letters, lines] = [[], []];
  const at = editor.querySelectorAll(".cm-line")[3];
  getSelection().collapse(at.lastChild ?? at, (at.lastChild ?? at).textContent.length);
  await rest();
  for (let round = 0; round < 40; round += 1) await key(letters, () => document.execCommand("insertText", false, "x"));
  for (let round = 0; round < 20; round += 1) await key(lines, enter);
  return { letters, lines };
})().then(done, (error) => done(String(error)));"#;
