//! Where the bars are on the screen, so that the seam can lead to them.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::window::{Drawn, with_room};
use crate::dom::{self, Rect, ResizeWatch};

/// Where the bars are on the screen, and the part of the screen that shows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BarGeometry {
    /// The place in the stack of each bar that is drawn, in order, with its rectangle in client pixels.
    pub(crate) bars: Vec<(usize, Rect)>,
    /// The part that scrolls.
    pub(crate) clip: Rect,
}

/// Reports where the bars are, and which part of their list is in view: after every render, when the size of the panel changes, and when the panel scrolls.
/// The list is another element when `is_asked` changes.
#[hook]
pub(super) fn use_geometry(
    body: &NodeRef,
    list: &NodeRef,
    drawn: &Rc<RefCell<Drawn>>,
    seen: &UseStateHandle<(u32, u32)>,
    on_geometry: &Callback<Rc<BarGeometry>>,
    is_asked: bool,
) -> Callback<Event> {
    let report = {
        let (body, list, drawn) = (body.clone(), list.clone(), Rc::clone(drawn));
        let (seen, on_geometry) = (seen.setter(), on_geometry.clone());
        Callback::from(move |()| {
            let Some(clip) = dom::rect_of(&body) else { return };
            let bars = drawn.borrow().bars.iter().copied().zip(dom::child_rects(&list)).collect();
            seen.set(with_room(dom::part_in_view(&list, &clip)));
            on_geometry.emit(Rc::new(BarGeometry { bars, clip }));
        })
    };
    {
        let report = report.clone();
        use_effect(move || report.emit(()));
    }
    {
        let (body, list, report) = (body.clone(), list.clone(), report.clone());
        use_effect_with((on_geometry.clone(), is_asked), move |_| {
            let again = report.clone();
            let watches = [
                ResizeWatch::new(&body, move || report.emit(())),
                ResizeWatch::new(&list, move || again.emit(())),
            ];
            move || drop(watches)
        });
    }
    report.reform(|_| ())
}
