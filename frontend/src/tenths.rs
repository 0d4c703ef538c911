//! Lengths and shares for style sheets and drawings, to a tenth.
//!
//! The standard library writes floats exactly, with four kilobytes of download for it.

/// Writes a number of pixels or percent with one decimal.
pub(crate) fn tenths(number: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "places on a screen; beyond it the nearest number will do"
    )]
    let tenths = (number * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_decimal_is_written() {
        let numbers = [0.0, -0.04, 8.0, 35.25, -0.26, 99.96, -1234.5];
        assert_eq!(numbers.map(tenths), ["0.0", "0.0", "8.0", "35.3", "-0.3", "100.0", "-1234.5"]);
    }
}
