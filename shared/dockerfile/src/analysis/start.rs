//! What a container starts: the commands that `ENTRYPOINT` and `CMD` come to, and which file or module each of them runs.

mod read;

use text::ByteRange;

use super::contents::absolute;
use super::{Analysis, UseTarget, VariableKind};

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
    /// Variables that are set for it besides those of the image; `None` where the value is not known here.
    pub variables: Vec<(String, Option<String>)>,
    /// Whether every container runs it. What stands behind `if` or `||` in a shell may stay undone.
    pub is_certain: bool,
    /// The shell script of the workspace in which it stands. The ranges of its words are those of the script's name in the Dockerfile then.
    pub script_file: Option<String>,
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
        self.words.get(self.script_place()?)
    }

    fn script_place(&self) -> Option<usize> {
        let program = self.words.first()?;
        let Some(takes) = interpreter(self.program()) else {
            let is_own =
                program.value.contains('/') && !SYSTEM.iter().any(|folder| program.value.starts_with(folder));
            return Some(0).filter(|_| is_own);
        };
        let mut at = 1;
        while let Some(word) = self.words.get(at) {
            let value = word.value.as_str();
            if takes.ends.contains(&value) {
                return None;
            }
            if takes.files.contains(&value) {
                return Some(at + 1).filter(|at| *at < self.words.len());
            }
            if takes.values.contains(&value) {
                at += 1;
            } else if !value.starts_with('-') {
                // `node server` and `python folder` look further by themselves.
                return Some(at).filter(|_| word.value.contains('.') || self.program() == "sh");
            }
            at += 1;
        }
        None
    }

    /// Returns where its file is in the image; `None` where that cannot be told.
    #[must_use]
    pub fn script_path(&self) -> Option<String> {
        let script = self.script().filter(|script| !script.expands && !script.value.is_empty())?;
        Some(absolute(&script.value, &self.folder))
    }

    /// Returns the place of the module in `python -u -m flask run`, by its index among the words.
    #[must_use]
    pub fn module_at(&self) -> Option<usize> {
        let mut at = 1;
        while self.program().starts_with("python") {
            match self.words.get(at)?.value.as_str() {
                "-m" => return self.words.get(at + 1).map(|_| at + 1),
                "-W" | "-X" => at += 2,
                "-c" => return None,
                option if option.starts_with('-') => at += 1,
                _ => return None,
            }
        }
        None
    }

    /// Returns the value of an option and the word that holds it, as in `--port 80`, `--port=80`, `-p 80` and `-p80`.
    #[must_use]
    pub fn option(&self, long: &str, short: &str) -> Option<(&str, &StartWord)> {
        self.options(long, short).into_iter().next()
    }

    /// Returns every value of an option, with the words that hold them.
    #[must_use]
    pub fn options(&self, long: &str, short: &str) -> Vec<(&str, &StartWord)> {
        if long.is_empty() {
            return Vec::new();
        }
        let is_letter = short.len() == 2 && short.starts_with('-');
        let found = self.words.iter().enumerate().filter_map(|(at, word)| {
            if word.value == long || word.value == short {
                return self.words.get(at + 1).map(|next| (next.value.as_str(), next));
            }
            let of_long = word.value.strip_prefix(long).and_then(|rest| rest.strip_prefix('='));
            let attached = || word.value.strip_prefix(short).filter(|_| is_letter && at > 0);
            of_long.or_else(attached).map(|value| (value, word))
        });
        found.collect()
    }
}

impl Analysis<'_> {
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

    /// Returns the value that a variable has for a command: `Some(None)` where it is set to what is not known here, `None` where nothing sets it.
    #[must_use]
    pub fn variable_of<'s>(&'s self, stage: usize, start: &'s Start, name: &str) -> Option<Option<&'s str>> {
        let own = start.variables.iter().rev().find(|(found, _)| found == name);
        own.map(|(_, value)| value.as_deref()).or_else(|| self.environment(stage, name).map(Some))
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
        check(
            "FROM a\nENTRYPOINT [\"gunicorn\"]\nCMD [\"-b\", \":80\", \"a:b\"]\n",
            &["/: gunicorn -b :80 a:b => "],
        );
        check("FROM a\nENTRYPOINT [\"tini\", \"--\", \"flask\"]\nCMD [\"run\"]\n", &["/: flask run => "]);
        check(
            "FROM a\nENTRYPOINT [\"docker-entrypoint.sh\"]\nCMD [\"flask\", \"run\"]\n",
            &["/: docker-entrypoint.sh => ", "/: flask run => "],
        );
        check(
            "FROM a\nENTRYPOINT [\"sh\", \"-c\", \"python a.py\"]\nCMD [\"b.py\"]\n",
            &["/: python a.py => /a.py"],
        );
        check(
            "FROM a\nENTRYPOINT [\"poetry\", \"run\"]\nCMD [\"python\", \"a.py\"]\n",
            &["/: python a.py => /a.py"],
        );
    }

    /// The same with a script `run.sh` beside the Dockerfile.
    #[track_caller]
    fn check_script(rest: &str, script: &str, expected: &[&str]) {
        let file = parse(&format!("FROM a\nCOPY run.sh /\n{rest}\n"));
        let files = [("run.sh", script)];
        let analysis = analyse(&file, Workspace { files: &files, ..Workspace::default() });
        let shown = |start: &super::Start| {
            let words: Vec<&str> = start.words.iter().map(|word| word.value.as_str()).collect();
            let variables: Vec<&str> = start.variables.iter().map(|(name, _)| name.as_str()).collect();
            let sure = if start.is_certain { "" } else { "?" };
            [&variables.join(" "), sure, "|", &words.join(" ")].concat()
        };
        assert_eq!(analysis.starts(0).iter().map(shown).collect::<Vec<_>>(), expected, "{script}");
    }

    #[test]
    fn a_script_of_the_workspace_is_read() {
        let rest = "ENTRYPOINT [\"/run.sh\"]\nCMD [\"flask\", \"run\"]";
        check_script(
            rest,
            "#!/bin/sh\nset -e\nexport A=1\nexec \"$@\"\n",
            &["|/run.sh", "|set -e", "A|flask run"],
        );
        check_script(rest, "#!/bin/sh\nexec gunicorn a:b\n", &["|/run.sh", "|gunicorn a:b"]);
        check_script(
            rest,
            "#!/bin/sh\nif true; then flask run; fi\n",
            &["|/run.sh", "?|true", "?|flask run"],
        );
        check_script("CMD sh /run.sh", "A=$B python a.py\r\n", &["|sh /run.sh", "A|python a.py"]);
        check_script("CMD [\"/run.sh\"]", "#!/usr/bin/env python3\nimport os\n", &["|/run.sh"]);
    }

    #[test]
    fn what_a_shell_may_leave_undone_is_not_certain() {
        let of = |source: &str| {
            let file = parse(source);
            let analysis = analyse(&file, Workspace::default());
            analysis.starts(0).iter().map(|start| start.is_certain).collect::<Vec<_>>()
        };
        assert_eq!(of("FROM a\nCMD flask db upgrade && flask run\n"), [true, true]);
        assert_eq!(of("FROM a\nCMD flask run || python app.py\n"), [false, false]);
        assert_eq!(of("FROM a\nCMD if true; then flask run; fi\n"), [false, false]);
    }

    #[test]
    fn the_environment_is_that_of_the_image() {
        let file = parse("FROM a AS b\nENV P=1\nARG Q=2\nFROM b\nENV R=$P\n");
        let analysis = analyse(&file, Workspace::default());
        let of = |name| analysis.environment(1, name);
        assert_eq!((of("P"), of("Q"), of("R")), (Some("1"), None, Some("1")));
    }
}
