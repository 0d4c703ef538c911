//! Small files that 20.10 works on for minutes, or that end it: variables seen by many words, words without a blank, ranges of ports, stages that
//! copy from each other along many paths, and a circle that goes through a base.

use anyhow::Result;

use crate::attacks::refused_at_once;
use crate::target::{BASE, Target};

/// Builds each; it must be refused with a sentence, and at once.
pub(crate) async fn run(target: &Target) -> Result<String> {
    refused_at_once(target, &files()).await
}

fn files() -> Vec<(&'static str, String)> {
    let from = format!("FROM {BASE}\n");
    let list = |n: usize, one: &dyn Fn(usize) -> String| (0..n).map(one).collect::<String>();
    let variables = list(1000, &|at| format!(" v{at}=x"));
    let paths = list(40, &|at| {
        format!("FROM {BASE} AS s{}\nCOPY --from=s{} /d /d\nCOPY --from=s{at} /d /d\n", at + 2, at + 1)
    });
    vec![
        ("variables and labels", format!("{from}ENV{variables}\nLABEL{variables}\n")),
        ("arguments and labels", format!("{from}ARG{variables}\nLABEL{variables}\n")),
        ("an instruction a variable", format!("{from}{}", list(900, &|at| format!("ENV v{at}=x\n")))),
        ("a long word", format!("{from}LABEL l={}\n", "x".repeat(60_000))),
        ("a long command", format!("{from}RUN {}\n", "x".repeat(60_000))),
        ("a long flag", format!("{from}COPY --chown={} Dockerfile /x\n", "x".repeat(60_000))),
        ("many ports", format!("{from}EXPOSE 1-65000\nEXPOSE 1-65000/udp\n")),
        ("many paths", format!("FROM {BASE} AS unused\nFROM {BASE} AS s0\nFROM {BASE} AS s1\n{paths}")),
        (
            "a circle through a base",
            format!("FROM {BASE} AS c\nFROM {BASE} AS a\nCOPY --from=b /d /d\nFROM a AS b\nENV x=1\n"),
        ),
        (
            "stages on stages",
            format!(
                "FROM {BASE} AS s0\n{}",
                list(300, &|at| format!("FROM s{at} AS s{}\nENV v{at}=x\n", at + 1))
            ),
        ),
    ]
}
