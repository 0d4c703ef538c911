//! The sentence on top, and what can be done.

use std::rc::Rc;

use catalogue::{Message, compare, layers, sentences};
use messages::notice;
use messages::page::compare::{self as said_of, Finding, Letter};
use messages::page::pairs;
use protocol::{BuildHead, BuildState, PairPart};
use yew::prelude::*;

use super::CompareEvents;
use super::scene::{Compared, Scene};
use crate::words::{Words, use_words};

/// Properties of [`Lead`].
#[derive(PartialEq, Properties)]
pub(super) struct LeadProps {
    /// What there is to show.
    pub(super) scene: Rc<Scene>,
    /// What the user does.
    pub(super) events: CompareEvents,
}

/// The sentence and the buttons beside it.
#[component]
pub(super) fn Lead(LeadProps { scene, events }: &LeadProps) -> Html {
    let words = use_words();
    let stopped = stopped(&scene.compared);
    let Said { headline, detail, part, why } = said(scene, stopped.as_ref());
    html! {
        <div class="compare__lead">
            <div class="compare__said" role="status">
                <h2 class="compare__headline" tabindex="-1" aria-level={scene.is_presented.then_some("1")}>{words.say(headline)}</h2>
                if !detail.is_empty() {
                    <p>{words.say(detail)}</p>
                }
                if let Some(why) = why {
                    <p class="compare__stopped">{words.say(why)}</p>
                }
                if let Some(part) = part {
                    <span class="compare__progress" aria-hidden="true"><i style={format!("--done:{}%", part.index() * 25 + 12)}></i></span>
                }
            </div>
            <div class="compare__presses">{for buttons(scene, stopped.map(|(part, _)| part), events, &words)}</div>
        </div>
    }
}

/// What is said on top.
struct Said {
    headline: Message,
    detail: Message,
    /// Which of a pair's four builds is under way.
    part: Option<PairPart>,
    /// Why a pair is not built to its end, where there is something else to say first.
    why: Option<Message>,
}

fn said(scene: &Scene, stopped: Option<&(PairPart, Message)>) -> Said {
    let Compared { told, found, .. } = &*scene.compared;
    let of = |headline: Message, detail: Message| Said { headline, detail, part: None, why: None };
    let live = scene.live.as_ref().map(|live| live.part);
    let part = live.or_else(|| under_way(&told.builds).and_then(|build| build.part));
    match (part, &found.finding, scene.pair, stopped) {
        (Some(part), ..) => Said { part: Some(part), ..of(said_of::progress(part), waits(scene)) },
        (None, Finding::NothingBuilt, Some(name), None) => of(pairs::title(name), compare::four_builds()),
        // Of an earlier time there may be both; else there is nothing to say but this.
        (
            None,
            Finding::NothingBuilt | Finding::OnlyOne { .. } | Finding::NoImage { .. },
            _,
            Some((part, why)),
        ) => of(said_of::stopped(*part), why.clone()),
        (None, finding, _, stopped) => {
            let why = stopped.map(|(_, why)| why.clone());
            Said { why, ..of(said_of::headline(finding), details(&scene.compared)) }
        }
    }
}

/// Returns the newest build, while it goes on.
fn under_way(builds: &[BuildHead]) -> Option<&BuildHead> {
    builds.first().filter(|build| !build.state.is_over())
}

/// Returns what a build that has no place yet waits for.
fn waits(scene: &Scene) -> Message {
    match scene.compared.told.builds.first().map(|build| &build.state) {
        Some(BuildState::Queued { n_before }) => layers::queued_detail(*n_before),
        _ => Message::default(),
    }
}

/// Returns which of a pair's four builds was the last one begun, if it made no image, and a sentence that says why.
fn stopped(compared: &Compared) -> Option<(PairPart, Message)> {
    let newest = compared.told.builds.first()?;
    let notice = match &newest.state {
        BuildState::Failed { notice, .. } => Some(notice),
        BuildState::Cancelled { .. } => None,
        BuildState::Queued { .. } | BuildState::Running { .. } | BuildState::Succeeded { .. } => return None,
    };
    let part = newest.part?;
    let failure = notice.map(|notice| notice::notice(notice).text);
    Some((part, said_of::stopped_why(part, failure)))
}

fn details(compared: &Compared) -> Message {
    let finding = &compared.found.finding;
    let mut parts = vec![said_of::detail(finding)];
    if let Some(builds) = &compared.found.builds {
        let [a, b] = builds.edits.each_ref().map(Option::as_ref);
        // The edit of a pair is made in both, also where it is a reason for nothing.
        let is_pair = Letter::BOTH.map(|letter| compared.part(letter))
            == [Some(PairPart::AEdited), Some(PairPart::BEdited)];
        let in_both = a.or(b).filter(|_| a.is_none() || b.is_none() || a == b);
        parts.push(if is_pair { said_of::edits(in_both, in_both) } else { said_of::edits(a, b) });
        if let (Finding::Saves { .. }, Some((letter, bytes))) = (finding, builds.smaller) {
            parts.push(compare::also_smaller(bytes, letter.name()));
        }
    }
    sentences(parts)
}

/// Draws what can be done; `stopped` is which of a pair's builds was not made.
fn buttons(scene: &Scene, stopped: Option<PairPart>, events: &CompareEvents, words: &Words) -> Vec<Html> {
    let button = |kind: ButtonKind, label: Message, on_press: Callback<()>, can_press: bool| {
        button(kind, words.say(label), on_press, can_press)
    };
    let Compared { told, found, .. } = &*scene.compared;
    let [a, b] = Letter::BOTH.map(|letter| scene.compared.number(letter));
    let mut buttons = vec![button(ButtonKind::Plain, compare::back(), events.on_close.clone(), true)];
    if b.is_some() && scene.live.is_none() {
        let swap = events.on_compare.reform(move |()| (b, a));
        buttons.push(button(ButtonKind::Plain, compare::swap(), swap, true));
    }
    if scene.live.is_some() || under_way(&told.builds).is_some() {
        buttons.push(button(ButtonKind::Stop, compare::cancel(), events.on_cancel.clone(), true));
        return buttons;
    }
    let is_pair = scene.pair.is_some();
    let is_built = is_pair && told.builds.iter().any(|build| build.part == Some(PairPart::BEdited));
    let build = |part: PairPart| events.on_build_pair.reform(move |()| part);
    if is_pair {
        let is_again = is_built || stopped.is_some();
        let (kind, label) = if is_again {
            (ButtonKind::Plain, compare::build_both_again())
        } else {
            (ButtonKind::Primary, compare::build_both())
        };
        buttons.push(button(kind, label, build(PairPart::A), scene.can_build));
    }
    if let Some(part) = stopped {
        buttons.push(button(ButtonKind::Primary, compare::go_on(), build(part), scene.can_build));
        return buttons;
    }
    if let Some(b) = b.filter(|_| is_built || !is_pair) {
        let is_failure = matches!(found.finding, Finding::NoImage { letter: None | Some(Letter::B), .. });
        let kind = if is_failure { ButtonKind::Plain } else { ButtonKind::Primary };
        let keep = events.on_restore.reform(move |()| b);
        buttons.push(button(kind, compare::keep(Letter::B.name()), keep, true));
    }
    buttons
}

/// What a button is among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ButtonKind {
    /// One of several.
    Plain,
    /// What comes next.
    Primary,
    /// What ends something.
    Stop,
}

fn button(kind: ButtonKind, label: AttrValue, on_press: Callback<()>, can_press: bool) -> Html {
    let class = match kind {
        ButtonKind::Plain => "button",
        ButtonKind::Primary => "button button--primary",
        ButtonKind::Stop => "button button--stop",
    };
    html! { <button type="button" key={label.to_string()} {class} disabled={!can_press} onclick={on_press.reform(|_: MouseEvent| ())}>{label}</button> }
}
