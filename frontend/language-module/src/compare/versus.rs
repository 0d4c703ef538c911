//! The times of both builds to one scale, and what a day of changes costs; or the sizes of both images.

use messages::page::compare::{Compare, Finding, Letter};
use protocol::StepRecord;
use reading::Node;

use super::Scene;
use super::bars::{in_row, key};
use super::facts::{Build, Facts};
use super::finding::{WORTH_SAYING_MS, edit};

/// Draws both times, or the sizes of both images where that is the difference; nothing where there is nothing to draw.
pub(super) fn versus(facts: &Facts, scene: &Scene<'_>) -> Option<Node> {
    let words = scene.words;
    let measure = if matches!(scene.finding, Finding::Smaller { .. }) { BYTES } else { TIME };
    let parts = |letter: Letter| (measure.parts)(facts.side(letter));
    let total = |letter: Letter| parts(letter).iter().map(|part| part.amount).sum::<u64>();
    let (a, b) = (total(Letter::A), total(Letter::B));
    let longest = a.max(b);
    if longest < measure.least {
        return None;
    }
    let row = |letter: Letter, total: u64| {
        let segments = parts(letter).into_iter().map(|Part { index, state, instruction, amount }| {
            // What is narrow keeps its place and says its name when it is pointed at.
            let label = (measure.label)(words, &instruction, amount);
            let is_wide = amount.saturating_mul(100) >= longest.saturating_mul(WIDE_PERCENT);
            let segment = Node::new("span", "versus__seg").with("data-st", state).with("title", &*label);
            let segment = segment.with("style", format!("flex:{amount} 0 0"));
            let segment = in_row(segment, facts.row_of(letter, index));
            if is_wide {
                segment.text(label)
            } else {
                segment.with("data-kind", "tiny").child(Node::new("span", "sr").text(label))
            }
        });
        let left = longest - total;
        let rest = (left > 0).then(|| {
            let said = (measure.rest)(words, facts, letter, (total, left));
            let rest = Node::new("span", if said.is_some() { "versus__saved num" } else { "" });
            let rest = rest.with("style", format!("flex:{left} 0 auto"));
            said.into_iter().fold(rest, Node::text)
        });
        let class = if letter == Letter::A { "side__letter" } else { "side__letter side__letter--b" };
        Node::new("div", "versus__row")
            .child(Node::new("span", class).text(letter.name()))
            .child(Node::new("div", "versus__track").children(segments).children(rest))
    };
    let (title, day) = match scene.finding {
        Finding::Smaller { .. } => (words.size_of, None),
        _ => (words.time_of, day(facts, scene, (a, b))),
    };
    let day = day.map(|(a, b)| Node::new("span", "num").text((words.a_day)(a, b)));
    let head = Node::new("div", "versus__head").child(Node::new("b", "").text(title)).children(day);
    Some(Node::new("section", "versus").child(head).child(row(Letter::A, a)).child(row(Letter::B, b)))
}

/// One instruction, and what is measured of it.
struct Part {
    index: usize,
    state: &'static str,
    instruction: String,
    amount: u64,
}

/// What the bars are as long as.
struct Measure {
    parts: fn(&Build) -> Vec<Part>,
    /// Where both are shorter there is nothing to see but chance.
    least: u64,
    label: fn(&Compare, &str, u64) -> String,
    /// What is said of the shorter one: who is it, how long it is, and how much shorter.
    rest: fn(&Compare, &Facts, Letter, (u64, u64)) -> Option<String>,
}

const TIME: Measure = Measure {
    parts: |build| parts(build, |index, _| ("ran", build.ms(index))),
    least: WORTH_SAYING_MS,
    label: |words, instruction, ms| (words.segment)(instruction, ms),
    rest: |words, facts, letter, (total, _)| match facts.spared_ms(letter) {
        // It took less time for no other reason than chance.
        0 => None,
        _ if total == 0 => Some(words.nothing_ran.to_owned()),
        ms => Some((words.saved)(ms)),
    },
};

const BYTES: Measure = Measure {
    parts: |build| parts(build, |_, step| (key(step.state), step.layer_bytes.unwrap_or(0))),
    least: 1,
    label: |words, instruction, bytes| (words.layer)(instruction, bytes),
    rest: |words, _, _, (_, left)| Some((words.less)(left)),
};

/// Returns the instructions of which there is anything to measure.
fn parts(build: &Build, measured: impl Fn(usize, &StepRecord) -> (&'static str, u64)) -> Vec<Part> {
    let steps = build.record.steps.iter().enumerate();
    let part = steps.map(|(index, step)| {
        let (state, amount) = measured(index, step);
        Part { index, state, instruction: step.instruction.clone(), amount }
    });
    part.filter(|part| part.amount > 0).collect()
}

/// Returns what one change costs in both: of the file that makes the difference, else of the one that was edited before both.
fn day(facts: &Facts, scene: &Scene<'_>, totals: (u64, u64)) -> Option<(u64, u64)> {
    if let Finding::Saves { path, .. } = &scene.finding {
        return Some((facts.cost_of_change(Letter::A, path), facts.cost_of_change(Letter::B, path)));
    }
    let (a, b) = (edit(facts.side(Letter::A))?, edit(facts.side(Letter::B))?);
    (a == b).then_some(totals)
}

/// What is narrower has no room for its name.
const WIDE_PERCENT: u64 = 12;
