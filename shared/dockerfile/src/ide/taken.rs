//! Which files of the workspace a `COPY` or `ADD` takes, as a sentence for its card.

use std::collections::BTreeSet;

use super::hover::Hover;
use crate::analysis::{Analysis, Fact, FactKind};

/// Returns the card of the source at `offset`: what it takes. Elsewhere in a `COPY` or `ADD` it has no title and says what all sources take
/// together. `None` where nothing is taken from the files, or nothing is known of them.
#[must_use]
pub fn taken(analysis: &Analysis<'_>, offset: u32) -> Option<Hover> {
    let file = analysis.file;
    let index = file.instructions.partition_point(|found| found.range.start <= offset).checked_sub(1)?;
    let all: Vec<(&Fact, &str)> =
        analysis.facts.iter().filter_map(|fact| Some((fact, source_of(fact, index)?))).collect();
    let at = all.iter().find(|(fact, _)| fact.range.start <= offset && offset <= fact.range.end);
    if analysis.workspace.files.is_empty() || all.is_empty() {
        return None;
    }
    let range = at.map_or(file.instructions.get(index)?.keyword_range, |(fact, _)| fact.range);
    let (title, text) = match at {
        Some((_, source)) => ((*source).to_owned(), told(analysis, &[source], N_SHOWN)),
        None => {
            let sources: Vec<&str> = all.iter().map(|(_, source)| *source).collect();
            (String::new(), told(analysis, &sources, N_SHOWN_OF_ALL))
        }
    };
    Some(Hover { range, title, text, example: None })
}

fn source_of(fact: &Fact, instruction: usize) -> Option<&str> {
    match &fact.kind {
        FactKind::ContextSource(_, source) if fact.instruction == instruction => Some(source),
        _ => None,
    }
}

fn told(analysis: &Analysis<'_>, sources: &[&str], n_shown: usize) -> String {
    let paths: Vec<&str> = analysis.workspace.files.iter().map(|(path, _)| *path).collect();
    let wanted: BTreeSet<&str> = sources.iter().flat_map(|source| analysis.taken(source)).collect();
    let is_wanted = |path: &&str| wanted.contains(path);
    let is_ignored = |path: &&str| analysis.is_ignored(path);
    let (out, taken): (Vec<&str>, Vec<&str>) = paths.into_iter().filter(is_wanted).partition(is_ignored);
    let n_bytes = taken.iter().filter_map(|path| analysis.workspace.file(path)).map(str::len).sum();
    let mut text = match taken.as_slice() {
        [] => "Takes nothing: no file fits.".to_owned(),
        [one] => format!("Takes `{one}`, {}.", size(n_bytes)),
        all => format!("Takes {} files, {}: {}.", all.len(), size(n_bytes), names(all, n_shown)),
    };
    if !out.is_empty() {
        if taken.is_empty() {
            text.truncate("Takes nothing".len());
            text.push('.');
        }
        text.push_str(&format!(" `{}` keeps out {}.", analysis.ignore_path, names(&out, n_shown)));
    }
    text
}

/// Returns the first names, and how many there are beyond.
fn names(paths: &[&str], n_shown: usize) -> String {
    // One more name takes no more room than saying that there is one more.
    let n_shown = if paths.len() == n_shown + 1 { paths.len() } else { n_shown };
    let mut text = String::new();
    for (number, path) in paths.iter().take(n_shown).enumerate() {
        let is_last = number + 1 == paths.len();
        text.push_str(if number == 0 {
            ""
        } else if is_last {
            " and "
        } else {
            ", "
        });
        text.push('`');
        text.push_str(path);
        text.push('`');
    }
    match paths.len().saturating_sub(n_shown) {
        0 => {}
        n_more => text.push_str(&format!(" and {n_more} more")),
    }
    text
}

fn size(n_bytes: usize) -> String {
    match n_bytes {
        0 => "empty".to_owned(),
        1 => "1 byte".to_owned(),
        2..1000 => format!("{n_bytes} bytes"),
        _ => format!("{}.{} KB", n_bytes / 1000, n_bytes % 1000 / 100),
    }
}

/// How many files the card of a source names.
const N_SHOWN: usize = 8;
/// How many files the card of an instruction names.
const N_SHOWN_OF_ALL: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Workspace, analyse, parse};

    /// `|` is the pointer.
    #[track_caller]
    fn check(files: &[(&str, &str)], line: &str, expected: Option<&str>) {
        let marked = format!("ARG D=docs\nFROM a AS b\nARG D\n{line}\n");
        let offset = marked.find('|').unwrap();
        let file = parse(&marked.replacen('|', "", 1));
        let analysis = analyse(&file, Workspace { files, ..Workspace::default() });
        let card = taken(&analysis, offset as u32);
        assert_eq!(card.map(|card| card.text).as_deref(), expected, "{line}");
    }

    const FILES: [(&str, &str); 5] = [
        ("app.py", "print(1)\n"),
        ("docs/a.md", "a"),
        ("docs/b.md", ""),
        ("docs/draft.txt", "secret"),
        (".dockerignore", "*/draft.txt\nempty"),
    ];

    #[test]
    fn a_source_says_what_it_takes_and_what_is_kept_out() {
        check(&FILES, "COPY ./ap|p.py /", Some("Takes `app.py`, 9 bytes."));
        let docs =
            "Takes 2 files, 1 byte: `docs/a.md` and `docs/b.md`. `.dockerignore` keeps out `docs/draft.txt`.";
        check(&FILES, "COPY do|cs /", Some(docs));
        check(&FILES, "COPY $|D /", Some(docs));
        check(&FILES, "COPY docs/b*| /", Some("Takes `docs/b.md`, empty."));
    }

    #[test]
    fn who_takes_nothing_is_told_why() {
        check(&FILES, "COPY ap|p.js /", Some("Takes nothing: no file fits."));
        check(
            &FILES,
            "COPY docs/dr|aft.txt /",
            Some("Takes nothing. `.dockerignore` keeps out `docs/draft.txt`."),
        );
        check(
            &[("a", ""), ("Dockerfile.dockerignore", "a"), (".dockerignore", "")],
            "ADD |a /",
            Some("Takes nothing. `Dockerfile.dockerignore` keeps out `a`."),
        );
    }

    #[test]
    fn an_instruction_says_what_all_its_sources_take_in_short() {
        check(
            &FILES,
            "CO|PY docs app.py docs/a.md /b/",
            Some(
                "Takes 3 files, 10 bytes: `app.py`, `docs/a.md` and `docs/b.md`. `.dockerignore` keeps out `docs/draft.txt`.",
            ),
        );
        check(
            &FILES,
            "COPY . /b|/",
            Some(
                "Takes 4 files, 27 bytes: `app.py`, `docs/a.md`, `docs/b.md` and `.dockerignore`. `.dockerignore` keeps out `docs/draft.txt`.",
            ),
        );
        let names: Vec<String> = (0..22).map(|number| format!("f{number}")).collect();
        let text = "x".repeat(100);
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
        check(&files, "C|OPY . /", Some("Takes 22 files, 2.2 KB: `f0`, `f1`, `f2` and 19 more."));
        check(
            &files,
            "COPY |. /",
            Some("Takes 22 files, 2.2 KB: `f0`, `f1`, `f2`, `f3`, `f4`, `f5`, `f6`, `f7` and 14 more."),
        );
    }

    #[test]
    fn what_comes_from_elsewhere_says_nothing() {
        check(&FILES, "COPY --from=b |x /", None);
        check(&FILES, "ADD https://example.com/|x /", None);
        check(&FILES, "RUN |x", None);
        check(&[], "COPY |x /", None);
    }
}
