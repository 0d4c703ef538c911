//! One case: builds of one workspace, one after the other, each predicted before it is made.

use dockerfile::{Keyword, parse};
use prediction::{
    BaseImage, BuildInvocation, CacheEntries, ContextFile, Evidence, Expected, Outcome, Plan, Prediction,
    VertexKind, predict,
};
use protocol::{BuildOptions, StepRecord, StepState};
use serde_json::{Map, Value, json};

use crate::engine::{Builder, Built};
use crate::file::{self, File, Files};

/// A workspace and how it is built.
#[derive(Clone)]
pub(crate) struct Version {
    /// Sorted by path.
    pub(crate) files: Files,
    /// What the user chose.
    pub(crate) options: BuildOptions,
}

/// What came of all cases.
#[derive(Default)]
pub(crate) struct Tally {
    n_right: usize,
    n_wrong: usize,
    n_open: usize,
    n_builds: usize,
    n_failed: usize,
    /// What the engine shares among all of its users.
    everybody: CacheEntries,
}

impl Tally {
    pub(crate) fn summary(&self) -> String {
        let n_steps = self.n_right + self.n_wrong;
        format!(
            "predicted {} of {n_steps} steps right; {} more depend on what a step writes, and were said to; {} builds, {} of them failed",
            self.n_right, self.n_open, self.n_builds, self.n_failed
        )
    }

    /// Returns whether nearly all were right.
    pub(crate) fn is_good(&self) -> bool {
        self.n_right > 0 && self.n_wrong * 1000 <= (self.n_right + self.n_wrong) * 5
    }
}

/// Builds all versions and returns each disagreement as a case of its own.
pub(crate) async fn run(
    builder: &Builder,
    name: &str,
    versions: &[Version],
    tally: &mut Tally,
) -> anyhow::Result<Vec<String>> {
    // The name becomes part of a host's.
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let workspace = format!("v{}-{plain}", std::process::id());
    let mut records = CacheEntries::default();
    let mut found = Vec::new();
    for (at, version) in versions.iter().enumerate() {
        let number = u32::try_from(at)? + 1;
        records.merge(&tally.everybody);
        let built = builder.build(&workspace, number, version).await?;
        tally.n_builds += 1;
        let Some(call) = &built.call else { continue };
        // How the engine is called is known a moment before it is asked; nothing that it answered goes into the prediction.
        let planned = planned(call, &version.files);
        let prediction = predict(&planned, &records, &Evidence::default());
        tally.n_failed += usize::from(built.failure.is_some());
        if at > 0 {
            let wrong = compare(&planned, &prediction, &built, tally);
            if !wrong.is_empty() {
                found.push(as_case(builder, name, versions.get(..=at).unwrap_or(&[]), &wrong, &built));
            }
        }
        let outcomes: Vec<Outcome> = built.steps.iter().map(|step| outcome(step.state)).collect();
        records.add(&planned, number, &outcomes);
        tally.everybody.merge(&records.of_everybody());
    }
    Ok(found)
}

/// Plans a build as it is made.
fn planned(call: &BuildInvocation, files: &Files) -> Plan {
    let dockerfile = files.iter().find(|file| file.path == "Dockerfile").map_or("", |file| &file.text);
    let files: Vec<ContextFile<'_>> = files.iter().map(File::as_context).collect();
    call.plan(&parse(dockerfile), &files)
}

fn outcome(state: StepState) -> Outcome {
    match state {
        StepState::Reused => Outcome::Reused,
        StepState::Ran => Outcome::Ran,
        StepState::Failed => Outcome::Failed,
        StepState::Waiting | StepState::Running | StepState::NotReached | StepState::NoLayer => {
            Outcome::Nothing
        }
    }
}

/// Counts, and returns the indexes of instructions that did not do what was predicted. A base image without
/// `ONBUILD` is no step of the build's own.
fn compare(planned: &Plan, prediction: &Prediction, built: &Built, tally: &mut Tally) -> Vec<usize> {
    let mut wrong = Vec::new();
    for (index, (step, expected)) in built.steps.iter().zip(&prediction.instructions).enumerate() {
        let keyword = planned.instructions.get(index).map(|found| found.keyword);
        let makes_step = planned.vertices_of(index).any(|(_, vertex)| vertex.kind != VertexKind::Image);
        if keyword == Some(Keyword::From) && !makes_step {
            continue;
        }
        let is_right = match (step.state, expected) {
            (StepState::Reused | StepState::Ran, Expected::Unknown { .. }) => {
                tally.n_open += 1;
                continue;
            }
            (StepState::Reused, expected) => matches!(expected, Expected::Reuse { .. }),
            (StepState::Ran, expected) => matches!(expected, Expected::Run { .. }),
            _ => continue,
        };
        if is_right {
            tally.n_right += 1;
        } else {
            tally.n_wrong += 1;
            wrong.push(index);
        }
    }
    wrong
}

/// Reads the name and the versions of a case that was written by [`as_case`].
pub(crate) fn read(line: &str) -> anyhow::Result<(String, Vec<Version>)> {
    let value: Value = serde_json::from_str(line)?;
    let name = value["name"].as_str().unwrap_or("case").to_owned();
    let earlier = value["earlier"].as_array().into_iter().flatten();
    let versions = earlier.chain([&value["before"], &value["after"]]).map(read_version).collect();
    Ok((name, versions))
}

fn read_version(value: &Value) -> Version {
    let texts = |value: &Value| -> Vec<(String, String)> {
        let entries = value.as_object().into_iter().flatten();
        entries.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
    };
    let mut files = file::read(&value["context"]);
    files.retain(|file| file.path != "Dockerfile");
    files.push(File::new("Dockerfile", value["dockerfile"].as_str().unwrap_or("")));
    files.sort();
    let options = BuildOptions {
        arguments: texts(&value["build_args"]),
        target: value["target"].as_str().map(str::to_owned),
        no_cache: value["no_cache"].as_bool().unwrap_or(false),
        ..BuildOptions::default()
    };
    Version { files, options }
}

/// Writes a disagreement in the form that `conformance cache` reads; builds before the last but one are in `earlier`.
fn as_case(builder: &Builder, name: &str, versions: &[Version], wrong: &[usize], built: &Built) -> String {
    let images = built.call.iter().flat_map(|call| &call.images).map(image).collect::<Map<String, Value>>();
    let storage = built.call.as_ref().map(|call| call.options.storage).unwrap_or_default();
    let storage = json!({ "maps_users": storage.maps_users, "is_graph_driver": storage.is_graph_driver });
    let version = |version: &Version| {
        let context = file::write(&version.files);
        let arguments = version.options.arguments.iter();
        let arguments: Map<String, Value> =
            arguments.map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect();
        json!({
            "dockerfile": context.get("Dockerfile"), "context": context, "images": images, "build_args": arguments,
            "target": version.options.target, "no_cache": version.options.no_cache,
            "engine": builder.version, "storage": storage,
        })
    };
    let step = |index: &usize| {
        let step: Option<&StepRecord> = built.steps.get(*index);
        let name = step.map_or("", |step| step.instruction.as_str());
        let kind = if name.starts_with("RUN") { "exec" } else { "file" };
        let hit = step.is_some_and(|step| step.state == StepState::Reused);
        json!({ "line": step.map(|step| step.lines.1), "kind": kind, "step": name, "hit": hit })
    };
    let (last, rest) = versions.split_last().map_or((None, &[][..]), |(last, rest)| (Some(last), rest));
    let (before, earlier) = rest.split_last().map_or((None, &[][..]), |(before, rest)| (Some(before), rest));
    let value = json!({
        "name": name,
        "earlier": earlier.iter().map(version).collect::<Vec<_>>(),
        "before": before.map(version),
        "after": last.map(version),
        "expect": wrong.iter().map(step).collect::<Vec<_>>(),
        "failure": built.failure,
    });
    value.to_string()
}

fn image(image: &BaseImage) -> (String, Value) {
    let env: Vec<String> = image.config.env.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let value = json!({
        "manifest": image.manifest, "layers": image.chain, "workdir": image.config.workdir, "env": env,
    });
    (image.reference.clone(), value)
}
