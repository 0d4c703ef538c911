//! Markdown fences: what stands between them, and which file it is.

use crate::language::{Language, is_dockerfile, is_file_name};
use crate::{lines, listing};

/// What stands between two fences.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fence<'a> {
    /// The name behind the first marks, in small letters: `python`, `bash`.
    pub(crate) language: String,
    /// The file, where it is named.
    pub(crate) path: Option<&'a str>,
    /// The clean text from the first mark to the end of the last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What stands between.
    pub(crate) content: String,
}

/// Finds all fences of a text.
pub(crate) fn find(text: &str) -> Vec<Fence<'_>> {
    let mut found = Vec::new();
    let mut before = "";
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let below = text.get(at..).unwrap_or("");
        // A row of tildes may be the line below a title.
        let is_closed =
            |mark: &str| mark == "```" || below.lines().any(|line| line.trim_start().starts_with(mark));
        let Some((mark, info)) = opening(line).filter(|(mark, _)| is_closed(mark)) else {
            if !line.trim().is_empty() {
                before = line;
            }
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let mut content = String::new();
        for line in lines.by_ref() {
            at += line.len();
            let text = line.trim();
            if text.starts_with(mark) && text.trim_start_matches(['`', '~']).is_empty() {
                break;
            }
            let n_blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            content.push_str(line.get(n_blanks.min(indent)..).unwrap_or(""));
        }
        let language = language_of(info);
        let path = named_by(info).or_else(|| listing::only_name(before).filter(|name| fits(&language, name)));
        found.push(Fence { path, language, start, end: at, content });
        before = "";
    }
    for fence in &mut found {
        fence.path = fence.path.or_else(|| named_inside(text.get(fence.start..fence.end).unwrap_or("")));
    }
    found
}

/// Returns the marks that open a fence, and what stands behind them.
fn opening(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim();
    let mark = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark))?;
    let info = line.trim_start_matches(['`', '~']).trim();
    (!info.contains('`')).then_some((mark, info))
}

fn language_of(info: &str) -> String {
    let end = info.find([' ', ':', ',', '{', '=']).unwrap_or(info.len());
    info.get(..end).unwrap_or("").to_ascii_lowercase()
}

/// Returns the file that the words behind the marks name: `python:app.py`, `py title="app.py"`, `app.py`, `{filename=app.py}`.
fn named_by(info: &str) -> Option<&str> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
    let words: Vec<&str> = info.split(|letter| !is_part(letter)).filter(|word| !word.is_empty()).collect();
    // The first word is the language, as long as it is not a name with an end.
    let is_name = |(place, word): &(usize, &&str)| is_file_name(word) && (*place > 0 || word.contains('.'));
    words.iter().enumerate().find(is_name).map(|(_, word)| *word)
}

/// Returns the file that a comment in the first line names.
fn named_inside(fence: &str) -> Option<&str> {
    let line = fence.lines().nth(1)?.trim();
    let comment = ["#", "//", "<!--", "/*"].iter().find_map(|mark| line.strip_prefix(mark))?;
    let words = comment.trim_end_matches("-->").trim_end_matches("*/").trim();
    let name = ["filename:", "file:", "File:", "Filename:"]
        .iter()
        .find_map(|label| words.strip_prefix(label))
        .unwrap_or(words)
        .trim();
    is_file_name(name).then_some(name)
}

/// Returns whether a file's name goes with the language of a fence.
fn fits(language: &str, name: &str) -> bool {
    let of_name = Language::of(name);
    match language {
        "" | "text" | "txt" | "plaintext" | "plain" => true,
        "dockerfile" | "docker" => of_name == Some(Language::Dockerfile),
        "python" | "py" | "python3" => of_name == Some(Language::Python),
        "js" | "javascript" | "typescript" | "ts" | "jsx" => of_name == Some(Language::JavaScript),
        "html" | "jinja" | "jinja2" | "htm" => of_name == Some(Language::Html),
        "json" => of_name == Some(Language::Json),
        "yaml" | "yml" => of_name == Some(Language::Yaml),
        _ => name.rsplit('.').next() == Some(language),
    }
}

impl Fence<'_> {
    /// Returns whether it may hold commands.
    pub(crate) fn may_hold_commands(&self) -> bool {
        let language = self.language.as_str();
        let is_shell = [
            "bash",
            "sh",
            "shell",
            "console",
            "zsh",
            "terminal",
            "powershell",
            "ps1",
            "pwsh",
            "cmd",
            "bat",
            "shell-session",
        ]
        .contains(&language);
        is_shell || ["", "text", "plaintext"].contains(&language) && self.path.is_none()
    }

    /// Returns the path of the file that it holds; a Dockerfile needs no name.
    pub(crate) fn file(&self) -> Option<&str> {
        let first = self.content.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
        let is_whole = lines::is_instruction(first)
            && (first.starts_with("FROM") || first.starts_with("ARG") || first.starts_with("from"));
        match self.path {
            Some(path) if is_dockerfile(path.rsplit('/').next().unwrap_or(path)) => is_whole.then_some(path),
            Some(path) => Some(path),
            None => is_whole.then_some(crate::reader::DOCKERFILE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = find(text);
        let found: Vec<_> = found.iter().map(|fence| (fence.language.as_str(), fence.file())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_stand_behind_the_marks_before_them_and_inside() {
        check("```python:app.py\nx = 1\n```\n", &[("python", Some("app.py"))]);
        check("```py title=\"src/app.py\"\nx = 1\n```\n", &[("py", Some("src/app.py"))]);
        check("```app.py\nx = 1\n```\n", &[("app.py", Some("app.py"))]);
        check("Create `app.py`:\n\n```python\nx = 1\n```\n", &[("python", Some("app.py"))]);
        check("**Dockerfile**\n\n~~~\nFROM a:1\n~~~\n", &[("", Some("Dockerfile"))]);
        check("```Dockerfile:Dockerfile\nFROM a:1\n```", &[("dockerfile", Some("Dockerfile"))]);
        check("```dockerfile\nFROM a:1\n```", &[("dockerfile", Some("Dockerfile"))]);
        check("```python\n# app.py\nx = 1\n```", &[("python", Some("app.py"))]);
        check("```html\n<!-- templates/index.html -->\n<p>\n```", &[("html", Some("templates/index.html"))]);
    }

    #[test]
    fn what_has_no_name_is_no_file() {
        check("```python\nx = 1\n```\n", &[("python", None)]);
        check("See app.py:\n```bash\npython app.py\n```\n", &[("bash", None)]);
        check("```dockerfile\nRUN x\n```\n", &[("dockerfile", None)]);
    }

    #[test]
    fn the_indentation_of_a_list_goes() {
        let found = find("1. Do:\n   ```python:a.py\n   if x:\n       y\n   ```\n");
        assert_eq!(found[0].content, "if x:\n    y\n");
    }
}
