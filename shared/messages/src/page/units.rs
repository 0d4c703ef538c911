//! Sizes and times as the page shows them: short, so that they fit a bar's end. Sizes count in thousands, as Docker prints them.
//!
//! Whole numbers only: writing floats costs the page more code than all of its sentences.

/// Writes a size: `158 B`, `1.4 kB`, `46.8 MB`, `1.02 GB`.
#[must_use]
pub fn size(n_bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
    // What would round up to 1000 of a unit is written in the next one.
    let unit = UNITS.iter().find(|(_, unit)| n_bytes >= unit - unit / 20_000);
    match unit {
        Some(("GB", unit)) => {
            let hundredths = rounded(n_bytes, unit / 100);
            format!("{}.{:02} GB", hundredths / 100, hundredths % 100)
        }
        Some((name, unit)) => {
            let tenths = rounded(n_bytes, unit / 10);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => format!("{n_bytes} B"),
    }
}

/// Divides to the nearest whole number.
fn rounded(number: u64, by: u64) -> u64 {
    number / by + u64::from(number % by >= by.div_ceil(2))
}

/// Writes how far something is: `12.1 of 46.8 MB`.
#[must_use]
pub fn size_of(current: u64, total: u64) -> String {
    let (now, all) = (size(current), size(total));
    match (now.split_once(' '), all.split_once(' ')) {
        (Some((number, unit)), Some((_, same))) if unit == same => format!("{number} of {all}"),
        _ => format!("{now} of {all}"),
    }
}

/// Writes a time: `0.4 s`, `14.2 s`, `2 min 05 s`, `1 h 02 min`.
#[must_use]
pub fn time(ms: u64) -> String {
    let tenths = (ms + 50) / 100;
    if tenths < 600 {
        return format!("{}.{} s", tenths / 10, tenths % 10);
    }
    let seconds = (ms + 500) / 1_000;
    if seconds < 3_600 {
        return format!("{} min {:02} s", seconds / 60, seconds % 60);
    }
    format!("{} h {:02} min", seconds / 3_600, seconds % 3_600 / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_fit_a_bar() {
        let sizes = [0, 158, 999, 1_000, 1_440, 999_949, 999_960, 46_750_000, 1_005_000_000];
        let words = ["0 B", "158 B", "999 B", "1.0 kB", "1.4 kB", "999.9 kB", "1.0 MB", "46.8 MB", "1.01 GB"];
        assert_eq!(sizes.map(size), words);
        assert_eq!(size(u64::MAX), "18446744073.71 GB");
    }

    #[test]
    fn the_unit_is_said_once_where_it_is_the_same() {
        assert_eq!(size_of(12_100_000, 46_800_000), "12.1 of 46.8 MB");
        assert_eq!(size_of(900, 46_800_000), "900 B of 46.8 MB");
    }

    #[test]
    fn times_have_one_digit_below_a_minute() {
        let words = ["0.0 s", "0.1 s", "14.2 s", "59.9 s", "1 min 00 s", "2 min 05 s", "1 h 02 min"];
        assert_eq!([0, 94, 14_249, 59_940, 59_960, 125_000, 3_720_000].map(time), words);
    }
}
