//! A file that holds something else than its path says: commands of a tutorial, or a file in another language. One problem says what it is, and nothing
//! else is said of that text.

use catalogue::{Message, review as words};
use dockerfile::rules::Explanation;
use dockerfile::{Dockerfile, Edit, Fix, Keyword, Severity};
use paste::{Kind, Pasted, Slip};
use text::{ByteRange, LineIndex};

use crate::{File, FileKind, Finding, Rule};

pub(crate) static COMMANDS: Rule = Rule {
    name: "PastedCommands",
    severity: Severity::Error,
    explanation: Explanation {
        what: words::pasted_commands_what,
        why: words::pasted_commands_why,
        example: "echo 'FROM debian:12\nCMD [\"date\"]' > Dockerfile\n",
        better: "FROM debian:12\nCMD [\"date\"]\n",
        reference: "",
    },
};

pub(crate) static OTHER_FILE: Rule = Rule {
    name: "OtherLanguage",
    severity: Severity::Error,
    explanation: Explanation {
        what: words::other_language_what,
        why: words::other_language_why,
        example: "services:\n  web:\n    image: nginx\n",
        better: "FROM debian:12\nCMD [\"date\"]\n",
        reference: "",
    },
};

/// Returns whether a problem is that of a pasted text.
pub(crate) fn is_pasted(code: &str) -> bool {
    code == COMMANDS.name || code == OTHER_FILE.name
}

/// Returns what a file holds, where it can hardly be what its path says; `tree` is that of a Dockerfile. Asks only where something is wrong anyway.
#[must_use]
pub fn pasted(file: &File<'_>, tree: Option<&Dockerfile>) -> Option<Pasted> {
    let first =
        || file.text.lines().map(str::trim_start).find(|line| !line.is_empty() && !line.starts_with('#'));
    let is_wrong = match FileKind::of(file.path) {
        FileKind::Dockerfile => is_broken(tree?, file.text),
        FileKind::Python => {
            let problems = file.python.map_or(&[][..], |python| &python.problems);
            problems.iter().any(|problem| problem.code.severity() == python::Severity::Error)
        }
        FileKind::Requirements => !python::requirements::parse(file.text).problems.is_empty(),
        FileKind::Ignore => first().is_some_and(|line| line.contains(' ')),
        FileKind::Other => first().is_some_and(|line| line.starts_with("FROM ") || line.starts_with("ARG ")),
    };
    if is_wrong { paste::read(file.text, file.path) } else { None }
}

/// Returns whether a Dockerfile has a line that is none of it.
#[must_use]
pub fn is_broken(tree: &Dockerfile, text: &str) -> bool {
    let is_unknown = tree.instructions.iter().any(|instruction| instruction.keyword == Keyword::Unknown);
    let has_error = tree.problems.iter().any(|problem| problem.severity == Severity::Error);
    is_unknown || has_error || tree.instructions.is_empty() || text.contains(" import ")
}

/// Returns a text with blanks in place of what is pasted; all other places stay.
pub(crate) fn blanked(text: &str, pasted: &Pasted) -> String {
    let is_pasted = |at: usize| pasted.blocks.iter().any(|block| block.contains(at));
    let letters = text.char_indices().flat_map(|(at, letter)| {
        let is_out = is_pasted(at) && letter != '\n';
        let n = if is_out { letter.len_utf8() } else { 1 };
        std::iter::repeat_n(if is_out { ' ' } else { letter }, n)
    });
    letters.collect()
}

/// Returns the problem.
pub(crate) fn finding(file: &File<'_>, pasted: &Pasted) -> Finding {
    let rule = if pasted.kind == Kind::Commands { &COMMANDS } else { &OTHER_FILE };
    let start = pasted.blocks.first().map_or(0, |block| block.start as usize);
    let block = file.text.get(start..).unwrap_or("");
    let start = start + block.len() - block.trim_start().len();
    let line = file.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let range = ByteRange::new(start, start + line.trim_end().len());
    let hints = std::iter::once(what_to_do(pasted, file.path)).chain(pasted.slips.iter().map(slip));
    Finding {
        hints: hints.collect(),
        fixes: fix(file, pasted).into_iter().collect(),
        ..Finding::new(
            file.path,
            (rule.name, rule.severity),
            (range, &LineIndex::new(file.text)),
            title(pasted, file.path),
        )
    }
}

/// Says what a text is that stands, or was pasted, in the file at `path`.
#[must_use]
pub fn title(pasted: &Pasted, path: &str) -> Message {
    let files: Vec<&str> = pasted.files.iter().map(|file| file.path.as_str()).collect();
    match (pasted.kind, files.as_slice()) {
        (Kind::Commands, []) => words::pasted_commands(path),
        (Kind::Commands, files) => words::pasted_commands_files(&files.join(", ")),
        (Kind::Readme, files)
            if files.len() > 1 || files.first().is_some_and(|file| *file != "README.md") =>
        {
            words::pasted_readme_files(&files.join(", "))
        }
        (Kind::Readme, _) => words::other_language_readme(path),
        (Kind::Dockerfile, _) => words::other_language_dockerfile(path),
        (Kind::Compose, _) => words::other_language_compose(path),
        (Kind::Kubernetes, _) => words::other_language_kubernetes(path),
        (Kind::Html, _) => words::other_language_html(path),
        (Kind::Python, _) => words::other_language_python(path),
        (Kind::JavaScript, _) => words::other_language_javascript(path),
        (Kind::Json, _) => words::other_language_json(path),
        (Kind::Requirements, _) => words::other_language_requirements(path),
        (Kind::Script, _) => words::other_language_script(path),
        (Kind::Ignore, _) => words::other_language_ignore(path),
        (Kind::BuildLog, _) => words::other_language_build_log(path),
    }
}

/// Says what is wrong with a command.
#[must_use]
pub fn slip(slip: &Slip) -> Message {
    match slip {
        Slip::BlankMissing { name, .. } => words::pasted_blank_missing(name),
        Slip::FolderMissing { .. } => words::pasted_folder_missing(),
        Slip::QuoteOpen { .. } => words::pasted_quote_open(),
    }
}

fn what_to_do(pasted: &Pasted, path: &str) -> Message {
    match (pasted.kind, pasted.files.as_slice()) {
        (Kind::Commands, []) => words::pasted_run_elsewhere(),
        (Kind::Commands, _) => words::pasted_take_texts(),
        (_, [file]) if file.path != path => words::other_language_move(&file.path),
        (_, []) => words::other_language_remove(),
        _ => words::pasted_take_texts(),
    }
}

/// Returns what puts the files in place: a change of this file, where there is no other one and no name to take; else a fix without a change, which the page
/// offers as a [`PlacePlan`](crate::PlacePlan).
fn fix(file: &File<'_>, pasted: &Pasted) -> Option<Fix> {
    let has_name = pasted.build.as_ref().is_some_and(|build| build.tag.is_some());
    match pasted.files.as_slice() {
        [only] if pasted.is_whole && only.path == file.path && !only.appends && !has_name => {
            let range = ByteRange::new(0, file.text.len());
            Some(Fix { title: words::place_file(), edits: vec![Edit { range, text: only.content.clone() }] })
        }
        files => {
            (!files.is_empty() || has_name).then(|| Fix { title: words::place_ask(), edits: Vec::new() })
        }
    }
}
