//! How the instruction that is being typed goes on.

use catalogue::Message;
use text::ByteRange;

use super::place::{HeadPosition, is_comment};
use super::texts;
use crate::keyword::Keyword;
use crate::syntax::Dockerfile;

/// How an instruction is written, and which part of that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The instruction's form: `COPY [--FLAG=VALUE] SOURCE DESTINATION`.
    pub label: &'static str,
    /// Its parts after the keyword, as bytes of the label.
    pub parameters: Vec<ByteRange>,
    /// The part that is being typed.
    pub active: usize,
    /// What the instruction does.
    pub text: Message,
}

/// Returns the signature for what is typed at `offset`; `None` in a keyword, a comment, a here-document.
#[must_use]
pub fn signature(file: &Dockerfile, offset: u32) -> Option<Signature> {
    if is_comment(file, offset) {
        return None;
    }
    let place = HeadPosition::of(file, offset)?;
    let instruction = place.instruction;
    if offset <= instruction.keyword_range.end {
        return None;
    }
    let about = texts::instruction(instruction.keyword)?;
    let before = place.typed(file);
    let is_json = instruction.is_json || before.trim_start().starts_with('[');
    let label = about.json_form.filter(|_| is_json).unwrap_or(about.form);
    let parameters = parameters(label);
    let n_flags = parameters.iter().filter(|part| part.slice(label).starts_with("[--")).count();
    let is_flag = |word: &str| word.starts_with("--");
    let typed: Vec<&str> = before.split_whitespace().collect();
    let n_typed_flags = typed.iter().take_while(|word| is_flag(word)).count();
    let is_in_word = before.ends_with(|found: char| !found.is_whitespace());
    let last = parameters.len().saturating_sub(1);
    let active = if n_flags > 0 && is_in_word && n_typed_flags == typed.len() && n_typed_flags > 0 {
        0
    } else {
        let n_words = typed.len() - n_typed_flags;
        let number = n_words.saturating_sub(usize::from(is_in_word));
        let takes_rest = matches!(
            instruction.keyword,
            Keyword::Run | Keyword::Cmd | Keyword::Entrypoint | Keyword::Maintainer | Keyword::Onbuild
        );
        (n_flags + if takes_rest && !is_json { 0 } else { number }).min(last)
    };
    Some(Signature { label, parameters, active, text: (about.text)() })
}

fn parameters(label: &str) -> Vec<ByteRange> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in label.split(' ') {
        if at > 0 {
            found.push(ByteRange::new(at, at + word.len()));
        }
        at += word.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: Option<&str>) {
        let file = crate::parse(source);
        let found = signature(&file, source.len() as u32);
        let active = found.as_ref().map(|found| found.parameters[found.active].slice(found.label));
        assert_eq!(active, expected, "{source}");
    }

    #[test]
    fn the_part_being_typed_is_active() {
        check("COPY ", Some("SOURCE"));
        check("COPY --from=a", Some("[--FLAG=VALUE]"));
        check("COPY --from=a x ", Some("DESTINATION"));
        check("FROM a AS ", Some("NAME]"));
        check("ONBUILD COPY a ", Some("DESTINATION"));
        check("RUN a b \\\n c", Some("COMMAND"));
        check("HEALTHCHECK CMD x", Some("COMMAND"));
        check("ENV A=1 B", Some("..."));
    }

    #[test]
    fn there_is_none_elsewhere() {
        for source in ["", "COP", "# COPY ", "NOSUCH a", "RUN <<EOF\na"] {
            check(source, None);
        }
    }
}
