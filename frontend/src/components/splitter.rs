//! The line between two panes: a drag, or the arrow keys, give one of them room of the other. The browser remembers the size.

use std::cell::RefCell;
use std::rc::Rc;

use catalogue::{Message, shell};
use yew::prelude::*;

use crate::dom::{self, Keep, Pane};
use crate::words::use_words;

/// Which two panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Split {
    /// The editor above and the editor below it.
    Editors,
    /// The editors and the layers.
    Layers,
    /// The bench and the dock.
    Dock,
}

impl Split {
    fn pane(self) -> Pane {
        let (selector, neighbour, property) = match self {
            Self::Editors => (".files__upper", ".files__lower", "--upper-size"),
            Self::Layers => (".layers", ".bench__files", "--layers-size"),
            Self::Dock => (".dock", ".bench__files", "--dock-size"),
        };
        Pane { selector, neighbour, property, is_width: self == Self::Layers }
    }

    fn label(self) -> Message {
        match self {
            Self::Editors => shell::split_editors(),
            Self::Layers => shell::split_layers(),
            Self::Dock => shell::split_dock(),
        }
    }

    /// Returns the least size of the pane and of its neighbour, as the style sheets have them.
    fn least(self) -> (f64, f64) {
        match self {
            Self::Editors => (72.0, 72.0),
            Self::Layers => (280.0, 320.0),
            Self::Dock => (96.0, 160.0),
        }
    }

    /// Returns the size after a move to the right or downwards.
    fn moved(self, size: f64, by: f64) -> f64 {
        if self == Self::Editors { size + by } else { size - by }
    }

    /// Returns the least and the greatest size of a pane.
    fn bounds(self, size: f64, neighbour: f64) -> (f64, f64) {
        let (least, spared) = self.least();
        (least, (size + neighbour - spared).max(least))
    }
}

/// Properties of [`Splitter`].
#[derive(PartialEq, Properties)]
pub(crate) struct SplitterProps {
    /// Which two panes it divides.
    pub(crate) split: Split,
}

/// The line between two panes.
#[component]
pub(crate) fn Splitter(SplitterProps { split }: &SplitterProps) -> Html {
    let split = *split;
    let node = use_node_ref();
    let bar = Rc::new(Bar { split, node: node.clone() });
    // Where the pointer and the size were when the drag began.
    let drag = use_mut_ref(|| None::<(f64, f64)>);
    let unfolded = use_mut_ref(|| None::<f64>);
    {
        let bar = Rc::clone(&bar);
        use_effect_with((), move |()| bar.remember());
    }
    let place = move |event: &PointerEvent| {
        f64::from(if split == Split::Layers { event.client_x() } else { event.client_y() })
    };
    let onpointerdown = {
        let (bar, drag) = (Rc::clone(&bar), Rc::clone(&drag));
        move |event: PointerEvent| {
            if event.button() == 0
                && let Some((size, _)) = bar.sizes()
            {
                dom::capture_pointer(&bar.node, &event);
                *drag.borrow_mut() = Some((place(&event), size));
            }
        }
    };
    let onpointermove = {
        let (bar, drag) = (Rc::clone(&bar), Rc::clone(&drag));
        move |event: PointerEvent| {
            if let Some((start, size)) = *drag.borrow() {
                bar.resize(split.moved(size, place(&event) - start));
            }
        }
    };
    let onlostpointercapture = {
        let bar = Rc::clone(&bar);
        move |_: PointerEvent| {
            if drag.take().is_some() {
                bar.keep();
            }
        }
    };
    let onkeydown = on_key(&bar, unfolded);
    let ondblclick = {
        let bar = Rc::clone(&bar);
        move |_: MouseEvent| bar.reset()
    };
    let orientation = if split == Split::Layers { "vertical" } else { "horizontal" };
    let label = use_words().say(split.label());
    html! {
        <div class="splitter" ref={node} role="separator" tabindex="0" data-split={format!("{split:?}")} aria-orientation={orientation}
            aria-label={label.clone()} title={label} {onpointerdown} {onpointermove} {onlostpointercapture} {onkeydown}
            {ondblclick} onfocus={move |_: FocusEvent| bar.tell()}><i></i></div>
    }
}

/// Does what the keys ask for; `unfolded` is the size before the pane was folded.
fn on_key(bar: &Rc<Bar>, unfolded: Rc<RefCell<Option<f64>>>) -> impl Fn(KeyboardEvent) + 'static {
    let bar = Rc::clone(bar);
    move |event: KeyboardEvent| {
        if bar.press(&event.key(), event.shift_key(), &mut unfolded.borrow_mut()) {
            event.prevent_default();
            bar.keep();
        }
    }
}

/// A splitter on the screen. What it tells assistive technology is no part of what is rendered, so that a drag renders nothing.
struct Bar {
    split: Split,
    node: NodeRef,
}

impl Bar {
    fn sizes(&self) -> Option<(f64, f64)> {
        self.split.pane().sizes(&self.node)
    }

    /// Gives the pane a size, within its bounds.
    fn resize(&self, size: f64) {
        if let Some((now, neighbour)) = self.sizes() {
            let (least, most) = self.split.bounds(now, neighbour);
            // Not `clamp`, whose message of bounds that cross would bring the writer of floating-point numbers into the page.
            self.split.pane().set(&self.node, Some(size.max(least).min(most).round()));
            self.tell();
        }
    }

    /// Does what a key asks for; returns whether the key asks for anything.
    fn press(&self, key: &str, is_far: bool, unfolded: &mut Option<f64>) -> bool {
        let Some((size, neighbour)) = self.sizes() else { return false };
        let (least, most) = self.split.bounds(size, neighbour);
        let step = if is_far { FAR } else { STEP };
        let (back, on) =
            if self.split == Split::Layers { ("ArrowLeft", "ArrowRight") } else { ("ArrowUp", "ArrowDown") };
        match key {
            _ if key == back => self.resize(self.split.moved(size, -step)),
            _ if key == on => self.resize(self.split.moved(size, step)),
            "Home" => self.resize(least),
            "End" => self.resize(most),
            "Enter" if size > least + 1.0 => {
                *unfolded = Some(size);
                self.resize(least);
            }
            "Enter" => match unfolded.take() {
                Some(size) => self.resize(size),
                None => self.reset(),
            },
            _ => return false,
        }
        true
    }

    /// Gives the pane back to the style sheets.
    fn reset(&self) {
        self.split.pane().set(&self.node, None);
        Keep::Always.remove(self.key());
        self.tell();
    }

    /// Tells assistive technology the size.
    fn tell(&self) {
        let Some((size, neighbour)) = self.sizes() else { return };
        let (least, most) = self.split.bounds(size, neighbour);
        for (name, value) in [("now", size), ("min", least), ("max", most)] {
            dom::set_attribute(&self.node, &format!("aria-value{name}"), &dom::fixed(value, 0));
        }
    }

    /// Remembers the size.
    fn keep(&self) {
        if let Some((size, _)) = self.sizes() {
            Keep::Always.set(self.key(), &dom::fixed(size, 0));
        }
    }

    /// Gives the pane the size that it had the last time.
    fn remember(&self) {
        let kept = Keep::Always.get(self.key()).and_then(|kept| dom::number(&kept));
        if let Some(kept) = kept.filter(|kept| kept.is_finite() && *kept > 0.0) {
            self.split.pane().set(&self.node, Some(kept));
        }
        self.tell();
    }

    fn key(&self) -> &'static str {
        match self.split {
            Split::Editors => "drydock.split.editors",
            Split::Layers => "drydock.split.layers",
            Split::Dock => "drydock.split.dock",
        }
    }
}

/// How far an arrow key moves a splitter, in CSS pixels.
const STEP: f64 = 16.0;
/// How far it does with Shift.
const FAR: f64 = 64.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pane_never_takes_all_room_of_its_neighbour() {
        assert_eq!(Split::Layers.bounds(484.0, 900.0), (280.0, 1064.0));
        assert_eq!(Split::Dock.bounds(40.0, 50.0), (96.0, 96.0));
    }

    #[test]
    fn the_upper_pane_grows_downwards_and_the_others_shrink() {
        assert!((Split::Editors.moved(100.0, 16.0) - 116.0).abs() < f64::EPSILON);
        assert!((Split::Layers.moved(100.0, 16.0) - 84.0).abs() < f64::EPSILON);
        assert!((Split::Dock.moved(100.0, 16.0) - 84.0).abs() < f64::EPSILON);
    }
}
