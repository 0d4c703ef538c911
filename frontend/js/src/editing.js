// A lazy part that comes by itself once the page stands: keys, undo, indentation, brackets and the colours of Python.
//
// An editor without it shows its text and takes what is typed, as the browser itself edits; whoever is so quick misses nothing but undo.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { keymap } from "@codemirror/view";
import { highlighting } from "./languages.js";
import { tabbing } from "./tabbing.js";

export { languageOf } from "./languages.js";

// The page builds on Ctrl-Enter; CodeMirror would open a line there.
const keys = defaultKeymap.filter(({ key }) => key !== "Mod-Enter");

export const editing = [
  history(),
  indentUnit.of("    "),
  indentOnInput(),
  bracketMatching(),
  keymap.of([...keys, ...historyKeymap, indentWithTab]),
  highlighting,
  tabbing,
];
