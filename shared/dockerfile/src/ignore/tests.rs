//! Files and patterns in, what is left out and why out. Below them the laws over any input.

#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;

use super::*;

/// One letter a path: `+` matches, `-` does not, `!` is an error.
fn check(patterns: &[&str], paths: &[(&str, char)]) {
    for (path, expected) in paths {
        let answer = Matcher::new(patterns).and_then(|matcher| {
            let answer = || {
                let is_match = matcher.matches_or_parent_matches(path, &Budget::default())?;
                let none = ParentMatches::default();
                let (by_parents, _) =
                    matcher.matches_using_parent_results(path, &none, &Budget::default())?;
                assert_eq!(is_match, by_parents, "{patterns:?} {path}");
                Ok::<_, NoVerdict>(is_match)
            };
            answer().map_err(|_| PatternError::Syntax)
        });
        let found = answer.map_or('!', |is_match| if is_match { '+' } else { '-' });
        assert_eq!(found, *expected, "{patterns:?} {path}");
    }
}

#[test]
fn names_and_folders() {
    check(&["docs"], &[("docs", '+'), ("docs/a/b.md", '+'), ("docs2", '-'), ("a/docs", '-')]);
    check(&["docs/"], &[("docs", '+'), ("docs/a", '+')]);
    check(&["./a/../b"], &[("b", '+'), ("a", '-')]);
    check(&["/b"], &[("b", '-'), ("/b", '+')]);
}

#[test]
fn wildcards_stay_in_one_name() {
    check(&["*.txt"], &[("a.txt", '+'), ("a/b.txt", '-'), ("axtxt", '-'), (".txt", '+')]);
    check(&["*/*.txt"], &[("a/b.txt", '+'), ("b.txt", '-')]);
    check(&["a?c"], &[("abc", '+'), ("aéc", '+'), ("a/c", '-'), ("ac", '-')]);
    check(&["temp*"], &[("temporary/deep/file", '+')]);
}

#[test]
fn double_stars_cross_folders() {
    check(&["**/*.pyc"], &[("a.pyc", '+'), ("a/b/c.pyc", '+'), ("a.py", '-')]);
    check(&["**/cache"], &[("cache", '+'), ("a/cache", '+'), ("a/cache/b", '+'), ("acache", '-')]);
    check(&["**cache"], &[("acache", '+'), ("b/acache", '+')]);
    check(&["a/**"], &[("a/b", '+'), ("a/b/c", '+'), ("a", '-'), ("ab", '-')]);
    check(&["a/**/z"], &[("a/z", '+'), ("a/b/c/z", '+'), ("az", '-')]);
    check(&["**"], &[("a", '+'), ("a/b", '+')]);
}

#[test]
fn exceptions_bring_back_what_came_before() {
    check(&["*.md", "!README.md"], &[("a.md", '+'), ("README.md", '-')]);
    check(&["!README.md", "*.md"], &[("README.md", '+')]);
    check(
        &["docs", "!docs/keep", "docs/keep/not"],
        &[("docs/a", '+'), ("docs/keep/b", '-'), ("docs/keep/not", '+')],
    );
}

#[test]
fn classes() {
    check(&["[a-c]x"], &[("bx", '+'), ("dx", '-')]);
    check(&["[^a-c]x"], &[("bx", '-'), ("dx", '+'), ("/x", '+')]);
    check(&["[!a]x"], &[("!x", '+'), ("ax", '+'), ("bx", '-')]);
    check(&["[\\]]x", "[a\\-c]y"], &[("]x", '+'), ("-y", '+'), ("by", '-')]);
    check(&["[[:digit:]]x", "[[:^alpha:]_]y"], &[("7x", '+'), ("ax", '-'), ("7y", '+'), ("by", '-')]);
    check(&["[\\w.]"], &[("a", '+'), (".", '+'), ("-", '-')]);
}

#[test]
fn faults_of_go_are_kept() {
    // The star of a class becomes a part of the expression around it.
    check(&["[*]x"], &[("]x", '+'), ("[^/]x", '+'), ("*x", '-')]);
    // A backslash before a letter is an escape of the expression.
    check(&["src\\docs"], &[("src7ocs", '+'), ("src/docs", '-'), ("src\\docs", '-')]);
    check(&["a\\Qb*c"], &[("ab*c", '-')]);
    check(&["a\\b-*"], &[("a-b", '+'), ("ab-b", '-')]);
    check(&["a\\x41\\101\\.\\u"], &[("a", '!')]);
    check(&["a\\x41\\101\\."], &[("aAA.", '+')]);
    check(&["^a*"], &[("ab", '+'), ("^a", '-')]);
    check(&["^a"], &[("a", '-'), ("^a", '+')]);
    check(&["a\\*b"], &[("a*b", '+'), ("aab", '-')]);
    check(&["*\n"], &[("a", '+')]);
}

#[test]
fn broken_patterns_are_refused() {
    for pattern in [
        "[", "[]a]", "[a", "[^", "[-]", "[x-]", "[a-b-c]", "a\\", "!", "*[", "[z-a]", "\\y", "[[:no:]]",
        "\\1",
    ] {
        check(&[pattern], &[("x", '!')]);
        let file = IgnoreFile::parse(pattern);
        assert_eq!(file.problems.len(), 1, "{pattern}");
        assert!(!decide(&file, "x").is_ignored);
    }
    // What only fails when it is matched does not fail behind a match.
    check(&["a", "[z-a]"], &[("a", '+'), ("b", '!')]);
}

fn decide(file: &IgnoreFile, path: &str) -> Decision {
    file.decide(path, &Budget::default()).expect("few steps")
}

/// The file's lines behind each path: the text of the line that decided, after `+` or `-`.
fn check_file(source: &str, paths: &[(&str, &str)]) {
    let file = IgnoreFile::parse(source);
    for (path, expected) in paths {
        let decision = decide(&file, path);
        let mark = if decision.is_ignored { "+" } else { "-" };
        let line = decision.by.map_or("", |by| file.patterns[by].range.slice(source));
        assert_eq!(format!("{mark}{line}"), *expected, "{path}");
    }
}

#[test]
fn files_say_which_line_decided() {
    let source = "\u{feff}# all\n #not a comment \r\n\n  /docs//a/  \n! docs/a/keep\r\n*.txt";
    check_file(
        source,
        &[
            ("#not a comment", "+#not a comment"),
            ("docs/a/b", "+/docs//a/"),
            ("docs/a/keep/c", "-! docs/a/keep"),
            ("./notes.txt", "+*.txt"),
            ("app.py", "-"),
            (".", "-"),
        ],
    );
    let file = IgnoreFile::parse(source);
    let texts: Vec<_> = file.patterns.iter().map(|pattern| (pattern.line, pattern.text.as_str())).collect();
    assert_eq!(texts, [(1, "#not a comment"), (3, "docs/a"), (4, "!docs/a/keep"), (5, "*.txt")]);
    assert!(file.problems.is_empty() && file.matcher().has_exclusions());
}

#[test]
fn files_keep_their_good_lines() {
    let source = "*.log\n!\n[\n!keep.log\n/\n";
    check_file(source, &[("a.log", "+*.log"), ("keep.log", "-!keep.log")]);
    let file = IgnoreFile::parse(source);
    let found: Vec<_> =
        file.problems.iter().map(|problem| (problem.range.slice(source), problem.error)).collect();
    let error = IgnoreError::Pattern;
    assert_eq!(found, [("!", error(PatternError::LoneExclamation)), ("[", error(PatternError::Syntax))]);
}

#[test]
fn lines_beyond_a_limit_are_refused_by_name() {
    let error = |source: &str| IgnoreFile::parse(source).problems.first().map(|problem| problem.error);
    let long = "a".repeat(IGNORE_PATTERN_BYTES);
    assert_eq!(error(&long), None);
    assert_eq!(error(&format!("{long}a\nb")), Some(IgnoreError::PatternTooLong));
    assert_eq!(error(&"a".repeat(65_535)), Some(IgnoreError::PatternTooLong));
    assert_eq!(error(&"a".repeat(65_536)), Some(IgnoreError::LineTooLong));
    let stars = "**/".repeat(IGNORE_DOUBLE_STARS);
    assert_eq!(error(&stars), None);
    assert_eq!(error(&format!("{stars}**")), Some(IgnoreError::TooManyDoubleStars));
    let many = "a\n".repeat(IGNORE_PATTERNS);
    assert_eq!(error(&many), None);
    let more = IgnoreFile::parse(&format!("{many}# and\n b\nc\n"));
    let line = |problem: &IgnoreProblem| (problem.range.start as usize - many.len(), problem.error);
    assert_eq!(more.problems.iter().map(line).collect::<Vec<_>>(), [(7, IgnoreError::TooManyPatterns)]);
    assert_eq!(more.patterns.len(), IGNORE_PATTERNS);
}

#[test]
fn paths_are_cleaned() {
    for (path, expected) in [
        ("", "."),
        (".", "."),
        ("/", "/"),
        ("//", "/"),
        ("a//b/", "a/b"),
        ("./a/./b", "a/b"),
        ("a/../..", ".."),
        ("a/../../b", "../b"),
        ("/../a", "/a"),
        ("../a", "../a"),
    ] {
        assert_eq!(clean(path), expected, "{path}");
    }
}

const FILES: [&str; 7] =
    ["Dockerfile", "app.py", "docs/a.md", "docs/b/c.md", "src/app.py", "src/b/d.py", "a*b"];

fn check_sources(source: &str, expected: &[&str]) {
    assert_eq!(copy_sources(source, &FILES, &Budget::default()).as_deref(), Ok(expected), "{source}");
}

#[test]
fn sources_take_files_folders_and_wildcards() {
    check_sources("app.py", &["app.py"]);
    check_sources("./docs/", &["docs/a.md", "docs/b/c.md"]);
    check_sources("/../src/b/..", &["src/app.py", "src/b/d.py"]);
    check_sources(".", &FILES);
    check_sources("*.py", &["app.py"]);
    check_sources("*/*.py", &["src/app.py"]);
    check_sources("d*", &["docs/a.md", "docs/b/c.md"]);
    check_sources("src/[a-b]*", &["src/app.py", "src/b/d.py"]);
    check_sources("a\\*b", &[]);
    check_sources("a\\*?", &["a*b"]);
    check_sources("doc", &[]);
    check_sources("[", &[]);
}

/// Steps that comparing a path with one pattern takes.
fn steps(pattern: &str, path: &str) -> u64 {
    let budget = Budget::of(u64::MAX);
    let matcher = Matcher::new(&[pattern]).unwrap();
    matcher.verdict(path, &budget).expect("there is no end to this budget");
    budget.used()
}

/// Ten times the text takes ten times the steps, ten times the pattern another ten times, and the depth of folders takes none.
#[test]
fn the_cost_is_the_patterns_length_times_the_paths() {
    for pattern in ["*a*a*a*a*a*b", "**/**/**/**/q", "**a/**b/**c", "a/**/*?*[a-z]*/**", "[^b]*[^b]*b"] {
        for path in ["a".repeat(200), "a/".repeat(100), "ab/c".repeat(50)] {
            let most = 4 * (pattern.len() * path.len()) as u64;
            let (one, ten) = (steps(pattern, &path), steps(pattern, &path.repeat(10)));
            assert!(one <= most && ten <= 11 * one + 100, "{pattern} {path}: {one}, {ten}");
        }
    }
    let deep = "**/".repeat(30) + "q1";
    assert!(steps(&deep, &("a/".repeat(95) + "file")) <= 4 * 92 * 194);
}

#[test]
fn what_is_too_much_work_has_no_verdict() {
    let source = format!("{}q\n", "**/*".repeat(9)).repeat(900);
    let file = IgnoreFile::parse(&source);
    assert!(file.problems.is_empty());
    let budget = Budget::default();
    let paths = || (0..64).map(|number| format!("{}{number}", "aaaaaa/".repeat(20)));
    let spent = paths().find_map(|path| file.decide(&path, &budget).err());
    assert_eq!(spent.map(|spent| spent.most), Some(text::budget::Work::Ignoring));
    // What honest files cost is far from it.
    let file = IgnoreFile::parse(&"**/node_modules\n*.log\nbuild/**/out\n!keep/*.log\n".repeat(100));
    let budget = Budget::default();
    assert!(paths().all(|path| file.decide(&path, &budget).is_ok()));
    assert!(budget.used() < Budget::READING / 2, "{}", budget.used());
}

#[test]
fn many_stars_in_a_source_are_linear() {
    for (pattern, name) in [("*a*a*a*a*a*a*a*b", "a".repeat(10_000)), ("*/*/*/[a]*b", "a/".repeat(1_000))] {
        let budget = Budget::of((name.len() * pattern.len()) as u64);
        assert_eq!(copy_sources(pattern, &[&name], &budget), Ok(Vec::new()), "{pattern}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn any_file_is_read(source in any::<String>(), dense in r"[ab/*?!#\[\]\\^. \r\n-]{0,40}", path in "[ab/.]{0,9}") {
        for source in [source, dense] {
            let file = IgnoreFile::parse(&source);
            for pattern in &file.patterns {
                let line = pattern.range.slice(&source);
                prop_assert_eq!(line, line.trim());
                prop_assert!(!line.is_empty() && !line.contains('\n'));
            }
            let decision = decide(&file, &path);
            prop_assert!(decision.by.is_none_or(|by| by < file.patterns.len()));
        }
    }

    /// Walking down the folders gives the same answer as looking at the path alone, as long as nothing brings anything back.
    #[test]
    fn walking_down_agrees(patterns in proptest::collection::vec(r"[ab/*?.]{1,6}", 0..4), path in "[ab]{1,2}(/[ab]{1,2}){0,3}") {
        let matcher = Matcher::new(&patterns).unwrap();
        let mut parent = ParentMatches::default();
        let mut found = false;
        for (end, _) in path.match_indices('/').chain([(path.len(), "")]) {
            (found, parent) =
                matcher.matches_using_parent_results(&path[..end], &parent, &Budget::default()).unwrap();
        }
        prop_assert_eq!(found, matcher.matches_or_parent_matches(&path, &Budget::default()).unwrap());
    }

    /// One pass over the path finds what looking at each folder above it does, also where an expression asserts borders and ends.
    #[test]
    fn one_pass_agrees_with_one_look_a_folder(pattern in r"[ab/*?.\\bzA\[\]^-]{1,9}", path in "[ab.-]{1,2}(/[ab.-]{1,2}){0,4}") {
        let Ok(matcher) = Matcher::new(&[&pattern]) else { return Ok(()) };
        let budget = Budget::default();
        let none = ParentMatches(vec![false]);
        let alone = |path: &str| matcher.matches_using_parent_results(path, &none, &budget).map(|(found, _)| found);
        let above = path.match_indices('/').map(|(end, _)| &path[..end]);
        let mut found = Ok(false);
        for path in above.chain([path.as_str()]) {
            found = found.and_then(|found| Ok(found | alone(path)?));
        }
        prop_assert_eq!(found, matcher.matches_or_parent_matches(&path, &budget));
    }

    #[test]
    fn cleaning_twice_changes_nothing(path in "[a./]{0,12}") {
        let once = clean(&path).into_owned();
        prop_assert_eq!(clean(&once).into_owned(), once);
    }
}
