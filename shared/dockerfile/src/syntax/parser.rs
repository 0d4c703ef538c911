//! The parser: lines in, tree out. Mirrors BuildKit's `parser.Parse` line by line, except that it never stops.
//!
//! Where BuildKit refuses a file we note the problem and go on, so that while one line is half-typed all others keep their meaning. Two
//! places need a guess then, both only in files that BuildKit refuses anyway: a here-document without an end reaches to the next line
//! that looks like an instruction, and a half-typed `RUN`, `COPY` or `ADD` keeps its here-document.

mod arguments;
mod documents;

use text::{ByteRange, LineIndex};

use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::stage;
use crate::syntax::directive::{self, DirectiveName};
use crate::syntax::joined::Joined;
use crate::syntax::lines::{self, Line, MAX_LINE_BYTES};
use crate::syntax::split::{Split, split};
use crate::syntax::tree::{Comment, Dockerfile, Instruction};

use self::arguments::{LogicalLine, to_flag};

/// Parses a Dockerfile; never fails.
#[must_use]
pub fn parse(source: &str) -> Dockerfile {
    let mut parser = Parser::new(source);
    let mut instructions = Vec::with_capacity(source.len() / BYTES_PER_INSTRUCTION);
    parser.run(&mut instructions);
    let Parser { line_starts, directives, escape, comments, mut problems, .. } = parser;
    if instructions.is_empty() {
        let end = source.trim_end().len();
        problems.push(Problem::error(codes::NOTHING, ByteRange::new(end, end), "file with no instructions"));
    }
    let stages = stage::assign(&mut instructions, source);
    Dockerfile {
        source: source.into(),
        lines: LineIndex::from_starts(line_starts, source),
        directives,
        escape,
        comments,
        instructions,
        stages,
        problems,
    }
}

struct Parser<'s> {
    source: &'s str,
    /// Where the next physical line starts, and its zero-based number.
    at: usize,
    line: u32,
    /// Where lines begin, as far as they were read.
    line_starts: Vec<u32>,
    escape: char,
    /// Whether directives may still come.
    in_directives: bool,
    directives: Vec<directive::Directive>,
    comments: Vec<Comment>,
    /// First comment that belongs to the next instruction.
    pending_comments: usize,
    problems: Vec<Problem>,
    n_unterminated: u32,
}

impl<'s> Parser<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            at: if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
            line: 0,
            line_starts: first_line(source),
            escape: '\\',
            in_directives: true,
            directives: Vec::new(),
            comments: Vec::new(),
            pending_comments: 0,
            problems: Vec::new(),
            n_unterminated: 0,
        }
    }

    fn run(&mut self, instructions: &mut Vec<Instruction>) {
        while let Some(line) = self.next_line() {
            let text = lines::without_space_before(line.text(self.source));
            let start = line.end - text.len();
            if text.starts_with('#') {
                self.comment(text, start, start > line.start);
                continue;
            }
            self.in_directives = false;
            if !text.is_empty() {
                // Filled in where it stays: moving one costs as much as reading its line.
                self.instruction(text, start, instructions.push_mut(blank()));
                self.pending_comments = self.comments.len();
            }
        }
    }

    fn next_line(&mut self) -> Option<Line> {
        let line = Line::at(self.source, self.at)?;
        self.step_over(line);
        if line.is_too_long(self.source) {
            let message = format!("dockerfile line greater than max allowed size of {MAX_LINE_BYTES}");
            let range = ByteRange::new(line.start, line.end);
            self.problems.push(Problem::error(codes::LINE_TOO_LONG, range, message));
        }
        Some(line)
    }

    fn comment(&mut self, text: &str, start: usize, is_indented: bool) {
        let line = self.line - 1;
        if self.in_directives {
            if let Some(found) = directive::read(text, start, line) {
                self.directive(found);
                return;
            }
            self.in_directives = false;
        }
        let inner = text[1..].trim_start();
        let inner_start = start + text.len() - inner.len();
        let inner = ByteRange::new(inner_start, inner_start + inner.trim_end().len());
        self.comments.push(Comment { range: ByteRange::new(start, start + text.len()), text: inner, line });
        // An empty comment parts what stands above from what stands below.
        if inner.is_empty() && !is_indented {
            self.pending_comments = self.comments.len();
        }
    }

    fn directive(&mut self, found: directive::Directive) {
        let name = found.name.name();
        if self.directives.iter().any(|earlier| earlier.name == found.name) {
            let message = format!("only one {name} parser directive can be used");
            self.problems.push(Problem::error(codes::DIRECTIVE, found.range, message));
        } else if found.name == DirectiveName::Escape {
            match found.value_range.slice(self.source) {
                "\\" => self.escape = '\\',
                "`" => self.escape = '`',
                other => {
                    let message = format!("invalid escape token '{other}' does not match ` or \\");
                    self.problems.push(Problem::error(codes::DIRECTIVE, found.value_range, message));
                }
            }
        }
        self.directives.push(found);
    }

    /// Reads the instruction whose first line, white space before it left out, is `text`.
    fn instruction(&mut self, text: &str, start: usize, instruction: &mut Instruction) {
        let first_line = self.line - 1;
        let mut empty_lines = Vec::new();
        let mut head_end = start + text.len();
        let mut continued = lines::continued(text, self.escape);
        let mut joined = Joined::new(ByteRange::new(start, start + continued.unwrap_or(text).len()));
        while continued.is_some() {
            let Some(line) = self.next_line() else {
                break;
            };
            let text = line.text(self.source);
            head_end = line.end;
            if lines::is_comment(text) {
                continue;
            }
            if lines::without_space_before(text).is_empty() {
                empty_lines.push(ByteRange::new(line.start, line.next));
                continue;
            }
            continued = lines::continued(text, self.escape);
            joined.push(ByteRange::new(line.start, line.start + continued.unwrap_or(text).len()));
        }
        let logical = joined.text(self.source);
        self.node(&logical, 0, &joined, 0, instruction);
        instruction.heredocs = self.heredocs(&logical, instruction, &joined);
        drop(logical);
        instruction.joined = joined;
        instruction.empty_lines = empty_lines;
        instruction.lines = (first_line, self.line);
        instruction.comments = (to_u32(self.pending_comments), to_u32(self.comments.len()));
        let last = self.source.as_bytes().get(start..self.at).unwrap_or_default();
        let n_breaks = last.iter().rev().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let end = start + last.len() - n_breaks;
        instruction.range = ByteRange::new(start, end);
        // Blank lines at the end of the file belong to no line of it.
        instruction.head = ByteRange::new(start, head_end.max(start).min(end));
    }

    /// Reads keyword, flags and arguments from the bytes `from..` of a logical line (BuildKit's `newNodeFromLine`).
    fn node(
        &mut self,
        logical: &str,
        from: usize,
        joined: &Joined,
        depth: u32,
        instruction: &mut Instruction,
    ) {
        let keep = |flag| instruction.flags.push(to_flag(flag, logical, joined));
        let Split { keyword_start, keyword_end, start, end } = split(logical, from, self.escape, keep);
        let keyword = Keyword::of(&logical[keyword_start..keyword_end]);
        instruction.keyword = keyword;
        instruction.keyword_range = joined.range_of(keyword_start, keyword_end);
        instruction.range = joined.range_of(keyword_start, end);
        instruction.head = instruction.range;
        instruction.lines = (self.line - 1, self.line);
        instruction.arguments_range = joined.range_of(start, end);
        instruction.makes_step = keyword.makes_step();
        let line = LogicalLine { text: &logical[..end], start, joined };
        match keyword {
            Keyword::Onbuild => {
                if start < end && depth < MAX_TRIGGERS {
                    let mut trigger = blank();
                    self.node(&logical[..end], start, joined, depth + 1, &mut trigger);
                    trigger.joined = joined.clone();
                    instruction.trigger = Some(Box::new(trigger));
                }
            }
            Keyword::Env | Keyword::Label => self.name_values(&line, instruction),
            Keyword::Arg => instruction.words = line.raw_words(self.escape),
            Keyword::From | Keyword::Expose => instruction.words = line.blank_words(),
            Keyword::Add | Keyword::Copy | Keyword::Volume => {
                if !self.json(&line, instruction) {
                    instruction.words = line.blank_words();
                }
            }
            Keyword::Cmd | Keyword::Entrypoint | Keyword::Run | Keyword::Shell => {
                if !self.json(&line, instruction) {
                    instruction.words = line.whole();
                }
            }
            Keyword::Healthcheck => self.health(&line, instruction),
            Keyword::Maintainer
            | Keyword::Stopsignal
            | Keyword::User
            | Keyword::Workdir
            | Keyword::Unknown => instruction.words = line.whole(),
        }
    }

    /// Goes to the next line; a here-document without an end is read twice.
    fn step_over(&mut self, line: Line) {
        self.at = line.next;
        self.line += 1;
        let next = to_u32(line.next);
        let has_break = self.source.as_bytes().get(line.next - 1) == Some(&b'\n');
        if has_break && self.line_starts.last().is_none_or(|last| *last < next) {
            self.line_starts.push(next);
        }
    }
}

/// Returns an instruction to be filled in.
fn blank() -> Instruction {
    let nowhere = ByteRange { start: 0, end: 0 };
    Instruction {
        keyword: Keyword::Unknown,
        keyword_range: nowhere,
        range: nowhere,
        head: nowhere,
        lines: (0, 0),
        joined: Joined::new(nowhere),
        comments: (0, 0),
        flags: Vec::new(),
        arguments_range: nowhere,
        is_json: false,
        words: Vec::new(),
        is_legacy: false,
        heredocs: Vec::new(),
        empty_lines: Vec::new(),
        trigger: None,
        stage: None,
        makes_step: false,
    }
}

/// Returns where the first line begins, with room for the others.
fn first_line(source: &str) -> Vec<u32> {
    let mut starts = Vec::with_capacity(source.len() / BYTES_PER_LINE + 1);
    starts.push(0);
    starts
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// About how long a line is.
const BYTES_PER_LINE: usize = 24;

/// About how long an instruction is, for the first guess at how many there are.
const BYTES_PER_INSTRUCTION: usize = 32;

/// How deep `ONBUILD ONBUILD …` is followed; BuildKit refuses the second already.
const MAX_TRIGGERS: u32 = 8;
