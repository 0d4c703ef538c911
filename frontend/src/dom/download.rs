//! Hands bytes to the user as a file.

use js_sys::{Array, Uint8Array};
use thiserror::Error;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = zipFiles)]
    async fn zip_files(json: &str) -> Result<JsValue, JsValue>;
}

/// The file could not be made or handed over.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("could not make the download: {detail}")]
pub struct DownloadFailed {
    /// The browser's own words.
    pub detail: String,
}

impl From<JsValue> for DownloadFailed {
    fn from(value: JsValue) -> Self {
        Self { detail: format!("{value:?}") }
    }
}

/// Saves bytes under a name into the user's downloads.
///
/// # Errors
///
/// The browser refused.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), DownloadFailed> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = gloo::utils::document();
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Ok(Url::revoke_object_url(&address)?)
}

/// Packs files (path, text, whether it may be executed) into a zip and saves it. The packing code is loaded by this first call.
///
/// # Errors
///
/// The code could not be loaded, or the browser refused.
pub async fn download_zip(name: &str, files: &[(String, String, bool)]) -> Result<(), DownloadFailed> {
    let json = serde_json::to_string(files).map_err(|error| DownloadFailed { detail: error.to_string() })?;
    let bytes = zip_files(&json).await?;
    download(name, "application/zip", &Uint8Array::new(&bytes).to_vec())
}
