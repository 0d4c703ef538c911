//! The times of both builds to one scale, and what a day of changes costs.

use messages::page::compare::{Finding, Letter};
use reading::Node;

use super::Scene;
use super::bars::in_row;
use super::facts::{Build, Facts};
use super::finding::edit;

/// Draws both times; nothing where nothing ran in either.
pub(super) fn versus(facts: &Facts, scene: &Scene<'_>) -> Option<Node> {
    let words = scene.words;
    let total = |letter: Letter| ran(facts.side(letter)).iter().map(|(.., ms)| *ms).sum::<u64>();
    let (a, b) = (total(Letter::A), total(Letter::B));
    let longest = a.max(b);
    if longest == 0 {
        return None;
    }
    let row = |letter: Letter, total: u64| {
        let segments = ran(facts.side(letter)).into_iter().map(|(index, instruction, ms)| {
            // What is narrow keeps its place and says its name when it is pointed at.
            let label = (words.segment)(&instruction, ms);
            let is_wide = ms * 100 >= longest * WIDE_PERCENT;
            let segment = Node::new("span", "versus__seg").with("data-st", "ran").with("title", &*label);
            let segment = segment.with("style", format!("flex:{ms} 0 0"));
            let segment = in_row(segment, facts.row_of(letter, index));
            if is_wide {
                segment.text(label)
            } else {
                segment.with("data-kind", "tiny").child(Node::new("span", "sr").text(label))
            }
        });
        let (left, spared_ms) = (longest - total, facts.spared_ms(letter));
        let saved = (left > 0).then(|| {
            let rest = Node::new("span", if spared_ms > 0 { "versus__saved num" } else { "" });
            let rest = rest.with("style", format!("flex:{left} 0 auto"));
            match spared_ms {
                // It took less time for no other reason than chance.
                0 => rest,
                _ if total == 0 => rest.text(words.nothing_ran),
                ms => rest.text((words.saved)(ms)),
            }
        });
        let class = if letter == Letter::A { "side__letter" } else { "side__letter side__letter--b" };
        Node::new("div", "versus__row")
            .child(Node::new("span", class).text(letter.name()))
            .child(Node::new("div", "versus__track").children(segments).children(saved))
    };
    let day = day(facts, scene, (a, b)).map(|(a, b)| Node::new("span", "num").text((words.a_day)(a, b)));
    let head = Node::new("div", "versus__head").child(Node::new("b", "").text(words.time_of)).children(day);
    Some(Node::new("section", "versus").child(head).child(row(Letter::A, a)).child(row(Letter::B, b)))
}

/// Returns what one change costs in both: of the file that makes the difference, else of the one that was edited before both.
fn day(facts: &Facts, scene: &Scene<'_>, totals: (u64, u64)) -> Option<(u64, u64)> {
    if let Finding::Saves { path, .. } = &scene.finding {
        return Some((facts.cost_of_change(Letter::A, path), facts.cost_of_change(Letter::B, path)));
    }
    let (a, b) = (edit(facts.side(Letter::A))?, edit(facts.side(Letter::B))?);
    (a == b).then_some(totals)
}

/// Returns the instructions that ran, each with its index, and how long it took.
fn ran(build: &Build) -> Vec<(usize, String, u64)> {
    let steps = build.record.steps.iter().enumerate();
    let took = steps.map(|(index, step)| (index, step.instruction.clone(), build.ms(index)));
    took.filter(|(.., ms)| *ms > 0).collect()
}

/// What is narrower has no room for its name.
const WIDE_PERCENT: u64 = 12;
