//! A pane whose size a splitter sets: a custom property of the bench, so that nothing is rendered again while somebody drags.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::NodeRef;

use super::fixed;

/// Where a pane is and which custom property makes its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pane {
    /// Finds the pane inside the bench.
    pub selector: &'static str,
    /// Finds the pane that gives its room.
    pub neighbour: &'static str,
    /// The custom property of the bench.
    pub property: &'static str,
    /// Whether its size is a width, rather than a height.
    pub is_width: bool,
}

impl Pane {
    /// Returns the size of the pane and the size of its neighbour, in CSS pixels; `None` when one of them is not rendered.
    #[must_use]
    pub fn sizes(&self, splitter: &NodeRef) -> Option<(f64, f64)> {
        let bench = bench_of(splitter)?;
        let size = |selector: &str| {
            let rect = bench.query_selector(selector).ok().flatten()?.get_bounding_client_rect();
            Some(if self.is_width { rect.width() } else { rect.height() })
        };
        Some((size(self.selector)?, size(self.neighbour)?))
    }

    /// Sets the size of the pane, in CSS pixels; `None` gives it back to the style sheets.
    pub fn set(&self, splitter: &NodeRef, size: Option<f64>) {
        let Some(bench) = bench_of(splitter) else { return };
        drop(match size {
            Some(size) => bench.style().set_property(self.property, &format!("{}px", fixed(size, 1))),
            None => bench.style().remove_property(self.property).map(drop),
        });
    }
}

/// Sets an attribute that no component renders.
pub fn set_attribute(node: &NodeRef, name: &str, value: &str) {
    if let Some(element) = node.cast::<Element>() {
        drop(element.set_attribute(name, value));
    }
}

/// Sends everything that a pointer does to an element, until the pointer is lifted.
pub fn capture_pointer(node: &NodeRef, event: &PointerEvent) {
    if let Some(element) = node.cast::<Element>() {
        drop(element.set_pointer_capture(event.pointer_id()));
    }
}

fn bench_of(splitter: &NodeRef) -> Option<HtmlElement> {
    splitter.cast::<Element>()?.closest(".bench").ok().flatten()?.dyn_into().ok()
}
