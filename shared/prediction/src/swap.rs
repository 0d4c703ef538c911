//! Two neighbours in the wrong order: a `COPY` of files that change, above an expensive `RUN` that does not read them.
//!
//! Only exchanges that are safe to propose are: the `RUN` installs packages by name and nothing else, and names none of the copied files.

use dockerfile::Keyword;
use serde::{Deserialize, Serialize};

use crate::plan::{Content, Definition, Plan, Source, VertexKind};

/// Two neighbouring instructions whose exchange saves a re-run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swap {
    /// Index of the `COPY` or `ADD`, which stands above.
    pub upper: u32,
    /// Index of the `RUN`.
    pub lower: u32,
    /// Milliseconds saved on each change of the copied files.
    pub saves_ms: u64,
    /// A copied file; the first by path.
    pub path: String,
}

/// Finds the exchange that saves the most; `ms` is what each instruction took when it last ran, 0 when that is not known.
#[must_use]
pub fn swap_hint(plan: &Plan, ms: &[u64]) -> Option<Swap> {
    let mut best: Option<Swap> = None;
    let steps: Vec<usize> = (0..plan.instructions.len()).filter(|at| has_step(plan, *at)).collect();
    for pair in steps.windows(2) {
        let [upper, lower] = *pair else { continue };
        let saves_ms = ms.get(lower).copied().unwrap_or(0);
        if saves_ms < LEAST_MS || best.as_ref().is_some_and(|best| best.saves_ms >= saves_ms) {
            continue;
        }
        // Anything between the two would have to be exchanged too.
        let are_neighbours = (upper + 1..lower).all(|at| is_harmless(plan, at));
        if let (true, Some(path)) = (are_neighbours, safe_to_swap(plan, upper, lower)) {
            let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            best = Some(Swap { upper: index(upper), lower: index(lower), saves_ms, path });
        }
    }
    best
}

fn has_step(plan: &Plan, index: usize) -> bool {
    plan.vertices_of(index).next().is_some()
}

fn is_harmless(plan: &Plan, index: usize) -> bool {
    let keyword = plan.instructions.get(index).map(|planned| planned.keyword);
    matches!(keyword, Some(Keyword::Label | Keyword::Expose | Keyword::Cmd | Keyword::Entrypoint))
}

/// Returns the first copied file, if the exchange is safe.
fn safe_to_swap(plan: &Plan, upper: usize, lower: usize) -> Option<String> {
    let (above, below) = (plan.instructions.get(upper)?, plan.instructions.get(lower)?);
    let is_pair = matches!(above.keyword, Keyword::Copy | Keyword::Add) && below.keyword == Keyword::Run;
    if !is_pair || above.stage != below.stage {
        return None;
    }
    let (_, copy) = plan.vertices_of(upper).find(|(_, vertex)| vertex.kind == VertexKind::Copy)?;
    let (_, run) = plan.vertices_of(lower).find(|(_, vertex)| vertex.kind == VertexKind::Run)?;
    let input = copy.inputs.iter().find(|input| input.source == Source::Context)?;
    let Some(Content::Known { files, .. }) = &input.content else { return None };
    let paths: Vec<&str> =
        files.iter().filter_map(|number| plan.files.get(*number as usize)).map(|file| &*file.path).collect();
    let Definition::Run(definition) = &run.definition else { return None };
    // A mount may show anything, and another shell than the usual one may read anything.
    if definition.n_shell != 2 || run.inputs.len() != 1 || !definition.mounts.is_empty() {
        return None;
    }
    let text = definition.arguments.last()?;
    let names = |path: &&&str| text.contains(path.rsplit('/').next().unwrap_or(path));
    if !installs_by_name(text) || paths.iter().any(|path| names(&path)) {
        return None;
    }
    paths.first().map(|path| (*path).to_owned())
}

/// Returns whether a command line does nothing but install packages by their names and clean up behind that.
fn installs_by_name(text: &str) -> bool {
    let is_plain = !text.contains(['$', '`', '(', '<', '>', '|', '*', '{', '\n', '\'', '"']);
    let mut commands = text.split("&&").flat_map(|part| part.split(';')).map(str::trim).peekable();
    let mut installs = false;
    is_plain
        && commands.peek().is_some()
        && commands.all(|command| match kind_of(command) {
            CommandKind::Installs => {
                installs = true;
                true
            }
            CommandKind::Cleans => true,
            CommandKind::Other => false,
        })
        && installs
}

enum CommandKind {
    Installs,
    Cleans,
    Other,
}

fn kind_of(command: &str) -> CommandKind {
    let words: Vec<&str> = command.split_whitespace().collect();
    // A path or a list of requirements is a file that may have been copied.
    let is_file = |word: &&str| {
        word.starts_with(['.', '/', '~'])
            || matches!(*word, "-r" | "-e" | "-c" | "--requirement" | "--editable" | "--constraint")
            || word.contains("file:")
            || [".txt", ".whl", ".gz", ".deb", ".apk", ".rpm", ".toml", ".json"]
                .iter()
                .any(|end| word.ends_with(end))
    };
    let rest = |n: usize| words.get(n..).unwrap_or(&[]);
    let has_files = rest(1).iter().any(is_file);
    match words.as_slice() {
        ["rm", "-rf" | "-fr", paths @ ..] if paths.iter().all(|path| path.starts_with("/var/")) => {
            CommandKind::Cleans
        }
        ["apt-get" | "apt", "update" | "clean" | "autoremove", ..] | ["apk", "update", ..] if !has_files => {
            CommandKind::Cleans
        }
        ["apt-get" | "apt" | "dnf" | "yum" | "microdnf", ..] if words.contains(&"install") && !has_files => {
            CommandKind::Installs
        }
        ["apk", ..] if words.contains(&"add") && !has_files => CommandKind::Installs,
        ["pip" | "pip3", "install", ..]
            if !has_files && rest(2).iter().any(|word| !word.starts_with('-')) =>
        {
            CommandKind::Installs
        }
        ["python" | "python3", "-m", "pip", "install", packages @ ..]
            if !has_files && packages.iter().any(|word| !word.starts_with('-')) =>
        {
            CommandKind::Installs
        }
        ["npm", "install" | "i", flag, package, ..]
            if matches!(*flag, "-g" | "--global") && !package.starts_with('-') && !has_files =>
        {
            CommandKind::Installs
        }
        ["gem", "install", _, ..] if !has_files => CommandKind::Installs,
        _ => CommandKind::Other,
    }
}

/// Below this nobody would notice.
const LEAST_MS: u64 = 200;
