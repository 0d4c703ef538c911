//! The app reads a variable of the environment that nobody sets (<https://docs.python.org/3/library/os.html#os.environ>).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, name) = evidence.last(|line| between(line.strip_prefix("KeyError: ")?, "'", "'"))?;
    let frames = evidence.frames(at);
    let inner = frames.last()?;
    let is_environment = ["/os.py", "<frozen os>"].iter().any(|end| inner.path.ends_with(end))
        || evidence.line(inner.at + 1).contains("environ[");
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_environment && is_name)
        .then(|| Diagnosis::new(at, words::variable_missing(name)).hint(words::variable_missing_hint(name)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn a_variable_that_nobody_sets_is_named() {
        let log = "Traceback (most recent call last):\n  File \"/app.py\", line 2, in <module>\n    key = os.environ[\"API_KEY\"]\n  File \"/usr/local/lib/python3.12/os.py\", line 714, in __getitem__\n    raise KeyError(key) from None\nKeyError: 'API_KEY'";
        says(
            &ended(1, "FROM python:3.12\n", &[], log),
            "VariableMissing | KeyError: 'API_KEY' | The app reads the environment variable API_KEY, and nothing sets it.",
        );
    }

    #[test]
    fn a_key_of_a_dictionary_is_another_matter() {
        let log = "Traceback (most recent call last):\n  File \"/app.py\", line 2, in <module>\n    x = prices['API_KEY']\nKeyError: 'API_KEY'";
        finds(&ended(1, "FROM python:3.12\n", &[], log), "");
    }

    #[test]
    fn a_python_with_a_frozen_library_says_it_too() {
        let log = "Traceback (most recent call last):\n  File \"/app.py\", line 2, in <module>\n    key = os.environ[\"A\"]\n          ~~~~~~~~~~^^^^^\n  File \"<frozen os>\", line 679, in __getitem__\nKeyError: 'A'";
        finds(&ended(1, "FROM python:3.12-slim\n", &[], log), "VariableMissing");
    }
}
