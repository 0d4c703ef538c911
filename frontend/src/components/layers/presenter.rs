//! Presenter mode: the layers at a projector's size over the whole page, with the lines that were changed, walked through by the keyboard. What is
//! shown is what the panel shows, or the same build again: as it was predicted, as it went on, as it came out. Or a class is asked what the next
//! build will do.

mod code;
mod keys;
mod lead;
mod walk;
mod zoom;

use std::cell::RefCell;
use std::rc::Rc;

use catalogue::{layers, presenter, time};
use messages::page::presenter::stage;
use yew::prelude::*;

use self::code::{CodeStrip, code_place};
use self::keys::{Controls, answer, keys, on_key};
use self::lead::lead;
use self::walk::{Phase, View, Walk};
use self::zoom::use_zoom;
use super::axis::axis;
use super::bars::{bar_context, draw_bar, has_extents};
use super::timeline::{Timeline, is_running, timeline};
use super::{LayerEvents, LayersView, NextView};
use crate::components::quiz::{self, Audience, QuizStack};
use crate::components::ticking::use_now;
use crate::dom;
use crate::state::{QuizAction, Tense, saved_ms};
use crate::words::{Words, use_words};

/// Properties of [`Presenter`].
#[derive(PartialEq, Properties)]
pub(super) struct PresenterProps {
    /// The build that the panel shows.
    pub(super) view: Rc<LayersView>,
    /// What can be said of the next build.
    pub(super) next: NextView,
    /// Whether the layers are presented.
    pub(super) is_presented: bool,
    /// What the user does.
    pub(super) events: LayerEvents,
}

/// Presenter mode over the page, as long as somebody presents.
#[component]
pub(super) fn Presenter(props: &PresenterProps) -> Html {
    let words = use_words();
    let walk = use_state_eq(|| None::<Walk>);
    let (is_open, is_editing) = (use_state_eq(|| false), use_state_eq(|| false));
    let selected = use_state_eq(|| None::<u32>);
    let (zoom, on_zoom) = use_zoom();
    let (dialog, stage, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    let now_ms = use_now(goes_on(props, *walk));
    let panel = &props.view;
    let clocks = (now_ms, panel.clock_offset_ms);
    let view = View::of(panel.build.as_ref(), &panel.builds, &panel.stack, *walk, clocks);
    let controls = Controls {
        dialog: dialog.clone(),
        stage: stage.clone(),
        list,
        walk: walk.setter(),
        selected: selected.clone(),
        is_editing: is_editing.clone(),
        on_zoom,
    };
    let on_escape = use_mut_ref(Callback::noop);
    *on_escape.borrow_mut() = escape(props, &controls);
    use_dialog(props.is_presented, &controls, is_open.setter(), &on_escape);
    use_bar_in_sight(props, &view, *selected, &stage);
    if !props.is_presented {
        return Html::default();
    }
    let press = answer(props, &view, &controls);
    let onkeydown = on_key(press.clone());
    let onclick = move |event: MouseEvent| {
        let value = dom::pressed_value(&event);
        press(&value, false);
    };
    let onclose = props.events.on_leave.reform(|_: Event| ());
    html! {
        <dialog ref={dialog} class="presenter" data-size="presenter" aria-label={words.say(presenter::label())} {onclose} {onkeydown}
            onpointerdown={leave_code(&controls)}>
            <div class="stage" ref={stage} tabindex="-1" data-asked={(view.stack.tense == Tense::Asked).to_string()}>
                <div class="stage__lead" role="status">{headline(props, &view, &words)}</div>
                <div class="stage__code">
                    if *is_open {
                        {code(props, &view, &controls, zoom)}
                    }
                </div>
                <div class="stage__layers">{bars(props, &view, &controls, &words)}</div>
                {below(props, &view, now_ms, &words)}
                <div class="stage__keys" {onclick}>{keys(props, &view, *is_editing, &words)}</div>
            </div>
        </dialog>
    }
}

/// Returns whether a build goes on: the build that is shown runs, or a person has it shown again.
fn goes_on(props: &PresenterProps, walk: Option<Walk>) -> bool {
    let build = props.view.build.as_deref();
    let is_replayed =
        walk.zip(build).is_some_and(|(walk, build)| props.is_presented && walk.goes_on(build, dom::now_ms()));
    is_replayed || build.is_some_and(is_running)
}

/// Returns what Escape does: it leaves the code, the question or presenter mode, whichever was entered last.
fn escape(props: &PresenterProps, controls: &Controls) -> Callback<()> {
    let (is_asked, controls) = (props.view.stack.tense == Tense::Asked, controls.clone());
    let on_quiz = props.events.on_quiz.clone();
    Callback::from(move |()| match () {
        () if *controls.is_editing => controls.leave_code(),
        () if is_asked => on_quiz.emit(QuizAction::Leave),
        () => dom::close_dialog(&controls.dialog),
    })
}

/// Returns what ends the editing when somebody presses anything but the code.
fn leave_code(controls: &Controls) -> Option<Callback<PointerEvent>> {
    let controls = controls.clone();
    (*controls.is_editing).then(|| {
        Callback::from(move |event: PointerEvent| {
            if !dom::is_inside(&event, ".codestrip, .stage__keys") {
                controls.leave_code();
            }
        })
    })
}

/// Opens the dialog when somebody begins to present. A browser that keeps the key Escape for itself leaves the full screen by that key.
#[hook]
fn use_dialog(
    is_presented: bool,
    controls: &Controls,
    is_open: UseStateSetter<bool>,
    on_escape: &Rc<RefCell<Callback<()>>>,
) {
    let (controls, on_escape) = (controls.clone(), Rc::clone(on_escape));
    use_effect_with(is_presented, move |is_presented| {
        is_open.set(*is_presented);
        let left = is_presented.then(|| {
            controls.walk.set(None);
            controls.selected.set(None);
            controls.is_editing.set(false);
            dom::show_dialog(&controls.dialog);
            dom::focus(&controls.stage);
            dom::on_full_screen_left(move || {
                let on_escape = on_escape.borrow().clone();
                on_escape.emit(());
            })
        });
        move || drop(left)
    });
}

/// Scrolls to the bar that runs or has failed, that is selected, or that is asked about; it may stand below many others.
#[hook]
fn use_bar_in_sight(props: &PresenterProps, view: &View, selected: Option<u32>, stage: &NodeRef) {
    let stage = stage.clone();
    let question = props.view.quiz.question.as_deref().filter(|_| view.stack.tense == Tense::Asked);
    let asked = question.and_then(|question| view.stack.asked_bar(question)).map(|bar| bar.index);
    let loud = view.stack.bars.iter().find(|bar| bar.is_loud()).map(|bar| bar.index);
    use_effect_with((props.is_presented, asked, selected, loud), move |(_, asked, selected, _)| {
        let selector = match (asked, selected) {
            (Some(_), _) => ".layer-bar[data-asked=true]",
            (None, Some(_)) => ".layer-bar[data-lit=true]",
            (None, None) => "[data-loud=true]",
        };
        dom::show_inside(&stage, selector);
    });
}

/// Draws the sentence on top, the score of a class, and the time that reuse saves.
fn headline(props: &PresenterProps, view: &View, words: &Words) -> Html {
    let panel = &props.view;
    let is_asked = view.stack.tense == Tense::Asked;
    let is_answer = view.build.as_ref().is_some_and(|build| panel.quiz.answered_by(build.number).is_some());
    let (title, detail) = if is_asked {
        quiz::lead(props.next.edited.as_ref(), panel.next_number(), view.phase == Phase::Building)
    } else {
        lead(view, &panel.builds)
    };
    let saved = saved_ms(&view.stack).filter(|_| view.phase != Phase::Building);
    let saved_word = if view.phase == Phase::Predicted { layers::will_be_saved() } else { layers::saved() };
    html! {
        <>
            <div><h1>{words.say(title)}</h1><p>{words.say(detail)}</p></div>
            if is_asked || is_answer && view.phase == Phase::Proven {
                {quiz::score(panel.quiz.score, words)}
            }
            if let Some(saved) = saved {
                <p class="stage__saved"><b class="num">{words.say(time(saved))}</b><span>{words.say(saved_word)}</span></p>
            }
        </>
    }
}

/// Draws the lines of code above the layers.
fn code(props: &PresenterProps, view: &View, controls: &Controls, zoom: u32) -> Html {
    let Some(files) = props.next.files.clone() else { return Html::default() };
    let is_editing = controls.is_editing.clone();
    html! {
        <CodeStrip
            place={code_place(view, &props.view, &props.next, *controls.selected)}
            {files}
            tense={view.stack.tense}
            is_editing={*is_editing}
            {zoom}
            on_begin={move |()| is_editing.set(true)}
            on_edit={props.events.on_edit.clone()}
        />
    }
}

/// Draws the bars, or the bars of the question.
fn bars(props: &PresenterProps, view: &View, controls: &Controls, words: &Words) -> Html {
    let panel = &props.view;
    let question = panel.quiz.question.clone().filter(|_| view.stack.tense == Tense::Asked);
    let Some(question) = question else { return stages(props, view, controls, words) };
    html! {
        <QuizStack
            stack={Rc::clone(&view.stack)}
            {question}
            audience={Audience::Class}
            lit={panel.lit}
            list={controls.list.clone()}
            on_quiz={props.events.on_quiz.clone()}
            on_light={props.events.on_light.clone()}
        />
    }
}

/// Draws the axis and the timeline, which a question leaves out.
fn below(props: &PresenterProps, view: &View, now_ms: u64, words: &Words) -> Html {
    if view.stack.tense == Tense::Asked {
        return Html::default();
    }
    let drawn = Timeline {
        build: view.build.as_deref(),
        stack: &view.stack,
        is_replayed: view.is_replayed,
        now_ms: now_ms.saturating_add_signed(view.clock_offset_ms),
        lit: props.view.lit,
        on_light: &props.events.on_light,
    };
    html! {
        <>
            if has_extents(&view.stack) {
                {axis(words)}
            }
            {timeline(&drawn, words)}
        </>
    }
}

/// Draws the bars, each stage in a list of its own where there are several.
fn stages(props: &PresenterProps, view: &View, controls: &Controls, words: &Words) -> Html {
    let build = view.build.as_deref().filter(|_| !view.is_replayed);
    let context = bar_context(&props.view, build, &view.stack, view.clock_offset_ms, Audience::Class);
    let selected = controls.selected.clone();
    let panel = LayersView { lit: selected.or(props.view.lit), ..(*props.view).clone() };
    // A bar that is pressed shows its line above the bars, instead of in the page.
    let on_go = Callback::from(move |index: u32| selected.set(Some(index)));
    let events = LayerEvents { on_go, ..props.events.clone() };
    let bars = &view.stack.bars;
    let mut ends: Vec<usize> = (0..bars.len()).filter(|at| bars[*at].is_base()).skip(1).collect();
    ends.push(bars.len());
    let mut from = 0;
    let section = |(number, to): (usize, &usize)| {
        let bars = &bars[std::mem::replace(&mut from, *to)..*to];
        let name = bars.iter().find(|bar| bar.is_base()).map_or("", |base| base.stage_name());
        let name = words.say(if ends.len() > 1 { stage(number + 1, name) } else { layers::list() });
        html! {
            <section key={number}>
                if ends.len() > 1 {
                    <h2>{name.clone()}</h2>
                }
                <div class="stage__stack" role="list" aria-label={name}>
                    {for bars.iter().map(|bar| draw_bar(&panel, &events, &context, bar, None))}
                </div>
            </section>
        }
    };
    ends.iter().enumerate().map(section).collect()
}
