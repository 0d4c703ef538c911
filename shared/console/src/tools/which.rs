//! `which`, `type` and `command -v`: where a command comes from.

use super::job::{Job, Stop};

/// Where a command comes from.
enum Origin {
    Shell,
    File(String),
}

fn origin(job: &Job, name: &str) -> Option<Origin> {
    let is_builtin = SHELL.contains(&name) || job.context.builtins.contains(&name);
    let is_file = super::find(name).is_some() || job.context.commands.contains(&name);
    match (is_builtin, is_file) {
        (true, _) => Some(Origin::Shell),
        (_, true) if name.starts_with('/') => Some(Origin::File(name.to_owned())),
        (_, true) => Some(Origin::File(format!("/usr/bin/{name}"))),
        (false, false) => None,
    }
}

pub(super) fn which(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = match super::options::read(job.tool.flags, job.tool.reading, words) {
        Ok(read) => read,
        Err(_) => {
            let option = words.iter().find(|word| word.starts_with('-')).map_or("-", String::as_str);
            job.err_line(&format!("Illegal option {option}"));
            job.err_line("Usage: /usr/bin/which [-a] args");
            job.set_status(2);
            return Err(Stop);
        }
    };
    if read.operands.is_empty() {
        job.set_status(1);
    }
    for name in &read.operands {
        let is_file_too = ["echo", "pwd", "printf", "true", "false"].contains(&name.as_str());
        match origin(job, name) {
            Some(Origin::File(path)) if !read.has("s") => job.out.line(path.as_bytes()),
            Some(Origin::Shell) if is_file_too => job.out.line(format!("/usr/bin/{name}").as_bytes()),
            Some(Origin::File(_)) => {}
            Some(Origin::Shell) | None => job.set_status(1),
        }
    }
    Ok(())
}

pub(super) fn type_of(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    for name in &read.operands {
        describe(job, name, "type");
    }
    Ok(())
}

pub(super) fn command(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if !read.has("v") && !read.has("V") && !read.operands.is_empty() {
        return Err(job.unsupported("command"));
    }
    for name in &read.operands {
        if read.has("V") {
            describe(job, name, "command");
            continue;
        }
        match origin(job, name) {
            Some(Origin::Shell) => job.out.line(name.as_bytes()),
            Some(Origin::File(path)) => job.out.line(path.as_bytes()),
            None => job.set_status(1),
        }
    }
    Ok(())
}

fn describe(job: &mut Job, name: &str, tool: &str) {
    match origin(job, name) {
        Some(Origin::Shell) => job.out.line(format!("{name} is a shell builtin").as_bytes()),
        Some(Origin::File(path)) => job.out.line(format!("{name} is {path}").as_bytes()),
        None => {
            job.err_line(&format!("bash: {tool}: {name}: not found"));
            job.set_status(1);
        }
    }
}

/// Tools that are a part of every shell.
const SHELL: [&str; 7] = ["command", "echo", "false", "printf", "pwd", "true", "type"];

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn commands_are_found() {
        let mut bench = Bench::new(&[]);
        assert_eq!(bench.prints("which", &["ls", "docker"], ""), "/usr/bin/ls\n/usr/bin/docker\n");
        assert_eq!(bench.run("which", &["no"], "").status, 1);
        assert_eq!(bench.prints("type", &["cd", "ls"], ""), "cd is a shell builtin\nls is /usr/bin/ls\n");
        assert_eq!(bench.prints("command", &["-v", "docker", "cd"], ""), "/usr/bin/docker\ncd\n");
        assert_eq!(bench.run("type", &["no"], "").err, "bash: type: no: not found\n");
    }
}
