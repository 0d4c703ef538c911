//! Which front ends a file asks for, and the file as an engine may read it.
//!
//! A front end is a program: who names it decides what the engine fetches and runs. BuildKit's versions differ in where they look. 0.8 takes
//! any `# name=value` line for a directive and the last `syntax` of several; later ones skip a `#!` line and also read `// syntax=` and a file
//! that is JSON (`DetectSyntax`). So [`front_ends`] finds what any of them might find, and [`for_engine`] leaves no line of the head that any
//! of them could take for a directive, but those that were decided on.

use text::ByteRange;

use super::directive::DirectiveName;
use super::json;
use super::tree::Dockerfile;

/// A place that may name a front end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontEnd {
    /// What stands after the `=`, blanks around it left out.
    pub value: String,
    /// The whole line; of JSON the first one.
    pub range: ByteRange,
    /// Zero-based line.
    pub line: u32,
}

impl FrontEnd {
    /// Returns whether it is one of Docker's own: `docker/dockerfile:1`, or its upstream.
    #[must_use]
    pub fn is_dockers_own(&self) -> bool {
        let image = self.value.split_whitespace().next().unwrap_or("");
        let name = image.strip_prefix("docker.io/").unwrap_or(image);
        let repository = name.split([':', '@']).next().unwrap_or("");
        matches!(repository, "docker/dockerfile" | "docker/dockerfile-upstream")
    }
}

/// Finds every line above the first instruction that some BuildKit could read as the name of a front end.
#[must_use]
pub fn front_ends(source: &str) -> Vec<FrontEnd> {
    let mut found = Vec::new();
    let mut start = 0;
    for (line, whole) in (0..).zip(source.split_inclusive('\n')) {
        let text = whole.trim_matches(is_nothing);
        let range = ByteRange::new(start, start + whole.trim_end().len());
        start += whole.len();
        let Some(after) = text.strip_prefix('#').or_else(|| text.strip_prefix("//")) else {
            if text.is_empty() {
                continue;
            }
            break;
        };
        if let Some((name, value)) = after.split_once('=')
            && name
                .trim_matches(|character: char| !character.is_ascii_alphanumeric())
                .eq_ignore_ascii_case("syntax")
        {
            found.push(FrontEnd { value: value.trim_matches(is_nothing).to_owned(), range, line });
        }
    }
    found.extend(in_json(source));
    found
}

/// Returns the file as an engine is to read it: without a byte order mark, and with no line of the head that any BuildKit could take for a
/// directive but `# escape=`, `# check=` and, where it is `kept`, the front end. These come first, as a comment ends the directives, and `# check=`
/// comes last, as 0.8 takes it for a comment. Every instruction stays on its line.
#[must_use]
pub fn for_engine(file: &Dockerfile, kept: Option<&str>) -> String {
    let source = &*file.source;
    let n_lines = file.instructions.first().map_or(u32::MAX, |instruction| instruction.lines.0) as usize;
    let head: Vec<&str> = source.split_inclusive('\n').take(n_lines).collect();
    let rest = source.get(head.iter().map(|line| line.len()).sum()..).unwrap_or("");
    let mut lines: Vec<String> = Vec::with_capacity(head.len());
    if file.escape == '`' {
        lines.push("# escape=`\n".to_owned());
    }
    if let Some(image) = kept.and_then(|value| value.split_whitespace().next()) {
        lines.push(["# syntax=", image, "\n"].concat());
    }
    if let Some(check) = file.directive(DirectiveName::Check) {
        lines.push(["# check=", check.value_range.slice(source).trim(), "\n"].concat());
    }
    let is_told = |line: usize| {
        let of_line = |directive: &&super::directive::Directive| directive.line as usize == line;
        let told = file.directives.iter().find(of_line).map(|directive| directive.name);
        match told {
            Some(DirectiveName::Escape) => file.escape == '`',
            Some(DirectiveName::Syntax) => kept.is_some(),
            Some(DirectiveName::Check) => true,
            None => false,
        }
    };
    let others = head.iter().enumerate().filter(|(line, _)| !is_told(*line)).map(|(_, text)| text);
    let n_left = head.len().saturating_sub(lines.len());
    // Of lines that say a directive twice some are left over; BuildKit refuses such a file anyway.
    lines.extend(others.take(n_left).map(|line| harmless(line)));
    lines.truncate(head.len());
    let rest = if head.is_empty() { rest.trim_start_matches(BYTE_ORDER_MARK) } else { rest };
    lines.concat() + rest
}

/// Puts a mark behind the `#` of a comment that might be a directive, or that hides one in the next line, as `#!` does.
fn harmless(line: &str) -> String {
    let line = line.trim_start_matches(BYTE_ORDER_MARK);
    let text = line.trim_start_matches(is_nothing);
    match text.strip_prefix('#') {
        Some(after) if after.starts_with('!') || after.contains('=') => {
            ["# set aside: ", after.trim_start()].concat()
        }
        _ => line.to_owned(),
    }
}

fn in_json(source: &str) -> Option<FrontEnd> {
    let mut start = 0;
    let mut line = 0;
    let mut rest = source.trim_start_matches(BYTE_ORDER_MARK);
    if rest.starts_with("#!") {
        let (first, after) = rest.split_once('\n')?;
        (start, line, rest) = (source.len() - rest.len() + first.len() + 1, 1, after);
    }
    let value = json::object_text(rest, DirectiveName::Syntax.name())?;
    let end = start + rest.trim_end().lines().next().map_or(0, str::len);
    Some(FrontEnd { value, range: ByteRange::new(start, end), line })
}

/// Returns whether a character is white space or invisible: what stands before a mark must not hide it.
fn is_nothing(character: char) -> bool {
    character.is_whitespace() || character.is_control() || character == BYTE_ORDER_MARK
}

const BYTE_ORDER_MARK: char = '\u{feff}';

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[track_caller]
    fn names(source: &str, expected: &[&str]) {
        let found: Vec<String> = front_ends(source)
            .into_iter()
            .map(|found| format!("{}: {}", found.line + 1, found.value))
            .collect();
        assert_eq!(found, expected, "{source:?}");
    }

    #[test]
    fn every_form_of_every_version_is_found() {
        names("# syntax=a\nFROM x\n", &["1: a"]);
        names("# foo=bar\n# syntax=a\nFROM x\n", &["2: a"]);
        names("# syntax=docker/dockerfile:1\n# syntax=a\nFROM x\n", &["1: docker/dockerfile:1", "2: a"]);
        names("# a comment\n\n#SYNTAX\t=  a b \r\nFROM x\n", &["3: a b"]);
        names("\u{feff}# syntax=a\nFROM x\n", &["1: a"]);
        names("\u{feff}\u{feff}  # syntax=a", &["1: a"]);
        names("//syntax=a\nFROM x\n", &["1: a"]);
        names("// Syntax = a\nFROM x\n", &["1: a"]);
        names("#!/usr/bin/env x\n# syntax=a\nFROM x\n", &["2: a"]);
        names("#!/usr/bin/env x\n//syntax=a\n", &["2: a"]);
        names("{\"syntax\": \"a\"}", &["1: a"]);
        names("\u{feff}#!x\n{\"b\": 1,\n \"syntax\": \"a\"}\n", &["2: a"]);
        names("\u{b}\u{c}#\u{a0}syntax\u{a0}=\u{85}a", &["1: a"]);
        names("#!syntax=a\nFROM x", &["1: a"]);
        names("# syntax=\nFROM x", &["1: "]);
    }

    #[test]
    fn what_no_version_reads_is_left_alone() {
        for source in [
            "FROM x\n# syntax=a\n",
            "# see syntax=a\nFROM x",
            "# the syntax is = to a\nFROM x",
            "# syntaxes=a\nFROM x",
            "# syntax a\nFROM x",
            "{\"a\": \"syntax\"}",
            "",
        ] {
            names(source, &[]);
        }
    }

    #[test]
    fn only_dockers_own_front_ends_are() {
        let of = |value: &str| {
            FrontEnd { value: value.to_owned(), range: ByteRange::default(), line: 0 }.is_dockers_own()
        };
        for value in [
            "docker/dockerfile",
            "docker/dockerfile:1",
            "docker.io/docker/dockerfile:1.4 x",
            "docker/dockerfile-upstream@sha256:0",
        ] {
            assert!(of(value), "{value}");
        }
        for value in [
            "",
            "a",
            "docker/dockerfile.evil",
            "evil/docker/dockerfile",
            "docker/dockerfile/x",
            "127.0.0.1:5000/docker/dockerfile",
            "Docker/dockerfile",
        ] {
            assert!(!of(value), "{value}");
        }
    }

    #[track_caller]
    fn sent(source: &str, kept: Option<&str>, expected: &str) {
        assert_eq!(for_engine(&parse(source), kept), expected, "{source:?}");
    }

    #[test]
    fn no_directive_is_left_but_those_decided_on() {
        sent(
            "# syntax=docker/dockerfile:1\nFROM x\n",
            None,
            "# set aside: syntax=docker/dockerfile:1\nFROM x\n",
        );
        sent(
            "# syntax=docker/dockerfile:1\n# escape=`\nFROM x\n",
            None,
            "# escape=`\n# set aside: syntax=docker/dockerfile:1\nFROM x\n",
        );
        sent("# check=skip=all\n# escape = ` \nFROM x\n", None, "# escape=`\n# check=skip=all\nFROM x\n");
        sent(
            "\u{feff}# Syntax = docker/dockerfile:1 x\nFROM x\n",
            Some("docker/dockerfile:1 x"),
            "# syntax=docker/dockerfile:1\nFROM x\n",
        );
        sent(
            "# a\n# b=c\n\n# escape=`\nFROM x\n",
            None,
            "# a\n# set aside: b=c\n\n# set aside: escape=`\nFROM x\n",
        );
        sent("#!x\n# b=c\nFROM x", None, "# set aside: !x\n# set aside: b=c\nFROM x");
        sent("# escape=\\\nFROM x", None, "# set aside: escape=\\\nFROM x");
        sent("\u{feff}FROM x\n# a=b\n", None, "FROM x\n# a=b\n");
        sent("# words\nFROM x", None, "# words\nFROM x");
        sent("# only=comments", None, "# set aside: only=comments");
    }

    #[test]
    fn what_is_sent_reads_the_same_and_names_no_front_end() {
        let heads = [
            "# syntax=docker/dockerfile:1",
            "#escape=`",
            "  # check=skip=all",
            "# foo=bar",
            "#!sh",
            "# words",
            "",
            "\t",
            "\u{feff}",
            "# syntax=x",
            "# ESCAPE = \\",
        ];
        for one in heads {
            for two in heads {
                for three in heads {
                    let source = format!("{one}\n{two}\r\n{three}\nFROM x\nRUN a `\n b \\\n c\n");
                    let file = parse(&source);
                    let has_error =
                        file.problems.iter().any(|problem| problem.severity == crate::Severity::Error);
                    if has_error
                        || file.instructions.first().is_none_or(|first| first.keyword != crate::Keyword::From)
                    {
                        continue;
                    }
                    let sent = for_engine(&file, None);
                    let again = parse(&sent);
                    assert_eq!(front_ends(&sent), [], "{source:?}");
                    assert_eq!(
                        (again.escape, again.directive(DirectiveName::Syntax)),
                        (file.escape, None),
                        "{source:?}"
                    );
                    let told = |file: &Dockerfile| -> Vec<_> {
                        file.instructions.iter().map(|found| (found.lines, file.summary(found))).collect()
                    };
                    assert_eq!(told(&again), told(&file), "{source:?}\n{sent:?}");
                }
            }
        }
    }
}
