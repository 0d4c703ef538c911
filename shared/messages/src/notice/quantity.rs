//! Sizes and times as people read them. Units of 1024 bytes with the letters that Docker prints would mislead, so KiB, MiB and GiB are said.

/// Writes a size: `512 bytes`, `1.5 KiB`, `256 MiB`.
#[must_use]
pub fn bytes(n_bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];
    for (unit, size) in UNITS {
        if n_bytes >= size {
            let tenths = (u128::from(n_bytes) * 10 + u128::from(size) / 2) / u128::from(size);
            let (whole, tenth) = (tenths / 10, tenths % 10);
            return if tenth == 0 { format!("{whole} {unit}") } else { format!("{whole}.{tenth} {unit}") };
        }
    }
    if n_bytes == 1 { "1 byte".to_owned() } else { format!("{n_bytes} bytes") }
}

/// Writes a time: `1 second`, `45 seconds`, `5 minutes`, `90 seconds`, `2 hours`, `7 days`.
#[must_use]
pub fn seconds(n_seconds: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("day", 86_400), ("hour", 3600), ("minute", 60)];
    let whole = UNITS.iter().find(|(_, size)| n_seconds >= *size && n_seconds.is_multiple_of(*size));
    let (unit, count) = whole.map_or(("second", n_seconds), |(unit, size)| (*unit, n_seconds / size));
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_to_a_tenth() {
        let sizes = [0, 1, 1023, 1024, 1536, 262_144, 1 << 20, (1 << 30) + (1 << 28), u64::MAX];
        let words = [
            "0 bytes",
            "1 byte",
            "1023 bytes",
            "1 KiB",
            "1.5 KiB",
            "256 KiB",
            "1 MiB",
            "1.3 GiB",
            "17179869184 GiB",
        ];
        assert_eq!(sizes.map(bytes), words);
    }

    #[test]
    fn times_take_the_largest_unit_that_fits_whole() {
        let words = ["0 seconds", "1 second", "90 seconds", "1 minute", "5 minutes", "2 hours", "7 days"];
        assert_eq!([0, 1, 90, 60, 300, 7200, 604_800].map(seconds), words);
    }
}
