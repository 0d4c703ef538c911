//! Replacing matches of a pattern: `${v/pattern/replacement}` and `${v//pattern/replacement}`.

use super::names;
use super::pattern::ShellPattern;

/// Replaces the first match by the text as it stands.
pub(super) fn first(pattern: &ShellPattern, value: &str, replacement: &str) -> String {
    let text: Vec<char> = value.chars().collect();
    let Some((start, end)) = pattern.find(&text, 0) else { return value.to_owned() };
    let mut result = String::with_capacity(value.len() + replacement.len());
    result.extend(text.get(..start).unwrap_or(&[]));
    result.push_str(replacement);
    result.extend(text.get(end..).unwrap_or(&[]));
    result
}

/// Replaces every match as Go's `Regexp.ReplaceAllString` does: no empty match right behind another match, and `$0`, `${0}` and `$$` in the
/// replacement mean what they mean to Go, every other `$name` is nothing.
pub(super) fn all(pattern: &ShellPattern, value: &str, replacement: &str) -> String {
    let text: Vec<char> = value.chars().collect();
    let template = Template::parse(replacement);
    let mut result = String::with_capacity(value.len());
    let mut copied = 0;
    let mut search = 0;
    while let Some((start, end)) = pattern.find(&text, search) {
        result.extend(text.get(copied..start).unwrap_or(&[]));
        if end > copied || start == 0 {
            template.push(text.get(start..end).unwrap_or(&[]), &mut result);
        }
        copied = end;
        search = end.max(search + 1);
    }
    result.extend(text.get(copied..).unwrap_or(&[]));
    result
}

/// A replacement cut at the places where the match goes in.
struct Template(Vec<String>);

impl Template {
    fn parse(replacement: &str) -> Self {
        let mut parts = Vec::new();
        let mut part = String::new();
        let mut rest = replacement;
        while let Some((before, after)) = rest.split_once('$') {
            part.push_str(before);
            rest = after;
            if let Some(after_second) = rest.strip_prefix('$') {
                part.push('$');
                rest = after_second;
            } else if let Some((name, after_name)) = take_group(rest) {
                if name == "0" {
                    parts.push(std::mem::take(&mut part));
                }
                rest = after_name;
            } else {
                part.push('$');
            }
        }
        part.push_str(rest);
        parts.push(part);
        Self(parts)
    }

    fn push(&self, found: &[char], result: &mut String) {
        for (number, part) in self.0.iter().enumerate() {
            if number > 0 {
                result.extend(found);
            }
            result.push_str(part);
        }
    }
}

/// Takes `name` or `{name}` after a `$`.
fn take_group(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('{');
    let name_on = inside.unwrap_or(text);
    let rest = name_on.trim_start_matches(names::belongs_to_name);
    let name = name_on.get(..name_on.len() - rest.len()).filter(|name| !name.is_empty())?;
    let rest = if inside.is_some() { rest.strip_prefix('}')? } else { rest };
    Some((name, rest))
}
