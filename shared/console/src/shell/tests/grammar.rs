//! What texts mean to the parser, and why some are no scripts.

use crate::shell::{Connector, Construct, Part, RedirectKind, SyntaxErrorKind, Unfinished, parse};

/// Says what is wrong with the text: the place is marked by `[` and `]` in `expected`.
fn fails(marked: &str, kind: SyntaxErrorKind) {
    let (before, rest) = marked.split_once('\u{ab}').unwrap();
    let (place, after) = rest.split_once('\u{bb}').unwrap();
    let text = format!("{before}{place}{after}");
    let error = parse(&text).unwrap_err();
    assert_eq!(
        (error.range.slice(&text), error.range.start as usize),
        (place, before.len()),
        "{text}: {error:?}"
    );
    assert_eq!(error.kind, kind, "{text}");
    assert!(!error.message().is_empty());
}

fn refused(marked: &str, construct: Construct) {
    fails(marked, SyntaxErrorKind::Refused(construct));
}

fn unfinished(text: &str, what: Unfinished) {
    let error = parse(text).unwrap_err();
    assert_eq!(error.kind, SyntaxErrorKind::Unfinished(what), "{text}");
    assert!(error.is_unfinished());
}

fn wrong(text: &str, words: &str) {
    let error = parse(text).unwrap_err();
    assert_eq!(error.kind, SyntaxErrorKind::Wrong(words.to_owned()), "{text}");
}

#[test]
fn what_the_console_does_not_do_is_refused_by_name() {
    refused("sleep 1 \u{ab}&\u{bb}", Construct::Background);
    refused("\u{ab}f(\u{bb}) { ls; }", Construct::Function);
    refused("\u{ab}function\u{bb} f { ls; }", Construct::Function);
    refused("ls; \u{ab}if\u{bb} true; then ls; fi", Construct::If);
    refused("\u{ab}for\u{bb} i in 1 2; do ls; done", Construct::For);
    refused("\u{ab}while\u{bb} true; do ls; done", Construct::While);
    refused("ls | \u{ab}case\u{bb} a in b) ;; esac", Construct::Case);
    refused("\u{ab}select\u{bb} a in b; do ls; done", Construct::Select);
    refused("\u{ab}((\u{bb}1+2))", Construct::Arithmetic);
    refused("echo a\u{ab}$((\u{bb}1+2))", Construct::Arithmetic);
    refused("\u{ab}a=(\u{bb}1 2)", Construct::Array);
    refused("cat \u{ab}<(\u{bb}ls)", Construct::ProcessSubstitution);
    refused("tee \u{ab}>(\u{bb}cat)", Construct::ProcessSubstitution);
    refused("\u{ab}(\u{bb}cd src; ls)", Construct::Subshell);
    refused("\u{ab}{\u{bb} ls; }", Construct::Group);
    refused("\u{ab}[[\u{bb} -f a ]]", Construct::Conditional);
    refused("\u{ab}coproc\u{bb} ls", Construct::Coprocess);
    refused("ls \u{ab}3>\u{bb}log", Construct::Descriptor);
    refused("ls \u{ab}<&\u{bb}4", Construct::Descriptor);
    refused("\u{ab}exec > log\u{bb}", Construct::Exec);
    refused("echo \u{ab}${!\u{bb}a}", Construct::Expansion);
    refused("echo '\u{e9}' \u{ab}$$\u{bb}", Construct::Expansion);
}

#[test]
fn what_only_looks_like_a_keyword_runs() {
    for text in ["echo if", "'if' a", "i\\f", "echo { }", "docker run {}", "a=1 if", "echo !"] {
        assert!(parse(text).is_ok(), "{text}");
    }
}

#[test]
fn an_open_end_asks_for_another_line() {
    unfinished("echo 'FROM python:3.8-alpine", Unfinished::SingleQuotes);
    unfinished("echo \"a $(ls) ", Unfinished::DoubleQuotes);
    unfinished("echo `ls", Unfinished::Backticks);
    unfinished("echo $(ls", Unfinished::Substitution);
    unfinished("echo $(ls | ", Unfinished::Pipe);
    unfinished("echo ${a:-", Unfinished::Parameter);
    unfinished("docker run \\", Unfinished::Backslash);
    unfinished("docker run \\\n", Unfinished::Backslash);
    unfinished("a &&", Unfinished::And);
    unfinished("a ||\n\n# b", Unfinished::Or);
    unfinished("a |", Unfinished::Pipe);
    for text in ["cat <<EOF", "cat <<EOF\na", "cat <<EOF\na\nEOF ", "cat <<'EOF' | wc\nEOFx\n"] {
        unfinished(text, Unfinished::HereDocument { delimiter: "EOF".to_owned() });
    }
}

#[test]
fn what_sh_refuses_is_told_in_its_words() {
    wrong("| a", "sh: syntax error: unexpected \"|\"");
    wrong("a | | b", "sh: syntax error: unexpected \"|\"");
    wrong("a ;; b", "sh: syntax error: unexpected \";;\"");
    wrong("a && ; b", "sh: syntax error: unexpected \";\"");
    wrong("a >", "sh: syntax error: unexpected newline");
    wrong("a > | b", "sh: syntax error: unexpected \"|\"");
    wrong("a )", "sh: syntax error: unexpected \")\"");
    wrong("echo a (b)", "sh: syntax error: unexpected \"(\"");
    wrong("fi", "sh: syntax error: unexpected \"fi\"");
    wrong("echo `a &&`", "sh: syntax error: unexpected end of file");
    wrong("echo ${}", "sh: syntax error: bad substitution");
    wrong("!", "sh: syntax error: unexpected end of file");
}

#[test]
fn lists_and_pipelines() {
    let script = parse("a && b || ! c | d; # e\n\nf").unwrap();
    let [first, second] = script.lists.as_slice() else { panic!("{script:?}") };
    assert_eq!((first.line, second.line), (0, 2));
    let connectors: Vec<Connector> = first.pipelines.iter().map(|(connector, _)| *connector).collect();
    assert_eq!(connectors, [Connector::And, Connector::And, Connector::Or]);
    let (_, last) = &first.pipelines[2];
    assert_eq!((last.is_negated, last.commands.len()), (true, 2));
}

#[test]
fn redirects_have_their_targets() {
    let script = parse("a > b 2>> 'c d' < e 2>&1 >&2 &> f <<< \"g h\" |& i").unwrap();
    let first = script.commands().next().unwrap();
    let said: Vec<String> = first
        .redirects
        .iter()
        .map(|redirect| match &redirect.kind {
            RedirectKind::ReadFile(path) => format!("< {}", path.as_constant().unwrap()),
            RedirectKind::ReadText(text) => format!("text {:?}", text.as_constant().unwrap()),
            RedirectKind::WriteFile { stream, path, appends } => {
                format!("{stream:?} {} {appends}", path.as_constant().unwrap())
            }
            RedirectKind::Join { stream, into } => format!("{stream:?} joins {into:?}"),
        })
        .collect();
    assert_eq!(
        said,
        [
            "Output b false",
            "Errors c d true",
            "< e",
            "Errors joins Output",
            "Output joins Errors",
            "Output f false",
            "Errors joins Output",
            "text \"g h\\n\"",
            "Errors joins Output",
        ]
    );
}

fn here_documents(text: &str) -> Vec<String> {
    let script = parse(text).unwrap();
    let redirects = script.commands().flat_map(|command| &command.redirects);
    let texts = redirects.filter_map(|redirect| match &redirect.kind {
        RedirectKind::ReadText(text) => {
            Some(text.as_constant().unwrap_or_else(|| format!("{:?}", text.parts.len())))
        }
        _ => None,
    });
    texts.collect()
}

#[test]
fn here_documents_have_their_texts() {
    assert_eq!(
        here_documents("cat <<EOF > a; cat <<'B'\n1\n\\$2 \"x\" '\nEOF\n$3\\\nB\n"),
        ["1\n$2 \"x\" '\n", "$3\\\n"]
    );
    assert_eq!(here_documents("cat <<-EOF\n\t\ta\n\tEOF"), ["a\n"]);
    assert_eq!(here_documents("cat <<EOF\nEOF"), [""]);
    assert_eq!(here_documents("cat <<EOF\na\\\nEOF\nEOF"), ["aEOF\n"]);
    assert_eq!(here_documents("cat <<A <<< b <<C\n1\nA\n2\nC"), ["1\n", "b\n", "2\n"]);
    assert_eq!(here_documents("cat <<\"E F\" &&\n1\nE F\nls"), ["1\n"]);
}

#[test]
fn ranges_are_bytes_of_the_text() {
    let text = "echo '\u{e9}' $(ls \u{fc}) \\\n  x";
    let script = parse(text).unwrap();
    let command = script.commands().next().unwrap();
    let words: Vec<&str> = command.words.iter().map(|word| word.range.slice(text)).collect();
    assert_eq!(words, ["echo", "'\u{e9}'", "$(ls \u{fc})", "x"]);
    let Part::Substitution { script, .. } = &command.words[2].parts[0] else { panic!("{command:?}") };
    assert_eq!(script.commands().next().unwrap().range.slice(text), "ls \u{fc}");
}

#[test]
fn nesting_has_a_limit() {
    let nested = |open: &str, n: usize, close: &str| format!("echo {}a{}", open.repeat(n), close.repeat(n));
    for (open, close) in [("$(echo ", ")"), ("${a:-", "}"), ("\"$(echo ", ")\""), ("\"${a:-", "}\"")] {
        assert!(parse(&nested(open, 100, close)).is_ok(), "{open}");
        for n in [101, 10_000] {
            let text = nested(open, n, close);
            let kind = parse(&text).unwrap_err().kind;
            let is_refused = matches!(kind, SyntaxErrorKind::TooDeep | SyntaxErrorKind::TooLong);
            assert!(is_refused, "{open}: {kind:?}");
        }
    }
    for open in ["(", "{ ", "! ", "[", "$(", "${", "`", "\"", "\"$(", "<<", "((", "a=("] {
        drop(parse(&open.repeat(10_000)));
    }
    assert_eq!(parse(&"a".repeat(64 * 1024 + 1)).unwrap_err().kind, SyntaxErrorKind::TooLong);
    assert!(parse(&"a ".repeat(32 * 1024)).is_ok());
}
