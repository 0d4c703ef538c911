//! Words of the list of problems and of what the editor shows about one.

use crate::Language;

/// Words of the list of problems.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Problems {
    pub title: &'static str,
    pub count: fn(n: usize) -> String,
    pub error: &'static str,
    pub warning: &'static str,
    pub hint: &'static str,
    pub errors: fn(n: usize) -> String,
    pub warnings: fn(n: usize) -> String,
    pub hints: fn(n: usize) -> String,
    pub filter: &'static str,
    pub gravity: &'static str,
    pub file: &'static str,
    pub all_files: &'static str,
    pub text: &'static str,
    pub place: fn(path: &str, line: u32) -> String,
    pub not_read: &'static str,
    pub none: &'static str,
    pub none_here: &'static str,
    pub more: fn(n: usize) -> String,
    pub explain: fn(rule: &str) -> String,
    pub example: &'static str,
    pub better: &'static str,
    pub reference: fn(reference: &str) -> String,
    pub summary: fn(path: &str, line: u32, message: &str) -> String,
    pub show_all: &'static str,
}

/// Returns the words in a language.
#[must_use]
pub fn problems(language: Language) -> &'static Problems {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Problems = Problems {
    title: "Problems",
    count: |n| several(n, "problem"),
    error: "error",
    warning: "warning",
    hint: "hint",
    errors: |n| several(n, "error"),
    warnings: |n| several(n, "warning"),
    hints: |n| several(n, "hint"),
    filter: "Which problems",
    gravity: "How grave",
    file: "File",
    all_files: "All files",
    text: "Find in problems",
    place: |path, line| format!("{path}, line {line}"),
    not_read: "Your files are being read.",
    none: "No problems were found in your files.",
    none_here: "No problem fits what you chose.",
    more: |n| format!("{} not shown; choose fewer to see them.", several(n, "more problem")),
    explain: |rule| format!("Explain {rule}"),
    example: "Instead of",
    better: "Better",
    reference: |reference| format!("More: {reference}"),
    summary: |path, line, message| format!("{path}, line {line}: {message}"),
    show_all: "Show all",
};

fn several(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_several() {
        let words = problems(Language::English);
        assert_eq!((words.errors)(1), "1 error");
        assert_eq!((words.warnings)(0), "0 warnings");
        assert_eq!((words.more)(12), "12 more problems not shown; choose fewer to see them.");
    }
}
