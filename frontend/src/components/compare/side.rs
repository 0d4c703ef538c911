//! Both sides: head, Dockerfile, steps; and between them the lines from step to step.

use std::rc::Rc;

use catalogue::{Message, compare, size, time};
use messages::page::compare::{Finding, Letter, part_name, same, side as side_name};
use messages::page::pairs;
use protocol::{BuildRecord, PairPart};
use review::{DiffKind, FileDiff};
use yew::prelude::*;

use super::CompareEvents;
use super::chooser::{SideChooser, label};
use super::diff;
use super::scene::{Compared, Scene};
use super::stack::{Between, StepStack};
use crate::components::ticking::Elapsed;
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
    let words = use_words();
    let side = |letter: Letter| html! { <Side {letter} scene={Rc::clone(scene)} events={events.clone()} /> };
    html! {
        <div class="compare__grid">
            if let Some(same) = same_dockerfile(scene) {
                {folded(scene, &same, &words)}
            }
            {side(Letter::A)}
            if scene.compared.found.builds.is_some() && scene.live.is_none() {
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
            if same_dockerfile(scene).is_none() {
                {dockerfile(scene, letter, &words)}
            }
            if scene.has_steps() {
                <StepStack {letter} scene={Rc::clone(scene)} />
            }
        </section>
    }
}

/// Returns what is said of both Dockerfiles where they are the same, and what else differs; `None` where they differ.
fn same_dockerfile(scene: &Scene) -> Option<Message> {
    let found = &scene.compared.found;
    let text = found.dockerfile.as_ref().filter(|_| found.builds.is_some() || scene.pair.is_some())?;
    let is_same = text.n_more == 0 && text.rows.iter().all(|row| row.kind == DiffKind::Same);
    is_same.then(|| same(found.files.iter().map(difference).collect()))
}

/// Words the first difference of a file.
fn difference(FileDiff { path, only_in, text }: &FileDiff) -> Message {
    let rows = text.iter().flat_map(|text| &text.rows);
    let first =
        rows.filter(|row| row.kind != DiffKind::Same).find_map(|row| row.b.as_ref().or(row.a.as_ref()));
    match (only_in, first) {
        (Some(letter), _) => compare::other_only(path, letter.name()),
        (None, Some(line)) => compare::line_differs(line.number + 1, path),
        (None, None) => compare::other_changed(path),
    }
}

/// Draws the one Dockerfile of both sides for who opens it.
fn folded(scene: &Scene, said: &Message, words: &Words) -> Html {
    html! {
        <details class="compare__same">
            <summary>{words.say(said)}</summary>
            {dockerfile(scene, Letter::A, words)}
        </details>
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
        let Some(row) = scene.row_of(letter, step.index) else { continue };
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
    let live = scene.live.is_some().then(|| scene.record(letter));
    let number = scene.compared.number(letter).filter(|_| live.is_none());
    let restore = number.filter(|_| letter == Letter::A).map(|number| {
        let onclick = events.on_restore.reform(move |_: MouseEvent| number);
        html! { <button type="button" class="button button--quiet button--small" {onclick}>{words.say(compare::restore(letter.name()))}</button> }
    });
    html! {
        <div class="side__head">
            {letter_sign(letter)}
            if let Some(record) = live {
                if let Some(record) = record {
                    <b class="side__build">{words.say(label(record.number, &record.state))}</b>
                }
            } else {
                <SideChooser {letter} compared={Rc::clone(&scene.compared)} on_compare={events.on_compare.clone()} />
            }
            if let Some(name) = name(scene, letter) {
                <span class="meta">{words.say(name)}</span>
            }
            {for restore}
            {for total(scene, letter, words)}
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
    let is_built = scene.record(letter).is_some();
    Some(match scene.part(letter) {
        // Which of the two builds of its side it is, while both are made.
        Some(part) if scene.live.is_some() => part_name(part),
        Some(PairPart::A | PairPart::AEdited) => pair.a,
        Some(PairPart::B | PairPart::BEdited) => pair.b,
        None if is_built => Message::default(),
        None => letter.own(&[pair.a, pair.b]).clone(),
    })
}

/// Draws what a build cost in all: its time, or the size of its image where that is the difference.
fn total(scene: &Scene, letter: Letter, words: &Words) -> Option<Html> {
    if scene.live.is_some() {
        let state = &scene.record(letter)?.state;
        let (started_ms, ended_ms) = (state.started_ms()?, state.ended_ms());
        let words = *words;
        let word = Callback::from(move |ms| words.say(time(ms)));
        let clock_offset_ms = scene.clock_offset_ms;
        return Some(html! {
            <b class="side__total num"><Elapsed {started_ms} {ended_ms} {clock_offset_ms} {word} /></b>
        });
    }
    let compared = &scene.compared;
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
