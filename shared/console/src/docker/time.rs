//! `--since` and `--until`: a point in time as docker's flags have it.

use super::values;

/// A point in time: seconds since 1970 and nanoseconds, both of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    /// Whole seconds since the start of 1970.
    pub seconds: i64,
    /// Nanoseconds beyond the seconds, below a thousand million.
    pub nanoseconds: u32,
}

/// Reads a time: a duration before now (`42m`), seconds since 1970 (`1700000000.5`), or a date (`2013-01-02`, `2013-01-02T13:23:37Z`). A date without a
/// zone is one of UTC, the zone of the server.
///
/// # Errors
/// The text is none of these: the client's words, to which the caller adds which flag it was.
pub fn timestamp(text: &str, now: Timestamp) -> Result<Timestamp, String> {
    if let Ok(duration) = values::duration(text) {
        let ago =
            i128::from(duration.length.as_secs()) * NANOSECONDS + i128::from(duration.length.subsec_nanos());
        let ago = if duration.is_negative { -ago } else { ago };
        let at = i128::from(now.seconds) * NANOSECONDS + i128::from(now.nanoseconds) - ago;
        return Ok(Timestamp {
            seconds: i64::try_from(at.div_euclid(NANOSECONDS)).unwrap_or_default(),
            nanoseconds: u32::try_from(at.rem_euclid(NANOSECONDS)).unwrap_or_default(),
        });
    }
    let failed = || format!("failed to parse value as time or duration: {}", values::quoted(text));
    match text.contains('-') {
        true => date(text).ok_or_else(failed),
        false => seconds(text).ok_or_else(failed),
    }
}

/// Reads `1700000000` or `1700000000.123`.
fn seconds(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) {
        return None;
    }
    Some(Timestamp { seconds: whole.parse().ok()?, nanoseconds: nanoseconds(fraction)? })
}

/// Reads the digits of a fraction of a second; more than nine are cut.
fn nanoseconds(fraction: &str) -> Option<u32> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let nine: String = fraction.chars().chain(std::iter::repeat('0')).take(9).collect();
    nine.parse().ok()
}

/// Reads `YYYY-MM-DD[THH[:MM[:SS[.FRACTION]]]][ZONE]`, where the zone is `Z`, `+HH:MM` or `-HH:MM`.
fn date(text: &str) -> Option<Timestamp> {
    let (day, rest) = match text.split_once('T') {
        Some((day, rest)) => (day, rest),
        None => (text.strip_suffix('Z').unwrap_or(text), ""),
    };
    let (time, zone) = match rest.find(['Z', '+', '-']) {
        Some(at) => rest.split_at(at),
        None => (rest, "Z"),
    };
    let offset = match zone {
        "Z" => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let minutes = number(hours, 2, 0..=23)? * 60 + number(minutes, 2, 0..=59)?;
            if zone.starts_with('-') { -minutes } else { minutes }
        }
    };
    let mut parts = day.split('-');
    let year = number(parts.next()?, 4, 0..=9999)?;
    let month = number(parts.next()?, 2, 1..=12)?;
    let day = number(parts.next()?, 2, 1..=days_in(year, month))?;
    if parts.next().is_some() {
        return None;
    }
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut clock = [0; 3];
    if !time.is_empty() {
        let fields: Vec<&str> = time.split(':').collect();
        if fields.len() > 3 {
            return None;
        }
        for (place, (field, most)) in clock.iter_mut().zip(fields.iter().zip([23, 59, 59])) {
            *place = number(field, 2, 0..=most)?;
        }
    }
    let [hour, minute, second] = clock;
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3600 + (minute - offset) * 60 + second;
    Some(Timestamp { seconds, nanoseconds: nanoseconds(fraction)? })
}

fn number(text: &str, n_digits: usize, within: std::ops::RangeInclusive<i64>) -> Option<i64> {
    let is_number = text.len() == n_digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && within.contains(number))
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Counts days from the start of 1970 in the Gregorian calendar.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let leap_days = before / 4 - before / 100 + before / 400;
    let of_months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    before * 365 + leap_days + of_months + day - 1 - 719_162
}

const NANOSECONDS: i128 = 1_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(i64, u32), String> {
        let now = Timestamp { seconds: 1_000_000, nanoseconds: 5 };
        timestamp(text, now).map(|at| (at.seconds, at.nanoseconds))
    }

    #[test]
    fn times_are_durations_seconds_or_dates() {
        assert_eq!(read("10m"), Ok((999_400, 5)));
        assert_eq!(read("1.5s"), Ok((999_998, 500_000_005)));
        assert_eq!(read("1136073845.25"), Ok((1_136_073_845, 250_000_000)));
        assert_eq!(read("2006-01-02T15:04:05Z"), Ok((1_136_214_245, 0)));
        assert_eq!(read("2006-01-02T15:04:05.5+07:00"), Ok((1_136_189_045, 500_000_000)));
        assert_eq!(read("2024-02-29"), Ok((1_709_164_800, 0)));
        assert_eq!(read("2006-01-02T15:04"), Ok((1_136_214_240, 0)));
        for text in ["abc", "2023-02-29", "2006-1-2", "2006-01-02T25:00", "2006-01-02-03", "1x"] {
            assert_eq!(read(text), Err(format!("failed to parse value as time or duration: \"{text}\"")));
        }
    }
}
