//! Rules over the translations of the catalogue: each says all that English says, with the same arguments, and is no older than English.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::translations::{digest, stamp, translated_areas};
use crate::tree::Tree;

/// Messages by key, an attribute being a message of its own; each with the arguments that it uses.
type Arguments = BTreeMap<String, BTreeSet<String>>;

fn arguments(text: &str) -> Arguments {
    let about = text.lines().take(2).collect::<Vec<_>>().join(" ");
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{about}: {errors:?}"));
    let mut found = Arguments::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut add = |key: String, pattern: &Pattern<&str>| {
            let mut used = BTreeSet::new();
            of_pattern(pattern, &mut used);
            assert!(found.insert(key.clone(), used).is_none(), "{key} stands twice");
        };
        message.value.iter().for_each(|value| add(message.id.name.to_owned(), value));
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    found
}

fn of_pattern(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, used);
        }
    }
}

fn of_expression(expression: &Expression<&str>, used: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, used),
        Expression::Select { selector, variants } => {
            of_inline(selector, used);
            variants.iter().for_each(|variant| of_pattern(&variant.value, used));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, used: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(used.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => of_expression(expression, used),
        _ => {}
    }
}

/// Says where a translation differs from English in more than its words.
fn differences(english: &str, translation: &str) -> Vec<String> {
    let (english, translation) = (arguments(english), arguments(translation));
    let missing = english.keys().filter(|key| !translation.contains_key(*key));
    let unknown = translation.keys().filter(|key| !english.contains_key(*key));
    let others = english.iter().filter_map(|(key, used)| {
        let here = translation.get(key).filter(|here| *here != used)?;
        Some(format!("{key} has the arguments {here:?}, and {used:?} in English"))
    });
    let missing = missing.map(|key| format!("{key} is missing"));
    missing.chain(unknown.map(|key| format!("{key} is no key of English"))).chain(others).collect()
}

fn text(language: Language, area: &str) -> &'static str {
    let found = catalogue::areas(language).iter().find(|(name, _)| *name == area);
    found.map_or("", |(_, text)| text)
}

#[test]
fn each_translation_says_all_that_english_says() {
    let complaints: Vec<String> = translated_areas()
        .flat_map(|(language, area)| {
            let found = differences(text(Language::English, area), text(language, area));
            found.into_iter().map(move |complaint| format!("{}/{area}.ftl: {complaint}", language.tag()))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn no_translation_is_older_than_its_source() {
    let is_old = |(language, area): &(Language, &str)| {
        stamp(text(*language, area)) != Some(digest(text(Language::English, area)).unwrap().as_str())
    };
    let old: Vec<String> = translated_areas()
        .filter(is_old)
        .map(|(language, area)| format!("{}/{area}.ftl", language.tag()))
        .collect();
    assert!(
        old.is_empty(),
        "these were made from another English text; read them again, then call `cargo xtask restamp`: {}",
        old.join(" ")
    );
}

/// Returns the blocks of commands of a document.
fn commands(document: &str) -> Vec<&str> {
    document.split("\n```").skip(1).step_by(2).map(|block| block.trim_matches('\n')).collect()
}

#[test]
fn the_readme_of_each_language_prints_the_same_commands() {
    let read = |name: &str| std::fs::read_to_string(Tree::find().root.join(name)).unwrap();
    let english = read("README.md");
    assert!(
        commands(&english).starts_with(&["cargo xtask up", "cargo xtask test"]),
        "{:?}",
        commands(&english)
    );
    for language in Language::SPOKEN.into_iter().filter(|language| *language != Language::English) {
        let name = format!("README.{}.md", language.tag());
        assert_eq!(commands(&read(&name)), commands(&english), "{name}");
        assert!(english.contains(&format!("({name})")), "README.md does not lead to {name}");
    }
}

#[test]
fn a_translation_that_differs_in_more_than_words_is_found() {
    let english = "a-b = { $n ->\n    [one] One of { $m }\n   *[other] More\n}\n    .hint = Why\n";
    assert!(differences(english, "a-b = { $m } { $n }\n    .hint = Warum\n").is_empty());
    for (translation, complaint) in [
        ("a-b = { $m } { $n }\n", "a-b.hint is missing"),
        ("a-b = { $m }\n    .hint = Warum\n", "a-b has the arguments"),
        ("a-b = { $m } { $n }\n    .hint = Warum { $x }\n", "a-b.hint has the arguments"),
        ("a-b = { $m } { $n }\n    .hint = Warum\na-c = C\n", "a-c is no key"),
    ] {
        let found = differences(english, translation);
        assert!(found.iter().any(|found| found.contains(complaint)), "{translation}: {found:?}");
    }
}
