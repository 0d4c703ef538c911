//! Laws of what an editor asks, on any text.
#![cfg(not(target_arch = "wasm32"))]

use dockerfile::ide::{
    Surroundings, complete, definition, folding, format, hover, prepare_rename, references, rename,
    signature, tokens,
};
use dockerfile::{apply, parse};
use proptest::prelude::*;

/// Texts of the kind that people write and break.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "FROM",
        "RUN",
        "ENV",
        "ARG",
        "COPY",
        "CMD",
        "ONBUILD",
        "HEALTHCHECK",
        "EXPOSE",
        "WORKDIR",
        "LABEL",
        "VOLUME",
        " ",
        " ",
        "  ",
        "\t",
        "\n",
        "\n",
        "\n",
        "\\\n",
        " \\\n",
        "\\\r\n",
        "\r",
        "# c\n",
        "#escape=`\n",
        "`\n",
        "`",
        "\\",
        "'",
        "\"",
        "$",
        "${",
        "}",
        "$a",
        "${a:-",
        "$(",
        ")",
        "(",
        "[",
        "]",
        "\"a\"",
        ",",
        "=",
        "a=b",
        "a",
        "é",
        "漢",
        "&&",
        "|",
        ";",
        "<<EOF",
        "<<-'E'",
        "EOF\n",
        "E\n",
        "--from=",
        "--mount=type=bind,from=a",
        "as b",
        "80/tcp",
        "AS",
        "\u{feff}",
        "#",
    ]);
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// What a build reads, runs of blanks outside JSON taken as one and those at shell operators left out.
fn meaning(source: &str) -> Vec<String> {
    let file = parse(source);
    let one = |instruction: &dockerfile::Instruction| {
        let words = instruction.words.iter().map(|word| {
            let text = file
                .text(word)
                .split([' ', '\t'])
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            text.replace("& ", "&").replace("| ", "|").replace("; ", ";")
        });
        let flags = instruction.flags.iter().map(|flag| file.flag_text(flag).to_owned());
        let documents = instruction.heredocs.iter().map(|found| found.content.slice(source).to_owned());
        let all: Vec<String> = words.chain(flags).chain(documents).collect();
        format!("{:?} {} {all:?}", instruction.keyword, instruction.is_json)
    };
    file.instructions.iter().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn formatting_keeps_the_meaning_and_is_done_once(source in any_text()) {
        let edits = format(&parse(&source), Some("    "));
        let formatted = apply(&source, &edits);
        prop_assert_eq!(meaning(&formatted), meaning(&source), "{:?} -> {:?}", source, formatted);
        prop_assert_eq!(format(&parse(&formatted), Some("    ")), Vec::new(), "{:?} -> {:?}", source, formatted);
    }

    #[test]
    fn tokens_are_in_order_on_one_line_and_on_character_borders(source in any_text()) {
        let mut at = 0;
        for token in tokens(&parse(&source)) {
            prop_assert!(token.range.start >= at, "{:?} in {:?}", token, source);
            prop_assert!(!token.range.slice(&source).is_empty(), "{:?} in {:?}", token, source);
            prop_assert!(!token.range.slice(&source).contains('\n'), "{:?} in {:?}", token, source);
            at = token.range.end;
        }
    }

    #[test]
    fn folds_are_in_order_and_hide_a_line_break(source in any_text()) {
        let mut at = 0;
        for fold in folding(&parse(&source)) {
            prop_assert!(fold.range.start >= at);
            prop_assert!(fold.range.slice(&source).contains('\n'), "{:?} in {:?}", fold, source);
            at = fold.range.start;
        }
    }

    #[test]
    fn any_place_of_any_text_can_be_asked_about(source in any_text()) {
        let file = parse(&source);
        let around = Surroundings { paths: &["a/b.py", "é/漢"], images: &["alpine:3"] };
        for offset in (0..=source.len()).filter(|offset| source.is_char_boundary(*offset)) {
            let offset = offset as u32;
            for found in complete(&file, offset, around) {
                prop_assert_eq!(found.range.end, offset);
                prop_assert!(source.is_char_boundary(found.range.start as usize));
            }
            let card = hover(&file, offset);
            if let Some(card) = card {
                prop_assert!(card.range.start <= offset && offset <= card.range.end, "{:?} at {} of {:?}", card, offset, source);
            }
            drop((signature(&file, offset), definition(&file, offset)));
            let mentions = references(&file, offset);
            prop_assert!(mentions.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "{:?} of {:?}", mentions, source);
            if prepare_rename(&file, offset).is_ok() && let Ok(edits) = rename(&file, offset, "renamed") {
                let renamed = apply(&source, &edits);
                prop_assert_eq!(parse(&renamed).instructions.len(), file.instructions.len(), "{:?} -> {:?}", source, renamed);
            }
        }
    }
}
