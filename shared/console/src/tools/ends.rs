//! `head` and `tail`.

use super::filter::{Goes, Made, Steps};
use super::job::{IS_A_FOLDER, Job, Stop};
use super::options::Arguments;
use super::quote;

/// How much of a file is printed.
#[derive(Clone, Copy)]
struct Amount {
    number: usize,
    is_bytes: bool,
    /// `head -n -2`: all but the last; `tail -n +2`: from the second on.
    is_inverted: bool,
}

pub(super) fn head(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let words = modern(words, &['-']);
    let read = job.read(&words)?;
    let amount = amount(job, &read, '-')?;
    each(job, &read, |content| {
        let end =
            if amount.is_inverted { before_last(content, amount) } else { after_first(content, amount) };
        &content[..end]
    })
}

/// Makes the filter for standard input.
pub(super) fn head_filter(job: &mut Job, words: &[String]) -> Made {
    let read = job.read(&modern(words, &['-']))?;
    let left = amount(job, &read, '-')?;
    let is_filter = read.is_of_input(0) && !left.is_inverted && !read.has("v");
    Ok(is_filter.then(|| Box::new(First { left }) as _))
}

/// What is still to be printed of the beginning.
struct First {
    left: Amount,
}

impl Steps for First {
    fn take(&mut self, job: &mut Job, lines: &[u8]) -> Result<Goes, Stop> {
        let printed = &lines[..after_first(lines, self.left)];
        job.out.write(printed);
        let taken = if self.left.is_bytes {
            printed.len()
        } else {
            printed.split_inclusive(|byte| *byte == b'\n').count()
        };
        self.left.number -= taken.min(self.left.number);
        Ok(if self.left.number == 0 { Goes::NoFurther } else { Goes::On })
    }
}

pub(super) fn tail(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let words = modern(words, &['-', '+']);
    let read = job.read(&words)?;
    let amount = amount(job, &read, '+')?;
    each(job, &read, |content| {
        let start = if amount.is_inverted {
            after_first(content, Amount { number: amount.number.saturating_sub(1), ..amount })
        } else {
            before_last(content, amount)
        };
        &content[start..]
    })
}

/// Turns `-5` into `-n 5`, which is how the tools were called once.
fn modern(words: &[String], signs: &[char]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(first) = words.first_mut()
        && first.starts_with(signs)
        && first.len() > 1
        && first[1..].bytes().all(|byte| byte.is_ascii_digit())
    {
        let number = first.strip_prefix('-').unwrap_or(first);
        *first = format!("-n{number}");
    }
    words
}

fn amount(job: &mut Job, read: &Arguments, inverting: char) -> Result<Amount, Stop> {
    let Some(key) = read.last_of(&["n", "c"]) else {
        return Ok(Amount { number: 10, is_bytes: false, is_inverted: false });
    };
    let (is_bytes, value) = (key == "c", read.value(key).unwrap_or_default());
    let is_inverted = value.starts_with(inverting);
    let number = value.strip_prefix(['+', '-']).unwrap_or(value);
    let what = if is_bytes { "bytes" } else { "lines" };
    match parse_size(number) {
        Some(number) => Ok(Amount { number, is_bytes, is_inverted }),
        None => {
            // `head` names the number without its sign.
            let named = if job.tool.name == "head" { number } else { value };
            Err(job.stop(1, &format!("invalid number of {what}: {}", quote::operand(named))))
        }
    }
}

/// Reads a number with a unit, such as `2K`.
fn parse_size(text: &str) -> Option<usize> {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, unit) = text.split_at(n_digits);
    let factor: usize = match unit {
        "" => 1,
        "b" => 512,
        "kB" | "KB" => 1000,
        "k" | "K" | "KiB" => 1 << 10,
        "MB" => 1_000_000,
        "M" | "MiB" => 1 << 20,
        "G" | "GiB" => 1 << 30,
        _ => return None,
    };
    if digits.is_empty() {
        return None;
    }
    Some(digits.parse().unwrap_or(usize::MAX).saturating_mul(factor))
}

/// Returns where so many lines or bytes end.
fn after_first(content: &[u8], amount: Amount) -> usize {
    if amount.is_bytes {
        return amount.number.min(content.len());
    }
    content.split_inclusive(|byte| *byte == b'\n').take(amount.number).map(<[u8]>::len).sum()
}

/// Returns where the last lines or bytes begin.
fn before_last(content: &[u8], amount: Amount) -> usize {
    if amount.is_bytes {
        return content.len().saturating_sub(amount.number);
    }
    let n_lines = content.split_inclusive(|byte| *byte == b'\n').count();
    let number = n_lines.saturating_sub(amount.number);
    after_first(content, Amount { number, ..amount })
}

fn each(job: &mut Job, read: &Arguments, part: impl Fn(&[u8]) -> &[u8]) -> Result<(), Stop> {
    let stdin = ["-".to_owned()];
    let files = if read.operands.is_empty() { &stdin[..] } else { &read.operands };
    let is_quiet = read.has("q") || read.has("silent");
    let has_titles = (files.len() > 1 || read.has("v")) && !is_quiet;
    let mut is_first = true;
    for typed in files {
        let (content, name) =
            (job.content_or_input(typed), if typed == "-" { "standard input" } else { typed });
        if has_titles && (content.is_ok() || content == Err(IS_A_FOLDER)) {
            let gap = if is_first { "" } else { "\n" };
            job.out.line(format!("{gap}==> {name} <==").as_bytes());
            is_first = false;
        }
        match content {
            Ok(content) => job.out.write(part(&content)),
            Err(IS_A_FOLDER) => {
                job.fail(1, &format!("error reading {}: {IS_A_FOLDER}", quote::file(typed)));
            }
            Err(reason) => {
                job.fail(1, &format!("cannot open {} for reading: {reason}", quote::file(typed)));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn both_ends_by_lines_and_bytes() {
        let mut bench = Bench::new(&[]);
        let input = "1\n2\n3\n4";
        for (name, words, out) in [
            ("head", &["-n", "2"][..], "1\n2\n"),
            ("head", &["-2"], "1\n2\n"),
            ("head", &["-n-3"], "1\n"),
            ("head", &["-c", "3"], "1\n2"),
            ("head", &["-c", "-2"], "1\n2\n3"),
            ("tail", &["-n", "2"], "3\n4"),
            ("tail", &["-2"], "3\n4"),
            ("tail", &["-n", "+3"], "3\n4"),
            ("tail", &["-c3"], "3\n4".split_at(0).1),
            ("tail", &["-c", "+6"], "\n4"),
            ("tail", &["-n", "0"], ""),
            ("tail", &["-n", "99999999999999999999999"], input),
        ] {
            assert_eq!(bench.prints(name, words, input), out, "{name} {words:?}");
        }
    }

    #[test]
    fn following_a_file_is_refused_with_a_reason() {
        let got = Bench::new(&[("a", "")]).run("tail", &["-f", "a"], "");
        assert_eq!((got.status, got.remarks.len()), (1, 1));
    }
}
