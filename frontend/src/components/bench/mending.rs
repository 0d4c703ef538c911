//! From a problem or a cause to its place in the editor, and to a fix there.

use std::rc::Rc;

use reading::Found;
use yew::prelude::*;

use crate::components::editor_pane::{Deed, Goal};
use crate::hooks::UseStateSetter;
use crate::language::Reading;
use crate::state::{Action, PhoneTab, Place};
use crate::store::Store;

/// Returns what leads to a problem's place.
pub(super) fn go_to(store: &Store, goal: UseStateSetter<Option<Goal>>) -> Callback<Found> {
    let store = store.clone();
    Callback::from(move |found: Found| bring(&store, &found, Deed::Select(found.from, found.to), &goal))
}

/// Returns what mends a problem, if the text is still the one that has it.
pub(super) fn mend(
    store: &Store,
    reading: &Rc<Reading>,
    goal: UseStateSetter<Option<Goal>>,
) -> Callback<(Found, usize)> {
    let (store, reading) = (store.clone(), Rc::clone(reading));
    Callback::from(move |(found, which): (Found, usize)| {
        let is_there = reading.problems.as_ref().is_some_and(|problems| problems.contains(&found));
        if let Some(fix) = found.fixes.get(which).filter(|_| is_there) {
            bring(&store, &found, Deed::Change(fix.changes.clone()), &goal);
        }
    })
}

/// Returns what leads to the evidence of a cause.
pub(super) fn go_to_evidence(store: &Store, goal: UseStateSetter<Option<Goal>>) -> Callback<Place> {
    let store = store.clone();
    Callback::from(move |Place { path, lines }: Place| {
        store.dispatch(Action::ShowPhone(PhoneTab::Files));
        store.dispatch(Action::SelectFile { path: path.to_string() });
        let line = lines.map_or(0, |(first, _)| first);
        goal.set(Some(Goal::new(&path, Deed::GoToLine(line))));
    })
}

fn bring(store: &Store, found: &Found, deed: Deed, goal: &UseStateSetter<Option<Goal>>) {
    store.dispatch(Action::ShowPhone(PhoneTab::Files));
    store.dispatch(Action::SelectFile { path: found.path.to_string() });
    goal.set(Some(Goal::new(&found.path, deed)));
}
