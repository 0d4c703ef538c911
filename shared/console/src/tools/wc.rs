//! `wc`: counts lines, words and bytes.

use super::job::{IS_A_FOLDER, Job, Stop};

/// Lines, words, characters, bytes, length of the longest line; as `wc` prints them.
type Counts = [u64; 5];

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let keys = ["l", "w", "m", "c", "L"];
    let is_default = !keys.iter().any(|key| read.has(key));
    let shows = keys.map(|key| read.has(key) || (is_default && ["l", "w", "c"].contains(&key)));
    let stdin = ["-".to_owned()];
    let files = if read.operands.is_empty() { &stdin[..] } else { &read.operands };
    let mut total = Counts::default();
    let mut rows: Vec<(Counts, &str)> = Vec::new();
    let mut n_bytes = 0;
    let mut is_unsure = files.iter().any(|typed| typed == "-");
    for typed in files {
        let counts = match job.content_or_input(typed) {
            Ok(content) => count(&content),
            Err(reason) => {
                job.fail_with(1, typed, reason);
                if reason != IS_A_FOLDER {
                    continue;
                }
                is_unsure = true;
                Counts::default()
            }
        };
        for (sum, number) in total.iter_mut().zip(counts) {
            *sum += number;
        }
        n_bytes += counts[3];
        rows.push((counts, typed));
    }
    if files.len() > 1 {
        total[4] = rows.iter().map(|(counts, _)| counts[4]).max().unwrap_or_default();
        rows.push((total, "total"));
    }
    let n_shown = shows.iter().filter(|shown| **shown).count();
    let width = match (n_shown, files.len()) {
        (1, 1) => 1,
        _ if is_unsure => 7,
        _ => n_bytes.to_string().len(),
    };
    for (counts, name) in rows {
        let shown = counts.iter().zip(shows).filter(|(_, shown)| *shown);
        let mut line: Vec<String> = shown.map(|(count, _)| format!("{count:width$}")).collect();
        if !read.operands.is_empty() {
            line.push(name.to_owned());
        }
        job.out.line(line.join(" ").as_bytes());
    }
    Ok(())
}

fn count(content: &[u8]) -> Counts {
    let text = String::from_utf8_lossy(content);
    let lines = content.iter().filter(|byte| **byte == b'\n').count();
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|letter| *letter != char::REPLACEMENT_CHARACTER).count();
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    [lines, words, letters, content.len(), longest].map(|number| number as u64)
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn counts_are_aligned() {
        let mut bench = Bench::new(&[("a", "é x\ny\n"), ("b", "0123456789")]);
        assert_eq!(bench.prints("wc", &["a"], ""), "2 3 7 a\n");
        assert_eq!(bench.prints("wc", &["-m", "a"], ""), "6 a\n");
        assert_eq!(bench.prints("wc", &["-l"], "x\ny\n"), "2\n");
        assert_eq!(bench.prints("wc", &["a", "b"], ""), " 2  3  7 a\n 0  1 10 b\n 2  4 17 total\n");
        assert_eq!(bench.prints("wc", &[], ""), "      0       0       0\n");
    }
}
