//! `cp` and `mv`.

use super::job::{Job, NO_SUCH_FILE, NOT_A_FOLDER, Reason, Stop};
use super::options::Arguments;
use super::path::{base_name, join, parent};
use super::quote;

pub(super) fn cp(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let is_recursive = ["r", "R", "a"].iter().any(|key| read.has(key));
    for (from, to) in pairs(job, &read)? {
        let (path, entry) = match job.look_up(&from) {
            Ok(found) => found,
            Err(reason) => {
                job.fail(1, &format!("cannot stat {}: {reason}", quote::file(&from)));
                continue;
            }
        };
        if !entry.is_folder {
            copy_file(job, &read, &from, &path, &to);
        } else if is_recursive {
            copy_folder(job, &read, &from, &path, &to);
        } else {
            job.fail(1, &format!("-r not specified; omitting directory {}", quote::file(&from)));
        }
    }
    Ok(())
}

/// Pairs each source with its destination.
fn pairs(job: &mut Job, read: &Arguments) -> Result<Vec<(String, String)>, Stop> {
    let (sources, target) = match (read.value("t"), read.operands.split_last()) {
        (_, None) => return Err(job.misused("missing file operand")),
        (Some(target), Some(_)) => (read.operands.as_slice(), target.to_owned()),
        (None, Some((only, []))) => {
            let text = format!("missing destination file operand after {}", quote::file(only));
            return Err(job.misused(&text));
        }
        (None, Some((target, sources))) => (sources, target.clone()),
    };
    let found = job.look_up(&target).map(|(_, entry)| entry.is_folder);
    let is_into = found == Ok(true) && !read.has("T");
    if (sources.len() > 1 || read.has("t")) && !is_into {
        let reason = found.err().unwrap_or(NOT_A_FOLDER);
        return Err(job.stop(1, &format!("target {}: {reason}", quote::file(&target))));
    }
    let to = |from: &String| if is_into { join(&target, base_name(from)) } else { target.clone() };
    Ok(sources.iter().map(|from| (from.clone(), to(from))).collect())
}

fn copy_file(job: &mut Job, read: &Arguments, from: &str, path: &str, to: &str) {
    let quoted = (quote::file(from), quote::file(to));
    let found = job.look_up(to);
    match &found {
        Ok((there, _)) if there == path => {
            return job.fail(1, &format!("{} and {} are the same file", quoted.0, quoted.1));
        }
        Ok((_, there)) if there.is_folder => {
            return job.fail(1, &format!("cannot overwrite directory {} with non-directory", quoted.1));
        }
        Ok(_) if read.has("n") => return,
        _ => {}
    }
    let Ok(content) = job.content(from) else { return };
    let is_executable = job.look_up(from).is_ok_and(|(_, entry)| entry.is_executable);
    if let Err(reason) = put(job, to, content, is_executable) {
        return job.fail(1, &format!("cannot create regular file {}: {reason}", quoted.1));
    }
    if read.has("v") {
        job.out.line(format!("{} -> {}", quoted.0, quoted.1).as_bytes());
    }
}

/// Writes a file that takes the executable bit of its source.
fn put(job: &mut Job, to: &str, content: Vec<u8>, is_executable: bool) -> Result<(), Reason> {
    if to.ends_with('/') {
        return Err(NOT_A_FOLDER);
    }
    if to == super::job::NULL_DEVICE {
        return Ok(());
    }
    let path = job.locate_new(to)?;
    let written = job.context.folder.write(&path, content, is_executable);
    job.permitted(written)
}

fn copy_folder(job: &mut Job, read: &Arguments, from: &str, path: &str, to: &str) {
    let (from_quoted, to_quoted) = (quote::file(from), quote::file(to));
    if let Ok((_, entry)) = job.look_up(to)
        && !entry.is_folder
    {
        let text = format!("cannot overwrite non-directory {to_quoted} with directory {from_quoted}");
        return job.fail(1, &text);
    }
    let located = job.locate(to).unwrap_or_default();
    if is_inside(&located, path) {
        return job.fail(1, &format!("cannot copy a directory, {from_quoted}, into itself, {to_quoted}"));
    }
    let mut folders = vec![(from.to_owned(), to.to_owned())];
    while let Some((from, to)) = folders.pop() {
        let Ok((path, _)) = job.look_up(&from) else { continue };
        if job.look_up(&to).is_err() {
            let made = job.locate_new(to.trim_end_matches('/')).and_then(|path| {
                let made = job.context.folder.make_folder(&path);
                job.permitted(made)
            });
            if let Err(reason) = made {
                job.fail(1, &format!("cannot create directory {}: {reason}", quote::file(&to)));
                continue;
            }
            if read.has("v") {
                job.out.line(format!("{} -> {}", quote::file(&from), quote::file(&to)).as_bytes());
            }
        }
        for entry in job.sorted_entries(&path) {
            let (from, to) = (join(&from, &entry.name), join(&to, &entry.name));
            if entry.is_folder {
                folders.push((from, to));
            } else {
                copy_file(job, read, &from, &join(&path, &entry.name), &to);
            }
        }
    }
}

/// Returns whether a path is a folder or lies in it.
fn is_inside(path: &str, folder: &str) -> bool {
    folder.is_empty() || path == folder || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

pub(super) fn mv(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    for (from, to) in pairs(job, &read)? {
        let quoted = (quote::file(&from), quote::file(&to));
        let (path, entry) = match job.look_up(&from) {
            Ok(found) => found,
            Err(reason) => {
                job.fail(1, &format!("cannot stat {}: {reason}", quoted.0));
                continue;
            }
        };
        let target = job.look_up(&to);
        let located = job.locate(&to).unwrap_or_default();
        let text = match &target {
            _ if path.is_empty() => {
                format!("cannot move {} to {}: Device or resource busy", quoted.0, quoted.1)
            }
            Ok((there, _)) if *there == path => format!("{} and {} are the same file", quoted.0, quoted.1),
            _ if entry.is_folder && is_inside(&located, &path) => {
                format!("cannot move {} to a subdirectory of itself, {}", quoted.0, quoted.1)
            }
            Ok(_) if read.has("n") => continue,
            Ok((_, there)) if there.is_folder && !entry.is_folder => {
                format!("cannot overwrite directory {} with non-directory", quoted.1)
            }
            Ok((_, there)) if !there.is_folder && entry.is_folder => {
                format!("cannot overwrite non-directory {} with directory {}", quoted.1, quoted.0)
            }
            Ok((there, _)) if entry.is_folder && !job.context.folder.entries(there).is_empty() => {
                format!("cannot move {} to {}: Directory not empty", quoted.0, quoted.1)
            }
            Err(NO_SUCH_FILE) if to.ends_with('/') && !entry.is_folder => {
                format!("cannot move {} to {}: {NOT_A_FOLDER}", quoted.0, quoted.1)
            }
            Ok(_) | Err(_) => match move_to(job, &path, &to) {
                Ok(()) if read.has("v") => {
                    job.out.line(format!("renamed {} -> {}", quoted.0, quoted.1).as_bytes());
                    continue;
                }
                Ok(()) => continue,
                Err(reason) => format!("cannot move {} to {}: {reason}", quoted.0, quoted.1),
            },
        };
        job.fail(1, &text);
    }
    Ok(())
}

/// Moves a file or a whole folder. What cannot be written stays where it was.
fn move_to(job: &mut Job, path: &str, to: &str) -> Result<(), Reason> {
    let target = job.locate_new(to.trim_end_matches('/'))?;
    let mut waiting = vec![(path.to_owned(), target)];
    let mut moved = Vec::new();
    while let Some((from, to)) = waiting.pop() {
        let Some(entry) = job.context.folder.describe(&from) else { continue };
        let done = if entry.is_folder {
            waiting.extend(
                job.context.folder.entries(&from).iter().map(|e| (join(&from, &e.name), join(&to, &e.name))),
            );
            let is_there = job.context.folder.describe(&to).is_some();
            if is_there { Ok(()) } else { job.context.folder.make_folder(&to) }
        } else {
            let content = job.context.folder.read(&from).unwrap_or_default();
            job.context.folder.write(&to, content, entry.is_executable)
        };
        job.permitted(done)?;
        moved.push(from);
    }
    for from in moved.iter().rev() {
        let removed = job.context.folder.remove(from);
        job.permitted(removed)?;
    }
    debug_assert!(job.context.folder.describe(parent(path)).is_some(), "the parent stays");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn folders_are_copied_with_all_that_is_in_them() {
        let mut bench = Bench::new(&[("d/a", "1"), ("d/e/b", "2"), ("f/x", "")]);
        bench.prints("cp", &["-r", "d", "f"], "");
        bench.prints("cp", &["-r", "d/", "g"], "");
        assert_eq!(bench.content("f/d/e/b").as_deref(), Some("2"));
        assert_eq!(bench.content("g/a").as_deref(), Some("1"));
        assert!(bench.run("cp", &["-r", "d", "d/e"], "").err.contains("into itself"));
        assert!(bench.run("cp", &["-r", ".", "new"], "").err.contains("into itself"));
    }

    #[test]
    fn a_folder_moves_whole() {
        let mut bench = Bench::new(&[("d/a", "1"), ("d/e/b", "2"), ("c", "3")]);
        bench.prints("mv", &["d", "g"], "");
        bench.prints("mv", &["c", "g/e"], "");
        assert_eq!(bench.folder.paths(), ["g/", "g/a", "g/e/", "g/e/b", "g/e/c"]);
        assert_eq!(bench.run("mv", &["g", "g/e/z"], "").status, 1);
        assert_eq!(bench.folder.paths().len(), 5);
    }

    #[test]
    fn a_copy_replaces_a_file_but_not_itself() {
        let mut bench = Bench::new(&[("a", "1"), ("b", "2")]);
        assert_eq!(bench.prints("cp", &["-v", "a", "b"], ""), "'a' -> 'b'\n");
        assert_eq!(bench.content("b").as_deref(), Some("1"));
        assert_eq!(bench.run("cp", &["a", "./a"], "").err, "cp: 'a' and './a' are the same file\n");
    }
}
