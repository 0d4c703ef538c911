//! Where a log is scrolled to: the newest line, a step, a match.

use yew::prelude::*;

use super::{Reveal, Source};
use crate::dom::{self, ResizeWatch, Scroll};
use crate::log_rows::Rows;

/// Whether a log keeps to its newest line.
#[derive(Clone)]
pub(super) struct Follow {
    /// Whether it does.
    pub(super) is_on: bool,
    /// The user scrolls.
    pub(super) onscroll: Callback<Event>,
    /// The user wants the newest line.
    pub(super) resume: Callback<()>,
    setter: UseStateSetter<bool>,
}

/// How far an element is scrolled, and the way to read it anew.
#[derive(Clone)]
pub(super) struct ScrollHandle {
    state: UseStateHandle<Scroll>,
    host: NodeRef,
}

impl std::ops::Deref for ScrollHandle {
    type Target = Scroll;

    fn deref(&self) -> &Scroll {
        &self.state
    }
}

impl ScrollHandle {
    fn read(&self) -> Scroll {
        let scroll = dom::scroll_of(&self.host).unwrap_or_default();
        self.state.set(scroll);
        scroll
    }
}

/// Returns how far an element is scrolled; draws again when that or its size changes.
#[hook]
pub(super) fn use_scroll(host: &NodeRef) -> ScrollHandle {
    let handle = ScrollHandle { state: use_state_eq(Scroll::default), host: host.clone() };
    let watched = handle.clone();
    use_effect_with((), move |()| {
        let host = watched.host.clone();
        let watch = ResizeWatch::new(&host, move || {
            watched.read();
        });
        move || drop(watch)
    });
    handle
}

/// Keeps a log at its newest line until the user scrolls away from it.
#[hook]
pub(super) fn use_follow(host: &NodeRef, scroll: &ScrollHandle, height: u32, is_live: bool) -> Follow {
    let is_on = use_state_eq(|| is_live);
    let setter = is_on.setter();
    let onscroll = {
        let (scroll, setter) = (scroll.clone(), setter.clone());
        Callback::from(move |_: Event| {
            let (before, now) = (*scroll, scroll.read());
            if now.height == 0 {
                return;
            }
            // Our own scrolling is told late, when newer lines may already stand below: only upwards is away.
            if now.is_at_end() {
                setter.set(true);
            } else if now.top < before.top {
                setter.set(false);
            }
        })
    };
    let resume = {
        let setter = setter.clone();
        Callback::from(move |()| setter.set(true))
    };
    {
        let (host, scroll) = (host.clone(), scroll.clone());
        let is_shown = scroll.height > 0;
        use_effect_with((*is_on, height, is_shown), move |(is_on, height, _)| {
            if *is_on {
                dom::scroll_to(&host, i32::try_from(*height).unwrap_or(i32::MAX));
            }
            scroll.read();
        });
    }
    {
        // A new build or container begins at its newest line again.
        let setter = setter.clone();
        use_effect_with(is_live, move |is_live| {
            if *is_live {
                setter.set(true);
            }
        });
    }
    Follow { is_on: *is_on, onscroll, resume, setter }
}

/// Scrolls to what is wanted: the step that failed, a step that the user asked for, the current match.
#[hook]
pub(super) fn use_reveal(
    host: &NodeRef,
    rows: &Rows,
    source: &Source,
    reveal: Option<Reveal>,
    found: Option<usize>,
    follow: &Follow,
) {
    let failed = match source {
        Source::Build(build) => {
            build.steps.iter().find(|step| step.state == protocol::StepState::Failed).map(|step| step.index)
        }
        Source::Container(_) => None,
    };
    let row_of_step =
        |step: Option<u32>| rows.row_of_step(usize::try_from(step?).ok()?).map(|row| rows.top(row));
    let (to_failed, to_step) = (row_of_step(failed), row_of_step(reveal.map(|reveal| reveal.step)));
    let to_match = found.and_then(|line| rows.row_of(line)).map(|row| rows.top(row));
    let go = {
        let (host, setter) = (host.clone(), follow.setter.clone());
        move |top: Option<u32>, above: i32| {
            let Some(top) = top.and_then(|top| i32::try_from(top).ok()) else { return };
            setter.set(false);
            dom::scroll_to(&host, (top - above).max(0));
        }
    };
    {
        let go = go.clone();
        use_effect_with((failed, to_failed.is_some()), move |_| go(to_failed, 0));
    }
    {
        let go = go.clone();
        use_effect_with(reveal, move |_| go(to_step, 0));
    }
    use_effect_with((found, to_match.is_some()), move |_| go(to_match, LINES_ABOVE));
}

/// Room above a match, in points.
const LINES_ABOVE: i32 = 60;
