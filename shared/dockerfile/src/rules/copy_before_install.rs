//! All files are copied before packages are installed.

use catalogue::rules;

use super::files::is_whole;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;
use crate::shell::{Install, Manager, Script};

pub(super) static RULE: Rule = Rule {
    name: "CopyBeforeInstall",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::copy_before_install_what,
        why: rules::copy_before_install_why,
        example: "FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n",
        better: "FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\n",
        reference: "https://docs.docker.com/build/cache/optimize/#order-your-layers",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // In the order of the file, so that what stands below a COPY is found without looking at all of them again.
    let installs: Vec<&Script<'_>> = context.scripts.iter().filter(|script| installs(script)).collect();
    for fact in &context.analysis.facts {
        let FactKind::ContextSource(_, source) = &fact.kind else { continue };
        if !is_whole(source) {
            continue;
        }
        let stage = context.file.instructions.get(fact.instruction).and_then(|copy| copy.stage);
        let below = installs.partition_point(|script| script.index <= fact.instruction);
        if let Some(script) = installs.get(below).filter(|script| script.instruction.stage == stage) {
            let line = script.instruction.lines.0 + 1;
            let message = rules::copy_before_install(line);
            report.at(fact.instruction, fact.range, message);
        }
    }
}

/// Returns whether a RUN installs an app's packages, as opposed to the system's.
fn installs(script: &Script<'_>) -> bool {
    let found = script.commands.iter().filter_map(Install::of);
    found.into_iter().any(|install| matches!(install.manager, Manager::Pip | Manager::Other))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn an_installation_below_all_files_is_found() {
        finds(
            &RULE,
            "FROM a\nCOPY . /app\nRUN cd /app && npm ci\n",
            &[
                ".: Every change of any file runs the installation in line 3 again; copy the list of packages first, and the rest after it",
            ],
        );
        finds(&RULE, "FROM a\nCOPY package.json .\nRUN npm ci\nCOPY . .\n", &[]);
        finds(&RULE, "FROM a AS b\nCOPY . .\nFROM c\nRUN npm ci\n", &[]);
        finds(&RULE, "FROM a\nCOPY . .\nRUN make\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
