//! The second part of `cargo xtask bench language`: what a keystroke costs in Chromium, and how long a fault takes from the key to its squiggle.
//! The argument names the folder for the browser's own trace, which DevTools and Perfetto open.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use language_bench::times::Times;
use language_bench::workload::{self, N_LINES};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).context("the folder for the trace is needed")?);
    std::fs::create_dir_all(&folder)?;
    let trace = folder.join("key-to-squiggle.json");
    let world = World::create()?;
    let measured = measure(&world, &trace).await;
    let ended = world.end().await;
    measured.and(ended)?;
    eventually("the trace", async || {
        let n_bytes = std::fs::metadata(&trace)?.len();
        ensure!(n_bytes > 0, "it is empty");
        say(&format!("the browser's trace: {} ({} KB)", trace.display(), n_bytes / 1024));
        Ok(())
    })
    .await
}

async fn measure(world: &World, trace: &Path) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let browser = world.tracing_browser(trace).await?;
    browser.allow_motion().await?;
    let page = Playground::open(&browser, server.address()).await?;
    let measured = async {
        tell_work(&browser).await?;
        tell_squiggles(&page, &browser).await
    }
    .await;
    let quit = browser.quit().await;
    let stopped = server.stop().await;
    measured.and(quit).and(stopped)
}

/// A keystroke's whole work, in the page's own module: the text into it, one parse, all problems and colours out, and what lists and layers are
/// told.
async fn tell_work(browser: &Browser) -> Result<()> {
    say("a keystroke in Chromium, 200 lines among 64 files, means of ten keystrokes");
    for (what, basis) in [
        ("the whole work, nothing built yet", Vec::new()),
        ("the whole work with prediction, 20 builds known", workload::basis(N_LINES)),
    ] {
        let others = workload::others();
        let paths = std::iter::once("Dockerfile").chain(others.iter().map(|(path, _)| path.as_str()));
        let files: Vec<(&str, bool)> = paths.map(|path| (path, false)).collect();
        let (files, took) =
            (postcard::to_allocvec(&files)?, postcard::to_allocvec(&workload::times(N_LINES))?);
        let given = json!([files, others, workload::keys(N_LINES), basis, took]);
        let times = eventually("the language module", async || {
            let found = browser.driver().execute_async(WORK, vec![given.clone()]).await?.json().clone();
            times(&found).with_context(|| format!("the page says {found}"))
        })
        .await?;
        say(&times.line(what));
    }
    Ok(())
}

/// From the change of the text to the frame that shows its squiggle, in the editor itself.
async fn tell_squiggles(page: &Playground<'_>, browser: &Browser) -> Result<()> {
    page.replace("Dockerfile", &"FROM scratch\nCOPY a /b\nWORKDIR /app\nLABEL a=b\n".repeat(50)).await?;
    page.choose("Dockerfile").await?.send_keys(Key::Control + Key::End).await?;
    let found = browser.script_async(SQUIGGLES).await?;
    let frames = numbers(&found["frames"]).with_context(|| format!("the page says {found}"))?;
    let times = times(&found["times"]).context("times go with frames")?;
    let n_next = frames.iter().filter(|frame| **frame <= 1.0).count();
    say(&format!("from key to squiggle: in the next frame {n_next} of {} times", frames.len()));
    say(&times.line("from key to squiggle"));
    Ok(())
}

fn times(value: &Value) -> Option<Times> {
    Some(Times::new(numbers(value)?))
}

/// Reads a list of numbers; `None` for anything else.
fn numbers(value: &Value) -> Option<Vec<f64>> {
    let numbers: Vec<f64> = value.as_array()?.iter().filter_map(Value::as_f64).collect();
    (!numbers.is_empty()).then_some(numbers)
}

/// Prints one line.
fn say(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}

/// Ten keystrokes are timed together, because the browser's clock ticks every 0.1 ms; a garbage collection still shows.
const WORK: &str = r#"const [[files, others, keys, basis, took], done] = arguments;
(async () => {
  const entry = performance.getEntriesByType("resource").find(({ name }) => /language_module-[^/]*\.js$/.test(name));
  const { LanguageService } = await import(entry.name);
  const service = new LanguageService();
  service.set_files(new Uint8Array(files));
  others.forEach(([path, text]) => service.typed(path, text));
  if (basis.length) {
    service.update_basis(Uint8Array.from(basis));
    service.set_times(new Uint8Array(took));
  }
  const key = (turn) => {
    service.typed("Dockerfile", keys[turn % keys.length]);
    return service.drawn("Dockerfile").length + service.turn() + service.report().length + service.forecast().length;
  };
  for (let turn = 0; turn < 1000; turn += 1) key(turn);
  const times = [];
  for (let round = 0; round < 300; round += 1) {
    const start = performance.now();
    for (let turn = 0; turn < 10; turn += 1) key(turn);
    times.push((performance.now() - start) / 10);
    if (round % 10 === 0) await new Promise(requestAnimationFrame);
  }
  service.free();
  return times;
})().then(done, (error) => done(String(error)));"#;

/// Types a fault thirty times and takes it back; a frame counts from the first after the change. Marks go into the trace.
const SQUIGGLES: &str = r#"const done = arguments[arguments.length - 1];
const frame = () => new Promise(requestAnimationFrame);
const n = () => document.querySelectorAll(".squiggle--error").length;
(async () => {
  const [frames, times] = [[], []];
  for (let round = 0; round < 30; round += 1) {
    await frame();
    const before = n();
    const start = performance.now();
    performance.mark("key");
    document.execCommand("insertText", false, "WROKDIR /x");
    let count = 0;
    do {
      await frame();
      count += 1;
    } while (n() <= before && count < 60);
    performance.measure("key to squiggle", "key");
    frames.push(count);
    times.push(performance.now() - start);
    document.execCommand("undo");
    for (let at = 0; at < "WROKDIR /x".length && n() > before; at += 1) document.execCommand("delete");
    await frame();
  }
  return { frames, times };
})().then(done, (error) => done(String(error)));"#;
