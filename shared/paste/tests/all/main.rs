//! What tutorials print, what a shell makes of it, what is left alone, and what holds for every text.

mod foreign;
mod forms;
mod laws;
mod left_alone;
#[cfg(not(target_arch = "wasm32"))]
mod shells;
mod tutorials;

use paste::Pasted;

/// Returns what a text is in the Dockerfile.
fn read(text: &str) -> Option<Pasted> {
    paste::read(text, "Dockerfile")
}

/// Returns the files of a text, each as path and content.
fn files(text: &str) -> Vec<(String, String)> {
    let found = read(text).map(|pasted| pasted.files).unwrap_or_default();
    found.into_iter().map(|file| (file.path, file.content)).collect()
}

/// Checks the files of a text.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = files(text);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(path, content)| (path.as_str(), content.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}
