//! What was said of a layer before the build, beside what the build did.

use catalogue::quiz;
use yew::prelude::*;

use super::{Audience, says, word};
use crate::components::glyph::{Sign, state_glyph};
use crate::state::{Bar, Outcome, Question, Stack};
use crate::words::Words;

/// What was said of a layer, and whether it was right, once the build has shown that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    audience: Audience,
    outcome: Outcome,
    is_right: Option<bool>,
}

/// Returns what was said of a bar, where the bar shows what the build does.
pub(crate) fn said_of(stack: &Stack, bar: &Bar, question: &Question, audience: Audience) -> Option<Said> {
    let outcome = stack.said(question, bar)?;
    let is_right = Outcome::of(bar.state()?).map(|did| did == outcome);
    Some(Said { audience, outcome, is_right })
}

impl Said {
    /// Draws it.
    pub(crate) fn draw(self, words: &Words) -> Html {
        let answer = word(self.outcome);
        let message = match (self.audience, self.is_right) {
            (audience, None) => says(audience, self.outcome),
            (Audience::Class, Some(true)) => quiz::class_was_right(answer),
            (Audience::Class, Some(false)) => quiz::class_was_wrong(answer),
            (Audience::Learner, Some(true)) => quiz::you_were_right(answer),
            (Audience::Learner, Some(false)) => quiz::you_were_wrong(answer),
        };
        html! {
            <span class="layer-bar__said" data-right={self.is_right.map(|is_right| is_right.to_string())}>
                if self.is_right == Some(true) {
                    {Sign::Fine.draw()}
                } else if self.is_right == Some(false) {
                    {state_glyph("failed")}
                }
                {words.say(message)}
            </span>
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::{BuildState, StepState};

    use super::*;
    use crate::state::{Action, QuizAction, State, build_of};

    #[test]
    fn a_guess_is_right_or_wrong_as_soon_as_its_step_has_ended() {
        let mut state = State::default().apply(Action::Quiz(QuizAction::Open));
        for (instruction, outcome) in
            [("FROM a", Outcome::Reuse), ("RUN b", Outcome::Run), ("RUN c", Outcome::Run)]
        {
            let guess = QuizAction::Guess { instruction: instruction.into(), nth: 0, outcome };
            state = state.apply(Action::Quiz(guess));
        }
        let question = state.quiz.question.expect("the question is open");
        let mut build = build_of(1, "FROM a\nRUN b\nRUN c\nRUN d\n", BuildState::Running { started_ms: 0 });
        let states = [StepState::Ran, StepState::Ran, StepState::Running, StepState::Ran];
        build.steps.iter_mut().zip(states).for_each(|(step, state)| step.state = state);
        let stack = Stack::of(Some(&build), &[], None, None);
        let right: Vec<Option<Option<bool>>> = stack
            .bars
            .iter()
            .map(|bar| said_of(&stack, bar, &question, Audience::Class).map(|said| said.is_right))
            .collect();
        assert_eq!(right, [Some(Some(false)), Some(Some(true)), Some(None), None]);
    }
}
