//! `cut`: prints parts of lines.

use super::filter::{Goes, Made, Steps};
use super::job::{Job, Stop};
use super::lines::lines;
use super::options::Arguments;
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

/// What is cut out of each line.
struct Cut {
    list: List,
    is_complement: bool,
    is_fields: bool,
    only_delimited: bool,
    delimiter: u8,
    between: Vec<u8>,
}

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let mut cut = Cut::of(job, &read)?;
    let stdin = ["-".to_owned()];
    for typed in if read.operands.is_empty() { &stdin[..] } else { &read.operands } {
        match job.content_or_input(typed) {
            Ok(content) => {
                cut.take(job, &content)?;
            }
            Err(reason) => job.fail_with(1, typed, reason),
        }
    }
    Ok(())
}

/// Makes the filter for standard input.
pub(super) fn filter(job: &mut Job, words: &[String]) -> Made {
    let read = job.read(words)?;
    let cut = Cut::of(job, &read)?;
    Ok(read.is_of_input(0).then(|| Box::new(cut) as _))
}

impl Cut {
    fn of(job: &mut Job, read: &Arguments) -> Result<Self, Stop> {
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
        let between = read.value("output-delimiter").map_or(vec![delimiter], |text| text.as_bytes().to_vec());
        Ok(Self {
            list,
            is_complement: read.has("complement"),
            is_fields,
            only_delimited: read.has("s"),
            delimiter,
            between,
        })
    }

    fn keeps(&self, number: usize) -> bool {
        self.list.has(number) != self.is_complement
    }
}

impl Steps for Cut {
    fn take(&mut self, job: &mut Job, content: &[u8]) -> Result<Goes, Stop> {
        for line in lines(content) {
            if self.is_fields && !line.contains(&self.delimiter) {
                if !self.only_delimited {
                    job.out.line(line);
                }
            } else if self.is_fields {
                let fields = (1..).zip(line.split(|byte| *byte == self.delimiter));
                let kept: Vec<&[u8]> =
                    fields.filter(|(number, _)| self.keeps(*number)).map(|(_, field)| field).collect();
                job.out.line(&kept.join(self.between.as_slice()));
            } else {
                let bytes = (1..).zip(line).filter(|(number, _)| self.keeps(*number));
                job.out.line(&bytes.map(|(_, byte)| *byte).collect::<Vec<u8>>());
            }
        }
        Ok(Goes::On)
    }
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
