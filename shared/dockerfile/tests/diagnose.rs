//! Laws of everything that is said against a file: it never panics, points at whole characters, and its fixes make text.
#![cfg(not(target_arch = "wasm32"))]

use dockerfile::{Problem, Severity, Workspace, analyse, diagnose, parse};
use proptest::prelude::*;

#[track_caller]
fn holds(source: &str) {
    let file = parse(source);
    let files = [("Dockerfile", source), (".dockerignore", "*.md\n")];
    let analysis = analyse(&file, Workspace { files: &files, ..Workspace::default() });
    let problems = diagnose(&analysis);
    for problem in &problems {
        let range = std::ops::Range::<usize>::from(problem.range);
        assert!(source.get(range).is_some(), "{problem:?} in {source:?}");
        assert!(!problem.message.is_empty());
        for fix in &problem.fixes {
            let inside =
                |edit: &dockerfile::Edit| source.get(std::ops::Range::<usize>::from(edit.range)).is_some();
            assert!(fix.edits.iter().all(inside), "{fix:?} in {source:?}");
            assert_ne!(fix.apply(source), source, "{fix:?} changes nothing");
        }
    }
    for at in 0..file.instructions.len() {
        let scope = analysis.scope(at);
        assert!(scope.all().iter().all(|variable| scope.find(&variable.name).is_some()));
    }
}

/// A quick fix mends its own problem and makes no error.
#[track_caller]
fn fixes_mend(source: &str) {
    let all = |source: &str| {
        let files =
            [("Dockerfile", source), (".dockerignore", "*.md\n"), ("app.py", ""), ("requirements.txt", "")];
        let parsed = parse(source);
        diagnose(&analyse(&parsed, Workspace { files: &files, ..Workspace::default() }))
    };
    let before = all(source);
    let n_errors = |all: &[Problem]| all.iter().filter(|found| found.severity == Severity::Error).count();
    for problem in &before {
        for fix in &problem.fixes {
            let text = fix.apply(source);
            let after = all(&text);
            let n_same = |all: &[Problem]| all.iter().filter(|found| found.code == problem.code).count();
            let (code, title) = (problem.code, &fix.title);
            assert!(n_same(&after) < n_same(&before), "{code}, {title:?}: {source:?} -> {text:?}");
            assert!(
                n_errors(&after) <= n_errors(&before),
                "{code}, {title:?}: {source:?} -> {text:?}: {after:?}"
            );
        }
    }
}

/// Lines that a build takes, and that can be said better.
fn improvable() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "FROM python:3.12 AS Build",
        "FROM --platform=$TARGETPLATFORM debian as two",
        "FROM build",
        "ARG VERSION=1",
        "ENV MODE test",
        "ENV A=1 B=$A",
        "LABEL a b",
        "MAINTAINER me",
        "RUN apt-get update",
        "RUN apt-get install curl",
        "RUN apt install -y git && cd /tmp && sudo make",
        "RUN apk add bash",
        "RUN pip install flask",
        "RUN pip install -r requirements.txt",
        "RUN curl x | sh",
        "RUN ['a', 'b']",
        "run echo a",
        "COPY . .",
        "COPY app.py requirements.txt /x",
        "COPY ap.py /y/",
        "COPY --from=Build /x /",
        "ADD app.py /z",
        "WORKDIR app",
        "WORKDIR /srv",
        "USER root",
        "USER 1000",
        "EXPOSE 80/TCP",
        "EXPOSE 127.0.0.1:80:80",
        "EXPOSE 8000",
        "CMD flask run",
        "CMD [\"python\", \"app.py\"]",
        "CMD python /srv/ap.py",
        "ENTRYPOINT ['gunicorn', 'app:app']",
        "HEALTHCHECK CMD curl localhost",
        "STOPSIGNAL SIGTERM",
        "STOPSIGNAL SIGTERM # x",
        "EXPOSE 8000 # web",
        "COPY app.py /srv/ # it's ours",
        "RUN a # b \\\n  && c",
        "CMD [\"python\", \"app.py\"] # start",
        "CMD [\"python\" “app.py”,]",
        "CMD [\"python app.py\"]",
        "CMD [\"a\",\n  \"b\"]",
        "COPY [\"app.py\" \"/srv/\"]",
        "ENTRYPOINT PORT = 80 python app.py",
        "COPY .\\app.py .\\",
        "WORKDIR C:\\app",
        "RUN pip\u{a0}install –r requirements.txt",
        "ENV A＝1",
        "# a remark",
        "",
    ])
}

/// Pieces of which files are made that have something against them.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("FROM a AS Build".to_owned()),
        Just("FROM --platform=$TARGETPLATFORM a as context".to_owned()),
        Just("from build".to_owned()),
        Just("FROM $X".to_owned()),
        Just("ARG X=${Y:-é} KEY=$X".to_owned()),
        Just("ENV A ${B} \"c".to_owned()),
        Just("ENV A=\"$X\" \\\n\n  B=${Ä#x}".to_owned()),
        Just("COPY --from=build --chmod=9 --link=x a.md https://x .".to_owned()),
        Just("COPY --from=1 --from=0 <<E /$X\n$Q\nE".to_owned()),
        Just("RUN --mount=type=cche,\\\nfrom=0,target=$T x".to_owned()),
        Just("RUN --mount='type=cache,\"x' --device=a x".to_owned()),
        Just("ONBUILD CMD a $X".to_owned()),
        Just("CMD a \\\n  b".to_owned()),
        Just("WORKDIR a$X".to_owned()),
        Just("EXPOSE 1:2/TCP x $X".to_owned()),
        Just("HEALTHCHECK --interval=1 --retries=é NON".to_owned()),
        Just("MAINTAINER \"é\" \\\n x".to_owned()),
        Just("# check=skip=x;error=1".to_owned()),
        Just("SHELL a b".to_owned()),
        Just("cpoy a b".to_owned()),
        "[A-Za-z]{1,9} [ -~éß\\\\\n]{0,30}",
    ]
}

proptest! {
    #[test]
    fn likely_files(lines in prop::collection::vec(line(), 0..9), cut in 0_usize..400) {
        let source = lines.join("\n");
        holds(&source);
        let cut = source.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(source.len());
        holds(&source[..cut]);
    }

    #[test]
    fn fixes_mend_what_they_are_for(lines in prop::collection::vec(improvable(), 1..9)) {
        fixes_mend(&format!("FROM python:3.13-slim\n{}\n", lines.join("\n")));
    }

    #[test]
    fn any_text(source in "(?s).{0,80}") {
        holds(&source);
    }
}

/// A long file takes about as many times longer as it has lines more.
#[test]
fn every_line_costs_about_the_same() {
    let block =
        "FROM a AS s\nARG X=1\nENV Y=$X Z=${Y}\nCOPY a b\nRUN --mount=type=cache,target=/x y\nCMD a\n";
    let time = |n_blocks: usize| {
        let source = block.repeat(n_blocks);
        let file = parse(&source);
        let start = std::time::Instant::now();
        let n_problems = diagnose(&analyse(&file, Workspace::default())).len();
        assert!(n_problems >= n_blocks);
        start.elapsed()
    };
    // A busy machine makes single rounds long, never short: the best of many tells.
    let (mut short, mut long) = (time(50), time(800));
    for _ in 0..40 {
        if long < short * 16 * 6 {
            return;
        }
        (short, long) = (short.min(time(50)), long.min(time(800)));
    }
    panic!("50 blocks took {short:?}, 800 took {long:?}");
}
