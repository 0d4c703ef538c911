//! `cat`: prints files one after another.

use super::filter::{Goes, Made, Steps};
use super::job::{Job, Stop};
use super::options::Arguments;

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let form = Form::of(&read);
    let mut state = State::default();
    let stdin = ["-".to_owned()];
    let files = if read.operands.is_empty() { &stdin[..] } else { &read.operands };
    for typed in files {
        match job.content_or_input(typed) {
            Ok(content) => print(job, &form, &mut state, &content),
            Err(reason) => job.fail_with(1, typed, reason),
        }
    }
    Ok(())
}

/// Makes the filter for standard input.
pub(super) fn filter(job: &mut Job, words: &[String]) -> Made {
    let read = job.read(words)?;
    Ok(read.is_of_input(0).then(|| Box::new(Shown { form: Form::of(&read), state: State::default() }) as _))
}

struct Shown {
    form: Form,
    state: State,
}

impl Steps for Shown {
    fn take(&mut self, job: &mut Job, lines: &[u8]) -> Result<Goes, Stop> {
        print(job, &self.form, &mut self.state, lines);
        Ok(Goes::On)
    }
}

enum Numbers {
    None,
    All,
    NotBlank,
}

struct Form {
    numbers: Numbers,
    shows_ends: bool,
    shows_tabs: bool,
    shows_controls: bool,
    squeezes: bool,
}

impl Form {
    fn of(read: &Arguments) -> Self {
        let shows_all = read.has("A");
        let shows = |key: &str| read.has(key) || shows_all;
        Self {
            numbers: match (read.has("b"), read.has("n")) {
                (true, _) => Numbers::NotBlank,
                (false, true) => Numbers::All,
                (false, false) => Numbers::None,
            },
            shows_ends: shows("E") || read.has("e"),
            shows_tabs: shows("T") || read.has("t"),
            shows_controls: shows("v") || read.has("e") || read.has("t"),
            squeezes: read.has("s"),
        }
    }
}

/// What goes on from one file to the next.
#[derive(Default)]
struct State {
    number: u64,
    n_blank: u32,
    is_inside: bool,
}

fn print(job: &mut Job, form: &Form, state: &mut State, content: &[u8]) {
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        let is_blank = line == b"\n" && !state.is_inside;
        state.n_blank = if is_blank { state.n_blank + 1 } else { 0 };
        if form.squeezes && state.n_blank > 1 {
            continue;
        }
        let is_numbered = match form.numbers {
            Numbers::None => false,
            Numbers::All => true,
            Numbers::NotBlank => !is_blank,
        };
        if is_numbered && !state.is_inside {
            state.number += 1;
            job.out.write(format!("{:6}\t", state.number).as_bytes());
        }
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        state.is_inside = text.len() == line.len();
        shown(job, form, text);
        if !state.is_inside {
            job.out.write(if form.shows_ends { b"$\n" } else { b"\n" });
        }
        if job.out.is_cut() {
            return;
        }
    }
}

/// Prints a line with its control characters as `^X` and `M-X`.
fn shown(job: &mut Job, form: &Form, line: &[u8]) {
    if !form.shows_controls && !form.shows_tabs {
        job.out.write(line);
        return;
    }
    let mut text = Vec::with_capacity(line.len());
    for byte in line {
        let mut byte = *byte;
        if byte == b'\t' {
            text.extend_from_slice(if form.shows_tabs { b"^I" } else { b"\t" });
            continue;
        }
        if form.shows_controls && byte >= 128 {
            text.extend_from_slice(b"M-");
            byte -= 128;
        }
        match byte {
            127 if form.shows_controls => text.extend_from_slice(b"^?"),
            0..32 if form.shows_controls => text.extend_from_slice(&[b'^', byte + 64]),
            _ => text.push(byte),
        }
    }
    job.out.write(&text);
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn lines_are_numbered_and_shown() {
        let mut bench = Bench::new(&[("a", "x\n\n\ny"), ("b", "\tz\n")]);
        assert_eq!(bench.prints("cat", &["a", "b"], ""), "x\n\n\ny\tz\n");
        assert_eq!(
            bench.prints("cat", &["-n", "a", "b"], ""),
            "     1\tx\n     2\t\n     3\t\n     4\ty\tz\n"
        );
        assert_eq!(bench.prints("cat", &["-bs", "a"], ""), "     1\tx\n\n     2\ty");
        assert_eq!(bench.prints("cat", &["-A", "-", "b"], "é\r\n"), "M-CM-)^M$\n^Iz$\n");
    }

    #[test]
    fn a_missing_file_does_not_hide_the_others() {
        let got = Bench::new(&[("a", "x\n"), ("d/b", "")]).run("cat", &["no", "a", "d", "a/c"], "");
        assert_eq!(got.out, "x\n");
        assert_eq!(
            got.err,
            "cat: no: No such file or directory\ncat: d: Is a directory\ncat: a/c: Not a directory\n"
        );
        assert_eq!(got.status, 1);
    }

    #[test]
    fn nothing_is_above_the_workspace_and_drydock_says_so() {
        let got = Bench::new(&[]).run("cat", &["../secret"], "");
        assert_eq!(got.err, "cat: ../secret: No such file or directory\n");
        assert_eq!(got.remarks, ["console-tools-above-the-workspace"]);
    }
}
