//! Rules over single files: how they begin, how long they are, and what may stand in none of them.

use super::{RepositoryFile, all_sources, check_all, check_rule};

/// More lines than this in one file hide more than they show.
const MOST_LINES: usize = 450;

fn opening(source: &RepositoryFile) -> Vec<String> {
    if !source.is_rust() || source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![format!("{}: does not begin with `//!` and what it is for", source.path)]
}

fn length(source: &RepositoryFile) -> Vec<String> {
    let n_lines = source.text.lines().count();
    if !source.is_rust() || n_lines <= MOST_LINES {
        return Vec::new();
    }
    vec![format!("{}: {n_lines} lines; at {MOST_LINES} a file wants to be two", source.path)]
}

fn names(source: &RepositoryFile) -> Vec<String> {
    let forbidden = ["mod.rs", "utils.rs", "helpers.rs", "common.rs", "manager.rs"];
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let is_bad = source.is_rust() && forbidden.contains(&name);
    if is_bad { vec![format!("{}: a name that says nothing", source.path)] } else { Vec::new() }
}

/// Says where a file names a place on the machine of whoever wrote it.
fn machine(source: &RepositoryFile) -> Vec<String> {
    // In pieces, so that this file is none of the cases.
    let forbidden =
        [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("arti", "factory"), concat!("/Us", "ers/")];
    let found = forbidden.iter().filter(|text| source.text.contains(**text));
    found.map(|text| format!("{}: contains `{text}`", source.path)).collect()
}

/// Says where a lockfile of npm names the place that a package came from: whoever installs takes it from their own registry.
fn lockfiles(source: &RepositoryFile) -> Vec<String> {
    if !source.path.ends_with("package-lock.json") {
        return Vec::new();
    }
    let names_place = |line: &&str| line.contains("\"resolved\"");
    source.text.lines().filter(names_place).map(|line| format!("{}: {}", source.path, line.trim())).collect()
}

#[test]
fn every_file_says_what_it_is_for() {
    check_all(opening);
    check_rule(
        opening,
        &[("a.rs", "use x;\n//! late"), ("a.rs", "")],
        &[("a.rs", "//! A."), ("a.md", "# A")],
    );
}

#[test]
fn no_file_is_too_long() {
    check_all(length);
    let (long, fits) = ("\n".repeat(MOST_LINES + 1), "\n".repeat(MOST_LINES));
    check_rule(length, &[("a.rs", &long)], &[("a.rs", &fits), ("Cargo.lock", &long)]);
}

#[test]
fn no_name_says_nothing() {
    check_all(names);
    check_rule(names, &[("a/mod.rs", ""), ("a/utils.rs", "")], &[("a/model.rs", ""), ("a/utils.md", "")]);
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    check_all(machine);
    let bad = concat!("see /wo", "rk/main");
    check_rule(machine, &[("a.md", bad)], &[("a.md", "the work/main branch")]);
}

#[test]
fn packages_come_from_whichever_registry_is_set_up() {
    check_all(lockfiles);
    check_rule(
        lockfiles,
        &[("package-lock.json", "\"resolved\": \"https://mirror.example/x.tgz\"")],
        &[("package-lock.json", "\"integrity\": \"sha512\"")],
    );
}

/// Lists the Rust and JavaScript files that a document names in code, as `a/b.rs`.
fn named_files(text: &str) -> Vec<&str> {
    let is_file = |name: &&str| {
        let is_path = name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-/.".contains(letter));
        is_path && (name.ends_with(".rs") || name.ends_with(".js")) && !name.contains("my_")
    };
    text.split('`').skip(1).step_by(2).filter(is_file).collect()
}

#[test]
fn documents_name_files_that_are_there() {
    let sources = all_sources();
    let is_there =
        |name: &str| sources.iter().any(|source| format!("/{}", source.path).ends_with(&format!("/{name}")));
    let documents = sources.iter().filter(|source| source.path.ends_with(".md"));
    let lost = documents.flat_map(|document| {
        let lost = named_files(&document.text).into_iter().filter(|name| !is_there(name));
        lost.map(|name| format!("{}: there is no file `{name}`", document.path)).collect::<Vec<_>>()
    });
    let lost: Vec<String> = lost.collect();
    assert!(lost.is_empty(), "\n{}\n", lost.join("\n"));
}

#[test]
fn a_file_is_named_in_code_only() {
    assert_eq!(named_files("`a/b.rs` and c.rs, `d e.rs`, `my_rule.rs`, `x.js`"), ["a/b.rs", "x.js"]);
}
