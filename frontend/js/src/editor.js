// The page's one JavaScript module: what `frontend/src/dom/` imports. Lazy parts are loaded from here when first needed.
import { loadConsoleWords } from "./words.js";

export { CodeEditor } from "./code_editor.js";
export {
  compareBuilds, diagnose, diffTexts, explainRule, forecastIfChanged, languageForecast, languageReport, languageTurn, loadLanguage, placePlan, setAsking,
  setFiles, setImages, setOptions, setPython, setText, setTimes, updateBasis,
} from "./language_reader.js";
export { begin, choose, formatMessage, loadLaterWords } from "./words.js";
export { loadPython, pythonFacts } from "./python_reader.js";

// Makes the console in an element; resolves to it. `tell` is a function of the page: see `console.js`.
export const openConsole = (host, tell) => import("./console.js").then(({ open }) => open(host, tell, loadConsoleWords));

// Reads what was dropped or chosen in a field; resolves to JSON of what `open.js` found and a list of the files' bytes. The items of a drop are only
// there during its event.
export function openFiles(source, mostBytes) {
  const entry = (item) => {
    const found = item.webkitGetAsEntry?.();
    return found?.isDirectory ? found : item.getAsFile();
  };
  const items = source.items ? Array.from(source.items, entry) : [...source.files];
  return import("./open.js").then(({ open }) => open(items.filter(Boolean), mostBytes)).then((found) => [
    JSON.stringify(found, (key, value) => (key === "content" ? undefined : value)), found.files.map(({ content }) => content),
  ]);
}

// Packs texts into a zip: `files` is a JSON list of [path, text, whether it may be executed]. Resolves to the archive's bytes.
export async function zipFiles(files) {
  const { pack } = await import("./zip.js");
  return pack(JSON.parse(files));
}
