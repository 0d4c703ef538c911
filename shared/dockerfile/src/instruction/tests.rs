//! Faults and where they are, as `line text: message`, with the text that the first fix leaves.

use catalogue::{Bundle, Language};

use super::check;
use crate::problem::Severity;
use crate::syntax::parse;

#[track_caller]
fn found(source: &str) -> Vec<String> {
    let file = parse(source);
    check(&file)
        .iter()
        .map(|problem| {
            format!("{}: {}", problem.range.slice(source), problem.message.as_verbatim().unwrap_or_default())
        })
        .collect()
}

#[track_caller]
fn one(line: &str, expected: &str) {
    assert_eq!(found(&format!("FROM a\n{line}\n")), [expected], "{line}");
}

#[track_caller]
fn none(line: &str) {
    assert_eq!(found(&format!("FROM a\n{line}\n")), Vec::<String>::new(), "{line}");
}

#[track_caller]
fn fixed(line: &str, expected: &str) {
    let source = format!("FROM a\n{line}");
    let problems = check(&parse(&source));
    let fix = problems.first().and_then(|problem| problem.fixes.first()).expect("there is a fix");
    assert_eq!(fix.apply(&source), format!("FROM a\n{expected}"));
}

#[test]
fn unknown_instructions() {
    one("FNTRYPOINT x", "FNTRYPOINT: unknown instruction: FNTRYPOINT (did you mean ENTRYPOINT?)");
    one("as", "as: unknown instruction: as (did you mean add?)");
    one("foobar x", "foobar: unknown instruction: foobar");
    fixed("cpoy a b", "copy a b");
    one("\\", "\\: unknown instruction: ");
    one("\\ \n# b\n", "\\ \n# b: unknown instruction: ");
    assert_eq!(found("RUN x\nFROM a"), ["RUN: no build stage in current context"]);
    assert_eq!(found("ARG x\nFROM a"), Vec::<String>::new());
}

#[test]
fn from_has_one_or_three_arguments() {
    assert_eq!(found("FROM"), ["FROM: FROM requires either one or three arguments"]);
    assert_eq!(found("FROM a b c d"), ["b c d: FROM requires either one or three arguments"]);
    assert_eq!(
        found("FROM a AS 1x"),
        ["1x: invalid name for build stage: \"1x\", name can't start with a number or contain symbols"]
    );
    fixed("FROM b base", "FROM b AS base");
    fixed("FROM --platfrom=x b", "FROM --platform=x b");
}

#[test]
fn flags() {
    one("RUN --mont=type=cache x", "mont: unknown flag: --mont (did you mean mount?)");
    one("COPY --link=maybe a b", "maybe: expecting boolean value for flag --link, not: maybe");
    one("COPY --link= a b", "--link=: missing a value on flag: --link");
    one("COPY --from a b c", "--from: missing a value on flag: --from");
    one("COPY --from=a --from=b c d", "--from=b: duplicate flag specified: --from");
    one("MAINTAINER --boo me", "boo: unknown flag: --boo");
    one("RUN --network=some x", "some: invalid network mode \"some\"");
    one("RUN --security=all x", "all: security \"all\" is not valid");
    for line in [
        "COPY --link --exclude=a --exclude=b c d",
        "RUN --mount=type=cache,target=/a --mount=type=bind x",
        "ARG --boo x",
        "HEALTHCHECK --boo NONE",
    ] {
        none(line);
    }
}

#[test]
fn counts_of_arguments() {
    one(
        "COPY a",
        "a: COPY requires at least two arguments, but only one was provided. Destination could not be determined",
    );
    one("COPY /foo <<EOF\nEOF", "<<EOF: COPY cannot accept a heredoc as a destination");
    one("USER", "USER: USER requires exactly one argument");
    one("ENV", "ENV: ENV requires at least one argument");
    one("ENV =a", "=a: ENV names can not be blank");
    one("ARG =a", "=a: ARG names can not be blank");
    one("ONBUILD", "ONBUILD: ONBUILD requires at least one argument");
    one("VOLUME [\"\"]", "\"\": VOLUME specified can not be an empty string");
    one("SHELL sh -c", "sh -c: SHELL requires the arguments to be in JSON form");
    one("SHELL []", "SHELL: SHELL requires at least one argument");
    fixed("SHELL sh -c", "SHELL [\"sh\", \"-c\"]");
    for line in ["CMD", "RUN", "ENTRYPOINT []", "ARG a b=c", "ENV a b"] {
        none(line);
    }
}

#[test]
fn health_checks() {
    one("HEALTHCHECK curl x", "curl: Unknown type \"CURL\" in HEALTHCHECK (try CMD)");
    one("HEALTHCHECK NONE x", "x: HEALTHCHECK NONE takes no arguments");
    one("HEALTHCHECK CMD", "CMD: Missing command after HEALTHCHECK CMD");
    one("HEALTHCHECK --interval=5 CMD x", "5: time: missing unit in duration \"5\"");
    one("HEALTHCHECK --timeout=1us CMD x", "1us: Interval \"timeout\" cannot be less than 1ms");
    one("HEALTHCHECK --retries=-1 CMD x", "-1: --retries cannot be negative (-1)");
    one("HEALTHCHECK --retries=a CMD x", "a: strconv.ParseInt: parsing \"a\": invalid syntax");
    none("HEALTHCHECK --interval=30s --retries=3 --start-period=0s CMD [\"a\"]");
    fixed("HEALTHCHECK curl x", "HEALTHCHECK CMD curl x");
}

#[test]
fn mounts_are_lists_without_variables_in_from() {
    let variable = "'from' doesn't support variable expansion, define alias stage instead";
    one("RUN --mount=from=$a,target=/b x", &format!("$a: {variable}"));
    none("RUN --mount=from=a$,target=/b x");
    one(
        "RUN --mount=type=cache,'\\\"a' x",
        "type=cache,'\\\"a': failed to parse csv mounts: parse error on line 1, column 14: extraneous or missing \" in quoted-field",
    );
}

#[test]
fn a_trigger_is_checked_as_a_warning() {
    let file = parse("FROM a\nONBUILD COPY a\nONBUILD FROM b\nONBUILD ONBUILD RUN x");
    let severities: Vec<Severity> = check(&file).iter().map(|problem| problem.severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Error, Severity::Error]);
}

#[test]
fn a_fix_sees_mixed_up_letters_where_the_sentence_says_what_a_build_says() {
    let file = parse("FROM a\nrnu b\n");
    let problem = &check(&file)[0];
    assert_eq!(problem.message.as_verbatim(), Some("unknown instruction: rnu (did you mean env?)"));
    let title = |fix: &crate::Fix| catalogue::text(Bundle::of(Language::English), &fix.title);
    let titles: Vec<String> = problem.fixes.iter().map(title).collect();
    assert_eq!(titles, ["Change to run", "Change to env"]);
}
