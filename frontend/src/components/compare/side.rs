//! Both sides: head, Dockerfile, steps; and between them the lines from step to step.

use std::rc::Rc;

use catalogue::{Message, compare, size, time};
use messages::page::compare::{Finding, Letter, side as side_name};
use messages::page::pairs;
use protocol::{BuildRecord, PairPart};
use yew::prelude::*;

use super::CompareEvents;
use super::chooser::SideChooser;
use super::diff;
use super::scene::{Compared, Scene};
use super::stack::{Between, StepStack};
use crate::words::{Words, use_words};

/// Properties of [`Sides`].
#[derive(PartialEq, Properties)]
pub(super) struct SidesProps {
    /// What there is to show.
    pub(super) scene: Rc<Scene>,
    /// What the user does.
    pub(super) events: CompareEvents,
}

/// Both sides, and the lines between them.
#[component]
pub(super) fn Sides(SidesProps { scene, events }: &SidesProps) -> Html {
    let side = |letter: Letter| html! { <Side {letter} scene={Rc::clone(scene)} events={events.clone()} /> };
    html! {
        <div class="compare__grid">
            {side(Letter::A)}
            if scene.compared.found.builds.is_some() {
                <Between compared={Rc::clone(&scene.compared)} />
            }
            {side(Letter::B)}
        </div>
    }
}

/// Properties of [`Side`].
#[derive(PartialEq, Properties)]
struct SideProps {
    /// Which of both.
    letter: Letter,
    /// What there is to show.
    scene: Rc<Scene>,
    /// What the user does.
    events: CompareEvents,
}

/// One side.
#[component]
fn Side(SideProps { letter, scene, events }: &SideProps) -> Html {
    let words = use_words();
    let letter = *letter;
    let class = if letter == Letter::A { "side side--a" } else { "side side--b" };
    html! {
        <section {class} aria-label={words.say(side_name(letter))}>
            {head(scene, letter, events, &words)}
            {dockerfile(scene, letter, &words)}
            if scene.compared.found.builds.is_some() {
                <StepStack {letter} scene={Rc::clone(scene)} />
            }
        </section>
    }
}

/// Draws the Dockerfile of a side, or says that something comes there.
fn dockerfile(scene: &Scene, letter: Letter, words: &Words) -> Html {
    let Compared { found, .. } = &*scene.compared;
    let is_waiting = letter == Letter::B && found.builds.is_none() && scene.pair.is_none();
    let Some(text) = found.dockerfile.as_ref().filter(|_| !is_waiting) else {
        return html! { <p class="side__waits">{words.say(compare::comes_here())}</p> };
    };
    let mut row_of_line: Vec<(u32, usize)> = Vec::new();
    let steps = scene.compared.record(letter).filter(|_| found.builds.is_some());
    for step in steps.iter().flat_map(|record| &record.steps) {
        let Some(row) = scene.compared.row_of(letter, step.index) else { continue };
        row_of_line.extend((step.lines.0..step.lines.1).map(|line| (line, row)));
    }
    // The steps stand in the order of their lines.
    let row_of = |line: u32| {
        let at = row_of_line.binary_search_by_key(&line, |(line, _)| *line).ok()?;
        row_of_line.get(at).map(|(_, row)| *row)
    };
    diff::text(text, letter, words.say(compare::dockerfile(letter.name())), words, &row_of)
}

/// Draws the head of a side: which build it is, and how long it took.
fn head(scene: &Scene, letter: Letter, events: &CompareEvents, words: &Words) -> Html {
    let number = scene.compared.number(letter);
    let restore = number.filter(|_| letter == Letter::A).map(|number| {
        let onclick = events.on_restore.reform(move |_: MouseEvent| number);
        html! { <button type="button" class="button button--quiet button--small" {onclick}>{words.say(compare::restore(letter.name()))}</button> }
    });
    html! {
        <div class="side__head">
            {letter_sign(letter)}
            <SideChooser {letter} compared={Rc::clone(&scene.compared)} on_compare={events.on_compare.clone()} />
            if let Some(name) = name(scene, letter) {
                <span class="meta">{words.say(name)}</span>
            }
            {for restore}
            {for total(&scene.compared, letter, words)}
        </div>
    }
}

/// Draws the letter of a side.
pub(super) fn letter_sign(letter: Letter) -> Html {
    let class = if letter == Letter::A { "side__letter" } else { "side__letter side__letter--b" };
    html! { <span {class} translate="no">{letter.name()}</span> }
}

/// Names a side of a pair; a build of it that is none of the four has no name.
fn name(scene: &Scene, letter: Letter) -> Option<Message> {
    let pair = pairs::pair(scene.pair?);
    let is_built = scene.compared.number(letter).is_some();
    Some(match scene.compared.part(letter) {
        Some(PairPart::A | PairPart::AEdited) => pair.a,
        Some(PairPart::B | PairPart::BEdited) => pair.b,
        None if is_built => Message::default(),
        None => letter.own(&[pair.a, pair.b]).clone(),
    })
}

/// Draws what a build cost in all: its time, or the size of its image where that is the difference.
fn total(compared: &Compared, letter: Letter, words: &Words) -> Option<Html> {
    let of = |letter| compared.record(letter).map(|record: &BuildRecord| &record.state);
    let (own, other) = (of(letter)?, of(letter.other())?);
    let (is_less, total) = match (&compared.found.finding, own.image_bytes(), other.image_bytes()) {
        (Finding::Smaller { letter: smaller, .. }, Some(bytes), _) => (*smaller == letter, size(bytes)),
        // A build that made no image is not quick.
        (_, Some(_), Some(_)) => {
            let (own, other) = (own.took_ms(), other.took_ms());
            (own < other && other - own >= WORTH_SHOWING_MS, time(own))
        }
        _ => (false, time(own.took_ms())),
    };
    Some(
        html! { <b class="side__total num" data-kind={if is_less { "less" } else { "" }}>{words.say(total)}</b> },
    )
}

/// A difference of less is chance.
const WORTH_SHOWING_MS: u64 = 100;
