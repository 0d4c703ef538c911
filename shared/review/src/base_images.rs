//! What depends on the images that a server has: a base image that is not to be had, and commands that a stand-in does not know.

use catalogue::review as words;
use dockerfile::analysis::UseTarget;
use dockerfile::reference::ImageReference;
use dockerfile::rules::Explanation;
use dockerfile::shell::{ShellCommand, scripts};
use dockerfile::suggest::{Case, likeliest};
use dockerfile::{Analysis, Edit, Fix, Severity, rules};
use text::ByteRange;

use crate::{Finding, Rule};

/// The images that a server can start a build from.
#[derive(Clone, Copy, Debug, Default)]
pub struct BaseImages<'a> {
    /// Those that it has.
    pub here: &'a [KnownImage<'a>],
    /// Whether it has no others, and no registry gives any.
    pub is_all: bool,
}

/// An image that a server has.
#[derive(Clone, Copy, Debug)]
pub struct KnownImage<'a> {
    /// Its name as a `FROM` may write it.
    pub name: &'a str,
    /// Whether it is a stand-in, which Drydock makes from Debian packages whatever its name says.
    pub is_stand_in: bool,
}

pub(crate) static MISSING: Rule = Rule {
    name: "BaseImageMissing",
    severity: Severity::Error,
    explanation: Explanation {
        what: words::base_image_missing_what,
        why: words::base_image_missing_why,
        example: "FROM python:3.8-alpin\n",
        better: "FROM python:3.8-alpine\n",
        reference: "https://docs.docker.com/reference/dockerfile/#from",
    },
};

pub(crate) static STAND_IN: Rule = Rule {
    name: "StandInHasNoApk",
    severity: Severity::Error,
    explanation: Explanation {
        what: words::stand_in_has_no_apk_what,
        why: words::stand_in_has_no_apk_why,
        example: "FROM python:3.8-alpine\nRUN apk add --no-cache gcc musl-dev\n",
        better: "FROM python:3.8-alpine\nRUN apt-get update && apt-get install -y gcc libc6-dev\n",
        reference: "https://wiki.debian.org/AptCLI",
    },
};

/// Returns what a build of the last stage finds neither here nor in a registry, and what the stand-ins of its stages do not know.
pub(crate) fn check(analysis: &Analysis<'_>, path: &str, images: &BaseImages<'_>) -> Vec<Finding> {
    let mut found = missing(analysis, path, images);
    found.extend(without_apk(analysis, path, images));
    found
}

fn missing(analysis: &Analysis<'_>, path: &str, images: &BaseImages<'_>) -> Vec<Finding> {
    let Some(last) = analysis.stages.len().checked_sub(1) else { return Vec::new() };
    if !images.is_all || rules::is_skipped(analysis, MISSING.name) {
        return Vec::new();
    }
    let reached = analysis.reachable(last);
    let stages = analysis.stages.iter().enumerate().filter(|(at, _)| reached.get(*at) == Some(&true));
    let names: Vec<&str> = images.here.iter().map(|image| image.name).collect();
    let mut found: Vec<Finding> = Vec::new();
    for (name, range) in stages.flat_map(|(_, stage)| &stage.uses).filter_map(|used| match &used.target {
        UseTarget::Image(name) => Some((name, used.range)),
        _ => None,
    }) {
        let written = range.slice(&analysis.file.source);
        let is_known = images.here.iter().any(|image| is_same(image.name, name));
        // A variable may have another value in a build; who gives one is not known here.
        if is_known || written != name || found.iter().any(|finding| finding.range == range) {
            continue;
        }
        let fixes = likeliest(name, &names, Case::Insensitive).into_iter().map(|near| Fix {
            title: words::fix_base_image(near),
            edits: vec![Edit { range, text: near.to_owned() }],
        });
        let rule = (MISSING.name, MISSING.severity);
        let message = words::base_image_missing(name);
        found.push(Finding {
            hints: vec![words::base_image_missing_hint(names.join(", ").as_str())],
            fixes: fixes.collect(),
            ..Finding::new(path, rule, (range, &analysis.file.lines), message)
        });
    }
    found
}

/// Returns whether two names mean one image: `alpine` is `docker.io/library/alpine:latest`.
fn is_same(one: &str, other: &str) -> bool {
    let whole = |name: &str| ImageReference::parse(name).map(ImageReference::with_default_tag);
    one == other || whole(one).is_ok_and(|one| whole(other).is_ok_and(|other| one == other))
}

fn without_apk(analysis: &Analysis<'_>, path: &str, images: &BaseImages<'_>) -> Vec<Finding> {
    if rules::is_skipped(analysis, STAND_IN.name) {
        return Vec::new();
    }
    let is_stand_in = |stage: usize| {
        let base = analysis.root_image(stage);
        base.is_some_and(|base| {
            images.here.iter().any(|image| image.is_stand_in && is_same(image.name, base))
        })
    };
    let mut found = Vec::new();
    for script in scripts(analysis.file) {
        let Some(stage) = script.instruction.stage.filter(|stage| is_stand_in(*stage)) else { continue };
        for command in script.commands.iter().filter(|command| command.program() == "apk") {
            let Some(word) = command.run().first() else { continue };
            let place = |range| script.place(analysis.file, range);
            let fix = translated(command).filter(|_| !script.instruction.is_json).map(|(range, text)| Fix {
                title: words::fix_apt_get(),
                edits: vec![Edit { range: place(range), text }],
            });
            let rule = (STAND_IN.name, STAND_IN.severity);
            let message = words::stand_in_has_no_apk(analysis.root_image(stage).unwrap_or_default());
            found.push(Finding {
                hints: vec![words::stand_in_has_no_apk_hint()],
                fixes: fix.into_iter().collect(),
                ..Finding::new(path, rule, (place(word.range), &analysis.file.lines), message)
            });
        }
    }
    found
}

/// Returns the same as a command of Debian, and the stretch that it replaces; `None` where it does more than to install packages by their names.
fn translated(command: &ShellCommand<'_>) -> Option<(ByteRange, String)> {
    let (program, last) = (command.run().first()?, command.arguments().last()?);
    let mut packages = Vec::new();
    let mut is_add = false;
    for word in command.arguments() {
        let value = &*word.value;
        match value {
            "add" if !is_add => is_add = true,
            "--no-cache" | "--update" | "--update-cache" | "-U" | "-q" | "--quiet" => {}
            _ if value.starts_with('-') || value.contains(['=', '~', '>', '<', '@', '$', '.', '*']) => {
                return None;
            }
            _ => packages.push(of_debian(value)),
        }
    }
    if !is_add || packages.is_empty() {
        return None;
    }
    let range = ByteRange { start: program.range.start, end: last.range.end };
    Some((range, format!("apt-get update && apt-get install -y {}", packages.join(" "))))
}

/// Returns the name that Debian has for a package of Alpine.
fn of_debian(package: &str) -> &str {
    let found = NAMES.iter().find(|(alpine, _)| *alpine == package);
    found.map_or(package, |(_, debian)| debian)
}

/// Packages that images of Python often need and that have two names; from the package lists of Alpine 3.20 and Debian 12.
const NAMES: [(&str, &str); 13] = [
    ("build-base", "build-essential"),
    ("musl-dev", "libc6-dev"),
    ("linux-headers", "linux-libc-dev"),
    ("openssl-dev", "libssl-dev"),
    ("postgresql-dev", "libpq-dev"),
    ("mariadb-dev", "libmariadb-dev"),
    ("mariadb-connector-c-dev", "libmariadb-dev"),
    ("jpeg-dev", "libjpeg-dev"),
    ("zlib-dev", "zlib1g-dev"),
    ("freetype-dev", "libfreetype-dev"),
    ("py3-pip", "python3-pip"),
    ("openssh-client-default", "openssh-client"),
    ("iputils", "iputils-ping"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{File, review_with};

    const HERE: [KnownImage<'_>; 3] = [
        KnownImage { name: "python:3.8-alpine", is_stand_in: true },
        KnownImage { name: "python:3.12-slim", is_stand_in: true },
        KnownImage { name: "debian", is_stand_in: false },
    ];

    /// Says place and words of each finding of this file's rules, with what its first fix writes.
    fn check(source: &str, is_all: bool, expected: &[&str]) {
        let files = [File { path: "Dockerfile", text: source, ..File::default() }];
        let images = BaseImages { here: &HERE, is_all };
        let own = [MISSING.name, STAND_IN.name];
        let found = review_with(&files, Some(&images)).findings;
        let found: Vec<String> = found
            .iter()
            .filter(|finding| own.contains(&finding.code.as_ref()))
            .map(|finding| {
                let bundle = catalogue::Bundle::of(catalogue::Language::English);
                let fix = finding.fixes.first().map(|fix| fix.edits[0].text.as_str());
                let place = finding.range.slice(source);
                format!("{place}: {} | {}", catalogue::text(bundle, &finding.message), fix.unwrap_or("-"))
            })
            .collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn a_base_image_that_is_not_to_be_had_is_told_with_the_nearest() {
        check(
            "FROM python:3.8-alpin\n",
            true,
            &[
                "python:3.8-alpin: The image python:3.8-alpin is not on this server, and no registry gives it. | python:3.8-alpine",
            ],
        );
        check(
            "FROM node:18 AS a\nFROM debian:latest\nCOPY --from=a /x /x\nCOPY --from=nginx /y /y\n",
            true,
            &[
                "node:18: The image node:18 is not on this server, and no registry gives it. | -",
                "nginx: The image nginx is not on this server, and no registry gives it. | -",
            ],
        );
    }

    #[test]
    fn what_may_come_or_is_not_needed_is_not_told() {
        check("FROM python:3.8-alpin\n", false, &[]);
        check("FROM docker.io/library/python:3.12-slim\n", true, &[]);
        check("FROM node:18\nFROM scratch\n", true, &[]);
        check("ARG V=18\nFROM node:$V\n", true, &[]);
        check("# check=skip=BaseImageMissing\nFROM node:18\n", true, &[]);
    }

    #[test]
    fn apk_on_a_stand_in_is_told_before_the_build_and_translated() {
        let message = "This server has a stand-in for python:3.8-alpine that is made of Debian packages, and Debian has no apk.";
        check(
            "FROM python:3.8-alpine AS a\nFROM a\nRUN apk add --no-cache gcc musl-dev && pip install x\n",
            false,
            &[&format!("apk: {message} | apt-get update && apt-get install -y gcc libc6-dev")],
        );
        check(
            "FROM python:3.8-alpine\nRUN apk add --virtual .b gcc\n",
            false,
            &[&format!("apk: {message} | -")],
        );
        check("FROM debian\nRUN apk add gcc\n", false, &[]);
        check("FROM python:3.8-alpine\nRUN echo apk add\n", false, &[]);
    }
}
