//! `tr`: replaces, removes and squeezes bytes.

use super::escapes::{Escapes, escape};
use super::filter::{Goes, Made, Steps};
use super::job::{Job, Stop};
use super::quote;

/// What becomes of each byte.
struct Table {
    to: [u8; 256],
    is_deleted: [bool; 256],
    is_squeezed: [bool; 256],
    /// The byte that was printed last.
    last: Option<u8>,
}

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let mut table = Table::of(job, words)?;
    let input = job.input;
    table.take(job, input).map(drop)
}

/// Makes the filter; `tr` reads nothing but standard input.
pub(super) fn filter(job: &mut Job, words: &[String]) -> Made {
    Ok(Some(Box::new(Table::of(job, words)?)))
}

impl Steps for Table {
    fn take(&mut self, job: &mut Job, bytes: &[u8]) -> Result<Goes, Stop> {
        let mut printed: Vec<u8> = Vec::with_capacity(bytes.len());
        for byte in bytes.iter().filter(|byte| !self.is_deleted[usize::from(**byte)]) {
            let byte = self.to[usize::from(*byte)];
            if !(self.is_squeezed[usize::from(byte)] && self.last == Some(byte)) {
                printed.push(byte);
                self.last = Some(byte);
            }
        }
        job.out.write(&printed);
        Ok(Goes::On)
    }
}

impl Table {
    fn of(job: &mut Job, words: &[String]) -> Result<Self, Stop> {
        let read = job.read(words)?;
        let (deletes, squeezes) = (read.has("d"), read.has("s"));
        let (first, second) = match read.operands.as_slice() {
            [] => return Err(job.misused("missing operand")),
            [first] if deletes != squeezes => (first, None),
            [first] => {
                let why = if deletes {
                    "Two strings must be given when both deleting and squeezing repeats."
                } else {
                    "Two strings must be given when translating."
                };
                return Err(job.misused(&format!("missing operand after {}\n{why}", quote::operand(first))));
            }
            [_, second] if deletes && !squeezes => {
                let why = "Only one string may be given when deleting without squeezing repeats.";
                return Err(job.misused(&format!("extra operand {}\n{why}", quote::operand(second))));
            }
            [first, second] => (first, Some(second)),
            [_, _, extra, ..] => {
                return Err(job.misused(&format!("extra operand {}", quote::operand(extra))));
            }
        };
        let mut from = set(first).map_err(|text| job.stop(1, &text))?;
        if read.has("c") || read.has("C") {
            from = (0..=255).filter(|byte| !from.contains(byte)).collect();
        }
        let mut to = second.map(|second| set(second)).transpose().map_err(|text| job.stop(1, &text))?;
        let mut table: [u8; 256] = std::array::from_fn(|byte| u8::try_from(byte).unwrap_or(u8::MAX));
        if let Some(to) = to.as_mut().filter(|_| !deletes) {
            let Some(last) = to.last().copied() else {
                return Err(job.stop(1, "when not truncating set1, string2 must be non-empty"));
            };
            if !read.has("t") {
                to.resize(to.len().max(from.len()), last);
            }
            from.iter().zip(to.iter()).for_each(|(from, to)| table[usize::from(*from)] = *to);
        }
        let squeezed = if squeezes { to.as_ref().unwrap_or(&from).clone() } else { Vec::new() };
        let is_in = |set: &[u8]| -> [bool; 256] {
            std::array::from_fn(|byte| set.iter().any(|b| usize::from(*b) == byte))
        };
        let (is_deleted, is_squeezed) = (is_in(if deletes { &from } else { &[] }), is_in(&squeezed));
        Ok(Self { to: table, is_deleted, is_squeezed, last: None })
    }
}

/// Reads a set: bytes, escapes, ranges and classes.
fn set(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some((class, after)) = rest.strip_prefix("[:").and_then(|rest| rest.split_once(":]")) {
            let is_member = class_of(class)
                .ok_or_else(|| format!("invalid character class {}", quote::operand(class)))?;
            bytes.extend((0..=127).filter(is_member));
            rest = after;
            continue;
        }
        let (first, after) = member(rest);
        rest = after;
        let range = rest.strip_prefix('-').filter(|after| !after.is_empty());
        if let (Some(after), [first]) = (range, first.as_slice()) {
            let (last, after) = member(after);
            let last = last.first().copied().unwrap_or(*first);
            if last < *first {
                let (first, last) = (char::from(*first), char::from(last));
                return Err(format!(
                    "range-endpoints of '{first}-{last}' are in reverse collating sequence order"
                ));
            }
            bytes.extend(*first..=last);
            rest = after;
        } else {
            bytes.extend(first);
        }
    }
    Ok(bytes)
}

/// Reads one member and returns the rest.
fn member(text: &str) -> (Vec<u8>, &str) {
    let mut bytes = Vec::new();
    if let Some(rest) = text.strip_prefix('\\') {
        let is_known = rest.starts_with(|c: char| "abfnrtv\\01234567".contains(c));
        if is_known {
            let length = escape(rest, Escapes::OfFormat, &mut bytes).unwrap_or_default();
            return (bytes, &rest[length..]);
        }
        if rest.is_empty() {
            return (b"\\".to_vec(), rest);
        }
        return letter(rest);
    }
    letter(text)
}

fn letter(text: &str) -> (Vec<u8>, &str) {
    let length = text.chars().next().map_or(0, char::len_utf8);
    (text.as_bytes()[..length].to_vec(), &text[length..])
}

fn class_of(name: &str) -> Option<fn(&u8) -> bool> {
    Some(match name {
        "alpha" => u8::is_ascii_alphabetic,
        "digit" => u8::is_ascii_digit,
        "alnum" => u8::is_ascii_alphanumeric,
        "upper" => u8::is_ascii_uppercase,
        "lower" => u8::is_ascii_lowercase,
        "space" => |byte| byte.is_ascii_whitespace() || *byte == 11,
        "blank" => |byte| *byte == b' ' || *byte == b'\t',
        "punct" => u8::is_ascii_punctuation,
        "cntrl" => u8::is_ascii_control,
        "print" => |byte| (32..127).contains(byte),
        "graph" => u8::is_ascii_graphic,
        "xdigit" => u8::is_ascii_hexdigit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn bytes_are_replaced_removed_and_squeezed() {
        let mut bench = Bench::new(&[]);
        for (words, input, out) in [
            (&["a-c", "A-C"][..], "abcd", "ABCd"),
            (&["[:lower:]", "[:upper:]"], "abc", "ABC"),
            (&["-d", "\\r\\n"], "a\r\nb", "ab"),
            (&["-s", " "], "a   b", "a b"),
            (&["-s", "a", "b"], "aab", "b"),
            (&["-cd", "0-9\\n"], "a1b2\n", "12\n"),
            (&["abc", "x"], "aabbcc", "xxxxxx"),
            (&[" ", "\\n"], "a b", "a\nb"),
            (&["a-", "x_"], "a-b", "x_b"),
        ] {
            assert_eq!(bench.prints("tr", words, input), out, "{words:?}");
        }
    }
}
