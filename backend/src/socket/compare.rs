//! Two builds side by side: which two, and all that is known of them. What follows from it is said by the page.

use std::sync::Arc;

use protocol::{
    BuildHead, BuildNumber, BuildRecord, BuildState, ComparedBuild, ComparedBuilds, PairName, PairPart,
    WorkspaceId,
};

use super::lookup::{LookupError, told};
use crate::limits::{Pool, assert_off_async_threads};
use crate::session::{PublishedState, part_of};
use crate::source_file::SourceFile;
use crate::store::{Store, StoreError};

/// A build to compare, with its files.
type ComparedSide = (Arc<BuildRecord>, Vec<SourceFile>);

/// Finds the two builds, and those that could take their places.
pub(super) async fn compare(
    store: &Store,
    (workspace, published): (&WorkspaceId, &PublishedState),
    (a, b): (Option<BuildNumber>, Option<BuildNumber>),
    pair: Option<&str>,
) -> Result<ComparedBuilds, LookupError> {
    let records = published.builds();
    let (own, pair) = (workspace.clone(), pair.and_then(PairName::of_key));
    let choosing = move || {
        let builds: Vec<BuildHead> = records.iter().map(|record| head(record, &own, pair)).collect();
        let chosen = choose(&builds, a, b);
        let find = |number: Option<BuildNumber>| {
            records.iter().find(|record| Some(record.number) == number).map(Arc::clone)
        };
        (find(chosen.0), find(chosen.1), builds)
    };
    let (a, b, builds) = Pool::bulk().run(&workspace.0, choosing).await?;
    let (a, b) = (side(store, workspace, a).await?, side(store, workspace, b).await?);
    let collecting = move || {
        let of_side = |(record, files): ComparedSide| ComparedBuild {
            record: BuildRecord::clone(&record),
            files: told(files),
        };
        ComparedBuilds { a: a.map(of_side), b: b.map(of_side), builds }
    };
    Ok(Pool::bulk().run(&workspace.0, collecting).await?)
}

async fn side(
    store: &Store,
    workspace: &WorkspaceId,
    record: Option<Arc<BuildRecord>>,
) -> Result<Option<ComparedSide>, StoreError> {
    let Some(record) = record else { return Ok(None) };
    let files = store.snapshot(workspace.clone(), record.number).await?;
    Ok(Some((record, files)))
}

fn head(record: &BuildRecord, workspace: &WorkspaceId, pair: Option<PairName>) -> BuildHead {
    let part = pair.and_then(|name| part_of(workspace, name, record.number, &record.snapshot));
    BuildHead { number: record.number, state: record.state.clone(), part }
}

/// Returns the two to compare; `builds` are newest first. Who asks for one gets it, and what suits it beside it: of a pair the builds after the
/// edit, else the newest that is over and the one before it.
fn choose(
    builds: &[BuildHead],
    a: Option<BuildNumber>,
    b: Option<BuildNumber>,
) -> (Option<BuildNumber>, Option<BuildNumber>) {
    assert_off_async_threads();
    let newest = |part, above: u32| {
        let is_it = |build: &&BuildHead| {
            build.part == Some(part)
                && matches!(build.state, BuildState::Succeeded { .. })
                && build.number.0 > above
        };
        builds.iter().find(is_it).map(|build| build.number)
    };
    if let (None, None, Some(first)) = (a, b, newest(PairPart::AEdited, 0)) {
        return (Some(first), newest(PairPart::BEdited, first.0));
    }
    let is_comparable =
        |build: &&BuildHead| matches!(build.state, BuildState::Succeeded { .. } | BuildState::Failed { .. });
    let over = || builds.iter().filter(is_comparable).map(|build| build.number);
    let b = b.or_else(|| over().next().filter(|newest| Some(*newest) != a));
    let a = a.or_else(|| over().find(|number| b.is_none_or(|b| number.0 < b.0)));
    // The only build is A: whatever comes next is compared with it.
    if a.is_none() { (b, None) } else { (a, b) }
}

#[cfg(test)]
mod tests {
    use protocol::Digest;

    use super::*;

    fn succeeded() -> BuildState {
        let (image_id, image_bytes) = (Digest("sha256:0".into()), 1);
        BuildState::Succeeded { started_ms: 1, ended_ms: 2, image_id, image_bytes }
    }

    fn builds(all: &[(BuildState, Option<PairPart>)]) -> Vec<BuildHead> {
        let head = |(at, (state, part)): (usize, &(BuildState, Option<PairPart>))| BuildHead {
            number: BuildNumber(u32::try_from(at).unwrap() + 1),
            state: state.clone(),
            part: *part,
        };
        let mut heads: Vec<_> = all.iter().enumerate().map(head).collect();
        heads.reverse();
        heads
    }

    #[track_caller]
    fn check(all: &[BuildHead], asked: (u32, u32), expected: (u32, u32)) {
        let number = |number: u32| (number > 0).then_some(BuildNumber(number));
        let found = choose(all, number(asked.0), number(asked.1));
        assert_eq!(found, (number(expected.0), number(expected.1)));
    }

    #[test]
    fn the_newest_is_compared_with_the_one_before_it_unless_others_are_asked_for() {
        let cancelled = BuildState::Cancelled { started_ms: None, ended_ms: 1 };
        let under_way = BuildState::Running { started_ms: 1 };
        let all =
            builds(&[succeeded(), succeeded(), cancelled, succeeded(), under_way].map(|state| (state, None)));
        check(&all, (0, 0), (2, 4));
        check(&all, (1, 0), (1, 4));
        check(&all, (0, 2), (1, 2));
        check(&all, (2, 1), (2, 1));
        check(&all, (4, 0), (4, 0));
        check(&builds(&[(succeeded(), None)]), (0, 0), (1, 0));
        check(&[], (0, 0), (0, 0));
    }

    #[test]
    fn of_a_pair_the_builds_after_the_edit_are_compared() {
        let ended = |part| (succeeded(), Some(part));
        let mut all: Vec<_> = PairPart::ALL.into_iter().map(ended).collect();
        check(&builds(&all), (0, 0), (2, 4));
        all.push((succeeded(), None));
        check(&builds(&all), (0, 0), (2, 4));
        check(&builds(&all), (0, 5), (4, 5));
        all.extend([ended(PairPart::A), ended(PairPart::AEdited)]);
        check(&builds(&all), (0, 0), (7, 0));
    }
}
