//! The page in five languages: which one it begins with, and how it changes to another one while somebody works.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use catalogue::{Bundle, Language, Message, console_page, files, layers, shell};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::console::Console;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn a_page_changes_its_language_and_keeps_what_was_done(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(&browser, server).await?;
    page.type_at_end("app.py", "# mine").await?;
    page.type_at_end("Dockerfile", "\nCOPY nowhere.txt /").await?;
    let console = Console::open(&page).await?;
    console.run("pwd").await?;
    let opened = browser.script("return performance.timeOrigin", Vec::new()).await?;

    let mut said = Vec::new();
    for language in Language::SPOKEN.into_iter().chain([Language::German]) {
        choose(&browser, language).await?;
        page.says(&text(language, layers::title())).await?;
        let title = browser.script("return document.title", Vec::new()).await?;
        ensure!(
            title == json!(text(language, shell::page_title())),
            "{}: the tab is {title}",
            language.tag()
        );
        let editor = page.choose("app.py").await?;
        let hint = editor.attr("aria-description").await?;
        ensure!(hint == Some(text(language, files::keyboard_hint())), "the editor's hint is {hint:?}");
        let commands = console.commands().await?;
        ensure!(commands.iter().any(|command| command.line.ends_with("pwd")), "{commands:?}");
        let line = browser.one("textbox", &text(language, console_page::input())).await?;
        // A command of a pipe is a task of its own, and speaks the language of the line all the same.
        line.send_keys("help | cat" + Key::Enter).await?;
        let first = text(language, catalogue::console::help());
        eventually(&format!("help in {}", language.name()), async || {
            let last = console.commands().await?.pop().context("nothing was typed")?;
            ensure!(last.output.contains(&first), "help says {}", last.output);
            Ok(())
        })
        .await?;
        said.push(problem(&browser).await?);
    }
    let german = said.pop().context("a problem was said in each language")?;
    ensure!(german == said[0], "once {german}, once {}", said[0]);
    said.sort();
    said.dedup();
    ensure!(said.len() == Language::SPOKEN.len(), "the problem reads {said:#?}");

    let is_same = browser.script("return performance.timeOrigin", Vec::new()).await? == opened;
    ensure!(is_same, "the page was loaded again");
    let editor = page.choose("app.py").await?;
    editor.send_keys(Key::Control + "z").await?;
    eventually("the edit to be taken back", async || {
        let now = page.text_of("app.py").await?;
        ensure!(!now.contains("# mine"), "the file is {now}");
        Ok(())
    })
    .await?;

    // The choice is kept.
    browser.visit(&server.page).await?;
    speaks(&browser, Language::German).await
}

pub(crate) async fn a_page_begins_with_the_language_of_its_reader(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    for (preferred, language) in [
        ("de-AT,de,en", Language::German),
        ("fr,ja-JP", Language::Japanese),
        ("zh-CN", Language::Chinese),
        ("pt-PT,en", Language::Portuguese),
        ("fr", Language::English),
    ] {
        browser.prefer_languages(preferred).await?;
        browser.visit(&server.page).await?;
        speaks(&browser, language).await?;
    }
    // What the shell says by itself when nothing else comes.
    browser.prefer_languages("fr,pt-PT,en").await?;
    browser.visit(&server.page).await?;
    speaks(&browser, Language::Portuguese).await?;
    let said = browser.script(GIVE_UP, Vec::new()).await?;
    ensure!(said == json!(["pt-BR"]), "the shell speaks {said}");
    let frame = browser.script(FRAME, Vec::new()).await?;
    ensure!(frame == json!(text(Language::Portuguese, layers::title())), "the frame says {frame}");

    // The address says more than the browser.
    browser.visit(&format!("{}?lang=zh-Hans", server.page)).await?;
    speaks(&browser, Language::Chinese).await?;
    // And a choice says more than the address, which goes on with the choice.
    choose(&browser, Language::Japanese).await?;
    let address = browser.script("return location.search", Vec::new()).await?;
    ensure!(address == json!("?lang=ja"), "the address says {address}");

    // Words that cannot be fetched are said, and nothing else changes.
    browser.expects_console("Failed to load resource");
    browser.block(&["*words-later-de*"]).await?;
    pick(&browser, Language::German).await?;
    let missing = text(Language::Japanese, shell::language_missing());
    eventually("the remark on missing words", async || {
        let shown = browser.script("return document.body.innerText", Vec::new()).await?;
        ensure!(shown.as_str().is_some_and(|shown| shown.contains(&missing)), "the page says {shown}");
        Ok(())
    })
    .await?;
    speaks(&browser, Language::Japanese).await?;
    let chosen =
        browser.script("return document.querySelector('.topbar__language select').value", Vec::new());
    let chosen = chosen.await?;
    ensure!(chosen == json!("ja"), "the menu shows {chosen}");
    browser.block(&[]).await?;
    choose(&browser, Language::German).await
}

/// Has the shell give up, and returns the languages of what it says.
const GIVE_UP: &str = "sessionStorage.setItem('drydock.tries', 5);
drydockUnloaded();
sessionStorage.clear();
return Array.from(document.querySelectorAll('#unloaded > p')).filter((sentence) => sentence.checkVisibility()).map(({ lang }) => lang);";

/// Returns what stands in the frame of the shell, where the layers will be.
const FRAME: &str = "const page = document.querySelector('.page');
delete page.dataset.ready;
const words = document.querySelector('.skeleton__layers').innerText;
page.dataset.ready = '';
return words";

/// Chooses a language from the menu, and waits until the page speaks it.
async fn choose(browser: &Browser, language: Language) -> Result<()> {
    pick(browser, language).await?;
    speaks(browser, language).await
}

async fn pick(browser: &Browser, language: Language) -> Result<()> {
    let now: Language = spoken(browser).await?.parse()?;
    let menu = browser.one("combobox", &text(now, shell::language())).await?;
    let pick = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    browser.script(pick, vec![menu.to_json()?, json!(language.tag())]).await.map(drop)
}

async fn speaks(browser: &Browser, language: Language) -> Result<()> {
    eventually(&format!("the page to speak {}", language.name()), async || {
        let spoken = spoken(browser).await?;
        ensure!(spoken == language.tag(), "it speaks {spoken}");
        browser.one_now("combobox", &text(language, shell::language())).await.map(drop)
    })
    .await
}

async fn spoken(browser: &Browser) -> Result<String> {
    let tag = browser.script("return document.documentElement.lang", Vec::new()).await?;
    Ok(tag.as_str().unwrap_or_default().to_owned())
}

/// Returns what the first problem of the list says.
async fn problem(browser: &Browser) -> Result<String> {
    browser.script("document.getElementById('tab-problems').click()", Vec::new()).await?;
    let said = eventually("a problem", async || {
        let said = "return document.querySelector('.problem-list__item')?.innerText ?? ''";
        let said = browser.script(said, Vec::new()).await?.as_str().unwrap_or_default().to_owned();
        ensure!(said.contains("nowhere.txt"), "the first problem is {said}");
        Ok(said)
    })
    .await?;
    browser.script("document.getElementById('tab-console').click()", Vec::new()).await?;
    Ok(said)
}

fn text(language: Language, message: Message) -> String {
    Bundle::of(language).say(message)
}
