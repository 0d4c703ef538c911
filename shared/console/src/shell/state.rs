//! What a shell remembers from one command to the next: its variables and the status of the last command.

use std::collections::BTreeMap;

/// Variables and the status of the last command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShellState {
    variables: BTreeMap<String, Variable>,
    /// The status of the last pipeline: `$?`.
    pub last_status: i32,
}

/// A variable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Variable {
    /// `None` for a variable that is exported and has no value yet.
    value: Option<String>,
    is_exported: bool,
}

/// The variables of a shell have more text than [`VARIABLE_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoomForVariable;

impl ShellState {
    /// Makes a state with exported variables, such as `HOME` and `PATH`.
    #[must_use]
    pub fn with_environment<'a>(environment: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let exported = |(name, value): (&str, &str)| {
            (name.to_owned(), Variable { value: Some(value.to_owned()), is_exported: true })
        };
        Self { variables: environment.into_iter().map(exported).collect(), last_status: 0 }
    }

    /// Returns the value of a variable.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name)?.value.as_deref()
    }

    /// Gives a variable a value. An exported variable stays exported.
    ///
    /// # Errors
    ///
    /// When there is no room for the value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), NoRoomForVariable> {
        self.need_room(name, value.len())?;
        self.variables.entry(name.to_owned()).or_default().value = Some(value.to_owned());
        Ok(())
    }

    /// Makes a variable a part of what programs get.
    ///
    /// # Errors
    ///
    /// When there is no room for the name.
    pub fn export(&mut self, name: &str) -> Result<(), NoRoomForVariable> {
        self.need_room(name, self.get(name).map_or(0, str::len))?;
        self.variables.entry(name.to_owned()).or_default().is_exported = true;
        Ok(())
    }

    /// Removes a variable.
    pub fn unset(&mut self, name: &str) {
        self.variables.remove(name);
    }

    /// Returns all variables that have a value, by name.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &str)> {
        self.variables.iter().filter_map(|(name, variable)| Some((name.as_str(), variable.value.as_deref()?)))
    }

    /// Returns the exported variables that have a value, by name: the environment of programs.
    pub fn environment(&self) -> impl Iterator<Item = (&str, &str)> {
        let exported = self.variables.iter().filter(|(_, variable)| variable.is_exported);
        exported.filter_map(|(name, variable)| Some((name.as_str(), variable.value.as_deref()?)))
    }

    /// Returns the names of the exported variables with their values, those without a value too.
    pub fn exported(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let exported = self.variables.iter().filter(|(_, variable)| variable.is_exported);
        exported.map(|(name, variable)| (name.as_str(), variable.value.as_deref()))
    }

    fn need_room(&self, name: &str, n_bytes: usize) -> Result<(), NoRoomForVariable> {
        let size = |(name, variable): (&String, &Variable)| {
            name.len() + variable.value.as_ref().map_or(0, String::len) + VARIABLE_COST
        };
        let others = self.variables.iter().filter(|(other, _)| *other != name).map(size).sum::<usize>();
        match others + name.len() + n_bytes + VARIABLE_COST <= VARIABLE_BYTES {
            true => Ok(()),
            false => Err(NoRoomForVariable),
        }
    }
}

/// Returns whether a text can name a variable.
#[must_use]
pub fn is_variable_name(text: &str) -> bool {
    let is_letter = |letter: char| letter == '_' || letter.is_ascii_alphabetic();
    text.starts_with(is_letter) && text.chars().all(|letter| is_letter(letter) || letter.is_ascii_digit())
}

/// Most text of all variables of a shell, names included, in bytes.
pub const VARIABLE_BYTES: usize = 256 * 1024;
/// What a variable costs beside its text, in bytes.
const VARIABLE_COST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_without_room_is_refused_and_the_others_stay() {
        let mut state = ShellState::with_environment([("HOME", "/root")]);
        assert_eq!(state.set("A", &"a".repeat(VARIABLE_BYTES)), Err(NoRoomForVariable));
        assert_eq!(state.set("A", &"a".repeat(VARIABLE_BYTES / 2)), Ok(()));
        assert_eq!(state.set("B", &"b".repeat(VARIABLE_BYTES / 2)), Err(NoRoomForVariable));
        assert_eq!(state.set("A", "short"), Ok(()));
        assert_eq!(state.variables().collect::<Vec<_>>(), [("A", "short"), ("HOME", "/root")]);
        let n_names = (0..100_000).take_while(|n| state.export(&format!("N{n}")).is_ok()).count();
        assert!((3_000..4_000).contains(&n_names), "{n_names}");
    }

    #[test]
    fn an_exported_variable_stays_exported() {
        let mut state = ShellState::default();
        assert_eq!(state.export("A"), Ok(()));
        assert_eq!(state.environment().count(), 0);
        assert_eq!(state.set("A", "1"), Ok(()));
        assert_eq!(state.environment().collect::<Vec<_>>(), [("A", "1")]);
        state.unset("A");
        assert_eq!(state.exported().count(), 0);
    }
}
