//! The browser's clocks.

pub use gloo::render::AnimationFrame;

/// Returns the time by the browser's clock, in Unix milliseconds; 0 where there is no browser, as in tests of components.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time after 1970 and far below 2^53 milliseconds"
)]
pub fn now_ms() -> u64 {
    if cfg!(target_arch = "wasm32") { js_sys::Date::now() as u64 } else { 0 }
}

/// Calls once before the next repaint; dropping the handle takes that back.
#[must_use = "dropping the handle cancels the call"]
pub fn next_frame(call: impl FnOnce() + 'static) -> AnimationFrame {
    gloo::render::request_animation_frame(move |_| call())
}
