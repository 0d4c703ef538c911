//! The page's language core: files in; problems, outlines, colours and answers out. A WebAssembly module of its own that comes when the page
//! stands, so that nobody waits for it to see the page, and so that it may be made for speed.
//!
//! Each text is read once a change: squiggles, colours, lists, hover and fixes share one tree. Who types calls [`Reader::typed`] and
//! [`Reader::drawn`] in the same update; the page tells the whole list of files afterwards and finds that nothing is left to read.

mod answers;
mod compare;
mod drawn;
mod forecast;
mod places;
mod told;

use std::rc::Rc;

use cache::Key;
use dockerfile::Dockerfile;
use python::Python;
use reading::Options;
use review::{File, Finding, Kind};
use text::order;
use wasm_bindgen::prelude::wasm_bindgen;

use self::answers::Question;
use self::forecast::Known;
use self::places::Places;

/// The files of a workspace and what was read of them.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Reader {
    files: Vec<Kept>,
    images: Vec<Image>,
    now: Now,
    /// Whether `now` is of these files.
    is_read: bool,
    turn: u32,
    /// What the next build can be predicted from, once the server has told.
    known: Option<Known>,
    times: Vec<(String, u32)>,
    options: Options,
}

#[wasm_bindgen]
impl Reader {
    /// Begins without files.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the paths of all files, one a line, in the page's order, with a tab and `x` where one may be executed; what is kept of others goes.
    pub fn list(&mut self, paths: &str) {
        let mut before = std::mem::take(&mut self.files);
        for line in paths.split('\n').filter(|path| !path.is_empty()) {
            let (path, is_executable) = line.strip_suffix("\tx").map_or((line, false), |path| (path, true));
            let old = before.iter().position(|file| file.path == path).map(|place| before.swap_remove(place));
            let file = old.unwrap_or_else(|| Kept { path: path.to_owned(), ..Kept::default() });
            self.files.push(Kept { is_executable, ..file });
        }
        self.is_read = false;
    }

    /// Takes a file's text. A path that is not in the list is of a file that is gone.
    pub fn typed(&mut self, path: &str, text: &str) {
        if let Some(file) = self.files.iter_mut().find(|file| file.path == path && *file.text != *text) {
            file.text = text.into();
            self.is_read = false;
        }
    }

    /// Takes what the module that reads Python knows of a file as it is.
    pub fn know_python(&mut self, path: &str, flat: &str) {
        if let Some(file) = self.files.iter_mut().find(|file| file.path == path) {
            file.python = python::decode(flat).map(|python| (Rc::clone(&file.text), python));
            self.is_read = false;
        }
    }

    /// Takes the images that a build may start from, one a line: the name, and for a stand-in a tab and what it is made of.
    pub fn know_images(&mut self, lines: &str) {
        self.images = lines.split('\n').filter(|line| !line.is_empty()).map(Image::of).collect();
    }

    /// Takes what the next build can be predicted from, as the server wrote it; empty for nothing.
    pub fn know_basis(&mut self, text: &str) {
        self.known = Known::of(text);
        self.is_read = false;
    }

    /// Takes what instructions took when they last ran, as `reading::encode_times` writes it.
    pub fn know_times(&mut self, flat: &str) {
        self.times = reading::decode_times(flat).unwrap_or_default();
        self.is_read = false;
    }

    /// Takes how the next build is to be called, as `reading::encode_options` writes it.
    pub fn know_options(&mut self, flat: &str) {
        self.options = reading::decode_options(flat).unwrap_or_default();
        self.is_read = false;
    }

    /// Reads what has changed and returns a number that is another one whenever something was read.
    pub fn turn(&mut self) -> u32 {
        self.read();
        self.turn
    }

    /// Returns everything that was read, as `reading::decode` reads it.
    #[must_use]
    pub fn told(&mut self) -> String {
        self.read();
        let mut told = told::told(&self.now);
        let known = self.known.as_ref();
        told.forecast = known.and_then(|known| known.forecast(&self.now.files, &self.options, &self.times));
        reading::encode(&told)
    }

    /// Returns what an editor draws of a file; see `analysis.js`.
    #[must_use]
    pub fn drawn(&mut self, path: &str) -> Vec<u32> {
        self.read();
        drawn::drawn(&self.now, path)
    }

    /// Answers an editor of the file at `path` with JSON, or with an empty text.
    #[must_use]
    pub fn answer(&mut self, path: &str, what: &str, from: u32, to: u32, text: &str) -> String {
        self.read();
        answers::answer(&self.now, path, &self.images, &Question { what, from, to, text })
    }

    /// Draws two builds side by side, as `reading::decode_view` reads it, from what the server told of them. `pair` names the pair that the
    /// workspace is for; `can_build` says whether a build can begin now.
    #[must_use]
    pub fn compared(&self, text: &str, pair: &str, can_build: bool) -> String {
        let stand_ins: Vec<(&str, &str)> = self
            .images
            .iter()
            .filter_map(|image| Some((image.name.as_str(), image.made_of.as_deref()?)))
            .collect();
        let around = compare::Around {
            pair: protocol::PairName::of_key(pair),
            can_build,
            images: self.known.as_ref().map_or(&[], Known::images),
            stand_ins: &stand_ins,
        };
        reading::encode_view(&compare::view(text, around))
    }

    /// Returns why a rule is there, as `reading::decode_explanation` reads it; empty where nothing is known.
    #[must_use]
    pub fn explain(&self, code: &str) -> String {
        told::explanation(code)
            .map(|explanation| reading::encode_explanation(&explanation))
            .unwrap_or_default()
    }
}

impl Reader {
    fn read(&mut self) {
        if !self.is_read {
            self.now = Now::of(&self.files, std::mem::take(&mut self.now.files));
            self.is_read = true;
            self.turn = self.turn.wrapping_add(1);
        }
    }
}

/// An image that a build may start from.
#[derive(Debug)]
struct Image {
    name: String,
    /// What a stand-in is made of.
    made_of: Option<String>,
}

impl Image {
    fn of(line: &str) -> Self {
        let (name, made_of) = line.split_once('\t').map_or((line, None), |(name, of)| (name, Some(of)));
        Self { name: name.to_owned(), made_of: made_of.map(str::to_owned) }
    }
}

/// A file as the page has it.
#[derive(Debug, Default)]
struct Kept {
    path: String,
    text: Rc<str>,
    is_executable: bool,
    /// What is known of a file of that text, where it is Python.
    python: Option<(Rc<str>, Python)>,
}

/// All files at one moment.
#[derive(Debug, Default)]
struct Now {
    files: Vec<FileReading>,
    findings: Vec<Finding>,
    /// The version of Python that runs the app.
    python: Option<(u8, u8)>,
}

/// One file, read.
#[derive(Debug)]
struct FileReading {
    path: String,
    text: Rc<str>,
    /// Where its characters are in an editor.
    places: Places,
    /// Its tree, where it is a Dockerfile.
    dockerfile: Option<Dockerfile>,
    /// The digest of its text.
    digest: Key,
    is_executable: bool,
}

impl Now {
    /// Reads files; those that stand the same among `before` are taken from there.
    fn of(files: &[Kept], mut before: Vec<FileReading>) -> Self {
        let mut read = Vec::with_capacity(files.len());
        for file in files {
            let is_same = |old: &FileReading| old.path == file.path && Rc::ptr_eq(&old.text, &file.text);
            let old = before.iter().position(is_same).map(|place| before.swap_remove(place));
            let known = old.unwrap_or_else(|| FileReading::of(file));
            read.push(FileReading { is_executable: file.is_executable, ..known });
        }
        let whole: Vec<File<'_>> = read
            .iter()
            .zip(files)
            .map(|(read, kept)| File {
                path: &read.path,
                text: &read.text,
                dockerfile: read.dockerfile.as_ref(),
                python: kept.python.as_ref().filter(|(of, _)| *of == kept.text).map(|(_, python)| python),
            })
            .collect();
        let review::Review { findings, python } = review::read(&whole);
        Self { files: read, findings, python }
    }

    fn file(&self, path: &str) -> Option<&FileReading> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Returns the problems of one file, in the order of its text.
    fn findings_of(&self, path: &str) -> Vec<&Finding> {
        let mut found: Vec<&Finding> = self.findings.iter().filter(|finding| finding.path == path).collect();
        order::sort_by_key(&mut found, |finding| finding.range);
        found
    }
}

impl FileReading {
    fn of(file: &Kept) -> Self {
        let is_dockerfile = Kind::of(&file.path) == Kind::Dockerfile;
        Self {
            path: file.path.clone(),
            text: Rc::clone(&file.text),
            places: Places::new(&file.text),
            dockerfile: is_dockerfile.then(|| dockerfile::parse(&file.text)),
            digest: Key::of(file.text.as_bytes()),
            is_executable: file.is_executable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(files: &[(&str, &str)]) -> Reader {
        let mut reader = Reader::new();
        reader.list(&files.iter().map(|(path, _)| *path).collect::<Vec<_>>().join("\n"));
        files.iter().for_each(|(path, text)| reader.typed(path, text));
        reader
    }

    fn codes(reader: &mut Reader) -> Vec<String> {
        let told = reading::decode(&reader.told()).expect("it was just written");
        told.problems.iter().map(|found| format!("{} {} {}", found.path, found.from, found.code)).collect()
    }

    #[test]
    fn the_gravest_comes_first_and_places_are_the_editors() {
        let mut reader = reader(&[
            ("Dockerfile", "# é🐳\r\nfrom scratch AS x\r\nENV x\r\n"),
            ("requirements.txt", "flask=2\n"),
        ]);
        assert_eq!(
            codes(&mut reader),
            [
                "Dockerfile 28 NameValue",
                "requirements.txt 5 BadOperator",
                "Dockerfile 6 ConsistentInstructionCasing",
                "Dockerfile 19 FromAsCasing"
            ]
        );
    }

    #[test]
    fn a_turn_comes_with_each_change_and_with_nothing_else() {
        let mut reader = reader(&[("Dockerfile", "FROM scratch\n"), ("a.txt", "")]);
        let first = reader.turn();
        reader.typed("Dockerfile", "FROM scratch\n");
        reader.typed("gone.txt", "x");
        assert_eq!(reader.turn(), first);
        reader.typed("Dockerfile", "FROM\n");
        assert_ne!(reader.turn(), first);
    }

    #[test]
    fn what_was_known_of_another_text_is_forgotten() {
        let mut reader = reader(&[("app.py", "print 1\n")]);
        let python = Python {
            problems: vec![python::Problem {
                code: python::Code::PrintStatement,
                range: text::ByteRange::new(0, 5),
                subject: "1".to_owned(),
            }],
            ..Python::default()
        };
        reader.know_python("app.py", &python::encode(&python));
        assert_eq!(codes(&mut reader), ["app.py 0 PrintStatement"]);
        reader.typed("app.py", "print(1)\n");
        assert_eq!(codes(&mut reader), [""; 0]);
    }

    #[test]
    fn the_version_of_python_is_told() {
        let version = |dockerfile: &str| {
            let mut reader = reader(&[("Dockerfile", dockerfile), ("app.py", "")]);
            reading::decode(&reader.told()).map(|told| told.python)
        };
        assert_eq!(version("FROM python:3.8-alpine\n"), Some(0x0308));
        assert_eq!(version("ARG V=3.12\nFROM python:$V AS a\nFROM a\n"), Some(0x030c));
        assert_eq!(version("FROM alpine\n"), Some(0));
    }

    #[test]
    fn files_that_are_not_listed_any_more_are_gone() {
        let mut reader = reader(&[("Dockerfile", "FROM scratch\nCOPY a.txt /\n"), ("a.txt", "")]);
        assert_eq!(codes(&mut reader), [""; 0]);
        reader.list("Dockerfile");
        assert_eq!(codes(&mut reader), ["Dockerfile 18 CopySourceMissing"]);
    }

    #[test]
    fn words_are_drawn_after_problems() {
        let mut reader = reader(&[("Dockerfile", "FROM scratch\nENV x\n"), ("a.txt", "FROM")]);
        assert_eq!(reader.drawn("Dockerfile")[..4], [1, 17, 18, 0]);
        assert_eq!(reader.drawn("Dockerfile")[4..7], [0, 4, 0]);
        assert_eq!(reader.drawn("a.txt"), [0]);
        assert_eq!(reader.drawn("b.txt"), [0]);
    }

    #[test]
    fn the_card_of_a_base_says_that_it_is_a_stand_in() {
        let mut reader = reader(&[("Dockerfile", "FROM python:3.8\n")]);
        reader.know_images("python:3.9\tDebian 11\npython:3.8\tDebian 12, Python 3.11.2");
        let card = reader.answer("Dockerfile", "card", 7, 7, "");
        assert!(card.contains("Debian 12, Python 3.11.2"), "{card}");
        reader.know_images("python:3.8");
        assert!(!reader.answer("Dockerfile", "card", 7, 7, "").contains("Debian"));
    }

    #[test]
    fn what_a_build_may_choose_is_told_once_with_its_default() {
        let mut reader = reader(&[(
            "Dockerfile",
            "ARG BASE='a'\nFROM $BASE\nARG VERSION\nARG VERSION=2 BASE\nARG TARGETARCH BUILDKIT_X=1\n",
        )]);
        let told = reading::decode(&reader.told()).expect("it was just written");
        let of = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(told.outlines[0].arguments, [of("BASE", "a"), of("VERSION", "2")]);
    }

    #[test]
    fn a_copy_says_what_it_takes() {
        let mut reader = reader(&[
            ("Dockerfile", "FROM scratch\nCOPY --chown=1 docs /docs/\nENV A=docs\nCOPY $A /x/\n"),
            ("Dockerfile.dockerignore", "*/draft.md"),
            ("docs/a.md", "text"),
            ("docs/draft.md", ""),
        ]);
        let mut card = |at| reader.answer("Dockerfile", "card", at, at, "");
        let takes = "Takes `docs/a.md`, 4 bytes. `Dockerfile.dockerignore` keeps out `docs/draft.md`.";
        let of_source = card(30);
        assert!(of_source.contains(r#""title":"docs""#) && of_source.contains(takes), "{of_source}");
        let of_keyword = card(14);
        assert!(of_keyword.contains(r#""title":"COPY"#) && of_keyword.contains(takes), "{of_keyword}");
        let of_variable = card(58);
        assert!(of_variable.contains("A=docs") && of_variable.contains(takes), "{of_variable}");
        let of_flag = card(20);
        assert!(of_flag.contains("chown") && !of_flag.contains("Takes"), "{of_flag}");
    }

    #[test]
    fn a_rule_explains_itself() {
        let explanation = reading::decode_explanation(&Reader::new().explain("FromAsCasing"));
        assert!(explanation.is_some_and(|explanation| !explanation.why.is_empty()));
        assert_eq!(Reader::new().explain("NameValue"), "");
    }
}
