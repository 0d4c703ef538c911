//! Dockerfiles from a seed: every instruction with what may trip a reader, in stages that take from each other, and some letters changed.
//!
//! What the language core knows to be unbuildable is thrown away and made anew, because it never comes before an engine.

use dockerfile::admission::obstacle;
use dockerfile::{Workspace, analyse, parse};
use protocol::BuildOptions;

use crate::random::Random;

/// A file to build.
pub(crate) struct Case {
    pub(crate) dockerfile: String,
    pub(crate) options: BuildOptions,
}

/// What the ignore file of every case says.
pub(crate) const IGNORE: &str = "nothing\n!a\n**/x?[a-c]\n";

/// Makes a case.
pub(crate) fn case(seed: u64, number: u64) -> Case {
    let mut random = Random::new(seed, number);
    let mut case = draw(&mut random);
    for _ in 0..MOST_TRIES {
        if is_admitted(&case) {
            break;
        }
        case = draw(&mut random);
    }
    case
}

fn is_admitted(case: &Case) -> bool {
    let file = parse(&case.dockerfile);
    let arguments: Vec<(&str, &str)> =
        case.options.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let analysis = analyse(&file, Workspace { build_args: &arguments, ..Workspace::default() });
    obstacle(&analysis, case.options.target.as_deref()).is_none()
}

fn draw(random: &mut Random) -> Case {
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..random.below(3) {
        let head = random_of(random, &HEADS);
        lines.push(fill(random, head, 0));
    }
    let n_stages = 1 + random.below(4);
    for stage in 0..n_stages {
        let base = match random.below(4) {
            0 if stage > 0 => format!("s{}", random.below(stage)),
            _ => "scratch".to_owned(),
        };
        lines.push(match random.below(5) {
            0 => format!("from {base} as S{stage}"),
            1 => format!("FROM --platform=$BUILDPLATFORM {base} AS s{stage}"),
            _ => format!("FROM {base} AS s{stage}"),
        });
        for _ in 0..random.below(7) {
            let line = random_of(random, &LINES);
            lines.push(fill(random, line, stage));
        }
    }
    let mut dockerfile = lines.join(random_of(random, &["\n", "\n", "\n", "\r\n", "\n\n"]));
    for _ in 0..random.below(3) {
        damage(random, &mut dockerfile);
    }
    if random.percent(80) {
        dockerfile.push('\n');
    }
    let mut options = BuildOptions::default();
    if random.percent(20) {
        options.arguments.push(("A".to_owned(), word(random)));
    }
    if random.percent(15) {
        options.target = Some(format!("s{}", random.below(n_stages)));
    }
    Case { dockerfile, options }
}

fn random_of<'a>(random: &mut Random, list: &[&'a str]) -> &'a str {
    random.of::<&'a str>(list)
}

/// Puts words for `@`, a stage for `%` and a number for `#N`.
fn fill(random: &mut Random, line: &str, n_stages: usize) -> String {
    let mut filled = String::new();
    for character in line.chars() {
        match character {
            '@' => filled.push_str(&word(random)),
            '%' => filled.push_str(&format!("s{}", random.below(n_stages.max(1)))),
            '~' => filled.push_str(&random.below(70_000).to_string()),
            other => filled.push(other),
        }
    }
    filled
}

fn word(random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..1 + random.below(3) {
        word.push_str(random_of(random, &WORDS));
    }
    if random.percent(3) {
        word = random_of(random, &WORDS).repeat(1 + random.below(300));
    }
    word
}

/// Changes a few letters somewhere.
fn damage(random: &mut Random, text: &mut String) {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let Some(at) = places.get(random.below(places.len())).copied() else { return };
    match random.below(4) {
        0 => drop(text.remove(at)),
        1 => {
            let rest = text.split_off(at);
            let copied: String = rest.chars().take(1 + random.below(30)).collect();
            text.push_str(&copied);
            text.push_str(&rest);
        }
        _ => text.insert_str(at, random_of(random, &WORDS)),
    }
}

const MOST_TRIES: usize = 400;

const WORDS: [&str; 62] = [
    "a",
    "b/c",
    "x",
    "0",
    "7",
    "-1",
    "=",
    "==",
    ":",
    "/",
    "//",
    "..",
    "../..",
    "/a/../..",
    ".",
    "~",
    "*",
    "?",
    "[",
    "]",
    "[a-",
    "{",
    "}",
    "\"",
    "'",
    "\"\"",
    "''",
    "\\",
    "\\\\",
    "`",
    "$",
    "$$",
    "$A",
    "${A}",
    "${A:-b}",
    "${A:+b}",
    "${A:-${B:-c}}",
    "${A#*a}",
    "${A%%b*}",
    "${A/a/b}",
    "${A//a/}",
    "${",
    "$(",
    "#",
    "<",
    "<<",
    "<<E",
    "\t",
    " ",
    "\u{b}",
    "\u{a0}",
    "é",
    "\u{feff}",
    "\u{0}",
    "\u{7f}",
    "😀",
    "%s%n",
    "99999999999999999999",
    "--",
    "--x=",
    ",",
    "true",
];

const HEADS: [&str; 10] = [
    "# escape=`",
    "# check=skip=all",
    "# syntax=docker/dockerfile:1",
    "# a=b",
    "#",
    "",
    "ARG A=@",
    "ARG A",
    "ARG A=@ B=$A$A",
    "#!/bin/sh",
];

const LINES: [&str; 96] = [
    "COPY a @",
    "COPY a b @/",
    "COPY @ /x",
    "COPY . @",
    "COPY [\"a\", \"@\"]",
    "COPY [\"a\"]",
    "COPY [\"\", \"\"]",
    "COPY --chown=@ a /x",
    "COPY --chmod=@ a /x",
    "COPY --chmod=0777 a @",
    "COPY --from=% / @",
    "COPY --from=0 @ /",
    "COPY --from=% --chown=@:@ @ @/",
    "COPY --link a @",
    "COPY --parents b/c @",
    "COPY --exclude=@ . /x",
    "COPY a* @/",
    "COPY nothing* /x",
    "ADD a @",
    "ADD @ /x",
    "ADD [\"a\", \"@\"]",
    "ADD --chown=@ a /x",
    "ADD --checksum=@ a /x",
    "ADD --keep-git-dir a /x",
    "ADD --unpack=@ a /x",
    "ADD a b/c @/",
    "RUN @",
    "RUN @ @ @",
    "RUN [\"@\"]",
    "RUN []",
    "RUN [\"@\", \"@\"]",
    "RUN --mount=type=cache,target=@ @",
    "RUN --mount=type=bind,from=%,target=@ @",
    "RUN --mount=type=tmpfs,target=/@,size=@ @",
    "RUN --mount=type=bind,source=@,target=/@ x",
    "RUN --mount=type=cache,id=@,target=/@,sharing=locked,uid=@,mode=@ x",
    "RUN --network=none @",
    "RUN --network=default @",
    "RUN <<E\n@\nE",
    "RUN <<-\"E\"\n\t@\n\tE",
    "RUN <<E cat <<F\n@\nE\n@\nF",
    "RUN --mount=target=/@ --mount=target=/@ x",
    "ENV A=@",
    "ENV A=@ B=@",
    "ENV A @",
    "ENV @=@",
    "ENV A=\"@\"",
    "ENV A='@' B=$A",
    "ENV A=$A@",
    "ENV PATH=",
    "ENV PATH=@:$PATH",
    "ARG A",
    "ARG A=@",
    "ARG A=@ B=$A C",
    "ARG TARGETARCH",
    "ARG BUILDPLATFORM=@",
    "ARG @=@",
    "ARG SOURCE_DATE_EPOCH=@",
    "ARG http_proxy=@",
    "WORKDIR @",
    "WORKDIR /@/@",
    "WORKDIR $A",
    "WORKDIR /",
    "WORKDIR .",
    "USER @",
    "USER @:@",
    "USER ~:~",
    "LABEL @=@",
    "LABEL A=@ B=@",
    "LABEL A @",
    "LABEL \"@\"=\"@\"",
    "EXPOSE ~",
    "EXPOSE ~-~",
    "EXPOSE @",
    "EXPOSE $A/tcp ~/udp",
    "EXPOSE 0",
    "EXPOSE 1:2:3",
    "VOLUME @",
    "VOLUME [\"@\"]",
    "VOLUME [\"\"]",
    "VOLUME []",
    "STOPSIGNAL @",
    "STOPSIGNAL ~",
    "SHELL [\"@\"]",
    "SHELL []",
    "SHELL [\"@\", \"-c\"]",
    "CMD @",
    "CMD [\"@\"]",
    "ENTRYPOINT @",
    "ENTRYPOINT []",
    "HEALTHCHECK NONE",
    "HEALTHCHECK --interval=~ms --retries=@ CMD @",
    "HEALTHCHECK CMD [\"@\"]",
    "MAINTAINER @",
    "ONBUILD COPY --from=% a @",
    "ONBUILD RUN @",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_cases_come_before_an_engine_and_are_the_same_each_time() {
        let n_admitted = (0..100).filter(|number| is_admitted(&case(1, *number))).count();
        assert!(n_admitted >= 95, "{n_admitted} of 100");
        assert_eq!(case(3, 4).dockerfile, case(3, 4).dockerfile);
        let distinct: std::collections::BTreeSet<String> =
            (0..100).map(|number| case(1, number).dockerfile).collect();
        assert!(distinct.len() >= 95, "{}", distinct.len());
    }
}
