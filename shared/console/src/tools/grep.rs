//! `grep`: prints the lines that match.

use std::collections::VecDeque;

use super::filter::{Goes, Made, Steps};
use super::job::{Job, Stop};
use super::lines::lines;
use super::options::Arguments;
use super::path::join;
use super::regex::{Dialect, Form, Regex, RegexError, Syntax, TooMuchWork};

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let words = modern(words);
    let read = job.read(&words)?;
    let (search, n_patterns) = search(job, &read)?;
    let operands = &read.operands[n_patterns..];
    let is_recursive = read.has("r") || read.has("R");
    let files = if is_recursive {
        files_below(job, &read, operands)
    } else {
        operands.iter().map(|typed| (typed.clone(), None)).collect()
    };
    let has_names = match read.last_of(&["h", "H"]) {
        Some(key) => key == "H",
        None => is_recursive || operands.len() > 1,
    };
    let stdin = [("-".to_owned(), None)];
    let files = if operands.is_empty() && !is_recursive { &stdin[..] } else { &files };
    let mut report = Report { has_match: false, has_printed: false };
    let is_silent = read.has("s");
    for (typed, path) in files {
        let content = match path {
            Some(path) => job.context.folder.read(path).ok_or(super::job::NO_SUCH_FILE),
            None => job.content_or_input(typed),
        };
        let name = if typed == "-" { INPUT } else { typed };
        match content {
            Ok(content) => search.file(job, (has_names.then_some(name), name), &content, &mut report)?,
            Err(_) if is_silent => job.set_status(2),
            Err(reason) => job.fail_with(2, typed, reason),
        }
        if search.is_quiet && report.has_match {
            return Ok(());
        }
    }
    if !report.has_match {
        job.set_status(1);
    }
    Ok(())
}

/// Makes the filter for standard input.
pub(super) fn filter(job: &mut Job, words: &[String]) -> Made {
    let read = job.read(&modern(words))?;
    let (search, n_patterns) = search(job, &read)?;
    let is_filter = read.is_of_input(n_patterns) && !["r", "R", "H"].iter().any(|key| read.has(key));
    let report = Report { has_match: false, has_printed: false };
    Ok(is_filter.then(|| Box::new(Searching { search, searched: Searched::default(), report }) as _))
}

/// Reads what is searched; returns how many operands are patterns.
fn search(job: &mut Job, read: &Arguments) -> Result<(Search, usize), Stop> {
    let mut patterns: Vec<&str> =
        read.options.iter().filter(|(key, _)| key == "e").map(|(_, value)| value.as_str()).collect();
    let mut n_operands = 0;
    if patterns.is_empty() {
        let Some(pattern) = read.operands.first() else {
            job.err_line(&format!("Usage: grep {}", job.tool.usage));
            job.err_line("Try 'grep --help' for more information.");
            job.set_status(2);
            return Err(Stop);
        };
        (patterns, n_operands) = (vec![pattern.as_str()], 1);
    }
    let patterns: Vec<&str> = patterns.iter().flat_map(|pattern| pattern.split('\n')).collect();
    Ok((Search::new(job, read, &patterns)?, n_operands))
}

/// Turns `-3` into `-C 3`.
fn modern(words: &[String]) -> Vec<String> {
    let is_number = |word: &str| {
        word.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()))
    };
    words
        .iter()
        .map(|word| if is_number(word) { format!("-C{}", &word[1..]) } else { word.clone() })
        .collect()
}

/// Lists the files below folders, with their paths; a file stands for itself.
fn files_below(job: &mut Job, read: &Arguments, typed: &[String]) -> Vec<(String, Option<String>)> {
    let globs = |key| -> Vec<&str> {
        read.options.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()
    };
    let (include, exclude, exclude_dir) = (globs("include"), globs("exclude"), globs("exclude-dir"));
    let matches =
        |globs: &[&str], name: &str| globs.iter().any(|glob| super::find::matches(glob, name, false));
    let here = [String::new()];
    let mut files = Vec::new();
    for start in if typed.is_empty() { &here } else { typed } {
        let found = job.look_up(if start.is_empty() { "." } else { start });
        let Ok((path, entry)) = found else {
            files.push((start.clone(), None));
            continue;
        };
        if !entry.is_folder {
            files.push((start.clone(), None));
            continue;
        }
        let mut waiting = vec![(start.clone(), path, true)];
        while let Some((shown, path, is_folder)) = waiting.pop() {
            if !is_folder {
                files.push((shown, Some(path)));
                continue;
            }
            for entry in job.sorted_entries(&path).into_iter().rev() {
                let name = entry.name.as_str();
                let is_left_out = if entry.is_folder {
                    matches(&exclude_dir, name)
                } else {
                    matches(&exclude, name) || (!include.is_empty() && !matches(&include, name))
                };
                if !is_left_out {
                    waiting.push((join(&shown, name), join(&path, name), entry.is_folder));
                }
            }
        }
    }
    files
}

/// What is searched and how a match is shown.
#[expect(clippy::struct_excessive_bools, reason = "options that are given or not")]
struct Search {
    regex: Regex,
    is_inverted: bool,
    is_quiet: bool,
    counts: bool,
    has_numbers: bool,
    only_matching: bool,
    is_text: bool,
    /// Whether only names are printed: of files with a match, or without.
    names: Option<bool>,
    most: usize,
    before: usize,
    after: usize,
}

struct Report {
    has_match: bool,
    has_printed: bool,
}

/// How far one input has been searched.
#[derive(Default)]
struct Searched {
    is_binary: bool,
    n_lines: usize,
    n_matches: usize,
    last_shown: Option<usize>,
    /// Lines that are still shown behind a match.
    after_left: usize,
    /// The last lines that were not shown, for `-B`.
    before: VecDeque<Vec<u8>>,
}

/// The search of standard input while it comes.
struct Searching {
    search: Search,
    searched: Searched,
    report: Report,
}

impl Steps for Searching {
    fn take(&mut self, job: &mut Job, content: &[u8]) -> Result<Goes, Stop> {
        let Self { search, searched, report } = self;
        searched.is_binary |= search.is_binary(content);
        for line in lines(content) {
            if search.line(job, (None, INPUT), line, searched, report)? == Goes::NoFurther {
                self.end(job)?;
                return Ok(Goes::NoFurther);
            }
        }
        Ok(Goes::On)
    }

    fn end(&mut self, job: &mut Job) -> Result<(), Stop> {
        self.search.list(job, (None, INPUT), self.searched.n_matches, &mut self.report);
        if !self.report.has_match {
            job.set_status(1);
        }
        Ok(())
    }
}

impl Search {
    fn new(job: &mut Job, read: &Arguments, patterns: &[&str]) -> Result<Self, Stop> {
        let syntax = match read.last_of(&["E", "F", "G"]) {
            Some("E") => Syntax::Extended,
            Some("F") => Syntax::Fixed,
            _ => Syntax::Basic,
        };
        let ignore_case =
            read.last_of(&["i", "y", "no-ignore-case"]).is_some_and(|key| key != "no-ignore-case");
        let (is_word, is_line) = (read.has("w"), read.has("x"));
        let form = Form { syntax, dialect: Dialect::Grep, ignore_case, is_word, is_line };
        let regex = Regex::new(patterns, form).map_err(|error| match error {
            RegexError::Wrong(text) => job.stop(2, text),
            RegexError::BackReference => job.unsupported("back-reference"),
        })?;
        let mut number = |key: &str| match read.value(key) {
            None => Ok(None),
            Some(value) => match value.parse::<usize>() {
                Ok(number) => Ok(Some(number)),
                Err(_) if key == "m" => Err(job.stop(2, "invalid max count")),
                Err(_) => Err(job.stop(2, &format!("{value}: invalid context length argument"))),
            },
        };
        let around = number("C")?;
        Ok(Self {
            before: number("B")?.or(around).unwrap_or(0),
            after: number("A")?.or(around).unwrap_or(0),
            most: number("m")?.unwrap_or(usize::MAX),
            regex,
            is_inverted: read.has("v"),
            is_quiet: read.has("q") || read.has("silent"),
            counts: read.has("c"),
            has_numbers: read.has("n"),
            only_matching: read.has("o"),
            is_text: read.has("a"),
            names: read.last_of(&["l", "L"]).map(|key| key == "l"),
        })
    }

    fn file(
        &self,
        job: &mut Job,
        names: (Option<&str>, &str),
        content: &[u8],
        report: &mut Report,
    ) -> Result<(), Stop> {
        let mut searched = Searched { is_binary: self.is_binary(content), ..Searched::default() };
        for line in lines(content) {
            if self.line(job, names, line, &mut searched, report)? == Goes::NoFurther {
                break;
            }
        }
        self.list(job, names, searched.n_matches, report);
        Ok(())
    }

    fn is_binary(&self, content: &[u8]) -> bool {
        !self.is_text && (content.contains(&0) || std::str::from_utf8(content).is_err())
    }

    /// Searches the next line of a file whose name is shown before lines, or only where it is listed.
    fn line(
        &self,
        job: &mut Job,
        (prefix, name): (Option<&str>, &str),
        line: &[u8],
        searched: &mut Searched,
        report: &mut Report,
    ) -> Result<Goes, Stop> {
        let at = searched.n_lines;
        searched.n_lines += 1;
        let is_match = self.regex.find(line, 0).map_err(|TooMuchWork| too_much(job))?.is_some();
        if is_match == self.is_inverted || searched.n_matches >= self.most {
            if searched.after_left > 0 {
                searched.after_left -= 1;
                self.show(job, prefix, at, b'-', line);
                searched.last_shown = Some(at);
            } else if searched.n_matches < self.most && self.before > 0 {
                searched.before.push_back(line.to_vec());
                if searched.before.len() > self.before {
                    drop(searched.before.pop_front());
                }
            }
            return Ok(self.goes_on(searched));
        }
        searched.n_matches += 1;
        if (self.names.is_some() || self.is_quiet) && !self.counts {
            return Ok(Goes::NoFurther);
        }
        if self.counts || self.names.is_some() || self.is_quiet {
            return Ok(self.goes_on(searched));
        }
        if searched.is_binary {
            job.out.line(format!("grep: {name}: binary file matches").as_bytes());
            return Ok(Goes::NoFurther);
        }
        let first = at - searched.before.len();
        let has_gap = searched.last_shown.map_or(report.has_printed, |last| last + 1 < first);
        if has_gap && self.before + self.after > 0 && !self.only_matching {
            job.out.line(b"--");
        }
        for (at, line) in (first..).zip(std::mem::take(&mut searched.before)) {
            self.show(job, prefix, at, b'-', &line);
        }
        if self.only_matching {
            self.show_matches(job, prefix, at, line)?;
        } else {
            self.show(job, prefix, at, b':', line);
        }
        (searched.last_shown, searched.after_left, report.has_printed) = (Some(at), self.after, true);
        Ok(if job.out.is_cut() { Goes::NoFurther } else { self.goes_on(searched) })
    }

    /// With `-m`, reading ends with the last match and what is shown behind it.
    fn goes_on(&self, searched: &Searched) -> Goes {
        let is_done = searched.n_matches >= self.most && searched.after_left == 0;
        if is_done { Goes::NoFurther } else { Goes::On }
    }

    /// Prints what is told of a whole file.
    fn list(
        &self,
        job: &mut Job,
        (prefix, name): (Option<&str>, &str),
        n_matches: usize,
        report: &mut Report,
    ) {
        if self.is_quiet {
        } else if let Some(is_with) = self.names {
            if is_with == (n_matches > 0) {
                job.out.line(name.as_bytes());
            }
        } else if self.counts {
            let prefix = prefix.map(|name| format!("{name}:")).unwrap_or_default();
            job.out.line(format!("{prefix}{n_matches}").as_bytes());
        }
        // With `-L` a file counts when it is listed.
        report.has_match |= if self.names == Some(false) { n_matches == 0 } else { n_matches > 0 };
    }

    fn show(&self, job: &mut Job, prefix: Option<&str>, at: usize, separator: u8, line: &[u8]) {
        if self.only_matching && separator == b'-' {
            return;
        }
        if let Some(name) = prefix {
            job.out.write(name.as_bytes());
            job.out.write(&[separator]);
        }
        if self.has_numbers {
            job.out.write((at + 1).to_string().as_bytes());
            job.out.write(&[separator]);
        }
        job.out.line(line);
    }

    fn show_matches(&self, job: &mut Job, prefix: Option<&str>, at: usize, line: &[u8]) -> Result<(), Stop> {
        let mut from = 0;
        while !self.is_inverted && from <= line.len() {
            let found = self.regex.find(line, from).map_err(|TooMuchWork| too_much(job))?;
            let Some((start, end)) = found.and_then(|groups| groups[0]) else { break };
            if end > start {
                self.show(job, prefix, at, b':', &line[start..end]);
            }
            from = if end > start { end } else { next_letter(line, end) };
        }
        Ok(())
    }
}

/// Returns where the letter after a place ends.
pub(super) fn next_letter(line: &[u8], at: usize) -> usize {
    let is_inside = |at: &usize| line.get(*at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let mut next = at + 1;
    while is_inside(&next) {
        next += 1;
    }
    next
}

/// Says that a search takes too long.
pub(super) fn too_much(job: &mut Job) -> Stop {
    job.remark(catalogue::console::tools_pattern_takes_too_long());
    job.stop(2, "exceeded the limit of work for a pattern")
}

/// How standard input is called.
const INPUT: &str = "(standard input)";

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    const POEM: &str = "one\ntwo\nthree\nfour\nfive\n";

    #[test]
    fn lines_are_found_and_counted() {
        let mut bench = Bench::new(&[("a", POEM), ("d/b", "one more\n")]);
        for (words, out) in [
            (&["o", "a"][..], "one\ntwo\nfour\n"),
            (&["-vn", "o", "a"], "3:three\n5:five\n"),
            (&["-c", "o", "a", "d/b"], "a:3\nd/b:1\n"),
            (&["-rn", "one"], "a:1:one\nd/b:1:one more\n"),
            (&["-l", "more", "a", "d/b"], "d/b\n"),
            (&["-A1", "-B1", "-n", "thr", "a"], "2-two\n3:three\n4-four\n"),
            (&["-1", "^o\\|^fi", "a"], "one\ntwo\n--\nfour\nfive\n"),
            (&["-w", "one", "d/b"], "one more\n"),
            (&["-x", "-e", "one", "-e", "two", "a"], "one\ntwo\n"),
            (&["-m", "1", "o", "a"], "one\n"),
        ] {
            let got = bench.run("grep", words, "");
            assert_eq!((got.out.as_str(), got.status), (out, 0), "{words:?}");
        }
        assert_eq!(bench.run("grep", &["six", "a"], "").status, 1);
        assert_eq!(bench.run("grep", &["-q", "one", "no", "a"], "").status, 2);
    }

    #[test]
    fn a_hostile_pattern_ends_with_a_sentence() {
        let line = format!("{}\n", "a".repeat(1 << 20));
        let got = Bench::new(&[]).run("grep", &["-E", "(a{0,60}){0,50}b"], &line);
        assert_eq!(
            (got.status, got.remarks.as_slice()),
            (2, &["console-tools-pattern-takes-too-long".to_owned()][..])
        );
    }
}
