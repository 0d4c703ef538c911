//! A log laid out as rows: again when lines arrive, when the user folds or searches, and when the width changes.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::Source;
use crate::dom;
use crate::handles::use_logs;
use crate::log_rows::{Folds, Room, Rows, matches};
use crate::log_store::{Log, LogKey, LogStore};

/// A log laid out as rows.
#[derive(PartialEq)]
pub(super) struct LogLayout {
    /// The rows.
    pub(super) rows: Rows,
    /// The places of the lines that match the search.
    pub(super) found: Rc<Vec<usize>>,
    /// The number of lines that are shown.
    pub(super) n_shown: usize,
    /// The number of all lines.
    pub(super) n_lines: usize,
    /// The bytes of the longest line.
    pub(super) longest: usize,
}

impl LogLayout {
    fn of(log: &Log, source: &Source, folds: &Folds, query: &str, room: Room) -> Self {
        // A search looks everywhere, so nothing is folded during a search.
        let folds = Folds { all: folds.all || !query.is_empty(), ..folds.clone() };
        let rows = match source {
            Source::Build(build) => Rows::of_build(build, log, &folds, room),
            Source::Container(_) => Rows::of_container(log, room),
        };
        Self {
            n_shown: rows.n_lines(),
            rows,
            found: Rc::new(matches(log.lines(), query)),
            n_lines: log.lines().len(),
            longest: log.longest(),
        }
    }
}

/// Returns a log laid out for that width, in points.
#[hook]
pub(super) fn use_log_layout(source: &Source, folds: &Folds, query: &AttrValue, width: i32) -> Rc<LogLayout> {
    let (logs, key) = (use_logs(), source.key());
    let version = use_version(&logs, key);
    let room = Room::of(u32::try_from(width).unwrap_or(0), dom::is_touched());
    use_memo(
        (source.clone(), version, folds.clone(), query.clone(), room),
        |(source, _, folds, query, room)| {
            logs.read(key, |log| LogLayout::of(log, source, folds, query, *room))
        },
    )
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
            move || setter.set(logs.read(key, Log::version))
        };
        read();
        let frame = Rc::new(RefCell::new(None));
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
