//! Short names for what a module imports from its glue.
//!
//! wasm-bindgen names each function with a digest of sixteen digits, which no compression makes smaller, in the module and in the glue. Both
//! are ours and nobody else reads them.

use std::collections::HashMap;

use anyhow::{Context as _, bail};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// Gives every import from `glue_name` a short name, in the module and in its glue.
pub(super) fn shorten(wasm: &[u8], glue: &str, glue_name: &str) -> anyhow::Result<(Vec<u8>, String)> {
    let mut short = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                if import.module == glue_name {
                    let name = name(short.len());
                    short.entry(import.name.to_owned()).or_insert(name);
                }
            }
        }
    }
    let renamed = rename(glue, &short)?;
    let from = format!("\"{glue_name}\":");
    if renamed.matches(&from).count() != 1 {
        bail!("the glue has no `{from}`, or several");
    }
    let mut module = Module::new();
    let mut writer = Writer { glue_name, short };
    writer.parse_core_module(&mut module, Parser::new(0), wasm).context("the page's module")?;
    Ok((module.finish(), renamed.replace(&from, &format!("\"{GLUE}\":"))))
}

/// Returns the glue with the short names as keys of the import object.
fn rename(glue: &str, short: &HashMap<String, String>) -> anyhow::Result<String> {
    let mut result = String::with_capacity(glue.len());
    let mut n_renamed = 0;
    for line in glue.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let key = line[indent..].split_once(':').and_then(|(key, rest)| Some((short.get(key)?, rest)));
        match key {
            Some((name, rest)) => {
                n_renamed += 1;
                result.push_str(&format!("{name}:{rest}"));
            }
            None => result.push_str(line),
        }
    }
    if n_renamed != short.len() {
        bail!("the glue offers {n_renamed} of {} imports", short.len());
    }
    Ok(result)
}

/// Returns the shortest names, one after the other: `a` … `z`, `aa` … .
fn name(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", name(more - 1)),
    }
}

/// Writes what it reads, imports under their short names.
struct Writer<'a> {
    glue_name: &'a str,
    short: HashMap<String, String>,
}

impl Reencode for Writer<'_> {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            match self.short.get(import.name).filter(|_| import.module == self.glue_name) {
                Some(short) => imports.import(GLUE, short, kind),
                None => imports.import(import.module, import.name, kind),
            };
        }
        Ok(())
    }
}

/// What the import object calls the glue.
const GLUE: &str = "_";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_never_the_same() {
        assert_eq!([0, 25, 26, 51, 52].map(name), ["a", "z", "aa", "az", "ba"]);
        let all: std::collections::HashSet<String> = (0..1000).map(name).collect();
        assert_eq!(all.len(), 1000);
    }

    #[test]
    fn keys_of_the_import_object_are_renamed_and_nothing_else() {
        let short = HashMap::from([("__wbg_a_1".to_owned(), "a".to_owned())]);
        let glue = "const x = {\n  __wbg_a_1: function(b) { return __wbg_a_1; },\n};\n";
        assert_eq!(rename(glue, &short).unwrap(), "const x = {\na: function(b) { return __wbg_a_1; },\n};\n");
        assert!(rename("const x = {};\n", &short).is_err());
    }
}
