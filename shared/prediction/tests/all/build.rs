//! A build in a few words, and what is expected of the next one.

use dockerfile::{Workspace, analyse, parse};
use prediction::{
    BaseConfig, BaseImage, BuildInput, CacheEntries, CacheScope, Cause, ContextFile, EngineGeneration,
    Evidence, Expected, InvocationOptions, Key, Network, NoCache, Outcome, Past, Plan, Prediction, RunOutput,
    VertexKind, plan, predict,
};

/// One build.
#[derive(Clone, Default)]
pub(crate) struct Build {
    pub(crate) dockerfile: String,
    pub(crate) files: Vec<(&'static str, &'static str, u32)>,
    pub(crate) links: Vec<(&'static str, &'static str)>,
    pub(crate) args: Vec<(&'static str, &'static str)>,
    pub(crate) images: Vec<BaseImage>,
    pub(crate) outputs: Vec<(usize, &'static str, &'static str)>,
    pub(crate) options: InvocationOptions,
}

pub(crate) fn build(dockerfile: &str) -> Build {
    Build { dockerfile: dockerfile.to_owned(), ..Build::default() }
}

impl Build {
    pub(crate) fn file(mut self, path: &'static str, text: &'static str) -> Self {
        self.files.retain(|(known, ..)| *known != path);
        self.files.push((path, text, 0o644));
        self
    }

    pub(crate) fn without(mut self, path: &str) -> Self {
        self.files.retain(|(known, ..)| *known != path);
        self
    }

    pub(crate) fn mode(mut self, path: &str, mode: u32) -> Self {
        for file in self.files.iter_mut().filter(|file| file.0 == path) {
            file.2 = mode;
        }
        self
    }

    pub(crate) fn link(mut self, path: &'static str, target: &'static str) -> Self {
        self.links.push((path, target));
        self
    }

    pub(crate) fn arg(mut self, name: &'static str, value: &'static str) -> Self {
        self.args.push((name, value));
        self
    }

    pub(crate) fn image(mut self, reference: &str, manifest: &str, chain: &str) -> Self {
        let image = BaseImage {
            reference: reference.to_owned(),
            manifest: manifest.to_owned(),
            chain: chain.to_owned(),
            ..BaseImage::default()
        };
        self.images.push(image);
        self
    }

    pub(crate) fn config(mut self, change: impl FnOnce(&mut BaseConfig)) -> Self {
        if let Some(image) = self.images.last_mut() {
            change(&mut image.config);
        }
        self
    }

    pub(crate) fn output(mut self, instruction: usize, path: &'static str, text: &'static str) -> Self {
        self.outputs.push((instruction, path, text));
        self
    }

    pub(crate) fn target(mut self, name: &str) -> Self {
        self.options.target = Some(name.to_owned());
        self
    }

    pub(crate) fn no_cache(mut self) -> Self {
        self.options.no_cache = NoCache::Everywhere;
        self
    }

    pub(crate) fn no_cache_in(mut self, stage: &str) -> Self {
        self.options.no_cache = NoCache::Stages(vec![stage.to_owned()]);
        self
    }

    pub(crate) fn network(mut self, network: Network) -> Self {
        self.options.network = network;
        self
    }

    pub(crate) fn docker24(mut self) -> Self {
        self.options.engine = EngineGeneration::Docker24;
        self
    }

    pub(crate) fn docker20(mut self) -> Self {
        self.options.engine = EngineGeneration::Docker20;
        self
    }

    pub(crate) fn mapping_users(mut self) -> Self {
        self.options.storage.maps_users = true;
        self
    }

    pub(crate) fn on_graph_driver(mut self) -> Self {
        self.options.storage.is_graph_driver = true;
        self
    }

    pub(crate) fn scope(mut self, host: &str, epoch: i64) -> Self {
        self.options.scope =
            CacheScope { hosts: vec![host.to_owned()], epoch: Some(epoch), cache_mounts: host.to_owned() };
        self
    }

    pub(crate) fn text(mut self, from: &str, to: &str) -> Self {
        assert!(self.dockerfile.contains(from), "{from:?} is not in {:?}", self.dockerfile);
        self.dockerfile = self.dockerfile.replacen(from, to, 1);
        self
    }

    pub(crate) fn plan(&self) -> Plan {
        let file = parse(&self.dockerfile);
        let analysis = analyse(&file, Workspace { build_args: &self.args, ..Workspace::default() });
        let mut files: Vec<ContextFile<'_>> = self
            .files
            .iter()
            .map(|(path, text, mode)| ContextFile { mode: *mode, ..ContextFile::of_text(path, text) })
            .collect();
        files.extend(self.links.iter().map(|(path, target)| ContextFile {
            path,
            mode: 0o777,
            digest: Key::of(b""),
            link: Some(target),
            text: None,
        }));
        let written: Vec<(usize, [ContextFile<'_>; 1])> =
            self.outputs.iter().map(|(at, path, text)| (*at, [ContextFile::of_text(path, text)])).collect();
        let outputs: Vec<RunOutput<'_>> =
            written.iter().map(|(at, files)| RunOutput { instruction: *at, files }).collect();
        plan(&BuildInput {
            files: &files,
            images: &self.images,
            outputs: &outputs,
            ..BuildInput::new(&analysis, &self.options)
        })
    }

    pub(crate) fn texts(&self) -> Vec<(&str, &str)> {
        self.files.iter().map(|(path, text, _)| (*path, *text)).collect()
    }
}

/// Records of builds that ran from first to last, numbered from 1.
pub(crate) fn built(builds: &[&Build]) -> CacheEntries {
    let mut records = CacheEntries::default();
    for (number, build) in (1..).zip(builds) {
        let planned = build.plan();
        let expected = predict(&planned, &records, &Evidence::default());
        let mut outcomes: Vec<Outcome> = expected.instructions.iter().map(outcome).collect();
        // Nothing comes after a failure.
        let first_failure = outcomes.iter().position(|outcome| *outcome == Outcome::Failed);
        let after = first_failure.map_or(outcomes.len(), |at| at + 1);
        outcomes.iter_mut().skip(after).for_each(|outcome| *outcome = Outcome::Nothing);
        records.add(&planned, number, &outcomes);
    }
    records
}

/// What the engine does where it does what was expected.
fn outcome(expected: &Expected) -> Outcome {
    match expected {
        Expected::NoLayer | Expected::NotReached => Outcome::Nothing,
        Expected::Reuse { .. } => Outcome::Reused,
        Expected::Run { cause: Cause::MissingFile { .. } } => Outcome::Failed,
        Expected::Run { .. } | Expected::Unknown { .. } => Outcome::Ran,
    }
}

/// Predicts `after` with `before` built and at hand.
pub(crate) fn after(before: &Build, after: &Build) -> Prediction {
    let records = built(&[before]);
    let (past, texts, old_texts) = (before.plan(), after.texts(), before.texts());
    let evidence = Evidence { texts: &texts, past: Some(Past { plan: &past, texts: &old_texts }) };
    predict(&after.plan(), &records, &evidence)
}

/// Says what each vertex of `after` does once `before` was built: `+` is reused, `-` runs, `?` is not known; images are left out.
pub(crate) fn marks(before: &Build, after_it: &Build) -> String {
    let planned = after_it.plan();
    let prediction = after(before, after_it);
    let vertices = planned.vertices.iter().zip(&prediction.vertices);
    let steps = vertices.filter(|(vertex, _)| vertex.kind != VertexKind::Image);
    steps
        .map(|(_, expected)| match expected {
            Expected::Reuse { .. } => '+',
            Expected::Run { .. } => '-',
            Expected::Unknown { .. } => '?',
            Expected::NoLayer | Expected::NotReached => '!',
        })
        .collect()
}

/// Checks what an edit of the Dockerfile does to its steps.
#[track_caller]
pub(crate) fn edit(before: &str, after: &str, expected: &str) {
    let with_files =
        |text: &str| build(text).file("app.py", "print(1)").file("README.md", "hi").file("d/x", "1");
    assert_eq!(marks(&with_files(before), &with_files(after)), expected, "{before:?} -> {after:?}");
}

/// Checks what becomes of a build that changes.
#[track_caller]
pub(crate) fn check(before: &Build, after: &Build, expected: &str) {
    assert_eq!(marks(before, after), expected, "{:?} -> {:?}", before.dockerfile, after.dockerfile);
}
