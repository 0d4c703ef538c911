//! The same as the machine's `sh`: what words become, which texts are scripts. And the same as `rable`, which knows bash.
//!
//! Generated words hold nothing that would run: each is an argument of `printf`, and substitutions hold `echo` only.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{FileTree, run};
use crate::shell::{ShellState, parse, quoted};

/// Generates values, the same in each run.
fn generate(strategy: impl Strategy<Value = String>, n_values: usize) -> Vec<String> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..n_values).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// What `sh` makes of each text of words: the words, or nothing where it refuses the text. It finds no programs, only its own commands.
fn sh(before: &str, texts: &[String]) -> Vec<Option<Vec<String>>> {
    static N_FOLDERS: AtomicUsize = AtomicUsize::new(0);
    let number = N_FOLDERS.fetch_add(1, Ordering::Relaxed);
    let name = format!("drydock-console-like-sh-{}-{number}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let mut results = Vec::new();
    for texts in texts.chunks(500) {
        let mut script = format!("set -f\nPATH=/nonexistent\nHOME=/root\n{before}\n");
        for text in texts {
            // An error ends the shell that meets it, hence the parentheses.
            let command = quoted(&format!("printf '%s\\0' begin {text}"));
            script.push_str(&format!(
                "(eval {command} 2>&-; printf 'status %s\\0' $?) 2>&-\nprintf 'end\\0'\n"
            ));
        }
        let mut child = Command::new("/bin/sh")
            .current_dir(&folder)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || stdin.write_all(script.as_bytes()).unwrap());
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        let mut words: Vec<String> = Vec::new();
        for word in output.split_terminator('\0') {
            if word != "end" {
                words.push(word.to_owned());
                continue;
            }
            let status = words.pop();
            let is_whole =
                status.as_deref() == Some("status 0") && words.first().is_some_and(|word| word == "begin");
            results.push(is_whole.then(|| words.split_off(1)));
            words.clear();
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(results.len(), texts.len());
    results
}

/// What the console makes of the same.
fn ours(state: &ShellState, text: &str) -> Option<Vec<String>> {
    parse(&format!("printf {text}")).ok()?;
    let (commands, ended) = run(&format!("printf {text}"), &mut state.clone(), &FileTree::of(&[]));
    let command = commands.into_iter().next().filter(|_| ended.reason.is_none())?;
    Some(command.get(1..).unwrap_or(&[]).to_vec())
}

/// Compares all texts that both take, and those that one refuses. Returns how many both took.
fn compare(before: &str, texts: &[String]) -> usize {
    let state = {
        let mut state = ShellState::with_environment([("HOME", "/root")]);
        run(before, &mut state, &FileTree::of(&[]));
        state
    };
    let mut n_taken = 0;
    for (text, expected) in texts.iter().zip(sh(before, texts)) {
        let found = ours(&state, text);
        assert_eq!(found, expected, "{text:?} after {before:?}");
        n_taken += usize::from(expected.is_some());
    }
    n_taken
}

#[test]
fn words_lose_their_quotes_as_in_sh() {
    let piece = prop_oneof![
        "[a-z0-9 .,:=/@%+\u{e9}\u{4e16}-]{0,4}",
        "'[a-z \"$`\\\\*\\n]{0,6}'",
        "\"[a-z '*~{}\\n]{0,6}\"",
        "\"[a-z]{0,2}(\\\\[a-z$`\"\\\\\\n]){0,3}[a-z']{0,2}\"",
        "\\\\[a-z '\"$`\\\\*#|;&<>()~\\n]",
        "[ \\t]{1,2}",
        "~?/?[a-z]?",
    ];
    // What stays open, or is a comment, comes last: it would turn the quotes behind it round.
    let text = (prop::collection::vec(piece, 0..6), prop_oneof![9 => "", 1 => "['\"#]"])
        .prop_map(|(pieces, end)| pieces.concat() + &end)
        // There we ask for another line, and `sh` for none.
        .prop_map(|text| if text.ends_with("\\\n") { text + "z" } else { text });
    let texts = generate(text, 10_000);
    let n_taken = compare("", &texts);
    assert!(n_taken > 6_000, "only {n_taken} texts are right");
}

#[test]
fn variables_and_modifiers_are_those_of_sh() {
    let before = "A=one; B='two  words '; C=; P=a/b.c/d.tar.gz; Q='*[x]'; S='a\\-b'";
    let name = || "[ABCDPQS]";
    let word = || {
        prop_oneof![
            "[a-z ./*?]{0,4}",
            "'[a-z *]{0,3}'",
            "\\\\[a*/]",
            "\\$[ABCDQ]",
            "\"\\$[ABCDQ]?[a-z *]{0,2}\"",
            "\\[[!]?[a-c.]{1,3}\\]",
            "\\$\\{[ABCD]:-[a-z]{0,2}\\}",
        ]
    };
    let operator = prop_oneof![":-", "-", ":\\+", "\\+", "#", "##", "%", "%%"];
    let expansion = (name(), operator, prop::collection::vec(word(), 0..3))
        .prop_map(|(name, operator, words)| format!("${{{name}{operator}{}}}", words.concat()));
    let piece = prop_oneof![
        4 => expansion.clone(),
        1 => name().prop_map(|name| format!("${name}")),
        1 => name().prop_map(|name| format!("${{#{name}}}")),
        1 => name().prop_map(|name| format!("\"${name}\"")),
        1 => (name(), "[a-z *?/.]{0,4}").prop_map(|(name, word)| format!("\"${{{name}:-{word}}}\"")),
        1 => (name(), "[#%]{1,2}[*]?[a-z/.][*?]?").prop_map(|(name, rest)| format!("\"${{{name}{rest}}}\"")),
        1 => "[a-z]{0,2} ?",
        1 => name().prop_map(|name| format!("$(echo ${name} \"${name}\")")),
        1 => name().prop_map(|name| format!("\"`echo ${name}; echo x`\"")),
    ];
    let text = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat());
    let texts = generate(text, 5_000);
    let n_taken = compare(before, &texts);
    assert!(n_taken > 4_000, "only {n_taken} texts are right");
}

#[test]
fn fields_are_separated_as_in_sh() {
    let value = generate("[a ,\\t]{0,8}".prop_map(|value| value), 300);
    for separators in ["' \t'", "','", "', '", "''"] {
        for values in value.chunks(100) {
            let before = format!("IFS={separators}");
            let texts: Vec<String> =
                values.iter().map(|value| format!("x${{N:-{value}}}y ${{N:-{value}}}")).collect();
            compare(&before, &texts);
        }
    }
}

/// Returns the words of all simple commands that `rable` finds, as they are written.
fn words_of(nodes: &[rable::Node], words: &mut Vec<String>) {
    for node in nodes {
        match &node.kind {
            rable::NodeKind::Command { words: found, .. } => {
                words.extend(found.iter().filter_map(|word| match &word.kind {
                    rable::NodeKind::Word { value, .. } => Some(value.clone()),
                    _ => None,
                }));
            }
            rable::NodeKind::Pipeline { commands, .. } => words_of(commands, words),
            rable::NodeKind::List { items } => {
                items.iter().for_each(|item| words_of(std::slice::from_ref(&item.command), words));
            }
            rable::NodeKind::Negation { pipeline } => words_of(std::slice::from_ref(pipeline), words),
            _ => {}
        }
    }
}

#[test]
fn what_is_a_script_is_one_for_bash_and_has_the_same_words() {
    let piece = prop_oneof![
        8 => "[a-h]{1,3}",
        2 => "'[a-z >|]{0,3}'",
        2 => "\"[a-z ;$]{0,3}\"",
        1 => "\\$\\([a-h]{1,2}( \\| [a-h])?\\)",
        3 => "( && | \\|\\| | \\| |; |\n| > | >> | 2>&1 | < )",
        6 => " ",
    ];
    let text = prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat());
    let mut n_taken = 0;
    for text in generate(text, 5_000) {
        let (ours, theirs) = (parse(&text), rable::parse(&text, false));
        // bash takes more than we do, and never less.
        let Ok(script) = ours else { continue };
        let nodes = theirs.unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let mut words = Vec::new();
        words_of(&nodes, &mut words);
        let found = script.commands().flat_map(|command| &command.words);
        let found: Vec<String> = found.map(|word| word.range.slice(&text).to_owned()).collect();
        assert_eq!(found, words, "{text:?}");
        n_taken += 1;
    }
    assert!(n_taken > 2_000, "only {n_taken} texts are right");
}
