//! Comparing two answers after what differs by nature is made equal: ids, times and ages always, more where a case tolerates it.

use std::fmt::Write as _;

use crate::case::Tolerance;

/// What a line came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) output: String,
    pub(crate) errors: String,
    pub(crate) status: i32,
}

/// Returns what differs, as the text of a report.
pub(crate) fn difference(theirs: &Answer, ours: &Answer, tolerated: &[Tolerance]) -> Option<String> {
    let may = |tolerance: Tolerance| tolerated.contains(&tolerance);
    if may(Tolerance::Refused) && ours.status != 0 && ours.errors.starts_with("docker: ") {
        return None;
    }
    let (their_output, our_output) = (normal(&theirs.output, tolerated), normal(&ours.output, tolerated));
    let (their_errors, our_errors) = (errors(theirs, tolerated), errors(ours, tolerated));
    let output_is_equal = their_output == our_output || (may(Tolerance::Output) && our_output.is_empty());
    let errors_are_equal = may(Tolerance::Errors)
        || their_errors == our_errors
        || (may(Tolerance::Hint) && our_errors.starts_with(&their_errors));
    let status_is_equal = theirs.status == ours.status || may(Tolerance::Status);
    let mut report = String::new();
    if !output_is_equal {
        tell(&mut report, "stdout", &their_output, &our_output);
    }
    if !errors_are_equal {
        tell(&mut report, "stderr", &their_errors, &our_errors);
    }
    if !status_is_equal {
        tell(&mut report, "exit code", &theirs.status.to_string(), &ours.status.to_string());
    }
    (!report.is_empty()).then(|| report.trim_end().to_owned())
}

fn tell(report: &mut String, what: &str, theirs: &str, ours: &str) {
    for (who, text) in [("client ", theirs), ("console", ours)] {
        writeln!(report, "  {who} {what}:").ok();
        for line in text.lines() {
            writeln!(report, "    |{line}").ok();
        }
    }
}

fn errors(answer: &Answer, tolerated: &[Tolerance]) -> String {
    // The client's own log is told only where it loses a race with the engine.
    let is_told = |line: &&str| !line.starts_with("time=\"");
    let told: String = answer.errors.split_inclusive('\n').filter(is_told).collect();
    let text = normal(&told, tolerated);
    if !tolerated.contains(&Tolerance::Progress) {
        return text;
    }
    text.lines().rev().find(|line| line.starts_with("ERROR")).unwrap_or_default().to_owned()
}

/// Replaces what differs by nature.
fn normal(text: &str, tolerated: &[Tolerance]) -> String {
    let may = |tolerance: Tolerance| tolerated.contains(&tolerance);
    let text = &without_labels_of_base(text);
    let mut lines: Vec<String> = text.lines().map(|line| normal_line(line, tolerated)).collect();
    if may(Tolerance::Bases) {
        lines.retain(|line| !(line.contains("python") && line.contains("3.8-alpine")));
    }
    if may(Tolerance::Order) {
        lines.sort();
    }
    let replaced = lines.iter().any(|line| PLACES.iter().any(|place| line.contains(place)));
    if replaced || may(Tolerance::Bases) {
        // Columns are as wide as the widest cell, which was another.
        lines = lines.iter().map(|line| narrowed(line)).collect();
    }
    let mut normal = lines.join("\n");
    if text.ends_with('\n') {
        normal.push('\n');
    }
    normal
}

/// Leaves out the labels by which Drydock knows a base image that it made itself; it shows nobody labels of its own.
fn without_labels_of_base(text: &str) -> String {
    let mut text = text.to_owned();
    for (start, ends) in LABELS_OF_BASE {
        while let Some(from) = text.find(start) {
            let after = |at: usize, end: &&str| text[at..].find(*end).map(|length| at + length + end.len());
            let Some(to) = ends.iter().try_fold(from, after) else { break };
            // With the comma that parts it from its neighbour.
            let (from, to) = match (text[..from].ends_with(','), text[to..].starts_with(',')) {
                (true, _) => (from - 1, to),
                (false, true) => (from, to + 1),
                (false, false) => (from, to),
            };
            text.replace_range(from..to, "");
        }
    }
    text
}

fn normal_line(line: &str, tolerated: &[Tolerance]) -> String {
    let may = |tolerance: Tolerance| tolerated.contains(&tolerance);
    let mut normal = String::new();
    let mut rest = line;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let is_start = !before.is_ascii_alphanumeric();
        let found = if is_start {
            date(rest)
                .or_else(|| age(rest))
                .or_else(|| id(rest))
                .or_else(|| may(Tolerance::Sizes).then(|| size(rest)).flatten())
                .or_else(|| may(Tolerance::Names).then(|| made_up_name(rest)).flatten())
                .or_else(|| may(Tolerance::Numbers).then(|| number(rest)).flatten())
        } else {
            None
        };
        let length = match found {
            Some((length, place)) => {
                normal.push_str(place);
                length
            }
            None => {
                normal.push(first);
                first.len_utf8()
            }
        };
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
    normal
}

/// Two spaces for more of them, and for dashes and tabs between; none at the end.
fn narrowed(line: &str) -> String {
    let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    cells.join("  ")
}

/// The length of what `text` begins with, and what takes its place.
type Found = Option<(usize, &'static str)>;

/// Finds 12 or 64 hexadecimal digits with at least one digit or letter more than a word has.
fn id(text: &str) -> Found {
    let length = length_of(text, |letter| letter.is_ascii_alphanumeric());
    let is_hex = text[..length].bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    match length {
        12 if is_hex => Some((12, "<short id>")),
        64 if is_hex => Some((64, "<id>")),
        _ => None,
    }
}

/// Finds `2026-11-30 18:28:36 +0000 UTC`, `2026-11-30T18:28:36.123Z` and the like.
fn date(text: &str) -> Found {
    let shape = |from: usize, shape: &str| {
        let part = text.get(from..from + shape.len())?;
        let fits = part.chars().zip(shape.chars()).all(|(letter, of)| match of {
            '0' => letter.is_ascii_digit(),
            other => letter == other,
        });
        fits.then_some(from + shape.len())
    };
    let day = shape(0, "0000-00-00")?;
    let time = shape(day, " 00:00:00").or_else(|| shape(day, "T00:00:00"))?;
    let fraction =
        text[time..].strip_prefix('.').map_or(0, |rest| 1 + length_of(rest, |c| c.is_ascii_digit()));
    let mut length = time + fraction;
    for zone in ["Z", " +0000 UTC", "+00:00"] {
        if text[length..].starts_with(zone) {
            length += zone.len();
            break;
        }
    }
    Some((length, "<time>"))
}

/// Finds `2 seconds`, `About a minute`, `Less than a second`, with ` ago` after them.
fn age(text: &str) -> Found {
    let phrase = ["About a minute", "About an hour", "Less than a second"];
    let mut length = match phrase.iter().find(|phrase| text.starts_with(**phrase)) {
        Some(phrase) => phrase.len(),
        None => {
            let digits = length_of(text, |letter| letter.is_ascii_digit());
            let rest = text[digits..].strip_prefix(' ').filter(|_| digits > 0)?;
            let word = length_of(rest, |letter| letter.is_ascii_alphabetic());
            let unit = rest[..word].trim_end_matches('s');
            let is_unit = ["second", "minute", "hour", "day", "week", "month", "year"].contains(&unit);
            is_unit.then_some(digits + 1 + word)?
        }
    };
    if text[length..].starts_with(" ago") {
        length += " ago".len();
    }
    Some((length, "<age>"))
}

/// Finds `0B`, `12.5kB`, `51.2MB`.
fn size(text: &str) -> Found {
    let digits = length_of(text, |letter| letter.is_ascii_digit() || letter == '.');
    let unit = length_of(&text[digits..], |letter| letter.is_ascii_alphabetic());
    let is_unit = ["B", "kB", "MB", "GB", "KiB", "MiB", "GiB"].contains(&&text[digits..digits + unit]);
    (digits > 0 && is_unit).then_some((digits + unit, "<size>"))
}

/// Finds two words of small letters with `_` between.
fn made_up_name(text: &str) -> Found {
    let small = |letter: char| letter.is_ascii_lowercase();
    let first = length_of(text, small);
    let second = length_of(text[first..].strip_prefix('_')?, small);
    let length = first + 1 + second;
    let is_end =
        text[length..].chars().next().is_none_or(|next| !next.is_ascii_alphanumeric() && next != '_');
    (first > 1 && second > 1 && is_end).then_some((length, "<name>"))
}

fn number(text: &str) -> Found {
    let digits = length_of(text, |letter| letter.is_ascii_digit());
    (digits > 0).then_some((digits, "<number>"))
}

/// The length of the characters at the start that are of a kind.
fn length_of(text: &str, kind: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !kind(letter)).unwrap_or(text.len())
}

/// How labels of the base begin, and what follows up to their end: in a list, as JSON, in a loop of a template.
const LABELS_OF_BASE: &[(&str, &[&str])] = &[
    ("drydock.standin.made-of=", &["drydock.standin=true"]),
    ("\"drydock.standin", &["\":\"", "\""]),
    ("drydock.standin=", &["drydock.standin.recipe=", ";"]),
];
/// What takes the place of texts that may be longer or shorter.
const PLACES: &[&str] = &["<age>", "<size>", "<name>", "<number>"];

#[cfg(test)]
mod tests {
    use super::*;

    fn equal(one: &str, other: &str, tolerated: &[Tolerance]) -> bool {
        normal(one, tolerated) == normal(other, tolerated)
    }

    #[test]
    fn ids_times_and_ages_are_equal() {
        assert!(equal("0123456789ab x\n", "ba9876543210 x\n", &[]));
        assert!(!equal("0123456789ab\n", "0123456789abc\n", &[]));
        assert!(equal(&format!("sha256:{}", "a".repeat(64)), &format!("sha256:{}", "b".repeat(64)), &[]));
        assert!(equal("2026-11-30 18:28:36 +0000 UTC", "2026-01-01 00:00:00 +0000 UTC", &[]));
        assert!(equal("2026-11-30T18:28:36.1Z|", "2026-11-30T18:28:36.123456Z|", &[]));
        assert!(!equal("2026-11-30T18:28:36Z", "2026-11-30 18:28:36 +0000 UTC|", &[]));
        assert!(equal("a   Up 2 seconds             b", "a   Up Less than a second   b", &[]));
        assert!(equal("Exited (0) 1 second ago", "Exited (0) 2 seconds ago", &[]));
        assert!(!equal("Exited (0) 1 second ago", "Exited (1) 2 seconds ago", &[]));
        assert!(!equal("12.5kB", "13kB", &[]));
        assert!(equal("a=b,drydock.standin.made-of=x, y,drydock.standin=true|", "a=b|", &[]));
        assert!(!equal("a=b,c=d|", "a=b|", &[]));
        let json = r#"{"drydock.standin":"true","drydock.standin.made-of":"x, y","kind":"test"}"#;
        assert!(equal(json, r#"{"kind":"test"}"#, &[]));
        let in_a_loop = "drydock.standin=true;drydock.standin.made-of=x;drydock.standin.recipe=0;a=b;";
        assert!(equal(in_a_loop, "a=b;", &[]));
        assert!(!equal("a  b", "a   b", &[]), "columns count where nothing was replaced");
    }

    #[test]
    fn a_case_tolerates_more() {
        assert!(equal("12.5kB  x", "0B      x", &[Tolerance::Sizes]));
        assert!(equal("b\na\n", "a\nb\n", &[Tolerance::Order]));
        assert!(equal("brave_turing", "happy_lovelace", &[Tolerance::Names]));
        assert!(!equal("brave_turing", "happy", &[Tolerance::Names]));
        assert!(equal("python  3.8-alpine  x\nweb  y\n", "web      y\n", &[Tolerance::Bases]));
        assert!(equal("0.0.0.0:32768", "0.0.0.0:1", &[Tolerance::Numbers]));
    }

    #[test]
    fn each_part_of_an_answer_counts() {
        let answer = |output: &str, errors: &str, status| Answer {
            output: output.to_owned(),
            errors: errors.to_owned(),
            status,
        };
        let one = answer("a\n", "#1 x\nERROR: no\n", 1);
        assert_eq!(difference(&one, &one, &[]), None);
        let report = difference(&one, &answer("b\n", "ERROR: no\n", 2), &[]).unwrap();
        for part in ["stdout", "stderr", "exit code", "|a", "|b"] {
            assert!(report.contains(part), "{report}");
        }
        assert_eq!(difference(&one, &answer("a\n", "ERROR: no\n", 1), &[Tolerance::Progress]), None);
        assert!(difference(&one, &answer("a\n", "ERROR: yes\n", 1), &[Tolerance::Progress]).is_some());
        assert_eq!(difference(&one, &answer("", "docker: never\n", 125), &[Tolerance::Refused]), None);
        assert!(difference(&one, &answer("", "other: never\n", 125), &[Tolerance::Refused]).is_some());
    }
}
