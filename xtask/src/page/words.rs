//! The catalogue as scripts of the page, for each language; the pseudo-language is made of English.

use anyhow::bail;
use catalogue::Language;
use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::{parser, serializer};

use super::PageFiles;
use crate::translations;

/// Areas that the page does not say: those of the server's terminal and of the developer's commands.
const NOT_OF_THE_PAGE: [&str; 4] = ["check", "http", "serve", "tasks"];

/// Areas that come with the language core.
const OF_THE_CORE: [&str; 7] = ["cards", "clinic", "completion", "dockerfile", "python", "review", "rules"];

/// Areas that come with the console.
const OF_THE_CONSOLE: [&str; 2] = ["console", "console-page"];

/// Areas that no first visit shows before the page stands: they come right after it.
const LATER: [&str; 16] = [
    "app-failure",
    "cause",
    "compare",
    "exit",
    "ignore",
    "inside",
    "limit",
    "log",
    "log-remark",
    "notice",
    "opening",
    "pairs",
    "path",
    "presenter",
    "quiz",
    "unbuildable",
];

/// The scripts of one language, as parts that come at different times: name and areas. The first one has the areas that no other part has.
const PARTS: [(&str, &[&str]); 4] = [
    ("words", &[]),
    ("words-core", &OF_THE_CORE),
    ("words-console", &OF_THE_CONSOLE),
    ("words-later", &LATER),
];

/// Returns four scripts for each language: the words that the page begins with, those that come later, those of the language core and those of the
/// console. Each exports the text of its areas.
pub(super) fn catalogues() -> anyhow::Result<PageFiles> {
    let mut files = PageFiles::new();
    for language in Language::ALL {
        let mut texts = [const { String::new() }; PARTS.len()];
        for (area, text) in catalogue::areas(language) {
            let part = PARTS.iter().position(|(_, areas)| areas.contains(area)).unwrap_or_default();
            if !NOT_OF_THE_PAGE.contains(area) {
                texts[part].push_str(&serializer::serialize(&resource(language, area, text)?));
            }
        }
        for ((name, _), text) in PARTS.iter().zip(texts) {
            files.insert(file_name(name, language), script(&text)?);
        }
    }
    Ok(files)
}

/// Returns what the page's start knows of its languages: for each tag, what fetches its parts. The words that an English visit begins with are there
/// already, as `english`.
pub(super) fn loaders() -> String {
    let part = |name: &str, language: Language| format!("() => import(\"./{}\")", file_name(name, language));
    let of = |language: Language| {
        let first = match language {
            Language::English => "async () => ({ default: english })".to_owned(),
            language => part("words", language),
        };
        let [later, core, console] =
            ["words-later", "words-core", "words-console"].map(|name| part(name, language));
        format!(
            "  {:?}: {{ first: {first}, later: {later}, core: {core}, console: {console} }},\n",
            language.tag()
        )
    };
    format!("{{\n{}}}", Language::ALL.map(of).concat())
}

fn file_name(part: &str, language: Language) -> String {
    format!("{part}-{}.js", language.tag().to_ascii_lowercase())
}

/// Reads an area, without its comments and under the keys by which the page knows its messages.
fn resource(language: Language, area: &str, text: &str) -> anyhow::Result<Resource<String>> {
    let Some(resource) = translations::messages(text) else {
        bail!("the area {area} of the catalogue {} cannot be read", language.tag())
    };
    let resource = with_short_keys(&resource);
    Ok(if language == Language::Pseudo { accented(resource) } else { resource })
}

fn script(text: &str) -> anyhow::Result<Vec<u8>> {
    Ok(format!("export default {};\n", serde_json::to_string(text)?).into_bytes())
}

/// Returns the messages under the keys by which the page knows them; an attribute is a message of its own.
fn with_short_keys(resource: &Resource<&str>) -> Resource<String> {
    let short =
        |key: &str| catalogue::keys().iter().find(|(known, _)| *known == key).map(|(_, short)| *short);
    let mut body = Vec::new();
    let mut add = |key: &str, value: &Pattern<String>| {
        let Some(short) = short(key) else { return };
        let id = Identifier { name: short.to_owned() };
        body.push(Entry::Message(Message {
            id,
            value: Some(value.clone()),
            attributes: Vec::new(),
            comment: None,
        }));
    };
    let owned = parser::parse(serializer::serialize(resource)).unwrap_or_else(|(resource, _)| resource);
    let mut terms = Vec::new();
    for entry in owned.body {
        match entry {
            Entry::Message(message) => {
                message.value.iter().for_each(|value| add(&message.id.name, value));
                for attribute in &message.attributes {
                    add(&format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
                }
            }
            entry => terms.push(entry),
        }
    }
    body.extend(terms);
    Resource { body }
}

/// Returns the same messages with every text accented and lengthened; arguments stay.
fn accented(mut resource: Resource<String>) -> Resource<String> {
    for entry in &mut resource.body {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_mut(), &mut message.attributes),
            Entry::Term(term) => (Some(&mut term.value), &mut term.attributes),
            _ => continue,
        };
        value.into_iter().chain(attributes.iter_mut().map(|attribute| &mut attribute.value)).for_each(accent);
    }
    resource
}

fn accent(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                *value = fluent_pseudo::transform(value, false, true).into_owned()
            }
            PatternElement::Placeable { expression } => accent_expression(expression),
        }
    }
}

fn accent_expression(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            variants.iter_mut().for_each(|variant| accent(&mut variant.value))
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => accent_expression(expression),
        Expression::Inline(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_every_language_of_the_catalogue() {
        let files = catalogues().unwrap();
        let english = String::from_utf8(files["words-en.js"].clone()).unwrap();
        let pseudo = String::from_utf8(files["words-en-xa.js"].clone()).unwrap();
        assert!(
            english.starts_with("export default \"") && english.contains("{ $before }, { $item }"),
            "{english}"
        );
        assert!(!english.contains("joined from left to right"), "a comment of the catalogue is sent");
        assert!(pseudo.contains("{ $current } ooƒ { $total }"), "{pseudo}");
        for language in Language::ALL {
            for (name, _) in PARTS {
                let name = file_name(name, language);
                assert!(files[&name].len() > 1_000, "{name} says next to nothing");
                assert!(name == "words-en.js" || loaders().contains(&format!("./{name}")), "{name}");
            }
        }
    }
}
