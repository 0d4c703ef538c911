//! Rules over the catalogue of words: every message is said somewhere.

use std::collections::BTreeSet;

use catalogue::Language;
use fluent_syntax::ast::{Entry, Message};
use fluent_syntax::parser;

use super::{RepositoryFile, all_sources, check_all, check_rule};

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

/// Complains where a size is written by anything but `catalogue::size`, which has one unit for all of them.
fn sizes(source: &RepositoryFile) -> Vec<String> {
    let is_of_product =
        ["frontend/", "shared/", "backend/src/"].iter().any(|place| source.path.starts_with(place));
    let is_code = [".rs", ".js", ".ftl"].iter().any(|end| source.path.ends_with(end));
    let is_exempt =
        WRITERS.iter().any(|writer| source.path.ends_with(writer)) || source.path.contains("/tests");
    if !is_of_product || !is_code || is_exempt {
        return Vec::new();
    }
    let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    let is_remark = |line: &str| line.starts_with("//") || line.starts_with('#');
    let lines = (1..).zip(code.lines()).filter(|(_, line)| !is_remark(line.trim_start()));
    let writes = |line: &str| {
        // A unit behind a value, or the message of a unit.
        let units = ["B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB"];
        let after = line
            .split('}')
            .skip(1)
            .filter_map(|rest| rest.trim_start().split(|letter: char| !letter.is_alphanumeric()).next());
        after.into_iter().any(|word| units.contains(&word))
            || [
                "units::bytes(",
                "units::kilobytes",
                "units::megabytes",
                "units::gigabytes",
                "units::terabytes",
            ]
            .iter()
            .any(|name| line.contains(name))
    };
    lines
        .filter(|(_, line)| writes(line))
        .map(|(number, line)| {
            format!("{}:{number}: sizes are written by catalogue::size: {}", source.path, line.trim())
        })
        .collect()
}

/// Where sizes are written: ours, and those that docker's client writes by rules of its own.
const WRITERS: [&str; 4] = [
    "/units.ftl",
    "shared/catalogue/src/quantities.rs",
    "shared/console/src/docker/units.rs",
    "frontend/console-module/src/progress.rs",
];

#[test]
fn sizes_have_one_writer() {
    check_rule(
        sizes,
        &[
            ("shared/catalogue/en/a.ftl", "a-b = It has { $n } KiB."),
            ("frontend/src/a.rs", "let text = format!(\"{n} MB\");"),
            ("frontend/js/src/a.js", "const text = `${n} kB`;"),
            ("shared/a/src/a.rs", "let text = units::kilobytes(number);"),
        ],
        &[
            ("shared/catalogue/en/a.ftl", "# $n is { in } MB\na-b = It has { $n }. Alpine has about 5 MB."),
            ("shared/a/src/a.rs", "// `{n} MB`\nlet b = B { a } ;\n#[cfg(test)]\nmod tests { \"{n} MB\" }"),
            ("shared/catalogue/en/units.ftl", "units-kilobytes = { $number } kB"),
        ],
    );
    check_all(sizes);
}

#[test]
fn every_message_is_said_somewhere() {
    let words = words_of_sources();
    let unsaid: Vec<String> = catalogue::areas(Language::English)
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
