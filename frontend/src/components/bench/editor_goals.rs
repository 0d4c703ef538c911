//! From a problem or a cause to its place in the editor, and to a fix there.

use std::rc::Rc;

use clinic::FileFix;
use review::Finding;
use yew::prelude::*;

use crate::components::editor_pane::{Deed, Goal};
use crate::handles::{use_link, use_store};
use crate::language::Reading;
use crate::state::{Action, PhoneTab, Place};
use crate::store::Store;

/// Returns a callback that shows the place of a problem.
#[hook]
pub(super) fn use_go_to(on_goal: &Callback<Goal>) -> Callback<Finding> {
    let (store, on_goal) = (use_store(), on_goal.clone());
    Callback::from(move |found: Finding| bring(&store, &found.path, Deed::Select(found.range), &on_goal))
}

/// Returns a callback that applies a fix of a problem, if the text still has this problem.
#[hook]
pub(super) fn use_mend(reading: &Rc<Reading>, on_goal: &Callback<Goal>) -> Callback<(Finding, usize)> {
    let (store, reading, on_goal) = (use_store(), Rc::clone(reading), on_goal.clone());
    Callback::from(move |(found, which): (Finding, usize)| {
        let is_there = reading.problems.as_ref().is_some_and(|problems| problems.contains(&found));
        if let Some(fix) = found.fixes.get(which).filter(|_| is_there) {
            // A fix without a change is one of several files.
            let deed = if fix.edits.is_empty() { Deed::Offer } else { Deed::Change(fix.edits.clone()) };
            bring(&store, found.fixed_path(), deed, &on_goal);
        }
    })
}

/// Returns a callback that applies a fix of the clinic: its edits, and new paths of files.
#[hook]
pub(super) fn use_apply(on_goal: &Callback<Goal>) -> Callback<FileFix> {
    let (store, link, on_goal) = (use_store(), use_link(), on_goal.clone());
    Callback::from(move |FileFix { path, fix, renames }| {
        for (from, to) in &renames {
            link.rename_file(from, to);
        }
        if renames.is_empty() || !fix.edits.is_empty() {
            bring(&store, &path, Deed::Change(fix.edits), &on_goal);
        }
    })
}

/// Returns a callback that shows the evidence of a cause.
#[hook]
pub(super) fn use_go_to_evidence(on_goal: &Callback<Goal>) -> Callback<Place> {
    let (store, on_goal) = (use_store(), on_goal.clone());
    Callback::from(move |Place { path, lines }: Place| {
        store.dispatch(Action::ShowPhone(PhoneTab::Files));
        store.dispatch(Action::SelectFile { path: path.to_string() });
        let line = lines.map_or(0, |(first, _)| first);
        on_goal.emit(Goal::new(&path, Deed::GoToLine(line)));
    })
}

fn bring(store: &Store, path: &str, deed: Deed, on_goal: &Callback<Goal>) {
    store.dispatch(Action::ShowPhone(PhoneTab::Files));
    store.dispatch(Action::SelectFile { path: path.to_owned() });
    on_goal.emit(Goal::new(&Rc::from(path), deed));
}
