//! What can stand next on a docker command line, and which words are wrong before Enter.
//!
//! Both read the words with the rules of [`super::parse`], but go on after what is wrong.

use std::ops::Range;

use super::table::{self, CommandEntry, Flag};

/// What the workspace has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Names of images with their tags, such as `python:3.8-alpine`.
    pub images: Vec<String>,
    /// The containers.
    pub containers: Vec<ContainerName>,
    /// Paths of the workspace's files.
    pub files: Vec<String>,
    /// Ports at which containers are published.
    pub ports: Vec<u16>,
}

/// A container as completion needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerName {
    /// The name.
    pub name: String,
    /// The id in its short form.
    pub id: String,
    /// The image that it was made from, as typed.
    pub image: String,
    /// Whether it runs.
    pub is_running: bool,
}

/// One word that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The whole word.
    pub text: String,
    /// What it is or does, in a few words; docker's own words for commands and flags. Can be empty.
    pub description: String,
    /// What kind of word it is.
    pub kind: CompletionKind,
}

/// The kinds of words that can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A command or a group of commands.
    Command,
    /// A flag.
    Flag,
    /// One of the values that a flag has.
    Value,
    /// An image.
    Image,
    /// A container.
    Container,
    /// A file of the workspace.
    File,
}

/// A word that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where the word stands, in bytes of the line.
    pub range: Range<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No command has this name.
    UnknownCommand,
    /// The command has no such flag.
    UnknownFlag,
}

/// Lists what can stand at the cursor, in the order in which docker lists it.
///
/// `before` are the words after `docker` and before the cursor's word; `current` is the cursor's word up to the cursor.
#[must_use]
pub fn complete(before: &[String], current: &str, names: &Names) -> Vec<Completion> {
    let mut walk = Walk::new();
    before.iter().for_each(|word| walk.word(word));
    if let Some(flag) = walk.pending {
        return values(&walk, flag, "", current, names);
    }
    if current.starts_with('-') && !walk.flags_ended {
        if let Some((name, value)) = current.strip_prefix("--").and_then(|long| long.split_once('=')) {
            let flag = walk.entry.flag(name);
            return flag
                .map_or_else(Vec::new, |flag| values(&walk, flag, &format!("--{name}="), value, names));
        }
        return flags(walk.entry, current);
    }
    if walk.entry.arguments.is_none() {
        let commands = walk.entry.commands().filter(|(name, _)| name.starts_with(current));
        return commands
            .map(|(name, entry)| Completion::new(name, entry.about, CompletionKind::Command))
            .collect();
    }
    arguments(&walk, current, names)
}

/// Finds the words that are wrong. `words` are those after `docker`, each with its place in the line and as the shell understands it.
#[must_use]
pub fn check(words: &[(Range<usize>, String)]) -> Vec<Mark> {
    let mut walk = Walk::new();
    let mut marks = Vec::new();
    for (range, word) in words {
        walk.word(word);
        if let Some(fault) = walk.fault.take() {
            marks.push(Mark { range: range.clone(), fault });
        }
        if walk.is_lost {
            break;
        }
    }
    marks
}

impl Completion {
    fn new(text: &str, description: &str, kind: CompletionKind) -> Self {
        Self { text: text.to_owned(), description: description.to_owned(), kind }
    }
}

/// How far the words have been read.
pub(super) struct Walk {
    pub(super) entry: &'static CommandEntry,
    /// The flag whose value comes next.
    pub(super) pending: Option<&'static Flag>,
    pub(super) n_arguments: usize,
    flags_ended: bool,
    /// What is wrong with the last word.
    fault: Option<Fault>,
    /// Whether the command is not known, so that nothing after it can be judged.
    is_lost: bool,
}

impl Walk {
    pub(super) fn new() -> Self {
        Self {
            entry: super::top(),
            pending: None,
            n_arguments: 0,
            flags_ended: false,
            fault: None,
            is_lost: false,
        }
    }

    pub(super) fn word(&mut self, word: &str) {
        if self.pending.take().is_some() || self.is_lost {
            return;
        }
        if self.flags_ended || word.len() < 2 || !word.starts_with('-') {
            return self.argument(word);
        }
        match word.strip_prefix("--") {
            Some("") => self.flags_ended = true,
            Some(long) => {
                let name = long.split('=').next().unwrap_or_default();
                match self.entry.flag(name) {
                    Some(flag) if !flag.is_switch() && !long.contains('=') => self.pending = Some(flag),
                    Some(_) => {}
                    None => self.fault = Some(Fault::UnknownFlag),
                }
            }
            None => self.letters(&word[1..]),
        }
    }

    fn letters(&mut self, letters: &str) {
        for (at, letter) in letters.char_indices() {
            let Some(flag) = self.entry.flag_by_letter(letter) else {
                self.fault = Some(Fault::UnknownFlag);
                return;
            };
            let after = &letters[at + letter.len_utf8()..];
            if after.starts_with('=') {
                return;
            }
            if !flag.is_switch() {
                self.pending = Some(flag).filter(|_| after.is_empty());
                return;
            }
        }
    }

    fn argument(&mut self, word: &str) {
        if self.entry.arguments.is_some() {
            self.n_arguments += 1;
            self.flags_ended |= self.entry.stops_at_argument;
            return;
        }
        let name = format!("{} {word}", self.entry.name);
        match table::command(name.trim_start()) {
            Some(entry) if !word.is_empty() => self.entry = entry,
            _ => {
                self.is_lost = true;
                let is_open = self.entry.commands().next().is_none() || word == "help";
                self.fault = (!is_open).then_some(Fault::UnknownCommand);
            }
        }
    }

    /// Returns the command's name without its group where it has one.
    fn plain_name(&self) -> &'static str {
        let name = self.entry.name;
        name.strip_prefix("container ").unwrap_or(name)
    }
}

fn flags(entry: &CommandEntry, current: &str) -> Vec<Completion> {
    let letters = current.strip_prefix('-').filter(|letters| !letters.starts_with('-'));
    let shown = entry.flags.iter().filter(|flag| !flag.is_hidden).filter(|flag| match letters {
        Some("") => true,
        Some(letters) => flag.shorthand.is_some_and(|letter| letters == letter.to_string()),
        None => format!("--{}", flag.name).starts_with(current),
    });
    shown.map(|flag| Completion::new(&format!("--{}", flag.name), flag.about, CompletionKind::Flag)).collect()
}

/// Lists the values of a flag; `prefix` is what stands before the value in the same word.
fn values(walk: &Walk, flag: &Flag, prefix: &str, current: &str, names: &Names) -> Vec<Completion> {
    let name = flag.name;
    if matches!(name, "file" | "env-file" | "label-file") {
        let files = names.files.iter().filter(|file| file.starts_with(current));
        return files
            .map(|file| Completion::new(&format!("{prefix}{file}"), "", CompletionKind::File))
            .collect();
    }
    let known = VALUES.iter().find(|(command, flag, _)| {
        *flag == name && (command.is_empty() || walk.entry.name.ends_with(command))
    });
    let known = known.map_or(&[][..], |(_, _, values)| *values).iter();
    let known = known.filter(|value| value.starts_with(current));
    known.map(|value| Completion::new(&format!("{prefix}{value}"), "", CompletionKind::Value)).collect()
}

fn arguments(walk: &Walk, current: &str, names: &Names) -> Vec<Completion> {
    let name = walk.plain_name();
    let place =
        PLACES.iter().find(|(commands, most, _)| commands.contains(&name) && walk.n_arguments < *most);
    let wanted = place.map_or(&[][..], |(_, _, wanted)| *wanted);
    let mut found = Vec::new();
    for what in wanted {
        match what {
            Wanted::Images => {
                let images = names.images.iter().filter(|image| image.starts_with(current));
                found.extend(images.map(|image| Completion::new(image, "", CompletionKind::Image)));
            }
            Wanted::Containers(state) => {
                let fits =
                    |container: &&ContainerName| state.is_none_or(|running| container.is_running == running);
                for container in names.containers.iter().filter(fits) {
                    found.extend(container_words(container, current, if name == "cp" { ":" } else { "" }));
                }
            }
            Wanted::Files => {
                let files = names.files.iter().filter(|file| file.starts_with(current));
                found.extend(files.map(|file| Completion::new(file, "", CompletionKind::File)));
            }
            Wanted::Words(words) => {
                let words = words.iter().filter(|word| word.starts_with(current));
                found.extend(words.map(|word| Completion::new(word, "", CompletionKind::Value)));
            }
        }
    }
    found
}

/// Offers a container's name, and its id once the id has been begun.
fn container_words(container: &ContainerName, current: &str, end: &str) -> Vec<Completion> {
    let ContainerName { name, id, image, .. } = container;
    let of =
        |word: &str, about: &str| Completion::new(&format!("{word}{end}"), about, CompletionKind::Container);
    match () {
        () if name.starts_with(current) => vec![of(name, image)],
        () if !current.is_empty() && id.starts_with(current) => vec![of(id, name)],
        () => Vec::new(),
    }
}

/// What an argument can be.
enum Wanted {
    Images,
    /// Containers: those that run, those that do not, or all.
    Containers(Option<bool>),
    Files,
    Words(&'static [&'static str]),
}

/// Commands, how many of their first arguments are meant, and what these can be. The first row that fits counts.
const PLACES: &[(&[&str], usize, &[Wanted])] = &[
    (
        &[
            "run",
            "create",
            "history",
            "image history",
            "tag",
            "image tag",
            "push",
            "image push",
            "images",
            "image ls",
        ],
        1,
        &[Wanted::Images],
    ),
    (&["pull", "image pull"], 1, &[Wanted::Images]),
    (&["run", "create"], 2, &[Wanted::Words(&["sh", "bash"])]),
    (&["rmi", "image rm", "image inspect"], usize::MAX, &[Wanted::Images]),
    (&["exec"], 1, &[Wanted::Containers(Some(true))]),
    (&["exec"], 2, &[Wanted::Words(&["sh", "bash"])]),
    (&["attach", "top"], 1, &[Wanted::Containers(Some(true))]),
    (&["stop", "kill", "pause", "stats", "unpause", "wait"], usize::MAX, &[Wanted::Containers(Some(true))]),
    (&["start"], usize::MAX, &[Wanted::Containers(Some(false))]),
    (&["logs", "rename", "diff", "commit", "port"], 1, &[Wanted::Containers(None)]),
    (&["rm", "restart", "update"], usize::MAX, &[Wanted::Containers(None)]),
    (&["inspect"], usize::MAX, &[Wanted::Containers(None), Wanted::Images]),
    (&["cp"], 2, &[Wanted::Containers(None), Wanted::Files]),
    (&["build", "image build", "buildx build", "builder build"], 1, &[Wanted::Words(&["."])]),
];

/// Flags with few values: the end of the command's name, the flag and the values.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("build", "progress", &["auto", "plain", "tty", "quiet", "rawjson"]),
    ("build", "call", &["build", "check", "outline", "targets"]),
    ("run", "pull", &["always", "missing", "never"]),
    ("create", "pull", &["always", "missing", "never"]),
    ("", "restart", &["no", "always", "on-failure", "unless-stopped"]),
    ("", "attach", &["stdin", "stdout", "stderr"]),
    ("", "publish", &["8000:", "127.0.0.1:"]),
    ("", "signal", &["SIGTERM", "SIGKILL", "SIGINT", "SIGHUP", "SIGUSR1"]),
    ("inspect", "type", &["container", "image"]),
    ("inspect", "format", &["json"]),
    ("", "format", &["json", "table"]),
    ("ps", "filter", &["ancestor=", "exited=", "id=", "label=", "name=", "status="]),
    ("container ls", "filter", &["ancestor=", "exited=", "id=", "label=", "name=", "status="]),
    ("images", "filter", &["before=", "dangling=", "label=", "reference=", "since="]),
    ("image ls", "filter", &["before=", "dangling=", "label=", "reference=", "since="]),
    ("prune", "filter", &["label=", "until="]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let container = |name: &str, id: &str, is_running| ContainerName {
            name: name.to_owned(),
            id: id.to_owned(),
            image: "web".to_owned(),
            is_running,
        };
        Names {
            images: vec!["python:3.8-alpine".to_owned(), "web:latest".to_owned()],
            containers: vec![
                container("happy_curie", "c370825640b6", true),
                container("old", "0123456789ab", false),
            ],
            files: vec!["Dockerfile".to_owned(), "app.py".to_owned()],
            ports: vec![8000],
        }
    }

    fn offered(line: &str) -> Vec<String> {
        let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let current = words.pop().unwrap();
        complete(&words, &current, &names()).into_iter().map(|offer| offer.text).collect()
    }

    fn wrong(line: &str) -> Vec<&str> {
        let mut at = 0;
        let words: Vec<_> = line
            .split(' ')
            .map(|word| {
                let range = at..at + word.len();
                at = range.end + 1;
                (range, word.to_owned())
            })
            .collect();
        check(&words).into_iter().map(|mark| &line[mark.range]).collect()
    }

    #[test]
    fn the_next_word_is_offered() {
        assert_eq!(offered("im"), ["images", "image", "import"]);
        assert_eq!(offered("image p"), ["prune", "pull", "push"]);
        assert_eq!(offered("run --publ"), ["--publish", "--publish-all"]);
        assert_eq!(offered("run py"), ["python:3.8-alpine"]);
        assert_eq!(offered("run -d --name x w"), ["web:latest"]);
        assert_eq!(offered("exec -it "), ["happy_curie"]);
        assert_eq!(offered("exec -it c37"), ["c370825640b6"]);
        assert_eq!(offered("exec -it happy_curie b"), ["bash"]);
        assert_eq!(offered("start "), ["old"]);
        assert_eq!(offered("build -f D"), ["Dockerfile"]);
        assert_eq!(offered("build --file=D"), ["--file=Dockerfile"]);
        assert_eq!(offered("build --progress p"), ["plain"]);
        assert_eq!(offered("cp old"), ["old:"]);
        assert_eq!(offered("run -p"), ["--publish"]);
        assert_eq!(offered("run web -"), Vec::<String>::new());
        assert_eq!(offered("nothing x"), Vec::<String>::new());
    }

    #[test]
    fn a_wrong_word_is_marked_before_enter() {
        assert_eq!(wrong("run -dp 8000:5000 --nmae x web --nmae"), ["--nmae"]);
        assert_eq!(wrong("imgae ls"), ["imgae"]);
        assert_eq!(wrong("image lst -a"), ["lst"]);
        assert_eq!(wrong("build -t web . -x"), ["-x"]);
        assert_eq!(wrong("run -itx web"), ["-itx"]);
        assert_eq!(wrong("run --name --rm web -y"), Vec::<&str>::new());
        assert_eq!(wrong("swarm init --x"), Vec::<&str>::new());
    }

    #[test]
    fn commands_and_flags_are_described() {
        let found = complete(&[], "ps", &Names::default());
        assert_eq!(found, [Completion::new("ps", "List containers", CompletionKind::Command)]);
        let found = complete(&["ps".to_owned()], "--al", &Names::default());
        assert_eq!(found[0].description, "Show all containers (default shows just running)");
    }
}
