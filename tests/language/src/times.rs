//! Times of many keystrokes, and the line that tells them.

/// Milliseconds, each of one keystroke.
#[derive(Debug)]
pub struct Times(Vec<f64>);

impl Times {
    /// Takes times in any order.
    #[must_use]
    pub fn new(mut milliseconds: Vec<f64>) -> Self {
        milliseconds.sort_by(f64::total_cmp);
        Self(milliseconds)
    }

    /// Returns the time below which a share of all lie.
    #[must_use]
    pub fn percentile(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let place = (0..=last).rfind(|place| *place as f64 <= share * last as f64).unwrap_or(0);
        self.0.get(place).copied().unwrap_or(f64::NAN)
    }

    /// Returns the line of a table: what was done, and how long it took.
    #[must_use]
    pub fn line(&self, what: &str) -> String {
        let [median, p95, p99] = [0.5, 0.95, 0.99].map(|share| self.percentile(share));
        format!("  {what:<58} p50 {median:6.3} ms, p95 {p95:6.3} ms, p99 {p99:6.3} ms")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_all_lies_below() {
        let times = Times::new((0..=100).rev().map(f64::from).collect());
        assert_eq!([0.0, 0.5, 0.95, 1.0].map(|share| times.percentile(share)), [0.0, 50.0, 95.0, 100.0]);
        assert!(Times::new(Vec::new()).percentile(0.5).is_nan());
    }
}
