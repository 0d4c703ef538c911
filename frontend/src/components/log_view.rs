//! A log: only the rows on the screen are there, a hundred thousand lines or not.
//!
//! Lines come many at a time; they are laid out once per animation frame. Rows have fixed heights and do not wrap, so that the place of each is
//! known without drawing it; long lines scroll sideways.

mod follow;
mod line;
mod row;
mod tools;

use std::rc::Rc;

use crate::components::piece::{live, live_by};
use protocol::{BuildRecord, ContainerRecord};
use yew::prelude::*;

use self::follow::{use_follow, use_reveal, use_scroll};
use self::row::{RowContext, draw};
use self::tools::{Search, Tools};
use crate::dom;
use crate::hooks::{UseStateHandle, use_effect_with, use_memo, use_state_eq};
use crate::log_rows::{Folds, Rows, matches};
use crate::log_store::{LogKey, LogStore};
use crate::words::use_words;

/// Whose log it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// A build's, step by step.
    Build(Rc<BuildRecord>),
    /// A container's.
    Container(Rc<ContainerRecord>),
}

impl Source {
    fn key(&self) -> LogKey {
        match self {
            Self::Build(build) => LogKey::Build(build.number),
            Self::Container(container) => LogKey::Container(container.number),
        }
    }

    fn is_over(&self) -> bool {
        match self {
            Self::Build(build) => build.state.is_over(),
            Self::Container(container) => container.state.is_over(),
        }
    }
}

/// A wish to see one step's part; another `turn` is another wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reveal {
    /// Which step.
    pub(crate) step: u32,
    /// Counts the wishes.
    pub(crate) turn: u32,
}

/// What a `LogView` is drawn from.
#[derive(PartialEq)]
pub(crate) struct LogView {
    /// Names it.
    pub(crate) label: &'static str,
    /// Whose log it is.
    pub(crate) source: Source,
    /// All logs.
    pub(crate) logs: LogStore,
    /// What the user wants to see of it.
    pub(crate) reveal: Option<Reveal>,
    /// The server's clock minus the browser's.
    pub(crate) clock_offset_ms: i64,
}

/// A log.
#[hook]
fn use_log_view(props: &LogView) -> Html {
    let words = use_words().log;
    let key = props.source.key();
    let version = use_version(&props.logs, key);
    let folds = use_state_eq(Folds::default);
    let search = use_state_eq(Search::default);
    let (host, field) = (use_node_ref(), use_node_ref());
    let scroll = use_scroll(&host);

    let laid = use_memo(
        (props.source.clone(), version, (*folds).clone(), search.query.clone()),
        |(source, _, folds, query)| {
            // A search looks everywhere, so nothing is folded while it goes on.
            let folds = Folds { all: folds.all || !query.is_empty(), ..folds.clone() };
            props.logs.read(key, |log| {
                let rows = match source {
                    Source::Build(build) => Rows::of_build(build, log, &folds),
                    Source::Container(_) => Rows::of_container(log),
                };
                Laid {
                    n_shown: rows.n_lines(),
                    rows,
                    found: Rc::new(matches(log.lines(), query)),
                    n_lines: log.lines().len(),
                    longest: log.longest(),
                }
            })
        },
    );
    let follow = use_follow(&host, &scroll, laid.rows.height(), !props.source.is_over());
    let found = search.current(&laid.found);
    use_reveal(&host, &laid.rows, &props.source, props.reveal, found, &follow);

    let context = RowContext {
        source: props.source.clone(),
        folds: folds.clone(),
        query: search.query.clone(),
        found,
        logs: props.logs.clone(),
        clock_offset_ms: props.clock_offset_ms,
    };
    let (top, height) = (u32::try_from(scroll.top).unwrap_or(0), u32::try_from(scroll.height).unwrap_or(0));
    let range = laid.rows.between(top.saturating_sub(BESIDE), top + height + BESIDE);
    let drawn = props.logs.read(key, |log| {
        let draw = |row: &_| draw(*row, log, &context, words);
        laid.rows.rows()[range.clone()].iter().map(draw).collect::<Html>()
    });
    let onkeydown = search_keys(&search, &field);
    let space = format!("--height:{}px;--chars:{}", laid.rows.height(), laid.longest);
    let empty = (laid.rows.rows().is_empty()).then_some(match &props.source {
        Source::Build(_) => words.no_build_lines,
        Source::Container(_) => words.no_container_lines,
    });
    html! {
        <div class="log" {onkeydown}>
            {live(Tools { source: props.source.clone(), logs: props.logs.clone(), search: search.clone(), folds: folds.clone(), field: field.clone(), found: Rc::clone(&laid.found), has_folds: laid.rows.has_folds(), is_partly_hidden: laid.n_shown < laid.n_lines && search.query.is_empty(), n_lines: laid.n_lines, is_following: follow.is_on && !props.source.is_over() })}
            <div class="log__scroll" ref={host} role="log" aria-label={props.label} aria-live="off" tabindex="0" onscroll={follow.onscroll.clone()}
                style={format!("--view:{}px", scroll.width)}>
                if let Some(empty) = empty {
                    <p class="log__empty">{empty}</p>
                }
                <div class="log__space" style={space}>
                    <div class="log__rows" style={format!("--top:{}px", laid.rows.top(range.start))}>{drawn}</div>
                </div>
            </div>
            if !follow.is_on && !props.source.is_over() {
                <button type="button" class="button button--small log__follow" onclick={follow.resume.reform(|_| ())}>{words.follow}</button>
            }
        </div>
    }
}

live_by!(LogView, use_log_view);

/// F3 goes from match to match, Ctrl+F and F3 without a search lead to its field.
fn search_keys(search: &UseStateHandle<Search>, field: &NodeRef) -> Callback<KeyboardEvent> {
    let (search, field) = (search.clone(), field.clone());
    Callback::from(move |event: KeyboardEvent| {
        let with_control = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "F3" if !search.query.is_empty() => {
                search.set(search.turned(if event.shift_key() { -1 } else { 1 }));
            }
            "F3" => dom::focus(&field),
            "f" if with_control => dom::focus(&field),
            _ => return,
        }
        event.prevent_default();
    })
}

/// A log laid out.
#[derive(PartialEq)]
struct Laid {
    rows: Rows,
    /// Places of the lines that hold what is searched for.
    found: Rc<Vec<usize>>,
    n_shown: usize,
    n_lines: usize,
    longest: usize,
}

/// Returns a number that changes with the log's lines, at most once per animation frame.
#[hook]
fn use_version(logs: &LogStore, key: LogKey) -> u64 {
    let shown = use_state_eq(|| 0_u64);
    let setter = shown.setter();
    let logs = logs.clone();
    use_effect_with(key, move |key| {
        let key = *key;
        let read = {
            let logs = logs.clone();
            move || setter.set(logs.read(key, crate::log_store::Log::version))
        };
        read();
        let frame = Rc::new(std::cell::RefCell::new(None));
        let on_lines = {
            let frame = Rc::clone(&frame);
            Callback::from(move |changed: LogKey| {
                if changed != key || frame.borrow().is_some() {
                    return;
                }
                let (read, done) = (read.clone(), Rc::clone(&frame));
                *frame.borrow_mut() = Some(dom::next_frame(move || {
                    // The handle is forgotten before the next one is made.
                    drop(done.borrow_mut().take());
                    read();
                }));
            })
        };
        let subscription = logs.subscribe(on_lines);
        move || {
            drop(subscription);
            drop(frame.borrow_mut().take());
        }
    });
    *shown
}

/// How far beside the screen rows are drawn, in CSS pixels.
const BESIDE: u32 = 200;
