//! What a browser is shown when an app gives no answer.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use catalogue::{Bundle, Language};
use messages::notice::{app_failure, log_remark};
use protocol::{AppFailure, LogText};

/// Makes the page for a failure.
pub(super) fn failure_page(
    failure: &AppFailure,
    language: Language,
    frame_ancestors: &HeaderValue,
) -> Response<Body> {
    let mut response = Response::new(Body::from(html(failure, language)));
    *response.status_mut() = status(failure);
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'");
    fields.insert(header::CONTENT_SECURITY_POLICY, policy);
    fields.append(header::CONTENT_SECURITY_POLICY, frame_ancestors.clone());
    response
}

fn status(failure: &AppFailure) -> StatusCode {
    match failure {
        AppFailure::NoContainer => StatusCode::NOT_FOUND,
        AppFailure::NotListening { .. } | AppFailure::LoopbackOnly { .. } | AppFailure::OtherPort { .. } => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        AppFailure::TimedOut { .. } => StatusCode::GATEWAY_TIMEOUT,
        AppFailure::UploadTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        AppFailure::NotRunning { .. }
        | AppFailure::NotPublished
        | AppFailure::OutOfMemory { .. }
        | AppFailure::ConnectionLost { .. }
        | AppFailure::BodyTooLarge { .. }
        | AppFailure::Cancelled => StatusCode::BAD_GATEWAY,
    }
}

fn html(failure: &AppFailure, language: Language) -> String {
    let words = Bundle::of(language);
    let sentence = app_failure(failure);
    let last_lines = match failure {
        AppFailure::NotRunning { last_lines, .. } => last_lines.as_slice(),
        _ => &[],
    };
    let hints: String =
        sentence.hints.iter().map(|hint| format!("<p>{}</p>", escape(&words.say(hint)))).collect();
    let line = |line: &LogText| match line {
        LogText::Written(text) => text.clone(),
        LogText::Remark(remark) => words.whole(&log_remark(remark)),
    };
    let log = match last_lines {
        [] => String::new(),
        lines => {
            let lines: Vec<String> = lines.iter().map(line).collect();
            format!("<pre translate=\"no\">{}</pre>", escape(&lines.join("\n")))
        }
    };
    let (text, tag) = (escape(&words.say(sentence.text)), language.tag());
    format!(
        "<!doctype html><html lang=\"{tag}\"><meta charset=\"utf-8\"><title>{text}</title>{STYLE}<h1>{text}</h1>{hints}{log}</html>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const STYLE: &str = "<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:24px;max-width:60ch}\
h1{font-size:18px;margin:0 0 8px}p{margin:0 0 8px}pre{overflow:auto;font-size:12px;padding:12px;border:1px solid;border-radius:4px}</style>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_app_wrote_is_text_not_markup() {
        let failure =
            AppFailure::NotRunning { exit_code: 1, last_lines: vec!["<script>alert(1)</script>".into()] };
        let page = html(&failure, Language::English);
        assert!(page.contains("&lt;script&gt;"));
        assert!(!page.contains("<script>"));
    }
}
