//! Both stacks of steps, and the lines between an instruction and its counterpart.
//!
//! Bars have fixed heights, so that the lines are known without asking the browser where anything is.

use messages::page::cause;
use messages::page::compare::Letter;
use messages::page::layers::layers;
use protocol::{ExpectedStep, StepRecord, StepState};
use reading::Node;

use super::Scene;
use super::facts::{Build, Facts, base_of};

/// Draws the steps of a side.
pub(super) fn stack(facts: &Facts, letter: Letter, scene: &Scene<'_>) -> Node {
    let build = facts.side(letter);
    let longest =
        (0..build.record.steps.len()).map(|index| build.ms(index)).max().filter(|ms| *ms >= LOUD_MS);
    let bars = build.record.steps.iter().enumerate().map(|(index, step)| {
        let is_loud = longest.is_some_and(|longest| build.ms(index) == longest);
        let bar = bar(build, step, scene, counterpart(facts, letter, index, scene), is_loud);
        in_row(bar, facts.row_of(letter, index))
    });
    Node::new("ol", "stack").with("aria-label", (scene.words.steps)(letter)).children(bars)
}

/// Says that a node belongs to a row of both builds.
pub(super) fn in_row(node: Node, row: Option<usize>) -> Node {
    row.map(|row| row.to_string()).into_iter().fold(node, |node, row| node.with("data-row", row))
}

/// Says where the other build has the same instruction, for who does not see the line between them.
fn counterpart(facts: &Facts, letter: Letter, index: usize, scene: &Scene<'_>) -> String {
    let other = facts.side(letter.other());
    let step = facts.counterpart(letter, index).and_then(|index| other.record.steps.get(index));
    (scene.words.counterpart)(letter.other(), step.map(|step| step.lines.0 + 1))
}

fn bar(build: &Build, step: &StepRecord, scene: &Scene<'_>, counterpart: String, is_loud: bool) -> Node {
    let words = layers(scene.language);
    let key = key(step.state);
    let has_layer = step.state != StepState::NoLayer;
    let (keyword, rest) = step.instruction.split_once(' ').unwrap_or((&step.instruction, ""));
    let instruction = Node::new("code", "layer-bar__instruction")
        .with("title", &*step.instruction)
        .child(Node::new("span", "layer-bar__line").text((step.lines.0 + 1).to_string()))
        .child(Node::new("b", "").text(keyword))
        .text(format!(" {rest}"));
    let mut body = Node::new("div", "layer-bar__body");
    if let Some(bytes) = step.layer_bytes.filter(|_| has_layer) {
        body = body.child(
            Node::new("span", "layer-bar__extent").with("style", format!("--extent:{}%", extent(bytes))),
        );
    }
    body =
        body.child(instruction).child(Node::new("span", "layer-bar__state").text((words.state)(step.state)));
    if has_layer {
        let index = step.index as usize;
        let ms = matches!(step.state, StepState::Ran | StepState::Failed).then(|| build.ms(index));
        body = body
            .child(Node::new("p", "layer-bar__cause").text(because(build, step, scene)))
            .child(Node::new("span", "layer-bar__cost num").text((words.cost)(ms, step.layer_bytes)));
    }
    body = body.child(Node::new("span", "sr").text(counterpart));
    Node::new("li", "layer-bar")
        .with("data-st", key)
        .with("data-tense", "fact")
        .with("data-loud", is_loud.to_string())
        .with("tabindex", "0")
        .child(Node::new("span", "layer-bar__cap").child(Node::new("glyph", "").with("data-st", key)))
        .child(body)
}

/// Returns why a step did what it did: what was predicted of it, if that came true.
fn because(build: &Build, step: &StepRecord, scene: &Scene<'_>) -> String {
    let language = scene.language;
    let line_of = |index: u32| build.record.steps.get(index as usize).map(|step| step.lines.0 + 1);
    let is_base = step.instruction.starts_with("FROM");
    let prediction = build.record.prediction.as_ref();
    let Some(expected) = prediction.and_then(|all| all.steps.get(step.index as usize)) else {
        return String::new();
    };
    let sentence = cause::expected(language, expected, is_base, &line_of);
    match (expected, step.state) {
        (ExpectedStep::Reuse { .. }, StepState::Ran) | (ExpectedStep::Run { .. }, StepState::Reused) => {
            let words = layers(language);
            (words.missed)((words.expected)(expected), &sentence)
        }
        (_, StepState::Reused | StepState::Ran) if is_base => {
            match scene.around.stand_in(base_of(&step.instruction)) {
                Some(made_of) => format!("{sentence} \u{b7} {}", (layers(language).stand_in)(made_of)),
                None => sentence,
            }
        }
        (_, StepState::Reused | StepState::Ran | StepState::Failed) => sentence,
        _ => String::new(),
    }
}

/// Returns the name that styles use for a state.
pub(super) fn key(state: StepState) -> &'static str {
    match state {
        StepState::Running => "running",
        StepState::Reused => "reused",
        StepState::Ran => "ran",
        StepState::Failed => "failed",
        StepState::NoLayer => "no-layer",
        StepState::Waiting | StepState::NotReached => "waiting",
    }
}

/// Returns how much of a bar's width a layer takes, in percent: ten bytes nothing, a gigabyte all.
fn extent(bytes: u64) -> u64 {
    #[expect(clippy::cast_precision_loss, reason = "a logarithm to a percent")]
    let exponent = (bytes.max(10) as f64).log10();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 100")]
    let percent = ((exponent - 1.0) / 8.0 * 100.0).clamp(1.0, 100.0).round() as u64;
    percent
}

/// Draws the lines between the stacks.
pub(super) fn seam(facts: &Facts) -> Node {
    let (a, b) = (facts.side(Letter::A), facts.side(Letter::B));
    let height = places(a).1.max(places(b).1);
    let (a, b) = (places(a).0, places(b).0);
    let moved = facts.comparison.moved.as_ref().map(|moved| moved.instruction);
    let path = |from: u32, to: u32, is_moved: bool| {
        Node::new("path", "")
            .with("d", format!("M0 {from} C55 {from} 45 {to} 100 {to}"))
            .with("data-moved", is_moved.to_string())
    };
    let rows = facts.comparison.rows.iter().enumerate().filter_map(|(number, row)| {
        let (a_at, b_at) = (row.a?, row.b?);
        Some(in_row(path(*a.get(a_at)?, *b.get(b_at)?, Some(b_at) == moved), Some(number)))
    });
    let svg = Node::new("svg", "")
        .with("viewBox", format!("0 0 100 {height}"))
        .with("preserveAspectRatio", "none")
        .with("style", format!("height:calc({height} / 16 * 1rem)"))
        .children(rows);
    Node::new("div", "compare__seam").with("aria-hidden", "true").child(svg)
}

/// Returns the middle of each bar and the height of all, in sixteenths of a `rem`; `compare.css` says the same.
fn places(build: &Build) -> (Vec<u32>, u32) {
    let mut top = 0;
    let mut middles = Vec::new();
    for step in &build.record.steps {
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
