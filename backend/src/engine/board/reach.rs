//! Which stages the last one needs; BuildKit does nothing for the others.

use std::collections::BTreeSet;

use dockerfile::{Base, Dockerfile, Instruction, Keyword};

/// Returns the stages that the last one is made from, itself included.
pub(super) fn stages(dockerfile: &Dockerfile) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = dockerfile.stages.len().checked_sub(1).into_iter().collect();
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
        let found: Vec<usize> = stages(&dockerfile::parse(source)).into_iter().collect();
        assert_eq!(found, expected, "{source}");
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
