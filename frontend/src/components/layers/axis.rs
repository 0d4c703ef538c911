//! The axis under the bars: bytes on a logarithmic scale, from 10 bytes to a gigabyte.

use catalogue::size;
use yew::prelude::*;

use crate::dom;
use crate::words::Words;

/// Draws the axis.
pub(super) fn axis(words: &Words) -> Html {
    let mark = |exponent: u32| {
        let bytes = 10_u64.pow(exponent);
        html! { <span style={format!("--at:{}%", dom::fixed(place_percent(bytes), 1))}>{words.say(size(bytes))}</span> }
    };
    html! { <div class="layers__axis num" aria-hidden="true">{for MARKS.into_iter().map(mark)}</div> }
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

/// The powers of ten that have a mark.
const MARKS: [u32; 5] = [1, 3, 5, 7, 9];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_logarithmic() {
        let extents = [10_u64.pow(1), 10_u64.pow(5), 10_u64.pow(9), 10_u64.pow(12), 0].map(extent_percent);
        assert_eq!(extents, [1.0, 50.0, 100.0, 100.0, 1.0]);
    }

    #[test]
    fn its_marks_are_written_as_all_sizes_are() {
        let marks =
            MARKS.map(|exponent| catalogue::text(crate::dom::catalogue(), &size(10_u64.pow(exponent))));
        assert_eq!(marks, ["10 B", "1 kB", "100 kB", "10 MB", "1 GB"]);
    }
}
