//! What commands do that matters here: write files, change the folder, build and run.

use crate::files::{Written, join};
use crate::lexer::{self, Command, Item, Redirect, Statement, Word};
use crate::{Build, Run, docker, power_shell, printing};

/// What the commands of a text have done so far.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub(crate) written: Vec<Written>,
    /// The last build, and the folder in which it ran.
    pub(crate) build: Option<(Build, String)>,
    pub(crate) run: Option<Run>,
    /// Builds whose name ends with the full stop that should be the folder, or that have no folder at all: name, and place.
    pub(crate) without_folder: Vec<(Option<String>, (usize, usize))>,
    pub(crate) folder: String,
    /// The last word of the command before, for `$_`.
    last_word: String,
    /// How many shells started each other.
    depth: u32,
}

/// What a statement did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) n_files: usize,
    pub(crate) is_docker: bool,
}

impl Done {
    /// Does a statement that stands at `start..end` of the clean text.
    pub(crate) fn perform(&mut self, statement: &Statement, (start, end): (usize, usize)) -> Effect {
        let n_before = self.written.len();
        let mut effect = Effect::default();
        // What the command before has printed, and what the open groups have.
        let (mut printed, mut groups) = (None::<String>, Vec::<String>::new());
        for item in &statement.items {
            let (output, redirects): (Option<String>, &[Redirect]) = match item {
                Item::Open => {
                    groups.push(String::new());
                    continue;
                }
                Item::Close(redirects) => (groups.pop(), redirects),
                Item::Command(command) => {
                    let input = command.input.clone().or_else(|| printed.take().filter(|_| command.is_piped));
                    (self.output(command, input, &mut effect, (start, end)), &command.redirects)
                }
            };
            printed = output;
            match (&printed, redirects.last()) {
                (Some(text), Some(redirect)) => {
                    let text = text.clone();
                    self.write(&redirect.target, text, redirect.appends, (start, end));
                    printed = None;
                }
                (Some(text), None) => groups.last_mut().into_iter().for_each(|group| group.push_str(text)),
                _ => {}
            }
        }
        effect.n_files = self.written.len() - n_before;
        effect
    }

    /// Writes a file, if its path can be known.
    pub(crate) fn write(&mut self, path: &str, content: String, appends: bool, (start, end): (usize, usize)) {
        if self.written.len() == MOST_FILES {
            return;
        }
        let is_device =
            path.starts_with("/dev/") || path.ends_with('/') || ["nul", "NUL", "$null"].contains(&path);
        if let Some(path) =
            join(&self.folder, &path.replace('\\', "/")).filter(|path| !is_device && !path.is_empty())
        {
            self.written.push(Written { path, folder: self.folder.clone(), content, appends, start, end });
        }
    }

    /// Returns what a command prints, where that is known.
    fn output(
        &mut self,
        command: &Command,
        input: Option<String>,
        effect: &mut Effect,
        place: (usize, usize),
    ) -> Option<String> {
        let is_skipped = |word: &str| {
            matches!(word, "sudo" | "command" | "then" | "do")
                || word.split_once('=').is_some_and(|(name, _)| is_name(name))
        };
        let n_skipped =
            command.words.iter().take_while(|word| !word.is_quoted && is_skipped(&word.text)).count();
        let words = command.words.get(n_skipped..)?;
        let Some((program, arguments)) = words.split_first() else {
            // `cat` is meant in `<<EOF > file`, as some shells take it.
            return input;
        };
        let texts: Vec<&str> = arguments.iter().map(|word| word.text.as_str()).collect();
        let last_word = std::mem::replace(
            &mut self.last_word,
            texts.last().map_or(String::new(), |word| (*word).to_owned()),
        );
        if program.is_quoted && arguments.is_empty() {
            // PowerShell prints a text that stands alone.
            return Some(program.text.clone() + "\n");
        }
        let name = program.text.to_ascii_lowercase();
        match name.as_str() {
            "echo" | "write-output" => Some(printing::echo(&texts)),
            "printf" => printing::printf(&texts),
            "cat" if texts.iter().all(|word| *word == "-" || *word == "/dev/stdin") => input,
            "tee" => {
                let appends = texts.contains(&"-a") || texts.contains(&"--append");
                let content = input?;
                for path in texts.iter().filter(|word| !word.starts_with('-')) {
                    self.write(path, content.clone(), appends, place);
                }
                Some(content)
            }
            "cd" | "pushd" | "set-location" | "sl" | "chdir" => {
                let to = texts
                    .iter()
                    .find(|word| !word.starts_with('-') && **word != "/d")
                    .copied()
                    .unwrap_or("~");
                let to = if to == "$_" || to == "!$" { last_word } else { to.replace('\\', "/") };
                self.folder = join(&self.folder, &to).unwrap_or_else(|| self.folder.clone());
                None
            }
            "docker" | "podman" | "nerdctl" => {
                self.docker(arguments, input, effect, place);
                None
            }
            "sh" | "bash" | "zsh"
                if texts.first().is_some_and(|word| word.starts_with('-') && word.ends_with('c')) =>
            {
                let inner = lexer::statement(texts.get(1)?, 0, false, &mut 0);
                self.depth += 1;
                if self.depth < MOST_SHELLS {
                    let of_inner = self.perform(&inner, place);
                    effect.is_docker |= of_inner.is_docker;
                }
                self.depth -= 1;
                None
            }
            _ => {
                let wrote = power_shell::write(&name, arguments, input)?;
                self.write(&wrote.path, wrote.content, wrote.appends, place);
                None
            }
        }
    }

    /// Reads `docker build` and `docker run` in all forms.
    fn docker(&mut self, words: &[Word], input: Option<String>, effect: &mut Effect, place: (usize, usize)) {
        let verb = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
        let n_verbs = if ["image", "buildx", "container", "builder"].contains(&verb(0)) { 2 } else { 1 };
        let rest = words.get(n_verbs..).unwrap_or(&[]);
        effect.is_docker = true;
        match verb(n_verbs - 1) {
            "build" | "bake" => {
                let Some(mut found) = docker::build(rest) else { return };
                if let Some(content) = input.filter(|_| found.reads_input) {
                    self.write(crate::reader::DOCKERFILE, content, false, place);
                }
                if found.build.folder.is_none() && !found.reads_input && found.build.tag.is_some() {
                    let tag = found.build.tag.as_deref().unwrap_or("");
                    let name = tag.strip_suffix('.').filter(|name| !name.is_empty()).map(str::to_owned);
                    self.without_folder.push((name.clone(), found.tag_at));
                    found.build.tag = name.or(found.build.tag);
                }
                self.build = Some((found.build, self.folder.clone()));
            }
            "run" | "create" => self.run = docker::run(rest).or_else(|| self.run.take()),
            _ => {}
        }
    }
}

/// Most files that are written.
const MOST_FILES: usize = 200;
/// Most shells that start each other.
const MOST_SHELLS: u32 = 4;

/// Returns whether a text may be the name of a variable.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}
