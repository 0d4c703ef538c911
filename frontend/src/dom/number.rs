//! Numbers with fractions, read and written by the browser: the standard library's reader and writer carry their tables into the page.

/// Reads a number with a fraction, as styles and storage have it; `None` where the text begins with none.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    #[cfg(target_arch = "wasm32")]
    let read = js_sys::parse_float(text);
    #[cfg(not(target_arch = "wasm32"))]
    let read = text.parse().unwrap_or(f64::NAN);
    Some(read).filter(|read| !read.is_nan())
}

/// Writes a number with that many digits behind the point, as styles and SVG have it.
#[must_use]
pub fn fixed(value: f64, digits: u8) -> String {
    #[cfg(target_arch = "wasm32")]
    let written = js_sys::Number::from(value).to_fixed(digits).map(String::from).unwrap_or_default();
    #[cfg(not(target_arch = "wasm32"))]
    let written = format!("{value:.*}", usize::from(digits));
    written
}
