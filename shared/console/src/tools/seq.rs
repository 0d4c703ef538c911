//! `seq`: prints numbers.

use super::job::{Job, Stop};
use super::options::Reading;
use super::quote;

/// A decimal number: units of a power of ten.
#[derive(Clone, Copy)]
struct Decimal {
    digits: i128,
    n_places: u32,
}

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    // A negative number is no option.
    let is_number = |word: &String| word.starts_with('-') && Decimal::read(word).is_some();
    let n_options = words.iter().position(is_number).unwrap_or(words.len());
    let mut read = job.read_as(Reading::BeforeOperands, &words[..n_options])?;
    read.operands.extend_from_slice(&words[n_options..]);
    if let Some(extra) = read.operands.get(3) {
        return Err(job.misused(&format!("extra operand {}", quote::operand(extra))));
    }
    let mut numbers = Vec::new();
    for word in &read.operands {
        let number = Decimal::read(word).ok_or_else(|| {
            job.misused(&format!("invalid floating point argument: {}", quote::operand(word)))
        })?;
        numbers.push(number);
    }
    let one = Decimal { digits: 1, n_places: 0 };
    let (first, step, last) = match numbers.as_slice() {
        [last] => (one, one, *last),
        [first, last] => (*first, one, *last),
        [first, step, last] => (*first, *step, *last),
        _ => return Err(job.misused("missing operand")),
    };
    if step.digits == 0 {
        let zero = quote::operand(&read.operands[1]);
        return Err(job.misused(&format!("invalid Zero increment value: {zero}")));
    }
    let n_shown = first.n_places.max(step.n_places);
    let n_places = n_shown.max(last.n_places);
    let [first, step, last] = [first, step, last].map(|number| number.scaled(n_places));
    let shown = |number: i128| Decimal { digits: number, n_places }.show(n_shown);
    let width = if read.has("w") { shown(first).len().max(shown(last).len()) } else { 0 };
    let separator = read.value("s").unwrap_or("\n");
    let mut number = first;
    let mut is_first = true;
    while (step > 0 && number <= last) || (step < 0 && number >= last) {
        if !is_first {
            job.out.write(separator.as_bytes());
        }
        let text = shown(number);
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
        let zeros = "0".repeat(width.saturating_sub(text.len()));
        job.out.write(format!("{sign}{zeros}{digits}").as_bytes());
        is_first = false;
        if job.out.is_cut() {
            return Ok(());
        }
        number += step;
    }
    if !is_first {
        job.out.write(b"\n");
    }
    Ok(())
}

impl Decimal {
    /// Reads up to eighteen digits before the point and nine after.
    fn read(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let has_digits = !(whole.is_empty() && fraction.is_empty());
        if !has_digits || !is_number(whole) || !is_number(fraction) || whole.len() > 18 || fraction.len() > 9
        {
            return None;
        }
        let all: i128 = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { digits: sign * all, n_places: u32::try_from(fraction.len()).ok()? })
    }

    fn scaled(self, n_places: u32) -> i128 {
        self.digits * 10_i128.pow(n_places - self.n_places)
    }

    fn show(self, n_shown: u32) -> String {
        let digits = self.digits / 10_i128.pow(self.n_places - n_shown);
        let (sign, size) = (if digits < 0 { "-" } else { "" }, digits.unsigned_abs());
        if n_shown == 0 {
            return format!("{sign}{size}");
        }
        let unit = 10_u128.pow(n_shown);
        format!("{sign}{}.{:0width$}", size / unit, size % unit, width = n_shown as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::super::output::MOST_OUTPUT_BYTES;
    use super::super::testing::Bench;

    #[test]
    fn numbers_go_up_and_down() {
        let mut bench = Bench::new(&[]);
        for (words, out) in [
            (&["3"][..], "1\n2\n3\n"),
            (&["5", "-2", "1"], "5\n3\n1\n"),
            (&["-1", "1"], "-1\n0\n1\n"),
            (&["1", ".5", "2"], "1.0\n1.5\n2.0\n"),
            (&["-w", "9", "10"], "09\n10\n"),
            (&["-s,", "3"], "1,2,3\n"),
            (&["0"], ""),
        ] {
            assert_eq!(bench.prints("seq", words, ""), out, "{words:?}");
        }
    }

    #[test]
    fn endless_numbers_are_cut_and_drydock_says_so() {
        let got = Bench::new(&[]).run("seq", &["999999999999999"], "");
        assert_eq!((got.out.len(), got.status), (MOST_OUTPUT_BYTES, 1));
        assert_eq!(got.remarks, ["console-tools-output-is-cut"]);
    }
}
