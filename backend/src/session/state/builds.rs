//! Builds of the workspace: one under way at most, the newest fifty kept.

mod ending;
mod options;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use protocol::limits::{LOG_LINES_PER_FRAME, Limits};
use protocol::{
    Aftermath, BuildLogPosition, BuildNumber, BuildOptions, BuildRecord, BuildState, Digest, ImageName,
    LogLine, LogStream, Notice, ServerMessage, StepRecord, WorkspaceId,
};

use self::ending::{end, held_to_limits, remark_on};
pub(super) use self::options::check_options;
use super::files::Snapshot;
use super::session_prediction::SessionPrediction;
use super::size;
use super::{ReplyTo, SessionCommand, reply};
use crate::engine::{BuildEvent, BuildOrder, BuildOutcome, SourceFile};
use crate::limits::QueuePosition;
use crate::session::published::lock;
use crate::session::{LogBuffer, LogKey};

/// The builds.
#[derive(Debug)]
pub(super) struct SessionBuilds {
    /// Shared with the readers of the published state and of welcomes: the history of a workspace may be large.
    records: BTreeMap<BuildNumber, Arc<BuildRecord>>,
    /// The one under way.
    working: Option<ActiveBuild>,
    /// Logs in memory, least lately used first: the newest builds' and those that were asked for.
    logs: Vec<(BuildNumber, Arc<Mutex<LogBuffer>>)>,
}

#[derive(Debug)]
struct ActiveBuild {
    number: BuildNumber,
    log: Arc<Mutex<LogBuffer>>,
    files: Arc<Vec<SourceFile>>,
    accepted_ms: u64,
    is_dirty: bool,
    /// Bytes that steps may still add to the record.
    room: usize,
    /// Whether it gives up its place in the line.
    is_leaving: bool,
}

impl SessionBuilds {
    /// Takes up the builds as they were stored; those that were under way have failed.
    pub(super) fn open(stored: Vec<BuildRecord>, now_ms: u64) -> (Self, Vec<SessionCommand>) {
        let mut commands = Vec::new();
        let mut records = BTreeMap::new();
        for mut record in stored {
            if !record.state.is_over() {
                end(&mut record, BuildOutcome::Failed { notice: Notice::ServerStopped, lines: None }, now_ms);
                commands.push(SessionCommand::FinishBuild { record: record.clone(), log: Arc::default() });
            }
            drop(records.insert(record.number, Arc::new(record)));
        }
        (Self { records, working: None, logs: Vec::new() }, commands)
    }

    /// Returns all builds, newest first.
    pub(super) fn records(&self) -> Vec<Arc<BuildRecord>> {
        self.records.values().rev().cloned().collect()
    }

    /// Returns where a new tab reads on: a running build's log from where its copy ends, one that is over only if it has a part of it.
    pub(super) fn cursors(&self, position: Option<&BuildLogPosition>) -> Vec<(LogKey, u64)> {
        let cursor = |number: BuildNumber| {
            let held = position.filter(|position| position.build == number).map(|position| position.next);
            held.unwrap_or(if self.is_working(number) { 0 } else { u64::MAX })
        };
        self.logs.iter().map(|(number, _)| (LogKey::Build(*number), cursor(*number))).collect()
    }

    /// Returns the number that the next build gets.
    pub(super) fn next_number(&self) -> BuildNumber {
        BuildNumber(self.records.keys().next_back().map_or(0, |newest| newest.0) + 1)
    }

    /// Returns whether a build is there and made an image.
    pub(super) fn has_succeeded(&self, build: BuildNumber) -> bool {
        let state = self.records.get(&build).map(|record| &record.state);
        matches!(state, Some(BuildState::Succeeded { .. }))
    }

    /// Returns whether a build is waiting or running.
    pub(super) fn is_busy(&self) -> bool {
        self.working.is_some()
    }

    /// Returns the newest build that made an image of that name, and the image's id.
    pub(super) fn newest_image(&self, image: &ImageName) -> Option<(BuildNumber, Digest)> {
        let of_that_name = self.records.values().rev().filter(|record| is_same_image(&record.image, image));
        of_that_name
            .filter_map(|record| match &record.state {
                BuildState::Succeeded { image_id, .. } => Some((record.number, image_id.clone())),
                _ => None,
            })
            .next()
    }

    #[expect(clippy::too_many_arguments, reason = "called once, with what the session has apart")]
    pub(super) fn begin(
        &mut self,
        workspace: &WorkspaceId,
        limits: &Limits,
        reply_to: ReplyTo,
        (image, options): (ImageName, BuildOptions),
        snapshot: Snapshot,
        standing: QueuePosition,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let number = self.next_number();
        let record = BuildRecord {
            number,
            image: image.clone(),
            snapshot: snapshot.digest,
            state: state_of(standing, now_ms),
            steps: Vec::new(),
            n_log_lines: 0,
            log_bytes_cut: 0,
            options: options.clone(),
            prediction: None,
            aftermath: None,
        };
        let log = Arc::new(Mutex::new(LogBuffer::head_and_tail(limits.build_log_bytes)));
        let files = snapshot.files;
        let order =
            BuildOrder { workspace: workspace.clone(), number, image, files: Arc::clone(&files), options };
        let mut commands = vec![
            // The engine works while the store writes; nothing of it is told before the commands below are done.
            SessionCommand::BeginBuild { order },
            SessionCommand::InsertBuild { record: record.clone(), files: Arc::clone(&files) },
            reply(reply_to, ServerMessage::BuildAccepted { build: number }),
        ];
        let record = Arc::new(record);
        commands.push(SessionCommand::PostBuild(Arc::clone(&record)));
        commands.extend(self.remember_log(number, &log));
        commands.push(SessionCommand::PostLog { key: LogKey::Build(number), log: Arc::clone(&log) });
        drop(self.records.insert(number, record));
        if self.records.len() > KEPT_BUILDS as usize
            && let Some((oldest, _)) = self.records.pop_first()
        {
            commands.push(SessionCommand::TakeDown { key: LogKey::Build(oldest) });
        }
        self.working = Some(ActiveBuild {
            number,
            log,
            files,
            accepted_ms: now_ms,
            is_dirty: false,
            room: size::STEPS_BYTES,
            is_leaving: false,
        });
        commands
    }

    pub(super) fn cancel(
        &mut self,
        reply_to: ReplyTo,
        build: BuildNumber,
    ) -> Result<Vec<SessionCommand>, Notice> {
        if !self.records.contains_key(&build) {
            return Err(Notice::NoSuchBuild { build: build.0 });
        }
        let mut commands = vec![reply(reply_to, ServerMessage::Done)];
        if self.is_working(build) {
            commands.push(SessionCommand::CancelBuild { build });
        }
        Ok(commands)
    }

    /// Forgets builds that are not kept any more; the one under way always is.
    pub(super) fn forget(&mut self, before: BuildNumber) -> Vec<SessionCommand> {
        let kept = self.records.split_off(&before);
        let forgotten = std::mem::replace(&mut self.records, kept);
        self.logs.retain(|(number, _)| *number >= before);
        forgotten.into_keys().map(|number| SessionCommand::TakeDown { key: LogKey::Build(number) }).collect()
    }

    /// Stops what is under way.
    pub(super) fn cancel_all(&self) -> Vec<SessionCommand> {
        self.working.iter().map(|working| SessionCommand::CancelBuild { build: working.number }).collect()
    }

    /// Returns whether a build waits for a place and is to keep it.
    pub(super) fn is_in_line(&self) -> bool {
        let working = self.working.as_ref().filter(|working| !working.is_leaving);
        let state = working.and_then(|working| self.records.get(&working.number)).map(|record| &record.state);
        matches!(state, Some(BuildState::Queued { .. }))
    }

    /// Gives up the place in the line of a build that nobody waits for.
    pub(super) fn leave_line(&mut self) -> Vec<SessionCommand> {
        if !self.is_in_line() {
            return Vec::new();
        }
        let Some(working) = &mut self.working else { return Vec::new() };
        working.is_leaving = true;
        vec![SessionCommand::LeaveLine { build: working.number }]
    }

    /// A waiting build moved up, or begins.
    pub(super) fn moved(
        &mut self,
        build: BuildNumber,
        standing: QueuePosition,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        if !self.is_working(build) {
            return Vec::new();
        }
        let Some(record) = self.records.get_mut(&build) else { return Vec::new() };
        Arc::make_mut(record).state = state_of(standing, now_ms);
        vec![SessionCommand::PostBuild(Arc::clone(record))]
    }

    /// The engine tells something of the build under way.
    pub(super) fn told(
        &mut self,
        build: BuildNumber,
        event: BuildEvent,
        limits: &Limits,
        reuse: &mut SessionPrediction,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let Some(working) = self.working.as_mut().filter(|working| working.number == build) else {
            return Vec::new();
        };
        let Some(record) = self.records.get_mut(&build) else { return Vec::new() };
        match event {
            BuildEvent::Asking(call) => {
                let prediction = reuse.predict(build.0, *call, &working.files);
                Arc::make_mut(record).prediction = Some(Box::new(size::shortened(prediction)));
                vec![post(record, &working.log)]
            }
            BuildEvent::Step(step) => {
                let is_urgent = put_step(Arc::make_mut(record), *step, &mut working.room);
                working.is_dirty = !is_urgent;
                if is_urgent { vec![post(record, &working.log)] } else { Vec::new() }
            }
            BuildEvent::Logged { step, stream, text } => {
                let began_ms = record.state.started_ms().unwrap_or(working.accepted_ms);
                lock(&working.log).push(step, now_ms.saturating_sub(began_ms), stream, text);
                working.is_dirty = true;
                vec![SessionCommand::LogsGrew]
            }
            BuildEvent::Finished(outcome) => {
                let ended = Arc::make_mut(record);
                end(ended, held_to_limits(outcome, ended, limits), now_ms);
                if let Some((step, remark)) = remark_on(ended) {
                    let began_ms = ended.state.started_ms().unwrap_or(working.accepted_ms);
                    let at_ms = now_ms.saturating_sub(began_ms);
                    lock(&working.log).push(step, at_ms, LogStream::Drydock, remark.into());
                }
                let learnt = reuse.learn(build.0, &ended.steps);
                if let (Some((proof, ..)), Some(prediction)) = (&learnt, &mut ended.prediction) {
                    prediction.proof = Some(*proof);
                }
                let posted = post(record, &working.log);
                let log = Arc::new(lock(&working.log).lines());
                let finished = SessionCommand::FinishBuild { record: BuildRecord::clone(record), log };
                self.working = None;
                let mut commands = Vec::new();
                let mut cache = None;
                if let Some((_, learnt, state)) = learnt {
                    // Before anybody knows of the end: whoever builds next may be another workspace that can reuse it.
                    commands.push(SessionCommand::Learn(Box::new(learnt)));
                    cache = state.map(SessionCommand::PostCache);
                }
                // The image is a fact already: tabs need not wait for the log to be packed.
                commands.extend([posted].into_iter().chain(cache).chain([finished]));
                commands
            }
        }
    }

    /// Something followed from a build after its end.
    pub(super) fn followed(&mut self, build: BuildNumber, aftermath: Aftermath) -> Vec<SessionCommand> {
        let is_over = !self.is_working(build);
        let Some(record) = self.records.get_mut(&build).filter(|_| is_over) else { return Vec::new() };
        Arc::make_mut(record).aftermath = Some(aftermath);
        vec![
            SessionCommand::PostBuild(Arc::clone(record)),
            SessionCommand::NoteBuild(BuildRecord::clone(record)),
        ]
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.working.as_ref().is_some_and(|working| working.is_dirty)
    }

    /// Posts what was held back.
    pub(super) fn flush(&mut self) -> Vec<SessionCommand> {
        let Some(working) = self.working.as_mut().filter(|working| working.is_dirty) else {
            return Vec::new();
        };
        working.is_dirty = false;
        let record = self.records.get_mut(&working.number);
        record.map(|record| post(record, &working.log)).into_iter().collect()
    }

    pub(super) fn fetch(
        &mut self,
        reply_to: ReplyTo,
        build: BuildNumber,
        from: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        if !self.records.contains_key(&build) {
            return Err(Notice::NoSuchBuild { build: build.0 });
        }
        let Some(index) = self.logs.iter().position(|(number, _)| *number == build) else {
            return Ok(vec![SessionCommand::LoadLog { key: LogKey::Build(build), reply_to, from }]);
        };
        let log = lock(&self.logs[index].1);
        let lines = log.read(from, LOG_LINES_PER_FRAME);
        let is_end = lines.last().is_none_or(|line| line.number + 1 >= log.n_lines());
        Ok(vec![reply(reply_to, ServerMessage::BuildLog { build, lines, is_end })])
    }

    pub(super) fn loaded(
        &mut self,
        reply_to: ReplyTo,
        build: BuildNumber,
        lines: Vec<LogLine>,
        from: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        let Some(record) = self.records.get(&build) else {
            return Err(Notice::NoSuchBuild { build: build.0 });
        };
        let log = LogBuffer::replay(lines, record.n_log_lines, record.log_bytes_cut);
        let mut commands = self.remember_log(build, &Arc::new(Mutex::new(log)));
        commands.extend(self.fetch(reply_to, build, from)?);
        Ok(commands)
    }

    /// Puts a log in memory, and out of it the one that was put there first and is not being written.
    fn remember_log(&mut self, build: BuildNumber, log: &Arc<Mutex<LogBuffer>>) -> Vec<SessionCommand> {
        self.logs.push((build, Arc::clone(log)));
        if self.logs.len() <= LOGS_IN_MEMORY {
            return Vec::new();
        }
        let oldest = self.logs.iter().position(|(number, _)| !self.is_working(*number));
        let forgotten = oldest.map(|index| self.logs.remove(index).0);
        forgotten.map(|number| SessionCommand::TakeDown { key: LogKey::Build(number) }).into_iter().collect()
    }

    fn is_working(&self, build: BuildNumber) -> bool {
        self.working.as_ref().is_some_and(|working| working.number == build)
    }
}

/// `web` and `web:latest` are one name.
pub(super) fn is_same_image(one: &ImageName, other: &ImageName) -> bool {
    let bare = |name: &ImageName| name.as_str().strip_suffix(":latest").unwrap_or(name.as_str()).to_owned();
    bare(one) == bare(other)
}

/// Puts a step's record in its place; returns whether it stands elsewhere than before. A step for which there is no room is left out, with all after
/// it.
fn put_step(record: &mut BuildRecord, step: StepRecord, room: &mut usize) -> bool {
    let step = size::of_a_step(step);
    let index = step.index as usize;
    match record.steps.get_mut(index) {
        Some(current) => {
            let is_urgent = current.state != step.state;
            *current = step;
            is_urgent
        }
        // Steps come in order the first time; one beyond the end has its place there.
        None => {
            match room.checked_sub(size::weight(&step)) {
                Some(left) => {
                    *room = left;
                    record.steps.push(step);
                }
                None => *room = 0,
            }
            false
        }
    }
}

fn post(record: &mut Arc<BuildRecord>, log: &Mutex<LogBuffer>) -> SessionCommand {
    let log = lock(log);
    let changed = Arc::make_mut(record);
    (changed.n_log_lines, changed.log_bytes_cut) = (log.n_lines(), log.n_bytes_cut());
    SessionCommand::PostBuild(Arc::clone(record))
}

fn state_of(standing: QueuePosition, now_ms: u64) -> BuildState {
    match standing {
        QueuePosition::Waiting { n_before } => BuildState::Queued { n_before },
        // Its end follows at once.
        QueuePosition::Displaced => BuildState::Queued { n_before: 0 },
        QueuePosition::MayBegin => BuildState::Running { started_ms: now_ms },
    }
}

/// How many builds a workspace keeps.
pub(in crate::session) const KEPT_BUILDS: u32 = 50;
const LOGS_IN_MEMORY: usize = 4;
