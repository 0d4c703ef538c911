//! What is going to be compared, before there are two builds: the files of a pair and its edit, or the only build's Dockerfile.

use dockerfile::parse;
use messages::page::compare::{Compare, Letter};
use pairs::Pair;
use protocol::{ComparedBuild, DOCKERFILE, Digest, PairName, PairPart, SnapshotFile};
use reading::Node;

use super::diff::{self, Kind};
use super::others;

/// Files to be compared.
pub(super) struct Draft {
    a: Vec<SnapshotFile>,
    /// `None` where there is nothing beside the first.
    b: Option<Vec<SnapshotFile>>,
    pair: Option<&'static Pair>,
}

impl Draft {
    /// Returns the files of a pair, else those of the only build.
    pub(super) fn of(pair: Option<PairName>, only: Option<&ComparedBuild>) -> Option<Self> {
        if let Some(pair) = pair.map(pairs::pair) {
            let b = Some(files(pair, PairPart::B));
            return Some(Self { a: files(pair, PairPart::A), b, pair: Some(pair) });
        }
        only.map(|build| Self { a: build.files.clone(), b: None, pair: None })
    }

    /// Draws the Dockerfile of a side, or says that something comes there.
    pub(super) fn dockerfile(&self, letter: Letter, words: &Compare) -> Node {
        let (a, b) =
            (text_of(&self.a, DOCKERFILE), self.b.as_deref().map(|files| text_of(files, DOCKERFILE)));
        let own = if letter == Letter::A { Some(a) } else { b };
        let Some(own) = own else { return Node::new("p", "side__waits").text(words.comes_here) };
        diff::dockerfile((a, b.unwrap_or(a)), &parse(own), letter, words, &|_| None)
    }

    /// Draws what else differs, and the edit of a pair.
    pub(super) fn rest(&self, words: &Compare) -> Vec<Node> {
        let others = self.b.as_deref().and_then(|b| others::differing((&self.a, b), words));
        others.into_iter().chain(self.pair.map(|pair| edit(pair, words))).collect()
    }
}

/// Draws the lines of a pair's edit, as they were and as they will be.
fn edit(pair: &Pair, words: &Compare) -> Node {
    let path = pair.edited_path();
    let (before, after) = (files(pair, PairPart::A), files(pair, PairPart::AEdited));
    let (before, after) = (text_of(&before, path), text_of(&after, path));
    let line = |(kind, sign, said): (&str, &str, &str), at: usize, text: &str| {
        Node::new("div", "line")
            .with("data-kind", kind)
            .child(Node::new("span", "line__sign").with("aria-hidden", "true").text(sign))
            .child(Node::new("span", "line__no num").text((at + 1).to_string()))
            .child(Node::new("span", "sr").text(format!("{said} ")))
            .child(Node::new("code", "line__text").text(text.lines().nth(at).unwrap_or_default()))
    };
    let changed = diff::rows(before, after).into_iter().filter(|row| row.kind != Kind::Same);
    let lines = changed.flat_map(|row| {
        let old = row.a.map(|at| line(("same", "\u{2212}", words.before), at, before));
        let new = row.b.map(|at| line(("changed", "+", words.after), at, after));
        old.into_iter().chain(new)
    });
    let title = (words.edit)(path);
    let lines = Node::new("div", "diff").with("role", "group").with("tabindex", "0").children(lines);
    Node::new("section", "others")
        .child(Node::new("h2", "").text(title.clone()))
        .child(lines.with("aria-label", title))
}

fn files(pair: &Pair, part: PairPart) -> Vec<SnapshotFile> {
    // Each run of the pair has another mark here.
    let files = pair.files(part, "\u{2026}").into_iter().map(|(path, text)| SnapshotFile {
        path,
        digest: Digest(text.clone()),
        bytes: text.len() as u64,
        content: Some(text),
        is_executable: false,
    });
    files.collect()
}

fn text_of<'a>(files: &'a [SnapshotFile], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path == path);
    file.and_then(|file| file.content.as_deref()).unwrap_or_default()
}
