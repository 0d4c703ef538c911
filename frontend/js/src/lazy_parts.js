// The parts of an editor that come after it: the keys by themselves, the others when they are first needed.
import { Compartment } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { fetching, lazily } from "./lazily.js";

const fetchEditing = fetching(() => import("./editing.js"));
// It is on its way before there is an editor.
fetchEditing().catch(() => {});

// The keys of @codemirror/search.
const searchKeys = new Set(["ctrl+f", "f3", "shift+f3", "ctrl+g", "ctrl+shift+g", "ctrl+shift+l", "ctrl+alt+g", "ctrl+d"]);
// Those of help.js.
const helpKeys = new Set(["f1", "f2", "f8", "shift+f8", "f12", "ctrl+.", "ctrl+ ", "alt+shift+f", "ctrl+shift+["]);

// Keys, undo, brackets and Python's colours. What could not be fetched is asked for again when the editor gets the focus.
export function whenEditing(path) {
  const [keys, language] = [new Compartment(), new Compartment()];
  let now = path;
  const bring = async (view) => {
    const { editing, languageOf } = await fetchEditing();
    if (keys.get(view.state) !== editing) view.dispatch({ effects: [keys.reconfigure(editing), language.reconfigure(languageOf(now))] });
  };
  const tryToBring = (view) => void bring(view).catch(() => {});
  const isThere = (view) => keys.get(view.state).length > 0;
  return {
    extension: [keys.of([]), language.of([]), EditorView.domEventHandlers({ focus: (_, view) => void (isThere(view) || tryToBring(view)) })],
    bring: tryToBring,
    // Forgets what could be undone.
    forget(view) {
      const now = keys.get(view.state);
      view.dispatch({ effects: keys.reconfigure([]) });
      view.dispatch({ effects: keys.reconfigure(now) });
    },
    setPath(view, next) {
      now = next;
      if (isThere(view)) fetchEditing().then(({ languageOf }) => view.dispatch({ effects: language.reconfigure(languageOf(now)) }));
    },
  };
}

// Looking for text.
export function whenSearching() {
  const load = async () => {
    const { searching, press } = await import("./search.js");
    return { extension: searching, press };
  };
  return lazily({ load, keys: searchKeys, wakes: ({ selectionSet, state }) => selectionSet && !state.selection.main.empty });
}

// Cards, suggestions, fixes and ways through the text. They come with the first touch, long before the first pause over a word.
export function whenHelping(ask, analysis, onOffer) {
  const load = async () => {
    const { helping, press, commands } = await import("./help.js");
    return { extension: helping(ask, analysis, onOffer), press, commands };
  };
  return lazily({ load, keys: helpKeys, wakes: ({ focusChanged, view }) => focusChanged && view.hasFocus, onMouse: true });
}
