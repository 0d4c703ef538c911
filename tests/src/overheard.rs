//! What a page and its server say to each other, seen from within the page: what the page hears can be read, and a message of the page's can be
//! replaced by another, as a page of another age or with a fault would send it.

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::{BuildNumber, ClientMessage, ContainerNumber, ServerFrame, ServerMessage, wire};
use serde_json::{Value, json};

use crate::browser::Browser;

impl Browser {
    /// Overhears every page that is loaded from now on in this tab.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn overhear(&self) -> Result<()> {
        let source = json!({ "source": OVERHEAR.replace("/*LOGS*/", &log_kinds()) });
        self.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// Returns what the page has heard since this was asked last, as far as it refuses, ends or remarks something.
    ///
    /// # Errors
    ///
    /// When the page is not overheard, or a frame cannot be read.
    pub async fn heard(&self) -> Result<Vec<ServerFrame>> {
        let heard = self.script("return overheard.taken()", Vec::new()).await?;
        let frames: Vec<String> = serde_json::from_value(heard)?;
        let read = |frame: &String| {
            let frame: ServerFrame =
                wire::from_bytes(&STANDARD.decode(frame)?).context("a frame is of the protocol")?;
            let text = serde_json::to_string(&frame)?;
            Ok(OF_INTEREST.iter().any(|part| text.contains(part)).then_some(frame))
        };
        frames.iter().filter_map(|frame| read(frame).transpose()).collect()
    }

    /// Sends `message`, which is JSON, in the place of the page's next message of the kind `of`, under its number; what is no message of the protocol is sent
    /// as bytes that nobody can read.
    ///
    /// # Errors
    ///
    /// When the page is not overheard.
    pub async fn send_instead(&self, of: &str, message: &Value) -> Result<()> {
        let bytes = match serde_json::from_value::<ClientMessage>(message.clone()) {
            Ok(message) => wire::to_bytes(&message),
            Err(_) => NO_MESSAGE.to_vec(),
        };
        let instead = json!({ "of": recipient_and_kind(of)?, "message": STANDARD.encode(bytes) });
        self.script("overheard.instead = arguments[0]", vec![instead]).await.map(drop)
    }

    /// Lets the page hear a message as if the server had sent it.
    ///
    /// # Errors
    ///
    /// When the page is not overheard.
    pub async fn hand_over(&self, message: ServerMessage) -> Result<()> {
        let frame = STANDARD.encode(wire::to_bytes(&ServerFrame { reply_to: None, message }));
        let script = "const data = overheard.ofBase64(arguments[0]).buffer;
            overheard.socket.dispatchEvent(new MessageEvent('message', { data }))";
        self.script(script, vec![json!(frame)]).await.map(drop)
    }
}

/// Returns the bytes by which the wire tells recipient and kind of a message.
fn recipient_and_kind(of: &str) -> Result<[u8; 2]> {
    let sample = match of {
        "save_file" => {
            json!({ "session": { of: { "path": "", "content": "", "base_revision": 0, "is_executable": false } } })
        }
        "start_build" => json!({ "session": { of: { "image": "web", "options": {} } } }),
        "cancel_build" => json!({ "session": { of: { "build": 1 } } }),
        "fetch_history" => json!({ "lookup": { of: { "build": 1 } } }),
        "send_request" => json!({ "proxy": { of: {
            "container": 1, "method": "GET", "path": "/", "headers": [], "body": ""
        } } }),
        other => bail!("no sample of {other}"),
    };
    let message: ClientMessage = serde_json::from_value(sample).with_context(|| of.to_owned())?;
    wire::to_bytes(&message)[..2].try_into().context("recipient and kind")
}

/// Returns the numbers of the messages that carry lines of logs.
fn log_kinds() -> String {
    let (build, container) = (BuildNumber(1), ContainerNumber(1));
    let kinds = [
        ServerMessage::BuildLogged { build, lines: Vec::new() },
        ServerMessage::BuildLog { build, lines: Vec::new(), is_end: true },
        ServerMessage::ContainerLogged { container, lines: Vec::new() },
        ServerMessage::ContainerLog { container, lines: Vec::new(), is_end: true },
    ];
    kinds.iter().map(|message| format!("{},", wire::to_bytes(message)[0])).collect()
}

/// A recipient that is none.
const NO_MESSAGE: [u8; 1] = [120];
/// What is worth reading of what a page hears.
const OF_INTEREST: [&str; 7] = [
    "\"refused\"",
    "\"failed\"",
    "\"container_updated\"",
    "\"app_failed\"",
    "\"absent\"",
    "\"drydock\"",
    "\"aftermath\"",
];

const OVERHEAR: &str = include_str!("overheard.js");
