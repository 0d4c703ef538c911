//! Where in a template something stands, as Go's errors tell it.

/// A place in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Counted from one.
    pub(super) line: usize,
    /// Bytes before it in its line, as Go counts.
    pub(super) column: usize,
    /// What stands there.
    pub(super) text: String,
}

/// Finds the first chain of fields with such a field. Go's place of a chain is that of its second field.
pub(super) fn field(source: &str, name: &str) -> Option<Place> {
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes.get(at) != Some(&b'.') || !is_in_action(source, at) {
            at += 1;
            continue;
        }
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'.';
        let n_bytes = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| is_word(byte)).count();
        let chain = source.get(at..at + n_bytes).unwrap_or_default();
        if chain.split('.').skip(1).any(|part| part == name) {
            let second = chain.get(1..).and_then(|rest| rest.find('.')).map_or(0, |dot| dot + 1);
            return Some(place(source, at + second, chain));
        }
        at += n_bytes.max(1);
    }
    None
}

/// Finds the first call of a function.
pub(super) fn call(source: &str, name: &str) -> Option<Place> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.';
    let at = source.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = at.checked_sub(1).and_then(|at| source.as_bytes().get(at));
        let after = source.as_bytes().get(at + name.len());
        is_in_action(source, *at)
            && !before.is_some_and(|byte| is_word(*byte) || *byte == b'"')
            && !after.is_some_and(|byte| is_word(*byte))
    })?;
    let rest = source.get(at..)?;
    let end = rest.find(['|', ')', '}']).unwrap_or(rest.len());
    Some(place(source, at, rest.get(..end)?.trim_end_matches('-').trim_end()))
}

/// Finds the first `{{end}}` or `{{else}}` that belongs to nothing, or the end of a template in which something is open: the line, and Go's word for
/// it. `gotmpl` passes over both in silence.
pub(super) fn stray(source: &str) -> Option<(usize, &'static str)> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(opened) = source.get(at..).and_then(|rest| rest.find("{{")) {
        let begin = at + opened + 2;
        let inside = source.get(begin..).unwrap_or_default();
        let length = length_of_action(inside);
        let action = inside.get(..length).unwrap_or_default().trim_start_matches('-').trim_start();
        let end = action.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(action.len());
        match action.get(..end).unwrap_or_default() {
            "if" | "range" | "with" => depth += 1,
            "end" if depth == 0 => return Some((place(source, begin, "").line, "{{end}}")),
            "else" if depth == 0 => return Some((place(source, begin, "").line, "{{else}}")),
            "end" => depth -= 1,
            _ => {}
        }
        at = begin + length;
    }
    (depth > 0).then(|| (place(source, source.len(), "").line, "EOF"))
}

/// Returns how long an action is, without what closes it; quotes and comments may hold that too.
fn length_of_action(inside: &str) -> usize {
    if inside.trim_start_matches('-').trim_start().starts_with("/*") {
        return inside.find("*/").unwrap_or(inside.len());
    }
    let mut quote = None;
    let mut is_escaped = false;
    for (at, character) in inside.char_indices() {
        match (quote, character) {
            _ if is_escaped => is_escaped = false,
            (Some('"' | '\''), '\\') => is_escaped = true,
            (Some(open), character) if open == character => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '}') if inside.get(at..).is_some_and(|rest| rest.starts_with("}}")) => return at,
            _ => {}
        }
    }
    inside.len()
}

fn is_in_action(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    let opened = before.rfind("{{");
    opened.is_some_and(|opened| before.rfind("}}").is_none_or(|closed| closed < opened))
}

fn place(source: &str, at: usize, text: &str) -> Place {
    let before = source.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rfind('\n').map_or(at, |newline| at - newline - 1);
    Place { line, column, text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_gos_errors() {
        let found = |source, name| field(source, name).map(|place| (place.line, place.column, place.text));
        assert_eq!(found("{{.Foo}}", "Foo"), Some((1, 2, ".Foo".to_owned())));
        assert_eq!(found("{{.State.Foo.Bar}}", "Foo"), Some((1, 8, ".State.Foo.Bar".to_owned())));
        assert_eq!(
            found("abc\n {{.State.Status}} {{.State.Foo}}", "Foo"),
            Some((2, 27, ".State.Foo".to_owned()))
        );
        assert_eq!(found(".Foo {{.Bar}}", "Foo"), None);
        let found = call("slice {{upper (slice .ID 0 99)}}", "slice").map(|place| (place.column, place.text));
        assert_eq!(found, Some((15, "slice .ID 0 99".to_owned())));
    }

    #[test]
    fn an_end_without_a_beginning_is_found() {
        assert_eq!(stray("{{if .A}}{{else}}{{end}}\n{{- end}}"), Some((2, "{{end}}")));
        assert_eq!(stray("{{else}}"), Some((1, "{{else}}")));
        assert_eq!(stray("{{range .A}}{{with .B}}x{{end}}{{end}} end"), None);
        assert_eq!(stray("{{\"{{end}}\"}} {{/* {{end}} */}} {{`\\`}} {{printf \"\\\"}}{{end}}\"}}"), None);
        assert_eq!(stray("{{if .A}}\n"), Some((2, "EOF")));
        assert_eq!(stray("{{end"), Some((1, "{{end}}")));
    }
}
