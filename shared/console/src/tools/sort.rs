//! `sort`, in the order of bytes.

use std::cmp::Ordering;

use super::job::{Job, Stop};
use super::lines::lines;
use super::options::Arguments;
use super::output::Output;
use super::quote;

/// How two keys are compared.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Order {
    is_numeric: bool,
    is_reverse: bool,
    ignores_case: bool,
    ignores_blanks: bool,
    is_dictionary: bool,
}

/// A part of a line: from a field and its character to another.
struct Key {
    first: (usize, usize),
    last: Option<(usize, usize)>,
    order: Order,
}

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let order = Order {
        is_numeric: read.has("n"),
        is_reverse: read.has("r"),
        ignores_case: read.has("f"),
        ignores_blanks: read.has("b"),
        is_dictionary: read.has("d"),
    };
    let separator = match read.value("t") {
        Some("") => return Err(job.stop(2, "empty tab")),
        Some("\\0") => Some(0),
        Some(tab) if tab.len() > 1 => {
            return Err(job.stop(2, &format!("multi-character tab {}", quote::operand(tab))));
        }
        tab => tab.and_then(|tab| tab.bytes().next()),
    };
    let mut keys = Vec::new();
    for (_, value) in read.options.iter().filter(|(key, _)| key == "k") {
        keys.push(Key::read(job, value, order)?);
    }
    let contents = contents(job, &read)?;
    let mut all: Vec<&[u8]> = contents.iter().flat_map(|content| lines(content)).collect();
    let by_keys = |a: &&[u8], b: &&[u8]| {
        let of_keys = keys.iter().map(|key| key.order.compare(key.of(a, separator), key.of(b, separator)));
        let is_whole = keys.is_empty();
        of_keys
            .fold(Ordering::Equal, Ordering::then)
            .then_with(|| if is_whole { order.compare(a, b) } else { Ordering::Equal })
    };
    let is_stable = read.has("s") || read.has("u");
    let compare = |a: &&[u8], b: &&[u8]| {
        let last_resort = || if order.is_reverse { b.cmp(a) } else { a.cmp(b) };
        by_keys(a, b).then_with(|| if is_stable { Ordering::Equal } else { last_resort() })
    };
    if read.has("c") {
        return check(job, &read, &all, compare);
    }
    all.sort_by(compare);
    if read.has("u") {
        all.dedup_by(|b, a| by_keys(a, b) == Ordering::Equal);
    }
    let mut printed = Output::default();
    all.iter().for_each(|line| printed.line(line));
    match read.value("o") {
        Some(typed) => {
            if let Err(reason) = job.write(typed, printed.into_bytes()) {
                return Err(job.stop(2, &format!("open failed: {}: {reason}", quote::file_if_needed(typed))));
            }
        }
        None => job.out.write(&printed.into_bytes()),
    }
    Ok(())
}

fn contents(job: &mut Job, read: &Arguments) -> Result<Vec<Vec<u8>>, Stop> {
    let stdin = ["-".to_owned()];
    let files = if read.operands.is_empty() { &stdin[..] } else { &read.operands };
    let mut contents = Vec::new();
    for typed in files {
        let content = job.content_or_input(typed).map_err(|reason| {
            let act = if reason == super::job::IS_A_FOLDER { "read failed" } else { "cannot read" };
            job.stop(2, &format!("{act}: {}: {reason}", quote::file_if_needed(typed)))
        })?;
        contents.push(content);
    }
    Ok(contents)
}

fn check(
    job: &mut Job,
    read: &Arguments,
    all: &[&[u8]],
    compare: impl Fn(&&[u8], &&[u8]) -> Ordering,
) -> Result<(), Stop> {
    let is_unique = read.has("u");
    let is_wrong = |pair: &&[&[u8]]| match compare(&pair[0], &pair[1]) {
        Ordering::Less => false,
        Ordering::Equal => is_unique,
        Ordering::Greater => true,
    };
    if let Some(at) = all.windows(2).position(|pair| is_wrong(&pair)) {
        let name = read.operands.first().map_or("-", String::as_str);
        let line = String::from_utf8_lossy(all[at + 1]).into_owned();
        return Err(job.stop(1, &format!("{name}:{}: disorder: {line}", at + 2)));
    }
    Ok(())
}

impl Key {
    /// Reads `2`, `2,3`, `2.1n,2.4`.
    fn read(job: &mut Job, text: &str, global: Order) -> Result<Self, Stop> {
        let (first, last) = text.split_once(',').map_or((text, None), |(first, last)| (first, Some(last)));
        let mut order = Order::default();
        let mut place = |part: &str, is_start: bool| {
            let letters = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            let numbers = &part[..part.len() - letters.len()];
            let (field, character) =
                numbers.split_once('.').unwrap_or((numbers, if is_start { "1" } else { "0" }));
            let which = if is_start { "start" } else { "end" };
            let Ok(field) = field.parse::<usize>() else {
                let after =
                    if is_start { "invalid number at field start" } else { "invalid number after ','" };
                return Err(format!("{after}: invalid count at start of {}", quote::operand(part)));
            };
            if field == 0 {
                return Err(format!(
                    "field number is zero: invalid field specification {}",
                    quote::operand(text)
                ));
            }
            let Ok(character) = character.parse::<usize>() else {
                return Err(format!(
                    "invalid number after '.': invalid count at {which} of {}",
                    quote::operand(part)
                ));
            };
            if is_start && character == 0 {
                return Err(format!(
                    "character offset is zero: invalid field specification {}",
                    quote::operand(text)
                ));
            }
            for letter in letters.chars() {
                match letter {
                    'n' => order.is_numeric = true,
                    'r' => order.is_reverse = true,
                    'f' => order.ignores_case = true,
                    'b' => order.ignores_blanks = true,
                    'd' => order.is_dictionary = true,
                    _ => {
                        let text = quote::operand(text);
                        return Err(format!(
                            "stray character in field spec: invalid field specification {text}"
                        ));
                    }
                }
            }
            Ok((field, character))
        };
        let places = place(first, true)
            .and_then(|first| Ok((first, last.map(|last| place(last, false)).transpose()?)));
        let (first, last) = places.map_err(|text| job.stop(2, &text))?;
        Ok(Self { first, last, order: if order == Order::default() { global } else { order } })
    }

    fn of<'a>(&self, line: &'a [u8], separator: Option<u8>) -> &'a [u8] {
        let blanks =
            |at: usize| line[at..].iter().take_while(|byte| **byte == b' ' || **byte == b'\t').count();
        let field = |number: usize| -> (usize, usize) {
            let mut start = 0;
            for at in 1.. {
                let end = match separator {
                    Some(separator) => line[start..]
                        .iter()
                        .position(|byte| *byte == separator)
                        .map_or(line.len(), |n| start + n),
                    None => {
                        let text = start + blanks(start);
                        let is_blank = |byte: &u8| *byte == b' ' || *byte == b'\t';
                        line[text..].iter().position(is_blank).map_or(line.len(), |n| text + n)
                    }
                };
                if at == number {
                    return (start, end);
                }
                if end == line.len() {
                    break;
                }
                start = end + usize::from(separator.is_some());
            }
            (line.len(), line.len())
        };
        let (mut start, _) = field(self.first.0);
        if self.order.ignores_blanks {
            start += blanks(start);
        }
        let start = start.saturating_add(self.first.1 - 1).min(line.len());
        let end = match self.last {
            None => line.len(),
            Some((number, 0)) => field(number).1,
            Some((number, character)) => field(number).0.saturating_add(character).min(line.len()),
        };
        &line[start..end.max(start)]
    }
}

impl Order {
    fn compare(self, a: &[u8], b: &[u8]) -> Ordering {
        let order = if self.is_numeric {
            Number::of(a).cmp(&Number::of(b))
        } else {
            self.prepared(a).cmp(self.prepared(b))
        };
        if self.is_reverse { order.reverse() } else { order }
    }

    fn prepared(self, key: &[u8]) -> impl Iterator<Item = u8> {
        let start = if self.ignores_blanks {
            key.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
        } else {
            0
        };
        let is_kept = move |byte: &u8| {
            !self.is_dictionary || byte.is_ascii_alphanumeric() || byte.is_ascii_whitespace()
        };
        key[start..]
            .iter()
            .copied()
            .filter(is_kept)
            .map(move |byte| if self.ignores_case { byte.to_ascii_uppercase() } else { byte })
    }
}

/// A decimal number of any length.
#[derive(PartialEq, Eq)]
struct Number<'a> {
    is_negative: bool,
    whole: &'a [u8],
    fraction: &'a [u8],
}

impl<'a> Number<'a> {
    fn of(text: &'a [u8]) -> Self {
        let text = text.trim_ascii_start();
        let (is_negative, text) = text.strip_prefix(b"-").map_or((false, text), |rest| (true, rest));
        let n_whole = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (whole, rest) = text.split_at(n_whole);
        let zeros = whole.iter().take_while(|byte| **byte == b'0').count();
        let rest = rest.strip_prefix(b".").unwrap_or_default();
        let n_fraction = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut fraction = &rest[..n_fraction];
        while let Some(shorter) = fraction.strip_suffix(b"0") {
            fraction = shorter;
        }
        let whole = &whole[zeros..];
        Self { is_negative: is_negative && !(whole.is_empty() && fraction.is_empty()), whole, fraction }
    }
}

impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |number: &Self| number.whole.len();
        let sizes = size(self).cmp(&size(other)).then_with(|| self.whole.cmp(other.whole));
        let sizes = sizes.then_with(|| self.fraction.cmp(other.fraction));
        match (self.is_negative, other.is_negative) {
            (false, false) => sizes,
            (true, true) => sizes.reverse(),
            (negative, _) => {
                if negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }
}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn lines_are_sorted_by_keys() {
        let mut bench = Bench::new(&[]);
        for (words, input, out) in [
            (&[][..], "b\na\nB\n", "B\na\nb\n"),
            (&["-r"], "a\nb", "b\na\n"),
            (&["-n"], "10\n9\n-1\nx\n1.5\n", "-1\nx\n1.5\n9\n10\n"),
            (&["-u"], "b\na\nb\n", "a\nb\n"),
            (&["-k2"], "x 2\ny 1\n", "y 1\nx 2\n"),
            (&["-t:", "-k2,2n", "-k1"], "b:10\na:10\nc:9\n", "c:9\na:10\nb:10\n"),
            (&["-fu"], "a\nA\nb\n", "a\nb\n"),
        ] {
            assert_eq!(bench.prints("sort", words, input), out, "{words:?}");
        }
        assert_eq!(bench.run("sort", &["-c"], "b\na\n").err, "sort: -:2: disorder: a\n");
    }
}
