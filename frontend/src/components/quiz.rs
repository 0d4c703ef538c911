//! The question which layers the next build reuses, as presenter mode and the layers panel draw it: the bars without any verdict, two answers for each
//! layer, and the score.
//!
//! Both sizes are drawn by the same components; only the words differ: they speak of a class, or to one learner.

mod choice;
mod said;

use std::rc::Rc;

use catalogue::{Message, quiz, sentences};
use yew::prelude::*;

use self::choice::choices;
pub(crate) use self::said::{Said, said_of};
use super::glyph::state_glyph;
use crate::dom;
use crate::state::{Bar, Edited, Outcome, Question, QuizAction, Score, Stack};
use crate::words::{Words, use_words};

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// A class in front of a projector.
    Class,
    /// One learner.
    Learner,
}

/// Properties of [`QuizStack`].
#[derive(PartialEq, Properties)]
pub(crate) struct QuizStackProps {
    /// The bars, which tell nothing.
    pub(crate) stack: Rc<Stack>,
    /// The question.
    pub(crate) question: Rc<Question>,
    /// Who answers.
    pub(crate) audience: Audience,
    /// The bar that is lit.
    pub(crate) lit: Option<u32>,
    /// The list of the bars.
    pub(crate) list: NodeRef,
    /// What a person does with the question.
    pub(crate) on_quiz: Callback<QuizAction>,
    /// The user points at a bar, or no longer.
    pub(crate) on_light: Callback<Option<u32>>,
}

/// The bars that are asked about.
#[component]
pub(crate) fn QuizStack(props: &QuizStackProps) -> Html {
    let words = use_words();
    let QuizStackProps { stack, question, on_quiz, list, .. } = props;
    let asked = stack.asked_bar(question).map(|bar| bar.index);
    let onkeydown = {
        let (stack, question, on_quiz) = (Rc::clone(stack), Rc::clone(question), on_quiz.clone());
        let list = list.clone();
        move |event: KeyboardEvent| {
            let is_other = event.ctrl_key() || event.meta_key() || event.alt_key();
            let Some(action) = answer_key(&event.key(), &stack, &question).filter(|_| !is_other) else {
                return;
            };
            event.prevent_default();
            on_quiz.emit(action.clone());
            focus_choice(&list, &stack, &question, &action);
        }
    };
    let stack_class = match props.audience {
        Audience::Class => "stage__stack",
        Audience::Learner => "layers__stack",
    };
    html! {
        <div class={classes!(stack_class, "quiz")} role="list" ref={list} {onkeydown} aria-label={words.say(catalogue::layers::list())}>
            {for stack.bars.iter().map(|bar| draw_bar(props, bar, asked, &words))}
        </div>
    }
}

/// Returns what a key does: up and down go from layer to layer, left says reuse, right says run.
pub(crate) fn answer_key(key: &str, stack: &Stack, question: &Question) -> Option<QuizAction> {
    let outcome = match key {
        "ArrowUp" | "ArrowDown" => {
            return stack.neighbour(question, key == "ArrowUp").map(|bar| QuizAction::Ask(bar.index));
        }
        "ArrowLeft" => Outcome::Reuse,
        "ArrowRight" => Outcome::Run,
        _ => return None,
    };
    stack.asked_bar(question).map(|bar| stack.guess(bar, outcome))
}

/// Takes the focus to the answer that a key has chosen, or to the answers of the layer that a key has led to.
fn focus_choice(list: &NodeRef, stack: &Stack, question: &Question, action: &QuizAction) {
    let asked = stack.asked_bar(question).map(|bar| bar.index);
    let (to, outcome) = match action {
        QuizAction::Ask(place) => (Some(*place), None),
        QuizAction::Guess { outcome, .. } => (asked, Some(*outcome)),
        QuizAction::Open | QuizAction::Leave => return,
    };
    let Some(at) = stack.layers().position(|bar| Some(bar.index) == to) else { return };
    let said = outcome.or_else(|| stack.layers().nth(at).and_then(|bar| stack.said(question, bar)));
    let place = 2 * at + usize::from(said == Some(Outcome::Run));
    dom::focus_nth(list, "[role=radio]", place);
}

fn draw_bar(props: &QuizStackProps, bar: &Bar, asked: Option<u32>, words: &Words) -> Html {
    let light = |is_lit: bool| {
        let lit = is_lit.then_some(bar.index);
        props.on_light.reform(move |_: MouseEvent| lit)
    };
    let instruction = html! {
        <span class="layer-bar__instruction">
            <span class="layer-bar__line"><span class="sr">{words.say(catalogue::layers::line())}{" "}</span>{bar.line}{" "}</span>
            <span translate="no"><b>{&bar.keyword}</b>{" "}{&bar.rest}</span>
        </span>
    };
    let lit = (props.lit == Some(bar.index)).to_string();
    if !bar.makes_step {
        return html! {
            <div class="layer-bar" key={bar.index} data-st="no-layer" data-lit={lit} onmouseenter={light(true)} onmouseleave={light(false)}>
                <span class="layer-bar__cap">{state_glyph("no-layer")}</span>
                <div class="layer-bar__body">
                    {instruction}
                    <span class="layer-bar__state">{words.say(quiz::no_question())}</span>
                </div>
            </div>
        };
    }
    let said = props.stack.said(&props.question, bar);
    let is_asked = asked == Some(bar.index);
    let about = match said {
        Some(outcome) => says(props.audience, outcome),
        None if is_asked => quiz::asked_now(),
        None => quiz::not_asked_yet(),
    };
    html! {
        <div class="layer-bar" key={bar.index} role="listitem" data-st="asked" data-tense="predicted" data-asked={is_asked.to_string()} data-lit={lit}
            aria-current={is_asked.then_some("true")} onmouseenter={light(true)} onmouseleave={light(false)}>
            <span class="layer-bar__cap" aria-hidden="true">{"?"}</span>
            <div class="layer-bar__body">
                {instruction}
                <p class="layer-bar__cause">{words.say(about)}</p>
                {choices(&props.stack, bar, said, &props.on_quiz, words)}
            </div>
        </div>
    }
}

fn says(audience: Audience, outcome: Outcome) -> Message {
    match audience {
        Audience::Class => quiz::class_says(word(outcome)),
        Audience::Learner => quiz::you_say(word(outcome)),
    }
}

/// Returns the word of an answer.
fn word(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Reuse => quiz::reuse(),
        Outcome::Run => quiz::run(),
    }
}

/// Returns the question, and what was changed; `next` is the number of the build that answers, which may have begun.
pub(crate) fn lead(edited: Option<&Edited>, next: u32, has_begun: bool) -> (Message, Message) {
    let changed = match edited {
        Some(Edited { n_files: n_files @ 2.., .. }) => quiz::files_changed(*n_files),
        Some(Edited { path, lines: (first, end), .. }) if first + 1 == *end => quiz::line_changed(*end, path),
        Some(Edited { path, lines: (first, end), .. }) => quiz::lines_changed(first + 1, *end, path),
        None => Message::default(),
    };
    let title = if next > 1 { quiz::title() } else { quiz::first_title() };
    let build = if has_begun { quiz::starts(next) } else { quiz::not_started(next) };
    (title, sentences([changed, build]))
}

/// Draws how many answers were right so far, once a build has answered any.
pub(crate) fn score(score: Score, words: &Words) -> Html {
    if score.all == 0 {
        return Html::default();
    }
    html! {
        <p class="quiz-score">
            <b class="num">{words.say(quiz::score(score.right, score.all))}</b>
            <span>{words.say(quiz::right_so_far())}</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::outline_of;

    #[test]
    fn arrows_go_from_layer_to_layer_and_answer() {
        let stack = Stack::asked(Some(&outline_of("FROM a\nCMD b\nRUN c\n")));
        let mut state = crate::state::State::default();
        let mut press = |key: &str| {
            let question = state.quiz.question.clone();
            let action = match &question {
                Some(question) => answer_key(key, &stack, question),
                None => Some(QuizAction::Open),
            };
            if let Some(action) = action.clone() {
                state = state.apply(crate::state::Action::Quiz(action));
            }
            action
        };
        let guess = |instruction: &str, outcome| {
            Some(QuizAction::Guess { instruction: instruction.into(), nth: 0, outcome })
        };
        assert_eq!(press(""), Some(QuizAction::Open));
        assert_eq!(press("ArrowUp"), None);
        assert_eq!(press("ArrowLeft"), guess("FROM a", Outcome::Reuse));
        assert_eq!(press("ArrowDown"), Some(QuizAction::Ask(2)));
        assert_eq!(press("ArrowDown"), None);
        assert_eq!(press("ArrowRight"), guess("RUN c", Outcome::Run));
        assert_eq!(press("ArrowUp"), Some(QuizAction::Ask(0)));
        assert_eq!(press("x"), None);
    }

    #[test]
    fn the_lead_says_what_was_changed_and_nothing_of_what_follows() {
        let words = Words::of_page();
        let check = |edited: Option<(&str, (u32, u32), usize)>, next, expected: [&str; 2]| {
            let edited = edited.map(|(path, lines, n_files)| Edited { path: path.into(), lines, n_files });
            let (title, detail) = lead(edited.as_ref(), next, false);
            assert_eq!([words.say(title), words.say(detail)], expected);
        };
        check(None, 1, ["Which layers run?", "Build 1 has not started."]);
        let title = "Which layers run again?";
        check(Some(("app.py", (4, 5), 1)), 2, [title, "app.py changed in line 5. Build 2 has not started."]);
        check(Some(("a", (4, 7), 1)), 3, [title, "a changed in lines 5 to 7. Build 3 has not started."]);
        check(Some(("a", (4, 7), 2)), 3, [title, "2 files changed. Build 3 has not started."]);
    }
}
