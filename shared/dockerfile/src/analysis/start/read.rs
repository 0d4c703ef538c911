//! Reads `ENTRYPOINT`, `CMD` and the shell scripts of the workspace into commands.

use text::ByteRange;

use super::super::contents::absolute;
use super::super::{Analysis, Contents, ProcessLine};
use super::{Start, StartWord, interpreter};
use crate::keyword::Keyword;
use crate::shell::{self, Joint, ShellCommand, ShellWord};
use crate::syntax::Word;

/// What one instruction says.
enum Line {
    /// The words of a program.
    Words(Start),
    /// The commands of a shell's text.
    Shell(Vec<Start>),
}

/// Where commands of a shell stand.
struct Place<'p> {
    folder: &'p str,
    instruction: usize,
    script_file: Option<&'p str>,
    range: &'p dyn Fn(&ShellWord<'_>) -> ByteRange,
}

impl Analysis<'_> {
    /// Returns the commands that a container of a stage's image starts, as far as the Dockerfile and the shell scripts of the workspace say them.
    ///
    /// Docker puts the words of `CMD` behind those of `ENTRYPOINT`
    /// (<https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact>). A script gets them as arguments, and runs them
    /// where it says `"$@"`.
    #[must_use]
    pub fn starts(&self, stage: usize) -> Vec<Start> {
        let Some(image) = self.stages.get(stage).map(|facts| &facts.image) else { return Vec::new() };
        let folder = image.workdir.as_deref().unwrap_or("/");
        let read = |line: &Option<ProcessLine>| self.line(line.as_ref()?, folder);
        let contents = self.contents(stage);
        let mut found = Vec::new();
        match (read(&image.entrypoint), read(&image.cmd)) {
            (None, None) => {}
            (Some(line), None) | (None, Some(line)) => {
                self.run_scripts(line.commands(), &[], &contents, &mut found)
            }
            (Some(Line::Shell(commands)), Some(line)) => {
                self.run_scripts(commands, &line.commands(), &contents, &mut found);
            }
            (Some(Line::Words(start)), Some(Line::Words(arguments))) if !start.words.is_empty() => {
                let mut start = start;
                start.words.extend(arguments.words);
                self.run_scripts(vec![start], &[], &contents, &mut found);
            }
            (Some(Line::Words(start)), Some(line)) => {
                let commands = if start.words.is_empty() { line.commands() } else { vec![start] };
                self.run_scripts(commands, &[], &contents, &mut found);
            }
        }
        found
    }

    fn line(&self, line: &ProcessLine, folder: &str) -> Option<Line> {
        let found = self.file.instructions.get(line.instruction);
        let instruction =
            found.filter(|found| matches!(found.keyword, Keyword::Cmd | Keyword::Entrypoint))?;
        let texts: Vec<&str> = instruction.words.iter().map(|word| self.file.text(word)).collect();
        let in_shell = match texts.as_slice() {
            _ if line.is_shell_form => instruction.words.first(),
            [shell, option, _, ..] if is_shell(shell) && option.starts_with('-') && option.ends_with('c') => {
                instruction.words.get(2)
            }
            _ => None,
        };
        if let Some(word) = in_shell {
            let range = |found: &ShellWord<'_>| {
                self.file.range_in(instruction, word, found.range.start as usize, found.range.end as usize)
            };
            let place = Place { folder, instruction: line.instruction, script_file: None, range: &range };
            return Some(Line::Shell(shell_commands(self.file.text(word), &place)));
        }
        let word = |word: &Word| StartWord {
            value: self.file.text(word).to_owned(),
            range: word.range,
            expands: false,
        };
        let (words, variables) = without_wrapper(instruction.words.iter().map(word).collect());
        Some(Line::Words(Start {
            words,
            folder: folder.to_owned(),
            instruction: line.instruction,
            variables,
            is_certain: true,
            script_file: None,
        }))
    }

    /// Adds commands, and what the scripts among them run; `arguments` are the commands that stand for `"$@"`.
    fn run_scripts(
        &self,
        commands: Vec<Start>,
        arguments: &[Start],
        contents: &Contents,
        found: &mut Vec<Start>,
    ) {
        for mut start in commands {
            if is_arguments(start.words.first()) {
                found.extend(arguments.iter().map(|argument| Start {
                    variables: [&*start.variables, &*argument.variables].concat(),
                    is_certain: start.is_certain && argument.is_certain,
                    ..argument.clone()
                }));
                continue;
            }
            (start.words, _) = without_wrapper(start.words);
            let text = self.script_text(&start, contents);
            // A script that is not known is taken to run what it is given, where its name says so.
            if start.script_file.is_some() || text.is_none() && !is_wrapper(&start) {
                found.extend(Some(start).filter(|start| !start.words.is_empty()));
                continue;
            }
            let program = start.script_place().unwrap_or(0);
            let rest = start.words.split_off(program + 1);
            let mut given = Start { words: rest, is_certain: text.is_some(), ..start.clone() };
            (given.words, _) = without_wrapper(given.words);
            let is_command = given.words.first().is_some_and(|word| !word.value.starts_with('-'));
            let given = Some(given).filter(|_| is_command).into_iter().collect::<Vec<_>>();
            let given = if given.is_empty() { arguments } else { &given };
            let range = start.script().map_or_else(ByteRange::default, |word| word.range);
            found.push(start.clone());
            match text {
                None => found.extend_from_slice(given),
                Some((path, text)) => {
                    let place = Place {
                        folder: &start.folder,
                        instruction: start.instruction,
                        script_file: Some(path),
                        range: &|_| range,
                    };
                    self.run_scripts(shell_commands(text, &place), given, contents, found);
                }
            }
        }
    }

    /// Returns path and text of the shell script of the workspace that a command runs.
    fn script_text(&self, start: &Start, contents: &Contents) -> Option<(&str, &str)> {
        let source = &contents.file(&start.script_path()?)?.source;
        let (path, text) = self.workspace.files.iter().find(|(path, _)| path == source)?;
        let is_shell_text = match text.strip_prefix("#!") {
            Some(rest) => {
                let line = rest.lines().next().unwrap_or_default();
                line.split_whitespace().take(2).any(is_shell)
            }
            None => path.ends_with(".sh") || is_shell(start.program()),
        };
        is_shell_text.then_some((*path, *text))
    }
}

impl Line {
    fn commands(self) -> Vec<Start> {
        match self {
            Self::Words(start) => vec![start],
            Self::Shell(commands) => commands,
        }
    }
}

/// Reads a shell's text.
fn shell_commands(text: &str, place: &Place<'_>) -> Vec<Start> {
    let commands = shell::read(text);
    let is_certain = is_straight(text, &commands);
    let mut folder = place.folder.to_owned();
    let mut variables = Vec::new();
    let mut starts = Vec::new();
    for command in &commands {
        let set = command.assignments.iter().filter_map(assignment);
        if command.words.is_empty() {
            variables.extend(set);
            continue;
        }
        if let ("cd", Some(path)) = (command.program(), command.arguments().first()) {
            folder = absolute(&path.value, &folder);
            continue;
        }
        if command.program() == "export" {
            variables.extend(command.arguments().iter().filter_map(assignment));
            continue;
        }
        let run = command.run();
        let before = command.words.get(..command.words.len() - run.len()).unwrap_or(&[]);
        let words = run.iter().map(|found| StartWord {
            value: found.value.to_string(),
            range: (place.range)(found),
            expands: found.expands,
        });
        let (words, of_wrapper) = without_wrapper(words.collect());
        let own = set.chain(before.iter().filter_map(assignment)).chain(of_wrapper);
        if !words.is_empty() {
            starts.push(Start {
                words,
                folder: folder.clone(),
                instruction: place.instruction,
                variables: variables.iter().cloned().chain(own).collect(),
                is_certain,
                script_file: place.script_file.map(str::to_owned),
            });
        }
    }
    starts
}

/// Returns whether a shell runs all commands one after another, with an environment that stands in the text.
fn is_straight(text: &str, commands: &[ShellCommand<'_>]) -> bool {
    let is_branch = |word: &str| matches!(word, "if" | "case" | "for" | "while" | "until" | "{" | "function");
    let has_branch = text.split([' ', '\t', '\n', '\r', ';']).any(is_branch) || text.contains("()");
    let reads_other = |command: &ShellCommand<'_>| matches!(command.program(), "." | "source" | "eval");
    !has_branch && !commands.iter().any(|command| command.joint == Joint::Or || reads_other(command))
        // The command before `||` may be the one that fails.
        && !text.contains("||")
}

fn assignment(word: &ShellWord<'_>) -> Option<(String, Option<String>)> {
    let (name, value) = word.value.split_once('=').filter(|(name, _)| !name.starts_with('-'))?;
    Some((name.to_owned(), (!word.expands).then(|| value.to_owned())))
}

/// Returns whether a word stands for all arguments of a script.
fn is_arguments(word: Option<&StartWord>) -> bool {
    word.is_some_and(|word| matches!(word.value.as_str(), "$@" | "$*" | "${@}" | "${*}"))
}

/// Returns whether a program's name says that it runs what it is given.
fn is_wrapper(start: &Start) -> bool {
    let script = start.script().map_or_else(|| start.program(), |word| word.value.as_str());
    let is_of_shell = interpreter(start.program()).is_none() || is_shell(start.program());
    is_of_shell && (script.ends_with(".sh") || script.contains("entrypoint"))
}

/// Steps over programs that only start another, and returns the variables that they set.
fn without_wrapper(mut words: Vec<StartWord>) -> (Vec<StartWord>, Vec<(String, Option<String>)>) {
    let mut variables = Vec::new();
    loop {
        let name = |at: usize| words.get(at).map_or("", |word: &StartWord| word.value.as_str());
        let program = name(0).rsplit('/').next().unwrap_or("");
        let n_names = match program {
            "tini"
            | "dumb-init"
            | "env"
            | "exec"
            | "opentelemetry-instrument"
            | "ddtrace-run"
            | "stdbuf"
            | "unbuffer"
            | "catchsegv" => 1,
            "poetry" | "pipenv" | "uv" | "pdm" | "rye" | "hatch" if name(1) == "run" => 2,
            "newrelic-admin" if name(1) == "run-program" => 2,
            "gosu" | "su-exec" => 2,
            _ => return (words, variables),
        };
        let is_option = |word: &&StartWord| word.value.starts_with('-') || word.value.contains('=');
        let n_options = words.iter().skip(n_names).take_while(is_option).count();
        let dropped = words.drain(..(n_names + n_options).min(words.len()));
        variables.extend(dropped.skip(n_names).filter_map(|word| {
            let (name, value) = word.value.split_once('=').filter(|(name, _)| !name.starts_with('-'))?;
            Some((name.to_owned(), (!word.expands).then(|| value.to_owned())))
        }));
    }
}

fn is_shell(program: &str) -> bool {
    matches!(program.rsplit('/').next(), Some("sh" | "bash" | "ash" | "dash"))
}
