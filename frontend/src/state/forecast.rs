//! What the next build is expected to do, and when the layers show it.

use std::rc::Rc;

use protocol::{BuildRecord, CauseCode, ExpectedStep, UnknownWhy};
use reading::{FileReach, Outline, SwapHint};

use super::State;

/// What the next build is expected to do with the files as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Forecast {
    /// One for each instruction of the Dockerfile.
    pub(crate) steps: Vec<ExpectedStep>,
    /// Number of the build that the files are compared with; 0 when there is none.
    pub(crate) build: u32,
    /// Whether the files are just those of that build.
    pub(crate) is_same: bool,
    /// For each file the instructions that a change of it reaches.
    pub(crate) reaches: Vec<FileReach>,
    /// Two neighbours in the wrong order.
    pub(crate) swap: Option<SwapHint>,
}

/// Where the evidence of a cause is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file.
    pub(crate) path: Rc<str>,
    /// Zero-based lines `first..end`, where they are known.
    pub(crate) lines: Option<(u32, u32)>,
}

impl Forecast {
    /// Reads what the language module told; `None` for anything else.
    pub(crate) fn of(told: reading::Forecast) -> Option<Self> {
        let reading::Forecast { steps, build, is_same, reaches, swap } = told;
        Some(Self { steps: json::from_text(&steps).ok()?, build, is_same, reaches, swap })
    }
}

impl State {
    /// Returns the forecast where it is what the layers show: facts stand as long as the files are those that were built, and while a build
    /// goes on.
    pub(crate) fn forecast_shown<'f>(&self, forecast: Option<&'f Rc<Forecast>>) -> Option<&'f Rc<Forecast>> {
        self.forecast_of_next(forecast).filter(|_| self.shown_build.is_none())
    }

    /// Returns the forecast where it tells more than the newest build does.
    pub(crate) fn forecast_of_next<'f>(
        &self,
        forecast: Option<&'f Rc<Forecast>>,
    ) -> Option<&'f Rc<Forecast>> {
        let forecast = forecast?;
        if let Some(active) = self.active_build() {
            // Until it is known what it does, the prediction says it.
            return active.steps.is_empty().then_some(forecast);
        }
        let Some(newest) = self.builds.first() else { return Some(forecast) };
        (!self.is_as_built(newest, forecast)).then_some(forecast)
    }

    /// Returns the instructions that would run again if the file that is pointed at changed; none while the bars show another Dockerfile.
    pub(crate) fn touched(&self, forecast: Option<&Rc<Forecast>>) -> Vec<u32> {
        let is_now = self.shown_build.is_none() && self.active_build().is_none();
        let (Some(path), Some(forecast), true) = (&self.pointed_file, forecast, is_now) else {
            return Vec::new();
        };
        let reach = forecast.reaches.iter().find(|reach| reach.path == *path);
        reach.map_or_else(Vec::new, |reach| reach.runs.clone())
    }

    fn is_as_built(&self, newest: &BuildRecord, forecast: &Forecast) -> bool {
        if newest.options != *self.options {
            return false;
        }
        if newest.number.0 == forecast.build {
            return forecast.is_same;
        }
        match &self.built_from {
            Some(built_from) => built_from.are_as(&self.files),
            // The newest build never got as far as to be compared with: what it says stands until somebody types.
            None => newest.steps.is_empty() || self.files.is_saved(),
        }
    }
}

/// Returns where to see why a step is expected to do so; `own` are the lines of its instruction, in `outline`.
pub(crate) fn evidence(expected: &ExpectedStep, own: usize, outline: &Outline) -> Option<Place> {
    let at = |index: u32| {
        let instruction = outline.instructions.get(index as usize)?;
        Some(Place { path: Rc::clone(&outline.path), lines: Some(instruction.lines) })
    };
    let cause = match expected {
        ExpectedStep::Run { cause } => cause,
        ExpectedStep::Unknown {
            why: UnknownWhy::Output { instruction } | UnknownWhy::Image { instruction },
        } => return at(*instruction),
        _ => return None,
    };
    let name = cause.name.as_deref();
    let file = |lines| name.map(|name| Place { path: name.into(), lines });
    match cause.code {
        CauseCode::FileEdited => file(cause.lines.map(|(_, new)| shown(new))),
        CauseCode::FileAdded
        | CauseCode::FileRenamed
        | CauseCode::FileMode
        | CauseCode::FileLink
        | CauseCode::FileSelected => file(None),
        CauseCode::FileLetIn | CauseCode::FileLeftOut => {
            let path = match (&cause.old, &cause.new) {
                (Some(_), None) => return None,
                (_, in_force) => in_force.as_deref().unwrap_or(IGNORE_FILE).into(),
            };
            Some(Place { path, lines: None })
        }
        CauseCode::Instruction | CauseCode::Base => at(u32::try_from(own).ok()?),
        CauseCode::Upstream | CauseCode::Moved => at(cause.instruction?),
        CauseCode::Arg | CauseCode::Env => at(setting(name?, own, outline)?),
        _ => None,
    }
}

/// Returns the lines to show for a run of changed ones: where lines only went, the place that they left.
pub(crate) fn shown((first, end): (u32, u32)) -> (u32, u32) {
    (first, end.max(first + 1))
}

/// Returns the nearest instruction above `own` that sets a variable.
fn setting(name: &str, own: usize, outline: &Outline) -> Option<u32> {
    let sets = |summary: &str| {
        let mut words = summary.split_whitespace();
        let is_setting = words
            .next()
            .is_some_and(|word| ["ARG", "ENV"].iter().any(|each| word.eq_ignore_ascii_case(each)));
        is_setting && words.any(|word| word.split('=').next() == Some(name))
    };
    let above = outline.instructions.get(..own)?;
    let found = above.iter().rposition(|instruction| sets(&instruction.summary))?;
    u32::try_from(found).ok()
}

/// What causes of older records mean.
const IGNORE_FILE: &str = ".dockerignore";

#[cfg(test)]
mod tests {
    use protocol::{BuildState, StepCause};

    use super::super::stack::tests::{build_of, outline_of};
    use super::*;

    fn run(code: CauseCode, name: Option<&str>, instruction: Option<u32>) -> ExpectedStep {
        let name = name.map(str::to_owned);
        ExpectedStep::Run { cause: StepCause { name, instruction, ..StepCause::of(code) } }
    }

    fn check(expected: &ExpectedStep, place: Option<(&str, Option<(u32, u32)>)>) {
        let outline = outline_of("ARG V=1\nFROM a\nARG V\nENV W=2 X=3\n\nRUN b\n");
        let place = place.map(|(path, lines)| Place { path: path.into(), lines });
        assert_eq!(evidence(expected, 4, &outline), place);
    }

    #[test]
    fn evidence_is_a_place_in_a_file() {
        check(&run(CauseCode::Arg, Some("V"), None), Some(("Dockerfile", Some((2, 3)))));
        check(&run(CauseCode::Env, Some("X"), None), Some(("Dockerfile", Some((3, 4)))));
        check(&run(CauseCode::Env, Some("Y"), None), None);
        check(&run(CauseCode::Upstream, None, Some(1)), Some(("Dockerfile", Some((1, 2)))));
        check(&run(CauseCode::FileLetIn, Some("a"), None), Some((".dockerignore", None)));
        let by_own = |new: Option<&str>| {
            let mut left_out = run(CauseCode::FileLeftOut, Some("a"), None);
            if let ExpectedStep::Run { cause } = &mut left_out {
                (cause.old, cause.new) = (Some(".dockerignore".to_owned()), new.map(str::to_owned));
            }
            left_out
        };
        check(&by_own(Some("Dockerfile.dockerignore")), Some(("Dockerfile.dockerignore", None)));
        check(&by_own(None), None);
        check(&run(CauseCode::NeverBuilt, None, None), None);
        let mut edited = run(CauseCode::FileEdited, Some("app.py"), None);
        if let ExpectedStep::Run { cause } = &mut edited {
            cause.lines = Some(((4, 6), (4, 4)));
        }
        check(&edited, Some(("app.py", Some((4, 5)))));
    }

    #[test]
    fn facts_stand_until_the_files_are_others() {
        let shown = |state: &State, is_same| {
            let forecast = Rc::new(Forecast { build: 1, is_same, ..Forecast::default() });
            state.forecast_shown(Some(&forecast)).is_some()
        };
        let mut state = State::default();
        assert!(shown(&state, false));
        let over = BuildState::Cancelled { started_ms: None, ended_ms: 0 };
        state.builds = vec![Rc::new(build_of(1, "FROM a\n", over))];
        assert!(shown(&state, false));
        assert!(!shown(&state, true));
        let anew = state.apply(super::super::Action::Choose(super::super::OptionChange::NoCache(true)));
        assert!(shown(&anew, true), "the next build will do something else");
        state.builds = vec![Rc::new(build_of(1, "FROM a\n", BuildState::Running { started_ms: 0 }))];
        assert!(!shown(&state, false));
    }
}
