//! What the buttons did, as command lines that do the same. The console shows them.

use std::rc::Rc;

use protocol::{BuildNumber, BuildRecord, ContainerRecord};

use crate::commands;

/// One press of a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Press {
    /// The command line that does the same.
    pub(crate) line: String,
    /// Which button.
    pub(crate) button: PressedButton,
}

/// A button that a command line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PressedButton {
    /// Build.
    Build,
    /// Run, of the image of a build; `None` of an image that no build made.
    Run(Option<BuildNumber>),
    /// Stop.
    Stop,
}

impl Press {
    /// Returns the press that began a build.
    pub(super) fn build(record: &BuildRecord) -> Self {
        let line = commands::build(&record.options, record.image.as_str());
        Self { line, button: PressedButton::Build }
    }

    /// Returns the press that began a container.
    pub(super) fn run(record: &ContainerRecord) -> Self {
        let ports: Vec<String> = record.ports.iter().map(ToString::to_string).collect();
        let line = commands::run_detached(&ports, record.image.as_str());
        Self { line, button: PressedButton::Run(record.build) }
    }

    /// Returns the press that stops a container.
    pub(super) fn stop(record: &ContainerRecord) -> Self {
        let line = commands::stop(&record.name);
        Self { line, button: PressedButton::Stop }
    }
}

/// The newest presses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Presses {
    newest: Rc<Vec<Press>>,
    /// How many there were in all.
    pub(crate) n_all: usize,
}

impl Presses {
    /// Notes a press.
    pub(super) fn add(&mut self, press: Press) {
        let newest = Rc::make_mut(&mut self.newest);
        newest.push(press);
        if newest.len() > MOST {
            newest.remove(0);
        }
        self.n_all += 1;
    }

    /// Returns those that came after the first `n_known`, as far as they are kept.
    pub(crate) fn since(&self, n_known: usize) -> &[Press] {
        let n_new = self.n_all.saturating_sub(n_known).min(self.newest.len());
        &self.newest[self.newest.len() - n_new..]
    }
}

/// Presses that wait for a console that is not there yet.
const MOST: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_is_told() {
        let press = |n: usize| Press { line: n.to_string(), button: PressedButton::Stop };
        let mut presses = Presses::default();
        (0..MOST + 5).for_each(|n| presses.add(press(n)));
        assert_eq!(presses.since(0).len(), MOST);
        let lines: Vec<&str> = presses.since(MOST + 3).iter().map(|press| press.line.as_str()).collect();
        assert_eq!(lines, ["23", "24"]);
        assert!(presses.since(MOST + 5).is_empty());
    }
}
