//! Sizes and ages as docker writes them: the rules of its go-units library.

use std::time::Duration;

use super::values::quoted;

/// Writes how long something took or is ago: `About a minute`, `3 weeks`. The words "ago" are the caller's.
#[must_use]
pub fn human_duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let (minutes, hours) = (seconds / 60, rounded_hours(seconds));
    match () {
        () if seconds < 1 => "Less than a second".to_owned(),
        () if seconds == 1 => "1 second".to_owned(),
        () if seconds < 60 => format!("{seconds} seconds"),
        () if minutes == 1 => "About a minute".to_owned(),
        () if minutes < 60 => format!("{minutes} minutes"),
        () if hours == 1 => "About an hour".to_owned(),
        () if hours < 48 => format!("{hours} hours"),
        () if hours < 24 * 7 * 2 => format!("{} days", hours / 24),
        () if hours < 24 * 30 * 2 => format!("{} weeks", hours / 24 / 7),
        () if hours < 24 * 365 * 2 => format!("{} months", hours / 24 / 30),
        () => format!("{} years", seconds / 3600 / 24 / 365),
    }
}

/// Returns hours, rounded to the nearest: from one hour on, go-units adds a half and cuts.
fn rounded_hours(seconds: u64) -> u64 {
    (seconds + 1800) / 3600
}

/// Writes bytes in thousands with so many significant digits: three for images, four elsewhere: `47.1MB`, `1.234kB`.
#[must_use]
pub fn human_size(bytes: f64, significant_digits: usize) -> String {
    scaled(bytes, 1000.0, &DECIMAL_UNITS, significant_digits)
}

/// Writes bytes in steps of 1024 with four significant digits, as `docker stats` does: `21.5MiB`.
#[must_use]
pub fn bytes_size(bytes: f64) -> String {
    scaled(bytes, 1024.0, &BINARY_UNITS, 4)
}

fn scaled(bytes: f64, base: f64, units: &[&str], significant_digits: usize) -> String {
    let (mut size, mut index) = (bytes, 0);
    while size >= base && index + 1 < units.len() {
        size /= base;
        index += 1;
    }
    format!("{}{}", general(size, significant_digits), units.get(index).unwrap_or(&""))
}

/// Writes a number as C's `%.Ng` does: N significant digits, no zeros at the end, an exponent where the number has more digits before its point.
#[must_use]
pub fn general(number: f64, significant_digits: usize) -> String {
    if number == 0.0 || !number.is_finite() {
        return number.to_string();
    }
    let digits = significant_digits.max(1);
    let scientific = format!("{number:.*e}", digits - 1);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let without_zeros = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if exponent < -4 || exponent >= i32::try_from(digits).unwrap_or(i32::MAX) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", without_zeros(mantissa), exponent.abs());
    }
    let after_point = i32::try_from(digits).unwrap_or(i32::MAX) - 1 - exponent;
    without_zeros(&format!("{number:.*}", usize::try_from(after_point).unwrap_or(0)))
}

/// Reads a size of memory: `512m`, `1.5g`, `64KiB`, in steps of 1024; returns bytes.
///
/// # Errors
/// The text is no size: the client's words.
pub fn ram_in_bytes(text: &str) -> Result<i64, String> {
    let invalid = || format!("invalid size: '{text}'");
    let is_end = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ' ';
    let end = text.rfind(is_end).ok_or_else(invalid)?;
    let (number, suffix) = text.split_at(end + 1);
    let number = number.strip_suffix(' ').unwrap_or(number);
    let size: f64 = number
        .parse()
        .map_err(|_| format!("strconv.ParseFloat: parsing {}: invalid syntax", quoted(number)))?;
    if size < 0.0 {
        return Err(invalid());
    }
    let lower = if suffix.len() > 3 { suffix.to_owned() } else { suffix.to_lowercase() };
    let exponent = match lower.as_bytes() {
        [] | [b'b'] => Some(0),
        [unit] | [unit, b'b'] | [unit, b'i', b'b'] => {
            b"kmgtp".iter().position(|known| known == unit).map(|at| at + 1)
        }
        _ => None,
    };
    let exponent = exponent.ok_or_else(|| format!("invalid suffix: '{lower}'"))?;
    let factor = 1024_f64.powi(i32::try_from(exponent).unwrap_or(0));
    #[expect(clippy::cast_possible_truncation, reason = "sizes beyond 64 bits end at the greatest, as in Go")]
    Ok((size * factor) as i64)
}

const DECIMAL_UNITS: [&str; 9] = ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
const BINARY_UNITS: [&str; 9] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_words() {
        const HOUR: u64 = 3600;
        for (seconds, words) in [
            (0, "Less than a second"),
            (1, "1 second"),
            (59, "59 seconds"),
            (60, "About a minute"),
            (119, "About a minute"),
            (120, "2 minutes"),
            (59 * 60 + 59, "59 minutes"),
            (HOUR, "About an hour"),
            (89 * 60, "About an hour"),
            (90 * 60, "2 hours"),
            (47 * HOUR, "47 hours"),
            (48 * HOUR, "2 days"),
            (13 * 24 * HOUR, "13 days"),
            (14 * 24 * HOUR, "2 weeks"),
            (59 * 24 * HOUR, "8 weeks"),
            (60 * 24 * HOUR, "2 months"),
            (729 * 24 * HOUR, "24 months"),
            (730 * 24 * HOUR, "2 years"),
        ] {
            assert_eq!(human_duration(Duration::from_secs(seconds)), words, "{seconds}");
        }
    }

    #[test]
    fn sizes_have_significant_digits() {
        for (bytes, three, four, binary) in [
            (0.0, "0B", "0B", "0B"),
            (999.0, "999B", "999B", "999B"),
            (1000.0, "1kB", "1kB", "1000B"),
            (1234.0, "1.23kB", "1.234kB", "1.205KiB"),
            (47_100_000.0, "47.1MB", "47.1MB", "44.92MiB"),
            (999_950.0, "1e+03kB", "1000kB", "976.5KiB"),
            (1_020_000_000.0, "1.02GB", "1.02GB", "972.7MiB"),
        ] {
            assert_eq!(human_size(bytes, 3), three);
            assert_eq!(human_size(bytes, 4), four);
            assert_eq!(bytes_size(bytes), binary);
        }
    }

    #[test]
    fn memory_is_read_in_steps_of_1024() {
        for (text, bytes) in
            [("512m", 536_870_912), ("1.5k", 1536), ("32", 32), ("1 GiB", 1_073_741_824), ("7B", 7)]
        {
            assert_eq!(ram_in_bytes(text), Ok(bytes), "{text}");
        }
        for (text, error) in [
            ("abc", "invalid size: 'abc'"),
            ("-5", "invalid size: '-5'"),
            ("1zb", "invalid suffix: 'zb'"),
            ("1..2", "strconv.ParseFloat: parsing \"1..2\": invalid syntax"),
            ("", "invalid size: ''"),
        ] {
            assert_eq!(ram_in_bytes(text), Err(error.to_owned()));
        }
        assert_eq!(ram_in_bytes("99999999999p"), Ok(i64::MAX));
    }
}
