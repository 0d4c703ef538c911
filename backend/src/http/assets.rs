//! The page's files, read once when the server starts.
//!
//! The page comes from the folder `$DRYDOCK_PAGE_DIR`, else from the end of the server's own program file (see [`bundle`]), else from the folder that
//! `cargo xtask page` writes. Names under `assets/` carry a digest of the content, so browsers keep them for ever. The browser asks for `index.html`
//! each time, and `index.html` carries the content policy.

pub mod bundle;
mod negotiate;
mod policy;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use catalogue::{Bundle, Language, Message, http as words};
use serde::{Deserialize, Serialize};

use negotiate::Coding;

/// The page that this server serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Page {
    build_id: String,
    files: BTreeMap<String, AssetFile>,
}

/// A file of the page in each of its forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AssetFile {
    identity: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// Names the page that this server serves; empty when there is none.
///
/// The first call reads the page's folder, so the server calls this function before it listens.
#[must_use]
pub fn build_id() -> &'static str {
    &PAGE.build_id
}

/// Answers a request for a path of the page; `app_frame_src` is the source expression of the apps' origins, as `http://*.localhost:8001`.
#[must_use]
pub fn respond(path: &str, method: &Method, headers: &HeaderMap, app_frame_src: &str) -> Response {
    PAGE.answer(path, method, headers, app_frame_src)
}

impl Page {
    /// Finds the page of this server.
    fn find() -> Self {
        if let Some(folder) = std::env::var_os("DRYDOCK_PAGE_DIR") {
            return Self::read_or_none(Path::new(&folder));
        }
        match bundle::own() {
            Ok(Some(page)) => page,
            Ok(None) => Self::read_or_none(Path::new(BUILT_PAGE)),
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the page in the program file cannot be read"
                );
                Self::default()
            }
        }
    }

    fn read_or_none(folder: &Path) -> Self {
        Self::read(folder).unwrap_or_else(|error| {
            tracing::warn!(folder = %folder.display(), %error, "there is no page in this folder; `cargo xtask page` builds one");
            Self::default()
        })
    }

    /// Reads a page's folder: files by path, each with its compressed forms beside it as `.br` and `.gz`.
    fn read(folder: &Path) -> io::Result<Self> {
        let build_id = std::fs::read_to_string(folder.join(BUILD_ID))?;
        let mut contents = BTreeMap::new();
        let mut folders = vec![(folder.to_owned(), String::new())];
        while let Some((folder, prefix)) = folders.pop() {
            for entry in std::fs::read_dir(&folder)? {
                let entry = entry?;
                let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if entry.file_type()?.is_dir() {
                    folders.push((entry.path(), format!("{path}/")));
                } else if path != BUILD_ID && path != INPUTS {
                    drop(contents.insert(path, Bytes::from(std::fs::read(entry.path())?)));
                }
            }
        }
        let form = |path: &str, suffix: &str| contents.get(&format!("{path}{suffix}")).cloned();
        let is_form = |path: &str| {
            let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
            plain.is_some_and(|plain| contents.contains_key(plain))
        };
        let files = contents.iter().filter(|(path, _)| !is_form(path)).map(|(path, identity)| {
            let (brotli, gzip) = (form(path, ".br"), form(path, ".gz"));
            (path.clone(), AssetFile { identity: identity.clone(), brotli, gzip })
        });
        Ok(Self { build_id, files: files.collect() })
    }

    fn answer(&self, path: &str, method: &Method, headers: &HeaderMap, app_frame_src: &str) -> Response {
        if method != Method::GET && method != Method::HEAD {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, &words::only_get());
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let name = if path == "/" { INDEX } else { path.trim_start_matches('/') };
        let mut response = match self.files.get(name) {
            Some(file) => self.send(name, file, headers, app_frame_src),
            None if name == INDEX => plain(StatusCode::SERVICE_UNAVAILABLE, &words::no_page()),
            None => plain(StatusCode::NOT_FOUND, &words::not_found(path)),
        };
        if method == Method::HEAD {
            *response.body_mut() = Body::empty();
        }
        response
    }

    fn send(&self, name: &str, file: &AssetFile, headers: &HeaderMap, app_frame_src: &str) -> Response {
        let is_hashed = name.starts_with(HASHED_DIR);
        let own_scripts = if name == INDEX { policy::scripts_in(&file.identity) } else { String::new() };
        let coding = negotiate::choose(headers, file.brotli.is_some(), file.gzip.is_some());
        let bytes = match (coding, &file.brotli, &file.gzip) {
            (Coding::Brotli, Some(bytes), _) | (Coding::Gzip, _, Some(bytes)) => bytes,
            _ => &file.identity,
        };
        let etag = format!("\"{}{}\"", self.build_id, coding.suffix());
        let mut response = if !is_hashed && negotiate::is_known(headers, &etag) {
            with_status(StatusCode::NOT_MODIFIED, Body::empty())
        } else {
            let mut response = with_status(StatusCode::OK, Body::from(bytes.clone()));
            response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
            response
        };
        let fields = response.headers_mut();
        fields.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(name) = coding.name() {
            fields.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        if is_hashed {
            fields.insert(
                header::CACHE_CONTROL,
                HeaderValue::from_static("public, max-age=31536000, immutable"),
            );
        } else {
            fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            if let Ok(etag) = HeaderValue::from_str(&etag) {
                fields.insert(header::ETAG, etag);
            }
        }
        policy::protect(fields, app_frame_src, &own_scripts);
        response
    }
}

fn plain(status: StatusCode, message: &Message) -> Response {
    let text = Bundle::of(Language::English).say(message) + "\n";
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
/// File of the page's folder with the page's name.
const BUILD_ID: &str = "build-id";
/// File of the page's folder that only its builder reads.
const INPUTS: &str = "inputs";

/// The folder that `cargo xtask page` writes.
const BUILT_PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/page");

static PAGE: LazyLock<Page> = LazyLock::new(Page::find);

#[cfg(test)]
mod tests;
