//! Which Python packages an image has, as far as the Dockerfile and its `requirements.txt` say it.
//!
//! A guess would be worse than silence: where anything installs in a way that is not read here, nothing is known.

use dockerfile::Analysis;
use dockerfile::analysis::official;
use dockerfile::shell::{Install, Manager, ShellCommand, ShellWord, scripts};
use text::ByteRange;

use python::requirements::{self, normalise};

use crate::File;

/// Names of packages in their normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Installed {
    names: Vec<String>,
    /// The lists that the build reads.
    pub(crate) lists: Vec<String>,
    /// What the package manager of the system installs, by its own names.
    pub(crate) programs: Vec<String>,
    /// The file in which a package can be added, where the build installs one.
    pub(crate) list: Option<String>,
    /// The last package of a line of pip in the last stage, behind which another can stand.
    pub(crate) last_package: Option<ByteRange>,
}

impl Installed {
    /// Collects what a build of the last stage installs; `None` when that cannot be told.
    pub(crate) fn of(analysis: &Analysis<'_>, files: &[File<'_>]) -> Option<Self> {
        let last = analysis.stages.len().checked_sub(1)?;
        let (base, _) = official(analysis.root_image(last)?)?;
        if !BASES.contains(&base) {
            return None;
        }
        let mut installed = Self::default();
        let reached = analysis.reachable(last);
        for script in scripts(analysis.file) {
            let is_needed = script.instruction.stage.and_then(|stage| reached.get(stage)) == Some(&true);
            if is_needed {
                script.commands.iter().try_for_each(|command| installed.command(command, files))?;
            }
            if script.instruction.stage == Some(last) && !script.instruction.is_json {
                let installs = script.commands.iter().filter_map(Install::of);
                let packages = installs
                    .filter(|install| install.manager == Manager::Pip)
                    .filter_map(|install| install.packages().last().map(|word| word.range))
                    .next();
                let place = packages.map(|range| script.place(analysis.file, range));
                installed.last_package = installed.last_package.or(place);
            }
        }
        Some(installed)
    }

    /// Returns whether a package is there, by itself or because another brings it.
    pub(crate) fn has(&self, package: &str) -> bool {
        let wanted = normalise(package);
        let is_it = |name: &str| is_same(name, &wanted);
        let brings = |name: &str| {
            let found = BRINGS.iter().find(|(bringer, _)| *bringer == name);
            found.is_some_and(|(_, brought)| brought.split(' ').any(is_it))
        };
        let is_plugin = |name: &str| name.starts_with(&format!("{wanted}-"));
        ALWAYS.contains(&wanted.as_str())
            || self.names.iter().any(|name| is_it(name) || brings(name) || is_plugin(name))
    }

    /// Returns whether a package is named, be it in a list or in a command.
    pub(crate) fn names(&self, package: &str) -> bool {
        self.names.contains(&normalise(package))
    }

    /// Returns every package that is named.
    pub(crate) fn all(&self) -> &[String] {
        &self.names
    }

    fn command(&mut self, command: &ShellCommand<'_>, files: &[File<'_>]) -> Option<()> {
        let Some(install) = Install::of(command) else {
            let program = command.run().first().map_or("", |word| &*word.value);
            let is_script =
                program.contains('/') && !program.starts_with("/usr/") && !program.starts_with("/bin/");
            let is_setup = command.arguments().iter().any(|word| word.value.ends_with("setup.py"));
            let is_unknown = is_script || is_setup || UNREADABLE.contains(&command.program());
            return (!is_unknown).then_some(());
        };
        match install.manager {
            Manager::Pip => self.pip(&install, files),
            Manager::Apt | Manager::Apk => {
                self.programs.extend(install.packages().map(|word| word.value.to_string()));
                let names = install.packages().filter_map(|word| {
                    word.value.strip_prefix("python3-").or_else(|| word.value.strip_prefix("py3-"))
                });
                self.names.extend(
                    names.map(|name| normalise(name.split(['=', '~', '<', '>']).next().unwrap_or(name))),
                );
                Some(())
            }
            Manager::Other => (!matches!(command.program(), "poetry" | "uv")).then_some(()),
        }
    }

    fn pip(&mut self, install: &Install<'_, '_>, files: &[File<'_>]) -> Option<()> {
        if !install.values("-e", "--editable").is_empty() {
            return None;
        }
        for word in install.packages() {
            self.names.push(named(word)?);
        }
        for path in install.values("-r", "--requirement") {
            self.list(path, files, 0)?;
        }
        Some(())
    }

    fn list(&mut self, path: &str, files: &[File<'_>], depth: u32) -> Option<()> {
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let wanted = name(path);
        let file = files.iter().find(|file| name(file.path) == wanted).filter(|_| depth < MOST_LISTS)?;
        let found = requirements::parse(file.text);
        if !found.sources.is_empty() {
            return None;
        }
        self.list.get_or_insert_with(|| file.path.to_owned());
        self.lists.push(file.path.to_owned());
        self.names.extend(found.requirements.into_iter().map(|requirement| requirement.name));
        let others = found.options.iter().filter(|option| option.name == "--requirement");
        others.into_iter().try_for_each(|option| self.list(option.value.slice(file.text), files, depth + 1))
    }
}

/// Returns the name of the package that a word of `pip install` means; `None` for paths, addresses and variables.
fn named(word: &ShellWord<'_>) -> Option<String> {
    let is_elsewhere = word.expands || word.value.starts_with(['.', '/']) || word.value.contains("://");
    let found = requirements::parse(&word.value);
    found.requirements.into_iter().next().map(|requirement| requirement.name).filter(|_| !is_elsewhere)
}

/// Returns whether two names mean one package: `opencv-python-headless` will do for `opencv-python`.
fn is_same(name: &str, wanted: &str) -> bool {
    let bare = |name: &str| name.strip_prefix("python-").unwrap_or(name).to_owned();
    let (name, wanted) = (bare(name), bare(wanted));
    let goes_on =
        |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    name == wanted || goes_on(&name, &wanted) || goes_on(&wanted, &name)
}

/// Images that bring no packages of their own.
const BASES: [&str; 6] = ["python", "debian", "ubuntu", "alpine", "pypy", "buildpack-deps"];

/// Packages that every image with Python has.
const ALWAYS: [&str; 3] = ["pip", "setuptools", "wheel"];

/// Programs that may install anything.
const UNREADABLE: &[&str] = &[
    "sh",
    "bash",
    "ash",
    "make",
    "poetry",
    "pipenv",
    "conda",
    "mamba",
    "micromamba",
    "pdm",
    "hatch",
    "uv",
    "easy_install",
    "source",
    ".",
    "pixi",
    "rye",
];

/// How deep lists may name each other.
const MOST_LISTS: u32 = 8;

/// What well known packages bring along that people import without naming it.
const BRINGS: &[(&str, &str)] = &[
    ("flask", "werkzeug jinja2 click itsdangerous markupsafe blinker"),
    ("quart", "flask werkzeug jinja2 click itsdangerous hypercorn aiofiles blinker"),
    ("flask-cors", "flask werkzeug jinja2"),
    ("flask-login", "flask werkzeug jinja2"),
    ("flask-restful", "flask werkzeug aniso8601 pytz six"),
    ("flask-socketio", "flask python-socketio python-engineio"),
    ("flask-sqlalchemy", "flask sqlalchemy werkzeug"),
    ("flask-migrate", "flask flask-sqlalchemy sqlalchemy alembic"),
    ("flask-wtf", "flask wtforms itsdangerous"),
    ("flask-jwt-extended", "flask pyjwt werkzeug"),
    ("flask-bcrypt", "flask bcrypt"),
    ("flask-limiter", "flask limits"),
    ("flask-caching", "flask cachelib"),
    ("flask-session", "flask cachelib msgspec"),
    ("flask-mail", "flask blinker"),
    ("flask-marshmallow", "flask marshmallow"),
    (
        "fastapi",
        "starlette pydantic pydantic-core typing-extensions anyio uvicorn httpx jinja2 python-multipart",
    ),
    ("starlette", "anyio"),
    ("uvicorn", "click h11"),
    ("gunicorn", "packaging"),
    ("django", "asgiref sqlparse"),
    ("djangorestframework", "django"),
    ("jinja2", "markupsafe"),
    ("werkzeug", "markupsafe"),
    ("requests", "urllib3 certifi idna charset-normalizer"),
    ("httpx", "httpcore anyio certifi idna h11"),
    ("aiohttp", "yarl multidict attrs frozenlist aiosignal"),
    ("sqlalchemy", "greenlet typing-extensions"),
    ("sqlmodel", "sqlalchemy pydantic"),
    ("alembic", "sqlalchemy mako"),
    ("pydantic", "typing-extensions annotated-types pydantic-core"),
    ("pandas", "numpy python-dateutil pytz tzdata six"),
    ("matplotlib", "numpy pillow cycler kiwisolver packaging pyparsing python-dateutil fonttools contourpy"),
    ("seaborn", "numpy pandas matplotlib"),
    ("scipy", "numpy"),
    ("scikit-learn", "numpy scipy joblib threadpoolctl"),
    ("scikit-image", "numpy scipy pillow networkx imageio"),
    ("opencv-python", "numpy"),
    ("opencv-python-headless", "numpy"),
    ("tensorflow", "numpy keras protobuf six h5py"),
    ("keras", "numpy h5py"),
    ("torch", "numpy sympy networkx jinja2 typing-extensions filelock fsspec"),
    ("torchvision", "torch numpy pillow"),
    ("transformers", "numpy requests tqdm pyyaml regex tokenizers huggingface-hub"),
    ("nltk", "click joblib regex tqdm"),
    ("streamlit", "numpy pandas pillow requests altair tornado click"),
    ("boto3", "botocore s3transfer jmespath python-dateutil"),
    ("celery", "kombu billiard vine click"),
    ("beautifulsoup4", "soupsieve"),
    ("selenium", "urllib3 trio certifi"),
    ("scrapy", "twisted lxml parsel itemadapter"),
    ("paramiko", "cryptography bcrypt pynacl"),
    ("pymongo", "dnspython bson gridfs"),
    ("mongoengine", "pymongo"),
    ("python-socketio", "python-engineio bidict"),
    ("google-cloud-storage", "google-auth google-api-core requests"),
    ("openai", "httpx pydantic anyio typing-extensions tqdm"),
    ("marshmallow", "packaging"),
    ("wtforms", "markupsafe"),
    ("pytest", "pluggy iniconfig packaging"),
];

#[cfg(test)]
mod tests {
    use dockerfile::{Workspace, analyse, parse};

    use super::*;

    fn of(dockerfile: &str, list: &str) -> Option<Installed> {
        let files = [
            File { path: "web/requirements.txt", text: list, ..File::default() },
            File { path: "more.txt", text: "redis\n", ..File::default() },
        ];
        Installed::of(&analyse(&parse(dockerfile), Workspace::default()), &files)
    }

    #[test]
    fn every_way_to_name_a_package_counts() {
        let source = "FROM python:3 AS b\nRUN python -m pip install --no-cache-dir 'Flask[async]>=2' psycopg2-binary\nFROM b\n\
                      RUN apt-get install -y python3-yaml && pip install -r requirements.txt\n";
        let found = of(source, "-r more.txt\nPillow==10\n").unwrap();
        for name in ["flask", "Jinja2", "psycopg2", "PyYAML", "Pillow", "redis", "pip"] {
            assert_eq!(found.has(name), name != "PyYAML", "{name}");
        }
        assert!(found.has("yaml") && !found.has("requests"));
        assert_eq!(found.list.as_deref(), Some("web/requirements.txt"));
    }

    #[test]
    fn a_stage_that_nobody_needs_does_not_count() {
        let found = of("FROM python:3 AS b\nRUN pip install flask\nFROM python:3\nRUN true\n", "").unwrap();
        assert!(!found.has("flask"));
    }

    #[test]
    fn nothing_is_known_where_anything_may_be_installed() {
        for rest in [
            "RUN pip install .",
            "RUN pip install -e .",
            "RUN pip install $PACKAGES",
            "RUN pip install git+https://example.org/x",
            "RUN pip install -r other.txt",
            "RUN poetry install",
            "RUN ./install.sh",
            "RUN curl x | sh",
        ] {
            assert_eq!(of(&format!("FROM python:3\n{rest}\n"), ""), None, "{rest}");
        }
        assert_eq!(of("FROM tensorflow/tensorflow\n", ""), None);
    }
}
