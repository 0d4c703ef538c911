//! A script that a container or a build starts has the line ends of Windows.
//!
//! The kernel takes the carriage return behind `#!/bin/sh` for part of the interpreter's name (`fs/binfmt_script.c`), and a shell takes each one for
//! the last letter of its line. Interpreters such as Python do not mind, where they are named and not looked for.

use catalogue::review as words;
use dockerfile::analysis::{Delivered, Start};
use dockerfile::rules::Explanation;
use dockerfile::shell::{ShellCommand, scripts};
use dockerfile::{Analysis, Edit, Fix, Severity, rules};
use text::{ByteRange, LineIndex};

use crate::{File, Finding, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "WindowsLineEnds",
    severity: Severity::Warning,
    explanation: Explanation {
        what: words::windows_line_ends_what,
        why: words::windows_line_ends_why,
        example: "# start.sh ends its lines as on Windows\nFROM debian:12\nCOPY --chmod=755 start.sh /\nENTRYPOINT [\"/start.sh\"]\n",
        better: "# start.sh ends its lines as on Linux\nFROM debian:12\nCOPY --chmod=755 start.sh /\nENTRYPOINT [\"/start.sh\"]\n",
        reference: "https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/topics/#unexpected-syntax-errors-use-unix-style-line-endings-for-files-in-containers",
    },
};

/// Returns what is wrong with a file, where something starts it.
pub(crate) fn check(analysis: &Analysis<'_>, file: &File<'_>) -> Option<Finding> {
    if !file.text.contains("\r\n") || rules::is_skipped(analysis, RULE.name) || is_converted(analysis) {
        return None;
    }
    let how = started(analysis, file)?;
    let first = file.text.lines().next().unwrap_or("");
    let interpreter = first.strip_prefix("#!").map(str::trim);
    let message = match (how, interpreter) {
        (Started::ByItself, Some(interpreter)) => words::windows_line_ends_interpreter(interpreter),
        (Started::ByItself, None) => return None,
        (Started::ByShell, _) => words::windows_line_ends(),
    };
    // Whole line ends: an editor has one place for both characters.
    let edits = file
        .text
        .match_indices("\r\n")
        .map(|(at, _)| Edit { range: ByteRange::new(at, at + 2), text: "\n".to_owned() });
    let fix = Fix { title: words::fix_line_ends(), edits: edits.collect() };
    let lines = LineIndex::new(file.text);
    let range = ByteRange::new(0, first.len());
    let rule = (RULE.name, RULE.severity);
    Some(Finding { fixes: vec![fix], ..Finding::new(file.path, rule, (range, &lines), message) })
}

/// How a script is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Started {
    /// As a program: the system reads its first line.
    ByItself,
    /// A shell that is named reads it.
    ByShell,
}

/// Returns how the last stage's container, or a `RUN` of a stage that is needed, starts a file.
fn started(analysis: &Analysis<'_>, file: &File<'_>) -> Option<Started> {
    let last = analysis.stages.len().checked_sub(1)?;
    let of_file = |stage: usize| -> Vec<Delivered> {
        analysis.contents(stage).files.into_iter().filter(|found| found.source == file.path).collect()
    };
    let delivered = of_file(last);
    let of_start = |start: &Start| {
        let program = start.words.first()?;
        let is_it = |wanted: &str| delivered.iter().any(|found| found.path == wanted);
        if !program.expands && places(&program.value, &start.folder).iter().any(|place| is_it(place)) {
            return Some(Started::ByItself);
        }
        let script = start.script().filter(|script| !script.expands && is_shell(start.program()))?;
        places(&script.value, &start.folder).iter().any(|place| is_it(place)).then_some(Started::ByShell)
    };
    if let Some(found) = analysis.starts(last).iter().find_map(of_start) {
        return Some(found);
    }
    let reached = analysis.reachable(last);
    scripts(analysis.file).iter().find_map(|script| {
        let stage = script.instruction.stage.filter(|stage| reached.get(*stage) == Some(&true))?;
        let delivered = of_file(stage);
        script.commands.iter().find_map(|command| of_command(command, &delivered))
    })
}

/// Returns how a command of a `RUN` starts one of the files: where its folder is not known, the file's name and its last folders have to be the same.
fn of_command(command: &ShellCommand<'_>, delivered: &[Delivered]) -> Option<Started> {
    let is_it = |word: &str| {
        let word = word.trim_start_matches("./");
        delivered.iter().any(|found| {
            found.path == word || found.path.strip_suffix(word).is_some_and(|rest| rest.ends_with('/'))
        })
    };
    let program = command.run().first().filter(|word| !word.expands)?;
    if program.value.contains('/') && is_it(&program.value) {
        return Some(Started::ByItself);
    }
    let is_reader = is_shell(command.program()) || matches!(&*program.value, "." | "source");
    let script = command.arguments().iter().find(|word| !word.value.starts_with('-'))?;
    (is_reader && !script.expands && is_it(&script.value)).then_some(Started::ByShell)
}

/// Returns where a program may be: at its path, or on the usual `PATH`.
fn places(program: &str, folder: &str) -> Vec<String> {
    if program.starts_with('/') {
        return vec![program.to_owned()];
    }
    if program.contains('/') {
        let path = program.trim_start_matches("./");
        return vec![format!("{}/{path}", folder.trim_end_matches('/'))];
    }
    let on_path = PATH.iter().map(|place| format!("{place}/{program}"));
    // A shell that is named looks in its folder.
    std::iter::once(format!("{}/{program}", folder.trim_end_matches('/'))).chain(on_path).collect()
}

/// Returns whether a command of the file may convert line ends.
fn is_converted(analysis: &Analysis<'_>) -> bool {
    let source = &*analysis.file.source;
    ["dos2unix", "\\r", "\\015", "fromdos"].iter().any(|word| source.contains(word))
}

fn is_shell(program: &str) -> bool {
    matches!(program, "sh" | "bash" | "ash" | "dash" | "zsh")
}

/// Folders of programs.
const PATH: [&str; 6] = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

#[cfg(test)]
mod tests {
    use dockerfile::{Workspace, analyse, parse};

    use super::*;

    /// Returns what the first fix makes of `start.sh`, where something is wrong with it.
    fn mended(dockerfile: &str, script: &str) -> Option<String> {
        let texts = [("Dockerfile", dockerfile), ("start.sh", script)];
        let tree = parse(dockerfile);
        let analysis = analyse(&tree, Workspace { files: &texts, ..Workspace::default() });
        let file = File { path: "start.sh", text: script, ..File::default() };
        check(&analysis, &file).map(|found| found.fixes[0].apply(script))
    }

    #[test]
    fn a_script_that_something_starts_is_found_and_converted() {
        let script = "#!/bin/sh\r\nexec a\r\n";
        for rest in [
            "COPY start.sh /srv/\nWORKDIR /srv\nENTRYPOINT [\"/srv/start.sh\"]",
            "COPY start.sh /srv/\nWORKDIR /srv\nENTRYPOINT [\"./start.sh\"]",
            "COPY start.sh /usr/local/bin/\nENTRYPOINT [\"start.sh\"]\nCMD [\"a\"]",
            "COPY start.sh /\nCMD /start.sh",
            "COPY . /srv/\nCMD [\"sh\", \"/srv/start.sh\"]",
            "COPY start.sh /srv/\nWORKDIR /srv\nCMD [\"bash\", \"start.sh\"]",
            "COPY start.sh /tmp/\nRUN chmod +x /tmp/start.sh && /tmp/start.sh",
            "COPY start.sh .\nRUN bash start.sh",
        ] {
            let found = mended(&format!("FROM debian:12\n{rest}\n"), script);
            assert_eq!(found.as_deref(), Some("#!/bin/sh\nexec a\n"), "{rest}");
        }
        assert!(mended("FROM a\nCOPY start.sh /\nCMD [\"sh\", \"/start.sh\"]\n", "a\r\n").is_some());
    }

    #[test]
    fn what_nobody_starts_or_somebody_converts_is_left_alone() {
        let script = "#!/bin/sh\r\nexec a\r\n";
        for rest in [
            "COPY start.sh /srv/\nCMD [\"python\", \"a.py\"]",
            "COPY start.sh /srv/\nCMD [\"cat\", \"/srv/start.sh\"]",
            "CMD [\"/start.sh\"]",
            "COPY start.sh /\nRUN dos2unix /start.sh\nCMD [\"/start.sh\"]",
            "COPY start.sh /\nRUN sed -i 's/\\r$//' /start.sh\nCMD [\"/start.sh\"]",
            "COPY start.sh /\nRUN python start.sh",
        ] {
            assert_eq!(mended(&format!("FROM debian:12\n{rest}\n"), script), None, "{rest}");
        }
        let starts = "FROM a\nCOPY start.sh /\nCMD [\"/start.sh\"]\n";
        assert_eq!(mended(starts, "#!/bin/sh\nexec a\n"), None);
        assert_eq!(mended(&format!("# check=skip=WindowsLineEnds\n{starts}"), script), None);
    }
}
