//! The size of the code in presenter mode, which the browser remembers.

use yew::prelude::*;

use crate::dom::Keep;

/// Returns the size in percent, and the callback that makes the code larger (`true`) or smaller.
#[hook]
pub(super) fn use_zoom() -> (u32, Callback<bool>) {
    let chosen = use_state_eq(|| {
        Keep::Always
            .get(KEY)
            .and_then(|kept| kept.parse().ok())
            .map_or(USUAL, |kept: u32| kept.clamp(SMALLEST, LARGEST))
    });
    let now = *chosen;
    let on_zoom = use_callback((chosen.setter(), now), |is_larger, (chosen, now)| {
        let next = zoomed(*now, is_larger);
        Keep::Always.set(KEY, &next.to_string());
        chosen.set(next);
    });
    (now, on_zoom)
}

/// Returns the next size.
fn zoomed(now: u32, is_larger: bool) -> u32 {
    let next = if is_larger { now.saturating_add(STEP) } else { now.saturating_sub(STEP) };
    next.clamp(SMALLEST, LARGEST)
}

/// The key under which the browser keeps the size.
const KEY: &str = "drydock.code-size";
const USUAL: u32 = 100;
const STEP: u32 = 25;
const SMALLEST: u32 = 75;
const LARGEST: u32 = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_readable_and_on_the_screen() {
        assert_eq!((zoomed(100, true), zoomed(100, false)), (125, 75));
        assert_eq!((zoomed(200, true), zoomed(75, false)), (200, 75));
        assert_eq!((zoomed(0, false), zoomed(9_999, true)), (75, 200), "whatever the browser has kept");
    }
}
