//! Sizes, times and lists as messages: which unit is taken, and how many digits are written. The words are in `en/units.ftl`.

use crate::message::{Argument, Message};
use crate::units;

/// Writes bytes in thousands, as Docker prints them, short enough for a bar's end: `158 B`, `1.4 kB`, `46.8 MB`, `1.02 GB`.
#[must_use]
pub fn size(n_bytes: u64) -> Message {
    match size_parts(n_bytes) {
        (number, SizeUnit::Bytes) => units::bytes(number),
        (number, SizeUnit::Kilobytes) => units::kilobytes(number),
        (number, SizeUnit::Megabytes) => units::megabytes(number),
        (number, SizeUnit::Gigabytes) => units::gigabytes(number),
    }
}

/// Writes how far something is: `12.1 of 46.8 MB`; the unit stands once where it is the same.
#[must_use]
pub fn size_of(current: u64, total: u64) -> Message {
    let (number, unit) = size_parts(current);
    let current = if size_parts(total).1 == unit { number } else { size(current) };
    units::size_of(current, size(total))
}

/// Writes bytes of a limit, in units of 1024: `512 bytes`, `1.5 KiB`, `256 MiB`.
#[must_use]
pub fn memory(n_bytes: u64) -> Message {
    let (unit, size) = match n_bytes {
        GIBIBYTE.. => (units::gibibytes as fn(Message) -> Message, GIBIBYTE),
        MEBIBYTE.. => (units::mebibytes as fn(Message) -> Message, MEBIBYTE),
        KIBIBYTE.. => (units::kibibytes as fn(Message) -> Message, KIBIBYTE),
        _ => return units::byte_count(n_bytes),
    };
    let tenths = (u128::from(n_bytes) * 10 + u128::from(size) / 2) / u128::from(size);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    unit(if tenth == 0 {
        Message::verbatim(whole.to_string())
    } else {
        decimal(&whole.to_string(), &tenth.to_string())
    })
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

#[derive(Clone, Copy, PartialEq)]
enum SizeUnit {
    Bytes,
    Kilobytes,
    Megabytes,
    Gigabytes,
}

/// What would round up to 1000 of a unit is written in the next one.
fn size_parts(n_bytes: u64) -> (Message, SizeUnit) {
    let reaches = |unit: u64| n_bytes >= unit - unit / 20_000;
    let one_digit = |unit: u64| {
        let tenths = rounded(n_bytes, unit / 10);
        decimal(&(tenths / 10).to_string(), &(tenths % 10).to_string())
    };
    if reaches(1_000_000_000) {
        let hundredths = rounded(n_bytes, 10_000_000);
        let fraction = format!("{:02}", hundredths % 100);
        return (decimal(&(hundredths / 100).to_string(), &fraction), SizeUnit::Gigabytes);
    }
    match n_bytes {
        _ if reaches(1_000_000) => (one_digit(1_000_000), SizeUnit::Megabytes),
        _ if reaches(1_000) => (one_digit(1_000), SizeUnit::Kilobytes),
        _ => (Message::verbatim(n_bytes.to_string()), SizeUnit::Bytes),
    }
}

fn decimal(whole: &str, fraction: &str) -> Message {
    units::decimal(whole, fraction)
}

/// Divides to the nearest whole number.
fn rounded(number: u64, by: u64) -> u64 {
    number / by + u64::from(number % by >= by.div_ceil(2))
}

const KIBIBYTE: u64 = 1 << 10;
const MEBIBYTE: u64 = 1 << 20;
const GIBIBYTE: u64 = 1 << 30;

#[cfg(all(test, feature = "bundle"))]
mod tests {
    use super::*;
    use crate::{Bundle, Language, text};

    fn check<const N: usize>(values: [u64; N], write: impl Fn(u64) -> Message, words: [&str; N]) {
        let english = Bundle::of(Language::English);
        assert_eq!(values.map(|value| text(english, &write(value))), words);
    }

    #[test]
    fn sizes_fit_a_bar() {
        check(
            [0, 158, 999, 1_000, 1_440, 999_949, 999_960, 46_750_000, 1_005_000_000, u64::MAX],
            size,
            [
                "0 B",
                "158 B",
                "999 B",
                "1.0 kB",
                "1.4 kB",
                "999.9 kB",
                "1.0 MB",
                "46.8 MB",
                "1.01 GB",
                "18446744073.71 GB",
            ],
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
    fn limits_are_rounded_to_a_tenth() {
        check(
            [0, 1, 1023, 1024, 1536, 262_144, 1 << 20, (1 << 30) + (1 << 28), u64::MAX],
            memory,
            [
                "0 bytes",
                "1 byte",
                "1023 bytes",
                "1 KiB",
                "1.5 KiB",
                "256 KiB",
                "1 MiB",
                "1.3 GiB",
                "17179869184 GiB",
            ],
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
