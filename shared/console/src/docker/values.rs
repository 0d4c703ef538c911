//! Values of flags: Go's own kinds and docker's, each with the words for a value that is none.

use std::fmt::Write as _;
use std::time::Duration;

use super::command::Ulimit;
use super::table::Flag;
use super::{environment, units};

/// Judges a value by the flag's kind, as the client does while it reads flags.
pub(super) fn check(flag: &Flag, value: &str) -> Result<(), String> {
    match flag.kind {
        "bool" => boolean(value).map(drop).ok_or_else(|| failed_number("ParseBool", value, INVALID_SYNTAX)),
        "int" => integer(value).map(drop),
        "uint" => unsigned(value, u64::MAX).map(drop),
        "uint16" => unsigned(value, u64::from(u16::MAX)).map(drop),
        "bytes" if flag.name == "memory-swap" && value == "-1" => Ok(()),
        "bytes" => units::ram_in_bytes(value).map(drop),
        "decimal" => nano_cpus(value).map(drop),
        "duration" => duration(value).map(drop),
        "filter" if !value.is_empty() && !value.contains('=') => {
            Err("bad format of filter (expected name=value)".to_owned())
        }
        "ulimit" => ulimit(value).map(drop),
        "list" => match flag.name {
            "env" => environment::check(value),
            "label" => environment::check_label(value),
            "add-host" => environment::check_host(value),
            "attach" => match ["stdin", "stdout", "stderr"].contains(&value.to_lowercase().as_str()) {
                true => Ok(()),
                false => Err("valid streams are STDIN, STDOUT and STDERR".to_owned()),
            },
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Reads `NAME=SOFT[:HARD]`.
pub(super) fn ulimit(text: &str) -> Result<Ulimit, String> {
    let (name, limits) = text.split_once('=').ok_or_else(|| format!("invalid ulimit argument: {text}"))?;
    if !ULIMITS.contains(&name) {
        return Err(format!("invalid ulimit type: {name}"));
    }
    let number =
        |text: &str| text.parse::<i64>().map_err(|_| failed_number("ParseInt", text, INVALID_SYNTAX));
    let mut parts = limits.split(':');
    let soft = number(parts.next().unwrap_or_default())?;
    let hard = parts.next().map(number).transpose()?;
    if parts.next().is_some() {
        return Err(format!(
            "too many limit value arguments - {limits}, can only have up to two, `soft[:hard]`"
        ));
    }
    match hard {
        Some(hard) if hard != -1 && (soft == -1 || soft > hard) => {
            let soft = if soft == -1 { "-1 (unlimited)".to_owned() } else { soft.to_string() };
            Err(format!("ulimit soft limit must be less than or equal to hard limit: {soft} > {hard}"))
        }
        hard => Ok(Ulimit { name: name.to_owned(), soft, hard: hard.unwrap_or(soft) }),
    }
}

/// Reads a switch as Go does; nothing when the text is none.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" | "t" | "T" | "TRUE" | "true" | "True" => Some(true),
        "0" | "f" | "F" | "FALSE" | "false" | "False" => Some(false),
        _ => None,
    }
}

/// Reads a whole number as Go does with base 0: `0x1f`, `0b1`, `0o17`, `017`, `1_000`.
pub(super) fn integer(text: &str) -> Result<i64, String> {
    let failed = |reason| failed_number("ParseInt", text, reason);
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = magnitude(digits).ok_or_else(|| failed(INVALID_SYNTAX))?;
    let magnitude = i128::try_from(magnitude).map_err(|_| failed(OUT_OF_RANGE))?;
    i64::try_from(if is_negative { -magnitude } else { magnitude }).map_err(|_| failed(OUT_OF_RANGE))
}

/// Reads a whole number that is not negative.
pub(super) fn unsigned(text: &str, most: u64) -> Result<u64, String> {
    let failed = |reason| failed_number("ParseUint", text, reason);
    let magnitude = magnitude(text).ok_or_else(|| failed(INVALID_SYNTAX))?;
    u64::try_from(magnitude).ok().filter(|number| *number <= most).ok_or_else(|| failed(OUT_OF_RANGE))
}

/// Reads digits with Go's prefixes for other bases; numbers beyond 64 bits become some number beyond 64 bits.
fn magnitude(text: &str) -> Option<u128> {
    let lower = text.to_ascii_lowercase();
    let (base, digits) = match lower.as_bytes() {
        [b'0', b'x', ..] => (16, &lower[2..]),
        [b'0', b'b', ..] => (2, &lower[2..]),
        [b'0', b'o', ..] => (8, &lower[2..]),
        [b'0', _, ..] => (8, &lower[1..]),
        _ => (10, lower.as_str()),
    };
    let has_prefix = base != 10;
    let underscores_fit = match digits.contains('_') {
        true => has_prefix && !digits.ends_with('_') && !digits.contains("__"),
        false => true,
    };
    let digits: String = digits.chars().filter(|digit| *digit != '_').collect();
    if !underscores_fit || digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return None;
    }
    Some(u128::from_str_radix(&digits, base).unwrap_or(u128::MAX))
}

fn failed_number(function: &str, text: &str, reason: &str) -> String {
    format!("strconv.{function}: parsing {}: {reason}", quoted(text))
}

/// Reads a number of processors in billionths: `0.5`, `1/2`, `1e-1`.
pub(super) fn nano_cpus(text: &str) -> Result<i64, String> {
    let failed = || format!("failed to parse {text} as a rational number");
    let (above, below) = match text.split_once('/') {
        Some((above, below)) => {
            let is_whole = |part: &str| {
                let digits = part.strip_prefix(['-', '+']).unwrap_or(part);
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            };
            if !is_whole(above) || !is_whole(below) || below.starts_with(['-', '+']) {
                return Err(failed());
            }
            (above.parse::<i128>().map_err(|_| failed())?, below.parse::<i128>().map_err(|_| failed())?)
        }
        None => decimal(text).ok_or_else(failed)?,
    };
    if below == 0 {
        return Err(failed());
    }
    let nano = above.checked_mul(1_000_000_000).ok_or_else(failed)?;
    if nano % below != 0 {
        return Err("value is too precise".to_owned());
    }
    i64::try_from(nano / below).map_err(|_| failed())
}

/// Reads a decimal number as a fraction.
fn decimal(text: &str) -> Option<(i128, i128)> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (is_negative, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i128 = digits.parse().ok()?;
    let number = if is_negative { -number } else { number };
    let shift = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let power = 10_i128.checked_pow(shift.unsigned_abs())?;
    match shift >= 0 {
        true => Some((number.checked_mul(power)?, 1)),
        false => Some((number, power)),
    }
}

/// A duration of Go's, which can be negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SignedDuration {
    /// Whether a minus stood before it.
    pub(super) is_negative: bool,
    /// How long.
    pub(super) length: Duration,
}

/// Reads a duration of Go's: `1h30m`, `1.5s`, `-2ms`, `0`.
///
/// # Errors
/// The text is no duration: Go's words.
pub(super) fn duration(text: &str) -> Result<SignedDuration, String> {
    let invalid = || format!("time: invalid duration {}", quoted(text));
    let (is_negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Ok(SignedDuration { is_negative, length: Duration::ZERO });
    }
    if rest.is_empty() {
        return Err(invalid());
    }
    let mut nanoseconds: u128 = 0;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if (whole.is_empty() && fraction.is_empty()) || fraction.contains('.') {
            return Err(invalid());
        }
        let end = after.find(|letter: char| letter == '.' || letter.is_ascii_digit()).unwrap_or(after.len());
        let (unit, after) = after.split_at(end);
        if unit.is_empty() {
            return Err(format!("time: missing unit in duration {}", quoted(text)));
        }
        let scale = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, scale)| *scale);
        let scale = scale
            .ok_or_else(|| format!("time: unknown unit {} in duration {}", quoted(unit), quoted(text)))?;
        let whole: u128 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| invalid())? };
        let fraction = fraction.get(..fraction.len().min(18)).unwrap_or_default();
        let part = match fraction.parse::<u128>() {
            Ok(digits) => digits * scale / 10_u128.pow(u32::try_from(fraction.len()).unwrap_or(0)),
            Err(_) => 0,
        };
        let sum =
            whole.checked_mul(scale).and_then(|whole| whole.checked_add(part)?.checked_add(nanoseconds));
        nanoseconds = sum.filter(|sum| *sum <= 1 << 63).ok_or_else(invalid)?;
        rest = after;
    }
    let length = Duration::from_nanos(u64::try_from(nanoseconds).map_err(|_| invalid())?);
    Ok(SignedDuration { is_negative, length })
}

/// Quotes a text as Go's `%q` does.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            _ => escape(letter, &mut quoted),
        }
    }
    quoted.push('"');
    quoted
}

/// Quotes a character as Go's `%q` does.
pub(super) fn quoted_char(letter: char) -> String {
    let mut quoted = String::from("'");
    match letter {
        '\'' => quoted.push_str("\\'"),
        _ => escape(letter, &mut quoted),
    }
    quoted.push('\'');
    quoted
}

fn escape(letter: char, into: &mut String) {
    match letter {
        '\\' => into.push_str("\\\\"),
        '\u{7}' => into.push_str("\\a"),
        '\u{8}' => into.push_str("\\b"),
        '\u{c}' => into.push_str("\\f"),
        '\n' => into.push_str("\\n"),
        '\r' => into.push_str("\\r"),
        '\t' => into.push_str("\\t"),
        '\u{b}' => into.push_str("\\v"),
        _ if (letter as u32) < 0x80 && letter.is_control() => {
            let _ = write!(into, "\\x{:02x}", letter as u32);
        }
        _ if letter.is_control()
            || (letter.is_whitespace() && letter != ' ')
            || letter == '\u{feff}'
            || letter == '\u{ad}' =>
        {
            let _ = write!(into, "\\u{:04x}", letter as u32);
        }
        _ => into.push(letter),
    }
}

/// What `--ulimit` can limit.
const ULIMITS: &[&str] = &[
    "core",
    "cpu",
    "data",
    "fsize",
    "locks",
    "memlock",
    "msgqueue",
    "nice",
    "nofile",
    "nproc",
    "rss",
    "rtprio",
    "rttime",
    "sigpending",
    "stack",
];
const INVALID_SYNTAX: &str = "invalid syntax";
const OUT_OF_RANGE: &str = "value out of range";

/// Go's units of time, in nanoseconds. Both signs for micro are known.
const UNITS: [(&str, u128); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("µs", 1_000),
    ("μs", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_gos() {
        assert_eq!(integer("-0x1f"), Ok(-31));
        assert_eq!(integer("017"), Ok(15));
        assert_eq!(integer("08"), Err("strconv.ParseInt: parsing \"08\": invalid syntax".to_owned()));
        assert_eq!(
            integer("9223372036854775808"),
            Err("strconv.ParseInt: parsing \"9223372036854775808\": value out of range".to_owned())
        );
        assert_eq!(unsigned("-1", 9), Err("strconv.ParseUint: parsing \"-1\": invalid syntax".to_owned()));
    }

    #[test]
    fn processors_are_fractions() {
        assert_eq!(nano_cpus("0.5"), Ok(500_000_000));
        assert_eq!(nano_cpus("1/2"), Ok(500_000_000));
        assert_eq!(nano_cpus("15e-1"), Ok(1_500_000_000));
        assert_eq!(nano_cpus("1/3"), Err("value is too precise".to_owned()));
        assert_eq!(nano_cpus("1e99"), Err("failed to parse 1e99 as a rational number".to_owned()));
    }

    #[test]
    fn durations_are_gos() {
        let seconds = |text| duration(text).map(|duration| duration.length.as_secs_f64());
        assert_eq!(seconds("1h30m"), Ok(5400.0));
        assert_eq!(seconds("1.5s"), Ok(1.5));
        assert_eq!(seconds(".5m"), Ok(30.0));
        assert_eq!(seconds("5"), Err("time: missing unit in duration \"5\"".to_owned()));
        assert_eq!(seconds("1x"), Err("time: unknown unit \"x\" in duration \"1x\"".to_owned()));
        assert_eq!(seconds(""), Err("time: invalid duration \"\"".to_owned()));
        assert!(seconds("99999999999999999999h").is_err());
        assert!(seconds("340282366920938463463374607431768211455.9ns").is_err());
    }

    #[test]
    fn text_is_quoted_as_go_does() {
        assert_eq!(quoted("a\"\t\\é\u{1}\u{7f}\u{a0}"), "\"a\\\"\\t\\\\é\\x01\\x7f\\u00a0\"");
        assert_eq!(quoted_char('\''), "'\\''");
    }
}
