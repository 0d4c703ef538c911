//! The file that the container starts may not be executed: it lacks the bit, or is a folder (`execve(2)`, EACCES).

use catalogue::clinic as words;
use dockerfile::Keyword;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let is_126 = evidence.exit_code() == Some(126);
    let (at, path) = evidence.last(|line| {
        let line = line.strip_suffix(": unknown").unwrap_or(line);
        let of_engine = line
            .strip_suffix(": permission denied")
            .and_then(|line| between(line, "exec: \"", "\"").or_else(|| line.strip_prefix("exec ")));
        let of_shell =
            line.strip_suffix(": Permission denied").filter(|line| is_126 && line.contains("sh: "));
        let of_init = || between(line, "] exec ", " failed: Permission denied");
        of_engine.or_else(of_init).or_else(|| of_shell?.rsplit(": ").next()).filter(|path| !path.is_empty())
    })?;
    if evidence.line(at).contains("is a directory") {
        return Some(Diagnosis::new(at, words::not_executable_folder(path)));
    }
    let said = Diagnosis::new(at, words::not_executable(path)).hint(words::not_executable_hint());
    if evidence.is_build() || evidence.user().is_some() {
        return Some(said);
    }
    let name = path.rsplit('/').next()?;
    let starts = evidence.starts();
    let in_image = starts.iter().find_map(|start| {
        start
            .script_path()
            .filter(|found| found.rsplit('/').next() == Some(name) && evidence.source(found).is_some())
    });
    let above =
        evidence.instruction(Keyword::Cmd).into_iter().chain(evidence.instruction(Keyword::Entrypoint)).min();
    let fix = above.and_then(|above| evidence.insert_above(above, &format!("RUN chmod +x {}", in_image?)));
    Some(said.fix(fix))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn a_script_without_the_bit_gets_it() {
        let source = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY run.sh ./\nCMD [\"./run.sh\"]\n";
        let log = "exec: \"./run.sh\": permission denied: unknown";
        let case = ended(126, source, &[("run.sh", "#!/bin/sh\n")], log);
        says(&case, &format!("NotExecutable | {log} | The file ./run.sh is not marked as executable."));
        mends(&case, "Dockerfile", &source.replace("CMD", "RUN chmod +x /srv/run.sh\nCMD"));
        finds(&ended(126, source, &[], "/bin/sh: 1: ./run.sh: Permission denied"), "NotExecutable");
    }

    #[test]
    fn a_file_that_a_script_writes_is_another_matter() {
        finds(
            &ended(1, "FROM python:3.12\n", &[], "/bin/sh: 1: cannot create x: Permission denied"),
            "FolderPermission",
        );
    }

    #[test]
    fn the_first_process_of_a_container_says_it_too() {
        let source = "FROM python:3.12-slim\nCOPY a.sh /srv/\nCMD [\"/srv/a.sh\"]\n";
        let log = "[FATAL tini (8)] exec /srv/a.sh failed: Permission denied";
        let case = ended(126, source, &[("a.sh", "#!/bin/sh\n")], log);
        mends(&case, "Dockerfile", &source.replace("CMD", "RUN chmod +x /srv/a.sh\nCMD"));
    }
}
