//! The words of the page's language, for the modules that show something without asking the page.

use crate::{Catalogue, Message};

/// Makes text of messages by the page's formatter; on the host, where there is no page, in English.
#[derive(Debug, Default)]
pub struct PageWords {
    /// The page's `formatMessage`; `None` on the host.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "no browser is there to call it"))]
    format: Option<js_sys::Function>,
}

impl PageWords {
    /// Uses the page's formatter; see [`BrowserCatalogue`](crate::BrowserCatalogue).
    #[must_use]
    pub fn of_page(format: js_sys::Function) -> Self {
        Self { format: Some(format) }
    }

    /// Returns what a message says.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.with_catalogue(|catalogue| crate::text(catalogue, message))
    }

    #[cfg(target_arch = "wasm32")]
    fn with_catalogue(&self, say: impl Fn(&dyn Catalogue) -> String) -> String {
        self.format.clone().map_or_else(String::new, |format| say(&crate::BrowserCatalogue(format)))
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[expect(clippy::unused_self, reason = "the page's formatter is for the browser")]
    fn with_catalogue(&self, say: impl Fn(&dyn Catalogue) -> String) -> String {
        say(crate::Bundle::of(crate::Language::English))
    }
}
