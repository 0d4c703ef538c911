//! What a container starts: the commands that `ENTRYPOINT` and `CMD` come to, and which file or module each of them runs.

use text::ByteRange;

use super::contents::absolute;
use super::{Analysis, ProcessLine, UseTarget, VariableKind};
use crate::keyword::Keyword;
use crate::shell;
use crate::syntax::Word;

/// One command that a container starts.
///
/// ```text
/// WORKDIR /app
/// CMD cd web && python -u app.py --debug
///               ^^^^^^^^^^^^^^^^^^^^^^^^ words, in the folder /app/web
///                         ^^^^^^ script
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Program and arguments.
    pub words: Vec<StartWord>,
    /// The folder in which it starts.
    pub folder: String,
    /// Index of the instruction that names the program.
    pub instruction: usize,
}

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartWord {
    /// What it says.
    pub value: String,
    /// Where it stands.
    pub range: ByteRange,
    /// Whether a shell puts in something that is not known here.
    pub expands: bool,
}

impl Start {
    /// Returns the name of the program, folders in front left out.
    #[must_use]
    pub fn program(&self) -> &str {
        let name = self.words.first().map_or("", |word| word.value.as_str());
        name.rsplit('/').next().unwrap_or(name)
    }

    /// Returns the file that it runs: an interpreter's script, or the program itself where a path names it.
    #[must_use]
    pub fn script(&self) -> Option<&StartWord> {
        let program = self.words.first()?;
        let Some(takes) = interpreter(self.program()) else {
            let is_own =
                program.value.contains('/') && !SYSTEM.iter().any(|folder| program.value.starts_with(folder));
            return Some(program).filter(|_| is_own);
        };
        let mut words = self.words.iter().skip(1);
        while let Some(word) = words.next() {
            let value = word.value.as_str();
            if takes.ends.contains(&value) {
                return None;
            }
            if takes.files.contains(&value) {
                return words.next();
            }
            if takes.values.contains(&value) {
                words.next();
            } else if !value.starts_with('-') {
                // `node server` and `python folder` look further by themselves.
                return Some(word).filter(|word| word.value.contains('.') || self.program() == "sh");
            }
        }
        None
    }

    /// Returns where its file is in the image; `None` where that cannot be told.
    #[must_use]
    pub fn script_path(&self) -> Option<String> {
        let script = self.script().filter(|script| !script.expands && !script.value.is_empty())?;
        Some(absolute(&script.value, &self.folder))
    }

    /// Returns the value of an option and the word that holds it, as in `--port 80`, `--port=80` and `-p 80`.
    #[must_use]
    pub fn option(&self, long: &str, short: &str) -> Option<(&str, &StartWord)> {
        if long.is_empty() {
            return None;
        }
        self.words.iter().enumerate().find_map(|(at, word)| {
            if word.value == long || word.value == short {
                return self.words.get(at + 1).map(|next| (next.value.as_str(), next));
            }
            Some((word.value.strip_prefix(long)?.strip_prefix('=')?, word))
        })
    }
}

impl Analysis<'_> {
    /// Returns the commands that a container of a stage's image starts, as far as the file says them.
    #[must_use]
    pub fn starts(&self, stage: usize) -> Vec<Start> {
        let Some(image) = self.stages.get(stage).map(|facts| &facts.image) else { return Vec::new() };
        let folder = image.workdir.as_deref().unwrap_or("/");
        let entrypoint = image.entrypoint.as_ref().map(|line| (line, self.commands_of(line, folder)));
        let cmd = image.cmd.as_ref().map(|line| (line, self.commands_of(line, folder)));
        match (entrypoint, cmd) {
            (None, None) => Vec::new(),
            (None, Some((_, commands))) | (Some((_, commands)), None) => commands,
            (Some((line, commands)), Some(_)) if line.is_shell_form => commands,
            (Some((_, mut commands)), Some((line, arguments))) => {
                // A script or tini runs the command that it is given.
                let is_whole = commands.first().is_none_or(|start| interpreter(start.program()).is_none());
                match commands.last_mut() {
                    _ if is_whole => commands.extend(arguments),
                    Some(last) if !line.is_shell_form => {
                        last.words.extend(arguments.into_iter().flat_map(|start| start.words));
                    }
                    _ => {}
                }
                commands
            }
        }
    }

    /// Returns the name of the image that a stage comes to in the end, through the stages that it is based on.
    #[must_use]
    pub fn root_image(&self, stage: usize) -> Option<&str> {
        let mut next = Some(stage);
        while let Some(facts) = next.and_then(|stage| self.stages.get(stage)) {
            match &facts.base {
                UseTarget::Image(name) => return Some(name),
                UseTarget::Scratch => return Some("scratch"),
                UseTarget::Nothing => return None,
                // A base comes before what is based on it, so that this ends.
                UseTarget::Stage(base) => next = Some(*base).filter(|base| Some(*base) < next),
            }
        }
        None
    }

    /// Returns the value that `ENV` gives a variable in a stage's image.
    #[must_use]
    pub fn environment(&self, stage: usize, name: &str) -> Option<&str> {
        let mut next = Some(stage);
        while let Some(facts) = next.and_then(|stage| self.stages.get(stage)) {
            let is_it = |found: &&super::Variable| found.kind == VariableKind::Env && found.name == name;
            if let Some(found) = facts.variables().iter().rev().find(is_it) {
                return found.value.as_deref();
            }
            // A base comes before what is based on it, so that this ends.
            next = facts.base.stage().filter(|base| Some(*base) < next);
        }
        None
    }

    fn commands_of(&self, line: &ProcessLine, folder: &str) -> Vec<Start> {
        let found = self.file.instructions.get(line.instruction);
        let Some(instruction) =
            found.filter(|found| matches!(found.keyword, Keyword::Cmd | Keyword::Entrypoint))
        else {
            return Vec::new();
        };
        let texts: Vec<&str> = instruction.words.iter().map(|word| self.file.text(word)).collect();
        let in_shell = match texts.as_slice() {
            _ if line.is_shell_form => instruction.words.first(),
            [shell, option, _] if is_shell(shell) && option.starts_with('-') && option.ends_with('c') => {
                instruction.words.get(2)
            }
            _ => None,
        };
        match in_shell {
            Some(word) => self.in_shell(line.instruction, word, folder),
            None => {
                let word = |word: &Word| StartWord {
                    value: self.file.text(word).to_owned(),
                    range: word.range,
                    expands: false,
                };
                let words = without_wrapper(instruction.words.iter().map(word).collect());
                let start = Start { words, folder: folder.to_owned(), instruction: line.instruction };
                Some(start).filter(|start| !start.words.is_empty()).into_iter().collect()
            }
        }
    }

    fn in_shell(&self, index: usize, word: &Word, folder: &str) -> Vec<Start> {
        let Some(instruction) = self.file.instructions.get(index) else { return Vec::new() };
        let mut folder = folder.to_owned();
        let mut starts = Vec::new();
        for command in shell::read(self.file.text(word)) {
            if let ("cd", Some(path)) = (command.program(), command.arguments().first()) {
                folder = absolute(&path.value, &folder);
                continue;
            }
            let place = |found: &shell::ShellWord<'_>| {
                self.file.range_in(instruction, word, found.range.start as usize, found.range.end as usize)
            };
            let words = command.run().iter().map(|found| StartWord {
                value: found.value.to_string(),
                range: place(found),
                expands: found.expands,
            });
            let words = without_wrapper(words.collect());
            if !words.is_empty() {
                starts.push(Start { words, folder: folder.clone(), instruction: index });
            }
        }
        starts
    }
}

/// Splits an image of Docker's own library into name and tag: `python` and `3.13-slim` of `docker.io/library/python:3.13-slim`. `None` for others.
#[must_use]
pub fn official(image: &str) -> Option<(&str, &str)> {
    let name = image.strip_prefix("docker.io/").unwrap_or(image);
    let name = name.strip_prefix("library/").unwrap_or(name);
    let name = name.split('@').next().unwrap_or(name);
    let (name, tag) = name.split_once(':').unwrap_or((name, ""));
    (!name.contains('/')).then_some((name, tag))
}

/// Steps over a program that only starts another.
fn without_wrapper(mut words: Vec<StartWord>) -> Vec<StartWord> {
    let name = words.first().map_or("", |word| word.value.rsplit('/').next().unwrap_or(""));
    if matches!(name, "tini" | "dumb-init" | "env" | "exec" | "opentelemetry-instrument" | "ddtrace-run") {
        let is_option = |word: &StartWord| word.value.starts_with('-') || word.value.contains('=');
        let n_options = words.iter().skip(1).take_while(|word| is_option(word)).count();
        words.drain(..=n_options);
    }
    words
}

/// How an interpreter is told what to run.
struct Interpreter {
    /// Options after which no file follows.
    ends: &'static [&'static str],
    /// Options after which the file follows.
    files: &'static [&'static str],
    /// Options that take a value.
    values: &'static [&'static str],
}

fn interpreter(program: &str) -> Option<&'static Interpreter> {
    let name = program.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let found = match name {
        "python" | "pypy" => &Interpreter { ends: &["-m", "-c", "-"], files: &[], values: &["-W", "-X"] },
        "node" | "nodejs" => &Interpreter {
            ends: &["-e", "--eval", "-p", "--print"],
            files: &[],
            values: &["-r", "--require", "--import", "--loader", "--env-file"],
        },
        "sh" | "bash" | "ash" | "dash" => &Interpreter { ends: &["-c", "-s"], files: &[], values: &["-o"] },
        "ruby" | "perl" | "php" => {
            &Interpreter { ends: &["-e", "-r", "-S"], files: &["-f"], values: &["-I", "-d", "-c"] }
        }
        "java" => &Interpreter {
            ends: &["-m", "--module"],
            files: &["-jar"],
            values: &["-cp", "-classpath", "--class-path"],
        },
        _ => return None,
    };
    Some(found)
}

fn is_shell(program: &str) -> bool {
    matches!(program.rsplit('/').next(), Some("sh" | "bash" | "ash" | "dash"))
}

/// Folders of programs that come with a base image or a package.
const SYSTEM: &[&str] = &["/bin/", "/sbin/", "/usr/", "/lib/", "/opt/", "/root/"];

#[cfg(test)]
mod tests {
    use crate::{Workspace, analyse, parse};

    /// Each command as `folder: words => script`.
    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let file = parse(source);
        let analysis = analyse(&file, Workspace::default());
        let shown = |start: &super::Start| {
            let words: Vec<&str> = start.words.iter().map(|word| word.value.as_str()).collect();
            let script = start.script_path().unwrap_or_default();
            format!("{}: {} => {script}", start.folder, words.join(" "))
        };
        let found: Vec<String> = analysis.starts(analysis.stages.len() - 1).iter().map(shown).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn both_forms_say_which_file_runs() {
        check(
            "FROM a\nWORKDIR /app\nCMD [\"python3.12\", \"-u\", \"app.py\"]\n",
            &["/app: python3.12 -u app.py => /app/app.py"],
        );
        check(
            "FROM a\nCMD cd /web && exec node --inspect server.js\n",
            &["/web: node --inspect server.js => /web/server.js"],
        );
        check(
            "FROM a\nCMD [\"sh\", \"-c\", \"./a.sh && python b.py\"]\n",
            &["/: ./a.sh => /a.sh", "/: python b.py => /b.py"],
        );
        check("FROM a\nCMD python $FILE\n", &["/: python $FILE => "]);
        check("FROM a\nCMD [\"python\", \"-m\", \"flask\", \"run\"]\n", &["/: python -m flask run => "]);
        check(
            "FROM a\nCMD [\"java\", \"-Xmx1g\", \"-jar\", \"app.jar\"]\n",
            &["/: java -Xmx1g -jar app.jar => /app.jar"],
        );
        check("FROM a\nCMD [\"/usr/bin/x\"]\n", &["/: /usr/bin/x => "]);
    }

    #[test]
    fn entrypoint_and_cmd_are_put_together() {
        check("FROM a\nENTRYPOINT [\"python\"]\nCMD [\"app.py\"]\n", &["/: python app.py => /app.py"]);
        check("FROM a\nENTRYPOINT python a.py\nCMD b\n", &["/: python a.py => /a.py"]);
        check(
            "FROM a AS b\nWORKDIR /x\nENTRYPOINT [\"tini\", \"--\", \"/run.sh\"]\nFROM b\nCMD [\"python\", \"app.py\"]\n",
            &["/x: /run.sh => /run.sh", "/x: python app.py => /x/app.py"],
        );
        check(
            "FROM a\nENTRYPOINT [\"/sbin/tini\", \"--\"]\nCMD [\"node\", \"a.js\"]\n",
            &["/: node a.js => /a.js"],
        );
    }

    #[test]
    fn the_environment_is_that_of_the_image() {
        let file = parse("FROM a AS b\nENV P=1\nARG Q=2\nFROM b\nENV R=$P\n");
        let analysis = analyse(&file, Workspace::default());
        let of = |name| analysis.environment(1, name);
        assert_eq!((of("P"), of("Q"), of("R")), (Some("1"), None, Some("1")));
    }
}
