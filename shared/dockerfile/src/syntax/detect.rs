//! The value of one directive, found without reading the file (BuildKit `parser/directives.go`, `ParseDirective` and `DetectSyntax`).
//!
//! Looks further than the parser does: past a `#!` line, and, where any format is wanted, at `//` comments and at a file that is JSON.

use text::ByteRange;

use super::directive::{self, Directive, DirectiveName};
use super::json;

/// A directive that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// Its value up to the first blank.
    pub value: String,
    /// All of its value.
    pub whole: String,
    /// Where it stands; `None` when it was read from JSON.
    pub range: Option<ByteRange>,
    /// Zero-based line; `None` when it was read from JSON.
    pub line: Option<u32>,
}

/// Which forms of directives count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forms {
    /// `# name=value`.
    Comments,
    /// The same, `// name=value`, or a JSON object with the name as a key.
    Any,
}

/// Finds a directive above everything else.
#[must_use]
pub fn detect_directive(name: DirectiveName, source: &str, forms: Forms) -> Option<Detected> {
    let mut start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut line = 0;
    if source.get(start..)?.starts_with("#!") {
        start += source.get(start..)?.find('\n').map_or(source.len() - start, |at| at + 1);
        line = 1;
    }
    if let Some(found) = in_comments(name, source, start, line, "#") {
        return Some(found);
    }
    if forms == Forms::Comments {
        return None;
    }
    in_comments(name, source, start, line, "//").or_else(|| {
        let whole = json::object_text(source.get(start..)?, name.name())?;
        let value = whole.split(' ').next().unwrap_or("").to_owned();
        Some(Detected { value, whole, range: None, line: None })
    })
}

fn in_comments(name: DirectiveName, source: &str, start: usize, line: u32, mark: &str) -> Option<Detected> {
    let mut at = start;
    let mut found: Option<Directive> = None;
    let mut seen: Vec<DirectiveName> = Vec::new();
    for (line, whole) in (line..).zip(source.get(start..)?.split_inclusive('\n')) {
        let text = whole.trim_end_matches('\n').trim_end_matches('\r');
        let directive = directive::read_after(mark, text, at, line);
        at += whole.len();
        let Some(directive) = directive else {
            break;
        };
        if seen.contains(&directive.name) {
            return None;
        }
        seen.push(directive.name);
        if directive.name == name {
            found = Some(directive);
        }
    }
    let found = found?;
    let whole = found.value_range.slice(source).to_owned();
    let value = whole.split(' ').next().unwrap_or("").to_owned();
    Some(Detected { value, whole, range: Some(found.range), line: Some(found.line) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, forms: Forms, expected: Option<&str>) {
        let found = detect_directive(DirectiveName::Syntax, source, forms).map(|found| found.value);
        assert_eq!(found.as_deref(), expected, "{source:?}");
    }

    #[test]
    fn directives_are_found_behind_a_shebang() {
        check("#!/bin/sh\n# syntax = a/b // options\n", Forms::Comments, Some("a/b"));
        check("#!/bin/sh\n\n# syntax=a\n", Forms::Comments, None);
        check("# escape=`\n# syntax=a\n", Forms::Comments, Some("a"));
        check("# syntax=a\n# syntax=b\n", Forms::Comments, None);
    }

    #[test]
    fn other_forms_count_only_where_wanted() {
        for source in ["//syntax=x\n", "{\"a\": [1], \"syntax\": \"x\"}\n"] {
            check(source, Forms::Any, Some("x"));
            check(source, Forms::Comments, None);
        }
        check("{\"syntax\": \"x\"", Forms::Any, None);
        check("{\"syntax\": 1}", Forms::Any, None);
    }
}
