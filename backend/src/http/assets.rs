//! The page's files, as they were embedded when the server was compiled.
//!
//! Names under `assets/` carry a digest of the content, so browsers keep them for ever; `index.html` is asked for each time and carries the
//! content policy. With `DRYDOCK_PAGE_DIR` set the files are read from that folder at each request, for work on the page.

mod negotiate;
mod policy;

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use messages::Language;
use messages::http::http;

use negotiate::Coding;

/// A file of the page.
#[derive(Clone, Debug)]
struct Embedded {
    path: &'static str,
    identity: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// Names the page that this server carries; empty when it carries none.
#[must_use]
pub fn build_id() -> &'static str {
    static FROM_DIR: LazyLock<Option<String>> =
        LazyLock::new(|| std::fs::read_to_string(PAGE_DIR.as_ref()?.join("build-id")).ok());
    FROM_DIR.as_deref().unwrap_or(BUILD_ID)
}

/// Answers a request for a path of the page; `app_frame_src` is the source expression of the apps' origins, as `http://*.localhost:8001`.
#[must_use]
pub fn respond(path: &str, method: &Method, headers: &HeaderMap, app_frame_src: &str) -> Response {
    match PAGE_DIR.as_deref() {
        Some(dir) => answer(&|name| from_dir(dir, name), path, method, headers, app_frame_src),
        None => answer(&|name| embedded(FILES, name), path, method, headers, app_frame_src),
    }
}

/// A file in one of its forms, ready to be sent.
#[derive(Debug)]
struct File {
    identity: Cow<'static, [u8]>,
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

fn answer(
    find: &dyn Fn(&str) -> Option<File>,
    path: &str,
    method: &Method,
    headers: &HeaderMap,
    app_frame_src: &str,
) -> Response {
    let words = http(Language::English);
    if method != Method::GET && method != Method::HEAD {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, words.only_get.to_owned());
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let name = if path == "/" { INDEX } else { path.trim_start_matches('/') };
    let mut response = match find(name) {
        Some(file) => send(name, file, headers, app_frame_src),
        None if name == INDEX => plain(StatusCode::SERVICE_UNAVAILABLE, words.no_page.to_owned()),
        None => plain(StatusCode::NOT_FOUND, (words.not_found)(path)),
    };
    if method == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    response
}

fn send(name: &str, file: File, headers: &HeaderMap, app_frame_src: &str) -> Response {
    let is_hashed = name.starts_with(HASHED_DIR);
    let own_scripts = if name == INDEX { policy::scripts_in(&file.identity) } else { String::new() };
    let coding = negotiate::choose(headers, file.brotli.is_some(), file.gzip.is_some());
    let bytes: Cow<'static, [u8]> = match (coding, file.brotli, file.gzip) {
        (Coding::Brotli, Some(bytes), _) | (Coding::Gzip, _, Some(bytes)) => Cow::Borrowed(bytes),
        _ => file.identity,
    };
    let etag = format!("\"{}{}\"", build_id(), coding.suffix());
    let mut response = if !is_hashed && negotiate::is_known(headers, &etag) {
        with_status(StatusCode::NOT_MODIFIED, Body::empty())
    } else {
        let length = HeaderValue::from(bytes.len());
        let body = match bytes {
            Cow::Borrowed(embedded) => Body::from(Bytes::from_static(embedded)),
            Cow::Owned(read) => Body::from(read),
        };
        let mut response = with_status(StatusCode::OK, body);
        response.headers_mut().insert(header::CONTENT_LENGTH, length);
        response
    };
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = coding.name() {
        fields.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    if is_hashed {
        fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    } else {
        fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            fields.insert(header::ETAG, etag);
        }
    }
    policy::protect(fields, app_frame_src, &own_scripts);
    response
}

fn plain(status: StatusCode, text: String) -> Response {
    let mut response = with_status(status, Body::from(text));
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    policy::protect(fields, "'none'", "");
    response
}

fn with_status(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

fn embedded(files: &[Embedded], name: &str) -> Option<File> {
    let file = files.iter().find(|file| file.path == name)?;
    Some(File { identity: Cow::Borrowed(file.identity), brotli: file.brotli, gzip: file.gzip })
}

/// Reads a file of the page from a folder; no path leads out of it.
fn from_dir(dir: &Path, name: &str) -> Option<File> {
    let name = Path::new(name);
    if !name.components().all(|component| matches!(component, Component::Normal(_))) {
        return None;
    }
    let identity = std::fs::read(dir.join(name)).ok()?;
    Some(File { identity: Cow::Owned(identity), brotli: None, gzip: None })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

const INDEX: &str = "index.html";
const HASHED_DIR: &str = "assets/";

static PAGE_DIR: LazyLock<Option<PathBuf>> =
    LazyLock::new(|| std::env::var_os("DRYDOCK_PAGE_DIR").map(PathBuf::from));

#[cfg(test)]
mod tests;
