// The page's words: messages of the catalogue in the reader's language, formatted by Fluent.
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import { fetching } from "./lazily.js";

let bundle = null;
let fetchCore = async () => "";

// Begins with a language: its tag, the text of its catalogue, and what fetches the words of the language core.
export function useCatalogue(tag, text, core) {
  document.documentElement.lang = tag;
  bundle = new FluentBundle(tag, { useIsolating: false });
  bundle.addResource(new FluentResource(text));
  fetchCore = fetching(async () => void bundle.addResource(new FluentResource((await core()).default)));
}

// Fetches the words of the language core, once.
export const loadCoreWords = () => fetchCore();

// Returns what the message says, or undefined where there is none of this key, `KEY` or `KEY.ATTRIBUTE`; `pairs` are names and values in turn.
export function formatMessage(key, pairs) {
  const [id, attribute] = key.split(".");
  const message = bundle?.getMessage(id);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!pattern) return undefined;
  if (typeof pattern === "string") return pattern;
  const values = {};
  for (let at = 0; at < pairs.length; at += 2) {
    const value = pairs[at + 1];
    values[pairs[at]] = typeof value === "number" ? new FluentNumber(value, { useGrouping: false }) : value;
  }
  return bundle.formatPattern(pattern, values, []);
}
