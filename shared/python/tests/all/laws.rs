//! What holds for every text.

use proptest::prelude::*;
use python::{Problem, Python, fix, parse, requirements};
use text::ByteRange;

const APP: &str = "import os, flask\nfrom . import é\napp = Flask(__name__)\n@app.route('/ä<x>', methods=['POST'])\ndef f(x):\n    \
    return f'{x!r:>{w}}' + os.environ['KEY']\nif __name__ == '__main__':\n    app.run(host='127.0.0.1', port=int(os.getenv('PORT', 1)))\n";
const REQUIREMENTS: &str =
    "Flask[a,b]>=1.0,!=2 ; os_name == 'x' # é\n--hash=1\nx==1 \\\n  --hash=a\n-r é.txt\nfalsk\n@ y\n";

fn ranges(python: &Python) -> Vec<ByteRange> {
    let Python { problems, imports, routes, listens, variables, apps: _, main_guard } = python;
    let mut ranges: Vec<ByteRange> = problems.iter().map(|problem| problem.range).collect();
    ranges.extend(imports.iter().map(|import| import.range));
    ranges.extend(routes.iter().map(|route| route.range));
    for listen in listens {
        ranges.extend([listen.range, listen.function]);
        ranges.extend(
            [&listen.host, &listen.port, &listen.debug].into_iter().flatten().map(|setting| setting.range),
        );
    }
    ranges.extend(variables.iter().map(|variable| variable.range));
    ranges.extend(main_guard);
    ranges
}

fn check_python(text: &str) {
    let python = parse(text);
    for range in ranges(&python) {
        assert!(text.get(std::ops::Range::<usize>::from(range)).is_some(), "{range:?} in {text:?}");
    }
    check_fixes(text, &python.problems);
}

fn check_fixes(text: &str, problems: &[Problem]) {
    for edit in problems.iter().filter_map(|problem| fix(text, problem)) {
        assert!(text.get(std::ops::Range::<usize>::from(edit.range)).is_some(), "{edit:?} in {text:?}");
    }
}

fn check_requirements(text: &str) {
    let found = requirements::parse(text);
    check_fixes(text, &found.problems);
    let mut ranges: Vec<ByteRange> = found.problems.iter().map(|problem| problem.range).collect();
    ranges.extend(&found.sources);
    ranges.extend(found.options.iter().flat_map(|option| [option.value, option.range]));
    for requirement in &found.requirements {
        ranges.extend([requirement.name_range, requirement.range]);
        ranges.extend(requirement.marker.iter().chain(&requirement.address));
        ranges.extend(requirement.specifiers.iter().map(|specifier| specifier.range));
    }
    for range in ranges {
        assert!(text.get(std::ops::Range::<usize>::from(range)).is_some(), "{range:?} in {text:?}");
    }
}

#[test]
fn every_prefix_is_read() {
    for end in (0..=APP.len()).filter(|end| APP.is_char_boundary(*end)) {
        check_python(&APP[..end]);
    }
    for end in (0..=REQUIREMENTS.len()).filter(|end| REQUIREMENTS.is_char_boundary(*end)) {
        check_requirements(&REQUIREMENTS[..end]);
    }
}

#[test]
fn every_text_with_a_piece_cut_out_is_read() {
    for start in (0..APP.len()).filter(|start| APP.is_char_boundary(*start)) {
        for end in (start..APP.len().min(start + 9)).filter(|end| APP.is_char_boundary(*end)) {
            check_python(&format!("{}{}", &APP[..start], &APP[end..]));
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(?s).{0,80}") {
        check_python(&text);
        check_requirements(&text);
    }

    #[test]
    fn any_pile_of_tokens_is_read(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        check_python(&words.concat());
    }

    #[test]
    fn any_pile_of_requirement_parts_is_read(words in prop::collection::vec(prop::sample::select(PARTS), 0..20)) {
        check_requirements(&words.concat());
    }
}

const WORDS: &[&str] = &[
    "def ",
    "f",
    "(",
    ")",
    ":",
    "\n",
    "\n    ",
    "\n\t",
    "return ",
    "@app.route",
    "'/x'",
    "'",
    "\"\"\"",
    "f'{",
    "}",
    "[",
    "]",
    "{",
    ",",
    "=",
    "app.run",
    "host=",
    "port=",
    "os.environ",
    "['A']",
    ".get('B', 1)",
    "if __name__ == '__main__'",
    "import ",
    "from ",
    ".",
    "x",
    "1",
    "é",
    "\\\n",
    "#",
    "\r\n",
    "try",
    "except ImportError",
    "lambda ",
    "not ",
    "-",
    "*",
    "match ",
    "case ",
    "\\N{A}",
    "\u{feff}",
    "\0",
    "async ",
];

const PARTS: &[&str] = &[
    "flask", "[", "]", ",", "==", "=", "1.0", ">=", "~", "*", ";", " ", "os_name", "'", "\n", "\r\n", "\\\n",
    "\\", "#", " #", "@", "-r", "--hash=", "--", "-", "é", "(", ")", "://", "/", "!", "+", "\u{feff}", "\t",
];
