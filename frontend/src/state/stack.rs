//! The layers panel as values: one bar for each instruction, with what is known of it.

mod asked;
mod blocked;
mod replay;
mod source;
mod what_if;

use std::rc::Rc;

use catalogue::Message;
use messages::page::{cause, layers};
use prediction::{Expected, Forecast};
use protocol::{BuildRecord, StepRecord, StepState, as_written_ms};
use review::{BuildObstacle, Outline, OutlinedInstruction};

use super::forecast::{Place, evidence};
use super::lines::current_lines;
use super::timing::Timing;

pub(crate) use self::blocked::Blocked;
pub(crate) use self::replay::began_and_ended;
use self::source::{Earlier, Taken, earlier_bytes, newest_run};

/// The bars of one build, or of the Dockerfile as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stack {
    /// Path of the Dockerfile whose lines they are.
    pub(crate) dockerfile: Rc<str>,
    /// One for each instruction.
    pub(crate) bars: Vec<Bar>,
    /// Of what they tell.
    pub(crate) tense: Tense,
    /// What keeps the next build from beginning, where they tell of it.
    pub(crate) obstacle: Option<Rc<BuildObstacle>>,
    /// The file that has not changed: they tell what would be if the file did.
    pub(crate) what_if: Option<Rc<str>>,
}

/// Of what bars tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Of the Dockerfile, as nothing is known yet.
    Unknown,
    /// Of the next build.
    Predicted,
    /// Of the next build, while a person is asked what it does: they tell nothing.
    Asked,
    /// Of a build.
    Fact,
}

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// What is expected of it, or was before the build.
    pub(crate) expected: Option<Expected>,
    /// Why, as a sentence; empty where there is nothing to say.
    pub(crate) reason: Message,
    /// Where to see that.
    pub(crate) evidence: Option<Place>,
    /// The run that made what is reused, or the newest run of a step that will run, as far as the page remembers.
    pub(crate) earlier: Option<Earlier>,
    /// Bytes that its layer had in an earlier build.
    bytes_before: Option<u64>,
    /// Whether it is expected to run although something like it was built.
    runs_again: bool,
    /// What the build's obstacle is to it.
    pub(crate) blocked: Option<Blocked>,
    /// Whether no stage that is built needs it.
    pub(crate) is_not_needed: bool,
}

impl Stack {
    /// Returns the bars of `build`, laid beside the Dockerfile as it is now, or as it was built while that is not known. With a forecast,
    /// those of the Dockerfile as it is now.
    pub(crate) fn of(
        build: Option<&BuildRecord>,
        builds: &[Rc<BuildRecord>],
        outline: Option<&Outline>,
        forecast: Option<&Forecast>,
    ) -> Self {
        if let (Some(forecast), Some(outline)) = (forecast, outline) {
            return Self::predicted(builds, outline, forecast);
        }
        match build.filter(|build| !build.steps.is_empty()) {
            Some(build) => Self::of_build(build, builds, outline),
            None => Self::idle(outline, Tense::Unknown),
        }
    }

    fn idle(outline: Option<&Outline>, tense: Tense) -> Self {
        let instructions = (0..).zip(outline.iter().flat_map(|outline| &outline.instructions));
        let bars = instructions.map(|(index, each)| idle_bar(index, each)).collect();
        let dockerfile = outline.map_or(protocol::DOCKERFILE, |outline| &outline.path).into();
        Self { dockerfile, bars, tense, obstacle: None, what_if: None }
    }

    fn predicted(builds: &[Rc<BuildRecord>], outline: &Outline, forecast: &Forecast) -> Self {
        let line_of = |index: u32| Some(outline.instructions.get(index as usize)?.lines.0 + 1);
        let bar = |(index, instruction): (u32, &OutlinedInstruction)| {
            let mut bar = idle_bar(index, instruction);
            let Some(expected) = forecast.steps.get(index as usize) else { return bar };
            bar.makes_step = !matches!(expected, Expected::NoLayer);
            bar.reason = reason(expected, &bar.keyword, &line_of);
            bar.evidence = evidence(expected, index as usize, outline);
            bar.runs_again = forecast.build > 0 && matches!(expected, Expected::Run { .. });
            bar.expected = Some(expected.clone());
            bar.remember(&instruction.summary, builds);
            bar
        };
        let bars = (0..).zip(&outline.instructions).map(bar).collect();
        let dockerfile = outline.path.as_str().into();
        Self { dockerfile, bars, tense: Tense::Predicted, obstacle: None, what_if: None }
    }

    fn of_build(build: &BuildRecord, builds: &[Rc<BuildRecord>], outline: Option<&Outline>) -> Self {
        let as_built = || build.steps.iter().map(|step| Some(step.lines)).collect();
        let now = outline.map_or_else(as_built, |outline| current_lines(&build.steps, outline));
        let line_of = |index: u32| Some(build.steps.get(index as usize)?.lines.0 + 1);
        let dockerfile = &build.options.source.dockerfile;
        let built = outline_of_steps(dockerfile, &build.steps);
        let n_newer = builds.iter().take_while(|each| each.number >= build.number).count();
        let older = builds.get(n_newer..).unwrap_or_default();
        let bars = build.steps.iter().enumerate().zip(now).map(|((at, step), now)| {
            let (keyword, rest) = split(&step.instruction);
            let expected = build.prediction.as_ref().and_then(|prediction| prediction.steps.get(at)).cloned();
            Bar {
                index: step.index,
                line: step.lines.0 + 1,
                now,
                step: Some(Rc::new(step.clone())),
                makes_step: step.state != StepState::NoLayer,
                reason: expected
                    .as_ref()
                    .map_or_else(Message::default, |each| reason(each, &keyword, &line_of)),
                evidence: expected.as_ref().and_then(|each| evidence(each, at, &built)),
                earlier: (step.state == StepState::Reused)
                    .then(|| Taken {
                        instruction: &step.instruction,
                        expected: expected.as_ref(),
                        diff_id: step.diff_id.as_ref(),
                    })
                    .and_then(|taken| taken.source(older)),
                expected,
                is_not_needed: build.is_not_needed(step),
                keyword,
                rest,
                bytes_before: None,
                runs_again: false,
                blocked: None,
            }
        });
        let dockerfile = dockerfile.as_str().into();
        Self { dockerfile, bars: bars.collect(), tense: Tense::Fact, obstacle: None, what_if: None }
    }

    /// Returns the bar whose instruction stands on the zero-based `line` now.
    pub(crate) fn bar_at(&self, line: u32) -> Option<&Bar> {
        self.bars.iter().find(|bar| bar.now.is_some_and(|(first, end)| (first..end).contains(&line)))
    }

    /// Returns how many steps are expected to run, to be reused, and of how many nothing can be said.
    pub(crate) fn n_expected(&self) -> (usize, usize, usize) {
        let n = |is: fn(&Expected) -> bool| {
            self.bars.iter().filter(|bar| bar.expected.as_ref().is_some_and(is)).count()
        };
        (
            n(|step| matches!(step, Expected::Run { .. })),
            n(|step| matches!(step, Expected::Reuse { .. })),
            n(|step| matches!(step, Expected::Unknown { .. })),
        )
    }
}

impl Bar {
    /// Returns where its step stands, once there is a build.
    pub(crate) fn state(&self) -> Option<StepState> {
        self.step.as_ref().map(|step| step.state)
    }

    /// Returns whether it begins a stage.
    pub(crate) fn is_base(&self) -> bool {
        self.keyword.eq_ignore_ascii_case("FROM")
    }

    /// Returns the name of the stage that it begins, empty where it has none.
    pub(crate) fn stage_name(&self) -> &str {
        let mut words = self.rest.split_whitespace().skip_while(|word| !word.eq_ignore_ascii_case("as"));
        words.nth(1).unwrap_or_default()
    }

    /// Returns what is expected of it, where that is what it shows.
    pub(crate) fn prediction(&self) -> Option<&Expected> {
        self.expected.as_ref().filter(|_| self.step.is_none())
    }

    /// Returns the name that styles use where it is drawn as a guess; that there is no layer is none.
    pub(crate) fn tense(&self) -> Option<&'static str> {
        let is_guess = self.prediction().is_some_and(|expected| !matches!(expected, Expected::NoLayer));
        (is_guess || self.blocked.is_some()).then_some("predicted")
    }

    /// Returns whether it went as predicted; `None` where that cannot be said.
    pub(crate) fn is_as_predicted(&self) -> Option<bool> {
        match (self.state()?, self.expected.as_ref()?) {
            (StepState::Reused, Expected::Reuse { .. }) | (StepState::Ran, Expected::Run { .. }) => {
                Some(true)
            }
            (StepState::Reused, Expected::Run { .. }) | (StepState::Ran, Expected::Reuse { .. }) => {
                Some(false)
            }
            _ => None,
        }
    }

    /// Looks for the earlier run that its prediction is about.
    fn remember(&mut self, instruction: &str, builds: &[Rc<BuildRecord>]) {
        self.earlier = match &self.expected {
            expected @ Some(Expected::Reuse { .. }) => {
                Taken { instruction, expected: expected.as_ref(), diff_id: None }.source(builds)
            }
            Some(Expected::Run { .. }) => newest_run(instruction, builds),
            _ => return,
        };
        self.bytes_before = earlier_bytes(instruction, builds, self.earlier);
    }

    /// Returns the bytes of the layer that it made, or made before, where they are known.
    pub(crate) fn layer_bytes(&self) -> Option<u64> {
        let made = self.step.as_ref().and_then(|step| step.layer_bytes);
        made.or(self.bytes_before).filter(|bytes| *bytes > 0)
    }

    /// Returns whether it is drawn loudly: it runs, will run again, has failed or cannot be built.
    pub(crate) fn is_loud(&self) -> bool {
        self.runs_again
            || self.blocked == Some(Blocked::Here)
            || matches!(self.state(), Some(StepState::Running | StepState::Failed))
    }

    /// Returns the name that styles and shapes use.
    pub(crate) fn key(&self) -> &'static str {
        match (self.prediction(), self.state()) {
            _ if self.blocked == Some(Blocked::Here) => "cannot-build",
            _ if self.blocked == Some(Blocked::Waits) => "waiting",
            (Some(Expected::Reuse { .. }), _) => "will-reuse",
            (Some(Expected::Run { .. }), _) => "will-run",
            (Some(Expected::Unknown { .. } | Expected::NotReached), _) => "waiting",
            (Some(Expected::NoLayer), _) | (None, Some(StepState::NoLayer)) => "no-layer",
            (None, None) if !self.makes_step => "no-layer",
            (None, Some(StepState::Running)) => "running",
            (None, Some(StepState::Reused)) => "reused",
            (None, Some(StepState::Ran)) => "ran",
            (None, Some(StepState::Failed)) => "failed",
            (None, Some(StepState::Waiting | StepState::NotReached) | None) => "waiting",
        }
    }

    /// Returns the word of its state.
    pub(crate) fn word(&self) -> Message {
        match (self.prediction(), self.state()) {
            _ if self.blocked == Some(Blocked::Here) => catalogue::layers::cannot_build(),
            _ if self.blocked == Some(Blocked::Waits) => catalogue::layers::waiting(),
            (Some(expected), _) => layers::expected(expected),
            (None, Some(_)) if self.is_not_needed => catalogue::layers::not_needed(),
            (None, Some(state)) => layers::state(state),
            (None, None) if self.makes_step => catalogue::layers::not_built(),
            (None, None) => layers::state(StepState::NoLayer),
        }
    }
}

/// Returns the milliseconds that reuse has saved or will save, as far as earlier runs are known: one number for every place that says it.
pub(crate) fn saved_ms(stack: &Stack) -> Option<u64> {
    Some(as_written_ms(Timing::of(stack, 0).saved_ms())).filter(|saved| *saved > 0)
}

/// Returns the milliseconds that the steps to run will probably take; `None` unless that is known of each of them.
pub(crate) fn estimated_ms(stack: &Stack) -> Option<u64> {
    let will_run = |bar: &&Bar| matches!(bar.prediction(), Some(Expected::Run { .. }));
    let is_known = stack.bars.iter().filter(will_run).all(|bar| bar.earlier.is_some());
    is_known.then(|| Timing::of(stack, 0).took_ms)
}

/// Returns the milliseconds that each instruction took when it last ran.
pub(crate) fn step_times(builds: &[Rc<BuildRecord>]) -> Vec<(String, u32)> {
    let mut times: Vec<(String, u32)> = Vec::new();
    for step in builds.iter().flat_map(|build| &build.steps).filter(|step| step.state == StepState::Ran) {
        if !times.iter().any(|(instruction, _)| *instruction == step.instruction) {
            times.push((step.instruction.clone(), u32::try_from(step.ran_ms()).unwrap_or(u32::MAX)));
        }
    }
    times
}

/// Returns how many steps of a build stand in `state`.
pub(crate) fn n_steps(build: &BuildRecord, state: StepState) -> usize {
    build.steps.iter().filter(|step| step.state == state).count()
}

fn reason(expected: &Expected, keyword: &str, line_of: cause::LineOf<'_>) -> Message {
    cause::expected(expected, keyword.eq_ignore_ascii_case("FROM"), line_of)
}

/// Returns the Dockerfile as it was built, as far as causes need it.
fn outline_of_steps(path: &str, steps: &[StepRecord]) -> Outline {
    let instruction = |step: &StepRecord| OutlinedInstruction {
        summary: step.instruction.clone(),
        lines: step.lines,
        from: 0,
        makes_step: step.state != StepState::NoLayer,
        stage: review::StagePart::Inside,
    };
    Outline {
        path: path.to_owned(),
        instructions: steps.iter().map(instruction).collect(),
        arguments: Vec::new(),
    }
}

fn idle_bar(index: u32, instruction: &OutlinedInstruction) -> Bar {
    let (keyword, rest) = split(&instruction.summary);
    Bar {
        index,
        line: instruction.lines.0 + 1,
        now: Some(instruction.lines),
        keyword,
        rest,
        step: None,
        makes_step: instruction.makes_step,
        expected: None,
        reason: Message::default(),
        evidence: None,
        earlier: None,
        bytes_before: None,
        runs_again: false,
        blocked: None,
        is_not_needed: false,
    }
}

fn split(instruction: &str) -> (String, String) {
    let (keyword, rest) = instruction.split_once(' ').unwrap_or((instruction, ""));
    (keyword.to_owned(), rest.to_owned())
}

#[cfg(test)]
pub(crate) mod tests {
    use protocol::{BuildNumber, BuildOptions, BuildState, Digest, ImageName};

    use super::*;

    /// Returns what a Dockerfile consists of, as the language module tells it.
    pub(crate) fn outline_of(source: &str) -> Outline {
        Outline::of("Dockerfile", &dockerfile::parse(source))
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
            diff_id: None,
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
            aftermath: None,
        }
    }

    #[test]
    fn a_stage_that_the_target_does_not_need_is_not_needed_before_during_and_after_the_build() {
        let source = "FROM a AS unused\nRUN b\nFROM c\nRUN d\n";
        let said = |build: &BuildRecord| {
            let stack = Stack::of(Some(build), &[], Some(&outline_of(source)), None);
            let word = |bar: &Bar| catalogue::text(crate::dom::catalogue(), &bar.word());
            stack.bars.iter().map(word).collect::<Vec<_>>()
        };
        let image_id = Digest("sha256:1".into());
        let done = BuildState::Succeeded { started_ms: 0, ended_ms: 1, image_id, image_bytes: 1 };
        let mut build = build_of(1, source, done);
        build.steps[0].state = StepState::NotReached;
        build.steps[1].state = StepState::NotReached;
        let expected = ["not needed", "not needed", "ran", "ran"];
        assert_eq!(said(&build), expected, "whatever was predicted");

        let run = || Expected::Run { cause: prediction::Cause::NeverBuilt };
        let steps = vec![Expected::NotReached, Expected::NotReached, run(), run()];
        let predicted = Some(Box::new(protocol::BuildPrediction { steps, proof: None }));
        build.state = BuildState::Cancelled { started_ms: Some(0), ended_ms: 1 };
        assert_eq!(said(&build)[0], "not reached", "nobody knows whether it would have been");
        build.prediction = predicted;
        assert_eq!(said(&build), expected, "after a build without an image");
        build.state = BuildState::Running { started_ms: 0 };
        build.steps[0].state = StepState::Waiting;
        assert_eq!(said(&build), expected, "while it is built");
        build.steps[3].state = StepState::NotReached;
        assert_eq!(said(&build)[3], "not reached", "a step that is needed");
    }

    #[test]
    fn before_any_build_the_bars_are_those_of_the_dockerfile() {
        let stack = Stack::of(None, &[], Some(&outline_of("FROM a\nRUN b \\\n c\nCMD d\n")), None);
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
