//! Which stages the target needs; BuildKit does nothing for the others.

use std::collections::BTreeSet;

use dockerfile::{Base, Dockerfile, Instruction, Keyword};
use protocol::BuildOptions;

/// Returns the stage that is asked for: by name, by number, or the last one.
pub(crate) fn target(dockerfile: &Dockerfile, options: &BuildOptions) -> Option<usize> {
    let named = options.target.as_deref().and_then(|target| {
        let has_name = |known: &str| known.eq_ignore_ascii_case(target);
        let by_name = dockerfile.stages.iter().rposition(|stage| stage.name.as_deref().is_some_and(has_name));
        by_name.or_else(|| target.parse().ok().filter(|at| *at < dockerfile.stages.len()))
    });
    named.or_else(|| dockerfile.stages.len().checked_sub(1))
}

/// Returns the stages that one is made from, itself included.
pub(super) fn stages(dockerfile: &Dockerfile, target: Option<usize>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = target.into_iter().collect();
    while let Some(stage) = open.pop() {
        if !reached.insert(stage) {
            continue;
        }
        if let Some(Base::Stage(base)) = dockerfile.stages.get(stage).map(|stage| &stage.base) {
            open.push(*base);
        }
        let of_stage = dockerfile.instructions.iter().filter(|instruction| instruction.stage == Some(stage));
        open.extend(of_stage.flat_map(|instruction| sources(dockerfile, instruction, stage)));
    }
    reached
}

fn sources(dockerfile: &Dockerfile, instruction: &Instruction, stage: usize) -> Vec<usize> {
    if !matches!(instruction.keyword, Keyword::Copy | Keyword::Add | Keyword::Run) {
        return Vec::new();
    }
    let flags: Vec<&str> = instruction.flags.iter().map(|flag| dockerfile.flag_text(flag)).collect();
    let names = flags.iter().flat_map(|flag| flag.split(',')).filter_map(|part| {
        let (name, value) = part.rsplit_once("from=")?;
        matches!(name, "" | "--" | "--mount=").then_some(value)
    });
    let by_name = |name: &str| {
        let earlier = dockerfile.stages.get(..stage)?;
        earlier
            .iter()
            .rposition(|known| known.name.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(name)))
    };
    names.filter_map(|name| by_name(name).or_else(|| name.parse().ok().filter(|at| *at < stage))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[usize]) {
        check_target(source, None, expected);
    }

    fn check_target(source: &str, name: Option<&str>, expected: &[usize]) {
        let options = BuildOptions { target: name.map(str::to_owned), ..BuildOptions::default() };
        let parsed = dockerfile::parse(source);
        let found: Vec<usize> = stages(&parsed, target(&parsed, &options)).into_iter().collect();
        assert_eq!(found, expected, "{source} {name:?}");
    }

    #[test]
    fn another_target_needs_others() {
        let source = "FROM a AS one\nFROM b AS two\nFROM c\nCOPY --from=one /a /b";
        check_target(source, Some("TWO"), &[1]);
        check_target(source, Some("0"), &[0]);
        check_target(source, Some("nothing"), &[0, 2]);
    }

    #[test]
    fn only_what_the_last_stage_needs() {
        check("FROM a\nRUN x", &[0]);
        check("FROM a AS one\nFROM b AS two\nFROM c\nCOPY --chown=x --from=ONE /a /b", &[0, 2]);
        check("FROM a AS one\nFROM one AS two\nFROM b\nCOPY --from=1 /a /b", &[0, 1, 2]);
        check("FROM a AS one\nFROM b\nRUN --mount=type=bind,from=one,target=/x ls", &[0, 1]);
        check("FROM a AS one\nFROM b\nRUN echo --from=one", &[1]);
        check("", &[]);
    }
}
