//! What the workspace's next build can be predicted from, and the prediction of the one under way.
//!
//! Predictions are made from the very snapshot that is built, when the engine is about to be asked, and never changed. A promise that the engine breaks
//! shows that it has lost cache, nobody knows how much; so everything that this scope was promised is dropped with it.

use std::sync::Arc;

use prediction::{
    Basis, BuildInvocation, CacheEntries, ContextFile, Expected, Key, Outcome, PastBuild, PastFile, Plan,
};
use protocol::{BuildPrediction, DOCKERFILE, Proof, StepRecord, StepState};

use crate::engine::SourceFile;
use crate::session::BasisHistory;
use crate::store::StoredPrediction;

/// Files of a snapshot.
type SnapshotFiles = Arc<Vec<SourceFile>>;

/// What is known.
#[derive(Debug, Default)]
pub(super) struct SessionPrediction {
    /// What this workspace has built, and its latest build.
    own: Basis,
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
        let own = Basis::from_bytes(&basis).unwrap_or_default();
        Self { own, generation, ..Self::default() }
    }

    /// Takes in what holds for every workspace. Returns what is to be posted, if it is another than before, and to be kept.
    pub(super) fn stand_on(
        &mut self,
        invocation: Option<BuildInvocation>,
        shared_cache: Arc<CacheEntries>,
        generation: u64,
    ) -> Option<Arc<BasisHistory>> {
        self.shared_cache = shared_cache;
        if self.generation != generation {
            self.generation = generation;
            self.own.records.evict_where(|_| true);
        }
        if let Some(invocation) = invocation {
            self.own.next = invocation;
            self.is_grounded = true;
        }
        self.post()
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
        let texts: Vec<(&str, &str)> =
            files.iter().map(|file| (file.path.as_str(), &*file.content)).collect();
        let context: Vec<ContextFile<'_>> = files
            .iter()
            .zip(&texts)
            .map(|(file, (path, text))| ContextFile { mode: file.mode(), ..ContextFile::of_text(path, text) })
            .collect();
        let source = texts.iter().find(|(path, _)| *path == DOCKERFILE).map_or("", |(_, text)| text);
        let plan = call.plan(&dockerfile::parse(source), &context);
        let past = self.own.past.as_ref().map(PastBuild::plan);
        let basis = Basis { records: self.records(), ..self.own.clone() };
        let prediction = basis.predict(&call, &plan, &texts, past.as_ref());
        let expected = prediction.instructions;
        let steps = expected.clone();
        self.planned = Some(Planned { build, call, plan, files: Arc::clone(files), expected });
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
        self.own.past = Some(past_build(planned));
        let basis = Basis { next: BuildInvocation::default(), ..self.own.clone() };
        let kept = StoredPrediction { basis: basis.to_bytes(), generation: self.generation };
        let learnt = Learnt { kept, shared: self.own.records.of_everybody_in_latest(), is_broken };
        Some((proof, learnt, self.post()))
    }

    /// Everybody's records, and on top of them this workspace's own.
    fn records(&self) -> CacheEntries {
        let mut records = CacheEntries::clone(&self.shared_cache);
        records.merge(&self.own.records);
        records
    }

    fn post(&mut self) -> Option<Arc<BasisHistory>> {
        if !self.is_grounded {
            return None;
        }
        let mut records = self.records();
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

/// Keeps texts as far as there is room: the Dockerfile and the ignore files first, then the small ones.
fn past_build(planned: Planned) -> PastBuild {
    let Planned { build, call, files, .. } = planned;
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

fn decides(path: &str) -> bool {
    path == DOCKERFILE || path.ends_with(".dockerignore")
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
