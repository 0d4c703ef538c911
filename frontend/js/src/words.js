// The page's words: messages of the catalogue in the reader's language, formatted by Fluent.
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import { fetching } from "./lazily.js";

// For each tag, what fetches the parts of its catalogue: `first`, `later`, `core` and `console`.
let sources = {};
let tag = "";
let bundle = null;
// The parts that the page has asked for so far. Another language begins with these.
const wanted = new Set(["first"]);
// The parts that the bundle has.
let present = new Set();
// Counts what was asked for.
let newest = 0;
const followers = new Set();

// Begins with the language that the shell has found: the one of the address, of an earlier choice or of the browser.
export async function begin(languages) {
  sources = Object.fromEntries(
    Object.entries(languages).map(([name, parts]) => [name, Object.fromEntries(Object.entries(parts).map(([part, load]) => [part, fetching(load)]))]),
  );
  await speak(document.documentElement.lang);
}

// Says everything in another language from now on; rejects, and leaves all as it was, when its words cannot be fetched. Returns false where another
// language was asked for meanwhile.
async function speak(next) {
  const turn = ++newest;
  let parts = [];
  let texts = [];
  // Another part may be asked for meanwhile.
  while (parts.length < wanted.size) {
    parts = [...wanted];
    texts = await Promise.all(parts.map((part) => sources[next][part]()));
  }
  if (turn !== newest) return false;
  const made = new FluentBundle(next, { useIsolating: false });
  for (const { default: text } of texts) made.addResource(new FluentResource(text));
  [tag, bundle, present] = [next, made, new Set(parts)];
  document.documentElement.lang = next;
  followers.forEach((follow) => follow());
  return true;
}

// Says everything in the language that the reader chose, now and at the next visit.
export async function choose(next) {
  if (!(await speak(next))) return;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Without storage the choice lives as long as this page.
  }
  const address = new URL(location);
  if (!address.searchParams.has("lang")) return;
  address.searchParams.set("lang", next);
  history.replaceState(history.state, "", address);
}

// Calls whenever the language is another one; returns what ends it.
export function whenSpoken(follow) {
  followers.add(follow);
  return () => followers.delete(follow);
}

// Fetches a part of the catalogue, in whatever language is spoken when it comes.
async function want(part) {
  wanted.add(part);
  while (!present.has(part)) {
    const asked = tag;
    const { default: text } = await sources[asked][part]();
    if (asked !== tag || present.has(part)) continue;
    bundle.addResource(new FluentResource(text));
    present.add(part);
  }
}

// Fetches the words of the language core, once.
export const loadCoreWords = () => want("core");

// Fetches the words of the console, once.
export const loadConsoleWords = () => want("console");

// Fetches the words that no first visit shows, once.
export const loadLaterWords = () => want("later");

// Returns what the message says: nothing while its words may still come, undefined where there is none of this key, `KEY` or `KEY.ATTRIBUTE`.
// `pairs` are names and values in turn.
export function formatMessage(key, pairs) {
  const [id, attribute] = key.split(".");
  const message = bundle?.getMessage(id);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!pattern) return present.has("later") ? undefined : "";
  if (typeof pattern === "string") return pattern;
  const values = {};
  for (let at = 0; at < pairs.length; at += 2) {
    const value = pairs[at + 1];
    values[pairs[at]] = typeof value === "number" ? new FluentNumber(value, { useGrouping: false }) : value;
  }
  return bundle.formatPattern(pattern, values, []);
}

// The key under which the browser keeps the language; the shell reads it.
const KEY = "drydock.language";
