//! Rules over `Cargo.toml`: who may know whom, and why each dependency is there.

use toml::Table;

use super::{RepositoryFile, check_all, check_rule};

/// Crates of ours that each crate may depend on.
const MAY_KNOW: [(&str, &[&str]); 23] = [
    ("shared/text", &[]),
    ("shared/catalogue", &[]),
    ("shared/dockerfile", &["text", "catalogue"]),
    ("shared/python", &["text", "catalogue"]),
    ("shared/prediction", &["text", "catalogue", "dockerfile"]),
    ("shared/protocol", &["text", "catalogue", "dockerfile", "prediction"]),
    ("shared/pairs", &["protocol", "catalogue"]),
    ("shared/messages", &["catalogue", "prediction", "protocol", "python"]),
    ("shared/review", &["text", "catalogue", "dockerfile", "paste", "python", "messages"]),
    ("shared/paste", &["text"]),
    ("shared/console", &["text", "catalogue", "paste"]),
    ("shared/clinic", &["text", "catalogue", "dockerfile", "python"]),
    (
        "frontend/language-module",
        &[
            "catalogue",
            "clinic",
            "paste",
            "review",
            "text",
            "dockerfile",
            "python",
            "prediction",
            "pairs",
            "messages",
            "protocol",
        ],
    ),
    (
        "frontend",
        &[
            "catalogue",
            "clinic",
            "review",
            "language_module",
            "text",
            "dockerfile",
            "python",
            "prediction",
            "protocol",
            "messages",
        ],
    ),
    ("frontend/console-module", &["catalogue", "console", "protocol", "text"]),
    ("frontend/python-module", &["python", "unicode_names2", "unicode-normalization"]),
    ("frontend/python-module/unicode_names2", &[]),
    ("frontend/python-module/unicode-normalization", &[]),
    (
        "backend",
        &[
            "catalogue",
            "console",
            "review",
            "text",
            "dockerfile",
            "python",
            "prediction",
            "protocol",
            "pairs",
            "messages",
        ],
    ),
    (
        "tests/language",
        &["catalogue", "dockerfile", "prediction", "protocol", "review", "language_module", "console_module"],
    ),
    ("tests/language/size", &["dockerfile"]),
    (
        "tests",
        &[
            "text",
            "catalogue",
            "clinic",
            "dockerfile",
            "prediction",
            "protocol",
            "pairs",
            "messages",
            "backend",
        ],
    ),
    ("xtask", &["text", "catalogue", "dockerfile", "prediction"]),
];

/// Every crate of ours, by the name under which others would depend on it.
const OURS: [&str; 20] = [
    "catalogue",
    "clinic",
    "console",
    "console_module",
    "pairs",
    "paste",
    "language_module",
    "review",
    "text",
    "dockerfile",
    "python",
    "unicode_names2",
    "unicode-normalization",
    "prediction",
    "protocol",
    "messages",
    "frontend",
    "backend",
    "tests",
    "xtask",
];

/// Says which of our crates a manifest may not name.
fn direction(source: &RepositoryFile) -> Vec<String> {
    let Some(dir) = source.path.strip_suffix("/Cargo.toml") else { return Vec::new() };
    let Some((_, may_know)) = MAY_KNOW.iter().find(|(name, _)| *name == dir) else {
        return vec![format!(
            "{}: a crate whose place among the others is not written down in xtask/src/tidy",
            source.path
        )];
    };
    let ours = dependencies(source, true).into_iter().filter(|name| OURS.contains(&name.as_str()));
    ours.filter(|name| !may_know.contains(&name.as_str()))
        .map(|name| format!("{}: `{dir}` must not know `{name}`", source.path))
        .collect()
}

/// Says which foreign crates a shared crate names: serde, its binary form in `prediction` and `protocol`, Python's parser in `python`, Fluent and the border
/// to JavaScript's formatter in `catalogue`, nothing else.
fn purity(source: &RepositoryFile) -> Vec<String> {
    if !source.path.starts_with("shared/") || !source.path.ends_with("/Cargo.toml") {
        return Vec::new();
    }
    let is_allowed = |name: &str| {
        OURS.contains(&name)
            || name == "serde"
            || (name == "postcard" && source.path == "shared/prediction/Cargo.toml")
            || (["postcard", "serde_bytes", "thiserror"].contains(&name)
                && source.path == "shared/protocol/Cargo.toml")
            || (name.starts_with("ruff_") && source.path == "shared/python/Cargo.toml")
            || ([&FLUENT[..], &["js-sys", "wasm-bindgen"]].concat().contains(&name)
                && source.path == "shared/catalogue/Cargo.toml")
    };
    dependencies(source, false)
        .into_iter()
        .filter(|name| !is_allowed(name))
        .map(|name| format!("{}: a shared crate must not need `{name}`", source.path))
        .collect()
}

/// What reads the catalogue when it is built, and what formats messages where there is no browser.
const FLUENT: [&str; 4] = ["fluent-bundle", "fluent-pseudo", "fluent-syntax", "unic-langid"];

/// Says which dependencies of a workspace come without a reason.
fn reasons(source: &RepositoryFile) -> Vec<String> {
    if !is_of_workspace(source) {
        return Vec::new();
    }
    let lines = source.text.lines().skip_while(|line| *line != "[workspace.dependencies]").skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.contains("path = "))
        .filter(|line| line.rsplit_once(" # ").is_none_or(|(_, reason)| reason.trim().is_empty()))
        .map(|line| format!("{}: no reason beside `{line}`", source.path))
        .collect()
}

/// Returns whether a manifest is that of a workspace.
fn is_of_workspace(source: &RepositoryFile) -> bool {
    source.path.ends_with("Cargo.toml") && source.text.lines().any(|line| line == "[workspace.dependencies]")
}

/// Says which members take a version of their own instead of the workspace's.
fn versions(source: &RepositoryFile) -> Vec<String> {
    if is_of_workspace(source) || !source.path.ends_with("Cargo.toml") {
        return Vec::new();
    }
    let has_version = |line: &&str| !line.starts_with('[') && line.contains(" = \"");
    let lines = source.text.lines().skip_while(|line| !line.contains("dependencies")).filter(has_version);
    lines
        .map(|line| format!("{}: `{line}` belongs into the manifest of its workspace", source.path))
        .collect()
}

/// Lists what a manifest depends on, for all targets.
fn dependencies(source: &RepositoryFile, with_dev: bool) -> Vec<String> {
    fn collect(table: &Table, with_dev: bool, names: &mut Vec<String>) {
        for (key, value) in table {
            let Some(value) = value.as_table() else { continue };
            match key.as_str() {
                "dependencies" | "build-dependencies" => names.extend(value.keys().cloned()),
                "dev-dependencies" if with_dev => names.extend(value.keys().cloned()),
                "dev-dependencies" => {}
                "target" => {
                    value.values().filter_map(|v| v.as_table()).for_each(|t| collect(t, with_dev, names))
                }
                _ => {}
            }
        }
    }
    let mut names = Vec::new();
    collect(&source.text.parse().unwrap(), with_dev, &mut names);
    names
}

#[test]
fn crates_know_only_those_below_them() {
    check_all(direction);
    check_rule(
        direction,
        &[
            ("shared/text/Cargo.toml", "[dependencies]\nprotocol.workspace = true"),
            ("shared/dockerfile/Cargo.toml", "[dev-dependencies]\nmessages.workspace = true"),
            ("frontend/Cargo.toml", "[target.'cfg(unix)'.dependencies]\nbackend.workspace = true"),
            ("backend/Cargo.toml", "[build-dependencies]\nfrontend = { path = \"../frontend\" }"),
            ("newcomer/Cargo.toml", ""),
        ],
        &[("shared/dockerfile/Cargo.toml", "[dependencies]\ntext.workspace = true")],
    );
}

#[test]
fn shared_crates_need_nothing_from_outside() {
    check_all(purity);
    check_rule(
        purity,
        &[
            ("shared/messages/Cargo.toml", "[dependencies]\npostcard.workspace = true"),
            ("shared/text/Cargo.toml", "[target.'cfg(unix)'.dependencies]\ntokio.workspace = true"),
            ("shared/text/Cargo.toml", "[dependencies]\nruff_text_size.workspace = true"),
        ],
        &[
            ("shared/protocol/Cargo.toml", "[dependencies]\nserde.workspace = true"),
            ("shared/text/Cargo.toml", "[target.'cfg(unix)'.dev-dependencies]\nproptest.workspace = true"),
        ],
    );
}

#[test]
fn every_dependency_has_a_reason() {
    check_all(reasons);
    check_rule(
        reasons,
        &[
            ("Cargo.toml", "[workspace.dependencies]\nserde = \"1\"\n"),
            ("Cargo.toml", "[workspace.dependencies]\nserde = \"1\" # "),
        ],
        &[(
            "Cargo.toml",
            "[workspace.dependencies]\ntext = { path = \"t\" }\nserde = \"1\" # the wire\n[profile.dev]\nx = 1",
        )],
    );
}

#[test]
fn versions_stand_in_the_manifest_of_the_workspace() {
    check_all(versions);
    check_rule(
        versions,
        &[
            ("xtask/Cargo.toml", "[dependencies]\nserde = \"1\""),
            ("xtask/Cargo.toml", "[dependencies]\nserde = { version = \"1\" }"),
        ],
        &[("xtask/Cargo.toml", "[package]\nname = \"xtask\"\n[dependencies]\nserde.workspace = true")],
    );
}
