//! Which files of the build context a stage's image holds, and under which paths: what `COPY` and `ADD` bring, the ignore file applied.
//!
//! What a base image brings along and what a `RUN` makes is not known here. Where a copy brings more than can be told from the files' names, the
//! path below which anything may be is kept instead.

use super::dispatch::LONGEST_PATH;
use super::{Analysis, StageInstruction};
use crate::ignore::{clean, has_wildcards};
use crate::keyword::Keyword;
use crate::syntax::{Word, heredoc_word};

/// What a stage's image holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Files of the build context; a later one replaces an earlier one of the same path.
    pub files: Vec<Delivered>,
    /// Absolute paths at and below which something unknown was put: from another stage or image, an archive, an address.
    pub unknown: Vec<String>,
}

/// A file of the build context in an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Its path in the build context; empty for a here-document.
    pub source: String,
    /// Its absolute path in the image.
    pub path: String,
}

impl Contents {
    /// Returns the file at an absolute path of the image.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Delivered> {
        self.files.iter().rev().find(|file| file.path == path)
    }

    /// Returns whether something may be at an absolute path although no file of the build context is.
    #[must_use]
    pub fn may_hold(&self, path: &str) -> bool {
        self.unknown.iter().any(|unknown| {
            let below = path.strip_prefix(unknown.as_str());
            unknown == "/" || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    fn holds_folder(&self, path: &str) -> bool {
        let is_below =
            |file: &Delivered| file.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        path == "/" || self.files.iter().any(is_below)
    }
}

impl Analysis<'_> {
    /// Returns what a stage's image holds, what the stages bring that it is based on included.
    #[must_use]
    pub fn contents(&self, stage: usize) -> Contents {
        let mut chain = vec![stage];
        while let Some(base) = chain.last().and_then(|last| self.stages.get(*last)?.base.stage()) {
            // A base comes before what is based on it, so that this ends.
            if chain.last().is_none_or(|last| base >= *last) {
                break;
            }
            chain.push(base);
        }
        let mut walk =
            ContentsWalk { analysis: self, workdir: "/".to_owned(), contents: Contents::default() };
        for command in chain.into_iter().rev().flat_map(|stage| self.commands(stage)) {
            match command.instruction.keyword {
                Keyword::Workdir => walk.workdir(command),
                Keyword::Copy | Keyword::Add => walk.copy(command),
                _ => {}
            }
        }
        walk.contents
    }
}

struct ContentsWalk<'a> {
    analysis: &'a Analysis<'a>,
    workdir: String,
    contents: Contents,
}

impl ContentsWalk<'_> {
    fn word(&self, command: StageInstruction<'_>, word: &Word) -> String {
        self.analysis.expand(command.index, self.analysis.file.text(word)).into_owned()
    }

    fn workdir(&mut self, command: StageInstruction<'_>) {
        if let Some(word) = command.instruction.words.first() {
            let path = self.word(command, word);
            if path.len() + self.workdir.len() <= LONGEST_PATH {
                self.workdir = absolute(&path, &self.workdir);
            }
        }
    }

    fn copy(&mut self, command: StageInstruction<'_>) {
        let (file, instruction) = (self.analysis.file, command.instruction);
        let Some((destination, sources)) = instruction.words.split_last() else { return };
        let written = self.word(command, destination);
        let target = absolute(&written, &self.workdir);
        let has_flag = |name: &str| instruction.flags.iter().any(|flag| file.flag_parts(flag).0 == name);
        // What `ONBUILD` left sees other variables, and names what another folder has.
        let is_much = self.contents.files.len() > MOST_FILES;
        if is_much || command.place.is_some() || ["from", "parents", "exclude"].into_iter().any(has_flag) {
            self.contents.unknown.push(target);
            return;
        }
        let is_folder = written.ends_with(['/', '.'])
            || sources.len() > 1
            || target == self.workdir
            || self.contents.holds_folder(&target);
        for word in sources {
            if let Ok(Some(heredoc)) = heredoc_word(file.text(word)) {
                let path = if is_folder { join(&target, &heredoc.name) } else { target.clone() };
                self.contents.files.push(Delivered { source: String::new(), path });
            } else {
                let source = self.word(command, word);
                self.source(&source, &target, is_folder, instruction.keyword == Keyword::Add);
            }
        }
    }

    fn source(&mut self, source: &str, target: &str, is_folder: bool, is_add: bool) {
        let is_elsewhere = source.contains("://") || source.contains('@');
        if is_elsewhere || is_add && is_archive(source) {
            self.contents.unknown.push(target.to_owned());
            return;
        }
        let rooted = clean(&["/", source].concat()).into_owned();
        let source = rooted.trim_start_matches('/');
        let n_parts = if source.is_empty() { 0 } else { source.split('/').count() };
        let mut found = Vec::new();
        for path in self.analysis.taken(source).into_iter().filter(|path| !self.analysis.is_ignored(path)) {
            // A folder's contents are copied, not the folder.
            let inside = path.splitn(n_parts + 1, '/').nth(n_parts).filter(|_| path != source);
            let name = inside.unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path));
            let is_file = inside.is_none() && !is_folder && !has_wildcards(source);
            let path_inside = if is_file { target.to_owned() } else { join(target, name) };
            found.push(Delivered { source: path.to_owned(), path: path_inside });
        }
        self.contents.files.extend(found);
    }
}

/// When so many files are there, further ones are not told apart.
const MOST_FILES: usize = 4096;

/// Returns a path of the image, cleaned; a relative one counts from `folder`.
#[must_use]
pub fn absolute(path: &str, folder: &str) -> String {
    let whole = if path.starts_with('/') { path.to_owned() } else { join(folder, path) };
    clean(&whole).into_owned()
}

fn join(folder: &str, name: &str) -> String {
    [folder.trim_end_matches('/'), "/", name].concat()
}

/// Returns whether `ADD` unpacks a file of that name, or might.
fn is_archive(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    [".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"].iter().any(|end| name.ends_with(end))
        || has_wildcards(path)
}

#[cfg(test)]
mod tests {
    use crate::{Workspace, analyse, parse};

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let files = [
            ("app.py", ""),
            ("web/a.js", ""),
            ("web/b/c.js", ""),
            ("notes.md", ""),
            (".dockerignore", "*.md"),
        ];
        let file = parse(source);
        let analysis = analyse(&file, Workspace { files: &files, ..Workspace::default() });
        let contents = analysis.contents(analysis.stages.len() - 1);
        let mut found: Vec<String> =
            contents.files.iter().map(|file| format!("{}={}", file.path, file.source)).collect();
        found.extend(contents.unknown.iter().map(|path| format!("{path}=?")));
        assert_eq!(found.join(" "), expected, "{source}");
    }

    #[test]
    fn a_file_lands_where_docker_puts_it() {
        check("FROM a\nCOPY app.py /x\n", "/x=app.py");
        check("FROM a\nCOPY app.py /x/\n", "/x/app.py=app.py");
        check("FROM a\nWORKDIR /srv\nWORKDIR app\nCOPY app.py .\n", "/srv/app/app.py=app.py");
        check("FROM a\nWORKDIR /app\nCOPY app.py /app\n", "/app/app.py=app.py");
        check("FROM a\nARG D=/d\nCOPY app.py $D/main.py\n", "/d/main.py=app.py");
    }

    #[test]
    fn folders_and_wildcards_bring_what_is_in_them() {
        check("FROM a\nCOPY web /w\n", "/w/a.js=web/a.js /w/b/c.js=web/b/c.js");
        check("FROM a\nCOPY w*/b *.py /x/\n", "/x/c.js=web/b/c.js /x/app.py=app.py");
        check("FROM a\nCOPY [\"web/*\", \"/x\"]\n", "/x/a.js=web/a.js /x/c.js=web/b/c.js");
        check("FROM a\nCOPY <<a.txt /x/\nhi\na.txt\n", "/x/a.txt=");
    }

    #[test]
    fn bases_are_followed_and_what_is_not_known_is_said() {
        check(
            "FROM a AS b\nWORKDIR /w\nCOPY app.py ./\nFROM b\nCOPY web .\n",
            "/w/app.py=app.py /w/a.js=web/a.js /w/b/c.js=web/b/c.js",
        );
        check(
            "FROM a AS b\nCOPY app.py /\nFROM c\nCOPY --from=b /app.py /x/\nADD https://x/y /z\n",
            "/x=? /z=?",
        );
        check(
            "FROM a\nCOPY . /x\n",
            "/x/app.py=app.py /x/web/a.js=web/a.js /x/web/b/c.js=web/b/c.js /x/.dockerignore=.dockerignore",
        );
    }
}
