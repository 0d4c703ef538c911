//! The coach: leads a first visitor from a build to a prediction that comes true, in four steps. Whoever has built twice, or skips the steps, never
//! sees them again.

/// Where the coach stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CoachStep {
    /// Build and run the files as they are.
    #[default]
    Build,
    /// Change a line of the app.
    Change,
    /// Look at what the next build will do.
    Predict,
    /// Build again, and see whether the prediction was right.
    BuildAgain,
    /// There is nothing left to lead to.
    Gone,
}

/// What the coach sees of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CoachScene {
    /// How many builds have made an image.
    pub(crate) n_built: usize,
    /// Whether a build is asked for or under way.
    pub(crate) is_busy: bool,
    /// Whether the newest build failed, or the next one cannot begin: then something else is to be read first.
    pub(crate) is_stuck: bool,
    /// Whether the next build would be of other files than the newest.
    pub(crate) is_changed: bool,
}

impl CoachStep {
    /// Returns where the coach stands after what has happened.
    pub(crate) fn after(self, scene: CoachScene) -> Self {
        match (self, scene) {
            (Self::Gone, _) | (_, CoachScene { n_built: 2.., .. }) => Self::Gone,
            (_, CoachScene { n_built: 0, .. }) => Self::Build,
            // While a build is under way, what is changed is not known.
            (step, CoachScene { is_busy: true, .. }) => step,
            (_, CoachScene { is_changed: false, .. }) => Self::Change,
            (Self::Build | Self::Change, _) => Self::Predict,
            (Self::Predict | Self::BuildAgain, _) => self,
        }
    }

    /// Returns the step that follows when the visitor says so: only looking is not seen by the page.
    pub(crate) fn next(self) -> Self {
        if self == Self::Predict { Self::BuildAgain } else { self }
    }

    /// Returns whether the step is shown now.
    pub(crate) fn is_shown(self, scene: CoachScene) -> bool {
        self != Self::Gone && !scene.is_busy && !scene.is_stuck
    }

    /// Returns its number of four.
    pub(crate) fn number(self) -> u8 {
        match self {
            Self::Build => 1,
            Self::Change => 2,
            Self::Predict => 3,
            Self::BuildAgain | Self::Gone => 4,
        }
    }

    /// Returns what the browser keeps of it.
    pub(crate) fn key(self) -> &'static str {
        if self == Self::Gone { GONE } else { "" }
    }

    /// Reads what the browser keeps. Only the end has to be kept: the other steps follow from the builds and the files.
    pub(crate) fn of_key(key: &str) -> Self {
        if key == GONE { Self::Gone } else { Self::Build }
    }
}

/// Returns the one-based line of the app whose change is seen at once in the answer: the first that returns a text.
pub(crate) fn line_to_change(app: &str) -> Option<usize> {
    let returns = |line: &str| line.trim_start().starts_with("return ") && line.contains(['"', '\'']);
    app.lines().position(returns).map(|at| at + 1)
}

const GONE: &str = "gone";

#[cfg(test)]
mod tests {
    use super::*;
    use CoachStep::{Build, BuildAgain, Change, Gone, Predict};

    fn scene(n_built: usize, is_changed: bool) -> CoachScene {
        CoachScene { n_built, is_changed, ..CoachScene::default() }
    }

    #[test]
    fn the_steps_lead_from_a_build_to_a_prediction_and_a_second_build() {
        let step = Build.after(scene(0, true));
        assert_eq!((step, step.number()), (Build, 1));
        let step = step.after(scene(1, false));
        assert_eq!((step, step.number()), (Change, 2));
        let step = step.after(scene(1, true));
        assert_eq!((step, step.next()), (Predict, BuildAgain));
        assert_eq!(step.next().after(scene(1, true)), BuildAgain, "it waits for the build");
        assert_eq!(step.next().after(scene(2, false)), Gone);
    }

    #[test]
    fn nothing_is_said_during_a_build_or_beside_a_failure() {
        let busy = CoachScene { is_busy: true, ..scene(1, false) };
        assert_eq!(BuildAgain.after(busy), BuildAgain);
        assert!(!BuildAgain.is_shown(busy) && BuildAgain.is_shown(scene(1, true)));
        assert!(!Build.is_shown(CoachScene { is_stuck: true, ..scene(0, true) }));
    }

    #[test]
    fn a_change_that_is_taken_back_leads_back_to_the_change() {
        assert_eq!(Predict.after(scene(1, false)), Change);
        assert_eq!(Change.next(), Change, "only looking has a button");
    }

    #[test]
    fn who_has_built_twice_or_skipped_is_led_nowhere_for_good() {
        for step in [Build, Change, Predict, BuildAgain] {
            assert_eq!(step.after(scene(2, true)), Gone);
            assert_eq!(CoachStep::of_key(step.key()), Build);
        }
        assert_eq!(CoachStep::of_key(Gone.key()).after(scene(0, true)), Gone);
        assert!(!Gone.is_shown(scene(0, true)));
    }

    #[test]
    fn the_line_to_change_is_what_the_app_answers() {
        let tutorial = "from flask import Flask\nimport os\n\napp = Flask(__name__)\n\n@app.route('/')\ndef hello():\n    return \"hello\"\n";
        assert_eq!(line_to_change(tutorial), Some(8));
        assert_eq!(line_to_change("def a():\n    return 1\n"), None);
    }
}
