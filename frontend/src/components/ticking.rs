//! Times that go on: only what shows them is drawn again.

use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::dom;

/// Returns the browser's clock, read anew ten times a second as long as something is going on.
#[hook]
pub(crate) fn use_now(is_ticking: bool) -> u64 {
    let now = use_state_eq(dom::now_ms);
    let setter = now.setter();
    use_effect_with(is_ticking, move |is_ticking| {
        setter.set(dom::now_ms());
        let interval = is_ticking.then(|| Interval::new(EVERY_MS, move || setter.set(dom::now_ms())));
        move || drop(interval)
    });
    *now
}

/// Returns how long something has taken: from a time of the server's clock until another one, or until now.
pub(crate) fn elapsed_ms(started_ms: u64, ended_ms: Option<u64>, now_ms: u64, clock_offset_ms: i64) -> u64 {
    let until = ended_ms.unwrap_or_else(|| now_ms.saturating_add_signed(clock_offset_ms));
    until.saturating_sub(started_ms)
}

/// Properties of [`Elapsed`].
#[derive(PartialEq, Properties)]
pub(crate) struct ElapsedProps {
    /// When it began, by the server's clock.
    pub(crate) started_ms: u64,
    /// When it ended, if it has.
    pub(crate) ended_ms: Option<u64>,
    /// The server's clock minus the browser's.
    pub(crate) clock_offset_ms: i64,
    /// Words the time.
    pub(crate) word: Callback<u64, AttrValue>,
}

/// A time that goes on until it ends.
#[component]
pub(crate) fn Elapsed(props: &ElapsedProps) -> Html {
    let now_ms = use_now(props.ended_ms.is_none());
    let ms = elapsed_ms(props.started_ms, props.ended_ms, now_ms, props.clock_offset_ms);
    html! { <>{props.word.emit(ms)}</> }
}

const EVERY_MS: u32 = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_is_measured_by_the_servers_clock() {
        assert_eq!(elapsed_ms(1_000, Some(3_500), 9_999, 0), 2_500);
        assert_eq!(elapsed_ms(1_000, None, 5_000, -2_000), 2_000);
        assert_eq!(elapsed_ms(9_000, None, 5_000, 0), 0);
    }
}
