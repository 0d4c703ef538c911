//! `.dockerignore`: files read, patterns compiled, paths matched (`dockerignore.jsonl`).

use dockerfile::ignore::{IgnoreFile, Matcher, NoVerdict, ParentMatches, PathPattern, Strategy, clean};
use text::Budget;

use super::record::{Record, same};

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    match record.text("kind")? {
        "path" => check_path(record),
        "compile" => check_pattern(record),
        "file" => {
            let file = IgnoreFile::parse(record.text("content")?);
            let patterns = file.patterns.iter().map(|pattern| pattern.text.as_str()).collect();
            same("patterns", patterns, record.texts("patterns")?)
        }
        other => Err(format!("unknown kind {other:?}")),
    }
}

fn check_path(record: &Record) -> Result<(), String> {
    let path = clean(record.text("path")?);
    let (patterns, budget) = (record.texts("patterns")?, Budget::default());
    let answer = || {
        let matcher = Matcher::new(&patterns)?;
        if path == "." {
            return Ok((false, false));
        }
        let none = ParentMatches::default();
        let (by_parents, _) = matcher.matches_using_parent_results(&path, &none, &budget)?;
        Ok::<_, NoVerdict>((matcher.matches_or_parent_matches(&path, &budget)?, by_parents))
    };
    match answer() {
        Err(_) if record.flag("error") => Ok(()),
        Err(error) => Err(format!("unexpected error: {error:?}")),
        Ok(_) if record.flag("error") => Err("expected an error".into()),
        Ok(found) => same("match, match by parents", found, (record.flag("match"), record.flag("match"))),
    }
}

fn check_pattern(record: &Record) -> Result<(), String> {
    let pattern =
        PathPattern::new(record.text("pattern")?).map_err(|error| format!("unexpected error: {error}"))?;
    let (kind, regex) = match pattern.as_ref().map(PathPattern::strategy) {
        Some(Strategy::Exact) => ("exactMatch", None),
        Some(Strategy::Prefix) => ("prefixMatch", None),
        Some(Strategy::Suffix) => ("suffixMatch", None),
        Some(Strategy::Regex(regex)) => ("regexpMatch", Some(regex.source())),
        Some(Strategy::Broken) | None => ("unknownMatch", None),
    };
    same("type, regexp", (kind, regex), (record.text("type")?, record.field("regexp").as_str()))
}
