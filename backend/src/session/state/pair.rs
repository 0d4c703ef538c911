//! Both workspaces of a pair, built one after the other, each before and after the edit. The workspace's own files stay as they are.

use protocol::{
    BuildNumber, BuildOptions, Digest, ImageName, Notice, PairName, PairPart, ServerMessage, WorkspaceId,
};

use super::files::Snapshot;
use super::{ReplyTo, SessionCommand, SessionEvent, SessionState, reply};
use crate::engine::{BuildEvent, BuildOutcome, SourceFile};
use crate::limits::QueuePosition;

/// The four builds of a pair on their way.
#[derive(Debug)]
pub(super) struct PairRun {
    name: PairName,
    image: ImageName,
    reply_to: ReplyTo,
    /// The number of the first of them, or what it would be had all been built now; it tells one edit from another.
    first: u32,
    part: PairPart,
    /// Whether the request was answered: it is when the first build is accepted.
    is_answered: bool,
}

impl SessionState {
    /// Begins with `from`; what comes before it was built earlier.
    pub(super) fn build_pair(
        &mut self,
        reply_to: ReplyTo,
        (key, from): (&str, PairPart),
        image: ImageName,
    ) -> Result<Vec<SessionCommand>, Notice> {
        self.needs_engine()?;
        let Some(name) = PairName::of_key(key) else {
            return Err(Notice::Unreadable { detail: format!("there is no pair `{key}`") });
        };
        if self.builds.is_busy() {
            return Err(Notice::BuildInProgress);
        }
        let Some(first) = self.builds.next_number().0.checked_sub(from.index()) else {
            return Err(Notice::Unreadable { detail: "nothing of this pair was built yet".to_owned() });
        };
        self.pair =
            Some(PairRun { name, image: image.clone(), reply_to, first, part: from, is_answered: false });
        Ok(vec![SessionCommand::EnterQueue { reply_to, image, options: BuildOptions::default() }])
    }

    /// Returns which of a pair's builds it is that has a place now; another one's request ends the pair.
    pub(super) fn pair_part(&mut self, reply_to: ReplyTo) -> Option<PairTurn> {
        self.pair = self.pair.take().filter(|run| run.reply_to == reply_to);
        let run = self.pair.as_mut()?;
        let (name, part, first) = (run.name, run.part, run.first);
        let is_answered = std::mem::replace(&mut run.is_answered, true);
        Some(PairTurn { workspace: self.workspace.clone(), name, part, first, is_answered })
    }

    /// There was no place for a build. One of a pair whose request was answered long ago is a build that failed, so that every tab is told why
    /// there are no more.
    pub(super) fn build_refused(
        &mut self,
        reply_to: ReplyTo,
        wish: (ImageName, BuildOptions),
        notice: Notice,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        if !self.pair.as_ref().is_some_and(|run| run.reply_to == reply_to && run.is_answered) {
            return vec![reply(reply_to, ServerMessage::Refused { notice })];
        }
        let mut commands = self.build_entered(reply_to, wish, QueuePosition::Waiting { n_before: 0 }, now_ms);
        let begun = commands.iter().find_map(|command| match command {
            SessionCommand::BeginBuild { order } => Some(order.number),
            _ => None,
        });
        commands.retain(|command| !matches!(command, SessionCommand::BeginBuild { .. }));
        if let Some(build) = begun {
            let event = BuildEvent::Finished(BuildOutcome::Failed { notice, lines: None });
            commands.extend(self.step(SessionEvent::Built { build, event }, now_ms));
        }
        commands
    }

    /// Takes the next of the four when one has made its image; one that has not ends them.
    pub(super) fn go_on_with_pair(&mut self, ended: BuildNumber) -> Vec<SessionCommand> {
        let (is_busy, has_succeeded) = (self.builds.is_busy(), self.builds.has_succeeded(ended));
        let Some(run) = self.pair.as_mut().filter(|_| !is_busy) else { return Vec::new() };
        let next = PairPart::ALL.into_iter().find(|part| *part > run.part);
        match next.filter(|_| has_succeeded) {
            Some(part) => {
                run.part = part;
                let (reply_to, image) = (run.reply_to, run.image.clone());
                vec![SessionCommand::EnterQueue { reply_to, image, options: BuildOptions::default() }]
            }
            None => {
                self.pair = None;
                Vec::new()
            }
        }
    }
}

/// One of the four builds of a pair whose first has the number `first`.
pub(super) struct PairTurn {
    workspace: WorkspaceId,
    name: PairName,
    part: PairPart,
    first: u32,
    /// Whether the request for all of them was answered before.
    pub(super) is_answered: bool,
}

impl PairTurn {
    /// Returns the files that it builds.
    pub(super) fn snapshot(&self) -> Snapshot {
        let files = pairs::pair(self.name).files(self.part, &mark(&self.workspace, self.first));
        Snapshot::of(files.into_iter().map(|(path, text)| SourceFile::new(&path, &text)))
    }
}

/// Returns what tells the edit of this run from every other: nothing keeps a `COPY` above the first `RUN` of two workspaces apart.
pub(super) fn mark(workspace: &WorkspaceId, first: u32) -> String {
    let name: String = workspace.0.chars().take(6).collect();
    format!("{first} of {name}")
}

/// Returns which of a pair's four builds made a snapshot, told by its content address.
pub(crate) fn part_of(
    workspace: &WorkspaceId,
    name: PairName,
    build: BuildNumber,
    address: &Digest,
) -> Option<PairPart> {
    PairPart::ALL.into_iter().find(|part| {
        let first = build.0.checked_sub(part.index());
        first.is_some_and(|first| {
            let turn = PairTurn { workspace: workspace.clone(), name, part: *part, first, is_answered: true };
            turn.snapshot().digest == *address
        })
    })
}
