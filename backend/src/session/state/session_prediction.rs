//! What the workspace's next build can be predicted from, and the prediction of the one under way.
//!
//! Of the shared entries, tabs are sent those that the files can use, as the server has the files. When the files change, the entries that they can
//! use from then on follow as a difference.
//!
//! Predictions are made from the very snapshot that is built, when the engine is about to be asked, and never changed. A promise that the engine breaks
//! shows that it has lost cache, nobody knows how much; so everything that this scope was promised is dropped with it.

use std::sync::Arc;

use prediction::{
    Basis, BuildInvocation, CacheEntries, ContextFile, Expected, Key, Outcome, PastBuild, PastFile, Plan,
};
use protocol::{BuildPrediction, Proof, StepRecord, StepState};

use crate::engine::SourceFile;
use crate::session::BasisHistory;
use crate::source_file::of_build;
use crate::store::StoredPrediction;

/// Files of a snapshot.
type SnapshotFiles = Arc<Vec<SourceFile>>;

/// What is known.
#[derive(Debug, Default)]
pub(super) struct SessionPrediction {
    /// What this workspace has built, and its latest build.
    own: Basis,
    /// The latest build of `own`, planned once; only where workspaces share what they build.
    past: Option<Plan>,
    /// The builds that may come next with the files as they were read last; they say which shared entries the files can use.
    next: Vec<Plan>,
    /// Whether files or invocation are others than those that `next` was planned with.
    is_outdated: bool,
    /// What anybody on the engine can reuse.
    shared_cache: Arc<CacheEntries>,
    /// Counts the engine's losses of cache; what was written under another number is gone.
    generation: u64,
    /// Whether the engine was ever there to say how it is called.
    is_grounded: bool,
    /// What was posted last.
    posted: Option<Arc<BasisHistory>>,
    planned: Option<Planned>,
}

/// The build under way.
#[derive(Debug)]
struct Planned {
    build: u32,
    call: BuildInvocation,
    plan: Plan,
    files: SnapshotFiles,
    expected: Vec<Expected>,
}

/// What others have to know of a build that is over.
#[derive(Debug, PartialEq)]
pub(crate) struct Learnt {
    /// What the store is to keep.
    pub(crate) kept: StoredPrediction,
    /// What everybody on the engine can reuse of what it used.
    pub(crate) shared: CacheEntries,
    /// Whether the engine has broken a promise.
    pub(crate) is_broken: bool,
}

impl SessionPrediction {
    pub(super) fn open(stored: Option<StoredPrediction>) -> Self {
        let Some(StoredPrediction { basis, generation }) = stored else { return Self::default() };
        Self { own: Basis::from_bytes(&basis).unwrap_or_default(), generation, ..Self::default() }
    }

    /// Takes in what holds for every workspace.
    pub(super) fn stand_on(
        &mut self,
        invocation: Option<BuildInvocation>,
        shared_cache: Arc<CacheEntries>,
        generation: u64,
    ) {
        self.shared_cache = shared_cache;
        if self.generation != generation {
            self.generation = generation;
            self.own.records.evict_where(|_| true);
        }
        if let Some(invocation) = invocation {
            self.is_outdated |= !self.is_grounded || self.own.next != invocation;
            self.own.next = invocation;
            self.is_grounded = true;
        }
    }

    /// Notes that the files have changed.
    pub(super) fn files_changed(&mut self) {
        self.is_outdated = true;
    }

    /// Returns whether the files may be able to use other shared entries than those that were posted.
    pub(super) fn is_behind(&self) -> bool {
        self.is_outdated && self.shares_builds() && !self.shared_cache.is_empty()
    }

    /// Returns whether workspaces share what they build. Only then there are many shared entries; where each workspace has a cache of its own, they are
    /// few, and reading the files to leave some of them out would cost more than it saves.
    fn shares_builds(&self) -> bool {
        let scope = &self.own.next.options.scope;
        self.is_grounded && scope.hosts.is_empty() && scope.epoch.is_none()
    }

    /// Reads the files if they may be able to use other shared entries. Returns what is to be posted, if it is another than before.
    pub(super) fn follow(&mut self, files: impl FnOnce() -> SnapshotFiles) -> Option<Arc<BasisHistory>> {
        if self.is_behind() {
            let files = files();
            let of_call = |call: BuildInvocation| plan_of(&call, &of_build(&files, &call.options.source));
            let plans = self.next_calls().into_iter().map(of_call);
            // A build that costs too much to plan is refused, and pages predict nothing of it.
            self.next = plans.filter(|plan| plan.spent.is_none()).collect();
            self.past = self.own.past.as_ref().map(PastBuild::plan);
            self.is_outdated = false;
        }
        self.post()
    }

    /// Returns how the engine may be called next, as far as the server knows: without options, or with those of the latest build. A page that has
    /// chosen others predicts without the entries that only they need; the server's own prediction has these entries.
    fn next_calls(&self) -> Vec<BuildInvocation> {
        let mut calls = vec![self.own.next.clone()];
        if let Some(past) = &self.own.past {
            let mut again = self.own.next.clone();
            again.arguments.clone_from(&past.call.arguments);
            again.options.target.clone_from(&past.call.options.target);
            again.options.no_cache.clone_from(&past.call.options.no_cache);
            again.options.source.clone_from(&past.call.options.source);
            calls.push(again);
        }
        calls.dedup();
        calls
    }

    /// Returns what new tabs are told of.
    pub(super) fn posted(&self) -> Option<&BasisHistory> {
        self.posted.as_deref()
    }

    /// Predicts the build that the engine is about to be asked for.
    pub(super) fn predict(
        &mut self,
        build: u32,
        call: BuildInvocation,
        files: &SnapshotFiles,
    ) -> BuildPrediction {
        let files = of_build(files, &call.options.source);
        let texts = texts_of(&files);
        let plan = plan_of(&call, &files);
        let past = self.own.past.as_ref().map(PastBuild::plan);
        let records = self.records_for([&plan].into_iter().chain(&past));
        let basis = Basis { records, ..self.own.clone() };
        let prediction = basis.predict(&call, &plan, &texts, past.as_ref());
        let expected = prediction.instructions;
        let steps = expected.clone();
        self.planned = Some(Planned { build, call, plan, files, expected });
        BuildPrediction { steps, proof: None }
    }

    /// Takes in how a build ended; `None` if it was never predicted.
    pub(super) fn learn(
        &mut self,
        build: u32,
        steps: &[StepRecord],
    ) -> Option<(Proof, Learnt, Option<Arc<BasisHistory>>)> {
        let planned = self.planned.take_if(|planned| planned.build == build)?;
        let proof = prove(&planned.expected, steps);
        let is_broken = planned.expected.iter().zip(steps).any(|(expected, step)| {
            matches!(expected, Expected::Reuse { .. }) && step.state == StepState::Ran
        });
        if is_broken {
            self.own.records.evict_where(|_| true);
        }
        let outcomes: Vec<Outcome> = steps.iter().map(|step| step.state.into()).collect();
        self.own.records.add(&planned.plan, build, &outcomes);
        self.is_outdated |= self.own.past.as_ref().is_none_or(|past| past.call != planned.call);
        let past = past_build(planned);
        self.past = self.shares_builds().then(|| past.plan());
        self.own.past = Some(past);
        let basis = Basis { next: BuildInvocation::default(), ..self.own.clone() };
        let kept = StoredPrediction { basis: basis.to_bytes(), generation: self.generation };
        let learnt = Learnt { kept, shared: self.own.records.of_everybody_in_latest(), is_broken };
        Some((proof, learnt, self.post()))
    }

    /// Returns this workspace's own records, and the shared ones that builds planned like these can use; all of them where they are few.
    fn records_for<'p>(&self, plans: impl Iterator<Item = &'p Plan>) -> CacheEntries {
        if !self.shares_builds() {
            let mut records = CacheEntries::clone(&self.shared_cache);
            records.merge(&self.own.records);
            return records;
        }
        let plans: Vec<&Plan> = plans.collect();
        self.own.records.with_usable_of(&self.shared_cache, &plans)
    }

    fn post(&mut self) -> Option<Arc<BasisHistory>> {
        if !self.is_grounded {
            return None;
        }
        let mut records = self.records_for(self.next.iter().chain(&self.past));
        records.forget_uses();
        let basis = Basis { records, ..self.own.clone() };
        let posts = match &self.posted {
            Some(posted) => posted.followed_by(basis)?,
            None => BasisHistory::new(basis),
        };
        self.posted = Some(Arc::new(posts));
        self.posted.clone()
    }
}

/// Plans a build of the files that it sees.
fn plan_of(call: &BuildInvocation, files: &[SourceFile]) -> Plan {
    let texts = texts_of(files);
    let with_modes = files.iter().zip(&texts);
    let context: Vec<ContextFile<'_>> = with_modes
        .map(|(file, (path, text))| ContextFile { mode: file.mode(), ..ContextFile::of_text(path, text) })
        .collect();
    let path = call.options.source.dockerfile_in_build();
    let source = texts.iter().find(|(found, _)| *found == path).map_or("", |(_, text)| text);
    call.plan(&dockerfile::parse(source), &context)
}

fn texts_of(files: &[SourceFile]) -> Vec<(&str, &str)> {
    files.iter().map(|file| (file.path.as_str(), &*file.content)).collect()
}

/// Keeps texts as far as there is room: the Dockerfile and the ignore files first, then the small ones.
fn past_build(planned: Planned) -> PastBuild {
    let Planned { build, call, files, .. } = planned;
    let dockerfile = call.options.source.dockerfile_in_build().into_owned();
    let decides = |path: &str| path == dockerfile || path.ends_with(".dockerignore");
    let mut order: Vec<&SourceFile> = files.iter().collect();
    order.sort_by_key(|file| (!decides(&file.path), file.content.len()));
    let mut room = EVIDENCE_BYTES;
    let mut kept: Vec<PastFile> = order
        .into_iter()
        .map(|file| {
            let SourceFile { path, content: text, .. } = file;
            let fits = decides(path) || text.len() <= room;
            room = room.saturating_sub(if fits { text.len() } else { 0 });
            let digest = Key::of(text.as_bytes());
            PastFile { path: path.clone(), mode: file.mode(), digest, text: fits.then(|| text.to_string()) }
        })
        .collect();
    kept.sort_by(|one, other| one.path.cmp(&other.path));
    PastBuild { number: build, call, files: kept }
}

fn prove(expected: &[Expected], steps: &[StepRecord]) -> Proof {
    let mut proof = Proof::default();
    for (expected, step) in expected.iter().zip(steps) {
        let has_run = match step.state {
            StepState::Ran => true,
            StepState::Reused => false,
            _ => continue,
        };
        let count = match expected {
            Expected::Unknown { .. } => &mut proof.unknown,
            Expected::Run { .. } if has_run => &mut proof.agreed,
            Expected::Reuse { .. } if !has_run => &mut proof.agreed,
            _ => &mut proof.disagreed,
        };
        *count += 1;
    }
    proof
}

/// Texts of the latest build that go to the page as evidence, beside the Dockerfile and the ignore files.
const EVIDENCE_BYTES: usize = 128 * 1024;
