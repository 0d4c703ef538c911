//! The build context and `.dockerignore`.

use crate::build::{Build, build, check};

fn all() -> Build {
    build("FROM a\nCOPY req.txt .\nRUN a\nCOPY . .\n")
        .file("app.py", "1")
        .file("req.txt", "flask")
        .file("README.md", "hi")
}

#[test]
fn what_is_ignored_does_not_count() {
    let with = all().file(".dockerignore", "README.md\n");
    check(&with, &with.clone().file("README.md", "bye"), "+++");
    check(&with, &with.clone().file("app.py", "2"), "++-");
    check(&all(), &with, "++-");
}

#[test]
fn the_ignore_file_itself_is_a_file() {
    let with = all().file(".dockerignore", "README.md\n");
    check(&with, &with.clone().file(".dockerignore", "# docs\n*.md\n"), "++-");
    let hidden = all().file(".dockerignore", "README.md\n.dockerignore\n");
    check(&hidden, &hidden.clone().file(".dockerignore", "*.md\n.dockerignore\n"), "+++");
}

#[test]
fn so_is_the_dockerfile() {
    let with = |text: &'static str| all().file("Dockerfile", text);
    check(&with("FROM a"), &with("# hello\nFROM a"), "++-");
    let hidden = |text: &'static str| with(text).file(".dockerignore", "Dockerfile\n.dockerignore\n");
    check(&hidden("FROM a"), &hidden("# hello\nFROM a"), "+++");
}

#[test]
fn exceptions_let_in_again() {
    let with = all().file(".dockerignore", "*\n!app.py\n!req.txt\n");
    check(&with, &with.clone().file("app.py", "2"), "++-");
    check(&with, &with.clone().file("README.md", "2"), "+++");
}

#[test]
fn the_dockerfiles_own_ignore_file_wins() {
    let with = all().file(".dockerignore", "app.py\n").file("Dockerfile.dockerignore", "README.md\n");
    check(&with, &with.clone().file("README.md", "bye"), "+++");
    check(&with, &with.clone().file("app.py", "2"), "++-");
}
