//! Tabs and blanks in one indentation: what Python itself says of them (`Parser/lexer/lexer.c`, `tok_get_normal_mode`).
//!
//! Lines inside of brackets and long strings are not told apart from others: only which of two errors Python names depends on them.

use text::ByteRange;

use crate::problem::{Code, Problem};

/// Returns the problem of a line that is indented by tabs where the block around it is by blanks, or the other way round.
pub(super) fn mixed(text: &str, at: usize) -> Option<Problem> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let own = indent(text.get(start..)?);
    let mut stack = vec![Widths::default()];
    let mut above = "";
    for line in text.get(..start)?.lines().filter(|line| says_something(line)) {
        above = indent(line);
        enter(&mut stack, Widths::of(above));
    }
    let has_both = own.contains('\t') && own.contains(' ');
    let is_other = own.contains('\t') && above.contains(' ') || own.contains(' ') && above.contains('\t');
    let error = enter(&mut stack, Widths::of(own))?;
    let range = ByteRange::new(start, start + own.len());
    (has_both || is_other).then(|| Problem { code: Code::MixedIndent, range, subject: error.to_owned() })
}

fn indent(line: &str) -> &str {
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or("")
}

fn says_something(line: &str) -> bool {
    let text = line.trim();
    !text.is_empty() && !text.starts_with('#')
}

/// How wide an indentation is, with tabs of eight columns and with tabs of one: Python wants both to agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Widths {
    wide: usize,
    narrow: usize,
}

impl Widths {
    fn of(indent: &str) -> Self {
        let wide =
            indent.chars().fold(0, |wide, blank| if blank == '\t' { (wide / 8 + 1) * 8 } else { wide + 1 });
        Self { wide, narrow: indent.len() }
    }
}

/// Goes on to the next line; returns what Python says where it does not fit.
fn enter(stack: &mut Vec<Widths>, line: Widths) -> Option<&'static str> {
    let mut top = stack.last().copied().unwrap_or_default();
    if line.wide > top.wide {
        stack.push(line);
        return (line.narrow <= top.narrow).then_some(TABS);
    }
    while line.wide < top.wide {
        stack.pop();
        top = stack.last().copied().unwrap_or_default();
    }
    match (line.wide == top.wide, line.narrow == top.narrow) {
        (true, true) => None,
        (true, false) => Some(TABS),
        (false, _) => Some(UNINDENT),
    }
}

const TABS: &str = "TabError: inconsistent use of tabs and spaces in indentation";
const UNINDENT: &str = "IndentationError: unindent does not match any outer indentation level";
