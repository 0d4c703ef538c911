//! Presenter mode: the layers at a projector's size over the whole page, walked through by the keyboard. What is shown is what the panel shows,
//! or the same build again: as it was predicted, as it went on, as it came out.
//!
//! A button stands for a key, and does what the key does; so one function answers to both.

mod lead;
mod walk;

use std::rc::Rc;

use catalogue::{Message, layers, presenter, time};
use messages::page::presenter::stage;
use protocol::BuildState;
use yew::prelude::*;

use self::lead::lead;
use self::walk::{Phase, View, Walk, neighbour};
use super::axis::axis;
use super::bars::{bar_context, draw_bar, has_extents};
use super::timeline::{Timeline, is_running, timeline};
use super::{LayerEvents, LayersView};
use crate::components::ticking::use_now;
use crate::dom;
use crate::state::saved_ms;
use crate::words::{Words, use_words};

/// Properties of [`Presenter`].
#[derive(PartialEq, Properties)]
pub(super) struct PresenterProps {
    /// The build that the panel shows.
    pub(super) view: Rc<LayersView>,
    /// Whether the bars of the next build can be shown.
    pub(super) has_next: bool,
    /// Whether a build can be started.
    pub(super) can_build: bool,
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
    let (dialog, stage) = (use_node_ref(), use_node_ref());
    let now_ms = use_now(goes_on(props, *walk));
    use_dialog(props.is_presented, &dialog, &stage, walk.setter());
    let panel = &props.view;
    let clocks = (now_ms, panel.clock_offset_ms);
    let view = View::of(panel.build.as_ref(), &panel.builds, &panel.stack, *walk, clocks);
    use_loud_bar_in_sight(props.is_presented, &view, &stage);
    if !props.is_presented {
        return Html::default();
    }
    let press = answer(props, &view, walk.setter(), &dialog);
    let onkeydown = on_key(press.clone());
    let onclick = move |event: MouseEvent| {
        let value = dom::pressed_value(&event);
        press(&value, false);
    };
    let onclose = props.events.on_leave.reform(|_: Event| ());
    let drawn = Timeline {
        build: view.build.as_deref(),
        stack: &view.stack,
        is_replayed: view.is_replayed,
        now_ms: now_ms.saturating_add_signed(view.clock_offset_ms),
        lit: panel.lit,
        on_light: &props.events.on_light,
    };
    html! {
        <dialog ref={dialog} class="presenter" data-size="presenter" aria-label={words.say(presenter::label())} {onclose} {onkeydown}>
            <div class="stage" ref={stage} tabindex="-1">
                <div class="stage__lead" role="status">{headline(panel, &view, &words)}</div>
                <div class="stage__layers">{stages(props, &view, &words)}</div>
                if has_extents(&view.stack) {
                    {axis(&words)}
                }
                {timeline(&drawn, &words)}
                <div class="stage__keys" {onclick}>{keys(props, &view, &words)}</div>
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

/// Opens the dialog when somebody begins to present.
#[hook]
fn use_dialog(is_presented: bool, dialog: &NodeRef, stage: &NodeRef, walk: UseStateSetter<Option<Walk>>) {
    let (dialog, stage) = (dialog.clone(), stage.clone());
    use_effect_with(is_presented, move |is_presented| {
        let left = is_presented.then(|| {
            walk.set(None);
            dom::show_dialog(&dialog);
            dom::focus(&stage);
            dom::on_full_screen_left(move || dom::close_dialog(&dialog))
        });
        move || drop(left)
    });
}

/// Scrolls to the bar that runs or has failed, which may stand below many others.
#[hook]
fn use_loud_bar_in_sight(is_presented: bool, view: &View, stage: &NodeRef) {
    let stage = stage.clone();
    let loud = view.stack.bars.iter().find(|bar| bar.is_loud()).map(|bar| bar.index);
    use_effect_with((is_presented, loud), move |_| dom::show_inside(&stage, "[data-loud=true]"));
}

/// Returns what passes the keys of the dialog on to `press`.
fn on_key(press: impl Fn(&str, bool) -> bool + 'static) -> impl Fn(KeyboardEvent) + 'static {
    move |event: KeyboardEvent| {
        // A button of the strip that has the focus is pressed by Space, as everywhere.
        let is_press = event.key() == " " && dom::is_inside(&event, ".stage__keys");
        let is_other = event.ctrl_key() || event.meta_key() || event.alt_key() || is_press;
        if !is_other && press(&event.key(), event.shift_key()) {
            event.prevent_default();
        }
    }
}

/// Draws the sentence on top, and the time that reuse saves.
fn headline(panel: &LayersView, view: &View, words: &Words) -> Html {
    let (title, detail) = lead(view, &panel.builds);
    let saved = saved_ms(&view.stack).filter(|_| view.phase != Phase::Building);
    let saved_word = if view.phase == Phase::Predicted { layers::will_be_saved() } else { layers::saved() };
    html! {
        <>
            <div><h1>{words.say(title)}</h1><p>{words.say(detail)}</p></div>
            if let Some(saved) = saved {
                <p class="stage__saved"><b class="num">{words.say(time(saved))}</b><span>{words.say(saved_word)}</span></p>
            }
        </>
    }
}

/// Draws the buttons, each of which stands for a key.
fn keys(props: &PresenterProps, view: &View, words: &Words) -> Html {
    let last = match view.build.as_ref().map(|build| &build.state) {
        Some(BuildState::Failed { .. }) => presenter::failed(),
        Some(BuildState::Cancelled { .. }) => presenter::cancelled(),
        _ => presenter::proven(),
    };
    let can_go_on = view.is_over || view.build.is_none() && props.can_build;
    let phase = |phase: Phase, word: Message| {
        let is_now = (view.phase == phase).then_some("step");
        button(phase.key(), Html::default(), words.say(word), view.can_show(phase), is_now)
    };
    let key = |key: &'static str, written: Message, word: Message, can: bool| {
        // A letter is on every keyboard; the names of other keys have words of their own.
        let translate = written.as_verbatim().map(|_| "no");
        let written = html! { <kbd aria-hidden="true" {translate}>{words.say(written)}</kbd> };
        button(key, written, words.say(word), can, None)
    };
    let can_compare = props.view.builds.len() > 1;
    html! {
        <>
            {key(" ", presenter::key_space(), presenter::go_on(), can_go_on)}
            {key("b", Message::verbatim("B"), presenter::start_build(), props.can_build)}
            {key("c", Message::verbatim("C"), presenter::compare(), can_compare)}
            {key("Escape", presenter::key_escape(), presenter::leave(), true)}
            <div class="phases" role="group" aria-label={words.say(presenter::phases())}>
                {phase(Phase::Predicted, presenter::predicted())}
                {phase(Phase::Building, presenter::building())}
                {phase(Phase::Proven, last)}
            </div>
        </>
    }
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

/// Returns what answers to a key, and tells whether it did.
fn answer(
    props: &PresenterProps,
    view: &View,
    set: UseStateSetter<Option<Walk>>,
    dialog: &NodeRef,
) -> impl Fn(&str, bool) -> bool + Clone + 'static {
    let shown = view.build.as_ref().map(|build| build.number);
    let neighbours =
        [false, true].map(|is_back| neighbour(&props.view.builds, shown, props.has_next, is_back));
    let turns = [view.turn(false), view.turn(true)];
    let can_show = Phase::ALL.map(|phase| view.can_show(phase));
    let (can_build, can_compare) = (props.can_build, props.view.builds.len() > 1);
    let on_compare = props.events.on_compare.clone();
    let (on_show, on_build) = (props.events.on_show_build.clone(), props.events.on_build.clone());
    let dialog = dialog.clone();
    move |key, with_shift| {
        let show = |phase: Option<Phase>| {
            let walk = phase.zip(shown).map(|(phase, build)| Walk { build, phase, since_ms: dom::now_ms() });
            walk.into_iter().for_each(|walk| set.set(Some(walk)));
        };
        match key {
            " " | "PageDown" if shown.is_none() && !with_shift && can_build => on_build.emit(()),
            " " | "PageDown" => show(turns[usize::from(with_shift)]),
            "PageUp" => show(turns[1]),
            "ArrowRight" | "ArrowLeft" => {
                neighbours[usize::from(key == "ArrowLeft")].into_iter().for_each(|build| on_show.emit(build));
            }
            "b" | "B" if can_build => on_build.emit(()),
            // The comparison is presented, too.
            "c" | "C" if can_compare => on_compare.emit(()),
            "Escape" | "F9" => dom::close_dialog(&dialog),
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

/// Draws the bars, each stage in a list of its own where there are several.
fn stages(props: &PresenterProps, view: &View, words: &Words) -> Html {
    let build = view.build.as_deref().filter(|_| !view.is_replayed);
    let context = bar_context(&props.view, build, &view.stack, view.clock_offset_ms);
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
                    {for bars.iter().map(|bar| draw_bar(&props.view, &props.events, &context, bar))}
                </div>
            </section>
        }
    };
    ends.iter().enumerate().map(section).collect()
}
