//! From a problem to its place in the editor, and to its fix there.

use yew::prelude::*;

use crate::components::editor_pane::{Deed, Goal};
use crate::dom::Change;
use crate::language::{Found, Language};
use crate::state::{Action, PhoneTab};
use crate::store::Store;

/// Returns what leads to a problem's place.
pub(super) fn go_to(
    store: &Store,
    language: &Language,
    goal: UseStateSetter<Option<Goal>>,
) -> Callback<Found> {
    let (store, language) = (store.clone(), language.clone());
    Callback::from(move |found: Found| {
        let reading = language.newest();
        let Some(file) = reading.file(&found.path) else { return };
        let range = found.range;
        let deed = Deed::Select(file.places.in_editor(range.start), file.places.in_editor(range.end));
        bring(&store, &found, deed, &goal);
    })
}

/// Returns what mends a problem, if the text is still the one that has it.
pub(super) fn mend(
    store: &Store,
    language: &Language,
    goal: UseStateSetter<Option<Goal>>,
) -> Callback<(Found, usize)> {
    let (store, language) = (store.clone(), language.clone());
    Callback::from(move |(found, which): (Found, usize)| {
        let reading = language.newest();
        let Some(file) = reading.file(&found.path).filter(|_| reading.problems.contains(&found)) else {
            return;
        };
        let Some(fix) = found.fixes.get(which) else { return };
        let change = |edit: &dockerfile::Edit| Change {
            from: file.places.in_editor(edit.range.start),
            to: file.places.in_editor(edit.range.end),
            insert: edit.text.clone(),
        };
        bring(&store, &found, Deed::Change(fix.edits.iter().map(change).collect()), &goal);
    })
}

fn bring(store: &Store, found: &Found, deed: Deed, goal: &UseStateSetter<Option<Goal>>) {
    store.dispatch(Action::ShowPhone(PhoneTab::Files));
    store.dispatch(Action::SelectFile { path: found.path.to_string() });
    goal.set(Some(Goal::new(&found.path, deed)));
}
