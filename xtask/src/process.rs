//! Running other programs: quiet while they work, all of their output when they fail.

use std::io::{BufRead as _, BufReader, ErrorKind, Read};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

use crate::report::Progress;
use crate::words::WORDS;

/// Runs a program to its end; its output becomes part of the error when it fails.
pub(crate) fn run_quietly(command: &mut Command) -> anyhow::Result<String> {
    run_watched(command, &Progress::default())
}

/// The same, and tells meanwhile what the program said last.
pub(crate) fn run_watched(command: &mut Command, progress: &Progress) -> anyhow::Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("`{name}`"))?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (stdout, stderr) = std::thread::scope(|scope| {
        let stdout = scope.spawn(|| read_lines(stdout, progress));
        let stderr = read_lines(stderr, progress);
        (stdout.join().unwrap_or_default(), stderr)
    });
    let status = child.wait()?;
    if !status.success() {
        let words = &WORDS;
        bail!("{stdout}{stderr}{}", (words.program_failed)(&shown(command), &status.to_string()));
    }
    Ok(stdout)
}

/// Reads to the end; each line is told on its way.
fn read_lines(pipe: Option<impl Read>, progress: &Progress) -> String {
    let mut text = String::new();
    let Some(pipe) = pipe else { return text };
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|n_bytes| n_bytes > 0) {
        let line_text = String::from_utf8_lossy(&line);
        progress.tell(line_text.trim());
        text.push_str(&line_text);
        line.clear();
    }
    text
}

/// Runs a program to its end with its output where ours goes.
pub(crate) fn run_aloud(command: &mut Command) -> anyhow::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("`{name}`"))?;
    if !status.success() {
        bail!((WORDS.program_failed)(&shown(command), &status.to_string()));
    }
    Ok(())
}

/// Returns the command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Says whether a program can be started at all.
pub(crate) fn exists(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    !matches!(command.status(), Err(error) if error.kind() == ErrorKind::NotFound)
}

/// Returns the cargo that runs us.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
