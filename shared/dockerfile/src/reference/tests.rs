//! Names in, their full and familiar forms or the error out.

#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;

use super::*;

fn check(text: &str, full: &str, familiar: &str) {
    let found = ImageReference::parse(text);
    let both = found.map_or_else(
        |error| (format!("! {error}"), String::new()),
        |found| (found.to_string(), found.familiar()),
    );
    assert_eq!(both, (full.to_owned(), familiar.to_owned()), "{text}");
}

#[test]
fn names_are_completed() {
    check("python", "docker.io/library/python", "python");
    check("python:3.8-alpine", "docker.io/library/python:3.8-alpine", "python:3.8-alpine");
    check("me/app", "docker.io/me/app", "me/app");
    check("docker.io/python", "docker.io/library/python", "python");
    check("index.docker.io/me/app:1", "docker.io/me/app:1", "me/app:1");
    check("localhost/app", "localhost/app", "localhost/app");
    check("my_host.example.org/app:1", "my_host.example.org/app:1", "my_host.example.org/app:1");
    check("host:5000/a/b:t", "host:5000/a/b:t", "host:5000/a/b:t");
    check("[::1]:5000/a", "[::1]:5000/a", "[::1]:5000/a");
    check("Host/a__b.c---d", "Host/a__b.c---d", "Host/a__b.c---d");
    check("docker.io/library/a/b", "docker.io/library/a/b", "library/a/b");
    let digest = "0123456789abcdef".repeat(4);
    check(
        &format!("a:t@sha256:{digest}"),
        &format!("docker.io/library/a:t@sha256:{digest}"),
        &format!("a:t@sha256:{digest}"),
    );
}

#[test]
fn the_default_tag_is_latest() {
    let tagged = |text| ImageReference::parse(text).unwrap().with_default_tag().to_string();
    assert_eq!(tagged("python"), "docker.io/library/python:latest");
    assert_eq!(tagged("python:3"), "docker.io/library/python:3");
}

#[test]
fn faults_have_their_words() {
    let format = "! invalid reference format";
    for text in [
        "", "a:", "a::b", "%s", "a b", "-a", "a-", "a..b", "a___b", "a/", "/a", "a//b", "a@b", "a:b/c", ":a",
        "a.-b/c", "[g]/a", "host:/a",
    ] {
        check(text, format, "");
    }
    check(&format!("a:{}", "t".repeat(129)), format, "");
    check(
        "ImageName",
        "! invalid reference format: repository name (library/ImageName) must be lowercase",
        "",
    );
    let digits = "0123456789abcdef".repeat(4);
    check(
        &digits,
        &format!("! invalid repository name ({digits}), cannot specify 64-byte hexadecimal strings"),
        "",
    );
    check(&"a".repeat(248), "! repository name must not be more than 255 characters", "");
    check(&format!("a@sha256:{}", &digits[1..]), "! invalid checksum digest length", "");
    check(&format!("a@sha256:{}", digits.to_uppercase()), "! invalid checksum digest format", "");
    check(&format!("a@md5:{digits}"), "! unsupported digest algorithm", "");
    check(
        &format!("a@SHA256:{digits}"),
        "! invalid reference format: repository name (library/a@SHA256) must be lowercase",
        "",
    );
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn full_and_familiar_forms_mean_the_same(text in r"[aB0./:@_\[\]-]{0,16}|([a-z]{1,3}[./:-]){0,4}[a-z]", any in any::<String>()) {
        for text in [text, any] {
            if let Ok(found) = ImageReference::parse(&text) {
                prop_assert_eq!(ImageReference::parse(&found.to_string()), Ok(found.clone()));
                prop_assert_eq!(ImageReference::parse(&found.familiar()), Ok(found));
            }
        }
    }
}
