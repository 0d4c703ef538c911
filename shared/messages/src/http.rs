//! What the server says to a browser in place of a page.

use crate::Language;

/// Words of the server's plain answers.
#[derive(Debug)]
pub struct Http {
    /// The server was compiled without a page.
    pub no_page: &'static str,
    /// Nothing has this path.
    pub not_found: fn(&str) -> String,
    /// The path only answers GET and HEAD.
    pub only_get: &'static str,
}

/// Returns the words of a language.
#[must_use]
pub fn http(language: Language) -> &'static Http {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Http = Http {
    no_page: "This server was compiled without its page. Run `cargo xtask page` and compile it again, or start everything with \
              `cargo xtask up`.\n",
    not_found: |path| format!("There is nothing at {path} here. The playground is at / .\n"),
    only_get: "Only GET and HEAD are answered here.\n",
};
