//! A pair of builds as one JSON object: what `conformance cache` reads and `verify-cache` writes.
//!
//! ```text
//! {"name": …, "before": BUILD, "after": BUILD, "expect": [{"line": 3, "kind": "exec", "hit": false}, …]}
//! BUILD: {"dockerfile": …, "context": {"app.py": "text", "run.sh": {"content": …, "mode": 493}, "l": {"link": …}}, "build_args": {…},
//!         "images": {"alpine": {"manifest": …, "layers": …, "workdir": …, "env": …, "user": …}}, "outputs": {"3": {"out": "bin"}}, "target": …}
//! ```
//!
//! A line is the last one of its instruction, counted from 1; `null` where the step is a here-document on its way into a file.

use dockerfile::{BuildSource, Workspace, analyse, parse};
use prediction::{
    BaseConfig, BaseImage, BuildInput, CacheEntries, CacheScope, ContextFile, EngineGeneration, Expected,
    InvocationOptions, Key, Network, NoCache, Outcome, Plan, RunOutput, Storage, VertexKind, plan, predict,
};
use serde_json::{Map, Value};

/// One build of a pair.
#[derive(Default)]
pub(crate) struct Version {
    dockerfile: String,
    files: Vec<CaseFile>,
    /// What the ignore file says, wherever it lies.
    ignore: Option<String>,
    build_args: Vec<(String, String)>,
    images: Vec<BaseImage>,
    /// By line of the instruction.
    outputs: Vec<(u64, Vec<CaseFile>)>,
    pub(crate) options: InvocationOptions,
}

/// A file of a context or of a stage's output.
struct CaseFile {
    path: String,
    text: String,
    mode: u32,
    link: Option<String>,
    /// What else counts.
    attributes: String,
}

/// One step with what the engine did.
pub(crate) struct CaseStep {
    line: Option<u64>,
    kind: String,
    name: String,
    hit: bool,
}

impl Version {
    /// Reads one.
    pub(crate) fn read(value: &Value) -> Self {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let mut version = Self {
            dockerfile: text("dockerfile").unwrap_or("").to_owned(),
            files: read_files(value.get("context")),
            ignore: text("dockerignore").map(str::to_owned),
            build_args: read_texts(value.get("build_args")),
            images: read_images(value.get("images")),
            outputs: read_outputs(value.get("outputs")),
            options: read_options(value),
        };
        let attributes = read_texts(value.get("frontend_attrs"));
        let given = attributes
            .iter()
            .filter_map(|(name, value)| Some((name.strip_prefix("build-arg:")?.to_owned(), value.clone())));
        version.build_args.extend(given);
        version
    }

    /// Plans the build.
    pub(crate) fn plan(&self) -> Plan {
        let file = parse(&self.dockerfile);
        let arguments: Vec<(&str, &str)> =
            self.build_args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let analysis = analyse(&file, Workspace { build_args: &arguments, ..Workspace::default() });
        let files: Vec<ContextFile<'_>> = self.files.iter().map(CaseFile::as_context).collect();
        let written: Vec<(usize, Vec<ContextFile<'_>>)> = self
            .outputs
            .iter()
            .filter_map(|(line, files)| {
                let at = file.instructions.iter().position(|found| u64::from(found.lines.1) == *line)?;
                Some((at, files.iter().map(CaseFile::as_context).collect()))
            })
            .collect();
        let outputs: Vec<RunOutput<'_>> = written
            .iter()
            .map(|(instruction, files)| RunOutput { instruction: *instruction, files })
            .collect();
        plan(&BuildInput {
            files: &files,
            ignore: self.ignore.as_deref(),
            images: &self.images,
            outputs: &outputs,
            ..BuildInput::new(&analysis, &self.options)
        })
    }
}

/// Predicts `after` when nothing but `before` was built, and says what does not agree with the engine.
pub(crate) fn disagreements(before: &Version, after: &Version, expect: &[CaseStep]) -> Vec<String> {
    let built = before.plan();
    let mut records = CacheEntries::default();
    records.add(&built, 1, &vec![Outcome::Ran; built.instructions.len()]);
    let planned = after.plan();
    let prediction = predict(&planned, &records, &prediction::Evidence::default());
    let mut used = Vec::new();
    let mut found = Vec::new();
    for step in expect {
        let number = planned.vertices.iter().enumerate().position(|(number, vertex)| {
            let line = planned.instructions.get(vertex.instruction).map(|found| u64::from(found.lines.1));
            let is_there = match step.line {
                Some(_) => line == step.line && vertex.kind != VertexKind::Document,
                None => vertex.kind == VertexKind::Document,
            };
            is_there && is_kind(&step.kind, vertex.kind) && !used.contains(&number)
        });
        let Some(number) = number else {
            found.push(format!("{}: no such step is planned", step.name));
            continue;
        };
        used.push(number);
        let is_right = match prediction.vertices.get(number) {
            Some(Expected::Reuse { .. }) => step.hit,
            Some(Expected::Run { .. }) => !step.hit,
            // A remote source cannot be known before, whatever it answered this time.
            Some(Expected::Unknown { why: prediction::UnknownReason::Remote { .. } }) => true,
            _ => false,
        };
        if !is_right {
            let word = if step.hit { "reused" } else { "ran" };
            let expected = prediction.vertices.get(number);
            found.push(format!("{}: the engine {word} it, predicted {expected:?}", step.name));
        }
    }
    found
}

fn is_kind(name: &str, kind: VertexKind) -> bool {
    match kind {
        VertexKind::Run => name == "exec",
        VertexKind::Merge => name == "merge",
        VertexKind::Copy | VertexKind::Workdir | VertexKind::Document => name == "file",
        VertexKind::Image => name == "source",
    }
}

/// Reads what the engine did.
pub(crate) fn read_steps(value: &Value) -> Vec<CaseStep> {
    let steps = value.as_array().into_iter().flatten();
    let read = |step: &Value| CaseStep {
        line: step.get("line").and_then(Value::as_u64),
        kind: step.get("kind").and_then(Value::as_str).unwrap_or("").to_owned(),
        name: step.get("step").and_then(Value::as_str).unwrap_or("").to_owned(),
        hit: step.get("hit").and_then(Value::as_bool).unwrap_or(false),
    };
    steps.map(read).collect()
}

impl CaseFile {
    fn at(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: String::new(),
            mode: 0o644,
            link: None,
            attributes: String::new(),
        }
    }

    fn as_context(&self) -> ContextFile<'_> {
        let content = [&self.text, &self.attributes];
        let digest = if self.attributes.is_empty() {
            Key::of(self.text.as_bytes())
        } else {
            Key::of(content.map(String::as_str).join("\0").as_bytes())
        };
        ContextFile {
            path: &self.path,
            mode: self.mode,
            digest,
            link: self.link.as_deref(),
            text: Some(&self.text),
        }
    }
}

fn read_files(value: Option<&Value>) -> Vec<CaseFile> {
    entries(value).map(|(path, value)| read_file(path, value)).collect()
}

fn read_file(path: &str, value: &Value) -> CaseFile {
    let mut file = CaseFile::at(path);
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    file.text = value.as_str().map(str::to_owned).or_else(|| text("content")).unwrap_or_default();
    file.link = text("link");
    if let Some(mode) = value.get("mode").and_then(Value::as_u64) {
        file.mode = u32::try_from(mode).unwrap_or(0o644);
    }
    let attributes = read_texts(value.get("xattrs")).into_iter();
    let counted = attributes.filter(|(name, _)| {
        name == "security.capability" || !(name.starts_with("security.") || name.starts_with("system."))
    });
    file.attributes = counted.flat_map(|(name, value)| [name, value]).collect::<Vec<_>>().join("\0");
    file
}

fn read_images(value: Option<&Value>) -> Vec<BaseImage> {
    let read = |(name, value): (&String, &Value)| {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let texts = |name: &str| -> Option<Vec<String>> {
            let list = value.get(name)?.as_array()?;
            Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        };
        let env = match value.get("env") {
            Some(Value::Object(_)) => read_texts(value.get("env")),
            _ => texts("env")
                .into_iter()
                .flatten()
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
                    (name.to_owned(), value.to_owned())
                })
                .collect(),
        };
        BaseImage {
            reference: name.clone(),
            manifest: text("manifest").unwrap_or_default(),
            chain: text("layers").unwrap_or_default(),
            config: BaseConfig {
                env,
                workdir: text("workdir"),
                user: text("user"),
                shell: texts("shell"),
                onbuild: texts("onbuild").unwrap_or_default(),
            },
        }
    };
    entries(value).map(read).collect()
}

fn read_outputs(value: Option<&Value>) -> Vec<(u64, Vec<CaseFile>)> {
    entries(value).filter_map(|(line, files)| Some((line.parse().ok()?, read_files(Some(files))))).collect()
}

fn read_options(value: &Value) -> InvocationOptions {
    let attributes: Map<String, Value> =
        value.get("frontend_attrs").and_then(Value::as_object).cloned().unwrap_or_default();
    let find =
        |names: [&str; 2]| names.iter().find_map(|name| value.get(*name).or_else(|| attributes.get(*name)));
    let text = |names: [&str; 2]| find(names).and_then(Value::as_str);
    let list = |value: &Value| -> Vec<String> {
        let texts = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        texts.map(str::to_owned).collect()
    };
    let no_cache = match find(["no_cache", "no-cache"]) {
        Some(Value::Bool(true)) => NoCache::Everywhere,
        Some(Value::String(text)) if text.is_empty() => NoCache::Everywhere,
        Some(Value::String(text)) => NoCache::Stages(text.split(',').map(str::to_owned).collect()),
        Some(stages @ Value::Array(_)) => NoCache::Stages(list(stages)),
        _ => match find(["no_cache_filter", "no-cache-filter"]) {
            Some(Value::String(text)) => NoCache::Stages(text.split(',').map(str::to_owned).collect()),
            Some(stages) => NoCache::Stages(list(stages)),
            None => NoCache::Nowhere,
        },
    };
    let network = match text(["network", "force-network-mode"]).or_else(|| text(["network_mode", "net"])) {
        Some("host") => Network::Host,
        Some("none") => Network::None,
        _ => Network::Default,
    };
    // Of extra hosts the names count; whatever else is set for every `RUN` counts as it is.
    let hosts = find(["extra_hosts", "add-hosts"]).map(|hosts| match hosts {
        Value::Object(hosts) => hosts.keys().cloned().collect::<Vec<_>>().join(" "),
        Value::Array(hosts) => {
            let names =
                hosts.iter().filter_map(Value::as_str).filter_map(|host| host.split([':', '=']).next());
            names.collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    });
    let others = ["hostname", "ulimit", "ulimits", "cgroup_parent", "cgroup-parent", "shm_size", "shm-size"];
    let others = others.iter().filter_map(|name| find([name, name])).map(Value::to_string);
    let engine = text(["engine", "engine"]).map(EngineGeneration::of_version).unwrap_or_default();
    let storage = find(["storage", "storage"]);
    let is = |name: &str| storage.and_then(|storage| storage.get(name)?.as_bool()).unwrap_or(false);
    let storage = Storage { maps_users: is("maps_users"), is_graph_driver: is("is_graph_driver") };
    let source = BuildSource::default();
    let name = text(["dockerfile_name", "filename"]).unwrap_or(&source.dockerfile).to_owned();
    InvocationOptions {
        target: text(["target", "target"]).map(str::to_owned),
        platform: text(["platform", "platform"]).map(str::to_owned),
        source: BuildSource { dockerfile: name, ..source },
        no_cache,
        network,
        engine,
        storage,
        scope: CacheScope { hosts: hosts.into_iter().chain(others).collect(), ..CacheScope::default() },
    }
}

fn read_texts(value: Option<&Value>) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    entries(value).map(|(name, value)| (name.clone(), text(value))).collect()
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}
