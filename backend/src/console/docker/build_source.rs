//! The Dockerfile and the context of a `docker build`, found among the workspace's files as the client finds them on a disk. Pure.

use console::docker::command::Build;
use console::tools::{Folder, resolve};
use protocol::BuildSource;

use super::failure::{Generation, unreadable_dockerfile};

/// Finds the Dockerfile and the context; or says, in the client's words, why there is none. `here` is the shell's folder.
pub(super) fn find(
    folder: &impl Folder,
    here: &str,
    build: &Build,
    generation: Generation,
) -> Result<BuildSource, String> {
    let failed = |reason: String| format!("ERROR: failed to build: {reason}");
    let is_folder = |path: &String| folder.describe(path).is_some_and(|entry| entry.is_folder);
    let context = resolve(here, &build.context)
        .ok()
        .filter(is_folder)
        .ok_or_else(|| failed(format!("unable to prepare context: path \"{}\" not found", build.context)))?;
    let dockerfile = match &build.file {
        None if context.is_empty() => DOCKERFILE.to_owned(),
        None => format!("{context}/{DOCKERFILE}"),
        Some(typed) => {
            check_folder_of(folder, here, typed).map_err(failed)?;
            let unknown = || unreadable_dockerfile(&format!("open {typed}: {NO_SUCH_FILE}"), generation);
            resolve(here, typed).map_err(|_| failed(unknown()))?
        }
    };
    let source = BuildSource { dockerfile, context };
    let name = source.dockerfile_name();
    match folder.describe(&source.dockerfile) {
        Some(entry) if !entry.is_folder => Ok(source),
        Some(_) => Err(failed(unreadable_dockerfile(&format!("read {name}: is a directory"), generation))),
        None => Err(failed(unreadable_dockerfile(&format!("open {name}: {NO_SUCH_FILE}"), generation))),
    }
}

/// The client goes through the folders of the Dockerfile's path before it asks the engine.
fn check_folder_of(folder: &impl Folder, here: &str, typed: &str) -> Result<(), String> {
    let (above, _) = typed.rsplit_once('/').unwrap_or_default();
    let mut parts = above.split('/').filter(|part| !matches!(*part, "" | ".")).peekable();
    let mut shown = String::from(if typed.starts_with('/') { "/" } else { "" });
    while let Some(part) = parts.next() {
        if !shown.is_empty() && !shown.ends_with('/') {
            shown.push('/');
        }
        shown.push_str(part);
        match resolve(here, &shown).ok().and_then(|path| folder.describe(&path)) {
            Some(entry) if entry.is_folder => {}
            None => return Err(format!("resolve : lstat {shown}: {NO_SUCH_FILE}")),
            Some(_) => {
                return Err(match parts.peek() {
                    None => format!("stat {shown}: not a directory"),
                    Some(next) => format!("resolve : lstat {shown}/{next}: not a directory"),
                });
            }
        }
    }
    Ok(())
}

/// The Dockerfile that the client looks for in the context.
const DOCKERFILE: &str = "Dockerfile";
const NO_SUCH_FILE: &str = "no such file or directory";

#[cfg(test)]
mod tests {
    use console::docker::{Command, parse};

    use super::*;
    use crate::console::folder::WorkspaceFolder;

    /// Says what `docker build WORDS` builds: Dockerfile and context, or the client's words.
    fn found(here: &str, words: &str, generation: Generation) -> String {
        let mut folder = WorkspaceFolder::default();
        for path in ["Dockerfile", "app/Dockerfile", "app/a.py", "docker/web/Dockerfile.dev"] {
            folder.write(path, b"FROM a\n".to_vec(), false).unwrap();
        }
        let words: Vec<String> = ["build"].into_iter().chain(words.split(' ')).map(str::to_owned).collect();
        let Ok(Command::Build(build)) = parse(&words) else { return "refused".to_owned() };
        match find(&folder, here, &build, generation) {
            Ok(BuildSource { dockerfile, context }) => format!("{dockerfile} in {context:?}"),
            Err(text) => text.strip_prefix("ERROR: failed to build: ").unwrap_or(&text).to_owned(),
        }
    }

    #[track_caller]
    fn check(here: &str, words: &str, expected: &str) {
        assert_eq!(found(here, words, Generation::Current), expected, "{words} in {here:?}");
    }

    #[test]
    fn paths_are_those_of_the_folder_where_the_shell_is() {
        check("", ".", "Dockerfile in \"\"");
        check("", "./app", "app/Dockerfile in \"app\"");
        check("", "app/", "app/Dockerfile in \"app\"");
        check("app", ".", "app/Dockerfile in \"app\"");
        check("app", "..", "Dockerfile in \"\"");
        check("", "-f docker/web/Dockerfile.dev .", "docker/web/Dockerfile.dev in \"\"");
        check("docker/web", "-f Dockerfile.dev ../../app", "docker/web/Dockerfile.dev in \"app\"");
        check("", "-f ./app/../Dockerfile app", "Dockerfile in \"app\"");
    }

    /// Each sentence is what the client of Docker 28.5 prints.
    #[test]
    fn what_is_not_there_is_told_as_the_client_tells_it() {
        check("", "x", "unable to prepare context: path \"x\" not found");
        check("", "app/a.py", "unable to prepare context: path \"app/a.py\" not found");
        check("", "..", "unable to prepare context: path \"..\" not found");
        check("", "-f gone/a/Dockerfile .", "resolve : lstat gone: no such file or directory");
        check("", "-f app/a.py/Dockerfile .", "stat app/a.py: not a directory");
        check("", "-f app/a.py/b/Dockerfile .", "resolve : lstat app/a.py/b: not a directory");
        check(
            "",
            "-f docker/web/gone .",
            "failed to solve: failed to read dockerfile: open gone: no such file or directory",
        );
        check(
            "",
            "docker",
            "failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory",
        );
        check("", "-f docker .", "failed to solve: failed to read dockerfile: read docker: is a directory");
        assert_eq!(
            found("", "-f Dockerfile.dev .", Generation::First),
            "failed to solve: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: failed to read dockerfile: open Dockerfile.dev: no such file or directory"
        );
    }

    #[test]
    fn a_context_that_is_no_folder_of_the_workspace_is_refused() {
        for words in ["-", "https://example.org/a.git", "-f - ."] {
            check("", words, "refused");
        }
    }
}
