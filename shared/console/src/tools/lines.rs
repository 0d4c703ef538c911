//! `uniq`, and the splitting of text into lines that `sort`, `cut` and `sed` share.

use super::job::{IS_A_FOLDER, Job, Stop};
use super::{options::Arguments, quote};

/// Splits a content into lines without their line breaks.
pub(super) fn lines(content: &[u8]) -> Vec<&[u8]> {
    let body = content.strip_suffix(b"\n").unwrap_or(content);
    if content.is_empty() { Vec::new() } else { body.split(|byte| *byte == b'\n').collect() }
}

pub(super) fn uniq(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if let Some(extra) = read.operands.get(2) {
        return Err(job.misused(&format!("extra operand {}", quote::operand(extra))));
    }
    let mut number = |key: &str, what: &str| match read.value(key).map(str::parse::<usize>) {
        None => Ok(None),
        Some(Ok(number)) => Ok(Some(number)),
        Some(Err(_)) => {
            let value = read.value(key).unwrap_or_default();
            Err(job.stop(1, &format!("{value}: invalid number of {what}")))
        }
    };
    let fields = number("f", "fields to skip")?.unwrap_or(0);
    let skip = number("s", "bytes to skip")?.unwrap_or(0);
    let most = number("w", "bytes to compare")?.unwrap_or(usize::MAX);
    let typed = read.operands.first().map_or("-", String::as_str);
    let content = match job.content_or_input(typed) {
        Ok(content) => content,
        Err(IS_A_FOLDER) => return Err(job.stop(1, &format!("error reading {}", quote::file(typed)))),
        Err(reason) => {
            job.fail_with(1, typed, reason);
            return Err(Stop);
        }
    };
    let key = |line: &[u8]| {
        let mut rest = line;
        for _ in 0..fields.min(line.len()) {
            let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let word = rest[blanks..].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
            rest = &rest[blanks + word..];
        }
        let rest = rest.get(skip..).unwrap_or_default();
        let key = &rest[..rest.len().min(most)];
        if read.has("i") { key.to_ascii_lowercase() } else { key.to_vec() }
    };
    let mut printed = super::output::Output::default();
    let mut group: Option<(Vec<u8>, &[u8], u64)> = None;
    for line in lines(&content) {
        let key = key(line);
        match &mut group {
            Some((same, _, count)) if *same == key => *count += 1,
            _ => {
                if let Some((_, line, count)) = group.replace((key, line, 1)) {
                    print(&mut printed, &read, line, count);
                }
            }
        }
    }
    if let Some((_, line, count)) = group {
        print(&mut printed, &read, line, count);
    }
    let bytes = printed.into_bytes();
    match read.operands.get(1).filter(|typed| *typed != "-") {
        Some(typed) => {
            if let Err(reason) = job.write(typed, bytes) {
                job.fail_with(1, typed, reason);
            }
        }
        None => job.out.write(&bytes),
    }
    Ok(())
}

fn print(out: &mut super::output::Output, read: &Arguments, line: &[u8], count: u64) {
    if (read.has("d") && count < 2) || (read.has("u") && count > 1) {
        return;
    }
    if read.has("c") {
        out.write(format!("{count:7} ").as_bytes());
    }
    out.line(line);
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn equal_lines_in_a_row_are_one() {
        let mut bench = Bench::new(&[]);
        let input = "a\na\nb\na\n";
        assert_eq!(bench.prints("uniq", &[], input), "a\nb\na\n");
        assert_eq!(bench.prints("uniq", &["-c"], input), "      2 a\n      1 b\n      1 a\n");
        assert_eq!(bench.prints("uniq", &["-d"], input), "a\n");
        assert_eq!(bench.prints("uniq", &["-u"], input), "b\na\n");
        assert_eq!(bench.prints("uniq", &["-f1"], "1 x\n2 x\n"), "1 x\n");
    }
}
