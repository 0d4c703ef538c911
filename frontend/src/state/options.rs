//! How the next build is to be called: what a person chooses, one thing at a time.

use protocol::BuildOptions;

/// One thing that a person chose of the next build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OptionChange {
    /// The value of a build argument; an empty one is not given at all.
    Argument(String, String),
    /// The stage to build; `None` for the last one.
    Target(Option<String>),
    /// Whether everything is to run.
    NoCache(bool),
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
}
