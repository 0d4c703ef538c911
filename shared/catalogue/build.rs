//! Writes one constructor for each message of the English catalogue, so that a key or an argument that does not exist does not compile.
//!
//! `en/AREA.ftl` becomes the module `AREA`. The key `AREA-some-key` becomes the function `some_key`, and its attribute `.hint` becomes
//! `some_key_hint`. A comment line `# $name (Type)` above a message gives an argument a type other than `Text`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

fn main() {
    let folder = Path::new("en");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the catalogue is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let (mut code, mut keys) = (String::new(), Keys::new());
    let mut areas = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "ftl")) {
        let area = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).expect("readable");
        module(&mut code, &mut keys, &area, &text);
        areas.push(area);
    }
    let mut sources = String::from(
        "/// The areas of each catalogue, by the language's tag: name and text.\npub(crate) static CATALOGUES: &[(&str, &[(&str, &str)])] = &[\n",
    );
    for tag in TAGS {
        catalogue(&mut sources, tag, &areas);
    }
    sources.push_str("];\n/// Every key, and the short one that stands for it in the page.\npub(crate) static KEYS: &[(&str, &str)] = &[\n");
    for (key, short) in &keys {
        writeln!(sources, "    ({key:?}, {short:?}),").expect("memory");
    }
    sources.push_str("];\n");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&out).join("keys.rs"), code + &sources).expect("writable");
}

/// Folders of catalogues; the first one has the keys.
const TAGS: [&str; 5] = ["en", "de", "ja", "pt-BR", "zh-Hans"];

/// Adds the texts of a language. A translation that lacks an area does not compile.
fn catalogue(sources: &mut String, tag: &str, areas: &[String]) {
    println!("cargo::rerun-if-changed={tag}");
    writeln!(sources, "    ({tag:?}, &[").expect("memory");
    for area in areas {
        writeln!(
            sources,
            "        ({area:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{tag}/{area}.ftl\"))),"
        )
        .expect("memory");
    }
    sources.push_str("    ]),\n");
}

fn module(code: &mut String, keys: &mut Keys, area: &str, text: &str) {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("en/{area}.ftl: {errors:?}"));
    let about = resource.body.iter().find_map(|entry| match entry {
        Entry::ResourceComment(comment) => Some(comment.content.join(" ")),
        _ => None,
    });
    let about = about.unwrap_or_else(|| panic!("en/{area}.ftl begins with no `###` line"));
    writeln!(
        code,
        "/// {about}\npub mod {} {{\n    #[allow(unused_imports, reason = \"not every area has arguments\")]\n    use crate::{{Argument, Message, Number}};\n",
        area.replace('-', "_")
    )
    .expect("memory");
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name;
        let name = key.strip_prefix(area).and_then(|rest| rest.strip_prefix('-'));
        let name = name
            .unwrap_or_else(|| panic!("en/{area}.ftl: `{key}` does not begin with `{area}-`"))
            .replace('-', "_");
        let types = types(message.comment.as_ref().map_or(&[][..], |comment| &comment.content));
        if let Some(value) = &message.value {
            function(code, keys, (key, &name), value, &types);
        }
        for attribute in &message.attributes {
            let (key, name) = (
                format!("{key}.{}", attribute.id.name),
                format!("{name}_{}", attribute.id.name.replace('-', "_")),
            );
            function(code, keys, (&key, &name), &attribute.value, &types);
        }
    }
    code.push_str("}\n");
}

/// Reads the lines `$name (Type)` of a comment, in order.
fn types<'a>(comment: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let declared = comment.iter().filter_map(|line| line.strip_prefix('$')?.split_once(" ("));
    declared.map(|(name, rest)| (name, rest.split(')').next().unwrap_or(rest))).collect()
}

/// Keys of the catalogue, each with the short one that stands for it in the page.
type Keys = Vec<(String, String)>;

/// Returns the short key of a number: `a`, `b`, …, `z`, `a0`, ….
fn short(number: usize) -> String {
    const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut key = String::from(char::from(DIGITS[number % 26]));
    let mut rest = number / 26;
    while rest > 0 {
        key.push(char::from(DIGITS[(rest - 1) % 36]));
        rest = (rest - 1) / 36;
    }
    key
}

fn function(
    code: &mut String,
    keys: &mut Keys,
    (key, name): (&str, &str),
    pattern: &Pattern<&str>,
    types: &[(&str, &str)],
) {
    let mut used = BTreeMap::new();
    let mut text = String::new();
    walk(pattern, &mut used, &mut text);
    let mut order: Vec<&str> =
        types.iter().map(|(name, _)| *name).filter(|name| used.contains_key(name)).collect();
    let mut rest: Vec<(&str, usize)> =
        used.iter().map(|(name, at)| (*name, *at)).filter(|(name, _)| !order.contains(name)).collect();
    rest.sort_by_key(|(_, at)| *at);
    order.extend(rest.iter().map(|(name, _)| *name));
    let (mut parameters, mut arguments) = (Vec::new(), Vec::new());
    for argument in order {
        let declared = types.iter().find(|(name, _)| *name == argument).map_or("Text", |(_, kind)| kind);
        let parameter = argument.replace('-', "_");
        let (kind, value) = match declared {
            "Text" => ("&str", format!(".with_text({argument:?}, {parameter})")),
            "Number" => ("impl Into<Number>", format!(".with_number({argument:?}, {parameter}.into())")),
            "Message" => ("Message", format!(".with_message({argument:?}, {parameter})")),
            "List" => ("Vec<Argument>", format!(".with({argument:?}, Argument::List({parameter}))")),
            kind @ ("Size" | "Time" | "Period") => {
                ("u64", format!(".with({argument:?}, Argument::{kind}({parameter}))"))
            }
            other => panic!("{key}: ${argument} has the unknown type {other}"),
        };
        parameters.push(format!("{parameter}: {kind}"));
        arguments.push(value);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    let arguments = arguments.concat();
    let short = short(keys.len());
    keys.push((key.to_owned(), short.clone()));
    let name = if matches!(name, "move" | "continue" | "loop" | "type" | "match") {
        format!("r#{name}")
    } else {
        name.to_owned()
    };
    writeln!(
        code,
        "    /// `{text}`\n    #[must_use]\n    pub fn {name}({}) -> Message {{\n        Message::of(key!({key:?}, {short:?})){arguments}\n    }}\n",
        parameters.join(", "),
    )
    .expect("memory");
}

/// Collects the arguments of a pattern with the place of their first use, and its text.
fn walk<'a>(pattern: &Pattern<&'a str>, used: &mut BTreeMap<&'a str, usize>, text: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => walk_expression(expression, used, text),
        }
    }
}

fn walk_expression<'a>(
    expression: &Expression<&'a str>,
    used: &mut BTreeMap<&'a str, usize>,
    text: &mut String,
) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, used, text),
        Expression::Select { selector, variants } => {
            walk_inline(selector, used, &mut String::new());
            text.push('[');
            for (index, variant) in variants.iter().enumerate() {
                text.push_str(if index > 0 { " | " } else { "" });
                walk(&variant.value, used, text);
            }
            text.push(']');
        }
    }
}

fn walk_inline<'a>(
    inline: &InlineExpression<&'a str>,
    used: &mut BTreeMap<&'a str, usize>,
    text: &mut String,
) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let at = used.len();
            used.entry(id.name).or_insert(at);
            text.push_str(&format!("{{{}}}", id.name));
        }
        InlineExpression::StringLiteral { value } => text.push_str(value),
        InlineExpression::Placeable { expression } => walk_expression(expression, used, text),
        InlineExpression::TermReference { id, .. } => text.push_str(&format!("{{-{}}}", id.name)),
        _ => panic!("the catalogue uses arguments, terms, literals and selections only"),
    }
}
