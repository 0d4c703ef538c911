//! `CMD` or `ENTRYPOINT` runs a file that nothing brings into the image.

use catalogue::{dockerfile, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::{Contents, Start, StartWord, official};
use crate::keyword::Keyword;
use crate::problem::{Fix, Severity};
use crate::shell::{Install, ShellCommand};
use crate::suggest::{Case, nearest};
use crate::syntax::Instruction;

pub(super) static RULE: Rule = Rule {
    name: "StartedFileMissing",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::started_file_missing_what,
        why: rules::started_file_missing_why,
        example: "# the folder has: app.py\nFROM python:3.13-slim\nWORKDIR /app\nCMD [\"python\", \"app.py\"]\n",
        better: "# the folder has: app.py\nFROM python:3.13-slim\nWORKDIR /app\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]\n",
        reference: "https://docs.docker.com/reference/dockerfile/#cmd",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let analysis = context.analysis;
    let Some(stage) = analysis.stages.len().checked_sub(1) else { return };
    if analysis.workspace.files.is_empty() {
        return;
    }
    let contents = analysis.contents(stage);
    // What a shell may leave undone, and what stands in a script, is not looked for.
    let is_looked_for = |start: &Start| start.is_certain && start.script_file.is_none();
    for start in analysis.starts(stage).into_iter().filter(is_looked_for) {
        let (Some(script), Some(path)) = (start.script(), start.script_path()) else { continue };
        let is_there = contents.file(&path).is_some() || contents.may_hold(&path);
        if !is_there && (is_known_base(context, stage) || !contents.files.is_empty()) {
            one(context, report, &contents, &start, script, &path);
        }
    }
}

fn one(
    context: &Context<'_>,
    report: &mut Report<'_>,
    contents: &Contents,
    start: &Start,
    script: &StartWord,
    path: &str,
) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_named = |found: &str| found.rsplit('/').next() == Some(name);
    let written = script.value.as_str();
    if let Some(found) = contents.files.iter().rev().find(|found| is_named(&found.path)) {
        let message = rules::started_file_missing_elsewhere(name, &found.path, path);
        return report.with_fixes(
            start.instruction,
            script.range,
            message,
            exchange(context, script, &found.path),
        );
    }
    let is_there = |found: &&(&str, &str)| is_named(found.0) && !found.1.is_empty() || found.0 == name;
    if let Some((source, _)) = context.analysis.workspace.files.iter().find(is_there) {
        if context.analysis.is_ignored(source) {
            let ignore = context.analysis.ignore_path;
            let message = rules::started_file_missing_ignored(ignore, source, written);
            return report.at(start.instruction, script.range, message);
        }
        let message = rules::started_file_missing_not_copied(source, written);
        let fix = copy_above(context, start, source, path);
        return report.with_fixes(start.instruction, script.range, message, fix.into_iter().collect());
    }
    // What nobody has heard of, a command may make.
    if context.scripts.iter().flat_map(|script| &script.commands).any(|command| !is_harmless(command)) {
        return;
    }
    let names: Vec<&str> = contents.files.iter().filter_map(|file| file.path.rsplit('/').next()).collect();
    let folder = path.strip_suffix(name).unwrap_or("/");
    let guess = nearest(name, &names, Case::Insensitive)
        .filter(|guess| contents.file(&[folder, guess].concat()).is_some());
    let (message, fixes) = match guess {
        Some(guess) => {
            let better =
                written.strip_suffix(name).map_or_else(String::new, |folder| [folder, guess].concat());
            (rules::started_file_missing_guess(written, &better), exchange(context, script, &better))
        }
        None => (rules::started_file_missing(written), Vec::new()),
    };
    report.with_fixes(start.instruction, script.range, message, fixes);
}

/// Runs another file, where the word stands as it is read.
fn exchange(context: &Context<'_>, script: &StartWord, path: &str) -> Vec<Fix> {
    let is_plain = script.range.slice(&context.file.source).trim_matches(['"', '\'']) == script.value;
    let quote = if script.range.slice(&context.file.source).starts_with('"') { "\"" } else { "" };
    let fix = || Fix::replace(dockerfile::fix_run(path), script.range, [quote, path, quote].concat());
    if is_plain && !path.contains([' ', '"', '\\']) { vec![fix()] } else { Vec::new() }
}

/// Copies the file in the line above the instruction that runs it.
fn copy_above(context: &Context<'_>, start: &Start, source: &str, path: &str) -> Option<Fix> {
    let file = context.file;
    let instruction: &Instruction = file.instructions.get(start.instruction)?;
    let is_last = instruction.stage? + 1 == context.analysis.stages.len();
    if !is_last || [source, path].iter().any(|path| path.contains([' ', '"', '$', '\\'])) {
        return None;
    }
    let is_beside =
        path.strip_suffix(source).is_some_and(|folder| folder.trim_end_matches('/') == start.folder);
    let mut below = file.instructions.iter().skip(start.instruction);
    let is_moved = below.any(|found| found.keyword == Keyword::Workdir);
    let has_folder = is_beside && !is_moved && !source.contains('/') && start.folder != "/";
    let target = if has_folder { "./" } else { path };
    let copy = if instruction.keyword_range.slice(&file.source) == "cmd" { "copy" } else { "COPY" };
    let line = file.lines.line(instruction.lines.0 as usize)?.start;
    let place = text::ByteRange { start: line, end: line };
    Some(Fix::replace(dockerfile::fix_copy_above(source), place, format!("{copy} {source} {target}\n")))
}

/// Returns whether a command makes no file that a container might start: it installs packages, or cares for folders, rights and users.
fn is_harmless(command: &ShellCommand<'_>) -> bool {
    let program = command.program();
    let tools = "apt-get apt apk pip pip3 rm mkdir chmod chown adduser useradd addgroup groupadd usermod set export cd true";
    program.is_empty() || tools.split(' ').any(|tool| tool == program) || Install::of(command).is_some()
}

/// Returns whether a stage starts from an image that holds nobody's app.
fn is_known_base(context: &Context<'_>, stage: usize) -> bool {
    let image = context.analysis.root_image(stage).and_then(official);
    image.is_some_and(|(name, _)| PLAIN.contains(&name))
}

/// Images of languages and systems.
const PLAIN: &[&str] = &[
    "scratch",
    "python",
    "node",
    "alpine",
    "debian",
    "ubuntu",
    "busybox",
    "ruby",
    "php",
    "golang",
    "openjdk",
    "eclipse-temurin",
    "perl",
    "pypy",
    "buildpack-deps",
];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    fn with(rest: &str, expected: &[&str]) {
        let files = [("app.py", "x"), ("src/main.py", "x"), ("notes.py", "x"), (".dockerignore", "notes.py")];
        finds_with(&RULE, &format!("FROM python\n{rest}\n"), &files, expected);
    }

    #[test]
    fn a_file_that_stays_outside_is_found() {
        with(
            "CMD python app.py",
            &["app.py: Nothing copies app.py into the image, so that this finds no app.py"],
        );
        with(
            "WORKDIR /a\nCOPY app.py /b/\nCMD [\"python\", \"app.py\"]",
            &["\"app.py\": app.py is in the image as /b/app.py, and this looks for /a/app.py"],
        );
        with(
            "COPY . .\nENTRYPOINT [\"python\"]\nCMD [\"ap.py\"]",
            &["\"ap.py\": There is no ap.py in the image; did you mean app.py?"],
        );
        with(
            "COPY . .\nCMD python notes.py",
            &["notes.py: .dockerignore leaves notes.py out of the build, so that this finds no notes.py"],
        );
        with(
            "RUN pip install flask\nCMD ./start.sh",
            &["./start.sh: Nothing brings ./start.sh into the image"],
        );
    }

    #[test]
    fn what_may_be_there_is_let_be() {
        with("COPY app.py .\nCMD python app.py", &[]);
        with("WORKDIR /srv\nCOPY src ./\nCMD cd /srv && python main.py", &[]);
        with("RUN git clone x\nCMD python x/y.py", &[]);
        with("COPY --from=build /out /\nCMD python x.py", &[]);
        with("ARG F=app.py\nCMD python $F", &[]);
        with("CMD [\"python\", \"-m\", \"http.server\"]", &[]);
        with("CMD if [ -f app.py ]; then python app.py; fi", &[]);
        finds_with(&RULE, "FROM my/app\nCMD python x.py\n", &[("app.py", "x")], &[]);
    }

    #[test]
    fn it_is_mended_where_the_answer_is_plain() {
        let files = [("app.py", "x")];
        fixes_with(
            &RULE,
            "FROM python\nWORKDIR /a\nCMD python app.py\n",
            &files,
            "FROM python\nWORKDIR /a\nCOPY app.py ./\nCMD python app.py\n",
        );
        fixes_with(
            &RULE,
            "FROM python\nCMD [\"python\", \"app.py\"]\n",
            &files,
            "FROM python\nCOPY app.py /app.py\nCMD [\"python\", \"app.py\"]\n",
        );
        fixes_with(
            &RULE,
            "FROM python\nCOPY app.py /b/\nCMD [\"python\", \"app.py\"]\n",
            &files,
            "FROM python\nCOPY app.py /b/\nCMD [\"python\", \"/b/app.py\"]\n",
        );
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
