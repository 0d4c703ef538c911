//! Files that a text shows without writing them: below `$ cat Dockerfile` or `$ vim app.py`, or below a line that is only a file's name.

use crate::language::{Language, is_dockerfile, is_file_name};
use crate::lexer::{Item, Statement};
use crate::{lines, looks};

/// Returns the file that a command shows or edits, where the command does nothing else.
pub(crate) fn shown_by(statement: &Statement) -> Option<&str> {
    let [Item::Command(command)] = statement.items.as_slice() else { return None };
    let words: Vec<&str> =
        command.words.iter().map(|word| word.text.as_str()).filter(|word| *word != "sudo").collect();
    let [program, path] = words.as_slice() else { return None };
    let is_plain = command.redirects.is_empty() && command.input.is_none();
    (is_plain && SHOWING.contains(program) && is_file_name(path.trim_start_matches("./"))).then_some(*path)
}

/// Returns the name of a file that a line consists of, or that a line with a colon at its end names.
pub(crate) fn heading(line: &str) -> Option<&str> {
    let text = line.trim();
    if text.starts_with('#') {
        // A comment in most languages.
        return None;
    }
    let bare = text.trim_matches(|letter: char| "*`_:\u{ff1a}[]<>\u{300c}\u{300d}\"'".contains(letter));
    if is_file_name(bare) {
        return Some(bare);
    }
    let introduces = text.ends_with([':', '\u{ff1a}', '\u{3002}']) || text.ends_with("**");
    introduces.then(|| only_name(text)).flatten()
}

/// Returns the only name of a file that a sentence holds.
pub(crate) fn only_name(sentence: &str) -> Option<&str> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
    let mut names = sentence
        .split(|letter| !is_part(letter))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| is_file_name(word) && (word.contains('.') || is_dockerfile(word)));
    let first = names.next()?;
    names.all(|other| other == first).then_some(first)
}

/// Returns the bytes of a text that are the content of the file at `path`: up to a prompt, the name of another file, or prose. `None` where what follows
/// does not look like such a file.
pub(crate) fn content(text: &str, path: &str, is_shown: bool) -> Option<usize> {
    let language = Language::of(path);
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if !begins(first, language, is_shown) {
        return None;
    }
    let (mut at, mut end, mut is_blank, mut is_continued) = (0, 0, false, false);
    for line in text.split_inclusive('\n') {
        let text = line.trim_end();
        let is_prompt = lines::command_at(line, false)
            .is_some_and(|(_, prompt)| prompt.is_some() || is_blank && !is_shown);
        let is_other = end > 0 && !is_shown && heading(text).is_some();
        let is_editors = [":wq", ":x", ":q", "```"].contains(&text.trim());
        let is_strange = match language {
            Some(Language::Dockerfile) => {
                !(text.is_empty()
                    || is_continued
                    || text.starts_with(['#', ' ', '\t'])
                    || lines::is_instruction(text))
            }
            _ => is_blank && lines::is_prose(text),
        };
        if is_prompt || !is_continued && (is_other || is_editors || is_strange) {
            break;
        }
        at += line.len();
        is_blank = text.is_empty();
        is_continued = text.ends_with('\\');
        if !is_blank {
            end = at;
        }
    }
    (end > 0).then_some(end)
}

/// Returns whether a file of a language may begin with a line.
fn begins(line: &str, language: Option<Language>, is_shown: bool) -> bool {
    let text = line.trim_end();
    match language {
        Some(Language::Dockerfile) => lines::is_instruction(text) || text.starts_with('#'),
        Some(Language::Python) => lines::python(text) > 0 || text.starts_with(['#', '"']),
        Some(Language::Requirements) => looks::is_requirement(text) || is_shown,
        Some(Language::Html) => text.trim_start().starts_with('<'),
        Some(Language::Json) => text.trim_start().starts_with(['{', '[']),
        Some(Language::Yaml) => {
            text.trim_end().ends_with(':') || text.contains(": ") || text.starts_with('#')
        }
        Some(Language::JavaScript) => looks::javascript(text) > 0 || text.starts_with("//"),
        Some(Language::Ignore) | None => is_shown,
    }
}

/// Programs that show or edit a file.
const SHOWING: [&str; 14] = [
    "cat", "vim", "vi", "nano", "less", "more", "bat", "type", "gedit", "emacs", "code", "notepad", "batcat",
    "head",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_head_a_file() {
        for line in [
            "app.py",
            "**app.py**",
            "`app.py`:",
            "Create a file named app.py:",
            "\u{65b0}\u{5efa}app.py\u{6587}\u{4ef6}\u{ff1a}",
        ] {
            assert_eq!(heading(line), Some("app.py"), "{line}");
        }
        for line in
            ["# app.py", "## app.py", "Edit app.py and Dockerfile:", "See app.py", "python app.py", "Note:"]
        {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    fn check(text: &str, path: &str, is_shown: bool, expected: Option<&str>) {
        assert_eq!(content(text, path, is_shown).map(|end| &text[..end]), expected, "{text}");
    }

    #[test]
    fn a_file_ends_where_something_else_begins() {
        check(
            "FROM a:1\nRUN x \\\n  y\n\nNow build it.\n",
            "Dockerfile",
            false,
            Some("FROM a:1\nRUN x \\\n  y\n"),
        );
        check("FROM a:1\n\n$ docker build .\n", "Dockerfile", true, Some("FROM a:1\n"));
        check("FROM a:1\n:wq\n", "Dockerfile", true, Some("FROM a:1\n"));
        check("import x\n\nx.y()\n\nDockerfile\nFROM a:1\n", "app.py", false, Some("import x\n\nx.y()\n"));
        check("import x\n\nThis program does nothing yet.\n", "app.py", false, Some("import x\n"));
        check("This is the file.\n", "app.py", false, None);
        check("flask\n[root@a ~]# ls\n", "requirements.txt", true, Some("flask\n"));
    }
}
