//! What is read of shell text.

use super::{Joint, ShellCommand, read, scripts};

fn show(commands: &[ShellCommand<'_>]) -> String {
    let mut lines = Vec::new();
    for command in commands {
        let joint = match command.joint {
            Joint::Sequence => "",
            Joint::And => "&& ",
            Joint::Or => "|| ",
            Joint::Pipe => "| ",
        };
        let assignments = command.assignments.iter().map(|word| format!("({})", word.value));
        let words = command.words.iter().map(|word| format!("[{}]", word.value));
        lines.push(format!("{joint}{}", assignments.chain(words).collect::<String>()));
    }
    lines.join("; ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let commands = read(text);
    assert_eq!(show(&commands), expected, "{text}");
    for word in commands.iter().flat_map(|command| command.words.iter().chain(&command.assignments)) {
        assert!((word.range.end as usize) <= text.len());
        assert!(text.is_char_boundary(word.range.start as usize));
        assert!(text.is_char_boundary(word.range.end as usize));
    }
}

#[test]
fn operators_separate_commands() {
    check("apt-get update && apt-get install -y a", "[apt-get][update]; && [apt-get][install][-y][a]");
    check("a;b||c|d&e", "[a]; [b]; || [c]; | [d]; [e]");
    check("a &&\n  b\nc", "[a]; && [b]; [c]");
    check("(cd x && y) | z", "[cd][x]; && [y]; | [z]");
    check("a | (b)", "[a]; | [b]");
    check("{ a; } && b", "[a]; && [b]");
}

#[test]
fn quotes_and_escapes_are_removed() {
    check(r#"a 'b c' "d \" $e" f\ g"#, r#"[a][b c][d " $e][f g]"#);
    check("a \\\n  b", "[a][b]");
    check("a\\\nb", "[ab]");
    check("é\\é 'é", "[éé][é]");
}

#[test]
fn substitutions_stay_in_their_word() {
    check(r#"a $(b "c)" | d) `e f` ${g:-h i}"#, r#"[a][$(b "c)" | d)][`e f`][${g:-h i}]"#);
    check("a \"$(b \"c d\")\" e", "[a][$(b \"c d\")][e]");
    check("a $((1 + (2))) b", "[a][$((1 + (2)))][b]");
    check("a <(b | c) d", "[a][d]");
}

#[test]
fn redirections_and_comments_are_no_words() {
    check("a 2>&1 > b < c d # e && f\ng", "[a][d]; [g]");
    check("a#b", "[a#b]");
    check("cat <<'X' > f && b\n c | d\nX\ne", "[cat]; && [b]; [e]");
    check("a &> b", "[a]");
}

#[test]
fn assignments_and_words_of_the_grammar_are_told_apart() {
    check("A=1 B='2 3' c D=4", "(A=1)(B=2 3)[c][D=4]");
    check("if ! a; then b; else c; fi", "[a]; [b]; [c]");
    check("while a; do b; done", "[a]; [b]");
    check("A=1", "(A=1)");
}

#[test]
fn what_is_half_typed_ends_with_the_text() {
    for text in ["", "\\", "a \"b", "a $(", "a ${b", "a `", "a <<", "a 2>", "a &&", "'", "\"", "\"\\"] {
        check(text, &show(&read(text)));
    }
}

#[test]
fn what_is_run_is_found_behind_wrappers() {
    let commands = read("sudo -E env A=1 /usr/bin/apt-get -qq install -y --no-install-recommends x");
    let command = &commands[0];
    assert_eq!(command.program(), "apt-get");
    assert!(command.is("apt-get", "install"));
    assert!(command.has_option("no-install-recommends", "") && command.has_option("yes", "y"));
    assert!(!command.has_option("assume-yes", "z"));
}

#[test]
fn scripts_are_lines_documents_and_words() {
    let file = crate::parse(concat!(
        "FROM a\nRUN b \\\n  && c\nRUN <<E\nd\nf | g\nE\nRUN [\"h\", \"i\"]\nRUN cat <<E > x\nno\nE\n",
        "RUN bash <<E\nj\nE\nSHELL [\"powershell\"]\nRUN k\n"
    ));
    let scripts = scripts(&file);
    let shown: Vec<String> = scripts.iter().map(|script| show(&script.commands)).collect();
    assert_eq!(shown, ["[b]; && [c]", "[d]; [f]; | [g]", "[h][i]", "[cat]", "[bash]", "[j]"]);
    for (script, text) in [(0, "c"), (1, "g"), (2, "\"i\"")] {
        let script = &scripts[script];
        let word = script.commands.last().unwrap().words.last().unwrap();
        assert_eq!(script.place(&file, word.range).slice(&file.source), text);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_read_into_words_in_order(text in "[a $(){}`'\"\\\\;&|<>#é\n=-]{0,60}") {
            let mut last = 0;
            for word in read(&text).iter().flat_map(|command| command.assignments.iter().chain(&command.words)) {
                prop_assert!(last <= word.range.start && word.range.start < word.range.end);
                prop_assert!(text.get(word.range.start as usize..word.range.end as usize).is_some());
                last = word.range.end;
            }
        }
    }
}
