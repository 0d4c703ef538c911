//! Why a step runs again: the first cause, with its evidence.

mod around;
mod files;
mod places;
mod texts;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::align::align;
use crate::entries::{CacheEntries, Judge, Judgement};
use crate::plan::{Content, Definition, Plan, Source, Vertex, VertexKind};
use crate::predict::Evidence;

pub use self::files::{FileChange, MOST_LINE_CHANGES};

/// Why a step runs. A change of the instruction itself comes before one of its files, that before what stands above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// `--no-cache`.
    NoCache,
    /// Nothing like it was built in this scope.
    NeverBuilt,
    /// The instruction says something else.
    Instruction {
        /// What it said, on one line.
        old: String,
        /// What it says.
        new: String,
    },
    /// The base image is another one; the same name where only its content is.
    Base {
        /// What `FROM` named.
        old: String,
        /// What it names.
        new: String,
    },
    /// A file that it takes changed.
    File {
        /// Its path: in the context, or in the workspace where [`Basis::predict`](crate::Basis::predict) tells it.
        path: String,
        /// How.
        change: FileChange,
        /// How many more files changed.
        n_more: u32,
    },
    /// The files that it takes are not those of any build; which ones changed is not known.
    Content,
    /// The value of a variable changed.
    Variable(Variable),
    /// The directory that it works in changed.
    Workdir {
        /// What it was.
        old: String,
        /// What it is.
        new: String,
    },
    /// Who runs it changed; `None` is the image's own user.
    User {
        /// Who it was.
        old: Option<String>,
        /// Who it is.
        new: Option<String>,
    },
    /// The shell changed.
    Shell {
        /// What it was.
        old: Vec<String>,
        /// What it is.
        new: Vec<String>,
    },
    /// What it may reach changed: `default`, `none` or `host`.
    Network {
        /// What it was.
        old: String,
        /// What it is.
        new: String,
    },
    /// The platform changed.
    Platform {
        /// What it was.
        old: String,
        /// What it is.
        new: String,
    },
    /// A step that it builds on runs again.
    Upstream {
        /// Index of that instruction.
        instruction: u32,
    },
    /// It stands on another step than before, or on the same in another order; that step itself may be reused.
    Moved {
        /// Index of the instruction that it stands on now; `None` for the empty image.
        onto: Option<u32>,
    },
    /// A file that it names is not in the context: the build will fail.
    MissingFile {
        /// The path as it is written, from the root.
        path: String,
    },
}

/// A variable whose value changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// What sets it.
    pub kind: VariableKind,
    /// What it was; `None` when it was not set.
    pub old: Option<String>,
    /// What it is; `None` when it is not set any more.
    pub new: Option<String>,
}

/// What sets a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VariableKind {
    /// `ARG`, by its default or by `--build-arg`.
    Arg,
    /// `ENV`, or the base image.
    Env,
}

/// What a step depends on that cannot be known before the build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownReason {
    /// What a URL or a repository answers.
    Remote {
        /// As it is written, variables expanded.
        source: String,
    },
    /// What an instruction that runs again writes: if that is the same as before, the step is reused.
    Output {
        /// Index of that instruction.
        instruction: u32,
    },
    /// What is in an image that changed.
    Image {
        /// Index of the instruction that names it.
        instruction: u32,
    },
    /// Whether the engine still has it: it was built, and cache was removed since.
    Dropped,
    /// Something else.
    Nothing,
}

/// Returns an index as causes have it.
pub(crate) fn as_index(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Explains every vertex that runs; `None` for the others.
pub(crate) fn explain(
    plan: &Plan,
    records: &CacheEntries,
    judge: &Judge<'_>,
    judgements: &[Judgement],
    evidence: &Evidence<'_>,
) -> Vec<Option<Cause>> {
    let pairs = evidence.past.map(|past| align(&past.plan.instructions, &plan.instructions));
    let past_results = OnceCell::new();
    let known = files::LineChangesByPath::default();
    let explainer = Explainer { plan, records, judge, judgements, evidence, pairs, past_results, known };
    let mut causes: Vec<Option<Cause>> = Vec::with_capacity(plan.vertices.len());
    for number in 0..plan.vertices.len() {
        let cause = explainer.cause(number, &causes);
        causes.push(cause);
    }
    causes
}

struct Explainer<'a, 'e> {
    plan: &'a Plan,
    records: &'a CacheEntries,
    judge: &'a Judge<'a>,
    judgements: &'a [Judgement],
    evidence: &'e Evidence<'e>,
    /// For each instruction its counterpart in the past build.
    pairs: Option<Vec<Option<usize>>>,
    /// Which result each vertex of the past build has.
    past_results: OnceCell<Vec<Option<crate::Key>>>,
    /// Lines of files that changed.
    known: files::LineChangesByPath,
}

impl Explainer<'_, '_> {
    /// Judges the whole past build, which few causes ask for.
    fn judge_past(&self) -> Vec<Option<crate::Key>> {
        let Some(past) = self.evidence.past else { return Vec::new() };
        let mut judge = Judge::new(past.plan);
        for number in 0..past.plan.vertices.len() {
            let judgement = judge.judge(self.records, number);
            judge.settle_by(self.records, number, &judgement);
        }
        (0..past.plan.vertices.len()).map(|number| judge.result(number)).collect()
    }

    fn cause(&self, number: usize, earlier: &[Option<Cause>]) -> Option<Cause> {
        let vertex = self.plan.vertices.get(number)?;
        match self.judgements.get(number)? {
            _ if vertex.ignores_cache => return Some(Cause::NoCache),
            Judgement::Hit(_) | Judgement::Maybe(_) | Judgement::Dropped(_) => return None,
            Judgement::Miss => {}
        }
        let missing = vertex.inputs.iter().find_map(|input| match &input.content {
            Some(Content::Missing { path }) => Some(Cause::MissingFile { path: path.to_string() }),
            _ => None,
        });
        let cause = missing
            .or_else(|| self.own_cause(vertex))
            .or_else(|| self.inherited(vertex, earlier))
            .or_else(|| self.moved(vertex));
        Some(cause.unwrap_or(Cause::NeverBuilt))
    }

    /// The vertex that did the same in the past build.
    fn counterpart(&self, vertex: &Vertex) -> Option<(usize, &Vertex)> {
        let past = self.evidence.past?;
        let old = (*self.pairs.as_ref()?.get(vertex.instruction)?)?;
        let of_kind = |plan: &Plan, instruction| -> Vec<usize> {
            let own = plan.vertices_of(instruction).filter(|(_, found)| found.kind == vertex.kind);
            own.map(|(number, _)| number).collect()
        };
        let mine = of_kind(self.plan, vertex.instruction);
        let is_self =
            |number: &usize| self.plan.vertices.get(*number).is_some_and(|found| std::ptr::eq(found, vertex));
        let nth = mine.iter().position(is_self)?;
        let number = *of_kind(past.plan, old).get(nth)?;
        Some((number, past.plan.vertices.get(number)?))
    }

    /// A change of the vertex itself: its operation, then its files.
    fn own_cause(&self, vertex: &Vertex) -> Option<Cause> {
        let Some((_, old)) = self.counterpart(vertex) else {
            return self.without_past(vertex);
        };
        if let (
            Definition::Image { reference: old_name, platform: old_platform, .. },
            Definition::Image { reference, platform, .. },
        ) = (&old.definition, &vertex.definition)
        {
            if old_platform != platform {
                return Some(Cause::Platform { old: old_platform.to_string(), new: platform.to_string() });
            }
            let is_same = old.inputs.first().map(|input| &input.source)
                == vertex.inputs.first().map(|input| &input.source);
            let changed = || Cause::Base { old: old_name.to_string(), new: reference.to_string() };
            return (!is_same).then(changed);
        }
        if old.operation != vertex.operation {
            return self.changed_operation(old, vertex);
        }
        self.changed_files(old, vertex)
    }

    /// Where no earlier build is at hand, the records still say whether the scope has ever done the operation.
    fn without_past(&self, vertex: &Vertex) -> Option<Cause> {
        if vertex.kind == VertexKind::Image || !self.records.has_done(vertex.operation) {
            return Some(Cause::NeverBuilt);
        }
        let is_fresh = |source: &Source| match source {
            Source::Vertex(number) => !matches!(
                self.judgements.get(*number as usize),
                Some(Judgement::Hit(_) | Judgement::Maybe(_))
            ),
            _ => false,
        };
        let is_upstream = vertex.inputs.iter().any(|input| is_fresh(&input.source));
        let takes_context = vertex.inputs.iter().any(|input| input.source == Source::Context);
        (takes_context && !is_upstream).then_some(Cause::Content)
    }

    fn changed_operation(&self, old: &Vertex, vertex: &Vertex) -> Option<Cause> {
        let texts =
            (self.past_text(vertex)?, self.plan.instructions.get(vertex.instruction)?.text.to_string());
        if texts.0 != texts.1 {
            return Some(Cause::Instruction { old: texts.0, new: texts.1 });
        }
        around::changed(old, vertex, &texts.1)
    }

    fn past_text(&self, vertex: &Vertex) -> Option<String> {
        let old = (*self.pairs.as_ref()?.get(vertex.instruction)?)?;
        Some(self.evidence.past?.plan.instructions.get(old)?.text.to_string())
    }

    fn changed_files(&self, old: &Vertex, vertex: &Vertex) -> Option<Cause> {
        let past = self.evidence.past?;
        for (old, new) in old.inputs.iter().zip(&vertex.inputs) {
            let (
                Some(Content::Known { key: old_key, files: old_files }),
                Some(Content::Known { key, files }),
            ) = (&old.content, &new.content)
            else {
                continue;
            };
            if old_key != key {
                let both =
                    files::Both { past, plan: self.plan, texts: self.evidence.texts, known: &self.known };
                return both.first_change(old_files, files);
            }
        }
        None
    }

    /// A step above that runs again; of an image its own cause.
    fn inherited(&self, vertex: &Vertex, earlier: &[Option<Cause>]) -> Option<Cause> {
        let mut seen = BTreeSet::new();
        for input in &vertex.inputs {
            let Source::Vertex(number) = &input.source else { continue };
            let above = self.plan.vertices.get(*number as usize)?;
            let cause = earlier.get(*number as usize).and_then(Option::as_ref);
            let (Some(cause), true) = (cause, seen.insert(*number)) else { continue };
            if above.kind == VertexKind::Image || above.instruction == vertex.instruction {
                return Some(cause.clone());
            }
            return Some(Cause::Upstream { instruction: as_index(above.instruction) });
        }
        None
    }

    /// The same operation on another result than before, although that one is there.
    fn moved(&self, vertex: &Vertex) -> Option<Cause> {
        let (_, old) = self.counterpart(vertex)?;
        for (old, new) in old.inputs.iter().zip(&vertex.inputs) {
            let (Source::Vertex(old), Source::Vertex(new)) = (&old.source, &new.source) else { continue };
            let past = self.past_results.get_or_init(|| self.judge_past());
            let was = past.get(*old as usize).copied().flatten();
            if was != self.judge.result(*new as usize) {
                let onto = self.plan.vertices.get(*new as usize).map(|above| as_index(above.instruction));
                return Some(Cause::Moved { onto });
            }
        }
        let count = |vertex: &Vertex| vertex.inputs.len();
        (count(old) != count(vertex)).then_some(Cause::Moved { onto: None })
    }
}
