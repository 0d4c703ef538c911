//! The files of a workspace from which a Dockerfile of any place is built, in whichever context: reviewed under their paths in the build, told under
//! those in the workspace.

use std::borrow::Cow;

use dockerfile::BuildSource;

use crate::{BaseImages, File, Finding, Review, review_among};

/// Returns what [`review_with`](crate::review_with) does where the next build is from `source`: that Dockerfile is the app's, and is held against the
/// files of its context.
#[must_use]
pub fn review_built(files: &[File<'_>], images: Option<&BaseImages<'_>>, source: &BuildSource) -> Review {
    if source.context.is_empty() {
        return review_among(files, images, &source.dockerfile);
    }
    let paths: Vec<Option<Cow<'_, str>>> = files.iter().map(|file| source.path_in_build(file.path)).collect();
    let seen: Vec<File<'_>> = files
        .iter()
        .zip(&paths)
        .filter_map(|(file, path)| Some(File { path: path.as_deref()?, ..*file }))
        .collect();
    let Review { findings, python } = review_among(&seen, images, &source.dockerfile_in_build());
    let mut found: Vec<Finding> = findings.into_iter().map(|finding| in_workspace(finding, source)).collect();
    // What the build does not see is read as it would be without it.
    let is_unseen = |finding: &Finding| source.path_in_build(&finding.path).is_none();
    found.extend(review_among(files, images, "").findings.into_iter().filter(is_unseen));
    let place = |finding: &Finding| files.iter().position(|file| file.path == finding.path);
    // Stable, so that the findings of a file keep their order.
    found.sort_by_key(place);
    Review { findings: found, python }
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
