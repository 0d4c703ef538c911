//! What scrolls: how far it is, and where its children stand. What is scrolled is measured in points: sixteenths of the root's font size, which
//! are CSS pixels unless somebody reads with larger letters.

use web_sys::Element;
use yew::NodeRef;

use super::Rect;
use super::number;

/// How far an element is scrolled, in points.
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
    let point = point();
    let points = |pixels: i32| (f64::from(pixels) / point) as i32;
    Some(Scroll {
        top: points(element.scroll_top()),
        height: points(element.client_height()),
        width: points(element.client_width()),
        content: points(element.scroll_height()),
    })
}

/// Scrolls an element down to a distance from its upper edge, in points; further than it goes means to its end.
pub fn scroll_to(node: &NodeRef, top: i32) {
    if let Some(element) = node.cast::<Element>() {
        element.set_scroll_top((f64::from(top) * point()) as i32);
    }
}

/// Returns how far an element is scrolled, in points.
#[must_use]
pub fn scrolled_by(element: &Element) -> u64 {
    (f64::from(element.scroll_top()) / point()) as u64
}

/// Returns which part of an element is inside a rectangle: distances from the element's upper edge, in points.
#[must_use]
pub fn part_in_view(node: &NodeRef, clip: &Rect) -> (i32, i32) {
    let (top, point) = (super::rect_of(node).unwrap_or_default().top, point());
    (((clip.top - top) / point) as i32, ((clip.bottom() - top) / point) as i32)
}

/// Returns which child of an element has the focus, or holds what has it.
#[must_use]
pub fn focused_child(node: &NodeRef) -> Option<usize> {
    let children = node.cast::<Element>()?.children();
    let focused = gloo::utils::document().active_element()?;
    let holds = |at: &u32| children.item(*at).is_some_and(|child| child.contains(Some(&focused)));
    usize::try_from((0..children.length()).find(holds)?).ok()
}

/// Returns how many CSS pixels a point has.
fn point() -> f64 {
    let style = gloo::utils::window().get_computed_style(&gloo::utils::document_element()).ok().flatten();
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| number(size.strip_suffix("px")?)).map_or(1.0, |size| size / 16.0)
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
