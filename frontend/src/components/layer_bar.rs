//! One bar: the instruction, where it stands, why, what it cost, how many bytes it made.

use std::rc::Rc;

use catalogue::{Message, cause as words_of_cause, layers, size_of};
use messages::page::cause;
use messages::page::layers::{cost as cost_of, expected, has_to_succeed, saved, waits};
use prediction::Expected;
use protocol::{BuildNumber, StepRecord, StepState, StepStatus};
use yew::prelude::*;

use super::glyph::{Sign, state_glyph};
use super::layers::extent_percent;
use super::newest_line::NewestLine;
use super::quiz::Said;
use super::ticking::{elapsed_ms, use_now};
use crate::dom;
use crate::state::{Bar, Place};
use crate::words::{Words, use_words};

/// What a bar needs to know of the others.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct BarContext {
    /// One-based line of the step that runs or has failed.
    pub(crate) running_line: Option<u32>,
    /// Whether the user stopped the build.
    pub(crate) was_cancelled: bool,
    /// Whether nothing more will happen.
    pub(crate) is_over: bool,
    /// Why the build failed, in the words of its log where they say it.
    pub(crate) cause: Option<Message>,
    /// The server's clock minus the browser's.
    pub(crate) clock_offset_ms: i64,
    /// The build that is shown.
    pub(crate) build: Option<BuildNumber>,
    /// What was said of each bar before the build, in a question.
    pub(crate) said: Vec<(u32, Said)>,
}

/// Where a bar stands in a list of which only some bars are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BarPlace {
    /// Its upper edge, in points.
    pub(crate) top: u32,
    /// Its number among the items of the list, from 1.
    pub(crate) position: u32,
    /// How many items the list has.
    pub(crate) n_items: u32,
}

/// Properties of [`LayerBar`].
#[derive(PartialEq, Properties)]
pub(crate) struct LayerBarProps {
    /// What is known of it.
    pub(crate) bar: Bar,
    /// Whether it or its line is pointed at.
    pub(crate) is_lit: bool,
    /// Whether a change of the file that is pointed at would run it again.
    pub(crate) is_touched: bool,
    /// What its base image really is.
    pub(crate) stand_in: Option<Rc<str>>,
    /// What it needs to know of the others.
    pub(crate) context: Rc<BarContext>,
    /// Where it stands, in a list of which only some bars are drawn.
    pub(crate) place: Option<BarPlace>,
    /// The user points at it, or no longer.
    pub(crate) on_light: Callback<Option<u32>>,
    /// The user goes to its line.
    pub(crate) on_go: Callback<u32>,
    /// The user goes to the evidence of its cause.
    pub(crate) on_evidence: Callback<Place>,
    /// The user goes to its part of the log.
    pub(crate) on_show_log: Callback<u32>,
}

/// One bar.
#[component]
pub(crate) fn LayerBar(props: &LayerBarProps) -> Html {
    let words = use_words();
    let LayerBarProps { bar, context, .. } = props;
    let key = bar.key();
    let is_running = bar.state() == Some(StepState::Running);
    let now_ms = use_now(is_running);
    let word = words.say(bar.word());
    let light = |is_lit: bool| {
        let lit = is_lit.then_some(bar.index);
        props.on_light.reform(move |()| lit)
    };
    let (on_light, on_dark) = (light(true), light(false));
    let (onfocus, onblur) = (on_light.reform(|_: FocusEvent| ()), on_dark.reform(|_: FocusEvent| ()));
    let onclick = {
        let index = bar.index;
        props.on_go.reform(move |_: MouseEvent| index)
    };
    let is_gone = bar.now.is_none();
    let hint = words.say(if is_gone { layers::no_line() } else { layers::go_to_line(bar.line) });
    let instruction = html! {
        <>
            <span class="layer-bar__line"><span class="sr">{words.say(layers::line())}{" "}</span>{bar.line}{" "}</span>
            <span translate="no"><b>{&bar.keyword}</b>{" "}{&bar.rest}</span>
        </>
    };
    let took = bar.step.as_deref().and_then(|step| took_ms(step, now_ms, context.clock_offset_ms));
    let extent = bar.layer_bytes().map(|bytes| format!("--extent:{}%", dom::fixed(extent_percent(bytes), 1)));
    let done = bar.step.as_deref().filter(|_| is_running).and_then(|step| done_percent(&step.statuses));
    let in_list = props.place.filter(|_| bar.makes_step);
    html! {
        <div class="layer-bar" role={bar.makes_step.then_some("listitem")} data-st={key} data-tense={bar.tense()}
            data-loud={bar.is_loud().to_string()} data-lit={props.is_lit.to_string()}
            data-touched={props.is_touched.to_string()} style={props.place.map(|place| format!("--at:{}", place.top))}
            aria-posinset={in_list.map(|place| place.position.to_string())} aria-setsize={in_list.map(|place| place.n_items.to_string())}
            onmouseenter={on_light.reform(|_: MouseEvent| ())} onmouseleave={on_dark.reform(|_: MouseEvent| ())}>
            <span class="layer-bar__cap">{state_glyph(key)}</span>
            <div class="layer-bar__body">
                if let (Some(style), false) = (extent, is_running) {
                    <span class="layer-bar__extent" {style}></span>
                }
                // In a list only the items can be pressed, and an instruction without a layer is no item. The editor leads to its line by keyboard.
                if bar.makes_step {
                    <button type="button" class="layer-bar__instruction" title={hint} {onclick} {onfocus} {onblur}
                        disabled={is_gone}>
                        {instruction}
                    </button>
                } else {
                    <span class="layer-bar__instruction" title={hint} onclick={(!is_gone).then_some(onclick)}
                        data-gone={is_gone.to_string()}>
                        {instruction}
                    </span>
                }
                <span class="layer-bar__state">{word}</span>
                if bar.makes_step {
                    <p class="layer-bar__cause">{said(props, &words)}{about(props, &words)}</p>
                    <span class="layer-bar__cost num">{words.say(cost(bar, took))}{digest(bar)}</span>
                }
                if let Some(percent) = done {
                    <span class="layer-bar__progress"><i style={format!("--done:{percent}%")}></i></span>
                }
            </div>
        </div>
    }
}

/// What was said of it before the build.
fn said(LayerBarProps { bar, context, .. }: &LayerBarProps, words: &Words) -> Html {
    let said = context.said.iter().find(|(index, _)| *index == bar.index);
    said.map_or_else(Html::default, |(_, said)| html! { <>{said.draw(words)}{" "}</> })
}

fn about(props: &LayerBarProps, words: &Words) -> Html {
    let LayerBarProps { bar, context, .. } = props;
    let said = |message: Message| Html::from(words.say(message));
    let stand_in = props.stand_in.as_deref().map(layers::stand_in).map(said);
    let Some(step) = bar.step.as_deref() else {
        return joined([(!bar.reason.is_empty()).then(|| reason(props, words)), stand_in]);
    };
    let message = match step.state {
        _ if bar.is_not_needed => words_of_cause::stage_not_needed(),
        StepState::Reused => match (bar.earlier, bar.keyword.as_str()) {
            (Some(earlier), _) => layers::from_build(earlier.build.0),
            (None, "FROM") => layers::base_is_here(),
            (None, _) => layers::from_cache(),
        },
        StepState::Running => match progress(&step.statuses) {
            Some(message) => message,
            None => {
                return html! { <NewestLine build={context.build} step={step.index} /> };
            }
        },
        StepState::Waiting => waits(context.running_line),
        StepState::NotReached if context.was_cancelled => match step.ended_ms.zip(step.started_ms) {
            Some((ended_ms, started_ms)) => layers::cancelled_after(ended_ms.saturating_sub(started_ms)),
            None => layers::was_cancelled(),
        },
        StepState::NotReached if context.running_line.is_none() => layers::not_begun(),
        StepState::NotReached => has_to_succeed(context.running_line),
        StepState::Failed => return failure(props, step, words),
        StepState::Ran if bar.is_as_predicted() == Some(true) && !bar.reason.is_empty() => {
            return joined([Some(reason(props, words)), proof(bar, words), stand_in, changed(bar, words)]);
        }
        StepState::Ran | StepState::NoLayer => Message::default(),
    };
    let message = (!message.is_empty()).then(|| said(message));
    joined([message, proof(bar, words), stand_in, changed(bar, words)])
}

/// The cause as a sentence, which leads to its evidence.
fn reason(props: &LayerBarProps, words: &Words) -> Html {
    let bar = &props.bar;
    let Some(place) = bar.evidence.clone() else { return Html::from(words.say(&bar.reason)) };
    let title = words.say(cause::place(&place.path, place.lines.map(|(first, _)| first + 1)));
    let onclick = props.on_evidence.reform(move |event: MouseEvent| {
        event.stop_propagation();
        place.clone()
    });
    html! { <button type="button" class="layer-bar__link" {title} {onclick}>{words.say(&bar.reason)}</button> }
}

/// Whether it went as predicted, and if not, what was expected.
fn proof(bar: &Bar, words: &Words) -> Option<Html> {
    if bar.is_as_predicted()? {
        let as_predicted = words.say(layers::as_predicted());
        return Some(html! { <span class="layer-bar__proof">{Sign::Fine.draw()}{as_predicted}</span> });
    }
    let missed = words.say(layers::missed(expected(bar.expected.as_ref()?), bar.reason.clone()));
    Some(html! { <span class="layer-bar__proof" data-missed="true">{missed}</span> })
}

fn changed(bar: &Bar, words: &Words) -> Option<Html> {
    bar.now.is_none().then(|| Html::from(words.say(layers::changed_since())))
}

/// Sets parts side by side.
fn joined(parts: impl IntoIterator<Item = Option<Html>>) -> Html {
    let mut all = Vec::new();
    for part in parts.into_iter().flatten() {
        if !all.is_empty() {
            all.push(Html::from(" \u{b7} "));
        }
        all.push(part);
    }
    all.into_iter().collect()
}

fn failure(props: &LayerBarProps, step: &StepRecord, words: &Words) -> Html {
    let why = (props.context.cause.clone())
        .or_else(|| step.error.clone().map(Message::verbatim))
        .or_else(|| step.exit_code.map(layers::exit_code))
        .unwrap_or_default();
    let translate = why.as_verbatim().map(|_| "no");
    let index = props.bar.index;
    let onclick = props.on_show_log.reform(move |event: MouseEvent| {
        event.stop_propagation();
        index
    });
    html! {
        <>
            <span {translate}>{words.say(why)}</span>
            {" \u{b7} "}
            <button type="button" class="layer-bar__link" {onclick}>{words.say(layers::in_log())}</button>
        </>
    }
}

fn cost(bar: &Bar, took: Option<u64>) -> Message {
    let bytes = bar.layer_bytes();
    let earlier = bar.earlier.filter(|earlier| earlier.took_ms >= WORTH_SAYING_MS);
    match (bar.prediction(), earlier) {
        (Some(Expected::Reuse { .. }), Some(earlier)) => return layers::saves(earlier.took_ms),
        (Some(Expected::Run { .. }), Some(earlier)) => return layers::about(earlier.took_ms),
        _ => {}
    }
    match earlier {
        Some(earlier) => saved(earlier.took_ms, bytes),
        None => cost_of(took, bytes),
    }
}

/// Draws the beginning of the layer's digest, which tells layers apart; all of it shows when pointed at.
fn digest(bar: &Bar) -> Option<Html> {
    let whole = bar.step.as_ref()?.diff_id.as_ref()?.to_string();
    let short: String = whole.chars().skip("sha256:".len()).take(7).collect();
    Some(html! { <code class="layer-bar__digest" translate="no" title={whole}>{short}</code> })
}

/// Returns how long a step has taken; reused ones take none that is worth a number.
pub(crate) fn took_ms(step: &StepRecord, now_ms: u64, clock_offset_ms: i64) -> Option<u64> {
    match step.state {
        StepState::Running | StepState::Ran | StepState::Failed => {
            step.started_ms.map(|started_ms| elapsed_ms(started_ms, step.ended_ms, now_ms, clock_offset_ms))
        }
        StepState::Reused | StepState::Waiting | StepState::NotReached | StepState::NoLayer => None,
    }
}

/// Words what a step is busy with.
fn progress(statuses: &[StepStatus]) -> Option<Message> {
    let (current, total) = bytes(statuses);
    if total > 0 && current < total {
        return Some(layers::downloading(size_of(current, total)));
    }
    let busy = statuses.iter().rev().find(|status| !status.is_done)?;
    if busy.id.starts_with("extracting") {
        return Some(layers::extracting());
    }
    (busy.current > 0).then(|| layers::sending(busy.current))
}

fn done_percent(statuses: &[StepStatus]) -> Option<u64> {
    let (current, total) = bytes(statuses);
    (total > 0).then(|| (current * 100 / total).min(100))
}

fn bytes(statuses: &[StepStatus]) -> (u64, u64) {
    let known = statuses.iter().filter(|status| status.total > 0);
    known.fold((0, 0), |(current, total), status| {
        (current + status.current.min(status.total), total + status.total)
    })
}

/// Less saved time than this is not worth a number.
const WORTH_SAYING_MS: u64 = 50;

#[cfg(test)]
mod tests {
    use super::*;

    fn english(message: &Message) -> String {
        catalogue::text(crate::dom::catalogue(), message)
    }

    fn status(id: &str, current: u64, total: u64) -> StepStatus {
        StepStatus { id: id.to_owned(), current, total, is_done: total > 0 && current == total }
    }

    #[test]
    fn a_pull_says_its_bytes_and_then_that_it_unpacks() {
        let said = |statuses: &[StepStatus]| Some(english(&progress(statuses)?));
        let pull = [status("sha256:a", 1_000_000, 4_000_000), status("sha256:b", 1_000_000, 1_000_000)];
        assert_eq!(said(&pull).as_deref(), Some("downloading 2 of 5 MB"));
        assert_eq!(done_percent(&pull), Some(40));
        let done = [status("sha256:a", 4_000_000, 4_000_000), status("extracting sha256:a", 0, 0)];
        assert_eq!(said(&done).as_deref(), Some("unpacking"));
        assert_eq!(said(&[]), None);
        assert_eq!(done_percent(&[]), None);
    }
}
