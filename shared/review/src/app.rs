//! What a Dockerfile makes of the Python files beside it: which ones the container runs, with which environment and packages.

use dockerfile::Analysis;
use dockerfile::analysis::{Start, official};
use python::{Code, Import, Listen, Problem, Python};

use crate::File;
use crate::installed::Installed;

/// The app that a container of the last stage runs.
#[derive(Debug)]
pub(crate) struct ReviewedApp<'a> {
    analysis: &'a Analysis<'a>,
    stage: usize,
    /// Files that run, by index, those that the container starts first.
    pub(crate) files: Vec<usize>,
    /// Number of those that are started by their own name.
    scripts: Vec<usize>,
    /// What is installed, where that can be told.
    pub(crate) installed: Option<Installed>,
}

impl<'a> ReviewedApp<'a> {
    /// Reads what the container starts, and follows the imports among the files.
    pub(crate) fn of(analysis: &'a Analysis<'a>, files: &[File<'_>]) -> Option<Self> {
        let stage = analysis.stages.len().checked_sub(1)?;
        let mut app = Self {
            analysis,
            stage,
            files: Vec::new(),
            scripts: Vec::new(),
            installed: Installed::of(analysis, files),
        };
        let contents = analysis.contents(stage);
        for start in analysis.starts(stage) {
            let script = start.script_path();
            let module = || app.module(&start).map(|module| module_path(&start.folder, &module));
            let is_script = script.is_some();
            let Some(path) = script.or_else(module) else { continue };
            // Where it is not copied yet, the file of that name is meant.
            let name = path.rsplit('/').next().unwrap_or(&path);
            let source = contents.file(&path).map_or(name, |found| found.source.as_str());
            let Some(index) = files.iter().position(|file| file.path == source && file.python.is_some())
            else {
                continue;
            };
            app.files.push(index);
            app.scripts.extend(is_script.then_some(index));
        }
        app.follow(files);
        Some(app)
    }

    /// Returns the module that a server loads.
    fn module(&self, start: &Start) -> Option<String> {
        let words = &start.words;
        let is_module = start.program().starts_with("python") && words.get(1)?.value == "-m";
        let program = if is_module { words.get(2)?.value.as_str() } else { start.program() };
        let of_target =
            |target: &str| target.split(':').next().unwrap_or(target).trim_end_matches(".py").to_owned();
        match program {
            "flask" => {
                let option = start.option("--app", "-A").map(|(value, _)| value);
                let target = option.or_else(|| self.analysis.environment(self.stage, "FLASK_APP"));
                Some(target.map_or_else(|| "app".to_owned(), of_target))
            }
            "gunicorn" | "uvicorn" | "hypercorn" | "daphne" | "waitress-serve" => {
                let is_target = |value: &str| {
                    let module = value.split(':').next().unwrap_or("");
                    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
                    value.contains(':')
                        && module.starts_with(char::is_alphabetic)
                        && module.chars().all(is_name)
                };
                words
                    .iter()
                    .rev()
                    .map(|word| word.value.as_str())
                    .find(|value| is_target(value))
                    .map(of_target)
            }
            _ if is_module => Some(program.to_owned()),
            _ => None,
        }
    }

    /// Adds every file that a file of the app imports.
    fn follow(&mut self, files: &[File<'_>]) {
        let mut next = 0;
        while let Some(file) = self.files.get(next).and_then(|index| files.get(*index)) {
            next += 1;
            for import in file.python.map_or(&[][..], |python| &python.imports) {
                for index in local_files(file.path, import, files) {
                    if !self.files.contains(&index) {
                        self.files.push(index);
                    }
                }
            }
        }
    }

    /// Returns whether what is said of a Python file holds in this container.
    pub(crate) fn upholds(&self, index: usize, python: &Python, problem: &Problem) -> bool {
        match problem.code {
            Code::VariableMustExist => self.analysis.environment(self.stage, &problem.subject).is_none(),
            // A server that loads the file never gets to `if __name__ == "__main__"`.
            Code::HostMissing | Code::HostLoopback | Code::DebugOn => {
                let is_loaded = self.files.contains(&index) && !self.scripts.contains(&index);
                let holds = |listen: &&Listen| {
                    listen.range.start <= problem.range.start && problem.range.end <= listen.range.end
                };
                !(is_loaded && python.listens.iter().find(holds).is_some_and(|listen| listen.is_guarded))
            }
            _ => true,
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
