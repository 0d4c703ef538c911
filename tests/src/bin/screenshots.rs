//! Writes the pictures of the README from the real page: `cargo run -p tests --bin screenshots`, after `cargo xtask page`.

use std::path::Path;

use anyhow::{Context, Result};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::world::World;
use thirtyfour::Key;

#[tokio::main]
async fn main() -> Result<()> {
    let world = World::create()?;
    let taken = take(&world).await;
    let ended = world.end().await;
    taken.and(ended)
}

async fn take(world: &World) -> Result<()> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace is above")?.join("docs");
    std::fs::create_dir_all(&docs)?;
    let browser = world.browser().await?;
    let pictures = pictures(world, &browser, &docs).await;
    let quit = browser.quit().await;
    pictures.and(quit)
}

async fn pictures(world: &World, browser: &Browser, docs: &Path) -> Result<()> {
    browser.prefer_colours("light").await?;
    browser.resize(1440, 1000).await?;
    let page = Playground::open(browser, world.server().await?).await?;
    page.build().await?;
    let app = page.text_of("app.py").await?;
    page.replace("app.py", &app.replace("hello world!", "hello world, once more!")).await?;
    page.step_is("COPY", "will run").await?;
    page.choose("app.py").await?.send_keys(Key::Control + Key::Home).await?;
    browser.comes_to_rest().await?;
    browser.picture(&docs.join("predicted-light.png")).await?;
    page.build().await?;
    browser.press("Run").await?;
    page.frame_shows("once more").await?;
    page.app_shows("once more").await?;
    page.choose("app.py").await?.send_keys(Key::Control + Key::Home).await?;
    browser.picture(&docs.join("built-light.png")).await?;
    browser.prefer_colours("dark").await?;
    browser.picture(&docs.join("built-dark.png")).await?;
    browser.prefer_colours("light").await?;
    browser.resize(390, 844).await?;
    browser.press_role("tab", "Layers").await?;
    browser.picture(&docs.join("built-phone.png")).await
}
