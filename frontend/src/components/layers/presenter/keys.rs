//! The keys of presenter mode, and the buttons that stand for them.
//!
//! A button does what its key does; so one function answers to both.

use std::rc::Rc;

use catalogue::{Message, presenter, quiz};
use protocol::BuildState;
use yew::prelude::*;

use super::PresenterProps;
use super::walk::{Phase, View, Walk, neighbour};
use crate::components::quiz::answer_key;
use crate::dom;
use crate::state::{Question, QuizAction, Stack, Tense};
use crate::words::Words;

/// What keys change.
#[derive(Clone)]
pub(super) struct Controls {
    pub(super) dialog: NodeRef,
    pub(super) stage: NodeRef,
    pub(super) list: NodeRef,
    pub(super) walk: UseStateSetter<Option<Walk>>,
    pub(super) selected: UseStateHandle<Option<u32>>,
    pub(super) is_editing: UseStateHandle<bool>,
    pub(super) on_zoom: Callback<bool>,
}

impl Controls {
    /// Ends the editing; the keys are those of the layers again.
    pub(super) fn leave_code(&self) {
        dom::focus(&self.stage);
        self.is_editing.set(false);
    }
}

/// Returns what passes the keys of the dialog on to `press`. In the code, only a few keys are those of presenter mode.
pub(super) fn on_key(press: impl Fn(&str, bool) -> bool + 'static) -> impl Fn(KeyboardEvent) + 'static {
    move |event: KeyboardEvent| {
        let key = event.key();
        let builds = key == "Enter" && (event.ctrl_key() || event.meta_key());
        let is_in_code = dom::is_inside(&event, ".codestrip");
        // A button of the strip that has the focus is pressed by Space and Enter, as everywhere.
        let is_press = matches!(key.as_str(), " " | "Enter") && dom::is_inside(&event, ".stage__keys");
        let is_other = event.ctrl_key() || event.meta_key() || event.alt_key() || is_press;
        let is_taken = event.default_prevented() || event.is_composing();
        let is_done = match key.as_str() {
            _ if is_taken => return,
            _ if builds => press(BUILD, false),
            "Escape" | "F9" => press(&key, false),
            _ if is_in_code || is_other => false,
            key => press(key, event.shift_key()),
        };
        if is_done {
            event.prevent_default();
        }
    }
}

/// Returns what answers to a key, and tells whether it did.
pub(super) fn answer(
    props: &PresenterProps,
    view: &View,
    controls: &Controls,
) -> impl Fn(&str, bool) -> bool + Clone + use<> {
    let asked = asked(props);
    let (walked, controls) = (walk(props, view, controls), controls.clone());
    let (can_ask, can_build, events) = (props.next.can_ask, props.next.can_build, props.events.clone());
    let neighbours = [true, false].map(|is_above| beside(&view.stack, *controls.selected, is_above));
    move |key, with_shift| {
        if *controls.is_editing && matches!(key, BUILD | "Escape") {
            controls.leave_code();
            if key == "Escape" {
                return true;
            }
        }
        match (key, &asked) {
            ("+" | "=", _) => controls.on_zoom.emit(true),
            ("-" | "_", _) => controls.on_zoom.emit(false),
            ("e" | "E", _) => controls.is_editing.set(true),
            ("F9", _) => dom::close_dialog(&controls.dialog),
            (BUILD | "B" | "Enter", Some(_)) if can_build => {
                controls.selected.set(None);
                events.on_build.emit(());
            }
            ("Escape", Some(_)) => events.on_quiz.emit(QuizAction::Leave),
            (_, Some((question, stack))) => {
                let action = answer_key(key, stack, question);
                let is_done = action.is_some();
                action.into_iter().for_each(|action| events.on_quiz.emit(action));
                return is_done;
            }
            ("a" | "A", None) if can_ask => {
                controls.selected.set(None);
                controls.walk.set(None);
                events.on_quiz.emit(QuizAction::Open);
            }
            ("ArrowUp" | "ArrowDown", None) => {
                controls.selected.set(neighbours[usize::from(key == "ArrowDown")]);
            }
            ("Escape", None) => dom::close_dialog(&controls.dialog),
            _ => return walked(key, with_shift),
        }
        true
    }
}

/// Returns the question with its bars, while the bars tell nothing.
fn asked(props: &PresenterProps) -> Option<(Rc<Question>, Rc<Stack>)> {
    let question = props.view.quiz.question.clone().filter(|_| props.view.stack.tense == Tense::Asked)?;
    Some((question, Rc::clone(&props.view.stack)))
}

/// Returns the bar above or below the selected one; the first one where none is selected.
fn beside(stack: &Stack, selected: Option<u32>, is_above: bool) -> Option<u32> {
    let at = stack.bars.iter().position(|bar| Some(bar.index) == selected);
    let to = match at {
        None => 0,
        Some(at) if is_above => at.saturating_sub(1),
        Some(at) => (at + 1).min(stack.bars.len() - 1),
    };
    stack.bars.get(to).map(|bar| bar.index)
}

/// Returns what answers to the keys that lead from one part of a build to the next, and from build to build.
fn walk(
    props: &PresenterProps,
    view: &View,
    controls: &Controls,
) -> impl Fn(&str, bool) -> bool + Clone + use<> {
    let shown = view.build.as_ref().map(|build| build.number);
    let neighbours =
        [false, true].map(|is_back| neighbour(&props.view.builds, shown, props.next.is_there, is_back));
    let turns = [view.turn(false), view.turn(true)];
    let can_show = Phase::ALL.map(|phase| view.can_show(phase));
    let (can_build, can_compare) = (props.next.can_build, props.view.builds.len() > 1);
    let (events, controls) = (props.events.clone(), controls.clone());
    move |key, with_shift| {
        let show = |phase: Option<Phase>| {
            let walk = phase.zip(shown).map(|(phase, build)| Walk { build, phase, since_ms: dom::now_ms() });
            walk.into_iter().for_each(|walk| controls.walk.set(Some(walk)));
        };
        match key {
            " " | "PageDown" if shown.is_none() && !with_shift && can_build => events.on_build.emit(()),
            " " | "PageDown" => show(turns[usize::from(with_shift)]),
            "PageUp" => show(turns[1]),
            "ArrowRight" | "ArrowLeft" => {
                controls.selected.set(None);
                let to = neighbours[usize::from(key == "ArrowLeft")];
                to.into_iter().for_each(|build| events.on_show_build.emit(build));
            }
            BUILD | "B" if can_build => {
                controls.selected.set(None);
                events.on_build.emit(());
            }
            // The comparison is presented, too.
            "c" | "C" if can_compare => events.on_compare.emit(()),
            _ => {
                let at = Phase::ALL.iter().position(|phase| phase.key() == key);
                let phase = at.filter(|at| can_show[*at]).map(|at| Phase::ALL[at]);
                show(phase);
                return phase.is_some();
            }
        }
        true
    }
}

/// Draws the buttons, each of which stands for a key.
pub(super) fn keys(props: &PresenterProps, view: &View, is_editing: bool, words: &Words) -> Html {
    let can_build = props.next.can_build;
    if is_editing {
        return html! {
            <>
                {key(BUILD, presenter::key_control_enter(), presenter::start_build(), can_build, words)}
                {key("Escape", presenter::key_escape(), presenter::leave_code(), true, words)}
            </>
        };
    }
    if view.stack.tense == Tense::Asked {
        return html! {
            <>
                {legend(&["\u{2191}", "\u{2193}"], quiz::layer(), words)}
                {legend(&["\u{2190}"], quiz::reuse(), words)}
                {legend(&["\u{2192}"], quiz::run(), words)}
                {code_keys(words)}
                {key("Enter", presenter::key_enter(), quiz::show(), can_build, words)}
                {key("Escape", presenter::key_escape(), presenter::leave(), true, words)}
                {question_phases(view.phase == Phase::Building, words)}
            </>
        };
    }
    let can_go_on = view.is_over || view.build.is_none() && can_build;
    html! {
        <>
            {key(" ", presenter::key_space(), presenter::go_on(), can_go_on, words)}
            {key(BUILD, Message::verbatim("B"), presenter::start_build(), can_build, words)}
            {key("c", Message::verbatim("C"), presenter::compare(), props.view.builds.len() > 1, words)}
            {key("a", Message::verbatim("A"), quiz::ask(), props.next.can_ask, words)}
            {code_keys(words)}
            {legend(&["\u{2191}", "\u{2193}"], presenter::line(), words)}
            {key("Escape", presenter::key_escape(), presenter::leave(), true, words)}
            {phases(view, words)}
        </>
    }
}

/// Draws the keys of the code, which stands on no small window.
fn code_keys(words: &Words) -> Html {
    let size = |value: &'static str, written: &'static str, name: Message| {
        let name = words.say(name);
        html! { <button type="button" {value} aria-label={name.clone()} title={name}><kbd aria-hidden="true" translate="no">{written}</kbd></button> }
    };
    html! {
        <>
            <span class="stage__wide">{key("e", Message::verbatim("E"), presenter::edit(), true, words)}</span>
            <span class="stage__wide">
                {size("+", "+", presenter::larger_code())}
                {size("-", "\u{2212}", presenter::smaller_code())}
                {words.say(presenter::code_size())}
            </span>
        </>
    }
}

fn phases(view: &View, words: &Words) -> Html {
    let last = match view.build.as_ref().map(|build| &build.state) {
        Some(BuildState::Failed { .. }) => presenter::failed(),
        Some(BuildState::Cancelled { .. }) => presenter::cancelled(),
        _ => presenter::proven(),
    };
    let phase = |phase: Phase, word: Message| {
        let is_now = (view.phase == phase).then_some("step");
        button(phase.key(), Html::default(), words.say(word), view.can_show(phase), is_now)
    };
    html! {
        <div class="phases" role="group" aria-label={words.say(presenter::phases())}>
            {phase(Phase::Predicted, presenter::predicted())}
            {phase(Phase::Building, presenter::building())}
            {phase(Phase::Proven, last)}
        </div>
    }
}

/// Draws where a question stands: the build that answers is still to come.
fn question_phases(is_building: bool, words: &Words) -> Html {
    let phase = |word: Message, is_now: bool| {
        button("", Html::default(), words.say(word), is_now, is_now.then_some("step"))
    };
    html! {
        <div class="phases" role="group" aria-label={words.say(presenter::phases())}>
            {phase(quiz::asking(), !is_building)}
            {phase(presenter::building(), is_building)}
            {phase(presenter::proven(), false)}
        </div>
    }
}

fn key(value: &'static str, written: Message, word: Message, can: bool, words: &Words) -> Html {
    // A letter is on every keyboard; the names of other keys have words of their own.
    let translate = written.as_verbatim().map(|_| "no");
    let written = html! { <kbd aria-hidden="true" {translate}>{words.say(written)}</kbd> };
    button(value, written, words.say(word), can, None)
}

/// Draws keys that have no button: whoever has no keyboard presses the bars themselves.
fn legend(written: &[&'static str], word: Message, words: &Words) -> Html {
    let kbd = |written: &&'static str| html! { <kbd aria-hidden="true" translate="no">{*written}</kbd> };
    html! { <span class="stage__legend">{for written.iter().map(kbd)}{words.say(word)}</span> }
}

/// Draws a button that stands for a key; `written` is what is written on that.
fn button(
    key: &'static str,
    written: Html,
    word: AttrValue,
    can: bool,
    is_now: Option<&'static str>,
) -> Html {
    html! {
        <button type="button" value={key} aria-disabled={(!can).then_some("true")} aria-current={is_now}>
            {written}
            {word}
        </button>
    }
}

/// The key that builds.
const BUILD: &str = "b";
