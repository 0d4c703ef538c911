//! The files of a workspace from which a Dockerfile of any place is built, in whichever context: reviewed under their paths in the build, told under
//! those in the workspace.

use std::borrow::Cow;

use dockerfile::{BuildSource, Program, Workspace};
use text::Budget;

use crate::finding::{self, of_dockerfile};
use crate::{
    BaseImages, FILE_STEPS, File, FileKind, Finding, Review, listens, main, pasted, review_among, tree,
};

/// Returns what [`review_with`](crate::review_with) does where the next build is from `source`: that Dockerfile is the app's, and is held against the
/// files of its context. Every other Dockerfile is held against the files from which it would be built, were it chosen.
#[must_use]
pub fn review_built(files: &[File<'_>], images: Option<&BaseImages<'_>>, source: &BuildSource) -> Review {
    let Review { mut findings, python } = review_chosen(files, images, source);
    let paths: Vec<&str> = files.iter().map(|file| file.path).collect();
    let main = main(&paths, &source.dockerfile).and_then(|at| paths.get(at));
    let is_other = |path: &str| FileKind::of(path) == FileKind::Dockerfile && main != Some(&path);
    findings.retain(|finding| !is_other(&finding.path));
    // All of them share it, so that many of them are no way round it.
    let budget = Budget::of(Budget::READING + FILE_STEPS * files.len() as u64);
    let others = files.iter().filter(|file| is_other(file.path));
    findings.extend(others.flat_map(|file| of_other(file, files, &budget)));
    let place = |finding: &Finding| files.iter().position(|file| file.path == finding.path);
    // Stable, so that the findings of a file keep their order.
    findings.sort_by_key(place);
    Review { findings, python }
}

/// Reviews the files among which the chosen Dockerfile is built, and those that the build does not see.
fn review_chosen(files: &[File<'_>], images: Option<&BaseImages<'_>>, source: &BuildSource) -> Review {
    if source.context.is_empty() {
        return review_among(files, images, &source.dockerfile);
    }
    let paths = paths_in_build(files, source);
    let Review { findings, python } =
        review_among(&seen(files, &paths), images, &source.dockerfile_in_build());
    let mut found: Vec<Finding> = findings.into_iter().map(|finding| in_workspace(finding, source)).collect();
    // What the build does not see is read as it would be without it.
    let is_unseen = |finding: &Finding| source.path_in_build(&finding.path).is_none();
    found.extend(review_among(files, images, "").findings.into_iter().filter(is_unseen));
    Review { findings: found, python }
}

/// Returns what is wrong with a Dockerfile that was not chosen.
fn of_other(file: &File<'_>, files: &[File<'_>], budget: &Budget) -> Vec<Finding> {
    let source = BuildSource::of_dockerfile(file.path);
    let path = source.dockerfile_in_build();
    let paths = paths_in_build(files, &source);
    let seen = seen(files, &paths);
    let texts: Vec<(&str, &str)> = seen.iter().map(|file| (file.path, file.text)).collect();
    let listens = listens(&seen);
    let programs: Vec<Program<'_>> =
        listens.iter().map(|(path, listens)| Program { path, listens }).collect();
    let around = Workspace {
        files: &texts,
        programs: &programs,
        budget: Some(budget),
        dockerfile: &path,
        ..Workspace::default()
    };
    let (tree, pasted) = tree(file);
    let mut found: Vec<Finding> =
        tree.iter().flat_map(|tree| of_dockerfile(&path, &dockerfile::analyse(tree, around))).collect();
    found.extend(pasted.map(|pasted| pasted::finding(&File { path: &path, ..*file }, &pasted)));
    finding::in_order(found).into_iter().map(|finding| in_workspace(finding, &source)).collect()
}

/// Returns the path of each file in the build; `None` of one that the build does not see.
fn paths_in_build<'f>(files: &[File<'f>], source: &BuildSource) -> Vec<Option<Cow<'f, str>>> {
    files.iter().map(|file| source.path_in_build(file.path)).collect()
}

/// Returns the files that a build sees, under their paths in the build.
fn seen<'f>(files: &[File<'f>], paths: &'f [Option<Cow<'f, str>>]) -> Vec<File<'f>> {
    let seen = files.iter().zip(paths);
    seen.filter_map(|(file, path)| Some(File { path: path.as_deref()?, ..*file })).collect()
}

fn in_workspace(finding: Finding, source: &BuildSource) -> Finding {
    let path = source.path_in_workspace(&finding.path).into_owned();
    let fixes_in = finding.fixes_in.as_deref().map(|path| source.path_in_workspace(path).into_owned());
    Finding { path, fixes_in, ..finding }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says file and code of each problem of a `COPY` or an import.
    fn check(files: &[(&str, &str)], (dockerfile, context): (&str, &str), expected: &[&str]) {
        let files: Vec<File<'_>> =
            files.iter().map(|(path, text)| File { path, text, ..File::default() }).collect();
        let source = BuildSource { dockerfile: dockerfile.into(), context: context.into() };
        let found = review_built(&files, None, &source).findings;
        let found: Vec<String> = found
            .iter()
            .filter(|finding| finding.code == "CopySourceMissing" || finding.code == "CopyIgnoredFile")
            .map(|finding| format!("{} {}", finding.path, finding.code))
            .collect();
        assert_eq!(found, expected, "{source:?}");
    }

    #[test]
    fn a_dockerfile_is_held_against_the_files_of_its_context() {
        let files =
            [("app/Dockerfile", "FROM a\nCOPY a.txt /\n"), ("app/a.txt", ""), ("b.Dockerfile", "FROM a\n")];
        check(&files, ("app/Dockerfile", "app"), &[]);
        check(&files, ("app/Dockerfile", ""), &["app/Dockerfile CopySourceMissing"]);
        check(&files, ("b.Dockerfile", "app"), &[]);
    }

    #[test]
    fn a_dockerfile_that_is_not_chosen_is_held_against_the_files_of_its_own_folder() {
        let files = [
            ("Dockerfile", "FROM a\nCOPY a.txt /\n"),
            ("app/Dockerfile", "FROM a\nCOPY a.txt b.txt /\n"),
            ("app/a.txt", ""),
            ("dev.Dockerfile", "FROM a\nCOPY app/a.txt /\n"),
        ];
        let missing = |path: &str| format!("{path} CopySourceMissing");
        let (root, app) = (missing("Dockerfile"), missing("app/Dockerfile"));
        check(&files, ("Dockerfile", ""), &[&root, &app]);
        check(&files, ("app/Dockerfile", "app"), &[&root, &app]);
        check(&files, ("dev.Dockerfile", "app"), &[&root, &app, &missing("dev.Dockerfile")]);
    }

    #[test]
    fn the_ignore_file_of_a_dockerfile_outside_holds() {
        let files = [
            ("app/a.txt", ""),
            ("app/b.txt", ""),
            ("docker/Dockerfile.dev", "FROM a\nCOPY a.txt b.txt /\n"),
            ("docker/Dockerfile.dev.dockerignore", "a.txt\n"),
        ];
        let codes = |found: Vec<Finding>| -> Vec<String> {
            let is_of_copy =
                |finding: &&Finding| finding.path == "docker/Dockerfile.dev" && finding.line == 1;
            found.iter().filter(is_of_copy).map(|finding| finding.code.to_string()).collect()
        };
        let of = |files: &[(&str, &str)]| {
            let files: Vec<File<'_>> =
                files.iter().map(|(path, text)| File { path, text, ..File::default() }).collect();
            let source = BuildSource { dockerfile: "docker/Dockerfile.dev".into(), context: "app".into() };
            codes(review_built(&files, None, &source).findings)
        };
        assert_eq!(of(&files), ["CopySourceMissing", "CopyIgnoredFile"]);
        assert!(of(&files[..3]).is_empty());
    }
}
