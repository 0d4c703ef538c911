//! Where a quotation ends, and what its escapes stand for.

use crate::language::is_file_name;
use crate::lines;

/// Returns where a quotation closes whose inside begins at `start`.
pub(crate) fn close(
    text: &str,
    start: usize,
    mark: char,
    escape: Option<char>,
    doubles: bool,
) -> Option<usize> {
    let mut letters = text.get(start..)?.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if Some(letter) == escape {
            letters.next();
        } else if letter == mark {
            if doubles && letters.peek().is_some_and(|(_, next)| *next == mark) {
                letters.next();
                continue;
            }
            return Some(start + at);
        }
    }
    None
}

/// Returns where a quotation ends that somebody forgot to close: before `> FILE` at the end of a line, when a command or nothing follows. Also returns where
/// the redirect begins.
pub(crate) fn early_end(text: &str, start: usize, close: Option<usize>) -> Option<(usize, usize)> {
    let inside = text.get(start..close.unwrap_or(text.len()))?;
    let mut at = start;
    for line in inside.split_inclusive('\n').take(MOST_LINES) {
        let end = at + line.len();
        let is_whole = line.ends_with('\n') || close.is_none();
        if let Some((before, target)) = line.rsplit_once('>').filter(|_| is_whole) {
            let before = before.trim_end_matches('>');
            let rest = text.get(end..).unwrap_or("");
            let next = rest.lines().find(|line| !line.trim().is_empty());
            let is_last = next.is_none_or(|next| lines::command_at(next, false).is_some());
            let target = target.trim();
            let is_file = is_file_name(target.strip_prefix("./").unwrap_or(target));
            if is_file && before.ends_with([' ', '\t']) && (is_last || close.is_none()) {
                return Some((at + before.trim_end().len(), at + before.len()));
            }
        }
        at = end;
    }
    None
}

/// Takes the backslashes away that a shell takes away before the letters of `which`, and joins lines.
pub(crate) fn unescape(text: &str, which: &str, into: &mut String) {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek().copied() {
            Some('\n') if letter == '\\' => {
                letters.next();
            }
            Some(next) if letter == '\\' && which.contains(next) => {
                into.push(next);
                letters.next();
            }
            _ => into.push(letter),
        }
    }
}

/// The same for the backticks and doubled marks of PowerShell.
pub(crate) fn unescape_windows(text: &str, into: &mut String) {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek().copied()) {
            ('`', Some(next)) => {
                into.push(match next {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    other => other,
                });
                letters.next();
            }
            ('"', Some('"')) => {
                into.push('"');
                letters.next();
            }
            _ => into.push(letter),
        }
    }
}

/// Most lines of a quotation that nobody closed.
const MOST_LINES: usize = 2_000;
