//! The axis under the bars: bytes on a logarithmic scale, from 10 bytes to a gigabyte.

use catalogue::{Message, units};
use yew::prelude::*;

use crate::words::Words;

/// Draws the axis.
pub(super) fn axis(words: &Words) -> Html {
    let mark = |exponent: u32| {
        let bytes = 10_u64.pow(exponent);
        html! { <span style={format!("--at:{:.1}%", place_percent(bytes))}>{words.say(short(bytes))}</span> }
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

/// Writes a power of ten, which needs no decimals.
fn short(bytes: u64) -> Message {
    let (unit, bytes_of_unit): (fn(Message) -> Message, u64) = match bytes {
        1_000_000_000.. => (units::gigabytes, 1_000_000_000),
        1_000_000.. => (units::megabytes, 1_000_000),
        1_000.. => (units::kilobytes, 1_000),
        _ => (units::bytes, 1),
    };
    unit(Message::verbatim((bytes / bytes_of_unit).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_logarithmic() {
        let extents = [10_u64.pow(1), 10_u64.pow(5), 10_u64.pow(9), 10_u64.pow(12), 0].map(extent_percent);
        assert_eq!(extents, [1.0, 50.0, 100.0, 100.0, 1.0]);
        let short = |bytes: u64| catalogue::text(crate::dom::catalogue(), &super::short(bytes));
        assert_eq!([10, 1_000, 10_000_000, 1_000_000_000].map(short), ["10 B", "1 kB", "10 MB", "1 GB"]);
    }
}
