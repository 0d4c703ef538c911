//! How the next build is to be called: what a person chooses, one thing at a time.

use std::rc::Rc;

use protocol::{BuildOptions, BuildRecord, BuildSource, ImageName};

/// The name and the options of the next build, as a person chose them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NextBuild {
    /// The name of the image, as typed.
    pub(crate) image: Rc<str>,
    /// The options of the build.
    pub(crate) options: Rc<BuildOptions>,
    /// The port of the container where the app is to be asked, as typed; empty for the port that the image or the app names.
    pub(crate) port: Rc<str>,
}

impl NextBuild {
    /// Returns the image's name, if it is a valid name.
    pub(crate) fn image_name(&self) -> Option<ImageName> {
        ImageName::parse(&self.image)
    }

    /// Returns the port that a person chose; `None` for the port that the image or the app names, and for what is no port.
    pub(crate) fn chosen_port(&self) -> Option<u16> {
        self.port.parse().ok().filter(|port| *port > 0)
    }

    /// Returns whether what was typed is no port.
    pub(crate) fn is_port_wrong(&self) -> bool {
        !self.port.is_empty() && self.chosen_port().is_none()
    }

    /// Changes one option.
    pub(super) fn choose(&mut self, change: OptionChange) {
        self.options = Rc::new(change.after(&self.options));
    }

    /// Chooses the Dockerfile and the context.
    pub(super) fn build_from(&mut self, source: BuildSource) {
        Rc::make_mut(&mut self.options).source = source;
    }

    /// Follows a Dockerfile that got another path.
    pub(super) fn renamed(&mut self, from: &str, to: &str) {
        if self.options.source.dockerfile == from {
            Rc::make_mut(&mut self.options).source.dockerfile = to.to_owned();
        }
    }

    /// Takes over the name and the options of an earlier build.
    pub(super) fn repeat(&mut self, build: &BuildRecord) {
        self.image = build.image.as_str().into();
        self.options = Rc::new(build.options.clone());
    }
}

impl Default for NextBuild {
    fn default() -> Self {
        Self { image: DEFAULT_IMAGE.into(), options: Rc::default(), port: "".into() }
    }
}

/// The name that the tutorial gives its image.
const DEFAULT_IMAGE: &str = "python-hello-world";

/// One thing that a person chose of the next build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OptionChange {
    /// The value of a build argument; an empty one is not given at all.
    Argument(String, String),
    /// The stage to build; `None` for the last one.
    Target(Option<String>),
    /// Whether everything is to run.
    NoCache(bool),
    /// Another Dockerfile, in the context that goes with it.
    Dockerfile(String),
    /// The folder that is the context.
    Context(String),
}

impl OptionChange {
    /// Returns the options after it. Arguments stay sorted by name, so that the same choice is the same value.
    pub(crate) fn after(self, options: &BuildOptions) -> BuildOptions {
        let mut next = options.clone();
        match self {
            Self::Argument(name, value) => {
                next.arguments.retain(|(other, _)| *other != name);
                if !value.is_empty() {
                    let at = next.arguments.partition_point(|(other, _)| *other < name);
                    next.arguments.insert(at, (name, value));
                }
            }
            Self::Target(target) => next.target = target,
            Self::NoCache(no_cache) => next.no_cache = no_cache,
            Self::Dockerfile(path) => next.source = BuildSource::of_dockerfile(&path),
            Self::Context(folder) => next.source.context = folder,
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_choice_is_the_same_value() {
        let argument = |name: &str, value: &str| OptionChange::Argument(name.into(), value.into());
        let after = |changes: Vec<OptionChange>| {
            changes.into_iter().fold(BuildOptions::default(), |options, change| change.after(&options))
        };
        let one = after(vec![argument("B", "2"), argument("A", "1")]);
        assert_eq!(one, after(vec![argument("A", "0"), argument("B", "2"), argument("A", "1")]));
        assert_eq!(one.arguments.len(), 2);
        let target = OptionChange::Target(Some("base".into()));
        let none = vec![target, OptionChange::NoCache(true), argument("A", "1"), argument("A", "")];
        let taken_back = [OptionChange::Target(None), OptionChange::NoCache(false)];
        assert_eq!(after(none.into_iter().chain(taken_back).collect()), BuildOptions::default());
    }

    #[test]
    fn a_dockerfile_brings_its_context() {
        let after = |changes: &[OptionChange]| {
            let none = BuildOptions::default();
            changes.iter().cloned().fold(none, |options, change| change.after(&options)).source
        };
        let source = |dockerfile: &str, context: &str| BuildSource {
            dockerfile: dockerfile.to_owned(),
            context: context.to_owned(),
        };
        let dockerfile = |path: &str| OptionChange::Dockerfile(path.to_owned());
        assert_eq!(after(&[dockerfile("app/web/Dockerfile")]), source("app/web/Dockerfile", "app/web"));
        assert_eq!(after(&[dockerfile("docker/Dockerfile.dev")]), source("docker/Dockerfile.dev", ""));
        assert_eq!(after(&[dockerfile("web.Dockerfile")]), source("web.Dockerfile", ""));
        let folder = OptionChange::Context("app".to_owned());
        assert_eq!(after(&[dockerfile("docker/dev"), folder]), source("docker/dev", "app"));
        assert_eq!(after(&[dockerfile("app/Dockerfile"), dockerfile("Dockerfile")]), BuildSource::default());
    }

    #[test]
    fn a_choice_follows_a_file_to_its_new_name() {
        let mut next = NextBuild::default();
        next.renamed("app.py", "web.py");
        assert_eq!(*next.options, BuildOptions::default());
        next.renamed("Dockerfile", "web.Dockerfile");
        assert_eq!(next.options.source.dockerfile, "web.Dockerfile");
    }
}
