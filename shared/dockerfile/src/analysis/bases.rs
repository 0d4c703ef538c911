//! What a `FROM` may come to mean on any engine.
//!
//! Engines differ in how they expand a name: BuildKit 0.8 knows only `${v:-}`, `${v:+}` and `${v:?}`, takes an `ARG` that it cannot expand for
//! an empty one, and forgets a value at a later `ARG` without one. So a variable has a few possible values here, and a name all that follow from
//! them. Where they are too many, or an engine decides one, nothing is known.

use super::{Analysis, Variable, VariableKind};
use crate::keyword::Keyword;
use crate::words::{Lex, VariableReference, Variables};

use super::globals::split_arg;

/// Returns every name that an engine could make of each stage's base; `None` where that cannot be told.
pub(super) fn possible(analysis: &Analysis<'_>, decided_elsewhere: &[&str]) -> Vec<Option<Vec<String>>> {
    let Some(variables) = variables(analysis, decided_elsewhere) else {
        return analysis.stages.iter().map(|_| None).collect();
    };
    let lex = Lex::new(analysis.file.escape);
    let of_stage = |stage: &super::StageFacts| {
        let word = analysis.file.instructions.get(stage.from)?.words.first()?;
        let expanded = expand(lex, analysis.file.text(word), &variables)?;
        // A name that cannot be expanded ends the build.
        Some(expanded.into_iter().flatten().collect())
    };
    analysis.stages.iter().map(of_stage).collect()
}

/// A variable and what it may hold: a text, or nothing where it is not set. `None` where that cannot be told.
type Possible = (String, Option<Vec<Option<String>>>);

/// Returns all that are declared above the first stage; `None` where they are too many to follow.
fn variables(analysis: &Analysis<'_>, decided_elsewhere: &[&str]) -> Option<Vec<Possible>> {
    let is_predefined = |found: &&Variable| found.kind == VariableKind::Predefined;
    let predefined = analysis.globals.iter().filter(is_predefined).map(|found| found.name.clone());
    let elsewhere = decided_elsewhere.iter().map(|name| (*name).to_owned());
    let mut all: Vec<Possible> = predefined.chain(elsewhere).map(|name| (name, None)).collect();
    let n_decided = all.len();
    let lex = Lex::new(analysis.file.escape);
    let above = analysis.file.instructions.iter().take_while(|found| found.keyword != Keyword::From);
    for instruction in above.filter(|found| found.keyword == Keyword::Arg) {
        for word in &instruction.words {
            let (name, default, _) = split_arg(analysis.file, instruction, word);
            let at = all.iter().position(|(known, _)| known == name);
            if at.is_some_and(|at| at < n_decided) {
                continue;
            }
            let before = at.map_or_else(|| Some(vec![None]), |at| all[at].1.clone());
            let values = match (analysis.workspace.build_arg(name), default) {
                (Some(given), _) => Some(vec![Some(given.to_owned())]),
                (None, None) => before.map(|before| with(before, Some(String::new()))),
                (None, Some(default)) => expand(lex, default, &all).map(|values| {
                    let is_new = lex.references(default).iter().any(|found| !is_old(default, found));
                    let values: Vec<Option<String>> =
                        values.into_iter().map(|value| Some(value.unwrap_or_default())).collect();
                    if is_new { with(values, Some(String::new())) } else { values }
                }),
            };
            let values = values.filter(|values| values.len() <= MOST_VALUES);
            match at {
                Some(at) => all[at].1 = values,
                None if all.len() < MOST_VARIABLES => all.push((name.to_owned(), values)),
                None => return None,
            }
        }
    }
    Some(all)
}

/// Returns whether BuildKit 0.8 knows the form of a reference.
fn is_old(text: &str, reference: &VariableReference) -> bool {
    reference.modifier.is_none_or(|modifier| matches!(modifier.slice(text), ":-" | ":+" | ":?"))
}

fn with(mut values: Vec<Option<String>>, value: Option<String>) -> Vec<Option<String>> {
    if !values.contains(&value) {
        values.push(value);
    }
    values
}

/// Expands a text with every choice of values; `None` inside where that is refused.
fn expand(lex: Lex, text: &str, all: &[Possible]) -> Option<Vec<Option<String>>> {
    let mut names: Vec<(&str, &[Option<String>])> = Vec::new();
    let references = lex.references(text);
    if references.len() > MOST_REFERENCES {
        return None;
    }
    for reference in references {
        let name = reference.name.slice(text);
        let Some((known, values)) = all.iter().find(|(known, _)| known == name) else { continue };
        if !names.iter().any(|(found, _)| found == known) {
            names.push((known, values.as_deref()?));
        }
    }
    let n_choices = names.iter().try_fold(1_usize, |product, (_, values)| {
        product.checked_mul(values.len()).filter(|product| *product <= MOST_CHOICES)
    })?;
    let mut found: Vec<Option<String>> = Vec::new();
    for choice in 0..n_choices {
        let mut rest = choice;
        let chosen = names.iter().map(|(name, values)| {
            let value = values.get(rest % values.len()).and_then(Option::as_deref);
            rest /= values.len();
            (*name, value)
        });
        let expanded = lex.expand(text, &Chosen(chosen.collect())).ok().map(|expansion| expansion.text);
        if expanded.as_ref().is_some_and(|text| text.len() > LONGEST) {
            return None;
        }
        if !found.contains(&expanded) {
            found.push(expanded);
        }
    }
    Some(found)
}

/// One value for each variable.
struct Chosen<'a>(Vec<(&'a str, Option<&'a str>)>);

impl Variables for Chosen<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).and_then(|(_, value)| *value)
    }
}

/// Variables above the first stage.
const MOST_VARIABLES: usize = 1000;

/// Variables that one text names.
const MOST_REFERENCES: usize = 64;

/// Values of one variable that are followed.
const MOST_VALUES: usize = 4;

/// Choices of values for one text.
const MOST_CHOICES: usize = 16;

/// No name of an image is nearly as long, and no variable in one need be.
const LONGEST: usize = 4096;

#[cfg(test)]
mod tests {
    use super::super::{Workspace, analyse};
    use crate::syntax::parse;

    #[track_caller]
    fn check(source: &str, expected: Option<&[&str]>) {
        let file = parse(source);
        let analysis = analyse(&file, Workspace { build_args: &[("GIVEN", "g")], ..Workspace::default() });
        let found = analysis.possible_bases(&["OTHER"]).pop().flatten();
        let expected = expected.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn a_plain_name_is_what_it_says() {
        check("FROM a:1", Some(&["a:1"]));
        check("ARG V=1\nARG W=${V}-x\nFROM a:$W", Some(&["a:1-x"]));
        check("ARG V\nFROM a:${V:-2}", Some(&["a:2"]));
        check("ARG GIVEN=1\nFROM a:$GIVEN", Some(&["a:g"]));
        check("ARG A=1\nARG A=2\nFROM a:$A", Some(&["a:2"]));
        check("FROM \"a\":'1'", Some(&["a:1"]));
    }

    #[test]
    fn where_engines_differ_all_is_possible() {
        check("ARG A=x1\nFROM a:${A#x}", Some(&["a:1"]));
        check("ARG A=x1\nARG B=a:${A#x}\nFROM ${B:-evil}", Some(&["a:1", "evil"]));
        check("ARG A=x1\nARG B=a:${A/x/}\nFROM ${B:-evil}", Some(&["a:1", "evil"]));
        check("ARG A\nARG B=a${A-:1}\nFROM ${B:-evil}", Some(&["a:1", "a", "evil"]));
        check("ARG A=a\nARG A\nFROM ${A:-evil}", Some(&["a", "evil"]));
        check("ARG A=a\nARG B=${A:?}\nFROM $B", Some(&["a"]));
        check("ARG B=${A:?}\nFROM ${B:-evil}", Some(&["evil"]));
        check("FROM ${A:?}", Some(&[]));
    }

    #[test]
    fn what_an_engine_decides_or_is_too_much_cannot_be_told() {
        check("FROM a:$TARGETARCH", None);
        check("ARG TARGETARCH=a\nFROM $TARGETARCH", None);
        check("ARG OTHER=a\nARG A=${OTHER}\nFROM $A", None);
        check("ARG A=${B:-$TARGETARCH}\nFROM ${A:-a}", None);
        let long = "x".repeat(4096);
        check(&format!("ARG A={long}y\nFROM ${{A##*x}}"), None);
        check(&format!("ARG A={long}\nARG B=$A$A\nFROM ${{B:-a}}"), None);
        let many: String = (0..5).map(|at| format!("ARG A{at}=x\nARG A{at}\n")).collect();
        check(&format!("{many}FROM $A0$A1$A2$A3$A4"), None);
    }
}
