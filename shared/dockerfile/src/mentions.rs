//! Where an instruction names variables: those that it declares and those that it uses.

use text::ByteRange;

use crate::keyword::Keyword;
use crate::syntax::{Dockerfile, Instruction};
use crate::words::Lex;

/// Returns the variables that an `ARG` or `ENV` declares: name, place of the name, and value as written.
pub(crate) fn declarations(
    file: &Dockerfile,
    instruction: &Instruction,
) -> Vec<(String, ByteRange, Option<String>)> {
    match instruction.keyword {
        Keyword::Env => instruction
            .pairs()
            .map(|(name, value)| {
                let text = file.text(name).to_owned();
                (text, name.range, Some(file.text(value).to_owned()))
            })
            .collect(),
        Keyword::Arg => instruction
            .words
            .iter()
            .map(|word| {
                let text = file.text(word);
                let (name, value) =
                    text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
                let place = file.range_in(instruction, word, 0, name.len());
                (name.to_owned(), place, value.map(str::to_owned))
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Where a variable is used: the whole reference and the name in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VariableUse {
    pub(crate) whole: ByteRange,
    pub(crate) name: ByteRange,
}

/// Returns where an instruction uses variables, its here-documents included; with the name as it reads.
pub(crate) fn uses(file: &Dockerfile, instruction: &Instruction) -> Vec<(String, VariableUse)> {
    let mut found = Vec::new();
    let inner = instruction.innermost();
    let has_variables = |range: ByteRange| range.slice(&file.source).contains('$');
    if !has_variables(instruction.range) {
        return found;
    }
    if has_variables(instruction.head) {
        let joined = file.original(instruction);
        let from = instruction.joined.offset_of(inner.keyword_range.end);
        let text = joined.get(from..).unwrap_or("");
        for reference in Lex::new(file.escape).references(text) {
            let place = |range: ByteRange| {
                instruction.joined.range_of(from + range.start as usize, from + range.end as usize)
            };
            let name = reference.name.slice(text).to_owned();
            found.push((name, VariableUse { whole: place(reference.range), name: place(reference.name) }));
        }
    }
    let lex = Lex { skip_process_quotes: true, ..Lex::new(file.escape) };
    // The shell of a RUN sees the variables whether or not the delimiter is quoted.
    let documents =
        instruction.heredocs.iter().filter(|found| found.expands || inner.keyword == Keyword::Run);
    for document in documents {
        let text = document.content.slice(&file.source);
        let start = document.content.start as usize;
        for reference in lex.references(text) {
            let place =
                |range: ByteRange| ByteRange::new(start + range.start as usize, start + range.end as usize);
            let name = reference.name.slice(text).to_owned();
            found.push((name, VariableUse { whole: place(reference.range), name: place(reference.name) }));
        }
    }
    found
}
