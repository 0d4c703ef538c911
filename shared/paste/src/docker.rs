//! What `docker build` and `docker run` say.

use crate::lexer::Word;

/// `docker build`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// The first name of the image.
    pub tag: Option<String>,
    /// The folder of the files, as it is written.
    pub folder: Option<String>,
    /// The Dockerfile, where it has another name.
    pub file: Option<String>,
}

/// `docker run`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The image.
    pub image: String,
    /// The name of the container.
    pub name: Option<String>,
    /// Ports: that of the machine, where one is named, and that of the container.
    pub ports: Vec<(Option<u16>, u16)>,
}

/// A `docker build`, and where its name stands.
#[derive(Debug, Default)]
pub(crate) struct ReadBuild {
    pub(crate) build: Build,
    pub(crate) tag_at: (usize, usize),
    /// Whether the Dockerfile comes from the input.
    pub(crate) reads_input: bool,
}

/// Reads a `docker build`: its words without `docker build`. `None` where it is a sentence about it.
pub(crate) fn build(words: &[Word]) -> Option<ReadBuild> {
    let mut found = ReadBuild::default();
    let mut folders = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        let Some(option) = Flag::of(word, "tfom") else {
            folders.push(word.text.clone());
            continue;
        };
        let is = |names: &[&str]| names.contains(&option.name.as_str());
        if !is(&BUILD_VALUES) {
            continue;
        }
        let value = option.value.clone().or_else(|| {
            at += 1;
            words.get(at - 1).map(|word| word.text.clone())
        });
        if is(&["-t", "--tag"]) && found.build.tag.is_none() {
            let place = words.get(at - 1).unwrap_or(word);
            found.tag_at =
                (place.end - value.as_ref().map_or(0, String::len).min(place.end - place.start), place.end);
            found.build.tag = value;
        } else if is(&["-f", "--file"]) {
            found.reads_input = value.as_deref() == Some("-");
            found.build.file = value;
        }
    }
    if folders.len() > 1 {
        return None;
    }
    found.build.folder = folders.pop();
    found.reads_input |= found.build.folder.as_deref() == Some("-");
    Some(found)
}

/// Reads a `docker run`: its words without `docker run`.
pub(crate) fn run(words: &[Word]) -> Option<Run> {
    let mut found = Run::default();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        let Some(option) = Flag::of(word, "pevwumhlac") else {
            found.image.clone_from(&word.text);
            return Some(found);
        };
        let takes_value = RUN_VALUES.contains(&option.name.as_str()) || option.name == "-p";
        let value = match option.value {
            Some(value) => value,
            None if takes_value => {
                at += 1;
                words.get(at - 1).map(|word| word.text.clone())?
            }
            None => continue,
        };
        match option.name.as_str() {
            "-p" | "--publish" => found.ports.extend(ports(&value)),
            "--name" => found.name = Some(value),
            _ => {}
        }
    }
    None
}

/// Reads `8000:5000`, `127.0.0.1:8000:5000/tcp`, `5000`.
fn ports(value: &str) -> Option<(Option<u16>, u16)> {
    let value = value.split('/').next()?;
    let mut numbers = value.rsplit(':').map(str::parse::<u16>);
    let of_container = numbers.next()?.ok()?;
    Some((numbers.next().and_then(Result::ok), of_container))
}

/// An option as it is written: `-t`, `-tNAME`, `--tag=NAME`; word processors make one long dash of two.
struct Flag {
    name: String,
    value: Option<String>,
}

impl Flag {
    fn of(word: &Word, with_value: &str) -> Option<Self> {
        let text = word.text.as_str();
        let dashed = ["\u{2013}", "\u{2014}"].iter().find_map(|dash| text.strip_prefix(*dash));
        let text = match dashed {
            Some(name) if name.split('=').next().is_some_and(|name| name.len() > 1) => {
                format!("--{}", name.trim_start_matches('-'))
            }
            Some(name) => format!("-{name}"),
            None if text.starts_with('-') && text.len() > 1 => text.to_owned(),
            None => return None,
        };
        if text.starts_with("--") {
            let (name, value) =
                text.split_once('=').map_or((text.as_str(), None), |(name, value)| (name, Some(value)));
            return Some(Self { name: name.to_owned(), value: value.map(str::to_owned) });
        }
        // `-dp 80:80` ends with the option that takes the value.
        let Some((at, letter)) = text.char_indices().skip(1).find(|(_, letter)| with_value.contains(*letter))
        else {
            return Some(Self { name: text, value: None });
        };
        let value = text.get(at + 1..).filter(|value| !value.is_empty());
        Some(Self { name: format!("-{letter}"), value: value.map(str::to_owned) })
    }
}

/// Options of `docker build` that a value follows.
const BUILD_VALUES: [&str; 20] = [
    "-t",
    "--tag",
    "-f",
    "--file",
    "--build-arg",
    "--target",
    "--platform",
    "--label",
    "--network",
    "--cache-from",
    "--cache-to",
    "--secret",
    "--ssh",
    "-o",
    "--output",
    "--progress",
    "--builder",
    "--add-host",
    "-m",
    "--build-context",
];
/// Options of `docker run` that a value follows, `-p` left out.
const RUN_VALUES: [&str; 28] = [
    "--publish",
    "--name",
    "-e",
    "--env",
    "-v",
    "--volume",
    "-w",
    "--workdir",
    "--network",
    "--net",
    "-u",
    "--user",
    "--entrypoint",
    "-m",
    "--memory",
    "--cpus",
    "-h",
    "--hostname",
    "--mount",
    "--env-file",
    "-l",
    "--label",
    "--restart",
    "--platform",
    "--link",
    "--add-host",
    "--log-driver",
    "--expose",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::{Item, statement};

    fn words(line: &str) -> Vec<Word> {
        match statement(line, 0, false, &mut 0).items.into_iter().next() {
            Some(Item::Command(command)) => command.words,
            _ => Vec::new(),
        }
    }

    fn check_run(line: &str, image: &str, name: Option<&str>, ports: &[(Option<u16>, u16)]) {
        let name = name.map(str::to_owned);
        assert_eq!(
            run(&words(line)),
            Some(Run { image: image.into(), name, ports: ports.to_vec() }),
            "{line}"
        );
    }

    #[test]
    fn options_of_build_in_every_form() {
        for line in [
            "-t web .",
            ". -t web",
            "--tag web .",
            "--tag=web .",
            "-tweb .",
            "--no-cache --build-arg A=1 -t web .",
            "\u{2013}t web .",
            "\u{2014}tag web .",
        ] {
            let found = build(&words(line)).expect("it is a build").build;
            assert_eq!((found.tag.as_deref(), found.folder.as_deref()), (Some("web"), Some(".")), "{line}");
        }
        let found = build(&words("-t a -f docker/Dockerfile.dev -t b ctx")).expect("it is a build").build;
        assert_eq!(
            (found.tag.as_deref(), found.file.as_deref(), found.folder.as_deref()),
            (Some("a"), Some("docker/Dockerfile.dev"), Some("ctx"))
        );
        assert!(build(&words("builds an image from")).is_none());
        assert!(build(&words("-t a -")).is_some_and(|found| found.reads_input));
    }

    #[test]
    fn options_of_run_in_every_form() {
        check_run("-p 8000:5000 web", "web", None, &[(Some(8000), 5000)]);
        check_run(
            "-dp 127.0.0.1:8000:5000 --name a web:1 sh -p 1:2",
            "web:1",
            Some("a"),
            &[(Some(8000), 5000)],
        );
        check_run(
            "-it --rm -e A=1 --publish=80:80/tcp -p 5000 me/web",
            "me/web",
            None,
            &[(Some(80), 80), (None, 5000)],
        );
        check_run("-d -p80:5000 web", "web", None, &[(Some(80), 5000)]);
        assert_eq!(run(&words("-p 80:80")), None);
    }
}
