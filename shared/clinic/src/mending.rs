//! Changes of files that several rules offer.

use catalogue::clinic as words;
use dockerfile::shell::{Install, Manager, scripts};
use dockerfile::{Edit, Fix, Keyword};
use python::requirements::{self, normalise};
use text::ByteRange;

use crate::diagnosis::FileFix;
use crate::evidence::{Evidence, System};

/// Where the build installs Python packages.
struct PipInstall<'a> {
    /// The list of the workspace that it reads.
    list: Option<&'a str>,
    /// The end of its last package, and whether it stands in a JSON array.
    word_end: Option<(u32, bool)>,
}

impl<'a> Evidence<'a> {
    fn pip_installs(&self) -> Vec<PipInstall<'a>> {
        let file = self.analysis.file;
        let mut found = Vec::new();
        for script in scripts(file).iter().filter(|script| script.instruction.stage.is_some()) {
            for command in &script.commands {
                let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Pip)
                else {
                    continue;
                };
                let lists = install.values("-r", "--requirement");
                let list = lists.first().and_then(|path| self.named(path.rsplit('/').next().unwrap_or(path)));
                let last = install.packages().last().filter(|word| !word.value.starts_with('.'));
                let word_end =
                    last.map(|word| (script.place(file, word.range).end, script.instruction.is_json));
                found.push(PipInstall { list, word_end });
            }
        }
        found
    }

    /// Returns the list from which the build installs packages.
    pub(crate) fn list(&self) -> Option<&'a str> {
        self.pip_installs().into_iter().find_map(|install| install.list)
    }

    /// Returns whether a list or a `pip install` of the workspace names a package.
    pub(crate) fn requires(&self, package: &str) -> bool {
        let wanted = normalise(package.split('[').next().unwrap_or(package));
        let of_text = |text: &str| {
            requirements::parse(text).requirements.iter().any(|requirement| requirement.name == wanted)
        };
        let is_list = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.starts_with("requirements") && name.ends_with(".txt")
        };
        let in_list = self.case.files.iter().any(|file| is_list(&file.path) && of_text(&file.text));
        let in_run = scripts(self.analysis.file).iter().flat_map(|script| &script.commands).any(|command| {
            let install = Install::of(command).filter(|install| install.manager == Manager::Pip);
            install.is_some_and(|install| install.packages().any(|word| of_text(&word.value)))
        });
        in_list || in_run
    }

    /// Makes the build install a package: in the list that it reads, beside the packages of its `RUN`, or in a `RUN` of its own.
    pub(crate) fn require(&self, requirement: &str) -> Option<FileFix> {
        let installs = self.pip_installs();
        if let Some(path) = installs.iter().find_map(|install| install.list) {
            let text = self.text(path)?;
            let end = text.len();
            let break_before = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            let line = format!("{break_before}{requirement}\n");
            return Some(replace(
                path,
                words::fix_add_line(requirement, path),
                ByteRange::new(end, end),
                &line,
            ));
        }
        let word = if requirement.contains(['<', '>', '[', ' ']) {
            format!("\"{requirement}\"")
        } else {
            requirement.to_owned()
        };
        if let Some((end, is_json)) = installs.iter().rev().find_map(|install| install.word_end) {
            let added = if is_json { format!(", \"{requirement}\"") } else { format!(" {word}") };
            let range = ByteRange { start: end, end };
            return Some(replace(self.dockerfile(), words::fix_install_too(requirement), range, &added));
        }
        let start = self.instruction(Keyword::Cmd).max(self.instruction(Keyword::Entrypoint))?;
        self.insert_above(start, &format!("RUN pip install --no-cache-dir {word}"))
    }

    /// Puts a line above an instruction.
    pub(crate) fn insert_above(&self, instruction: usize, line: &str) -> Option<FileFix> {
        let file = self.analysis.file;
        let found = file.instructions.get(instruction)?;
        let first = file.comments_of(found).first().map_or(found.range.start, |comment| comment.text.start);
        let start = file.lines.line(file.lines.line_of(first))?.start;
        let range = ByteRange { start, end: start };
        Some(replace(self.dockerfile(), words::fix_insert_line(line), range, &format!("{line}\n")))
    }

    /// Puts a line below an instruction.
    pub(crate) fn insert_below(&self, instruction: usize, line: &str) -> Option<FileFix> {
        let file = self.analysis.file;
        let last = file.instructions.get(instruction)?.lines.1.checked_sub(1)?;
        let end = file.lines.line(last as usize)?.end;
        let has_break = file.source.get(..end as usize)?.ends_with('\n');
        let text = if has_break { format!("{line}\n") } else { format!("\n{line}\n") };
        let range = ByteRange { start: end, end };
        Some(replace(self.dockerfile(), words::fix_insert_line(line), range, &text))
    }

    /// Puts one line above an instruction and one below it.
    pub(crate) fn wrap(&self, instruction: usize, above: &str, below: &str) -> Option<FileFix> {
        let (mut first, last) =
            (self.insert_above(instruction, above)?, self.insert_below(instruction, below)?);
        first.fix.edits.extend(last.fix.edits);
        Some(first)
    }

    /// Gives files other paths. The Dockerfile names them so from then on: `old` becomes `new` wherever it stands as a whole name.
    pub(crate) fn rename(
        &self,
        title: catalogue::Message,
        renames: Vec<(String, String)>,
        (old, new): (&str, &str),
    ) -> Option<FileFix> {
        let is_free = |to: &str| self.text(to).is_none();
        if renames.is_empty() || !renames.iter().all(|(_, to)| is_free(to)) {
            return None;
        }
        Some(FileFix { renames, ..edits(self.dockerfile(), title, self.mentions(old, new)) })
    }

    /// Writes a name as another one in every instruction.
    fn mentions(&self, old: &str, new: &str) -> Vec<Edit> {
        let found = places(&self.analysis.file.source, old);
        found.into_iter().map(|range| Edit { range, text: new.to_owned() }).collect()
    }

    /// Puts a line above the first instruction that says how the container starts.
    pub(crate) fn insert_above_start(&self, line: &str) -> Option<FileFix> {
        let starts = [Keyword::Cmd, Keyword::Entrypoint].map(|keyword| self.instruction(keyword));
        self.insert_above(starts.into_iter().flatten().min()?, line)
    }

    /// Returns the path of the Dockerfile.
    pub(crate) fn dockerfile(&self) -> &'a str {
        self.analysis.workspace.dockerfile_path()
    }

    /// Returns the line that installs packages of the system.
    pub(crate) fn system_install(&self, debian: &str, alpine: &str) -> Option<String> {
        Some(match self.system()? {
            System::Alpine => format!("RUN apk add --no-cache {alpine}"),
            System::Debian => format!(
                "RUN apt-get update && apt-get install -y --no-install-recommends {debian} && rm -rf /var/lib/apt/lists/*"
            ),
        })
    }
}

/// Returns where a name stands in a text, and not as a part of another.
pub(crate) fn places(text: &str, name: &str) -> Vec<ByteRange> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let found = text.match_indices(name).filter(|(at, _)| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    });
    found.map(|(at, _)| ByteRange::new(at, at + name.len())).collect()
}

/// Makes a fix of one replacement.
pub(crate) fn replace(path: &str, title: catalogue::Message, range: ByteRange, text: &str) -> FileFix {
    edits(path, title, vec![Edit { range, text: text.to_owned() }])
}

/// Makes a fix of several replacements.
pub(crate) fn edits(path: &str, title: catalogue::Message, edits: Vec<Edit>) -> FileFix {
    FileFix::of(path, Fix { title, edits })
}
