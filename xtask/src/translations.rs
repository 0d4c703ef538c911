//! The translations of the catalogue. Each file says from which English text it was made, so that a translation which is older than its source is
//! found.

use std::path::PathBuf;

use anyhow::Context as _;
use catalogue::Language;
use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::{parser, serializer};
use sha2::{Digest as _, Sha256};

use crate::report::{self, Report};
use crate::tree::Tree;
use crate::words::WORDS;

/// Says in each translated file, or in those that are named as `TAG/AREA.ftl`, that it was made from the English text of today. Whoever calls it has
/// read both.
pub(crate) fn restamp(tree: &Tree, paths: &[&str], report: &Report) -> anyhow::Result<()> {
    let mut n_stamped = 0;
    for (language, area) in translated_areas() {
        let name = format!("{}/{area}.ftl", language.tag());
        if !paths.is_empty() && !paths.contains(&name.as_str()) {
            continue;
        }
        let path = path_of(tree, &name);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let english = std::fs::read_to_string(path_of(tree, &format!("en/{area}.ftl")))?;
        let stamped = with_stamp(&text, area, &digest(&english)?)?;
        if stamped != text {
            std::fs::write(&path, stamped)?;
            report.note(&(WORDS.restamp.stamped)(&name));
            n_stamped += 1;
        }
    }
    report::say(&(WORDS.restamp.done)(n_stamped));
    Ok(())
}

/// Returns every translation that there is to be.
pub(crate) fn translated_areas() -> impl Iterator<Item = (Language, &'static str)> {
    let translated = Language::SPOKEN.into_iter().filter(|language| *language != Language::English);
    translated.flat_map(|language| {
        catalogue::areas(Language::English).iter().map(move |(area, _)| (language, *area))
    })
}

fn path_of(tree: &Tree, name: &str) -> PathBuf {
    tree.root.join("shared/catalogue").join(name)
}

/// Reads the messages of an area without their comments; `None` where the text is no Fluent.
pub(crate) fn messages(text: &str) -> Option<Resource<&str>> {
    let mut resource = parser::parse(text).ok()?;
    resource.body.retain(|entry| matches!(entry, Entry::Message(_) | Entry::Term(_)));
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => message.comment = None,
            Entry::Term(term) => term.comment = None,
            _ => {}
        }
    }
    Some(resource)
}

/// Returns the digest of what an English text says; comments do not count.
pub(crate) fn digest(english: &str) -> anyhow::Result<String> {
    let resource = messages(english).context(WORDS.restamp.unreadable)?;
    let digest = Sha256::digest(serializer::serialize(&resource));
    Ok(digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// Returns the digest of the English text that a translation was made from, as its head says.
#[cfg(test)]
pub(crate) fn stamp(text: &str) -> Option<&str> {
    text.lines().take_while(|line| line.starts_with("###")).find_map(|line| line.rsplit_once(STAMP))?.1.into()
}

fn with_stamp(text: &str, area: &str, digest: &str) -> anyhow::Result<String> {
    let (head, rest) = text
        .split_once('\n')
        .filter(|(head, _)| head.starts_with("### "))
        .with_context(|| (WORDS.restamp.no_head)(area))?;
    let rest = match rest.split_once('\n') {
        Some((line, after)) if line.starts_with("###") && line.contains(STAMP) => after,
        _ => rest,
    };
    Ok(format!("{head}\n### Made from en/{area}.ftl{STAMP}{digest}\n{rest}"))
}

/// What stands before the digest.
const STAMP: &str = " with the digest ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_written_once_and_read_again() {
        let once = with_stamp("### About.\n\na-b = B\n", "a", "0123").unwrap();
        assert_eq!(once, "### About.\n### Made from en/a.ftl with the digest 0123\n\na-b = B\n");
        assert_eq!(stamp(&once), Some("0123"));
        let again = with_stamp(&once, "a", "4567").unwrap();
        assert_eq!((stamp(&again), again.lines().count()), (Some("4567"), 4));
        assert!(stamp("### About.\n\na-b = B with the digest 1\n").is_none());
        assert!(with_stamp("a-b = B\n", "a", "0123").is_err());
    }

    #[test]
    fn comments_do_not_age_a_translation_and_words_do() {
        let digest = |text| digest(text).unwrap();
        assert_eq!(digest("### About.\n\n# What it is.\na-b = B\n"), digest("a-b = B\n"));
        assert_ne!(digest("a-b = B\n"), digest("a-b = C\n"));
    }
}
