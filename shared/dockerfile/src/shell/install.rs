//! Commands that install packages.

use super::{ShellCommand, ShellWord};

/// What installs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manager {
    /// Debian's.
    Apt,
    /// Alpine's.
    Apk,
    /// Python's.
    Pip,
    /// One of a language, whose packages are not looked at.
    Other,
}

/// A command that installs.
#[derive(Clone, Copy, Debug)]
pub struct Install<'c, 'a> {
    /// By what.
    pub manager: Manager,
    /// `install`, `add`, `ci` …
    pub verb: &'c ShellWord<'a>,
    /// What stands after it.
    pub arguments: &'c [ShellWord<'a>],
}

impl<'c, 'a> Install<'c, 'a> {
    /// Reads a command; `None` when it installs nothing.
    #[must_use]
    pub fn of(command: &'c ShellCommand<'a>) -> Option<Self> {
        let mut program = command.program();
        let mut arguments = command.arguments();
        let is_pip = |name: &str| matches!(name, "pip" | "pip2" | "pip3") || name.starts_with("pip3.");
        if program.starts_with("python") {
            let module = arguments.iter().position(|word| word.value == "-m")?;
            program = arguments.get(module + 1).map(|word| &*word.value)?;
            arguments = arguments.get(module + 2..)?;
        } else if program == "uv" && arguments.first().is_some_and(|word| word.value == "pip") {
            arguments = arguments.get(1..)?;
        }
        let verb = arguments.iter().position(|word| !word.value.starts_with('-'))?;
        let (verb, arguments) = (arguments.get(verb)?, arguments.get(verb + 1..)?);
        let manager = match (program, &*verb.value) {
            ("apt-get" | "apt", "install") => Manager::Apt,
            ("apk", "add") => Manager::Apk,
            (name, "install") if is_pip(name) => Manager::Pip,
            ("npm" | "pnpm" | "yarn" | "bundle" | "composer" | "poetry" | "gem", "install")
            | ("npm", "ci")
            | ("uv", "sync" | "install")
            | ("cargo", "fetch" | "install" | "build")
            | ("go", "mod") => Manager::Other,
            _ => return None,
        };
        Some(Self { manager, verb, arguments })
    }

    /// Returns the packages that are named: words that are neither options nor their values.
    pub fn packages(&self) -> impl Iterator<Item = &'c ShellWord<'a>> {
        let mut is_value = false;
        self.arguments.iter().filter(move |word| {
            let is_option = word.value.starts_with('-');
            let takes = OPTIONS_WITH_VALUE.split(' ').any(|option| option == word.value);
            !std::mem::replace(&mut is_value, takes) && !is_option
        })
    }

    /// Returns the values of an option of that name.
    #[must_use]
    pub fn values(&self, short: &str, long: &str) -> Vec<&'c str> {
        let mut values = Vec::new();
        for (at, word) in self.arguments.iter().enumerate() {
            let next = self.arguments.get(at + 1);
            if word.value == short || word.value == long {
                values.extend(next.map(|next| &*next.value));
            } else if let Some(value) = word.value.strip_prefix(long).and_then(|rest| rest.strip_prefix('='))
            {
                values.push(value);
            } else if let Some(value) = word.value.strip_prefix(short).filter(|value| !value.is_empty()) {
                values.push(value);
            }
        }
        values
    }
}

const OPTIONS_WITH_VALUE: &str = "-r -c -e -t -i -f -o -X -p --requirement --constraint --editable --target --index-url \
--extra-index-url --find-links --trusted-host --prefix --root --proxy --cache-dir --target-release --option \
--virtual --repository";

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn packages_are_told_from_options() {
        for (text, manager, packages) in [
            ("apt-get install -y -t sid a b=1", Manager::Apt, "a b=1"),
            ("python3 -m pip install -r x.txt flask", Manager::Pip, "flask"),
            ("pip3 --quiet install --no-cache-dir flask", Manager::Pip, "flask"),
            ("apk add --virtual .build gcc", Manager::Apk, "gcc"),
            ("npm ci", Manager::Other, ""),
            ("uv pip install flask", Manager::Other, "flask"),
        ] {
            let commands = read(text);
            let install = Install::of(&commands[0]).unwrap();
            let names: Vec<&str> = install.packages().map(|word| &*word.value).collect();
            assert_eq!((install.manager, names.join(" ").as_str()), (manager, packages), "{text}");
        }
        for text in ["pip list", "apt-get update", "python app.py", ""] {
            assert!(read(text).first().is_none_or(|command| Install::of(command).is_none()), "{text}");
        }
    }

    #[test]
    fn values_of_options() {
        let commands = read("pip install -r a.txt --requirement=b.txt -rc.txt");
        let install = Install::of(&commands[0]).unwrap();
        assert_eq!(install.values("-r", "--requirement"), ["a.txt", "b.txt", "c.txt"]);
    }
}
