//! The one place that holds the state: the page draws it, the link reads and changes it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use crate::state::{Action, State};

/// The state and whoever draws it. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub(crate) struct Store {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
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

    /// Says who draws the state; one at a time.
    pub(crate) fn on_change(&self, call: Callback<()>) {
        *self.inner.on_change.borrow_mut() = call;
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}
