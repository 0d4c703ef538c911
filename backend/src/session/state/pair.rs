//! Both workspaces of a pair, built one after the other, each before and after the edit. The workspace's own files stay as they are.

use protocol::{BuildNumber, BuildOptions, Digest, ImageName, Notice, PairName, PairPart, WorkspaceId};

use super::files::Snapshot;
use super::{Command, ReplyTo, State};
use crate::engine::SourceFile;
use crate::secret;

/// The four builds of a pair on their way.
#[derive(Debug)]
pub(super) struct Run {
    name: PairName,
    image: ImageName,
    reply_to: ReplyTo,
    /// The number of the first of them; it tells one edit from another.
    first: BuildNumber,
    part: PairPart,
}

impl State {
    pub(super) fn build_pair(
        &mut self,
        reply_to: ReplyTo,
        key: &str,
        image: ImageName,
    ) -> Result<Vec<Command>, Notice> {
        self.needs_engine()?;
        let Some(name) = PairName::of_key(key) else {
            return Err(Notice::Unreadable { detail: format!("there is no pair `{key}`") });
        };
        if self.builds.is_busy() {
            return Err(Notice::BuildInProgress);
        }
        let first = self.builds.next_number();
        self.pair = Some(Run { name, image: image.clone(), reply_to, first, part: PairPart::A });
        Ok(vec![Command::EnterQueue { reply_to, image, options: BuildOptions::default() }])
    }

    /// Returns which of a pair's builds it is that has a place now; another one's request ends the pair.
    pub(super) fn pair_part(&mut self, reply_to: ReplyTo) -> Option<Turn> {
        self.pair = self.pair.take().filter(|run| run.reply_to == reply_to);
        let run = self.pair.as_ref()?;
        Some(Turn { workspace: self.workspace.clone(), name: run.name, part: run.part, first: run.first.0 })
    }

    /// Takes the next of the four when one has made its image; one that has not ends them.
    pub(super) fn go_on_with_pair(&mut self, ended: BuildNumber) -> Vec<Command> {
        let (is_busy, has_succeeded) = (self.builds.is_busy(), self.builds.has_succeeded(ended));
        let Some(run) = self.pair.as_mut().filter(|_| !is_busy) else { return Vec::new() };
        let next = PairPart::ALL.into_iter().find(|part| *part > run.part);
        match next.filter(|_| has_succeeded) {
            Some(part) => {
                run.part = part;
                let (reply_to, image) = (run.reply_to, run.image.clone());
                vec![Command::EnterQueue { reply_to, image, options: BuildOptions::default() }]
            }
            None => {
                self.pair = None;
                Vec::new()
            }
        }
    }
}

/// One of the four builds of a pair whose first has the number `first`.
pub(super) struct Turn {
    workspace: WorkspaceId,
    name: PairName,
    part: PairPart,
    first: u32,
}

impl Turn {
    pub(super) fn is_first(&self) -> bool {
        self.part == PairPart::A
    }

    /// Returns the files that it builds.
    pub(super) fn snapshot(&self) -> Snapshot {
        let files = pairs::pair(self.name).files(self.part, &mark(&self.workspace, self.first));
        Snapshot::of(
            files
                .into_iter()
                .map(|(path, text)| (SourceFile::new(&path, &text), secret::digest(text.as_bytes()))),
        )
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
            let turn = Turn { workspace: workspace.clone(), name, part: *part, first };
            turn.snapshot().digest == *address
        })
    })
}
