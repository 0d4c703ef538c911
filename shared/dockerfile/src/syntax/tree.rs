//! The tree: a flat list of instructions with ranges for everything in them, beside the directives, comments and problems of the file.

use std::borrow::Cow;

use text::{ByteRange, LineIndex};

use crate::keyword::Keyword;
use crate::problem::Problem;
use crate::stage::Stage;
use crate::syntax::directive::{Directive, DirectiveName};
use crate::syntax::heredoc::Heredoc;
use crate::syntax::joined::Joined;

/// A parsed Dockerfile: what stands in it, what BuildKit makes of it, and what BuildKit would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dockerfile {
    /// The text that was parsed.
    pub source: Box<str>,
    /// Where its lines begin.
    pub lines: LineIndex,
    /// Parser directives, in order.
    pub directives: Vec<Directive>,
    /// The escape character: `\` or `` ` ``.
    pub escape: char,
    /// Comments outside instructions, directives left out.
    pub comments: Vec<Comment>,
    /// All instructions in order, unknown ones included.
    pub instructions: Vec<Instruction>,
    /// All stages in order.
    pub stages: Vec<Stage>,
    /// What BuildKit's parser refuses or warns of; what an instruction may not say is found by [`crate::check`].
    pub problems: Vec<Problem>,
}

/// A comment on a line of its own, outside instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `#` to the end of the line.
    pub range: ByteRange,
    /// What stands after the `#`, white space around it left out.
    pub text: ByteRange,
    /// Zero-based line.
    pub line: u32,
}

/// One instruction.
///
/// ```text
/// # why           comments
/// COPY --chown=1 a.txt b.txt \
///     # inner
///     <<EOF /to/
/// ^ head ends here; lines and range go on to the end of the here-document
/// hello
/// EOF
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Its first word.
    pub keyword: Keyword,
    /// Where that word stands.
    pub keyword_range: ByteRange,
    /// From its first character to the end of its last line, line break excluded; here-documents included.
    pub range: ByteRange,
    /// The same without here-documents: keyword, flags and arguments with their continuation lines.
    pub head: ByteRange,
    /// Zero-based lines `first..end`.
    pub lines: (u32, u32),
    /// The pieces of the source that make its logical line.
    pub joined: Joined,
    /// Indices `first..end` in [`Dockerfile::comments`] of the comments that belong to it (BuildKit's `PrevComment`).
    pub comments: (u32, u32),
    /// Words that begin with `--`, before the arguments.
    pub flags: Vec<Flag>,
    /// Everything after keyword and flags.
    pub arguments_range: ByteRange,
    /// Whether the arguments are a JSON array.
    pub is_json: bool,
    /// The arguments as BuildKit's parser cuts them, by keyword:
    ///
    /// * `ENV`, `LABEL`: name, value, name, value …, quotes kept;
    /// * `ARG`: words, quotes kept; `FROM`, `EXPOSE`, `ADD`, `COPY`, `VOLUME`: words or the strings of the JSON form;
    /// * `RUN`, `CMD`, `ENTRYPOINT`, `SHELL`: one text or the strings of the JSON form;
    /// * `HEALTHCHECK`: its type, then as `CMD`;
    /// * `MAINTAINER`, `STOPSIGNAL`, `USER`, `WORKDIR` and unknown ones: one text; `ONBUILD`: none, see [`Self::trigger`].
    pub words: Vec<Word>,
    /// Whether `ENV` or `LABEL` is written in the old form, `ENV name value`.
    pub is_legacy: bool,
    /// Here-documents, in order.
    pub heredocs: Vec<Heredoc>,
    /// Blank lines inside the logical line, breaks included, which BuildKit warns of.
    pub empty_lines: Vec<ByteRange>,
    /// The instruction inside `ONBUILD`.
    pub trigger: Option<Box<Self>>,
    /// Index in [`Dockerfile::stages`]; `None` before the first `FROM`.
    pub stage: Option<usize>,
    /// Whether the instruction makes a step of a build.
    pub makes_step: bool,
}

/// A word of the arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, quotes included.
    pub range: ByteRange,
    /// Its first byte in the joined text.
    pub at: u32,
    /// What it says, where that is not just the source's text: it spans lines or was decoded from JSON.
    pub value: Option<Box<str>>,
    /// Whether it is a string of the JSON form: its range holds the quotes, its value does not.
    pub is_quoted: bool,
    /// Whether it was decoded, so that a place inside the value is no place in the source.
    pub is_decoded: bool,
}

/// A word that begins with `--`.
///
/// ```text
/// --mount=type=cache,target=/root/.cache
///   ^^^^^ name
///         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ value
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The whole word.
    pub range: ByteRange,
    /// Its first byte in the joined text.
    pub at: u32,
    /// Where its name stands, without the dashes.
    pub name: ByteRange,
    /// Where its value stands; `None` without a `=`.
    pub value: Option<ByteRange>,
    /// What it says from the dashes on, where that is not just the source's text: quotes or escapes were removed, or it spans lines.
    pub text: Option<Box<str>>,
    /// Whether quotes or escapes were removed, so that a place inside the text is no place in the source.
    pub is_decoded: bool,
}

impl Dockerfile {
    /// Returns what a word says.
    #[must_use]
    pub fn text<'a>(&'a self, word: &'a Word) -> &'a str {
        word.value_in(&self.source)
    }

    /// Returns what a flag says from its dashes on.
    #[must_use]
    pub fn flag_text<'a>(&'a self, flag: &'a Flag) -> &'a str {
        flag.text.as_deref().unwrap_or_else(|| flag.range.slice(&self.source))
    }

    /// Returns a flag's name and value as BuildKit splits them (`instructions/bflag.go`).
    #[must_use]
    pub fn flag_parts<'a>(&'a self, flag: &'a Flag) -> (&'a str, Option<&'a str>) {
        let text = self.flag_text(flag);
        let text = text.strip_prefix("--").unwrap_or(text);
        text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)))
    }

    /// Returns the value of the first flag of that name; an empty one where it has none.
    #[must_use]
    pub fn flag<'a>(&'a self, instruction: &'a Instruction, name: &str) -> Option<&'a str> {
        let parts = instruction.flags.iter().map(|flag| self.flag_parts(flag));
        parts.into_iter().find(|(found, _)| *found == name).map(|(_, value)| value.unwrap_or(""))
    }

    /// Returns the keyword as it is written.
    #[must_use]
    pub fn keyword<'a>(&'a self, instruction: &Instruction) -> &'a str {
        instruction.keyword_range.slice(&self.source)
    }

    /// Returns the joined line of an instruction, here-documents left out (BuildKit's `Original`); of one inside `ONBUILD` its part of the line.
    #[must_use]
    pub fn original(&self, instruction: &Instruction) -> Cow<'_, str> {
        let (joined, range) = (&instruction.joined, instruction.range);
        let line = joined.text(&self.source);
        if joined.start() == range.start {
            return line;
        }
        let (start, end) = (joined.offset_of(range.start), joined.offset_of(range.end));
        match line {
            Cow::Borrowed(line) => Cow::Borrowed(line.get(start..end).unwrap_or("")),
            Cow::Owned(line) => Cow::Owned(line.get(start..end).unwrap_or("").to_owned()),
        }
    }

    /// Returns what stands after the keyword, flags included, continuations joined; here-documents left out.
    #[must_use]
    pub fn after_keyword(&self, instruction: &Instruction) -> String {
        let original = self.original(instruction);
        let keyword = self.keyword(instruction);
        let from = original.find(keyword).map_or(0, |at| at + keyword.len());
        original.get(from..).unwrap_or("").trim().to_owned()
    }

    /// Returns keyword in upper case and arguments on one line, runs of white space folded; here-documents left out.
    #[must_use]
    pub fn summary(&self, instruction: &Instruction) -> String {
        let mut summary = self.keyword(instruction).to_ascii_uppercase();
        let original = self.original(instruction);
        for word in original.split_whitespace().skip(1) {
            summary.push(' ');
            summary.push_str(word);
        }
        summary
    }

    /// Returns the place of the bytes `start..end` of a word's value.
    #[must_use]
    pub fn range_in(&self, instruction: &Instruction, word: &Word, start: usize, end: usize) -> ByteRange {
        if word.is_decoded {
            return word.range;
        }
        let at = word.at as usize;
        instruction.joined.range_of(at + start, at + end)
    }

    /// Returns the directive of that name, if it is there.
    #[must_use]
    pub fn directive(&self, name: DirectiveName) -> Option<&Directive> {
        self.directives.iter().find(|directive| directive.name == name)
    }

    /// Returns the comments that belong to an instruction.
    #[must_use]
    pub fn comments_of(&self, instruction: &Instruction) -> &[Comment] {
        let (first, end) = instruction.comments;
        self.comments.get(first as usize..end as usize).unwrap_or(&[])
    }

    /// Returns the instruction that covers `offset`; at a border the one that ends there.
    #[must_use]
    pub fn instruction_at(&self, offset: u32) -> Option<&Instruction> {
        let after = self.instructions.partition_point(|instruction| instruction.range.start <= offset);
        let found = self.instructions.get(after.checked_sub(1)?)?;
        (offset <= found.range.end).then_some(found)
    }

    /// Returns the instructions of a stage, its `FROM` first.
    pub fn stage_instructions(&self, stage: usize) -> impl Iterator<Item = &Instruction> {
        let first = self.stages.get(stage).map_or(self.instructions.len(), |stage| stage.from);
        let end = self.stages.get(stage + 1).map_or(self.instructions.len(), |stage| stage.from);
        self.instructions.get(first..end).unwrap_or(&[]).iter()
    }
}

impl Word {
    /// Returns what it says; `source` is the text that it was parsed from.
    pub(crate) fn value_in<'a>(&'a self, source: &'a str) -> &'a str {
        match &self.value {
            Some(value) => value,
            None if self.is_quoted => {
                ByteRange::new(self.range.start as usize + 1, self.range.end as usize - 1).slice(source)
            }
            None => self.range.slice(source),
        }
    }
}

impl Instruction {
    /// Returns the instruction itself, or the one inside its `ONBUILD`.
    pub(crate) fn innermost(&self) -> &Self {
        let mut inner = self;
        while let Some(trigger) = &inner.trigger {
            inner = trigger;
        }
        inner
    }

    /// Returns the name and value words of `ENV` and `LABEL`.
    pub fn pairs(&self) -> impl Iterator<Item = (&Word, &Word)> {
        self.words.chunks_exact(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?)))
    }
}
