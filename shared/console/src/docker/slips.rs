//! The commonest slips on a docker command line: what is meant, and the corrected line.
//!
//! `data/docker/slips.jsonl` has an example of each with what the reference client printed; the tests hold against it.

use std::ops::Range;

use catalogue::Message;
use catalogue::console as say;

use super::completion::{Names, Walk};
use super::reference::Named;
use super::table::CommandEntry;

/// A docker command that has ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended<'a> {
    /// The line.
    pub line: &'a str,
    /// The words after `docker`, each with its place in the line.
    pub words: &'a [(Range<usize>, String)],
    /// What was printed on both streams. Some of docker's errors stand on standard output.
    pub printed: &'a str,
    /// The exit code.
    pub status: i32,
    /// What the workspace has.
    pub names: &'a Names,
}

/// What a person reads under the output of a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What is meant, in one sentence.
    pub message: Message,
    /// The line that does it, where there is one.
    pub corrected: Option<String>,
}

/// Returns what to say about a command that has ended, if it is one of the slips that we know.
#[must_use]
pub fn hint(ended: &Ended<'_>) -> Option<Hint> {
    let command = Read::new(ended.words);
    let slips = [
        build_context,
        image_missing,
        dockerfile,
        port_taken,
        name_taken,
        unknown_image,
        unknown_container,
        not_running,
        flag_after_image,
        shell_missing,
        image_in_use,
        one_word,
        one_dash,
        unknown_command,
        unknown_flag,
    ];
    slips.iter().filter(|_| ended.status != 0).find_map(|slip| slip(ended, &command))
}

/// The words of a command, told apart.
struct Read {
    entry: &'static CommandEntry,
    /// Where the arguments stand among the words.
    arguments: Vec<usize>,
    /// The flags whose value is a word of its own, and where this word stands.
    values: Vec<(&'static str, usize)>,
}

impl Read {
    fn new(words: &[(Range<usize>, String)]) -> Self {
        let mut walk = Walk::new();
        let (mut arguments, mut values) = (Vec::new(), Vec::new());
        for (index, (_, word)) in words.iter().enumerate() {
            if let Some(flag) = walk.pending {
                values.push((flag.name, index));
            }
            let n_before = walk.n_arguments;
            walk.word(word);
            if walk.n_arguments > n_before {
                arguments.push(index);
            }
        }
        Self { entry: walk.entry, arguments, values }
    }

    fn is(&self, command: &str) -> bool {
        self.entry.name.rsplit(' ').next() == Some(command)
    }
}

impl Ended<'_> {
    fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |(_, word)| word)
    }

    /// Returns the line with another text in the place of a word.
    fn with_word(&self, index: usize, text: &str) -> Option<String> {
        let range = &self.words.get(index)?.0;
        Some(format!("{}{text}{}", self.line.get(..range.start)?, self.line.get(range.end..)?))
    }

    /// Returns what was printed after a text, up to an end.
    fn after(&self, start: &str, end: char) -> Option<&str> {
        let (_, rest) = self.printed.split_once(start)?;
        Some(rest.split(end).next().unwrap_or(rest).trim_end())
    }

    fn position(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|(_, other)| other == word)
    }
}

fn hinted(message: Message, corrected: Option<String>) -> Option<Hint> {
    Some(Hint { message, corrected })
}

/// `docker image build -t python-hello-world.`, and `docker build -t web` without the dot.
fn build_context(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    if !ended.printed.contains("'docker buildx build' requires 1 argument") || !command.arguments.is_empty() {
        return None;
    }
    let last = ended.words.len().checked_sub(1)?;
    match ended.word(last).strip_suffix('.') {
        Some(name) if !name.is_empty() => {
            hinted(say::slip_space_before_dot(), ended.with_word(last, &format!("{name} .")))
        }
        _ => hinted(say::slip_dot(), Some(format!("{} .", ended.line.trim_end()))),
    }
}

/// `docker run -p 5000`: the image is missing, and the port has no other side.
fn image_missing(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    if !command.is("run") || !ended.printed.contains("requires at least 1 argument") {
        return None;
    }
    let [image] = ended.names.images.as_slice() else { return hinted(say::slip_no_image(), None) };
    let port = command.values.iter().find(|(flag, _)| *flag == "publish").map(|(_, index)| *index);
    let line = match port.filter(|port| ended.word(*port).bytes().all(|byte| byte.is_ascii_digit())) {
        Some(port) => ended.with_word(port, &format!("{0}:{0}", ended.word(port)))?,
        None => ended.line.to_owned(),
    };
    hinted(say::slip_no_image(), Some(format!("{} {image}", line.trim_end())))
}

/// A Dockerfile with a misprint in its name.
fn dockerfile(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    let missing = ended.after("failed to read dockerfile: open ", ':')?;
    let found = nearest(missing, ended.names.files.iter().map(String::as_str))?;
    let given = command.values.iter().find(|(flag, _)| *flag == "file");
    match given {
        Some((_, index)) => hinted(say::slip_dockerfile_flag(missing, found), ended.with_word(*index, found)),
        None => hinted(
            say::slip_dockerfile_name(found),
            Some(format!("mv {found} {missing} && {}", ended.line.trim())),
        ),
    }
}

/// Another container has the port.
fn port_taken(ended: &Ended<'_>, _: &Read) -> Option<Hint> {
    if !ended.printed.contains("port is already allocated") {
        return None;
    }
    let address = ended.after("Bind for ", ' ')?;
    let port: u16 = address.rsplit(':').next()?.parse().ok()?;
    let free = (port.checked_add(1)?..=u16::MAX).find(|free| !ended.names.ports.contains(free))?;
    let old = format!("{port}:");
    let index = ended.words.iter().position(|(_, word)| word.contains(&old))?;
    let corrected = ended.with_word(index, &ended.word(index).replacen(&old, &format!("{free}:"), 1));
    hinted(say::slip_port_taken(&port.to_string(), &free.to_string()), corrected)
}

/// Another container has the name.
fn name_taken(ended: &Ended<'_>, _: &Read) -> Option<Hint> {
    let name = ended.after("The container name \"/", '"')?;
    ended.printed.contains("is already in use").then_some(())?;
    hinted(say::slip_name_taken(name), Some(format!("docker rm -f {name} && {}", ended.line.trim())))
}

/// An image that is not here, while one with nearly the same name is.
fn unknown_image(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    let missing =
        ended.after("Unable to find image '", '\'').or_else(|| ended.after("No such image: ", '\n'))?;
    let wanted = Named::parse(missing).ok()?;
    let images = || ended.names.images.iter().map(String::as_str);
    let has_name = |image: &&str| Named::parse(image).is_ok_and(|named| named.path == wanted.path);
    let found = images().find(has_name).or_else(|| nearest(missing, images()))?;
    let is_meant = |index: &&usize| {
        Named::parse(ended.word(**index)).is_ok_and(|named| named.with_default_tag() == wanted)
    };
    let index = command.arguments.iter().find(is_meant)?;
    hinted(say::slip_unknown_image(missing, found), ended.with_word(*index, found))
}

/// A container that is not there, while one with nearly the same name is, or one of the image of this name.
fn unknown_container(ended: &Ended<'_>, _: &Read) -> Option<Hint> {
    let missing = ended.after("No such container: ", '\n')?;
    let containers = &ended.names.containers;
    let of_image =
        containers.iter().find(|container| container.image.split(':').next() == missing.split(':').next());
    let found = match of_image {
        Some(container) => container.name.as_str(),
        None => nearest(missing, containers.iter().flat_map(|it| [it.name.as_str(), it.id.as_str()]))?,
    };
    let corrected = ended.with_word(ended.position(missing)?, found);
    hinted(say::slip_unknown_container(missing, found), corrected)
}

/// A command in a container that has stopped.
fn not_running(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    if !ended.printed.contains("is not running") || !command.is("exec") {
        return None;
    }
    let container = ended.word(*command.arguments.first()?);
    let corrected = format!("docker start {container} && {}", ended.line.trim());
    hinted(say::slip_not_running(container), Some(corrected))
}

/// `docker run web -d`: what follows the image is the container's command.
fn flag_after_image(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    let flag = ended.after("exec: \"", '"').filter(|flag| flag.starts_with('-'))?;
    let (image, rest) = command.arguments.split_first()?;
    let flags = rest.iter().take_while(|index| ended.word(**index).starts_with('-')).count();
    let last = rest.get(flags.checked_sub(1)?)?;
    let (image, moved) = (&ended.words.get(*image)?.0, &ended.words.get(*last)?.0);
    let flags = ended.line.get(image.end..moved.end)?.trim();
    let corrected = format!(
        "{}{flags} {}{}",
        ended.line.get(..image.start)?,
        ended.line.get(image.clone())?,
        ended.line.get(moved.end..)?
    );
    hinted(say::slip_flag_after_image(flag), Some(corrected))
}

/// `bash` where the image has `sh` alone.
fn shell_missing(ended: &Ended<'_>, _: &Read) -> Option<Hint> {
    let program = ended.after("exec: \"", '"').filter(|program| program.ends_with("bash"))?;
    hinted(say::slip_shell(), ended.with_word(ended.position(program)?, "sh"))
}

/// `docker rmi` of an image of which a container is there.
fn image_in_use(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    let is_in_use = ended.printed.contains("unable to remove repository reference")
        || ended.printed.contains("image is being used by")
        || ended.printed.contains("image is used by");
    let container =
        ended.after("container ", ' ').filter(|_| is_in_use && (command.is("rmi") || command.is("rm")))?;
    hinted(
        say::slip_image_in_use(container),
        Some(format!("docker rm -f {container} && {}", ended.line.trim())),
    )
}

/// Quotes around more than one word: `docker run "-it web" sh`.
fn one_word(ended: &Ended<'_>, _: &Read) -> Option<Hint> {
    if !ended.printed.contains("unknown shorthand flag: ' '") && !ended.printed.contains("unknown flag:") {
        return None;
    }
    let index = ended.words.iter().position(|(_, word)| word.starts_with('-') && word.contains(' '))?;
    hinted(say::slip_quotes(), ended.with_word(index, ended.word(index)))
}

/// `-name web` for `--name web`.
fn one_dash(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    ended.printed.contains("unknown shorthand flag").then_some(())?;
    let is_meant = |word: &str| {
        let name = word.strip_prefix('-').map(|name| name.split('=').next().unwrap_or(name));
        name.is_some_and(|name| name.len() > 1 && command.entry.flag(name).is_some())
    };
    let index = ended.words.iter().position(|(_, word)| is_meant(word))?;
    let corrected = format!("-{}", ended.word(index));
    hinted(say::slip_two_dashes(&corrected), ended.with_word(index, &corrected))
}

/// A command with a misprint.
fn unknown_command(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    let wrong = ended.after("unknown command: docker ", '\n')?.rsplit(' ').next()?;
    let found = nearest(wrong, command.entry.commands().map(|(name, _)| name))?;
    hinted(say::slip_nearest(wrong, found), ended.with_word(ended.position(wrong)?, found))
}

/// A flag with a misprint.
fn unknown_flag(ended: &Ended<'_>, command: &Read) -> Option<Hint> {
    let wrong = ended.after("unknown flag: --", '\n')?;
    let found =
        nearest(wrong, command.entry.flags.iter().filter(|flag| !flag.is_hidden).map(|flag| flag.name))?;
    let begins = format!("--{wrong}");
    let index = ended.words.iter().position(|(_, word)| word.split('=').next() == Some(&begins))?;
    let corrected = ended.word(index).replacen(wrong, found, 1);
    hinted(say::slip_nearest(&begins, &format!("--{found}")), ended.with_word(index, &corrected))
}

/// Returns the word that differs in at most two letters, and in fewer than half of them.
fn nearest<'a>(wrong: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > LONGEST_WORD {
        return None;
    }
    let lower = wrong.to_lowercase();
    let close = words
        .filter(|word| word.len() <= LONGEST_WORD)
        .map(|word| (distance(&lower, &word.to_lowercase()), word));
    let close = close.filter(|(distance, word)| *distance <= 2 && distance * 2 < wrong.len().min(word.len()));
    close.min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// Counts letters to add, drop or change, and neighbours to swap.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (row, cells) in rows.iter_mut().enumerate() {
        cells[0] = row;
    }
    rows[0] = (0..=other.len()).collect();
    for row in 1..=one.len() {
        for column in 1..=other.len() {
            let changed = usize::from(one[row - 1] != other[column - 1]);
            let mut least = (rows[row - 1][column - 1] + changed)
                .min(rows[row - 1][column] + 1)
                .min(rows[row][column - 1] + 1);
            let is_swapped = row > 1
                && column > 1
                && one[row - 1] == other[column - 2]
                && one[row - 2] == other[column - 1];
            if is_swapped {
                least = least.min(rows[row - 2][column - 2] + 1);
            }
            rows[row][column] = least;
        }
    }
    rows[one.len()][other.len()]
}

const LONGEST_WORD: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docker::completion::ContainerName;

    fn names() -> Names {
        let container = |name: &str, id: &str, image: &str| ContainerName {
            name: name.to_owned(),
            id: id.to_owned(),
            image: image.to_owned(),
            is_running: true,
        };
        Names {
            images: vec!["tiny:latest".to_owned()],
            containers: vec![
                container("web", "1c5d829189bf", "tiny"),
                container("happy_curie", "c370825640b6", "python:3"),
            ],
            files: vec!["Dockefile".to_owned(), "app.py".to_owned()],
            ports: vec![8000, 8001],
        }
    }

    fn words(line: &str) -> Vec<(Range<usize>, String)> {
        let mut words = Vec::new();
        let mut at = 0;
        while let Some(start) = line[at..].find(|letter| letter != ' ').map(|skip| at + skip) {
            let end = match line[start..].strip_prefix('"') {
                Some(rest) => start + rest.find('"').unwrap() + 2,
                None => line[start..].find(' ').map_or(line.len(), |length| start + length),
            };
            words.push((start..end, line[start..end].trim_matches('"').to_owned()));
            at = end;
        }
        words.remove(0);
        words
    }

    #[test]
    fn each_slip_has_its_hint_and_its_corrected_line() {
        let names = names();
        let mut n_slips = 0;
        for record in include_str!("../../data/docker/slips.jsonl").lines() {
            let record: serde_json::Value = serde_json::from_str(record).unwrap();
            let text = |name: &str| record[name].as_str().unwrap_or_default();
            let status = i32::try_from(record["status"].as_i64().unwrap()).unwrap();
            let words = words(text("line"));
            let ended =
                Ended { line: text("line"), words: &words, printed: text("printed"), status, names: &names };
            let hint = hint(&ended).unwrap_or_else(|| panic!("no hint for {record}"));
            assert_eq!(hint.message.key, format!("console-slip-{}", text("hint")), "{record}");
            assert_eq!(hint.corrected.as_deref(), record["corrected"].as_str(), "{record}");
            n_slips += 1;
        }
        assert!(n_slips >= 15, "{n_slips}");
    }

    #[test]
    fn what_went_well_or_is_no_slip_has_no_hint() {
        let names = names();
        for (line, printed, status) in [
            ("docker exec web bash", "exec: \"bash\": executable file not found in $PATH", 0),
            ("docker run zebra", "Unable to find image 'zebra:latest' locally\n", 125),
            ("docker build . x", "ERROR: docker: 'docker buildx build' requires 1 argument\n", 1),
            ("docker", "", 1),
        ] {
            let words = words(line);
            assert_eq!(hint(&Ended { line, words: &words, printed, status, names: &names }), None, "{line}");
        }
    }

    #[test]
    fn words_are_near_when_two_letters_differ_at_most() {
        assert_eq!(nearest("Dockefile", ["Dockerfile", "x"].into_iter()), Some("Dockerfile"));
        assert_eq!(nearest("nmae", ["name"].into_iter()), Some("name"));
        assert_eq!(nearest("ps", ["rm"].into_iter()), None);
        assert_eq!(distance("", "ab"), 2);
    }
}
