//! Points in time and ages as the client prints them. The zone is UTC, the server's.

use std::time::Duration;

use console::docker::time::{Timestamp, timestamp};
use console::docker::units::human_duration;

/// Writes how long ago something was, in seconds since 1970: `3 weeks ago`.
pub(super) fn ago(now: i64, then: i64) -> String {
    let seconds = u64::try_from(now.saturating_sub(then)).unwrap_or_default();
    format!("{} ago", human_duration(Duration::from_secs(seconds)))
}

/// Writes a time as Go does by itself: `2026-11-30 18:28:36 +0000 UTC`.
pub(super) fn go_time(seconds: i64) -> String {
    let Civil { year, month, day, hour, minute, second, .. } = Civil::of(seconds);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} +0000 UTC")
}

/// Writes `2026-11-30T18:27:06Z`.
pub(super) fn rfc3339(seconds: i64) -> String {
    let Civil { year, month, day, hour, minute, second, .. } = Civil::of(seconds);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Rewrites a time of the engine as C does: `Thu May  7 21:09:36 2026`. What is no time stays.
pub(super) fn c_time(text: &str) -> String {
    let zero = Timestamp { seconds: 0, nanoseconds: 0 };
    let Ok(Timestamp { seconds, .. }) = timestamp(text, zero) else { return text.to_owned() };
    let Civil { year, month, day, hour, minute, second, weekday } = Civil::of(seconds);
    let month = MONTHS.get(month.saturating_sub(1)).unwrap_or(&"");
    format!(
        "{} {month} {day:>2} {hour:02}:{minute:02}:{second:02} {year}",
        WEEKDAYS.get(weekday).unwrap_or(&"")
    )
}

/// A time by the calendar.
struct Civil {
    year: i64,
    month: usize,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// 0 is Sunday.
    weekday: usize,
}

impl Civil {
    /// Counts years from March, so that the day that some of them have more is the last.
    fn of(seconds: i64) -> Self {
        let (days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let from_march = days + DAYS_TO_1970;
        let (era, day_of_era) = (from_march.div_euclid(DAYS_OF_ERA), from_march.rem_euclid(DAYS_OF_ERA));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: usize::try_from(month).unwrap_or_default(),
            day: day_of_year - (153 * shifted + 2) / 5 + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: usize::try_from((days + 4).rem_euclid(7)).unwrap_or_default(),
        }
    }
}

const DAY: i64 = 86_400;
/// Days of 400 years.
const DAYS_OF_ERA: i64 = 146_097;
/// Days from the first of March of the year 0 to the start of 1970.
const DAYS_TO_1970: i64 = 719_468;
const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_the_clients() {
        assert_eq!(go_time(1_796_063_316), "2026-11-30 18:28:36 +0000 UTC");
        assert_eq!(go_time(0), "1970-01-01 00:00:00 +0000 UTC");
        assert_eq!(go_time(951_782_400), "2000-02-29 00:00:00 +0000 UTC");
        assert_eq!(go_time(-1), "1969-12-31 23:59:59 +0000 UTC");
        assert_eq!(rfc3339(1_796_063_226), "2026-11-30T18:27:06Z");
        assert_eq!(c_time("2026-05-07T21:09:36.000000000+00:00"), "Thu May  7 21:09:36 2026");
        assert_eq!(c_time("soon"), "soon");
        assert_eq!(ago(1_000_000, 0), "11 days ago");
        assert_eq!(ago(0, 10), "Less than a second ago");
    }
}
