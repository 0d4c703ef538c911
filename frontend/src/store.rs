//! The one place that holds the state: the page draws it, the link reads and changes it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::state::{Action, State};

/// The state and whoever draws it. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub(crate) struct Store {
    inner: Rc<SharedState>,
}

#[derive(Default)]
struct SharedState {
    state: RefCell<Rc<State>>,
    on_change: RefCell<Callback<()>>,
}

impl Store {
    /// Returns the state as it is now.
    pub(crate) fn state(&self) -> Rc<State> {
        Rc::clone(&self.inner.state.borrow())
    }

    /// Applies an action; tells the page when that made a difference.
    pub(crate) fn dispatch(&self, action: Action) {
        let before = self.state();
        let next = before.apply(action);
        if next == *before {
            return;
        }
        *self.inner.state.borrow_mut() = Rc::new(next);
        let on_change = self.inner.on_change.borrow().clone();
        on_change.emit(());
    }

    /// Returns a callback that dispatches the action that `action` makes of a value.
    pub(crate) fn callback<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let store = self.clone();
        Callback::from(move |value| store.dispatch(action(value)))
    }

    /// Sets the callback that is called after each change; there is only one such callback.
    fn on_change(&self, call: Callback<()>) {
        *self.inner.on_change.borrow_mut() = call;
    }
}

/// Returns the state, and renders the component again after each change. Only the page itself uses this hook; it passes the state on.
#[hook]
pub(crate) fn use_page_state(store: &Store) -> Rc<State> {
    let render = use_force_update();
    use_effect_with(store.clone(), move |store| {
        let store = store.clone();
        store.on_change(Callback::from(move |()| render.force_update()));
        move || store.on_change(Callback::noop())
    });
    store.state()
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}
