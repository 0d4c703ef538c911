//! Rules over the catalogue of words: every message is said somewhere.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Message};
use fluent_syntax::parser;

use super::all_sources;

/// Lists the constructors of an area of the catalogue, as the build of the crate `catalogue` names them.
fn constructors(area: &str, text: &str) -> Vec<String> {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{area}: {errors:?}"));
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    messages.flat_map(|message| of_message(area, message)).collect()
}

fn of_message(area: &str, message: &Message<&str>) -> Vec<String> {
    let name =
        message.id.name.strip_prefix(area).unwrap_or_default().trim_start_matches('-').replace('-', "_");
    let attributes =
        message.attributes.iter().map(|attribute| format!("{name}_{}", attribute.id.name.replace('-', "_")));
    message.value.iter().map(|_| name.clone()).chain(attributes).collect()
}

/// Lists every word of the Rust sources outside of comments.
fn words_of_sources() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for source in all_sources().iter().filter(|source| source.is_rust()) {
        let code = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let split =
            code.flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric() && letter != '_'));
        words.extend(split.filter(|word| !word.is_empty()).map(str::to_owned));
    }
    words
}

#[test]
fn every_message_is_said_somewhere() {
    let words = words_of_sources();
    let unsaid: Vec<String> = catalogue::english()
        .iter()
        .flat_map(|(area, text)| {
            constructors(area, text).into_iter().map(move |name| format!("{area}::{name}"))
        })
        .filter(|path| !words.contains(path.rsplit("::").next().unwrap_or_default()))
        .collect();
    assert!(unsaid.is_empty(), "nobody says {}", unsaid.join(", "));
}

#[test]
fn attributes_are_messages_too() {
    let text = "area-one = One\narea-two = Two\n    .hint = More\narea-three =\n    .what = Three\n";
    assert_eq!(constructors("area", text), ["one", "two", "two_hint", "three_what"]);
}
