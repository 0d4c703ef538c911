//! The tools beside the real programs of a Debian: the same lines over the same files, and standard output, standard error and exit code must be equal.
//!
//! A line of `tools/lines.txt` is a command line; `#` begins a remark. Behind ` ## ` stands why we differ, and then the results must differ: a
//! difference that is gone is to be taken out of the list. No arguments and no input may end a tool with a panic.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test's helper fails its test by panicking")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use console::tools::{Folder as _, MemoryFolder, TOOLS, ToolContext, ToolOutput, find};
use proptest::prelude::*;

const LINES: &str = include_str!("tools/lines.txt");

const FILES: [(&str, &str); 7] = [
    (
        "app.py",
        "from flask import Flask\napp = Flask(__name__)\n\n\n@app.route('/')\ndef hello():\n\treturn 'Hello, World!'\n\nif __name__ == '__main__':\n    app.run(port=5000)\n",
    ),
    (
        "Dockerfile",
        "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
    ),
    ("numbers", "10\n9\n2\n33\n9\n1.5\n-4\n"),
    ("people", "ann:30:x\nbob:7:y\ncid:101:x\nplain\n"),
    ("open", "no break\nat the end"),
    ("src/a.txt", "alpha\nbeta\nalpha\n"),
    ("src/deep/b.txt", "beta\nGamma\ncafé\n"),
];

/// What is compared.
#[derive(Debug, PartialEq, Eq)]
struct Printed {
    out: String,
    err: String,
    status: i32,
    files: BTreeSet<(String, String)>,
}

/// Splits a line at spaces and single quotes; `\n` stands for a line break.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words.iter().map(|word| word.replace("␤", "\n")).collect()
}

fn ours(words: &[String], input: &str) -> Printed {
    let mut folder = MemoryFolder::of(&FILES);
    let variables = [("LANG".to_owned(), "C.UTF-8".to_owned())];
    let mut context = ToolContext {
        folder: &mut folder,
        here: "",
        variables: &variables,
        now: 1_700_000_000,
        columns: None,
        user: "root",
        host: "drydock",
        commands: &[],
        builtins: &[],
    };
    let ToolOutput { out, err, status, .. } =
        find(&words[0]).unwrap().run(&mut context, &words[1..], input.as_bytes());
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let files = folder.paths().into_iter().map(|path| {
        let content = folder.read(&path).map_or_else(String::new, text);
        (path, content)
    });
    let files = files.collect();
    Printed { out: text(out), err: text(err), status, files }
}

fn theirs(words: &[String], input: &str) -> Printed {
    let folder = std::env::temp_dir().join(format!("drydock-tools-{}", std::process::id()));
    drop(std::fs::remove_dir_all(&folder));
    for (path, content) in FILES {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    let mut command = if ["echo", "printf", "type", "command"].contains(&words[0].as_str()) {
        let mut shell = Command::new("bash");
        shell.args(["-c", "\"$@\"", "bash"]).args(words);
        shell
    } else {
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        command
    };
    let keep = std::env::var_os("PATH").unwrap();
    command.env_clear().env("PATH", keep).env("LANG", "C.UTF-8").current_dir(&folder);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A tool that reads no input may have closed it already.
    drop(child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let mut files = BTreeSet::new();
    collect(&folder, &folder, &mut files);
    std::fs::remove_dir_all(&folder).unwrap();
    let err = text(output.stderr).replace("bash: line 1: ", "bash: ");
    Printed { out: text(output.stdout), err, status: output.status.code().unwrap(), files }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeSet<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files.insert((format!("{name}/"), String::new()));
            collect(root, &path, files);
        } else {
            files.insert((name, String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned()));
        }
    }
}

/// Makes comparable what is not specified: the order in which a folder is read.
fn normalised(name: &str, words: &[String], mut printed: Printed) -> Printed {
    let is_unordered = name == "find"
        || (name == "grep" && words.iter().any(|word| word.starts_with("-r")))
        || (["cp", "rm"].contains(&name) && words.iter().any(|word| word.contains('v')));
    if is_unordered {
        let mut lines: Vec<&str> = printed.out.lines().collect();
        lines.sort_unstable();
        printed.out = lines.join("\n");
    }
    printed
}

#[test]
fn lines_print_what_the_real_programs_print() {
    let lines = LINES.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let (mut n_lines, mut faults) = (0, Vec::new());
    for line in lines {
        n_lines += 1;
        let (line, reason) = line.split_once(" ## ").map_or((line, None), |(line, why)| (line, Some(why)));
        let (line, input) = line.split_once(" << ").unwrap_or((line, ""));
        let (words, input) = (words(line), input.replace('␤', "\n"));
        let [ours, theirs] = [ours(&words, &input), theirs(&words, &input)]
            .map(|printed| normalised(&words[0], &words, printed));
        if (ours == theirs) != reason.is_none() {
            faults.push(format!("{line}\n  ours   {ours:?}\n  theirs {theirs:?}"));
        }
    }
    assert!(n_lines >= 120, "{n_lines}");
    assert!(faults.is_empty(), "{} of {n_lines}\n{}", faults.len(), faults.join("\n"));
}

proptest! {
    #[test]
    fn no_words_and_no_input_end_a_tool_with_a_panic(
        tool in 0..TOOLS.len(),
        words in prop::collection::vec(
            prop_oneof![
                "\\PC{0,12}",
                "-[a-zA-Z0-9]{1,3}",
                "[-+]?[0-9]{1,20}",
                "[%\\\\a-z0-9.*-]{0,8}",
                "[s/\\[\\]()\\\\*{},0-9a-c$^;&|]{0,14}",
                "(app\\.py|src|src/\\.\\.|\\.\\./x|/|~|\\.|numbers|/dev/null|)",
            ],
            0..5,
        ),
        input in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut folder = MemoryFolder::of(&FILES);
        let variables = [("A".to_owned(), "b".to_owned())];
        for columns in [None, Some(20)] {
            let mut context = ToolContext {
                folder: &mut folder, here: "src", variables: &variables, now: i64::MIN, columns,
                user: "u", host: "h", commands: &[], builtins: &[],
            };
            TOOLS[tool].run(&mut context, &words, &input);
        }
        drop(console::tools::xargs_commands(&words, &input));
    }
}
