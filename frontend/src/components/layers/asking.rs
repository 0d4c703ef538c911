//! The layers panel while one learner is asked which layers the next build reuses; the way into that question; and how it went.

use std::rc::Rc;

use catalogue::quiz as texts;
use yew::prelude::*;

use super::{LayerEvents, LayersView, NextView};
use crate::components::quiz::{Audience, QuizStack, lead, score};
use crate::state::{QuizAction, QuizPhase, Tense};
use crate::words::{Words, use_words};

/// Properties of [`Asking`].
#[derive(PartialEq, Properties)]
pub(super) struct AskingProps {
    /// The bars, and the question.
    pub(super) view: Rc<LayersView>,
    /// What can be said of the next build.
    pub(super) next: NextView,
    /// The list of the bars.
    pub(super) list: NodeRef,
    /// What the user does.
    pub(super) events: LayerEvents,
}

/// The question in the panel.
#[component]
pub(super) fn Asking(props: &AskingProps) -> Html {
    let AskingProps { view, next, events, list } = props;
    let words = use_words();
    let Some(question) = view.quiz.question.clone() else { return Html::default() };
    let (title, detail) =
        lead(next.edited.as_ref(), view.next_number(), matches!(question.phase, QuizPhase::Building(_)));
    let on_build = events.on_build.reform(|_: MouseEvent| ());
    let on_leave = events.on_quiz.reform(|_: MouseEvent| QuizAction::Leave);
    html! {
        <>
        <div class="layers__summary" role="status">
            <h3 class="layers__headline">{words.say(title)}</h3>
            <p class="layers__detail">{words.say(detail)}</p>
            {score(view.quiz.score, &words)}
        </div>
        <QuizStack
            stack={Rc::clone(&view.stack)}
            {question}
            audience={Audience::Learner}
            lit={view.lit}
            {list}
            on_quiz={events.on_quiz.clone()}
            on_light={events.on_light.clone()}
        />
        <div class="quiz-ways">
            <button type="button" class="button" onclick={on_build} disabled={!next.can_build}>{words.say(texts::build())}</button>
            <button type="button" class="button button--quiet" onclick={on_leave}>{words.say(texts::leave())}</button>
        </div>
        </>
    }
}

impl LayersView {
    /// Returns the number that the next build will have, or that a build has which has not told its steps yet.
    pub(super) fn next_number(&self) -> u32 {
        match self.quiz.question.as_ref().map(|question| question.phase) {
            Some(QuizPhase::Building(number)) => number.0,
            _ => self.builds.first().map_or(1, |newest| newest.number.0 + 1),
        }
    }
}

/// Draws the way into the question.
pub(super) fn invite(
    view: &LayersView,
    next: &NextView,
    on_quiz: &Callback<QuizAction>,
    words: &Words,
) -> Html {
    if !next.can_ask || was_asked(view) {
        return Html::default();
    }
    html! {
        <div class="quiz-invite">
            {open(texts::invite(), on_quiz, words)}
            <span>{words.say(texts::invite_detail())}</span>
        </div>
    }
}

/// Draws how the question went that the shown build has answered.
pub(super) fn result(
    view: &LayersView,
    next: &NextView,
    on_quiz: &Callback<QuizAction>,
    words: &Words,
) -> Html {
    let Some((build, question)) = view
        .build
        .as_ref()
        .filter(|_| was_asked(view))
        .and_then(|build| view.quiz.answered_by(build.number).map(|question| (build, question)))
    else {
        return Html::default();
    };
    let now = question.score(build);
    html! {
        <div class="quiz-result" role="status">
            <b>{words.say(texts::right_this_time(now.right, now.all))}</b>
            if view.quiz.score.all > now.all {
                {score(view.quiz.score, words)}
            }
            if next.can_ask {
                {open(texts::again(), on_quiz, words)}
            }
        </div>
    }
}

/// Returns whether the shown build has answered a question.
fn was_asked(view: &LayersView) -> bool {
    let is_answer = |number| {
        let question = view.quiz.question.as_ref();
        question.is_some_and(|question| question.phase == QuizPhase::Told(number))
    };
    view.stack.tense == Tense::Fact && view.build.as_ref().is_some_and(|build| is_answer(build.number))
}

fn open(word: catalogue::Message, on_quiz: &Callback<QuizAction>, words: &Words) -> Html {
    let onclick = on_quiz.reform(|_: MouseEvent| QuizAction::Open);
    html! { <button type="button" class="button button--small" {onclick}>{words.say(word)}</button> }
}
