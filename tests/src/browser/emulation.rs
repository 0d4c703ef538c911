//! The world around the page as the browser makes the page believe it: network, processor, window, fingers, what a person prefers.

use anyhow::Result;
use serde_json::{Value, json};

use super::Browser;

/// A network as the developer tools of Chromium emulate it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Network {
    /// What the developer tools call it.
    pub name: &'static str,
    /// Kilobits a second, in both directions.
    pub kbit: f64,
    /// What each request waits before its first byte, in milliseconds.
    pub latency_ms: f64,
}

/// The preset `Slow 3G`: four fifths of 500 kbit/s, and five times a round trip of 400 ms for each request.
pub const SLOW_3G: Network = Network { name: "Slow 3G", kbit: 400.0, latency_ms: 2_000.0 };
/// The preset `Slow 4G`, which was `Fast 3G` before: nine tenths of 1.6 Mbit/s down, and 3.75 times a round trip of 150 ms for each request.
pub const SLOW_4G: Network = Network { name: "Slow 4G", kbit: 1_440.0, latency_ms: 562.5 };

impl Browser {
    /// Lets nothing be fetched whose address fits one of the patterns, `*` for anything; and all else again.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn block(&self, patterns: &[&str]) -> Result<()> {
        self.tell("Network.enable", json!({})).await?;
        self.tell("Network.setBlockedURLs", json!({ "urls": patterns })).await?;
        self.tell("Network.setCacheDisabled", json!({ "cacheDisabled": !patterns.is_empty() })).await
    }

    /// Takes the network away from the page, or gives it back.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn be_offline(&self, is_offline: bool) -> Result<()> {
        self.tell("Network.enable", json!({})).await?;
        let unlimited =
            json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.tell("Network.emulateNetworkConditions", unlimited).await
    }

    /// Gives the page a slow network and a processor that is so many times slower, and nothing of earlier visits.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn be_slow(&self, network: Network, times: f64) -> Result<()> {
        let bytes = network.kbit * 1_000.0 / 8.0;
        let conditions = json!({
            "offline": false, "latency": network.latency_ms, "downloadThroughput": bytes, "uploadThroughput": bytes
        });
        self.tell("Network.enable", json!({})).await?;
        self.tell("Network.clearBrowserCache", json!({})).await?;
        self.tell("Network.emulateNetworkConditions", conditions).await?;
        self.tell("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await
    }

    /// Lets the next pages run no script of their own, or run them again.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn run_no_scripts(&self, is_off: bool) -> Result<()> {
        self.tell("Emulation.setScriptExecutionDisabled", json!({ "value": is_off })).await
    }

    /// Gives the page's viewport a size in CSS pixels.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Lets the page believe that fingers press it, or a pointer again.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn be_touched(&self, is_touched: bool) -> Result<()> {
        let touch = json!({ "enabled": is_touched, "maxTouchPoints": 5 });
        self.tell("Emulation.setTouchEmulationEnabled", touch).await
    }

    /// Lets the page believe that the person prefers `dark` or `light`.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn prefer_colours(&self, scheme: &str) -> Result<()> {
        self.prefer("prefers-color-scheme", scheme).await
    }

    /// Lets the page believe that the person prefers as little motion as possible.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn prefer_less_motion(&self) -> Result<()> {
        self.prefer("prefers-reduced-motion", "reduce").await
    }

    /// Lets the page believe that the person has nothing against motion, which these browsers otherwise have.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn allow_motion(&self) -> Result<()> {
        self.prefer("prefers-reduced-motion", "no-preference").await
    }

    /// Lets the system choose all colours of the page.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn force_colours(&self) -> Result<()> {
        self.prefer("forced-colors", "active").await
    }

    /// Prefers languages, as tags with commas between them.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn prefer_languages(&self, tags: &str) -> Result<()> {
        let agent = self.script("return navigator.userAgent", Vec::new()).await?;
        self.tell("Emulation.setUserAgentOverride", json!({ "userAgent": agent, "acceptLanguage": tags }))
            .await
    }

    async fn prefer(&self, what: &str, value: &str) -> Result<()> {
        let media = json!({ "features": [{ "name": what, "value": value }] });
        self.tell("Emulation.setEmulatedMedia", media).await
    }

    async fn tell(&self, command: &str, arguments: Value) -> Result<()> {
        self.driver.cdp().send_raw(command, arguments).await?;
        Ok(())
    }
}
