//! The seam: one line from each instruction in the editor to its bar.

use std::rc::Rc;

use yew::prelude::*;

use super::layers::BarGeometry;
use crate::dom::{self, LineGeometry, Rect, ResizeWatch};
use crate::state::Stack;

/// Properties of [`Seam`].
#[derive(PartialEq, Properties)]
pub(crate) struct SeamProps {
    /// The bars.
    pub(crate) stack: Rc<Stack>,
    /// Where the marked lines are.
    pub(crate) lines: Rc<Vec<LineGeometry>>,
    /// Where the bars are.
    pub(crate) bars: Rc<BarGeometry>,
    /// The bar that is lit.
    pub(crate) lit: Option<u32>,
}

/// The seam. It only repeats what words and shapes say, so screen readers pass over it.
#[component]
pub(crate) fn Seam(props: &SeamProps) -> Html {
    let host = use_node_ref();
    let own = use_state_eq(Rect::default);
    {
        let (host, own) = (host.clone(), own.setter());
        use_effect(move || own.set(dom::rect_of(&host).unwrap_or_default()));
    }
    {
        let (host, own) = (host.clone(), own.setter());
        use_effect_with((), move |()| {
            let again = host.clone();
            let watch = ResizeWatch::new(&host, move || own.set(dom::rect_of(&again).unwrap_or_default()));
            move || drop(watch)
        });
    }
    let is_crowded = props.stack.bars.len() > CROWDED;
    let thread = |(at, rect): &(usize, Rect)| {
        let bar = props.stack.bars.get(*at)?;
        let is_lit = props.lit == Some(bar.index);
        if is_crowded && !is_lit && !bar.is_loud() {
            return None;
        }
        let (first, _) = bar.now?;
        let line = props.lines.binary_search_by_key(&first, |line| line.line).ok()?;
        let line = props.lines.get(line).filter(|line| line.is_seen)?;
        let path = path(&own, &props.bars.clip, line, rect)?;
        Some(html! {
            <g key={bar.index} data-st={bar.key()} data-tense={bar.tense()} data-loud={bar.is_loud().to_string()} data-lit={is_lit.to_string()}>
                <path d={path.d} /><circle cx={dom::fixed(path.x, 1)} cy={dom::fixed(path.y, 1)} r="4" />
            </g>
        })
    };
    let threads = props.bars.bars.iter().filter_map(thread);
    html! { <div class="seam" ref={host} aria-hidden="true"><svg>{for threads}</svg></div> }
}

/// A line of the seam, in pixels from its upper left corner.
#[derive(Debug, PartialEq)]
struct Path {
    x: f64,
    y: f64,
    d: String,
}

/// Returns the way from a line to its bar; `None` when either is out of sight.
fn path(own: &Rect, clip: &Rect, line: &LineGeometry, bar: &Rect) -> Option<Path> {
    let middle = f64::midpoint(bar.top, bar.bottom());
    if own.width <= 0.0 || middle < clip.top || middle > clip.bottom() {
        return None;
    }
    let (x, end) = (DOT_X, bar.left - own.left);
    let y = f64::midpoint(line.top, line.bottom) - own.top;
    let to = middle - own.top;
    let (bend, back) = (own.width * 0.55, own.width * 0.45);
    let d = {
        let [x, y, bend, back, to, end] = [x, y, bend, back, to, end].map(|value| dom::fixed(value, 1));
        format!("M{x} {y}C{bend} {y} {back} {to} {end} {to}")
    };
    Some(Path { x, y, d })
}

/// Where the dots stand, from the left edge.
const DOT_X: f64 = 8.0;
/// With more bars than this only loud and lit ones are tied.
const CROWDED: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f64, top: f64, width: f64, height: f64) -> Rect {
        Rect { left, top, width, height }
    }

    #[test]
    fn a_thread_leads_from_the_lines_middle_to_the_bars() {
        let own = rect(900.0, 50.0, 64.0, 500.0);
        let clip = rect(964.0, 90.0, 484.0, 460.0);
        let line = LineGeometry { line: 0, top: 100.0, bottom: 124.0, is_seen: true };
        let found = path(&own, &clip, &line, &rect(980.0, 160.0, 440.0, 74.0));
        assert_eq!(found.map(|path| path.d).as_deref(), Some("M8.0 62.0C35.2 62.0 28.8 147.0 80.0 147.0"));
        assert_eq!(path(&own, &clip, &line, &rect(980.0, 20.0, 440.0, 74.0)), None);
        assert_eq!(path(&Rect::default(), &clip, &line, &rect(980.0, 160.0, 440.0, 74.0)), None);
    }
}
