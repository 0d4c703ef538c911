//! The page's language core: files in; problems, outlines, colours and answers out. A WebAssembly module of its own that comes when the page
//! stands, so that nobody waits for it to see the page, and so that it may be made for speed.
//!
//! Each text is read once a change: squiggles, colours, lists, hover and fixes share one tree. Who types calls [`LanguageService::typed`] and
//! [`LanguageService::drawn`] in the same update; the page tells the whole list of files afterwards and finds that nothing is left to read.

mod answers;
mod compare;
mod diagnosis;
mod drawn;
mod forecast;
mod images;
mod ink;
mod places;
mod placing;
mod report;

use catalogue::PageWords;
use std::rc::Rc;

use dockerfile::Dockerfile;
use dockerfile::rules::Explanation;
use prediction::Key;
use protocol::{BuildOptions, BuildSource, ImageAvailability, PairName};
use python::Python;
use review::{BaseImages, File, FileKind, Finding};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;

use self::answers::{Around, Question};
use self::forecast::ForecastBasis;
use self::images::{known_images, may_come, stand_ins};
use self::places::PositionMap;

/// Reads the files of a workspace. The page and its editors call it; values that are no texts cross as postcard's bytes.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct LanguageService {
    files: Vec<Kept>,
    images: Vec<ImageAvailability>,
    /// Whether the engine can have no other images of its own.
    has_all_images: bool,
    now: Now,
    /// Whether `now` is of these files.
    is_read: bool,
    turn: u32,
    /// What the next build can be predicted from, once the server has told.
    known: Option<ForecastBasis>,
    times: Vec<(String, u32)>,
    options: BuildOptions,
    /// Whether a person is asked which layers the next build reuses.
    is_asking: bool,
    words: PageWords,
}

#[wasm_bindgen]
impl LanguageService {
    /// Begins without files; `format` is the page's formatter of messages (`formatMessage` of its script).
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(format: js_sys::Function) -> Self {
        Self { words: PageWords::of_page(format), ..Self::default() }
    }

    /// Takes path and executable bit of all files, in the page's order (`Vec<(String, bool)>`); what is kept of other files goes.
    pub fn set_files(&mut self, files: &[u8]) {
        let mut before = std::mem::take(&mut self.files);
        for (path, is_executable) in decoded::<Vec<(String, bool)>>(files) {
            let old = before.iter().position(|file| file.path == path).map(|place| before.swap_remove(place));
            let file = old.unwrap_or_else(|| Kept { path, ..Kept::default() });
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

    /// Takes what the module that reads Python knows of a file as the file is now ([`Python`]).
    pub fn set_python(&mut self, path: &str, python: &[u8]) {
        if let Some(file) = self.files.iter_mut().find(|file| file.path == path) {
            file.python = postcard::from_bytes(python).ok().map(|python| (Rc::clone(&file.text), python));
            self.is_read = false;
        }
    }

    /// Takes the images that a build may start from (`Vec<ImageAvailability>`), and whether the engine can have no others of its own.
    pub fn set_images(&mut self, images: &[u8], is_all: bool) {
        (self.images, self.has_all_images) = (decoded(images), is_all);
        self.is_read = false;
    }

    /// Takes what the next build can be predicted from, or what has changed of it, as the server wrote it; empty for nothing.
    pub fn update_basis(&mut self, update: &[u8]) {
        self.known = ForecastBasis::after(self.known.take(), update);
        self.is_read = false;
    }

    /// Takes the milliseconds that instructions took when they last ran (`Vec<(String, u32)>`).
    pub fn set_times(&mut self, times: &[u8]) {
        self.times = decoded(times);
        self.is_read = false;
    }

    /// Takes the options of the next build ([`BuildOptions`]).
    pub fn set_options(&mut self, options: &[u8]) {
        self.options = decoded(options);
        self.is_read = false;
    }

    /// Takes whether a person is asked which layers the next build reuses. Then no problem says it.
    pub fn set_asking(&mut self, is_asking: bool) {
        self.is_asking = is_asking;
        self.is_read = false;
    }

    /// Reads what has changed and returns a number that is another one whenever something was read.
    pub fn turn(&mut self) -> u32 {
        self.read();
        self.turn
    }

    /// Returns everything that was read ([`Report`](review::Report)).
    #[must_use]
    pub fn report(&mut self) -> Vec<u8> {
        self.read();
        encoded(&report::report(&self.now, &self.options))
    }

    /// Returns what the next build is expected to do (`Option<Forecast>`).
    #[must_use]
    pub fn forecast(&mut self) -> Vec<u8> {
        self.read();
        let known = self.known.as_ref();
        encoded(&known.and_then(|known| known.forecast(&self.now.files, &self.options, &self.times)))
    }

    /// Returns what the next build is expected to do if the content of the file at `path` changes, too (`Option<Forecast>`).
    #[must_use]
    pub fn forecast_if_changed(&mut self, path: &str) -> Vec<u8> {
        self.read();
        let known = self.known.as_ref();
        encoded(&known.and_then(|known| known.forecast_if_changed(&self.now.files, &self.options, path)))
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
        let Self { now, images, words, options, .. } = self;
        let around = Around { now, source: &options.source, images, words };
        answers::answer(around, path, &Question { what, from, to, text })
    }

    /// Compares two builds ([`ComparedBuilds`](protocol::ComparedBuilds)) and returns what follows ([`BuildComparison`](review::BuildComparison)).
    /// `pair` names the pair that the workspace is for.
    #[must_use]
    pub fn compare(&self, builds: &[u8], pair: &str) -> Vec<u8> {
        let around = compare::ComparisonInputs {
            pair: PairName::of_key(pair),
            images: self.known.as_ref().map_or(&[], ForecastBasis::images),
            stand_ins: &stand_ins(&self.images),
        };
        encoded(&compare::comparison(&decoded(builds), around))
    }

    /// Returns why a container ended or does not answer (`Option<Diagnosis>`), from a [`Case`](clinic::Case) without files. `is_as_built` tells whether the files
    /// are those that its image was built from; without them a diagnosis is less exact.
    #[must_use]
    pub fn diagnose(&mut self, case: &[u8], is_as_built: bool) -> Vec<u8> {
        self.read();
        let files = if is_as_built { self.now.files.as_slice() } else { &[] };
        let source = &self.options.source;
        encoded(&diagnosis::diagnose(decoded(case), files, source, &stand_ins(&self.images)))
    }

    /// Returns what would become of the files that a text writes or is (`Option<`[`PlacePlan`](review::PlacePlan)`>`): of `pasted`, which was pasted into the
    /// file at `path` that held `before`; where `pasted` is empty, of all that the file holds.
    #[must_use]
    pub fn place(&mut self, path: &str, before: &str, pasted: &str) -> Vec<u8> {
        self.read();
        encoded(&placing::plan(&self.now, path, before, pasted))
    }

    /// Lays two texts side by side ([`TextDiff`](review::TextDiff)).
    #[must_use]
    pub fn diff(&self, a: &str, b: &str) -> Vec<u8> {
        encoded(&compare::diff_of(a, b))
    }

    /// Returns why a rule is there (`Option<Explanation<Message, String>>`).
    #[must_use]
    pub fn explain(&self, code: &str) -> Vec<u8> {
        encoded(&review::explanation(code).map(Explanation::told))
    }
}

impl LanguageService {
    fn read(&mut self) {
        if !self.is_read {
            let known = known_images(&self.images);
            let images = BaseImages { here: &known, is_all: self.has_all_images && !may_come(&self.images) };
            let source = &self.options.source;
            self.now = Now::of(&self.files, std::mem::take(&mut self.now.files), source, &images);
            if self.is_asking {
                self.now.findings.retain(|finding| !ABOUT_REUSE.contains(&&*finding.code));
            }
            self.is_read = true;
            self.turn = self.turn.wrapping_add(1);
        }
    }
}

/// Writes a value for the page; both ends are built from one tree, so the form has no version.
fn encoded<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Reads a value of the page's.
fn decoded<T: DeserializeOwned + Default>(bytes: &[u8]) -> T {
    postcard::from_bytes(bytes).unwrap_or_default()
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
    places: PositionMap,
    /// Its tree, where it is a Dockerfile by its name, or is the one to build.
    dockerfile: Option<Dockerfile>,
    /// The digest of its text.
    digest: Key,
    is_executable: bool,
}

impl Now {
    /// Reads files of which the next build is from `source`; those that stand the same among `before` are taken from there.
    fn of(
        files: &[Kept],
        mut before: Vec<FileReading>,
        source: &BuildSource,
        images: &BaseImages<'_>,
    ) -> Self {
        let mut read = Vec::with_capacity(files.len());
        for file in files {
            let is_same = |old: &FileReading| old.path == file.path && Rc::ptr_eq(&old.text, &file.text);
            let old = before.iter().position(is_same).map(|place| before.swap_remove(place));
            let mut known = old.unwrap_or_else(|| FileReading::of(file));
            // Any file can be built from, whatever its name.
            let is_wanted =
                FileKind::of(&known.path) == FileKind::Dockerfile || known.path == source.dockerfile;
            if known.dockerfile.is_some() != is_wanted {
                known.dockerfile = is_wanted.then(|| dockerfile::parse(&known.text));
            }
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
        let review::Review { findings, python } = review::review_built(&whole, Some(images), source);
        Self { files: read, findings, python }
    }

    fn file(&self, path: &str) -> Option<&FileReading> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Returns the problems of one file, in the order of its text.
    fn findings_of(&self, path: &str) -> Vec<&Finding> {
        let mut found: Vec<&Finding> = self.findings.iter().filter(|finding| finding.path == path).collect();
        found.sort_by_key(|finding| finding.range);
        found
    }
}

impl FileReading {
    fn of(file: &Kept) -> Self {
        let is_dockerfile = FileKind::of(&file.path) == FileKind::Dockerfile;
        Self {
            path: file.path.clone(),
            text: Rc::clone(&file.text),
            places: PositionMap::new(&file.text),
            dockerfile: is_dockerfile.then(|| dockerfile::parse(&file.text)),
            digest: Key::of(file.text.as_bytes()),
            is_executable: file.is_executable,
        }
    }
}

/// The rules that say which layers a build reuses, or runs again.
const ABOUT_REUSE: [&str; 4] =
    ["CopyBeforeInstall", "DockerfileInImage", "VariableAboveInstall", "WholeContextCopied"];

#[cfg(test)]
mod tests;
