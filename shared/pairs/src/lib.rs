//! Pairs of workspaces to compare, each with an edit to make in both: data for who builds them, not a word for who explains them.
//!
//! All but one work without a network and on any Python image: what takes long or weighs much is made by the build itself. The one that installs a
//! package has a twin that does not. The words that go with a pair are in the catalogue; that a pair shows what these words promise is held by a
//! test on a real engine.

#![forbid(unsafe_code)]

use protocol::{DOCKERFILE, PairName, PairPart};

/// A file of a workspace: its path and its text.
pub type File = (&'static str, &'static str);

/// Two workspaces and an edit.
#[derive(Debug)]
pub struct Pair {
    /// Its name.
    pub name: PairName,
    a: &'static [File],
    b: &'static [File],
    edit: Edit,
}

/// What is changed in both workspaces.
#[derive(Debug)]
struct Edit {
    path: &'static str,
    /// Stands once in that file.
    old: &'static str,
    /// Takes its place; `{n}` becomes another mark each time, so that no edit was built before.
    new: &'static str,
}

/// Returns a pair by its name.
#[must_use]
pub fn pair(name: PairName) -> &'static Pair {
    match name {
        PairName::CopyOrder => &COPY_ORDER,
        PairName::CopyOrderOffline => &COPY_ORDER_OFFLINE,
        PairName::DependenciesFirst => &DEPENDENCIES_FIRST,
        PairName::Dockerignore => &DOCKERIGNORE,
        PairName::SlimBase => &SLIM_BASE,
        PairName::MultiStage => &MULTI_STAGE,
        PairName::OneRun => &ONE_RUN,
    }
}

/// Returns the files that a new workspace begins with: the tutorial's, or those of a pair.
#[must_use]
pub fn seed(name: Option<PairName>) -> &'static [File] {
    name.map_or(&TUTORIAL, |name| pair(name).a)
}

impl Pair {
    /// Returns the files of one of its four builds, by path; `mark` tells one edit from another.
    #[must_use]
    pub fn files(&self, part: PairPart, mark: &str) -> Vec<(String, String)> {
        let (files, is_edited) = match part {
            PairPart::A => (self.a, false),
            PairPart::AEdited => (self.a, true),
            PairPart::B => (self.b, false),
            PairPart::BEdited => (self.b, true),
        };
        let text = |(path, text): &File| {
            let edited = is_edited && *path == self.edit.path;
            let text = if edited {
                text.replacen(self.edit.old, &self.edit.new.replace("{n}", mark), 1)
            } else {
                (*text).to_owned()
            };
            ((*path).to_owned(), text)
        };
        let mut files: Vec<_> = files.iter().map(text).collect();
        files.sort();
        files
    }

    /// Returns the path of the file that the edit changes.
    #[must_use]
    pub fn edited_path(&self) -> &'static str {
        self.edit.path
    }
}

/// Includes a text of this crate's data.
macro_rules! data {
    ($name:literal) => {
        include_str!(concat!("../data/", $name))
    };
}

const APP: File = ("app.py", data!("app.py"));
const APP_EDIT: Edit = Edit { path: "app.py", old: "hello, world!", new: "hello, change {n}!" };

/// B is the tutorial, and A has its lines in another order.
const COPY_ORDER: Pair = Pair {
    name: PairName::CopyOrder,
    a: &[(DOCKERFILE, data!("copy-order.a.Dockerfile")), TUTORIAL[1]],
    b: &TUTORIAL,
    edit: Edit { path: "app.py", old: "hello world!", new: "hello, change {n}!" },
};

const COPY_ORDER_OFFLINE: Pair = Pair {
    name: PairName::CopyOrderOffline,
    a: &[(DOCKERFILE, data!("copy-order-offline.a.Dockerfile")), APP],
    b: &[(DOCKERFILE, data!("copy-order-offline.b.Dockerfile")), APP],
    edit: APP_EDIT,
};

const DEPENDENCIES_FIRST: Pair = Pair {
    name: PairName::DependenciesFirst,
    a: &[
        (DOCKERFILE, data!("dependencies-first.a.Dockerfile")),
        GREETING[0],
        GREETING[1],
        GREETING[2],
        GREETING[3],
    ],
    b: &[
        (DOCKERFILE, data!("dependencies-first.b.Dockerfile")),
        GREETING[0],
        GREETING[1],
        GREETING[2],
        GREETING[3],
    ],
    edit: Edit { path: "app.py", old: "greet(\"world\")", new: "greet(\"change {n}\")" },
};
const GREETING: [File; 4] = [
    ("app.py", data!("dependencies-first.app.py")),
    ("requirements.txt", data!("dependencies-first.requirements.txt")),
    ("vendor/greeting/setup.py", data!("dependencies-first.setup.py")),
    ("vendor/greeting/greeting.py", data!("dependencies-first.greeting.py")),
];

const DOCKERIGNORE: Pair = Pair {
    name: PairName::Dockerignore,
    a: &[(DOCKERFILE, data!("dockerignore.Dockerfile")), APP, NOTES],
    b: &[
        (DOCKERFILE, data!("dockerignore.Dockerfile")),
        APP,
        NOTES,
        (".dockerignore", data!("dockerignore.ignore")),
    ],
    edit: Edit { path: "notes.md", old: "tried so far: nothing", new: "tried so far: idea {n}" },
};
const NOTES: File = ("notes.md", data!("dockerignore.notes.md"));

const SLIM_BASE: Pair = Pair {
    name: PairName::SlimBase,
    a: &[(DOCKERFILE, data!("slim-base.a.Dockerfile")), APP],
    b: &[(DOCKERFILE, data!("slim-base.b.Dockerfile")), APP],
    edit: APP_EDIT,
};

const MULTI_STAGE: Pair = Pair {
    name: PairName::MultiStage,
    a: &[(DOCKERFILE, data!("multi-stage.a.Dockerfile")), APP],
    b: &[(DOCKERFILE, data!("multi-stage.b.Dockerfile")), APP],
    edit: APP_EDIT,
};

const ONE_RUN: Pair = Pair {
    name: PairName::OneRun,
    a: &[(DOCKERFILE, data!("one-run.a.Dockerfile")), APP],
    b: &[(DOCKERFILE, data!("one-run.b.Dockerfile")), APP],
    edit: APP_EDIT,
};

/// The "Python hello world" of the Docker tutorial.
const TUTORIAL: [File; 2] = [
    (
        DOCKERFILE,
        "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
    ),
    (
        "app.py",
        r#"from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello():
    return "hello world!"


if __name__ == "__main__":
    app.run(host="0.0.0.0")
"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_before_any_script_shows_the_files_of_a_new_workspace() {
        let index = include_str!("../../../index.html");
        for (path, text) in seed(None) {
            let mark = format!("data-name=\"{path}\" translate=\"no\">\n");
            let (_, rest) = index.split_once(&mark).expect("the frame has the file");
            let (written, _) = rest.split_once("</pre>").expect("its text ends");
            let mut plain = written.replace("</span>", "");
            while let Some((before, after)) = plain.split_once("<span") {
                let (_, after) = after.split_once('>').expect("a tag ends");
                plain = format!("{before}{after}");
            }
            assert_eq!(plain, *text, "{path}");
        }
    }

    #[test]
    fn an_edit_changes_its_file_in_both_workspaces_and_nothing_else() {
        for name in PairName::ALL {
            let pair = pair(name);
            assert_eq!(pair.name, name);
            for (first, edited) in [(PairPart::A, PairPart::AEdited), (PairPart::B, PairPart::BEdited)] {
                let (before, after) = (pair.files(first, "7"), pair.files(edited, "7"));
                let changed: Vec<_> = before.iter().zip(&after).filter(|(old, new)| old != new).collect();
                assert_eq!(changed.len(), 1, "{name:?} {edited:?}");
                assert_eq!(changed[0].1.0, pair.edited_path());
                assert_ne!(after, pair.files(edited, "8"), "another edit each time");
            }
            let of_part =
                |part| pair.files(part, "7").into_iter().find(|(path, _)| path == pair.edited_path());
            assert_eq!(
                of_part(PairPart::AEdited),
                of_part(PairPart::BEdited),
                "the edit in both is the same"
            );
            assert_ne!(pair.files(PairPart::A, "7"), pair.files(PairPart::B, "7"));
        }
    }
}
