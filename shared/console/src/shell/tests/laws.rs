//! Laws over any text: nothing panics, ranges lie inside, what is pasted is not lost.

use proptest::prelude::*;

use super::FileTree;
use crate::shell::{
    DEPTH, Evaluation, Script, ShellState, Step, SyntaxErrorKind, corrected, odd_characters, parse, quoted,
    split_paste, test_holds, typed_command,
};

/// Text with much of what is special in a shell.
fn shell_text() -> impl Strategy<Value = String> {
    let pieces = [
        "'",
        "\"",
        "\\",
        "\n",
        " ",
        "$",
        "$(",
        ")",
        "${",
        "}",
        "`",
        "a",
        "echo",
        "&&",
        "||",
        "|",
        ";",
        "&",
        "<<",
        "<<-",
        "<<<",
        "<",
        ">",
        "2>&1",
        "&>",
        "#",
        "!",
        "*",
        "?",
        "[",
        "]",
        "~",
        "=",
        "A=",
        ":-",
        "#",
        "%%",
        "//",
        "/",
        "{",
        ",",
        "..",
        "EOF",
        "\nEOF\n",
        "if",
        "$'",
        "\u{e9}",
        "\u{201c}",
        "\u{2013}",
        "\u{3000}",
        "\t",
        "\0",
        "$A",
        "$?",
        "(",
        "$ ",
        "# ",
        "> ",
        "[:alpha:]",
    ];
    let piece =
        prop_oneof![8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => ".{0,3}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Carries a script out, in which every command prints two words.
fn evaluate(script: Script) {
    let mut state = ShellState::with_environment([("A", "x y*")]);
    let files = FileTree::of(&["a", "b/c", "x y"]);
    let mut evaluation = Evaluation::new(script);
    for n_steps in 0..1_000 {
        match evaluation.next(&mut state, &files) {
            Step::Run(pipeline) => {
                pipeline.commands.iter().for_each(|command| drop(test_holds(&command.words, &files)));
                evaluation.finished(&mut state, n_steps % 2);
            }
            Step::Substitute(_) => evaluation.substituted("p q\n".to_owned(), n_steps % 3),
            Step::Ended(_) => return,
        }
    }
    panic!("a script of some words goes on for ever");
}

/// The stack of a thread of the server. Without optimisation, which is how tests are compiled, a stack is used several times as much.
#[test]
fn the_deepest_nesting_fits_into_a_stack() {
    let nested = |open: &str, close: &str| format!("echo {}a{}", open.repeat(DEPTH), close.repeat(DEPTH));
    let texts = [("$(echo ", ")"), ("${B:-", "}"), ("\"$(a | b ", ")\""), ("\"${B:-", "}\"")]
        .map(|(open, close)| nested(open, close));
    let check = move || {
        for text in texts {
            let script = parse(&text).unwrap();
            evaluate(script.clone());
            assert_eq!(script.clone(), script);
            assert!(!format!("{script:?}").is_empty());
        }
    };
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(check).unwrap();
    thread.join().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in shell_text()) {
        if let Some(typed) = typed_command(&text) {
            prop_assert!(text.get(std::ops::Range::<usize>::from(typed.range)).is_some());
        }
        match parse(&text) {
            Ok(script) => {
                for command in script.commands() {
                    prop_assert!(text.get(std::ops::Range::<usize>::from(command.range)).is_some());
                    for word in &command.words {
                        prop_assert!(!word.range.slice(&text).is_empty(), "{:?}", word);
                    }
                }
                evaluate(script);
            }
            Err(error) => {
                prop_assert!(text.get(std::ops::Range::<usize>::from(error.range)).is_some(), "{error:?}");
                prop_assert!(!error.message().is_empty());
            }
        }
    }

    #[test]
    fn every_prefix_of_a_script_is_one_or_says_why(text in shell_text()) {
        if parse(&text).is_ok() {
            for (at, _) in text.char_indices() {
                if let Err(error) = parse(&text[..at]) {
                    let is_known = error.is_unfinished() || matches!(error.kind, SyntaxErrorKind::Wrong(_) | SyntaxErrorKind::Refused(_));
                    prop_assert!(is_known, "{error:?}");
                }
            }
        }
    }

    #[test]
    fn a_paste_loses_prompts_only(text in shell_text()) {
        let pasted = split_paste(&text);
        let script = pasted.script();
        let kept: Vec<char> = script.chars().filter(|letter| !letter.is_whitespace()).collect();
        let mut all = text.chars();
        prop_assert!(kept.iter().all(|letter| all.any(|other| other == *letter)), "{script:?}");
        if pasted.n_prompts == 0 {
            let whole = text.chars().filter(|letter| !letter.is_whitespace()).count();
            prop_assert_eq!(kept.len(), whole);
        }
    }

    #[test]
    fn corrections_are_at_borders_and_lasting(text in shell_text()) {
        let odd = odd_characters(&text);
        prop_assert!(odd.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        for odd in odd {
            prop_assert_eq!(odd.range.slice(&text), odd.character.to_string());
        }
        drop(corrected(&text));
    }

    #[test]
    fn a_quoted_word_is_one_word_again(text in "[^\0]{0,20}") {
        let script = parse(&format!("echo {}", quoted(&text))).unwrap();
        let command = script.commands().next().unwrap();
        prop_assert_eq!(command.words[1].as_constant().unwrap(), text);
    }
}
