//! The user of the container may not write where the program wants to write (`open(2)`, EACCES): folders that `WORKDIR` and `COPY` make belong to root
//! (<https://docs.docker.com/reference/dockerfile/#copy---chown---chmod>).

use catalogue::clinic as words;
use dockerfile::Keyword;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let user = evidence.user().map(|user| user.split(':').next().unwrap_or(user));
    let user = user.filter(|user| !matches!(*user, "root" | "0"));
    let (at, path) = evidence.last(denied)?;
    let Some(path) = path else {
        let user = user.filter(|_| !evidence.is_build())?;
        return Some(said(evidence, at, user, None));
    };
    match user {
        Some(user) => Some(said(evidence, at, user, Some(path))),
        None => Some(Diagnosis::new(at, words::folder_permission_nobody(path))),
    }
}

/// Returns the path that a line says to be closed; `Some(None)` where SQLite does not name it.
fn denied(line: &str) -> Option<Option<&str>> {
    let of_node = || between(line, "EACCES: permission denied, ", "'").and_then(|_| between(line, " '", "'"));
    if let Some(path) = between(line, "Permission denied: '", "'").or_else(of_node) {
        return Some(Some(path));
    }
    if ["unable to open database file", "attempt to write a readonly database"]
        .iter()
        .any(|text| line.contains(text))
    {
        return Some(None);
    }
    let of_tool = line.strip_suffix(": Permission denied")?;
    let quoted = between(of_tool, "cannot create directory ‘", "’")
        .or_else(|| between(of_tool, "cannot create directory '", "'"))
        .or_else(|| between(of_tool, "can't create directory '", "'"))
        .or_else(|| between(of_tool, "cannot touch '", "'"));
    let of_shell = || {
        of_tool
            .rsplit_once("cannot create ")
            .or_else(|| of_tool.rsplit_once("can't create "))
            .map(|(_, path)| path)
    };
    quoted.or_else(of_shell).map(Some)
}

fn said(evidence: &Evidence<'_>, at: usize, user: &str, path: Option<&str>) -> Diagnosis {
    let image =
        evidence.stage.and_then(|stage| evidence.analysis.stages.get(stage)).map(|stage| &stage.image);
    let folder = image.and_then(|image| image.workdir.as_deref()).unwrap_or("/");
    let message = match path {
        Some(path) => words::folder_permission(user, path),
        None => words::folder_permission_database(user),
    };
    let is_below = path.is_none_or(|path| {
        !path.starts_with('/') || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    });
    let diagnosis = Diagnosis::new(at, message).hint(words::folder_permission_hint(user));
    if folder == "/" || !is_below || evidence.is_build() {
        return diagnosis;
    }
    // The folder has to be there already, and only root may give it away.
    let above = evidence
        .instruction(Keyword::User)
        .filter(|above| evidence.instruction(Keyword::Workdir).is_some_and(|workdir| workdir < *above));
    let line = format!("RUN chown {user} {folder}");
    diagnosis.fix(above.and_then(|above| evidence.insert_above(above, &line)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY . .\nRUN useradd app\nUSER app\nCMD [\"python\", \"app.py\"]\n";

    #[test]
    fn a_folder_of_root_is_given_to_the_user() {
        let log = "PermissionError: [Errno 13] Permission denied: '/srv/notes.db'";
        let case = ended(1, SOURCE, &[], log);
        says(
            &case,
            &format!(
                "FolderPermission | {log} | The container runs as the user app, who may not write /srv/notes.db."
            ),
        );
        mends(&case, "Dockerfile", &SOURCE.replace("USER", "RUN chown app /srv\nUSER"));
        let log = "sqlite3.OperationalError: unable to open database file";
        says(
            &ended(1, SOURCE, &[], log),
            &format!(
                "FolderPermission | {log} | The container runs as the user app, who may not write in the folder of the database."
            ),
        );
    }

    #[test]
    fn a_folder_elsewhere_is_not_given_away() {
        let log = "PermissionError: [Errno 13] Permission denied: '/etc/notes'";
        mends(&ended(1, SOURCE, &[], log), "", "");
        let log = "sqlite3.OperationalError: unable to open database file";
        finds(&ended(1, "FROM python:3.12-slim\nCMD python app.py\n", &[], log), "");
    }
}
