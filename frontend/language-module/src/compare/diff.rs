//! Two texts side by side, line by line: what moved is called so, and where one has nothing, there is a gap.

use cache::changed_lines;
use dockerfile::Dockerfile;
use dockerfile::ide::{self, TokenKind};
use messages::page::compare::{Compare, Letter};
use reading::Node;

use super::bars::in_row;
use super::facts::Facts;

/// One row of both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) a: Option<usize>,
    pub(super) b: Option<usize>,
    pub(super) kind: Kind,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Same,
    /// Both have a line here, and not the same.
    Changed,
    /// Only one has it.
    Lonely,
    /// The other has it elsewhere: below in B, or above.
    MovedDown,
    MovedUp,
}

/// Lays two texts side by side.
pub(super) fn rows(a: &str, b: &str) -> Vec<Row> {
    let (a_lines, b_lines): (Vec<&str>, Vec<&str>) = (a.lines().collect(), b.lines().collect());
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
            let (is_gone, is_come) = (is_elsewhere(a_line, &b_lines), is_elsewhere(b_line, &a_lines));
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

fn is_elsewhere(line: &str, others: &[&str]) -> bool {
    !line.trim().is_empty() && others.contains(&line)
}

/// Finds lonely lines that the other text has too, lonely as well.
fn name_moves(rows: &mut [Row], a_lines: &[&str], b_lines: &[&str]) {
    for a_row in 0..rows.len() {
        let (Some(a_at), None, Kind::Lonely) = (rows[a_row].a, rows[a_row].b, rows[a_row].kind) else {
            continue;
        };
        let line = a_lines[a_at];
        let is_it = |row: &Row| {
            row.a.is_none() && row.kind == Kind::Lonely && row.b.is_some_and(|b_at| b_lines[b_at] == line)
        };
        let found = rows.iter().position(is_it).filter(|_| !line.trim().is_empty());
        if let Some(b_row) = found {
            let kind = if b_row > a_row { Kind::MovedDown } else { Kind::MovedUp };
            (rows[a_row].kind, rows[b_row].kind) = (kind, kind);
        }
    }
}

/// Draws the Dockerfile of a side of two builds.
pub(super) fn built(facts: &Facts, letter: Letter, words: &Compare) -> Node {
    let sources = (facts.side(Letter::A).source.as_str(), facts.side(Letter::B).source.as_str());
    let own = facts.side(letter);
    let row_of = |line: usize| {
        let steps = &own.record.steps;
        let index =
            steps.iter().position(|step| (step.lines.0 as usize..step.lines.1 as usize).contains(&line));
        facts.row_of(letter, index?)
    };
    dockerfile(sources, &own.dockerfile, letter, words, &row_of)
}

/// Draws the Dockerfile of a side, whose tree is `own`.
pub(super) fn dockerfile(
    (a, b): (&str, &str),
    own: &Dockerfile,
    letter: Letter,
    words: &Compare,
    row_of: &dyn Fn(usize) -> Option<usize>,
) -> Node {
    let lines = coloured(if letter == Letter::A { a } else { b }, Some(own));
    text(&rows(a, b), &lines, letter, words, row_of).with("aria-label", (words.dockerfile)(letter))
}

/// Draws one side of two texts; `row_of` tells of which instruction's row a line is.
pub(super) fn text(
    rows: &[Row],
    lines: &[Vec<Node>],
    letter: Letter,
    words: &Compare,
    row_of: &dyn Fn(usize) -> Option<usize>,
) -> Node {
    let line = |row: &Row| {
        let at = if letter == Letter::A { row.a } else { row.b };
        let Some(at) = at else {
            return Node::new("div", "line").with("data-kind", "gap");
        };
        let (sign, hidden) = match (row.kind, letter) {
            (Kind::Same, _) => ("", ""),
            (_, Letter::A) => ("\u{2212}", words.removed),
            (_, Letter::B) => ("+", words.added),
        };
        let note = match (row.kind, letter) {
            (Kind::MovedDown, Letter::A) => words.moved_down,
            (Kind::MovedUp, Letter::A) => words.moved_up,
            (Kind::MovedDown | Kind::MovedUp, Letter::B) => words.moved_here,
            _ => "",
        };
        let kind = match row.kind {
            Kind::Same => "same",
            Kind::Changed | Kind::Lonely => "changed",
            Kind::MovedDown | Kind::MovedUp => "moved",
        };
        let mut node = in_row(Node::new("div", "line").with("data-kind", kind), row_of(at))
            .child(Node::new("span", "line__sign").with("aria-hidden", "true").text(sign))
            .child(Node::new("span", "line__no num").text((at + 1).to_string()));
        if note.is_empty() && !hidden.is_empty() {
            node = node.child(Node::new("span", "sr").text(format!("{hidden} ")));
        }
        node =
            node.child(Node::new("code", "line__text").children(lines.get(at).cloned().unwrap_or_default()));
        if note.is_empty() { node } else { node.child(Node::new("em", "line__note").text(note)) }
    };
    Node::new("div", "diff").with("role", "group").with("tabindex", "0").children(rows.iter().map(line))
}

/// Cuts a text into its lines, those of a Dockerfile coloured.
pub(super) fn coloured(source: &str, dockerfile: Option<&Dockerfile>) -> Vec<Vec<Node>> {
    let tokens = dockerfile.map(ide::tokens).unwrap_or_default();
    let mut tokens = tokens.iter().peekable();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let (mut nodes, mut at) = (Vec::new(), start);
        while let Some(token) = tokens.peek().filter(|token| (token.range.start as usize) < end) {
            let (from, to) = ((token.range.start as usize).max(at), (token.range.end as usize).min(end));
            if let (Some(class), true) = (ink(token.kind), from < to) {
                nodes.extend(
                    source.get(at..from).filter(|text| !text.is_empty()).map(|text| Node::Text(text.into())),
                );
                nodes.push(Node::new("span", class).text(source.get(from..to).unwrap_or("")));
                at = to;
            }
            tokens.next();
        }
        nodes.extend(source.get(at..end).filter(|text| !text.is_empty()).map(|text| Node::Text(text.into())));
        lines.push(nodes);
        start += line.len();
    }
    lines
}

/// Returns the class of a token's colour, as an editor has it.
fn ink(kind: TokenKind) -> Option<&'static str> {
    match kind {
        TokenKind::Keyword | TokenKind::Directive | TokenKind::Delimiter => Some("tk-key"),
        TokenKind::String => Some("tk-str"),
        TokenKind::Flag | TokenKind::Definition | TokenKind::Variable | TokenKind::Modifier => Some("tk-fn"),
        TokenKind::Comment | TokenKind::Continuation | TokenKind::Operator => Some("tk-note"),
        _ => None,
    }
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
    fn no_character_is_lost_between_the_colours() {
        let source = "# é\nFROM a AS b\r\nRUN echo \"x\" \\\n  && y\n\nCMD [\"z\"]";
        let lines = coloured(source, Some(&dockerfile::parse(source)));
        let texts: Vec<String> =
            lines.iter().map(|line| line.iter().map(Node::all_text).collect::<String>()).collect();
        assert_eq!(texts, source.lines().collect::<Vec<_>>());
    }
}
