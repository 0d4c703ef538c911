//! Reads a text line by line: commands and the files that they write, fences, files that are shown, and what is left.

use crate::clean::Clean;
use crate::commands::Done;
use crate::fences::{self, Fence};
use crate::files::Written;
use crate::language::{Language, is_dockerfile};
use crate::lexer::statement;
use crate::prompt::{self, Prompt};
use crate::{FileWrite, Kind, Pasted, Slip, files, lines, listing, looks};

/// Where the Dockerfile of a workspace is.
pub(crate) const DOCKERFILE: &str = "Dockerfile";

/// Returns what a text's commands do; `None` where it has none, or none that can be told from what the language allows.
pub(crate) fn commands(text: &str, language: Language) -> Option<Pasted> {
    let clean = Clean::of(text);
    let fences = fences::find(&clean.text);
    let read = |with_root| {
        let mut reader = Reader { language, with_root, ..Reader::default() };
        reader.read(&clean.text, &fences);
        reader.told(&clean)
    };
    read(false).or_else(|| {
        // A bare `# ` is a prompt only where all commands have one, and nothing else is there.
        let first = clean.text.lines().find(|line| !line.trim().is_empty())?;
        let is_root = matches!(lines::command_at(first, true), Some((_, Some(Prompt::Root))));
        is_root.then(|| read(true)).flatten().filter(|pasted| pasted.is_whole)
    })
}

#[derive(Debug)]
struct Reader {
    language: Language,
    with_root: bool,
    done: Done,
    blocks: Vec<Block>,
    /// Lines that are in the file's language.
    n_native: usize,
    /// Lines with a prompt, and lines that are nothing of all this.
    n_prompts: usize,
    n_others: usize,
    n_lost: u32,
    is_readme: bool,
    open: Vec<(usize, usize)>,
    slips: Vec<(Option<String>, (usize, usize))>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            language: Language::Dockerfile,
            with_root: false,
            done: Done::default(),
            blocks: Vec::new(),
            n_native: 0,
            n_prompts: 0,
            n_others: 0,
            n_lost: 0,
            is_readme: false,
            open: Vec::new(),
            slips: Vec::new(),
        }
    }
}

/// A stretch of the clean text that does something.
#[derive(Debug)]
struct Block {
    start: usize,
    end: usize,
    /// The files that it writes: a stretch of all written ones.
    files: (usize, usize),
    is_docker: bool,
}

impl Reader {
    fn read(&mut self, text: &str, fences: &[Fence<'_>]) {
        let mut at = 0;
        for fence in fences {
            self.lines(text.get(..fence.start).unwrap_or(""), at, None);
            self.fence(fence);
            at = fence.end;
        }
        self.lines(text, at, None);
    }

    /// Reads a fence: a file, or commands.
    fn fence(&mut self, fence: &Fence<'_>) {
        let place = (fence.start, fence.end);
        if let Some(path) = fence.file() {
            let is_other =
                |old: &str| is_dockerfile(old.rsplit('/').next().unwrap_or(old)) && fence.path.is_none();
            // A shorter text of a file that stands above is a part of it.
            let is_part = self.done.written.iter().any(|old| {
                old.path == path && fence.content.len() * 5 < old.content.len() * 3 || is_other(&old.path)
            });
            if !is_part {
                self.wrote(place, |done| done.write(path, fence.content.clone(), false, place));
                self.is_readme = true;
            }
        } else if fence.may_hold_commands() {
            self.lines(&fence.content, 0, Some(place));
        }
    }

    /// Returns whether a text is only a part of the file as it stands further up: a much shorter one.
    fn is_part(&self, path: &str, content: &str) -> bool {
        let path = files::join(&self.done.folder, path);
        let mut written = self.done.written.iter().filter(|old| Some(&old.path) == path.as_ref());
        written.any(|old| content.len() * 5 < old.content.len() * 3)
    }

    /// Does something that may write files, at a place of the text.
    fn wrote(&mut self, (start, end): (usize, usize), act: impl FnOnce(&mut Done)) {
        let n_before = self.done.written.len();
        act(&mut self.done);
        self.blocks.push(Block { start, end, files: (n_before, self.done.written.len()), is_docker: false });
    }

    /// Reads lines from a place on; `within` is the place of the fence that they stand in.
    fn lines(&mut self, text: &str, from: usize, within: Option<(usize, usize)>) {
        let mut at = from;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let line = rest.split_inclusive('\n').next().unwrap_or(rest);
            let next = at + line.len();
            if line.trim().is_empty() {
                at = next;
            } else if lines::is_instruction(line) {
                self.n_native += usize::from(self.language == Language::Dockerfile && within.is_none());
                self.n_others += usize::from(self.language != Language::Dockerfile);
                at = next.max(at + instruction(rest));
            } else if self.language == Language::Dockerfile
                && lines::is_in_capitals(line)
                && prompt::of(line).is_none()
            {
                // A keyword with a slip; what stands below it may belong to it.
                self.n_others += 1;
                at = next.max(at + instruction(rest));
            } else if within.is_none() && is_native(self.language, line) {
                self.n_native += 1;
                at = next;
            } else {
                at = self.command(text, at, within).or_else(|| self.headed(text, at, within)).unwrap_or_else(
                    || {
                        self.n_others += usize::from(!line.starts_with('#'));
                        next
                    },
                );
            }
        }
    }

    /// Reads the command that begins in the line at a place; returns where the next line begins.
    fn command(&mut self, text: &str, at: usize, within: Option<(usize, usize)>) -> Option<usize> {
        let rest = text.get(at..)?;
        let line = rest.split('\n').next()?;
        let (offset, prompt) = lines::command_at(line, self.with_root).or_else(|| group(rest, line))?;
        let command = line.get(offset..)?;
        let is_sentence =
            lines::is_prose(line) || command.starts_with("docker") && lines::has_east_asian(command);
        if prompt.is_none() && is_sentence {
            return None;
        }
        let is_windows = prompt == Some(Prompt::Windows) || lines::is_windows(command);
        let statement = statement(text, at + offset, is_windows, &mut self.n_lost);
        let mut end = statement.end.max(at + line.len());
        let place = within.unwrap_or((at, end));
        let n_before = self.done.written.len();
        let effect = self.done.perform(&statement, place);
        self.n_prompts += usize::from(prompt.is_some());
        self.n_others += usize::from(prompt.is_none() && effect.n_files == 0 && !effect.is_docker);
        if effect.n_files > 0 {
            self.open.extend(statement.open.map(|open| if within.is_some() { place } else { open }));
        }
        for (name, tag_at) in std::mem::take(&mut self.done.without_folder) {
            self.slips.push((name, if within.is_some() { place } else { tag_at }));
        }
        let is_prompted = matches!(prompt, Some(Prompt::Shell | Prompt::Windows));
        if let Some(path) = listing::shown_by(&statement).filter(|_| is_prompted && within.is_none()) {
            let shown = text.get(end..).unwrap_or("");
            if let Some(length) = listing::content(shown, path, true) {
                let content = shown.get(..length).unwrap_or("").trim_start_matches('\n').to_owned();
                end += length;
                if !self.is_part(path, &content) {
                    self.done.write(path, content, false, (at, end));
                }
            }
        }
        let files = (n_before, self.done.written.len());
        if files.1 > files.0 || effect.is_docker || prompt.is_some() {
            let (start, end) = within.unwrap_or((at, end));
            self.blocks.push(Block { start, end, files, is_docker: effect.is_docker });
        }
        Some(end)
    }

    /// Reads a file below a line that is its name.
    fn headed(&mut self, text: &str, at: usize, within: Option<(usize, usize)>) -> Option<usize> {
        // What Python says of itself stands in a text of several lines.
        if within.is_some() || self.language == Language::Python && text.contains("\"\"\"") {
            return None;
        }
        let rest = text.get(at..)?;
        let line = rest.split_inclusive('\n').next()?;
        let path = listing::heading(line)?;
        let below = rest.get(line.len()..)?;
        let length = listing::content(below, path, false)?;
        let end = at + line.len() + length;
        let content = below.get(..length)?.trim_start_matches('\n').to_owned();
        if !self.is_part(path, &content) {
            self.wrote((at, end), |done| done.write(path, content, false, (at, end)));
        }
        Some(end)
    }

    /// Returns whether a block can hardly be anything else.
    fn is_strong(&self, block: &Block) -> bool {
        let is_it = |file: &Written| is_named_dockerfile(&file.path) || file.content.lines().count() > 1;
        let files = self.done.written.get(block.files.0..block.files.1).unwrap_or(&[]);
        block.is_docker || files.iter().any(is_it)
    }

    /// Leaves only what can hardly be a part of the file around it.
    fn keep_strong(&mut self) {
        let is_kept: Vec<bool> = self.blocks.iter().map(|block| self.is_strong(block)).collect();
        let mut is_kept = is_kept.into_iter();
        self.blocks.retain(|_| is_kept.next().unwrap_or(false));
        let mut at = 0;
        let blocks = &self.blocks;
        self.done.written.retain(|_| {
            at += 1;
            blocks.iter().any(|block| (block.files.0..block.files.1).contains(&(at - 1)))
        });
    }

    /// Tells what was found, if that is enough.
    fn told(mut self, clean: &Clean) -> Option<Pasted> {
        let is_whole = self.n_native == 0;
        let is_sure = self.blocks.iter().any(|block| self.is_strong(block));
        if !is_whole {
            self.keep_strong();
        }
        let is_elsewhere = !is_whole && self.language != Language::Dockerfile;
        if is_elsewhere || self.blocks.is_empty() || self.with_root && self.n_lost > 0 {
            return None;
        }
        let build = self.done.build.as_ref().map(|(build, folder)| (build, folder.as_str()));
        let placed = files::placed(&self.done.written, build);
        let is_docker = self.blocks.iter().any(|block| block.is_docker);
        // Commands alone are told by their prompts.
        let is_terminal = self.n_prompts > 0 && self.n_others == 0;
        let n_lines = clean.text.lines().filter(|line| !line.trim().is_empty()).count();
        // A lone word of Docker's in a long text makes no tutorial of it.
        let is_mention = is_whole && self.n_others * 2 > n_lines;
        if placed.is_empty() && (is_mention || !is_docker && !is_terminal) {
            return None;
        }
        Some(Pasted {
            kind: if self.is_readme { Kind::Readme } else { Kind::Commands },
            slips: self.slips(clean),
            blocks: match is_whole {
                true => vec![clean.origin(0, clean.text.len())],
                false => self.blocks.iter().map(|block| clean.origin(block.start, block.end)).collect(),
            },
            files: placed
                .into_iter()
                .map(|(file, start, end)| FileWrite { range: clean.origin(start, end), ..file })
                .collect(),
            build: self.done.build.map(|(build, _)| build),
            run: self.done.run,
            is_whole,
            is_sure,
        })
    }

    /// Returns what is wrong with the commands, quotations first.
    fn slips(&self, clean: &Clean) -> Vec<Slip> {
        let range = |place: &(usize, usize)| clean.origin(place.0, place.1);
        let open = self.open.iter().map(|place| Slip::QuoteOpen { range: range(place) });
        let builds = self.slips.iter().map(|(name, place)| match name {
            Some(name) => Slip::BlankMissing { name: name.clone(), range: range(place) },
            None => Slip::FolderMissing { range: range(place) },
        });
        open.chain(builds).collect()
    }
}

fn is_named_dockerfile(path: &str) -> bool {
    is_dockerfile(path.rsplit('/').next().unwrap_or(path))
}

/// Returns the place of a group's mark that stands alone in its line, above a command.
fn group(text: &str, line: &str) -> Option<(usize, Option<Prompt>)> {
    let below =
        ["{", "("].contains(&line.trim()).then(|| text.get(line.len() + 1..)?.lines().next()).flatten()?;
    lines::command_at(below, false).map(|_| (line.len() - line.trim_start().len(), None))
}

/// Returns the bytes of the instruction that a text begins with: its further lines and its here-document.
fn instruction(text: &str) -> usize {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    let mut delimiter = None;
    for line in lines.by_ref() {
        at += line.len();
        delimiter = delimiter.or_else(|| lines::here_delimiter(line));
        if !line.trim_end().ends_with('\\') {
            break;
        }
    }
    let Some(delimiter) = delimiter else { return at };
    let mut end = at;
    for line in lines {
        end += line.len();
        if line.trim() == delimiter {
            return end;
        }
    }
    at
}

/// Returns whether a line is in a language.
fn is_native(language: Language, line: &str) -> bool {
    let text = line.trim();
    match language {
        Language::Dockerfile => false,
        Language::Python => lines::python(text) > 0,
        Language::Requirements => looks::is_requirement(text),
        Language::Ignore => !text.contains(' ') && !text.contains("```"),
        Language::JavaScript => looks::javascript(text) > 0,
        Language::Html => text.starts_with('<') && !text.starts_with("<<"),
        Language::Json => text.starts_with(['{', '}', '"', '[', ']']),
        Language::Yaml => {
            text.starts_with("- ")
                || text.split_once(':').is_some_and(|(name, rest)| {
                    !name.contains([' ', '\'']) && (rest.is_empty() || rest.starts_with(' '))
                })
        }
    }
}
