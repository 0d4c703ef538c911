//! Python, read with ruff's parser: whatever can still be found in a broken file is found.

mod depth;
mod environment;
mod indent;
mod listens;
mod names;
mod pieces;
mod routes;
mod scan;
mod syntax;

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions, parse_cells_unchecked, parse_unchecked};
use ruff_text_size::TextRange;
use text::ByteRange;

use crate::facts::Python;
use crate::problem::{Code, Problem, sort};

/// Reads Python of any version.
#[must_use]
pub fn parse(text: &str) -> Python {
    parse_for(text, None)
}

/// Reads Python as it will be read by a version, as `(3, 8)`; syntax that this version has not is a problem.
#[must_use]
pub fn parse_for(text: &str, version: Option<(u8, u8)>) -> Python {
    // Ranges are of 32 bits, and no file of a workspace comes near.
    if u32::try_from(text.len()).is_err() {
        return Python::default();
    }
    if depth::is_too_deep(text) {
        let range = ByteRange::new(0, text.lines().next().map_or(0, str::len));
        let problem = Problem { code: Code::TooDeep, range, subject: String::new() };
        return Python { problems: vec![problem], ..Python::default() };
    }
    let target =
        version.map_or(PythonVersion::latest_preview(), |(major, minor)| PythonVersion { major, minor });
    let options = ParseOptions::from(Mode::Module).with_target_version(target);
    let parsed = parse_unchecked(text, options.clone());
    let mut python = if parsed.errors().is_empty() {
        parsed.syntax().as_module().map_or_else(Python::default, |module| scan::scan(text, &module.body))
    } else {
        let pieces = parse_cells_unchecked(text, pieces::pieces(text, parsed.tokens()), &options);
        scan::scan(text, &pieces.syntax().body)
    };
    let mut problems = syntax::problems(text, parsed.tokens(), parsed.errors());
    if version.is_some() {
        problems.extend(syntax::of_another_version(text, parsed.unsupported_syntax_errors(), target));
    }
    // Where a block begins and ends is a guess in a broken file.
    let is_whole = problems.is_empty();
    python
        .problems
        .retain(|problem| is_whole || !matches!(problem.code, Code::ReturnOutside | Code::RunAboveRoutes));
    problems.append(&mut python.problems);
    sort(&mut problems);
    Python { problems, ..python }
}

/// Turns the parser's range into ours.
fn bytes(range: TextRange) -> ByteRange {
    ByteRange { start: range.start().into(), end: range.end().into() }
}
