//! `cargo run -p console --example docker_lines -- CLIENT…`: asks a real client what it answers to the lines of `data/docker/lines.jsonl`.
//!
//! Writes `data/docker/answers.jsonl`, against which the test `docker_client` compares our parser. CLIENT is a program and its first arguments, such as
//! `chroot FOLDER docker`. No engine may be reachable: a line that gets as far as the engine is one that our parser accepts.

use std::io::{Error, Write as _};
use std::process::{Command, ExitCode, Output, Stdio};

fn main() -> Result<ExitCode, Error> {
    let client: Vec<String> = std::env::args().skip(1).collect();
    if client.is_empty() {
        writeln!(std::io::stderr(), "name a client, such as `docker`")?;
        return Ok(ExitCode::FAILURE);
    }
    let client = client.join(" ");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/docker");
    let mut answers = String::new();
    for record in std::fs::read_to_string(format!("{folder}/lines.jsonl"))?.lines() {
        let mut record: serde_json::Value = serde_json::from_str(record)?;
        let line = record["line"].as_str().unwrap_or_default().to_owned();
        let words = shell(&format!("docker() {{ printf '%s\\0' \"$@\"; }}\n{line}"))?;
        let words = String::from_utf8_lossy(&words.stdout);
        // `printf` writes one empty word when there is none.
        let words: Vec<&str> =
            if line == "docker" { Vec::new() } else { words.split_terminator('\0').collect() };
        record["words"] = words.into();
        let output = shell(&format!("docker() {{ {client} \"$@\"; }}\n{line}"))?;
        record["stdout"] = String::from_utf8_lossy(&output.stdout).into();
        record["stderr"] = String::from_utf8_lossy(&output.stderr).into();
        record["status"] = output.status.code().unwrap_or(-1).into();
        answers.push_str(&format!("{record}\n"));
    }
    std::fs::write(format!("{folder}/answers.jsonl"), answers)?;
    Ok(ExitCode::SUCCESS)
}

/// Runs a script by `sh`.
fn shell(script: &str) -> Result<Output, Error> {
    Command::new("sh").args(["-c", script]).env_remove("DOCKER_HOST").stdin(Stdio::null()).output()
}
