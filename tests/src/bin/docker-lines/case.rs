//! Cases as data: one JSON object a line, `{"name", "setup": […], "line", "tolerates": […]}`.
//!
//! `setup` are lines that must succeed in both shells before `line` is typed. An item of `tolerates` is a [`Tolerance`] by its name, and may say why after a
//! colon: `"sizes: each build has its own times in its layers"`.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// One line to type, with what goes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    /// How it is called in reports.
    pub(crate) name: String,
    /// Lines that prepare something.
    pub(crate) setup: Vec<String>,
    /// The line that is judged.
    pub(crate) line: String,
    /// What may differ.
    pub(crate) tolerated: Vec<Tolerance>,
}

/// What may differ between the two answers, beside ids and times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tolerance {
    /// Ours may be a refusal by name: what the playground does not do.
    Refused,
    /// Ours may leave out what the client prints on standard output.
    Output,
    /// Standard error is not compared.
    Errors,
    /// Of standard error, only the last line is compared: what stands before it is a build's progress.
    Progress,
    /// Ours may have a hint of Drydock's own after the client's text on standard error.
    Hint,
    /// Sizes in bytes.
    Sizes,
    /// Names of two words that docker makes up.
    Names,
    /// Numbers that the engine chooses freely: process ids, ports.
    Numbers,
    /// The order of lines.
    Order,
    /// The rows of the base image, which the client lists and a workspace does not.
    Bases,
    /// The exit code.
    Status,
}

/// Reads a file of cases.
///
/// # Errors
///
/// Which line is none.
pub(crate) fn read(text: &str) -> Result<Vec<Case>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| case(line).with_context(|| format!("line {}", index + 1))).collect()
}

fn case(line: &str) -> Result<Case> {
    let record: Value = serde_json::from_str(line)?;
    let text = |value: &Value| value.as_str().map(str::to_owned).context("a text was expected");
    let texts = |name: &str| -> Result<Vec<String>> {
        match &record[name] {
            Value::Null => Ok(Vec::new()),
            list => {
                list.as_array().with_context(|| format!("`{name}` is no list"))?.iter().map(text).collect()
            }
        }
    };
    let line = text(&record["line"]).context("`line`")?;
    Ok(Case {
        name: record["name"].as_str().unwrap_or(&line).to_owned(),
        setup: texts("setup")?,
        tolerated: texts("tolerates")?.iter().map(|word| tolerance(word)).collect::<Result<_>>()?,
        line,
    })
}

fn tolerance(text: &str) -> Result<Tolerance> {
    let name = text.split(':').next().unwrap_or(text).trim();
    match NAMES.iter().find(|(known, _)| *known == name) {
        Some((_, tolerance)) => Ok(*tolerance),
        None => {
            let known: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
            bail!("`{name}` cannot be tolerated; these can: {}", known.join(", "))
        }
    }
}

const NAMES: &[(&str, Tolerance)] = &[
    ("refused", Tolerance::Refused),
    ("output", Tolerance::Output),
    ("errors", Tolerance::Errors),
    ("progress", Tolerance::Progress),
    ("hint", Tolerance::Hint),
    ("sizes", Tolerance::Sizes),
    ("names", Tolerance::Names),
    ("numbers", Tolerance::Numbers),
    ("order", Tolerance::Order),
    ("bases", Tolerance::Bases),
    ("status", Tolerance::Status),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_one_line_of_json() {
        let text = r#"{"name": "a", "setup": ["x"], "line": "docker ps", "tolerates": ["sizes: for a reason", "order"]}

{"line": "docker"}
"#;
        let cases = read(text).unwrap();
        assert_eq!(cases[0].setup, ["x"]);
        assert_eq!(cases[0].tolerated, [Tolerance::Sizes, Tolerance::Order]);
        assert_eq!((cases[1].name.as_str(), cases[1].setup.len()), ("docker", 0));
    }

    #[test]
    fn what_is_no_case_is_named() {
        let error =
            read("{\"line\": \"a\"}\n{\"line\": \"b\", \"tolerates\": [\"everything\"]}").unwrap_err();
        let error = format!("{error:#}");
        assert!(error.starts_with("line 2: `everything` cannot be tolerated"), "{error}");
        assert!(read("{\"name\": \"a\"}").is_err());
    }
}
