//! The playground's one screen.

use anyhow::{Context, Result, ensure};
use protocol::Token;
use serde_json::json;
use thirtyfour::{Key, WebElement};

use crate::browser::{Browser, is_enabled};
use crate::client::Client;
use crate::patience::eventually;
use crate::server::Address;

/// The playground in one browser.
#[derive(Clone, Copy, Debug)]
pub struct Playground<'browser> {
    browser: &'browser Browser,
}

/// One item of the list `Build steps`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// All of its text.
    pub text: String,
    /// The word that says where it stands.
    pub word: String,
}

impl<'browser> Playground<'browser> {
    /// Opens the page and waits until its files are there.
    ///
    /// # Errors
    ///
    /// When they do not come.
    pub async fn open(browser: &'browser Browser, server: &Address) -> Result<Self> {
        browser.visit(&server.page).await?;
        let page = Self { browser };
        page.is_there().await?;
        Ok(page)
    }

    /// Loads the page again, as the reload button does.
    ///
    /// # Errors
    ///
    /// When it does not come back.
    pub async fn reload(&self) -> Result<()> {
        self.browser.driver().refresh().await?;
        self.is_there().await
    }

    async fn is_there(&self) -> Result<()> {
        self.browser.one("tab", "Dockerfile").await?;
        self.connection_says("connected").await
    }

    /// The browser that it stands in.
    #[must_use]
    pub fn browser(&self) -> &'browser Browser {
        self.browser
    }

    /// Waits until the status `Connection` holds `word`.
    ///
    /// # Errors
    ///
    /// What it says instead.
    pub async fn connection_says(&self, word: &str) -> Result<()> {
        self.status_says("Connection", word).await
    }

    /// Waits until the status `Engine` holds `word`.
    ///
    /// # Errors
    ///
    /// What it says instead.
    pub async fn engine_says(&self, word: &str) -> Result<()> {
        self.status_says("Engine", word).await
    }

    async fn status_says(&self, name: &str, word: &str) -> Result<()> {
        eventually(&format!("status {name} to say `{word}`"), async || {
            let text = words(&self.browser.one_now("status", name).await?).await?;
            ensure!(text.to_lowercase().contains(&word.to_lowercase()), "it says `{text}`");
            Ok(())
        })
        .await
    }

    /// Chooses a file's tab and returns the editor.
    ///
    /// # Errors
    ///
    /// When there is no such tab.
    pub async fn choose(&self, path: &str) -> Result<WebElement> {
        self.browser.press_role("tab", path).await?;
        self.browser.one("textbox", path).await
    }

    /// Returns the text that the editor shows of a file.
    ///
    /// # Errors
    ///
    /// When there is no such file.
    pub async fn text_of(&self, path: &str) -> Result<String> {
        self.choose(path).await?;
        self.shown_text(path).await
    }

    async fn shown_text(&self, path: &str) -> Result<String> {
        let editor = self.browser.one_now("textbox", path).await?;
        let text = self.browser.script(EDITOR_TEXT, vec![editor.to_json()?]).await?;
        Ok(text.as_str().context("the editor's text is text")?.to_owned())
    }

    /// Waits until the editor shows `part` in a file.
    ///
    /// # Errors
    ///
    /// What it shows instead.
    pub async fn shows(&self, path: &str, part: &str) -> Result<()> {
        self.choose(path).await?;
        eventually(&format!("`{path}` to hold `{part}`"), async || {
            let text = self.shown_text(path).await?;
            ensure!(text.contains(part), "it holds:\n{text}");
            Ok(())
        })
        .await
    }

    /// Opens the page's workspace without a browser.
    ///
    /// # Errors
    ///
    /// When the page keeps no token, or the server refuses it.
    pub async fn other_tab(&self, server: &Address) -> Result<Client> {
        let token =
            self.browser.script("return localStorage.getItem('drydock.workspace')", Vec::new()).await?;
        let token = Token(token.as_str().context("the page keeps its token")?.to_owned());
        Client::with_token(server, &token).await
    }

    /// Replaces all of a file, as select-all and paste do.
    ///
    /// # Errors
    ///
    /// When the editor does not take it.
    pub async fn replace(&self, path: &str, text: &str) -> Result<()> {
        self.paste(path, text).await?;
        let (Some(first), Some(last)) = (text.lines().next(), text.lines().last()) else { return Ok(()) };
        let shown = self.text_of(path).await?;
        ensure!(shown.contains(first) && shown.contains(last), "after pasting, `{path}` holds:\n{shown}");
        Ok(())
    }

    /// Pastes over all of a file, whatever the editor makes of that.
    ///
    /// # Errors
    ///
    /// When there is no such file.
    pub async fn paste(&self, path: &str, text: &str) -> Result<()> {
        let editor = self.choose(path).await?;
        editor.click().await?;
        editor.send_keys(Key::Control + "a").await?;
        self.browser.script(PASTE, vec![editor.to_json()?, json!(text)]).await?;
        Ok(())
    }

    /// Types at the very end of a file, key by key.
    ///
    /// # Errors
    ///
    /// When the editor does not take it.
    pub async fn type_at_end(&self, path: &str, text: &str) -> Result<()> {
        let editor = self.choose(path).await?;
        editor.click().await?;
        editor.send_keys(Key::Control + Key::End).await?;
        Ok(editor.send_keys(text).await?)
    }

    /// Presses Build.
    ///
    /// # Errors
    ///
    /// When it cannot be pressed.
    pub async fn press_build(&self) -> Result<()> {
        self.browser.press("Build").await
    }

    /// Presses Build and waits until every step says how it ended.
    ///
    /// # Errors
    ///
    /// When the build does not end.
    pub async fn build(&self) -> Result<Vec<Step>> {
        let before = self.steps().await.unwrap_or_default();
        self.press_build().await?;
        eventually("the build to be seen", async || {
            let is_over = !self.browser.has("button", "Cancel build").await? && self.steps().await? != before;
            ensure!(is_over || self.browser.has("button", "Cancel build").await?, "nothing has changed");
            Ok(())
        })
        .await?;
        self.built().await
    }

    /// Waits until no build is on its way and returns its steps.
    ///
    /// # Errors
    ///
    /// When the build does not end.
    pub async fn built(&self) -> Result<Vec<Step>> {
        eventually("the build to end", async || {
            ensure!(!self.browser.has("button", "Cancel build").await?, "it can still be cancelled");
            let steps = self.steps().await?;
            let is_over = |step: &Step| {
                matches!(step.word.as_str(), "reused" | "ran" | "failed" | "not reached" | "not needed")
            };
            ensure!(!steps.is_empty() && steps.iter().all(is_over), "steps are {steps:#?}");
            Ok(steps)
        })
        .await
    }

    /// Returns the steps as the list shows them now.
    ///
    /// # Errors
    ///
    /// When there is no list.
    pub async fn steps(&self) -> Result<Vec<Step>> {
        let list = self.browser.one_now("list", "Build steps").await?;
        let items = self.browser.script(ITEM_TEXTS, vec![list.to_json()?]).await?;
        let texts: Vec<String> = serde_json::from_value(items)?;
        Ok(texts.into_iter().map(|text| Step { word: step_word(&text), text }).collect())
    }

    /// Waits until the step of an instruction says `word`.
    ///
    /// # Errors
    ///
    /// What the steps say instead.
    pub async fn step_is(&self, instruction: &str, word: &str) -> Result<()> {
        eventually(&format!("{instruction} to be {word}"), async || {
            let steps = self.steps().await?;
            let is_so = |step: &Step| step.instruction() == instruction && step.word == word;
            ensure!(steps.iter().any(is_so), "steps are {steps:#?}");
            Ok(())
        })
        .await
    }

    /// Opens a tab of the dock: `Build log`, `Container log` or `App`.
    ///
    /// # Errors
    ///
    /// When there is no such tab.
    pub async fn dock(&self, tab: &str) -> Result<()> {
        self.browser.press_role("tab", tab).await
    }

    /// Opens a log and returns the lines that are in view.
    ///
    /// # Errors
    ///
    /// When there is no such log.
    pub async fn log(&self, name: &str) -> Result<String> {
        self.dock(name).await?;
        words(&self.browser.one("log", name).await?).await
    }

    /// Waits until a log shows `part` among the lines in view.
    ///
    /// # Errors
    ///
    /// What it shows instead.
    pub async fn log_shows(&self, name: &str, part: &str) -> Result<()> {
        self.dock(name).await?;
        eventually(&format!("`{name}` to show `{part}`"), async || {
            let text = self.log_text(name).await?;
            ensure!(text.contains(part), "it shows:\n{text}");
            Ok(())
        })
        .await
    }

    /// Returns the lines of a log that are in view.
    ///
    /// # Errors
    ///
    /// When the log is not shown.
    pub async fn log_text(&self, name: &str) -> Result<String> {
        words(&self.browser.one_now("log", name).await?).await
    }

    /// Waits until the region `App` shows `part`.
    ///
    /// # Errors
    ///
    /// What it shows instead.
    pub async fn app_shows(&self, part: &str) -> Result<()> {
        eventually(&format!("the region `App` to show `{part}`"), async || {
            let text = words(&self.browser.one_now("region", "App").await?).await?;
            ensure!(text.contains(part), "it shows:\n{text}");
            Ok(())
        })
        .await
    }

    /// Waits until the page in the frame `App page` shows `part`.
    ///
    /// # Errors
    ///
    /// What it shows instead.
    pub async fn frame_shows(&self, part: &str) -> Result<()> {
        eventually(&format!("the frame `App page` to show `{part}`"), async || {
            let frame = self.browser.one_now("frame", "App page").await?;
            let text = self.in_frame(frame, "return document.body?.innerText ?? ''").await?;
            let text = text.as_str().unwrap_or_default();
            ensure!(text.contains(part), "it shows:\n{text}");
            Ok(())
        })
        .await
    }

    /// Runs a script inside a frame.
    ///
    /// # Errors
    ///
    /// When the frame is gone or the script throws.
    pub async fn in_frame(&self, frame: WebElement, script: &str) -> Result<serde_json::Value> {
        frame.enter_frame().await?;
        let value = self.browser.script(script, Vec::new()).await;
        self.browser.driver().enter_default_frame().await?;
        value
    }

    /// Returns whether a button can be pressed now.
    ///
    /// # Errors
    ///
    /// When there is no such button.
    pub async fn can_press(&self, name: &str) -> Result<bool> {
        is_enabled(&self.browser.one("button", name).await?).await
    }

    /// Waits until the page shows `part` anywhere.
    ///
    /// # Errors
    ///
    /// What it shows instead.
    pub async fn says(&self, part: &str) -> Result<()> {
        eventually(&format!("the page to say `{part}`"), async || {
            let text = self.all_text().await?;
            ensure!(text.contains(part), "it says:\n{text}");
            Ok(())
        })
        .await
    }

    /// Returns all visible text.
    ///
    /// # Errors
    ///
    /// When the script fails.
    pub async fn all_text(&self) -> Result<String> {
        let text = self.browser.script("return document.body.innerText", Vec::new()).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}

impl Step {
    /// The first word of the instruction.
    #[must_use]
    pub fn instruction(&self) -> String {
        let is_keyword =
            |word: &&str| word.len() > 2 && word.chars().all(|letter| letter.is_ascii_uppercase());
        // The line's number stands before it without a space in the text, though not on the screen.
        let words = self
            .text
            .split_whitespace()
            .map(|word| word.trim_start_matches(|letter: char| letter.is_ascii_digit()));
        words.into_iter().find(is_keyword).unwrap_or_default().to_owned()
    }
}

/// Returns the visible text of an element on one line a block.
///
/// # Errors
///
/// When the element is gone.
pub async fn words(element: &WebElement) -> Result<String> {
    Ok(element.prop("innerText").await?.unwrap_or_default())
}

fn step_word(text: &str) -> String {
    let has = |word: &str| {
        let letters = |c: char| !c.is_alphanumeric();
        if word.contains(' ') { text.contains(word) } else { text.split(letters).any(|part| part == word) }
    };
    STEP_WORDS.iter().find(|word| has(word)).copied().unwrap_or_default().to_owned()
}

/// Longer ones first.
const STEP_WORDS: [&str; 13] = [
    "cannot build",
    "not reached",
    "not needed",
    "not built yet",
    "reused",
    "ran",
    "failed",
    "waiting",
    "running",
    "cancelled",
    "will reuse",
    "will run",
    "unknown",
];

const ITEM_TEXTS: &str =
    "return Array.from(arguments[0].querySelectorAll(':scope > li:not([role]), :scope > [role=listitem]'),
  (item) => item.innerText.replace(/\\s+/g, ' ').trim())";

const EDITOR_TEXT: &str =
    "return Array.from(arguments[0].querySelectorAll('.cm-line'), (line) => line.textContent).join('\\n')";

pub(super) const PASTE: &str = "const clipboardData = new DataTransfer();
clipboardData.setData('text/plain', arguments[1]);
arguments[0].dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))";
