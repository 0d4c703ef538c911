//! The shell text of a `RUN`: its line, a here-document that is its script, or the words of the JSON form.

use text::ByteRange;

use super::{Joint, ShellCommand, ShellWord, read};
use crate::keyword::Keyword;

use crate::syntax::{Dockerfile, Instruction, Word, heredoc_word};

/// Commands of one instruction, with the way back to the source.
#[derive(Clone, Debug)]
pub struct Script<'a> {
    /// Index in [`Dockerfile::instructions`].
    pub index: usize,
    /// The instruction.
    pub instruction: &'a Instruction,
    /// What it runs.
    pub commands: Vec<ShellCommand<'a>>,
    origin: RangeOrigin<'a>,
}

/// What the ranges of the commands count from.
#[derive(Clone, Copy, Debug)]
enum RangeOrigin<'a> {
    /// The value of a word.
    Word(&'a Word),
    /// A place in the source.
    Source(u32),
}

impl Script<'_> {
    /// Returns where a range of one of its commands stands in the source.
    #[must_use]
    pub fn place(&self, file: &Dockerfile, range: ByteRange) -> ByteRange {
        let (start, end) = (range.start as usize, range.end as usize);
        match self.origin {
            RangeOrigin::Word(word) => file.range_in(self.instruction, word, start, end),
            RangeOrigin::Source(base) => ByteRange::new(base as usize + start, base as usize + end),
        }
    }

    /// Returns whether its text is the instruction's own line, so that something may be put at its end.
    #[must_use]
    pub fn is_line(&self) -> bool {
        matches!(self.origin, RangeOrigin::Word(_)) && self.instruction.heredocs.is_empty()
    }
}

/// Reads the text of every `RUN`; those for Windows' shells are left out.
#[must_use]
pub fn scripts(file: &Dockerfile) -> Vec<Script<'_>> {
    let mut found = Vec::new();
    let mut is_posix = true;
    for (index, instruction) in file.instructions.iter().enumerate() {
        match instruction.keyword {
            Keyword::From => is_posix = true,
            Keyword::Shell => {
                let name = instruction.words.first().map_or("", |word| file.text(word));
                let name = name.to_ascii_lowercase();
                is_posix = !(name.contains("powershell") || name.contains("pwsh") || name.contains("cmd"));
            }
            Keyword::Run if is_posix => one(file, index, instruction, &mut found),
            _ => {}
        }
    }
    found
}

fn one<'a>(file: &'a Dockerfile, index: usize, instruction: &'a Instruction, found: &mut Vec<Script<'a>>) {
    if instruction.is_json {
        let words = instruction.words.iter();
        let words =
            words.map(|word| ShellWord { value: file.text(word).into(), range: word.range, expands: false });
        let commands =
            vec![ShellCommand { words: words.collect(), joint: Joint::Sequence, ..ShellCommand::default() }];
        found.push(Script { index, instruction, commands, origin: RangeOrigin::Source(0) });
        return;
    }
    let Some(word) = instruction.words.first() else {
        return;
    };
    let text = file.text(word);
    let first = instruction.heredocs.first();
    if first.is_none() || !matches!(heredoc_word(text.trim()), Ok(Some(_))) {
        let commands = read(text);
        let feeds_shell = commands.first().is_some_and(|command| is_shell(command.program()));
        found.push(Script { index, instruction, commands, origin: RangeOrigin::Word(word) });
        if !feeds_shell {
            return;
        }
    }
    let Some(heredoc) = first else {
        return;
    };
    let body = heredoc.content.slice(&file.source);
    let interpreter = body.trim_start().strip_prefix("#!").map(|rest| rest.lines().next().unwrap_or(""));
    if interpreter.is_none_or(|line| line.split(['/', ' ']).any(is_shell)) {
        let origin = RangeOrigin::Source(heredoc.content.start);
        found.push(Script { index, instruction, commands: read(body), origin });
    }
}

fn is_shell(program: &str) -> bool {
    matches!(program, "sh" | "bash" | "ash" | "dash")
}
