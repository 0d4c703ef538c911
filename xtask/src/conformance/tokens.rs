//! Kind `tokens`: what a language service colours (`lsp_semantic_tokens.jsonl`): line, character, length, type, modifiers, each relative.

use dockerfile::ide::{TokenKind, tokens};
use dockerfile::{Keyword, parse};
use serde_json::Value;

use super::position::Positions;
use super::record::{Record, same};

/// Line, character, text and type of a token.
type Colour = (u64, u64, String, u64);

/// Judges one record; their modifiers are left out.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let source = record.text("dockerfile")?;
    same("tokens", ours(source), theirs(record, source))
}

/// Returns whether all tokens outside shell text are the same. Inside it they know strings and variables only, and colour a variable
/// in single quotes, a `#` that begins a comment and an escaped quote wrongly.
pub(super) fn differs_in_shell_text(record: &Record) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    let file = parse(source);
    let positions = Positions::new(source);
    let shell: Vec<((u64, u64), (u64, u64))> = file
        .instructions
        .iter()
        .filter(|found| {
            !found.is_json && matches!(found.keyword, Keyword::Run | Keyword::Cmd | Keyword::Entrypoint)
        })
        .map(|found| (positions.of(found.arguments_range.start), positions.of(found.range.end)))
        .collect();
    let is_outside = |colour: &Colour| {
        let place = (colour.0, colour.1);
        !shell.iter().any(|(start, end)| *start <= place && place < *end)
            || colour.3 == 6
            || colour.2.starts_with('#')
    };
    let mut expected = theirs(record, source);
    expected.retain(|colour| is_outside(colour));
    let mut found = ours(source);
    found.retain(is_outside);
    let comments = |colours: &[Colour]| colours.iter().filter(|colour| colour.3 == 6).count();
    !shell.is_empty() && comments(&expected) == comments(&found) && {
        expected.retain(|colour| !colour.2.starts_with('#'));
        found.retain(|colour| !colour.2.starts_with('#'));
        expected == found
    }
}

/// Returns whether all tokens are the same but for those on lines that we take for comments and they for directives.
pub(super) fn differs_in_comments(record: &Record) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    let file = parse(source);
    let positions = Positions::new(source);
    let lines: Vec<u64> = file.comments.iter().map(|comment| positions.of(comment.range.start).0).collect();
    let outside = |mut colours: Vec<Colour>| {
        colours.retain(|colour| !lines.contains(&colour.0));
        colours
    };
    !lines.is_empty() && outside(ours(source)) == outside(theirs(record, source))
}

/// Returns whether all tokens are the same but for words of `ARG` that we take for variables and they for plain text.
pub(super) fn differs_in_arguments(record: &Record) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    let (found, expected) = (ours(source), theirs(record, source));
    let has_arg = parse(source).instructions.iter().any(|found| found.keyword == Keyword::Arg);
    let is_fine = |(ours, theirs): (&Colour, &Colour)| {
        ours == theirs
            || (ours.3, theirs.3) == (8, 2) && (ours.0, ours.1, &ours.2) == (theirs.0, theirs.1, &theirs.2)
    };
    has_arg && found.len() == expected.len() && found.iter().zip(&expected).all(is_fine)
}

fn ours(source: &str) -> Vec<Colour> {
    let positions = Positions::new(source);
    let file = parse(source);
    tokens(&file)
        .into_iter()
        .map(|token| {
            let (line, character) = positions.of(token.range.start);
            (line, character, token.range.slice(source).to_owned(), number(token.kind))
        })
        .collect()
}

fn theirs(record: &Record, source: &str) -> Vec<Colour> {
    let numbers: Vec<u64> = record.value["tokens"]["data"]
        .as_array()
        .map(|data| data.iter().filter_map(Value::as_u64).collect())
        .unwrap_or_default();
    let positions = Positions::new(source);
    let (mut line, mut character) = (0, 0);
    let mut colours = Vec::new();
    for token in numbers.chunks_exact(5) {
        let [down, right, length, kind, _] = token else { continue };
        character = if *down == 0 { character + right } else { *right };
        line += down;
        let at = |character: u64| {
            positions.offset(&serde_json::json!({"line": line, "character": character})) as usize
        };
        let text = source.get(at(character)..at(character + length)).unwrap_or("").trim_end();
        colours.push((line, character, text.to_owned(), *kind));
    }
    colours
}

/// Their number for a kind of ours.
fn number(kind: TokenKind) -> u64 {
    match kind {
        TokenKind::Keyword => 0,
        TokenKind::Comment => 1,
        TokenKind::Plain
        | TokenKind::Command
        | TokenKind::Flag
        | TokenKind::Number
        | TokenKind::Delimiter => 2,
        TokenKind::Directive | TokenKind::Property => 3,
        TokenKind::Stage => 4,
        TokenKind::Image => 5,
        TokenKind::Continuation => 6,
        TokenKind::String => 7,
        TokenKind::Definition | TokenKind::Variable => 8,
        TokenKind::Operator => 9,
        TokenKind::Modifier => 10,
    }
}
