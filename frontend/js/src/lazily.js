// Brings a part of an editor in when it is first needed: by a key of its own, or by what happens to the editor.
import { Compartment } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

// Returns what fetches a part once, however often it is asked; a part that could not be fetched is asked for again the next time.
export function fetching(load) {
  let part = null;
  return () => (part ??= load().catch((error) => {
    part = null;
    throw error;
  }));
}

// `load` imports the part and resolves to { extension, press }. `keys` names what it listens to, as "ctrl+shift+f", where `ctrl` stands for
// the platform's own; `wakes(update)` tells whether an update needs it; a mouse over the editor does when `onMouse` is set.
// Returns { extension, bring }.
export function lazily({ load, keys, wakes, onMouse = false }) {
  const place = new Compartment();
  const fetched = fetching(load);
  const bring = async (view) => {
    const module = await fetched();
    if (place.get(view.state) !== module.extension) view.dispatch({ effects: place.reconfigure(module.extension) });
    return module;
  };
  const isThere = (view) => place.get(view.state)?.length > 0;
  const tryToBring = (view) => {
    // What cannot be fetched now is missed by nobody yet.
    if (!isThere(view)) bring(view).catch(() => {});
    return false;
  };
  const extension = [
    place.of([]),
    EditorView.domEventHandlers({
      keydown(event, view) {
        if (isThere(view) || !keys.has(named(event))) return false;
        event.preventDefault();
        bring(view).then(({ press }) => press(view, event)).catch(() => {});
        return true;
      },
      mouseover: (_, view) => onMouse && tryToBring(view),
    }),
    EditorView.updateListener.of((update) => {
      if (wakes(update)) tryToBring(update.view);
    }),
  ];
  return { extension, bring };
}

function named({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const modifiers = [(ctrlKey || metaKey) && "ctrl", altKey && "alt", shiftKey && "shift"];
  return [...modifiers.filter(Boolean), key.toLowerCase()].join("+");
}
