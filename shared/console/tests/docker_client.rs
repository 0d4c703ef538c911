//! What the reference client answered to the lines of `data/docker/lines.jsonl`, and what our parser answers. The example `docker_lines` asks the client.
//!
//! A line that the client sent to the engine must be one that the parser accepts. A record that tolerates `refused` may be refused by name instead; one that
//! tolerates `output` may leave out what the client prints on standard output.

use console::docker::{Failure, Stream, notices, parse};

#[test]
fn our_answers_are_the_clients() {
    let records = include_str!("../data/docker/answers.jsonl");
    let (mut n_equal, mut differences) = (0, Vec::new());
    for record in records.lines() {
        let record: serde_json::Value = serde_json::from_str(record).unwrap();
        let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        let words = record["words"].as_array().unwrap().iter();
        let words: Vec<String> = words.map(|word| word.as_str().unwrap().to_owned()).collect();
        let may_be_refused = record["tolerates"].as_array().unwrap().iter().any(|what| what == "refused");
        let may_print_less = record["tolerates"].as_array().unwrap().iter().any(|what| what == "output");
        let status = record["status"].as_i64().unwrap();
        let reached_engine = text("stderr").contains("Cannot connect to the Docker daemon");
        // Without the feature the help is short.
        let is_help = text("stdout").contains("Usage:") || (status == 0 && text("stderr").contains("Usage:"));
        let is_version = text("stdout").starts_with("Docker version");
        let notices: String = notices(&words).iter().map(|notice| format!("{notice}\n")).collect();
        let difference = match parse(&words) {
            Err(Failure::Client(error)) if is_help && error.status == 0 && !cfg!(feature = "help") => None,
            Ok(_) if reached_engine || is_version => None,
            Ok(command) => Some(format!("accepted as {command:?}")),
            Err(Failure::Refused(_)) if may_be_refused => None,
            Err(Failure::Refused(refused)) => Some(format!("refused: {refused:?}")),
            Err(Failure::Client(error)) => {
                let (output, errors) = match error.stream {
                    Stream::Output => (notices + &error.text, String::new()),
                    Stream::Error => (notices, error.text),
                };
                let is_equal = (may_print_less || output == text("stdout"))
                    && errors == text("stderr")
                    && i64::from(error.status) == status;
                (!is_equal).then(|| format!("{} {output}{errors}", error.status))
            }
        };
        match difference {
            None => n_equal += 1,
            Some(difference) => differences.push(format!(
                "## {}\n   client: {status} {}{}\n   ours: {difference}\n",
                text("line"),
                text("stdout"),
                text("stderr")
            )),
        }
    }
    assert!(
        differences.is_empty(),
        "{n_equal} equal, {} differ\n{}",
        differences.len(),
        differences.join("\n")
    );
    assert!(n_equal >= 200, "only {n_equal} records");
}

#[cfg(not(target_arch = "wasm32"))]
mod any_input {
    use console::docker::completion::{Names, check, complete};
    use console::docker::{notices, parse};
    use proptest::prelude::*;

    /// Words that look like a docker command line, and words that do not.
    fn word() -> impl Strategy<Value = String> {
        let known = [
            "run",
            "build",
            "image",
            "ls",
            "exec",
            "-it",
            "-p",
            "--publish",
            "8000-9000:1-5",
            "-e",
            "A=b",
            "--",
            "-",
            "--rm=",
            "-m",
            "1e9g",
            "--cpus",
            "9e99",
            "--health-interval",
            "--restart",
            "on-failure:",
            "--help",
            "-h",
            "logs",
            "--since",
            "--filter",
            "help",
            ".",
            "[::1]:1:1",
        ];
        prop_oneof![
            prop::sample::select(known.map(str::to_owned).to_vec()),
            any::<String>(),
            "-[a-zé=]{1,4}",
            "--[a-z=-]{0,9}"
        ]
    }

    proptest! {
        #[test]
        fn no_words_make_the_parser_panic(words in prop::collection::vec(word(), 0..9)) {
            drop(parse(&words));
            drop(notices(&words));
            let (current, before) = words.split_last().map_or(("", &[][..]), |(last, before)| (last.as_str(), before));
            drop(complete(before, current, &Names::default()));
            drop(check(&words.iter().map(|word| (0..1, word.clone())).collect::<Vec<_>>()));
        }
    }
}
