//! Which files of the workspace a `COPY` or `ADD` takes, as sentences for its card.

use std::collections::BTreeSet;

use catalogue::{Message, cards};

use super::hover::{Hover, Paragraph};
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
        Some((_, source)) => (Message::verbatim(*source), told(analysis, &[source], N_SHOWN)),
        None => {
            let sources: Vec<&str> = all.iter().map(|(_, source)| *source).collect();
            (Message::default(), told(analysis, &sources, N_SHOWN_OF_ALL))
        }
    };
    Some(Hover { range, title, text: vec![text], example: None })
}

fn source_of(fact: &Fact, instruction: usize) -> Option<&str> {
    match &fact.kind {
        FactKind::ContextSource(_, source) if fact.instruction == instruction => Some(source),
        _ => None,
    }
}

fn told(analysis: &Analysis<'_>, sources: &[&str], n_shown: usize) -> Paragraph {
    let paths: Vec<&str> = analysis.workspace.files.iter().map(|(path, _)| *path).collect();
    let wanted: BTreeSet<&str> = sources.iter().flat_map(|source| analysis.taken(source)).collect();
    let is_wanted = |path: &&str| wanted.contains(path);
    let is_ignored = |path: &&str| analysis.is_ignored(path);
    let (out, taken): (Vec<&str>, Vec<&str>) = paths.into_iter().filter(is_wanted).partition(is_ignored);
    let n_bytes = taken.iter().filter_map(|path| analysis.workspace.file(path)).map(str::len).sum();
    let mut text = vec![match taken.as_slice() {
        [] if out.is_empty() => cards::takes_nothing_fits(),
        [] => cards::takes_nothing(),
        [one] => cards::takes_one(size(n_bytes), one),
        all => cards::takes_many(all.len(), size(n_bytes), names(all, n_shown)),
    }];
    if !out.is_empty() {
        text.push(cards::keeps_out(names(&out, n_shown), analysis.ignore_path));
    }
    text
}

/// Returns the first names, and how many there are beyond.
fn names(paths: &[&str], n_shown: usize) -> Message {
    // One more name takes no more room than saying that there is one more.
    let n_shown = if paths.len() == n_shown + 1 { paths.len() } else { n_shown };
    let all = |paths: &[&str]| catalogue::list(paths.iter().map(|path| cards::path(path)));
    match (paths.get(..n_shown), paths) {
        (Some(shown), all_paths) if shown.len() < all_paths.len() => {
            cards::paths_and_more(all(shown), all_paths.len() - shown.len())
        }
        (_, [one]) => cards::path(one),
        (_, [before @ .., last]) => cards::paths_and(all(before), cards::path(last)),
        (_, []) => Message::default(),
    }
}

fn size(n_bytes: usize) -> Message {
    match n_bytes {
        0 => cards::size_empty(),
        n_bytes => catalogue::size(n_bytes as u64),
    }
}

/// How many files the card of a source names.
const N_SHOWN: usize = 8;
/// How many files the card of an instruction names.
const N_SHOWN_OF_ALL: usize = 3;

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

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
        let said = |sentence: &Message| catalogue::text(Bundle::of(Language::English), sentence);
        let text = card.map(|card| card.text.concat().iter().map(said).collect::<Vec<_>>().join(" "));
        assert_eq!(text.as_deref(), expected, "{line}");
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
        check(&FILES, "COPY ./ap|p.py /", Some("Takes `app.py`, 9 B."));
        let docs =
            "Takes 2 files, 1 B: `docs/a.md` and `docs/b.md`. `.dockerignore` keeps out `docs/draft.txt`.";
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
                "Takes 3 files, 10 B: `app.py`, `docs/a.md` and `docs/b.md`. `.dockerignore` keeps out `docs/draft.txt`.",
            ),
        );
        check(
            &FILES,
            "COPY . /b|/",
            Some(
                "Takes 4 files, 27 B: `app.py`, `docs/a.md`, `docs/b.md` and `.dockerignore`. `.dockerignore` keeps out `docs/draft.txt`.",
            ),
        );
        let names: Vec<String> = (0..22).map(|number| format!("f{number}")).collect();
        let text = "x".repeat(100);
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
        check(&files, "C|OPY . /", Some("Takes 22 files, 2.2 kB: `f0`, `f1`, `f2` and 19 more."));
        check(
            &files,
            "COPY |. /",
            Some("Takes 22 files, 2.2 kB: `f0`, `f1`, `f2`, `f3`, `f4`, `f5`, `f6`, `f7` and 14 more."),
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
