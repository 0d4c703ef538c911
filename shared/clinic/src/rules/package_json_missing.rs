//! npm, yarn or pnpm do not find the file that names the packages: the step stands above the `COPY` that brings it, or there is none
//! (<https://docs.npmjs.com/cli/commands/npm-ci>).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, name) = evidence.lines.iter().enumerate().find_map(|(at, line)| Some((at, missing(line)?)))?;
    let Some(source) = evidence.named(name) else {
        let said = Diagnosis::new(at, words::package_json_missing(name));
        let hint = if name == LOCK {
            words::package_json_missing_lock_hint()
        } else {
            words::package_json_missing_hint(name)
        };
        return Some(said.hint(hint));
    };
    if evidence.analysis.is_ignored(source) {
        return Some(Diagnosis::new(
            at,
            words::package_json_missing_ignored(evidence.analysis.ignore_path, source),
        ));
    }
    let said = Diagnosis::new(at, words::package_json_missing_not_copied(source));
    // Both go together wherever both are there.
    let is_there = |name: &&str| evidence.text(name).is_some() && !evidence.analysis.is_ignored(name);
    let is_plain = !source.contains(['/', ' ', '$']);
    let mut names: Vec<&str> =
        [MANIFEST, LOCK].into_iter().filter(|name| is_plain && is_there(name)).collect();
    if !names.contains(&source) {
        names.push(source);
    }
    let line = format!("COPY {} ./", names.join(" "));
    let fix = evidence.failed().filter(|_| is_plain).and_then(|failed| evidence.insert_above(failed, &line));
    Some(said.hint(words::package_json_missing_not_copied_hint(&line)).fix(fix))
}

fn missing(line: &str) -> Option<&'static str> {
    let is_npm = ["npm error", "npm ERR!", "ERR_PNPM", "error Couldn't find a package.json"];
    if !is_npm.iter().any(|program| line.contains(program)) {
        return None;
    }
    let is_gone = line.contains("no such file or directory")
        || line.contains("Could not read package.json")
        || line.contains("ERR_PNPM_NO_PKG_MANIFEST");
    if line.contains("npm ci") && line.contains(LOCK) || is_gone && line.contains(LOCK) {
        return Some(LOCK);
    }
    (is_gone && line.contains("package.json") || line.contains("Couldn't find a package.json"))
        .then_some(MANIFEST)
}

const MANIFEST: &str = "package.json";
const LOCK: &str = "package-lock.json";

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM node:22-slim\nWORKDIR /app\nRUN npm install\nCOPY . .\n";
    const NPM_10: &str = "npm error code ENOENT\nnpm error syscall open\nnpm error path /app/package.json\nnpm error errno -2\nnpm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '/app/package.json'\nnpm error enoent This is related to npm not being able to find a file.";
    const NPM_8: &str = "npm WARN saveError ENOENT: no such file or directory, open '/app/package.json'\nnpm ERR! code ENOENT\nnpm ERR! enoent ENOENT: no such file or directory, open '/app/package.json'";

    #[test]
    fn the_file_is_copied_above() {
        for log in [
            NPM_10,
            NPM_8,
            "error Couldn't find a package.json file in \"/app\"",
            "\u{2009}ERR_PNPM_NO_PKG_MANIFEST\u{2009} No package.json found in /app",
        ] {
            let case = failed(254, SOURCE, &[("package.json", "{}")], log);
            finds(&case, "PackageJsonMissing");
            mends(&case, "Dockerfile", &SOURCE.replace("RUN", "COPY package.json ./\nRUN"));
        }
        let files = [("package.json", "{}"), ("package-lock.json", "{}")];
        let ci = "npm error The `npm ci` command can only install with an existing package-lock.json or";
        mends(
            &failed(254, SOURCE, &files, NPM_10),
            "Dockerfile",
            &SOURCE.replace("RUN", "COPY package.json package-lock.json ./\nRUN"),
        );
        let both =
            SOURCE.replace("install", "ci").replace("RUN", "COPY package.json package-lock.json ./\nRUN");
        mends(&failed(1, &SOURCE.replace("install", "ci"), &files, ci), "Dockerfile", &both);
    }

    #[test]
    fn what_nobody_wrote_is_not_copied() {
        says(
            &failed(254, SOURCE, &[], NPM_10),
            "PackageJsonMissing | npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '/app/package.json' | No file of the workspace is called package.json.",
        );
        let log = "npm error code EUSAGE\nnpm error The `npm ci` command can only install with an existing package-lock.json or\nnpm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or";
        let case = failed(1, &SOURCE.replace("install", "ci"), &[("package.json", "{}")], log);
        says(
            &case,
            "PackageJsonMissing | npm error The `npm ci` command can only install with an existing package-lock.json or | No file of the workspace is called package-lock.json.",
        );
        mends(&case, "", "");
    }

    #[test]
    fn another_file_that_npm_misses_is_another_matter() {
        finds(
            &failed(254, SOURCE, &[], "npm error enoent ENOENT: no such file or directory, open '/app/x.js'"),
            "",
        );
    }
}
