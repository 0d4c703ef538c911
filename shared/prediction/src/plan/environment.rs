//! The environment of a stage: values of `ENV` and `ARG` in the order in which BuildKit lists them.

use std::sync::Arc;

use dockerfile::words::Variables;

use crate::key::{Digester, Key};

/// Names and values. What is set again moves to the end (BuildKit `llb.EnvList`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Shared with what stands above, which most of it came from.
    list: Vec<Arc<EnvironmentEntry>>,
}

#[derive(Debug, PartialEq, Eq)]
struct EnvironmentEntry {
    name: String,
    value: String,
    is_arg: bool,
    /// Of name and value.
    key: Key,
}

impl Environment {
    /// Sets a variable.
    pub(crate) fn set(&mut self, name: &str, value: &str, is_arg: bool) {
        self.list.retain(|entry| entry.name != name);
        let mut digester = Digester::new(3);
        digester.text(name).text(value);
        let entry = EnvironmentEntry {
            name: name.to_owned(),
            value: value.to_owned(),
            is_arg,
            key: digester.finish(),
        };
        self.list.push(Arc::new(entry));
    }

    /// Returns a value.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.list.iter().find(|entry| entry.name == name);
        found.map(|entry| entry.value.as_str())
    }

    /// Returns whether an `ARG` set the variable last.
    #[must_use]
    pub fn is_arg(&self, name: &str) -> bool {
        self.list.iter().any(|entry| entry.name == name && entry.is_arg)
    }

    /// Returns names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list.iter().map(|entry| (entry.name.as_str(), entry.value.as_str()))
    }

    /// Returns how many variables there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn key(&self) -> Key {
        let mut digester = Digester::new(4);
        for entry in &self.list {
            digester.key(entry.key);
        }
        digester.finish()
    }
}

impl Variables for Environment {
    fn get(&self, name: &str) -> Option<&str> {
        self.value(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_again_moves_to_the_end() {
        let mut environment = Environment::default();
        for (name, value) in [("A", "1"), ("B", "2"), ("A", "3")] {
            environment.set(name, value, false);
        }
        assert_eq!(environment.iter().collect::<Vec<_>>(), [("B", "2"), ("A", "3")]);
    }
}
