//! `sed` with what tutorials use: `s`, `p`, `d`, `q`, `=`, and `a`, `i`, `c` with one line, at addresses.

mod parse;

use super::filter::{Goes, Made, Steps};
use super::grep::{next_letter, too_much};
use super::job::{IS_A_FOLDER, Job, Stop};
use super::options::Arguments;
use super::output::Output;
use super::quote;
use super::regex::{Groups, Regex, TooMuchWork};

use parse::{Address, Command, Letter, Piece, Substitution, parse};

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let (mut editor, n_scripts) = Editor::of(job, &read)?;
    let operands = &read.operands[n_scripts..];
    let in_place = read.value("i").map(str::to_owned);
    let stdin = ["-".to_owned()];
    let mut contents = Vec::new();
    for typed in if operands.is_empty() { &stdin[..] } else { operands } {
        match job.content_or_input(typed) {
            Ok(content) => contents.push((typed.clone(), content)),
            Err(IS_A_FOLDER) if in_place.is_some() => {
                job.fail(4, &format!("couldn't edit {typed}: not a regular file"));
            }
            Err(IS_A_FOLDER) => job.fail(4, &format!("read error on {typed}: {IS_A_FOLDER}")),
            Err(reason) => job.fail(2, &format!("can't read {typed}: {reason}")),
        }
    }
    let Some(suffix) = in_place else {
        let mut lines = Vec::new();
        for (_, content) in &contents {
            lines.extend(content.split_inclusive(|byte| *byte == b'\n'));
        }
        let printed = editor.edit(job, &lines)?;
        job.out.write(&printed.into_bytes());
        return Ok(());
    };
    for (typed, content) in &contents {
        editor.begin();
        let lines: Vec<&[u8]> = content.split_inclusive(|byte| *byte == b'\n').collect();
        let printed = editor.edit(job, &lines)?;
        if printed.is_cut() {
            job.remark(catalogue::console::tools_output_is_cut(super::MOST_OUTPUT_BYTES as u64));
            return Err(job.stop(4, &format!("couldn't write {}: File too large", quote::file(typed))));
        }
        let backup = format!("{typed}{suffix}");
        let kept = if suffix.is_empty() { Ok(()) } else { job.write(&backup, content.clone()) };
        if let Err(reason) = kept.and_then(|()| job.write(typed, printed.into_bytes())) {
            job.fail(4, &format!("couldn't open file {typed}: {reason}"));
        }
    }
    Ok(())
}

/// Makes the filter for standard input.
pub(super) fn filter(job: &mut Job, words: &[String]) -> Made {
    let read = job.read(words)?;
    let (editor, n_scripts) = Editor::of(job, &read)?;
    let is_filter = read.is_of_input(n_scripts) && !read.has("i");
    Ok(is_filter.then(|| Box::new(Editing { editor, held: Vec::new() }) as _))
}

/// The commands, and how far they have come.
struct Editor {
    commands: Vec<Command>,
    is_quiet: bool,
    /// Lines so far.
    n_lines: usize,
    /// GNU's sed gives the line break that was missing back only where something follows.
    is_open: bool,
}

/// The editing of standard input while it comes.
struct Editing {
    editor: Editor,
    /// The newest line, where the script asks which one is the last.
    held: Vec<u8>,
}

impl Steps for Editing {
    fn take(&mut self, job: &mut Job, content: &[u8]) -> Result<Goes, Stop> {
        let mut content = [std::mem::take(&mut self.held).as_slice(), content].concat();
        if self.editor.asks_for_last() {
            let body = content.strip_suffix(b"\n").unwrap_or(&content);
            let start = body.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            self.held = content.split_off(start);
        }
        self.pass(job, &content, false)
    }

    fn end(&mut self, job: &mut Job) -> Result<(), Stop> {
        let held = std::mem::take(&mut self.held);
        self.pass(job, &held, true).map(drop)
    }
}

impl Editing {
    fn pass(&mut self, job: &mut Job, content: &[u8], is_end: bool) -> Result<Goes, Stop> {
        let mut out = Output::default();
        let mut goes = Goes::On;
        for line in content.split_inclusive(|byte| *byte == b'\n') {
            goes = self.editor.line(job, line, is_end, &mut out)?;
            if goes == Goes::NoFurther {
                self.held.clear();
                break;
            }
        }
        job.out.write(&out.into_bytes());
        Ok(goes)
    }
}

impl Editor {
    /// Reads the scripts; returns how many operands are one.
    fn of(job: &mut Job, read: &Arguments) -> Result<(Self, usize), Stop> {
        let mut scripts: Vec<&str> =
            read.options.iter().filter(|(key, _)| key == "e").map(|(_, value)| value.as_str()).collect();
        let mut n_operands = 0;
        if scripts.is_empty() {
            let Some(script) = read.operands.first() else {
                job.err_line(&format!("Usage: sed {}", job.tool.usage));
                job.err_line("Try 'sed --help' for more information.");
                job.set_status(1);
                return Err(Stop);
            };
            (scripts, n_operands) = (vec![script.as_str()], 1);
        }
        let mut commands = Vec::new();
        for (number, script) in (1..).zip(&scripts) {
            let is_extended = read.has("E") || read.has("r");
            commands.extend(parse(script, is_extended).map_err(|error| error.say(job, number))?);
        }
        let is_quiet = read.has("n") || read.has("silent");
        Ok((Self { commands, is_quiet, n_lines: 0, is_open: false }, n_operands))
    }

    /// Begins with another file.
    fn begin(&mut self) {
        self.commands.iter_mut().for_each(|command| command.is_inside = false);
        (self.n_lines, self.is_open) = (0, false);
    }

    fn asks_for_last(&self) -> bool {
        let is_last = |address: &Option<Address>| matches!(address, Some(Address::Last));
        self.commands.iter().any(|command| is_last(&command.first) || is_last(&command.last))
    }

    /// Runs the commands over all lines, which end with their line breaks.
    fn edit(&mut self, job: &mut Job, lines: &[&[u8]]) -> Result<Output, Stop> {
        let mut out = Output::default();
        for (at, line) in lines.iter().enumerate() {
            if self.line(job, line, at + 1 == lines.len(), &mut out)? == Goes::NoFurther {
                break;
            }
        }
        Ok(out)
    }

    fn line(&mut self, job: &mut Job, whole: &[u8], is_last: bool, out: &mut Output) -> Result<Goes, Stop> {
        self.n_lines += 1;
        let Self { commands, is_quiet, n_lines: number, is_open } = self;
        let mut space = whole.strip_suffix(b"\n").unwrap_or(whole).to_vec();
        let has_break = space.len() < whole.len();
        let mut is_deleted = false;
        let mut is_end = false;
        let mut behind: Vec<Vec<u8>> = Vec::new();
        let mut print = |out: &mut Output, text: &[u8], has_break: bool| {
            if std::mem::take(is_open) {
                out.write(b"\n");
            }
            out.write(text);
            if has_break { out.write(b"\n") } else { *is_open = true }
        };
        for command in commands.iter_mut() {
            if !command.selects(*number, is_last, &space).map_err(|TooMuchWork| too_much(job))? {
                continue;
            }
            match &command.letter {
                Letter::Print => print(out, &space, has_break),
                Letter::Delete => is_deleted = true,
                Letter::Quit => is_end = true,
                Letter::Number => print(out, number.to_string().as_bytes(), true),
                Letter::Append(text) => behind.push(text.clone()),
                Letter::Insert(text) => print(out, text, true),
                Letter::Change(text) => {
                    if !command.is_inside {
                        print(out, text, true);
                    }
                    is_deleted = true;
                }
                Letter::Substitute(substitution) => {
                    let changed = substitute(substitution, &space).map_err(|TooMuchWork| too_much(job))?;
                    if let Some(changed) = changed {
                        space = changed;
                        if substitution.prints {
                            print(out, &space, has_break);
                        }
                    }
                }
            }
            if is_deleted || is_end {
                break;
            }
        }
        if !is_deleted && !*is_quiet {
            print(out, &space, has_break);
        }
        behind.iter().for_each(|text| print(out, text, true));
        Ok(if is_end || out.is_cut() { Goes::NoFurther } else { Goes::On })
    }
}

impl Command {
    /// Returns whether the command is for this line; remembers whether a range goes on.
    fn selects(&mut self, number: usize, is_last: bool, line: &[u8]) -> Result<bool, TooMuchWork> {
        let selected = match (&self.first, &self.last) {
            (None, _) => true,
            (Some(first), None) => first.matches(number, is_last, line)?,
            (Some(_), Some(last)) if self.is_inside => {
                self.is_inside = match last {
                    Address::Line(end) => number < *end,
                    last => !last.matches(number, is_last, line)?,
                };
                // A range whose last line is above ends before this line.
                !matches!(last, Address::Line(end) if number > *end)
            }
            (Some(first), Some(last)) => {
                let starts = *first == Address::Line(0) || first.matches(number, is_last, line)?;
                self.is_inside = starts
                    && match last {
                        Address::Line(end) => number < *end,
                        Address::Last => !is_last,
                        Address::Match(_) | Address::Step(..) => true,
                    };
                starts
            }
        };
        Ok(selected != self.is_negated)
    }
}

impl Address {
    fn matches(&self, number: usize, is_last: bool, line: &[u8]) -> Result<bool, TooMuchWork> {
        Ok(match self {
            Self::Line(line) => number == *line,
            Self::Last => is_last,
            Self::Match(regex) => regex.find(line, 0)?.is_some(),
            Self::Step(first, step) => number >= *first && (number - first).is_multiple_of((*step).max(1)),
        })
    }
}

/// Replaces in a line; nothing when there is no match.
fn substitute(substitution: &Substitution, line: &[u8]) -> Result<Option<Vec<u8>>, TooMuchWork> {
    let regex: &Regex = &substitution.regex;
    let mut changed = Vec::new();
    let (mut from, mut copied, mut number, mut is_changed) = (0, 0, 0, false);
    let mut last_end = None;
    while from <= line.len() && changed.len() <= super::MOST_OUTPUT_BYTES {
        let Some(groups) = regex.find(line, from)? else { break };
        let Some((start, end)) = groups[0] else { break };
        // Nothing may not match directly behind a match.
        if start == end && last_end == Some(end) {
            from = next_letter(line, end);
            continue;
        }
        number += 1;
        if number >= substitution.number {
            changed.extend_from_slice(&line[copied..start]);
            replace(&substitution.pieces, &groups, line, &mut changed);
            (copied, is_changed) = (end, true);
            if !substitution.is_global {
                break;
            }
        }
        last_end = Some(end);
        from = if start == end { next_letter(line, end) } else { end };
    }
    changed.extend_from_slice(line.get(copied..).unwrap_or_default());
    Ok(is_changed.then_some(changed))
}

fn replace(pieces: &[Piece], groups: &Groups, line: &[u8], changed: &mut Vec<u8>) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => changed.extend_from_slice(text),
            Piece::Group(number) => {
                if let Some(Some((start, end))) = groups.get(*number) {
                    changed.extend_from_slice(&line[*start..*end]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn lines_are_changed_printed_and_deleted() {
        let mut bench = Bench::new(&[]);
        let input = "one\ntwo\nthree";
        for (words, out) in [
            (&["s/o/0/"][..], "0ne\ntw0\nthree"),
            (&["-n", "2p"], "two\n"),
            (&["$d"], "one\ntwo\n"),
            (&["/w/d;s/e$/E/"], "onE\nthreE"),
            (&["2,3d"], "one\n"),
            (&["-n", "$="], "3\n"),
            (&["-E", "s/(.)(.)/\\2\\1/g"], "noe\nwto\nhtere"),
            (&["s|.*|<&>|"], "<one>\n<two>\n<three>"),
            (&["1i zero\n"], "zero\none\ntwo\nthree"),
            (&["-e", "1!d", "-e", "a\\end"], "one\nend\n"),
            (&["s/e/E/2"], "one\ntwo\nthreE"),
            (&["s/x*/-/g"], "-o-n-e-\n-t-w-o-\n-t-h-r-e-e-"),
            (&["2q"], "one\ntwo\n"),
            (&["2c\\deux"], "one\ndeux\nthree"),
            (&["s/O/0/Ig;s/n\\|w/\\n/"], "0\ne\nt\n0\nthree"),
        ] {
            assert_eq!(bench.prints("sed", words, input), out, "{words:?}");
        }
    }

    #[test]
    fn a_file_is_edited_in_place() {
        let mut bench = Bench::new(&[("app.py", "port = 5000\nhost = 'x'\n")]);
        assert_eq!(bench.prints("sed", &["-i.bak", "s/5000/8000/", "app.py"], ""), "");
        assert_eq!(bench.content("app.py").as_deref(), Some("port = 8000\nhost = 'x'\n"));
        assert_eq!(bench.content("app.py.bak").as_deref(), Some("port = 5000\nhost = 'x'\n"));
    }

    #[test]
    fn a_line_that_grows_without_end_is_not_written() {
        let line = "x".repeat(3_000);
        let mut bench = Bench::new(&[("a", &line)]);
        let replacement = format!("s/x/{}/g", "y".repeat(3_000));
        assert_eq!(bench.run("sed", &["-i", &replacement, "a"], "").status, 4);
        assert_eq!(bench.content("a"), Some(line));
    }
}
