//! What a Dockerfile makes of the Python files beside it: which ones the container runs, with which environment and packages.

use dockerfile::Analysis;
use dockerfile::analysis::{Start, absolute, official};
use python::{Code, Import, Listen, Problem, Python, ServerKind};

use crate::File;
use crate::installed::Installed;

/// The app that a container of the last stage runs.
#[derive(Debug)]
pub(crate) struct ReviewedApp<'a> {
    analysis: &'a Analysis<'a>,
    stage: usize,
    /// Files that run, by index, those that the container starts first.
    pub(crate) files: Vec<usize>,
    /// Those that are started by their own name, as `python app.py` and `python -m app` do.
    scripts: Vec<usize>,
    /// Those that run under `flask`, which ignores `app.run()`, and under nothing else.
    under_flask: Vec<usize>,
    /// Folders of the image in which Python looks first: that of a started script, or the one where a server starts.
    roots: Vec<String>,
    /// Whether the Dockerfile says what a container starts.
    has_start: bool,
    /// What is installed, where that can be told.
    pub(crate) installed: Option<Installed>,
}

impl<'a> ReviewedApp<'a> {
    /// Reads what the container starts, and follows the imports among the files.
    pub(crate) fn of(analysis: &'a Analysis<'a>, files: &[File<'_>]) -> Option<Self> {
        let stage = analysis.stages.len().checked_sub(1)?;
        let starts = analysis.starts(stage);
        let mut app = Self {
            analysis,
            stage,
            files: Vec::new(),
            scripts: Vec::new(),
            under_flask: Vec::new(),
            roots: Vec::new(),
            has_start: !starts.is_empty(),
            installed: Installed::of(analysis, files),
        };
        let (mut by_flask, mut by_others) = (Vec::new(), Vec::new());
        for start in &starts {
            let Some((index, loading)) = app.loaded(start, files) else { continue };
            let script = start.script_path();
            let folder = script.as_deref().and_then(|path| path.rsplit_once('/')).map(|(folder, _)| folder);
            // gunicorn and `python -m` put the folder where they start in front; so does flask.
            app.roots.push(folder.unwrap_or(start.folder.trim_end_matches('/')).to_owned());
            app.files.push(index);
            app.scripts.extend((loading == Loading::Script).then_some(index));
            if loading == Loading::Flask { &mut by_flask } else { &mut by_others }.push(index);
        }
        follow(&mut app.files, files);
        follow(&mut by_flask, files);
        follow(&mut by_others, files);
        by_flask.retain(|index| !by_others.contains(index));
        app.under_flask = by_flask;
        Some(app)
    }

    /// Returns the Python file that a command loads, and how.
    fn loaded(&self, start: &Start, files: &[File<'_>]) -> Option<(usize, Loading)> {
        let contents = self.analysis.contents(self.stage);
        let place = |path: &str| {
            // Where it is not copied yet, the file of that name is meant.
            let name = path.rsplit('/').next().unwrap_or(path);
            let source = contents.file(path).map_or(name, |found| found.source.as_str());
            files.iter().position(|file| file.path == source && file.python.is_some())
        };
        if let Some(path) = start.script_path() {
            return Some((place(&path)?, Loading::Script));
        }
        let (modules, loading) = self.modules(start)?;
        let found = modules.iter().find_map(|module| place(&module_path(&start.folder, module)));
        Some((found?, loading))
    }

    /// Returns the modules that a command may load, the likeliest first, and how.
    ///
    /// `flask` looks for `wsgi.py` and then `app.py` where nobody names an app
    /// (<https://flask.palletsprojects.com/en/stable/cli/#application-discovery>).
    fn modules(&self, start: &Start) -> Option<(Vec<String>, Loading)> {
        let words = &start.words;
        let module = start.module_at();
        let program =
            module.map_or_else(|| start.program(), |at| words.get(at).map_or("", |word| &word.value));
        let of_target =
            |target: &str| target.split(':').next().unwrap_or(target).trim_end_matches(".py").to_owned();
        match program {
            "flask" => {
                let modules = match start.option("--app", "-A") {
                    Some((target, word)) => vec![of_target(Some(target).filter(|_| !word.expands)?)],
                    None => match self.analysis.variable_of(self.stage, start, "FLASK_APP") {
                        Some(target) => vec![of_target(target?)],
                        None => vec!["wsgi".to_owned(), "app".to_owned()],
                    },
                };
                Some((modules, Loading::Flask))
            }
            "gunicorn" | "uvicorn" | "hypercorn" | "daphne" | "waitress-serve" => {
                let is_target = |value: &&str| {
                    let module = value.split(':').next().unwrap_or("");
                    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
                    value.contains(':')
                        && module.starts_with(|first: char| first.is_alphabetic() || first == '_')
                        && module.chars().all(is_name)
                };
                let target = words.iter().rev().map(|word| word.value.as_str()).find(is_target)?;
                Some((vec![of_target(target)], Loading::Server))
            }
            _ => module.map(|_| (vec![program.to_owned(), format!("{program}.__main__")], Loading::Script)),
        }
    }

    /// Returns whether what is said of a Python file holds in this container.
    pub(crate) fn upholds(&self, index: usize, python: &Python, problem: &Problem) -> bool {
        match problem.code {
            Code::VariableMustExist => {
                let is_set = |start: &Start| start.variables.iter().any(|(name, _)| *name == problem.subject);
                self.analysis.environment(self.stage, &problem.subject).is_none()
                    && !self.analysis.starts(self.stage).iter().any(is_set)
            }
            Code::HostMissing | Code::HostLoopback | Code::DebugOn | Code::RunAboveRoutes => {
                let listen = listen_at(python, problem);
                if !self.files.contains(&index) {
                    // Another file runs, or nobody can tell which.
                    return !self.has_start;
                }
                // A server that loads the file never gets to `if __name__ == "__main__"`.
                let is_loaded = !self.scripts.contains(&index);
                !listen.is_some_and(|listen| is_loaded && listen.is_guarded || self.ignores(index, listen))
            }
            _ => true,
        }
    }

    /// Returns the module that a file of the workspace is for Python, where Python finds it before all others.
    pub(crate) fn module_in_root<'f>(&self, path: &'f str) -> Option<&'f str> {
        let name = path.rsplit('/').next()?.strip_suffix(".py")?;
        let contents = self.analysis.contents(self.stage);
        let is_found = |root: &String| {
            contents.file(&format!("{root}/{name}.py")).is_some_and(|found| found.source == path)
        };
        self.roots.iter().any(is_found).then_some(name)
    }

    /// Returns whether `flask` ignores a call that starts a server.
    pub(crate) fn ignores(&self, index: usize, listen: &Listen) -> bool {
        listen.server == ServerKind::Flask && !listen.is_guarded && self.under_flask.contains(&index)
    }
}

/// How a command gets to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loading {
    /// As the main program.
    Script,
    /// The command `flask` imports it.
    Flask,
    /// Another server imports it.
    Server,
}

/// Returns the call that a problem is about.
fn listen_at<'p>(python: &'p Python, problem: &Problem) -> Option<&'p Listen> {
    let holds =
        |listen: &&Listen| listen.range.start <= problem.range.start && problem.range.end <= listen.range.end;
    python.listens.iter().find(holds)
}

/// Adds every file that a file of the list imports.
fn follow(list: &mut Vec<usize>, files: &[File<'_>]) {
    let mut next = 0;
    while let Some(file) = list.get(next).and_then(|index| files.get(*index)) {
        next += 1;
        for import in file.python.map_or(&[][..], |python| &python.imports) {
            for index in local_files(file.path, import, files) {
                if !list.contains(&index) {
                    list.push(index);
                }
            }
        }
    }
}

/// Returns the version of Python that the last stage's image has, as its tag says: `(3, 8)` of `python:3.8-alpine`.
pub(crate) fn python_version(analysis: &Analysis<'_>) -> Option<(u8, u8)> {
    let (name, tag) = official(analysis.root_image(analysis.stages.len().checked_sub(1)?)?)?;
    let mut numbers = tag.split('-').next()?.split('.').map(str::parse);
    let version = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (name == "python" && version.0 == 3).then_some(version)
}

fn module_path(folder: &str, module: &str) -> String {
    if module.contains('/') {
        return absolute(&format!("{module}.py"), folder);
    }
    format!("{}/{}.py", folder.trim_end_matches('/'), module.replace('.', "/"))
}

/// Returns the files that an import means, looked for beside the importing file and from the root.
pub(crate) fn local_files(importer: &str, import: &Import, files: &[File<'_>]) -> Vec<usize> {
    let folder = importer.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut bases = vec![folder.to_owned()];
    if import.level > 1 {
        let parts: Vec<&str> = folder.split('/').collect();
        let n_up = (import.level as usize - 1).min(parts.len());
        bases = vec![parts.get(..parts.len() - n_up).unwrap_or(&[]).join("/")];
    } else if import.level == 0 {
        bases.push(String::new());
    }
    let module = import.module.replace('.', "/");
    let mut found = Vec::new();
    for base in bases {
        let join = |one: &str, other: &str| {
            [one, other].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("/")
        };
        let module = join(&base, &module);
        let mut stems = vec![join(&module, "__init__"), module.clone()];
        stems.extend(import.names.iter().map(|name| join(&module, name)));
        for stem in stems {
            let is_it = |file: &File<'_>| file.path.strip_suffix(".py") == Some(&stem);
            found.extend(files.iter().position(is_it));
        }
    }
    found
}
