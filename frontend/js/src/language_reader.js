// The page's language module: fetched when the page stands, and afresh after a failure. The page tells it the files; editors ask it in the same
// update in which their text changes. Before it is there, and after it has failed, nothing is known.
import { fetching } from "./lazily.js";
import { module } from "./modules.js";

const language = module(new URL("./language_module.js", import.meta.url), (found) => new found.Reader());
const editors = new Set();
let turn = 0;

// Loads the module; resolves when the page can tell it the files.
export const loadLanguage = language.load;

// What the page tells: all paths, one a line, with a tab and x where one may be executed; a file's text; what is known of a Python file; images to start from, one a line;
// what the next build can be predicted from, what instructions took, and how the next build is to be called.
export const listFiles = (paths) => void language.ask((reader) => reader.list(paths));
export const tellFile = (path, text) => void language.ask((reader) => reader.typed(path, text));
export const tellPython = (path, flat) => void language.ask((reader) => reader.know_python(path, flat));
export const tellImages = (names) => void language.ask((reader) => reader.know_images(names));
export const tellBasis = (text) => void language.ask((reader) => reader.know_basis(text));
export const tellTimes = (flat) => void language.ask((reader) => reader.know_times(flat));
export const tellOptions = (flat) => void language.ask((reader) => reader.know_options(flat));

// Returns a number that is another one whenever the files are read as something else, and 0 while there is no module; editors follow.
export function languageTurn() {
  const now = language.ask((reader) => reader.turn()) ?? 0;
  if (now !== turn) {
    turn = now;
    queueMicrotask(() => editors.forEach((follow) => follow(now)));
  }
  return now;
}

// What the page asks: everything that was read, and why a rule is there; undefined where nothing is known.
export const languageTold = () => language.ask((reader) => reader.told());
export const explainRule = (code) => language.ask((reader) => reader.explain(code));

const fetchRows = fetching(() => import("./rows.js"));

// What the comparison of two builds looks like, from what the server told of them; its rows are lit without the page.
export function compared(told, pair, canBuild) {
  fetchRows().catch(() => {});
  return language.ask((reader) => reader.compared(told, pair, canBuild));
}

// What an editor asks: what to draw of a text that has just changed, with the turn that it belongs to, and answers about it.
export function drawn(path, text) {
  const read = (reader) => {
    reader.typed(path, text);
    return { numbers: reader.drawn(path), turn: reader.turn() };
  };
  return language.ask(read) ?? { numbers: new Uint32Array(1), turn: 0 };
}
export const answer = (path, what, from, to, text) => language.ask((reader) => reader.answer(path, what, from, to, text));

// Tells `follow` each turn; returns what ends it.
export function following(follow) {
  editors.add(follow);
  return () => editors.delete(follow);
}
