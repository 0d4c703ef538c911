//! The console of the playground: a line is typed, and what came of it is read off the screen.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::{Key, WebElement};

use super::playground::{PASTE, Playground};
use crate::browser::Browser;
use crate::patience::eventually;

/// The console of a page.
#[derive(Clone, Copy, Debug)]
pub struct Console<'browser> {
    browser: &'browser Browser,
}

/// A command in the transcript, as the screen shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Command {
    /// The prompt and the line.
    pub line: String,
    /// What it wrote.
    pub output: String,
    /// The progress of the build that it began, a step a line.
    pub progress: String,
    /// What stands below it: a hint, with its buttons.
    pub hint: String,
    /// What stands at its right: where it came from, or its exit code.
    pub remark: String,
}

impl Command {
    /// Whether it ended with exit code 0.
    #[must_use]
    pub fn has_succeeded(&self) -> bool {
        !self.remark.contains("exit code")
    }
}

impl<'browser> Console<'browser> {
    /// Opens the console's tab and waits until it takes a line.
    ///
    /// # Errors
    ///
    /// When it does not.
    pub async fn open(page: &Playground<'browser>) -> Result<Self> {
        page.dock("Console").await?;
        let console = Self { browser: page.browser() };
        console.is_ready().await?;
        Ok(console)
    }

    async fn is_ready(&self) -> Result<()> {
        eventually("the console to take a line", async || {
            let mode = self.mode().await?;
            ensure!(mode == "ready", "it is {mode}; its last command: {:?}", self.commands().await?.pop());
            Ok(())
        })
        .await
    }

    async fn mode(&self) -> Result<String> {
        let mode = self.browser.script(MODE, Vec::new()).await?;
        Ok(mode.as_str().unwrap_or_default().to_owned())
    }

    /// Returns the input, whose name depends on who reads it.
    async fn input(&self, name: &str) -> Result<WebElement> {
        self.browser.one("textbox", name).await
    }

    /// Types a line, each line break as Enter, runs it, and waits for its end.
    ///
    /// # Errors
    ///
    /// When it does not end.
    pub async fn run(&self, line: &str) -> Result<Command> {
        self.start(line).await?;
        self.finish().await
    }

    /// Runs a line that has to succeed.
    ///
    /// # Errors
    ///
    /// When it fails.
    pub async fn succeed(&self, line: &str) -> Result<Command> {
        let command = self.run(line).await?;
        ensure!(command.has_succeeded(), "`{line}` failed: {command:#?}");
        Ok(command)
    }

    /// Types a line and runs it.
    ///
    /// # Errors
    ///
    /// When there is no input.
    pub async fn start(&self, line: &str) -> Result<()> {
        let n_before = self.commands().await?.len();
        let input = self.input(LINE).await?;
        input.send_keys(line).await?;
        input.send_keys(Key::Enter + "").await?;
        self.begins(n_before).await
    }

    /// Pastes a text, runs what stays in the input, and waits until all of it has run.
    ///
    /// # Errors
    ///
    /// When it does not end.
    pub async fn paste(&self, text: &str) -> Result<Vec<Command>> {
        let n_before = self.commands().await?.len();
        let input = self.input(LINE).await?;
        self.browser.script(PASTE, vec![input.to_json()?, json!(text)]).await?;
        if self.mode().await? == "ready" {
            input.send_keys(Key::Enter + "").await?;
        }
        self.begins(n_before).await?;
        self.finish().await?;
        Ok(self.commands().await?.split_off(n_before))
    }

    /// Presses the name of a command in what the last help printed, which types it.
    ///
    /// # Errors
    ///
    /// When there is no such name.
    pub async fn press_name(&self, name: &str) -> Result<()> {
        let pressed = self.browser.script(PRESS_NAME, vec![json!(name)]).await?;
        ensure!(pressed == json!(true), "the help has no name {name} to press");
        Ok(())
    }

    async fn begins(&self, n_before: usize) -> Result<()> {
        eventually("the line to be taken", async || {
            ensure!(self.commands().await?.len() > n_before, "there are {n_before} commands");
            Ok(())
        })
        .await
    }

    /// Types a line for the program that runs.
    ///
    /// # Errors
    ///
    /// When none asks.
    pub async fn answer(&self, line: &str) -> Result<()> {
        let input = self.input(PROGRAM_LINE).await?;
        input.send_keys(line).await?;
        Ok(input.send_keys(Key::Enter + "").await?)
    }

    /// Waits for the end of what runs, and returns the last command.
    ///
    /// # Errors
    ///
    /// When it does not end.
    pub async fn finish(&self) -> Result<Command> {
        self.is_ready().await?;
        self.commands().await?.pop().context("a command was run")
    }

    /// Returns all commands that the transcript shows.
    ///
    /// # Errors
    ///
    /// When the script fails.
    pub async fn commands(&self) -> Result<Vec<Command>> {
        Ok(serde_json::from_value(self.browser.script(COMMANDS, Vec::new()).await?)?)
    }

    /// Waits until the terminal shows `part`; returns its screen.
    ///
    /// # Errors
    ///
    /// What it shows instead.
    pub async fn terminal_shows(&self, part: &str) -> Result<String> {
        eventually(&format!("the terminal to show `{part}`"), async || {
            let screen = self.browser.script(SCREEN, Vec::new()).await?;
            let screen = screen.as_str().unwrap_or_default().to_owned();
            ensure!(screen.contains(part), "it shows:\n{screen}");
            Ok(screen)
        })
        .await
    }

    /// Presses keys in the terminal.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
        Ok(self.input(TERMINAL).await?.send_keys(keys).await?)
    }
}

const LINE: &str = "Command line";
const PROGRAM_LINE: &str = "Input for the program that runs";
const TERMINAL: &str = "Terminal. Escape and then Tab leave it.";

const MODE: &str = "return document.querySelector('.console')?.dataset.mode ?? 'not there'";

// Parts that are not on the screen have no innerText.
const COMMANDS: &str =
    "const text = (block, selector, parts) => [...block.querySelectorAll(selector)].map((each) => each.textContent).join(parts);
return [...document.querySelectorAll('.console__block')].map((block) => ({
  line: text(block, '.console__in code', ''),
  output: text(block, '.console__lines', ''),
  progress: text(block, '.console__progress > *', '\\n'),
  hint: text(block, '.console__say', '\\n'),
  remark: text(block, '.console__in em, .console__out > em', ' '),
}))";

const PRESS_NAME: &str =
    "const name = [...[...document.querySelectorAll('.console__block')].at(-1).querySelectorAll('.console__name')].find((each) => each.textContent === arguments[0]);
name?.click();
return Boolean(name)";

const SCREEN: &str = "return [...document.querySelectorAll('.xterm-rows > div')].map((row) => row.textContent.trimEnd()).join('\\n')";
