//! The catalogue as scripts of the page: one for each language, and the pseudo-language, which is made of English.

use anyhow::bail;
use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::{parser, serializer};

use super::PageFiles;

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

/// Returns four scripts for each language: the words that the page begins with, those that come later, those of the language core and those of the
/// console. Each exports the text of its areas.
pub(super) fn catalogues() -> anyhow::Result<PageFiles> {
    let areas = catalogue::english().iter().filter(|(area, _)| !NOT_OF_THE_PAGE.contains(area));
    let (core, page): (Vec<Area>, Vec<Area>) = areas.partition(|(area, _)| OF_THE_CORE.contains(area));
    let (console, page): (Vec<Area>, Vec<Area>) =
        page.into_iter().partition(|(area, _)| OF_THE_CONSOLE.contains(area));
    let (later, first): (Vec<Area>, Vec<Area>) = page.into_iter().partition(|(area, _)| LATER.contains(area));
    let mut files = languages("words", &first)?;
    files.extend(languages("words-later", &later)?);
    files.extend(languages("words-core", &core)?);
    files.extend(languages("words-console", &console)?);
    Ok(files)
}

/// Name and text.
type Area = &'static (&'static str, &'static str);

fn languages(name: &str, areas: &[Area]) -> anyhow::Result<PageFiles> {
    let (mut english, mut pseudo) = (String::new(), String::new());
    for (area, text) in areas {
        let Ok(mut resource) = parser::parse(*text) else {
            bail!("the catalogue's area {area} cannot be read")
        };
        resource.body.retain(|entry| matches!(entry, Entry::Message(_) | Entry::Term(_)));
        for entry in &mut resource.body {
            match entry {
                Entry::Message(message) => message.comment = None,
                Entry::Term(term) => term.comment = None,
                _ => {}
            }
        }
        let resource = with_short_keys(&resource);
        english.push_str(&serializer::serialize(&resource));
        pseudo.push_str(&serializer::serialize(&accented(resource)));
    }
    Ok(PageFiles::from([
        (format!("{name}-en.js"), script(&english)?),
        (format!("{name}-en-xa.js"), script(&pseudo)?),
    ]))
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
    }
}
