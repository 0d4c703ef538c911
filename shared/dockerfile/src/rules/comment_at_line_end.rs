//! A comment stands behind an instruction, where Docker knows none.
//!
//! Docker takes a line for a comment only where the line begins with `#` (BuildKit `parser.go`, `isComment`). What a shell runs in the end may have
//! comments of the shell, which are none of this rule's business, unless lines that are joined follow.

use catalogue::{Message, dockerfile, rules};
use text::ByteRange;

use super::quoting::{Quoting, unquoted_hash};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::{Edit, Fix, Severity};
use crate::syntax::{Instruction, json_strings, read_directive};

pub(super) static RULE: Rule = Rule {
    name: "CommentAtLineEnd",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::comment_at_line_end_what,
        why: rules::comment_at_line_end_why,
        example: "FROM python:3.13-slim\nEXPOSE 5000 # the web page\n",
        better: "FROM python:3.13-slim\n# the web page\nEXPOSE 5000\n",
        reference: "https://docs.docker.com/reference/dockerfile/#format",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (index, outer) in context.file.instructions.iter().enumerate() {
        // Most lines have none.
        if outer.head.slice(&context.file.source).contains('#') {
            let line = CommentedLine::new(context, outer);
            for (range, message) in line.comments() {
                let fixes = line.moved(index, range).into_iter().collect();
                report.with_fixes(index, range, message, fixes);
            }
        }
    }
}

/// An instruction that may have comments on its lines.
struct CommentedLine<'a> {
    context: &'a Context<'a>,
    /// The innermost one.
    instruction: &'a Instruction,
    /// Its logical line, and where the arguments begin in it.
    text: String,
    start: usize,
}

impl<'a> CommentedLine<'a> {
    fn new(context: &'a Context<'a>, outer: &'a Instruction) -> Self {
        let instruction = outer.innermost();
        let text = instruction.joined.text(&context.file.source).into_owned();
        let start = instruction.joined.offset_of(instruction.arguments_range.start);
        Self { context, instruction, text, start }
    }

    /// Returns the comments, one for each line of the source, from the `#` to the line's end.
    fn comments(&self) -> Vec<(ByteRange, Message)> {
        if let Some(found) = self.behind_escape() {
            return vec![found];
        }
        let arguments = self.text.get(self.start..).unwrap_or("");
        match self.instruction.keyword {
            Keyword::Run | Keyword::Cmd | Keyword::Entrypoint => self.of_command(self.start),
            Keyword::Healthcheck => self.of_health(),
            Keyword::Copy | Keyword::Add | Keyword::Volume | Keyword::Shell if arguments.starts_with('[') => {
                self.behind_array(self.start)
            }
            keyword => {
                let found = self.in_pieces(keyword);
                let Some(message) = found.first().and_then(|first| self.told(keyword, *first)) else {
                    return Vec::new();
                };
                found.into_iter().map(|range| (range, message.clone())).collect()
            }
        }
    }

    /// A comment behind the escape character, which then ends no line: the instruction stops where it was to go on.
    fn behind_escape(&self) -> Option<(ByteRange, Message)> {
        let file = self.context.file;
        let start = self.instruction.joined.pieces().last()?.start as usize;
        let line = file.source.get(start..)?.split('\n').next()?.trim_end();
        let at = unquoted_hash(line, file.escape, Quoting::Both)?;
        let before = line.get(..at)?.trim_end();
        let is_escape =
            before.ends_with(file.escape) && !before.strip_suffix(file.escape)?.ends_with(file.escape);
        // What follows is no instruction by itself, so that the line was to go on.
        let next = file.source.get(start..)?.split('\n').nth(1)?.trim();
        let word = next.split([' ', '\t']).next().unwrap_or("");
        let goes_on = !next.is_empty() && !next.starts_with('#') && Keyword::of(word) == Keyword::Unknown;
        let range = ByteRange::new(start + at, start + line.len());
        (is_escape && goes_on && self.instruction.heredocs.is_empty())
            .then(|| (range, rules::comment_at_line_end_escape(&file.escape.to_string())))
    }

    /// Text that a shell gets: its comments are right, but for those that hide joined lines.
    fn of_command(&self, start: usize) -> Vec<(ByteRange, Message)> {
        let text = self.text.get(start..).unwrap_or("");
        if self.instruction.is_json || !self.instruction.heredocs.is_empty() {
            return Vec::new();
        }
        if text.starts_with('[') {
            let found = self.behind_array(start);
            if !found.is_empty() {
                return found;
            }
        }
        let Some(at) = unquoted_hash(text, '\\', Quoting::Shell) else { return Vec::new() };
        let (at, mut before) = (start + at, 0);
        for piece in self.instruction.joined.pieces() {
            before += piece.len();
            // What a comment hides has to be more than another comment.
            let hidden = self.text.get(before..).unwrap_or("").trim();
            if at < before && !hidden.is_empty() {
                let from = self.instruction.joined.range_of(at, at + 1).start as usize;
                let range = ByteRange::new(from, piece.end as usize);
                let end = from + range.slice(&self.context.file.source).trim_end().len();
                let range = ByteRange::new(from, end);
                return vec![(range, rules::comment_at_line_end_hides())];
            }
            if at < before {
                break;
            }
        }
        Vec::new()
    }

    fn of_health(&self) -> Vec<(ByteRange, Message)> {
        let arguments = self.text.get(self.start..).unwrap_or("");
        let kind = arguments.split_whitespace().next().unwrap_or("");
        if kind.eq_ignore_ascii_case("cmd") {
            let command = arguments.get(kind.len()..).unwrap_or("").trim_start();
            return self.of_command(self.text.len() - command.len());
        }
        let found =
            if kind.eq_ignore_ascii_case("none") { self.in_pieces(Keyword::Healthcheck) } else { Vec::new() };
        let message = rules::comment_at_line_end_refused(Keyword::Healthcheck.name());
        found.into_iter().map(|range| (range, message.clone())).collect()
    }

    /// A comment behind a JSON array, right or nearly right.
    fn behind_array(&self, start: usize) -> Vec<(ByteRange, Message)> {
        let text = self.text.get(start..).unwrap_or("");
        let Some(at) = unquoted_hash(text, '\\', Quoting::Double) else { return Vec::new() };
        let array = text.get(..at).unwrap_or("").trim_end();
        let is_array = json_strings(array).is_ok()
            || super::arrays::read(array, super::arrays::Backslash::Itself).is_some();
        if !is_array || !array.ends_with(']') {
            return Vec::new();
        }
        let message = match self.instruction.keyword {
            keyword @ (Keyword::Shell | Keyword::Copy | Keyword::Add) => {
                rules::comment_at_line_end_refused(keyword.name())
            }
            keyword => rules::comment_at_line_end_array(keyword.name()),
        };
        let range = self.instruction.joined.range_of(start + at, self.text.len());
        let end = range.start as usize
            + range.slice(&self.context.file.source).lines().next().map_or(0, |line| line.trim_end().len());
        vec![(ByteRange::new(range.start as usize, end), message)]
    }

    /// Returns the first `#` of each line that begins a word outside of quotes, with what follows on that line.
    fn in_pieces(&self, keyword: Keyword) -> Vec<ByteRange> {
        let file = self.context.file;
        let from = self.instruction.arguments_range.start;
        let mut found = Vec::new();
        for piece in self.instruction.joined.pieces().filter(|piece| piece.end > from) {
            let start = piece.start.max(from);
            let text = ByteRange { start, end: piece.end }.slice(&file.source);
            let quoting = if keyword == Keyword::From { Quoting::None } else { Quoting::Both };
            let at = unquoted_hash(text, file.escape, quoting).filter(|at| *at > 0);
            if let Some(at) = at {
                let start = start as usize;
                found.push(ByteRange::new(start + at, start + text.trim_end().len()));
            }
        }
        found
    }

    /// Returns what is said of the first comment; `None` where the `#` may be meant.
    fn told(&self, keyword: Keyword, first: ByteRange) -> Option<Message> {
        let file = self.context.file;
        let comment = first.slice(&file.source);
        // `#b` may be a word; `# b` and a lone run of `#` is none.
        let is_apart = comment.trim_start_matches('#').starts_with([' ', '\t']);
        let before = ByteRange { start: self.instruction.arguments_range.start, end: first.start };
        let n_words = before
            .slice(&file.source)
            .split_whitespace()
            .filter(|word| **word != file.escape.to_string())
            .count();
        let name = keyword.name();
        match keyword {
            Keyword::From | Keyword::Expose | Keyword::Stopsignal => {
                (n_words > 0).then(|| rules::comment_at_line_end_refused(name))
            }
            Keyword::Copy | Keyword::Add => {
                let is_comment = n_words > 1 && (is_apart || self.is_no_file(comment));
                is_comment.then(|| rules::comment_at_line_end_files(name))
            }
            Keyword::Env | Keyword::Label if self.instruction.is_legacy => {
                let has_letters = comment.chars().any(char::is_alphabetic);
                (n_words > 1 && is_apart && has_letters).then(|| rules::comment_at_line_end_value(name))
            }
            Keyword::Env | Keyword::Label => (n_words > 0).then(|| rules::comment_at_line_end_refused(name)),
            Keyword::Arg => (n_words > 0).then(rules::comment_at_line_end_variables),
            Keyword::Volume => (n_words > 0 && is_apart).then(rules::comment_at_line_end_volumes),
            Keyword::Workdir => (n_words > 0 && is_apart).then(rules::comment_at_line_end_folder),
            Keyword::User => (n_words > 0 && is_apart).then(rules::comment_at_line_end_user),
            _ => None,
        }
    }

    /// Returns whether `#words` are neither a file of the build context nor followed by what could be the destination.
    fn is_no_file(&self, comment: &str) -> bool {
        let files = self.context.analysis.workspace.files;
        let word = comment.split_whitespace().next().unwrap_or("");
        let last = comment.split_whitespace().next_back().unwrap_or("");
        let is_file = files.iter().any(|(path, _)| path.starts_with(word));
        !files.is_empty()
            && !is_file
            && word.len() > 1
            && !last.starts_with(['/', '.'])
            && !last.ends_with('/')
    }

    /// Moves a comment to a line of its own above its line.
    fn moved(&self, index: usize, range: ByteRange) -> Option<Fix> {
        let file = self.context.file;
        let comment = range.slice(&file.source);
        // At the head of the file it would be an order to the parser.
        if index == 0 && read_directive(comment, 0, 0).is_some() {
            return None;
        }
        let start = file.source.get(..range.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
        let line = file.source.get(start..range.start as usize)?;
        let indent = line.get(..line.len() - line.trim_start().len())?;
        let kept = start + line.trim_end().len();
        let rest = file.source.get(range.end as usize..)?;
        // In front of a `\` at the line's end one blank stays.
        let goes_on = rest.trim_start_matches([' ', '\t']).starts_with(file.escape);
        let line_end =
            if rest.split('\n').next().is_some_and(|rest| rest.ends_with('\r')) { "\r\n" } else { "\n" };
        let above = format!("{indent}{comment}{line_end}");
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let edits = vec![
            Edit { range: ByteRange::new(start, start), text: above },
            Edit {
                range: ByteRange::new(kept, range.end as usize + blanks),
                text: if goes_on { " ".to_owned() } else { String::new() },
            },
        ];
        Some(Fix { title: dockerfile::fix_comment_above(), edits })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[track_caller]
    fn is_moved(line: &str, message: &str, better: &str) {
        let source = format!("FROM a\n{line} # b c\n");
        finds(&RULE, &source, &[&format!("# b c: {message}")]);
        fixes(&RULE, &source, &format!("FROM a\n# b c\n{better}\n"));
    }

    #[test]
    fn each_instruction_says_what_it_makes_of_a_comment() {
        let refused = "A comment needs a line of its own: EXPOSE takes # and the words after it as arguments, and the build fails";
        is_moved("EXPOSE 80", refused, "EXPOSE 80");
        for line in
            ["STOPSIGNAL SIGTERM", "ENV A=1", "LABEL a=\"b # c\"", "SHELL [\"a\"]", "HEALTHCHECK NONE"]
        {
            let name = line.split(' ').next().unwrap();
            is_moved(line, &refused.replace("EXPOSE", name), line);
        }
        let files =
            "A comment needs a line of its own: COPY takes # and the words after it for names of files";
        is_moved("COPY a b", files, "COPY a b");
        is_moved("COPY <<E b", files, "COPY <<E b");
        let value = "A comment needs a line of its own: # and the words after it become part of the value of this ENV";
        is_moved("ENV A b", value, "ENV A b");
        let array = "A comment needs a line of its own: behind a comment CMD is no JSON array, and Docker runs the whole line as shell text";
        is_moved("CMD [\"a\", \"# b\"]", array, "CMD [\"a\", \"# b\"]");
        is_moved(
            "WORKDIR /a",
            "A comment needs a line of its own: # and the words after it become part of the folder's name",
            "WORKDIR /a",
        );
        is_moved(
            "USER a",
            "A comment needs a line of its own: # and the words after it become part of the user's name",
            "USER a",
        );
    }

    #[test]
    fn a_number_sign_that_is_meant_is_left_alone() {
        for line in [
            "ENV COLOR=#fff",
            "ENV A #fff",
            "ENV TITLE Issue #5",
            "LABEL a=\"x # y\"",
            "LABEL a='x # y' b=\"# z\"",
            "COPY a#b /",
            "COPY #a /b/",
            "COPY a #b /c/",
            "RUN echo # x",
            "RUN echo '# x' \\\n  b",
            "CMD python app.py # x",
            "CMD [ -f a ] # x",
            "RUN [ \"$A\" = \"b\" ] # x",
            "HEALTHCHECK CMD curl a # x",
            "ADD https://a.example/b.git#main /c",
            "WORKDIR /a#b",
            "MAINTAINER a # b",
            "RUN <<E # x\nb # c\nE",
            "RUN a \\\n  # b\n  && c",
            "RUN echo ${#A} $# a#b \\\n  c",
            "CMD [\"a\", \"# b\"]",
            "EXPOSE 80 \\\n  # b\n  81",
        ] {
            finds(&RULE, &format!("FROM a\n{line}\n"), &[]);
        }
    }

    #[test]
    fn a_comment_that_ends_an_instruction_too_early_is_moved() {
        let source = "FROM a\nRUN b \\ # c\n  && d\n";
        finds(
            &RULE,
            source,
            &[
                "# c: A comment stands behind \\, so that the line does not go on and the instruction ends here; move the comment to a line of its own",
            ],
        );
        fixes(&RULE, source, "FROM a\n# c\nRUN b \\\n  && d\n");
        finds(&RULE, "FROM a\nRUN echo \\ # c\nUSER d\n", &[]);
    }

    #[test]
    fn a_comment_that_hides_the_next_lines_is_moved() {
        let source = "FROM a\nRUN b && \\\n  c # d \\\n  && e\n";
        finds(
            &RULE,
            source,
            &[
                "# d: Docker joins these lines into one, so that this comment hides all the lines after it; move the comment to a line of its own",
            ],
        );
        fixes(&RULE, source, "FROM a\nRUN b && \\\n  # d\n  c \\\n  && e\n");
        fixes(
            &RULE,
            "FROM a\nCOPY b \\\r\n  c # d \\\r\n  /e/ # f\r\n",
            "FROM a\nCOPY b \\\r\n  # d\r\n  c \\\r\n  # f\r\n  /e/\r\n",
        );
    }

    #[test]
    fn its_words_are_no_problems_of_their_own() {
        let files = [("app.py", "")];
        for line in [
            "EXPOSE 5000 # the web",
            "COPY app.py /app/ # it's our app",
            "COPY app.py /app/ #ours",
            "STOPSIGNAL SIGTERM # x",
            "ENV A=1 # B=2",
            "ARG A=1 # x y",
        ] {
            let found: Vec<_> = all_problems(&format!("FROM a:1\n{line}\n"), &files);
            assert_eq!(
                found.iter().map(|found| found.code).collect::<Vec<_>>(),
                ["CommentAtLineEnd"],
                "{line}: {found:?}"
            );
        }
        let found = all_problems("FROM python:3.13 # x\nUSER a\n", &files);
        assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["CommentAtLineEnd"]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
