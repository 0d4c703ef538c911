//! Names that carry a digest of the content, so that a browser may keep a file for ever; whoever imports a file is told its new name.
//!
//! Only module specifiers and `new URL("…", import.meta.url)` are rewritten: the same text elsewhere, as in the import object that the
//! glue hands to wasm, stays.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::bail;
use sha2::{Digest as _, Sha256};

use super::{PageFiles, hex};

/// A file under its new name.
#[derive(Debug)]
pub(super) struct Named {
    /// The new name.
    pub(super) name: String,
    /// The content, with new names in it.
    pub(super) bytes: Vec<u8>,
    /// Names (old) of the files that it imports at once.
    pub(super) imports: BTreeSet<String>,
}

/// Renames every file after its content; the result is by old name.
pub(super) fn by_content(files: PageFiles) -> anyhow::Result<BTreeMap<String, Named>> {
    let mut named = BTreeMap::new();
    let mut path = Vec::new();
    for name in files.keys() {
        rename(name, &files, &mut named, &mut path)?;
    }
    Ok(named)
}

/// Renames one file, what it refers to first.
fn rename(
    name: &str,
    files: &PageFiles,
    named: &mut BTreeMap<String, Named>,
    path: &mut Vec<String>,
) -> anyhow::Result<()> {
    if named.contains_key(name) {
        return Ok(());
    }
    if path.iter().any(|above| above == name) {
        bail!("scripts import each other in a circle: {} → {name}", path.join(" → "));
    }
    path.push(name.to_owned());
    let mut bytes = files.get(name).cloned().unwrap_or_default();
    let mut imports = BTreeSet::new();
    if name.ends_with(".js") {
        let text = String::from_utf8(bytes)?;
        let references = references(&text, files);
        for reference in &references {
            rename(&reference.name, files, named, path)?;
        }
        imports = references.iter().filter(|found| found.is_import).map(|found| found.name.clone()).collect();
        bytes = rewrite(&text, &references, named).into_bytes();
    }
    path.pop();
    let name_by_content = with_digest(name, &bytes);
    named.insert(name.to_owned(), Named { name: name_by_content, bytes, imports });
    Ok(())
}

/// A place where a script names another file of ours.
#[derive(Debug, PartialEq, Eq)]
struct ScriptReference {
    /// Where the old name stands, without quotes and `./`.
    start: usize,
    /// The old name.
    name: String,
    /// Whether it is a static import, rather than one on demand.
    is_import: bool,
}

fn references(text: &str, files: &PageFiles) -> Vec<ScriptReference> {
    let mut found = Vec::new();
    for name in files.keys() {
        for (start, _) in text.match_indices(name.as_str()) {
            let before = text[..start].strip_suffix("./").unwrap_or(&text[..start]);
            let Some(quote) = before.chars().next_back().filter(|quote| matches!(quote, '"' | '\'' | '`'))
            else {
                continue;
            };
            if !text[start + name.len()..].starts_with(quote) {
                continue;
            }
            let context = before[..before.len() - 1].trim_end();
            let is_import = ends_with_word(context, "from") || ends_with_word(context, "import");
            if is_import || context.ends_with("import(") || context.ends_with("URL(") {
                found.push(ScriptReference { start, name: name.clone(), is_import });
            }
        }
    }
    found.sort_by_key(|reference| reference.start);
    found
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| {
        !before
            .chars()
            .next_back()
            .is_some_and(|last| last.is_alphanumeric() || matches!(last, '_' | '$' | '.'))
    })
}

fn rewrite(text: &str, references: &[ScriptReference], named: &BTreeMap<String, Named>) -> String {
    let mut result = String::with_capacity(text.len() + 64);
    let mut end = 0;
    for reference in references {
        result.push_str(&text[end..reference.start]);
        result.push_str(
            named.get(&reference.name).map_or(reference.name.as_str(), |named| named.name.as_str()),
        );
        end = reference.start + reference.name.len();
    }
    result.push_str(&text[end..]);
    result
}

/// Returns `editor-0123456789abcdef.js` for `editor.js`.
fn with_digest(name: &str, bytes: &[u8]) -> String {
    let digest = hex(&Sha256::digest(bytes)[..8]);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digest}.{extension}"),
        None => format!("{name}-{digest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> PageFiles {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text(named: &Named) -> &str {
        std::str::from_utf8(&named.bytes).unwrap()
    }

    #[test]
    fn every_importer_learns_the_new_name() {
        let named = by_content(files(&[
            ("a.js", r#"import{x}from"./b.js";import './b.js';const l=()=>import("./c.js");new URL('d.wasm', import.meta.url)"#),
            ("b.js", "export const x=1"),
            ("c.js", "1"),
            ("d.wasm", "w"),
        ]))
        .unwrap();
        let (b, c, d) = (&named["b.js"].name, &named["c.js"].name, &named["d.wasm"].name);
        let expected = format!(
            r#"import{{x}}from"./{b}";import './{b}';const l=()=>import("./{c}");new URL('{d}', import.meta.url)"#
        );
        assert_eq!(text(&named["a.js"]), expected);
        assert_eq!(named["a.js"].imports, BTreeSet::from(["b.js".to_owned()]));
    }

    #[test]
    fn the_import_object_of_the_glue_keeps_its_keys() {
        let source = r#"imports["./b.js"] = b; x.from("./b.js"); "./b.js""#;
        let named = by_content(files(&[("a.js", source), ("b.js", "")])).unwrap();
        assert_eq!(text(&named["a.js"]), source);
    }

    #[test]
    fn a_change_below_changes_the_names_above() {
        let before = by_content(files(&[("a.js", r#"import"./b.js""#), ("b.js", "1")])).unwrap();
        let after = by_content(files(&[("a.js", r#"import"./b.js""#), ("b.js", "2")])).unwrap();
        assert_ne!(before["b.js"].name, after["b.js"].name);
        assert_ne!(before["a.js"].name, after["a.js"].name);
    }

    #[test]
    fn a_circle_is_refused() {
        let circle = files(&[("a.js", r#"import"./b.js""#), ("b.js", r#"import"./a.js""#)]);
        assert!(by_content(circle).unwrap_err().to_string().contains("circle"));
    }
}
