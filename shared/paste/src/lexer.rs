//! Cuts a statement of a shell into commands, words and redirects, as `sh` reads it; with PowerShell's marks where the statement is one of Windows.
//!
//! Nothing is expanded: `$NAME` and `$(…)` stay as they are written. What a shell would refuse ends somewhere sensible: a quotation that never closes ends
//! before the redirect at the end of one of its lines, a here-document without its last line ends before the next prompt.

use crate::lines;
use crate::quotes::{close, early_end, unescape, unescape_windows};

/// A statement: all that a shell reads before it does something.
#[derive(Debug, Default)]
pub(crate) struct Statement {
    pub(crate) items: Vec<Item>,
    /// Where the next line begins.
    pub(crate) end: usize,
    /// Where a quotation opens that never closes.
    pub(crate) open: Option<(usize, usize)>,
}

/// A part of a statement.
#[derive(Debug)]
pub(crate) enum Item {
    /// `(` or `{`.
    Open,
    /// `)` or `}`, with the redirects behind it.
    Close(Vec<Redirect>),
    Command(Command),
}

/// One command with its words.
#[derive(Debug, Default)]
pub(crate) struct Command {
    pub(crate) words: Vec<Word>,
    pub(crate) redirects: Vec<Redirect>,
    /// What a here-document gives it to read.
    pub(crate) input: Option<String>,
    /// Whether it reads what the command before it prints.
    pub(crate) is_piped: bool,
}

/// A word without its quotation marks.
#[derive(Debug, Default)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) is_quoted: bool,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// `> target` or `>> target`.
#[derive(Debug)]
pub(crate) struct Redirect {
    pub(crate) target: String,
    pub(crate) appends: bool,
}

/// A here-document whose lines are still to come.
struct Pending {
    delimiter: String,
    is_quoted: bool,
    strips_tabs: bool,
    item: usize,
}

/// Reads the statement at a place. `n_lost` counts here-documents without an end, of which only some are looked for.
pub(crate) fn statement(text: &str, at: usize, is_windows: bool, n_lost: &mut u32) -> Statement {
    let mut lexer = Lexer {
        text,
        at,
        is_windows,
        n_lost,
        command: Command::default(),
        pending: Vec::new(),
        depth: 0,
        found: Statement::default(),
    };
    lexer.run();
    lexer.found.end = lexer.at;
    lexer.found
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    is_windows: bool,
    n_lost: &'a mut u32,
    command: Command,
    pending: Vec<Pending>,
    depth: usize,
    found: Statement,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn run(&mut self) {
        let mut goes_on = false;
        while let Some(letter) = self.rest().chars().next() {
            let is_first = self.command.words.is_empty();
            match letter {
                ' ' | '\t' => self.at += 1,
                '\n' => {
                    self.at += 1;
                    self.finish(false);
                    self.documents();
                    if !goes_on && self.depth == 0 {
                        return;
                    }
                }
                '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                _ if self.is_continued() => self.at += 2,
                '&' | '|' | ';' => goes_on = self.operator(letter),
                '(' | '{' if is_first && !self.rest().starts_with("{{") => {
                    self.at += 1;
                    self.depth += 1;
                    self.found.items.push(Item::Open);
                }
                ')' | '}' if self.depth > 0 && (is_first || letter == ')') => {
                    self.finish(false);
                    self.at += 1;
                    self.depth -= 1;
                    self.found.items.push(Item::Close(Vec::new()));
                }
                '<' | '>' => self.redirect(true),
                _ => {
                    goes_on = false;
                    self.word_or_number();
                }
            }
        }
        self.finish(false);
        self.documents();
    }

    /// Returns whether the line goes on in the next one.
    fn is_continued(&self) -> bool {
        self.rest().starts_with(if self.is_windows { "`\n" } else { "\\\n" })
    }

    /// Reads `&&`, `||`, `|`, `;`, `&`, `&>`; returns whether the statement goes on in the next line.
    fn operator(&mut self, letter: char) -> bool {
        let rest = self.rest();
        let is_double = rest.get(1..).is_some_and(|rest| rest.starts_with(letter));
        if rest.starts_with("&>") {
            self.at += 1;
            self.redirect(true);
            return false;
        }
        self.at += if is_double { 2 } else { 1 };
        let is_pipe = letter == '|' && !is_double;
        self.finish(is_pipe);
        is_pipe || is_double && letter != ';'
    }

    /// Ends the command; the next one reads what it prints, where `is_pipe`.
    fn finish(&mut self, is_pipe: bool) {
        let command = std::mem::take(&mut self.command);
        if !command.words.is_empty() || !command.redirects.is_empty() || command.input.is_some() {
            let item = self.found.items.len();
            self.found.items.push(Item::Command(command));
            self.pending
                .iter_mut()
                .filter(|pending| pending.item == usize::MAX)
                .for_each(|pending| pending.item = item);
        }
        self.command.is_piped = is_pipe;
    }

    fn word_or_number(&mut self) {
        let digits =
            self.rest().len() - self.rest().trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let is_number =
            digits > 0 && self.rest().get(digits..).is_some_and(|rest| rest.starts_with(['<', '>']));
        if is_number {
            let is_output = self.rest().starts_with('1') && digits == 1;
            self.at += digits;
            return self.redirect(is_output);
        }
        if let Some(word) = self.word() {
            self.command.words.push(word);
        }
    }

    /// Reads a redirect; what does not go to the standard output is left out.
    fn redirect(&mut self, is_output: bool) {
        let rest = self.rest();
        if let Some(rest) = rest.strip_prefix("<<<") {
            self.at = self.text.len() - rest.len();
            self.blanks();
            if let Some(word) = self.word() {
                self.command.input = Some(word.text + "\n");
            }
            return;
        }
        if let Some(rest) = rest.strip_prefix("<<").filter(|_| !self.is_windows) {
            let strips_tabs = rest.starts_with('-');
            self.at = self.text.len() - rest.len() + usize::from(strips_tabs);
            self.blanks();
            if let Some(word) = self.word() {
                let item = usize::MAX;
                self.pending.push(Pending {
                    delimiter: word.text,
                    is_quoted: word.is_quoted,
                    strips_tabs,
                    item,
                });
            }
            return;
        }
        let (length, appends) = match rest {
            _ if rest.starts_with(">>") => (2, true),
            _ if rest.starts_with(">|") || rest.starts_with(">&") || rest.starts_with("<&") => (2, false),
            _ => (1, false),
        };
        let is_write = is_output && rest.starts_with('>') && !rest.starts_with(">&");
        self.at += length;
        self.blanks();
        let Some(target) = self.word() else { return };
        if !is_write {
            return;
        }
        let redirect = Redirect { target: target.text, appends };
        match self.found.items.last_mut() {
            Some(Item::Close(redirects)) if self.command.words.is_empty() => redirects.push(redirect),
            _ => self.command.redirects.push(redirect),
        }
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
    }

    /// Reads a word; `None` at an operator.
    fn word(&mut self) -> Option<Word> {
        let mut word = Word { start: self.at, ..Word::default() };
        while let Some(letter) = self.rest().chars().next() {
            match letter {
                _ if self.is_continued() => self.at += 2,
                ' ' | '\t' | '\n' | ';' | '|' | '&' | '<' | '>' => break,
                ')' if self.depth > 0 => break,
                '@' if self.is_windows && self.here_string(&mut word) => {}
                '\'' | '"' => self.quoted(letter, &mut word),
                '$' if self.rest().starts_with("$'") && !self.is_windows => self.ansi_quoted(&mut word),
                '$' if self.rest().starts_with("$(") => self.substitution(')', &mut word.text),
                '`' if !self.is_windows => self.substitution('`', &mut word.text),
                '\\' if !self.is_windows => {
                    self.at += 1;
                    self.copy(&mut word.text);
                    word.is_quoted = true;
                }
                _ => self.copy(&mut word.text),
            }
        }
        word.end = self.at;
        (word.end > word.start).then_some(word)
    }

    fn copy(&mut self, text: &mut String) {
        if let Some(letter) = self.rest().chars().next() {
            text.push(letter);
            self.at += letter.len_utf8();
        }
    }

    /// Copies `$(…)` or a pair of backticks as it stands.
    fn substitution(&mut self, close: char, text: &mut String) {
        let line = self.rest().split('\n').next().unwrap_or("");
        let end = line.get(1..).and_then(|line| line.find(close)).map_or(1, |end| end + 2);
        text.push_str(line.get(..end).unwrap_or(""));
        self.at += end;
    }

    /// Reads a quotation of one kind.
    fn quoted(&mut self, mark: char, word: &mut Word) {
        let start = self.at + 1;
        let escape = match mark {
            '"' if self.is_windows => Some('`'),
            '"' => Some('\\'),
            _ => None,
        };
        let close = close(self.text, start, mark, escape, self.is_windows);
        word.is_quoted = true;
        if let Some((end, resumes)) = early_end(self.text, start, close) {
            self.found.open = Some((self.at, self.at + 1));
            // Marks inside have closed and opened it: all of it was meant.
            let is_first = self.text.get(word.start..).is_some_and(|text| text.starts_with(mark));
            let from = if is_first { word.start + 1 } else { start };
            if is_first {
                word.text.clear();
            }
            word.text.push_str(self.text.get(from..end).unwrap_or(""));
            self.at = resumes;
            return;
        }
        let Some(end) = close else {
            // Nothing of it can be told; the line is all there is.
            self.found.open = Some((self.at, self.at + 1));
            let line = self.text.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
            word.text.push_str(line);
            self.at = start + line.len();
            return;
        };
        let inside = self.text.get(start..end).unwrap_or("");
        match escape {
            Some(_) if self.is_windows => unescape_windows(inside, &mut word.text),
            Some(_) => unescape(inside, "\"\\$`", &mut word.text),
            None if self.is_windows => word.text.push_str(&inside.replace("''", "'")),
            None => word.text.push_str(inside),
        }
        self.at = end + 1;
    }

    /// Reads `$'…'`.
    fn ansi_quoted(&mut self, word: &mut Word) {
        let start = self.at + 2;
        let end = close(self.text, start, '\'', Some('\\'), false).unwrap_or(self.text.len());
        word.is_quoted = true;
        crate::printing::escapes(self.text.get(start..end).unwrap_or(""), &mut word.text);
        self.at = (end + 1).min(self.text.len());
    }

    /// Reads `@'…'@`, whose marks stand at the end of a line and at the beginning of another.
    fn here_string(&mut self, word: &mut Word) -> bool {
        let Some(mark) = self.rest().get(1..2).filter(|mark| ["'", "\""].contains(mark)) else {
            return false;
        };
        let Some(first) = self
            .rest()
            .find('\n')
            .filter(|end| self.rest().get(2..*end).is_some_and(|rest| rest.trim().is_empty()))
        else {
            return false;
        };
        let last = format!("\n{mark}@");
        let is_looked_for = *self.n_lost < MOST_LOST;
        let found = self.rest().get(first..).filter(|_| is_looked_for).and_then(|rest| rest.find(&last));
        let Some(end) = found.map(|end| first + end) else {
            *self.n_lost += 1;
            return false;
        };
        let inside = self.rest().get(first + 1..end.max(first + 1)).unwrap_or("").to_owned();
        match mark {
            "\"" => unescape_windows(&inside, &mut word.text),
            _ => word.text.push_str(&inside),
        }
        word.is_quoted = true;
        self.at += end + last.len();
        true
    }

    /// Reads the lines of the here-documents that the line before has begun.
    fn documents(&mut self) {
        for pending in std::mem::take(&mut self.pending) {
            let (body, next) = self.document(&pending);
            self.at = next;
            if let Some(Item::Command(command)) = self.found.items.get_mut(pending.item) {
                command.input = Some(body);
            }
        }
    }

    fn document(&mut self, pending: &Pending) -> (String, usize) {
        let rest = self.text.get(self.at..).unwrap_or("");
        let mut at = 0;
        let mut end = None;
        if *self.n_lost < MOST_LOST {
            for line in rest.split_inclusive('\n') {
                if line.trim() == pending.delimiter {
                    end = Some((at, at + line.len(), line.len() - line.trim_start().len()));
                    break;
                }
                at += line.len();
            }
        }
        let (body_end, next, indent) = end.unwrap_or_else(|| {
            *self.n_lost += 1;
            let end = lines::before_prompt(rest);
            (end, end, 0)
        });
        let body = rest.get(..body_end).unwrap_or("");
        let next = self.at + next;
        let mut lines: Vec<&str> = body.split_inclusive('\n').collect();
        if pending.strips_tabs {
            lines.iter_mut().for_each(|line| *line = line.trim_start_matches('\t'));
        }
        // In a list, the text is as far in as the line that ends it.
        let is_as_far_in =
            |line: &&str| line.trim().is_empty() || line.len() - line.trim_start().len() >= indent;
        if indent > 0 && lines.iter().all(is_as_far_in) {
            lines.iter_mut().for_each(|line| {
                *line = line.get(indent.min(line.len() - line.trim_start().len())..).unwrap_or("")
            });
        }
        let body = lines.concat();
        if pending.is_quoted {
            return (body, next);
        }
        let mut text = String::new();
        unescape(&body, "\\$`", &mut text);
        (text, next)
    }
}

/// Most here-documents without an end whose end is looked for.
const MOST_LOST: u32 = 8;
