//! What can be folded away: blocks of comments, instructions of several lines, here-documents.

use text::ByteRange;

use crate::syntax::Dockerfile;

/// A range that can be folded: from the end of its first line to the end of its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What is hidden when it is folded.
    pub range: ByteRange,
    /// What it is.
    pub kind: FoldKind,
}

/// What a fold is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// Comments on lines next to each other.
    Comment,
    /// An instruction, its here-documents included.
    Instruction,
    /// One here-document of an instruction that has more than it.
    Heredoc,
}

/// Returns every fold, by where it begins.
#[must_use]
pub fn folding(file: &Dockerfile) -> Vec<Fold> {
    let mut folds = Vec::new();
    comments(file, &mut folds);
    for instruction in &file.instructions {
        let last_text = instruction.joined.pieces().filter(|piece| !is_blank(file, *piece)).last();
        let first_line = instruction.lines.0;
        let has_more = last_text.is_some_and(|piece| line_of(file, piece.start) > first_line);
        let end = match instruction.heredocs.last() {
            Some(_) => instruction.range.end,
            None if has_more => instruction.head.end,
            None => continue,
        };
        push(file, instruction.range.start, end, FoldKind::Instruction, &mut folds);
        let is_all_of_it = instruction.heredocs.len() == 1 && !has_more;
        for heredoc in instruction.heredocs.iter().filter(|_| !is_all_of_it) {
            let end = heredoc.terminator.map_or(heredoc.content.end, |terminator| terminator.end);
            push(file, heredoc.content.start, end, FoldKind::Heredoc, &mut folds);
        }
    }
    folds.sort_by_key(|fold| fold.range.start);
    folds
}

/// Comments outside instructions, in blocks of two lines and more.
fn comments(file: &Dockerfile, folds: &mut Vec<Fold>) {
    let mut rest = file.comments.as_slice();
    while let Some(first) = rest.first() {
        let is_next = |pair: &[crate::Comment]| matches!(pair, [a, b] if b.line == a.line + 1);
        let length = 1 + rest.windows(2).take_while(|pair| is_next(pair)).count();
        if let Some(last) = rest.get(length - 1).filter(|_| length > 1) {
            push(file, first.range.start, last.range.end, FoldKind::Comment, folds);
        }
        rest = rest.get(length..).unwrap_or(&[]);
    }
}

fn push(file: &Dockerfile, start: u32, end: u32, kind: FoldKind, folds: &mut Vec<Fold>) {
    let line = file.lines.line(file.lines.line_of(start)).unwrap_or_default();
    let text = line.slice(&file.source).trim_end_matches(['\n', '\r']);
    let from = line.start as usize + text.len();
    // What hides no line break leaves the lines as they are, such as a lone carriage return at the end of the file.
    let hides_a_line = file.source.get(from..end as usize).is_some_and(|hidden| hidden.contains('\n'));
    if hides_a_line {
        folds.push(Fold { range: ByteRange::new(from, end as usize), kind });
    }
}

fn line_of(file: &Dockerfile, offset: u32) -> u32 {
    u32::try_from(file.lines.line_of(offset)).unwrap_or(u32::MAX)
}

fn is_blank(file: &Dockerfile, range: ByteRange) -> bool {
    range.slice(&file.source).trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[(FoldKind, &str)]) {
        let file = crate::parse(source);
        let found: Vec<(FoldKind, &str)> =
            folding(&file).iter().map(|fold| (fold.kind, fold.range.slice(source))).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn comments_fold_in_blocks() {
        check("# a\n# b\n\n# c\nFROM x\n", &[(FoldKind::Comment, "\n# b")]);
        check("# escape=`\n# a\n# b\n", &[(FoldKind::Comment, "\n# b")]);
    }

    #[test]
    fn instructions_fold_to_their_first_line() {
        check("RUN a \\\r\n\r\n b\r\nRUN c", &[(FoldKind::Instruction, "\r\n\r\n b")]);
        check("RUN a \\\n# nothing more", &[]);
        check("FROM a", &[]);
        check("COPY \\\n<<EOF\r", &[(FoldKind::Instruction, "\n<<EOF")]);
    }

    #[test]
    fn documents_fold_with_their_instruction_and_alone() {
        check("RUN <<EOF\nls\nEOF\n", &[(FoldKind::Instruction, "\nls\nEOF")]);
        check(
            "COPY <<a <<b /to/\n1\na\n2\nb",
            &[
                (FoldKind::Instruction, "\n1\na\n2\nb"),
                (FoldKind::Heredoc, "\na"),
                (FoldKind::Heredoc, "\nb"),
            ],
        );
    }
}
