//! Medians.

use std::time::Duration;

/// Returns the median in milliseconds; the mean of the two in the middle when there is no one in the middle.
pub(crate) fn median_ms(durations: impl IntoIterator<Item = Duration>) -> f64 {
    let mut sorted: Vec<f64> =
        durations.into_iter().map(|duration| duration.as_secs_f64() * 1000.0).collect();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        n_values if n_values % 2 == 1 => sorted[n_values / 2],
        n_values => f64::midpoint(sorted[n_values / 2 - 1], sorted[n_values / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle() {
        let ms = |values: &[u64]| median_ms(values.iter().map(|value| Duration::from_millis(*value)));
        assert!((ms(&[9, 1, 2]) - 2.0).abs() < 1e-9);
        assert!((ms(&[4, 1, 2, 9]) - 3.0).abs() < 1e-9);
        assert!(ms(&[]).is_nan());
    }
}
