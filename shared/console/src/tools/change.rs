//! Tools that make, mark and remove: `mkdir`, `touch`, `chmod`, `rm`, `rmdir`.

use super::job::{IS_A_FOLDER, Job, NO_SUCH_FILE, Reason, Stop};
use super::options::Reading;
use super::path::{join, parent};
use super::quote;

pub(super) fn mkdir(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if read.operands.is_empty() {
        return Err(job.misused("missing operand"));
    }
    for typed in &read.operands {
        if read.has("p") {
            let cuts = typed.match_indices('/').map(|(at, _)| &typed[..at]);
            let parts: Vec<&str> = cuts.chain([typed.as_str()]).filter(|part| !part.is_empty()).collect();
            for part in parts {
                let is_there = job.look_up(part).is_ok_and(|(_, entry)| entry.is_folder);
                if !is_there && !make(job, part, read.has("v")) {
                    break;
                }
            }
        } else {
            make(job, typed, read.has("v"));
        }
    }
    Ok(())
}

fn make(job: &mut Job, typed: &str, says: bool) -> bool {
    let made = match job.look_up(typed.trim_end_matches('/')) {
        Ok(_) => Err("File exists"),
        Err(_) => job.locate_new(typed).and_then(|path| {
            let made = job.context.folder.make_folder(&path);
            job.permitted(made)
        }),
    };
    match made {
        Ok(()) if says => job.out.line(format!("mkdir: created directory {}", quote::file(typed)).as_bytes()),
        Ok(()) => {}
        Err(reason) => job.fail(1, &format!("cannot create directory {}: {reason}", quote::operand(typed))),
    }
    made.is_ok()
}

pub(super) fn touch(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if read.operands.is_empty() {
        return Err(job.misused("missing file operand"));
    }
    for typed in &read.operands {
        let found = job.look_up(typed);
        let touched = match found {
            Ok((_, entry)) if entry.is_folder => Ok(()),
            // Writing the same content again is what moves the time of the last change.
            Ok((path, entry)) => {
                let content = job.context.folder.read(&path).unwrap_or_default();
                let written = job.context.folder.write(&path, content, entry.is_executable);
                job.permitted(written)
            }
            Err(NO_SUCH_FILE) if read.has("c") => Ok(()),
            Err(NO_SUCH_FILE) if typed.ends_with('/') => {
                job.fail(1, &format!("setting times of {}: {NO_SUCH_FILE}", quote::file(typed)));
                continue;
            }
            Err(NO_SUCH_FILE) => job.write(typed, Vec::new()),
            Err(reason) => Err(reason),
        };
        if let Err(reason) = touched {
            job.fail(1, &format!("cannot touch {}: {reason}", quote::file(typed)));
        }
    }
    Ok(())
}

pub(super) fn chmod(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    // A mode such as `-x` looks like an option.
    let is_mode = |word: &&String| {
        word.len() > 1 && word.starts_with('-') && word[1..].chars().all(|c| "rwxXst".contains(c))
    };
    let early = words.iter().take_while(|word| *word != "--").find(is_mode).cloned();
    let others: Vec<String> = words.iter().filter(|word| Some(*word) != early.as_ref()).cloned().collect();
    let read = job.read_as(Reading::Anywhere, &others)?;
    let (mode, files) = match (&early, read.operands.split_first()) {
        (Some(mode), _) => (mode.clone(), read.operands.as_slice()),
        (None, Some((mode, files))) => (mode.clone(), files),
        (None, None) => return Err(job.misused("missing operand")),
    };
    if files.is_empty() {
        return Err(job.misused(&format!("missing operand after {}", quote::operand(&mode))));
    }
    let Some(change) = Mode::read(&mode) else {
        return Err(job.misused(&format!("invalid mode: {}", quote::operand(&mode))));
    };
    for typed in files {
        match job.look_up(typed) {
            Ok((path, entry)) if entry.is_folder && read.has("R") => set_below(job, &path, change),
            Ok((_, entry)) if entry.is_folder => {}
            Ok((path, _)) => set_mode(job, &path, change),
            Err(reason) => job.fail(1, &format!("cannot access {}: {reason}", quote::file(typed))),
        }
    }
    Ok(())
}

/// What becomes of the one bit that the workspace keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Executable,
    Plain,
    Unchanged,
}

impl Mode {
    fn read(text: &str) -> Option<Self> {
        if !text.is_empty() && text.chars().all(|letter| letter.is_digit(8)) {
            let mode = u32::from_str_radix(text, 8).ok().filter(|mode| *mode <= 0o7777)?;
            return Some(if mode & 0o111 == 0 { Self::Plain } else { Self::Executable });
        }
        let mut mode = Self::Unchanged;
        for clause in text.split(',') {
            let rest = clause.trim_start_matches(['u', 'g', 'o', 'a']);
            let operator = rest.chars().next().filter(|letter| "+-=".contains(*letter))?;
            let permissions = &rest[1..];
            if permissions.contains(|letter| !"rwxXst".contains(letter)) {
                return None;
            }
            mode = match (operator, permissions.contains('x')) {
                ('-', true) | ('=', false) => Self::Plain,
                (_, true) => Self::Executable,
                _ => mode,
            };
        }
        Some(mode)
    }
}

fn set_mode(job: &mut Job, path: &str, mode: Mode) {
    let Some(content) = job.context.folder.read(path).filter(|_| mode != Mode::Unchanged) else { return };
    let written = job.context.folder.write(path, content, mode == Mode::Executable);
    if let Err(reason) = job.permitted(written) {
        job.fail(1, &format!("changing permissions of {}: {reason}", quote::file(path)));
    }
}

fn set_below(job: &mut Job, path: &str, mode: Mode) {
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in job.sorted_entries(&folder) {
            let path = join(&folder, &entry.name);
            if entry.is_folder { folders.push(path) } else { set_mode(job, &path, mode) }
        }
    }
}

pub(super) fn rm(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let (is_forced, is_recursive) = (read.has("f"), read.has("r") || read.has("R"));
    if read.operands.is_empty() && !is_forced {
        return Err(job.misused("missing operand"));
    }
    for typed in &read.operands {
        let found = job.look_up(typed);
        let is_dots = [".", ".."].contains(&super::path::base_name(typed)) || typed == "/" || typed == "~";
        let (path, entry) = match found {
            Err(NO_SUCH_FILE) if is_forced => continue,
            Err(reason) => {
                job.fail(1, &format!("cannot remove {}: {reason}", quote::file(typed)));
                continue;
            }
            Ok(found) => found,
        };
        if !entry.is_folder {
            remove(job, typed, &path, if read.has("v") { "removed" } else { "" });
        } else if is_dots && is_recursive {
            let name = quote::file(typed);
            job.fail(1, &format!("refusing to remove '.' or '..' directory: skipping {name}"));
        } else if is_recursive {
            remove_below(job, typed, &path, read.has("v"));
        } else if read.has("d") && job.context.folder.entries(&path).is_empty() {
            remove(job, typed, &path, if read.has("v") { "removed directory" } else { "" });
        } else {
            let reason = if read.has("d") { NOT_EMPTY } else { IS_A_FOLDER };
            job.fail(1, &format!("cannot remove {}: {reason}", quote::file(typed)));
        }
    }
    Ok(())
}

/// Removes a folder with all that is in it, the inner first.
fn remove_below(job: &mut Job, typed: &str, path: &str, says: bool) {
    let mut folders = vec![(typed.to_owned(), path.to_owned())];
    let mut emptied = Vec::new();
    while let Some((typed, path)) = folders.pop() {
        for entry in job.sorted_entries(&path) {
            let (typed, path) = (join(&typed, &entry.name), join(&path, &entry.name));
            if entry.is_folder {
                folders.push((typed, path));
            } else {
                remove(job, &typed, &path, if says { "removed" } else { "" });
            }
        }
        emptied.push((typed, path));
    }
    for (typed, path) in emptied.iter().rev() {
        remove(job, typed, path, if says { "removed directory" } else { "" });
    }
}

fn remove(job: &mut Job, typed: &str, path: &str, says: &str) {
    let removed = job.context.folder.remove(path);
    match job.permitted(removed) {
        Ok(()) if says.is_empty() => {}
        Ok(()) => job.out.line(format!("{says} {}", quote::file(typed)).as_bytes()),
        Err(reason) => job.fail(1, &format!("cannot remove {}: {reason}", quote::file(typed))),
    }
}

pub(super) fn rmdir(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if read.operands.is_empty() {
        return Err(job.misused("missing operand"));
    }
    for typed in &read.operands {
        let mut typed = typed.as_str();
        loop {
            if read.has("v") {
                job.out.line(format!("rmdir: removing directory, {}", quote::file(typed)).as_bytes());
            }
            if let Err(reason) = remove_empty(job, typed) {
                if reason != NOT_EMPTY || !read.has("ignore-fail-on-non-empty") {
                    job.fail(1, &format!("failed to remove {}: {reason}", quote::file(typed)));
                }
                break;
            }
            typed = parent(typed.trim_end_matches('/'));
            if !read.has("p") || typed.is_empty() {
                break;
            }
        }
    }
    Ok(())
}

fn remove_empty(job: &mut Job, typed: &str) -> Result<(), Reason> {
    let (path, entry) = job.look_up(typed)?;
    if !entry.is_folder {
        return Err(super::job::NOT_A_FOLDER);
    }
    if path == job.context.here || path.is_empty() || typed.ends_with("/.") {
        return Err("Invalid argument");
    }
    if !job.context.folder.entries(&path).is_empty() {
        return Err(NOT_EMPTY);
    }
    let removed = job.context.folder.remove(&path);
    job.permitted(removed)
}

const NOT_EMPTY: Reason = "Directory not empty";

#[cfg(test)]
mod tests {
    use super::super::Folder as _;
    use super::super::testing::Bench;

    #[test]
    fn folders_are_made_with_their_parents() {
        let mut bench = Bench::new(&[("a", "")]);
        let said = "mkdir: created directory 'x'\nmkdir: created directory 'x/y'\n";
        assert_eq!(bench.prints("mkdir", &["-pv", "x/y"], ""), said);
        assert_eq!(bench.prints("mkdir", &["-p", "x/y/"], ""), "");
        assert_eq!(bench.folder.paths(), ["a", "x/", "x/y/"]);
        assert_eq!(bench.run("mkdir", &["a"], "").err, "mkdir: cannot create directory ‘a’: File exists\n");
    }

    #[test]
    fn the_executable_bit_is_set_and_cleared() {
        let mut bench = Bench::new(&[("run.sh", "x")]);
        for (mode, is_executable) in [
            ("+x", true),
            ("644", false),
            ("u=rwx,go=rx", true),
            ("-x", false),
            ("755", true),
            ("a-x", false),
        ] {
            bench.prints("chmod", &[mode, "run.sh"], "");
            assert_eq!(bench.folder.describe("run.sh").unwrap().is_executable, is_executable, "{mode}");
        }
    }

    #[test]
    fn the_workspace_itself_is_not_removed() {
        let mut bench = Bench::new(&[("a", ""), ("d/b", "")]);
        for typed in [".", "/", "~", "d/.."] {
            assert_eq!(bench.run("rm", &["-rf", typed], "").status, 1, "{typed}");
        }
        assert_eq!(bench.folder.paths(), ["a", "d/", "d/b"]);
        bench.prints("rm", &["-rf", "d", "no"], "");
        assert_eq!(bench.folder.paths(), ["a"]);
    }

    #[test]
    fn touch_makes_an_empty_file_and_keeps_a_full_one() {
        let mut bench = Bench::new(&[("a", "x")]);
        bench.prints("touch", &["a", "b"], "");
        assert_eq!((bench.content("a").as_deref(), bench.content("b").as_deref()), (Some("x"), Some("")));
    }
}
