//! Two builds side by side: which two, and all that is known of them. What follows from it is said by the page.

use std::sync::Arc;

use protocol::{
    BuildEnding, BuildHead, BuildNumber, BuildRecord, BuildState, ComparedBuild, ComparedBuilds, PairName,
    PairPart, WorkspaceId,
};

use super::lookup::{LookupError, told};
use crate::limits::{Pool, assert_off_async_threads};
use crate::session::{PublishedState, part_of};
use crate::store::{SnapshotContent, Store, StoreError};

/// A build to compare, with its files.
type ComparedSide = (Arc<BuildRecord>, Vec<SnapshotContent>);

/// Finds the two builds, and those that could take their places, and returns all of it as JSON.
pub(super) async fn compare(
    store: &Store,
    (workspace, published): (&WorkspaceId, &PublishedState),
    (a, b): (Option<BuildNumber>, Option<BuildNumber>),
    pair: Option<&str>,
) -> Result<String, LookupError> {
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
    let writing = move || {
        let of_side = |(record, files): ComparedSide| ComparedBuild {
            record: BuildRecord::clone(&record),
            files: told(files),
        };
        serde_json::to_string(&ComparedBuilds { a: a.map(of_side), b: b.map(of_side), builds })
    };
    let text = Pool::bulk().run(&workspace.0, writing).await?;
    Ok(text.map_err(StoreError::Record)?)
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
    let (ending, times) = match &record.state {
        BuildState::Queued { .. } | BuildState::Running { .. } => (BuildEnding::UnderWay, None),
        BuildState::Succeeded { started_ms, ended_ms, .. } => {
            (BuildEnding::Succeeded, Some((*started_ms, *ended_ms)))
        }
        BuildState::Failed { started_ms, ended_ms, .. } => {
            (BuildEnding::Failed, started_ms.map(|started_ms| (started_ms, *ended_ms)))
        }
        BuildState::Cancelled { started_ms, ended_ms } => {
            (BuildEnding::Cancelled, started_ms.map(|started_ms| (started_ms, *ended_ms)))
        }
    };
    let took_ms = times.map_or(0, |(started_ms, ended_ms)| ended_ms.saturating_sub(started_ms));
    let part = pair.and_then(|name| part_of(workspace, name, record.number, &record.snapshot));
    let (n_before, notice) = match &record.state {
        BuildState::Queued { n_before } => (Some(*n_before), None),
        BuildState::Failed { notice, .. } => (None, Some(notice.clone())),
        _ => (None, None),
    };
    BuildHead { number: record.number, ending, took_ms, part, n_before, notice }
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
            build.part == Some(part) && build.ending == BuildEnding::Succeeded && build.number.0 > above
        };
        builds.iter().find(is_it).map(|build| build.number)
    };
    if let (None, None, Some(first)) = (a, b, newest(PairPart::AEdited, 0)) {
        return (Some(first), newest(PairPart::BEdited, first.0));
    }
    let is_over = |build: &&BuildHead| matches!(build.ending, BuildEnding::Succeeded | BuildEnding::Failed);
    let over = || builds.iter().filter(is_over).map(|build| build.number);
    let b = b.or_else(|| over().next().filter(|newest| Some(*newest) != a));
    let a = a.or_else(|| over().find(|number| b.is_none_or(|b| number.0 < b.0)));
    // The only build is A: whatever comes next is compared with it.
    if a.is_none() { (b, None) } else { (a, b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builds(all: &[(BuildEnding, Option<PairPart>)]) -> Vec<BuildHead> {
        let head = |(at, (ending, part)): (usize, &(BuildEnding, Option<PairPart>))| BuildHead {
            number: BuildNumber(u32::try_from(at).unwrap() + 1),
            ending: *ending,
            took_ms: 1,
            part: *part,
            n_before: None,
            notice: None,
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
        use BuildEnding::{Cancelled, Succeeded, UnderWay};
        let all =
            builds(&[Succeeded, Succeeded, Cancelled, Succeeded, UnderWay].map(|ending| (ending, None)));
        check(&all, (0, 0), (2, 4));
        check(&all, (1, 0), (1, 4));
        check(&all, (0, 2), (1, 2));
        check(&all, (2, 1), (2, 1));
        check(&all, (4, 0), (4, 0));
        check(&builds(&[(Succeeded, None)]), (0, 0), (1, 0));
        check(&[], (0, 0), (0, 0));
    }

    #[test]
    fn of_a_pair_the_builds_after_the_edit_are_compared() {
        let ended = |part| (BuildEnding::Succeeded, Some(part));
        let mut all: Vec<_> = PairPart::ALL.into_iter().map(ended).collect();
        check(&builds(&all), (0, 0), (2, 4));
        all.push((BuildEnding::Succeeded, None));
        check(&builds(&all), (0, 0), (2, 4));
        check(&builds(&all), (0, 5), (4, 5));
        all.extend([ended(PairPart::A), ended(PairPart::AEdited)]);
        check(&builds(&all), (0, 0), (7, 0));
    }
}
