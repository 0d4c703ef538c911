//! `cargo run -p console --example docker_tables -- CLIENT…`: writes the tables of docker's command line from a real client.
//!
//! CLIENT is a program and its first arguments, such as `chroot FOLDER docker`. The client is asked for its help, its completions and a few errors; no
//! engine may be reachable, since some commands are run with arguments that mean nothing. `src/docker/table.rs` describes the files.

use std::fmt::Write as _;
use std::io::{Error, Write as _};
use std::process::{Command, ExitCode, Stdio};

fn main() -> Result<ExitCode, Error> {
    let client: Vec<String> = std::env::args().skip(1).collect();
    if client.is_empty() {
        writeln!(std::io::stderr(), "name a client, such as `docker`")?;
        return Ok(ExitCode::FAILURE);
    }
    let mut tables =
        Tables { client: Client(client), table: String::new(), help: String::new(), flags: Vec::new() };
    tables.visit(&[])?;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/docker");
    std::fs::write(format!("{folder}/commands.tsv"), tables.table)?;
    std::fs::write(format!("{folder}/help.txt"), tables.help)?;
    Ok(ExitCode::SUCCESS)
}

/// How the real client is started.
struct Client(Vec<String>);

impl Client {
    /// Runs a command line; returns both outputs.
    fn run(&self, words: &[&str]) -> Result<(String, String), Error> {
        let output = Command::new(&self.0[0])
            .args(&self.0[1..])
            .args(words)
            .env_remove("DOCKER_HOST")
            .stdin(Stdio::null())
            .output()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((text(&output.stdout), text(&output.stderr)))
    }
}

/// What is known so far.
struct Tables {
    client: Client,
    table: String,
    help: String,
    /// The flags of each command, to say `the same as` once they come again.
    flags: Vec<(String, String)>,
}

impl Tables {
    /// Describes one command and those below it.
    fn visit(&mut self, path: &[&str]) -> Result<(), Error> {
        let name = path.join(" ");
        let (help, _) = self.client.run(&[path, &["--help"]].concat())?;
        write!(self.help, "\u{1f}{name}\n{help}").expect("memory");
        let sections = Sections::of(&help);
        let commands = sections.commands();
        let is_of_builder =
            matches!(path, ["builder" | "buildx", command] if !["build", "prune"].contains(command));
        let is_below_refused = is_of_builder || REFUSED_GROUPS.contains(&name.as_str());
        let is_group = !commands.is_empty() || sections.usage.ends_with(" COMMAND");
        let arguments = match (is_group, is_below_refused) {
            (true, _) => "group".to_owned(),
            (false, true) => "0+".to_owned(),
            (false, false) => self.arguments(path)?,
        };
        let usage = sections.usage.replace('\n', "\\n").replace('\t', "\\t");
        let options = match !is_group && !is_below_refused && self.stops(path)? {
            true => "stops",
            false => "",
        };
        writeln!(self.table, "C\t{name}\t{}\t{usage}\t{arguments}\t{options}", sections.about)
            .expect("memory");
        self.aliases(path, &help);
        let flags = self.describe_flags(path, &sections)?;
        match self.flags.iter().find(|(_, same)| *same == flags && same.len() > 200) {
            Some((first, _)) => writeln!(self.table, "=\t{first}").expect("memory"),
            None => self.table.push_str(&flags),
        }
        self.flags.push((name, flags));
        if is_below_refused {
            return Ok(());
        }
        for (command, _) in commands {
            self.visit(&[path, &[command.as_str()]].concat())?;
        }
        Ok(())
    }

    /// Writes the other names that a command has in its own group.
    fn aliases(&mut self, path: &[&str], help: &str) {
        let Some((name, group)) = path.split_last() else { return };
        let line = help.lines().skip_while(|line| *line != "Aliases:").nth(1).unwrap_or_default();
        for alias in line.split(',').filter_map(|alias| alias.trim().strip_prefix("docker ")) {
            let words: Vec<&str> = alias.split(' ').collect();
            if words.len() == path.len()
                && words.starts_with(group)
                && words.last() != Some(name)
                && !group.is_empty()
            {
                writeln!(self.table, "A\t{alias}\t{}", path.join(" ")).expect("memory");
            }
        }
    }

    /// Finds out how many arguments a command takes: from the errors for none and for many.
    fn arguments(&self, path: &[&str]) -> Result<String, Error> {
        for count in [0, 9] {
            let (_, error) = self.client.run(&[path, &vec!["x"; count]].concat())?;
            let Some((_, rule)) = error.split_once("' ") else { continue };
            let rule = rule.lines().next().unwrap_or_default();
            let numbers: Vec<&str> = rule.split(' ').filter(|word| word.parse::<u8>().is_ok()).collect();
            match (rule, numbers.as_slice()) {
                ("accepts no arguments", _) => return Ok("0".to_owned()),
                (_, [least, most]) => return Ok(format!("{least}-{most}")),
                (_, [least]) if rule.contains("at least") => return Ok(format!("{least}+")),
                (_, [most]) if rule.contains("at most") => return Ok(format!("0-{most}")),
                (_, [number]) if rule.starts_with("requires") => return Ok((*number).to_owned()),
                _ => {}
            }
        }
        Ok("0+".to_owned())
    }

    /// Returns whether flags end at the first argument.
    fn stops(&self, path: &[&str]) -> Result<bool, Error> {
        let (_, error) = self.client.run(&[path, &["x", "--no-such-flag"]].concat())?;
        Ok(!error.contains("unknown flag: --no-such-flag"))
    }

    fn describe_flags(&self, path: &[&str], sections: &Sections) -> Result<String, Error> {
        let completed = self.client.run(&[&["__complete"], path, &["--"]].concat())?.0;
        let completed: Vec<(&str, &str)> =
            completed.lines().filter_map(|line| line.strip_prefix("--")?.split_once('\t')).collect();
        let mut flags = String::new();
        for flag in sections.flags() {
            let is_build = sections.usage.starts_with("docker buildx");
            let whole = completed.iter().find(|(name, _)| *name == flag.name && !is_build);
            let about = whole.map_or(flag.about.as_str(), |(_, about)| about);
            let about = about.split(" 'table': ").next().unwrap_or(about);
            let about = about.split(" 'json': ").next().unwrap_or(about);
            writeln!(flags, "F\t{}\t{}\t{}\t{about}", flag.name, flag.shorthand, flag.kind).expect("memory");
        }
        let last = path.last().copied().unwrap_or_default();
        for name in HIDDEN.iter().filter(|(command, _)| *command == last).flat_map(|(_, names)| *names) {
            let (name, letter) = name.split_once('/').unwrap_or((name, ""));
            if !flags.contains(&format!("F\t{name}\t")) {
                self.hidden(path, (name, letter), &mut flags)?;
            }
        }
        Ok(flags)
    }

    /// Adds a flag that the help does not show, when the command has it.
    fn hidden(&self, path: &[&str], (name, letter): (&str, &str), flags: &mut String) -> Result<(), Error> {
        let long = format!("--{name}");
        let (_, error) = self.client.run(&[path, &[long.as_str()]].concat())?;
        if error.contains("unknown flag") || error.contains("unknown command") {
            return Ok(());
        }
        let takes_value = error.contains("flag needs an argument");
        let (_, error) = self.client.run(&[path, &[&format!("{long}=@@")]].concat())?;
        let kind = match () {
            () if error.contains("ParseInt") => "int",
            () if error.contains("ParseBool") => "bool",
            () if error.contains("invalid size") => "bytes",
            () if takes_value => "list",
            () => return Ok(()),
        };
        let shorthand = error.split_once("for \"-").and_then(|(_, rest)| rest.split_once(", --"));
        let shorthand = shorthand.map_or(letter, |(shorthand, _)| shorthand);
        let (said, _) = self.client.run(&[path, &[&format!("{long}=1")]].concat())?;
        let said = said.lines().find(|line| line.contains("has been deprecated")).unwrap_or_default();
        writeln!(flags, "H\t{name}\t{shorthand}\t{kind}\t{said}").expect("memory");
        Ok(())
    }
}

/// The parts of a help text.
struct Sections<'a> {
    usage: String,
    about: &'a str,
    lines: Vec<&'a str>,
}

/// One flag of a help text.
struct Flag {
    name: String,
    shorthand: String,
    kind: String,
    about: String,
}

impl<'a> Sections<'a> {
    fn of(help: &'a str) -> Self {
        let usage = help.split("\n\n").next().unwrap_or_default();
        let about = help.split("\n\n").nth(1).and_then(|about| about.lines().next()).unwrap_or_default();
        let usage = usage.trim_start_matches("Usage:").trim().to_owned();
        Self { usage, about, lines: help.lines().collect() }
    }

    /// Returns the commands that the help lists, with what it says about each.
    fn commands(&self) -> Vec<(String, String)> {
        let mut within = false;
        let mut commands = Vec::new();
        for line in &self.lines {
            if !line.starts_with(' ') {
                within = match line.is_empty() {
                    true => within,
                    false => line.ends_with("Commands:"),
                };
            } else if within && let Some((name, about)) = line.trim().split_once(' ') {
                commands.push((name.trim_end_matches('*').to_owned(), about.trim().to_owned()));
            }
        }
        commands
    }

    fn flags(&self) -> Vec<Flag> {
        let mut flags: Vec<Flag> = Vec::new();
        let options = self.lines.iter().skip_while(|line| !line.ends_with("Options:")).skip(1);
        for line in options.take_while(|line| !line.is_empty()) {
            let Some((left, long)) = line.split_once("--").filter(|(left, _)| left.len() == 6) else {
                if let Some(flag) = flags.last_mut() {
                    flag.about = format!("{} {}", flag.about, line.trim());
                }
                continue;
            };
            let (name, rest) = long.split_once(' ').unwrap_or((long, ""));
            let (kind, about) = match rest.starts_with(' ') {
                true => ("bool", rest),
                false => rest.split_once(' ').unwrap_or((rest, "")),
            };
            flags.push(Flag {
                name: name.to_owned(),
                shorthand: left.trim().trim_start_matches('-').trim_end_matches(',').to_owned(),
                kind: kind.to_owned(),
                about: about.trim().to_owned(),
            });
        }
        flags
    }
}

/// Groups that Drydock refuses whole: what is below them is not described.
const REFUSED_GROUPS: &[&str] = &[
    "bake",
    "checkpoint",
    "config",
    "context",
    "manifest",
    "network",
    "node",
    "plugin",
    "secret",
    "service",
    "stack",
    "swarm",
    "trust",
    "volume",
];

/// Flags that some commands have without saying so, by the last word of the command; with the letter where no error names it.
const HIDDEN: &[(&str, &[&str])] = &[
    ("run", &["net", "net-alias", "dns-opt"]),
    ("create", &["net", "net-alias", "dns-opt"]),
    ("stop", &["time"]),
    ("restart", &["time"]),
    ("prune", &["keep-storage"]),
    ("update", &["kernel-memory"]),
    (
        "build",
        &[
            "compress",
            "cpu-period",
            "cpu-quota",
            "cpu-shares",
            "cpuset-cpus",
            "cpuset-mems",
            "force-rm",
            "isolation",
            "memory/m",
            "memory-swap",
            "rm",
            "security-opt",
            "squash",
            "disable-content-trust",
        ],
    ),
];
