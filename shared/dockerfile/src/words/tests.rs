//! One check a feature: a word in, what BuildKit makes of it out. Below them the laws over any input.

#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;

use super::*;

const ENVIRONMENT: &[(&str, &str)] = &[
    ("A", "one"),
    ("B", "two words"),
    ("EMPTY", ""),
    ("FILE", "src/app.tar.gz"),
    ("LINES", "ab\ncb"),
    ("ÄÖ", "umlaut"),
];

fn check_with(lex: Lex, word: &str, expected: &str) {
    let found = lex.expand(word, &ENVIRONMENT).map_or_else(|error| format!("! {error}"), |done| done.text);
    assert_eq!(found, expected, "{word}");
}

/// The text, or `! ` and the error.
fn check(word: &str, expected: &str) {
    check_with(Lex::new('\\'), word, expected);
}

fn check_words(word: &str, expected: &[&str]) {
    assert_eq!(Lex::new('\\').expand(word, &ENVIRONMENT).unwrap().words, expected, "{word}");
}

#[test]
fn references_become_values() {
    check("$A-${A}", "one-one");
    check("$Ab$A_", "");
    check("$ÄÖ", "umlaut");
    check("$A\u{bd}", "one\u{bd}");
    check("a$", "a$");
    check("$.", "$.");
    check("$1x$12$@$$", "x");
    check("$\u{663}A", "A");
}

#[test]
fn modifiers_choose_a_value() {
    check("${X-d}${X:-d}${EMPTY-d}${EMPTY:-d}", "ddd");
    check("${A+y}${A:+y}${EMPTY+y}${EMPTY:+y}${X+y}", "yyy");
    check("${A?no}${EMPTY?no}", "one");
    check("${X:-${Y:-${A}}}", "one");
    check("${X:-\"a}b\"}", "a}b");
    check("${X:-a\\}b}", "a}b");
    check("${X?}", "! X: is not allowed to be unset");
    check("${EMPTY:?}", "! EMPTY: is not allowed to be empty");
    check("${EMPTY:?say $A}", "! EMPTY: say one");
}

#[test]
fn patterns_cut_values() {
    check("${FILE#*/}", "app.tar.gz");
    check("${FILE##*a}", "r.gz");
    check("${FILE%.*}", "src/app.tar");
    check("${FILE%%.*}", "src/app");
    check("${FILE%.g?}", "src/app.tar");
    check("${FILE#app}", "src/app.tar.gz");
    check("${LINES#*b}", "\ncb");
    check("${LINES##*b}", "\ncb");
    check("${LINES%c*}", "ab\n");
    check("${LINES#*c}", "ab\ncb");
    check("${A#\\x}", "! invalid pattern (\\x) in substitution: invalid escape '\\x'");
    check("${A%x\\y}", "! invalid pattern (\\yx) in substitution: invalid escape '\\y'");
    check("${A:#o}", "! unsupported modifier (:#) in substitution");
}

#[test]
fn patterns_replace_parts() {
    check("${FILE/a/_}", "src/_pp.tar.gz");
    check("${FILE//[.]/_}", "src/app.tar.gz");
    check("${FILE//./_}", "src/app_tar_gz");
    check("${FILE//\\//-}", "src-app.tar.gz");
    check("${FILE/a*r/X}", "src/X.gz");
    check("${A//x/y}", "one");
    check("${A///-}", "-o-n-e-");
    check("${A//\\*/-}", "one");
    check("${A//*/<\\$0>}", "<\\one>");
    check("${LINES//*/x}", "x\nx");
    check("${A/n/\\$0}", "o\\$0e");
    check("${FILE/a}", "! syntax error: missing '/' in ${}");
    check("${FILE/a/b", "! syntax error: missing '}'");
}

#[test]
fn quotes_and_escapes() {
    check(r#"'$A'"$A"\$A"#, "$Aone$A");
    check(r#""\a\"\$\\""#, r#"\a"$\"#);
    check("a\\", "a");
    check("'a", "! unexpected end of statement while looking for matching single-quote");
    check("\"a", "! unexpected end of statement while looking for matching double-quote");
    check("${X:-'a", "! syntax error: missing '}'");
    let backtick = Lex::new('`');
    check_with(backtick, "\\$A`$A", "\\one$A");
}

#[test]
fn raw_and_skipping_modes() {
    let plain = Lex::new('\\');
    check_with(Lex { raw_quotes: true, ..plain }, "'a'\"$A\"", "'a'\"one\"");
    check_with(Lex { raw_escapes: true, ..plain }, "\\a\\$A", "\\a\\$A");
    check_with(Lex { raw_escapes: true, ..plain }, "\"\\a\"", "\\\\a");
    check_with(Lex { raw_escapes: true, ..plain }, "${X:-\\a}", "a");
    check_with(Lex { skip_process_quotes: true, ..plain }, "'$A\"", "'one\"");
    let keeping = Lex { skip_unset_env: true, ..plain };
    check_with(keeping, "$X${X}${X:-$A}${X//a/b}$A", "$X${X}${X:-one}${X/a/b}one");
}

#[test]
fn faults_have_buildkits_words() {
    check("${", "! syntax error: missing '}'");
    check("${}", "! syntax error: bad substitution");
    check("${A", "! unsupported modifier (\u{fffd}) in substitution");
    check("${A:", "! syntax error: missing '}'");
    check("${A:=b}", "! unsupported modifier (:=) in substitution");
    check("${A.b}", "! unsupported modifier (.) in substitution");
    let error = Lex::new('\\').expand("\t\"\u{a0}\u{1f600}", &ENVIRONMENT).unwrap_err();
    assert_eq!(
        error.in_word("\t\"\u{a0}\u{1f600}\u{7f}\u{e0001}"),
        "failed to process \"\\t\\\"\\u00a0\u{1f600}\\x7f\\U000e0001\": \
         unexpected end of statement while looking for matching double-quote"
    );
}

#[test]
fn words_split_after_expansion() {
    check_words("a  $B 'c d'e\\ f", &["a", "two", "words", "c de f"]);
    check_words("$EMPTY '' a", &["a"]);
    check_words("\"$B\"", &["two words"]);
    // BuildKit's operands clear the buffer of the word that they stand in.
    check_words("front${X:-a b}back c", &["a", "bback", "c"]);
    check_words("front\"${A+x}\"", &["x"]);
}

#[test]
fn names_are_told_apart() {
    let done = Lex::new('\\').expand("$A $X ${A} ${X:-$Y}", &ENVIRONMENT).unwrap();
    assert_eq!((done.matched, done.unmatched), (vec!["A".into()], vec!["X".into(), "Y".into()]));
}

#[test]
fn a_byte_order_mark_is_seen_only_inside() {
    check("\u{feff}a\u{feff}\0", "a\u{feff}\0");
}

#[test]
fn many_stars_take_no_time() {
    let value = "a".repeat(20_000);
    let variables = vec![("V", value.as_str())];
    for word in ["${V##*a*a*a*a*a*a*a*a*a*b}", "${V%%b*a*a*a*a*a*a*a*a*a*}", "${V//a*a*a*a*a*a*a*a*b/x}"] {
        assert_eq!(Lex::new('\\').expand(word, &variables).unwrap().text, value);
    }
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    let deep = "${a:-\"".repeat(50_000);
    assert_eq!(Lex::new('\\').expand(&deep, &ENVIRONMENT), Err(WordError::MissingBrace));
    assert_eq!(references(&deep, '\\').len(), 50_000);
}

/// Each reference as `range|name|modifier|operand`, missing parts as `_`.
fn check_references(word: &str, expected: &[&str]) {
    let part = |range: Option<text::ByteRange>| range.map_or("_", |range| range.slice(word));
    let found: Vec<String> = references(word, '\\')
        .into_iter()
        .map(|found| [Some(found.range), Some(found.name), found.modifier, found.operand].map(part).join("|"))
        .collect();
    assert_eq!(found, expected, "{word}");
}

#[test]
fn references_have_their_parts() {
    check_references("a$b-${c}", &["$b|b|_|_", "${c}|c|_|_"]);
    check_references("${a:-x$b}y", &["${a:-x$b}|a|:-|x$b", "$b|b|_|_"]);
    check_references("${a%%.*}${b//x/$c}", &["${a%%.*}|a|%%|.*", "${b//x/$c}|b|//|x/$c", "$c|c|_|_"]);
    check_references("${a:-\"}\"}", &["${a:-\"}\"}|a|:-|\"}\""]);
    check_references(r#"'$a'"$b"\$c"\$d'$e'""#, &["$b|b|_|_", "$e|e|_|_"]);
}

#[test]
fn half_typed_references_give_what_is_there() {
    check_references("$", &[]);
    check_references("${", &["${||_|_"]);
    check_references("${}", &["${}||_|_"]);
    check_references("${a", &["${a|a|_|_"]);
    check_references("${a:", &["${a:|a|:|"]);
    check_references("${a:-$b", &["${a:-$b|a|:-|$b", "$b|b|_|_"]);
    check_references("${a.b}", &["${a.b}|a|.|b"]);
}

/// Tries every way to match, as slowly as can be, in the order of a backtracking regular expression.
#[cfg(not(target_arch = "wasm32"))]
fn end_by_trying(tokens: &[PatternToken], text: &[char], at: usize, is_longest: bool) -> Option<usize> {
    let Some((token, rest)) = tokens.split_first() else { return Some(at) };
    let here = text.get(at).copied();
    let eat = |tokens: &[PatternToken]| here.and_then(|_| end_by_trying(tokens, text, at + 1, is_longest));
    match token {
        PatternToken::Is(wanted) => (here == Some(*wanted)).then(|| eat(rest)).flatten(),
        PatternToken::Any => here.filter(|character| *character != '\n').and_then(|_| eat(rest)),
        PatternToken::Run => {
            let stay = || end_by_trying(rest, text, at, is_longest);
            let go = || here.filter(|character| *character != '\n').and_then(|_| eat(tokens));
            if is_longest { go().or_else(stay) } else { stay().or_else(go) }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn patterns_match_as_a_backtracking_matcher_does(pattern in "[ab*?\n]{0,7}", text in "[ab\n]{0,9}") {
        let pattern = ShellPattern::parse(&pattern).unwrap();
        let text: Vec<char> = text.chars().collect();
        for is_longest in [false, true] {
            let expected = end_by_trying(pattern.tokens(), &text, 0, is_longest);
            prop_assert_eq!(pattern.prefix(&text, is_longest), expected);
        }
        let expected = (0..=text.len())
            .find_map(|start| Some((start, end_by_trying(pattern.tokens(), &text, start, true)?)));
        prop_assert_eq!(pattern.find(&text, 0), expected);
    }

    #[test]
    fn any_word_is_expanded_or_refused(word in any::<String>(), dense in r#"[ab$\{\}:/#%+?'"\\ \n-]{0,40}"#) {
        for word in [word, dense] {
            let lex = Lex::new('\\');
            if let Err(error) = lex.expand(&word, &ENVIRONMENT) {
                prop_assert!(!error.in_word(&word).is_empty());
            }
            let mut last = 0;
            for found in lex.references(&word) {
                prop_assert!(found.range.start >= last && found.range.end as usize <= word.len());
                last = found.range.start;
                let parts = [Some(found.name), found.modifier, found.operand];
                for part in parts.into_iter().flatten() {
                    prop_assert!(found.range.start <= part.start && part.end <= found.range.end);
                    prop_assert!(word.get(part.start as usize..part.end as usize).is_some());
                }
            }
        }
    }

    #[test]
    fn references_are_what_the_expander_asks_for(word in r#"[ab$\{\}:/'"\\ -]{0,30}"#) {
        let lex = Lex::new('\\');
        if let Ok(done) = lex.expand(&word, &ENVIRONMENT) {
            let mut asked: Vec<String> = done.matched.into_iter().chain(done.unmatched).collect();
            let mut found: Vec<String> =
                lex.references(&word).into_iter().map(|found| found.name.slice(&word).to_owned()).collect();
            asked.sort();
            found.sort();
            found.dedup();
            prop_assert_eq!(found, asked);
        }
    }
}
