//! The outline: stages, and the instructions in each.

use text::ByteRange;

use crate::keyword::Keyword;
use crate::syntax::Dockerfile;

/// One line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// What it covers: of a stage all its instructions.
    pub range: ByteRange,
    /// Where one goes when it is chosen.
    pub place: ByteRange,
    /// `build — python:3.12-slim`, `RUN pip install flask`.
    pub title: String,
    /// The keyword; `FROM` for a stage.
    pub keyword: Keyword,
    /// 0 for stages and what stands above the first one, 1 for the instructions of a stage.
    pub level: u8,
}

/// Returns the outline, in the order of the file.
#[must_use]
pub fn outline(file: &Dockerfile) -> Vec<Outline> {
    let one = |(index, instruction): (usize, &crate::Instruction)| {
        let stage = instruction.stage.filter(|_| instruction.keyword == Keyword::From);
        let end = stage.and_then(|stage| {
            let next = file.stages.get(stage + 1).map_or(file.instructions.len(), |next| next.from);
            file.instructions.get(index..next)?.last().map(|last| last.range.end)
        });
        let name = stage.and_then(|stage| file.stages.get(stage)?.name.clone());
        let base = instruction.words.first().map_or("", |word| file.text(word));
        let title = match (stage, name) {
            (Some(_), Some(name)) => format!("{name} — {base}"),
            (Some(_), None) => base.to_owned(),
            (None, _) => shortened(&file.summary(instruction)),
        };
        let range = ByteRange { start: instruction.range.start, end: end.unwrap_or(instruction.range.end) };
        let level = u8::from(instruction.stage.is_some() && stage.is_none());
        Outline { range, place: instruction.keyword_range, title, keyword: instruction.keyword, level }
    };
    file.instructions.iter().enumerate().map(one).collect()
}

/// Longest title, in characters.
const LONGEST_TITLE: usize = 60;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_hold_their_instructions() {
        let source = "ARG V\nFROM a AS b\nRUN x \\\n  y\nFROM b\nCMD [\"z\"]\n";
        let found: Vec<String> = outline(&crate::parse(source))
            .iter()
            .map(|line| format!("{} {} {}", line.level, line.title, line.range.slice(source).lines().count()))
            .collect();
        assert_eq!(found, ["0 ARG V 1", "0 b — a 3", "1 RUN x y 2", "0 b 2", "1 CMD [\"z\"] 1"]);
    }
}
