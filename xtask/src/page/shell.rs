//! The page's shell: `index.html` with its links filled in, the joined style sheet, the boot script.
//!
//! In `index.html` every `<link data-trunk …>` is a place to fill: `rel="inline"` for the sheet of the shell itself, `rel="css"` for the sheet of the page, `rel="icon"` for an icon by its path,
//! `rel="rust"` for what starts the page; `<meta name="drydock-build">` gets the build id. An element with `data-message` gets what that message says, in
//! every language.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, bail};
use catalogue::{Bundle, Catalogue as _, Language};
use sha2::{Digest as _, Sha256};

use super::names::Named;
use super::{PageFiles, hex};
use crate::tree::{Tree, files_below};

/// Name of the joined sheet.
pub(super) const SHEET: &str = "drydock.css";
/// Name of the joined sheet that stands in the shell itself: what is seen before anything else has come.
pub(super) const INLINE_SHEET: &str = "inline.css";
/// The sheets that it joins.
const INLINE: [&str; 2] = ["skeleton.css", "tokens.css"];
/// Name of the joined sheet of what nobody sees at first; it comes when the page stands.
pub(super) const LATER_SHEET: &str = "later.css";
/// The sheets that it joins. One that is not there yet is no fault.
const LATER: [&str; 14] = [
    "app_answer.css",
    "compare.css",
    "console.css",
    "file_changes.css",
    "forced_colors.css",
    "help.css",
    "inside.css",
    "log.css",
    "options.css",
    "presenter.css",
    "problem_list.css",
    "quiz.css",
    "timeline.css",
    "what_if.css",
];
/// Name of the script that starts everything; a file, because the content policy allows no inline script.
pub(super) const BOOT: &str = "boot.js";
/// Folder of everything whose name carries a digest.
pub(super) const HASHED_DIR: &str = "assets";

/// The page as it is written: path to bytes, and the build id.
#[derive(Debug)]
pub(super) struct Finished {
    /// Names this page; digest of all of it.
    pub(super) build_id: String,
    /// Every file by path.
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

/// Joins the sheets into the one of the shell, the one that the page begins with, base first, then the components by name, and the one that comes
/// later.
pub(super) fn join_sheets(tree: &Tree) -> anyhow::Result<PageFiles> {
    let mut paths = files_below(&tree.root.join("frontend/styles"), &[])?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    paths.sort_by_key(|path| {
        let rank = ["tokens.css", "base.css"].iter().position(|first| *first == name(path)).unwrap_or(2);
        (rank, name(path))
    });
    let mut joined = PageFiles::new();
    for path in paths {
        let sheet = match name(&path).as_str() {
            name if INLINE.contains(&name) => INLINE_SHEET,
            name if LATER.contains(&name) => LATER_SHEET,
            _ => SHEET,
        };
        let text = joined.entry(sheet.into()).or_default();
        text.extend(std::fs::read(path)?);
        text.push(b'\n');
    }
    Ok(joined)
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads the pictures and fonts of `frontend/assets`.
pub(super) fn assets(tree: &Tree) -> anyhow::Result<PageFiles> {
    let mut files = PageFiles::new();
    for path in files_below(&tree.root.join("frontend/assets"), &[])? {
        files.insert(name(&path), std::fs::read(&path)?);
    }
    Ok(files)
}

/// Returns the script that starts the page, fetches the later sheet, and tells the shell's own script whether all of it came.
pub(super) fn boot_script() -> String {
    BOOT_SCRIPT.replace("LANGUAGES", &super::words::loaders())
}

/// The script, with `LANGUAGES` for what fetches the words of each language.
const BOOT_SCRIPT: &str = r#"import init from "./frontend.js";
import { begin, loadLaterWords } from "./editor.js";
import english from "./words-en.js";
// The language core comes as soon as the page's own module has come, rather than when that runs: on a slow network and processor that is a second.
const ahead = (rel, { href }) => document.head.append(Object.assign(document.createElement("link"), { rel, href, as: rel === "preload" ? "fetch" : "", crossOrigin: "" }));
const own = new URL("./frontend_bg.wasm", import.meta.url).href;
new PerformanceObserver((entries, observer) => {
  if (!entries.getEntriesByName(own).length) return;
  observer.disconnect();
  ahead("preload", new URL("./language_module_bg.wasm", import.meta.url));
  ahead("modulepreload", new URL("./language_module.js", import.meta.url));
}).observe({ type: "resource", buffered: true });
try {
  await begin(LANGUAGES);
  await init();
  await loadLaterWords();
  const later = document.createElement("link");
  later.rel = "stylesheet";
  later.href = new URL("./later.css", import.meta.url);
  later.addEventListener("load", window.drydockLoaded);
  document.head.append(later);
} catch (error) {
  console.error(error);
  window.drydockUnloaded();
}
"#;

/// Fills in the shell and gives every file its path.
pub(super) fn finish(index: &str, mut named: BTreeMap<String, Named>) -> anyhow::Result<Finished> {
    let mut digest = Sha256::new();
    digest.update(index);
    let inline = named.remove(INLINE_SHEET).map(|sheet| sheet.bytes).unwrap_or_default();
    digest.update(&inline);
    let inline = String::from_utf8(inline)?;
    for file in named.values() {
        digest.update(&file.name);
    }
    let build_id = hex(&digest.finalize()[..8]);
    let index = fill(index, &named, &inline, &build_id)?;
    let mut files: BTreeMap<String, Vec<u8>> =
        named.into_values().map(|file| (format!("{HASHED_DIR}/{}", file.name), file.bytes)).collect();
    files.insert("index.html".into(), index.into_bytes());
    Ok(Finished { build_id, files })
}

fn fill(
    index: &str,
    named: &BTreeMap<String, Named>,
    inline: &str,
    build_id: &str,
) -> anyhow::Result<String> {
    let mut result = String::new();
    let mut rest = index;
    while let Some((before, tail)) = rest.split_once("<link data-trunk") {
        let (tag, after) =
            tail.split_once('>').context("a `<link data-trunk` without an end in index.html")?;
        result.push_str(before);
        result.push_str(&replacement(tag, named, inline)?);
        rest = after;
    }
    result.push_str(rest);
    let result = with_words(&result)?;
    let place = "<meta name=\"drydock-build\" content=\"";
    if !result.contains(place) {
        bail!("index.html has no {place}\">");
    }
    Ok(result.replace(place, &format!("{place}{build_id}")))
}

/// Fills each element that names a message with what it says in every language; the style sheet shows one of them.
fn with_words(index: &str) -> anyhow::Result<String> {
    const PLACE: &str = " data-message=\"";
    let mut result = String::new();
    let mut rest = index;
    while let Some((before, tail)) = rest.split_once(PLACE) {
        let (key, after) = tail.split_once("\">").context("a `data-message` without an end in index.html")?;
        result.push_str(&format!("{before}>"));
        for language in Language::SPOKEN {
            let words = Bundle::of(language).format(key, &[]);
            let words = words.with_context(|| format!("index.html names the message `{key}`"))?;
            result.push_str(&format!("<span lang=\"{}\">{words}</span>", language.tag()));
        }
        rest = after;
    }
    Ok(result + rest)
}

fn replacement(tag: &str, named: &BTreeMap<String, Named>, inline: &str) -> anyhow::Result<String> {
    let url = |name: &str| -> anyhow::Result<String> {
        let named =
            named.get(name).with_context(|| format!("index.html names `{name}`, which the page has not"))?;
        Ok(format!("/{HASHED_DIR}/{}", named.name))
    };
    match attribute(tag, "rel").unwrap_or_default() {
        "inline" => Ok(format!("<style>{}</style>", inline.trim_end())),
        "css" => Ok(format!("<link rel=\"stylesheet\" href=\"{}\">", url(SHEET)?)),
        "icon" => {
            let href = attribute(tag, "href").unwrap_or_default();
            let name = href.rsplit('/').next().unwrap_or_default();
            Ok(format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">", url(name)?))
        }
        "rust" => start_tags(named, &url),
        other => bail!("index.html has a `<link data-trunk rel=\"{other}\">`, which nobody fills"),
    }
}

/// Returns the tags that load all that the first sight needs, at once rather than one after another.
fn start_tags(
    named: &BTreeMap<String, Named>,
    url: &dyn Fn(&str) -> anyhow::Result<String>,
) -> anyhow::Result<String> {
    let mut needed = BTreeSet::new();
    let mut open = vec![BOOT.to_owned()];
    while let Some(name) = open.pop() {
        if let (Some(file), true) = (named.get(&name), needed.insert(name.clone())) {
            open.extend(file.imports.iter().cloned());
        }
    }
    let wasm = url("frontend_bg.wasm")?;
    let mut tags = format!(
        "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n"
    );
    for name in needed.iter().filter(|name| *name != BOOT) {
        tags.push_str(&format!("    <link rel=\"modulepreload\" href=\"{}\">\n", url(name)?));
    }
    tags.push_str(&format!("    <script type=\"module\" src=\"{}\"></script>", url(BOOT)?));
    Ok(tags)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::super::names::by_content;
    use super::*;

    const INDEX: &str = r#"<meta name="drydock-build" content=""><link data-trunk rel="css" href="x"><link data-trunk rel="rust" href="y" />"#;

    fn named() -> BTreeMap<String, Named> {
        let files = [
            ("frontend.js", "import {E} from './editor.js'; new URL('frontend_bg.wasm', import.meta.url)"),
            ("frontend_bg.wasm", ""),
            ("editor.js", "import('./zip.js')"),
            ("zip.js", ""),
            ("language_module.js", ""),
            ("language_module_bg.wasm", ""),
            (SHEET, ""),
            (INLINE_SHEET, ".skeleton{color:red}"),
            (LATER_SHEET, ""),
        ];
        let files = files.iter().map(|(name, text)| ((*name).into(), text.as_bytes().to_vec()));
        let words = super::super::words::catalogues().unwrap();
        by_content(files.chain([(BOOT.into(), boot_script().into_bytes())]).chain(words).collect()).unwrap()
    }

    #[test]
    fn the_shell_knows_every_language() {
        let root = Tree::find().root;
        let index = std::fs::read_to_string(root.join("index.html")).unwrap();
        let tags = Language::ALL.map(|language| format!("{:?}", language.tag())).join(", ");
        assert!(
            index.contains(&format!("const tags = [{tags}]")),
            "index.html chooses among other languages"
        );
        let sheet = std::fs::read_to_string(root.join("frontend/styles/skeleton.css")).unwrap();
        for language in Language::SPOKEN {
            let shown = format!(".skeleton [lang=\"{}\"]", language.tag());
            assert!(sheet.contains(&shown), "the sheet shows no {shown}");
            assert!(index.matches(&format!("<p lang=\"{}\">", language.tag())).count() == 3, "{shown}");
        }
    }

    #[test]
    fn words_of_the_shell_stand_there_in_every_language() {
        let filled = with_words("<p data-message=\"layers-title\"></p>").unwrap();
        assert!(
            filled.contains("<p><span lang=\"de\">Layer</span><span lang=\"en\">Layers</span>"),
            "{filled}"
        );
        assert!(with_words("<p data-message=\"no-such\"></p>").is_err());
    }

    #[test]
    fn the_first_sight_is_fetched_at_once_and_lazy_parts_are_not() {
        let finished = finish(INDEX, named()).unwrap();
        let index = String::from_utf8(finished.files["index.html"].clone()).unwrap();
        for part in ["frontend", "editor", "words-en"] {
            assert!(index.contains(&format!("modulepreload\" href=\"/assets/{part}-")), "{index}");
        }
        assert!(
            !index.contains("zip")
                && !index.contains("language_module")
                && !index.contains("words-de")
                && !index.contains("words-core"),
            "{index}"
        );
        assert!(!index.contains("data-trunk"), "{index}");
        assert!(index.contains(&format!("content=\"{}\"", finished.build_id)), "{index}");
    }

    #[test]
    fn the_later_sheet_is_fetched_by_the_script_alone() {
        let finished = finish(INDEX, named()).unwrap();
        let later = finished.files.keys().find(|path| path.contains("later-")).unwrap();
        let boot = finished.files.iter().find(|(path, _)| path.contains("boot-")).unwrap().1;
        assert!(String::from_utf8_lossy(boot).contains(later.trim_start_matches("assets/")));
        assert!(!String::from_utf8_lossy(&finished.files["index.html"]).contains("later"));
    }

    #[test]
    fn the_first_sheet_stands_in_the_shell_and_is_no_file() {
        let index = format!("{INDEX}<link data-trunk rel=\"inline\" href=\"z\">");
        let finished = finish(&index, named()).unwrap();
        let index = String::from_utf8(finished.files["index.html"].clone()).unwrap();
        assert!(index.ends_with("<style>.skeleton{color:red}</style>"), "{index}");
        assert!(!finished.files.keys().any(|path| path.contains("inline")));
        assert_ne!(finish(&index, BTreeMap::new()).map(|page| page.build_id).ok(), Some(finished.build_id));
    }

    #[test]
    fn a_script_that_starts_the_page_is_a_file() {
        let finished = finish(INDEX, named()).unwrap();
        let index = String::from_utf8(finished.files["index.html"].clone()).unwrap();
        for script in index.split("<script").skip(1) {
            assert!(script.contains(" src=\"/assets/"), "{script}");
            assert!(script.contains("></script>"), "{script}");
        }
    }

    #[test]
    fn a_link_that_nobody_fills_stops_the_build() {
        let index = format!("{INDEX}<link data-trunk rel=\"scss\" href=\"z\">");
        assert!(finish(&index, named()).is_err());
    }
}
