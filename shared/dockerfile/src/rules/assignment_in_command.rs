//! A variable is set in a command, where no shell sets it.

use catalogue::{Message, dockerfile, rules};
use text::ByteRange;

use super::command_in_one_word::is_well_known;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::{Edit, Fix, Severity};
use crate::syntax::{Instruction, Word};

pub(super) static RULE: Rule = Rule {
    name: "AssignmentInCommand",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::assignment_in_command_what,
        why: rules::assignment_in_command_why,
        example: "FROM python:3.13-slim\nENTRYPOINT FLASK_APP = app.py flask run\n",
        better: "FROM python:3.13-slim\nENV FLASK_APP=app.py\nENTRYPOINT flask run\n",
        reference: "https://docs.docker.com/reference/dockerfile/#env",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (index, outer) in context.file.instructions.iter().enumerate() {
        let instruction = outer.innermost();
        if !matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint | Keyword::Run) {
            continue;
        }
        let Some(word) = instruction.words.first() else { continue };
        let found = if instruction.is_json {
            in_array(context, instruction, word)
        } else {
            in_text(context, instruction, word)
        };
        let Some(found) = found else { continue };
        let mut fixes = Vec::new();
        // In `RUN` a shell sets it, for this command alone.
        if outer.trigger.is_none() && instruction.keyword != Keyword::Run {
            fixes.extend(env_above(context, outer, &found));
        }
        if !instruction.is_json {
            let text = found.variables.clone();
            fixes.push(Fix::replace(dockerfile::fix_change_to(&text), found.range, text));
        }
        report.with_fixes(index, found.range, found.message, fixes);
    }
}

/// A variable and its value.
struct Assignment {
    range: ByteRange,
    /// The same with what parts it from the command.
    removed: ByteRange,
    name: String,
    /// As `ENV` takes them.
    variables: String,
    message: Message,
}

/// `NAME = value command`: the shell runs `NAME`.
fn in_text(context: &Context<'_>, instruction: &Instruction, word: &Word) -> Option<Assignment> {
    let text = context.file.text(word);
    if word.value.is_some() || !instruction.heredocs.is_empty() {
        return None;
    }
    let name_end = text.find([' ', '\t', '='])?;
    let name = text.get(..name_end).filter(|name| is_name(name))?;
    let equals = text.get(name_end..)?.trim_start();
    let rest = equals.strip_prefix('=')?;
    let has_blank = equals.len() < text.len() - name_end || rest.starts_with([' ', '\t']);
    let value = rest.trim_start();
    let length = value.find([' ', '\t'])?;
    let (value, command) = value.split_at(length);
    // Quotes and variables are for people to sort out, and so is `test = b`, which compares.
    let is_plain = !value.is_empty() && !value.contains(['"', '\'', '\\', '$', '`', '=', ';', '&', '|']);
    let command = command.trim_start();
    let is_command =
        command.starts_with(|first: char| first.is_ascii_alphanumeric() || matches!(first, '/' | '.'));
    if !has_blank || !is_plain || !is_command || matches!(name, "test" | "expr") {
        return None;
    }
    // `NAME= value` runs `value` with an empty variable, which may be meant; `NAME =` runs `NAME`.
    let program = command.split([' ', '\t']).next().unwrap_or("");
    let is_sure =
        text.get(name_end..)?.starts_with([' ', '\t']) || is_well_known(program) && !is_well_known(value);
    let start = word.range.start as usize;
    let end = start + text.len() - command.len();
    is_sure.then(|| Assignment {
        range: ByteRange::new(
            start,
            start + text.get(..text.len() - command.len()).unwrap_or("").trim_end().len(),
        ),
        removed: ByteRange::new(start, end),
        variables: format!("{name}={value}"),
        name: name.to_owned(),
        message: rules::assignment_in_command_blanks(name),
    })
}

/// `["NAME=value", "command"]`: no shell is there that would set the variable.
fn in_array(context: &Context<'_>, instruction: &Instruction, word: &Word) -> Option<Assignment> {
    let variable = |word: &Word| {
        let (name, value) = context.file.text(word).split_once('=')?;
        let is_plain = !value.is_empty() && !value.contains(['"', '\'', '\\', '$', ' ', '\t']);
        (is_name(name) && is_plain).then(|| format!("{name}={value}"))
    };
    let variables: Vec<String> = instruction.words.iter().map_while(variable).collect();
    let name = variables.first()?.split('=').next()?.to_owned();
    let next = instruction.words.get(variables.len())?;
    let has_entrypoint = context.analysis.stages.iter().any(|stage| stage.image.entrypoint.is_some());
    let is_program = instruction.keyword != Keyword::Cmd || !has_entrypoint;
    is_program.then(|| Assignment {
        range: word.range,
        removed: ByteRange { start: word.range.start, end: next.range.start },
        variables: variables.join(" "),
        message: rules::assignment_in_command_array(&name),
        name,
    })
}

fn is_name(name: &str) -> bool {
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    begins && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Sets the variable in a line above.
fn env_above(context: &Context<'_>, outer: &Instruction, found: &Assignment) -> Option<Fix> {
    let line = context.file.lines.line(outer.lines.0 as usize)?.start;
    let text = format!("ENV {}\n", found.variables);
    let edits = vec![
        Edit { range: ByteRange { start: line, end: line }, text },
        Edit { range: found.removed, text: String::new() },
    ];
    Some(Fix { title: dockerfile::fix_env_above(&found.name), edits })
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_variable_with_blanks_around_its_sign_is_moved_to_env() {
        let source = "FROM a\nENTRYPOINT FLASK_APP = /opt/app.py flask run\n";
        finds(
            &RULE,
            source,
            &[
                "FLASK_APP = /opt/app.py: The shell runs FLASK_APP as a program, because blanks stand beside the =; set the variable by ENV, or write it without blanks",
            ],
        );
        fixes(&RULE, source, "FROM a\nENV FLASK_APP=/opt/app.py\nENTRYPOINT flask run\n");
        fixes(
            &RULE,
            "FROM a\nCMD FLASK_APP= app.py flask run\n",
            "FROM a\nENV FLASK_APP=app.py\nCMD flask run\n",
        );
        fixes(&RULE, "FROM a\nRUN A = b make\n", "FROM a\nRUN A=b make\n");
    }

    #[test]
    fn a_variable_in_an_array_is_moved_to_env() {
        let source = "FROM a\nCMD [\"PORT=80\", \"python\", \"app.py\"]\n";
        finds(
            &RULE,
            source,
            &[
                "\"PORT=80\": Docker looks for a program that is called PORT=…, because no shell reads a JSON array; set the variable by ENV",
            ],
        );
        fixes(&RULE, source, "FROM a\nENV PORT=80\nCMD [\"python\", \"app.py\"]\n");
        fixes(&RULE, "FROM a\nCMD [\"A=1\", \"B=2\", \"c\"]\n", "FROM a\nENV A=1 B=2\nCMD [\"c\"]\n");
    }

    #[test]
    fn what_a_shell_understands_is_left_alone() {
        for line in [
            "CMD A=b python app.py",
            "ENTRYPOINT A= b c",
            "RUN test = b c",
            "RUN [ a = b ]",
            "RUN A = \"b\" c",
            "CMD [\"env\", \"A=b\", \"c\"]",
            "CMD [\"a\", \"b = c\"]",
            "ENTRYPOINT [\"x\"]\nCMD [\"A=b\", \"c\"]",
            "CMD a = b",
        ] {
            finds(&RULE, &format!("FROM a\n{line}\n"), &[]);
        }
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
