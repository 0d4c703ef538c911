//! Everything that the files of a workspace get wrong, told without a server.
//!
//! Puts together what the crates below know of single files: the Dockerfile's problems, those of Python and of `requirements.txt`, and
//! lines of `.dockerignore` that a build refuses; and adds what shows only between them. Python itself is read elsewhere, as its parser is large:
//! who has the facts gives them.

#![forbid(unsafe_code)]

mod app;
mod base_images;
mod built;
mod comparison;
mod finding;
mod import_not_installed;
mod installed;
mod kind;
mod module_shadowed;
mod obstacle;
mod outline;
mod packages_conflict;
mod pasted;
mod placing;
mod program_not_installed;
mod report;
mod run_ignored;
mod template_missing;
mod windows_line_ends;

pub use base_images::{BaseImages, KnownImage};
pub use built::review_built;
pub use comparison::{
    AlignedBuilds, AlignedRow, BuildComparison, DiffKind, DiffLine, DiffRow, FileDiff, Ink, InkedWord,
    TextDiff,
};
pub use finding::{Finding, of_dockerfile, of_ignore, of_python};
pub use kind::FileKind;
pub use obstacle::BuildObstacle;
pub use outline::{Outline, OutlinedInstruction, StagePart};
pub use pasted::{is_broken, pasted, slip, title as pasted_title};
pub use placing::{PlacePlan, PlacedChange, PlacedFile};
pub use report::Report;

use std::borrow::Cow;

use dockerfile::rules::Explanation;
use dockerfile::{Analysis, Dockerfile, Listening, Program, Severity, Workspace, is_outside_context};
use paste::Pasted;
use python::Python;
use text::Budget;

use app::ReviewedApp;

/// A file of the workspace.
#[derive(Clone, Copy, Debug, Default)]
pub struct File<'a> {
    /// Its path from the workspace's root, with `/` between parts.
    pub path: &'a str,
    /// What stands in it.
    pub text: &'a str,
    /// Its tree, where it is a Dockerfile and was read already.
    pub dockerfile: Option<&'a Dockerfile>,
    /// What is known of it, where it is Python and was read.
    pub python: Option<&'a Python>,
}

/// A rule about files of several languages.
#[derive(Debug)]
pub struct Rule {
    /// Its name, by which `# check=skip=` in the Dockerfile leaves it out.
    pub name: &'static str,
    /// How badly a breach matters.
    pub severity: Severity,
    /// What a person reads about it.
    pub explanation: Explanation,
}

/// Every rule about files of several languages.
pub static RULES: &[&Rule] = &[
    &base_images::MISSING,
    &base_images::STAND_IN,
    &import_not_installed::RULE,
    &run_ignored::RULE,
    &packages_conflict::RULE,
    &program_not_installed::RULE,
    &module_shadowed::RULE,
    &template_missing::RULE,
    &windows_line_ends::RULE,
    &pasted::COMMANDS,
    &pasted::OTHER_FILE,
];

/// Returns what a person reads about a rule, be it of one language or of several.
#[must_use]
pub fn explanation(code: &str) -> Option<&'static Explanation> {
    let own = RULES.iter().find(|rule| rule.name == code).map(|rule| &rule.explanation);
    own.or_else(|| dockerfile::rules::rule(code).map(|rule| &rule.explanation))
}

/// What the files of a workspace are together.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// What is wrong with each file, in the order of files and lines.
    pub findings: Vec<Finding>,
    /// The version of Python that the app will run with, as the base image's tag says: `(3, 8)`.
    pub python: Option<(u8, u8)>,
}

/// Returns what is wrong with each file, in the order of files and lines.
#[must_use]
pub fn review(files: &[File<'_>]) -> Vec<Finding> {
    review_with(files, None).findings
}

/// Returns what is wrong with each file and what Python runs it, of one reading of them all; `images` are those of the server, where one is known.
#[must_use]
pub fn review_with(files: &[File<'_>], images: Option<&BaseImages<'_>>) -> Review {
    review_among(files, images, MAIN)
}

/// Reviews the files of one build context; `chosen` is the Dockerfile that is built.
fn review_among(files: &[File<'_>], images: Option<&BaseImages<'_>>, chosen: &str) -> Review {
    let texts = files.iter().map(|file| (file.path, file.text));
    let (beside, texts): (Vec<_>, Vec<_>) = texts.partition(|(path, _)| is_outside_context(path));
    let listens = listens(files);
    let programs: Vec<Program<'_>> =
        listens.iter().map(|(path, listens)| Program { path, listens }).collect();
    // All Dockerfiles share it, so that many of them are no way round it.
    let budget = Budget::of(Budget::READING + FILE_STEPS * files.len() as u64);
    let workspace = Workspace {
        files: &texts,
        beside: &beside,
        programs: &programs,
        budget: Some(&budget),
        ..Workspace::default()
    };
    let (trees, pasted): (Vec<_>, Vec<_>) = files.iter().map(tree).unzip();
    let analyses: Vec<Option<Analysis<'_>>> = trees
        .iter()
        .zip(files)
        .map(|(tree, file)| {
            let around = Workspace { dockerfile: file.path, ..workspace };
            Some(dockerfile::analyse(tree.as_deref()?, around))
        })
        .collect();
    let paths: Vec<&str> = files.iter().map(|file| file.path).collect();
    let main = main(&paths, chosen);
    let written = main.and_then(|at| analyses.get(at)?.as_ref());
    // What a slip breaks in the Dockerfile is told there, and not once more in other files.
    let mended = written.and_then(dockerfile::rules::mended);
    let read_again =
        mended.as_ref().zip(written).map(|(file, written)| dockerfile::analyse(file, written.workspace));
    let analysis = read_again.as_ref().or(written);
    let python = analysis.and_then(app::python_version);
    let app = analysis.and_then(|analysis| Some((ReviewedApp::of(analysis, files)?, analysis)));
    let all = (0..files.len()).flat_map(|index| {
        let path = files.get(index).map_or("", |file| file.path);
        let pasted = pasted.get(index).and_then(Option::as_ref);
        let found = match analyses.get(index).and_then(Option::as_ref) {
            Some(analysis) if main == Some(index) => of_main(path, analysis, app.as_ref(), images),
            Some(analysis) => of_dockerfile(path, analysis),
            None if pasted.is_some() => Vec::new(),
            None => of_file(files, index, app.as_ref()),
        };
        match pasted.zip(files.get(index)) {
            Some((pasted, file)) => finding::in_order([vec![pasted::finding(file, pasted)], found].concat()),
            None => found,
        }
    });
    Review { findings: all.collect(), python }
}

/// Returns the version of Python that the app will run with, as the base image's tag says; paths and texts of all files.
#[must_use]
pub fn python_version(files: &[(&str, &str)]) -> Option<(u8, u8)> {
    let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    let (_, text) = files.get(main(&paths, MAIN)?)?;
    app::python_version(&dockerfile::analyse(&dockerfile::parse(text), Workspace::default()))
}

/// Returns the tree of a Dockerfile without what is pasted into it, and what that is.
fn tree<'a>(file: &File<'a>) -> (Option<Cow<'a, Dockerfile>>, Option<Pasted>) {
    let is_wanted = file.dockerfile.is_some() || FileKind::of(file.path) == FileKind::Dockerfile;
    let read = || file.dockerfile.map_or_else(|| Cow::Owned(dockerfile::parse(file.text)), Cow::Borrowed);
    let tree = is_wanted.then(read);
    match pasted(file, tree.as_deref()) {
        Some(pasted) if pasted.is_whole => (None, Some(pasted)),
        Some(pasted) => {
            (Some(Cow::Owned(dockerfile::parse(&pasted::blanked(file.text, &pasted)))), Some(pasted))
        }
        None => (tree, None),
    }
}

/// Returns where each Python file listens.
fn listens<'a>(files: &[File<'a>]) -> Vec<(&'a str, Vec<Listening<'a>>)> {
    let of = |file: &File<'a>| {
        let listens = file.python?.listens.iter().map(|listen| Listening {
            port: listen.port_number(),
            variable: listen.port.as_ref().and_then(|port| port.variable.as_deref()),
        });
        Some((file.path, listens.collect()))
    };
    files.iter().filter_map(of).collect()
}

/// Returns the Dockerfile that builds the Python files: the chosen one, else the one with the plain name, or the only one.
fn main(paths: &[&str], chosen: &str) -> Option<usize> {
    let place = |wanted: &str| paths.iter().position(|path| *path == wanted);
    place(chosen).or_else(|| place(MAIN)).or_else(|| {
        let mut all = (0..paths.len()).filter(|at| FileKind::of(paths[*at]) == FileKind::Dockerfile);
        all.next().filter(|_| all.next().is_none())
    })
}

/// Returns what is wrong with the Dockerfile that builds the app.
fn of_main(
    path: &str,
    analysis: &Analysis<'_>,
    app: Option<&(ReviewedApp<'_>, &Analysis<'_>)>,
    images: Option<&BaseImages<'_>>,
) -> Vec<Finding> {
    let mut found = of_dockerfile(path, analysis);
    found.extend(images.into_iter().flat_map(|images| base_images::check(analysis, path, images)));
    if let Some((app, _)) = app {
        found.extend(program_not_installed::check(app, analysis, path));
        found.extend(packages_conflict::of_dockerfile(app, analysis, path));
    }
    finding::in_order(found)
}

fn of_file(files: &[File<'_>], index: usize, app: Option<&(ReviewedApp<'_>, &Analysis<'_>)>) -> Vec<Finding> {
    let Some(file) = files.get(index) else { return Vec::new() };
    let mut found = of_kind(files, index, app);
    found.extend(app.and_then(|(_, analysis)| windows_line_ends::check(analysis, file)));
    finding::in_order(found)
}

fn of_kind(files: &[File<'_>], index: usize, app: Option<&(ReviewedApp<'_>, &Analysis<'_>)>) -> Vec<Finding> {
    let Some(file) = files.get(index) else { return Vec::new() };
    match FileKind::of(file.path) {
        FileKind::Ignore => of_ignore(file.path, file.text),
        FileKind::Requirements => {
            let problems = &python::requirements::parse(file.text).problems;
            let mut found = of_python(file.path, file.text, problems);
            found.extend(
                app.iter().flat_map(|(app, analysis)| packages_conflict::of_list(app, analysis, file)),
            );
            finding::in_order(found)
        }
        FileKind::Python => {
            let Some(python) = file.python else { return Vec::new() };
            let Some((app, analysis)) = app else { return of_python(file.path, file.text, &python.problems) };
            let problems = python.problems.iter().filter(|problem| app.upholds(index, python, problem));
            let mut found = of_python(file.path, file.text, problems);
            found.extend(import_not_installed::check(app, analysis, files, index));
            found.extend(run_ignored::check(app, analysis, files, index));
            found.extend(module_shadowed::check(app, analysis, files, index));
            found.extend(template_missing::check(app, analysis, files, index));
            found
        }
        FileKind::Dockerfile | FileKind::Other => Vec::new(),
    }
}

/// The Dockerfile that a build takes where none is named.
const MAIN: &str = "Dockerfile";
/// More steps for each file: `drydock check` reads folders with many.
const FILE_STEPS: u64 = 5_000;

#[cfg(test)]
mod tests;
