//! The words of the page's language, for what the console shows without asking the page.

use catalogue::{Catalogue, Message};

/// Makes text of messages.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// The page's `formatMessage`; `None` on the host, where tests read English.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "no browser is there to call it"))]
    format: Option<js_sys::Function>,
}

impl Words {
    /// Uses the page's formatter.
    pub(crate) fn of_page(format: js_sys::Function) -> Self {
        Self { format: Some(format) }
    }

    /// Returns what a message says.
    pub(crate) fn say(&self, message: &Message) -> String {
        self.with_catalogue(|catalogue| catalogue::text(catalogue, message))
    }

    #[cfg(target_arch = "wasm32")]
    fn with_catalogue(&self, say: impl Fn(&dyn Catalogue) -> String) -> String {
        self.format.clone().map_or_else(String::new, |format| say(&catalogue::BrowserCatalogue(format)))
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[expect(clippy::unused_self, reason = "the page's formatter is for the browser")]
    fn with_catalogue(&self, say: impl Fn(&dyn Catalogue) -> String) -> String {
        say(catalogue::Bundle::of(catalogue::Language::English))
    }
}
