//! `USER` or `chown` names a user whom nothing has made (<https://docs.docker.com/reference/dockerfile/#user>).

use catalogue::clinic as words;
use dockerfile::Keyword;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, System, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, user) = evidence.last(|line| {
        let of_engine = between(line, "unable to find user ", ": no matching entries in passwd file");
        let of_chown = between(line, "chown: invalid user: ‘", "’")
            .or_else(|| between(line, "chown: invalid user: '", "'"))
            .or_else(|| line.strip_prefix("chown: unknown user/group "));
        of_engine.or(of_chown)
    })?;
    let user = user.split(':').next().unwrap_or(user);
    let said = Diagnosis::new(at, words::user_missing(user)).hint(words::user_missing_hint());
    let is_name = !user.is_empty()
        && user.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let line = match evidence
        .system()
        .filter(|_| is_name && !user.starts_with(|first: char| first.is_ascii_digit()))
    {
        Some(System::Alpine) => format!("RUN adduser -D {user}"),
        Some(System::Debian) => format!("RUN useradd --create-home {user}"),
        None => return Some(said),
    };
    let instructions = &evidence.analysis.file.instructions;
    let of_user = instructions.iter().position(|found| {
        let is_it =
            |word: &dockerfile::Word| evidence.analysis.file.text(word).split(':').next() == Some(user);
        found.keyword == Keyword::User
            && found.stage == evidence.stage
            && found.words.first().is_some_and(is_it)
    });
    let above = [evidence.failed(), of_user].into_iter().flatten().min();
    Some(said.fix(above.and_then(|above| evidence.insert_above(above, &line))))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn the_user_is_made_above() {
        let source = "FROM python:3.12-slim\nUSER app\nCMD [\"python\"]\n";
        let log = "unable to find user app: no matching entries in passwd file";
        let case = ended(126, source, &[], log);
        says(&case, &format!("UserMissing | {log} | The image has no user that is called app."));
        mends(&case, "Dockerfile", &source.replace("USER", "RUN useradd --create-home app\nUSER"));
        let alpine = "FROM alpine:3\nRUN chown app /srv\nUSER app\n";
        let case = failed(1, alpine, &[], "chown: unknown user/group app");
        mends(&case, "Dockerfile", &alpine.replace("RUN", "RUN adduser -D app\nRUN"));
    }

    #[test]
    fn a_number_is_not_made_a_user() {
        mends(
            &ended(
                126,
                "FROM python:3.12\nUSER 1x\n",
                &[],
                "unable to find user 1x: no matching entries in passwd file",
            ),
            "",
            "",
        );
    }
}
