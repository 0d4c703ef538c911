//! A here-document that a shell runs has line ends of Windows.
//!
//! BuildKit hands the lines on as they are, each with its carriage return (`parser.go`, `scanLines`), which a shell takes for the last letter.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::{Edit, Fix, Severity};
use crate::shell;
use crate::syntax::{Heredoc, Instruction, heredoc_word};

pub(super) static RULE: Rule = Rule {
    name: "CarriageReturnInScript",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::carriage_return_in_script_what,
        why: rules::carriage_return_in_script_why,
        example: "FROM debian:12\nRUN <<EOF\r\nset -eux\r\necho hello\r\nEOF\n",
        better: "FROM debian:12\nRUN <<EOF\nset -eux\necho hello\nEOF\n",
        reference: "https://docs.docker.com/reference/dockerfile/#here-documents",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let source = &context.file.source;
    for (index, outer) in context.file.instructions.iter().enumerate() {
        let instruction = outer.innermost();
        // Here-documents belong to the whole line.
        for (place, heredoc) in outer.heredocs.iter().enumerate() {
            let content = heredoc.content.slice(source);
            if content.contains("\r\n") && is_run(context, instruction, heredoc, place) {
                let edits = carriage_returns(source);
                let fix = Fix { title: dockerfile::fix_line_ends(), edits };
                let message = rules::carriage_return_in_script();
                report.with_fixes(index, heredoc.word, message, vec![fix]);
            }
        }
    }
}

/// Returns whether a shell runs the document, or the system starts it as a program.
fn is_run(context: &Context<'_>, instruction: &Instruction, heredoc: &Heredoc, place: usize) -> bool {
    let is_program = heredoc.content.slice(&context.file.source).starts_with("#!");
    if instruction.keyword != Keyword::Run {
        return is_program;
    }
    let text = instruction.words.first().map_or("", |word| context.file.text(word)).trim();
    let is_alone = matches!(heredoc_word(text), Ok(Some(_)));
    let feeds_shell = || {
        let commands = shell::read(text);
        commands.first().is_some_and(|command| matches!(command.program(), "sh" | "bash" | "ash" | "dash"))
    };
    place == 0 && (is_alone || feeds_shell())
}

/// Puts a line end of Linux in place of each one of Windows: whole, as an editor has one place for both of its characters.
fn carriage_returns(source: &str) -> Vec<Edit> {
    let found = source.match_indices("\r\n");
    found.map(|(at, _)| Edit { range: ByteRange::new(at, at + 2), text: "\n".to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_script_with_line_ends_of_windows_is_found() {
        let source = "FROM a\r\nRUN <<E\r\nset -eux\r\nE\r\n";
        finds(
            &RULE,
            source,
            &[
                "<<E: The lines of this script end as on Windows, and the shell takes the extra character at each end for part of a word; convert the line ends to those of Linux",
            ],
        );
        fixes(&RULE, source, "FROM a\nRUN <<E\nset -eux\nE\n");
        for line in ["RUN bash -e <<E", "COPY <<E /b.sh", "RUN <<-E"] {
            let source = format!("FROM a\r\n{line}\r\n#!/bin/sh\r\nb\r\nE\r\n");
            fixes(&RULE, &source, &source.replace('\r', ""));
        }
    }

    #[test]
    fn what_nobody_runs_may_end_its_lines_as_it_likes() {
        for source in [
            "FROM a\r\nRUN b \\\r\n  c\r\n",
            "FROM a\r\nCOPY <<E /b.txt\r\nc\r\nE\r\n",
            "FROM a\r\nRUN cat <<E > b\r\nc\r\nE\r\n",
            "FROM a\nRUN <<E\nb\nE\n",
        ] {
            finds(&RULE, source, &[]);
        }
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
