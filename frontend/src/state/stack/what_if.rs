//! The bars as they would be if a file changed.

use std::rc::Rc;

use prediction::Forecast;
use protocol::BuildRecord;
use review::Outline;

use super::Stack;

impl Stack {
    /// Returns the bars of the next build as they would be if the content of the file at `path` changed; `forecast` says so.
    pub(crate) fn if_changed(
        path: &Rc<str>,
        builds: &[Rc<BuildRecord>],
        outline: &Outline,
        forecast: &Forecast,
    ) -> Self {
        Self { what_if: Some(Rc::clone(path)), ..Self::predicted(builds, outline, forecast) }
    }
}

#[cfg(test)]
mod tests {
    use prediction::{Cause, Expected, FileChange};
    use protocol::{BuildState, Digest};

    use super::super::tests::{build_of, outline_of};
    use super::super::{estimated_ms, saved_ms};
    use super::*;

    #[test]
    fn the_bars_that_would_run_have_the_seconds_of_their_last_run() {
        let source = "FROM a\nCOPY app.py /\nRUN slow\nCMD x\n";
        let image_id = Digest("sha256:1".into());
        let done = BuildState::Succeeded { started_ms: 0, ended_ms: 1, image_id, image_bytes: 1 };
        let builds = [Rc::new(build_of(1, source, done))];
        let change = FileChange::Edited { lines: Vec::new(), n_more: 0 };
        let changed = Cause::File { path: "app.py".into(), change, n_more: 0 };
        let run = |cause| Expected::Run { cause };
        let steps = vec![
            Expected::Reuse { build: 1 },
            run(changed),
            run(Cause::Upstream { instruction: 1 }),
            Expected::NoLayer,
        ];
        let forecast = Forecast { steps, build: 1, ..Forecast::default() };
        let path = Rc::from("app.py");
        let stack = Stack::if_changed(&path, &builds, &outline_of(source), &forecast);
        let said = |bar: &super::super::Bar| {
            format!("{} {}", bar.key(), catalogue::text(crate::dom::catalogue(), &bar.reason))
        };
        let expected = [
            "will-reuse same base image as in build 1",
            "will-run app.py changed",
            "will-run runs again because line 2 runs again",
            "no-layer ",
        ];
        assert_eq!(stack.bars.iter().map(said).collect::<Vec<_>>(), expected);
        assert_eq!((estimated_ms(&stack), saved_ms(&stack)), (Some(500), Some(100)));
        assert_eq!(stack.what_if, Some(path));
    }
}
