//! English words for Python and `requirements.txt`; `{}` is the problem's subject.

use ::python::Code;

/// Returns a sentence and a hint; the hint is often empty.
pub(super) fn words(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::MissingToken => ("`{}` is missing here.", ""),
        Code::MissingExpression => ("A value is missing here.", ""),
        Code::MissingName => ("A name is missing here.", ""),
        Code::MissingBlock => (
            "The block of this statement is missing.",
            "What belongs to a line that ends in a colon follows below it, indented by four spaces.",
        ),
        Code::UnexpectedIndent => (
            "This line is indented, and nothing above asks for it.",
            "Only the lines below a colon are indented.",
        ),
        Code::UnevenIndent => (
            "This line's indentation is that of no block around it.",
            "Indent it exactly as the line that it belongs with.",
        ),
        Code::NeverClosed => ("This `{}` is never closed.", ""),
        Code::UnclosedString => ("This string has no end.", "Close it with the same quotes that begin it."),
        Code::StrayCharacter => ("`{}` means nothing in Python.", ""),
        Code::MisspelledKeyword => ("Python does not know this word. Did you mean `{}`?", ""),
        Code::PrintStatement => {
            ("`print` is a function and needs parentheses.", "Write print(…); without them it is Python 2.")
        }
        Code::SharedLine => {
            ("A second statement begins here on the same line.", "Put it on a line of its own.")
        }
        Code::SingleEquals => ("`=` gives a name a value; it does not compare.", "Compare with `==`."),
        Code::OutOfPlace => ("`{}` cannot stand here.", ""),
        Code::ReturnOutside => (
            "`return` stands outside of any function.",
            "If it belongs to the function above, indent it as that function's other lines.",
        ),
        Code::BadTarget => ("Nothing can be stored under this.", "A name stands on the left of `=`."),
        Code::ArgumentOrder => {
            ("An argument without a name follows one with a name.", "Put arguments with names last.")
        }
        Code::ParameterOrder => (
            "A parameter without a default value follows one with a default value.",
            "Put parameters with default values last.",
        ),
        Code::BadFString => (
            "The part of this f-string in braces is not right.",
            "A brace that is meant as text is written twice.",
        ),
        Code::OtherPython => {
            ("Python {} does not know this syntax.", "A newer base image has a newer Python.")
        }
        Code::TooDeep => ("This file nests too deep to be read.", ""),
        Code::InvalidSyntax => ("Python cannot read this: {}.", ""),

        Code::RunAboveRoutes => (
            "The app is started above the route {}, which it will therefore never answer.",
            "This call does not come back. Move it below all routes, to the end of the file.",
        ),
        Code::HostMissing => (
            "`{}` without a host listens on 127.0.0.1, where nobody outside the container can reach it.",
            "Write {}(host=\"0.0.0.0\").",
        ),
        Code::HostLoopback => (
            "The app listens on {} alone, where nobody outside the container can reach it.",
            "Write \"0.0.0.0\" instead.",
        ),
        Code::DebugOn => (
            "Debug mode lets whoever sees an error page run Python in the container.",
            "It is handy while learning, and has no place in an image for others.",
        ),
        Code::VariableMustExist => (
            "Without the environment variable {}, the app ends here with an error.",
            "Set it by ENV {}=… in the Dockerfile, or read it with os.environ.get and a default.",
        ),

        Code::NotARequirement => {
            ("pip cannot read `{}`.", "Each line names one package, as flask or flask==3.0.0.")
        }
        Code::BadPackageName => (
            "`{}` cannot be a package's name.",
            "Names are made of letters, digits and, between them, hyphens, underscores and dots.",
        ),
        Code::BadOperator => ("pip does not know this operator. Did you mean `{}`?", ""),
        Code::MissingVersion => ("A version is missing after `{}`.", ""),
        Code::BadVersion => {
            ("`{}` is not a version here.", "Versions look like 3.0.0; == and != also take 3.0.*.")
        }
        Code::MissingOperator => ("An operator is missing before the version.", "Write {}."),
        Code::BadExtras => {
            ("These extras are not right.", "They are names in brackets, as in flask[async,dotenv].")
        }
        Code::BadMarker => ("`{}` is no condition.", "Conditions compare, as in python_version < \"3.9\"."),
        Code::UnknownOption => ("pip does not take `{}` in this file.", ""),
        Code::MisspelledOption => ("pip does not know this option. Did you mean `{}`?", ""),
        Code::MissingValue => ("A value is missing after `{}`.", ""),
        Code::DuplicateRequirement => {
            ("{} is in this file twice.", "pip refuses that; remove one of the lines.")
        }
        Code::NearMiss => ("Did you mean {}?", "A misspelt name installs somebody else's package, or none."),
        Code::ImportedName => {
            ("The package of this module is called {}.", "Write {} here; the import stays as it is.")
        }
        Code::PartOfPython => ("{} comes with Python and is not installed.", "Remove this line."),
    }
}

/// Returns the name of a change that inserts, removes or replaces `{}`.
pub(super) fn fix_title(is_insertion: bool, is_blank: bool) -> &'static str {
    match (is_insertion, is_blank) {
        (true, true) => "Indent the line",
        (true, false) => "Insert `{}`",
        (false, true) => "Remove it",
        (false, false) => "Replace it by `{}`",
    }
}

/// Returns what to do about a character that means nothing.
pub(super) fn character_hint(character: &str) -> &'static str {
    match character {
        "“" | "”" | "„" | "‘" | "’" | "‚" | "«" | "»" | "´" => {
            "These are quotes of a word processor; Python's are \" and '."
        }
        "\u{a0}" | "\u{3000}" | "\u{200b}" | "\u{feff}" | "\u{202f}" | "\u{2009}" => {
            "It looks like a blank and is none; delete it and type a space."
        }
        "，" | "：" | "；" | "（" | "）" => {
            "It is a full-width sign; switch the keyboard and type it again."
        }
        "–" | "—" | "−" => "It is a dash of a word processor; Python's minus is -.",
        _ => "",
    }
}
