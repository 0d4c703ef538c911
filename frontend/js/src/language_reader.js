// The page's language module: fetched when the page stands, and afresh after a failure. The page tells it the files; editors ask it in the same
// update in which their text changes. Before it is there, and after it has failed, nothing is known.
import { fetching } from "./lazily.js";
import { module } from "./modules.js";
import { formatMessage, loadCoreWords } from "./words.js";

const language = module(new URL("./language_module.js", import.meta.url), (found) => new found.LanguageService(formatMessage));
const editors = new Set();
let turn = 0;

// Loads the module with its words; resolves when the page can tell it the files.
export const loadLanguage = () => Promise.all([language.load(), loadCoreWords()]);

// What the page tells, as bytes but for texts: all files; a file's text; what is known of a Python file; images to start from; what the next build
// can be predicted from, what instructions took, and the options of the next build.
export const setFiles = (files) => void language.ask((service) => service.set_files(files));
export const setText = (path, text) => void language.ask((service) => service.typed(path, text));
export const setPython = (path, python) => void language.ask((service) => service.set_python(path, python));
export const setImages = (images, isAll) => void language.ask((service) => service.set_images(images, isAll));
export const updateBasis = (update) => void language.ask((service) => service.update_basis(update));
export const setTimes = (times) => void language.ask((service) => service.set_times(times));
export const setOptions = (options) => void language.ask((service) => service.set_options(options));
// Whether a person is asked which layers the next build reuses: then no problem says it.
export const setAsking = (isAsking) => void language.ask((service) => service.set_asking(isAsking));

// Returns a number that is another one whenever the files are read as something else, and 0 while there is no module; editors follow.
export function languageTurn() {
  const now = language.ask((service) => service.turn()) ?? 0;
  if (now !== turn) {
    turn = now;
    queueMicrotask(() => editors.forEach((follow) => follow(now)));
  }
  return now;
}

// What the page asks, as bytes: everything that was read, what the next build will do, why a container ended, what a pasted text would make of the files,
// two texts side by side, and why a rule is there; undefined where there is no module.
export const languageReport = () => language.ask((service) => service.report());
export const languageForecast = () => language.ask((service) => service.forecast());
export const forecastIfChanged = (path) => language.ask((service) => service.forecast_if_changed(path));
export const diagnose = (kase, isAsBuilt) => language.ask((service) => service.diagnose(kase, isAsBuilt));
export const placePlan = (path, before, pasted) => language.ask((service) => service.place(path, before, pasted));
export const diffTexts = (a, b) => language.ask((service) => service.diff(a, b));
export const explainRule = (code) => language.ask((service) => service.explain(code));

const fetchRows = fetching(() => import("./rows.js"));

// What there is to say of two builds, from what the server told of them, both as bytes; the rows of that view are lit without the page.
export function compareBuilds(builds, pair) {
  fetchRows().catch(() => {});
  return language.ask((service) => service.compare(builds, pair));
}

// What an editor asks: what to draw of a text that has just changed, with the turn that it belongs to, and answers about it.
export function drawn(path, text) {
  const read = (service) => {
    service.typed(path, text);
    return { numbers: service.drawn(path), turn: service.turn() };
  };
  return language.ask(read) ?? { numbers: new Uint32Array(1), turn: 0 };
}
export const answer = (path, what, from, to, text) => language.ask((service) => service.answer(path, what, from, to, text));

// Tells `follow` each turn; returns what ends it.
export function following(follow) {
  editors.add(follow);
  return () => editors.delete(follow);
}
