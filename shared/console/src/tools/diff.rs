//! `diff` of two files, plain or unified, by the algorithm of Myers.

mod script;

use super::job::{IS_A_FOLDER, Job, Stop};
use super::lines::lines;
use super::options::Arguments;
use super::path::{base_name, join};
use super::quote;

use script::{Change, changes};

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let [old, new] = match read.operands.as_slice() {
        [old, new] => [old.clone(), new.clone()],
        [] => return Err(job.misused("missing operand after 'diff'")),
        [only] => return Err(job.misused(&format!("missing operand after {}", quote::file(only)))),
        [_, _, extra, ..] => return Err(job.misused(&format!("extra operand {}", quote::file(extra)))),
    };
    let n_context = match read.value("U") {
        None => read.has("u").then_some(3),
        Some(text) => match text.parse() {
            Ok(number) => Some(number),
            Err(_) => return Err(job.misused(&format!("invalid context length {}", quote::file(text)))),
        },
    };
    let is_folder =
        |job: &mut Job, typed: &str| typed != "-" && job.look_up(typed).is_ok_and(|(_, e)| e.is_folder);
    let (old_is_folder, new_is_folder) = (is_folder(job, &old), is_folder(job, &new));
    if old_is_folder && new_is_folder {
        return Err(job.unsupported("diff of folders"));
    }
    let old = if old_is_folder { join(&old, base_name(&new)) } else { old };
    let new = if new_is_folder { join(&new, base_name(&old)) } else { new };
    let mut contents = Vec::new();
    for typed in [&old, &new] {
        match job.content_or_input(typed) {
            Ok(content) => contents.push(content),
            Err(reason) => {
                debug_assert!(reason != IS_A_FOLDER, "a folder stands for the file in it");
                job.fail_with(2, typed, reason);
            }
        }
    }
    let [old_content, new_content] = contents.as_slice() else { return Err(Stop) };
    if old_content == new_content {
        if read.has("s") {
            job.out.line(format!("Files {old} and {new} are identical").as_bytes());
        }
        return Ok(());
    }
    if read.has("q") {
        job.set_status(1);
        job.out.line(format!("Files {old} and {new} differ").as_bytes());
        return Ok(());
    }
    if [old_content, new_content].iter().any(|content| content.contains(&0)) {
        job.set_status(2);
        job.out.line(format!("Binary files {old} and {new} differ").as_bytes());
        return Ok(());
    }
    let (old_lines, new_lines) = (Text::of(old_content), Text::of(new_content));
    let keys = |text: &Text| {
        text.lines.iter().enumerate().map(|(at, line)| key(&read, line, text.is_open_at(at))).collect()
    };
    let (old_keys, new_keys): (Vec<Vec<u8>>, Vec<Vec<u8>>) = (keys(&old_lines), keys(&new_lines));
    let changes = changes(&old_keys, &new_keys);
    if changes.is_empty() {
        return Ok(());
    }
    job.set_status(1);
    match n_context {
        None => plain(job, &changes, &old_lines, &new_lines),
        Some(n_context) => {
            titles(job, &read, &old, &new);
            unified(job, &changes, &old_lines, &new_lines, n_context);
        }
    }
    Ok(())
}

/// The lines of a file.
struct Text<'a> {
    lines: Vec<&'a [u8]>,
    /// Whether the last line has no line break.
    is_open: bool,
}

impl<'a> Text<'a> {
    fn of(content: &'a [u8]) -> Self {
        Self { lines: lines(content), is_open: !content.is_empty() && !content.ends_with(b"\n") }
    }

    fn is_open_at(&self, at: usize) -> bool {
        self.is_open && at + 1 == self.lines.len()
    }

    fn print(&self, job: &mut Job, mark: &[u8], at: usize) {
        job.out.write(mark);
        job.out.line(self.lines[at]);
        if self.is_open_at(at) {
            job.out.line(b"\\ No newline at end of file");
        }
    }
}

/// Returns what lines are compared by.
fn key(read: &Arguments, line: &[u8], is_open: bool) -> Vec<u8> {
    let mut key = if read.has("i") { line.to_ascii_lowercase() } else { line.to_vec() };
    if read.has("w") {
        key.retain(|byte| !byte.is_ascii_whitespace());
    } else if read.has("b") {
        key = key.trim_ascii_end().to_vec();
        key.dedup_by(|b, a| a.is_ascii_whitespace() && b.is_ascii_whitespace());
        key.iter_mut().filter(|byte| byte.is_ascii_whitespace()).for_each(|byte| *byte = b' ');
    } else if is_open {
        // A missing line break is a difference; no line holds a line break.
        key.push(b'\n');
    }
    key
}

fn plain(job: &mut Job, changes: &[Change], old: &Text, new: &Text) {
    let range = |start: usize, end: usize| match end - start {
        0 => start.to_string(),
        1 => (start + 1).to_string(),
        _ => format!("{},{end}", start + 1),
    };
    for change in changes {
        let letter = match (change.old.is_empty(), change.new.is_empty()) {
            (true, _) => 'a',
            (_, true) => 'd',
            (false, false) => 'c',
        };
        let (old_range, new_range) =
            (range(change.old.start, change.old.end), range(change.new.start, change.new.end));
        job.out.line(format!("{old_range}{letter}{new_range}").as_bytes());
        change.old.clone().for_each(|at| old.print(job, b"< ", at));
        if letter == 'c' {
            job.out.line(b"---");
        }
        change.new.clone().for_each(|at| new.print(job, b"> ", at));
    }
}

fn titles(job: &mut Job, read: &Arguments, old: &str, new: &str) {
    let labels: Vec<&str> =
        read.options.iter().filter(|(key, _)| key == "label").map(|(_, value)| value.as_str()).collect();
    for (number, (mark, typed)) in [("---", old), ("+++", new)].into_iter().enumerate() {
        let modified =
            job.look_up(typed).ok().and_then(|(_, entry)| entry.modified).unwrap_or(job.context.now);
        let time = super::date::Moment::of(modified).format("%F %T.000000000 +0000");
        let title =
            labels.get(number).map_or_else(|| format!("{typed}\t{time}"), |label| (*label).to_owned());
        job.out.line(format!("{mark} {title}").as_bytes());
    }
}

fn unified(job: &mut Job, changes: &[Change], old: &Text, new: &Text, n_context: usize) {
    let range = |start: usize, end: usize| match end - start {
        0 => format!("{start},0"),
        1 => (start + 1).to_string(),
        length => format!("{},{length}", start + 1),
    };
    let mut rest = changes;
    while let Some(first) = rest.first() {
        let is_near = |pair: &[Change]| pair[1].old.start - pair[0].old.end <= n_context.saturating_mul(2);
        let n_hunk = 1 + rest.windows(2).take_while(|pair| is_near(pair)).count();
        let (hunk, after) = rest.split_at(n_hunk);
        rest = after;
        let last = &hunk[n_hunk - 1];
        let before = n_context.min(first.old.start);
        let behind = n_context.min(old.lines.len() - last.old.end);
        let old_range = range(first.old.start - before, last.old.end + behind);
        let new_range = range(first.new.start - before, last.new.end + behind);
        job.out.line(format!("@@ -{old_range} +{new_range} @@").as_bytes());
        let mut at = first.old.start - before;
        for change in hunk {
            (at..change.old.start).for_each(|at| old.print(job, b" ", at));
            change.old.clone().for_each(|at| old.print(job, b"-", at));
            change.new.clone().for_each(|at| new.print(job, b"+", at));
            at = change.old.end;
        }
        (at..at + behind).for_each(|at| old.print(job, b" ", at));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn changes_are_plain_or_unified() {
        let mut bench = Bench::new(&[("a", "1\n2\n3\n"), ("b", "1\nx\n3\n4")]);
        let got = bench.run("diff", &["a", "b"], "");
        assert_eq!(got.out, "2c2\n< 2\n---\n> x\n3a4\n> 4\n\\ No newline at end of file\n");
        assert_eq!(got.status, 1);
        let got = bench.run("diff", &["-u", "--label", "A", "--label", "B", "a", "b"], "");
        let hunk = "--- A\n+++ B\n@@ -1,3 +1,4 @@\n 1\n-2\n+x\n 3\n+4\n\\ No newline at end of file\n";
        assert_eq!(got.out, hunk);
        assert_eq!(bench.run("diff", &["a", "a"], "").status, 0);
        assert_eq!(bench.run("diff", &["-q", "a", "b"], "").out, "Files a and b differ\n");
    }
}
