//! Tools that answer while their input still comes, as in `docker logs -f web | grep error`.
//!
//! A tool whose answer to a line needs nothing of what follows is a [`Filter`]: it is fed pieces, and prints what it can after each. Only what reads its
//! standard input and no file is one, so a filter needs no workspace. What has to see all of its input first (`sort`, `tail`, `wc`), and a command
//! line that is wrong, are run whole.

use super::job::{Job, Stop};
use super::{MOST_OUTPUT_BYTES, MemoryFolder, Tool, ToolContext, ToolOutput, cat, cut, ends, grep, sed, tr};

/// What a filter does with its lines.
pub(super) trait Steps: Send {
    /// Takes whole lines; only the last line of the input may lack its line break.
    fn take(&mut self, job: &mut Job, lines: &[u8]) -> Result<Goes, Stop>;

    /// The input has ended.
    fn end(&mut self, _job: &mut Job) -> Result<(), Stop> {
        Ok(())
    }
}

/// Whether a filter wants more lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goes {
    On,
    NoFurther,
}

/// A filter that a tool's words ask for; nothing where the tool has to be run whole.
pub(super) type Made = Result<Option<Box<dyn Steps>>, Stop>;

/// A tool that runs while its input comes.
pub struct Filter {
    tool: &'static Tool,
    steps: Box<dyn Steps>,
    /// A line that has begun.
    begun: Vec<u8>,
    is_over: bool,
}

impl Tool {
    /// Begins to run the tool on input that comes in pieces; nothing where it has to see all of its input first.
    #[must_use]
    pub fn filter(&'static self, words: &[String]) -> Option<Filter> {
        let make = match self.name {
            "cat" => cat::filter,
            "cut" => cut::filter,
            "grep" => grep::filter,
            "head" => ends::head_filter,
            "sed" => sed::filter,
            "tr" => tr::filter,
            _ => return None,
        };
        if words.iter().any(|word| word == "--help") {
            return None;
        }
        // What is wrong with the words is said by the run of the whole.
        let steps = with_job(self, |job| make(job, words)).0.ok().flatten()?;
        Some(Filter { tool: self, steps, begun: Vec::new(), is_over: false })
    }
}

impl Filter {
    /// Takes a piece of the input; returns what is printed now.
    pub fn feed(&mut self, piece: &[u8]) -> ToolOutput {
        let end = piece.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        if end == 0 && self.begun.len() + piece.len() <= LONGEST_LINE_BYTES {
            self.begun.extend_from_slice(piece);
            return ToolOutput::default();
        }
        // A line that is longer than that is taken in pieces.
        let end = if end == 0 { piece.len() } else { end };
        let mut lines = std::mem::take(&mut self.begun);
        lines.extend_from_slice(&piece[..end]);
        self.begun = piece[end..].to_vec();
        self.step(|steps, job| steps.take(job, &lines))
    }

    /// Takes the end of the input; returns what is printed last, with the exit code.
    pub fn end(&mut self) -> ToolOutput {
        let rest = std::mem::take(&mut self.begun);
        self.step(|steps, job| {
            if !rest.is_empty() {
                steps.take(job, &rest)?;
            }
            steps.end(job)?;
            Ok(Goes::NoFurther)
        })
    }

    /// Returns whether the filter takes no more: it has all that it wants, or something is wrong.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.is_over
    }

    fn step(&mut self, step: impl FnOnce(&mut dyn Steps, &mut Job) -> Result<Goes, Stop>) -> ToolOutput {
        let (went, output) = with_job(self.tool, |job| step(self.steps.as_mut(), job));
        self.is_over |= went != Ok(Goes::On);
        output
    }
}

impl std::fmt::Debug for Filter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Filter").field("tool", &self.tool.name).finish_non_exhaustive()
    }
}

/// Works with a job that has no files.
fn with_job<T>(tool: &'static Tool, work: impl FnOnce(&mut Job) -> T) -> (T, ToolOutput) {
    let mut context = ToolContext {
        folder: &mut MemoryFolder::default(),
        here: "",
        variables: &[],
        now: 0,
        columns: None,
        user: "",
        host: "",
        commands: &[],
        builtins: &[],
    };
    let mut job = Job::new(tool, &mut context, &[]);
    let done = work(&mut job);
    (done, job.finish())
}

const LONGEST_LINE_BYTES: usize = MOST_OUTPUT_BYTES;

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::super::testing::Bench;
    use super::*;

    fn filter(name: &str, words: &[&str]) -> Option<Filter> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        find(name).unwrap().filter(&words)
    }

    /// Feeds pieces; returns what was printed after each, and the exit code.
    fn fed(name: &str, words: &[&str], pieces: &[&str]) -> (Vec<String>, i32) {
        let mut filter = filter(name, words).unwrap_or_else(|| panic!("{name} {words:?} is no filter"));
        let mut printed = Vec::new();
        for piece in pieces {
            let output = filter.feed(piece.as_bytes());
            printed.push(String::from_utf8(output.out).unwrap());
            if filter.is_over() {
                return (printed, output.status);
            }
        }
        let last = filter.end();
        printed.push(String::from_utf8(last.out).unwrap());
        (printed, last.status)
    }

    #[test]
    fn a_line_is_answered_before_the_next_one_comes() {
        for (name, words, answers) in [
            ("cat", &[][..], ["one\n", "two\nthree\n", ""]),
            ("cat", &["-n"], ["     1\tone\n", "     2\ttwo\n     3\tthree\n", ""]),
            ("cut", &["-c", "1"], ["o\n", "t\nt\n", ""]),
            ("grep", &["-n", "t"], ["", "2:two\n3:three\n", ""]),
            ("grep", &["-B1", "tw"], ["", "one\ntwo\n", ""]),
            ("sed", &["-n", "2,3p"], ["", "two\nthree\n", ""]),
            ("sed", &["1d"], ["", "two\nthree\n", ""]),
            ("sed", &["$d"], ["", "one\ntwo\n", ""]),
            ("tr", &["-s", "a-z", "A-Z"], ["ONE\n", "TWO\nTHRE\n", ""]),
        ] {
            let (printed, _) = fed(name, words, &["one\n", "two\nthree\n"]);
            assert_eq!(printed, answers, "{name} {words:?}");
        }
        assert_eq!(fed("cat", &[], &["on", "e\nt"]).0, ["", "one\n", "t"], "a line that has begun waits");
    }

    #[test]
    fn what_has_enough_reads_no_further() {
        assert_eq!(fed("head", &["-n", "1"], &["one\ntwo\n", "three\n"]), (vec!["one\n".to_owned()], 0));
        assert_eq!(fed("head", &["-c", "2"], &["one\n", "two\n"]), (vec!["on".to_owned()], 0));
        assert_eq!(fed("grep", &["-m1", "o"], &["one\n", "two\n"]), (vec!["one\n".to_owned()], 0));
        assert_eq!(fed("grep", &["-q", "o"], &["one\n", "two\n"]), (vec![String::new()], 0));
        assert_eq!(fed("sed", &["1q"], &["one\n", "two\n"]), (vec!["one\n".to_owned()], 0));
        assert_eq!(fed("grep", &["x"], &["one\n"]).1, 1);
    }

    #[test]
    fn what_needs_all_or_a_file_is_no_filter() {
        for (name, words) in [
            ("sort", &[][..]),
            ("tail", &["-n", "1"]),
            ("wc", &["-l"]),
            ("head", &["-n", "-1"]),
            ("head", &["a"]),
            ("grep", &["x", "a"]),
            ("grep", &["-r", "x"]),
            ("grep", &["--nope", "x"]),
            ("sed", &["-i", "s/a/b/", "a"]),
            ("sed", &["nope"]),
            ("cat", &["--help"]),
        ] {
            assert!(filter(name, words).is_none(), "{name} {words:?}");
        }
    }

    #[test]
    fn pieces_come_to_the_same_as_the_whole() {
        let input = "one\n\n\ntwo two\nthree\n--\none\nlast";
        for (name, words) in [
            ("cat", &["-A"][..]),
            ("cat", &["-bs", "-"]),
            ("cut", &["-d", " ", "-f2", "-s"]),
            ("grep", &["-c", "o"]),
            ("grep", &["-C1", "t"]),
            ("grep", &["-A1", "-m1", "-n", "t"]),
            ("grep", &["-o", "o."]),
            ("grep", &["-v", "e"]),
            ("head", &["-n", "4"]),
            ("head", &["-c", "7"]),
            ("sed", &["/two/,/three/s/t/T/g"]),
            ("sed", &["-e", "$a\\end", "-e", "2q"]),
            ("tr", &["-d", "o"]),
            ("tr", &["-s", "\\n"]),
        ] {
            let whole = Bench::new(&[]).run(name, words, input);
            for length in 1..input.len() {
                let pieces: Vec<&str> = [&input[..length], &input[length..]].into();
                let (printed, status) = fed(name, words, &pieces);
                assert_eq!((printed.concat(), status), (whole.out.clone(), whole.status), "{name} {words:?}");
            }
        }
    }
}
