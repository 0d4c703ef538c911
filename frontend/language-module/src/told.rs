//! What the page is told: every problem in the editor's places, and what the Dockerfiles consist of.

use dockerfile::{Dockerfile, Edit, Keyword, Severity};
use reading::{Change, Explanation, Fix, Found, Gravity, Instruction, Outline, StagePart, Told};
use review::Finding;
use text::order;

use crate::{FileReading, Now};

/// Returns everything that was read.
pub(crate) fn told(now: &Now) -> Told {
    let mut problems: Vec<Found> = now.findings.iter().filter_map(|finding| found(now, finding)).collect();
    // Stable, so that files and lines keep their order.
    order::sort_by_key(&mut problems, |found| found.gravity);
    let python = now.python.map_or(0, |(major, minor)| u32::from(major) << 8 | u32::from(minor));
    Told { problems, outlines: now.files.iter().filter_map(outline).collect(), python, forecast: None }
}

/// Returns why a rule is there.
pub(crate) fn explanation(code: &str) -> Option<Explanation> {
    let explanation = review::explanation(code)?;
    Some(Explanation {
        what: explanation.what.to_owned(),
        why: explanation.why.to_owned(),
        example: explanation.example.to_owned(),
        better: explanation.better.to_owned(),
        reference: explanation.reference.to_owned(),
    })
}

/// Returns how much a problem matters, as the page says it.
pub(crate) fn gravity_of(severity: Severity) -> Gravity {
    match severity {
        Severity::Error => Gravity::Error,
        Severity::Warning => Gravity::Warning,
        Severity::Info => Gravity::Hint,
    }
}

fn found(now: &Now, finding: &Finding) -> Option<Found> {
    let places = &now.file(&finding.path)?.places;
    let change = |edit: &Edit| Change {
        from: places.in_editor(edit.range.start),
        to: places.in_editor(edit.range.end),
        insert: edit.text.clone(),
    };
    let fix = |fix: &dockerfile::Fix| Fix {
        title: fix.title.clone(),
        changes: fix.edits.iter().map(change).collect(),
    };
    Some(Found {
        path: finding.path.as_str().into(),
        code: finding.code.to_owned(),
        is_explained: review::explanation(finding.code).is_some(),
        gravity: gravity_of(finding.severity),
        from: places.in_editor(finding.range.start),
        to: places.in_editor(finding.range.end),
        line: finding.line,
        message: finding.message.clone(),
        hints: finding.hints.clone(),
        fixes: finding.fixes.iter().map(fix).collect(),
    })
}

fn outline(file: &FileReading) -> Option<Outline> {
    let dockerfile = file.dockerfile.as_ref()?;
    let instruction = |each: &dockerfile::Instruction| Instruction {
        summary: dockerfile.summary(each),
        lines: each.lines,
        from: file.places.in_editor(each.range.start),
        makes_step: each.makes_step,
        stage: stage_part(dockerfile, each),
    };
    let instructions = dockerfile.instructions.iter().map(instruction).collect();
    Some(Outline { path: file.path.as_str().into(), instructions, arguments: arguments(dockerfile) })
}

/// Returns what `ARG`s let a build choose. What the platform decides and what would steer BuildKit itself is not for a build to choose.
fn arguments(dockerfile: &Dockerfile) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for instruction in dockerfile.instructions.iter().filter(|each| each.keyword == Keyword::Arg) {
        for word in &instruction.words {
            let text = dockerfile.text(word);
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            let value = value.trim_matches(['"', '\'']);
            match found.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) if known.is_empty() => value.clone_into(known),
                Some(_) => {}
                None if is_given(name) => {}
                None => found.push((name.to_owned(), value.to_owned())),
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

fn stage_part(dockerfile: &Dockerfile, instruction: &dockerfile::Instruction) -> StagePart {
    match instruction.stage {
        None => StagePart::Above,
        Some(index) if instruction.keyword == Keyword::From => StagePart::Begins {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            name: dockerfile.stages.get(index).and_then(|stage| stage.name.clone()),
        },
        Some(_) => StagePart::Inside,
    }
}
