//! The times of both builds to one scale, and what a day of changes costs; or the sizes of both images.

use std::rc::Rc;

use catalogue::{Message, compare};
use messages::page::compare::{Finding, Letter, a_day};
use protocol::{BuildRecord, StepState};
use review::AlignedBuilds;
use yew::prelude::*;

use super::scene::Scene;
use super::side::letter_sign;
use crate::components::glyph::state_key;
use crate::words::use_words;

/// Properties of [`Versus`].
#[derive(PartialEq, Properties)]
pub(super) struct VersusProps {
    /// What there is to show.
    pub(super) scene: Rc<Scene>,
}

/// Both times, or the sizes of both images where that is the difference; nothing where there is nothing to draw.
#[component]
pub(super) fn Versus(VersusProps { scene }: &VersusProps) -> Html {
    let words = use_words();
    let compared = &scene.compared;
    // While a pair is built there is nothing yet to weigh, but the times grow side by side.
    let builds = compared.found.builds.as_ref().filter(|_| scene.live.is_none());
    let measure = if builds.is_some() { Measure::of(&compared.found.finding) } else { Measure::Time };
    let parts = Letter::BOTH.map(|letter| scene.record(letter).map(|record| measure.parts(record)));
    let (a, b) = match (parts, builds, &scene.live) {
        ([Some(a), Some(b)], Some(_), _) => (a, b),
        ([a, b], _, Some(_)) => (a.unwrap_or_default(), b.unwrap_or_default()),
        _ => return Html::default(),
    };
    let total = |parts: &[Part]| parts.iter().map(|part| part.amount).sum::<u64>();
    let totals = [total(&a), total(&b)];
    let longest = totals[0].max(totals[1]);
    if longest < measure.least() {
        return Html::default();
    }
    let parts = [a, b];
    let less = |letter: Letter, total: u64| {
        let spared_ms = *letter.own(&builds?.spared_ms);
        // A step that took no tenth of a second has run all the same.
        let has_run = scene.record(letter)?.steps.iter().any(|step| step.state == StepState::Ran);
        measure.rest((total, longest), spared_ms, has_run).map(|less| words.say(less))
    };
    let row = |letter: Letter| {
        let (parts, total) = (letter.own(&parts), *letter.own(&totals));
        let segments = parts.iter().map(|part| {
            let row = scene.row_of(letter, part.index);
            segment(words.say(measure.label(part)), part, longest, row)
        });
        html! {
            <div class="versus__row">
                {letter_sign(letter)}
                <div class="versus__track">
                    {for segments}
                    if total < longest {
                        {rest(less(letter, total), longest - total)}
                    }
                </div>
            </div>
        }
    };
    let title = words.say(if measure == Measure::Bytes { compare::size_of() } else { compare::time_of() });
    let day = builds.and_then(|builds| day(builds, totals)).filter(|_| measure == Measure::Time);
    html! {
        <section class="versus">
            <div class="versus__head">
                <b>{title}</b>
                if let Some([a, b]) = day {
                    <span class="num">{words.say(a_day(a, b))}</span>
                }
            </div>
            {row(Letter::A)}
            {row(Letter::B)}
        </section>
    }
}

/// Draws an instruction; one that is narrow keeps its place and says its name when it is pointed at.
fn segment(label: AttrValue, part: &Part, longest: u64, row: Option<usize>) -> Html {
    let is_wide = part.amount.saturating_mul(100) >= longest.saturating_mul(WIDE_PERCENT);
    html! {
        <span class="versus__seg" data-st={part.state} title={label.clone()} style={format!("flex:{} 0 0", part.amount)}
            data-row={row.map(|row| row.to_string())} data-kind={(!is_wide).then_some("tiny")}>
            if is_wide {
                {label}
            } else {
                <span class="sr">{label}</span>
            }
        </span>
    }
}

/// Draws what the shorter one has less.
fn rest(said: Option<AttrValue>, left: u64) -> Html {
    html! { <span class={said.is_some().then_some("versus__saved num")} style={format!("flex:{left} 0 auto")}>{said}</span> }
}

/// One instruction, and what is measured of it.
struct Part {
    index: u32,
    state: &'static str,
    instruction: String,
    amount: u64,
}

/// What the bars are as long as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    /// Milliseconds of the steps that ran.
    Time,
    /// Bytes of the layers.
    Bytes,
}

impl Measure {
    fn of(finding: &Finding) -> Self {
        if matches!(finding, Finding::Smaller { .. }) { Self::Bytes } else { Self::Time }
    }

    /// Returns from where on there is more to see than chance.
    fn least(self) -> u64 {
        if self == Self::Time { WORTH_SHOWING_MS } else { 1 }
    }

    /// Returns the instructions of which there is anything to measure.
    fn parts(self, record: &BuildRecord) -> Vec<Part> {
        let part = record.steps.iter().map(|step| {
            let (state, amount) = match self {
                Self::Time => ("ran", step.ran_ms()),
                Self::Bytes => (state_key(Some(step.state)), step.layer_bytes.unwrap_or(0)),
            };
            Part { index: step.index, state, instruction: step.instruction.clone(), amount }
        });
        part.filter(|part| part.amount > 0).collect()
    }

    fn label(self, part: &Part) -> Message {
        match self {
            Self::Time => compare::segment(part.amount, &part.instruction),
            Self::Bytes => compare::layer(part.amount, &part.instruction),
        }
    }

    /// Returns what is said of the shorter one.
    fn rest(self, (total, longest): (u64, u64), spared_ms: u64, has_run: bool) -> Option<Message> {
        match (self, spared_ms) {
            (Self::Bytes, _) => Some(compare::less(longest - total)),
            // It took less time for no other reason than chance.
            (Self::Time, 0) => None,
            (Self::Time, _) if !has_run => Some(compare::nothing_ran()),
            (Self::Time, ms) => Some(compare::saved(ms)),
        }
    }
}

/// Returns what one change costs in both: of the file that makes the difference, else of the one that was edited before both.
fn day(builds: &AlignedBuilds, totals: [u64; 2]) -> Option<[u64; 2]> {
    builds.change_ms.or_else(|| {
        let [a, b] = &builds.edits;
        (a.is_some() && a == b).then_some(totals)
    })
}

/// Where both are shorter there is nothing to see but chance.
const WORTH_SHOWING_MS: u64 = 200;
/// What is narrower has no room for its name.
const WIDE_PERCENT: u64 = 12;
