//! A log as rows on the screen: which lines stand under which step, what is folded, how high each row is.
//!
//! Pure arithmetic over what [`crate::log_store`] holds. What programs write does not wrap; what Drydock remarks does, for it is prose. So each row's
//! height is known before it is drawn, and the few rows on the screen are found by bisection among a hundred thousand.

use std::ops::Range;

use protocol::{BuildRecord, LogStream, StepRecord, StepState};

use crate::ansi;
use crate::cause;
use crate::log_store::Log;
use crate::log_text::Line;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// A step's headline; the place of its record among the build's steps.
    Step {
        /// Which.
        step: usize,
        /// Lines that it wrote.
        n_lines: usize,
        /// Whether they are shown.
        is_open: bool,
    },
    /// A line; its place in the log.
    Line {
        /// Which.
        at: usize,
        /// Whether it tells why the step failed.
        is_cause: bool,
        /// How many lines of the screen it takes.
        n_high: u16,
    },
    /// Lines of a failed step that are folded away.
    Fold {
        /// Whose.
        step: u32,
        /// How many.
        n_lines: usize,
        /// Whether they come before the cause.
        is_before: bool,
    },
    /// The engine's own words on a step that failed without writing anything; the place of its record.
    Error {
        /// Which.
        step: usize,
    },
    /// Lines that are not there: cut by the server.
    Hole,
}

impl Row {
    fn height(self, room: Room) -> u32 {
        match self {
            Self::Step { .. } => STEP_HEIGHT.max(room.press_height),
            Self::Line { n_high, .. } => LINE_HEIGHT * u32::from(n_high),
            Self::Fold { .. } => room.press_height,
            Self::Error { .. } | Self::Hole => LINE_HEIGHT,
        }
    }
}

/// What the screen gives a log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Room {
    /// Characters that stand beside each other; rather too few.
    columns: usize,
    /// Least height of a row that can be pressed, in points; the style sheet says the same.
    press_height: u32,
}

impl Room {
    /// Returns the room in a log of that width, in points; fingers need higher rows than a pointer.
    pub(crate) fn of(width: u32, is_touched: bool) -> Self {
        Self {
            columns: (width.saturating_sub(BESIDE_TEXT) / WIDEST_CHARACTER).max(FEWEST_COLUMNS) as usize,
            press_height: if is_touched { 44 } else { 24 },
        }
    }
}

/// What the user has folded and unfolded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folds {
    /// Steps that stand otherwise than they would by themselves.
    pub(crate) turned: Vec<u32>,
    /// Failed steps whose lines before or after the cause are shown.
    pub(crate) unfolded: Vec<(u32, bool)>,
    /// Everything is shown.
    pub(crate) all: bool,
}

/// All rows of a log with their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows {
    rows: Vec<Row>,
    /// Upper edge of each row, and of what comes after the last.
    tops: Vec<u32>,
    room: Room,
}

impl Rows {
    /// Lays out the log of a build, step by step.
    pub(crate) fn of_build(build: &BuildRecord, log: &Log, folds: &Folds, room: Room) -> Self {
        let mut rows = Self::new(room);
        rows.push_lines(log, log.of_step(None));
        let has_failed = build.steps.iter().any(|step| step.state == StepState::Failed);
        for (at, step) in build.steps.iter().enumerate() {
            let lines = log.of_step(Some(step.index));
            if step.state == StepState::NoLayer && lines.is_empty() {
                continue;
            }
            let opens = !has_failed || step.state == StepState::Failed;
            let is_open = folds.all || (opens != folds.turned.contains(&step.index));
            rows.push(Row::Step { step: at, n_lines: lines.len(), is_open });
            if is_open {
                rows.push_step(step, log, lines, folds);
            }
            if lines.is_empty() && step.error.is_some() {
                rows.push(Row::Error { step: at });
            }
        }
        rows
    }

    /// Lays out the log of a container.
    pub(crate) fn of_container(log: &Log, room: Room) -> Self {
        let mut rows = Self::new(room);
        if log.lines().first().is_some_and(|line| line.number > 0) {
            rows.push(Row::Hole);
        }
        rows.push_lines(log, log.of_step(None));
        rows
    }

    fn new(room: Room) -> Self {
        Self { rows: Vec::new(), tops: vec![0], room }
    }

    /// Returns the rows in order.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the height of all rows, in points.
    pub(crate) fn height(&self) -> u32 {
        self.tops.last().copied().unwrap_or(0)
    }

    /// Returns the upper edge of a row.
    pub(crate) fn top(&self, row: usize) -> u32 {
        self.tops.get(row).copied().unwrap_or_else(|| self.height())
    }

    /// Returns the rows that are at least partly between two edges.
    pub(crate) fn between(&self, top: u32, bottom: u32) -> Range<usize> {
        let first = self.tops.partition_point(|edge| *edge <= top).saturating_sub(1);
        let end = self.tops.partition_point(|edge| *edge < bottom);
        first.min(self.rows.len())..end.min(self.rows.len())
    }

    /// Returns the row of a line.
    pub(crate) fn row_of(&self, line: usize) -> Option<usize> {
        self.rows.iter().position(|row| matches!(row, Row::Line { at, .. } if *at == line))
    }

    /// Returns the row of a step's headline.
    pub(crate) fn row_of_step(&self, index: usize) -> Option<usize> {
        self.rows.iter().position(|row| matches!(row, Row::Step { step, .. } if *step == index))
    }

    /// Returns how many lines are shown.
    pub(crate) fn n_lines(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, Row::Line { .. })).count()
    }

    /// Returns whether something of a failed step is folded away.
    pub(crate) fn has_folds(&self) -> bool {
        self.rows.iter().any(|row| matches!(row, Row::Fold { .. }))
    }

    fn push(&mut self, row: Row) {
        self.tops.push(self.height() + row.height(self.room));
        self.rows.push(row);
    }

    fn push_line(&mut self, log: &Log, at: usize, is_cause: bool) {
        let line = &log.lines()[at];
        let n_high = match line.stream {
            LogStream::Out | LogStream::Err => 1,
            LogStream::Drydock => n_wrapped(&line.text, self.room.columns),
        };
        self.push(Row::Line { at, is_cause, n_high });
    }

    fn push_step(&mut self, step: &StepRecord, log: &Log, lines: &[usize], folds: &Folds) {
        if step.state != StepState::Failed || folds.all {
            return self.push_lines(log, lines);
        }
        let cause = cause::find(lines.iter().map(|at| log.lines()[*at].text.as_str()));
        let folded = |is_before| !folds.unfolded.contains(&(step.index, is_before));
        let (before, after) = (cause.shown.start, lines.len() - cause.shown.end);
        let first = if folded(true) && before >= FEWEST_FOLDED { before } else { 0 };
        let end = if folded(false) && after >= FEWEST_FOLDED { cause.shown.end } else { lines.len() };
        if first > 0 {
            self.push(Row::Fold { step: step.index, n_lines: first, is_before: true });
        }
        for (place, at) in lines.iter().enumerate().take(end).skip(first) {
            self.push_line(log, *at, cause.lines.contains(&place));
        }
        if end < lines.len() {
            self.push(Row::Fold { step: step.index, n_lines: lines.len() - end, is_before: false });
        }
    }

    fn push_lines(&mut self, log: &Log, lines: &[usize]) {
        let mut next = None;
        for at in lines {
            let number = log.lines()[*at].number;
            // A number that jumps although the line before it in the list is its neighbour was cut.
            let is_after_hole = next.is_some_and(|next| next < number)
                && at.checked_sub(1).is_some_and(|before| log.lines()[before].number + 1 < number);
            if is_after_hole {
                self.push(Row::Hole);
            }
            self.push_line(log, *at, false);
            next = Some(number + 1);
        }
    }
}

/// Returns how many lines a text takes when it is broken between words.
fn n_wrapped(text: &str, columns: usize) -> u16 {
    let (mut n_lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > columns {
            (n_lines, used) = (n_lines + 1, 0);
        }
        used += length + usize::from(used > 0);
        // A word that is too long is broken itself.
        n_lines += u16::try_from(used.saturating_sub(1) / columns).unwrap_or(u16::MAX);
        used = used.checked_rem(columns).filter(|_| used > columns).unwrap_or(used);
    }
    n_lines
}

/// Returns the places of all lines that hold `query`; letters of ASCII match in either case.
pub(crate) fn matches(lines: &[Line], query: &str) -> Vec<usize> {
    let query = query.to_ascii_lowercase();
    if query.is_empty() {
        return Vec::new();
    }
    let holds = |line: &Line| find_ignoring_case(&ansi::plain(&line.text), &query, 0).is_some();
    lines.iter().enumerate().filter(|(_, line)| holds(line)).map(|(at, _)| at).collect()
}

/// Returns where `query`, which is in lower case, stands in `text` from a byte on.
pub(crate) fn find_ignoring_case(text: &str, query: &str, from: usize) -> Option<usize> {
    let (text, query) = (text.as_bytes(), query.as_bytes());
    let last = text.len().checked_sub(query.len())?;
    (from..=last).find(|at| text[*at..*at + query.len()].eq_ignore_ascii_case(query))
}

/// Height of a line, in points; the style sheet says the same.
const LINE_HEIGHT: u32 = 20;
/// What stands beside a line's text, in points: its time, and room at both ends.
const BESIDE_TEXT: u32 = 100;
const WIDEST_CHARACTER: u32 = 8;
const FEWEST_COLUMNS: u32 = 20;
/// Height of a step's headline, in points; the style sheet says the same.
const STEP_HEIGHT: u32 = 28;
/// Fewer lines than this are not worth a fold.
const FEWEST_FOLDED: usize = 2;

#[cfg(test)]
mod tests {
    use protocol::{BuildNumber, BuildState, LogLine, LogStream};

    use super::*;
    use crate::log_store::{LogKey, LogStore};
    use crate::state::build_of;

    fn room(columns: usize) -> Room {
        Room { columns, press_height: 24 }
    }

    fn line(number: u64, step: Option<u32>, text: &str) -> LogLine {
        LogLine { number, step, at_ms: 0, stream: LogStream::Out, text: text.into() }
    }

    fn check(build: &BuildRecord, lines: Vec<LogLine>, folds: &Folds, expected: &[&str]) {
        let store = LogStore::default();
        let key = LogKey::Build(BuildNumber(1));
        store.fill(key, lines, true);
        let found: Vec<String> = store.read(key, |log| {
            let rows = Rows::of_build(build, log, folds, room(80));
            let show = |row: &Row| match *row {
                Row::Step { step, n_lines, is_open } => format!("step {step} {n_lines} {is_open}"),
                Row::Line { at, is_cause, .. } => {
                    format!("{}{}", log.lines()[at].text, if is_cause { " !" } else { "" })
                }
                Row::Fold { n_lines, is_before, .. } => format!("fold {n_lines} {is_before}"),
                Row::Error { step } => format!("error {step}"),
                Row::Hole => "hole".to_owned(),
            };
            rows.rows().iter().map(show).collect()
        });
        assert_eq!(found, expected);
    }

    fn built() -> BuildRecord {
        build_of(1, "FROM a\nRUN b\nCMD c\n", BuildState::Running { started_ms: 0 })
    }

    #[test]
    fn lines_stand_under_their_steps() {
        let lines = vec![
            line(0, None, "note"),
            line(1, Some(1), "b one"),
            line(2, Some(0), "a"),
            line(3, Some(1), "b two"),
        ];
        let all = ["note", "step 0 1 true", "a", "step 1 2 true", "b one", "b two"];
        check(&built(), lines.clone(), &Folds::default(), &all);
        let folds = Folds { turned: vec![1], ..Folds::default() };
        check(&built(), lines, &folds, &["note", "step 0 1 true", "a", "step 1 2 false"]);
    }

    #[test]
    fn a_failed_step_is_folded_to_its_cause() {
        let mut build = built();
        build.steps[1].state = StepState::Failed;
        let texts = ["a", "b", "ERROR: c", "d", "e", "f"];
        let lines: Vec<LogLine> =
            (0..).zip(texts).map(|(number, text)| line(number, Some(1), text)).collect();
        check(
            &build,
            lines.clone(),
            &Folds::default(),
            &["step 0 0 false", "step 1 6 true", "fold 2 true", "ERROR: c !", "fold 3 false"],
        );
        let folds = Folds { unfolded: vec![(1, true)], ..Folds::default() };
        check(
            &build,
            lines,
            &folds,
            &["step 0 0 false", "step 1 6 true", "a", "b", "ERROR: c !", "fold 3 false"],
        );
    }

    #[test]
    fn a_step_that_failed_without_a_word_shows_the_engines() {
        let mut build = built();
        build.steps[0].state = StepState::Failed;
        build.steps[0].error = Some("no such image".into());
        check(&build, Vec::new(), &Folds::default(), &["step 0 0 true", "error 0", "step 1 0 false"]);
    }

    #[test]
    fn a_cut_shows_where_it_was_made() {
        let lines = vec![line(0, Some(1), "head"), line(900, Some(1), "tail")];
        check(
            &built(),
            lines,
            &Folds::default(),
            &["step 0 0 true", "step 1 2 true", "head", "hole", "tail"],
        );
    }

    #[test]
    fn only_rows_on_the_screen_are_found() {
        let store = LogStore::default();
        let key = LogKey::Build(BuildNumber(1));
        store.fill(key, (0..1_000).map(|number| line(number, None, "x")).collect(), true);
        let rows = store.read(key, |log| Rows::of_container(log, room(80)));
        assert_eq!(rows.height(), 20_000);
        assert_eq!(rows.between(0, 100), 0..5);
        assert_eq!(rows.between(30, 100), 1..5);
        assert_eq!(rows.between(19_990, 30_000), 999..1_000);
        assert_eq!(rows.top(10), 200);
        assert_eq!(rows.row_of(7), Some(7));
    }

    #[test]
    fn what_drydock_remarks_is_broken_between_words() {
        let store = LogStore::default();
        let key = LogKey::Build(BuildNumber(1));
        let remark = LogLine { stream: LogStream::Drydock, ..line(0, None, "one two three four") };
        store.fill(key, vec![remark, line(1, None, "one two three four")], true);
        for (columns, tops) in
            [(80, [20, 40]), (18, [20, 40]), (17, [40, 60]), (8, [60, 80]), (4, [100, 120])]
        {
            let rows = store.read(key, |log| Rows::of_container(log, room(columns)));
            assert_eq!([rows.top(1), rows.top(2)], tops, "{columns} columns");
        }
        assert_eq!(Room::of(390, false).columns, 36);
        assert_eq!(Room::of(0, false).columns, 20);
    }

    #[test]
    fn search_ignores_case_and_colours() {
        let lines =
            [line(0, None, "one"), line(1, None, "\u{1b}[31mT\u{1b}[0mWO two"), line(2, None, "\u{dc}ber")]
                .map(Line::from);
        assert_eq!(matches(&lines, "two"), [1]);
        assert_eq!(matches(&lines, "\u{dc}BER"), [2]);
        assert_eq!(matches(&lines, ""), [0_usize; 0]);
        assert_eq!(find_ignoring_case("TWO two", "two", 1), Some(4));
    }
}
