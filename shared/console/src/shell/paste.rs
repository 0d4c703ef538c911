//! Several commands that somebody copied from a page: the prompts before them go, and the lines of one command come together.
//!
//! Nothing else is lost. What is not clearly a prompt stays, and the result says how many were dropped.

use ::paste::prompt::{self, Prompt};
use catalogue::{Message, console};

use super::error::{SyntaxErrorKind, Unfinished};
use super::parser::parse;

/// A pasted text, as commands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The commands, in order. A comment is one, too.
    pub commands: Vec<PastedCommand>,
    /// How many prompts were dropped, those of continued lines included.
    pub n_prompts: usize,
    /// How many backslashes had blanks behind them that were dropped, so that they join two lines again.
    pub n_mended: usize,
}

/// A command of a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedCommand {
    /// The command without prompts. It has several lines when quotes, a here-document or a backslash go on.
    pub text: String,
    /// The zero-based line of the pasted text on which it begins.
    pub line: usize,
    /// The prompt that stood before it.
    pub prompt: Option<String>,
}

impl Pasted {
    /// Returns all commands as one script.
    #[must_use]
    pub fn script(&self) -> String {
        self.commands.iter().map(|command| command.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Returns how many lines have no prompt while others have one: they may be what the commands printed.
    #[must_use]
    pub fn n_without_prompt(&self) -> usize {
        let has_prompts = self.commands.iter().any(|command| command.prompt.is_some());
        let n_without = self
            .commands
            .iter()
            .filter(|command| command.prompt.is_none() && !command.text.starts_with('#'))
            .count();
        if has_prompts { n_without } else { 0 }
    }

    /// Says what was dropped, and what is doubtful.
    #[must_use]
    pub fn notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        if self.n_prompts > 0 {
            notes.push(console::paste_prompts(self.n_prompts));
        }
        if self.n_mended > 0 {
            notes.push(console::paste_mended(self.n_mended));
        }
        if self.n_without_prompt() > 0 {
            notes.push(console::paste_without_prompt(self.n_without_prompt()));
        }
        notes
    }
}

/// Splits a pasted text into commands without their prompts.
///
/// ```
/// let pasted = console::shell::split_paste("$ echo 'FROM alpine\n> CMD ls' > Dockerfile\n$ docker build .\n");
/// assert_eq!(pasted.script(), "echo 'FROM alpine\nCMD ls' > Dockerfile\ndocker build .");
/// assert_eq!(pasted.n_prompts, 3);
/// ```
#[must_use]
pub fn split_paste(text: &str) -> Pasted {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().collect();
    let root_is_prompt = root_is_prompt(&lines);
    let mut splitter = Splitter { pasted: Pasted::default(), open: None, n_bytes_left: MOST_READ };
    for (number, line) in lines.iter().enumerate() {
        splitter.line(number, line, root_is_prompt);
    }
    splitter.pasted.commands.extend(splitter.open.map(|open| open.command));
    splitter.pasted
}

struct Splitter {
    pasted: Pasted,
    open: Option<Open>,
    /// How much may still be read to find out where commands end, in bytes.
    n_bytes_left: usize,
}

/// A command that goes on.
struct Open {
    command: PastedCommand,
    waits_for: Unfinished,
    is_windows: bool,
}

impl Splitter {
    fn line(&mut self, number: usize, line: &str, root_is_prompt: bool) {
        let Some(mut open) = self.open.take() else {
            if line.trim().is_empty() {
                return;
            }
            let found = prompt_of(line, root_is_prompt);
            let length = found.map_or(0, |(_, length)| length);
            let is_windows = matches!(found, Some((Prompt::Windows, _)));
            self.pasted.n_prompts += usize::from(length > 0);
            let (before, command) = line.split_at(length);
            let prompt = (length > 0).then(|| before.to_owned());
            let command = PastedCommand { text: self.joined(command, is_windows), line: number, prompt };
            return self.go_on(command, None, is_windows);
        };
        let line = match open.command.prompt.as_ref().and_then(|_| continued(line)) {
            Some(rest) => {
                self.pasted.n_prompts += 1;
                rest
            }
            None => line,
        };
        let is_text = matches!(
            open.waits_for,
            Unfinished::SingleQuotes | Unfinished::DoubleQuotes | Unfinished::HereDocument { .. }
        );
        let line = if is_text { line.to_owned() } else { self.joined(line, open.is_windows) };
        open.command.text.push('\n');
        open.command.text.push_str(&line);
        let cannot_end = match &open.waits_for {
            Unfinished::SingleQuotes => !line.contains('\''),
            Unfinished::DoubleQuotes => !line.contains('"'),
            Unfinished::HereDocument { delimiter } => line.trim_start_matches('\t') != delimiter,
            _ => false,
        };
        let waits_for = cannot_end.then_some(open.waits_for);
        self.go_on(open.command, waits_for, open.is_windows);
    }

    /// Keeps a command open that waits for more, and closes another one.
    fn go_on(&mut self, command: PastedCommand, waits_for: Option<Unfinished>, is_windows: bool) {
        let waits_for = waits_for.or_else(|| {
            self.n_bytes_left = self.n_bytes_left.checked_sub(command.text.len())?;
            match parse(&command.text) {
                Err(error) => match error.kind {
                    SyntaxErrorKind::Unfinished(what) => Some(what),
                    _ => None,
                },
                Ok(_) => None,
            }
        });
        match waits_for {
            Some(waits_for) => self.open = Some(Open { command, waits_for, is_windows }),
            None => self.pasted.commands.push(command),
        }
    }

    /// Mends the end of a line that goes on in the next one: blanks behind a backslash, and the marks of Windows.
    fn joined(&mut self, line: &str, is_windows: bool) -> String {
        let trimmed = line.trim_end();
        let mark = if is_windows { trimmed.strip_suffix(['`', '^']) } else { None };
        if let Some(line) = mark.filter(|line| line.ends_with(' ')) {
            return format!("{line}\\");
        }
        if trimmed.ends_with('\\') && !trimmed.ends_with("\\\\") && trimmed.len() < line.len() {
            self.pasted.n_mended += 1;
            return trimmed.to_owned();
        }
        line.to_owned()
    }
}

/// Returns the prompt that a line begins with, and its length.
fn prompt_of(line: &str, root_is_prompt: bool) -> Option<(Prompt, usize)> {
    let (found, length) = prompt::of(line)?;
    let is_prompt = match found {
        Prompt::Shell => true,
        Prompt::Root => root_is_prompt && is_command(line.get(length..)?),
        // `> file` is a redirect.
        Prompt::Angle => false,
        // `/bin/ls > file` and `~/run > file` are commands.
        Prompt::Windows => !line.trim_start().starts_with(['/', '~']),
    };
    is_prompt.then_some((found, length))
}

/// Returns whether `# ` is the prompt of root in a text. It is none where commands stand without it: then it begins comments.
fn root_is_prompt(lines: &[&str]) -> bool {
    !lines.iter().any(|line| prompt::of(line).is_none() && is_command(line))
}

/// Returns whether a line is a command and no sentence.
fn is_command(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next());
    let is_builtin = ["docker", "ls", "cd", "vi", "cat", "rm", "pwd", "exit"].contains(&first);
    let is_sentence =
        second.is_some_and(|second| SENTENCE.contains(&second)) || line.trim_end().ends_with(':');
    (is_builtin || ::paste::is_command(line)) && !is_sentence
}

/// Returns the rest of a line behind the prompt of a continued line: that of `sh`, of zsh or of PowerShell.
fn continued(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    let rest = ["quote", "dquote", "heredoc", "pipe", "cmdand", "cmdor"]
        .into_iter()
        .find_map(|name| rest.strip_prefix(name).filter(|rest| rest.starts_with("> ")))
        .unwrap_or(rest);
    let rest = rest.strip_prefix(">>").or_else(|| rest.strip_prefix('>'))?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Second words of sentences that begin with the name of a command.
const SENTENCE: [&str; 16] = [
    "the", "a", "an", "is", "are", "and", "will", "to", "your", "our", "this", "that", "into", "with", "has",
    "can",
];
/// How much is read in all to find out where commands end, in bytes.
const MOST_READ: usize = 8 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, commands: &[&str], n_prompts: usize) {
        let pasted = split_paste(text);
        let found: Vec<&str> = pasted.commands.iter().map(|command| command.text.as_str()).collect();
        assert_eq!(found, commands, "{text}");
        assert_eq!(pasted.n_prompts, n_prompts, "{text}");
    }

    #[test]
    fn prompts_are_dropped() {
        check("$ docker ps\n$ docker images\r\n", &["docker ps", "docker images"], 2);
        check("user@host:~/app$ docker ps\nroot@5f3c:/# ls", &["docker ps", "ls"], 2);
        check("PS C:\\Users\\me> docker ps\nC:\\app>docker images", &["docker ps", "docker images"], 2);
        check("% docker ps", &["docker ps"], 1);
        check("# docker ps\n# docker stop web", &["docker ps", "docker stop web"], 2);
    }

    #[test]
    fn what_is_no_prompt_stays() {
        for line in [
            "# build the image",
            "# docker is a tool",
            "# Run this:",
            "> file",
            "$HOME/run",
            ">>> print(1)",
            "echo me@example.com > maintainer",
            "~/run > out",
            "ssh root@host",
        ] {
            check(line, &[line], 0);
        }
        check("# docker ps\ndocker ps", &["# docker ps", "docker ps"], 0);
    }

    #[test]
    fn lines_of_one_command_come_together() {
        let text = "echo 'FROM python:3.8-alpine\nRUN pip install flask\n> x\n# y' > Dockerfile\ndocker ps";
        let quoted = "echo 'FROM python:3.8-alpine\nRUN pip install flask\n> x\n# y' > Dockerfile";
        check(text, &[quoted, "docker ps"], 0);
        check("docker run \\\n  -d web\nls", &["docker run \\\n  -d web", "ls"], 0);
        check("cat > a <<EOF\n$ b\n\n'\nEOF\nls", &["cat > a <<EOF\n$ b\n\n'\nEOF", "ls"], 0);
        check("docker ps &&\n\nls", &["docker ps &&\n\nls"], 0);
        check("echo 'open\nls", &["echo 'open\nls"], 0);
    }

    #[test]
    fn prompts_of_continued_lines_are_dropped_behind_a_prompt_only() {
        check("$ echo 'a\n> b\n>\n> c'\n$ ls", &["echo 'a\nb\n\nc'", "ls"], 5);
        check("$ echo 'a\nquote> b'", &["echo 'a\nb'"], 2);
        check("echo 'a\n> b'", &["echo 'a\n> b'"], 0);
        check("PS C:\\> docker run `\n>> -d web", &["docker run \\\n-d web"], 2);
    }

    #[test]
    fn a_tutorial_is_the_same_with_and_without_prompts() {
        let commands = [
            "echo 'FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py' > Dockerfile",
            "docker image build -t python-hello-world .",
            "docker image build -t python-hello-world.",
            "docker pull lyzhang1999/hello-world-flask:latest",
            "docker run -d -p 8000:5000 lyzhang1999/hello-world-flask:latest",
            "ls ; vi app.py",
            "echo \"Flask==2.2.2\" >> requirements.txt",
            "docker rm $(docker ps -aq)",
            "docker ps --format {{.Names}}",
        ];
        check(&commands.join("\n"), &commands, 0);
        check(&commands.map(|command| format!("$ {command}")).join("\n\n"), &commands, commands.len());
        for command in commands {
            assert!(parse(command).is_ok(), "{command}");
            assert!(crate::shell::odd_characters(command).is_empty(), "{command}");
        }
    }

    #[test]
    fn a_blank_behind_a_backslash_is_dropped_and_said() {
        let pasted = split_paste("docker run \\ \n  web");
        assert_eq!(pasted.script(), "docker run \\\n  web");
        assert_eq!((pasted.n_mended, pasted.notes().len()), (1, 1));
        assert_eq!(split_paste("echo '\\ \n'").n_mended, 1, "only before the quotation is known to go on");
    }

    #[test]
    fn lines_without_a_prompt_are_doubtful_beside_others() {
        let pasted = split_paste("$ docker ps\nCONTAINER ID   IMAGE\n$ ls");
        assert_eq!((pasted.n_without_prompt(), pasted.notes().len()), (1, 2));
        assert_eq!(split_paste("docker ps\nls").n_without_prompt(), 0);
    }
}
