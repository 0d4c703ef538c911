//! The steps of a side, and the lines between the stacks of both sides.
//!
//! Bars have fixed heights, so that the lines are known without asking the browser where anything is.

use std::rc::Rc;

use catalogue::{Message, cause as words_of_cause, compare, layers};
use messages::page::cause;
use messages::page::compare::{self as said, Letter};
use messages::page::layers::{cost, expected as word_of, state};
use prediction::Expected;
use protocol::{BuildRecord, StepRecord, StepState};
use yew::prelude::*;

use super::scene::{Compared, Scene};
use crate::components::glyph::{state_glyph, state_key};
use crate::components::layers::extent_percent;
use crate::dom;
use crate::words::{Words, use_words};

/// Properties of [`StepStack`].
#[derive(PartialEq, Properties)]
pub(super) struct StepStackProps {
    /// Which of both.
    pub(super) letter: Letter,
    /// What there is to show.
    pub(super) scene: Rc<Scene>,
}

/// The steps of a side.
#[component]
pub(super) fn StepStack(props: &StepStackProps) -> Html {
    let words = use_words();
    let StepStackProps { letter, scene } = props;
    let Some(record) = scene.record(*letter) else {
        return html! { <p class="side__waits side__follows">{words.say(compare::follows())}</p> };
    };
    let longest = record.steps.iter().map(StepRecord::ran_ms).max().filter(|ms| *ms >= LOUD_MS);
    let bars = record.steps.iter().map(|step| {
        let is_loud = step.state == StepState::Running || longest == Some(step.ran_ms());
        bar(props, (record, step), is_loud, &words)
    });
    html! { <ol class="stack" aria-label={words.say(compare::steps(letter.name()))}>{for bars}</ol> }
}

fn bar(
    props: &StepStackProps,
    (record, step): (&BuildRecord, &StepRecord),
    is_loud: bool,
    words: &Words,
) -> Html {
    let StepStackProps { letter, scene } = props;
    let key = state_key(Some(step.state));
    let has_layer = step.state != StepState::NoLayer;
    let row = scene.row_of(*letter, step.index);
    let (keyword, rest) = step.instruction.split_once(' ').unwrap_or((&step.instruction, ""));
    let extent = step.layer_bytes.filter(|_| has_layer).map(extent_percent);
    let ran_ms = matches!(step.state, StepState::Ran | StepState::Failed).then(|| step.ran_ms());
    html! {
        <li class="layer-bar" data-st={key} data-tense="fact" data-loud={is_loud.to_string()} tabindex="0" data-row={row.map(|row| row.to_string())}>
            <span class="layer-bar__cap">{state_glyph(key)}</span>
            <div class="layer-bar__body">
                if let Some(extent) = extent {
                    <span class="layer-bar__extent" style={format!("--extent:{}%", dom::fixed(extent, 1))}></span>
                }
                <code class="layer-bar__instruction" translate="no" title={step.instruction.clone()}>
                    <span class="layer-bar__line">{step.lines.0 + 1}</span><b>{keyword}</b>{" "}{rest}
                </code>
                <span class="layer-bar__state">{words.say(state_of(record, step))}</span>
                if has_layer {
                    <p class="layer-bar__cause">{words.say(because(scene, record, step))}</p>
                    <span class="layer-bar__cost num">{words.say(cost(ran_ms, step.layer_bytes))}</span>
                }
                if scene.live.is_none() {
                    <span class="sr">{words.say(counterpart(&scene.compared, *letter, step.index))}</span>
                }
            </div>
        </li>
    }
}

fn state_of(record: &BuildRecord, step: &StepRecord) -> Message {
    if record.is_not_needed(step) { layers::not_needed() } else { state(step.state) }
}

/// Says where the other build has the same instruction, for who does not see the line between them.
fn counterpart(compared: &Compared, letter: Letter, index: u32) -> Message {
    let other = compared.record(letter.other());
    let step = compared.counterpart(letter, index).and_then(|index| other?.steps.get(index as usize));
    said::counterpart(letter.other(), step.map(|step| step.lines.0 + 1))
}

/// Returns why a step did what it did: what was predicted of it, if that came true.
fn because(scene: &Scene, record: &BuildRecord, step: &StepRecord) -> Message {
    let line_of = |index: u32| record.steps.get(index as usize).map(|step| step.lines.0 + 1);
    let prediction = record.prediction.as_ref();
    let Some(expected) = prediction.and_then(|all| all.steps.get(step.index as usize)) else {
        return Message::default();
    };
    let base = base_of(&step.instruction);
    let sentence = cause::expected(expected, base.is_some(), &line_of);
    match (expected, step.state) {
        (Expected::Reuse { .. }, StepState::Ran) | (Expected::Run { .. }, StepState::Reused) => {
            layers::missed(word_of(expected), sentence)
        }
        (_, StepState::Reused | StepState::Ran) => match base.and_then(|base| scene.stand_in(base)) {
            Some(made_of) => layers::and_also(sentence, layers::stand_in(made_of)),
            None => sentence,
        },
        (_, StepState::Failed | StepState::Running) => sentence,
        _ if record.is_not_needed(step) => words_of_cause::stage_not_needed(),
        _ => Message::default(),
    }
}

/// Returns what a `FROM` names; `None` for other instructions.
fn base_of(instruction: &str) -> Option<&str> {
    let mut words = instruction.split_whitespace();
    (words.next() == Some("FROM")).then_some(())?;
    words.find(|word| !word.starts_with("--"))
}

/// Properties of [`Between`].
#[derive(PartialEq, Properties)]
pub(super) struct BetweenProps {
    /// Both builds.
    pub(super) compared: Rc<Compared>,
}

/// The lines between the stacks. They only repeat what the bars say, so screen readers pass over them.
#[component]
pub(super) fn Between(BetweenProps { compared }: &BetweenProps) -> Html {
    let Some(builds) = &compared.found.builds else { return Html::default() };
    let (a, a_height) = middles(compared.record(Letter::A));
    let (b, b_height) = middles(compared.record(Letter::B));
    let height = a_height.max(b_height);
    let rows = builds.rows.iter().enumerate().filter_map(|(number, row)| {
        let (a_at, b_at) = (row.a?, row.b?);
        let (from, to) = (a.get(a_at as usize)?, b.get(b_at as usize)?);
        let is_moved = builds.moved == Some(b_at);
        Some(html! {
            <path key={number} d={format!("M0 {from} C55 {from} 45 {to} 100 {to}")} data-moved={is_moved.to_string()}
                data-row={number.to_string()} />
        })
    });
    html! {
        <div class="compare__seam" aria-hidden="true">
            <svg viewBox={format!("0 0 100 {height}")} preserveAspectRatio="none"
                style={format!("height:calc({height} / 16 * var(--unit))")}>
                {for rows}
            </svg>
        </div>
    }
}

/// Returns the middle of each bar and the height of all, in sixteenths of the styles' `--unit`; `compare.css` says the same.
fn middles(record: Option<&BuildRecord>) -> (Vec<u32>, u32) {
    let mut top = 0;
    let mut middles = Vec::new();
    for step in record.iter().flat_map(|record| &record.steps) {
        let height = if step.state == StepState::NoLayer { LOW } else { HIGH };
        middles.push(top + height / 2);
        top += height + GAP;
    }
    (middles, top.saturating_sub(GAP))
}

const HIGH: u32 = 86;
const LOW: u32 = 44;
const GAP: u32 = 4;
/// A step that takes less is not what a build waits for.
const LOUD_MS: u64 = 200;
