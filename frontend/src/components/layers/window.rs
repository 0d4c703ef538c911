//! Which bars are drawn: all of them, or, where there are many, those in view and the bar that has the focus. Each of many bars has a fixed height, so
//! that its place is known before it is drawn.

use std::ops::Range;

use crate::components::layer_bar::BarPlace;
use crate::state::Stack;

/// Where the bars of a long list stand; empty for a list that is drawn whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Each bar's upper edge in points, and how many items of the list stand above it.
    bars: Vec<(u32, u32)>,
    height: u32,
    n_items: u32,
}

impl Places {
    /// Lays out the bars; fingers need higher ones.
    pub(super) fn of(stack: &Stack, is_touched: bool) -> Self {
        let mut places = Self::default();
        if stack.bars.len() < MANY {
            return places;
        }
        for bar in &stack.bars {
            places.bars.push((places.height, places.n_items));
            let height = if bar.key() == "no-layer" { low_height(is_touched) } else { BAR_HEIGHT };
            places.height += height + GAP;
            places.n_items += u32::from(bar.makes_step);
        }
        places
    }

    /// Returns whether only some bars are drawn.
    pub(super) fn is_long(&self) -> bool {
        !self.bars.is_empty()
    }

    /// Returns the height of the whole list, in points.
    pub(super) fn height(&self) -> u32 {
        self.height
    }

    /// Returns the place of a bar; `None` where all bars are drawn one below the other.
    pub(super) fn of_bar(&self, at: usize) -> Option<BarPlace> {
        let (top, n_above) = *self.bars.get(at)?;
        Some(BarPlace { top, position: n_above + 1, n_items: self.n_items })
    }

    /// Returns the bars to draw, in order: those that are at least partly between two edges, in points, and those around the one that has the focus, so
    /// that the keyboard goes on from there.
    pub(super) fn drawn(
        &self,
        stack: &Stack,
        (top, bottom): (u32, u32),
        focused: Option<usize>,
    ) -> Vec<usize> {
        if !self.is_long() {
            return (0..stack.bars.len()).collect();
        }
        let first = self.bars.partition_point(|(edge, _)| *edge <= top).saturating_sub(1);
        let seen = first..self.bars.partition_point(|(edge, _)| *edge < bottom);
        let kept = focused.filter(|at| *at < stack.bars.len()).map_or(0..0, |at| around(stack, at));
        let (first, end) = if kept.start < seen.start { (kept, seen) } else { (seen, kept) };
        let begin = end.start.max(first.end);
        first.chain(begin..end.end).collect()
    }
}

/// The bars that are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Their places in the stack, in order.
    pub(super) bars: Vec<usize>,
    /// The bar that has the focus, or had it last: between two bars nothing has it, and both have to be there.
    focused: Option<usize>,
}

impl Drawn {
    /// Draws other bars; `focused` is the number of the one that has the focus among those that are drawn.
    pub(super) fn next(&mut self, focused: Option<usize>, draw: impl FnOnce(Option<usize>) -> Vec<usize>) {
        self.focused = focused.and_then(|place| self.bars.get(place).copied()).or(self.focused);
        self.bars = draw(self.focused);
    }
}

/// Returns the bar at a place with its neighbours, up to those that take the focus.
fn around(stack: &Stack, at: usize) -> Range<usize> {
    let takes_focus = |at: &usize| stack.bars.get(*at).is_some_and(|bar| bar.makes_step && bar.now.is_some());
    let first = (0..at).rev().find(takes_focus).unwrap_or(at);
    let last = (at + 1..stack.bars.len()).find(takes_focus).unwrap_or(at);
    first..last + 1
}

/// Returns a part of the list that holds the one in view with room on both sides, and stays the same while somebody scrolls a little.
pub(super) fn with_room((top, bottom): (i32, i32)) -> (u32, u32) {
    let step = |edge: i32| u32::try_from(edge.max(0)).unwrap_or(0) / STEP * STEP;
    (step(top).saturating_sub(STEP), step(bottom) + 2 * STEP)
}

/// Returns how high an instruction without a layer is, in points; the style sheet says the same.
fn low_height(is_touched: bool) -> u32 {
    if is_touched { 44 } else { 28 }
}

/// How high the other bars of a long list are, and what lies between two bars, in points; the style sheet says the same.
const BAR_HEIGHT: u32 = 52;
const GAP: u32 = 4;
/// From so many bars on only those in view are drawn.
const MANY: usize = 40;
/// What is drawn changes after so many points of scrolling.
const STEP: u32 = 256;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::outline_of;

    fn stack(source: &str) -> Stack {
        Stack::of(None, &[], Some(&outline_of(source)), None)
    }

    #[test]
    fn a_short_list_is_drawn_whole() {
        let stack = stack("FROM a\nRUN b\n");
        let places = Places::of(&stack, false);
        assert!(!places.is_long());
        assert_eq!(places.drawn(&stack, (0, 0), None), [0, 1]);
        assert_eq!(places.of_bar(0), None);
    }

    #[test]
    fn of_a_long_list_only_what_is_in_view_is_drawn() {
        let stack = stack(&format!("FROM a\n{}", "CMD x\nRUN b\n".repeat(500)));
        let places = Places::of(&stack, false);
        assert_eq!(places.height(), 501 * 56 + 500 * 32);
        assert_eq!(places.drawn(&stack, (0, 60), None), [0, 1]);
        assert_eq!(places.drawn(&stack, (56, 57), None), [1]);
        let place = places.of_bar(2).unwrap();
        assert_eq!((place.top, place.position, place.n_items), (88, 2, 501));
        assert_eq!(places.drawn(&stack, (1_000_000, 1_000_100), None), [1_000]);
    }

    #[test]
    fn what_has_the_focus_stays_with_its_neighbours() {
        let stack = stack(&format!("FROM a\n{}", "CMD x\nRUN b\n".repeat(500)));
        let places = Places::of(&stack, false);
        assert_eq!(places.drawn(&stack, (0, 60), Some(10)), [0, 1, 8, 9, 10, 11, 12]);
        assert_eq!(places.drawn(&stack, (88, 89), Some(2)), [0, 1, 2, 3, 4]);
        assert_eq!(places.drawn(&stack, (40_000, 40_050), Some(0))[..3], [0, 1, 2]);
        assert_eq!(places.drawn(&stack, (0, 60), Some(1_000)), [0, 1, 998, 999, 1_000]);
        // What had the focus may be gone.
        assert_eq!(places.drawn(&stack, (0, 60), Some(5_000)), [0, 1]);
    }

    #[test]
    fn what_had_the_focus_is_there_until_something_else_has_it() {
        let mut drawn = Drawn::default();
        let kept = |focused: Option<usize>| focused.into_iter().collect();
        drawn.next(None, |_| vec![4, 5, 6]);
        drawn.next(Some(1), kept);
        assert_eq!(drawn.bars, [5]);
        drawn.next(None, kept);
        assert_eq!(drawn.bars, [5]);
    }

    #[test]
    fn a_little_scrolling_draws_nothing_anew() {
        assert_eq!(with_room((-300, 400)), (0, 768));
        assert_eq!(with_room((10, 410)), (0, 768));
        assert_eq!(with_room((600, 1_000)), (256, 1_280));
    }
}
