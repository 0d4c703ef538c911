//! What is wrong with a Python file or a `requirements.txt`.

mod english;

use ::python::{Code, Edit, Problem};

use crate::Language;

/// What a person reads: one sentence, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is the matter, with a full stop.
    pub text: String,
    /// What to do, each a whole sentence; often none.
    pub hints: Vec<String>,
}

impl Sentence {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), hints: Vec::new() }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// Words a problem of a Python file or a `requirements.txt`.
#[must_use]
pub fn problem(language: Language, problem: &Problem) -> Sentence {
    let (text, hint) = match language {
        Language::English => english::words(problem.code),
    };
    let sentence = Sentence::new(fill(text, &problem.subject));
    let hint = match (language, problem.code, problem.subject.as_str()) {
        (Language::English, Code::StrayCharacter, character) => english::character_hint(character),
        _ => hint,
    };
    if hint.is_empty() { sentence } else { sentence.hint(fill(hint, &problem.subject)) }
}

/// Names the change that mends a problem, as a button says it.
#[must_use]
pub fn fix_title(language: Language, edit: &Edit) -> String {
    let template = match language {
        Language::English => english::fix_title(edit.range.is_empty(), edit.text.trim().is_empty()),
    };
    fill(template, edit.text.trim())
}

/// Puts the subject wherever `{}` stands.
fn fill(template: &str, subject: &str) -> String {
    template.replace("{}", subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: Code, subject: &str) -> Sentence {
        problem(Language::English, &Problem { code, range: Default::default(), subject: subject.to_owned() })
    }

    #[test]
    fn every_code_has_a_sentence_that_is_whole() {
        for code in Code::ALL {
            let (text, hint) = english::words(*code);
            assert!(text.ends_with(['.', '?']), "{text}");
            assert!(hint.is_empty() || hint.ends_with(['.', ')']), "{hint}");
            assert!(!of(*code, "SUBJECT").text.contains("{}"), "{text}");
        }
    }

    #[test]
    fn the_way_out_of_loopback_is_told() {
        let sentence = of(Code::HostMissing, "app.run");
        assert!(sentence.text.contains("app.run"), "{}", sentence.text);
        assert!(sentence.hints[0].contains("app.run(host=\"0.0.0.0\")"), "{:?}", sentence.hints);
    }

    #[test]
    fn a_typographic_quote_is_told_from_a_blank_that_is_none() {
        assert!(of(Code::StrayCharacter, "“").hints[0].contains("quotes"));
        assert!(of(Code::StrayCharacter, "\u{a0}").hints[0].contains("blank"));
        assert!(of(Code::StrayCharacter, "$").hints.is_empty());
    }
}
