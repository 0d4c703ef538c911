//! The shared crates where the page runs them: linted and tested for wasm32, in a world without clock, files or environment.

use crate::page::TARGET;
use crate::process::{cargo, run_aloud};
use crate::report::Report;
use crate::tree::Tree;

/// Lints the page and the shared crates for wasm32.
pub(super) fn lints(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    crate::page::ensure_target(report)?;
    let mut command = cargo();
    command.current_dir(&tree.root).args(["clippy", "--quiet", "--target", TARGET, "--package", "frontend"]);
    for package in shared(tree)? {
        command.args(["--package", &package]);
    }
    run_aloud(command.args(["--", "--deny", "warnings"]))
}

/// Runs the shared crates' tests in Node; the runner refuses a module that imports anything.
pub(super) fn tests(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    crate::page::ensure_target(report)?;
    let runner = tree.root.join("xtask/wasm-runner.mjs");
    let mut command = cargo();
    command.current_dir(&tree.root).args(["test", "--lib", "--target", TARGET]);
    for package in shared(tree)? {
        command.args(["--package", &package]);
    }
    // A list in JSON form is not understood here: cargo splits the value at blanks, so the runner's folder must have none.
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", format!("node {}", runner.display()));
    run_aloud(&mut command)
}

/// Returns the names of the crates in `shared`.
fn shared(tree: &Tree) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(tree.root.join("shared"))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
    /// `(type (func (param i32 i32) (result i32)))`
    const TYPES: &[u8] = &[1, 7, 1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f];
    const FUNCTIONS: &[u8] = &[3, 2, 1, 0];
    /// `(export "main" (func 0))`
    const EXPORTS: &[u8] = &[7, 8, 1, 4, b'm', b'a', b'i', b'n', 0, 0];

    /// Runs a module whose `main` is `body` and returns the runner's exit code.
    fn exit_code(sections: &[&[u8]]) -> Option<i32> {
        let dir = std::env::temp_dir().join(format!(
            "drydock-runner-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        std::fs::create_dir_all(&dir).unwrap();
        let path = dir.join("module.wasm");
        std::fs::write(&path, [&[MAGIC], sections].concat().concat()).unwrap();
        let runner = concat!(env!("CARGO_MANIFEST_DIR"), "/wasm-runner.mjs");
        let status = Command::new("node").arg(runner).arg(&path).output().unwrap().status;
        std::fs::remove_dir_all(&dir).unwrap();
        status.code()
    }

    #[test]
    fn the_runner_passes_on_how_the_tests_ended() {
        let returns = |code: u8| vec![10, 6, 1, 4, 0, 0x41, code, 0x0b];
        assert_eq!(exit_code(&[TYPES, FUNCTIONS, EXPORTS, &returns(0)]), Some(0));
        assert_eq!(exit_code(&[TYPES, FUNCTIONS, EXPORTS, &returns(1)]), Some(1));
        let traps = [10, 5, 1, 3, 0, 0x00, 0x0b];
        assert_eq!(exit_code(&[TYPES, FUNCTIONS, EXPORTS, &traps]), Some(1));
    }

    #[test]
    fn the_runner_refuses_a_module_that_imports_anything() {
        let imports = [2, 9, 1, 3, b'e', b'n', b'v', 1, b'x', 0, 0];
        assert_eq!(exit_code(&[TYPES, &imports]), Some(2));
        assert_eq!(exit_code(&[TYPES]), Some(2), "no main");
    }
}
