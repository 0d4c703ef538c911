//! `cut`: prints parts of lines.

use super::job::{Job, Stop};
use super::lines::lines;
use super::quote;

/// Ranges of fields or bytes, from one.
struct List(Vec<(usize, usize)>);

impl List {
    /// Reads `1,3-5,7-`.
    fn read(text: &str, is_fields: bool) -> Result<Self, String> {
        let (zero, what) = if is_fields {
            ("fields are numbered from 1", "invalid field value")
        } else {
            ("byte/character positions are numbered from 1", "invalid byte/character position")
        };
        let number = |text: &str, default| match text {
            "" => Ok(default),
            _ => match text.parse::<usize>() {
                Ok(0) => Err(zero.to_owned()),
                Ok(number) => Ok(number),
                Err(_) => Err(format!("{what} {}", quote::operand(text))),
            },
        };
        let mut ranges = Vec::new();
        for part in text.split([',', ' ']) {
            let range = match part.split_once('-') {
                Some(("", "")) => return Err("invalid range with no endpoint: -".to_owned()),
                Some((first, last)) => (number(first, 1)?, number(last, usize::MAX)?),
                None if part.is_empty() => return Err(zero.to_owned()),
                None => (number(part, 1)?, number(part, 1)?),
            };
            if range.0 > range.1 {
                return Err("invalid decreasing range".to_owned());
            }
            ranges.push(range);
        }
        ranges.sort_unstable();
        let mut merged: Vec<(usize, usize)> = Vec::new();
        for (first, last) in ranges {
            match merged.last_mut() {
                Some(before) if first <= before.1 => before.1 = before.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        Ok(Self(merged))
    }

    fn has(&self, number: usize) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= number);
        after > 0 && number <= self.0[after - 1].1
    }
}

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let lists: Vec<&(String, String)> =
        read.options.iter().filter(|(key, _)| ["b", "c", "f"].contains(&key.as_str())).collect();
    let (key, list) = match lists.as_slice() {
        [] => return Err(job.misused("you must specify a list of bytes, characters, or fields")),
        [one] => one,
        _ => return Err(job.misused("only one list may be specified")),
    };
    let is_fields = key == "f";
    let delimiter = read.value("d").unwrap_or("\t");
    if delimiter.len() > 1 {
        return Err(job.misused("the delimiter must be a single character"));
    }
    if !is_fields && read.has("d") {
        return Err(job.misused("an input delimiter may be specified only when operating on fields"));
    }
    let delimiter = delimiter.bytes().next().unwrap_or(0);
    let list = List::read(list, is_fields).map_err(|text| job.misused(&text))?;
    let is_kept = |number| list.has(number) != read.has("complement");
    let between = read.value("output-delimiter").map_or(vec![delimiter], |text| text.as_bytes().to_vec());
    let stdin = ["-".to_owned()];
    for typed in if read.operands.is_empty() { &stdin[..] } else { &read.operands } {
        let content = match job.content_or_input(typed) {
            Ok(content) => content,
            Err(reason) => {
                job.fail_with(1, typed, reason);
                continue;
            }
        };
        for line in lines(&content) {
            if is_fields && !line.contains(&delimiter) {
                if !read.has("s") {
                    job.out.line(line);
                }
            } else if is_fields {
                let fields = (1..).zip(line.split(|byte| *byte == delimiter));
                let kept: Vec<&[u8]> =
                    fields.filter(|(number, _)| is_kept(*number)).map(|(_, field)| field).collect();
                job.out.line(&kept.join(between.as_slice()));
            } else {
                let bytes = (1..).zip(line).filter(|(number, _)| is_kept(*number));
                job.out.line(&bytes.map(|(_, byte)| *byte).collect::<Vec<u8>>());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn fields_and_bytes_are_cut_out() {
        let mut bench = Bench::new(&[]);
        for (words, out) in [
            (&["-d:", "-f2"][..], "b\nplain\n"),
            (&["-d:", "-f1,3-", "-s"], "a:c:d\n"),
            (&["-c", "-3"], "a:b\npla\n"),
            (&["-b2-3,3-4"], ":b:\nlai\n"),
            (&["-d:", "-f2", "--complement", "-s", "--output-delimiter= "], "a c d\n"),
        ] {
            assert_eq!(bench.prints("cut", words, "a:b:c:d\nplain\n"), out, "{words:?}");
        }
    }
}
