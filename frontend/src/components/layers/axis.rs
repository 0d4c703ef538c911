//! The axis under the bars: bytes on a logarithmic scale, from 10 bytes to a gigabyte.

use messages::page::units::size;
use yew::prelude::*;

/// Draws the axis.
pub(super) fn axis() -> Html {
    let mark = |exponent: u32| {
        let bytes = 10_u64.pow(exponent);
        html! { <span style={format!("--at:{:.1}%", place_percent(bytes))}>{short(bytes)}</span> }
    };
    html! { <div class="layers__axis num" aria-hidden="true">{for [1, 3, 5, 7, 9].into_iter().map(mark)}</div> }
}

/// Returns how far a bar reaches, in percent of the axis; the smallest one can still be seen.
pub(crate) fn extent_percent(bytes: u64) -> f64 {
    place_percent(bytes).max(1.0)
}

fn place_percent(bytes: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a logarithm to a tenth of a percent")]
    let exponent = (bytes.max(1) as f64).log10();
    ((exponent - 1.0) / 8.0 * 100.0).clamp(0.0, 100.0)
}

/// Writes a power of ten without its empty decimals.
fn short(bytes: u64) -> String {
    size(bytes).replace(".00 ", " ").replace(".0 ", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_logarithmic() {
        let extents = [10_u64.pow(1), 10_u64.pow(5), 10_u64.pow(9), 10_u64.pow(12), 0].map(extent_percent);
        assert_eq!(extents, [1.0, 50.0, 100.0, 100.0, 1.0]);
        assert_eq!([10, 1_000, 10_000_000, 1_000_000_000].map(short), ["10 B", "1 kB", "10 MB", "1 GB"]);
    }
}
