//! The bars of the Dockerfile while a person is asked which layers the next build reuses: they are made without any prediction, so that they cannot
//! tell any.

use review::Outline;

use super::{Bar, Stack, Tense};
use crate::state::{Outcome, Question, QuizAction};

impl Stack {
    /// Returns the bars of the Dockerfile as it is, which tell nothing of the next build.
    pub(crate) fn asked(outline: Option<&Outline>) -> Self {
        Self::idle(outline, Tense::Asked)
    }

    /// Returns what was said of a bar.
    pub(crate) fn said(&self, question: &Question, bar: &Bar) -> Option<Outcome> {
        question.said(&bar.instruction(), self.n_same_above(bar))
    }

    /// Returns the action that says something of a bar.
    pub(crate) fn guess(&self, bar: &Bar, outcome: Outcome) -> QuizAction {
        QuizAction::Guess { instruction: bar.instruction(), nth: self.n_same_above(bar), outcome }
    }

    /// Returns the bar that is asked about: of those that make a layer, the nearest to the place that the question has.
    pub(crate) fn asked_bar(&self, question: &Question) -> Option<&Bar> {
        self.layers().min_by_key(|bar| bar.index.abs_diff(question.asked))
    }

    /// Returns the bar that makes a layer below the one that is asked about, or above.
    pub(crate) fn neighbour(&self, question: &Question, is_above: bool) -> Option<&Bar> {
        let asked = self.asked_bar(question)?.index;
        if is_above {
            self.layers().take_while(|bar| bar.index < asked).last()
        } else {
            self.layers().find(|bar| bar.index > asked)
        }
    }

    /// Returns the bars that make a layer.
    pub(crate) fn layers(&self) -> impl Iterator<Item = &Bar> {
        self.bars.iter().filter(|bar| bar.makes_step)
    }

    fn n_same_above(&self, bar: &Bar) -> usize {
        let above = self.bars.iter().take(bar.index as usize);
        above.filter(|each| each.rest == bar.rest && each.keyword == bar.keyword).count()
    }
}

impl Bar {
    /// Returns its instruction on one line, as the steps of a build have it.
    fn instruction(&self) -> String {
        if self.rest.is_empty() {
            self.keyword.clone()
        } else {
            [self.keyword.as_str(), &self.rest].join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::outline_of;
    use super::*;
    use crate::state::Quiz;

    #[test]
    fn a_question_goes_from_layer_to_layer_and_keeps_each_guess_with_its_instruction() {
        let stack = Stack::asked(Some(&outline_of("FROM a\nRUN b\nCMD c\nRUN b\n")));
        let mut quiz = Quiz::default();
        let mut act = |action: QuizAction| {
            quiz.apply(action, None);
            quiz.question.clone().expect("the question is open")
        };
        let question = act(QuizAction::Open);
        let place = |bar: Option<&Bar>| bar.map(|bar| bar.index);
        assert_eq!(place(stack.asked_bar(&question)), Some(0));
        assert_eq!(place(stack.neighbour(&question, true)), None);
        assert_eq!(place(stack.neighbour(&question, false)), Some(1));
        let question = act(QuizAction::Ask(1));
        assert_eq!(place(stack.neighbour(&question, false)), Some(3), "CMD makes no layer");
        let question = act(stack.guess(&stack.bars[3], Outcome::Run));
        let said = |stack: &Stack| -> Vec<Option<Outcome>> {
            stack.bars.iter().map(|bar| stack.said(&question, bar)).collect()
        };
        assert_eq!(said(&stack), [None, None, None, Some(Outcome::Run)]);
        let moved = Stack::asked(Some(&outline_of("FROM a\n\nRUN b\nRUN x\nRUN b\n")));
        assert_eq!(said(&moved), [None, None, None, Some(Outcome::Run)]);
        let changed = Stack::asked(Some(&outline_of("FROM a\nRUN b\nRUN c\n")));
        assert_eq!(said(&changed), [None, None, None]);
        assert_eq!(place(Stack::asked(None).asked_bar(&question)), None);
    }

    #[test]
    fn bars_that_are_asked_about_tell_nothing() {
        let stack = Stack::asked(Some(&outline_of("FROM a\nRUN b\nCMD c\n")));
        for bar in &stack.bars {
            assert!(bar.expected.is_none() && bar.step.is_none() && !bar.is_loud(), "{bar:?}");
            assert!(
                bar.reason.is_empty() && bar.evidence.is_none() && bar.layer_bytes().is_none(),
                "{bar:?}"
            );
        }
        assert_eq!(stack.layers().count(), 2);
    }
}
