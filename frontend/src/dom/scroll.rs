//! What scrolls: how far it is, and where its children stand.

use web_sys::Element;
use yew::NodeRef;

use super::Rect;

/// How far an element is scrolled, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// Distance from its upper edge.
    pub top: i32,
    /// Height that is seen.
    pub height: i32,
    /// Width that is seen.
    pub width: i32,
    /// Height of all there is.
    pub content: i32,
}

impl Scroll {
    /// Returns whether the end is seen, give or take a line.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.top + self.height >= self.content - 24
    }
}

/// Returns how far an element is scrolled; `None` when it is not rendered.
#[must_use]
pub fn scroll_of(node: &NodeRef) -> Option<Scroll> {
    let element = node.cast::<Element>()?;
    Some(Scroll {
        top: element.scroll_top(),
        height: element.client_height(),
        width: element.client_width(),
        content: element.scroll_height(),
    })
}

/// Scrolls an element down to a distance from its upper edge; further than it goes means to its end.
pub fn scroll_to(node: &NodeRef, top: i32) {
    if let Some(element) = node.cast::<Element>() {
        element.set_scroll_top(top);
    }
}

/// Returns where the children of an element are on the screen.
#[must_use]
pub fn child_rects(node: &NodeRef) -> Vec<Rect> {
    let Some(children) = node.cast::<Element>().map(|element| element.children()) else { return Vec::new() };
    let rect = |child: Element| {
        let rect = child.get_bounding_client_rect();
        Rect { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
    };
    (0..children.length()).filter_map(|place| children.item(place)).map(rect).collect()
}
