//! Colours: what every part of a file is, the words of shell commands and scripts included.
//!
//! One pass over each instruction's joined text, each token split at the ends of its lines; linear in the length of the file.

mod scan;
mod write;

use text::ByteRange;

use self::scan::Scanner;
use self::write::TokenWriter;
use crate::keyword::Keyword;
use crate::syntax::lines::{self, Line};
use crate::syntax::{Dockerfile, Heredoc, Instruction};

/// A coloured part of a file; never empty, on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub range: ByteRange,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// An instruction's keyword, `AS`, `CMD` of a `HEALTHCHECK`, a keyword of the shell.
    Keyword,
    /// A comment, one of the shell included.
    Comment,
    /// The name of a parser directive.
    Directive,
    /// A word of no other kind.
    Plain,
    /// The command of a shell line.
    Command,
    /// A flag of an instruction, or of a command.
    Flag,
    /// A value of a flag, a tag, a label's name.
    Property,
    /// A port or another number.
    Number,
    /// The name of a stage.
    Stage,
    /// The name of an image.
    Image,
    /// The escape character at the end of a line that goes on.
    Continuation,
    /// Quoted text, a string of the JSON form, a line of a here-document.
    String,
    /// Where a variable gets its value.
    Definition,
    /// Where a variable is used.
    Variable,
    /// `=`, brackets and commas of the JSON form, an operator of the shell.
    Operator,
    /// What stands between a variable's name and what replaces it: `:-`.
    Modifier,
    /// The delimiter of a here-document.
    Delimiter,
}

/// Returns every token in order; they do not overlap.
#[must_use]
pub fn tokens(file: &Dockerfile) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(file.instructions.len() * 8);
    for directive in &file.directives {
        let (name, value) = (directive.name_range, directive.value_range);
        push(&mut tokens, directive.range.start, directive.range.start + 1, TokenKind::Comment);
        push(&mut tokens, name.start, name.end, TokenKind::Directive);
        let between = file.source.get(name.end as usize..value.start as usize).unwrap_or("");
        if let Some(at) = between.find('=') {
            let at = name.end + ByteRange::new(at, at).start;
            push(&mut tokens, at, at + 1, TokenKind::Operator);
        }
        push(&mut tokens, value.start, value.end, TokenKind::Plain);
    }
    let mut comments = file.comments.iter().peekable();
    for instruction in &file.instructions {
        while let Some(comment) = comments.next_if(|found| found.range.start < instruction.range.start) {
            push(&mut tokens, comment.range.start, comment.range.end, TokenKind::Comment);
        }
        let from = tokens.len();
        of_instruction(file, instruction, &mut tokens);
        tokens.get_mut(from..).unwrap_or(&mut []).sort_by_key(|token| token.range.start);
    }
    for comment in comments {
        push(&mut tokens, comment.range.start, comment.range.end, TokenKind::Comment);
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, start: u32, end: u32, kind: TokenKind) {
    if start < end {
        tokens.push(Token { range: ByteRange { start, end }, kind });
    }
}

fn of_instruction(file: &Dockerfile, instruction: &Instruction, tokens: &mut Vec<Token>) {
    let joined = file.original(instruction);
    {
        let mut writer = TokenWriter::of_joined(file, instruction, tokens);
        arguments(file, instruction, &joined, &mut writer);
    }
    between_pieces(file, instruction, tokens);
    for heredoc in &instruction.heredocs {
        document(file, instruction, heredoc, tokens);
    }
}

fn arguments(file: &Dockerfile, instruction: &Instruction, joined: &str, writer: &mut TokenWriter<'_>) {
    let place = |offset: u32| instruction.joined.offset_of(offset);
    writer.put(
        place(instruction.keyword_range.start),
        place(instruction.keyword_range.end),
        TokenKind::Keyword,
    );
    let start = place(instruction.arguments_range.start).max(place(instruction.keyword_range.end));
    let end = joined.trim_end().len();
    let mut scanner = Scanner::new(joined, file.escape, end, writer);
    for flag in &instruction.flags {
        scanner.flag(flag.at as usize, place(flag.range.end));
    }
    if let Some(trigger) = &instruction.trigger {
        arguments(file, trigger, joined, writer);
        return;
    }
    match instruction.keyword {
        Keyword::Healthcheck => {
            let kind_end = joined.get(start..end).and_then(|rest| rest.find(char::is_whitespace));
            let kind_end = kind_end.map_or(end, |length| start + length);
            scanner.out.put(start, kind_end, TokenKind::Keyword);
            if instruction.is_json { scanner.json(kind_end, false) } else { scanner.shell(kind_end) }
        }
        _ if instruction.is_json => {
            scanner
                .json(start, matches!(instruction.keyword, Keyword::Add | Keyword::Copy | Keyword::Volume));
        }
        Keyword::Run | Keyword::Cmd | Keyword::Entrypoint | Keyword::Shell => scanner.shell(start),
        Keyword::From => from(file, instruction, &mut scanner),
        Keyword::Arg | Keyword::Env | Keyword::Label => pairs(instruction, start, &mut scanner),
        Keyword::Expose => scanner.words(start, TokenKind::Number),
        _ => scanner.words(start, TokenKind::Plain),
    }
}

fn from(file: &Dockerfile, instruction: &Instruction, scanner: &mut Scanner<'_, '_, '_>) {
    for (number, word) in instruction.words.iter().enumerate() {
        let (at, text) = (word.at as usize, file.text(word));
        let end = at + text.len();
        let says_as = instruction.words.get(1).is_some_and(|word| file.text(word).eq_ignore_ascii_case("as"));
        match number {
            0 => {
                let tag = tag_mark(text).map(|mark| at + mark);
                let stage = instruction.stage.and_then(|stage| file.stages.get(stage));
                let is_stage = stage.is_some_and(|stage| matches!(stage.base, crate::Base::Stage(_)));
                let kind = if is_stage { TokenKind::Stage } else { TokenKind::Image };
                scanner.part(at, tag.unwrap_or(end), kind);
                if let Some(tag) = tag {
                    scanner.part(tag + 1, end, TokenKind::Property);
                }
            }
            1 if says_as => scanner.out.put(at, end, TokenKind::Keyword),
            2 if says_as => scanner.out.put(at, end, TokenKind::Stage),
            _ => scanner.part(at, end, TokenKind::Plain),
        }
    }
}

/// Returns where an image's tag or digest begins, with its `:` or `@`; a port before a `/` and what stands in braces is none.
pub(super) fn tag_mark(image: &str) -> Option<usize> {
    let mut mark = None;
    let mut n_open = 0_u32;
    for (at, byte) in image.bytes().enumerate() {
        match byte {
            b'{' => n_open += 1,
            b'}' => n_open = n_open.saturating_sub(1),
            b'/' if n_open == 0 => mark = None,
            b':' | b'@' if n_open == 0 => mark = mark.or(Some(at)),
            _ => {}
        }
    }
    mark
}

/// `ARG`, `ENV`, `LABEL`: names, `=`, values.
fn pairs(instruction: &Instruction, start: usize, scanner: &mut Scanner<'_, '_, '_>) {
    let kind =
        if instruction.keyword == Keyword::Label { TokenKind::Property } else { TokenKind::Definition };
    if instruction.is_legacy {
        let value = instruction.words.get(1).map_or(usize::MAX, |word| word.at as usize);
        let name_end = scanner.blank_after_name(start);
        scanner.part(start, name_end, kind);
        if value < usize::MAX {
            scanner.words(value, TokenKind::Plain);
        }
        return;
    }
    scanner.pairs(start, kind);
}

/// The escape characters at line ends, and the comments between lines.
fn between_pieces(file: &Dockerfile, instruction: &Instruction, tokens: &mut Vec<Token>) {
    let ends = instruction.joined.pieces().map(|piece| piece.end);
    let starts = instruction.joined.pieces().skip(1).map(|piece| piece.start);
    for (end, next) in ends.zip(starts.chain([instruction.head.end])) {
        let mut at = end as usize;
        if file.source.get(at..next as usize).is_some_and(|rest| rest.starts_with(file.escape)) {
            push(tokens, end, end + ByteRange::new(0, file.escape.len_utf8()).end, TokenKind::Continuation);
        }
        while let Some(line) = Line::at(&file.source, at).filter(|line| line.start < next as usize) {
            let text = line.text(&file.source);
            if line.start > end as usize && lines::is_comment(text) {
                let range = ByteRange::new(line.end - text.trim_start().len(), line.end);
                push(tokens, range.start, range.end, TokenKind::Comment);
            }
            at = line.next;
        }
    }
}

fn document(file: &Dockerfile, instruction: &Instruction, heredoc: &Heredoc, tokens: &mut Vec<Token>) {
    let holder = instruction.innermost();
    let text = heredoc.content.slice(&file.source);
    let is_script = holder.keyword == Keyword::Run
        && !text.starts_with("#!")
        && holder.words.first().is_some_and(|word| is_script_line(file.text(word)));
    {
        let mut writer = TokenWriter::of_text(&file.source, heredoc.content, tokens);
        let mut scanner = Scanner::new(text, file.escape, text.len(), &mut writer);
        if is_script {
            scanner.shell(0);
        } else {
            scanner.document(heredoc.expands);
        }
    }
    if let Some(end) = heredoc.terminator {
        let blanks = end.len() - end.slice(&file.source).trim_start_matches('\t').len();
        push(tokens, end.start + ByteRange::new(0, blanks).end, end.end, TokenKind::Delimiter);
    }
}

/// Returns whether a `RUN` line hands its document to a shell: nothing but the document, or a shell's name after it.
fn is_script_line(line: &str) -> bool {
    let mut words = line.split_ascii_whitespace().filter(|word| !word.contains("<<"));
    let first = words.next().map(|word| word.rsplit('/').next().unwrap_or(word));
    matches!(first, None | Some("sh" | "bash" | "dash" | "ash" | "zsh"))
}

#[cfg(test)]
mod tests;
