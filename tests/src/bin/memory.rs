//! The last part of `cargo xtask bench language`: what the page holds in memory before its first build and after twenty, in Chromium.
//!
//! Counted is what the page's own thread keeps after a garbage collection: the JavaScript heap in use, the DOM's, and every WebAssembly memory
//! at its full size, which never shrinks. Code, pictures and the browser's own caches are not counted.

use std::io::Write as _;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::world::World;

#[tokio::main]
async fn main() -> Result<()> {
    let world = World::create()?;
    let measured = measure(&world).await;
    let ended = world.end().await;
    measured.and(ended)
}

async fn measure(world: &World) -> Result<()> {
    let browser = world.browser().await?;
    let told = tell(world, &browser).await;
    let quit = browser.quit().await;
    told.and(quit)
}

async fn tell(world: &World, browser: &Browser) -> Result<()> {
    let page = Playground::open(browser, world.server().await?).await?;
    let app = page.text_of("app.py").await?;
    browser.comes_to_rest().await?;
    say("memory held by the page, after a garbage collection (KB)");
    let before = Held::by(browser).await?;
    say(&before.line("nothing built yet"));
    for number in 1..=N_BUILDS {
        page.replace("app.py", &format!("{app}# edit {number}\n")).await?;
        page.build().await?;
    }
    browser.comes_to_rest().await?;
    let after = Held::by(browser).await?;
    say(&after.line(&format!("{N_BUILDS} builds later, same tab")));
    page.reload().await?;
    browser.one("list", "Build steps").await?;
    browser.comes_to_rest().await?;
    let anew = Held::by(browser).await?;
    say(&anew.line(&format!("a new tab with {N_BUILDS} builds of history")));
    say(&format!(
        "  a build of history: {:.1} KB in the tab that saw it, {:.1} KB in a new one",
        (after.all() - before.all()) / f64::from(N_BUILDS),
        (anew.all() - before.all()) / f64::from(N_BUILDS)
    ));
    Ok(())
}

/// Kilobytes that a page holds.
struct Held {
    script: f64,
    dom: f64,
    wasm: Vec<f64>,
}

impl Held {
    async fn by(browser: &Browser) -> Result<Self> {
        let cdp = browser.driver().cdp();
        let ask = async |method: &str, given: Value| -> Result<Value> {
            cdp.send_raw(method, given).await.with_context(|| method.to_owned())
        };
        // What one collection frees of the DOM lets the next one free more.
        for _ in 0..2 {
            ask("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = ask("Runtime.getHeapUsage", json!({})).await?;
        let kilobytes = |field: &str| heap[field].as_f64().unwrap_or(0.0) / 1024.0;
        let kind = ask("Runtime.evaluate", json!({ "expression": "WebAssembly.Memory.prototype" })).await?;
        let all =
            ask("Runtime.queryObjects", json!({ "prototypeObjectId": kind["result"]["objectId"] })).await?;
        let sizes = ask(
            "Runtime.callFunctionOn",
            json!({
                "objectId": all["objects"]["objectId"],
                "functionDeclaration": "function () { return this.map(({ buffer }) => buffer.byteLength); }",
                "returnByValue": true,
            }),
        )
        .await?;
        let sizes = sizes["result"]["value"].as_array().context("there are WebAssembly memories")?;
        let mut wasm: Vec<f64> = sizes.iter().filter_map(Value::as_f64).map(|size| size / 1024.0).collect();
        wasm.sort_by(f64::total_cmp);
        Ok(Self { script: kilobytes("usedSize"), dom: kilobytes("embedderHeapUsedSize"), wasm })
    }

    fn all(&self) -> f64 {
        self.script + self.dom + self.wasm.iter().sum::<f64>()
    }

    fn line(&self, when: &str) -> String {
        let Self { script, dom, wasm } = self;
        let parts: Vec<String> = wasm.iter().map(|size| format!("{size:.0}")).collect();
        format!(
            "  {when:<40} {:6.0}: JavaScript {script:.0}, DOM {dom:.0}, WebAssembly {} ({})",
            self.all(),
            wasm.iter().sum::<f64>(),
            parts.join(" + ")
        )
    }
}

/// Prints one line.
fn say(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}

const N_BUILDS: u32 = 20;
