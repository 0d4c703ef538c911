//! What is known of two builds: both planned once more, their steps measured, their instructions aligned.

use std::collections::BTreeMap;

use dockerfile::parse;
use messages::page::compare::Letter;
use prediction::{
    BaseImage, BuildInvocation, BuildOptions, BuildSide, Comparison, ContextFile, InstructionSide, Key,
    PastFile, Plan, Row, compare, mode_of, what_if,
};
use protocol::{BuildRecord, ComparedBuild, SnapshotFile, StepRecord};

/// Two builds.
pub(super) struct ComparisonFacts {
    a: Build,
    b: Build,
    pub(super) comparison: Comparison,
    /// Of each instruction of A, then of B, the row in which it stands.
    rows_of: [BTreeMap<usize, usize>; 2],
}

/// One of them.
pub(super) struct Build {
    pub(super) record: BuildRecord,
    pub(super) files: Vec<SnapshotFile>,
    /// The text of its Dockerfile.
    pub(super) source: String,
    plan: Plan,
    instructions: Vec<InstructionSide>,
}

impl ComparisonFacts {
    pub(super) fn of(a: &ComparedBuild, b: &ComparedBuild, images: &[BaseImage]) -> Self {
        let (a, b) = (Build::of(a, images), Build::of(b, images));
        let comparison = compare(&a.side(), &b.side());
        let rows_of = Letter::BOTH.map(|letter| {
            let rows = comparison.rows.iter().enumerate();
            rows.filter_map(|(number, row)| Some((at(row, letter)?, number))).collect()
        });
        Self { a, b, comparison, rows_of }
    }

    pub(super) fn side(&self, letter: Letter) -> &Build {
        if letter == Letter::A { &self.a } else { &self.b }
    }

    /// Returns whether both were made from the same files.
    pub(super) fn has_same_files(&self) -> bool {
        let names = |build: &Build| -> Vec<_> {
            build.files.iter().map(|file| (file.path.clone(), file.digest.clone())).collect()
        };
        names(&self.a) == names(&self.b)
    }

    /// Returns the row in which an instruction stands beside its counterpart.
    fn row_of(&self, letter: Letter, index: usize) -> Option<usize> {
        self.rows_of[usize::from(letter == Letter::B)].get(&index).copied()
    }

    /// Returns what a change of a file costs: the steps that run again.
    pub(super) fn cost_of_change(&self, letter: Letter, path: &str) -> u64 {
        self.reached(letter, path).map(|row| self.row_ms(row)).sum()
    }

    /// Returns how much less a change of a file costs in one of them: the steps that both have and that only the other runs again.
    pub(super) fn saving(&self, better: Letter, path: &str) -> u64 {
        let both = |row: &&Row| row.a.is_some() && row.b.is_some();
        let cost = |letter: Letter| -> u64 {
            self.reached(letter, path).filter(both).map(|row| self.row_ms(row)).sum()
        };
        cost(better.other()).saturating_sub(cost(better))
    }

    /// Returns how long the steps took that one of them did not have to run and the other did. A step that ran in both spares nothing, however long
    /// it took in each.
    pub(super) fn spared_ms(&self, letter: Letter) -> u64 {
        let alone = |letter: Letter| -> u64 {
            let ms =
                |row: &Row, letter: Letter| at(row, letter).map_or(0, |index| self.side(letter).ms(index));
            let rows = self.comparison.rows.iter().filter(|row| ms(row, letter.other()) == 0);
            rows.map(|row| ms(row, letter)).sum()
        };
        alone(letter.other()).saturating_sub(alone(letter))
    }

    /// Returns the rows of the steps that a change of a file runs again.
    fn reached(&self, letter: Letter, path: &str) -> impl Iterator<Item = &Row> {
        let Build { record, plan, .. } = self.side(letter);
        let path = record.options.source.path_in_build(path);
        let reached = path.map(|path| what_if(plan, &path)).into_iter().flatten();
        reached.filter_map(move |(index, _)| self.comparison.rows.get(self.row_of(letter, index)?))
    }

    /// Returns how long a step took in the build in which it ran longer: it has one time in all that is said of changes.
    fn row_ms(&self, row: &Row) -> u64 {
        let ms = |letter: Letter| at(row, letter).map_or(0, |index| self.side(letter).ms(index));
        ms(Letter::A).max(ms(Letter::B))
    }
}

fn at(row: &Row, letter: Letter) -> Option<usize> {
    if letter == Letter::A { row.a } else { row.b }
}

impl Build {
    fn of(told: &ComparedBuild, images: &[BaseImage]) -> Self {
        let ComparedBuild { record, files } = told;
        let from = &record.options.source;
        let dockerfile = files.iter().find(|file| file.path == from.dockerfile);
        let source = dockerfile.and_then(|file| file.content.clone()).unwrap_or_default();
        let context = |file: &SnapshotFile| {
            Some(PastFile {
                path: from.path_in_build(&file.path)?.into_owned(),
                digest: Key::of(file.content.as_deref().unwrap_or(&file.digest.0).as_bytes()),
                text: file.content.clone(),
                mode: mode_of(file.is_executable),
            })
        };
        let context: Vec<PastFile> = files.iter().filter_map(context).collect();
        let context: Vec<ContextFile<'_>> = context.iter().map(PastFile::as_context).collect();
        let call = BuildInvocation { images: images.to_vec(), ..BuildInvocation::default() };
        // A build without the cache is compared like any other: `--no-cache` is part of no instruction.
        let call = call.with(&BuildOptions { no_cache: false, ..record.options.clone() });
        let plan = call.plan(&parse(&source), &context);
        let instructions = record.steps.iter().map(instruction).collect();
        Self { record: record.clone(), files: files.clone(), source, plan, instructions }
    }

    /// Returns the path of its Dockerfile in the workspace.
    pub(super) fn dockerfile(&self) -> &str {
        &self.record.options.source.dockerfile
    }

    fn side(&self) -> BuildSide<'_> {
        BuildSide { plan: &self.plan, instructions: &self.instructions }
    }

    /// Returns how long a step took; 0 where it did not run.
    fn ms(&self, index: usize) -> u64 {
        self.instructions.get(index).map_or(0, |found| found.ms)
    }

    /// Returns an instruction's keyword.
    pub(super) fn keyword(&self, index: usize) -> String {
        let step = self.record.steps.get(index);
        let first = step.and_then(|step| step.instruction.split_whitespace().next());
        first.unwrap_or_default().to_owned()
    }

    /// Returns what its first `FROM` names.
    pub(super) fn base(&self) -> Option<&str> {
        let step = self.record.steps.iter().find(|step| step.instruction.starts_with("FROM "))?;
        Some(base_of(&step.instruction))
    }
}

/// Returns what a `FROM` names.
pub(super) fn base_of(instruction: &str) -> &str {
    instruction.split_whitespace().skip(1).find(|word| !word.starts_with("--")).unwrap_or_default()
}

fn instruction(step: &StepRecord) -> InstructionSide {
    InstructionSide { outcome: step.state.into(), ms: step.ran_ms(), bytes: step.layer_bytes }
}
