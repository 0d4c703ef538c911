//! The server that `CMD` starts listens inside the container alone.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::servers::Serving;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::{Fix, Severity};

pub(super) static RULE: Rule = Rule {
    name: "ServerOnLoopback",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::server_on_loopback_what,
        why: rules::server_on_loopback_why,
        example: "FROM python:3.13-slim\nCMD [\"flask\", \"run\"]\n",
        better: "FROM python:3.13-slim\nCMD [\"flask\", \"run\", \"--host=0.0.0.0\"]\n",
        reference: "https://docs.docker.com/engine/network/#published-ports",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let Some(stage) = context.analysis.stages.len().checked_sub(1) else { return };
    for start in context.analysis.starts(stage) {
        let Some(serving) = Serving::of(context.analysis, stage, &start).filter(|_| start.is_certain) else {
            continue;
        };
        if !serving.is_loopback() {
            continue;
        }
        let place = serving.host_word.unwrap_or(serving.verb).range;
        let message = rules::server_on_loopback(serving.server.name, &serving.host);
        let is_here = start.script_file.is_none();
        let fix = open(context, &serving, start.instruction).filter(|_| is_here);
        report.with_fixes(start.instruction, place, message, fix.into_iter().collect());
    }
}

/// Makes it listen on every address of the container.
fn open(context: &Context<'_>, serving: &Serving<'_>, index: usize) -> Option<Fix> {
    let source = &context.file.source;
    if let Some(word) = serving.host_word {
        let at = word.range.slice(source).find(&serving.host)?;
        let start = word.range.start as usize + at;
        let range = ByteRange::new(start, start + serving.host.len());
        return Some(Fix::replace(dockerfile::fix_listen_everywhere(), range, "0.0.0.0"));
    }
    let option = serving.server.open_option(serving.port);
    let written = serving.verb.range.slice(source);
    let text = if context.file.instructions.get(index)?.is_json {
        // In a script inside the array, the verb is no item of its own.
        if !written.starts_with('"') {
            return None;
        }
        format!(", \"{option}\"")
    } else {
        format!(" {option}")
    };
    let end = serving.verb.range.end;
    Some(Fix::replace(dockerfile::fix_add(&option), ByteRange { start: end, end }, text))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_server_that_nobody_reaches_is_found() {
        finds(
            &RULE,
            "FROM a\nCMD flask run --port 80\n",
            &["run: flask listens on 127.0.0.1, where nobody outside the container can reach it"],
        );
        finds(
            &RULE,
            "FROM a\nCMD uvicorn --host localhost a:b\n",
            &["localhost: uvicorn listens on localhost, where nobody outside the container can reach it"],
        );
        for start in
            ["flask run --host 0.0.0.0", "python app.py", "gunicorn -b :80 a:b", "python -m http.server"]
        {
            finds(&RULE, &format!("FROM a\nCMD {start}\n"), &[]);
        }
        finds(&RULE, "FROM a\nENV FLASK_RUN_HOST=0.0.0.0\nCMD flask run\n", &[]);
    }

    #[test]
    fn a_script_says_where_the_server_listens() {
        let source = "FROM a\nCOPY run.sh /\nENTRYPOINT [\"/run.sh\"]\nCMD [\"flask\", \"run\"]\n";
        let with = |script, expected: &[&str]| finds_with(&RULE, source, &[("run.sh", script)], expected);
        with("#!/bin/sh\nexport FLASK_RUN_HOST=0.0.0.0\nexec \"$@\"\n", &[]);
        with("#!/bin/sh\nexec flask run --host 0.0.0.0\n", &[]);
        with("#!/bin/sh\nif [ \"$DEV\" ]; then flask run; else gunicorn -b :80 a:b; fi\n", &[]);
        let message = "flask listens on 127.0.0.1, where nobody outside the container can reach it";
        with("#!/bin/sh\nset -e\nexec \"$@\"\n", &[&format!("\"run\": {message}")]);
        with("#!/bin/sh\nflask run\n", &[&format!("\"/run.sh\": {message}")]);
        let files = [("gunicorn.conf.py", "bind = '0.0.0.0:80'\n")];
        finds_with(&RULE, "FROM a\nCMD gunicorn a:b\n", &files, &[]);
        finds_with(&RULE, "FROM a\nCMD flask run\n", &[(".flaskenv", "FLASK_RUN_HOST=0.0.0.0\n")], &[]);
    }

    #[test]
    fn it_is_opened() {
        fixes(&RULE, "FROM a\nCMD flask run --port 80\n", "FROM a\nCMD flask run --host=0.0.0.0 --port 80\n");
        fixes(
            &RULE,
            "FROM a\nCMD [\"python\", \"-m\", \"gunicorn\", \"a:b\"]\n",
            "FROM a\nCMD [\"python\", \"-m\", \"gunicorn\", \"--bind=0.0.0.0:8000\", \"a:b\"]\n",
        );
        fixes(
            &RULE,
            "FROM a\nCMD gunicorn -b 127.0.0.1:80 a:b\n",
            "FROM a\nCMD gunicorn -b 0.0.0.0:80 a:b\n",
        );
        let script = "FROM a\nCMD [\"sh\", \"-c\", \"flask run\"]\n";
        fixes(&RULE, script, script);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
