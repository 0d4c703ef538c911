//! Replacements that several rules offer.

use catalogue::dockerfile;
use text::ByteRange;

use crate::problem::Fix;
use crate::syntax::{Dockerfile, Instruction};

/// Removes a flag and the blanks after it.
pub(super) fn remove_flag(file: &Dockerfile, instruction: &Instruction, name: &str) -> Vec<Fix> {
    let flag = instruction.flags.iter().find(|flag| file.flag_parts(flag).0 == name);
    let Some(flag) = flag else {
        return Vec::new();
    };
    let after = file.source.get(flag.range.end as usize..).unwrap_or("");
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let range = ByteRange::new(flag.range.start as usize, flag.range.end as usize + blanks);
    vec![Fix::replace(dockerfile::fix_remove(&format!("--{name}")), range, "")]
}

/// Removes whole lines of an instruction.
pub(super) fn remove_instruction(file: &Dockerfile, instruction: &Instruction) -> Fix {
    let line = |line: u32| file.lines.line(line as usize);
    let start = line(instruction.lines.0).map_or(instruction.range.start, |range| range.start);
    let end = line(instruction.lines.1.saturating_sub(1)).map_or(instruction.range.end, |range| range.end);
    Fix::replace(dockerfile::fix_remove_instruction(instruction.keyword.name()), ByteRange { start, end }, "")
}

/// Replaces the text at a place, unless something else stands there, such as a variable.
pub(super) fn exchange(
    file: &Dockerfile,
    range: ByteRange,
    expected: &str,
    text: impl Into<String>,
) -> Vec<Fix> {
    if range.slice(&file.source) != expected {
        return Vec::new();
    }
    let text = text.into();
    vec![Fix::replace(dockerfile::fix_change_to(&text), range, text)]
}

/// Writes a word as its neighbour is: in lower case or in capitals.
pub(super) fn in_case(word: &str, is_lower: bool) -> String {
    if is_lower { word.to_lowercase() } else { word.to_uppercase() }
}
