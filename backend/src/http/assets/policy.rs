//! What a browser may do with the page: our own scripts and sockets, frames of the apps' origins, nothing else.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Adds the fields that fence the page in; `own_scripts` are the source expressions of [`scripts_in`].
pub(super) fn protect(fields: &mut HeaderMap, app_frame_src: &str, own_scripts: &str) {
    let content = content_policy(app_frame_src, own_scripts);
    // A source expression that cannot stand in a header allows no frames.
    let content = HeaderValue::from_str(&content)
        .or_else(|_| HeaderValue::from_str(&content_policy("'none'", own_scripts)));
    if let Ok(content) = content {
        fields.insert(header::CONTENT_SECURITY_POLICY, content);
    }
    for (name, value) in FIXED {
        fields.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}

/// Returns the digests of the scripts that stand inside of the page's shell, each with a space before it, as the policy's `script-src` names
/// them (Content Security Policy 3, §2.3.1 `hash-source`).
pub(super) fn scripts_in(shell: &[u8]) -> String {
    let mut sources = String::new();
    for part in String::from_utf8_lossy(shell).split("<script>").skip(1) {
        let script = part.split_once("</script>").map_or(part, |(script, _)| script);
        // Writing to a String cannot fail.
        let _ = write!(sources, " 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)));
    }
    sources
}

/// Returns the policy. Inline styles are allowed because CodeMirror makes its style sheets at run time; of inline scripts only those that the
/// shell itself holds.
fn content_policy(app_frame_src: &str, own_scripts: &str) -> String {
    let frames = if app_frame_src.contains([';', ',']) { "'none'" } else { app_frame_src };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{own_scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

const FIXED: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];
