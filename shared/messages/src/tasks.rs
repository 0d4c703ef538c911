//! The developer's commands: names of steps, and the sentences that `cargo xtask` says.

use crate::Language;

/// Words of the developer's commands.
#[derive(Debug)]
pub struct Tasks {
    /// What `cargo xtask help` prints.
    pub usage: &'static str,
    /// A command that does not exist.
    pub unknown_command: fn(&str) -> String,
    /// An argument that the command does not take.
    pub unknown_argument: fn(&str, &str) -> String,
    /// A program that has to be there and is not.
    pub missing_program: fn(&str, &str) -> String,
    /// What to do when node or npm is missing.
    pub install_node: &'static str,
    /// A program that ended with an error.
    pub program_failed: fn(&str, &str) -> String,
    /// A step still at work, after so many seconds; only where nothing can be redrawn.
    pub still_working: fn(&str, u64) -> String,
    /// Names of the steps of the page's build.
    pub page: PageSteps,
}

/// Names of the steps of the page's build.
#[derive(Debug)]
pub struct PageSteps {
    /// `rustup target add`.
    pub wasm_target: &'static str,
    /// `npm ci`.
    pub npm: &'static str,
    /// esbuild.
    pub scripts: &'static str,
    /// cargo for wasm32.
    pub compile: &'static str,
    /// wasm-bindgen.
    pub glue: &'static str,
    /// Compressing and writing.
    pub write: &'static str,
    /// The page is there: how many files, bytes to transfer.
    pub ready: fn(usize, u64) -> String,
    /// The page is there and nothing had changed.
    pub unchanged: &'static str,
}

/// Returns the words of a language.
#[must_use]
pub fn tasks(language: Language) -> &'static Tasks {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Tasks = Tasks {
    usage: "\
Usage: cargo xtask COMMAND

  up      makes everything ready and serves the playground at http://localhost:8000
            --port N  --engine private|none|unix://…|tcp://…  --no-engine  --data DIR
  dev     the same from a quick build, built again whenever a file changes
  page    builds the page into target/page (--dev: quick and uncompressed, into target/page-dev)
  test    everything that CI checks (--only STAGE: one stage of it)
  bench   measures builds and first answers against the docker client, and the page's download
  help    this text",
    unknown_command: |command| format!("There is no command `{command}`; `cargo xtask help` lists them."),
    unknown_argument: |command, argument| format!("`cargo xtask {command}` does not take `{argument}`."),
    missing_program: |program, remedy| format!("`{program}` is needed and was not found: {remedy}"),
    install_node: "install Node.js 20 or newer, which brings npm (nodejs.org, or `apt install nodejs npm`).",
    program_failed: |program, status| format!("`{program}` ended with {status}"),
    still_working: |step, seconds| format!("{step}: still working after {seconds} s"),
    page: PageSteps {
        wasm_target: "wasm target of Rust",
        npm: "npm packages",
        scripts: "editor scripts",
        compile: "page to wasm",
        glue: "wasm glue",
        write: "names, compression",
        ready: |n_files, bytes| {
            format!("page ready: {n_files} files, {} KB to transfer", bytes.div_ceil(1000))
        },
        unchanged: "page unchanged",
    },
};
