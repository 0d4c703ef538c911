//! The functions that docker gives its templates, and Go's own ones where these would make texts without bound.

use std::sync::Arc;

use gotmpl::{FuncMap, Result, Template, TemplateError, Value as Data, html_escape, js_escape, url_encode};

use super::budget::{Budget, OUTPUT_BYTES, too_much};
use super::template::{Audience, LABEL};
use super::value::{Facts, size};

/// Returns all functions that `gotmpl` shall not take from itself.
pub(super) fn functions(audience: Audience, facts: &Arc<Facts>, budget: &Arc<Budget>) -> FuncMap {
    let mut all = FuncMap::new();
    let mut add = |name: &'static str, of: Function| {
        let (facts, budget) = (Arc::clone(facts), Arc::clone(budget));
        let function = move |arguments: &[Data]| {
            budget.take(arguments.iter().map(size).sum::<usize>().saturating_mul(of.growth))?;
            if let Some(expected) = of.n_arguments
                && arguments.len() != expected
            {
                return Err(TemplateError::ArgCount {
                    name: name.to_owned(),
                    expected,
                    got: arguments.len(),
                });
            }
            (of.run)(&Call { name, arguments, facts: &facts, budget: &budget })
        };
        drop(all.insert(name.to_owned(), Arc::new(function)));
    };
    for (name, of) in GO {
        add(name, of);
    }
    for (name, of) in DOCKER {
        // A header stays what it is.
        let is_plain = audience == Audience::Header && KEEPS_HEADERS.contains(&name);
        add(name, if is_plain { Function { run: same, ..of } } else { of });
    }
    let label = if audience == Audience::Header { header_of_label } else { label };
    add(LABEL, Function { run: label, n_arguments: Some(2), growth: 1 });
    all
}

/// A function, and how it is bounded.
#[derive(Clone, Copy)]
struct Function {
    run: fn(&Call<'_>) -> Result<Data>,
    n_arguments: Option<usize>,
    /// How many times as long as its arguments the result may become.
    growth: usize,
}

/// One call.
struct Call<'a> {
    name: &'static str,
    arguments: &'a [Data],
    facts: &'a Facts,
    budget: &'a Budget,
}

impl Call<'_> {
    fn get(&self, index: usize) -> &Data {
        self.arguments.get(index).unwrap_or(&Data::Nil)
    }

    fn text(&self, index: usize) -> Result<&str> {
        let wrong = || {
            let name = self.name;
            TemplateError::Exec(format!(
                "error calling {name}: expected string; got {}",
                self.get(index).type_name()
            ))
        };
        self.get(index).as_str().ok_or_else(wrong)
    }

    /// Returns a number that is not below zero.
    fn number(&self, index: usize) -> Result<usize> {
        let number = self.get(index).as_int().and_then(|number| usize::try_from(number).ok());
        let name = self.name;
        number.ok_or_else(|| {
            TemplateError::Exec(format!("error calling {name}: cannot index slice/array with this value"))
        })
    }
}

const GO: [(&str, Function); 15] = [
    ("print", Function { run: builtin, n_arguments: None, growth: 2 }),
    ("println", Function { run: builtin, n_arguments: None, growth: 2 }),
    ("printf", Function { run: printf, n_arguments: None, growth: 2 }),
    ("html", Function { run: html, n_arguments: Some(1), growth: 6 }),
    ("js", Function { run: js, n_arguments: Some(1), growth: 6 }),
    ("urlquery", Function { run: urlquery, n_arguments: Some(1), growth: 3 }),
    ("slice", Function { run: slice, n_arguments: None, growth: 1 }),
    ("index", Function { run: index, n_arguments: None, growth: 1 }),
    ("eq", Function { run: comparison, n_arguments: None, growth: 1 }),
    ("ne", Function { run: comparison, n_arguments: None, growth: 1 }),
    ("lt", Function { run: comparison, n_arguments: None, growth: 1 }),
    ("le", Function { run: comparison, n_arguments: None, growth: 1 }),
    ("gt", Function { run: comparison, n_arguments: None, growth: 1 }),
    ("ge", Function { run: comparison, n_arguments: None, growth: 1 }),
    ("call", Function { run: no_functions, n_arguments: None, growth: 1 }),
];

const DOCKER: [(&str, Function); 8] = [
    ("json", Function { run: json, n_arguments: Some(1), growth: 6 }),
    ("split", Function { run: split, n_arguments: Some(2), growth: 16 }),
    ("join", Function { run: join, n_arguments: Some(2), growth: 2 }),
    ("title", Function { run: title, n_arguments: Some(1), growth: 3 }),
    ("lower", Function { run: lower, n_arguments: Some(1), growth: 3 }),
    ("upper", Function { run: upper, n_arguments: Some(1), growth: 3 }),
    ("pad", Function { run: pad, n_arguments: Some(3), growth: 1 }),
    ("truncate", Function { run: truncate, n_arguments: Some(2), growth: 1 }),
];

/// Functions that leave a header as it is.
const KEEPS_HEADERS: [&str; 5] = ["json", "title", "lower", "upper", "truncate"];

fn text(text: impl Into<Arc<str>>) -> Result<Data> {
    Ok(Data::String(text.into()))
}

fn same(call: &Call<'_>) -> Result<Data> {
    Ok(call.get(0).clone())
}

fn json(call: &Call<'_>) -> Result<Data> {
    text(call.facts.json(call.get(0)))
}

fn split(call: &Call<'_>) -> Result<Data> {
    let (whole, separator) = (call.text(0)?, call.text(1)?);
    let parts: Vec<Data> = match separator {
        "" => whole.chars().map(|character| Data::String(Arc::from(character.to_string()))).collect(),
        separator => whole.split(separator).map(|part| Data::String(Arc::from(part))).collect(),
    };
    Ok(Data::List(Arc::from(parts)))
}

fn join(call: &Call<'_>) -> Result<Data> {
    let separator = call.text(1)?;
    match call.get(0) {
        Data::List(items) => {
            call.budget.take(separator.len().saturating_mul(items.len()))?;
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            text(items.join(separator))
        }
        Data::Nil => text(""),
        other => {
            Err(TemplateError::Exec(format!("error calling join: expected slice, got {}", other.type_name())))
        }
    }
}

fn title(call: &Call<'_>) -> Result<Data> {
    let mut is_first = true;
    let titled = call.text(0)?.chars().flat_map(|character| {
        let begins = is_first;
        is_first = !(character.is_alphanumeric() || character == '_' || character == '\'');
        let upper: Vec<char> = if begins { character.to_uppercase().collect() } else { vec![character] };
        upper
    });
    text(titled.collect::<String>())
}

fn lower(call: &Call<'_>) -> Result<Data> {
    text(call.text(0)?.to_lowercase())
}

fn upper(call: &Call<'_>) -> Result<Data> {
    text(call.text(0)?.to_uppercase())
}

fn pad(call: &Call<'_>) -> Result<Data> {
    let (whole, before, after) = (call.text(0)?, call.number(1)?, call.number(2)?);
    if whole.is_empty() {
        return text("");
    }
    call.budget.take(before.saturating_add(after).saturating_add(whole.len()))?;
    text(format!("{}{whole}{}", " ".repeat(before), " ".repeat(after)))
}

/// Cuts bytes, as docker does; a character that is cut in two goes wholly.
fn truncate(call: &Call<'_>) -> Result<Data> {
    let (whole, most) = (call.text(0)?, call.number(1)?);
    text(cut(whole, 0, most.min(whole.len())))
}

fn label(call: &Call<'_>) -> Result<Data> {
    let labels = call.facts.labels(call.get(0));
    let value = labels.and_then(|labels| labels.get(call.text(1).unwrap_or_default()));
    text(value.map_or("", String::as_str))
}

fn header_of_label(call: &Call<'_>) -> Result<Data> {
    let name = call.text(1)?;
    text(name.rsplit('.').next().unwrap_or(name).replace(['-', '_'], " "))
}

fn html(call: &Call<'_>) -> Result<Data> {
    text(html_escape(&call.get(0).to_string()))
}

fn js(call: &Call<'_>) -> Result<Data> {
    text(js_escape(&call.get(0).to_string()))
}

fn urlquery(call: &Call<'_>) -> Result<Data> {
    text(url_encode(&call.get(0).to_string()))
}

/// No value of docker's is a function.
fn no_functions(call: &Call<'_>) -> Result<Data> {
    Err(TemplateError::Exec(format!("error calling call: non-function of type {}", call.get(0).type_name())))
}

fn slice(call: &Call<'_>) -> Result<Data> {
    let length = call.get(0).len().unwrap_or_default();
    let bound = |index: usize, usual: usize| match call.arguments.get(index) {
        Some(_) => call.number(index),
        None => Ok(usual),
    };
    let (from, to) = (bound(1, 0)?, bound(2, length)?);
    let most = bound(3, length)?;
    if let Some(out) = [most, to, from].into_iter().find(|index| *index > length) {
        return Err(TemplateError::Exec(format!("error calling slice: index out of range: {out}")));
    }
    if from > to || to > most {
        return Err(TemplateError::Exec(format!("error calling slice: invalid slice index: {from} > {to}")));
    }
    match call.get(0) {
        Data::String(whole) => text(cut(whole, from, to)),
        Data::List(items) => Ok(Data::List(Arc::from(items.get(from..to).unwrap_or_default()))),
        other => Err(TemplateError::Exec(format!(
            "error calling slice: can't slice item of type {}",
            other.type_name()
        ))),
    }
}

/// A text that a map of texts does not have is empty, as Go has it.
fn index(call: &Call<'_>) -> Result<Data> {
    let mut value = call.get(0).clone();
    for key in call.arguments.get(1..).unwrap_or_default() {
        let found = value.index(key).map_err(|error| match error {
            TemplateError::IndexOutOfRange { index } => {
                TemplateError::Exec(format!("error calling index: index out of range: {index}"))
            }
            TemplateError::Exec(message) => TemplateError::Exec(format!("error calling index: {message}")),
            other => TemplateError::Exec(format!("error calling index: {other}")),
        })?;
        let is_of_texts = match &value {
            Data::Map(fields) => fields.values().all(|field| matches!(field, Data::String(_))),
            _ => false,
        };
        value = if is_of_texts && matches!(found, Data::Nil) { Data::String(Arc::from("")) } else { found };
    }
    Ok(value)
}

/// Returns the bytes from one place to another, without what would be half a character.
fn cut(whole: &str, from: usize, to: usize) -> String {
    let bytes = whole.as_bytes().get(from..to).unwrap_or_default();
    String::from_utf8_lossy(bytes).into_owned()
}

fn comparison(call: &Call<'_>) -> Result<Data> {
    Ok(Data::Bool(by_gotmpl(call)? == "true"))
}

fn builtin(call: &Call<'_>) -> Result<Data> {
    text(by_gotmpl(call)?)
}

/// Bounds what the widths of a format ask for before anything is made. Widths beyond what `gotmpl` knows are refused, since it would cut them.
fn printf(call: &Call<'_>) -> Result<Data> {
    let format = call.text(0)?;
    let longest = call.arguments.iter().map(size).max().unwrap_or_default();
    let n_verbs = format.matches('%').count();
    let mut made = format.len().saturating_add(n_verbs.saturating_mul(longest).saturating_mul(QUOTED_GROWTH));
    for number in
        format.split(|character: char| !character.is_ascii_digit()).filter(|digits| !digits.is_empty())
    {
        match number.parse::<usize>() {
            Ok(number) if number <= WIDEST => made = made.saturating_add(number),
            _ => return Err(too_much()),
        }
    }
    let stars =
        call.arguments.iter().filter_map(Data::as_int).map(i64::unsigned_abs).max().unwrap_or_default();
    if format.contains('*') {
        let widest = usize::try_from(stars).unwrap_or(usize::MAX);
        if widest > WIDEST {
            return Err(too_much());
        }
        made = made.saturating_add(format.matches('*').count().saturating_mul(widest));
    }
    if made > OUTPUT_BYTES {
        return Err(too_much());
    }
    call.budget.take(made)?;
    text(by_gotmpl(call)?)
}

/// Calls `gotmpl`'s own function, which has no other way in than a template.
fn by_gotmpl(call: &Call<'_>) -> Result<String> {
    let arguments: String = (0..call.arguments.len()).map(|index| format!(" (index . {index})")).collect();
    let template = Template::new("").parse(&format!("{{{{{}{arguments}}}}}", call.name))?;
    template.execute_to_string(&Data::List(Arc::from(call.arguments)))
}

/// The widest column that `gotmpl` makes.
const WIDEST: usize = 65_535;
/// `%q` writes a byte as `\U0010ffff` at most.
const QUOTED_GROWTH: usize = 10;
