// The page's one JavaScript module: what `frontend/src/dom/` imports. Lazy parts are loaded from here when first needed.
export { CodeEditor } from "./code_editor.js";
export {
  compareBuilds, diagnose, explainRule, languageForecast, languageReport, languageTurn, loadLanguage, placePlan, setFiles, setImages, setOptions, setPython, setText, setTimes,
  updateBasis,
} from "./language_reader.js";
export { formatMessage, loadLaterWords, useCatalogue } from "./words.js";
export { loadPython, pythonFacts } from "./python_reader.js";

// Packs texts into a zip: `files` is a JSON list of [path, text, whether it may be executed]. Resolves to the archive's bytes.
export async function zipFiles(files) {
  const { pack } = await import("./zip.js");
  return pack(JSON.parse(files));
}
