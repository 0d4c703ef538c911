//! The layers panel as values: one bar for each instruction, with what is known of it.

use std::rc::Rc;

use protocol::{BuildNumber, BuildRecord, StepRecord, StepState};
use reading::{Instruction, Outline};

use super::lines::current_lines;

/// The bars of one build, or of the Dockerfile before any.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stack {
    /// One for each instruction.
    pub(crate) bars: Vec<Bar>,
    /// Whether the bars show a build; otherwise nothing was built yet.
    pub(crate) is_built: bool,
}

/// One instruction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bar {
    /// Place in the stack; the index of the step where there is a build.
    pub(crate) index: u32,
    /// One-based line, as it was built.
    pub(crate) line: u32,
    /// Zero-based lines where it stands in the Dockerfile now.
    pub(crate) now: Option<(u32, u32)>,
    /// Its first word.
    pub(crate) keyword: String,
    /// What follows.
    pub(crate) rest: String,
    /// What happened, once there is a build.
    pub(crate) step: Option<Rc<StepRecord>>,
    /// Whether it makes a step at all.
    pub(crate) makes_step: bool,
    /// When a reused step last ran, as far as the page remembers.
    pub(crate) earlier: Option<Earlier>,
}

/// An earlier run of a step that was reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Earlier {
    /// In which build.
    pub(crate) build: BuildNumber,
    /// How long it took.
    pub(crate) took_ms: u64,
}

impl Stack {
    /// Returns the bars of `build`, laid beside the Dockerfile as it is now, or as it was built while that is not known.
    pub(crate) fn of(
        build: Option<&BuildRecord>,
        builds: &[Rc<BuildRecord>],
        outline: Option<&Outline>,
    ) -> Self {
        match build.filter(|build| !build.steps.is_empty()) {
            Some(build) => Self::of_build(build, builds, outline),
            None => Self {
                bars: (0..)
                    .zip(outline.iter().flat_map(|outline| &outline.instructions))
                    .map(|(index, each)| idle_bar(index, each))
                    .collect(),
                is_built: false,
            },
        }
    }

    fn of_build(build: &BuildRecord, builds: &[Rc<BuildRecord>], outline: Option<&Outline>) -> Self {
        let as_built = || build.steps.iter().map(|step| Some(step.lines)).collect();
        let now = outline.map_or_else(as_built, |outline| current_lines(&build.steps, outline));
        let bars = build.steps.iter().zip(now).map(|(step, now)| {
            let (keyword, rest) = split(&step.instruction);
            Bar {
                index: step.index,
                line: step.lines.0 + 1,
                now,
                keyword,
                rest,
                step: Some(Rc::new(step.clone())),
                makes_step: step.state != StepState::NoLayer,
                earlier: (step.state == StepState::Reused)
                    .then(|| earlier_run(step, build.number, builds))
                    .flatten(),
            }
        });
        Self { bars: bars.collect(), is_built: true }
    }

    /// Returns the bar whose instruction stands on the zero-based `line` now.
    pub(crate) fn bar_at(&self, line: u32) -> Option<&Bar> {
        self.bars.iter().find(|bar| bar.now.is_some_and(|(first, end)| (first..end).contains(&line)))
    }
}

impl Bar {
    /// Returns where its step stands, once there is a build.
    pub(crate) fn state(&self) -> Option<StepState> {
        self.step.as_ref().map(|step| step.state)
    }

    /// Returns the bytes of the layer that it made, where they are known.
    pub(crate) fn layer_bytes(&self) -> Option<u64> {
        self.step.as_ref().and_then(|step| step.layer_bytes).filter(|bytes| *bytes > 0)
    }

    /// Returns whether it is drawn loudly: it runs or has failed.
    pub(crate) fn is_loud(&self) -> bool {
        matches!(self.state(), Some(StepState::Running | StepState::Failed))
    }
}

/// Returns the milliseconds that reuse has saved in `build`, summed over the steps whose earlier run is known.
pub(crate) fn saved_ms(stack: &Stack) -> Option<u64> {
    let known: Vec<u64> =
        stack.bars.iter().filter_map(|bar| bar.earlier).map(|earlier| earlier.took_ms).collect();
    let saved: u64 = known.iter().sum();
    (saved > 0).then_some(saved)
}

/// Returns how many steps of a build stand in `state`.
pub(crate) fn n_steps(build: &BuildRecord, state: StepState) -> usize {
    build.steps.iter().filter(|step| step.state == state).count()
}

fn earlier_run(step: &StepRecord, before: BuildNumber, builds: &[Rc<BuildRecord>]) -> Option<Earlier> {
    let older = builds.iter().filter(|build| build.number < before);
    older.flat_map(|build| build.steps.iter().map(move |step| (build.number, step))).find_map(
        |(build, old)| {
            let ran = old.state == StepState::Ran && old.instruction == step.instruction;
            let took_ms = old.ended_ms?.checked_sub(old.started_ms?)?;
            ran.then_some(Earlier { build, took_ms })
        },
    )
}

fn idle_bar(index: u32, instruction: &Instruction) -> Bar {
    let (keyword, rest) = split(&instruction.summary);
    Bar {
        index,
        line: instruction.lines.0 + 1,
        now: Some(instruction.lines),
        keyword,
        rest,
        step: None,
        makes_step: instruction.makes_step,
        earlier: None,
    }
}

fn split(instruction: &str) -> (String, String) {
    let (keyword, rest) = instruction.split_once(' ').unwrap_or((instruction, ""));
    (keyword.to_owned(), rest.to_owned())
}

#[cfg(test)]
pub(crate) mod tests {
    use protocol::{BuildOptions, BuildState, Digest, ImageName};

    use super::*;

    /// Returns what a Dockerfile consists of, as the language module tells it.
    pub(crate) fn outline_of(source: &str) -> Outline {
        let mut reader = language_module::Reader::new();
        reader.list("Dockerfile");
        reader.typed("Dockerfile", source);
        let told = reading::decode(&reader.told()).expect("the module's own form");
        told.outlines.into_iter().next().expect("there is one Dockerfile")
    }

    /// Makes the steps of a Dockerfile, all run, the first in 100 ms, the next in 200 ms and so on.
    pub(crate) fn steps_of(source: &str) -> Vec<StepRecord> {
        let steps = (0..).zip(outline_of(source).instructions).map(|(index, instruction)| StepRecord {
            index,
            lines: instruction.lines,
            instruction: instruction.summary,
            state: if instruction.makes_step { StepState::Ran } else { StepState::NoLayer },
            started_ms: Some(0),
            ended_ms: Some(u64::from(index + 1) * 100),
            layer_bytes: None,
            statuses: Vec::new(),
            error: None,
            exit_code: None,
        });
        steps.collect()
    }

    /// Makes a build of those steps.
    pub(crate) fn build_of(number: u32, source: &str, state: BuildState) -> BuildRecord {
        BuildRecord {
            number: BuildNumber(number),
            image: ImageName::parse("python-hello-world").expect("a name"),
            snapshot: Digest("sha256:0".into()),
            state,
            steps: steps_of(source),
            n_log_lines: 0,
            log_bytes_cut: 0,
            options: BuildOptions::default(),
            prediction: None,
        }
    }

    #[test]
    fn reuse_saves_what_the_last_run_took() {
        let source = "FROM a\nRUN b\nCMD c\n";
        let done = BuildState::Cancelled { started_ms: None, ended_ms: 0 };
        let first = Rc::new(build_of(1, source, done.clone()));
        let mut second = build_of(2, source, done);
        second.steps[1].state = StepState::Reused;
        let builds = [Rc::new(second.clone()), first];
        let stack = Stack::of(Some(&second), &builds, Some(&outline_of(source)));
        assert_eq!(stack.bars[1].earlier, Some(Earlier { build: BuildNumber(1), took_ms: 200 }));
        assert_eq!(saved_ms(&stack), Some(200));
        assert_eq!(saved_ms(&Stack::of(Some(&builds[1]), &builds, Some(&outline_of(source)))), None);
    }

    #[test]
    fn before_any_build_the_bars_are_those_of_the_dockerfile() {
        let stack = Stack::of(None, &[], Some(&outline_of("FROM a\nRUN b \\\n c\nCMD d\n")));
        let bars: Vec<String> = stack
            .bars
            .iter()
            .map(|bar| format!("{} {} {} {}", bar.line, bar.keyword, bar.rest, bar.makes_step))
            .collect();
        assert_eq!(bars, ["1 FROM a true", "2 RUN b c true", "4 CMD d false"]);
        assert_eq!(stack.bar_at(2).map(|bar| bar.index), Some(1));
        assert_eq!(stack.bar_at(9), None);
    }
}
