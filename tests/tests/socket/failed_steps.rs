//! Steps that fail on a real engine, and the line of the log by which the clinic tells why.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use clinic::{Case, CaseFile, Event, FailedStep, diagnose};
use protocol::{BuildState, LogText, StepState};
use tests::client::Client;
use tests::world::World;

pub(crate) async fn the_clinic_finds_the_line_that_decides(world: Arc<World>) -> Result<()> {
    let server = world.server().await?;
    for Failure { dockerfile, files, code, line } in FAILURES {
        let mut client = Client::new(server).await?;
        client.save("Dockerfile", dockerfile).await?;
        for (path, text) in *files {
            client.save(path, text).await?;
        }
        let build = client.build().await?;
        ensure!(matches!(build.state, BuildState::Failed { .. }), "{dockerfile}: it is {:?}", build.state);
        let failed: Vec<_> = build.steps.iter().filter(|step| step.state == StepState::Failed).collect();
        let [step] = failed.as_slice() else { bail!("{dockerfile}: failed are {failed:#?}") };
        let log = client.build_log(build.number).await?;
        let of_step = log.into_iter().filter(|line| line.step == Some(step.index));
        let mut lines: Vec<String> = of_step
            .filter_map(|line| match line.text {
                LogText::Written(text) => Some(text),
                LogText::Remark(_) => None,
            })
            .collect();
        lines.extend(step.error.clone());
        let file = |(path, text): (&str, &str)| CaseFile { path: path.to_owned(), text: text.to_owned() };
        let own = [("Dockerfile", *dockerfile)].into_iter().chain(files.iter().copied());
        let case = Case {
            event: Event::StepFailed(FailedStep { exit_code: step.exit_code, line: Some(step.lines.0) }),
            lines,
            files: own.map(file).collect(),
            is_stand_in: true,
            ..Case::default()
        };
        let found =
            diagnose(&case).with_context(|| format!("{dockerfile}: nothing is known of {case:#?}"))?;
        assert_eq!(&*found.code, *code, "{dockerfile}: {case:#?}");
        let said = found.line.and_then(|at| case.lines.get(at)).context("a line tells it")?;
        ensure!(said.contains(line), "{dockerfile}: the line is {said}, of {:#?}", case.lines);
    }
    Ok(())
}

/// A build that fails, and what is to be found.
struct Failure {
    dockerfile: &'static str,
    files: &'static [(&'static str, &'static str)],
    code: &'static str,
    line: &'static str,
}

const FAILURES: &[Failure] = &[
    Failure {
        dockerfile: "FROM python:3.8-alpine\nRUN apk add gcc\n",
        files: &[],
        code: "WrongPackageManager",
        line: "apk: not found",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nRUN rm -rf /var/lib/apt/lists/* && apt-get install -y cowsay\n",
        files: &[],
        code: "SystemPackageMissing",
        line: "E: Unable to locate package cowsay",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nUSER nobody\nRUN apt-get update\n",
        files: &[],
        code: "RootNeeded",
        line: "Permission denied",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nUSER nobody\nRUN mkdir /srv/data\n",
        files: &[],
        code: "FolderPermission",
        line: "mkdir: cannot create directory",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\n",
        files: &[("requirements.txt", "flask=3.0.3\n")],
        code: "DistributionMissing",
        line: "Invalid requirement",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nRUN pip install -r requirements.txt\nCOPY . .\n",
        files: &[("requirements.txt", "flask\n")],
        code: "RequirementsMissing",
        line: "Could not open requirements file",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nRUN pip install flask==99.9\n",
        files: &[],
        code: "DistributionMissing",
        line: "Could not find a version",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nRUN echo x > /x && chmod +x /x && python3 -c \"import os; os.execv('/x', ['x'])\"\n",
        files: &[],
        code: "ExecFormat",
        line: "Exec format error",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nCOPY run.sh /\nRUN /run.sh\n",
        files: &[("run.sh", "#!/bin/sh\nls\n")],
        code: "NotExecutable",
        line: "Permission denied",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nCOPY [\"app.py\" \"/folder/\"]\nCOPY [\"app.py\",\"b.py\" \"/folder/\"]\n",
        files: &[("b.py", "x = 1\n")],
        code: "CopySourceMissing",
        line: "syntax error in pattern",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nCOPY requirement.txt ./\nCOPY gone ./\n",
        files: &[("requirements.txt", "flask\n")],
        code: "CopySourceMissing",
        line: "/requirement.txt",
    },
    Failure {
        dockerfile: "FROM python:3.8-alpine\nRUN pip install --no-cache-dir greenlet==0.4.13\n",
        files: &[],
        code: "CompilerMissing",
        line: "gcc",
    },
];
