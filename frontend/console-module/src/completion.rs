//! What Tab offers: names of commands first in a command, then what docker's command line takes there, or files.

use console::shell::{self, quoted};
use console::{docker, tools};
use protocol::ShellState;
use serde::{Deserialize, Serialize};

use crate::docker_line;
use crate::reading::Places;

/// What is around the line.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Surroundings {
    /// The shell's folder, images and containers.
    #[serde(flatten)]
    pub(crate) shell: ShellState,
    /// Paths of all files of the workspace.
    #[serde(default)]
    pub(crate) files: Vec<String>,
}

/// Suggestions for a stretch of the line, in the editor's places.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Completions {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) options: Vec<Completion>,
}

/// One suggestion.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Completion {
    /// What stands in the line then.
    pub(crate) insert: String,
    /// What it is; empty for what says so itself.
    pub(crate) detail: String,
}

impl Completion {
    fn plain(insert: impl Into<String>) -> Self {
        Self { insert: insert.into(), detail: String::new() }
    }
}

/// Returns what can stand at a place of the line.
pub(crate) fn complete(line: &str, place: u32, around: &Surroundings) -> Completions {
    let places = Places { line };
    let at = places.byte(place);
    let before = &line[..at];
    let command = &before[command_start(before)..];
    let word_start = at - last_word(command).len();
    let word = &before[word_start..];
    let is_first = command.trim_start().len() == word.len();
    if let Some((start, words, current)) = docker_command(before, command) {
        let from = places.of(u32::try_from(start).unwrap_or(u32::MAX));
        return Completions { from, to: place, options: docker_options(&words, &current, around) };
    }
    let options = match command.split_whitespace().next() {
        _ if is_first && !word.contains('/') => commands(word),
        Some("curl" | "wget") if is_address(word) => addresses(word, around),
        Some(name) if word.starts_with('-') => options_of(name, word),
        _ => files(word, around),
    };
    let from = places.of(u32::try_from(word_start).unwrap_or(u32::MAX));
    Completions { from, to: place, options }
}

/// Returns what docker's own completion offers after these words.
fn docker_options(words: &[String], current: &str, around: &Surroundings) -> Vec<Completion> {
    let found = docker::completion::complete(words, current, &docker_line::names(around));
    let option = |found: docker::completion::Completion| Completion {
        insert: as_word(&found.text),
        detail: found.description,
    };
    found.into_iter().map(option).collect()
}

/// Reads a command that a text ends with, where it is docker's: where the word at the cursor begins, the words before it, and the word itself. `None` for
/// other commands, and inside of quotes.
fn docker_command(before: &str, command: &str) -> Option<(usize, Vec<String>, String)> {
    let is_new_word = command.ends_with([' ', '\t']);
    let script = shell::parse(command).ok()?;
    let last = script.commands().last()?;
    let mut words = last.words.iter().map(shell::Word::as_constant).collect::<Option<Vec<String>>>()?;
    if words.first().is_none_or(|name| name != "docker") || (words.len() == 1 && !is_new_word) {
        return None;
    }
    let (start, current) = if is_new_word {
        (before.len(), String::new())
    } else {
        let range = last.words.last()?.range;
        (before.len() - command.len() + range.start as usize, words.pop()?)
    };
    words.remove(0);
    Some((start, words, current))
}

/// Returns where the command begins that a text ends with.
fn command_start(before: &str) -> usize {
    before.rfind(['|', ';', '&', '(', '\n']).map_or(0, |at| at + 1)
}

/// Returns the word that a text ends with; empty after a blank.
fn last_word(before: &str) -> &str {
    let start = before.rfind([' ', '\t', '>', '<', '=']).map_or(0, |at| at + 1);
    &before[start..]
}

fn commands(word: &str) -> Vec<Completion> {
    let names = shell::COMMANDS.into_iter().chain(tools::TOOLS.iter().map(|tool| tool.name));
    let mut names: Vec<&str> = names.filter(|name| name.starts_with(word)).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(Completion::plain).collect()
}

/// Returns whether a word of `curl` is, or may become, an address of the page.
fn is_address(word: &str) -> bool {
    let host = word.strip_prefix(SCHEME).unwrap_or(word);
    host.starts_with(HOST) || HOST.starts_with(host)
}

/// Returns the addresses of what listens in containers that run.
fn addresses(word: &str, around: &Surroundings) -> Vec<Completion> {
    let scheme = if word.starts_with(SCHEME) { SCHEME } else { "" };
    let containers = around.shell.containers.iter();
    let addresses = containers.flat_map(|container| {
        container.ports.iter().map(move |port| Completion {
            insert: format!("{scheme}{HOST}{port}"),
            detail: container.name.clone(),
        })
    });
    addresses.filter(|address| address.insert.starts_with(word)).collect()
}

/// Returns the options of a tool, by their long names where they have one.
fn options_of(name: &str, word: &str) -> Vec<Completion> {
    let Some(tool) = tools::find(name) else { return Vec::new() };
    let names =
        tool.flags().filter(|flag| !flag.is_refused).filter_map(|flag| match (flag.long, flag.short) {
            ("", short) => Some(format!("-{}", short?)),
            (long, _) => Some(format!("--{long}")),
        });
    names.filter(|name| name.starts_with(word)).map(Completion::plain).collect()
}

/// Returns the files and folders that a path can go on with, one part of the path at a time.
fn files(word: &str, around: &Surroundings) -> Vec<Completion> {
    let folder = match word.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/"),
        None => String::new(),
    };
    let Some(base) = resolved(&around.shell.folder, &folder) else { return Vec::new() };
    let start = &word[folder.len()..];
    let mut found: Vec<String> = around
        .files
        .iter()
        .filter_map(|path| path.strip_prefix(&base)?.strip_prefix(start).map(|rest| (path, rest)))
        .map(|(path, rest)| {
            let name = &path[base.len()..path.len() - rest.len()];
            match rest.split_once('/') {
                Some((part, _)) => format!("{name}{part}/"),
                None => format!("{name}{rest}"),
            }
        })
        .collect();
    found.sort();
    found.dedup();
    found.iter().map(|name| Completion::plain(as_word(&format!("{folder}{name}")))).collect()
}

/// Returns a text as one word of the shell, quoted only where it has to be.
fn as_word(text: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || "-_./:@%+=,".contains(c);
    if text.chars().all(is_safe) { text.to_owned() } else { quoted(text) }
}

/// Returns a folder as a prefix of paths; `None` above the workspace.
fn resolved(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let relative = relative.strip_prefix("~/").map_or(relative, |rest| {
        parts.clear();
        rest
    });
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let prefix = parts.join("/");
    Some(if prefix.is_empty() { prefix } else { format!("{prefix}/") })
}

/// How an address of the page begins, before the port, and what may stand before that.
const HOST: &str = "localhost:";
const SCHEME: &str = "http://";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, folder: &str, expected: &[&str]) {
        let shell = ShellState { folder: folder.into(), ..ShellState::default() };
        let files =
            ["Dockerfile", "app.py", "lib/a.py", "lib/b/c.py", "my file.txt"].map(str::to_owned).to_vec();
        let place = u32::try_from(line.encode_utf16().count()).unwrap();
        let found = complete(line, place, &Surroundings { shell, files });
        let options: Vec<&str> = found.options.iter().map(|option| option.insert.as_str()).collect();
        assert_eq!(options, expected, "{line:?} in {folder:?}");
        assert_eq!(found.to, place);
    }

    #[test]
    fn the_first_word_is_a_command() {
        check("doc", "", &["docker"]);
        check("ls | gr", "", &["grep"]);
        check("ls; ex", "", &["exit", "export"]);
        check("s", "", &["sed", "seq", "sh", "sleep", "sort", "sudo"]);
    }

    #[test]
    fn options_of_tools_are_their_long_names() {
        check("tee --", "", &["--append", "--ignore-interrupts"]);
        check("ls | tee -a", "", &[]);
        check("tee -p", "", &["-p"]);
        check("no-such --", "", &[]);
    }

    #[test]
    fn addresses_are_those_of_containers_that_run() {
        let around: Surroundings = serde_json::from_str(
            r#"{"folder":"","images":[],"containers":[{"id":"1","name":"web","is_running":true,"ports":[8000,8080]}],"files":["loc.txt"]}"#,
        )
        .unwrap();
        let found = |line: &str| -> Vec<String> {
            let found = complete(line, u32::try_from(line.len()).unwrap(), &around);
            found.options.into_iter().map(|option| option.insert).collect()
        };
        assert_eq!(found("curl localh"), ["localhost:8000", "localhost:8080"]);
        assert_eq!(found("curl -i http://localhost:80"), ["http://localhost:8000", "http://localhost:8080"]);
        assert_eq!(found("wget localhost:8080"), ["localhost:8080"]);
        assert_eq!(found("cat loc"), ["loc.txt"]);
    }

    #[test]
    fn a_path_is_completed_part_by_part() {
        check("cat D", "", &["Dockerfile"]);
        check("cat ", "", &["Dockerfile", "app.py", "lib/", "'my file.txt'"]);
        check("cat lib/", "", &["lib/a.py", "lib/b/"]);
        check("cat ", "lib", &["a.py", "b/"]);
        check("cat ../a", "lib", &["../app.py"]);
        check("cat ../../a", "lib", &[]);
        check("echo x >ap", "", &["app.py"]);
        check("./a", "", &["./app.py"]);
    }

    #[test]
    fn docker_is_completed_by_its_own_rules() {
        let found = complete("ls && docker run --deta", 23, &Surroundings::default());
        assert_eq!((found.from, found.to), (17, 23));
        let options: Vec<&str> = found.options.iter().map(|option| option.insert.as_str()).collect();
        assert!(options.contains(&"--detach"), "{options:?}");
        assert!(found.options.iter().all(|option| !option.detail.is_empty()));
        let around: Surroundings = serde_json::from_str(
            r#"{"folder":"","images":["web:latest"],"containers":[{"id":"0123456789ab","name":"hungry_bell","is_running":true,"ports":[]}],"files":[]}"#,
        )
        .unwrap();
        let names = |line: &str| -> Vec<String> {
            let found = complete(line, u32::try_from(line.len()).unwrap(), &around);
            found.options.into_iter().map(|option| option.insert).collect()
        };
        assert!(names("docker run we").contains(&"web:latest".to_owned()));
        assert!(names("docker stop hun").contains(&"hungry_bell".to_owned()));
        assert!(names("docker 'sto").is_empty());
    }

    #[test]
    fn the_stretch_that_is_replaced_is_the_word() {
        let found = complete("echo 🐳; ca", 11, &Surroundings::default());
        assert_eq!((found.from, found.to), (9, 11));
    }

    proptest::proptest! {
        #[test]
        fn no_line_breaks_it(line in "\\PC{0,60}", place in 0_u32..80) {
            let _found: Completions = complete(&line, place, &Surroundings::default());
        }
    }
}
