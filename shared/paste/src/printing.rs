//! What `echo` and `printf` print.

/// Returns what `echo` prints; arguments without the command.
///
/// A text of one line is given the line breaks that its `\n` stand for in many shells (`zsh`, `dash`), where all pieces are instructions of a
/// Dockerfile: without them nobody could use it.
pub(crate) fn echo(arguments: &[&str]) -> String {
    let is_option = |word: &&&str| {
        word.strip_prefix('-').is_some_and(|letters| {
            !letters.is_empty() && letters.chars().all(|letter| "neE".contains(letter))
        })
    };
    let n_options = arguments.iter().take_while(is_option).count();
    let (options, words) = arguments.split_at(n_options);
    let has = |letter: char| options.iter().any(|option| option.contains(letter));
    let joined = words.join(" ");
    let is_instructions = !joined.contains('\n')
        && joined.contains("\\n")
        && joined
            .split("\\n")
            .all(|piece| piece.trim().is_empty() || crate::lines::is_instruction(piece.trim()));
    let mut text = String::new();
    if has('e') || is_instructions {
        escapes(&joined, &mut text);
    } else {
        text = joined;
    }
    let is_cut = has('e') && words.iter().any(|word| word.contains("\\c"));
    if !has('n') && !is_cut {
        text.push('\n');
    }
    text
}

/// Returns what `printf` prints; arguments without the command.
pub(crate) fn printf(arguments: &[&str]) -> Option<String> {
    let arguments = if arguments.first() == Some(&"--") { arguments.get(1..)? } else { arguments };
    let (format, mut values) = arguments.split_first()?;
    let mut text = String::new();
    loop {
        let before = values.len();
        once(format, &mut values, &mut text);
        // The format is used again until all values are printed.
        if values.is_empty() || values.len() == before || text.len() > crate::MOST_BYTES {
            return Some(text);
        }
    }
}

fn once(format: &str, values: &mut &[&str], text: &mut String) {
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        escapes(rest.get(..at).unwrap_or(""), text);
        let directive = rest.get(at + 1..).unwrap_or("");
        let kind = directive.chars().next();
        rest = directive.get(kind.map_or(0, char::len_utf8)..).unwrap_or("");
        match kind {
            Some('s' | 'd' | 'i' | 'b' | 'q') => {
                let value = values.split_first().map_or("", |(value, others)| {
                    *values = others;
                    *value
                });
                if kind == Some('b') { escapes(value, text) } else { text.push_str(value) }
            }
            Some('%') => text.push('%'),
            Some(other) => text.extend(['%', other]),
            None => text.push('%'),
        }
    }
    escapes(rest, text);
}

/// Writes a text with the characters that its backslashes stand for.
pub(crate) fn escapes(source: &str, into: &mut String) {
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('\\') {
        into.push_str(before);
        let Some(letter) = after.chars().next() else {
            into.push('\\');
            return;
        };
        rest = after.get(letter.len_utf8()..).unwrap_or("");
        match letter {
            'n' => into.push('\n'),
            't' => into.push('\t'),
            'r' => into.push('\r'),
            'a' => into.push('\u{7}'),
            'b' => into.push('\u{8}'),
            'f' => into.push('\u{c}'),
            'v' => into.push('\u{b}'),
            'e' | 'E' => into.push('\u{1b}'),
            '\\' | '"' | '\'' => into.push(letter),
            'c' => return,
            'x' => rest = number(rest, 16, 2, 'x', into),
            '0' => rest = number(rest, 8, 3, '0', into),
            other => into.extend(['\\', other]),
        }
    }
    into.push_str(rest);
}

/// Writes the character of a number; returns what stands behind it.
fn number<'a>(rest: &'a str, radix: u32, most: usize, letter: char, into: &mut String) -> &'a str {
    let n_digits = rest.chars().take(most).take_while(|digit| digit.is_digit(radix)).count();
    match rest.get(..n_digits).and_then(|digits| u8::from_str_radix(digits, radix).ok()).filter(u8::is_ascii)
    {
        Some(code) => into.push(char::from(code)),
        None if n_digits == 0 && letter == '0' => into.push('\0'),
        None => into.extend(['\\', letter]),
    }
    rest.get(n_digits..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn echo_prints_what_bash_prints() {
        assert_eq!(echo(&["a", "b"]), "a b\n");
        assert_eq!(echo(&["-n", "a"]), "a");
        assert_eq!(echo(&["-e", "a\\nb\\tc\\\\d\\x41\\0101"]), "a\nb\tc\\dAA\n");
        assert_eq!(echo(&["-ne", "a\\n"]), "a\n");
        assert_eq!(echo(&["print('a\\n')"]), "print('a\\n')\n");
        assert_eq!(echo(&["-x"]), "-x\n");
        assert_eq!(echo(&[]), "\n");
        assert_eq!(echo(&["-e", "a\\cb"]), "a");
    }

    #[test]
    fn instructions_in_one_line_get_their_lines() {
        assert_eq!(echo(&["FROM a:1\\nRUN b\\n"]), "FROM a:1\nRUN b\n\n");
        assert_eq!(echo(&["FROM a:1\\nand more"]), "FROM a:1\\nand more\n");
    }

    #[test]
    fn printf_repeats_its_format() {
        assert_eq!(printf(&["a\\nb"]).as_deref(), Some("a\nb"));
        assert_eq!(printf(&["%s\\n", "a", "b\\n"]).as_deref(), Some("a\nb\\n\n"));
        assert_eq!(printf(&["%b|%d%%", "a\\tb", "5"]).as_deref(), Some("a\tb|5%"));
        assert_eq!(printf(&["--", "x"]).as_deref(), Some("x"));
        assert_eq!(printf(&["a", "b"]).as_deref(), Some("a"));
        assert_eq!(printf(&[]), None);
    }
}
