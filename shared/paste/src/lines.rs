//! What a single line may be: a command, an instruction of a Dockerfile, Python, prose.

use crate::prompt::{self, Prompt};

/// Returns where the command of a line begins, and the prompt before it. `with_root` takes `# ` for a prompt too.
pub(crate) fn command_at(line: &str, with_root: bool) -> Option<(usize, Option<Prompt>)> {
    let mut at = line.len() - line.trim_start().len();
    let mut prompt = None;
    for _ in 0..3 {
        let rest = line.get(at..)?;
        let marker = list_marker(rest);
        match prompt::of(rest) {
            Some((found, length)) if found != Prompt::Root || with_root => {
                prompt = Some(found);
                at += length;
            }
            _ if marker > 0 && prompt.is_none() => at += marker,
            _ => break,
        }
    }
    let is_known = is_command(line.get(at..)?);
    match prompt {
        Some(Prompt::Shell | Prompt::Windows) => Some((at, prompt)),
        _ => is_known.then_some((at, prompt)),
    }
}

/// Returns how many bytes the mark of a list takes.
fn list_marker(line: &str) -> usize {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let rest = line.get(digits..).unwrap_or("");
    let marks: &[&str] = if digits > 0 { &[". ", ") "] } else { &["- ", "* ", "+ "] };
    marks.iter().find(|mark| rest.starts_with(**mark)).map_or(0, |mark| {
        let text = rest.get(mark.len()..).unwrap_or("");
        line.len() - text.trim_start().len()
    })
}

/// Returns whether a line begins with a command that tutorials use.
#[must_use]
pub fn is_command(line: &str) -> bool {
    let line = without_assignments(line);
    let first = line.split_whitespace().next().unwrap_or("");
    if (first == "(" || first == "{" || first == "@'" || first == "@\"")
        && first.len() + 2 < line.len().max(6)
    {
        return first.starts_with('@')
            || line.split_whitespace().nth(1).is_some_and(|word| COMMANDS.contains(&word));
    }
    let first = first.strip_prefix('(').unwrap_or(first);
    if is_quoted_producer(line) {
        return true;
    }
    // A sentence may begin with such a word; it goes on otherwise.
    COMMANDS.contains(&first)
        && line.split_whitespace().nth(1).is_none_or(|word| !["is", "the", "and", "will"].contains(&word))
        || CMDLETS.iter().any(|cmdlet| first.eq_ignore_ascii_case(cmdlet))
}

/// Returns a line without the `NAME=value` before its command.
fn without_assignments(line: &str) -> &str {
    match line.split_once(' ') {
        Some((first, rest)) if first.split_once('=').is_some_and(|(name, _)| is_variable(name)) => {
            rest.trim_start()
        }
        _ => line,
    }
}

fn is_variable(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_')
}

/// Returns whether a line is a text that PowerShell gives to a file.
fn is_quoted_producer(line: &str) -> bool {
    line.starts_with(['"', '\'']) && WRITERS.iter().any(|writer| contains(line, writer))
}

/// Returns whether a line is one of PowerShell's.
pub(crate) fn is_windows(line: &str) -> bool {
    line.starts_with("@'")
        || line.starts_with("@\"")
        || WRITERS.iter().any(|word| contains(line, word))
        || contains(line, "New-Item")
}

/// Returns whether a text contains a word in any case.
fn contains(text: &str, word: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// Returns where the next line with a prompt begins, or where the text ends.
pub(crate) fn before_prompt(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if matches!(prompt::of(line), Some((Prompt::Shell | Prompt::Windows, _))) {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// Returns whether a line is an instruction of a Dockerfile: in capitals, or a plain `from IMAGE`.
pub(crate) fn is_instruction(line: &str) -> bool {
    let line = line.trim_end();
    let (word, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    let rest = rest.trim();
    if KEYWORDS.contains(&word) {
        return !rest.is_empty() || line.ends_with('\\');
    }
    let is_image = |word: &str| word.contains(':') && !word.ends_with(':') || word == "scratch";
    let mut words = rest.split_whitespace();
    word.eq_ignore_ascii_case("from")
        && words.next().is_some_and(is_image)
        && words.next().is_none_or(|word| word.eq_ignore_ascii_case("as"))
}

/// Returns whether a line begins with a word in capitals, as instructions do.
pub(crate) fn is_in_capitals(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    word.len() > 1 && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Returns the delimiter of the here-document that an instruction begins.
pub(crate) fn here_delimiter(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("<<")?;
    let rest = rest.strip_prefix('-').unwrap_or(rest).trim_start_matches(['"', '\'']);
    let end =
        rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(rest.len());
    rest.get(..end).filter(|word| !word.is_empty() && is_in_capitals(line))
}

/// Returns how sure it is that a line is Python: 2 for what nothing else is, 1 for what it may be, 0.
pub(crate) fn python(line: &str) -> u8 {
    let line = line.trim_end();
    let is_names = |text: &str| {
        !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || "_.,* ()".contains(letter))
    };
    let ends_block = line.ends_with(':') || line.contains(": #");
    if let Some((module, names)) = line.strip_prefix("from ").and_then(|rest| rest.split_once(" import ")) {
        let names = names.split('#').next().unwrap_or("");
        return if is_names(module) && is_names(names) { 2 } else { 0 };
    }
    if let Some(names) = line.strip_prefix("import ") {
        return if is_names(names.split('#').next().unwrap_or("").trim_end()) { 2 } else { 0 };
    }
    let blocks = ["def ", "class ", "async def ", "if __name__"];
    if blocks.iter().any(|start| line.starts_with(start)) && ends_block {
        return 2;
    }
    if line.starts_with('@') && !line.contains(' ') || line.starts_with('@') && line.ends_with(')') {
        return 2;
    }
    let weak = ["if ", "elif ", "else:", "for ", "while ", "with ", "try:", "except"];
    if weak.iter().any(|start| line.starts_with(start)) && ends_block || line.starts_with("print(") {
        return 1;
    }
    let is_assignment = line.split_once(" = ").is_some_and(|(name, _)| is_names(name) && !name.contains(' '));
    u8::from(is_assignment || line.ends_with(')') && line.contains('(') && !line.contains(' '))
}

/// Returns whether a text has letters of East Asia.
pub(crate) fn has_east_asian(text: &str) -> bool {
    text.chars().any(is_east_asian)
}

fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Returns whether a line is a sentence for people.
pub(crate) fn is_prose(line: &str) -> bool {
    let line = line.trim();
    if line.chars().next().is_some_and(is_east_asian) && !line.contains(" = ") {
        return true;
    }
    let n_words = line
        .split_whitespace()
        .filter(|word| {
            word.starts_with(char::is_alphabetic)
                && word.chars().all(|letter| letter.is_alphabetic() || ".,:;!?'\u{2019}-".contains(letter))
        })
        .count();
    let n_all = line.split_whitespace().count();
    let is_sentence = line.chars().next().is_some_and(char::is_uppercase)
        && line.ends_with(['.', ':', '!', '?', '\u{3002}', '\u{ff1a}']);
    n_words >= 4 && n_words * 4 >= n_all * 3 && (is_sentence || n_words >= 7) && !line.contains('=')
}

/// The keywords of a Dockerfile.
pub(crate) const KEYWORDS: [&str; 18] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// Commands that stand in tutorials about containers.
const COMMANDS: [&str; 50] = [
    "echo",
    "printf",
    "cat",
    "tee",
    "docker",
    "docker-compose",
    "podman",
    "nerdctl",
    "mkdir",
    "cd",
    "md",
    "pushd",
    "popd",
    "touch",
    "sudo",
    "pip",
    "pip3",
    "python",
    "python3",
    "npm",
    "npx",
    "node",
    "git",
    "curl",
    "wget",
    "ls",
    "apt",
    "apt-get",
    "brew",
    "vim",
    "vi",
    "nano",
    "export",
    "source",
    "rm",
    "cp",
    "mv",
    "chmod",
    "virtualenv",
    "conda",
    "code",
    "pwd",
    "which",
    "uname",
    "tree",
    "flask",
    "open",
    "yum",
    "dnf",
    "clear",
];

/// What writes files in PowerShell.
const WRITERS: [&str; 4] = ["Out-File", "Set-Content", "Add-Content", "Tee-Object"];
/// What begins a command in PowerShell.
const CMDLETS: [&str; 8] = [
    "Set-Content",
    "Add-Content",
    "New-Item",
    "Write-Output",
    "Set-Location",
    "Get-Content",
    "Out-File",
    "ni",
];
