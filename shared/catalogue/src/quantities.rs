//! Sizes, times and lists as messages: which unit is taken, and how many digits are written. The words are in `en/units.ftl`.

use crate::message::{Argument, Message};
use crate::units;

/// Writes bytes as Docker prints the size of an image: in thousands, with three digits and no zeros at the end: `158 B`, `1.44 kB`, `46.8 MB`,
/// `1.02 GB`. Everything that has a size is written by this function: files, layers, images, answers, memory and limits.
#[must_use]
pub fn size(n_bytes: u64) -> Message {
    let (number, unit) = size_parts(n_bytes);
    let unit = match unit {
        0 => units::bytes,
        1 => units::kilobytes,
        2 => units::megabytes,
        3 => units::gigabytes,
        _ => units::terabytes,
    };
    unit(number)
}

/// Writes how far something is: `12.1 of 46.8 MB`; the unit stands once where it is the same.
#[must_use]
pub fn size_of(current: u64, total: u64) -> Message {
    let (number, unit) = size_parts(current);
    let current = if size_parts(total).1 == unit { number } else { size(current) };
    units::size_of(current, size(total))
}

/// Writes milliseconds that something took: `0.4 s`, `14.2 s`, `2 min 05 s`, `1 h 02 min`.
#[must_use]
pub fn time(ms: u64) -> Message {
    let tenths = ms.saturating_add(50) / 100;
    if tenths < 600 {
        return units::seconds(decimal(&(tenths / 10).to_string(), &(tenths % 10).to_string()));
    }
    let seconds = ms.saturating_add(500) / 1_000;
    if seconds < 3_600 {
        return units::minutes(&(seconds / 60).to_string(), &format!("{:02}", seconds % 60));
    }
    units::hours(&(seconds / 3_600).to_string(), &format!("{:02}", seconds % 3_600 / 60))
}

/// Writes seconds of a limit or a wait in the largest unit that fits whole: `1 second`, `90 seconds`, `5 minutes`, `7 days`.
#[must_use]
pub fn period(n_seconds: u64) -> Message {
    let fits = |size: u64| n_seconds >= size && n_seconds.is_multiple_of(size);
    match n_seconds {
        _ if fits(86_400) => units::day_count(n_seconds / 86_400),
        _ if fits(3_600) => units::hour_count(n_seconds / 3_600),
        _ if fits(60) => units::minute_count(n_seconds / 60),
        _ => units::second_count(n_seconds),
    }
}

/// Returns a list without items, one item, or a list of what the items say.
#[must_use]
pub fn list(items: impl IntoIterator<Item = Message>) -> Vec<Argument> {
    items.into_iter().map(Argument::from).collect()
}

/// Returns what several sentences say, one after another; those that say nothing are left out.
#[must_use]
pub fn sentences(sentences: impl IntoIterator<Item = Message>) -> Message {
    let said = sentences.into_iter().filter(|sentence| !sentence.is_empty());
    said.reduce(units::sentences).unwrap_or_default()
}

/// Returns a number of at most three digits, and its unit as a power of 1000. A size that would round up to 1000 is written in the next unit.
fn size_parts(n_bytes: u64) -> (Message, usize) {
    let (mut unit, mut power) = (1, 0);
    while power < 4 && n_bytes >= unit * 1_000 - unit / 2 {
        (unit, power) = (unit * 1_000, power + 1);
    }
    let digits = match n_bytes {
        _ if unit == 1 => 0,
        n_bytes if n_bytes < unit * 10 - unit / 200 => 2,
        n_bytes if n_bytes < unit * 100 - unit / 20 => 1,
        _ => 0,
    };
    let scale = 10_u64.pow(digits);
    let rounded = rounded(n_bytes, (unit / scale).max(1));
    let fraction = format!("{:0width$}", rounded % scale, width = digits as usize);
    let whole = (rounded / scale).to_string();
    let number = match fraction.trim_end_matches('0') {
        "" => Message::verbatim(whole),
        fraction => decimal(&whole, fraction),
    };
    (number, power)
}

fn decimal(whole: &str, fraction: &str) -> Message {
    units::decimal(whole, fraction)
}

/// Divides to the nearest whole number.
fn rounded(number: u64, by: u64) -> u64 {
    number / by + u64::from(number % by >= by.div_ceil(2))
}

#[cfg(all(test, feature = "bundle"))]
mod tests {
    use super::*;
    use crate::{Bundle, Language, text};

    fn check<const N: usize>(values: [u64; N], write: impl Fn(u64) -> Message, words: [&str; N]) {
        let english = Bundle::of(Language::English);
        assert_eq!(values.map(|value| text(english, &write(value))), words);
    }

    #[test]
    fn sizes_have_three_digits_as_docker_prints_them() {
        check(
            [0, 158, 999, 1_000, 1_440, 9_994, 9_996, 99_960, 999_499, 999_500, 5_000_000, 46_750_000],
            size,
            [
                "0 B", "158 B", "999 B", "1 kB", "1.44 kB", "9.99 kB", "10 kB", "100 kB", "999 kB", "1 MB",
                "5 MB", "46.8 MB",
            ],
        );
        check(
            [184_190_000, 999_700_000, 1_005_000_000, 21_474_836_480, 3_000_000_000_000, u64::MAX],
            size,
            ["184 MB", "1 GB", "1.01 GB", "21.5 GB", "3 TB", "18446744 TB"],
        );
    }

    #[test]
    fn the_unit_is_said_once_where_it_is_the_same() {
        check(
            [12_100_000, 900],
            |current| size_of(current, 46_800_000),
            ["12.1 of 46.8 MB", "900 B of 46.8 MB"],
        );
    }

    #[test]
    fn sentences_that_say_nothing_leave_no_blank() {
        let english = Bundle::of(Language::English);
        let said = |parts: [&str; 3]| text(english, &sentences(parts.map(Message::verbatim)));
        assert_eq!(said(["One.", "", "Two."]), "One. Two.");
        assert_eq!([said(["", "One.", ""]), said([""; 3])], ["One.", ""]);
    }

    #[test]
    fn times_have_one_digit_below_a_minute() {
        check(
            [0, 94, 14_249, 59_940, 59_960, 125_000, 3_720_000],
            time,
            ["0.0 s", "0.1 s", "14.2 s", "59.9 s", "1 min 00 s", "2 min 05 s", "1 h 02 min"],
        );
    }

    #[test]
    fn periods_take_the_largest_unit_that_fits_whole() {
        check(
            [0, 1, 90, 60, 300, 7200, 604_800],
            period,
            ["0 seconds", "1 second", "90 seconds", "1 minute", "5 minutes", "2 hours", "7 days"],
        );
    }
}
