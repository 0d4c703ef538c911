//! `basename`, `dirname` and `pwd`.

use super::job::{Job, Stop};
use super::path::base_name;
use super::quote;

pub(super) fn basename(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let is_many = read.has("a") || read.has("s");
    let (names, suffix) = match read.operands.as_slice() {
        [] => return Err(job.misused("missing operand")),
        names if is_many => (names, read.value("s").unwrap_or_default()),
        [_] => (&read.operands[..], ""),
        [_, suffix] => (&read.operands[..1], suffix.as_str()),
        [_, _, extra, ..] => {
            return Err(job.misused(&format!("extra operand {}", quote::operand(extra))));
        }
    };
    for typed in names {
        let name = base_name(typed);
        let name = name.strip_suffix(suffix).filter(|rest| !rest.is_empty()).unwrap_or(name);
        print(job, name, read.has("z"));
    }
    Ok(())
}

pub(super) fn dirname(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if read.operands.is_empty() {
        return Err(job.misused("missing operand"));
    }
    for typed in &read.operands {
        let folder = match typed.trim_end_matches('/').rsplit_once('/') {
            Some((folder, _)) if folder.trim_end_matches('/').is_empty() => "/",
            Some((folder, _)) => folder.trim_end_matches('/'),
            None if typed.starts_with('/') => "/",
            None => ".",
        };
        print(job, folder, read.has("z"));
    }
    Ok(())
}

fn print(job: &mut Job, text: &str, is_ended_by_nul: bool) {
    job.out.write(text.as_bytes());
    job.out.write(if is_ended_by_nul { b"\0" } else { b"\n" });
}

pub(super) fn pwd(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    job.read(words)?;
    let here = format!("/{}", job.context.here);
    job.out.line(here.as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn paths_are_taken_apart() {
        let mut bench = Bench::new(&[]);
        assert_eq!(bench.prints("basename", &["/a/b.py", ".py"], ""), "b\n");
        assert_eq!(bench.prints("basename", &["-a", "x/", "/"], ""), "x\n/\n");
        assert_eq!(bench.prints("dirname", &["/a/b", "/a", "a", "a/b//c/", "/"], ""), "/a\n/\n.\na/b\n/\n");
        assert_eq!(bench.prints("pwd", &[], ""), "/\n");
    }
}
