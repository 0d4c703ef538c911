//! Laws that hold for every text: pieces glue back to it, ranges nest and lie on character borders, nothing panics.
#![cfg(not(target_arch = "wasm32"))]

use dockerfile::{Dockerfile, Instruction, parse};
use proptest::prelude::*;
use text::ByteRange;

fn check(source: &str) {
    let file = parse(source);
    let glued: String = file.pieces().iter().map(|piece| piece.range.slice(source)).collect();
    assert_eq!(glued, source, "pieces of {source:?}: {:?}", file.pieces());
    let mut last_line = 0;
    let mut last_end = 0;
    for instruction in &file.instructions {
        assert!(instruction.range.start >= last_end, "instructions follow each other in {source:?}");
        assert!(
            instruction.lines.0 >= last_line && instruction.lines.1 > instruction.lines.0,
            "lines in {source:?}"
        );
        (last_end, last_line) = (instruction.range.end, instruction.lines.1);
        check_instruction(&file, instruction, instruction.range);
    }
    for comment in &file.comments {
        assert!(
            is_inside(&file, comment.range, whole(&file)) && is_inside(&file, comment.text, comment.range)
        );
    }
    for directive in &file.directives {
        assert!(is_inside(&file, directive.name_range, directive.range));
        assert!(is_inside(&file, directive.value_range, directive.range));
    }
    for problem in &file.problems {
        assert!(is_inside(&file, problem.range, whole(&file)), "{problem:?} in {source:?}");
    }
}

fn check_instruction(file: &Dockerfile, instruction: &Instruction, outer: ByteRange) {
    let source = &file.source;
    assert!(is_inside(file, instruction.range, outer), "range in {source:?}");
    assert!(is_inside(file, instruction.head, instruction.range), "head in {source:?}");
    assert!(is_inside(file, instruction.keyword_range, instruction.head), "keyword in {source:?}");
    assert!(is_inside(file, instruction.arguments_range, instruction.head), "arguments in {source:?}");
    let mut last = instruction.keyword_range.end;
    for range in
        instruction.flags.iter().map(|flag| flag.range).chain(instruction.words.iter().map(|word| word.range))
    {
        assert!(
            is_inside(file, range, instruction.head) && range.start >= last,
            "{range:?} in {source:?}: {instruction:?}"
        );
        last = range.end;
    }
    for heredoc in &instruction.heredocs {
        assert!(is_inside(file, heredoc.word, instruction.head), "word in {source:?}");
        assert!(is_inside(file, heredoc.content, whole(file)));
    }
    if let Some(trigger) = &instruction.trigger {
        check_instruction(file, trigger, instruction.arguments_range);
    }
}

fn whole(file: &Dockerfile) -> ByteRange {
    ByteRange::new(0, file.source.len())
}

fn is_inside(file: &Dockerfile, inner: ByteRange, outer: ByteRange) -> bool {
    inner.start >= outer.start
        && inner.end <= outer.end
        && file.source.get(std::ops::Range::<usize>::from(inner)).is_some()
}

/// Text that looks like a Dockerfile more often than not.
fn likely() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "(FROM|RUN|COPY|ADD|ENV|ARG|LABEL|CMD|ONBUILD|HEALTHCHECK|run|RU|EXPOSE)?[ \t]*(--[a-z]{1,4}(=[a-z\"'é\\\\]{0,4})? ?){0,2}[a-z=\"'$\\{\\}\\[\\], <>\\-é\\\\#`\u{85}\u{a0}]{0,14}",
        "# *(syntax|escape|check|a) *= *[`\\\\a]",
        "[ \t]*#?[ \\\\`]*",
        "(RUN|COPY) [0-9]?<<-?['\"]?[AE]['\"]? ?(<<B)?",
        "\t?[AEB]",
    ];
    prop::collection::vec((line, prop_oneof!["\n", "\r\n", "\\\\\n", " `\n"]), 0..9)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + &end).collect())
}

#[test]
fn what_once_broke_a_law() {
    for source in ["\\\n\n", "RUN a \\\n\n\n", "FROM a \\\n \n# b\n"] {
        check(source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text(source in "(?s).{0,80}") {
        check(&source);
    }

    #[test]
    fn likely_text_and_every_prefix_of_it(source in likely()) {
        check(&source);
        for (end, _) in source.char_indices() {
            check(&source[..end]);
        }
    }
}
