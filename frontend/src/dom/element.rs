//! Elements: where they are, focus, dialogs, changes of size.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FocusEvent, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::NodeRef;

/// A rectangle in client pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// Returns the right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Returns the lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

/// Returns where an element is on the screen; `None` when it is not rendered.
#[must_use]
pub fn rect_of(node: &NodeRef) -> Option<Rect> {
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    Some(Rect { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() })
}

/// Gives the focus to an element, if it is there and takes it.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        drop(element.focus());
    }
}

/// Returns whether any part of the page has the focus.
#[must_use]
pub fn has_focus() -> bool {
    let focused = gloo::utils::document().active_element();
    focused.is_some_and(|element| element.tag_name() != "BODY")
}

/// Presses an element for the user, such as a field for files that is out of sight.
pub fn press(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.click();
    }
}

/// Gives the focus to one of the elements inside another that a selector finds, counted from 0.
pub fn focus_nth(node: &NodeRef, selector: &str, place: usize) {
    let found = node.cast::<Element>().and_then(|element| element.query_selector_all(selector).ok());
    let element = found.zip(u32::try_from(place).ok()).and_then(|(found, place)| found.get(place));
    if let Some(element) = element.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Returns whether a `focusout` carries the focus out of an element.
#[must_use]
pub fn focus_leaves(event: &FocusEvent, node: &NodeRef) -> bool {
    let next = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
    !node.cast::<Element>().zip(next).is_some_and(|(inside, next)| inside.contains(Some(&next)))
}

/// Keeps an element as high as it is now, and what is scrolled around it as long; or lets both go again. Heights that are kept stay as they are.
pub fn hold_heights(scrolled: &NodeRef, held: &NodeRef, is_held: bool) {
    let [scrolled, held] = [scrolled, held].map(NodeRef::cast::<HtmlElement>);
    let Some((scrolled, held)) = scrolled.zip(held) else { return };
    let heights = [(&held, held.offset_height()), (&scrolled, scrolled.scroll_height())];
    for (element, height) in heights {
        let style = element.style();
        if !is_held {
            drop(style.remove_property(HELD));
        } else if style.get_property_value(HELD).is_ok_and(|known| known.is_empty()) {
            drop(style.set_property(HELD, &format!("{height}px")));
        }
    }
}

/// The height that styles keep.
const HELD: &str = "--held";

/// Returns whether an event happens inside of what a selector finds.
#[must_use]
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Returns the value of the button that is pressed; empty for anything else.
#[must_use]
pub fn pressed_value(event: &Event) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let button = target.and_then(|target| target.closest("button").ok().flatten());
    button.and_then(|button| button.get_attribute("value")).unwrap_or_default()
}

/// Chooses the option of a list that has a value.
pub fn choose(node: &NodeRef, value: &str) {
    if let Some(list) = node.cast::<HtmlSelectElement>() {
        list.set_value(value);
    }
}

/// Scrolls an element to the start of what scrolls around it.
pub fn scroll_to_start(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        element.scroll_into_view();
    }
}

/// Scrolls as little as needed to show an element.
pub fn scroll_into_view(node: &NodeRef) {
    show(node.cast::<Element>());
}

/// Focuses a field with a path and selects the file's name without its extension.
pub fn select_stem(node: &NodeRef) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        drop(input.focus());
        let path = input.value();
        let (start, end) = stem(&path);
        let in_utf16 = |end: usize| u32::try_from(path[..end].encode_utf16().count()).unwrap_or(u32::MAX);
        drop(input.set_selection_range(in_utf16(start), in_utf16(end)));
    }
}

/// Returns where a path's last part begins, and where its extension does; the dot of a hidden file begins none.
fn stem(path: &str) -> (usize, usize) {
    let start = path.rfind('/').map_or(0, |slash| slash + 1);
    let end = path[start..].rfind('.').filter(|dot| *dot > 0).map_or(path.len(), |dot| start + dot);
    (start, end)
}

/// Scrolls as little as needed to show the first element inside another that a selector finds.
pub fn show_inside(node: &NodeRef, selector: &str) {
    show(node.cast::<Element>().and_then(|element| element.query_selector(selector).ok().flatten()));
}

fn show(element: Option<Element>) {
    if let Some(element) = element {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Opens a `<dialog>` over the page.
pub fn show_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>()
        && !dialog.open()
    {
        drop(dialog.show_modal());
    }
}

/// Closes a `<dialog>`.
pub fn close_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Calls whenever an element's size changes, from its first layout on; ends when dropped.
pub struct ResizeWatch {
    observer: ResizeObserver,
    _on_resize: Closure<dyn Fn(JsValue)>,
}

impl ResizeWatch {
    /// Begins to watch; `None` when the element is not rendered or the browser cannot.
    #[must_use]
    pub fn new(node: &NodeRef, call: impl Fn() + 'static) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let on_resize = Closure::<dyn Fn(JsValue)>::new(move |_| call());
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, _on_resize: on_resize })
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_stem_is_what_one_wants_to_change() {
        for (path, expected) in [
            ("app.py", "app"),
            ("lib/a.b.txt", "a.b"),
            ("a.d/Dockerfile", "Dockerfile"),
            (".env", ".env"),
            ("", ""),
        ] {
            let (start, end) = stem(path);
            assert_eq!(&path[start..end], expected);
        }
    }
}
