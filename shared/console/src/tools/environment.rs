//! `env` and `printenv`. Running a command in a changed environment is the shell's matter.

use super::job::{Job, Stop};
use super::quote;

pub(super) fn env(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let mut variables = if read.has("i") { Vec::new() } else { job.context.variables.to_vec() };
    let unset = read.options.iter().filter(|(key, _)| key == "u");
    unset.for_each(|(_, name)| variables.retain(|(other, _)| other != name));
    for word in &read.operands {
        let Some((name, value)) = word.split_once('=') else {
            return Err(match super::find(word) {
                Some(_) => job.unsupported(word),
                None => job.stop(127, &format!("{}: No such file or directory", quote::operand(word))),
            });
        };
        match variables.iter_mut().find(|(other, _)| other == name) {
            Some((_, old)) => value.clone_into(old),
            None => variables.push((name.to_owned(), value.to_owned())),
        }
    }
    for (name, value) in variables {
        job.out.write(format!("{name}={value}{}", if read.has("0") { '\0' } else { '\n' }).as_bytes());
    }
    Ok(())
}

pub(super) fn printenv(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let end = if read.has("0") { '\0' } else { '\n' };
    if read.operands.is_empty() {
        for (name, value) in job.context.variables {
            job.out.write(format!("{name}={value}{end}").as_bytes());
        }
    }
    for name in &read.operands {
        match job.context.variables.iter().find(|(other, _)| other == name) {
            Some((_, value)) => job.out.write(format!("{value}{end}").as_bytes()),
            None => job.set_status(1),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn variables_are_printed_and_changed() {
        let mut bench = Bench::new(&[]);
        assert_eq!(bench.prints("env", &[], ""), "HOME=/\nNAME=a b\n");
        assert_eq!(bench.prints("env", &["-u", "HOME", "NAME=c", "X="], ""), "NAME=c\nX=\n");
        assert_eq!(bench.prints("printenv", &["NAME"], ""), "a b\n");
        assert_eq!(bench.run("printenv", &["NO"], "").status, 1);
    }
}
