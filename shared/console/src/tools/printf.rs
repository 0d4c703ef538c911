//! `printf` as bash has it, without `-v`.

use super::escapes::{Escapes, escape, unescape};
use super::job::{Job, Stop};

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let words = if words.first().is_some_and(|word| word == "--") { &words[1..] } else { words };
    let Some((format, mut values)) = words.split_first() else {
        job.err_line("printf: usage: printf [-v var] format [arguments]");
        job.set_status(2);
        return Err(Stop);
    };
    if let Some(option) = format.strip_prefix('-').filter(|option| option.starts_with('v')) {
        return Err(job.unsupported(&format!("-{}", &option[..1])));
    }
    loop {
        let n_before = values.len();
        once(job, format, &mut values)?;
        // The format is used again until all values are printed.
        if values.is_empty() || values.len() == n_before || job.out.is_cut() {
            return Ok(());
        }
    }
}

/// Prints the format once.
fn once(job: &mut Job, format: &str, values: &mut &[String]) -> Result<(), Stop> {
    let mut rest = format;
    while let Some(at) = rest.find(['%', '\\']) {
        job.out.write(&rest.as_bytes()[..at]);
        let is_escape = rest[at..].starts_with('\\');
        rest = &rest[at + 1..];
        if is_escape {
            if rest.starts_with('c') {
                return Err(Stop);
            }
            let mut bytes = Vec::new();
            let length = escape(rest, Escapes::OfFormat, &mut bytes).unwrap_or_default();
            job.out.write(&bytes);
            rest = &rest[length..];
        } else if let Some(after) = rest.strip_prefix('%') {
            job.out.write(b"%");
            rest = after;
        } else {
            rest = directive(job, rest, values)?;
        }
    }
    job.out.write(rest.as_bytes());
    Ok(())
}

/// What stands between `%` and the letter.
#[derive(Default)]
struct Form {
    is_left: bool,
    has_zeros: bool,
    has_plus: bool,
    has_space: bool,
    is_alternate: bool,
    width: usize,
    precision: Option<usize>,
}

/// Prints one value; returns what follows the directive.
fn directive<'a>(job: &mut Job, text: &'a str, values: &mut &[String]) -> Result<&'a str, Stop> {
    let mut form = Form::default();
    let mut rest = text;
    while let Some(letter) = rest.chars().next().filter(|letter| "-0+ #".contains(*letter)) {
        match letter {
            '-' => form.is_left = true,
            '0' => form.has_zeros = true,
            '+' => form.has_plus = true,
            ' ' => form.has_space = true,
            _ => form.is_alternate = true,
        }
        rest = &rest[1..];
    }
    let (width, after) = size(job, rest, values);
    rest = after;
    form.is_left |= width < 0;
    form.width = most(width.unsigned_abs());
    if let Some(after) = rest.strip_prefix('.') {
        let (precision, after) = size(job, after, values);
        form.precision = u64::try_from(precision).ok().map(most);
        rest = after;
    }
    let rest_of_kind = rest.trim_start_matches(['l', 'h', 'q', 'L', 'j', 'z', 't']);
    // `%q` quotes; the same letter before another is a length of C.
    let is_quote = rest.starts_with('q') && !rest_of_kind.starts_with(['d', 'i', 'u', 'x', 'o']);
    let rest = if is_quote { rest } else { rest_of_kind };
    let Some(kind) = rest.chars().next() else {
        return Err(wrong(job, &format!("`%{text}': missing format character")));
    };
    if !"sbqcdiuxXof".contains(kind) && !"eEgGF".contains(kind) {
        return Err(wrong(job, &format!("`{kind}': invalid format character")));
    }
    let value = take(values);
    let mut is_end = false;
    let printed = match kind {
        's' => cut(value.unwrap_or_default().as_bytes().to_vec(), form.precision),
        'b' => {
            let (bytes, ends) = unescape(value.unwrap_or_default(), Escapes::OfEcho);
            is_end = ends;
            cut(bytes, form.precision)
        }
        'q' => quoted(value.unwrap_or_default()).into_bytes(),
        'c' => {
            value.and_then(|value| value.chars().next()).map(String::from).unwrap_or_default().into_bytes()
        }
        'd' | 'i' => {
            let number = integer(job, value);
            digits(&form, number < 0, number.unsigned_abs().to_string(), "")
        }
        'u' => {
            let number = integer(job, value);
            digits(&form, false, unsigned(number).to_string(), "")
        }
        'o' => {
            let number = unsigned(integer(job, value));
            digits(&form, false, format!("{number:o}"), if form.is_alternate { "0" } else { "" })
        }
        'x' | 'X' => {
            let number = unsigned(integer(job, value));
            let prefix = if form.is_alternate && number != 0 { "0x" } else { "" };
            let lower = digits(&form, false, format!("{number:x}"), prefix);
            if kind == 'X' { lower.to_ascii_uppercase() } else { lower }
        }
        _ if kind.eq_ignore_ascii_case(&'f') => float(job, &form, value),
        _ => return Err(job.unsupported(&format!("%{kind}"))),
    };
    pad(job, &form, &printed);
    if is_end { Err(Stop) } else { Ok(&rest[kind.len_utf8()..]) }
}

/// Reads a width or precision, which `*` takes from the values.
fn size<'a>(job: &mut Job, text: &'a str, values: &mut &[String]) -> (i64, &'a str) {
    if let Some(rest) = text.strip_prefix('*') {
        let value = take(values);
        return (i64::try_from(integer(job, value)).unwrap_or(0), rest);
    }
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (text[..length].parse().unwrap_or(0), &text[length..])
}

fn most(size: u64) -> usize {
    usize::try_from(size).unwrap_or(MOST_WIDTH).min(MOST_WIDTH)
}

fn take<'a>(values: &mut &'a [String]) -> Option<&'a str> {
    let (value, others) = values.split_first()?;
    *values = others;
    Some(value)
}

fn cut(mut bytes: Vec<u8>, precision: Option<usize>) -> Vec<u8> {
    bytes.truncate(precision.unwrap_or(usize::MAX));
    bytes
}

/// Reads a number as C does: decimal, `0x…`, `0…`, or the code of a letter after a quote.
fn integer(job: &mut Job, value: Option<&str>) -> i128 {
    let Some(value) = value else { return 0 };
    if let Some(letter) = value.strip_prefix(['\'', '"']) {
        return letter.chars().next().map_or(0, |letter| i128::from(u32::from(letter)));
    }
    let trimmed = value.trim_start();
    let (sign, unsigned) = match trimmed.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let (radix, number) = match unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X")) {
        Some(rest) => (16, rest),
        None if unsigned.len() > 1 && unsigned.starts_with('0') => (8, &unsigned[1..]),
        None => (10, unsigned),
    };
    let length = number.chars().take_while(|letter| letter.is_digit(radix)).count();
    let is_whole = length == number.len() && (length > 0 || radix == 8);
    if !is_whole && !value.is_empty() {
        fail(job, &format!("{value}: invalid number"));
    }
    sign * i128::from_str_radix(&number[..length], radix).unwrap_or(0).min(i128::from(u64::MAX))
}

/// Returns the 64 bits of a number, as C converts it.
fn unsigned(number: i128) -> u64 {
    u64::try_from(number.rem_euclid(1 << 64)).unwrap_or(u64::MAX)
}

fn digits(form: &Form, is_negative: bool, digits: String, prefix: &str) -> Vec<u8> {
    let sign = match (is_negative, form.has_plus, form.has_space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let n_zeros = match form.precision {
        Some(precision) => precision.saturating_sub(digits.len()),
        None if form.has_zeros && !form.is_left => {
            form.width.saturating_sub(digits.len() + sign.len() + prefix.len())
        }
        None => 0,
    };
    format!("{sign}{prefix}{}{digits}", "0".repeat(n_zeros)).into_bytes()
}

fn float(job: &mut Job, form: &Form, value: Option<&str>) -> Vec<u8> {
    let value = value.unwrap_or_default();
    let number = value.trim_start().parse::<f64>().unwrap_or_else(|_| {
        if !value.is_empty() {
            fail(job, &format!("{value}: invalid number"));
        }
        0.0
    });
    let text = format!("{:.*}", form.precision.unwrap_or(6).min(100), number.abs());
    let form = Form { precision: None, ..Form { ..*form } };
    digits(&form, number.is_sign_negative(), text, "")
}

/// Quotes a word so that a shell reads it back.
fn quoted(value: &str) -> String {
    if value.is_empty() {
        return "''".to_owned();
    }
    if value.chars().any(char::is_control) {
        let escaped: String = value
            .chars()
            .map(|letter| match letter {
                '\n' => "\\n".to_owned(),
                '\t' => "\\t".to_owned(),
                '\r' => "\\r".to_owned(),
                '\'' | '\\' => format!("\\{letter}"),
                letter if letter.is_ascii_control() => format!("\\{:03o}", u32::from(letter)),
                letter => letter.to_string(),
            })
            .collect();
        return format!("$'{escaped}'");
    }
    let mut quoted = String::new();
    for (at, letter) in value.char_indices() {
        let is_special = " !\"$&'()*,;<>?[\\]^`{|}".contains(letter) || (at == 0 && "#~".contains(letter));
        quoted.extend(is_special.then_some('\\'));
        quoted.push(letter);
    }
    quoted
}

fn pad(job: &mut Job, form: &Form, printed: &[u8]) {
    let n_spaces = form.width.saturating_sub(printed.len());
    let spaces = vec![b' '; n_spaces];
    if form.is_left {
        job.out.write(printed);
        job.out.write(&spaces);
    } else {
        job.out.write(&spaces);
        job.out.write(printed);
    }
}

fn fail(job: &mut Job, text: &str) {
    job.err_line(&format!("{SHELL}: printf: {text}"));
    job.set_status(1);
}

fn wrong(job: &mut Job, text: &str) -> Stop {
    fail(job, text);
    Stop
}

/// The shell whose `printf` this is.
const SHELL: &str = "bash";

/// The most columns of one value, so that a width cannot fill the memory.
const MOST_WIDTH: usize = 100_000;

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn the_format_is_used_for_all_values() {
        let mut bench = Bench::new(&[]);
        for (words, out) in [
            (&["%s=%d\\n", "a", "1", "b"][..], "a=1\nb=0\n"),
            (&["FROM %s\\n", "alpine"], "FROM alpine\n"),
            (&["%5.1f|%-4s|%04d|%x", "2.25", "a", "-7", "255"], "  2.2|a   |-007|ff"),
            (&["%b|%q", "a\\tb", "it's"], "a\tb|it\\'s"),
            (&["100%%"], "100%"),
            (&["x", "a", "b"], "x"),
            (&["%c%c", "abc", "é"], "aé"),
            (&["%*d", "4", "7"], "   7"),
        ] {
            assert_eq!(bench.prints("printf", words, ""), out, "{words:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_said() {
        let got = Bench::new(&[]).run("printf", &["%d", "3x"], "");
        assert_eq!((got.out.as_str(), got.err.as_str()), ("3", "bash: printf: 3x: invalid number\n"));
        assert_eq!(got.status, 1);
    }

    #[test]
    fn a_width_cannot_fill_the_memory() {
        let got = Bench::new(&[]).run("printf", &["%999999999999999999999d%.99999999999f", "1", "1"], "");
        assert!(got.out.len() < 300_000);
    }
}
