//! Renaming stages, variables and here-documents, wherever they are named.

use catalogue::{Message, dockerfile as words};
use text::ByteRange;

use super::navigation::{Symbol, mentions, symbol_at};
use super::scope::VisibleVariables;
use super::texts::PREDEFINED;
use crate::problem::Edit;
use crate::syntax::Dockerfile;

/// Returns the name at `offset` and its place.
///
/// # Errors
///
/// Why nothing can be renamed there, in one sentence.
pub fn prepare_rename(file: &Dockerfile, offset: u32) -> Result<(ByteRange, String), Message> {
    let (symbol, place) = symbol_at(file, offset).ok_or_else(words::rename_nothing)?;
    if let Symbol::Variable { name, .. } = &symbol
        && PREDEFINED.iter().any(|(known, _)| known == name)
    {
        return Err(words::rename_predefined());
    }
    let found = mentions(file, &symbol);
    if matches!(symbol, Symbol::Variable { .. }) && !found.iter().any(|mention| mention.is_definition) {
        return Err(words::rename_not_set());
    }
    Ok((place, place.slice(&file.source).to_owned()))
}

/// Returns the edits that give the thing at `offset` another name.
///
/// # Errors
///
/// Why it cannot have that name, in one sentence.
pub fn rename(file: &Dockerfile, offset: u32, name: &str) -> Result<Vec<Edit>, Message> {
    prepare_rename(file, offset)?;
    let (symbol, _) = symbol_at(file, offset).ok_or_else(words::rename_nothing)?;
    let places = mentions(file, &symbol);
    let is_the_same = |old: &str| old == name;
    match &symbol {
        Symbol::Stage(stage) => {
            let old = file.stages.get(*stage).and_then(|found| found.name.as_deref()).unwrap_or("");
            if !is_stage_name(name) {
                return Err(words::rename_stage_name());
            }
            let is_taken = file.stages.iter().any(|found| found.name.as_deref() == Some(name));
            if !is_the_same(old) && (is_taken || matches!(name, "scratch" | "context")) {
                return Err(words::rename_stage_taken());
            }
        }
        Symbol::Variable { name: old, .. } => {
            if !is_variable_name(name) {
                return Err(words::rename_variable_name());
            }
            let last = file.instructions.len().saturating_sub(1);
            let is_seen = |index: usize| VisibleVariables::at(file, index).find(name).is_some();
            let ends = file.stages.iter().map(|stage| stage.from.saturating_sub(1)).chain([last]);
            if !is_the_same(old)
                && (PREDEFINED.iter().any(|(known, _)| *known == name) || ends.into_iter().any(is_seen))
            {
                return Err(words::rename_variable_taken());
            }
        }
        Symbol::Heredoc { index, number } => {
            let is_plain = |found: char| found.is_ascii_alphanumeric() || matches!(found, '_' | '-' | '.');
            if name.is_empty() || name.starts_with('-') || !name.chars().all(is_plain) {
                return Err(words::rename_delimiter());
            }
            let instruction = file.instructions.get(*index).ok_or_else(words::rename_nothing)?;
            let heredoc = instruction.heredocs.get(*number).ok_or_else(words::rename_nothing)?;
            let mut lines = heredoc.content.slice(&file.source).lines();
            if lines.any(|line| line.trim_start_matches('\t') == name)
                || instruction.heredocs.iter().any(|other| other.name == name && !is_the_same(&heredoc.name))
            {
                return Err(words::rename_delimiter_taken());
            }
        }
    }
    Ok(places.into_iter().map(|place| Edit { range: place.range, text: name.to_owned() }).collect())
}

/// BuildKit's form of stage names (`dockerfile2llb`, `instructions/parse.go`).
fn is_stage_name(name: &str) -> bool {
    name.starts_with(|found: char| found.is_ascii_lowercase())
        && name
            .chars()
            .all(|found| found.is_ascii_lowercase() || found.is_ascii_digit() || "-_.".contains(found))
}

fn is_variable_name(name: &str) -> bool {
    name.starts_with(|found: char| found.is_ascii_alphabetic() || found == '_')
        && name.chars().all(|found| found.is_ascii_alphanumeric() || found == '_')
}

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

    use super::*;
    use crate::problem::apply;

    #[track_caller]
    fn check(marked: &str, name: &str, expected: Result<&str, &str>) {
        let offset = marked.find('|').unwrap();
        let source = marked.replacen('|', "", 1);
        let file = crate::parse(&source);
        let found = rename(&file, offset as u32, name).map(|edits| apply(&source, &edits));
        match (&found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected),
            (Err(found), Err(expected)) => {
                let found = catalogue::text(Bundle::of(Language::English), found);
                assert!(found.contains(expected), "{found}");
            }
            _ => panic!("{found:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn all_mentions_get_the_name() {
        check("FROM a AS |b\nCOPY --from=b x y", "c", Ok("FROM a AS c\nCOPY --from=c x y"));
        check("FROM a\nARG V=1\nRUN ${V|:-x}", "W", Ok("FROM a\nARG W=1\nRUN ${W:-x}"));
        check("RUN <<|E\nx\nE", "F", Ok("RUN <<F\nx\nF"));
    }

    #[test]
    fn a_stage_is_renamed_in_flags_that_go_on_below() {
        check(
            "FROM a AS b|\nFROM a\nCOPY --from=\\\nb x y",
            "c",
            Ok("FROM a AS c\nFROM a\nCOPY --from=\\\nc x y"),
        );
        check(
            "FROM a AS b|\nFROM a\nRUN --mount=type=bind,\\\n# why\nfrom=b,target=/b true",
            "c",
            Ok("FROM a AS c\nFROM a\nRUN --mount=type=bind,\\\n# why\nfrom=c,target=/b true"),
        );
    }

    #[test]
    fn what_cannot_be_renamed_says_why() {
        check("FROM| a", "b", Err("Only names"));
        check("FROM a\nRUN $HOM|E", "b", Err("not set in this file"));
        check("FROM a\nARG TARGET|OS", "b", Err("by BuildKit"));
        check("FROM a AS b|\nFROM a AS c", "c", Err("Another stage"));
        check("FROM a AS b|", "1", Err("begins with a letter"));
        check("FROM a\nENV A=1\nENV B|=2", "A", Err("Another variable"));
        check("RUN <<|E\nF\nE", "F", Err("line of the document"));
    }
}
