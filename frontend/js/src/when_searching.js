// Brings the search in when it is first asked for: by one of its keys, or by selecting text.
import { Compartment } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

// The keys of @codemirror/search; `Ctrl` stands for the platform's own.
const keys = new Set(["ctrl+f", "f3", "shift+f3", "ctrl+g", "ctrl+shift+g", "ctrl+shift+l", "ctrl+alt+g", "ctrl+d"]);

// Returns the extension. A part that could not be fetched is asked for again the next time.
export function whenSearching() {
  const place = new Compartment();
  let part = null;
  const bring = async (view) => {
    part ??= import("./search.js");
    const { searching, press } = await part;
    if (place.get(view.state) !== searching) view.dispatch({ effects: place.reconfigure(searching) });
    return press;
  };
  const isThere = (view) => place.get(view.state)?.length > 0;
  return [
    place.of([]),
    EditorView.domEventHandlers({
      keydown(event, view) {
        if (isThere(view) || !keys.has(named(event))) return false;
        event.preventDefault();
        bring(view).then((press) => press(view, event)).catch(() => (part = null));
        return true;
      },
    }),
    EditorView.updateListener.of(({ view, selectionSet, state }) => {
      if (selectionSet && !state.selection.main.empty && !isThere(view)) bring(view).catch(() => (part = null));
    }),
  ];
}

function named({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const modifiers = [(ctrlKey || metaKey) && "ctrl", altKey && "alt", shiftKey && "shift"];
  return [...modifiers.filter(Boolean), key.toLowerCase()].join("+");
}
