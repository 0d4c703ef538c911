//! A question to a class or to one learner before a build: which layers are reused, and which run. The build answers.
//!
//! Nothing here knows a prediction. What is right is what the build did.

use std::rc::Rc;

use protocol::{BuildNumber, BuildRecord, StepState};

/// The question of now, and how the questions so far went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quiz {
    /// The question that is open, or that a build has answered last.
    pub(crate) question: Option<Rc<Question>>,
    /// All guesses that builds have answered.
    pub(crate) score: Score,
}

/// Which layers of one build are reused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// Where it stands.
    pub(crate) phase: QuizPhase,
    /// The place of the instruction that is asked about now.
    pub(crate) asked: u32,
    guesses: Vec<Guess>,
    /// The newest build when the question was opened; 0 for none.
    before: u32,
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuizPhase {
    /// Guesses can be given.
    Open,
    /// This build is about to answer.
    Building(BuildNumber),
    /// This build has answered.
    Told(BuildNumber),
}

/// What a build does with a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The layer is reused.
    Reuse,
    /// The instruction runs.
    Run,
}

/// What somebody says of one instruction. A changed instruction is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Guess {
    instruction: String,
    /// How many instructions with the same text stand above it.
    nth: usize,
    outcome: Outcome,
}

/// How many guesses were right, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// Guesses that were right.
    pub(crate) right: usize,
    /// Guesses that a build has answered.
    pub(crate) all: usize,
}

/// What a person does with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QuizAction {
    /// Asks about the next build.
    Open,
    /// Gives the question up.
    Leave,
    /// Goes to the instruction at this place.
    Ask(u32),
    /// Says what the next build does with an instruction.
    Guess {
        /// The instruction on one line, as the steps of a build have it.
        instruction: String,
        /// How many instructions with the same text stand above it.
        nth: usize,
        /// What is said.
        outcome: Outcome,
    },
}

impl Quiz {
    /// Applies what a person does; `newest` is the newest build.
    pub(super) fn apply(&mut self, action: QuizAction, newest: Option<BuildNumber>) {
        match action {
            QuizAction::Open => self.question = Some(Rc::new(Question::after(newest))),
            QuizAction::Leave => self.question = None,
            QuizAction::Ask(place) => self.change(|question| question.asked = place),
            QuizAction::Guess { instruction, nth, outcome } => {
                self.change(|question| question.guess(Guess { instruction, nth, outcome }));
            }
        }
    }

    /// Takes in a build that is new, or that has gone on. The first build after the question answers the question.
    pub(super) fn update(&mut self, build: &BuildRecord) {
        let Some(question) = self.question.as_deref() else { return };
        let is_answer = match question.phase {
            QuizPhase::Open => build.number.0 > question.before,
            QuizPhase::Building(number) => build.number == number,
            QuizPhase::Told(_) => false,
        };
        if !is_answer {
            return;
        }
        let mut next = question.clone();
        next.phase = QuizPhase::Building(build.number);
        if build.state.is_over() {
            next.phase = QuizPhase::Told(build.number);
            let score = next.score(build);
            self.score.right += score.right;
            self.score.all += score.all;
        }
        self.question = Some(Rc::new(next));
    }

    /// Returns whether nothing may be told of the next build now. `find` returns the record of a build.
    pub(super) fn hides<'b>(&self, find: impl Fn(BuildNumber) -> Option<&'b Rc<BuildRecord>>) -> bool {
        match self.question.as_deref().map(|question| question.phase) {
            Some(QuizPhase::Open) => true,
            Some(QuizPhase::Building(number)) => find(number).is_some_and(|build| build.steps.is_empty()),
            Some(QuizPhase::Told(_)) | None => false,
        }
    }

    /// Returns the question that this build answers, or has answered.
    pub(crate) fn answered_by(&self, build: BuildNumber) -> Option<&Rc<Question>> {
        let is_answer = |phase| matches!(phase, QuizPhase::Building(by) | QuizPhase::Told(by) if by == build);
        self.question.as_ref().filter(|question| is_answer(question.phase))
    }

    fn change(&mut self, change: impl FnOnce(&mut Question)) {
        if let Some(question) = self.question.as_mut().filter(|question| question.phase == QuizPhase::Open) {
            change(Rc::make_mut(question));
        }
    }
}

impl Question {
    fn after(newest: Option<BuildNumber>) -> Self {
        let before = newest.map_or(0, |number| number.0);
        Self { phase: QuizPhase::Open, asked: 0, guesses: Vec::new(), before }
    }

    /// Returns what was said of the instruction that has this text and `nth` instructions of the same text above it.
    pub(crate) fn said(&self, instruction: &str, nth: usize) -> Option<Outcome> {
        let is_it = |guess: &&Guess| guess.nth == nth && guess.instruction == instruction;
        self.guesses.iter().find(is_it).map(|guess| guess.outcome)
    }

    /// Returns how many guesses are right, of those that a build has answered.
    pub(crate) fn score(&self, build: &BuildRecord) -> Score {
        let mut score = Score::default();
        for guess in &self.guesses {
            let mut steps = build.steps.iter().filter(|step| step.instruction == guess.instruction);
            if let Some(outcome) = steps.nth(guess.nth).and_then(|step| Outcome::of(step.state)) {
                score.all += 1;
                score.right += usize::from(outcome == guess.outcome);
            }
        }
        score
    }

    fn guess(&mut self, guess: Guess) {
        self.guesses.retain(|other| other.nth != guess.nth || other.instruction != guess.instruction);
        self.guesses.push(guess);
    }
}

impl Outcome {
    /// Returns what a build did with a step; `None` while nobody can say.
    pub(crate) fn of(state: StepState) -> Option<Self> {
        match state {
            StepState::Reused => Some(Self::Reuse),
            // A command that fails has run.
            StepState::Ran | StepState::Failed => Some(Self::Run),
            StepState::Waiting | StepState::Running | StepState::NotReached | StepState::NoLayer => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::BuildState;

    use super::super::stack::tests::build_of;
    use super::*;

    const SOURCE: &str = "FROM a\nRUN b\nCMD c\nRUN b\n";

    fn open() -> Quiz {
        let mut quiz = Quiz::default();
        quiz.apply(QuizAction::Open, Some(BuildNumber(1)));
        quiz
    }

    fn guess(quiz: &mut Quiz, instruction: &str, nth: usize, outcome: Outcome) {
        let instruction = instruction.to_owned();
        quiz.apply(QuizAction::Guess { instruction, nth, outcome }, None);
    }

    fn built(number: u32, states: &[StepState]) -> BuildRecord {
        let over = BuildState::Cancelled { started_ms: Some(0), ended_ms: 1 };
        let mut build = build_of(number, SOURCE, over);
        build.steps.iter_mut().zip(states).for_each(|(step, state)| step.state = *state);
        build
    }

    fn running(number: u32) -> BuildRecord {
        build_of(number, SOURCE, BuildState::Running { started_ms: 0 })
    }

    fn phase(quiz: &Quiz) -> Option<QuizPhase> {
        quiz.question.as_ref().map(|question| question.phase)
    }

    #[test]
    fn what_the_build_did_is_right() {
        use StepState::{NoLayer, Ran, Reused};
        let mut quiz = open();
        guess(&mut quiz, "FROM a", 0, Outcome::Reuse);
        guess(&mut quiz, "RUN b", 0, Outcome::Run);
        guess(&mut quiz, "RUN b", 1, Outcome::Run);
        quiz.update(&running(2));
        assert_eq!(phase(&quiz), Some(QuizPhase::Building(BuildNumber(2))));
        assert_eq!(quiz.score, Score::default(), "nothing is known yet");
        quiz.update(&built(2, &[Reused, Reused, NoLayer, Ran]));
        assert_eq!(phase(&quiz), Some(QuizPhase::Told(BuildNumber(2))));
        assert_eq!(quiz.score, Score { right: 2, all: 3 });
        // The record may come again, and another build answers nothing.
        quiz.update(&built(2, &[Reused, Reused, NoLayer, Ran]));
        quiz.update(&built(3, &[Ran, Ran, NoLayer, Ran]));
        assert_eq!(quiz.score, Score { right: 2, all: 3 });
    }

    #[test]
    fn the_score_goes_on_from_question_to_question() {
        let mut quiz = open();
        guess(&mut quiz, "FROM a", 0, Outcome::Reuse);
        quiz.update(&built(2, &[StepState::Reused]));
        quiz.apply(QuizAction::Open, Some(BuildNumber(2)));
        assert_eq!(quiz.question.as_ref().and_then(|question| question.said("FROM a", 0)), None);
        guess(&mut quiz, "FROM a", 0, Outcome::Reuse);
        quiz.update(&built(3, &[StepState::Ran]));
        assert_eq!(quiz.score, Score { right: 1, all: 2 });
        quiz.apply(QuizAction::Leave, None);
        assert_eq!((phase(&quiz), quiz.score), (None, Score { right: 1, all: 2 }));
    }

    #[test]
    fn only_what_was_said_and_what_happened_counts() {
        use StepState::{Failed, NoLayer, NotReached, Reused};
        let mut quiz = open();
        guess(&mut quiz, "RUN b", 0, Outcome::Reuse);
        guess(&mut quiz, "RUN b", 0, Outcome::Run);
        guess(&mut quiz, "RUN b", 1, Outcome::Run);
        guess(&mut quiz, "RUN gone", 0, Outcome::Run);
        quiz.update(&built(2, &[Reused, Failed, NoLayer, NotReached]));
        assert_eq!(quiz.score, Score { right: 1, all: 1 }, "the last word counts, and a failed command ran");
    }

    #[test]
    fn nobody_changes_a_guess_once_the_build_has_begun() {
        let mut quiz = open();
        guess(&mut quiz, "FROM a", 0, Outcome::Reuse);
        quiz.update(&running(2));
        guess(&mut quiz, "FROM a", 0, Outcome::Run);
        quiz.apply(QuizAction::Ask(3), None);
        let question = quiz.question.as_ref();
        let said = question.map(|question| (question.said("FROM a", 0), question.asked));
        assert_eq!(said, Some((Some(Outcome::Reuse), 0)));
    }

    #[test]
    fn an_older_build_answers_nothing() {
        let mut quiz = open();
        quiz.update(&built(1, &[StepState::Ran]));
        assert_eq!(phase(&quiz), Some(QuizPhase::Open));
        assert!(quiz.answered_by(BuildNumber(1)).is_none());
        quiz.update(&running(2));
        assert!(quiz.answered_by(BuildNumber(2)).is_some());
    }

    #[test]
    fn everything_is_hidden_until_the_build_tells_its_steps() {
        let mut quiz = Quiz::default();
        assert!(!quiz.hides(|_| None));
        quiz.apply(QuizAction::Open, Some(BuildNumber(1)));
        assert!(quiz.hides(|_| None));
        let mut begun = running(2);
        begun.steps.clear();
        quiz.update(&begun);
        let (begun, told) = (Rc::new(begun), Rc::new(running(2)));
        assert!(quiz.hides(|_| Some(&begun)));
        assert!(!quiz.hides(|_| Some(&told)));
    }
}
