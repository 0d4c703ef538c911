//! Words of a shell: text, split words, names, errors (`shell_words*.jsonl`).

use dockerfile::words::{Lex, PatternToken, ShellPattern, Variables, reversed};

use super::record::{Record, same};

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let input = record.text("input")?;
    match record.text("kind")? {
        "pattern_regex" => return check_pattern(record, input),
        "reverse_pattern" => return same("reversed", reversed(input).as_str(), record.text("expect")?),
        _ => {}
    }
    let lex = Lex {
        raw_quotes: record.flag("raw_quotes"),
        raw_escapes: record.flag("raw_escapes"),
        skip_process_quotes: record.flag("skip_process_quotes"),
        skip_unset_env: record.flag("skip_unset_env"),
        ..Lex::new(record.text("escape").ok().and_then(|escape| escape.chars().next()).unwrap_or('\\'))
    };
    let expansion = match lex.expand(input, &WordVariables(record)) {
        Ok(expansion) if !record.flag("error") => expansion,
        Ok(expansion) => return Err(format!("expected an error, found {:?}", expansion.text)),
        Err(error) if record.flag("error") => {
            let text = error.in_word(input);
            if let Ok(part) = record.text("error_contains")
                && !text.contains(part)
            {
                return Err(format!("error: expected {part:?} in {text:?}"));
            }
            return same("error", text.as_str(), record.text("message").unwrap_or(&text));
        }
        Err(error) => return Err(format!("unexpected error: {error}")),
    };
    match record.text("kind")? {
        "words" => {
            same("words", expansion.words.iter().map(String::as_str).collect(), record.texts("expect")?)
        }
        "word" => same("text", expansion.text.as_str(), record.text("expect")?),
        "matches" => {
            same("text", expansion.text.as_str(), record.text("expect")?)?;
            same("matched", sorted(&expansion.matched), record.texts("matched")?)?;
            same("unmatched", sorted(&expansion.unmatched), record.texts("unmatched")?)
        }
        other => Err(format!("unknown kind {other:?}")),
    }
}

/// Renders our tokens as the regular expression that BuildKit makes of the same pattern.
fn check_pattern(record: &Record, input: &str) -> Result<(), String> {
    let pattern = match ShellPattern::parse(input) {
        Ok(pattern) if !record.flag("error") => pattern,
        Err(_) if record.flag("error") => return Ok(()),
        Ok(_) => return Err("expected an error".into()),
        Err(error) => return Err(format!("unexpected error: {error}")),
    };
    let mut regex = if record.flag("anchored") { "^" } else { "" }.to_owned();
    for token in pattern.tokens() {
        match token {
            PatternToken::Run if record.flag("greedy") => regex.push_str(".*"),
            PatternToken::Run => regex.push_str(".*?"),
            PatternToken::Any => regex.push('.'),
            PatternToken::Is(character) => {
                if "[]{}.+()|^$*?\\".contains(*character) {
                    regex.push('\\');
                }
                regex.push(*character);
            }
        }
    }
    same("pattern", regex.as_str(), record.text("expect")?)
}

fn sorted(names: &[String]) -> Vec<&str> {
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// A record's variables; those of Windows (`"platform": "W"`) are found in any case.
struct WordVariables<'a>(&'a Record);

impl Variables for WordVariables<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let variables = self.0.field("env").as_object()?;
        let ignores_case = self.0.text("platform") == Ok("W");
        variables
            .iter()
            .find(|(key, _)| *key == name || (ignores_case && key.eq_ignore_ascii_case(name)))
            .and_then(|(_, value)| value.as_str())
    }
}
