//! Files in another language than their path says, by what only that language has.

use text::ByteRange;

use crate::language::Language;
use crate::{FileWrite, Kind, Pasted, lines};

/// Returns what a text is, where it is something else than a file of the language.
pub(crate) fn foreign(text: &str, language: Language) -> Option<Pasted> {
    let (kind, path) = kind(text, language)?;
    let range = ByteRange::new(0, text.len());
    let content = text.replace("\r\n", "\n");
    let files = path.map(|path| FileWrite { path: path.to_owned(), content, appends: false, range });
    Some(Pasted {
        kind,
        files: files.into_iter().collect(),
        build: None,
        run: None,
        slips: Vec::new(),
        blocks: vec![range],
        is_whole: true,
        is_sure: text.trim().contains('\n'),
    })
}

fn kind(text: &str, language: Language) -> Option<(Kind, Option<&'static str>)> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
    let is = |other: Language| language == other;
    let n_instructions = lines.iter().filter(|line| lines::is_instruction(line)).count();
    if !is(Language::Dockerfile) && is_dockerfile(&lines, n_instructions) {
        return Some((Kind::Dockerfile, Some(crate::reader::DOCKERFILE)));
    }
    if is(Language::Dockerfile) && n_instructions > 0 && !is_log(&lines) {
        return None;
    }
    if !is(Language::Html) && is_html(text) {
        return Some((Kind::Html, Some("index.html")));
    }
    if !is(Language::Yaml) && is_compose(&lines) {
        return Some((Kind::Compose, Some("compose.yaml")));
    }
    if is(Language::JavaScript) || is(Language::Html) || is(Language::Json) || is(Language::Yaml) {
        return None;
    }
    if has_field(&lines, "apiVersion:") && has_field(&lines, "kind:") {
        return Some((Kind::Kubernetes, Some("deployment.yaml")));
    }
    if is_log(&lines) {
        return Some((Kind::BuildLog, None));
    }
    if is(Language::Ignore) {
        return None;
    }
    if let Some(path) = json(text) {
        return Some((Kind::Json, Some(path)));
    }
    if let Some(path) = script(&lines).filter(|_| !is(Language::Python)) {
        let kind = if path == PYTHON { Kind::Python } else { Kind::Script };
        return Some((kind, Some(path)));
    }
    if !is(Language::Python) && is_python(&lines) {
        return Some((Kind::Python, Some(PYTHON)));
    }
    if is_javascript(&lines) {
        return Some((Kind::JavaScript, Some("index.js")));
    }
    if is(Language::Requirements) {
        return None;
    }
    if lines.iter().any(|line| line.contains("=="))
        && lines.iter().all(|line| is_requirement(line) || line.starts_with('#'))
    {
        return Some((Kind::Requirements, Some("requirements.txt")));
    }
    if is_ignore(&lines) {
        return Some((Kind::Ignore, Some(".dockerignore")));
    }
    is_readme(&lines, language).then_some((Kind::Readme, Some("README.md")))
}

/// Returns whether the first line with text is that of a Dockerfile, and others are too.
fn is_dockerfile(lines: &[&str], n_instructions: usize) -> bool {
    let mut code = lines.iter().filter(|line| !line.starts_with('#'));
    let first = code.next().is_some_and(|line| {
        let is_base = line.starts_with("FROM ") || line.starts_with("ARG ") || line.starts_with("from ");
        is_base && lines::is_instruction(line) && !line.contains(" import ")
    });
    first && (n_instructions >= 2 || code.next().is_none())
}

fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(20).collect::<String>().to_ascii_lowercase();
    let begins = TAGS.iter().any(|tag| {
        start
            .strip_prefix(tag)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '>', '\n', '\r', '/']))
    });
    begins && text.contains('>')
}

fn has_field(lines: &[&str], field: &str) -> bool {
    lines.iter().any(|line| line.starts_with(field))
}

fn is_compose(lines: &[&str]) -> bool {
    let has = |field: &str| {
        lines.iter().any(|line| line.trim_start().starts_with(field) && line.starts_with([' ', '\t']))
    };
    lines.contains(&"services:") && (has("image:") || has("build:") || has("ports:"))
}

/// Returns whether the lines are what a build prints.
fn is_log(lines: &[&str]) -> bool {
    let is_it = |line: &str| {
        let line = line.trim_start();
        line.starts_with("[+] Building")
            || line.starts_with("Sending build context to Docker daemon")
            || line.strip_prefix("Step ").is_some_and(|rest| rest.contains('/') && rest.contains(" : "))
            || line.starts_with("=> [")
            || line.strip_prefix('#').is_some_and(|rest| {
                rest.starts_with(|digit: char| digit.is_ascii_digit()) && rest.contains(" [")
            })
    };
    lines.iter().filter(|line| is_it(line)).count() >= 2
}

/// Returns the path of a JSON file.
fn json(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if !(text.starts_with('{') && text.ends_with('}') && text.contains("\":")) {
        return None;
    }
    let is_package =
        ["\"dependencies\"", "\"scripts\"", "\"devDependencies\""].iter().any(|field| text.contains(field));
    Some(if is_package { "package.json" } else { "data.json" })
}

/// Returns the path of a script by its first line.
fn script(lines: &[&str]) -> Option<&'static str> {
    let first = lines.first()?.strip_prefix("#!")?;
    let has_more = lines.iter().any(|line| !line.starts_with('#'));
    match () {
        () if !has_more => None,
        () if first.contains("python") => Some(PYTHON),
        () if first.ends_with("sh") || first.contains("sh ") => Some("start.sh"),
        () => None,
    }
}

/// Returns whether most lines are Python, and one of them is nothing else.
fn is_python(lines: &[&str]) -> bool {
    let outer = lines.iter().filter(|line| !line.starts_with([' ', '\t', '#', ')', ']', '}']));
    let sure: Vec<u8> = outer.map(|line| lines::python(line)).collect();
    let n_python = sure.iter().filter(|sure| **sure > 0).count();
    let ends_as_others = lines.iter().any(|line| line.ends_with(';') || line.ends_with('{'));
    sure.contains(&2) && n_python * 5 >= sure.len() * 3 && !ends_as_others
}

/// Returns how sure it is that a line is JavaScript: 2 for what nothing else is, 1 for what it may be, 0.
pub(crate) fn javascript(line: &str) -> u8 {
    let line = line.trim();
    let sure = ["const ", "let ", "var "].iter().any(|word| line.starts_with(word)) && line.contains('=')
        || line.starts_with("import ") && (line.contains(" from '") || line.contains(" from \""))
        || [
            "module.exports",
            "exports.",
            "export default",
            "export const",
            "console.log(",
            "'use strict'",
            "\"use strict\"",
            "app.listen(",
        ]
        .iter()
        .any(|start| line.starts_with(start))
        || line.starts_with("function ") && line.ends_with('{')
        || line.contains("=> {") && line.ends_with('{');
    if sure {
        return 2;
    }
    u8::from(line.ends_with(';') || line.starts_with("//") || line.ends_with('{') || line.starts_with('}'))
}

fn is_javascript(lines: &[&str]) -> bool {
    let outer = lines.iter().filter(|line| !line.starts_with([' ', '\t']));
    let sure: Vec<u8> = outer.map(|line| javascript(line)).collect();
    let n_code = sure.iter().filter(|sure| **sure > 0).count();
    sure.contains(&2) && n_code * 5 >= sure.len() * 3
}

/// Returns whether a line is one of a `requirements.txt`.
pub(crate) fn is_requirement(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or("").trim();
    let end = line.find(['=', '<', '>', '~', '!', '[', ';']).unwrap_or(line.len());
    let name = line.get(..end).unwrap_or("").trim_end();
    let is_name = !name.is_empty()
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter));
    let rest = line.get(end..).unwrap_or("");
    let is_version = |rest: &str| {
        let operators = ["==", ">=", "<=", "~=", "!=", ">", "<", "[", ";"];
        operators.iter().any(|operator| rest.starts_with(operator)) && !rest.contains(['\'', '"', '('])
            || rest.starts_with(';')
    };
    is_name && (rest.is_empty() || is_version(rest))
}

/// Returns whether all lines are patterns, and half of them can be nothing else.
fn is_ignore(lines: &[&str]) -> bool {
    let is_plain =
        |line: &str| line.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-*/!?".contains(letter));
    let is_sure = |line: &str| {
        line.starts_with(['.', '*', '!'])
            || line.ends_with('/')
            || ["node_modules", "__pycache__", "venv", "dist", "build"].contains(&line)
    };
    let patterns: Vec<&str> =
        lines.iter().filter(|line| !line.starts_with('#')).map(|line| line.trim()).collect();
    let n_sure = patterns.iter().filter(|line| is_sure(line)).count();
    patterns.iter().all(|line| is_plain(line)) && n_sure >= 2 && n_sure * 2 >= patterns.len()
}

/// Returns whether lines are text for people: headings, lists, links, sentences.
fn is_readme(lines: &[&str], language: Language) -> bool {
    let is_list = |line: &str| {
        ["- ", "* ", "+ "].iter().any(|mark| line.trim_start().starts_with(mark)) || numbered(line)
    };
    let count = |is: &dyn Fn(&str) -> bool| lines.iter().filter(|line| is(line)).count();
    let n_headings = count(&|line| line.starts_with('#') && line.trim_start_matches('#').starts_with(' '));
    let n_deep = count(&|line| line.starts_with("##"));
    let n_lists = count(&is_list);
    let n_links = count(&|line| line.contains("](") || line.contains("**") || line.starts_with("> "));
    let n_fences = count(&|line| line.trim_start().starts_with("```"));
    let n_lines_below = count(&|line| {
        line.len() > 2
            && (line.chars().all(|letter| letter == '=') || line.chars().all(|letter| letter == '-'))
    });
    let n_prose = count(&|line| !line.starts_with('#') && lines::is_prose(line));
    let kinds = [n_headings, n_lists, n_links, n_fences, n_lines_below].iter().filter(|n| **n > 0).count();
    let n_code = count(&|line| lines::python(line) > 0 || line.contains("\"\"\"") || line.contains("'''"));
    let n_text = n_prose + n_lists + n_links + n_fences;
    if language == Language::Python && n_code > 0 {
        return false;
    }
    // Comments look like headings, so that something else has to be there too.
    n_text > 0 && (kinds + usize::from(n_prose > 0) >= 2 || n_deep > 0)
        || n_prose >= 2 && n_prose * 2 > lines.len()
}

fn numbered(line: &str) -> bool {
    let text = line.trim_start();
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < text.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// Where a program in Python is put.
const PYTHON: &str = "app.py";

/// How pages begin.
const TAGS: [&str; 20] = [
    "<!doctype",
    "<html",
    "<head",
    "<body",
    "<div",
    "<h1",
    "<h2",
    "<p",
    "<!--",
    "<?xml",
    "<script",
    "<style",
    "<form",
    "<ul",
    "<table",
    "<title",
    "<nav",
    "<header",
    "<section",
    "<svg",
];
