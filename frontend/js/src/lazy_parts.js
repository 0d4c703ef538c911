// The parts of an editor that come when they are first needed.
import { lazily } from "./lazily.js";

// The keys of @codemirror/search.
const searchKeys = new Set(["ctrl+f", "f3", "shift+f3", "ctrl+g", "ctrl+shift+g", "ctrl+shift+l", "ctrl+alt+g", "ctrl+d"]);
// Those of help.js.
const helpKeys = new Set(["f1", "f2", "f8", "shift+f8", "f12", "ctrl+.", "ctrl+ ", "alt+shift+f", "ctrl+shift+["]);

// Looking for text.
export function whenSearching() {
  const load = async () => {
    const { searching, press } = await import("./search.js");
    return { extension: searching, press };
  };
  return lazily({ load, keys: searchKeys, wakes: ({ selectionSet, state }) => selectionSet && !state.selection.main.empty });
}

// Cards, suggestions, fixes and ways through the text. They come with the first touch, long before the first pause over a word.
export function whenHelping(ask, analysis) {
  const load = async () => {
    const { helping, press, commands } = await import("./help.js");
    return { extension: helping(ask, analysis), press, commands };
  };
  return lazily({ load, keys: helpKeys, wakes: ({ focusChanged, view }) => focusChanged && view.hasFocus, onMouse: true });
}
