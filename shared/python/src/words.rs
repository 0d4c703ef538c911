//! What is said of a problem, and of the change that mends it.

use catalogue::{Message, Sentence, python as words};

use crate::fix::Edit;
use crate::problem::{Code, Problem};

impl Problem {
    /// Returns what is wrong, and what can be done about it.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let (text, hint) = told(self.code, &self.subject);
        Sentence { text, hints: hint.into_iter().collect() }
    }
}

impl Edit {
    /// Returns what the change does, as a button says it.
    #[must_use]
    pub fn title(&self) -> Message {
        let text = self.text.trim();
        if text.is_empty() && !self.text.is_empty() && !self.range.is_empty() {
            return words::fix_indent_alike();
        }
        match (self.range.is_empty(), text.is_empty()) {
            (true, true) => words::fix_indent(),
            (true, false) => words::fix_insert(text),
            (false, true) => words::fix_remove(),
            (false, false) => words::fix_replace(text),
        }
    }
}

/// Returns the sentence of a code, and its hint, where it has one.
fn told(code: Code, subject: &str) -> (Message, Option<Message>) {
    match code {
        Code::MissingToken => (words::missing_token(subject), None),
        Code::MissingExpression => (words::missing_expression(), None),
        Code::MissingName => (words::missing_name(), None),
        Code::MissingBlock => (words::missing_block(), Some(words::missing_block_hint())),
        Code::UnexpectedIndent => (words::unexpected_indent(), Some(words::unexpected_indent_hint())),
        Code::UnevenIndent => (words::uneven_indent(), Some(words::uneven_indent_hint())),
        Code::MixedIndent => (words::mixed_indent(subject), Some(words::mixed_indent_hint())),
        Code::NeverClosed => (words::never_closed(subject), None),
        Code::UnclosedString => (words::unclosed_string(), Some(words::unclosed_string_hint())),
        Code::StrayCharacter => (words::stray_character(subject), character_hint(subject)),
        Code::MisspelledKeyword => (words::misspelled_keyword(subject), None),
        Code::PrintStatement => (words::print_statement(), Some(words::print_statement_hint())),
        Code::SharedLine => (words::shared_line(), Some(words::shared_line_hint())),
        Code::SingleEquals => (words::single_equals(), Some(words::single_equals_hint())),
        Code::OutOfPlace => (words::out_of_place(subject), None),
        Code::ReturnOutside => (words::return_outside(), Some(words::return_outside_hint())),
        Code::BadTarget => (words::bad_target(), Some(words::bad_target_hint())),
        Code::ArgumentOrder => (words::argument_order(), Some(words::argument_order_hint())),
        Code::ParameterOrder => (words::parameter_order(), Some(words::parameter_order_hint())),
        Code::BadFString => (words::bad_f_string(), Some(words::bad_f_string_hint())),
        Code::OtherPython => (words::other_python(subject), Some(words::other_python_hint())),
        Code::TooDeep => (words::too_deep(), None),
        Code::InvalidSyntax => (words::invalid_syntax(subject), None),
        Code::RunAboveRoutes => (words::run_above_routes(subject), Some(words::run_above_routes_hint())),
        Code::HostMissing => (words::host_missing(subject), Some(words::host_missing_hint(subject))),
        Code::HostLoopback => (words::host_loopback(subject), Some(words::host_loopback_hint())),
        Code::DebugOn => (words::debug_on(), Some(words::debug_on_hint())),
        Code::VariableMustExist => {
            (words::variable_must_exist(subject), Some(words::variable_must_exist_hint(subject)))
        }
        Code::NotARequirement => (words::not_arequirement(subject), Some(words::not_arequirement_hint())),
        Code::BadPackageName => (words::bad_package_name(subject), Some(words::bad_package_name_hint())),
        Code::BadOperator => (words::bad_operator(subject), None),
        Code::MissingVersion => (words::missing_version(subject), None),
        Code::BadVersion => (words::bad_version(subject), Some(words::bad_version_hint())),
        Code::MissingOperator => (words::missing_operator(), Some(words::missing_operator_hint(subject))),
        Code::BadExtras => (words::bad_extras(), Some(words::bad_extras_hint())),
        Code::BadMarker => (words::bad_marker(subject), Some(words::bad_marker_hint())),
        Code::UnknownOption => (words::unknown_option(subject), None),
        Code::MisspelledOption => (words::misspelled_option(subject), None),
        Code::MissingValue => (words::missing_value(subject), None),
        Code::DuplicateRequirement => {
            (words::duplicate_requirement(subject), Some(words::duplicate_requirement_hint()))
        }
        Code::NearMiss => (words::near_miss(subject), Some(words::near_miss_hint())),
        Code::ImportedName => (words::imported_name(subject), Some(words::imported_name_hint(subject))),
        Code::PartOfPython => (words::part_of_python(subject), Some(words::part_of_python_hint())),
    }
}

/// Returns what to do about a character that means nothing.
fn character_hint(character: &str) -> Option<Message> {
    match character {
        "“" | "”" | "„" | "‘" | "’" | "‚" | "«" | "»" | "´" => Some(words::character_quotes()),
        "\u{a0}" | "\u{3000}" | "\u{200b}" | "\u{feff}" | "\u{202f}" | "\u{2009}" => {
            Some(words::character_blank())
        }
        "，" | "：" | "；" | "（" | "）" => Some(words::character_full_width()),
        "–" | "—" | "−" => Some(words::character_dash()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

    use super::*;

    fn of(code: Code, subject: &str) -> Vec<String> {
        let problem = Problem { code, range: Default::default(), subject: subject.to_owned() };
        let said = |part: &Message| catalogue::text(Bundle::of(Language::English), part);
        problem.sentence().parts().map(said).collect()
    }

    #[test]
    fn every_code_has_a_sentence_that_is_whole() {
        for code in Code::ALL {
            let parts = of(*code, "SUBJECT");
            assert!(parts[0].ends_with(['.', '?']), "{parts:?}");
            assert!(parts[1..].iter().all(|hint| hint.ends_with(['.', ')'])), "{parts:?}");
        }
    }

    #[test]
    fn the_way_out_of_loopback_is_told() {
        let parts = of(Code::HostMissing, "app.run");
        assert!(parts[0].contains("app.run"), "{parts:?}");
        assert!(parts[1].contains("app.run(host=\"0.0.0.0\")"), "{parts:?}");
    }

    #[test]
    fn a_typographic_quote_is_told_from_a_blank_that_is_none() {
        assert!(of(Code::StrayCharacter, "“")[1].contains("quotes"));
        assert!(of(Code::StrayCharacter, "\u{a0}")[1].contains("space"));
        assert_eq!(of(Code::StrayCharacter, "$").len(), 1);
    }
}
