//! What rules ask: lines of the log, tracebacks in it, the image and its files.

use dockerfile::analysis::{Contents, Start, StartWord, official};
use dockerfile::{Analysis, Keyword};
use text::ByteRange;

use crate::case::{Case, Event};

/// A case with what its Dockerfile says.
pub(crate) struct Evidence<'a> {
    pub(crate) case: &'a Case,
    pub(crate) analysis: &'a Analysis<'a>,
    /// The lines of the log without blanks at their ends.
    pub(crate) lines: Vec<&'a str>,
    /// What the image holds.
    pub(crate) contents: Contents,
    /// The stage that runs, or whose step failed.
    pub(crate) stage: Option<usize>,
}

/// Whose packages an image is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Alpine,
    Debian,
}

/// A place in a traceback: `File "/srv/app.py", line 3, in <module>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame<'a> {
    pub(crate) path: &'a str,
    pub(crate) line: u32,
    /// Index of the line of the log.
    pub(crate) at: usize,
}

impl<'a> Evidence<'a> {
    pub(crate) fn of(case: &'a Case, analysis: &'a Analysis<'a>) -> Self {
        let last = analysis.stages.len().checked_sub(1);
        let failed = failed_instruction(case, analysis);
        let stage = failed.and_then(|index| analysis.file.instructions.get(index)?.stage).or(last);
        let contents = stage.map_or_else(Contents::default, |stage| analysis.contents(stage));
        let lines = case.lines.iter().map(|line| line.trim_end_matches([' ', '\t', '\n'])).collect();
        Self { case, analysis, lines, contents, stage }
    }

    /// Returns the last line for which something is found, and what.
    pub(crate) fn last<T>(&self, find: impl Fn(&'a str) -> Option<T>) -> Option<(usize, T)> {
        self.lines.iter().enumerate().rev().find_map(|(at, line)| Some((at, find(line)?)))
    }

    /// Returns the last line that holds one of some texts.
    pub(crate) fn last_with(&self, texts: &[&str]) -> Option<usize> {
        self.last(|line| texts.iter().any(|text| line.contains(text)).then_some(())).map(|(at, ())| at)
    }

    pub(crate) fn line(&self, at: usize) -> &'a str {
        self.lines.get(at).copied().unwrap_or_default()
    }

    pub(crate) fn exit_code(&self) -> Option<i64> {
        match &self.case.event {
            Event::Ended(death) => Some(death.exit_code),
            Event::StepFailed(step) => step.exit_code,
            Event::Running(_) => None,
        }
    }

    pub(crate) fn is_build(&self) -> bool {
        matches!(self.case.event, Event::StepFailed(_))
    }

    /// Returns the text of a file of the workspace.
    pub(crate) fn text(&self, path: &str) -> Option<&'a str> {
        self.case.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    /// Returns the path in the workspace of a file of the image.
    pub(crate) fn source(&self, path: &str) -> Option<&str> {
        self.contents.file(path).map(|found| found.source.as_str()).filter(|source| !source.is_empty())
    }

    /// Returns the first file of the workspace with that name, in whatever folder.
    pub(crate) fn named(&self, name: &str) -> Option<&'a str> {
        let is_it = |path: &str| path.rsplit('/').next() == Some(name);
        self.case.files.iter().map(|file| file.path.as_str()).find(|path| is_it(path))
    }

    /// Returns the index of the instruction whose step failed.
    pub(crate) fn failed(&self) -> Option<usize> {
        failed_instruction(self.case, self.analysis)
    }

    /// Returns what the container started, as the Dockerfile says it, or the words of `docker run`.
    pub(crate) fn starts(&self) -> Vec<Start> {
        let Some(stage) = self.stage else { return Vec::new() };
        if self.case.command.is_empty() {
            return self.analysis.starts(stage);
        }
        let image = self.analysis.stages.get(stage).map(|facts| &facts.image);
        let folder = image.and_then(|image| image.workdir.as_deref()).unwrap_or("/").to_owned();
        let word =
            |word: &String| StartWord { value: word.clone(), range: ByteRange::default(), expands: false };
        let words = self.case.command.iter().map(word).collect();
        let has_entrypoint = image.is_some_and(|image| image.entrypoint.is_some());
        let start = Start {
            words,
            folder,
            instruction: 0,
            variables: Vec::new(),
            is_certain: true,
            script_file: None,
        };
        if has_entrypoint { Vec::new() } else { vec![start] }
    }

    /// Returns the name of the base image, as the Dockerfile has it.
    pub(crate) fn image(&self) -> &str {
        self.stage.and_then(|stage| self.analysis.root_image(stage)).unwrap_or_default()
    }

    /// Returns whose packages the image is made of, where its name says so.
    pub(crate) fn system(&self) -> Option<System> {
        let (name, tag) = official(self.image())?;
        if self.case.is_stand_in {
            return Some(System::Debian);
        }
        let is_alpine = name == "alpine" || tag.split('-').any(|part| part.starts_with("alpine"));
        let is_debian = ["python", "debian", "ubuntu", "node", "ruby", "golang"].contains(&name);
        match (is_alpine, is_debian) {
            (true, _) => Some(System::Alpine),
            (false, true) => Some(System::Debian),
            (false, false) => None,
        }
    }

    /// Returns the number behind the point of Python's version: 8 of 3.8, from the image's tag or a path in the log.
    pub(crate) fn python(&self) -> Option<u8> {
        let of_tag = official(self.image()).filter(|(name, _)| *name == "python" && !self.case.is_stand_in);
        let of_tag = of_tag.and_then(|(_, tag)| number(tag.strip_prefix("3.")?));
        let of_path = || self.last(|line| number(line.split_once("/python3.")?.1)).map(|(_, minor)| minor);
        of_tag.or_else(of_path)
    }

    /// Returns the frames of the traceback that ends at a line of the log, the innermost last.
    pub(crate) fn frames(&self, end: usize) -> Vec<Frame<'a>> {
        let begins = |line: &&str| line.trim_start().starts_with("Traceback (most recent call last)");
        let before = self.lines.get(..end).unwrap_or_default();
        let start = before.iter().rposition(begins).unwrap_or(0);
        let frames = before.iter().enumerate().skip(start).filter_map(|(at, line)| {
            let (path, rest) = line.trim_start().strip_prefix("File \"")?.split_once("\", line ")?;
            Some(Frame { path, line: u32::from(number16(rest)?), at })
        });
        frames.collect()
    }

    /// Returns the user that `USER` names.
    pub(crate) fn user(&self) -> Option<&str> {
        self.analysis.stages.get(self.stage?)?.image.user.as_deref()
    }

    /// Returns the index of the last instruction of that keyword in the stage.
    pub(crate) fn instruction(&self, keyword: Keyword) -> Option<usize> {
        let is_it = |found: &dockerfile::Instruction| found.keyword == keyword && found.stage == self.stage;
        self.analysis.file.instructions.iter().rposition(is_it)
    }
}

impl Frame<'_> {
    /// Returns whether the file belongs to a package or to Python itself.
    pub(crate) fn is_of_library(&self) -> bool {
        ["/site-packages/", "/dist-packages/", "/lib/python3"].iter().any(|part| self.path.contains(part))
            || self.path.starts_with('<')
    }

    /// Returns the name of the module that the file would be.
    pub(crate) fn module(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        name.strip_suffix(".py").unwrap_or(name)
    }
}

/// Returns what stands between the first two marks: `flask` of `No module named 'flask'` with `No module named '` and `'`.
pub(crate) fn between<'l>(line: &'l str, before: &str, after: &str) -> Option<&'l str> {
    let rest = line.split_once(before)?.1;
    rest.split_once(after).map(|(found, _)| found)
}

/// Returns the program that a shell, a loader or the engine did not find.
pub(crate) fn not_found(line: &str) -> Option<&str> {
    let line = line.trim_end_matches('\r');
    if let Some(program) = between(line, "exec: \"", "\": executable file not found in ") {
        return Some(program);
    }
    if let Some(program) = between(line, "] exec ", " failed: No such file or directory") {
        return Some(program);
    }
    let of_shell = line.strip_suffix(": not found").or_else(|| line.strip_suffix(": command not found"));
    let program = of_shell?.rsplit(": ").next()?;
    // `make: x: not found` of other programs has no shell in front.
    let is_shell = line.contains("sh: ");
    Some(program).filter(|program| is_shell && !program.is_empty())
}

fn failed_instruction(case: &Case, analysis: &Analysis<'_>) -> Option<usize> {
    let Event::StepFailed(step) = &case.event else { return None };
    let line = step.line?;
    let holds = |found: &dockerfile::Instruction| found.lines.0 <= line && line < found.lines.1;
    analysis.file.instructions.iter().position(holds)
}

fn number16(text: &str) -> Option<u16> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.get(..digits)?.parse().ok()
}

fn number(text: &str) -> Option<u8> {
    u8::try_from(number16(text)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_names_the_program_that_it_does_not_find() {
        for line in [
            "/bin/sh: 1: gunicorn: not found",
            "/bin/sh: gunicorn: not found",
            "sh: 1: gunicorn: not found",
            "/bin/bash: line 1: gunicorn: command not found",
            "/run.sh: 4: exec: gunicorn: not found\r",
            "exec: \"gunicorn\": executable file not found in $PATH: unknown",
            "[FATAL tini (7)] exec gunicorn failed: No such file or directory",
        ] {
            assert_eq!(not_found(line), Some("gunicorn"), "{line}");
        }
        for line in ["GET /x 404: not found", "gunicorn", "", "error: package: not found"] {
            assert_eq!(not_found(line), None, "{line}");
        }
    }
}
