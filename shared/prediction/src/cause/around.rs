//! What surrounds an instruction whose text is the same: variables, directory, user, shell.

use std::collections::{BTreeMap, BTreeSet};

use dockerfile::words::references;

use super::{Cause, Variable, VariableKind};
use crate::plan::{Definition, Environment, Vertex};

/// Finds the first difference that counts.
pub(super) fn changed(old: &Vertex, new: &Vertex, text: &str) -> Option<Cause> {
    let is_run = matches!(new.definition, Definition::Run(_));
    let mentioned: BTreeSet<&str> =
        references(text, '\\').iter().map(|reference| reference.name.slice(text)).collect();
    let named = variable(&old.around.environment, &new.around.environment, |name| mentioned.contains(name));
    let other = || variable(&old.around.environment, &new.around.environment, |_| is_run);
    named.or_else(|| process(old, new)).or_else(other).or_else(|| place(old, new))
}

/// Finds the first variable of another value, in the order of the new environment.
fn variable(old: &Environment, new: &Environment, counts: impl Fn(&str) -> bool) -> Option<Cause> {
    let changed = |name: &str| {
        let kind = match (new.value(name).is_some(), new.is_arg(name), old.is_arg(name)) {
            (true, true, _) | (false, _, true) => VariableKind::Arg,
            _ => VariableKind::Env,
        };
        let value = |environment: &Environment| environment.value(name).map(str::to_owned);
        Cause::Variable(Variable { name: name.to_owned(), kind, old: value(old), new: value(new) })
    };
    // Environments may be long, so that neither is searched once for each name of the other.
    let (olds, news): (BTreeMap<&str, &str>, BTreeMap<&str, &str>) =
        (old.iter().collect(), new.iter().collect());
    let here = new.iter().find(|(name, value)| counts(name) && olds.get(name) != Some(value));
    let gone = || old.iter().find(|(name, _)| counts(name) && !news.contains_key(name));
    here.or_else(gone).map(|(name, _)| changed(name))
}

fn process(old: &Vertex, new: &Vertex) -> Option<Cause> {
    let (Definition::Run(before), Definition::Run(now)) = (&old.definition, &new.definition) else {
        return None;
    };
    let shell = |run: &crate::plan::RunDefinition| {
        run.arguments.get(..run.n_shell).map_or_else(Vec::new, <[String]>::to_vec)
    };
    if shell(before) != shell(now) {
        return Some(Cause::Shell { old: shell(before), new: shell(now) });
    }
    if before.network != now.network {
        return Some(Cause::Network { old: before.network.to_owned(), new: now.network.to_owned() });
    }
    if before.platform != now.platform {
        return Some(Cause::Platform { old: before.platform.to_string(), new: now.platform.to_string() });
    }
    None
}

fn place(old: &Vertex, new: &Vertex) -> Option<Cause> {
    if old.around.workdir != new.around.workdir {
        let (old, new) = (old.around.workdir.to_string(), new.around.workdir.to_string());
        return Some(Cause::Workdir { old, new });
    }
    if old.around.user != new.around.user {
        let user = |vertex: &Vertex| vertex.around.user.as_deref().map(str::to_owned);
        return Some(Cause::User { old: user(old), new: user(new) });
    }
    None
}
