//! The two answers for one layer.

use catalogue::quiz;
use yew::prelude::*;

use super::word;
use crate::components::glyph::state_glyph;
use crate::state::{Bar, Outcome, QuizAction, Stack};
use crate::words::Words;

/// Draws the two answers. One of them can be reached by Tab; the arrow keys lead to the other.
pub(super) fn choices(
    stack: &Stack,
    bar: &Bar,
    said: Option<Outcome>,
    on_quiz: &Callback<QuizAction>,
    words: &Words,
) -> Html {
    let choice = |outcome: Outcome| {
        let is_said = said == Some(outcome);
        let is_first = said.is_none() && outcome == Outcome::Reuse;
        let key = match outcome {
            Outcome::Reuse => "will-reuse",
            Outcome::Run => "will-run",
        };
        let ask = QuizAction::Ask(bar.index);
        let (asked, guess) = (ask.clone(), stack.guess(bar, outcome));
        let onclick = {
            let on_quiz = on_quiz.clone();
            move |_: MouseEvent| {
                on_quiz.emit(asked.clone());
                on_quiz.emit(guess.clone());
            }
        };
        let onfocus = on_quiz.reform(move |_: FocusEvent| ask.clone());
        html! {
            <button type="button" class="quiz__choice" role="radio" data-st={key} aria-checked={is_said.to_string()}
                tabindex={if is_said || is_first { "0" } else { "-1" }} {onclick} {onfocus}>
                {state_glyph(key)}
                <span>{words.say(word(outcome))}</span>
            </button>
        }
    };
    html! {
        <div class="quiz__choices" role="radiogroup" aria-label={words.say(quiz::line(bar.line))} data-said={said.is_some().to_string()}>
            {choice(Outcome::Reuse)}
            {choice(Outcome::Run)}
        </div>
    }
}
