//! Two builds side by side: what the server tells of them, and what follows from that.

mod diff;
mod draft;
mod facts;
mod finding;
mod others;

use messages::page::compare::{Finding, Letter};
use prediction::BaseImage;
use protocol::{ComparedBuild, ComparedBuilds, PairName};
use review::{AlignedBuilds, AlignedRow, BuildComparison};

use self::facts::ComparisonFacts;

/// Returns two texts side by side.
pub(crate) fn side_by_side(a: &str, b: &str, is_dockerfile: bool) -> review::TextDiff {
    if is_dockerfile { diff::dockerfiles(a, b) } else { diff::texts(&diff::rows(a, b), a, b) }
}

/// What is known beside the two builds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ComparisonInputs<'a> {
    /// The pair that the workspace is for.
    pub(crate) pair: Option<PairName>,
    /// The images of the engine, to plan the builds once more.
    pub(crate) images: &'a [BaseImage],
    /// Names of stand-ins, and what each is made of.
    pub(crate) stand_ins: &'a [(&'a str, &'a str)],
}

/// Lays two texts side by side.
pub(crate) fn diff_of(a: &str, b: &str) -> review::TextDiff {
    diff::texts(&diff::rows(a, b), a, b)
}

/// Compares the builds that the server told of, or else what is going to be built.
pub(crate) fn comparison(told: &ComparedBuilds, around: ComparisonInputs<'_>) -> BuildComparison {
    match (&told.a, &told.b) {
        (Some(a), Some(b)) => built(&ComparisonFacts::of(a, b, around.images), around.stand_ins),
        (only, _) => unbuilt(only.as_ref(), around.pair),
    }
}

fn built(facts: &ComparisonFacts, stand_ins: &[(&str, &str)]) -> BuildComparison {
    let (a, b) = (facts.side(Letter::A), facts.side(Letter::B));
    let finding = finding::find(facts, stand_ins);
    let change_ms = match &finding {
        Finding::Saves { path, .. } => Some(Letter::BOTH.map(|letter| facts.cost_of_change(letter, path))),
        _ => None,
    };
    let image_bytes = a.record.state.image_bytes().zip(b.record.state.image_bytes());
    let smaller = image_bytes.and_then(|(a, b)| finding::smaller(a, b));
    let rows = facts.comparison.rows.iter();
    let builds = AlignedBuilds {
        rows: rows.map(|row| AlignedRow { a: row.a.map(number), b: row.b.map(number) }).collect(),
        moved: facts.comparison.moved.as_ref().map(|moved| number(moved.instruction)),
        edits: [finding::edit(a), finding::edit(b)],
        spared_ms: Letter::BOTH.map(|letter| facts.spared_ms(letter)),
        change_ms,
        smaller,
        has_same_files: facts.has_same_files(),
    };
    BuildComparison {
        finding,
        dockerfile: Some(diff::dockerfiles(&a.source, &b.source)),
        files: others::differing(&a.files, &b.files, [a.dockerfile(), b.dockerfile()]),
        builds: Some(builds),
        edit: None,
    }
}

/// Tells the files of a pair, or those of the only build.
fn unbuilt(only: Option<&ComparedBuild>, pair: Option<PairName>) -> BuildComparison {
    let finding = match only {
        Some(build) => Finding::OnlyOne { number: build.record.number.0 },
        None => Finding::NothingBuilt,
    };
    if let Some(pair) = pair.map(pairs::pair) {
        return draft::of_pair(pair, finding);
    }
    let text = |build: &ComparedBuild| {
        diff::alone(draft::text_of(&build.files, &build.record.options.source.dockerfile))
    };
    let dockerfile = only.map(text);
    BuildComparison { finding, dockerfile, files: Vec::new(), builds: None, edit: None }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    // What is said of two builds is tested where it is said, in the page's `components/compare`.
    #[test]
    fn before_there_is_a_build_a_pair_tells_its_files_and_its_edit() {
        let around = ComparisonInputs { pair: Some(PairName::CopyOrder), ..ComparisonInputs::default() };
        let found = comparison(&ComparedBuilds::default(), around);
        assert_eq!(found.finding, Finding::NothingBuilt);
        assert!(found.builds.is_none() && found.files.is_empty());
        assert!(found.dockerfile.is_some_and(|text| text.rows.iter().any(|row| row.b.is_none())));
        let edit = found.edit.as_ref().and_then(|edit| edit.text.as_ref());
        assert_eq!(edit.map(|text| text.rows.len()), Some(1));
    }
}
