//! `ARG` or `ENV` stands above an installation that does not use it.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::mentions::{declarations, uses};
use crate::problem::{Edit, Fix, Severity};
use crate::shell::{Install, Script};
use crate::syntax::{Dockerfile, Instruction};

pub(super) static RULE: Rule = Rule {
    name: "VariableAboveInstall",
    kind: RuleKind::Drydock,
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::variable_above_install_what,
        why: rules::variable_above_install_why,
        example: "FROM python:3.13-slim\nARG VERSION=1\nRUN pip install --no-cache-dir flask==3.1.0\nLABEL version=$VERSION\n",
        better: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nARG VERSION=1\nLABEL version=$VERSION\n",
        reference: "https://docs.docker.com/build/cache/invalidation/#run-instructions",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    let installs_something =
        |script: &&Script<'_>| script.commands.iter().any(|command| Install::of(command).is_some());
    let installing: Vec<usize> =
        context.scripts.iter().filter(installs_something).map(|script| script.index).collect();
    for (index, instruction) in file.instructions.iter().enumerate() {
        if instruction.stage.is_none() || !matches!(instruction.keyword, Keyword::Arg | Keyword::Env) {
            continue;
        }
        let declared = declarations(file, instruction);
        let found: Vec<(&str, ByteRange, Installs)> = declared
            .iter()
            .filter(|(name, ..)| !is_read_by_tools(name))
            .filter_map(|(name, place, _)| {
                Some((name.as_str(), *place, installs(file, &installing, index, name)?))
            })
            .collect();
        let last = found.first().map_or(0, |(.., installs)| installs.last);
        let is_movable = found.len() == declared.len() && found.iter().all(|(.., found)| found.last == last);
        for (name, place, installs) in &found {
            let line = file.instructions.get(installs.first).map_or(0, |found| found.lines.0 + 1);
            let message = rules::variable_above_install(line, name);
            let fix = move_below(file, index, last).filter(|_| is_movable);
            report.with_fixes(index, *place, message, fix.into_iter().collect());
        }
    }
}

/// Installations below a variable and above its first use, by the indices of their instructions.
#[derive(Clone, Copy)]
struct Installs {
    first: usize,
    last: usize,
}

fn installs(file: &Dockerfile, installing: &[usize], index: usize, name: &str) -> Option<Installs> {
    let stage = file.instructions.get(index)?.stage;
    let mut found: Option<Installs> = None;
    let next = installing.get(installing.partition_point(|at| *at <= index))?;
    if file.instructions.get(*next)?.stage != stage {
        return None;
    }
    let below = file.instructions.iter().enumerate().skip(index + 1).take(MOST_BELOW);
    for (at, instruction) in below.take_while(|(_, instruction)| instruction.stage == stage) {
        let is_declared_again = declarations(file, instruction).iter().any(|(found, ..)| found == name)
            && uses(file, instruction).iter().all(|(found, _)| found != name);
        // A command may ask for it in ways that no `$` shows.
        if names(instruction.range.slice(&file.source), name) && !is_declared_again {
            break;
        }
        if installing.binary_search(&at).is_ok() {
            found = Some(Installs { first: found.map_or(at, |found| found.first), last: at });
        }
    }
    found
}

/// So far below a variable its use is looked for.
const MOST_BELOW: usize = 100;

/// Returns whether a name stands in a text as a word.
fn names(text: &str, name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.split(|letter| !is_part(letter)).any(|word| word == name)
}

fn move_below(file: &Dockerfile, index: usize, target: usize) -> Option<Fix> {
    let (own, target) = (file.instructions.get(index)?, file.instructions.get(target)?);
    // A value that is made of others must find them the same, and the last of several values must stay the last.
    let names = declarations(file, own);
    let used = uses(file, own);
    let is_of_others = !used.is_empty();
    // Without this use, a variable above that it is made of would stand unused above the same installation.
    let above = file.instructions.iter().take(index).filter(|found| found.stage == own.stage);
    let uncovers = |found: &Instruction| {
        let declared = declarations(file, found);
        declared.iter().any(|(name, ..)| used.iter().any(|(used, _)| used == name))
    };
    if is_of_others && above.into_iter().any(uncovers) {
        return None;
    }
    let below = file.instructions.iter().skip(index + 1);
    let mut between = below.take_while(|found| found.range.start < target.range.start);
    let is_tied = between.any(|found| {
        let declared = declarations(file, found);
        let is_again = declared.iter().any(|(found, ..)| names.iter().any(|(name, ..)| name == found));
        is_again || is_of_others && !declared.is_empty()
    });
    if is_tied {
        return None;
    }
    let lines = |instruction: &Instruction| {
        let start = file.lines.line(instruction.lines.0 as usize)?.start;
        let end = file.lines.line(instruction.lines.1.checked_sub(1)? as usize)?.end;
        Some(ByteRange { start, end })
    };
    let (own, target) = (lines(own)?, lines(target)?);
    let text = own.slice(&file.source);
    let is_broken = target.slice(&file.source).ends_with('\n');
    let moved =
        if is_broken { text.to_owned() } else { ["\n", text.trim_end_matches(['\r', '\n'])].concat() };
    let edits = vec![
        Edit { range: own, text: String::new() },
        Edit { range: ByteRange { start: target.end, end: target.end }, text: moved },
    ];
    let line = file.lines.line_of(target.start) + 1;
    Some(Fix { title: dockerfile::fix_move_below(line), edits })
}

/// Returns whether shells, package managers and compilers read a variable by themselves.
fn is_read_by_tools(name: &str) -> bool {
    NAMES.split_ascii_whitespace().any(|known| known == name)
        || PREFIXES.split_ascii_whitespace().any(|start| name.starts_with(start))
        || name.to_ascii_uppercase().ends_with("_PROXY")
}

const NAMES: &str = "PATH HOME USER SHELL LANG LANGUAGE TZ TERM TMPDIR CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS MAKEFLAGS \
VIRTUAL_ENV SOURCE_DATE_EPOCH CI";

const PREFIXES: &str = "PIP_ PYTHON UV_ POETRY_ CONDA_ NPM_ npm_ NODE_ YARN_ PNPM_ CARGO_ RUST GO CGO_ BUNDLE_ GEM_ RUBY COMPOSER_ \
DEBIAN_ DEBCONF_ APT_ LC_ LD_ SSL_ REQUESTS_ CURL_ GIT_ JAVA_ MAVEN_ GRADLE_ PKG_ TARGET BUILD";

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_variable_that_no_installation_uses_is_found() {
        finds(
            &RULE,
            "FROM a\nENV APP=1 \\\n    MODE=x\nRUN apt-get update && apt-get install -y curl\nRUN echo $MODE\nRUN npm ci\n",
            &[
                "APP: Each new value of APP runs the installation in line 4 again, and the installation does not use APP",
                "MODE: Each new value of MODE runs the installation in line 4 again, and the installation does not use MODE",
            ],
        );
    }

    #[test]
    fn a_variable_that_is_used_or_may_be_is_let_be() {
        for source in [
            "FROM a\nARG V\nRUN pip install x==$V\n",
            "FROM a\nARG V\nENV W=$V\nRUN printenv W && npm ci\n",
            "FROM a\nENV PIP_INDEX_URL=x http_proxy=y\nRUN pip install x\n",
            "FROM a\nENV APP=1\nRUN make\n",
            "FROM a\nRUN npm ci\nENV APP=1\n",
            "ARG V=1\nFROM a:$V\nRUN npm ci\n",
            "FROM a AS b\nENV APP=1\nFROM c\nRUN npm ci\n",
        ] {
            finds(&RULE, source, &[]);
        }
    }

    #[test]
    fn it_moves_below_the_last_installation_before_its_use() {
        fixes(
            &RULE,
            "FROM a\nENV A=1\nRUN npm ci\nRUN pip install x\nRUN echo $A\nRUN pip install y\n",
            "FROM a\nRUN npm ci\nRUN pip install x\nENV A=1\nRUN echo $A\nRUN pip install y\n",
        );
        fixes(&RULE, "FROM a\nARG A\nRUN npm ci", "FROM a\nRUN npm ci\nARG A");
        let made_of_another = "FROM a\nENV A=1\nENV B=$A\nRUN npm ci\n";
        fixes(&RULE, made_of_another, made_of_another);
        let several = "FROM a\nENV A=1 B=2\nRUN npm ci\nRUN echo $A\nRUN npm ci\n";
        fixes(&RULE, several, several);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
