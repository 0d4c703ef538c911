//! What the next build will do with the files as they are: planned and predicted here, from the same trees as everything else.
//!
//! The server gives the basis: how the engine will be called, what this workspace has built, and the latest build as evidence. It predicts in the
//! same way before each build, so that both say the same.

use std::borrow::Cow;

use dockerfile::{BuildSource, Workspace, analyse};
use prediction::{
    BaseImage, Basis, BasisUpdate, ContextFile, Expected, FileReach, Forecast, Key, Plan, Reach, Swap,
    mode_of, swap_hint, what_if,
};
use protocol::BuildOptions;

use crate::FileReading;

/// What the next build can be predicted from.
#[derive(Debug, Default)]
pub(crate) struct ForecastBasis {
    basis: Basis,
    /// The latest build, planned once.
    past: Option<Plan>,
}

impl ForecastBasis {
    /// Takes in what the server has told; `None` where that cannot be read, or is a change of what is not known.
    pub(crate) fn after(known: Option<Self>, update: &[u8]) -> Option<Self> {
        let basis = match BasisUpdate::from_bytes(update)? {
            BasisUpdate::Whole(basis) => *basis,
            BasisUpdate::Change(change) => {
                let mut basis = known?.basis;
                basis.apply(*change);
                basis
            }
        };
        let past = basis.past.as_ref().map(prediction::PastBuild::plan);
        Some(Self { basis, past })
    }

    /// Returns what is known of the engine's images.
    pub(crate) fn images(&self) -> &[BaseImage] {
        &self.basis.next.images
    }

    /// Predicts the next build of these files, called with `options`; `times` are what instructions took when they last ran. `None` without a
    /// Dockerfile.
    pub(crate) fn forecast(
        &self,
        files: &[FileReading],
        options: &BuildOptions,
        times: &[(String, u32)],
    ) -> Option<Forecast> {
        let source = &options.source;
        let dockerfile = dockerfile_of(files, source)?;
        let seen = seen_by(files, source);
        let context: Vec<ContextFile<'_>> =
            seen.iter().map(|(path, file)| as_context(path, file, file.digest)).collect();
        let texts: Vec<(&str, &str)> = seen.iter().map(|(path, file)| (&**path, &*file.text)).collect();
        let (plan, steps) = self.steps(dockerfile, options, &context, &texts)?;
        Some(Forecast {
            steps,
            build: self.past_number(),
            is_same: self.is_same(&seen, source),
            reaches: seen
                .iter()
                .filter(|(_, file)| file.path != source.dockerfile)
                .map(|(path, file)| reach(&plan, path, file))
                .collect(),
            swap: swap(dockerfile, &plan, times),
        })
    }

    /// Predicts the next build as [`Self::forecast`] does, as if the content of the file at `changed` were another one: nobody knows which, so no
    /// cause names a line of the file.
    pub(crate) fn forecast_if_changed(
        &self,
        files: &[FileReading],
        options: &BuildOptions,
        changed: &str,
    ) -> Option<Forecast> {
        let dockerfile = dockerfile_of(files, &options.source)?;
        let seen = seen_by(files, &options.source);
        let is_changed = |file: &&FileReading| file.path == changed;
        let digest_of = |file: &FileReading| match Some(file).filter(is_changed) {
            Some(file) => Key::of(format!("not {:?}", file.digest).as_bytes()),
            None => file.digest,
        };
        let context: Vec<ContextFile<'_>> =
            seen.iter().map(|(path, file)| as_context(path, file, digest_of(file))).collect();
        let known = seen.iter().filter(|(_, file)| !is_changed(file));
        let texts: Vec<(&str, &str)> = known.map(|(path, file)| (&**path, &*file.text)).collect();
        let (_, steps) = self.steps(dockerfile, options, &context, &texts)?;
        Some(Forecast { steps, build: self.past_number(), ..Forecast::default() })
    }

    /// Plans the next build and predicts its instructions; `None` where the build would be refused for its size, which a problem says.
    fn steps(
        &self,
        dockerfile: &dockerfile::Dockerfile,
        options: &BuildOptions,
        context: &[ContextFile<'_>],
        texts: &[(&str, &str)],
    ) -> Option<(Plan, Vec<Expected>)> {
        let call = &self.basis.next.clone().with(options);
        let arguments = call.arguments();
        let analysis = analyse(dockerfile, Workspace { build_args: &arguments, ..Workspace::default() });
        let plan = call.plan_analysed(&analysis, context);
        if plan.spent.is_some() {
            return None;
        }
        let steps = self.basis.predict(call, &plan, texts, self.past.as_ref()).instructions;
        Some((plan, steps))
    }

    /// Returns the number of the latest build; 0 where there is none.
    fn past_number(&self) -> u32 {
        self.basis.past.as_ref().map_or(0, |past| past.number)
    }

    /// Returns whether these are just the files of the latest build.
    fn is_same(&self, seen: &[SeenFile<'_>], source: &BuildSource) -> bool {
        let Some(past) = self.basis.past.as_ref().filter(|past| past.call.options.source == *source) else {
            return false;
        };
        let is_there = |(path, file): &SeenFile<'_>| {
            past.files.iter().any(|old| {
                old.path == *path && old.digest == file.digest && old.mode == mode_of(file.is_executable)
            })
        };
        past.files.len() == seen.len() && seen.iter().all(is_there)
    }
}

/// A file under its path in the build.
pub(crate) type SeenFile<'a> = (Cow<'a, str>, &'a FileReading);

/// Returns the files that a build from `source` sees.
pub(crate) fn seen_by<'a>(files: &'a [FileReading], source: &BuildSource) -> Vec<SeenFile<'a>> {
    files.iter().filter_map(|file| Some((source.path_in_build(&file.path)?, file))).collect()
}

/// Returns the Dockerfile of a build from `source`.
fn dockerfile_of<'a>(files: &'a [FileReading], source: &BuildSource) -> Option<&'a dockerfile::Dockerfile> {
    files.iter().find(|file| file.path == source.dockerfile)?.dockerfile.as_ref()
}

fn as_context<'a>(path: &'a str, file: &'a FileReading, digest: Key) -> ContextFile<'a> {
    ContextFile { path, mode: mode_of(file.is_executable), digest, link: None, text: Some(&file.text) }
}

fn swap(dockerfile: &dockerfile::Dockerfile, plan: &Plan, times: &[(String, u32)]) -> Option<Swap> {
    let ms = |instruction: &dockerfile::Instruction| {
        let summary = dockerfile.summary(instruction);
        times.iter().find(|(known, _)| *known == summary).map_or(0, |(_, ms)| u64::from(*ms))
    };
    let ms: Vec<u64> = dockerfile.instructions.iter().map(ms).collect();
    swap_hint(plan, &ms)
}

fn reach(plan: &Plan, path: &str, file: &FileReading) -> FileReach {
    let reached = what_if(plan, path);
    let of = |wanted: Reach| {
        let found = reached.iter().filter(|(_, reach)| *reach == wanted);
        found.map(|(instruction, _)| number(*instruction)).collect()
    };
    FileReach { path: file.path.clone(), runs: of(Reach::Runs), depends: of(Reach::Depends) }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use prediction::{Cause, FileChange, Outcome, PastBuild, PastFile, Variable};

    use super::*;
    use crate::Kept;

    fn read(files: &[(&str, &str)]) -> Vec<FileReading> {
        let kept = |(path, text): &(&str, &str)| {
            FileReading::of(&Kept { path: (*path).to_owned(), text: (*text).into(), ..Kept::default() })
        };
        files.iter().map(kept).collect()
    }

    /// Writes a basis as the server does.
    fn whole(basis: &Basis) -> Vec<u8> {
        BasisUpdate::Whole(Box::new(basis.clone())).to_bytes()
    }

    /// Builds files: all of their steps have run.
    fn built(files: &[(&str, &str)]) -> ForecastBasis {
        let past_file = |(path, text): &(&str, &str)| PastFile {
            path: (*path).to_owned(),
            mode: mode_of(false),
            digest: Key::of(text.as_bytes()),
            text: Some((*text).to_owned()),
        };
        let past =
            PastBuild { number: 1, files: files.iter().map(past_file).collect(), ..PastBuild::default() };
        let plan = past.plan();
        let mut basis = Basis { past: Some(past), ..Basis::default() };
        basis.records.add(&plan, 1, &vec![Outcome::Ran; plan.instructions.len()]);
        ForecastBasis::after(None, &whole(&basis)).expect("the form of a basis")
    }

    fn said(message: &catalogue::Message) -> String {
        catalogue::text(catalogue::Bundle::of(catalogue::Language::English), message)
    }

    /// Says what each step of `after` does once `before` was built.
    fn check(before: &[(&str, &str)], after: &[(&str, &str)], expected: &[&str]) {
        let forecast = built(before)
            .forecast(&read(after), &BuildOptions::default(), &[])
            .expect("there is a Dockerfile");
        let steps = &forecast.steps;
        let line_of = |instruction: u32| Some(instruction + 1);
        let said: Vec<String> =
            steps.iter().map(|step| said(&messages::page::cause::expected(step, false, &line_of))).collect();
        assert_eq!(said, expected);
        assert_eq!(forecast.is_same, before == after);
    }

    const REUSED: &str = "nothing it depends on changed since build 1";

    #[test]
    fn the_tutorials_edit() {
        let dockerfile = ("Dockerfile", "FROM a\nRUN pip install flask\nCMD x\nCOPY app.py /app.py\n");
        let before = [dockerfile, ("app.py", "a\nb\n")];
        check(&before, &before, &[REUSED, REUSED, "", REUSED]);
        check(&before, &[dockerfile, ("app.py", "a\nc\n")], &[REUSED, REUSED, "", "app.py changed: line 2"]);
        // What BuildKit ignores changes nothing.
        let spaced =
            ("Dockerfile", "# note\nFROM a\n\nRUN   pip install flask\nCMD x\nCOPY app.py  /app.py\n");
        check(&before, &[spaced, before[1]], &[REUSED, REUSED, "", REUSED]);
    }

    #[test]
    fn what_follows_a_changed_step_runs_because_of_it() {
        check(
            &[("Dockerfile", "FROM a\nRUN b\nRUN c\n")],
            &[("Dockerfile", "FROM a\nRUN bb\nRUN c\n")],
            &[
                REUSED,
                "this instruction changed: RUN b \u{2192} RUN bb",
                "runs again because line 2 runs again",
            ],
        );
    }

    #[test]
    fn files_reach_the_steps_that_take_them_and_a_swap_saves_time() {
        let files = [
            ("Dockerfile", "FROM a\nCOPY app.py /\nRUN pip install flask\n"),
            ("app.py", "a\n"),
            ("notes.txt", ""),
        ];
        let times = [("RUN pip install flask".to_owned(), 9_000)];
        let forecast = built(&files)
            .forecast(&read(&files), &BuildOptions::default(), &times)
            .expect("there is a Dockerfile");
        let runs: Vec<_> =
            forecast.reaches.iter().map(|reach| (reach.path.as_str(), reach.runs.clone())).collect();
        assert_eq!(runs, [("app.py", vec![1, 2]), ("notes.txt", Vec::new())]);
        let swap = forecast.swap.expect("COPY stands above RUN");
        assert_eq!((swap.upper, swap.lower, swap.saves_ms, &*swap.path), (1, 2, 9_000, "app.py"));
    }

    #[test]
    fn what_would_be_is_what_is_predicted_after_the_edit_without_its_line() {
        let dockerfile = "FROM a AS one\nCOPY . /all\nRUN b\nFROM c\nCOPY --from=one /all/other.txt /\nCOPY app.py /\nCMD x\n";
        let files = [("Dockerfile", dockerfile), ("app.py", "a\n"), ("other.txt", "b\n")];
        let known = built(&files);
        let options = BuildOptions::default();
        let would = |files: &[(&str, &str)], path| {
            let would = known.forecast_if_changed(&read(files), &options, path);
            would.expect("there is a Dockerfile").steps
        };
        let edited = [files[0], ("app.py", "other\n"), files[2]];
        let steps = known.forecast(&read(&edited), &options, &[]).expect("there is a Dockerfile").steps;
        let without_lines = |step: &Expected| match step {
            Expected::Run { cause: Cause::File { path, .. } } => format!("{path} changed"),
            step => format!("{step:?}"),
        };
        let told = |steps: &[Expected]| steps.iter().map(without_lines).collect::<Vec<_>>();
        assert_eq!(told(&would(&files, "app.py")), told(&steps));
        let change = FileChange::Edited { lines: Vec::new(), n_more: 0 };
        let cause = Cause::File { path: "app.py".to_owned(), change, n_more: 0 };
        assert_eq!(would(&files, "app.py")[5], Expected::Run { cause }, "the line of the edit is not known");
        let unknown = &would(&files, "other.txt")[4];
        assert!(matches!(unknown, Expected::Unknown { .. }), "RUN may write the same: {unknown:?}");
        assert_eq!(
            told(&would(&files, "nothing")),
            told(&would(&files, "Other")),
            "files that are not there"
        );
        assert!(matches!(would(&files, "nothing")[1], Expected::Reuse { .. }));
    }

    #[test]
    fn a_mode_counts() {
        let files = [("Dockerfile", "FROM a\nCOPY run.sh /\n"), ("run.sh", "")];
        let known = built(&files);
        let mut now = read(&files);
        now[1].is_executable = true;
        let forecast = known.forecast(&now, &BuildOptions::default(), &[]).expect("there is a Dockerfile");
        let steps = &forecast.steps;
        let Expected::Run { cause: Cause::File { change, .. } } = &steps[1] else { panic!("it runs") };
        assert_eq!((change, forecast.is_same), (&FileChange::Mode { old: 0o644, new: 0o755 }, false));
    }

    #[test]
    fn the_options_of_the_next_build_count() {
        let files = [("Dockerfile", "FROM a AS base\nARG V=1\nRUN b $V\nFROM base\nRUN c\n")];
        let forecast = |options: &BuildOptions| {
            let forecast = built(&files).forecast(&read(&files), options, &[]);
            forecast.expect("there is a Dockerfile").steps
        };
        let given =
            BuildOptions { arguments: vec![("V".to_owned(), "2".to_owned())], ..BuildOptions::default() };
        let steps = forecast(&given);
        let Expected::Run { cause: Cause::Variable(Variable { new, .. }) } = &steps[2] else {
            panic!("it runs")
        };
        assert_eq!(new.as_deref(), Some("2"));
        let target = BuildOptions { target: Some("base".to_owned()), ..BuildOptions::default() };
        assert_eq!(forecast(&target)[4], Expected::NotReached);
        let anew = BuildOptions { no_cache: true, ..BuildOptions::default() };
        assert_eq!(forecast(&anew)[4], Expected::Run { cause: Cause::NoCache });
    }

    #[test]
    fn a_change_of_the_basis_is_taken_in() {
        let files = [("Dockerfile", "FROM a\nRUN b\n")];
        let old = built(&files);
        let new = Basis { past: old.basis.past.clone(), ..Basis::default() };
        let change = old.basis.change_to(&new).expect("both have a build");
        let update = BasisUpdate::Change(Box::new(change)).to_bytes();
        let known = ForecastBasis::after(Some(old), &update).expect("the form of a change");
        assert!(known.basis.change_to(&new).is_some_and(|change| change.is_empty()));
        assert!(ForecastBasis::after(None, &update).is_none(), "there is nothing to change");
        assert!(ForecastBasis::after(Some(known), b"").is_none());
    }

    #[test]
    fn without_a_build_everything_is_new() {
        let files = read(&[("Dockerfile", "FROM a\nRUN b\n")]);
        let forecast = ForecastBasis::default()
            .forecast(&files, &BuildOptions::default(), &[])
            .expect("there is a Dockerfile");
        assert_eq!((forecast.build, forecast.is_same), (0, false));
        let never_built = Expected::Run { cause: Cause::NeverBuilt };
        assert_eq!(forecast.steps, [never_built.clone(), never_built]);
        let others = read(&[("a.txt", "")]);
        assert!(ForecastBasis::default().forecast(&others, &BuildOptions::default(), &[]).is_none());
    }
}
