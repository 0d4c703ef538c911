//! What a browser may do with the page: our own scripts and sockets, frames of the apps' origins, nothing else.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Adds the fields that fence the page in.
pub(super) fn protect(fields: &mut HeaderMap, app_frame_src: &str) {
    let content = content_policy(app_frame_src);
    // A source expression that cannot stand in a header allows no frames.
    let content =
        HeaderValue::from_str(&content).or_else(|_| HeaderValue::from_str(&content_policy("'none'")));
    if let Ok(content) = content {
        fields.insert(header::CONTENT_SECURITY_POLICY, content);
    }
    for (name, value) in FIXED {
        fields.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}

/// Returns the policy. Inline styles are allowed because CodeMirror makes its style sheets at run time; inline scripts are not.
fn content_policy(app_frame_src: &str) -> String {
    let frames = if app_frame_src.contains([';', ',']) { "'none'" } else { app_frame_src };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

const FIXED: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];
