//! One Chromium with an empty profile: what it shows, found by role and name, and what its console says.

pub mod emulation;

use std::path::Path;
use std::sync::Mutex;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    BrowserLogEntry, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
    WebElement,
};

use crate::patience::eventually;

/// One browser session.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    console: Mutex<Vec<BrowserLogEntry>>,
    expected: Mutex<Vec<String>>,
    // Removed with the session.
    _profile: TempDir,
}

impl Browser {
    /// Opens a browser on the driver at `address`, with its profile inside `folder`.
    ///
    /// # Errors
    ///
    /// When Chromium is not installed or does not start.
    pub async fn open(address: &str, folder: &Path) -> Result<Self> {
        Self::open_with(address, folder, &[]).await
    }

    /// Opens a browser that writes a performance trace while it runs.
    ///
    /// # Errors
    ///
    /// When Chromium is not installed or does not start.
    pub async fn open_tracing(address: &str, folder: &Path, trace: &Path) -> Result<Self> {
        let arguments = [
            "--trace-startup=devtools.timeline,blink.user_timing,v8,disabled-by-default-v8.cpu_profiler"
                .to_owned(),
            "--trace-startup-format=json".to_owned(),
            "--trace-startup-duration=0".to_owned(),
            format!("--trace-startup-file={}", trace.display()),
        ];
        Self::open_with(address, folder, &arguments).await
    }

    async fn open_with(address: &str, folder: &Path, arguments: &[String]) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("profile-").tempdir_in(folder)?;
        let mut wanted = DesiredCapabilities::chrome();
        for argument in ARGUMENTS.into_iter().chain(arguments.iter().map(String::as_str)) {
            wanted.add_arg(argument)?;
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let driver = WebDriver::new(address, wanted).await.context("Chromium does not start")?;
        let browser =
            Self { driver, console: Mutex::default(), expected: Mutex::default(), _profile: profile };
        // The page meets this by itself, and a case of `connection` shows it.
        browser.expects_console(NETWORK_CHANGED);
        browser.resize(1440, 1000).await?;
        Ok(browser)
    }

    /// The driver's own interface, for what is not worth a method here.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Opens an address; once more if the machine's network changed meanwhile, as it does whenever a container of another case comes or goes.
    ///
    /// # Errors
    ///
    /// When the page does not load.
    pub async fn visit(&self, address: &str) -> Result<()> {
        eventually(&format!("{address} to load"), async || match self.driver.goto(address).await {
            Err(error) if error.to_string().contains(NETWORK_CHANGED) => Err(error.into()),
            ended => Ok(ended),
        })
        .await?
        .with_context(|| format!("{address} does not load"))
    }

    /// Returns all visible elements of a role, with that accessible name if one is given, inside `scope` or the page.
    ///
    /// # Errors
    ///
    /// When the script fails.
    pub async fn all(
        &self,
        role: &str,
        name: Option<&str>,
        scope: Option<&WebElement>,
    ) -> Result<Vec<WebElement>> {
        let scope = scope.map_or(Ok(Value::Null), WebElement::to_json)?;
        let found = self.driver.execute(FIND, vec![json!(role), json!(name), scope]).await?;
        Ok(found.elements()?)
    }

    /// Returns the only visible element of that role and name.
    ///
    /// # Errors
    ///
    /// When there is none now, or several.
    pub async fn one_now(&self, role: &str, name: &str) -> Result<WebElement> {
        let mut found = self.all(role, Some(name), None).await?;
        ensure!(found.len() == 1, "{} elements are {role} `{name}`", found.len());
        found.pop().context("one was found")
    }

    /// Waits for exactly one visible element of that role and name.
    ///
    /// # Errors
    ///
    /// When there is none, or several.
    pub async fn one(&self, role: &str, name: &str) -> Result<WebElement> {
        eventually(&format!("{role} `{name}`"), async || self.one_now(role, name).await).await
    }

    /// Waits for the only visible element of that role, whatever its name.
    ///
    /// # Errors
    ///
    /// When there is none, or several.
    pub async fn only(&self, role: &str) -> Result<WebElement> {
        eventually(role, async || {
            let mut found = self.all(role, None, None).await?;
            ensure!(found.len() == 1, "{} elements are {role}", found.len());
            found.pop().context("one was found")
        })
        .await
    }

    /// Returns whether such an element is there now.
    ///
    /// # Errors
    ///
    /// When the script fails.
    pub async fn has(&self, role: &str, name: &str) -> Result<bool> {
        Ok(!self.all(role, Some(name), None).await?.is_empty())
    }

    /// Waits for a button, then until it can be pressed, and presses it.
    ///
    /// # Errors
    ///
    /// When it does not come or stays disabled.
    pub async fn press(&self, name: &str) -> Result<()> {
        self.press_role("button", name).await
    }

    /// The same for anything else that can be pressed.
    ///
    /// # Errors
    ///
    /// When it does not come or stays disabled.
    pub async fn press_role(&self, role: &str, name: &str) -> Result<()> {
        eventually(&format!("{role} `{name}` to be pressed"), async || {
            let element = self.one_now(role, name).await?;
            ensure!(is_enabled(&element).await?, "{role} `{name}` is disabled");
            Ok(element.click().await?)
        })
        .await
    }

    /// Runs a script and returns its value.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script that calls its last argument with a value when it is done, and returns the value.
    ///
    /// # Errors
    ///
    /// When it throws or is not done in time.
    pub async fn script_async(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Counts the nodes to which Chromium's own accessibility tree gives this role and name.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn computed(&self, role: &str, name: &str) -> Result<usize> {
        let document = self.driver.cdp().send_raw("DOM.getDocument", json!({ "depth": 0 })).await?;
        let root = document["root"]["backendNodeId"].clone();
        let query = json!({ "backendNodeId": root, "role": role });
        let found = self.driver.cdp().send_raw("Accessibility.queryAXTree", query).await?;
        let nodes = found["nodes"].as_array().context("the tree's answer holds nodes")?;
        let is_it = |node: &&Value| {
            node["ignored"] != json!(true)
                && node["name"]["value"].as_str().is_some_and(|found| found.trim() == name)
        };
        Ok(nodes.iter().filter(is_it).count())
    }

    /// Says that console errors which hold `part` are this case's own doing, as a cut connection's are.
    pub fn expects_console(&self, part: &str) {
        lock(&self.expected).push(part.to_owned());
    }

    /// Returns everything that the console said so far.
    ///
    /// # Errors
    ///
    /// When the driver does not answer.
    pub async fn console(&self) -> Result<Vec<BrowserLogEntry>> {
        let newer = self.driver.browser_log().await?;
        let mut console = lock(&self.console);
        console.extend(newer);
        Ok(console.clone())
    }

    /// Fails when the console holds an error that the case did not announce.
    ///
    /// # Errors
    ///
    /// The errors.
    pub async fn console_is_clean(&self) -> Result<()> {
        let console = self.console().await?;
        let expected = lock(&self.expected).clone();
        let errors: Vec<&str> = console
            .iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message.as_str())
            .filter(|message| !expected.iter().any(|part| message.contains(part)))
            .collect();
        if !errors.is_empty() {
            bail!("the browser's console holds errors:\n{}", errors.join("\n"));
        }
        Ok(())
    }

    /// Waits until nothing on the page moves.
    ///
    /// # Errors
    ///
    /// When it does not come to rest.
    pub async fn comes_to_rest(&self) -> Result<()> {
        eventually("the page to come to rest", async || {
            ensure!(self.script(IS_AT_REST, Vec::new()).await? == json!(true), "something moves");
            Ok(())
        })
        .await
    }

    /// Writes a picture of the viewport as WebP once nothing in it moves.
    ///
    /// # Errors
    ///
    /// When it does not come to rest, or the picture cannot be taken or written.
    pub async fn picture(&self, path: &Path) -> Result<()> {
        self.comes_to_rest().await?;
        let wanted = json!({ "format": "webp", "quality": 85 });
        let taken = self.driver.cdp().send_raw("Page.captureScreenshot", wanted).await?;
        let picture = taken["data"].as_str().context("the answer holds a picture")?;
        std::fs::write(path, BASE64_STANDARD.decode(picture)?)
            .with_context(|| format!("{} cannot be written", path.display()))
    }

    /// Ends the session and the browser.
    ///
    /// # Errors
    ///
    /// When the driver does not answer.
    pub async fn quit(&self) -> Result<()> {
        self.driver.clone().quit().await.context("the browser did not end")
    }
}

/// Returns whether an element can be pressed: neither `disabled` nor `aria-disabled`.
///
/// # Errors
///
/// When the element is gone.
pub async fn is_enabled(element: &WebElement) -> Result<bool> {
    let is_marked = element.attr("aria-disabled").await?.as_deref() == Some("true");
    Ok(element.is_enabled().await? && !is_marked)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The editor's caret blinks for ever; colours and sizes come to an end.
const IS_AT_REST: &str = "return document.getAnimations().every((animation) =>
  animation.effect.getComputedTiming().endTime === Infinity || animation.playState !== 'running')";

/// What Chromium says to everything on its way when an address of the machine comes or goes.
const NETWORK_CHANGED: &str = "ERR_NETWORK_CHANGED";

const FIND: &str = include_str!("aria.js");

const ARGUMENTS: [&str; 13] = [
    "--headless",
    // Whatever language the machine speaks.
    "--lang=en-US",
    "--accept-lang=en-US",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // What turns for ever while a build runs would keep a core busy with drawing; nothing of the page depends on motion.
    "--force-prefers-reduced-motion",
    // The browser's own pages, which nobody sees here: they would cost more than ours.
    "--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::Driver;

    const PAGE: &str = "data:text/html,<button aria-label='Build'>x</button><button>Run <b aria-hidden=true>F5</b></button>\
        <label>Request path <input></label><section aria-label='App'><iframe title='App page'></iframe></section>\
        <div role='tab' tabindex=0>app.py</div><div role='log' aria-label='Build log'>line</div>\
        <ol aria-label='Build steps'><li>FROM</li><li role='presentation'>CMD</li></ol>\
        <div role='status' aria-label='Engine'>ready</div><button hidden>Stop</button>";

    #[tokio::test]
    async fn elements_are_found_by_the_names_that_chromium_computes() {
        let driver = Driver::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let browser = Browser::open(driver.address(), folder.path()).await.unwrap();
        browser.visit(PAGE).await.unwrap();
        for (role, name) in [
            ("button", "Build"),
            ("button", "Run"),
            ("textbox", "Request path"),
            ("region", "App"),
            ("tab", "app.py"),
            ("log", "Build log"),
            ("list", "Build steps"),
            ("status", "Engine"),
        ] {
            browser.one(role, name).await.unwrap();
            assert_eq!(browser.computed(role, name).await.unwrap(), 1, "{role} {name}");
        }
        browser.one("frame", "App page").await.unwrap();
        assert_eq!(browser.computed("Iframe", "App page").await.unwrap(), 1);
        assert!(!browser.has("button", "Stop").await.unwrap(), "it is hidden");
        browser.script("console.error('a fault')", Vec::new()).await.unwrap();
        assert!(browser.console_is_clean().await.is_err(), "the console was not read");
        browser.expects_console("a fault");
        browser.console_is_clean().await.unwrap();
        browser.quit().await.unwrap();
        driver.stop().await.unwrap();
    }
}
