//! What the next build is expected to do, and when the layers show it.

use std::rc::Rc;

use prediction::{Cause, Expected, FileChange, Forecast, UnknownReason, Variable};
use protocol::{BuildNumber, BuildRecord};
use review::{BuildObstacle, Outline};

use super::State;

/// Where the evidence of a cause is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file.
    pub(crate) path: Rc<str>,
    /// Zero-based lines `first..end`, where they are known.
    pub(crate) lines: Option<(u32, u32)>,
}

impl State {
    /// Returns the forecast where it is what the layers show: facts stand as long as the files are those that were built, and while a build
    /// goes on.
    pub(crate) fn forecast_shown<'f>(&self, forecast: Option<&'f Rc<Forecast>>) -> Option<&'f Rc<Forecast>> {
        self.forecast_of_next(forecast).filter(|_| self.builds.chosen.is_none())
    }

    /// Returns the forecast where it tells more than the newest build does.
    pub(crate) fn forecast_of_next<'f>(
        &self,
        forecast: Option<&'f Rc<Forecast>>,
    ) -> Option<&'f Rc<Forecast>> {
        let forecast = forecast?;
        if let Some(active) = self.builds.active() {
            // Until it is known what it does, the prediction says it.
            return active.steps.is_empty().then_some(forecast);
        }
        let Some(newest) = self.builds.records.first() else { return Some(forecast) };
        (!self.is_as_built(newest, Some(forecast))).then_some(forecast)
    }

    /// Returns what keeps the next build from beginning where the layers show that build: facts stand as [`Self::forecast_shown`] says.
    pub(crate) fn obstacle_shown<'o>(
        &self,
        obstacle: Option<&'o Rc<BuildObstacle>>,
        forecast: Option<&Forecast>,
    ) -> Option<&'o Rc<BuildObstacle>> {
        let is_next = match self.builds.records.first() {
            _ if self.builds.chosen.is_some() || self.builds.active().is_some() => false,
            Some(newest) => !self.is_as_built(newest, forecast),
            None => true,
        };
        obstacle.filter(|_| is_next)
    }

    /// Returns the instructions that would run again if the file that is pointed at changed; none while the bars show another Dockerfile.
    pub(crate) fn touched(&self, forecast: Option<&Rc<Forecast>>) -> Vec<u32> {
        let (Some(path), Some(forecast), true) = (&self.pointing.file, forecast, self.shows_now()) else {
            return Vec::new();
        };
        let reach = forecast.reaches.iter().find(|reach| *reach.path == **path);
        reach.map_or_else(Vec::new, |reach| reach.runs.clone())
    }

    /// Returns the file of which a person asks what would be if the file changed; `None` while the bars show another Dockerfile.
    pub(crate) fn asked_what_if(&self) -> Option<&Rc<str>> {
        self.pointing.what_if.as_ref().filter(|_| self.shows_now())
    }

    /// Returns whether the bars are those of the Dockerfile as it is now.
    fn shows_now(&self) -> bool {
        self.builds.chosen.is_none() && self.builds.active().is_none()
    }

    /// Returns whether the files are those that a build was made from.
    pub(crate) fn has_files_of(&self, build: BuildNumber, forecast: Option<&Forecast>) -> bool {
        if forecast.is_some_and(|forecast| forecast.build == build.0 && forecast.is_same) {
            return true;
        }
        let source = &self.next_build.options.source;
        let is_newest = self
            .builds
            .newest()
            .is_some_and(|newest| newest.number == build && newest.options.source == *source);
        is_newest && self.builds.built_from.as_ref().is_some_and(|built_from| built_from.are_as(&self.files))
    }

    fn is_as_built(&self, newest: &BuildRecord, forecast: Option<&Forecast>) -> bool {
        if newest.options != *self.next_build.options {
            return false;
        }
        if let Some(forecast) = forecast.filter(|forecast| newest.number.0 == forecast.build) {
            return forecast.is_same;
        }
        match &self.builds.built_from {
            Some(built_from) => built_from.are_as(&self.files),
            // The newest build never got as far as to be compared with: what it says stands until somebody types.
            None => newest.steps.is_empty() || self.files.is_saved(),
        }
    }
}

/// Returns where to see why a step is expected to do so; `own` are the lines of its instruction, in `outline`.
pub(crate) fn evidence(expected: &Expected, own: usize, outline: &Outline) -> Option<Place> {
    let at = |index: u32| {
        let instruction = outline.instructions.get(index as usize)?;
        Some(Place { path: outline.path.as_str().into(), lines: Some(instruction.lines) })
    };
    let file = |path: &str, lines| Some(Place { path: path.into(), lines });
    let cause = match expected {
        Expected::Run { cause } => cause,
        Expected::Unknown {
            why: UnknownReason::Output { instruction } | UnknownReason::Image { instruction },
        } => {
            return at(*instruction);
        }
        _ => return None,
    };
    match cause {
        Cause::File { path, change, .. } => match change {
            FileChange::Edited { lines, .. } => file(path, lines.first().map(|run| shown(run.new))),
            FileChange::Added
            | FileChange::Renamed { .. }
            | FileChange::Mode { .. }
            | FileChange::Link { .. }
            | FileChange::Selected => file(path, None),
            FileChange::LetIn { new: Some(in_force), .. }
            | FileChange::LeftOut { new: Some(in_force), .. } => file(in_force, None),
            FileChange::Removed | FileChange::LetIn { .. } | FileChange::LeftOut { .. } => None,
        },
        Cause::Instruction { .. } | Cause::Base { .. } => at(u32::try_from(own).ok()?),
        Cause::Upstream { instruction } | Cause::Moved { onto: Some(instruction) } => at(*instruction),
        Cause::Variable(Variable { name, .. }) => at(setting(name, own, outline)?),
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

#[cfg(test)]
mod tests {
    use prediction::{LineChange, VariableKind};
    use protocol::BuildState;

    use super::super::stack::tests::{build_of, outline_of};
    use super::*;

    fn check(cause: Cause, place: Option<(&str, Option<(u32, u32)>)>) {
        let outline = outline_of("ARG V=1\nFROM a\nARG V\nENV W=2 X=3\n\nRUN b\n");
        let place = place.map(|(path, lines)| Place { path: path.into(), lines });
        assert_eq!(evidence(&Expected::Run { cause }, 4, &outline), place);
    }

    fn variable(kind: VariableKind, name: &str) -> Cause {
        Cause::Variable(Variable { name: name.to_owned(), kind, old: None, new: None })
    }

    fn file(path: &str, change: FileChange) -> Cause {
        Cause::File { path: path.to_owned(), change, n_more: 0 }
    }

    #[test]
    fn evidence_is_a_place_in_a_file() {
        check(variable(VariableKind::Arg, "V"), Some(("Dockerfile", Some((2, 3)))));
        check(variable(VariableKind::Env, "X"), Some(("Dockerfile", Some((3, 4)))));
        check(variable(VariableKind::Env, "Y"), None);
        check(Cause::Upstream { instruction: 1 }, Some(("Dockerfile", Some((1, 2)))));
        let text = |text: Option<&str>| text.map(str::to_owned);
        let let_in = |new| file("a", FileChange::LetIn { old: None, new: text(new) });
        let left_out =
            |new| file("a", FileChange::LeftOut { old: text(Some(".dockerignore")), new: text(new) });
        check(let_in(Some(".dockerignore")), Some((".dockerignore", None)));
        check(left_out(Some("Dockerfile.dockerignore")), Some(("Dockerfile.dockerignore", None)));
        check(left_out(None), None);
        check(Cause::NeverBuilt, None);
        let gone = LineChange { old: (4, 6), new: (4, 4) };
        let edited = file("app.py", FileChange::Edited { lines: vec![gone], n_more: 0 });
        check(edited, Some(("app.py", Some((4, 5)))));
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
        state.builds.records = vec![Rc::new(build_of(1, "FROM a\n", over))];
        assert!(shown(&state, false));
        assert!(!shown(&state, true));
        let anew = state.apply(super::super::Action::Choose(super::super::OptionChange::NoCache(true)));
        assert!(shown(&anew, true), "the next build will do something else");
        state.builds.records = vec![Rc::new(build_of(1, "FROM a\n", BuildState::Running { started_ms: 0 }))];
        assert!(!shown(&state, false));
    }
}
