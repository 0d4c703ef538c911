//! Where the bars are on the screen, so that the seam can lead to them.

use std::rc::Rc;

use yew::prelude::*;

use crate::dom::{self, Rect, ResizeWatch};

/// Where the bars are on the screen, and the part of the screen that shows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BarGeometry {
    /// One rectangle for each bar, in client pixels.
    pub(crate) bars: Vec<Rect>,
    /// The part that scrolls.
    pub(crate) clip: Rect,
}

/// Reports where the bars are: after every render, when the size of the panel changes, and when the panel scrolls. The list is another element when
/// `is_asked` changes.
#[hook]
pub(super) fn use_geometry(
    body: &NodeRef,
    list: &NodeRef,
    on_geometry: &Callback<Rc<BarGeometry>>,
    is_asked: bool,
) -> Callback<Event> {
    let report = {
        let (body, list, on_geometry) = (body.clone(), list.clone(), on_geometry.clone());
        Callback::from(move |()| {
            let Some(clip) = dom::rect_of(&body) else { return };
            on_geometry.emit(Rc::new(BarGeometry { bars: dom::child_rects(&list), clip }));
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
