//! One line: a requirement, a path or address, or an option.

use super::cursor::RequirementCursor;
use super::version::is_version;
use super::{PipOption, Requirement, Requirements, Specifier, normalise, problem};
use crate::near::nearest;
use crate::problem::{Code, Problem};

/// Reads the line that the cursor is at.
pub(super) fn read(cursor: &mut RequirementCursor<'_>, found: &mut Requirements) {
    let rest = cursor.rest();
    if rest.starts_with('-') {
        return option(cursor, found);
    }
    let start = cursor.at();
    if is_source(rest) {
        cursor.take_rest();
        found.sources.push(cursor.since(start));
        return;
    }
    match requirement(cursor) {
        Ok(requirement) => found.requirements.push(requirement),
        Err(problem) => {
            cursor.take_rest();
            found.problems.push(problem);
        }
    }
}

/// Returns whether a line names a path or an address rather than a package.
fn is_source(line: &str) -> bool {
    // `name[extra] @ address` is a requirement, whatever the address looks like.
    if let Some((before, _)) = line.split_once('@')
        && is_name(before.split('[').next().unwrap_or_default().trim())
    {
        return false;
    }
    let word = line.split([' ', '\t']).next().unwrap_or_default();
    let is_file = [".whl", ".zip", ".tar.gz", ".tar.bz2", ".tgz"].iter().any(|ending| word.ends_with(ending));
    is_file || word.contains("://") || word.starts_with(['.', '/']) || word.contains('/')
}

fn requirement(cursor: &mut RequirementCursor<'_>) -> Result<Requirement, Problem> {
    let start = cursor.at();
    let name = cursor.take(|character| !" \t\r\n[]()<>=!~;@,\\\"'#".contains(character));
    let name_range = cursor.since(start);
    if name.is_empty() {
        let line = cursor.take_rest();
        return Err(problem(Code::NotARequirement, cursor.since(start), line));
    }
    if !is_name(name) {
        return Err(problem(Code::BadPackageName, name_range, name));
    }
    let mut requirement = Requirement {
        name: normalise(name),
        name_range,
        extras: Vec::new(),
        specifiers: Vec::new(),
        address: None,
        marker: None,
        n_hashes: 0,
        range: name_range,
    };
    cursor.skip_blanks();
    requirement.extras = extras(cursor)?;
    cursor.skip_blanks();
    if cursor.eat("@") {
        cursor.skip_blanks();
        let start = cursor.at();
        cursor.take_word();
        requirement.address = Some(cursor.since(start));
    } else {
        requirement.specifiers = specifiers(cursor, name)?;
    }
    tail(cursor, &mut requirement)?;
    requirement.range = cursor.since(start);
    Ok(requirement)
}

/// Reads `[first, second]`.
fn extras(cursor: &mut RequirementCursor<'_>) -> Result<Vec<String>, Problem> {
    let start = cursor.at();
    if !cursor.eat("[") {
        return Ok(Vec::new());
    }
    let mut extras = Vec::new();
    loop {
        cursor.skip_blanks();
        let extra = cursor.take(|character| character.is_alphanumeric() || "-_.".contains(character));
        cursor.skip_blanks();
        let (is_more, is_end) = (cursor.eat(","), cursor.rest().starts_with(']'));
        if !extra.is_empty() && !is_name(extra) || extra.is_empty() && is_more || !is_more && !is_end {
            cursor.take_word();
            return Err(problem(Code::BadExtras, cursor.since(start), ""));
        }
        if !extra.is_empty() {
            extras.push(extra.to_owned());
        }
        if !is_more && cursor.eat("]") {
            return Ok(extras);
        }
    }
}

/// Reads `>=2.0, <3`, also in parentheses.
fn specifiers(cursor: &mut RequirementCursor<'_>, name: &str) -> Result<Vec<Specifier>, Problem> {
    let has_parenthesis = cursor.eat("(");
    let mut specifiers = Vec::new();
    loop {
        cursor.skip_blanks();
        let start = cursor.at();
        let written = cursor.take(|character| "=<>!~".contains(character));
        if written.is_empty() {
            break;
        }
        let Some(operator) = OPERATORS.iter().find(|operator| **operator == written) else {
            return Err(problem(Code::BadOperator, cursor.since(start), meant(written)));
        };
        cursor.skip_blanks();
        let version_start = cursor.at();
        let version = cursor.take(|character| !" \t\r\n,;()#\\".contains(character));
        if version.is_empty() {
            return Err(problem(Code::MissingVersion, cursor.since(start), operator));
        }
        if !is_version(version, operator) {
            return Err(problem(Code::BadVersion, cursor.since(version_start), version));
        }
        specifiers.push(Specifier { operator, version: version.to_owned(), range: cursor.since(start) });
        cursor.skip_blanks();
        if !cursor.eat(",") {
            break;
        }
    }
    if has_parenthesis {
        cursor.skip_blanks();
        cursor.eat(")");
    }
    let start = cursor.at();
    if specifiers.is_empty() && cursor.rest().starts_with(|character: char| character.is_ascii_digit()) {
        let version = cursor.take_word();
        return Err(problem(Code::MissingOperator, cursor.since(start), &format!("{name}=={version}")));
    }
    Ok(specifiers)
}

/// Reads what may follow: a condition, and options of the requirement.
fn tail(cursor: &mut RequirementCursor<'_>, requirement: &mut Requirement) -> Result<(), Problem> {
    cursor.skip_blanks();
    if cursor.eat(";") {
        cursor.skip_blanks();
        let start = cursor.at();
        let line = cursor.rest();
        let len = line.find(" --").unwrap_or(line.len());
        let marker = line[..len].trim_end();
        cursor.take(|_| true);
        let (end, range) = (start + marker.len(), cursor.since(start));
        if !is_marker(marker) {
            return Err(problem(Code::BadMarker, range, marker));
        }
        requirement.marker = Some(text::ByteRange::new(start, end));
        requirement.n_hashes = count_hashes(&line[len..]);
        return Ok(());
    }
    let start = cursor.at();
    let rest = cursor.take_rest();
    if rest.starts_with("--") {
        requirement.n_hashes = count_hashes(rest);
    } else if !rest.is_empty() {
        return Err(problem(Code::NotARequirement, cursor.since(start), rest));
    }
    Ok(())
}

fn count_hashes(options: &str) -> u32 {
    u32::try_from(options.matches("--hash").count()).unwrap_or(u32::MAX)
}

/// Returns whether a condition begins with a variable or a value and compares; whether it holds is pip's business.
fn is_marker(marker: &str) -> bool {
    let first = marker.trim_start_matches(['(', ' ']);
    let begins = first.starts_with(['"', '\'']) || MARKERS.iter().any(|variable| first.starts_with(variable));
    let compares = ["=", "<", ">", " in "].iter().any(|operator| marker.contains(operator));
    let n_open = marker.matches('(').count();
    begins && compares && n_open == marker.matches(')').count()
}

/// Returns whether a name could be that of a package: letters, digits, `-`, `_`, `.`, and neither end of the latter (PEP 508).
fn is_name(name: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let has_good_ends = [name.bytes().next(), name.bytes().next_back()]
        .iter()
        .all(|end| end.is_some_and(|byte| byte.is_ascii_alphanumeric()));
    has_good_ends && name.bytes().all(is_inner)
}

/// Returns the operator that was probably meant.
fn meant(written: &str) -> &'static str {
    match written {
        "=>" => ">=",
        "=<" => "<=",
        "~" => "~=",
        "!" | "=!" | "<>" => "!=",
        _ => "==",
    }
}

fn option(cursor: &mut RequirementCursor<'_>, found: &mut Requirements) {
    let start = cursor.at();
    let word = cursor.take(|character| !" \t\r\n=".contains(character));
    // Short options may be glued to their values.
    let short_len = word.len().min(2);
    let known = OPTIONS.iter().find(|(long, short, _)| *long == word || *short == word);
    let glued = OPTIONS.iter().find(|(_, short, takes)| {
        !short.is_empty()
            && *takes
            && !word.starts_with("--")
            && word.is_char_boundary(short_len)
            && *short == &word[..short_len]
    });
    let Some((name, _, takes_value)) = known.or(glued) else {
        found.problems.push(match nearest(word, OPTIONS.iter().map(|(long, ..)| *long)) {
            Some(near) => problem(Code::MisspelledOption, cursor.since(start), near),
            None => problem(Code::UnknownOption, cursor.since(start), word),
        });
        cursor.take_rest();
        return;
    };
    let mut value = if known.is_none() {
        text::ByteRange::new(start + 2, cursor.at())
    } else {
        cursor.since(cursor.at())
    };
    if *takes_value && value.is_empty() {
        let _is_joined: bool = cursor.eat("=");
        cursor.skip_blanks();
        let value_start = cursor.at();
        cursor.take_rest();
        value = cursor.since(value_start);
    }
    let range = cursor.since(start);
    if *takes_value && value.is_empty() {
        found.problems.push(problem(Code::MissingValue, range, name));
    }
    cursor.take_rest();
    found.options.push(PipOption { name, value, range });
}

/// Operators of PEP 440.
const OPERATORS: &[&str] = &["==", "!=", "<=", ">=", "<", ">", "~=", "==="];

/// Variables of conditions (PEP 508).
const MARKERS: &[&str] = &[
    "python_version",
    "python_full_version",
    "os_name",
    "sys_platform",
    "platform_",
    "implementation_",
    "extra",
    "os.name",
    "sys.platform",
    "platform.",
    "python_implementation",
];

/// Options that may stand in a file: the long name, the short one, whether a value follows.
const OPTIONS: &[(&str, &str, bool)] = &[
    ("--requirement", "-r", true),
    ("--constraint", "-c", true),
    ("--editable", "-e", true),
    ("--index-url", "-i", true),
    ("--extra-index-url", "", true),
    ("--find-links", "-f", true),
    ("--no-index", "", false),
    ("--no-binary", "", true),
    ("--only-binary", "", true),
    ("--prefer-binary", "", false),
    ("--require-hashes", "", false),
    ("--pre", "", false),
    ("--trusted-host", "", true),
    ("--use-feature", "", true),
];
