//! Variables that double with each line. 274 bytes of them kept dockerd 20.10 busy for 90 s and longer ones for ever; 435 bytes took 6 GB of 28.5.

use std::fmt::Write as _;

use anyhow::Result;

use crate::attacks::refused_at_once;
use crate::target::{BASE, Target};

/// Builds such files in every form that expands; each must be refused at once.
pub(crate) async fn run(target: &Target) -> Result<String> {
    refused_at_once(target, &files()).await
}

fn files() -> Vec<(&'static str, String)> {
    let doubled = |head: &str, keyword: &str, n_lines: u32| {
        let mut file = head.to_owned();
        writeln!(file, "{keyword} a0=xxxxxxxxxxxxxxxx").ok();
        for line in 1..=n_lines {
            let before = line - 1;
            writeln!(file, "{keyword} a{line}=$a{before}$a{before}").ok();
        }
        file
    };
    let from = format!("FROM {BASE}\n");
    let with_use = |instruction: &str| format!("{}{instruction}\n", doubled(&from, "ARG", 30));
    vec![
        ("ENV", doubled(&from, "ENV", 24)),
        ("ENV, many", doubled(&from, "ENV", 40)),
        ("ARG above FROM", format!("{}FROM ${{a30:-{BASE}}}\n", doubled("", "ARG", 30))),
        ("ARG in LABEL", with_use("LABEL l=$a30")),
        ("ARG in COPY", with_use("COPY $a30 /x")),
        ("ARG in WORKDIR", with_use("WORKDIR /$a30")),
        (
            "across stages",
            format!(
                "{}FROM {BASE}\nCOPY --from=0 / /\n",
                doubled(&format!("FROM {BASE} AS one\n"), "ENV", 30)
            ),
        ),
    ]
}
