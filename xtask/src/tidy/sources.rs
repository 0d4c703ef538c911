//! Rules over what a source names: libraries that only one module may know, and the direction of calls inside the server.

use super::{RepositoryFile, check_all, check_rule};

/// Names and the places that alone may mention them: in files below `within`, only those that begin with one of `only`.
const ONLY_IN: [(&str, &str, &[&str]); 6] = [
    ("bollard", "backend/src/", &["backend/src/engine.rs", "backend/src/engine/"]),
    ("rusqlite", "backend/src/", &["backend/src/store.rs", "backend/src/store/"]),
    (
        "axum",
        "backend/src/",
        &["backend/src/http", "backend/src/socket", "backend/src/proxy", "backend/src/app.rs"],
    ),
    ("js_sys", "frontend/src/", &["frontend/src/dom.rs", "frontend/src/dom/"]),
    // The page's entry is exported by wasm-bindgen; it names nothing of the browser's.
    ("wasm_bindgen", "frontend/src/", &["frontend/src/dom.rs", "frontend/src/dom/", "frontend/src/start.rs"]),
    ("extern", "frontend/src/", &["frontend/src/dom.rs", "frontend/src/dom/"]),
];

/// Modules of the server, and those that each must not know.
const MUST_NOT_KNOW: [(&str, &[&str]); 7] = [
    ("engine", &["http", "socket", "proxy", "console", "session", "store"]),
    ("store", &["http", "socket", "proxy", "console", "session", "engine"]),
    ("limits", &["http", "socket", "proxy", "session", "store", "engine"]),
    ("session", &["http", "socket", "proxy", "console"]),
    ("console", &["http", "socket", "proxy"]),
    ("targets", &["http", "socket", "proxy", "session", "store", "engine"]),
    ("config", &["http", "socket", "proxy", "session", "store"]),
];

fn libraries(source: &RepositoryFile) -> Vec<String> {
    if !source.is_rust() {
        return Vec::new();
    }
    let code = code(&source.text);
    let is_outside = |within: &str, only: &[&str]| {
        source.path.starts_with(within) && !only.iter().any(|place| source.path.starts_with(place))
    };
    ONLY_IN
        .iter()
        .filter(|(name, within, only)| is_outside(within, only) && mentions(&code, name))
        .map(|(name, _, only)| {
            format!("{}: names `{name}`, which is for {} alone", source.path, only.join(", "))
        })
        .collect()
}

fn calls(source: &RepositoryFile) -> Vec<String> {
    let Some(path) = source.path.strip_prefix("backend/src/").filter(|_| source.is_rust()) else {
        return Vec::new();
    };
    let module = path.split(['/', '.']).next().unwrap_or_default();
    let Some((_, forbidden)) = MUST_NOT_KNOW.iter().find(|(name, _)| *name == module) else {
        return Vec::new();
    };
    modules_named(&code(&source.text))
        .into_iter()
        .filter(|named| forbidden.contains(&named.as_str()))
        .map(|named| format!("{}: `{module}` must not know `{named}`", source.path))
        .collect()
}

/// Returns the text without its line comments; good enough where `//` in a string is part of an address.
fn code(text: &str) -> String {
    let without_comment = |line: &str| {
        let end = line
            .match_indices("//")
            .find(|(at, _)| !line[..*at].ends_with(':'))
            .map_or(line.len(), |(at, _)| at);
        line[..end].to_owned()
    };
    text.lines().map(without_comment).collect::<Vec<_>>().join("\n")
}

/// Returns whether a name stands in the code as a word of its own.
fn mentions(code: &str, name: &str) -> bool {
    let is_part =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(name).any(|(at, _)| {
        !is_part(code[..at].chars().next_back()) && !is_part(code[at + name.len()..].chars().next())
    })
}

/// Lists the modules named after `crate::`, also in braces.
fn modules_named(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, prefix) in code.match_indices("crate::") {
        let tail = &code[at + prefix.len()..];
        match tail.strip_prefix('{') {
            Some(group) => found.extend(first_words(group)),
            None => found.extend(word(tail)),
        }
    }
    found
}

/// Lists the first word of each item of a `use` group.
fn first_words(group: &str) -> Vec<String> {
    let mut found: Vec<String> = word(group).into_iter().collect();
    let mut depth = 0;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.extend(word(&group[at + 1..])),
            _ => {}
        }
    }
    found
}

fn word(text: &str) -> Option<String> {
    let word: String =
        text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    (!word.is_empty()).then_some(word)
}

#[test]
fn a_library_is_named_only_where_it_belongs() {
    check_all(libraries);
    check_rule(
        libraries,
        &[
            ("backend/src/session/task.rs", "use bollard::Docker;"),
            ("backend/src/engineer.rs", "type D = bollard::Docker;"),
            ("backend/src/session.rs", "use rusqlite::Connection;"),
            ("backend/src/session.rs", "use axum::extract::State;"),
            ("frontend/src/app.rs", "#[wasm_bindgen(module = \"x\")]"),
            ("frontend/src/app.rs", "extern \"C\" {}"),
            ("frontend/src/state.rs", "js_sys::Date::now()"),
        ],
        &[
            ("backend/src/engine/build.rs", "use bollard::Docker;"),
            ("backend/src/session.rs", "// bollard is not known here"),
            ("frontend/src/dom/editor.rs", "#[wasm_bindgen] extern \"C\" {}"),
            ("frontend/src/app.rs", "let external = wasm_bindgen_futures_are_another_word;"),
        ],
    );
}

#[test]
fn calls_inside_the_server_go_down() {
    check_all(calls);
    check_rule(
        calls,
        &[
            ("backend/src/engine/build.rs", "use crate::session::Event;"),
            ("backend/src/session/task.rs", "use crate::{engine::Engine, socket};"),
            ("backend/src/store.rs", "fn f(_: crate::http::Error) {}"),
        ],
        &[
            ("backend/src/socket/connection.rs", "use crate::session::Handle;"),
            ("backend/src/session.rs", "use crate::{engine::{http, Engine}, limits};"),
            ("backend/src/engine.rs", "// crate::session is above"),
        ],
    );
}
