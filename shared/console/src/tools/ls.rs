//! `ls`: lists folders.

mod columns;

use super::job::{Job, Stop};
use super::options::Arguments;
use super::path::join;
use super::{Entry, quote};

use columns::columns;

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let width = match read.value("w") {
        None => job.context.columns.unwrap_or(80),
        Some(text) => match text.parse() {
            Ok(width) => width,
            Err(_) => return Err(job.stop(2, &format!("invalid line width: {}", quote::operand(text)))),
        },
    };
    let here = [".".to_owned()];
    let operands = if read.operands.is_empty() { &here[..] } else { &read.operands };
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for typed in operands {
        match job.look_up(typed) {
            Ok((path, entry)) => {
                let row = Row { name: typed.clone(), path, entry };
                let is_listed = row.entry.is_folder && !read.has("d");
                if is_listed { folders.push(row) } else { files.push(row) }
            }
            Err(reason) => job.fail(2, &format!("cannot access {}: {reason}", quote::file(typed))),
        }
    }
    let list = List { read: &read, width };
    list.sort(&mut files);
    list.sort(&mut folders);
    let has_files = !files.is_empty();
    list.print(job, &files, false);
    let has_titles = operands.len() > 1 || read.has("R");
    folders.reverse();
    let mut is_first = !has_files;
    while let Some(folder) = folders.pop() {
        if has_titles {
            let gap = if is_first { "" } else { "\n" };
            job.out.line(format!("{gap}{}:", quote::file_if_needed(&folder.name)).as_bytes());
        }
        is_first = false;
        let rows = list.rows(job, &folder);
        list.print(job, &rows, true);
        if read.has("R") {
            let inner = rows
                .into_iter()
                .filter(|row| row.entry.is_folder && ![".", ".."].contains(&row.name.as_str()));
            folders.extend(inner.rev().map(|row| Row { name: join(&folder.name, &row.name), ..row }));
        }
        if job.out.is_cut() {
            break;
        }
    }
    Ok(())
}

/// An entry, as it is named and where it is.
struct Row {
    name: String,
    path: String,
    entry: Entry,
}

/// What is listed and how.
struct List<'a> {
    read: &'a Arguments,
    width: u16,
}

impl List<'_> {
    fn has(&self, key: &str) -> bool {
        self.read.has(key)
    }

    fn rows(&self, job: &Job, folder: &Row) -> Vec<Row> {
        let mut rows: Vec<Row> = job
            .sorted_entries(&folder.path)
            .into_iter()
            .filter(|entry| self.has("a") || self.has("A") || !entry.name.starts_with('.'))
            .map(|entry| Row { name: entry.name.clone(), path: join(&folder.path, &entry.name), entry })
            .collect();
        if self.read.last_of(&["a", "A"]) == Some("a") {
            let above = super::path::parent(&folder.path).to_owned();
            for (name, path) in [(".", folder.path.clone()), ("..", above)] {
                if let Some(entry) = job.context.folder.describe(&path) {
                    rows.push(Row { name: name.to_owned(), path, entry });
                }
            }
        }
        self.sort(&mut rows);
        rows
    }

    fn sort(&self, rows: &mut [Row]) {
        if !self.has("U") {
            rows.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
        }
        match self.read.last_of(&["t", "S", "X", "U"]) {
            Some("t") => rows.sort_by_key(|row| std::cmp::Reverse(row.entry.modified.unwrap_or(0))),
            Some("S") => rows.sort_by_key(|row| std::cmp::Reverse(row.entry.size_bytes)),
            Some("X") => rows.sort_by_key(|row| row.name.rsplit_once('.').map(|(_, end)| end.to_owned())),
            _ => {}
        }
        if self.has("r") && !self.has("U") {
            rows.reverse();
        }
        if self.has("group-directories-first") {
            rows.sort_by_key(|row| !row.entry.is_folder);
        }
    }

    fn print(&self, job: &mut Job, rows: &[Row], is_folder: bool) {
        let is_long = ["l", "g", "o", "n"].iter().any(|key| self.has(key))
            && !matches!(self.read.last_of(&["l", "g", "o", "n", "C", "x"]), Some("C" | "x"));
        if is_long {
            return self.print_long(job, rows, is_folder);
        }
        let names: Vec<String> = rows.iter().map(|row| self.name(job, row)).collect();
        let is_in_columns = match self.read.last_of(&["1", "C", "x"]) {
            Some(key) => key != "1",
            None => job.context.columns.is_some(),
        };
        if is_in_columns && !names.is_empty() {
            let is_across = self.read.last_of(&["C", "x"]) == Some("x");
            job.out.write(columns(&names, usize::from(self.width), is_across).as_bytes());
        } else {
            names.iter().for_each(|name| job.out.line(name.as_bytes()));
        }
    }

    fn name(&self, job: &Job, row: &Row) -> String {
        let is_quoted = job.context.columns.is_some() && !self.has("N");
        let name = if is_quoted { quote::file_if_needed(&row.name) } else { row.name.clone() };
        let mark = match &row.entry {
            entry if entry.is_folder && (self.has("F") || self.has("p") || self.has("file-type")) => "/",
            entry if entry.is_executable && !entry.is_folder && self.has("F") => "*",
            _ => "",
        };
        format!("{name}{mark}")
    }

    fn print_long(&self, job: &mut Job, rows: &[Row], is_folder: bool) {
        if is_folder {
            let blocks: u64 = rows.iter().map(|row| row.entry.size_bytes.div_ceil(4096) * 4).sum();
            let total = if self.has("h") { human(blocks * 1024) } else { blocks.to_string() };
            job.out.line(format!("total {total}").as_bytes());
        }
        let cells: Vec<[String; 6]> = rows.iter().map(|row| self.cells(job, row)).collect();
        let width = |at: usize| cells.iter().map(|row| row[at].len()).max().unwrap_or_default();
        let (links, user, group, size) = (width(1), width(2), width(3), width(4));
        for (row, cells) in rows.iter().zip(&cells) {
            let mut line = format!("{} {:>links$}", cells[0], cells[1]);
            if !self.has("g") {
                line.push_str(&format!(" {:<user$}", cells[2]));
            }
            if !self.has("o") && !self.has("G") {
                line.push_str(&format!(" {:<group$}", cells[3]));
            }
            line.push_str(&format!(" {:>size$} {} {}", cells[4], cells[5], self.name(job, row)));
            job.out.line(line.as_bytes());
        }
    }

    /// Mode, links, user, group, size, time.
    fn cells(&self, job: &Job, row: &Row) -> [String; 6] {
        let Entry { is_folder, is_executable, size_bytes, modified, .. } = row.entry;
        let mode = match (is_folder, is_executable) {
            (true, _) => "drwxr-xr-x",
            (_, true) => "-rwxr-xr-x",
            (false, false) => "-rw-r--r--",
        };
        let n_inner = || job.context.folder.entries(&row.path).iter().filter(|entry| entry.is_folder).count();
        let links = if is_folder { 2 + n_inner() } else { 1 };
        let size = if self.has("h") { human(size_bytes) } else { size_bytes.to_string() };
        let user = if self.has("n") { "1000" } else { job.context.user };
        let modified = modified.unwrap_or(job.context.now);
        let is_recent = (0..HALF_A_YEAR).contains(&job.context.now.saturating_sub(modified));
        let style = self.read.value("time-style");
        let format = match style {
            _ if self.has("full-time") => "%F %T.000000000 +0000",
            Some("full-iso") => "%F %T.000000000 +0000",
            Some("long-iso") => "%F %R",
            Some("iso") => {
                if is_recent {
                    "%m-%d %R"
                } else {
                    "%F "
                }
            }
            Some(format) if format.starts_with('+') => &format[1..],
            _ => {
                if is_recent {
                    "%b %e %H:%M"
                } else {
                    "%b %e  %Y"
                }
            }
        };
        let time = super::date::Moment::of(modified).format(format);
        [mode.to_owned(), links.to_string(), user.to_owned(), user.to_owned(), size, time]
    }
}

/// Writes a size in powers of 1024, rounded up: `1.5K`.
fn human(size_bytes: u64) -> String {
    if size_bytes < 1024 {
        return size_bytes.to_string();
    }
    let mut unit = 1024_u64;
    for (at, letter) in ["K", "M", "G", "T", "P", "E"].iter().enumerate() {
        let tenths = (u128::from(size_bytes) * 10).div_ceil(u128::from(unit));
        if tenths < 100 {
            return format!("{}.{}{letter}", tenths / 10, tenths % 10);
        }
        let whole = size_bytes.div_ceil(unit);
        if whole < 1024 || at == 5 {
            return format!("{whole}{letter}");
        }
        unit = unit.saturating_mul(1024);
    }
    size_bytes.to_string()
}

/// Half a Gregorian year in seconds: older files show their year.
const HALF_A_YEAR: i64 = 31_556_952 / 2;

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;
    use super::human;

    #[test]
    fn names_stand_one_a_line_in_a_pipe_and_in_columns_else() {
        let mut bench = Bench::new(&[("b", ""), (".h", ""), ("a", ""), ("d/e", "")]);
        assert_eq!(bench.prints("ls", &[], ""), "a\nb\nd\n");
        assert_eq!(bench.prints("ls", &["-A"], ""), ".h\na\nb\nd\n");
        assert_eq!(bench.prints("ls", &["-aF"], ""), "./\n../\n.h\na\nb\nd/\n");
        bench.columns = Some(80);
        assert_eq!(bench.prints("ls", &[], ""), "a  b  d\n");
        assert_eq!(bench.prints("ls", &["-r"], ""), "d  b  a\n");
    }

    #[test]
    fn long_lines_have_mode_size_and_time() {
        let mut bench = Bench::new(&[("a", "x"), ("d/e", "")]);
        let out = "total 8\n-rw-r--r-- 1 learner learner    1 Nov 14 22:13 a\ndrwxr-xr-x 2 learner learner 4096 Nov 14 22:13 d\n";
        assert_eq!(bench.prints("ls", &["-l"], ""), out);
        assert_eq!(bench.prints("ls", &["-dgoh", "d"], ""), "drwxr-xr-x 2 4.0K Nov 14 22:13 d\n");
    }

    #[test]
    fn sizes_for_people_are_rounded_up() {
        for (size, text) in
            [(0, "0"), (1023, "1023"), (1024, "1.0K"), (1025, "1.1K"), (10_240, "10K"), (u64::MAX, "16E")]
        {
            assert_eq!(human(size), text);
        }
    }
}
