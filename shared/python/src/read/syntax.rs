//! Syntax errors: ruff's findings as codes of ours, put where a person would look for them.

use ruff_python_ast::PythonVersion;
use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType as Type, UnsupportedSyntaxError};
use ruff_text_size::Ranged as _;
use text::ByteRange;

use super::{bytes, indent};
use crate::near::nearest;
use crate::problem::{Code, Problem, sort};

/// Returns the syntax errors of a text without those that merely follow from others.
pub(super) fn problems(text: &str, tokens: &Tokens, errors: &[ParseError]) -> Vec<Problem> {
    let mut found: Vec<Problem> = errors.iter().map(|error| of_error(text, error)).collect();
    sort(&mut found);
    if !found.is_empty() {
        for open in never_closed(tokens).into_iter().take(MAX_OPEN) {
            // The parser notices an open bracket at the first token that cannot stand in it.
            let is_echo = |problem: &Problem| problem.range.start >= open.start;
            if let Some(echo) = found.iter().find(|problem| is_echo(problem)) {
                let end = line_end(text, echo.range.start as usize);
                found.retain(|problem| !is_echo(problem) || problem.range.start as usize > end);
            }
            found.push(problem(Code::NeverClosed, open, open.slice(text)));
            sort(&mut found);
        }
    }
    drop_echoes(text, found)
}

/// Keeps one error a line, none at the end of the file that others explain, and none that a broken line causes in the line below.
fn drop_echoes(text: &str, found: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut last_line: Option<(usize, usize)> = None;
    for problem in found {
        let start = problem.range.start as usize;
        let line = (line_start(text, start), line_end(text, start));
        let is_echo = last_line.is_some_and(|last| {
            let is_below = text[last.1..line.0.max(last.1)].trim().is_empty();
            let follows =
                matches!(problem.code, Code::UnexpectedIndent | Code::InvalidSyntax | Code::OutOfPlace);
            last == line || start >= text.trim_end().len() || follows && is_below
        });
        if !is_echo {
            kept.push(problem);
        }
        last_line = Some(line);
    }
    kept
}

/// Returns the places of syntax that a version has not.
pub(super) fn of_another_version(
    text: &str,
    errors: &[UnsupportedSyntaxError],
    version: PythonVersion,
) -> Vec<Problem> {
    let name = format!("{}.{}", version.major, version.minor);
    errors.iter().map(|error| problem(Code::OtherPython, visible(text, bytes(error.range)), &name)).collect()
}

/// Returns the brackets that no other closes; a closing one of another kind is stepped over.
fn never_closed(tokens: &Tokens) -> Vec<ByteRange> {
    let mut open: Vec<(TokenKind, ByteRange)> = Vec::new();
    for token in tokens {
        let opener = match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                open.push((token.kind(), bytes(token.range())));
                continue;
            }
            TokenKind::Rpar => TokenKind::Lpar,
            TokenKind::Rsqb => TokenKind::Lsqb,
            TokenKind::Rbrace => TokenKind::Lbrace,
            _ => continue,
        };
        if open.last().is_some_and(|(kind, _)| *kind == opener) {
            open.pop();
        }
    }
    open.into_iter().map(|(_, range)| range).collect()
}

fn of_error(text: &str, error: &ParseError) -> Problem {
    let range = visible(text, bytes(error.range()));
    let is_indent = matches!(
        &error.error,
        Type::Lexical(LexicalErrorType::IndentationError) | Type::UnexpectedIndentation
    );
    if let Some(found) = indent::mixed(text, range.start as usize).filter(|_| is_indent) {
        return found;
    }
    if let Some(problem) = almost_keyword(text, range) {
        return problem;
    }
    let (code, subject) = match &error.error {
        Type::ExpectedToken { expected: TokenKind::Colon, found: TokenKind::Equal } => {
            (Code::SingleEquals, String::new())
        }
        Type::ExpectedToken { expected, .. } => missing(*expected),
        Type::ExpectedExpression => (Code::MissingExpression, String::new()),
        Type::EmptyImportNames | Type::EmptyGlobalNames | Type::EmptyNonlocalNames => {
            (Code::MissingName, String::new())
        }
        Type::UnexpectedIndentation => (Code::UnexpectedIndent, String::new()),
        Type::SimpleStatementsOnSameLine | Type::SimpleAndCompoundStatementOnSameLine => {
            (Code::SharedLine, String::new())
        }
        Type::InvalidAssignmentTarget
        | Type::InvalidNamedAssignmentTarget
        | Type::InvalidAnnotatedAssignmentTarget
        | Type::InvalidAugmentedAssignmentTarget
        | Type::InvalidDeleteTarget => (Code::BadTarget, String::new()),
        Type::PositionalAfterKeywordArgument | Type::PositionalAfterKeywordUnpacking => {
            (Code::ArgumentOrder, String::new())
        }
        Type::NonDefaultParamAfterDefaultParam => (Code::ParameterOrder, String::new()),
        Type::FStringError(_) | Type::TStringError(_) => (Code::BadFString, String::new()),
        Type::Lexical(lexical) => of_lexical(lexical),
        Type::OtherError(remark) if remark.starts_with("Expected an indented block") => {
            (Code::MissingBlock, String::new())
        }
        Type::OtherError(remark) if remark == "Expected an identifier" => (Code::MissingName, String::new()),
        Type::OtherError(remark) if remark == "Expected a statement" => {
            (Code::OutOfPlace, range.slice(text).trim().to_owned())
        }
        other => (Code::InvalidSyntax, other.to_string()),
    };
    Problem { code, range, subject }
}

fn of_lexical(error: &LexicalErrorType) -> (Code, String) {
    match error {
        LexicalErrorType::UnclosedStringError | LexicalErrorType::StringError => {
            (Code::UnclosedString, String::new())
        }
        LexicalErrorType::IndentationError => (Code::UnevenIndent, String::new()),
        LexicalErrorType::UnrecognizedToken { tok } => (Code::StrayCharacter, tok.to_string()),
        LexicalErrorType::FStringError(_) | LexicalErrorType::TStringError(_) => {
            (Code::BadFString, String::new())
        }
        other => (Code::InvalidSyntax, other.to_string()),
    }
}

fn missing(expected: TokenKind) -> (Code, String) {
    let text = match expected {
        TokenKind::Name => return (Code::MissingName, String::new()),
        TokenKind::Indent => return (Code::MissingBlock, String::new()),
        TokenKind::Newline => return (Code::SharedLine, String::new()),
        // It displays as the token between backticks.
        other => other.to_string(),
    };
    (Code::MissingToken, text.trim_matches('`').to_owned())
}

/// Finds the keyword that the first word of an error's line was meant to be, or `print` used as a statement.
///
/// ```text
/// form flask import Flask
/// ^^^^ from
/// ```
fn almost_keyword(text: &str, at: ByteRange) -> Option<Problem> {
    let start = line_start(text, at.start as usize);
    let line = text[start..].lines().next().unwrap_or_default();
    let rest = line.trim_start();
    let word_len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let (word, after) = rest.split_at(word_len);
    let begin = start + line.len() - rest.len();
    let range = ByteRange::new(begin, begin + word_len);
    let follows_word = after.starts_with([' ', '\t'])
        && after
            .trim_start()
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'' | '@'));
    if word == "print" && follows_word {
        return Some(problem(Code::PrintStatement, range, ""));
    }
    if KEYWORDS.contains(&word) {
        return None;
    }
    let ends_in_colon = after.trim().starts_with(':');
    let keyword = match (follows_word, ends_in_colon) {
        (true, _) => nearest(word, KEYWORDS.iter().copied().filter(|keyword| !LONE.contains(keyword))),
        (_, true) => nearest(word, LONE.iter().copied()),
        _ => None,
    }?;
    Some(problem(Code::MisspelledKeyword, range, keyword))
}

/// Widens a range that would not be seen: an empty one, or one of a line's end.
fn visible(text: &str, range: ByteRange) -> ByteRange {
    let end = (range.end as usize).min(text.len());
    let start = (range.start as usize).min(end);
    let shown = text[start..end].trim_end_matches(['\n', '\r']);
    if !shown.is_empty() {
        return ByteRange::new(start, start + shown.len());
    }
    // The end of a line and of the file show the last character before.
    let before = text[..start].trim_end();
    if text[start..].trim_start_matches([' ', '\t']).is_empty() || text[start..].starts_with(['\n', '\r']) {
        return before
            .char_indices()
            .next_back()
            .map_or(ByteRange::new(start, start), |(at, c)| ByteRange::new(at, at + c.len_utf8()));
    }
    let next = text[start..].chars().next().map_or(0, char::len_utf8);
    ByteRange::new(start, start + next)
}

fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text.as_bytes()[at.min(text.len())..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(text.len(), |len| at + len)
}

fn problem(code: Code, range: ByteRange, subject: &str) -> Problem {
    Problem { code, range, subject: subject.to_owned() }
}

/// So many brackets that are never closed are worth to be told.
const MAX_OPEN: usize = 20;

/// Keywords with which a statement begins.
const KEYWORDS: &[&str] = &[
    "from", "import", "def", "class", "return", "while", "for", "if", "elif", "else", "try", "except",
    "finally", "with", "raise", "async", "await", "global", "assert", "del", "lambda", "not", "pass",
    "break", "continue",
];

/// Those of them that a colon follows at once.
const LONE: &[&str] = &["else", "try", "except", "finally"];
