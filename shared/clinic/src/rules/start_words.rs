//! The words of `CMD` or `ENTRYPOINT` are cut in another way than was meant: one string for a whole command, an array that is not JSON and therefore
//! goes to a shell (<https://docs.docker.com/reference/dockerfile/#cmd>), blanks around the `=` of a variable.

use catalogue::clinic as words;
use dockerfile::instruction::json_array;
use dockerfile::{Edit, Instruction, Keyword};
use text::ByteRange;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between, not_found};
use crate::mending::{edits, replace};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    one_string(evidence).or_else(|| in_shell(evidence))
}

/// `CMD ["python app.py"]`
fn one_string(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, program) = evidence
        .last(|line| between(line, "exec: \"", "\": ").or_else(|| between(line, "] exec ", " failed: ")))?;
    if !program.contains(' ') {
        return None;
    }
    let file = evidence.analysis.file;
    let mut starts = started(evidence);
    let (keyword, word, is_only) = starts.find_map(|found| {
        let word = found.words.first().filter(|word| found.is_json && file.text(word) == program)?;
        Some((file.keyword(found), word, found.words.len() == 1))
    })?;
    let parts: Vec<&str> = program.split_whitespace().collect();
    let is_plain = !program.contains(['"', '\'', '$', '\\', '&', '|', ';', '>', '<']);
    let array = json_array(&parts);
    let inner = array.trim_start_matches('[').trim_end_matches(']');
    let fix = (is_plain && is_only)
        .then(|| replace(evidence.dockerfile(), words::fix_split_words(), word.range, inner));
    let said = Diagnosis::new(at, words::start_words_one_string(keyword, program));
    Some(said.hint(words::start_words_one_string_hint()).fix(fix))
}

/// `CMD ['python', 'app.py']` and `CMD KEY = value python app.py`
fn in_shell(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, program) = evidence.last(not_found)?;
    let file = evidence.analysis.file;
    for found in started(evidence).filter(|found| !found.is_json) {
        let Some(word) = found.words.first() else { continue };
        let text = file.text(word);
        let keyword = file.keyword(found);
        if program.starts_with('[') && text.trim_start().starts_with('[') {
            let said = Diagnosis::new(at, words::start_words_no_array(keyword));
            return Some(said.hint(words::start_words_no_array_hint()));
        }
        let Some(rest) = text.trim_start().strip_prefix(program) else { continue };
        let after_name = rest.trim_start();
        let is_name = program.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if is_name && after_name.starts_with('=') && !after_name.starts_with("==") {
            let equals = text.len() - after_name.len();
            let value = equals + 1 + (after_name.len() - 1 - after_name[1..].trim_start().len());
            let name_end = text.len() - rest.len();
            let place = |start, end| file.range_in(found, word, start, end);
            let cut = [place(name_end, equals), place(equals + 1, value)];
            let cut = cut.into_iter().filter(|range: &ByteRange| !range.is_empty());
            let cut = cut.map(|range| Edit { range, text: String::new() }).collect();
            let fix = edits(evidence.dockerfile(), words::fix_blanks_around_equals(), cut);
            return Some(Diagnosis::new(at, words::start_words_equals(program)).fix(fix));
        }
    }
    None
}

fn started<'e>(evidence: &'e Evidence<'_>) -> impl Iterator<Item = &'e Instruction> {
    let is_start = |found: &&Instruction| matches!(found.keyword, Keyword::Cmd | Keyword::Entrypoint);
    evidence.analysis.file.instructions.iter().rev().filter(is_start)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn one_string_is_cut_into_words() {
        let source = "FROM python:3.12-slim\nCMD [\"python app.py\"]\n";
        let log =
            "failed to create task: exec: \"python app.py\": executable file not found in $PATH: unknown";
        let case = ended(127, source, &[], log);
        says(
            &case,
            &format!(
                "StartWords | {log} | CMD names one program that is called “python app.py”, with the blanks in its name."
            ),
        );
        mends(&case, "Dockerfile", "FROM python:3.12-slim\nCMD [\"python\", \"app.py\"]\n");
        let log = "exec: \"python ./app.py\": stat python ./app.py: no such file or directory";
        let source = "FROM python:3.12-slim\nCMD [\"python ./app.py\"]\n";
        mends(
            &ended(127, source, &[], log),
            "Dockerfile",
            "FROM python:3.12-slim\nCMD [\"python\", \"./app.py\"]\n",
        );
    }

    #[test]
    fn an_array_that_is_none_is_named_and_not_wrapped() {
        let source = "FROM python:3.12-slim\nCMD ['python', 'app.py']\n";
        let case = ended(127, source, &[], "/bin/sh: 1: [python,: not found");
        says(
            &case,
            "StartWords | /bin/sh: 1: [python,: not found | CMD begins with a bracket and is no JSON array, so that a shell runs the line, brackets included.",
        );
        mends(&case, "", "");
    }

    #[test]
    fn blanks_around_the_sign_of_a_variable_go() {
        let source = "FROM python:3.12-slim\nENTRYPOINT FLASK_APP = /opt/app.py flask run\n";
        let case = ended(127, source, &[], "/bin/sh: 1: FLASK_APP: not found");
        mends(&case, "Dockerfile", "FROM python:3.12-slim\nENTRYPOINT FLASK_APP=/opt/app.py flask run\n");
        finds(&ended(127, source, &[], "/bin/sh: 1: flask: not found"), "ProgramMissing");
    }

    #[test]
    fn the_first_process_of_a_container_names_the_words_too() {
        let source = "FROM python:3.12-slim\nCMD [\"python app.py\"]\n";
        let log = "[FATAL tini (6)] exec python app.py failed: No such file or directory";
        mends(
            &ended(127, source, &[], log),
            "Dockerfile",
            &source.replace("python app.py", "python\", \"app.py"),
        );
    }
}
