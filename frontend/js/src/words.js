// The page's words: messages of the catalogue in the reader's language, formatted by Fluent.
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import { fetching } from "./lazily.js";

let bundle = null;
let fetchCore = async () => {};
let fetchLater = async () => {};
let fetchConsole = async () => {};
// Whether the words of the page are all there, but for those of the language core.
let isWhole = false;

// Begins with a language: its tag, the text of its catalogue as a first visit needs it, and what fetches the words that come later, those of the
// language core and those of the console.
export function useCatalogue(tag, text, later, core, console) {
  document.documentElement.lang = tag;
  bundle = new FluentBundle(tag, { useIsolating: false });
  bundle.addResource(new FluentResource(text));
  const adding = (load) => fetching(async () => void bundle.addResource(new FluentResource((await load()).default)));
  fetchCore = adding(core);
  fetchConsole = adding(console);
  const add = adding(later);
  fetchLater = async () => {
    await add();
    isWhole = true;
  };
}

// Fetches the words of the language core, once.
export const loadCoreWords = () => fetchCore();

// Fetches the words of the console, once.
export const loadConsoleWords = () => fetchConsole();

// Fetches the words that no first visit shows, once.
export const loadLaterWords = () => fetchLater();

// Returns what the message says: nothing while its words may still come, undefined where there is none of this key, `KEY` or `KEY.ATTRIBUTE`.
// `pairs` are names and values in turn.
export function formatMessage(key, pairs) {
  const [id, attribute] = key.split(".");
  const message = bundle?.getMessage(id);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!pattern) return isWhole ? undefined : "";
  if (typeof pattern === "string") return pattern;
  const values = {};
  for (let at = 0; at < pairs.length; at += 2) {
    const value = pairs[at + 1];
    values[pairs[at]] = typeof value === "number" ? new FluentNumber(value, { useGrouping: false }) : value;
  }
  return bundle.formatPattern(pattern, values, []);
}
