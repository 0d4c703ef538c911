//! Session steps on a fake clock: what is asked, what the engine says, what follows.

mod builds;
mod containers;
mod files;
mod pair;
mod session_prediction;
mod shared_entries;
mod typed;

use std::sync::Arc;

use protocol::{Aftermath, Digest};

use super::*;
use crate::engine::{BuildEvent, ContainerEvent};
use crate::session::apps::AppState;
use crate::store::{FileWrite, StoredFile};

/// A session at a time that stands still unless the test moves it.
struct Session {
    state: SessionState,
    now_ms: u64,
    n_asked: u64,
}

impl Session {
    fn new() -> Self {
        Self::with_limits(Limits::default())
    }

    fn with_limits(limits: Limits) -> Self {
        let files = [("Dockerfile", "FROM scratch\n"), ("app.py", "print()\n")].map(|(path, content)| {
            StoredFile { source: crate::engine::SourceFile::new(path, content), revision: 1 }
        });
        Self::open(limits, StoredWorkspace { files: files.into(), ..StoredWorkspace::default() }).0
    }

    fn open(limits: Limits, stored: StoredWorkspace) -> (Self, Vec<SessionCommand>) {
        let origin_of: OriginOf = Arc::new(|name| format!("http://{name}.localhost"));
        let (state, commands) =
            SessionState::open(WorkspaceId("w".into()), limits, origin_of, (stored, BTreeMap::new()), 1000);
        let mut session = Self { state, now_ms: 1000, n_asked: 0 };
        let seat = session.state.join(TAB, &hello());
        assert!(seat.cursors.is_empty());
        (session, commands)
    }

    fn step(&mut self, event: SessionEvent) -> Vec<SessionCommand> {
        self.state.step(event, self.now_ms)
    }

    fn ask(&mut self, request: SessionRequest) -> Vec<SessionCommand> {
        self.n_asked += 1;
        let reply_to = ReplyTo { connection: TAB, request: RequestId(self.n_asked) };
        self.step(SessionEvent::Asked { reply_to, request })
    }

    /// Asks for a build and gives it a place.
    fn build(&mut self, image: &str) -> Vec<SessionCommand> {
        let image = name(image);
        let asked = self.ask(SessionRequest::StartBuild {
            image: image.clone(),
            options: protocol::BuildOptions::default(),
        });
        assert!(matches!(asked.as_slice(), [SessionCommand::EnterQueue { .. }]), "{asked:?}");
        let reply_to = ReplyTo { connection: TAB, request: RequestId(self.n_asked) };
        self.step(SessionEvent::Entered {
            reply_to,
            image,
            options: protocol::BuildOptions::default(),
            standing: QueuePosition::MayBegin,
        })
    }

    /// Builds an image of that name.
    fn built(&mut self, image: &str) -> BuildNumber {
        let accepted = self.build(image);
        let build = accepted
            .iter()
            .find_map(|command| match command {
                SessionCommand::BeginBuild { order } => Some(order.number),
                _ => None,
            })
            .expect("a build began");
        let image_id = Digest(format!("sha256:{build}"));
        let outcome = crate::engine::BuildOutcome::Succeeded { image_id, image_bytes: 1 };
        drop(self.step(SessionEvent::Built { build, event: BuildEvent::Finished(outcome) }));
        build
    }

    fn build_state(&mut self, build: BuildNumber) -> protocol::BuildState {
        let records = self.state.join(TAB, &hello()).builds;
        let record = records.iter().find(|record| record.number == build).expect("the build is kept");
        record.state.clone()
    }

    fn container(&mut self, number: u32) -> ContainerRecord {
        let records = self.state.join(TAB, &hello()).containers;
        records.into_iter().find(|record| record.number.0 == number).expect("the container is kept")
    }
}

fn hello() -> Hello {
    Hello {
        version: 1,
        token: None,
        files: Vec::new(),
        build_log: None,
        container_log: None,
        cache: None,
        pair: None,
    }
}

fn name(image: &str) -> ImageName {
    ImageName::parse(image).expect("a good name")
}

fn refusal(commands: &[SessionCommand]) -> &Notice {
    match commands {
        [SessionCommand::Reply { message: ServerMessage::Refused { notice }, .. }] => notice,
        other => panic!("not a refusal: {other:?}"),
    }
}

fn replies(commands: &[SessionCommand]) -> Vec<&ServerMessage> {
    commands
        .iter()
        .filter_map(|command| match command {
            SessionCommand::Reply { message, .. } => Some(message),
            _ => None,
        })
        .collect()
}

const TAB: ConnectionId = ConnectionId(1);

#[test]
fn the_session_is_idle_when_the_last_tab_has_left_and_nothing_runs() {
    let mut session = Session::new();
    assert!(!session.state.is_idle());
    drop(session.build("web"));
    drop(session.step(SessionEvent::Left { connection: TAB }));
    assert!(!session.state.is_idle(), "a build goes on without tabs");
    let build = BuildNumber(1);
    let event = BuildEvent::Finished(crate::engine::BuildOutcome::Cancelled);
    drop(session.step(SessionEvent::Built { build, event }));
    assert!(session.state.is_idle());
}
