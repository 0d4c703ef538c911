//! Requests in, answers out, over a small page of the tests' own; and that the built page hangs together.

use axum::body::to_bytes;
use axum::http::{HeaderMap, HeaderName, Method, Response, StatusCode, header};

use super::*;

fn page() -> Page {
    let bytes = |text: &'static str| Bytes::from_static(text.as_bytes());
    let index = AssetFile { identity: bytes("<p>"), brotli: Some(bytes("B")), gzip: Some(bytes("G")) };
    let script = AssetFile { identity: bytes("let a"), brotli: Some(bytes("B")), gzip: None };
    let files = [("index.html".into(), index), ("assets/a-0123456789abcdef.js".into(), script)];
    Page { build_id: "test".into(), files: files.into() }
}

fn ask(method: &Method, path: &str, fields: &[(HeaderName, &'static str)]) -> Response<Body> {
    let mut headers = HeaderMap::new();
    for (name, value) in fields {
        headers.insert(name.clone(), HeaderValue::from_static(value));
    }
    page().answer(path, method, &headers, "http://*.localhost:8001")
}

fn field(response: &Response<Body>, name: HeaderName) -> &str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

async fn body(response: Response<Body>) -> Vec<u8> {
    to_bytes(response.into_body(), 1024).await.unwrap().to_vec()
}

#[tokio::test]
async fn the_smallest_accepted_form_is_sent() {
    let cases = [
        ("gzip, deflate, br", "br", b"B".as_slice()),
        ("gzip", "gzip", b"G"),
        ("br;q=0, gzip", "gzip", b"G"),
        ("*", "br", b"B"),
        ("identity", "", b"<p>"),
    ];
    for (accepted, coding, bytes) in cases {
        let response = ask(&Method::GET, "/", &[(header::ACCEPT_ENCODING, accepted)]);
        assert_eq!(field(&response, header::CONTENT_ENCODING), coding, "{accepted}");
        assert_eq!(field(&response, header::VARY), "accept-encoding");
        assert_eq!(body(response).await, bytes, "{accepted}");
    }
}

#[tokio::test]
async fn hashed_names_are_kept_for_ever_and_the_shell_is_asked_for_again() {
    let hashed = ask(&Method::GET, "/assets/a-0123456789abcdef.js", &[]);
    assert!(field(&hashed, header::CACHE_CONTROL).contains("immutable"));
    assert_eq!(field(&hashed, header::CONTENT_TYPE), "text/javascript; charset=utf-8");
    let shell = ask(&Method::GET, "/", &[]);
    assert_eq!(field(&shell, header::CACHE_CONTROL), "no-cache");
    let etag: &'static str = field(&shell, header::ETAG).to_owned().leak();
    let again = ask(&Method::GET, "/", &[(header::IF_NONE_MATCH, etag)]);
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(body(again).await, b"");
}

#[test]
fn two_codings_of_the_shell_have_two_tags() {
    let plain = ask(&Method::GET, "/", &[]);
    let brotli = ask(&Method::GET, "/", &[(header::ACCEPT_ENCODING, "br")]);
    assert_ne!(field(&plain, header::ETAG), field(&brotli, header::ETAG));
}

#[tokio::test]
async fn head_tells_the_length_and_sends_nothing() {
    let response = ask(&Method::HEAD, "/assets/a-0123456789abcdef.js", &[]);
    assert_eq!(field(&response, header::CONTENT_LENGTH), "5");
    assert_eq!(body(response).await, b"");
}

#[test]
fn other_methods_and_paths_are_refused() {
    let posted = ask(&Method::POST, "/", &[]);
    assert_eq!(
        (posted.status(), field(&posted, header::ALLOW)),
        (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD")
    );
    for path in ["/nothing", "/assets/", "/assets/../index.html", "/build-id", "//"] {
        assert_eq!(ask(&Method::GET, path, &[]).status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn the_policy_allows_no_inline_script_but_the_shells_own_and_frames_only_of_the_apps() {
    let shell = ask(&Method::GET, "/", &[]);
    let policy = field(&shell, header::CONTENT_SECURITY_POLICY);
    assert_eq!(policy.matches("'sha256-").count(), 0, "this shell holds no script: {policy}");
    // The digest that a browser's own refusal names for this text.
    let named = policy::scripts_in(b"<script src=\"/a.js\"></script><script>alert(1)</script>");
    assert_eq!(named, " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");

    for path in ["/", "/nothing"] {
        let response = ask(&Method::GET, path, &[]);
        let policy = field(&response, header::CONTENT_SECURITY_POLICY);
        let script = policy.split("; ").find(|part| part.starts_with("script-src")).unwrap();
        assert_eq!(script, "script-src 'self' 'wasm-unsafe-eval'");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(field(&response, header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    }
    assert!(
        field(&ask(&Method::GET, "/", &[]), header::CONTENT_SECURITY_POLICY)
            .contains("frame-src http://*.localhost:8001;")
    );
}

#[test]
fn an_origin_cannot_add_to_the_policy() {
    let mut fields = HeaderMap::new();
    policy::protect(&mut fields, "x; script-src *", "");
    let policy = fields[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("frame-src 'none';") && !policy.contains("script-src *"), "{policy}");
}

#[test]
fn a_server_without_a_page_says_how_to_build_one() {
    let response = Page::default().answer("/", &Method::GET, &HeaderMap::new(), "'none'");
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[test]
fn a_folder_is_read_with_its_compressed_forms_and_no_path_leads_out_of_it() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("secret"), "s").unwrap();
    let folder = dir.path().join("page");
    std::fs::create_dir_all(folder.join("assets")).unwrap();
    for (path, text) in [
        ("build-id", "b"),
        ("inputs", "i"),
        ("index.html", "<p>"),
        ("index.html.br", "B"),
        ("index.html.gz", "G"),
        ("assets/a.js", "let a"),
    ] {
        std::fs::write(folder.join(path), text).unwrap();
    }
    let page = Page::read(&folder).unwrap();
    assert_eq!(page.build_id, "b");
    let bytes = |text: &'static str| Bytes::from_static(text.as_bytes());
    let index = AssetFile { identity: bytes("<p>"), brotli: Some(bytes("B")), gzip: Some(bytes("G")) };
    let script = AssetFile { identity: bytes("let a"), brotli: None, gzip: None };
    assert_eq!(page.files, BTreeMap::from([("index.html".into(), index), ("assets/a.js".into(), script)]));
    for path in ["/../secret", "/assets/../../secret", "/.", "/build-id", "/index.html.br"] {
        let response = page.answer(path, &Method::GET, &HeaderMap::new(), "'none'");
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
    }
    assert!(Page::read(dir.path()).is_err(), "there is no page");
}

#[test]
fn every_link_of_the_shell_leads_to_a_file_of_the_page() {
    let Some(index) = PAGE.files.get(INDEX) else { return };
    assert!(!build_id().is_empty());
    let text = String::from_utf8(index.identity.to_vec()).unwrap();
    let links: Vec<&str> = text.split("=\"/").skip(1).filter_map(|tail| tail.split('"').next()).collect();
    assert!(links.len() >= 4, "{text}");
    for link in links {
        assert!(PAGE.files.contains_key(link), "{link}");
    }
}
