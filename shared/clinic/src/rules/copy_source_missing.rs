//! `COPY` and `ADD` name a file that is not in the build context: a slip of the pen, a file that is kept out, or one that nobody made.

use catalogue::clinic as words;
use dockerfile::suggest::{Case, nearest};
use dockerfile::{Instruction, Keyword};
use text::ByteRange;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::{Evidence, between};
use crate::mending::replace;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let failed = evidence.analysis.file.instructions.get(evidence.failed()?)?;
    if !matches!(failed.keyword, Keyword::Copy | Keyword::Add) {
        return None;
    }
    // A broken array is text, and its brackets are a pattern, or part of a name.
    if evidence.analysis.file.after_keyword(failed).starts_with('[') && !failed.is_json {
        let at = evidence.last_with(&["syntax error in pattern", "not found"])?;
        let said = Diagnosis::new(at, words::copy_source_missing_no_array(failed.keyword.name()));
        return Some(said.hint(words::start_words_no_array_hint()).fix(array(evidence, failed)));
    }
    let (at, path) = evidence.last(missing)?;
    let path = path.trim_start_matches('/');
    if evidence.case.files.iter().any(|file| file.path == path) && evidence.analysis.is_ignored(path) {
        let said = words::copy_source_missing_ignored(evidence.analysis.ignore_path, path);
        return Some(Diagnosis::new(at, said));
    }
    let said = Diagnosis::new(at, words::copy_source_missing(path));
    let paths: Vec<&str> = evidence.case.files.iter().map(|file| file.path.as_str()).collect();
    let by_case = || paths.iter().copied().find(|known| known.eq_ignore_ascii_case(path));
    match by_case().or_else(|| nearest(path, &paths, Case::Sensitive).filter(|_| path.len() > 4)) {
        Some(meant) => {
            Some(said.hint(words::copy_source_missing_meant(meant)).fix(rename(evidence, path, meant)))
        }
        None => Some(said.hint(words::copy_source_missing_hint())),
    }
}

/// Returns what the rule of the Dockerfile would do to the array.
fn array(evidence: &Evidence<'_>, failed: &Instruction) -> Option<FileFix> {
    let is_it = |problem: &dockerfile::Problem| {
        problem.code == "BrokenArray" && failed.range.contains(problem.range.start as usize)
    };
    let found = dockerfile::diagnose(evidence.analysis).into_iter().find(is_it)?;
    let fix = found.fixes.into_iter().next()?;
    Some(FileFix::of(evidence.dockerfile(), fix))
}

/// Writes the name that is meant in the instruction.
fn rename(evidence: &Evidence<'_>, path: &str, meant: &str) -> Option<FileFix> {
    let file = evidence.analysis.file;
    let failed = file.instructions.get(evidence.failed()?)?;
    let is_it =
        |word: &&dockerfile::Word| file.text(word).trim_start_matches("./").trim_start_matches('/') == path;
    let range: ByteRange = failed.words.iter().find(is_it)?.range;
    let start = range.start + u32::try_from(range.slice(&file.source).find(path)?).ok()?;
    let range = ByteRange { start, end: start + u32::try_from(path.len()).ok()? };
    Some(replace(evidence.dockerfile(), words::fix_write(meant), range, meant))
}

/// Reads the path as BuildKit writes it: `"/a.txt" not found` (0.8), `"/a.txt": not found` (0.25), `lstat /…/a.txt: no such file or directory`.
fn missing(line: &str) -> Option<&str> {
    let of_checksum = |end: &str| {
        let before = line.split_once(end)?.0;
        before.rsplit_once('"').map(|(_, path)| path)
    };
    of_checksum("\": not found")
        .or_else(|| of_checksum("\" not found"))
        .filter(|path| path.starts_with('/'))
        .or_else(|| {
            between(
                line,
                "COPY failed: file not found in build context or excluded by .dockerignore: stat ",
                ": file does not exist",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use crate::{Case, Event, FailedStep};

    fn copy(dockerfile: &str, files: &[(&str, &str)], path: &str) -> Case {
        let line = dockerfile
            .lines()
            .position(|line| line.starts_with("COPY"))
            .and_then(|at| u32::try_from(at).ok());
        let log = format!(
            "failed to compute cache key: failed to calculate checksum of ref 7f::x: \"/{path}\": not found"
        );
        case(Event::StepFailed(FailedStep { exit_code: None, line }), dockerfile, files, &log)
    }

    #[test]
    fn a_slip_of_the_pen_is_mended() {
        let source = "FROM a\nCOPY requirement.txt ./\n";
        let case = copy(source, &[("requirements.txt", "flask\n"), ("app.py", "")], "requirement.txt");
        says(
            &case,
            &format!("CopySourceMissing | {} | There is no requirement.txt among the files.", case.lines[0]),
        );
        mends(&case, "Dockerfile", "FROM a\nCOPY requirements.txt ./\n");
        let case = copy("FROM a\nCOPY [\"App.py\", \"/\"]\n", &[("app.py", "")], "App.py");
        mends(&case, "Dockerfile", "FROM a\nCOPY [\"app.py\", \"/\"]\n");
        let old = case_of_old("FROM a\nCOPY ./ap.py /\n");
        mends(&old, "Dockerfile", "FROM a\nCOPY ./app.py /\n");
    }

    fn case_of_old(dockerfile: &str) -> Case {
        let log = "failed to walk /var/lib/docker/tmp: \"/ap.py\" not found: not found";
        let event = Event::StepFailed(FailedStep { exit_code: None, line: Some(1) });
        case(event, dockerfile, &[("app.py", "")], log)
    }

    #[test]
    fn a_broken_array_is_named_and_mended() {
        let source = "FROM a\nCOPY [\"app.py\" \"/folder/\"]\n";
        let event = || Event::StepFailed(FailedStep { exit_code: None, line: Some(1) });
        for log in ["syntax error in pattern", "failed to calculate checksum of ref: \"/[app.py\": not found"]
        {
            let case = case(event(), source, &[("app.py", "")], log);
            says(
                &case,
                &format!(
                    "CopySourceMissing | {log} | COPY begins with a bracket and is no JSON array, so that its brackets count as part of the names."
                ),
            );
            mends(&case, "Dockerfile", "FROM a\nCOPY [\"app.py\", \"/folder/\"]\n");
        }
    }

    #[test]
    fn a_file_that_is_kept_out_is_told_by_who_keeps_it() {
        let case = copy("FROM a\nCOPY a.md /\n", &[("a.md", ""), (".dockerignore", "*.md\n")], "a.md");
        says(
            &case,
            &format!("CopySourceMissing | {} | .dockerignore keeps a.md out of the build.", case.lines[0]),
        );
    }

    #[test]
    fn a_file_that_nobody_made_is_not_guessed() {
        let case = copy("FROM a\nCOPY data.csv /\n", &[("app.py", "")], "data.csv");
        finds(&case, "CopySourceMissing");
        mends(&case, "", "");
    }
}
