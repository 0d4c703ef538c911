//! `EXPOSE` names another port than the one that the app listens on.

use catalogue::{dockerfile, rules};

use super::servers::Serving;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::{Start, absolute, read_port};
use crate::keyword::Keyword;
use crate::problem::{Fix, Severity};

pub(super) static RULE: Rule = Rule {
    name: "ExposeUnlikeApp",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::expose_unlike_app_what,
        why: rules::expose_unlike_app_why,
        example: "# app.py listens on 5000\nFROM python:3.13-slim\nCOPY app.py /\nEXPOSE 8000\nCMD [\"python\", \"/app.py\"]\n",
        better: "# app.py listens on 5000\nFROM python:3.13-slim\nCOPY app.py /\nEXPOSE 5000\nCMD [\"python\", \"/app.py\"]\n",
        reference: "https://docs.docker.com/reference/dockerfile/#expose",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let analysis = context.analysis;
    let Some(stage) = analysis.stages.len().checked_sub(1) else { return };
    let ports = analysis.stages.get(stage).map_or(&[][..], |facts| &facts.image.ports);
    let Some((_, index)) = ports.last() else { return };
    let starts = analysis.starts(stage);
    let listens: Vec<(u16, String)> =
        starts.iter().filter_map(|start| listening(context, stage, start)).collect();
    if starts.iter().any(|start| !start.is_certain) {
        return;
    }
    let is_exposed = |port: u16| {
        let is_it =
            |exposed: &(String, usize)| exposed.0.split('/').next() == Some(port.to_string().as_str());
        ports.iter().any(is_it)
    };
    let [(port, who)] = listens.as_slice() else { return };
    let Some(instruction) =
        context.file.instructions.get(*index).filter(|found| found.keyword == Keyword::Expose)
    else {
        return;
    };
    let Some(word) = instruction.words.last().filter(|_| !is_exposed(*port)) else { return };
    let written = context.file.text(word);
    let message = rules::expose_unlike_app(*port, who);
    let is_plain = read_port(written).is_ok_and(|read| read.first == read.last && read.protocol == "tcp");
    let fixes = if ports.len() == 1 && is_plain && word.range.slice(&context.file.source) == written {
        vec![Fix::replace(dockerfile::fix_expose(*port), word.range, port.to_string())]
    } else {
        Vec::new()
    };
    report.with_fixes(*index, word.range, message, fixes);
}

/// Returns the port that a command listens on, and who that is.
fn listening(context: &Context<'_>, stage: usize, start: &Start) -> Option<(u16, String)> {
    let analysis = context.analysis;
    let own_module = || {
        let module = &start.words.get(start.module_at()?)?.value;
        Some(absolute(&format!("{}.py", module.replace('.', "/")), &start.folder))
    };
    let contents = analysis.contents(stage);
    let module = own_module().filter(|path| contents.file(path).is_some());
    if let Some(path) = start.script_path().or(module) {
        let source = contents.file(&path)?.source.as_str();
        let program = analysis.workspace.programs.iter().find(|program| program.path == source)?;
        let [listening] = program.listens else { return None };
        let set = listening.variable.and_then(|name| analysis.variable_of(stage, start, name));
        let port = set.map_or(listening.port, |value| value?.parse().ok())?;
        return Some((port, source.to_owned()));
    }
    let serving = Serving::of(analysis, stage, start)?;
    Some((serving.port?, serving.server.name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    fn with(rest: &str, text: &str, expected: &[&str]) {
        finds_with(&RULE, &format!("FROM a\nCOPY app.py /\n{rest}\n"), &[("app.py", text)], expected);
    }

    #[test]
    fn a_port_of_nobody_is_found() {
        with(
            "EXPOSE 80\nCMD python app.py",
            "listens on 5000",
            &["80: app.py listens on port 5000, and no EXPOSE says so"],
        );
        with(
            "ENV PORT=90\nEXPOSE 80 443\nCMD python app.py",
            "listens on $PORT or 5000",
            &["443: app.py listens on port 90, and no EXPOSE says so"],
        );
        with(
            "EXPOSE 5000\nCMD [\"flask\", \"run\", \"--port=80\"]",
            "",
            &["5000: flask listens on port 80, and no EXPOSE says so"],
        );
        with(
            "EXPOSE 5000\nCMD gunicorn -b 0.0.0.0:8080 app:app",
            "",
            &["5000: gunicorn listens on port 8080, and no EXPOSE says so"],
        );
        with(
            "EXPOSE 80\nCMD python -m app",
            "listens on 5000",
            &["80: app.py listens on port 5000, and no EXPOSE says so"],
        );
        with(
            "EXPOSE 8000\nCMD python -m flask run",
            "",
            &["8000: flask listens on port 5000, and no EXPOSE says so"],
        );
    }

    #[test]
    fn what_fits_or_cannot_be_told_is_let_be() {
        with("EXPOSE 80 5000/tcp\nCMD python app.py", "listens on 5000", &[]);
        with("EXPOSE 4999-5001\nCMD python app.py", "listens on 5000", &[]);
        with("EXPOSE 80\nCMD python app.py", "listens on $PORT", &[]);
        with("EXPOSE 80\nCMD gunicorn -c x.py app:app", "", &[]);
        with("EXPOSE 80\nCMD flask run --port $PORT", "", &[]);
        with("EXPOSE 80\nCMD PORT=80 python app.py", "listens on $PORT or 5000", &[]);
        with("EXPOSE 80\nCMD test -f x && python app.py || sleep 1", "listens on 5000", &[]);
        with("EXPOSE 8000\nENTRYPOINT [\"gunicorn\"]\nCMD [\"-b0.0.0.0:8000\", \"app:app\"]", "", &[]);
        with("CMD python app.py", "listens on 5000", &[]);
    }

    #[test]
    fn the_one_port_is_mended() {
        let files = [("app.py", "listens on 5000")];
        let source = |port: &str| format!("FROM a\nCOPY app.py /\nEXPOSE {port}\nCMD python app.py\n");
        fixes_with(&RULE, &source("80"), &files, &source("5000"));
        fixes_with(&RULE, &source("80/udp"), &files, &source("80/udp"));
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
