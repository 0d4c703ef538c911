//! Lengths of time as Go's `time.ParseDuration` reads them: `30s`, `1m30s`, `1.5h`.

use crate::words::quote;

/// Why a length of time is refused; in Go's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationError(pub String);

/// Reads a length of time, in nanoseconds.
///
/// # Errors
///
/// A text that Go would not take.
pub fn parse_duration(text: &str) -> Result<i64, DurationError> {
    let invalid = || DurationError(format!("time: invalid duration {}", quote(text)));
    let (is_negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return Err(invalid());
    }
    let mut total: u64 = 0;
    while !rest.is_empty() {
        let (whole, after) = digits(rest);
        let (fraction, after) = after.strip_prefix('.').map_or(("", after), digits);
        if whole.is_empty() && fraction.is_empty() {
            return Err(invalid());
        }
        let unit_length = after.find(|character: char| character == '.' || character.is_ascii_digit());
        let (unit, after) = after.split_at(unit_length.unwrap_or(after.len()));
        if unit.is_empty() {
            return Err(DurationError(format!("time: missing unit in duration {}", quote(text))));
        }
        let Some(nanoseconds) = unit_nanoseconds(unit) else {
            let message = format!("time: unknown unit {} in duration {}", quote(unit), quote(text));
            return Err(DurationError(message));
        };
        total = total.saturating_add(amount(whole, fraction, nanoseconds));
        rest = after;
    }
    let total = i64::try_from(total).map_err(|_| invalid())?;
    Ok(if is_negative { -total } else { total })
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

fn amount(whole: &str, fraction: &str, unit: u64) -> u64 {
    let number = |digits: &str| {
        digits
            .bytes()
            .fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    };
    let mut amount = number(whole).saturating_mul(unit);
    let mut place = unit;
    for digit in fraction.bytes() {
        // Digits beyond a nanosecond are worth nothing.
        place /= 10;
        amount = amount.saturating_add(u64::from(digit - b'0').saturating_mul(place));
    }
    amount
}

fn unit_nanoseconds(unit: &str) -> Option<u64> {
    Some(match unit {
        "ns" => 1,
        "us" | "µs" | "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time() {
        for (text, nanoseconds) in [
            ("0", 0),
            ("5s", 5_000_000_000),
            ("1m30s", 90_000_000_000),
            ("1.5h", 5_400_000_000_000),
            ("-1ms", -1_000_000),
            (".5us", 500),
            ("+3ns", 3),
        ] {
            assert_eq!(parse_duration(text), Ok(nanoseconds), "{text}");
        }
    }

    #[test]
    fn what_go_refuses() {
        for (text, message) in [
            ("", "time: invalid duration \"\""),
            ("5", "time: missing unit in duration \"5\""),
            ("5x", "time: unknown unit \"x\" in duration \"5x\""),
            ("s", "time: invalid duration \"s\""),
            ("9999999999h", "time: invalid duration \"9999999999h\""),
        ] {
            assert_eq!(parse_duration(text), Err(DurationError(message.to_owned())), "{text}");
        }
    }
}
