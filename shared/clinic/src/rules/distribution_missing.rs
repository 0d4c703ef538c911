//! pip finds no package, no such version, or none for this Python and this system: no server, a name that nobody has, wheels that are made for glibc
//! only while Alpine has musl (PEP 656, <https://peps.python.org/pep-0656/>).

use catalogue::{Message, clinic as words};
use python::is_standard;
use python::requirements::{self, normalise};
use text::ByteRange;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::{Evidence, System, between};
use crate::mending::{places, replace};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    refused(evidence).or_else(|| not_found(evidence))
}

/// What pip refuses before it looks for anything, or after it has found too little that fits together.
fn refused(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let invalid = evidence.last(|line| between(line, "ERROR: Invalid requirement: '", "'"));
    if let Some((at, wanted)) = invalid {
        let wanted = wanted.split(": ").next().unwrap_or(wanted);
        let said = Diagnosis::new(at, words::distribution_missing_invalid(wanted));
        let (name, version) = wanted.split_once('=').unwrap_or((wanted, ""));
        let is_one_sign = version.starts_with(|first: char| first.is_ascii_digit());
        let right = format!("{name}=={version}");
        let fix = is_one_sign.then(|| write_instead(evidence, wanted, &right, words::fix_write(&right)));
        return Some(said.hint(words::distribution_missing_invalid_hint()).fix(fix.flatten()));
    }
    let of_conflict = |line: &'_ str| {
        line.contains("because these package versions have conflicting dependencies").then_some(())
    };
    if let Some((at, ())) = evidence.last(of_conflict) {
        return Some(
            Diagnosis::new(at, words::distribution_missing_conflict())
                .hint(words::distribution_missing_conflict_hint()),
        );
    }
    let (at, package) =
        evidence.last(|line| between(line, "ERROR: Package '", "' requires a different Python"))?;
    let said = Diagnosis::new(at, words::distribution_missing_python(package));
    Some(said.hint(words::distribution_missing_python_hint()))
}

fn not_found(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, (wanted, versions)) = evidence.last(|line| {
        let rest = line.split_once("Could not find a version that satisfies the requirement ")?.1;
        let (wanted, rest) = rest.split_once(" (from versions: ")?;
        Some((wanted, rest.trim_end_matches(')')))
    })?;
    let unreachable = [
        "Failed to establish a new connection",
        "Temporary failure in name resolution",
        "NewConnectionError",
        "Network is unreachable",
        "ProxyError",
        "Read timed out",
    ];
    if let Some(found) = evidence.last_with(&unreachable) {
        return Some(
            Diagnosis::new(found, words::distribution_missing_server())
                .hint(words::distribution_missing_server_hint()),
        );
    }
    let name = requirements::parse(wanted)
        .requirements
        .into_iter()
        .next()
        .map_or_else(|| normalise(wanted), |found| found.name);
    if is_standard(&name) {
        return Some(Diagnosis::new(at, words::distribution_missing_standard(&name)));
    }
    let other_python = evidence.last(|line| {
        between(
            line,
            "ERROR: Ignored the following versions that require a different python version: ",
            " Requires-Python",
        )
    });
    if other_python.is_some() && (versions != "none" || wanted != name) {
        let (found, _) = other_python?;
        let said = Diagnosis::new(found, words::distribution_missing_python(wanted));
        return Some(said.hint(words::distribution_missing_python_hint()));
    }
    if versions != "none" {
        let last = versions.rsplit(", ").next().unwrap_or(versions);
        let said = Diagnosis::new(at, words::distribution_missing_version(wanted));
        let exact = format!("{name}=={last}");
        let fix = write_instead(evidence, wanted, &exact, words::fix_write(&exact));
        return Some(said.hint(words::distribution_missing_version_hint(last)).fix(fix));
    }
    if evidence.system() == Some(System::Alpine) && GLIBC_ONLY.contains(&name.as_str()) {
        let said = Diagnosis::new(at, words::distribution_missing_alpine(&name));
        return Some(said.hint(words::distribution_missing_alpine_hint()));
    }
    let said =
        Diagnosis::new(at, words::distribution_missing(wanted)).hint(words::distribution_missing_hint());
    let meant = requirements::meant(&name);
    Some(said.fix(meant.and_then(|meant| write_instead(evidence, &name, meant, words::fix_write(meant)))))
}

/// Writes another requirement where the list or the failed step has one that pip does not find.
fn write_instead(evidence: &Evidence<'_>, wanted: &str, text: &str, title: Message) -> Option<FileFix> {
    let file = evidence.analysis.file;
    let failed = file.instructions.get(evidence.failed()?)?;
    let of_run = places(failed.range.slice(&file.source), wanted);
    if let Some(found) = of_run.first() {
        let range =
            ByteRange { start: failed.range.start + found.start, end: failed.range.start + found.end };
        return Some(replace(evidence.dockerfile(), title, range, text));
    }
    let list = evidence.list()?;
    let range = *places(evidence.text(list)?, wanted).first()?;
    Some(replace(list, title, range, text))
}

/// Packages that publish neither wheels for musl nor their source (<https://pypi.org>, November 2026).
const GLIBC_ONLY: [&str; 7] =
    ["tensorflow", "tensorflow-cpu", "torch", "torchvision", "torchaudio", "jaxlib", "onnxruntime"];

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[track_caller]
    fn check(image: &str, before: &str, wanted: &str, versions: &str, headline: &str, expected: &str) {
        let log = format!(
            "{before}ERROR: Could not find a version that satisfies the requirement {wanted} (from versions: {versions})\nERROR: No matching distribution found for {wanted}"
        );
        let source = format!("FROM {image}\nRUN pip install {wanted}\n");
        let headline = log.lines().find(|line| line.contains(headline)).unwrap();
        says(&failed(1, &source, &[], &log), &format!("DistributionMissing | {headline} | {expected}"));
    }

    #[test]
    fn what_pip_refuses_is_told_in_its_own_line() {
        for (line, expected) in [
            (
                "ERROR: Invalid requirement: 'flask=3.0.3': Expected end or semicolon (after name and no valid version specifier)",
                "pip cannot read the requirement flask=3.0.3.",
            ),
            (
                "ERROR: Cannot install -r requirements.txt (line 1) and werkzeug==3.0.0 because these package versions have conflicting dependencies.",
                "Two of the required packages need versions of a third one that do not fit together.",
            ),
            (
                "ERROR: Package 'foo' requires a different Python: 3.8.20 not in '>=3.9'",
                "foo needs another version of Python than the image has.",
            ),
        ] {
            let case = failed(1, "FROM python:3.8-slim\nRUN pip install -r requirements.txt\n", &[], line);
            says(&case, &format!("DistributionMissing | {line} | {expected}"));
        }
    }

    #[test]
    fn each_reason_has_its_sentence() {
        check(
            "python:3.12-alpine",
            "",
            "tensorflow",
            "none",
            "satisfies",
            "There is no tensorflow for Alpine Linux.",
        );
        check("python:3.12-slim", "", "flsk", "none", "satisfies", "pip finds no package for flsk.");
        check(
            "python:3.12-slim",
            "",
            "flask==9.9",
            "3.0.2, 3.0.3",
            "satisfies",
            "There is no version for flask==9.9 that this Python can use.",
        );
        check(
            "python:3.12-slim",
            "",
            "json",
            "none",
            "satisfies",
            "json comes with Python and is not installed.",
        );
        check(
            "python:3.8-slim",
            "ERROR: Ignored the following versions that require a different python version: 3.1.0 Requires-Python >=3.9\n",
            "flask==3.1.0",
            "3.0.2, 3.0.3",
            "different python version",
            "flask==3.1.0 needs another version of Python than the image has.",
        );
        check(
            "python:3.12-slim",
            "WARNING: Retrying after connection broken by 'NewConnectionError('Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/flask/\n",
            "flask",
            "none",
            "Retrying",
            "pip cannot reach the server that has the packages.",
        );
    }

    #[test]
    fn a_single_equals_sign_becomes_two() {
        let source = "FROM python:3.12-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n";
        let log = "ERROR: Invalid requirement: 'flask=3.0.3': Expected end or semicolon";
        let case = failed(1, source, &[("requirements.txt", "gunicorn\nflask=3.0.3\n")], log);
        mends(&case, "requirements.txt", "gunicorn\nflask==3.0.3\n");
    }

    #[test]
    fn a_version_that_there_is_and_a_name_that_is_meant_are_written() {
        let source = "FROM python:3.12-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n";
        let log = "ERROR: Could not find a version that satisfies the requirement flask==99.9 (from versions: 3.0.2, 3.1.0)";
        let case = failed(1, source, &[("requirements.txt", "gunicorn\nflask==99.9\n")], log);
        mends(&case, "requirements.txt", "gunicorn\nflask==3.1.0\n");
        let source = "FROM python:3.12-slim\nRUN pip install flaskk gunicorn\n";
        let log =
            "ERROR: Could not find a version that satisfies the requirement flaskk (from versions: none)";
        mends(&failed(1, source, &[], log), "Dockerfile", &source.replace("flaskk", "flask"));
        let source = "FROM python:3.12-slim\nRUN pip install yaml\n";
        let log = "ERROR: Could not find a version that satisfies the requirement yaml (from versions: none)";
        mends(&failed(1, source, &[], log), "Dockerfile", &source.replace("yaml", "PyYAML"));
    }
}
