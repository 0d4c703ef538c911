//! Two texts side by side, line by line: what moved is called so, and where one has nothing, there is a gap.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use dockerfile::{ide, parse};
use prediction::changed_lines;
use review::{DiffKind as Kind, DiffLine, DiffRow, InkedWord, TextDiff};

use super::number;
use crate::ink::ink;

/// One row of both texts: the places of its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) a: Option<usize>,
    pub(super) b: Option<usize>,
    pub(super) kind: Kind,
}

/// Lays two texts side by side.
pub(super) fn rows(a: &str, b: &str) -> Vec<Row> {
    let (a_lines, b_lines): (Vec<&str>, Vec<&str>) = (a.lines().collect(), b.lines().collect());
    let (in_a, in_b): (BTreeSet<&str>, BTreeSet<&str>) =
        (a_lines.iter().copied().collect(), b_lines.iter().copied().collect());
    let mut rows = Vec::new();
    let same = |rows: &mut Vec<Row>, from: (usize, usize), n: usize| {
        rows.extend((0..n).map(|step| Row {
            a: Some(from.0 + step),
            b: Some(from.1 + step),
            kind: Kind::Same,
        }));
    };
    let mut at = (0, 0);
    // A last line without its break is the same line.
    let ended = |text: &str| {
        if text.is_empty() { String::new() } else { format!("{}\n", text.trim_end_matches('\n')) }
    };
    for change in changed_lines(&ended(a), &ended(b)) {
        let (old, new) = (span(change.old, a_lines.len()), span(change.new, b_lines.len()));
        same(&mut rows, at, old.start.saturating_sub(at.0));
        let (mut old_left, mut new_left) = (old.clone().peekable(), new.clone().peekable());
        while let (Some(a_at), Some(b_at)) = (old_left.peek().copied(), new_left.peek().copied()) {
            let (a_line, b_line) = (a_lines[a_at], b_lines[b_at]);
            let (is_gone, is_come) = (is_elsewhere(a_line, &in_b), is_elsewhere(b_line, &in_a));
            if !is_gone && !is_come && first_word(a_line) == first_word(b_line) {
                rows.push(Row { a: Some(a_at), b: Some(b_at), kind: Kind::Changed });
                old_left.next();
                new_left.next();
            } else {
                rows.push(Row { a: Some(a_at), b: None, kind: Kind::Lonely });
                old_left.next();
            }
        }
        rows.extend(old_left.map(|a| Row { a: Some(a), b: None, kind: Kind::Lonely }));
        rows.extend(new_left.map(|b| Row { a: None, b: Some(b), kind: Kind::Lonely }));
        at = (old.end, new.end);
    }
    same(&mut rows, at, a_lines.len().saturating_sub(at.0));
    name_moves(&mut rows, &a_lines, &b_lines);
    rows
}

fn span((from, to): (u32, u32), most: usize) -> std::ops::Range<usize> {
    (from as usize).min(most)..(to as usize).min(most)
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or("")
}

fn is_elsewhere(line: &str, others: &BTreeSet<&str>) -> bool {
    !line.trim().is_empty() && others.contains(line)
}

/// Finds lonely lines that the other text has too, lonely as well.
fn name_moves(rows: &mut [Row], a_lines: &[&str], b_lines: &[&str]) {
    let mut lonely: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let (None, Some(b_at), Kind::Lonely) = (row.a, row.b, row.kind) {
            lonely.entry(b_lines[b_at]).or_default().push_back(at);
        }
    }
    for a_row in 0..rows.len() {
        let (Some(a_at), None, Kind::Lonely) = (rows[a_row].a, rows[a_row].b, rows[a_row].kind) else {
            continue;
        };
        let line = a_lines[a_at];
        let found = lonely.get_mut(line).filter(|_| !line.trim().is_empty()).and_then(VecDeque::pop_front);
        if let Some(b_row) = found {
            let kind = if b_row > a_row { Kind::MovedDown } else { Kind::MovedUp };
            (rows[a_row].kind, rows[b_row].kind) = (kind, kind);
        }
    }
}

/// Returns two Dockerfiles side by side, in their colours.
pub(super) fn dockerfiles(a: &str, b: &str) -> TextDiff {
    tell(&rows(a, b), &coloured(a), &coloured(b))
}

/// Returns a Dockerfile beside nothing.
pub(super) fn alone(source: &str) -> TextDiff {
    let n_lines = source.lines().count();
    let rows: Vec<Row> = (0..n_lines).map(|at| Row { a: Some(at), b: None, kind: Kind::Same }).collect();
    tell(&rows, &coloured(source), &[])
}

/// Returns rows of two texts with the words of their lines.
pub(super) fn texts(rows: &[Row], a: &str, b: &str) -> TextDiff {
    tell(rows, &plain(a), &plain(b))
}

/// Returns the first rows with the words of their lines, and how many more there are.
fn tell(rows: &[Row], a: &[Vec<InkedWord>], b: &[Vec<InkedWord>]) -> TextDiff {
    let line = |at: Option<usize>, lines: &[Vec<InkedWord>]| {
        Some(DiffLine { number: number(at?), words: lines.get(at?).cloned().unwrap_or_default() })
    };
    let shown = rows.iter().take(MOST_ROWS);
    TextDiff {
        rows: shown.map(|row| DiffRow { kind: row.kind, a: line(row.a, a), b: line(row.b, b) }).collect(),
        n_more: number(rows.len().saturating_sub(MOST_ROWS)),
    }
}

/// Rows that are told: a page with many times as many would stand still.
const MOST_ROWS: usize = 2_000;

/// Cuts a text into its lines.
fn plain(source: &str) -> Vec<Vec<InkedWord>> {
    source.lines().map(|line| word(line, None).into_iter().collect()).collect()
}

/// Cuts a Dockerfile into its lines, and these into words of one colour.
fn coloured(source: &str) -> Vec<Vec<InkedWord>> {
    let dockerfile = parse(source);
    let tokens = ide::tokens(&dockerfile);
    let mut tokens = tokens.iter().peekable();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let (mut words, mut at) = (Vec::new(), start);
        while let Some(token) = tokens.peek().filter(|token| (token.range.start as usize) < end) {
            let (from, to) = ((token.range.start as usize).max(at), (token.range.end as usize).min(end));
            if let (Some(ink), true) = (ink(token.kind), from < to) {
                words.extend(source.get(at..from).and_then(|text| word(text, None)));
                words.extend(source.get(from..to).and_then(|text| word(text, Some(ink))));
                at = to;
            }
            tokens.next();
        }
        words.extend(source.get(at..end).and_then(|text| word(text, None)));
        lines.push(words);
        start += line.len();
    }
    lines
}

fn word(text: &str, ink: Option<review::Ink>) -> Option<InkedWord> {
    (!text.is_empty()).then(|| InkedWord { text: text.to_owned(), ink })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &[&str]) {
        let (a_lines, b_lines): (Vec<_>, Vec<_>) = (a.lines().collect(), b.lines().collect());
        let line = |at: Option<usize>, lines: &[&str]| at.map_or("-".to_owned(), |at| lines[at].to_owned());
        let said =
            |row: &Row| format!("{} | {} {:?}", line(row.a, &a_lines), line(row.b, &b_lines), row.kind);
        assert_eq!(rows(a, b).iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_that_moved_are_told_from_lines_that_changed() {
        check(
            "FROM a\nCOPY x\nRUN y\nCMD z\n",
            "FROM a\nRUN y\nCMD z\nCOPY x\n",
            &[
                "FROM a | FROM a Same",
                "COPY x | - MovedDown",
                "RUN y | RUN y Same",
                "CMD z | CMD z Same",
                "- | COPY x MovedDown",
            ],
        );
        check(
            "FROM a\nRUN y",
            "FROM b\nRUN y\nRUN z",
            &["FROM a | FROM b Changed", "RUN y | RUN y Same", "- | RUN z Lonely"],
        );
        check("one\n", "", &["one | - Lonely"]);
        check("", "", &[]);
    }

    #[test]
    fn of_a_very_long_text_the_beginning_is_told_and_the_rest_is_counted() {
        let told = |n_lines: usize| {
            let source = "a\n".repeat(n_lines);
            let told = texts(&rows(&source, &source), &source, &source);
            (told.rows.len(), told.n_more)
        };
        assert_eq!(told(MOST_ROWS), (MOST_ROWS, 0));
        assert_eq!(told(100_000), (MOST_ROWS, 98_000));
        let english = catalogue::Bundle::of(catalogue::Language::English);
        let said = catalogue::text(english, &catalogue::compare::more_lines(1));
        assert!(said.contains("2,000"), "{MOST_ROWS} is what the sentence says");
    }

    #[test]
    fn no_character_is_lost_between_the_colours() {
        let source = "# é\nFROM a AS b\r\nRUN echo \"x\" \\\n  && y\n\nCMD [\"z\"]";
        let text = |line: &Vec<InkedWord>| line.iter().map(|word| word.text.as_str()).collect::<String>();
        let texts: Vec<String> = coloured(source).iter().map(text).collect();
        assert_eq!(texts, source.lines().collect::<Vec<_>>());
    }
}
