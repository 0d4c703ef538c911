//! The docker commands of a line: their words and places, what the workspace has for them, and the hint under one that failed.

use std::ops::Range;

use catalogue::{PageWords, console_page};
use console::docker::completion::{ContainerName, Fault, Names, check};
use console::docker::slips::{self, Ended};
use console::shell::{self, SimpleCommand};
use serde::Serialize;

use crate::completion::Surroundings;
use crate::reading::{Mark, Places};

/// A hint under a line that failed.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LineHint {
    /// What was probably meant.
    sentence: String,
    /// The line that does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
    /// What is new in that line, in UTF-16 units.
    #[serde(skip_serializing_if = "Option::is_none")]
    marked: Option<(u32, u32)>,
}

/// Words with their places in the line, in bytes.
type PlacedWords = Vec<(Range<usize>, String)>;

/// Returns the words after `docker` of each docker command of a line, up to the first that is only known when the line runs.
fn docker_commands(line: &str) -> Vec<PlacedWords> {
    let Ok(script) = shell::parse(line) else { return Vec::new() };
    script.commands().filter_map(words_after_docker).collect()
}

fn words_after_docker(command: &SimpleCommand) -> Option<PlacedWords> {
    let mut words = command.words.iter();
    words.next().filter(|word| word.as_plain() == Some("docker"))?;
    let placed = |word: &shell::Word| {
        let range = word.range.start as usize..word.range.end as usize;
        Some((range, word.as_constant()?))
    };
    Some(words.map_while(placed).collect())
}

/// Returns the words of the docker commands that docker does not know.
pub(crate) fn marks(line: &str, words: &PageWords) -> Vec<Mark> {
    let places = Places { line };
    let place = |byte: usize| places.of(u32::try_from(byte).unwrap_or(u32::MAX));
    let commands = docker_commands(line);
    let found = commands.iter().flat_map(|command| check(command));
    let mark = |mark: console::docker::completion::Mark| {
        let word = line.get(mark.range.clone()).unwrap_or_default();
        let message = match mark.fault {
            Fault::UnknownCommand => console_page::unknown_command(word),
            Fault::UnknownFlag => console_page::unknown_flag(word),
        };
        Mark {
            from: place(mark.range.start),
            to: place(mark.range.end),
            message: words.say(&message),
            insert: None,
        }
    };
    found.map(mark).collect()
}

/// Returns what a line that failed probably meant.
pub(crate) fn hint(
    line: &str,
    printed: &str,
    status: i32,
    around: &Surroundings,
    words: &PageWords,
) -> Option<LineHint> {
    let names = names(around);
    let commands = docker_commands(line);
    let found = commands
        .iter()
        .find_map(|command| slips::hint(&Ended { line, words: command, printed, status, names: &names }))?;
    let marked = found.corrected.as_deref().and_then(|corrected| added(line, corrected));
    Some(LineHint { sentence: words.say(&found.message), line: found.corrected, marked })
}

/// Returns what the workspace has, as docker's completion takes it.
pub(crate) fn names(around: &Surroundings) -> Names {
    let containers = around.shell.containers.iter().map(|container| ContainerName {
        name: container.name.clone(),
        id: container.id.clone(),
        image: String::new(),
        is_running: container.is_running,
    });
    Names {
        images: around.shell.images.clone(),
        containers: containers.collect(),
        files: around.files.clone(),
        ports: Vec::new(),
    }
}

/// Returns the stretch of the corrected line that differs, in UTF-16 units; `None` where nothing was added.
fn added(line: &str, corrected: &str) -> Option<(u32, u32)> {
    let same = |a: &str, b: &str| -> usize {
        a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = same(line, corrected);
    let (old, new) = (&line[start..], &corrected[start..]);
    let end: usize =
        old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let places = Places { line: corrected };
    let place = |byte: usize| places.of(u32::try_from(byte).unwrap_or(u32::MAX));
    let (from, to) = (place(start), place(corrected.len() - end));
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_flag_is_marked_before_the_line_runs() {
        let marks = marks("echo 🐳; docker run --dettach web", &PageWords::default());
        let places: Vec<(u32, u32)> = marks.iter().map(|mark| (mark.from, mark.to)).collect();
        assert_eq!(places, [(20, 29)]);
        assert!(marks[0].message.contains("--dettach"), "{marks:?}");
    }

    #[test]
    fn the_missing_space_before_the_full_stop_is_named() {
        let printed = "ERROR: docker: 'docker buildx build' requires 1 argument\n";
        let line = "docker image build -t python-hello-world.";
        let found = hint(line, printed, 1, &Surroundings::default(), &PageWords::default()).unwrap();
        assert_eq!(found.line.as_deref(), Some("docker image build -t python-hello-world ."));
        assert_eq!(found.marked, Some((40, 41)));
        assert_eq!(hint(line, printed, 0, &Surroundings::default(), &PageWords::default()), None);
    }

    #[test]
    fn a_word_that_is_only_known_later_ends_what_is_judged() {
        assert!(marks("docker rm $(docker ps -aq) --nonsense", &PageWords::default()).is_empty());
    }
}
