//! A log: only the rows on the screen are there, a hundred thousand lines or not.
//!
//! Lines come many at a time; they are laid out once per animation frame. How high a row is follows from its kind and its text, so that the
//! place of each is known without drawing it; long lines of programs scroll sideways.

mod follow;
mod layout;
mod line;
mod row;
mod search;
mod tools;

use std::ops::Range;
use std::rc::Rc;

use catalogue::{Message, log};
use protocol::{BuildRecord, ContainerRecord};
use yew::prelude::*;

use self::follow::{use_follow, use_reveal, use_scroll};
use self::layout::{LogLayout, use_log_layout};
use self::row::{RowContext, draw};
use self::search::{Search, on_log_key};
use self::tools::Tools;
use crate::dom::Scroll;
use crate::handles::use_logs;
use crate::log_rows::Folds;
use crate::log_store::LogKey;
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
            Self::Container(container) => !container.state.is_live(),
        }
    }

    /// Returns the text in the place of a log without lines.
    fn empty(&self) -> Message {
        match self {
            Self::Build(_) => log::no_build_lines(),
            Self::Container(_) => log::no_container_lines(),
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

/// Properties of [`LogView`].
#[derive(PartialEq, Properties)]
pub(crate) struct LogViewProps {
    /// Names it.
    pub(crate) label: AttrValue,
    /// Whose log it is.
    pub(crate) source: Source,
    /// What the user wants to see of it.
    pub(crate) reveal: Option<Reveal>,
    /// The server's clock minus the browser's.
    pub(crate) clock_offset_ms: i64,
    /// What stands below the text in the place of a log without lines.
    #[prop_or_default]
    pub(crate) note: Html,
}

/// A log.
#[component]
pub(crate) fn LogView(props: &LogViewProps) -> Html {
    let words = use_words();
    let logs = use_logs();
    let folds = use_state_eq(Folds::default);
    let search = use_state_eq(Search::default);
    let (host, field) = (use_node_ref(), use_node_ref());
    let scroll = use_scroll(&host);
    let layout = use_log_layout(&props.source, &folds, &search.query, scroll.width);
    let is_over = props.source.is_over();
    let follow = use_follow(&host, &scroll, layout.rows.height(), !is_over);
    let found = search.current(&layout.found);
    use_reveal(&host, &layout.rows, &props.source, props.reveal, found, &follow);

    let context = RowContext {
        source: props.source.clone(),
        folds: folds.clone(),
        query: search.query.clone(),
        found,
        logs: logs.clone(),
        clock_offset_ms: props.clock_offset_ms,
    };
    let range = in_view(&layout, &scroll);
    let top = layout.rows.top(range.start);
    let drawn = logs.read(props.source.key(), |log| {
        layout.rows.rows()[range].iter().map(|row| draw(*row, log, &context, words)).collect::<Html>()
    });
    html! {
        <div class="log" onkeydown={on_log_key(&search, &field)}>
            <Tools
                source={props.source.clone()}
                search={search.clone()}
                {folds}
                {field}
                found={Rc::clone(&layout.found)}
                has_folds={layout.rows.has_folds()}
                is_partly_hidden={layout.n_shown < layout.n_lines && search.query.is_empty()}
                n_lines={layout.n_lines}
                is_following={follow.is_on && !is_over}
            />
            <div class="log__scroll" ref={host} role="log" aria-label={props.label.clone()} aria-live="off" tabindex="0"
                onscroll={follow.onscroll.clone()} style={format!("--view:calc({}rem / 16)", scroll.width)}>
                if layout.rows.rows().is_empty() {
                    <p class="log__empty">{words.say(props.source.empty())}</p>
                    {props.note.clone()}
                }
                <div class="log__space" style={format!("--height:calc({}rem / 16);--chars:{}", layout.rows.height(), layout.longest)}>
                    <div class="log__rows" style={format!("--top:calc({top}rem / 16)")}>{drawn}</div>
                </div>
            </div>
            if !follow.is_on && !is_over {
                <button type="button" class="button button--small log__follow" onclick={follow.resume.reform(|_| ())}>
                    {words.say(log::follow())}
                </button>
            }
        </div>
    }
}

/// Returns the rows on the screen, and some rows beside the screen.
fn in_view(layout: &LogLayout, scroll: &Scroll) -> Range<usize> {
    let (top, height) = (u32::try_from(scroll.top).unwrap_or(0), u32::try_from(scroll.height).unwrap_or(0));
    layout.rows.between(top.saturating_sub(BESIDE), top + height + BESIDE)
}

/// How far beside the screen rows are drawn, in points.
const BESIDE: u32 = 200;
