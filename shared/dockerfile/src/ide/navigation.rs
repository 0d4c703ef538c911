//! Where a stage, a variable or a here-document's delimiter is made and used.

use text::ByteRange;

use crate::keyword::Keyword;
use crate::mentions::{declarations, uses};
use crate::stage::Base;
use crate::syntax::{Dockerfile, Instruction};

/// Something with a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    /// A stage, by index.
    Stage(usize),
    /// A variable, as the instruction with that index sees it.
    Variable { name: String, index: usize },
    /// A here-document, by the indices of its instruction and in it.
    Heredoc { index: usize, number: usize },
}

/// One place that names a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name itself.
    pub range: ByteRange,
    /// Whether it is made here rather than used.
    pub is_definition: bool,
}

/// Returns where the thing at `offset` is made: for a variable the place that gives it its value there.
#[must_use]
pub fn definition(file: &Dockerfile, offset: u32) -> Option<ByteRange> {
    let (symbol, place) = symbol_at(file, offset)?;
    let mentions = mentions(file, &symbol);
    let definitions = || mentions.iter().filter(|mention| mention.is_definition);
    let before = definitions().rfind(|mention| mention.range.start <= place.start);
    before.or_else(|| definitions().next()).map(|mention| mention.range)
}

/// Returns every place that names the thing at `offset`, in order, for highlighting and lists.
#[must_use]
pub fn references(file: &Dockerfile, offset: u32) -> Vec<Mention> {
    symbol_at(file, offset).map_or_else(Vec::new, |(symbol, _)| mentions(file, &symbol))
}

/// Returns what is named at `offset`, and the name's place.
pub(super) fn symbol_at(file: &Dockerfile, offset: u32) -> Option<(Symbol, ByteRange)> {
    let index = file.instructions.partition_point(|found| found.range.start <= offset).checked_sub(1)?;
    let instruction = file.instructions.get(index)?;
    let touches = |range: &ByteRange| range.start <= offset && offset <= range.end && !range.is_empty();
    for (name, place) in
        variable_mentions(file, instruction).into_iter().map(|(name, found)| (name, found.range))
    {
        if touches(&place) {
            return Some((Symbol::Variable { name, index }, place));
        }
    }
    if let Some((place, stage)) =
        stage_mentions(file, instruction).into_iter().find(|(place, _)| touches(place))
    {
        return Some((Symbol::Stage(stage), place));
    }
    (0..instruction.heredocs.len()).find_map(|number| {
        let places = heredoc_mentions(file, instruction, number);
        let place = places.into_iter().map(|found| found.range).find(|place| touches(place))?;
        Some((Symbol::Heredoc { index, number }, place))
    })
}

/// Returns every mention of a symbol, in order, each once.
pub(super) fn mentions(file: &Dockerfile, symbol: &Symbol) -> Vec<Mention> {
    let mut found = match symbol {
        Symbol::Stage(stage) => stages(file, *stage),
        Symbol::Variable { name, index } => variables(file, name, *index),
        Symbol::Heredoc { index, number } => file
            .instructions
            .get(*index)
            .map_or_else(Vec::new, |found| heredoc_mentions(file, found, *number)),
    };
    found.sort_by_key(|mention| mention.range);
    found.dedup_by_key(|mention| mention.range);
    found
}

/// Returns where an instruction names stages, by name: `AS`, `FROM`, `--from`, `from=` of a mount.
pub(super) fn stage_mentions(file: &Dockerfile, instruction: &Instruction) -> Vec<(ByteRange, usize)> {
    let mut found = Vec::new();
    let mut inner = instruction;
    while let Some(trigger) = &inner.trigger {
        inner = trigger;
    }
    let named = |name: &str, before: usize| {
        let name = name.to_ascii_lowercase();
        file.stages.iter().take(before).rposition(|stage| stage.name.as_deref() == Some(&name))
    };
    let own = instruction.stage.unwrap_or(0);
    match inner.keyword {
        Keyword::From => {
            if let (Some(word), Some(stage)) = (inner.words.first(), file.stages.get(own))
                && let Base::Stage(base) = stage.base
            {
                found.push((word.range, base));
            }
            let is_own = file.stages.get(own).is_some_and(|stage| stage.name.is_some());
            if let Some(word) = inner.words.get(2).filter(|_| is_own) {
                found.push((word.range, own));
            }
        }
        Keyword::Copy | Keyword::Run | Keyword::Add => {
            for flag in &inner.flags {
                let (name, Some(text)) = file.flag_parts(flag) else { continue };
                if flag.is_decoded {
                    continue;
                }
                let place = match name {
                    "from" => Some((0, text.len())),
                    "mount" => mount_source(text),
                    _ => None,
                };
                let Some((start, end)) = place else { continue };
                let stage = text.get(start..end).and_then(|name| named(name, own + 1));
                let at = flag.at as usize + "--=".len() + name.len();
                found.extend(stage.map(|stage| (inner.joined.range_of(at + start, at + end), stage)));
            }
        }
        _ => {}
    }
    found
}

/// Returns the bytes of the value of `from` in `type=bind,from=…`.
fn mount_source(mount: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for item in mount.split(',') {
        if let Some(value) = item.strip_prefix("from=") {
            return Some((at + item.len() - value.len(), at + item.len()));
        }
        at += item.len() + 1;
    }
    None
}

fn stages(file: &Dockerfile, stage: usize) -> Vec<Mention> {
    let own = file.stages.get(stage).map_or(usize::MAX, |found| found.from);
    let mut found = Vec::new();
    for (index, instruction) in file.instructions.iter().enumerate() {
        let here = stage_mentions(file, instruction).into_iter().filter(|(_, of)| *of == stage);
        found.extend(here.map(|(range, _)| Mention {
            range,
            is_definition: index == own && instruction.words.get(2).is_some_and(|word| word.range == range),
        }));
    }
    found
}

/// Returns where an instruction names variables: what it declares and what it uses.
fn variable_mentions(file: &Dockerfile, instruction: &Instruction) -> Vec<(String, Mention)> {
    let declared = declarations(file, instruction).into_iter();
    let declared = declared.map(|(name, range, _)| (name, Mention { range, is_definition: true }));
    let used = uses(file, instruction).into_iter();
    declared
        .chain(used.map(|(name, found)| (name, Mention { range: found.name, is_definition: false })))
        .collect()
}

/// A variable's name means the same in every scope that hands it on: from the arguments above the first `FROM` to a stage that declares
/// the argument, from a stage to those based on it.
fn variables(file: &Dockerfile, name: &str, index: usize) -> Vec<Mention> {
    let scopes = linked_scopes(file, name, index);
    let mut found = Vec::new();
    for instruction in &file.instructions {
        if scopes.get(scope_of(instruction)) == Some(&true) {
            let here = variable_mentions(file, instruction).into_iter().filter(|(found, _)| found == name);
            found.extend(here.map(|(_, mention)| mention));
        }
    }
    found
}

/// Scope 0 is that of `FROM` lines and what stands above them; the others are the stages.
fn scope_of(instruction: &Instruction) -> usize {
    if instruction.keyword == Keyword::From { 0 } else { instruction.stage.map_or(0, |stage| stage + 1) }
}

fn linked_scopes(file: &Dockerfile, name: &str, index: usize) -> Vec<bool> {
    let n_scopes = file.stages.len() + 1;
    let mut has_arg = vec![false; n_scopes];
    let mut has_env = vec![false; n_scopes];
    for instruction in &file.instructions {
        if declarations(file, instruction).iter().any(|(found, ..)| found == name) {
            let declared = if instruction.keyword == Keyword::Env { &mut has_env } else { &mut has_arg };
            if let Some(scope) = declared.get_mut(scope_of(instruction)) {
                *scope = true;
            }
        }
    }
    let mut links = Vec::new();
    for (stage, found) in file.stages.iter().enumerate() {
        if has_arg[0] && has_arg[stage + 1] {
            links.push((0, stage + 1));
        }
        if let Base::Stage(base) = found.base
            && (has_env[base + 1] || has_arg[base + 1])
        {
            has_env[stage + 1] = true;
            links.push((base + 1, stage + 1));
        }
    }
    let mut linked = vec![false; n_scopes];
    if let Some(own) = file.instructions.get(index).and_then(|found| linked.get_mut(scope_of(found))) {
        *own = true;
    }
    // Links go from lower to higher scopes, so a few passes reach everything; each adds at least one scope.
    loop {
        let mut is_done = true;
        for (one, other) in &links {
            if linked[*one] != linked[*other] {
                linked[*one] = true;
                linked[*other] = true;
                is_done = false;
            }
        }
        if is_done {
            return linked;
        }
    }
}

/// Returns the delimiter's places; empty when it is quoted in parts, so that its name stands nowhere as a whole.
fn heredoc_mentions(file: &Dockerfile, instruction: &Instruction, number: usize) -> Vec<Mention> {
    let Some(heredoc) = instruction.heredocs.get(number) else { return Vec::new() };
    let word = heredoc.word.slice(&file.source);
    let Some(at) = word.rfind(heredoc.name.as_str()).filter(|_| !heredoc.name.is_empty()) else {
        return Vec::new();
    };
    let start = heredoc.word.start as usize + at;
    let definition = ByteRange::new(start, start + heredoc.name.len());
    let mut found = vec![Mention { range: definition, is_definition: true }];
    if let Some(end) = heredoc.terminator {
        let tabs = end.len() - end.slice(&file.source).trim_start_matches('\t').len();
        let range = ByteRange::new(end.start as usize + tabs, end.end as usize);
        found.push(Mention { range, is_definition: false });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` in the source is where one asks; the answer is every mention, a definition with a `*`.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let offset = marked.find('|').unwrap();
        let source = marked.replacen('|', "", 1);
        let file = crate::parse(&source);
        let found: Vec<String> = references(&file, offset as u32)
            .iter()
            .map(|mention| {
                let line = file.lines.line_of(mention.range.start) + 1;
                format!(
                    "{line}:{}{}",
                    mention.range.slice(&source),
                    if mention.is_definition { "*" } else { "" }
                )
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{marked}");
    }

    #[test]
    fn stages_are_found_where_they_are_named() {
        check(
            "FROM a AS b|uild\nFROM build AS x\nCOPY --from=BUILD a b\nRUN --mount=type=bind,from=build ls\nCOPY --from=0 a b",
            "1:build* 2:build 3:BUILD 4:build",
        );
        check("FROM a| AS b", "");
    }

    #[test]
    fn variables_are_found_in_the_scopes_that_share_them() {
        check("ARG V=1\nFROM a:$V\nARG V\nRUN echo ${V|}\nFROM b\nRUN echo $V", "1:V* 2:V 3:V* 4:V");
        check("FROM a AS b\nENV E=1\nFROM b\nRUN $E|\nFROM c\nENV E=2", "2:E* 4:E");
        check("FROM a AS b\nARG E=1\nFROM b\nRUN $E|\nFROM c\nARG E", "2:E* 4:E");
        check("FROM a\nENV A=1 B|=$A\nRUN <<EOF\necho $B\nEOF", "2:B* 4:B");
    }

    #[test]
    fn delimiters_are_found_at_both_ends() {
        check("COPY <<-\"E|OF\" /x\nhi\n\tEOF", "1:EOF* 3:EOF");
    }

    #[test]
    fn a_variable_is_defined_where_it_last_got_a_value() {
        let source = "FROM a\nENV A=1\nENV A=2\nRUN echo $A\nENV A=3";
        let file = crate::parse(source);
        let place = definition(&file, source.find("$A").unwrap() as u32 + 1).unwrap();
        assert_eq!(file.lines.line_of(place.start), 2);
    }
}
