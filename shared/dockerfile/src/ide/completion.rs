//! What could stand at the cursor: keywords, directives, flags and their values, stages, images, paths, variables.

mod values;

use catalogue::{Message, completion as words};
use text::ByteRange;

use super::place::{HeadPosition, is_comment};
use super::scope::VisibleVariables;
use super::texts::{self, INSTRUCTIONS, PREDEFINED};
use crate::keyword::Keyword;
use crate::syntax::{DirectiveName, Dockerfile, lines};

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it is.
    pub kind: CompletionKind,
    /// What the list shows, and what is compared with what was typed.
    pub label: String,
    /// What goes into the text in place of [`Self::range`]; `${1:…}` marks where one goes on typing.
    pub insert: String,
    /// A few words beside the label; a path or a variable may have none.
    pub detail: Message,
    /// What is replaced: the part of the word before the cursor.
    pub range: ByteRange,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// An instruction.
    Keyword,
    /// A parser directive.
    Directive,
    /// A flag of an instruction.
    Flag,
    /// A value of a flag, or a word that an instruction knows.
    Value,
    /// A stage.
    Stage,
    /// An image.
    Image,
    /// A path in the workspace or in the image.
    Path,
    /// A variable.
    Variable,
}

/// What the editor knows beyond the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    /// Paths of the workspace's files.
    pub paths: &'a [&'a str],
    /// Images that a build may start from.
    pub images: &'a [&'a str],
}

/// Returns what could stand at `offset`, the likeliest first.
#[must_use]
pub fn complete(file: &Dockerfile, offset: u32, surroundings: Surroundings<'_>) -> Vec<Completion> {
    let mut list = List { file, offset, found: Vec::new() };
    list.fill(surroundings);
    list.found
}

struct List<'a> {
    file: &'a Dockerfile,
    offset: u32,
    found: Vec<Completion>,
}

impl List<'_> {
    fn fill(&mut self, surroundings: Surroundings<'_>) {
        if is_comment(self.file, self.offset) {
            return self.directives();
        }
        let document = self.file.instruction_at(self.offset).filter(|found| self.offset > found.head.end);
        if let Some(instruction) = document.filter(|found| !found.heredocs.is_empty()) {
            let is_closed = instruction.heredocs.iter().all(|found| found.terminator.is_some());
            if !is_closed || self.offset <= instruction.range.end {
                let line = self.file.lines.line(self.file.lines.line_of(self.offset)).unwrap_or_default();
                let typed = self.source(line.start, self.offset).to_owned();
                self.variables(&typed);
            }
            return;
        }
        let Some(place) = HeadPosition::of(self.file, self.offset) else { return self.keywords("", None) };
        let instruction = place.instruction;
        if self.offset <= instruction.keyword_range.end {
            let typed = self.source(instruction.keyword_range.start, self.offset).to_owned();
            let is_trigger = place.is_trigger.then_some(());
            if !(typed.contains('\n') && self.broken_keyword(&place)) {
                self.keywords(&typed, is_trigger);
            }
            return;
        }
        if self.broken_keyword(&place) {
            return;
        }
        let typed = place.typed(self.file);
        if place.at == joined_keyword_end(&place) && !self.has_blank_before() {
            return;
        }
        if !self.variables(&typed) {
            self.arguments(&place, &typed, surroundings);
        }
    }

    /// Suggests keywords where one is being typed over several lines.
    fn broken_keyword(&mut self, place: &HeadPosition<'_>) -> bool {
        let before = place.joined.get(..place.at).unwrap_or("").trim_start();
        let typed = before.trim_end_matches(self.file.escape).to_owned();
        let is_keyword = place.instruction.keyword == Keyword::Unknown && !place.is_trigger;
        if !is_keyword || before.contains([' ', '\t']) || self.has_blank_before() {
            return false;
        }
        self.keywords(&typed, None);
        let start = place.instruction.range.start;
        self.found.iter_mut().for_each(|found| found.range.start = start);
        true
    }

    fn source(&self, start: u32, end: u32) -> &str {
        self.file.source.get(start as usize..end as usize).unwrap_or("")
    }

    fn has_blank_before(&self) -> bool {
        self.source(0, self.offset).ends_with([' ', '\t'])
    }

    fn push(&mut self, kind: CompletionKind, typed: &str, label: &str, insert: &str, detail: Message) {
        let is_match = label.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
        if is_match {
            let end = self.offset as usize;
            let start = end.saturating_sub(typed.len());
            // A word that a line break cuts in two is longer in the file than it reads: its part must not begin inside of a character.
            let start = (0..=start).rev().find(|at| self.file.source.is_char_boundary(*at)).unwrap_or(0);
            self.found.push(Completion {
                kind,
                label: label.to_owned(),
                insert: insert.to_owned(),
                detail,
                range: ByteRange::new(start, end),
            });
        }
    }

    fn directives(&mut self) {
        let line = self.file.lines.line_of(self.offset);
        let start = self.file.lines.line(line).map_or(0, |line| line.start);
        let first_other = self.file.comments.first().map(|found| found.range.start);
        let first_other =
            first_other.into_iter().chain(self.file.instructions.first().map(|found| found.range.start));
        let is_at_the_top =
            first_other.min().is_none_or(|first| first >= start || self.line_of(first) == line);
        let typed = self.source(start, self.offset).to_owned();
        let Some(typed) = typed.trim_start_matches(['\u{feff}', ' ', '\t']).strip_prefix('#') else { return };
        let typed = typed.trim_start();
        if !is_at_the_top || typed.contains(['=', ' ', '\t', '#']) {
            return;
        }
        for name in DirectiveName::ALL {
            let is_there =
                self.file.directive(name).is_some_and(|found| self.line_of(found.range.start) != line);
            if !is_there {
                let (text, example) = texts::directive(name);
                let insert = example.trim_start_matches("# ");
                self.push(CompletionKind::Directive, typed, insert, insert, text);
            }
        }
    }

    fn line_of(&self, offset: u32) -> usize {
        self.file.lines.line_of(offset)
    }

    /// Keywords that may stand here; in an `ONBUILD` not those that it may not hold.
    fn keywords(&mut self, typed: &str, in_trigger: Option<()>) {
        if in_trigger.is_none() {
            let line = self.file.lines.line(self.line_of(self.offset)).unwrap_or_default();
            let before = self.source(line.start, self.offset).trim_start_matches(['\u{feff}', ' ', '\t']);
            if before.len() > typed.len() || lines::is_comment(before) {
                return;
            }
        }
        let has_from = self.file.stages.first().and_then(|stage| self.file.instructions.get(stage.from));
        let has_from =
            has_from.is_some_and(|from| self.line_of(from.range.start) != self.line_of(self.offset));
        for about in &INSTRUCTIONS {
            let keyword = about.keyword;
            let is_allowed = match keyword {
                Keyword::From => in_trigger.is_none(),
                Keyword::Maintainer | Keyword::Onbuild => has_from && in_trigger.is_none(),
                Keyword::Arg => true,
                _ => has_from || in_trigger.is_some(),
            };
            if is_allowed && keyword != Keyword::Maintainer
                || (keyword == Keyword::Maintainer && !typed.is_empty())
            {
                for snippet in about.snippets {
                    let label = values::without_marks(snippet);
                    self.push(CompletionKind::Keyword, typed, &label, snippet, (about.text)());
                }
            }
        }
    }

    /// Variables after a `$`; returns whether there is one.
    fn variables(&mut self, typed: &str) -> bool {
        let name_start =
            typed.rfind(|found: char| !found.is_ascii_alphanumeric() && found != '_').unwrap_or(0);
        let (before, name) = typed.split_at(name_start);
        let (mark, before, name) = match name.chars().next() {
            Some('$') => ("$", before, name.get(1..).unwrap_or("")),
            Some('{') if before.ends_with('$') => {
                ("${", before.trim_end_matches('$'), name.get(1..).unwrap_or(""))
            }
            _ => return false,
        };
        if before.ends_with(self.file.escape) {
            return true;
        }
        let after = self.file.instructions.partition_point(|found| found.range.start <= self.offset);
        let scope = VisibleVariables::at(self.file, after.saturating_sub(1));
        let mut values: Vec<(&str, &str)> = scope
            .all()
            .map(|variable| (variable.name.as_str(), variable.value.as_deref().unwrap_or_default()))
            .collect();
        values.sort();
        values.dedup_by_key(|(name, _)| *name);
        let value = |(name, value)| (name, Message::verbatim(value));
        let mut names: Vec<(&str, Message)> = values.into_iter().map(value).collect();
        let proxies = PREDEFINED.iter().filter(|(name, _)| scope.find(name).is_none());
        let proxies = proxies.filter(|(name, _)| name.to_ascii_uppercase().ends_with("_PROXY"));
        names.extend(proxies.map(|(name, text)| (*name, text())));
        let close = if mark == "$" && !name.is_empty() { "" } else { "}" };
        let open = if close.is_empty() { "$" } else { "${" };
        for (found, detail) in names {
            let text = format!("{open}{found}{close}");
            let typed = format!("{mark}{name}");
            let is_match = found.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
            if is_match {
                self.push(CompletionKind::Variable, "", &text, &text, detail);
                let range = ByteRange::new(self.offset as usize - typed.len(), self.offset as usize);
                if let Some(last) = self.found.last_mut() {
                    last.range = range;
                }
            }
        }
        true
    }

    fn arguments(&mut self, place: &HeadPosition<'_>, typed: &str, surroundings: Surroundings<'_>) {
        let word_start = typed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (before, word) = typed.split_at(word_start);
        let mut words: Vec<&str> = before.split_whitespace().collect();
        let n_flags = words.iter().take_while(|word| word.starts_with("--") && word.len() > 2).count();
        let flags: Vec<&str> = words.drain(..n_flags).collect();
        let keyword = place.instruction.keyword;
        if words.is_empty() && word.starts_with('-') && word.contains('=') {
            return self.flag_values(place, word);
        }
        if words.is_empty() {
            self.flags(keyword, &flags, place, word);
        }
        match (keyword, words.len()) {
            (Keyword::From, 0) => {
                self.stages(place, word, false);
                for image in surroundings.images {
                    self.push(CompletionKind::Image, word, image, image, Message::default());
                }
            }
            (Keyword::From, 1) => {
                self.push(CompletionKind::Value, word, "AS", "AS ${1:name}", words::stage_name())
            }
            (Keyword::Onbuild, 0) => self.keywords(word, Some(())),
            (Keyword::Healthcheck, 0) => {
                self.push(
                    CompletionKind::Value,
                    word,
                    "CMD [ \"executable\" ]",
                    "CMD [ \"${1:executable}\" ]",
                    words::health_command(),
                );
                self.push(CompletionKind::Value, word, "NONE", "NONE", words::health_none());
            }
            (Keyword::Copy | Keyword::Add, n_words) if !word.starts_with('-') && !word.starts_with('[') => {
                if n_words > 0 {
                    self.working_directory(place, word);
                }
                if !flags.iter().any(|flag| flag.starts_with("--from=")) {
                    self.paths(surroundings.paths, word);
                }
            }
            (Keyword::Stopsignal, 0) => {
                for signal in
                    ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGKILL", "SIGWINCH"]
                {
                    self.push(CompletionKind::Value, word, signal, signal, Message::default());
                }
            }
            _ => {}
        }
    }
}

fn joined_keyword_end(place: &HeadPosition<'_>) -> usize {
    place.instruction.joined.offset_of(place.instruction.keyword_range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AROUND: Surroundings<'_> = Surroundings {
        paths: &["app.py", "static/a.css", "static/b.css", "templates/index.html"],
        images: &["python:3.12-slim", "alpine:3.20"],
    };

    /// `|` is the cursor; the answer is the labels.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let offset = marked.find('|').unwrap();
        let source = marked.replacen('|', "", 1);
        let found = complete(&crate::parse(&source), offset as u32, AROUND);
        for one in &found {
            assert!(one.range.end as usize == offset && one.range.start <= one.range.end);
        }
        let labels: Vec<&str> = found.iter().map(|found| found.label.as_str()).collect();
        assert_eq!(labels.join(" | "), expected, "{marked}");
    }

    #[test]
    fn keywords_with_what_belongs_to_them() {
        check("|", "ARG name | ARG name=defaultValue | FROM baseImage");
        check("FROM a\nw|", "WORKDIR /the/workdir/path");
        check("FROM a\nONBUILD WO|", "WORKDIR /the/workdir/path");
        check("FROM a\nRUN w|", "");
    }

    #[test]
    fn a_keyword_over_several_lines_is_one_word() {
        check("FR\\\n\\\n|", "FROM baseImage");
        check("FR\\\n \nO|", "FROM baseImage");
        check("FROM a\nWO\\\nR|", "WORKDIR /the/workdir/path");
    }

    #[test]
    fn directives_at_the_top_only() {
        check("# e|", "escape=`");
        check("FROM a\n# e|", "");
        check(
            "# escape=`\n#|\nFROM a",
            "syntax=docker/dockerfile:1 | check=skip=JSONArgsRecommended;error=true",
        );
    }

    #[test]
    fn flags_and_their_values() {
        check("FROM a\nCOPY --ch|", "--chown=user:group | --chmod=755");
        check("FROM a\nCOPY --link --l| x y", "");
        check("FROM a AS one\nFROM b\nFROM c\nCOPY --from=|", "one | 1");
        check("FROM a\nRUN --mount=type=ca|", "cache");
        check("FROM a AS one\nFROM b\nRUN --mount=type=bind,from=o|", "one");
    }

    #[test]
    fn images_stages_and_paths() {
        check("FROM a AS one\nFROM |", "--platform=linux/arm64 | one | python:3.12-slim | alpine:3.20");
        check("FROM py|", "python:3.12-slim");
        check("FROM a |", "AS");
        check("FROM a\nCOPY s|", "static/");
        check("FROM a\nCOPY ./static/|", "./static/a.css | ./static/b.css");
        check("FROM a\nWORKDIR /app\nCOPY app.py /|", "/app/");
        check("FROM a\nCOPY \\\n  te|", "templates/");
    }

    #[test]
    fn variables_in_scope() {
        check("FROM a\nENV LONG=1\nRUN echo $LO|", "$LONG");
        check("FROM a\nENV LONG=1\nRUN echo ${LO|", "${LONG}");
        check("FROM a\nENV LONG=1\nRUN echo \\$LO|", "");
        check("FROM a\nENV LONG=1\nRUN <<EOF\n$LO|\nEOF", "$LONG");
        check("FROM b\nENV LONG=1\nFROM a\nRUN $LO|", "");
    }
}
