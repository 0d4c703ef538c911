//! What open sessions are sent of the entries that all share: those that their files can use, no others.

use prediction::{
    BaseImage, Basis, BasisUpdate, BuildInvocation, CacheEntries, ContextFile, Expected, PastBuild,
};
use protocol::{StepRecord, StepState};

use super::*;
use crate::shared_cache::SharedEntries;

/// Workspaces that are open at once, on an engine whose build cache all share.
struct Classroom {
    seats: Vec<Seat>,
    shared: CacheEntries,
}

/// One workspace, and a tab that has it open.
struct Seat {
    session: Session,
    knows: Option<(u64, Basis)>,
    n_bytes: usize,
}

impl Seat {
    fn new(dockerfile: &str) -> Self {
        let file = StoredFile { source: SourceFile::new("Dockerfile", dockerfile), revision: 1 };
        let stored = StoredWorkspace { files: vec![file], ..StoredWorkspace::default() };
        let session = Session::open(Limits::default(), stored).0;
        Self { session, knows: None, n_bytes: 0 }
    }

    /// Lets something happen to the session, and the tab take in what is posted.
    fn step(&mut self, event: SessionEvent) -> Vec<SessionCommand> {
        let commands = self.session.step(event);
        self.take_in(&commands);
        commands
    }

    fn take_in(&mut self, commands: &[SessionCommand]) {
        for command in commands {
            let SessionCommand::PostCache(history) = command else { continue };
            for state in history.since(self.knows.as_ref().map(|(version, _)| *version)) {
                self.n_bytes += state.update.len();
                let basis = match BasisUpdate::from_bytes(&state.update).expect("an update has its form") {
                    BasisUpdate::Whole(whole) => *whole,
                    BasisUpdate::Change(change) => {
                        let (version, mut basis) = self.knows.take().expect("a change follows the whole");
                        assert_eq!(state.follows, Some(version));
                        basis.apply(*change);
                        basis
                    }
                };
                self.knows = Some((state.version, basis));
            }
        }
    }

    /// Says what the page expects of each instruction of a text in its editor.
    fn page_predicts(&self, dockerfile: &str) -> Vec<Expected> {
        let (_, basis) = self.knows.as_ref().expect("the tab was told a basis");
        let plan = basis
            .next
            .plan(&dockerfile::parse(dockerfile), &[ContextFile::of_text("Dockerfile", dockerfile)]);
        let past = basis.past.as_ref().map(PastBuild::plan);
        basis.predict(&basis.next, &plan, &[("Dockerfile", dockerfile)], past.as_ref()).instructions
    }

    fn save(&mut self, dockerfile: &str, base_revision: u64) {
        let saved = self.session.ask(SessionRequest::SaveFile {
            path: "Dockerfile".to_owned(),
            content: dockerfile.to_owned(),
            base_revision,
            is_executable: false,
        });
        assert!(saved.iter().any(SessionCommand::is_of_files), "{saved:?}");
    }
}

impl Classroom {
    fn new(dockerfiles: impl Iterator<Item = String>) -> Self {
        let mut seats: Vec<Seat> = dockerfiles.map(|dockerfile| Seat::new(&dockerfile)).collect();
        let shared = CacheEntries::default();
        seats.iter_mut().for_each(|seat| drop(seat.step(inputs(&shared))));
        Self { seats, shared }
    }

    /// Builds the files of one seat: every step runs. All seats are told; returns what the server expected.
    fn build(&mut self, seat: usize) -> Vec<Expected> {
        let seat = &mut self.seats[seat];
        let accepted = seat.session.build("web");
        let begun = accepted.iter().find_map(|command| match command {
            SessionCommand::BeginBuild { order } => Some(order.clone()),
            _ => None,
        });
        let order = begun.expect("a build began");
        let built = |event| SessionEvent::Built { build: order.number, event };
        drop(seat.step(built(BuildEvent::Asking(Box::new(invocation())))));
        let dockerfile = &order.files[0].content;
        for (index, instruction) in (0..).zip(dockerfile.lines()) {
            let state = if index == 0 { StepState::Reused } else { StepState::Ran };
            drop(seat.step(built(BuildEvent::Step(Box::new(step(index, instruction, state))))));
        }
        let finished = BuildEvent::Finished(crate::engine::BuildOutcome::Cancelled);
        for command in seat.step(built(finished)) {
            if let SessionCommand::Learn(learnt) = command {
                self.shared.merge(&learnt.shared);
            }
        }
        let records = seat.session.state.join(TAB, &hello()).builds;
        let expected = records[0].prediction.as_ref().expect("it was predicted").steps.clone();
        for seat in &mut self.seats {
            drop(seat.step(inputs(&self.shared)));
        }
        expected
    }
}

fn inputs(shared: &CacheEntries) -> SessionEvent {
    let known = SharedEntries { records: Arc::new(shared.clone()), generation: 1 };
    SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known }
}

fn invocation() -> BuildInvocation {
    let image = BaseImage { reference: "a".into(), manifest: "1".into(), ..BaseImage::default() };
    BuildInvocation { images: vec![image], ..BuildInvocation::default() }
}

fn step(index: u32, instruction: &str, state: StepState) -> StepRecord {
    StepRecord {
        index,
        lines: (index, index + 1),
        instruction: instruction.to_owned(),
        state,
        started_ms: None,
        ended_ms: None,
        layer_bytes: None,
        diff_id: None,
        statuses: Vec::new(),
        error: None,
        exit_code: None,
    }
}

/// The Dockerfile of a seat, unlike all others below its first line.
fn dockerfile(seat: usize) -> String {
    format!("FROM a\nRUN install {seat}\nRUN compile\n")
}

fn hundred() -> Classroom {
    Classroom::new((0..100).map(dockerfile))
}

#[test]
fn a_build_sends_nothing_to_those_whose_files_cannot_use_its_entries() {
    let mut classroom = hundred();
    // The first build teaches all of the base image, which all their files name.
    drop(classroom.build(0));
    classroom.seats.iter_mut().for_each(|seat| seat.n_bytes = 0);
    for seat in 1..5 {
        drop(classroom.build(seat));
    }
    assert!(classroom.shared.len() >= 10, "every build has taught the others its steps");
    let told: Vec<usize> = (0..100).filter(|seat| classroom.seats[*seat].n_bytes > 0).collect();
    assert_eq!(told, [1, 2, 3, 4], "who has built is told what that taught, nobody else");
}

#[test]
fn files_that_become_those_of_another_are_predicted_after_one_exchange() {
    let mut classroom = hundred();
    drop(classroom.build(0));
    let (same, reused) = (dockerfile(0), Expected::Reuse { build: 0 });
    let seat = &mut classroom.seats[7];
    assert!(!seat.session.state.is_behind_files());
    let typed = seat.page_predicts(&same);
    assert!(!typed[1..].contains(&reused), "promised without the entries: {typed:?}");
    seat.save(&same, 1);
    assert!(seat.session.state.is_behind_files(), "the session is to read what was saved");
    let n_bytes = seat.n_bytes;
    drop(seat.step(SessionEvent::FilesChanged));
    assert!(!seat.session.state.is_behind_files());
    assert_eq!(seat.page_predicts(&same), [reused.clone(), reused.clone(), reused]);
    assert!(seat.n_bytes - n_bytes < 400, "{} bytes", seat.n_bytes - n_bytes);
}

#[test]
fn a_build_is_predicted_from_all_shared_entries_even_if_its_files_were_saved_just_now() {
    let mut classroom = hundred();
    drop(classroom.build(0));
    classroom.seats[7].save(&dockerfile(0), 1);
    let reused = Expected::Reuse { build: 0 };
    assert_eq!(classroom.build(7), [reused.clone(), reused.clone(), reused]);
}

#[test]
fn what_files_can_no_longer_use_is_taken_back() {
    let mut classroom = hundred();
    drop(classroom.build(0));
    let seat = &mut classroom.seats[7];
    let n_entries = |seat: &Seat| seat.knows.as_ref().map_or(0, |(_, basis)| basis.records.len());
    let before = n_entries(seat);
    seat.save(&dockerfile(0), 1);
    drop(seat.step(SessionEvent::FilesChanged));
    assert!(n_entries(seat) > before);
    seat.save(&dockerfile(7), 2);
    drop(seat.step(SessionEvent::FilesChanged));
    assert_eq!(n_entries(seat), before);
}
