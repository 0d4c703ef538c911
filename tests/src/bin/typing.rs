//! The second half of `cargo xtask bench language`: what a keystroke costs in Chromium, and how long a fault takes from the key to its squiggle.
//! The argument names the folder for the browser's own trace, which DevTools and Perfetto open.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
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
    let times = eventually("the language module", async || {
        let found = browser.script_async(WORK).await?;
        numbers(&found).with_context(|| format!("the page says {found}"))
    })
    .await?;
    say(&format!(
        "a keystroke's whole work in Chromium, 200 lines among 64 files: p50 {:.2} ms, p95 {:.2} ms, p99 {:.2} ms ({} means of ten keystrokes)",
        percentile(&times, 0.5),
        percentile(&times, 0.95),
        percentile(&times, 0.99),
        times.len()
    ));
    Ok(())
}

/// From the change of the text to the frame that shows its squiggle, in the editor itself.
async fn tell_squiggles(page: &Playground<'_>, browser: &Browser) -> Result<()> {
    page.replace("Dockerfile", &"FROM scratch\nCOPY a /b\nWORKDIR /app\nLABEL a=b\n".repeat(50)).await?;
    page.choose("Dockerfile").await?.send_keys(Key::Control + Key::End).await?;
    let found = browser.script_async(SQUIGGLES).await?;
    let frames = numbers(&found["frames"]).with_context(|| format!("the page says {found}"))?;
    let times = numbers(&found["times"]).context("times go with frames")?;
    let n_next = frames.iter().filter(|frame| **frame <= 1.0).count();
    say(&format!(
        "from key to squiggle: in the next frame {n_next} of {} times; p50 {:.1} ms, p95 {:.1} ms",
        frames.len(),
        percentile(&times, 0.5),
        percentile(&times, 0.95)
    ));
    Ok(())
}

/// Reads a list of numbers, in order.
fn numbers(value: &Value) -> Option<Vec<f64>> {
    let mut numbers: Vec<f64> = value.as_array()?.iter().filter_map(Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    (!numbers.is_empty()).then_some(numbers)
}

/// Returns the value below which a share of them lies; they are in order.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let place = (0..=last).rfind(|place| *place as f64 <= share * last as f64).unwrap_or(0);
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// Prints one line.
fn say(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}

/// Ten keystrokes are timed together, because the browser's clock ticks every 0.1 ms; a garbage collection still shows.
const WORK: &str = r#"const done = arguments[arguments.length - 1];
(async () => {
  const entry = performance.getEntriesByType("resource").find(({ name }) => /language_module-[^/]*\.js$/.test(name));
  const { Reader } = await import(entry.name);
  const reader = new Reader();
  const others = Array.from({ length: 63 }, (_, number) => `src/part${number}.py`);
  reader.list(["Dockerfile", ...others].join("\n"));
  others.forEach((path) => reader.typed(path, "import flask\nprint(flask)\n".repeat(20)));
  const block = (number) => `FROM python:3.8-alpine AS stage${number}
RUN apt-get update && \\
    apt-get install -y curl \\
    && rm -rf /var/lib/apt/lists/*
ENV A=b C="d e"
COPY --from=stage${Math.max(0, number - 1)} --chown=1:1 a b /c/
# a comment
WORKDIR /app
EXPOSE 80
CMD ["python", "app.py"]
`;
  const text = Array.from({ length: 20 }, (_, number) => block(number)).join("");
  const key = (turn) => {
    reader.typed("Dockerfile", `${text}# ${turn}\n`);
    return reader.drawn("Dockerfile").length + reader.turn() + reader.told().length;
  };
  for (let turn = 0; turn < 1000; turn += 1) key(turn);
  const times = [];
  for (let round = 0; round < 300; round += 1) {
    const start = performance.now();
    for (let turn = 0; turn < 10; turn += 1) key(turn + 10 * (round % 2));
    times.push((performance.now() - start) / 10);
    if (round % 10 === 0) await new Promise(requestAnimationFrame);
  }
  reader.free();
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
