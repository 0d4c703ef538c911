//! Names in messages, quoted as coreutils quote them in the locale `C.UTF-8`.

/// Puts a text between typographic quotes, as coreutils do with operands and numbers.
pub(super) fn operand(text: &str) -> String {
    format!("‘{text}’")
}

/// Quotes a file's name for a shell, always.
pub(super) fn file(text: &str) -> String {
    if text.chars().any(|letter| letter.is_ascii_control()) {
        return with_controls(text);
    }
    if text.contains('\'') {
        if !text.contains(['"', '$', '`', '\\', '!']) {
            return format!("\"{text}\"");
        }
        return format!("'{}'", text.replace('\'', "'\\''"));
    }
    format!("'{text}'")
}

/// Quotes a file's name for a shell, where the name needs quotes.
pub(super) fn file_if_needed(text: &str) -> String {
    let needs = |letter: char| letter.is_ascii_control() || " !\"$&'()*;<>?[\\]^`{|}=".contains(letter);
    let is_special = text.is_empty()
        || text.contains(|letter: char| needs(letter) && !"]{}=".contains(letter))
        || text.starts_with(['#', '~'])
        || ["{", "}"].contains(&text);
    if is_special { file(text) } else { text.to_owned() }
}

/// Writes control characters as `'a'$'\n''b'`.
fn with_controls(text: &str) -> String {
    let mut quoted = String::from("'");
    let mut is_escaped = false;
    for letter in text.chars() {
        if letter.is_ascii_control() != is_escaped {
            is_escaped = !is_escaped;
            quoted.push_str(if is_escaped { "'$'" } else { "''" });
        }
        match letter {
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            letter if letter.is_ascii_control() => {
                quoted.push_str(&format!("\\{:03o}", u32::from(letter)));
            }
            '\'' => quoted.push_str("'\\''"),
            letter => quoted.push(letter),
        }
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_as_a_shell_reads_them() {
        assert_eq!(file("a b"), "'a b'");
        assert_eq!(file("it's"), "\"it's\"");
        assert_eq!(file("it's $5"), "'it'\\''s $5'");
        assert_eq!(file("a\nb"), "'a'$'\\n''b'");
        assert_eq!(file_if_needed("app.py"), "app.py");
        assert_eq!(file_if_needed(""), "''");
        assert_eq!(file_if_needed("a b"), "'a b'");
    }
}
