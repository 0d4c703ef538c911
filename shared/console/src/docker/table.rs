//! The commands and flags of the reference client, as data.
//!
//! `data/docker/commands.tsv` is written by the example `docker_tables` from a real client, one fact a line, fields separated by tabs:
//!
//! * `C NAME ABOUT USAGE ARGUMENTS OPTIONS`: a command. ARGUMENTS is how many it takes (`1`, `0-1`, `2+`) or `group`; OPTIONS is `stops` when flags end
//!   at the first argument. USAGE has `\n` and `\t` written out.
//! * `A ALIAS NAME`: another name of a command.
//! * `F NAME SHORTHAND KIND ABOUT`: a flag of the command above. `H` is a flag that no help shows; ABOUT is then what the client prints when it is used.
//! * `= NAME`: the command above has the flags of that command.

use std::sync::LazyLock;

/// One command, or a group of commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandEntry {
    /// The words after `docker`, such as `image ls`; empty for `docker` itself.
    pub name: &'static str,
    /// What the command does, in a few words.
    pub about: &'static str,
    /// How the command is used, such as `docker image ls [OPTIONS] [REPOSITORY[:TAG]]`; may have several lines.
    pub usage: String,
    /// How many arguments the command takes; nothing for a group.
    pub arguments: Option<ArgumentCount>,
    /// Whether flags end at the first argument, as with `docker run`.
    pub stops_at_argument: bool,
    /// The flags.
    pub flags: Vec<Flag>,
}

/// How many arguments a command takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentCount {
    /// At least so many.
    pub least: usize,
    /// At most so many, if there is an end.
    pub most: Option<usize>,
}

/// A flag of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The name without dashes.
    pub name: &'static str,
    /// The letter without dash.
    pub shorthand: Option<char>,
    /// What the value is, in the client's word: `bool`, `string`, `list`, `int`, `bytes`, `duration`, `decimal`, …
    pub kind: &'static str,
    /// What the flag does, in a few words; for a flag that no help shows, what the client prints when it is used.
    pub about: &'static str,
    /// Whether no help shows the flag.
    pub is_hidden: bool,
}

impl Flag {
    /// Returns whether the flag is given without a value.
    #[must_use]
    pub fn is_switch(&self) -> bool {
        self.kind == "bool"
    }

    /// Returns the flag as the client names it in an error: `-p, --publish`, `--rm`.
    #[must_use]
    pub fn spelled(&self) -> String {
        match self.shorthand {
            Some(letter) => format!("-{letter}, --{}", self.name),
            None => format!("--{}", self.name),
        }
    }
}

impl CommandEntry {
    /// Returns the command with `docker` as its errors name it: `docker buildx build` for every spelling of `docker build`.
    #[must_use]
    pub fn path(&self) -> &str {
        let line = self.usage.lines().next().unwrap_or_default();
        let is_name = |word: &str| {
            word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                && word != "-"
                && !word.contains('|')
        };
        let mut end = 0;
        for word in line.split(' ').take_while(|word| is_name(word)) {
            end += word.len() + 1;
        }
        line[..end.min(line.len())].trim_end()
    }

    /// Returns a flag by its name.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.name == name)
    }

    /// Returns a flag by its letter.
    #[must_use]
    pub fn flag_by_letter(&self, letter: char) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.shorthand == Some(letter))
    }

    /// Returns the commands of a group: the last word of each, and the command.
    pub fn commands(&self) -> impl Iterator<Item = (&'static str, &'static Self)> + '_ {
        let is_below = |entry: &&'static Self| match entry.name.rsplit_once(' ') {
            Some((group, _)) => group == self.name,
            None => self.name.is_empty() && !entry.name.is_empty(),
        };
        TABLE
            .commands
            .iter()
            .filter(is_below)
            .map(|entry| (entry.name.rsplit(' ').next().unwrap_or_default(), entry))
    }
}

/// Returns a command by the words after `docker`, also by another name of its; `docker` itself for the empty text.
#[must_use]
pub fn command(name: &str) -> Option<&'static CommandEntry> {
    let alias = TABLE.aliases.iter().find(|(alias, _)| *alias == name);
    let name = alias.map_or(name, |(_, name)| name);
    TABLE.commands.iter().find(|entry| entry.name == name)
}

struct Table {
    commands: Vec<CommandEntry>,
    aliases: Vec<(&'static str, &'static str)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(read);

fn read() -> Table {
    let mut table = Table { commands: Vec::new(), aliases: Vec::new() };
    for line in DATA.lines() {
        let mut fields = line.split('\t');
        let mark = fields.next().unwrap_or_default();
        let mut field = || fields.next().unwrap_or_default();
        match mark {
            "C" => table.commands.push(CommandEntry {
                name: field(),
                about: field(),
                usage: field().replace("\\n", "\n").replace("\\t", "\t"),
                arguments: count(field()),
                stops_at_argument: field() == "stops",
                flags: Vec::new(),
            }),
            "A" => table.aliases.push((field(), field())),
            "=" => {
                let name = field();
                let same = table.commands.iter().find(|entry| entry.name == name);
                let flags = same.map_or_else(Vec::new, |entry| entry.flags.clone());
                if let Some(entry) = table.commands.last_mut() {
                    entry.flags = flags;
                }
            }
            _ => {
                let flag = Flag {
                    name: field(),
                    shorthand: field().chars().next(),
                    kind: field(),
                    about: field(),
                    is_hidden: mark == "H",
                };
                if let Some(entry) = table.commands.last_mut() {
                    entry.flags.push(flag);
                }
            }
        }
    }
    for entry in &mut table.commands {
        // What follows the first command belongs to that command.
        entry.stops_at_argument |= entry.name.is_empty();
        let shorthand = Some('h').filter(|_| !entry.flags.iter().any(|flag| flag.shorthand == Some('h')));
        entry.flags.retain(|flag| flag.name != "help");
        entry.flags.push(Flag {
            name: "help",
            shorthand,
            kind: "bool",
            about: "Print usage",
            is_hidden: false,
        });
    }
    table
}

/// Reads `1`, `0-1` or `2+`.
fn count(text: &str) -> Option<ArgumentCount> {
    if let Some(least) = text.strip_suffix('+') {
        return Some(ArgumentCount { least: least.parse().ok()?, most: None });
    }
    let (least, most) = text.split_once('-').unwrap_or((text, text));
    Some(ArgumentCount { least: least.parse().ok()?, most: Some(most.parse().ok()?) })
}

const DATA: &str = include_str!("../../data/docker/commands.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for entry in &TABLE.commands {
            assert!(entry.path().starts_with("docker"), "{entry:?}");
            assert!(
                entry.flags.iter().all(|flag| !flag.name.is_empty() && !flag.kind.is_empty()),
                "{entry:?}"
            );
        }
        for (alias, name) in &TABLE.aliases {
            assert!(command(alias).is_some_and(|entry| entry.name == *name), "{alias}");
        }
    }

    #[test]
    fn a_command_is_found_by_each_of_its_names() {
        let path = |name| command(name).map(CommandEntry::path);
        assert_eq!(path("image list"), Some("docker image ls"));
        assert_eq!(path("build"), Some("docker buildx build"));
        assert_eq!(path("cp"), Some("docker cp"));
        assert_eq!(path("nothing"), None);
        let run = command("run").unwrap();
        assert!(run.stops_at_argument && run.flags.len() > 100);
        assert_eq!(run.flag("publish").unwrap().spelled(), "-p, --publish");
        assert_eq!(command("container run").unwrap().flags, run.flags);
    }
}
