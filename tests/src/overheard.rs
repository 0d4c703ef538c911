//! What a page and its server say to each other, seen from within the page: what the page hears can be read, and a message of the page's can be
//! replaced by another, as a page of another age or with a fault would send it.

use anyhow::{Context, Result};
use protocol::{ServerFrame, ServerMessage};
use serde_json::{Value, json};

use crate::browser::Browser;

impl Browser {
    /// Overhears every page that is loaded from now on in this tab.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn overhear(&self) -> Result<()> {
        let source = json!({ "source": OVERHEAR });
        self.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// Returns what the page has heard since this was asked last, as far as it refuses, ends or remarks something.
    ///
    /// # Errors
    ///
    /// When the page is not overheard, or a frame cannot be read.
    pub async fn heard(&self) -> Result<Vec<ServerFrame>> {
        let heard = self.script("return overheard.heard.splice(0)", Vec::new()).await?;
        let texts: Vec<String> = serde_json::from_value(heard)?;
        texts.iter().map(|text| serde_json::from_str(text).context("a frame is of the protocol")).collect()
    }

    /// Sends `message` in the place of the page's next message of the kind `of`, under its number.
    ///
    /// # Errors
    ///
    /// When the page is not overheard.
    pub async fn send_instead(&self, of: &str, message: &Value) -> Result<()> {
        let text = json!({ "id": "ID", "message": message }).to_string();
        let instead = json!({ "of": of, "text": text });
        self.script("overheard.instead = arguments[0]", vec![instead]).await.map(drop)
    }

    /// Lets the page hear a message as if the server had sent it.
    ///
    /// # Errors
    ///
    /// When the page is not overheard.
    pub async fn hand_over(&self, message: ServerMessage) -> Result<()> {
        let frame = ServerFrame { reply_to: None, message };
        let text = serde_json::to_string(&frame)?;
        let script = "overheard.socket.dispatchEvent(new MessageEvent('message', { data: arguments[0] }))";
        self.script(script, vec![json!(text)]).await.map(drop)
    }
}

const OVERHEAR: &str = include_str!("overheard.js");
