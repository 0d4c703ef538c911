// A lazy part: looking for text in an editor, and seeing where else the selected text stands.
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { keymap, runScopeHandlers } from "@codemirror/view";

// The extension that finds things.
export const searching = [search({ top: true }), highlightSelectionMatches(), keymap.of(searchKeymap)];

// Does what a key that was pressed before this part was there asks for.
export function press(view, event) {
  return runScopeHandlers(view, event, "editor");
}
