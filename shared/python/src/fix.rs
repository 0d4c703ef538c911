//! What would mend a problem: one replacement, where there is only one sensible one.

use text::ByteRange;

use crate::problem::{Code, Problem};

/// A replacement in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub range: ByteRange,
    /// What comes.
    pub text: String,
}

/// Returns the change that mends a problem of a Python file or a `requirements.txt`; `None` where a person has to decide.
#[must_use]
pub fn fix(text: &str, problem: &Problem) -> Option<Edit> {
    let Problem { code, range, subject } = problem;
    let (start, end) = (range.start as usize, range.end as usize);
    let replace = |start: usize, end: usize, by: &str| {
        Some(Edit { range: ByteRange::new(start, end), text: by.to_owned() })
    };
    match code {
        Code::MissingToken if subject == ":" => {
            let is_at_end = blank_to_line_end(text.get(end..)?);
            let at = if is_at_end { end } else { text.get(..start)?.trim_end_matches([' ', '\t']).len() };
            replace(at, at, ":")
        }
        Code::MisspelledKeyword
        | Code::BadOperator
        | Code::NearMiss
        | Code::ImportedName
        | Code::MisspelledOption => replace(start, end, subject),
        Code::SingleEquals => replace(start, end, "=="),
        Code::PrintStatement => print_call(text, end),
        Code::StrayCharacter => plain_characters(text, start),
        Code::UnclosedString => {
            let quote = range.slice(text).trim_start_matches(|prefix: char| prefix.is_ascii_alphabetic());
            let is_triple = ["\"\"\"", "'''"].iter().any(|triple| quote.starts_with(triple));
            replace(end, end, quote.get(..1).filter(|_| !is_triple && !quote.ends_with('\\'))?)
        }
        Code::MissingBlock if text.get(line_start(text, start)..start)?.trim().is_empty() => {
            let at = line_start(text, start);
            replace(at, at, "    ")
        }
        Code::MixedIndent => {
            let first = text.lines().find(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty())?;
            let own = range.slice(text);
            let n_columns: usize = own.chars().map(|blank| if blank == '\t' { 4 } else { 1 }).sum();
            let better = if first.starts_with('\t') {
                "\t".repeat(n_columns.div_ceil(4))
            } else {
                " ".repeat(n_columns)
            };
            replace(start, end, &better).filter(|edit| edit.text != own)
        }
        Code::UnexpectedIndent => {
            let above = text.get(..line_start(text, start))?.trim_end();
            let is_flat = !above[line_start(above, above.len())..].starts_with([' ', '\t']);
            replace(start, end, "").filter(|_| is_flat)
        }
        Code::HostMissing => host_argument(text, end),
        Code::HostLoopback => {
            let is_literal = range.slice(text).starts_with(['"', '\'']);
            replace(start, end, "\"0.0.0.0\"").filter(|_| is_literal)
        }
        Code::DebugOn => replace(start, end, "False").filter(|_| range.slice(text) == "True"),
        Code::MissingOperator => replace(text.get(..start)?.trim_end_matches([' ', '\t']).len(), start, "=="),
        Code::DuplicateRequirement | Code::PartOfPython => {
            let line = line_start(text, start);
            let after = text.get(line..)?.find('\n').map_or(text.len(), |len| line + len + 1);
            let is_one_line = !text[line..after].trim_end().ends_with('\\');
            replace(line, after, "").filter(|_| is_one_line)
        }
        _ => None,
    }
}

/// Turns `print "x"` into `print("x")`.
fn print_call(text: &str, end: usize) -> Option<Edit> {
    let rest = text.get(end..)?.lines().next()?;
    let argument = rest.trim();
    let is_plain = !argument.is_empty() && !argument.contains(['#', ';']) && !argument.ends_with(['\\', ',']);
    is_plain.then(|| Edit {
        range: ByteRange::new(end, end + rest.trim_end().len()),
        text: format!("({argument})"),
    })
}

/// Replaces the characters of word processors from the first to the last of a line.
fn plain_characters(text: &str, start: usize) -> Option<Edit> {
    let line = text.get(start..)?.lines().next()?;
    let (last, character) = line.char_indices().rfind(|(_, character)| plain(*character).is_some())?;
    let end = last + character.len_utf8();
    plain(line.chars().next()?)?;
    let plain_text = line[..end].chars().map(|character| match plain(character) {
        Some(plain) => plain.to_owned(),
        None => character.to_string(),
    });
    Some(Edit { range: ByteRange::new(start, start + end), text: plain_text.collect() })
}

fn plain(character: char) -> Option<&'static str> {
    Some(match character {
        '“' | '”' | '„' | '«' | '»' => "\"",
        '‘' | '’' | '‚' | '´' => "'",
        '\u{a0}' | '\u{3000}' | '\u{202f}' | '\u{2009}' => " ",
        '\u{200b}' | '\u{feff}' => "",
        '，' => ",",
        '：' => ":",
        '；' => ";",
        '（' => "(",
        '）' => ")",
        '–' | '—' | '−' => "-",
        _ => return None,
    })
}

/// Puts a host in front of the arguments; not before one without a name, which has to stay first.
fn host_argument(text: &str, function_end: usize) -> Option<Edit> {
    let arguments = text.get(function_end..)?.strip_prefix('(')?;
    let first = arguments.trim_start();
    let name = first.trim_start_matches(|name: char| name.is_alphanumeric() || name == '_').trim_start();
    let is_named = name.len() < first.len() && name.starts_with('=') && !name.starts_with("==");
    let separator = match (first.starts_with(')'), is_named || first.starts_with("**")) {
        (true, _) => "",
        (_, true) => ", ",
        _ => return None,
    };
    let at = function_end + 1;
    Some(Edit { range: ByteRange::new(at, at), text: format!("host=\"0.0.0.0\"{separator}") })
}

fn blank_to_line_end(text: &str) -> bool {
    text.lines().next().is_none_or(|line| line.trim().is_empty())
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}
