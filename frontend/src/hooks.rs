//! Yew's hooks, made of one state for all types: each use of Yew's own compiles a hook anew, which was a tenth of the page's download.
//!
//! They do as those of the same names do; components import them over Yew's.

use std::any::Any;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::functional::{TearDown, UseForceUpdateHandle, hook, use_effect, use_force_update, use_mut_ref};
use yew::prelude::Callback;

/// What a hook keeps between renders, whatever its type.
type Place = Rc<RefCell<Option<Rc<dyn Any>>>>;

#[hook]
fn use_place() -> Place {
    use_mut_ref(|| None)
}

/// Returns what a place holds, if it was put there as a `T`.
fn kept<T: 'static>(place: &Place) -> Option<Rc<T>> {
    let kept = place.borrow().clone();
    kept?.downcast().ok()
}

/// Keeps what `make` makes until `deps` differ.
#[hook]
pub(crate) fn use_memo<T: 'static, D: PartialEq + 'static>(deps: D, make: impl FnOnce(&D) -> T) -> Rc<T> {
    let place = use_place();
    if let Some(old) = kept::<(D, Rc<T>)>(&place).filter(|old| old.0 == deps) {
        return Rc::clone(&old.1);
    }
    let value = Rc::new(make(&deps));
    place.replace(Some(Rc::new((deps, Rc::clone(&value)))));
    value
}

/// Keeps a callback until `deps` differ.
#[hook]
pub(crate) fn use_callback<D: PartialEq + 'static, I: 'static, O: 'static>(
    deps: D,
    call: impl Fn(I, &D) -> O + 'static,
) -> Callback<I, O> {
    let place = use_place();
    if let Some(old) = kept::<(Rc<D>, Callback<I, O>)>(&place).filter(|old| *old.0 == deps) {
        return old.1.clone();
    }
    let deps = Rc::new(deps);
    let callback = {
        let deps = Rc::clone(&deps);
        Callback::from(move |input| call(input, &deps))
    };
    place.replace(Some(Rc::new((deps, callback.clone()))));
    callback
}

/// Does something after a render whose `deps` differ from those of the time before; what it returns undoes it, at the latest when the
/// component goes.
#[hook]
pub(crate) fn use_effect_with<D: PartialEq + 'static, T: TearDown>(
    deps: D,
    effect: impl FnOnce(&D) -> T + 'static,
) {
    let place = use_place();
    let act: Box<dyn FnOnce()> = Box::new(move || {
        if kept::<(D, Undo)>(&place).is_some_and(|old| old.0 == deps) {
            return;
        }
        // Undoes what was done before, now that nothing of it is borrowed.
        drop(place.take());
        let undo = effect(&deps);
        place.replace(Some(Rc::new((deps, Undo(Some(Box::new(move || undo.tear_down())))))));
    });
    use_act(act);
}

#[hook]
fn use_act(act: Box<dyn FnOnce()>) {
    use_effect(act);
}

/// What undoes an effect when it is dropped.
struct Undo(Option<Box<dyn FnOnce()>>);

impl Drop for Undo {
    fn drop(&mut self) {
        if let Some(undo) = self.0.take() {
            undo();
        }
    }
}

/// A state of a component, as it was when the component was rendered.
pub(crate) struct UseStateHandle<T> {
    value: Rc<T>,
    setter: UseStateSetter<T>,
}

/// Sets a state of a component.
pub(crate) struct UseStateSetter<T> {
    place: Place,
    redraw: UseForceUpdateHandle,
    set: fn(&Place, T) -> bool,
}

impl<T: 'static> UseStateHandle<T> {
    /// Replaces the state and renders the component again.
    pub(crate) fn set(&self, value: T) {
        self.setter.set(value);
    }

    /// Returns what replaces the state.
    pub(crate) fn setter(&self) -> UseStateSetter<T> {
        self.setter.clone()
    }
}

impl<T: 'static> UseStateSetter<T> {
    /// Replaces the state and renders the component again.
    pub(crate) fn set(&self, value: T) {
        if (self.set)(&self.place, value) {
            self.redraw.force_update();
        }
    }
}

impl<T> Deref for UseStateHandle<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Clone for UseStateHandle<T> {
    fn clone(&self) -> Self {
        Self { value: Rc::clone(&self.value), setter: self.setter.clone() }
    }
}

impl<T> Clone for UseStateSetter<T> {
    fn clone(&self) -> Self {
        Self { place: Rc::clone(&self.place), redraw: self.redraw.clone(), set: self.set }
    }
}

// Setters of one state are one setter.
impl<T> PartialEq for UseStateSetter<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.place, &other.place)
    }
}

impl<T: PartialEq> PartialEq for UseStateHandle<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.setter == other.setter
    }
}

/// Keeps a value that is rendered again whenever it is set.
#[hook]
pub(crate) fn use_state<T: 'static>(init: impl FnOnce() -> T) -> UseStateHandle<T> {
    use_state_set(init, |place, value| {
        place.replace(Some(Rc::new(value)));
        true
    })
}

/// Keeps a value that is rendered again whenever it is set to another one.
#[hook]
pub(crate) fn use_state_eq<T: PartialEq + 'static>(init: impl FnOnce() -> T) -> UseStateHandle<T> {
    use_state_set(init, |place, value| {
        let is_new = kept::<T>(place).is_none_or(|old| *old != value);
        if is_new {
            place.replace(Some(Rc::new(value)));
        }
        is_new
    })
}

#[hook]
fn use_state_set<T: 'static>(init: impl FnOnce() -> T, set: fn(&Place, T) -> bool) -> UseStateHandle<T> {
    let (place, redraw) = (use_place(), use_force_update());
    let value = kept(&place).unwrap_or_else(|| {
        let first = Rc::new(init());
        place.replace(Some(Rc::<T>::clone(&first)));
        first
    });
    UseStateHandle { value, setter: UseStateSetter { place, redraw, set } }
}
