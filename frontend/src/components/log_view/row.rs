//! How each kind of row is drawn.

use catalogue::{Message, log, time};
use protocol::{BuildRecord, LogStream, StepRecord, StepState};
use yew::prelude::*;

use super::Source;
use super::line::{Piece, pieces};
use super::tools::copy;
use crate::ansi;
use crate::components::glyph::{Sign, state_glyph, state_key};
use crate::components::icon::Icon;
use crate::components::ticking::Elapsed;
use crate::log_rows::{Folds, Row};
use crate::log_store::{Log, LogKey, LogStore};
use crate::log_text::Line;
use crate::words::Words;

/// What rows need to know.
pub(super) struct RowContext {
    /// Whose log it is.
    pub(super) source: Source,
    /// What is folded.
    pub(super) folds: UseStateHandle<Folds>,
    /// What is searched for.
    pub(super) query: AttrValue,
    /// The line of the current match.
    pub(super) found: Option<usize>,
    /// All logs.
    pub(super) logs: LogStore,
    /// The server's clock minus the browser's.
    pub(super) clock_offset_ms: i64,
}

/// Draws one row.
pub(super) fn draw(row: Row, log: &Log, context: &RowContext, words: Words) -> Html {
    match row {
        Row::Line { at, is_cause, n_high } => {
            line(&log.lines()[at], n_high, (is_cause, context.found == Some(at)), &context.query, words)
        }
        Row::Step { step, n_lines, is_open } => match &context.source {
            Source::Build(build) => step_row(build, step, n_lines, is_open, context, words),
            Source::Container(_) => Html::default(),
        },
        Row::Fold { step, n_lines, is_before } => {
            let text = if is_before { log::lines_before(n_lines) } else { log::lines_after(n_lines) };
            let onclick = change(&context.folds, move |folds| {
                folds.unfolded.push((step, is_before));
            });
            html! { <button type="button" class="log__fold" {onclick} aria-expanded="false">{Sign::Chevron.draw()}{words.say(text)}</button> }
        }
        Row::Error { step } => match &context.source {
            Source::Build(build) => {
                let error = build.steps.get(step).and_then(|step| step.error.as_deref()).unwrap_or_default();
                html! { <div class="log__row" data-cause="true"><time></time><span translate="no">{error}</span></div> }
            }
            Source::Container(_) => Html::default(),
        },
        Row::Hole => {
            let text = match &context.source {
                Source::Build(build) => log::cut(build.log_bytes_cut),
                Source::Container(_) => log::lost(log.lines().first().map_or(0, |line| line.number)),
            };
            html! { <div class="log__row log__remark">{words.say(text)}</div> }
        }
    }
}

fn line(line: &Line, n_high: u16, (is_cause, is_found): (bool, bool), query: &str, words: Words) -> Html {
    let stream = match line.stream {
        LogStream::Out => "out",
        LogStream::Err => "err",
        LogStream::Drydock => "drydock",
    };
    let of_others = (line.stream != LogStream::Drydock).then_some("no");
    let piece = |piece: Piece| match (piece.is_match, piece.classes.is_empty()) {
        (true, _) => html! { <mark class={piece.classes}>{piece.text}</mark> },
        (false, true) => html! { {piece.text} },
        (false, false) => html! { <span class={piece.classes}>{piece.text}</span> },
    };
    html! {
        <div class="log__row" data-cause={is_cause.to_string()} data-found={is_found.to_string()} data-stream={stream}
            style={(n_high > 1).then(|| format!("--high:{n_high}"))}>
            <time>{words.say(time(line.at_ms))}</time><span translate={of_others}>{for pieces(&line.text, query).into_iter().map(piece)}</span>
        </div>
    }
}

fn step_row(
    build: &BuildRecord,
    at: usize,
    n_lines: usize,
    is_open: bool,
    context: &RowContext,
    words: Words,
) -> Html {
    let Some(step) = build.steps.get(at) else { return Html::default() };
    let index = step.index;
    let onclick =
        change(&context.folds, move |folds| match folds.turned.iter().position(|turned| *turned == index) {
            Some(at) => drop(folds.turned.remove(at)),
            None => folds.turned.push(index),
        });
    let key = state_key(Some(step.state));
    let line = step.lines.0 + 1;
    let copy_step = words.say(log::copy_step(line));
    let on_copy = {
        let (logs, log_key) = (context.logs.clone(), LogKey::Build(build.number));
        Callback::from(move |_: MouseEvent| {
            copy(logs.read(log_key, |log| text_of(log, index)), Callback::noop())
        })
    };
    let is_not_needed = build.is_not_needed(step);
    let said = if is_not_needed { words.say(log::not_needed()).into() } else { said(step, context, words) };
    html! {
        <div class="log__row log__step" data-st={key}>
            <button type="button" class="log__toggle" aria-expanded={is_open.to_string()} {onclick} disabled={n_lines == 0}>
                {state_glyph(key)}<span>{words.say(log::step(line))}{"  "}<bdi translate="no">{&step.instruction}</bdi></span>
                if n_lines > 0 {
                    {Sign::Chevron.draw()}
                }
            </button>
            if n_lines > 0 {
                <button type="button" class="button button--quiet button--icon button--small log__copy"
                    aria-label={copy_step.clone()} title={copy_step}
                    onclick={on_copy}>{Icon::Copy.draw()}</button>
            }
            <em class="num">{said}</em>
        </div>
    }
}

fn said(step: &StepRecord, context: &RowContext, words: Words) -> Html {
    let took = step.started_ms.zip(step.ended_ms).map(|(started, ended)| ended.saturating_sub(started));
    let text = match step.state {
        StepState::Running => {
            let word = Callback::from(move |ms| words.say(log::running(ms)));
            let started_ms = step.started_ms.unwrap_or_default();
            return html! { <Elapsed {started_ms} ended_ms={step.ended_ms} clock_offset_ms={context.clock_offset_ms} {word} /> };
        }
        StepState::Reused => log::reused(),
        StepState::Ran => took.map(time).unwrap_or_default(),
        StepState::Failed => failed(took, step.exit_code),
        StepState::Waiting => log::waiting(),
        StepState::NotReached => log::not_reached(),
        StepState::NoLayer => return Html::default(),
    };
    html! { {words.say(text)} }
}

fn failed(took_ms: Option<u64>, exit_code: Option<i64>) -> Message {
    match (took_ms, exit_code) {
        (Some(ms), Some(exit_code)) => log::failed_after_with(ms, exit_code),
        (Some(ms), None) => log::failed_after(ms),
        (None, Some(exit_code)) => log::failed_with(exit_code),
        (None, None) => log::failed(),
    }
}

/// Returns what a step wrote, without colours.
fn text_of(log: &Log, step: u32) -> String {
    let lines =
        log.of_step(Some(step)).iter().map(|at| ansi::plain(&log.lines()[*at].text).into_owned() + "\n");
    lines.collect()
}

fn change(folds: &UseStateHandle<Folds>, change: impl Fn(&mut Folds) + 'static) -> Callback<MouseEvent> {
    let folds = folds.clone();
    Callback::from(move |_| {
        let mut changed = (*folds).clone();
        change(&mut changed);
        folds.set(changed);
    })
}
