//! The pure parts of the shell's own commands: `export`, `unset`, `exit`. Their words are those of `dash`, without the number of the line.

use super::state::{ShellState, is_variable_name};

/// Names of the commands that the shell carries out itself, with or without the server.
pub const COMMANDS: [&str; 19] = [
    "cd", "clear", "code", "curl", "docker", "exit", "export", "help", "history", "nano", "sh", "sleep",
    "sudo", "test", "unset", "vi", "vim", "wget", "xargs",
];

/// What a command of the shell prints, and its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuiltinResult {
    /// On standard output.
    pub output: String,
    /// On standard error.
    pub errors: String,
    /// The status.
    pub status: i32,
}

/// Carries `export` out. `arguments` are the words behind the name.
///
/// ```
/// use console::shell::{ShellState, export};
///
/// let mut state = ShellState::default();
/// export(&["TAG=it's".to_owned()], &mut state);
/// assert_eq!(export(&[], &mut state).output, "export TAG='it'\"'\"'s'\n");
/// ```
pub fn export(arguments: &[String], state: &mut ShellState) -> BuiltinResult {
    let arguments = arguments.strip_prefix(&["-p".to_owned()]).unwrap_or(arguments);
    let mut result = BuiltinResult::default();
    if arguments.is_empty() {
        for (name, value) in state.exported() {
            let value = value.map_or_else(String::new, |value| format!("={}", quoted(value)));
            result.output.push_str(&format!("export {name}{value}\n"));
        }
        return result;
    }
    for argument in arguments {
        let (name, value) =
            argument.split_once('=').map_or((argument.as_str(), None), |(name, value)| (name, Some(value)));
        if !is_variable_name(name) {
            return failed(result, format!("sh: export: {name}: bad variable name\n"));
        }
        let is_set = value.map_or(Ok(()), |value| state.set(name, value)).and_then(|()| state.export(name));
        if is_set.is_err() {
            return failed(result, "sh: export: argument list too long\n".to_owned());
        }
    }
    result
}

/// Carries `unset` out. `arguments` are the words behind the name.
pub fn unset(arguments: &[String], state: &mut ShellState) -> BuiltinResult {
    let result = BuiltinResult::default();
    for argument in arguments {
        match argument.as_str() {
            "-v" | "-f" => {}
            name if is_variable_name(name) => state.unset(name),
            name => return failed(result, format!("sh: unset: {name}: bad variable name\n")),
        }
    }
    result
}

/// Returns the status with which `exit` ends the shell. `arguments` are the words behind the name.
///
/// # Errors
///
/// What `exit` prints when its argument is no number. The shell goes on then, with status 2.
pub fn exit_status(arguments: &[String], last_status: i32) -> Result<i32, String> {
    let Some(argument) = arguments.first() else { return Ok(last_status) };
    let is_number = argument.bytes().all(|byte| byte.is_ascii_digit());
    match argument.parse::<i32>() {
        Ok(status) if is_number => Ok(status & 0xff),
        _ => Err(format!("sh: exit: Illegal number: {argument}\n")),
    }
}

/// Returns a word in single quotes, as `sh` prints it so that it can be typed again.
#[must_use]
pub fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r#"'"'"'"#))
}

fn failed(result: BuiltinResult, errors: String) -> BuiltinResult {
    BuiltinResult { errors, status: 2, ..result }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn export_sets_and_marks() {
        let mut state = ShellState::default();
        assert_eq!(state.set("A", "1"), Ok(()));
        assert_eq!(export(&words("A B=2=3 C"), &mut state).status, 0);
        assert_eq!(state.environment().collect::<Vec<_>>(), [("A", "1"), ("B", "2=3")]);
        assert_eq!(export(&words("-p"), &mut state).output, "export A='1'\nexport B='2=3'\nexport C\n");
        let result = export(&words("1x=2"), &mut state);
        assert_eq!((result.errors.as_str(), result.status), ("sh: export: 1x: bad variable name\n", 2));
    }

    #[test]
    fn unset_removes() {
        let mut state = ShellState::with_environment([("A", "1"), ("B", "2")]);
        assert_eq!(unset(&words("-v A"), &mut state), BuiltinResult::default());
        assert_eq!(state.get("A"), None);
        assert_eq!(unset(&words("B-"), &mut state).status, 2);
    }

    #[test]
    fn exit_takes_a_number() {
        assert_eq!(exit_status(&[], 7), Ok(7));
        assert_eq!(exit_status(&words("257"), 0), Ok(1));
        for wrong in ["-1", "+1", "x", "99999999999"] {
            assert!(exit_status(&words(wrong), 0).is_err(), "{wrong}");
        }
    }
}
