//! `RUN --mount` (BuildKit `dockerfile2llb/convert_runmount.go`).

use dockerfile::instruction::fields;

use super::Source;
use super::run::MountSources;
use super::stage::StageState;
use super::walk::{PlanStep, PlanWalk, expand};
use crate::content::Selector;
use crate::input::EngineGeneration;
use crate::paths::absolute;

/// The mounts of one `RUN`.
#[derive(Default)]
pub(super) struct Mounts {
    /// Those with a file system.
    placed: Vec<Placed>,
    /// Secrets and agents, which BuildKit lists behind the others.
    others: Vec<String>,
}

/// A mount with a file system.
struct Placed {
    target: String,
    /// What counts of it.
    what: String,
    /// What it shows: a source and a path in it.
    source: Option<(Source, String)>,
}

/// One `--mount` as it is written, variables expanded.
#[derive(Default)]
struct Written {
    kind: String,
    from: String,
    source: String,
    target: String,
    id: String,
    sharing: String,
    owner: String,
    size: String,
    env: String,
    is_required: bool,
    is_read_only: Option<bool>,
}

impl Mounts {
    /// Adds the script of a here-document that begins with `#!`.
    pub(super) fn script(&mut self, document: u32) {
        let source = Some((Source::Vertex(document), "/".to_owned()));
        self.place("/dev/pipes/".to_owned(), "bind ro".to_owned(), source);
    }

    fn place(&mut self, target: String, what: String, source: Option<(Source, String)>) {
        self.placed.push(Placed { target, what, source });
    }

    /// Returns what counts of them, and their sources, each once; `top` is what the step runs in.
    pub(super) fn into_parts(mut self, top: Option<u32>) -> (Vec<String>, MountSources) {
        // BuildKit sorts mounts by where they appear.
        self.placed.sort_by(|first, second| first.target.cmp(&second.target));
        let mut sources: MountSources = Vec::new();
        let mut texts = Vec::new();
        for Placed { target, what, source } in self.placed {
            let place = source.map(|(source, path)| {
                let at = sources.iter().position(|(known, _)| *known == source);
                let at = at.unwrap_or_else(|| {
                    sources.push((source.clone(), Vec::new()));
                    sources.len() - 1
                });
                if let Some((_, selectors)) = sources.get_mut(at) {
                    selectors.push(Selector::plain(&path));
                }
                if top.is_some_and(|top| source == Source::Vertex(top)) { 0 } else { at + 1 }
            });
            let place = place.map_or_else(String::new, |place| place.to_string());
            texts.push([&target, " ", &what, " ", &place].concat());
        }
        texts.extend(self.others);
        (texts, sources)
    }
}

impl PlanWalk<'_> {
    /// Reads the mounts of a `RUN`.
    pub(super) fn mounts(&mut self, state: &StageState, step: PlanStep<'_>) -> Mounts {
        let mut mounts = Mounts::default();
        for flag in &step.instruction.flags {
            if step.file.flag_parts(flag).0 != "mount" {
                continue;
            }
            let Ok(list) = fields(step.file, step.instruction, flag) else { continue };
            let mut mount = Written { kind: "bind".to_owned(), ..Written::default() };
            for field in list {
                let value = field.value.as_deref().map(|value| expand(state, step, value));
                mount.read(&field.key, value.as_deref());
            }
            self.mount(state, step, mount, &mut mounts);
        }
        mounts
    }

    fn mount(&mut self, state: &StageState, step: PlanStep<'_>, mount: Written, mounts: &mut Mounts) {
        let target = absolute(&state.workdir, &mount.target);
        let parts = |parts: &[&str]| parts.join(" ");
        let required = if mount.is_required { "required" } else { "" };
        match mount.kind.as_str() {
            "secret" | "ssh" => mounts.others.push(parts(&[
                &mount.kind,
                &mount.id,
                &mount.source,
                &mount.target,
                &mount.env,
                &mount.owner,
                required,
            ])),
            "tmpfs" => mounts.place(target, parts(&["tmpfs", &mount.size]), None),
            "cache" => {
                let id = if mount.id.is_empty() { &mount.target } else { &mount.id };
                let id = dockerfile::ignore::clean(id);
                let is_default = id == target && matches!(mount.sharing.as_str(), "" | "shared");
                // The name of any other cache is left out of the key, as is how it is shared; BuildKit 0.8 leaves out nothing.
                let counts = is_default || self.input.options.engine == EngineGeneration::Docker20;
                let sharing = if mount.sharing == "shared" { "" } else { &mount.sharing };
                let name = [&self.input.options.scope.cache_mounts, "/", &*id, " ", sharing].concat();
                let read_only = if mount.is_read_only == Some(true) { "ro" } else { "" };
                let what = parts(&["cache", if counts { &name } else { "" }, read_only, &mount.owner]);
                let source = self.mount_source(state, step, &mount);
                mounts.place(target, what, source);
            }
            _ => {
                let read_only = if mount.is_read_only == Some(false) { "rw" } else { "ro" };
                let source = self.mount_source(state, step, &mount);
                mounts.place(target, parts(&["bind", read_only]), source);
            }
        }
    }

    fn mount_source(
        &mut self,
        state: &StageState,
        step: PlanStep<'_>,
        mount: &Written,
    ) -> Option<(Source, String)> {
        let source = match mount.from.as_str() {
            "" if mount.kind == "cache" => return None,
            "" => Source::Context,
            "scratch" => return None,
            name => {
                let lower = name.to_lowercase();
                let mut stages = self.analysis.stages.iter();
                match stages.rposition(|stage| stage.name.as_deref() == Some(&lower)) {
                    Some(stage) => match self.states.get(stage).and_then(Option::as_ref) {
                        Some(state) => Source::Vertex(state.top?),
                        None => Source::Remote(name.into()),
                    },
                    None => Source::Vertex(self.image(name, &state.platform, step.index, step.stage)),
                }
            }
        };
        Some((source, mount.source.clone()))
    }
}

impl Written {
    fn read(&mut self, key: &str, value: Option<&str>) {
        let text = value.unwrap_or("").to_owned();
        let is_on = !matches!(value, Some("0" | "f" | "F" | "false" | "FALSE" | "False"));
        match key {
            "type" => self.kind = text.to_lowercase(),
            "from" => self.from = text,
            "source" | "src" => self.source = text,
            "target" | "dst" | "destination" => self.target = text,
            "id" => self.id = text,
            "sharing" => self.sharing = text.to_lowercase(),
            "size" => self.size = text,
            "env" => self.env = text,
            "required" => self.is_required = is_on,
            "readonly" | "ro" => self.is_read_only = Some(is_on),
            "readwrite" | "rw" => self.is_read_only = Some(!is_on),
            "mode" | "uid" | "gid" => self.owner = [&self.owner, " ", key, "=", &text].concat(),
            _ => {}
        }
    }
}
