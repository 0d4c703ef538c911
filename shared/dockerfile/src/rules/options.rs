//! `skip=…;error=…;experimental=…` (BuildKit `linter/linter.go`, `ParseLintOptions`).

use super::Rule;
use crate::instruction::is_boolean;
use crate::words::quote;

/// Which rules run, and whether their breaches end the build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RuleOptions {
    skipped: RuleNames,
    experimental: RuleNames,
    pub(super) is_error: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct RuleNames {
    are_all: bool,
    names: Vec<String>,
}

impl RuleNames {
    fn read(value: &str) -> Self {
        match value.trim() {
            "all" => Self { are_all: true, names: Vec::new() },
            value => {
                Self { are_all: false, names: value.split(',').map(|name| name.trim().to_owned()).collect() }
            }
        }
    }

    fn contain(&self, name: &str) -> bool {
        self.are_all || self.names.iter().any(|found| found == name)
    }
}

impl RuleOptions {
    /// Reads what stands after `check=`.
    ///
    /// # Errors
    ///
    /// BuildKit's sentence.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut options = Self::default();
        if text.trim().is_empty() {
            return Ok(options);
        }
        for part in text.trim().splitn(3, ';') {
            let Some((key, value)) = part.split_once('=') else {
                return Err(format!("invalid check option {}", quote(part)));
            };
            match key.trim() {
                "skip" => options.skipped = RuleNames::read(value),
                "experimental" => options.experimental = RuleNames::read(value),
                "error" => {
                    let value = value.trim();
                    if !is_boolean(value) {
                        let inner = format!("strconv.ParseBool: parsing {}: invalid syntax", quote(value));
                        return Err(format!("failed to parse check option {}: {inner}", quote(part)));
                    }
                    options.is_error = value.starts_with(['1', 't', 'T']);
                }
                other => return Err(format!("invalid check option {}", quote(other))),
            }
        }
        Ok(options)
    }

    /// Returns whether whatever has that name is switched off.
    pub(super) fn skip(&self, name: &str) -> bool {
        self.skipped.contain(name)
    }

    /// Returns whether a rule runs: an experimental one where it is asked for, any other where it is not skipped.
    pub(super) fn let_run(&self, rule: &Rule, also: Option<&Self>) -> bool {
        let is_in = |names: fn(&Self) -> &RuleNames| {
            names(self).contain(rule.name) || also.is_some_and(|also| names(also).contain(rule.name))
        };
        if rule.is_experimental {
            is_in(|options| &options.experimental)
        } else {
            !is_in(|options| &options.skipped)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_buildkit_refuses() {
        for (text, message) in [
            ("skip", "invalid check option \"skip\""),
            ("skp=all", "invalid check option \"skp\""),
            (
                "error=maybe",
                "failed to parse check option \"error=maybe\": strconv.ParseBool: parsing \"maybe\": invalid syntax",
            ),
        ] {
            assert_eq!(RuleOptions::read(text), Err(message.to_owned()));
        }
        assert!(RuleOptions::read("skip=A, B;error=true").is_ok_and(|options| options.is_error));
    }
}
