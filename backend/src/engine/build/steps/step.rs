//! One instruction's record and the vertexes that it is made of.

use std::collections::BTreeMap;

use bollard::moby::buildkit::v1::{Vertex, VertexStatus};
use dockerfile::{Dockerfile, Instruction, Keyword};
use protocol::{Digest, StepRecord, StepState, StepStatus};

use crate::engine::build::vertex::{VertexName, exit_code};

/// One instruction.
#[derive(Debug)]
pub(super) struct StepProgress {
    pub(super) keyword: Keyword,
    pub(super) record: StepRecord,
    /// Its vertexes by digest.
    parts: BTreeMap<String, StepVertex>,
    /// Whether bytes of a base image were fetched.
    was_pulled: bool,
    changed: StepChange,
}

/// One vertex as BuildKit told it last.
#[derive(Clone, Debug)]
pub(super) struct StepVertex {
    started_ms: Option<u64>,
    completed_ms: Option<u64>,
    is_cached: bool,
    error: Option<String>,
    /// When it was called cached, where that is all that was told of it: BuildKit presumes so of what a vertex needs once that vertex begins.
    presumed_at: Option<Instant>,
    /// Whether it is a base image, which is reused as long as nothing of it is fetched.
    is_base: bool,
}

/// A moment as BuildKit tells it: seconds and nanoseconds.
pub(super) type Instant = (i64, i32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum StepChange {
    Nothing,
    Progress,
    State,
}

impl StepVertex {
    pub(super) fn of(vertex: &Vertex) -> Self {
        let started = vertex.started.as_ref().map(|time| (time.seconds, time.nanos));
        let completed = vertex.completed.as_ref().map(|time| (time.seconds, time.nanos));
        Self {
            presumed_at: started.filter(|_| vertex.cached && started == completed),
            started_ms: vertex.started.as_ref().map(|time| to_ms(time.seconds, time.nanos)),
            completed_ms: vertex.completed.as_ref().map(|time| to_ms(time.seconds, time.nanos)),
            is_cached: vertex.cached,
            is_base: matches!(VertexName::read(&vertex.name), VertexName::Step { text, .. } if is_from(text)),
            error: (!vertex.error.is_empty()).then(|| one_line(&vertex.error)),
        }
    }

    /// Forgets what was told of it.
    fn retract(&mut self) {
        (self.started_ms, self.completed_ms, self.presumed_at) = (None, None, None);
        self.is_cached = false;
    }

    fn is_over(&self) -> bool {
        self.completed_ms.is_some() || self.is_cached || self.error.is_some()
    }

    /// A vertex that ended because another failed, or because the build was cancelled, did not fail itself.
    fn was_cancelled(&self) -> bool {
        self.error.as_ref().is_some_and(|error| error.ends_with("context canceled"))
    }
}

impl StepProgress {
    pub(super) fn new(index: u32, dockerfile: &Dockerfile, instruction: &Instruction) -> Self {
        let record = StepRecord {
            index,
            lines: instruction.lines,
            instruction: dockerfile.summary(instruction),
            state: if instruction.makes_step { StepState::Waiting } else { StepState::NoLayer },
            started_ms: None,
            ended_ms: None,
            layer_bytes: None,
            diff_id: None,
            statuses: Vec::new(),
            error: None,
            exit_code: None,
        };
        let keyword = instruction.keyword;
        Self { keyword, record, parts: BTreeMap::new(), was_pulled: false, changed: StepChange::State }
    }

    pub(super) fn is_over(&self) -> bool {
        !matches!(self.record.state, StepState::Waiting | StepState::Running)
    }

    pub(super) fn take_change(&mut self, with_progress: bool) -> Option<StepRecord> {
        let least = if with_progress { StepChange::Progress } else { StepChange::State };
        (self.changed >= least).then(|| {
            self.changed = StepChange::Nothing;
            self.record.clone()
        })
    }

    pub(super) fn apply(&mut self, digest: &str, part: StepVertex) {
        self.parts.insert(digest.to_owned(), part);
        self.settle();
    }

    /// Takes back that a part was cached where a vertex that failed at that moment is all that this was presumed from: BuildKit looks for
    /// missing files before it begins what stands above them. A base image is there all the same.
    pub(super) fn retract(&mut self, failed_at: Instant) {
        let is_doubtful = |part: &&mut StepVertex| part.presumed_at == Some(failed_at) && !part.is_base;
        let mut doubtful = self.parts.values_mut().filter(is_doubtful).peekable();
        if doubtful.peek().is_some() {
            doubtful.for_each(StepVertex::retract);
            self.enter(StepState::Waiting);
            self.settle();
        }
    }

    fn settle(&mut self) {
        let parts = || self.parts.values();
        self.record.started_ms = parts().filter_map(|part| part.started_ms).min();
        let failed = parts().find(|part| part.error.is_some() && !part.was_cancelled());
        if let Some(error) = failed.and_then(|part| part.error.clone()) {
            self.record.ended_ms = parts().filter_map(|part| part.completed_ms).max();
            self.record.exit_code = exit_code(&error).filter(|_| self.keyword == Keyword::Run);
            self.record.error = Some(error);
            return self.enter(StepState::Failed);
        }
        if parts().any(StepVertex::was_cancelled) {
            self.record.ended_ms = parts().filter_map(|part| part.completed_ms).max();
            return self.enter(StepState::NotReached);
        }
        if parts().all(StepVertex::is_over) {
            self.record.ended_ms =
                parts().filter_map(|part| part.completed_ms).max().or(self.record.started_ms);
            let is_reused = !self.was_pulled && parts().all(|part| part.is_cached || part.is_base);
            return self.enter(if is_reused { StepState::Reused } else { StepState::Ran });
        }
        self.record.ended_ms = None;
        if self.record.started_ms.is_some() {
            self.enter(StepState::Running);
        }
    }

    /// Shows as running while the registry is asked, and waits again for its own vertex after that.
    pub(super) fn apply_metadata(&mut self, name: &str, part: StepVertex) {
        if self.is_over() {
            return;
        }
        if let Some(error) = part.error.filter(|error| !error.ends_with("context canceled")) {
            return self.fail(&error, part.completed_ms.unwrap_or_default());
        }
        self.record.started_ms = self.record.started_ms.or(part.started_ms);
        let id = name.trim_start_matches("[internal] ").to_owned();
        self.put_status(StepStatus { id, current: 0, total: 0, is_done: part.completed_ms.is_some() });
        if self.record.started_ms.is_some() {
            self.enter(StepState::Running);
        }
    }

    pub(super) fn apply_status(&mut self, status: &VertexStatus) {
        let to_bytes = |number: i64| u64::try_from(number).unwrap_or(0);
        let is_layer = status.id.starts_with("sha256:") || status.id.starts_with("extracting");
        self.was_pulled |= self.keyword == Keyword::From && is_layer;
        let named = if status.name.is_empty() { &status.id } else { &status.name };
        self.put_status(StepStatus {
            id: if status.id.is_empty() { named.clone() } else { status.id.clone() },
            current: to_bytes(status.current),
            total: to_bytes(status.total),
            is_done: status.completed.is_some(),
        });
    }

    pub(super) fn fail(&mut self, error: &str, now_ms: u64) {
        self.record.started_ms.get_or_insert(now_ms);
        self.record.ended_ms = Some(now_ms);
        self.record.error = Some(one_line(error));
        self.enter(StepState::Failed);
    }

    /// Ends what has not ended by itself.
    pub(super) fn give_up(&mut self, now_ms: u64) {
        if !self.is_over() {
            self.record.ended_ms = self.record.started_ms.map(|_| now_ms);
            self.enter(StepState::NotReached);
        }
    }

    /// Takes back that it failed, because another step failed before.
    pub(super) fn excuse(&mut self) {
        if self.record.state == StepState::Failed {
            (self.record.started_ms, self.record.ended_ms) = (None, None);
            (self.record.error, self.record.exit_code) = (None, None);
            self.enter(StepState::NotReached);
        }
    }

    /// Equal instructions, or two `FROM` of one image.
    pub(super) fn shares_work_with(&self, other: &Self) -> bool {
        let base = |step: &Self| step.record.instruction.split_whitespace().nth(1).map(str::to_owned);
        match self.keyword {
            Keyword::From => base(self) == base(other),
            _ => self.record.instruction == other.record.instruction,
        }
    }

    pub(super) fn copy_result(&mut self, twin: &StepRecord) {
        self.record.started_ms = twin.started_ms;
        self.record.ended_ms = twin.ended_ms;
        self.enter(twin.state);
    }

    pub(super) fn make_no_layer(&mut self) {
        self.enter(StepState::NoLayer);
    }

    pub(super) fn reuse(&mut self) {
        self.record.ended_ms = self.record.started_ms;
        self.enter(StepState::Reused);
    }

    pub(super) fn set_layer_bytes(&mut self, bytes: u64) {
        self.record.layer_bytes = Some(bytes);
        self.changed = StepChange::State;
    }

    pub(super) fn set_diff_id(&mut self, diff_id: Digest) {
        self.record.diff_id = Some(diff_id);
        self.changed = StepChange::State;
    }

    fn put_status(&mut self, status: StepStatus) {
        let known = self.record.statuses.iter_mut().find(|known| known.id == status.id);
        match known {
            Some(known) if *known == status => return,
            Some(known) => *known = status,
            None => {
                if self.record.statuses.len() == MOST_STATUSES {
                    self.record.statuses.remove(0);
                }
                self.record.statuses.push(status);
            }
        }
        self.changed = self.changed.max(StepChange::Progress);
    }

    fn enter(&mut self, state: StepState) {
        let reached = if self.record.state == state { StepChange::Progress } else { StepChange::State };
        self.record.state = state;
        self.changed = self.changed.max(reached);
    }
}

fn is_from(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or("");
    Keyword::of(word) == Keyword::From
}

fn to_ms(seconds: i64, nanos: i32) -> u64 {
    let seconds = u64::try_from(seconds).unwrap_or(0);
    seconds.saturating_mul(1000) + u64::try_from(nanos).unwrap_or(0) / 1_000_000
}

fn one_line(text: &str) -> String {
    // Blanks inside of a command are the user's.
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// See [`StepRecord::statuses`].
const MOST_STATUSES: usize = 16;
