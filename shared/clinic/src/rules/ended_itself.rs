//! The program ended itself with an exit code, without an error of Python: `sys.exit(3)`, `raise SystemExit(3)`
//! (<https://docs.python.org/3/library/sys.html#sys.exit>).

use catalogue::clinic as words;

use crate::case::Event;
use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    // From 126 on the codes are those of a shell and of signals.
    let code = evidence.exit_code().filter(|code| (1..126).contains(code))?;
    let has_error = evidence.lines.iter().any(|line| line.starts_with("Traceback (most recent call last)"));
    if has_error || !matches!(evidence.case.event, Event::Ended(_)) {
        return None;
    }
    let starts = evidence.starts();
    let script = starts.last()?.script_path()?;
    let path = evidence.source(&script).filter(|path| path.ends_with(".py"))?;
    let calls: Vec<usize> = (1..)
        .zip(evidence.text(path)?.lines())
        .filter(|(_, line)| ends(line))
        .map(|(line, _)| line)
        .collect();
    // What the program wrote last is often its reason.
    let at = evidence.last(|line| (!line.is_empty()).then_some(())).map(|(at, ())| at);
    match calls.as_slice() {
        [] => None,
        [line] => {
            Some(Diagnosis::new(at, words::ended_itself(code, *line, path)).hint(words::ended_itself_hint()))
        }
        _ => Some(
            Diagnosis::new(at, words::ended_itself_somewhere(code))
                .hint(words::ended_itself_somewhere_hint(path)),
        ),
    }
}

fn ends(line: &str) -> bool {
    let code = line.trim_start();
    let calls = ["sys.exit(", "raise SystemExit", "os._exit("];
    !code.starts_with('#')
        && (calls.iter().any(|call| code.contains(call))
            || code.starts_with("exit(")
            || code.starts_with("quit("))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.12-slim\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n";

    #[test]
    fn the_line_that_ends_the_program_is_named() {
        let app = "import sys\nprint('no configuration')\nif True:\n    sys.exit(3)\n";
        let case = ended(3, SOURCE, &[("app.py", app)], "no configuration\n");
        says(&case, "EndedItself | no configuration | Line 4 of app.py ends the program with exit code 3.");
        let twice = "# sys.exit(1)\nif a:\n    raise SystemExit(1)\nexit(2)\n";
        let said = "The program ended itself with exit code 2, and Python reports no error.";
        says(&ended(2, SOURCE, &[("app.py", twice)], ""), &format!("EndedItself |  | {said}"));
    }

    #[test]
    fn an_error_of_python_says_more() {
        let app = "import sys\nsys.exit(main())\n";
        let log =
            "Traceback (most recent call last):\n  File \"/app.py\", line 2, in <module>\nValueError: no";
        finds(&ended(1, SOURCE, &[("app.py", app)], log), "");
        finds(&ended(1, SOURCE, &[("app.py", "x = 1\n")], ""), "");
    }
}
