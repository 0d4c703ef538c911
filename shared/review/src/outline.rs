//! What a Dockerfile consists of, as the page needs it beside the problems.

use std::collections::BTreeMap;

use dockerfile::{Dockerfile, Instruction, Keyword};
use serde::{Deserialize, Serialize};

/// What a Dockerfile consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The path of the file.
    pub path: String,
    /// Its instructions, in order.
    pub instructions: Vec<OutlinedInstruction>,
    /// What its `ARG`s let a build choose: each name once, and the value that it has otherwise; empty for none.
    pub arguments: Vec<(String, String)>,
}

/// One instruction of an outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinedInstruction {
    /// All of it on one line, as the server writes it into a build's steps.
    pub summary: String,
    /// Zero-based lines, the last one not included.
    pub lines: (u32, u32),
    /// Where it begins: a byte of the file, in a [`Report`](crate::Report) a place of the editor.
    pub from: u32,
    /// Whether a build makes a step of it.
    pub makes_step: bool,
    /// What it has to do with stages.
    pub stage: StagePart,
}

/// What an instruction has to do with stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StagePart {
    /// It stands above all of them.
    Above,
    /// It begins one.
    Begins {
        /// Which, from zero.
        index: u32,
        /// Its name, where it has one.
        name: Option<String>,
    },
    /// It belongs to one.
    Inside,
}

impl Outline {
    /// Returns the port that the last stage exposes, if it is one port and is written as a number.
    #[must_use]
    pub fn exposed_port(&self) -> Option<u16> {
        let begins = |each: &OutlinedInstruction| matches!(each.stage, StagePart::Begins { .. });
        let start = self.instructions.iter().rposition(begins).unwrap_or(0);
        let exposes = self.instructions.get(start..)?.iter().filter_map(|each| {
            let (keyword, ports) = each.summary.split_once(' ')?;
            keyword.eq_ignore_ascii_case("EXPOSE").then_some(ports)
        });
        let mut ports = exposes.flat_map(str::split_whitespace);
        let port = ports.next().filter(|_| ports.next().is_none())?;
        port.strip_suffix("/tcp").unwrap_or(port).parse().ok()
    }

    /// Outlines the Dockerfile at `path`.
    #[must_use]
    pub fn of(path: &str, dockerfile: &Dockerfile) -> Self {
        let instruction = |each: &Instruction| OutlinedInstruction {
            summary: dockerfile.summary(each),
            lines: each.lines,
            from: each.range.start,
            makes_step: each.makes_step,
            stage: stage_part(dockerfile, each),
        };
        let instructions = dockerfile.instructions.iter().map(instruction).collect();
        Self { path: path.to_owned(), instructions, arguments: arguments(dockerfile) }
    }
}

/// Returns what `ARG`s let a build choose. What the platform decides and what would steer BuildKit itself is not for a build to choose.
fn arguments(dockerfile: &Dockerfile) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for instruction in dockerfile.instructions.iter().filter(|each| each.keyword == Keyword::Arg) {
        for word in &instruction.words {
            let text = dockerfile.text(word);
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            let value = value.trim_matches(['"', '\'']);
            match places.get(name).and_then(|place| found.get_mut(*place)) {
                Some((_, known)) if known.is_empty() => value.clone_into(known),
                Some(_) => {}
                None if is_given(name) => {}
                None => {
                    places.insert(name, found.len());
                    found.push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }
    found
}

fn is_given(name: &str) -> bool {
    let is_platform = |prefix: &str| {
        let rest = name.strip_prefix(prefix);
        rest.is_some_and(|rest| ["PLATFORM", "OS", "ARCH", "VARIANT", "STAGE"].contains(&rest))
    };
    name.is_empty()
        || name.starts_with("BUILDKIT_")
        || name == "SOURCE_DATE_EPOCH"
        || is_platform("TARGET")
        || is_platform("BUILD")
}

fn stage_part(dockerfile: &Dockerfile, instruction: &Instruction) -> StagePart {
    match instruction.stage {
        None => StagePart::Above,
        Some(index) if instruction.keyword == Keyword::From => StagePart::Begins {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            name: dockerfile.stages.get(index).and_then(|stage| stage.name.clone()),
        },
        Some(_) => StagePart::Inside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_build_may_choose_is_listed_once_with_its_default() {
        let source =
            "ARG BASE='a'\nFROM $BASE\nARG VERSION\nARG VERSION=2 BASE\nARG TARGETARCH BUILDKIT_X=1\n";
        let outline = Outline::of("Dockerfile", &dockerfile::parse(source));
        let of = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(outline.arguments, [of("BASE", "a"), of("VERSION", "2")]);
    }

    #[test]
    fn one_exposed_port_of_the_last_stage_counts() {
        for (source, expected) in [
            ("FROM a\nEXPOSE 8080\n", Some(8080)),
            ("FROM a\nexpose 80/tcp\n", Some(80)),
            ("FROM a\nEXPOSE 80 81\n", None),
            ("FROM a\nEXPOSE 80\nFROM b\n", None),
            ("FROM a\nEXPOSE $P\n", None),
            ("FROM a\nEXPOSE 53/udp\n", None),
        ] {
            let outline = Outline::of("Dockerfile", &dockerfile::parse(source));
            assert_eq!(outline.exposed_port(), expected, "{source}");
        }
    }

    #[test]
    fn stages_are_told_by_where_they_begin() {
        let outline = Outline::of("Dockerfile", &dockerfile::parse("ARG A\nFROM a AS b\nRUN x\nFROM c\n"));
        let stages: Vec<StagePart> = outline.instructions.into_iter().map(|each| each.stage).collect();
        let begins = |index, name: Option<&str>| StagePart::Begins { index, name: name.map(str::to_owned) };
        assert_eq!(stages, [StagePart::Above, begins(0, Some("b")), StagePart::Inside, begins(1, None)]);
    }
}
