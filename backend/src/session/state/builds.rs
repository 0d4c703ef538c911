//! Builds of the workspace: one under way at most, the newest fifty kept.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use protocol::limits::{BUILD_ARGUMENT_BYTES, BUILD_ARGUMENTS, LOG_LINES_PER_FRAME, Limits};
use protocol::{
    BuildLogPosition, BuildNumber, BuildOptions, BuildRecord, BuildState, Digest, ImageName, LimitKind,
    LogLine, Notice, ServerMessage, StepRecord, StepState, WorkspaceId,
};

use super::files::Snapshot;
use super::reuse::Reuse;
use super::{Command, ReplyTo, reply};
use crate::engine::{BuildEvent, BuildOrder, BuildOutcome, SourceFile};
use crate::limits::Standing;
use crate::session::board::lock;
use crate::session::{Log, LogKey};

/// The builds.
#[derive(Debug)]
pub(super) struct Builds {
    records: BTreeMap<BuildNumber, BuildRecord>,
    /// The one under way.
    working: Option<Working>,
    /// Logs in memory, least lately used first: the newest builds' and those that were asked for.
    logs: Vec<(BuildNumber, Arc<Mutex<Log>>)>,
}

#[derive(Debug)]
struct Working {
    number: BuildNumber,
    log: Arc<Mutex<Log>>,
    files: Arc<Vec<SourceFile>>,
    accepted_ms: u64,
    is_dirty: bool,
}

impl Builds {
    /// Takes up the builds as they were stored; those that were under way have failed.
    pub(super) fn open(stored: Vec<BuildRecord>, now_ms: u64) -> (Self, Vec<Command>) {
        let mut commands = Vec::new();
        let mut records = BTreeMap::new();
        for mut record in stored {
            if !record.state.is_over() {
                end(&mut record, Ending::Failed(Notice::ServerStopped, None), now_ms);
                commands.push(Command::FinishBuild { record: record.clone(), log: Vec::new() });
            }
            drop(records.insert(record.number, record));
        }
        (Self { records, working: None, logs: Vec::new() }, commands)
    }

    /// Returns all builds, newest first.
    pub(super) fn records(&self) -> Vec<BuildRecord> {
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
        standing: Standing,
        now_ms: u64,
    ) -> Vec<Command> {
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
        };
        let log = Arc::new(Mutex::new(Log::head_and_tail(limits.build_log_bytes)));
        let files = Arc::clone(&snapshot.contents);
        let digests = snapshot.digests.iter().map(|(_, digest, _)| digest.clone());
        let contents = digests.zip(files.iter().map(|file| Arc::clone(&file.content))).collect();
        let order =
            BuildOrder { workspace: workspace.clone(), number, image, files: snapshot.contents, options };
        let mut commands = vec![
            // The engine works while the store writes; nothing of it is told before the commands below are done.
            Command::BeginBuild { order },
            Command::InsertBuild { record: record.clone(), snapshot: snapshot.digests, contents },
            reply(reply_to, ServerMessage::BuildAccepted { build: number }),
            Command::PostBuild(Arc::new(record.clone())),
        ];
        commands.extend(self.remember_log(number, &log));
        commands.push(Command::PostLog { key: LogKey::Build(number), log: Arc::clone(&log) });
        drop(self.records.insert(number, record));
        if self.records.len() > KEPT_BUILDS as usize {
            drop(self.records.pop_first());
        }
        self.working = Some(Working { number, log, files, accepted_ms: now_ms, is_dirty: false });
        commands
    }

    pub(super) fn cancel(&mut self, reply_to: ReplyTo, build: BuildNumber) -> Result<Vec<Command>, Notice> {
        if !self.records.contains_key(&build) {
            return Err(Notice::NoSuchBuild { build: build.0 });
        }
        let mut commands = vec![reply(reply_to, ServerMessage::Done)];
        if self.is_working(build) {
            commands.push(Command::CancelBuild { build });
        }
        Ok(commands)
    }

    /// Stops what is under way.
    pub(super) fn cancel_all(&self) -> Vec<Command> {
        self.working.iter().map(|working| Command::CancelBuild { build: working.number }).collect()
    }

    /// A waiting build moved up, or begins.
    pub(super) fn moved(&mut self, build: BuildNumber, standing: Standing, now_ms: u64) -> Vec<Command> {
        if !self.is_working(build) {
            return Vec::new();
        }
        let Some(record) = self.records.get_mut(&build) else { return Vec::new() };
        record.state = state_of(standing, now_ms);
        vec![Command::PostBuild(Arc::new(record.clone()))]
    }

    /// The engine tells something of the build under way.
    pub(super) fn told(
        &mut self,
        build: BuildNumber,
        event: BuildEvent,
        limits: &Limits,
        reuse: &mut Reuse,
        now_ms: u64,
    ) -> Vec<Command> {
        let Some(working) = self.working.as_mut().filter(|working| working.number == build) else {
            return Vec::new();
        };
        let Some(record) = self.records.get_mut(&build) else { return Vec::new() };
        match event {
            BuildEvent::Asking(call) => {
                let prediction = reuse.predict(build.0, *call, &working.files);
                record.prediction = Some(Box::new(prediction));
                vec![post(record, &working.log)]
            }
            BuildEvent::Step(step) => {
                let is_urgent = put_step(record, *step);
                working.is_dirty = !is_urgent;
                if is_urgent { vec![post(record, &working.log)] } else { Vec::new() }
            }
            BuildEvent::Logged { step, stream, text } => {
                let began_ms = started_ms(&record.state).unwrap_or(working.accepted_ms);
                lock(&working.log).push(step, now_ms.saturating_sub(began_ms), stream, text);
                working.is_dirty = true;
                vec![Command::LogsGrew]
            }
            BuildEvent::Finished(outcome) => {
                end(record, ending(outcome, record, limits), now_ms);
                let learnt = reuse.learn(build.0, &record.steps);
                if let (Some((proof, ..)), Some(prediction)) = (&learnt, &mut record.prediction) {
                    prediction.proof = Some(*proof);
                }
                let posted = post(record, &working.log);
                let log = lock(&working.log).lines();
                let finished = Command::FinishBuild { record: record.clone(), log };
                self.working = None;
                // The image is a fact already: tabs need not wait for the log to be packed.
                let mut commands = vec![posted, finished];
                if let Some((_, learnt, state)) = learnt {
                    commands.push(Command::Learn(Box::new(learnt)));
                    commands.extend(state.map(Command::PostCache));
                }
                commands
            }
        }
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.working.as_ref().is_some_and(|working| working.is_dirty)
    }

    /// Posts what was held back.
    pub(super) fn flush(&mut self) -> Vec<Command> {
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
    ) -> Result<Vec<Command>, Notice> {
        if !self.records.contains_key(&build) {
            return Err(Notice::NoSuchBuild { build: build.0 });
        }
        let Some(index) = self.logs.iter().position(|(number, _)| *number == build) else {
            return Ok(vec![Command::LoadLog { key: LogKey::Build(build), reply_to, from }]);
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
    ) -> Result<Vec<Command>, Notice> {
        let Some(record) = self.records.get(&build) else {
            return Err(Notice::NoSuchBuild { build: build.0 });
        };
        let log = Log::replay(lines, record.n_log_lines, record.log_bytes_cut);
        let mut commands = self.remember_log(build, &Arc::new(Mutex::new(log)));
        commands.extend(self.fetch(reply_to, build, from)?);
        Ok(commands)
    }

    /// Puts a log in memory, and out of it the one that was put there first and is not being written.
    fn remember_log(&mut self, build: BuildNumber, log: &Arc<Mutex<Log>>) -> Vec<Command> {
        self.logs.push((build, Arc::clone(log)));
        if self.logs.len() <= LOGS_IN_MEMORY {
            return Vec::new();
        }
        let oldest = self.logs.iter().position(|(number, _)| !self.is_working(*number));
        let forgotten = oldest.map(|index| self.logs.remove(index).0);
        forgotten.map(|number| Command::TakeDown { key: LogKey::Build(number) }).into_iter().collect()
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

/// Refuses build arguments that steer BuildKit itself, and those that no Dockerfile could name.
pub(super) fn check_arguments(options: &BuildOptions) -> Result<(), Notice> {
    let is_fine = |(at, (name, value)): (usize, &(String, String))| {
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let steers = name.to_ascii_uppercase().starts_with("BUILDKIT_") || name == "SOURCE_DATE_EPOCH";
        let is_short = name.len() <= BUILD_ARGUMENT_BYTES && value.len() <= BUILD_ARGUMENT_BYTES;
        at < BUILD_ARGUMENTS && is_name && !name.is_empty() && !steers && is_short
    };
    match options.arguments.iter().enumerate().find(|argument| !is_fine(*argument)) {
        Some((_, (name, _))) => {
            Err(Notice::BadBuildArgument { name: name.chars().take(LONGEST_NAME).collect() })
        }
        None => Ok(()),
    }
}

enum Ending {
    Succeeded(Digest, u64),
    Failed(Notice, Option<(u32, u32)>),
    Cancelled,
}

fn ending(outcome: BuildOutcome, record: &BuildRecord, limits: &Limits) -> Ending {
    match outcome {
        BuildOutcome::Cancelled => Ending::Cancelled,
        BuildOutcome::Failed { notice, lines } => Ending::Failed(notice, lines),
        BuildOutcome::Succeeded { image_id, image_bytes } => {
            let is_own =
                |step: &&StepRecord| !step.instruction.trim_start().to_ascii_uppercase().starts_with("FROM");
            let used = record.steps.iter().filter(is_own).filter_map(|step| step.layer_bytes).sum();
            let limit = limits.image_bytes;
            if used > limit {
                return Ending::Failed(Notice::Limit { kind: LimitKind::ImageBytes, used, limit }, None);
            }
            Ending::Succeeded(image_id, image_bytes)
        }
    }
}

/// Ends a record; steps that were not done will not be.
fn end(record: &mut BuildRecord, ending: Ending, ended_ms: u64) {
    let started_ms = started_ms(&record.state);
    for step in &mut record.steps {
        if matches!(step.state, StepState::Waiting | StepState::Running) {
            step.state = StepState::NotReached;
            step.ended_ms = step.started_ms.map(|_| ended_ms);
        }
        step.statuses.clear();
    }
    record.state = match ending {
        Ending::Succeeded(image_id, image_bytes) => {
            let started_ms = started_ms.unwrap_or(ended_ms);
            BuildState::Succeeded { started_ms, ended_ms, image_id, image_bytes }
        }
        Ending::Failed(notice, lines) => BuildState::Failed { started_ms, ended_ms, notice, lines },
        Ending::Cancelled => BuildState::Cancelled { started_ms, ended_ms },
    };
}

/// Puts a step's record in its place; returns whether it stands elsewhere than before.
fn put_step(record: &mut BuildRecord, step: StepRecord) -> bool {
    let index = step.index as usize;
    match record.steps.get_mut(index) {
        Some(current) => {
            let is_urgent = current.state != step.state;
            *current = step;
            is_urgent
        }
        // Steps come in order the first time; one beyond the end has its place there.
        None => {
            record.steps.push(step);
            false
        }
    }
}

fn post(record: &mut BuildRecord, log: &Mutex<Log>) -> Command {
    let log = lock(log);
    (record.n_log_lines, record.log_bytes_cut) = (log.n_lines(), log.n_bytes_cut());
    Command::PostBuild(Arc::new(record.clone()))
}

fn state_of(standing: Standing, now_ms: u64) -> BuildState {
    match standing {
        Standing::Waiting { n_before } => BuildState::Queued { n_before },
        Standing::MayBegin => BuildState::Running { started_ms: now_ms },
    }
}

fn started_ms(state: &BuildState) -> Option<u64> {
    match state {
        BuildState::Queued { .. } => None,
        BuildState::Running { started_ms } | BuildState::Succeeded { started_ms, .. } => Some(*started_ms),
        BuildState::Failed { started_ms, .. } | BuildState::Cancelled { started_ms, .. } => *started_ms,
    }
}

/// How many builds a workspace keeps.
pub(in crate::session) const KEPT_BUILDS: u32 = 50;
/// Characters of a refused name that are told.
const LONGEST_NAME: usize = 100;
const LOGS_IN_MEMORY: usize = 4;
