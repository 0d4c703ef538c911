//! Pairs of packages that die together: an old package that does not limit the version of a package that it needs, and the first version of that
//! package that broke it.
//!
//! Each pair was installed with pip and imported on 30 November 2026; the symptom is what Python said then. Versions of other packages that come
//! later do not change the pairs: all of them concern versions that are published already.

use std::cmp::Ordering;

/// Two packages that die together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The old package, as it is written.
    pub package: &'static str,
    /// The first of its versions that is concerned.
    pub from: &'static str,
    /// The first of its versions that is not concerned any more.
    pub below: &'static str,
    /// The package that it needs, as it is written.
    pub other: &'static str,
    /// The first version of the other package that broke it.
    pub other_from: &'static str,
    /// The oldest Python 3 for which pip takes that version of the other package: `8` for 3.8.
    pub python: u8,
    /// The last line of the traceback holds one of these.
    pub symptoms: &'static [&'static str],
    /// Where the change of the other package is described.
    pub source: &'static str,
}

impl Conflict {
    /// Returns the requirement that keeps the two together: `Werkzeug<3`.
    #[must_use]
    pub fn requirement(&self) -> String {
        format!("{}<{}", self.other, self.other_from)
    }

    /// Returns whether one version of the old package is concerned.
    #[must_use]
    pub fn concerns(&self, version: &str) -> bool {
        compare(version, self.from) != Ordering::Less && compare(version, self.below) == Ordering::Less
    }

    /// Returns whether one version of the other package breaks the old package.
    #[must_use]
    pub fn breaks(&self, version: &str) -> bool {
        compare(version, self.other_from) != Ordering::Less
    }
}

/// Returns the package that brings a program for the command line, as `gunicorn`.
#[must_use]
pub fn package_of_program(program: &str) -> Option<&'static str> {
    PROGRAMS.iter().find(|(name, _)| *name == program).map(|(_, package)| *package)
}

/// Compares versions by their numbers; letters, as those of `2.0rc1`, end the comparison.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    let numbers = |version: &str| {
        let version = version.trim_start_matches('v').to_owned();
        let parts: Vec<u32> = version.split('.').map_while(|part| part.parse().ok()).collect();
        parts
    };
    let (mut one, mut other) = (numbers(one), numbers(other));
    let length = one.len().max(other.len());
    one.resize(length, 0);
    other.resize(length, 0);
    one.cmp(&other)
}

/// Every pair that is known.
pub const CONFLICTS: &[Conflict] = &[
    Conflict {
        package: "Flask",
        from: "2.0",
        below: "2.2.4",
        other: "Werkzeug",
        other_from: "3",
        python: 8,
        symptoms: &["cannot import name 'url_quote' from 'werkzeug.urls'"],
        source: "https://werkzeug.palletsprojects.com/en/stable/changes/#version-3-0-0",
    },
    Conflict {
        package: "Flask",
        from: "1.0",
        below: "1.1.3",
        other: "Jinja2",
        other_from: "3.1",
        python: 7,
        symptoms: &["cannot import name 'escape' from 'jinja2'", "cannot import name 'Markup' from 'jinja2'"],
        source: "https://jinja.palletsprojects.com/en/stable/changes/#version-3-1-0",
    },
    Conflict {
        package: "Flask",
        from: "1.0",
        below: "1.1.3",
        other: "itsdangerous",
        other_from: "2.1",
        python: 7,
        symptoms: &["cannot import name 'json' from 'itsdangerous'"],
        source: "https://itsdangerous.palletsprojects.com/en/stable/changes/#version-2-1-0",
    },
    Conflict {
        package: "Flask",
        from: "1.0",
        below: "1.1",
        other: "Werkzeug",
        other_from: "3",
        python: 8,
        symptoms: &["cannot import name 'url_quote' from 'werkzeug.urls'"],
        source: "https://werkzeug.palletsprojects.com/en/stable/changes/#version-3-0-0",
    },
    Conflict {
        package: "Flask",
        from: "1.1",
        below: "1.1.3",
        other: "Werkzeug",
        other_from: "2.1",
        python: 7,
        symptoms: &["cannot import name 'BaseResponse' from 'werkzeug.wrappers'"],
        source: "https://werkzeug.palletsprojects.com/en/stable/changes/#version-2-1-0",
    },
    Conflict {
        package: "Flask",
        from: "1.1.3",
        below: "2.0",
        other: "MarkupSafe",
        other_from: "2.1",
        python: 7,
        symptoms: &["cannot import name 'soft_unicode' from 'markupsafe'"],
        source: "https://markupsafe.palletsprojects.com/en/stable/changes/#version-2-1-0",
    },
    Conflict {
        package: "Jinja2",
        from: "2.7",
        below: "3.0",
        other: "MarkupSafe",
        other_from: "2.1",
        python: 7,
        symptoms: &["cannot import name 'soft_unicode' from 'markupsafe'"],
        source: "https://markupsafe.palletsprojects.com/en/stable/changes/#version-2-1-0",
    },
    Conflict {
        package: "Flask-SQLAlchemy",
        from: "2.0",
        below: "3.0",
        other: "SQLAlchemy",
        other_from: "2",
        python: 7,
        symptoms: &["module 'sqlalchemy' has no attribute '__all__'"],
        source: "https://flask-sqlalchemy.readthedocs.io/en/stable/changes/#version-3-0-2",
    },
    Conflict {
        package: "Flask-SQLAlchemy",
        from: "2.0",
        below: "3.0",
        other: "Flask",
        other_from: "2.3",
        python: 8,
        symptoms: &["cannot import name '_app_ctx_stack' from 'flask'"],
        source: "https://flask.palletsprojects.com/en/stable/changes/#version-2-3-0",
    },
    Conflict {
        package: "Flask-Login",
        from: "0.5",
        below: "0.6",
        other: "Werkzeug",
        other_from: "2.1",
        python: 7,
        symptoms: &["cannot import name 'safe_str_cmp' from 'werkzeug.security'"],
        source: "https://werkzeug.palletsprojects.com/en/stable/changes/#version-2-1-0",
    },
    Conflict {
        package: "Flask-Login",
        from: "0.6",
        below: "0.6.3",
        other: "Werkzeug",
        other_from: "3",
        python: 8,
        symptoms: &["cannot import name 'url_decode' from 'werkzeug.urls'"],
        source: "https://github.com/maxcountryman/flask-login/blob/main/CHANGES.md",
    },
    Conflict {
        package: "openai",
        from: "1.0",
        below: "1.55.3",
        other: "httpx",
        other_from: "0.28",
        python: 8,
        symptoms: &["got an unexpected keyword argument 'proxies'"],
        source: "https://github.com/encode/httpx/blob/master/CHANGELOG.md",
    },
    Conflict {
        package: "pandas",
        from: "1.0",
        below: "2.1",
        other: "numpy",
        other_from: "2",
        python: 9,
        symptoms: &["numpy.dtype size changed, may indicate binary incompatibility"],
        source: "https://numpy.org/doc/stable/release/2.0.0-notes.html",
    },
];

/// Programs for the command line that come with a package, and the package.
const PROGRAMS: &[(&str, &str)] = &[
    ("alembic", "alembic"),
    ("celery", "celery"),
    ("daphne", "daphne"),
    ("django-admin", "Django"),
    ("fastapi", "fastapi[standard]"),
    ("flask", "Flask"),
    ("gunicorn", "gunicorn"),
    ("hypercorn", "hypercorn"),
    ("jupyter", "jupyter"),
    ("pytest", "pytest"),
    ("quart", "Quart"),
    ("scrapy", "Scrapy"),
    ("streamlit", "streamlit"),
    ("uvicorn", "uvicorn"),
    ("uwsgi", "uWSGI"),
    ("waitress-serve", "waitress"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        for (one, other, expected) in [
            ("2.2.10", "2.2.4", Ordering::Greater),
            ("2", "2.0.0", Ordering::Equal),
            ("1.1.2", "1.1.3", Ordering::Less),
            ("3.0.0rc1", "3", Ordering::Equal),
        ] {
            assert_eq!(compare(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn the_versions_that_pip_was_asked_about_are_told_apart() {
        let concerned = |package: &str, version: &str, other: &str| {
            let is_it = |found: &&Conflict| found.package == package && found.other == other;
            CONFLICTS.iter().filter(is_it).any(|found| found.concerns(version))
        };
        for version in ["2.0.2", "2.1.3", "2.2.2", "2.2.3"] {
            assert!(concerned("Flask", version, "Werkzeug"), "{version}");
        }
        for version in ["2.2.4", "2.2.5", "2.3.0", "3.0.0", "1.1.4"] {
            assert!(!concerned("Flask", version, "Werkzeug"), "{version}");
        }
        assert!(concerned("Flask", "1.1.4", "MarkupSafe") && !concerned("Flask", "1.1.4", "Jinja2"));
    }

    #[test]
    fn each_pair_names_its_source_and_a_requirement_that_pip_takes() {
        for conflict in CONFLICTS {
            assert!(conflict.source.starts_with("https://"), "{conflict:?}");
            let read = crate::requirements::parse(&conflict.requirement());
            assert!(read.problems.is_empty() && read.requirements.len() == 1, "{conflict:?}");
            assert_eq!(compare(conflict.from, conflict.below), Ordering::Less, "{conflict:?}");
        }
    }
}
