//! Puts text on the clipboard.

use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// The browser did not let the page copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the browser refused to copy")]
pub struct CopyRefused;

/// Copies a text. Outside of secure contexts (plain http on another machine) browsers have no clipboard for pages, so the old command is tried.
///
/// # Errors
///
/// Neither way was allowed.
pub async fn copy_text(text: &str) -> Result<(), CopyRefused> {
    let window = gloo::utils::window();
    if window.is_secure_context()
        && JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
    {
        return Ok(());
    }
    copy_by_command(text).ok_or(CopyRefused)
}

fn copy_by_command(text: &str) -> Option<()> {
    let document = gloo::utils::document();
    let area = document.create_element("textarea").ok()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let before =
        document.active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    area.set_class_name("sr");
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let is_copied = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before {
        before.focus().ok()?;
    }
    is_copied.then_some(())
}
