//! Lists, pipelines, commands and redirects. What `sh` or `bash` has and the console does not do is refused by name.

use text::ByteRange;

use super::braces;
use super::error::{Construct, SyntaxError, SyntaxErrorKind, TEXT_BYTES, Unfinished};
use super::reader::{Read, Reader};
use super::redirects::Announced;
use super::syntax::{
    Assignment, Connector, List, Pipeline, Redirect, RedirectKind, Script, SimpleCommand, Stream, Word,
};
use super::words::is_end_of_word;

/// Reads a text as `sh` does.
///
/// ```
/// let script = console::shell::parse("docker build -t web . && docker run 'web'")?;
/// assert_eq!(script.commands().count(), 2);
///
/// let error = console::shell::parse("echo 'FROM python").unwrap_err();
/// assert!(error.is_unfinished());
/// # Ok::<(), console::shell::SyntaxError>(())
/// ```
///
/// # Errors
///
/// Where the text lacks its end, holds what the console does not do, or is no script.
pub fn parse(text: &str) -> Result<Script, SyntaxError> {
    let mut reader = Reader::new(text);
    if text.len() > TEXT_BYTES {
        return Err(SyntaxError { range: ByteRange::new(0, text.len()), kind: SyntaxErrorKind::TooLong });
    }
    let script = script(&mut reader, None)?;
    match reader.is_joined_with_nothing() {
        true => reader.unfinished(text.trim_end().len().saturating_sub(1), Unfinished::Backslash),
        false => Ok(script),
    }
}

/// Reads a script until the end of the text, or until the parenthesis that closes `$(`, which stood at `open`.
pub(super) fn script(reader: &mut Reader<'_>, open: Option<usize>) -> Read<Script> {
    let mut parser = Parser { reader, open, announced: Vec::new(), bodies: Vec::new() };
    let mut script = parser.script()?;
    let bodies = std::mem::take(&mut parser.bodies);
    let commands = script.lists.iter_mut().flat_map(|list| &mut list.pipelines);
    let commands = commands.flat_map(|(_, pipeline)| &mut pipeline.commands);
    let here_documents =
        commands.flat_map(|command| &mut command.redirects).filter_map(|redirect| match &mut redirect.kind {
            RedirectKind::ReadText(text) if text.parts.is_empty() => Some(text),
            _ => None,
        });
    for (text, body) in here_documents.zip(bodies) {
        *text = body;
    }
    Ok(script)
}

/// What reads one script.
pub(super) struct Parser<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    open: Option<usize>,
    pub(super) announced: Vec<Announced>,
    /// The texts of the here-documents, in the order of their operators.
    bodies: Vec<Word>,
}

impl Parser<'_, '_> {
    fn script(&mut self) -> Read<Script> {
        let mut lists = Vec::new();
        loop {
            self.skip_lines()?;
            let start = self.reader.at();
            match (self.reader.peek(), self.open) {
                (None, None) => return self.no_announced(start).map(|()| Script { lists }),
                (None, Some(open)) => return self.reader.unfinished(open, Unfinished::Substitution),
                (Some(')'), Some(_)) => {
                    self.no_announced(start)?;
                    self.reader.bump();
                    return Ok(Script { lists });
                }
                _ => lists.push(self.list()?),
            }
            self.reader.skip_blanks();
            let start = self.reader.at();
            match self.reader.peek() {
                Some(';') => {
                    self.reader.bump();
                    if self.reader.peek() == Some(';') {
                        return self.reader.unexpected(start, ";;");
                    }
                }
                Some('&') => {
                    self.reader.bump();
                    return self.reader.refused(start, Construct::Background);
                }
                Some(')') if self.open.is_none() => return self.reader.unexpected(start, ")"),
                Some('(') => return self.reader.unexpected(start, "("),
                _ => {}
            }
        }
    }

    /// Refuses the end of a script in which a here-document still lacks its text.
    fn no_announced(&self, start: usize) -> Read<()> {
        match (self.announced.first(), self.open) {
            (None, _) => Ok(()),
            (Some(document), None) => {
                let delimiter = document.delimiter.clone();
                self.reader.unfinished(document.operator, Unfinished::HereDocument { delimiter })
            }
            (Some(_), Some(_)) => self.reader.unexpected(start, ")"),
        }
    }

    /// Passes over blanks, comments and ends of lines.
    fn skip_lines(&mut self) -> Read<()> {
        loop {
            self.reader.skip_blanks();
            if self.reader.peek() != Some('\n') {
                return Ok(());
            }
            self.reader.bump();
            for document in std::mem::take(&mut self.announced) {
                let body = self.body(&document)?;
                self.bodies.push(body);
            }
        }
    }

    fn list(&mut self) -> Read<List> {
        let start = self.reader.at();
        let line = self.reader.line(start);
        let mut pipelines = vec![(Connector::And, self.pipeline()?)];
        loop {
            let end = self.reader.at();
            self.reader.skip_blanks();
            let start_of_operator = self.reader.at();
            let (connector, what) = match self.reader.rest() {
                rest if rest.starts_with("&&") => (Connector::And, Unfinished::And),
                rest if rest.starts_with("||") => (Connector::Or, Unfinished::Or),
                _ => return Ok(List { pipelines, range: self.reader.range(start, end), line }),
            };
            self.reader.go_to(start_of_operator + 2);
            self.need_more(start_of_operator, what)?;
            pipelines.push((connector, self.pipeline()?));
        }
    }

    /// Passes over ends of lines behind an operator that needs another command.
    fn need_more(&mut self, operator: usize, what: Unfinished) -> Read<()> {
        self.skip_lines()?;
        match self.reader.peek() {
            None => self.reader.unfinished(operator, what),
            Some(_) => Ok(()),
        }
    }

    fn pipeline(&mut self) -> Read<Pipeline> {
        let start = self.reader.at();
        let mut is_negated = false;
        while self.reader.rest().starts_with('!')
            && self.reader.rest().chars().nth(1).is_none_or(is_end_of_word)
        {
            self.reader.bump();
            self.reader.skip_blanks();
            is_negated = !is_negated;
        }
        let mut commands = vec![self.command()?];
        loop {
            let end = self.reader.at();
            self.reader.skip_blanks();
            let operator = self.reader.at();
            let rest = self.reader.rest();
            if !rest.starts_with('|') || rest.starts_with("||") {
                let range = self.reader.range(start, end);
                return Ok(Pipeline { is_negated, commands, range });
            }
            self.reader.bump();
            if self.reader.eat('&') {
                let kind = RedirectKind::Join { stream: Stream::Errors, into: Stream::Output };
                let redirect = Redirect { kind, range: self.reader.since(operator) };
                commands.last_mut().into_iter().for_each(|command| command.redirects.push(redirect.clone()));
            }
            self.need_more(operator, Unfinished::Pipe)?;
            commands.push(self.command()?);
        }
    }

    fn command(&mut self) -> Read<SimpleCommand> {
        self.reader.skip_blanks();
        let start = self.reader.at();
        let mut command = SimpleCommand {
            assignments: Vec::new(),
            words: Vec::new(),
            redirects: Vec::new(),
            range: ByteRange::default(),
        };
        let mut end = start;
        while self.command_part(&mut command)? {
            end = self.reader.at();
            self.reader.skip_blanks();
        }
        command.range = self.reader.range(start, end);
        let is_exec = command.words.first().and_then(Word::as_plain) == Some("exec");
        if is_exec && command.words.len() == 1 && !command.redirects.is_empty() {
            return self.reader.refused(start, Construct::Exec);
        }
        match end == start {
            true => self.nothing(start),
            false => Ok(command),
        }
    }

    /// Says which token stands where a command should begin.
    fn nothing(&mut self, start: usize) -> Read<SimpleCommand> {
        let rest = self.reader.rest();
        let tokens = ["\n", ";;", ";", "&&", "&", "||", "|", ")"];
        let token = tokens.into_iter().find(|token| rest.starts_with(token)).unwrap_or("");
        self.reader.unexpected(start, token)
    }

    /// Reads the next assignment, word or redirect of a command; false where there is none.
    fn command_part(&mut self, command: &mut SimpleCommand) -> Read<bool> {
        let start = self.reader.at();
        if let Some(redirect) = self.redirect()? {
            command.redirects.extend(redirect);
            return Ok(true);
        }
        let is_first = command.words.is_empty();
        let is_start = is_first && command.assignments.is_empty() && command.redirects.is_empty();
        match self.reader.peek() {
            Some('(') if is_start => {
                self.reader.bump();
                let is_double = self.reader.eat('(');
                let construct = if is_double { Construct::Arithmetic } else { Construct::Subshell };
                return self.reader.refused(start, construct);
            }
            Some('(') => return self.parenthesis(command, start),
            None => return Ok(false),
            Some(letter) if is_end_of_word(letter) => return Ok(false),
            Some(_) => {}
        }
        if is_first && let Some(assignment) = self.assignment()? {
            command.assignments.push(assignment);
            return Ok(true);
        }
        let word = self.reader.word()?;
        if is_start {
            self.reserved(start, &word)?;
        }
        match braces::expand(word, &mut self.reader.room_for_braces) {
            Some(words) => command.words.extend(words),
            None => return Err(self.reader.error(start, SyntaxErrorKind::TooLong)),
        }
        Ok(true)
    }

    /// Says what a parenthesis behind a word means.
    fn parenthesis(&mut self, command: &SimpleCommand, start: usize) -> Read<bool> {
        let is_function = command.assignments.is_empty() && command.words.len() == 1;
        let inside = self.reader.rest().get(1..).unwrap_or("").trim_start_matches([' ', '\t']);
        if is_function && inside.starts_with(')') {
            self.reader.go_to(start + 1);
            let name = command.words.first().map_or(start, |word| word.range.start as usize);
            return self.reader.refused(name, Construct::Function);
        }
        self.reader.unexpected(start, "(")
    }

    /// Refuses a word that begins something other than a command.
    fn reserved(&self, start: usize, word: &Word) -> Read<()> {
        let Some(word) = word.as_plain() else { return Ok(()) };
        let construct = match word {
            "if" => Construct::If,
            "for" => Construct::For,
            "while" | "until" => Construct::While,
            "case" => Construct::Case,
            "select" => Construct::Select,
            "function" => Construct::Function,
            "coproc" => Construct::Coprocess,
            "{" => Construct::Group,
            "[[" => Construct::Conditional,
            "let" => Construct::Arithmetic,
            "then" | "elif" | "else" | "fi" | "do" | "done" | "esac" | "}" => {
                return self.reader.unexpected(start, word);
            }
            _ => return Ok(()),
        };
        self.reader.refused(start, construct)
    }

    fn assignment(&mut self) -> Read<Option<Assignment>> {
        let start = self.reader.at();
        let name = self.reader.name();
        let is_element = !name.is_empty() && is_element(self.reader.rest());
        if name.is_empty() || !is_element && self.reader.peek() != Some('=') {
            self.reader.go_to(start);
            return Ok(None);
        }
        self.reader.bump();
        if is_element || self.reader.eat('(') {
            return self.reader.refused(start, Construct::Array);
        }
        let value = self.reader.value()?;
        Ok(Some(Assignment { name, value, range: self.reader.since(start) }))
    }
}

/// Returns whether a text begins with the index of an array's element, as in `name[0]=`.
fn is_element(rest: &str) -> bool {
    let Some(index) = rest.strip_prefix('[') else { return false };
    let end = index.find(|letter| letter == ']' || is_end_of_word(letter));
    end.and_then(|end| index.get(end..)).is_some_and(|rest| rest.starts_with("]="))
}
