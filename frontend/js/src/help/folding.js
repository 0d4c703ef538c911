// What can be folded, as the page says: long instructions, here-documents, comments, stages.
import { codeFolding, foldGutter, foldKeymap, foldService } from "@codemirror/language";
import { keymap } from "@codemirror/view";
import { asked } from "./asking.js";

export function folding() {
  const known = new WeakMap();
  const foldsOf = (state) => {
    if (!known.has(state.doc)) known.set(state.doc, asked(state, "folds", 0) ?? []);
    return known.get(state.doc);
  };
  return [
    foldService.of((state, start, end) => {
      const found = foldsOf(state).find(({ from }) => from >= start && from <= end);
      return found && found.to > end && found.to <= state.doc.length ? { from: end, to: found.to } : null;
    }),
    codeFolding(),
    foldGutter({
      markerDOM(isOpen) {
        const mark = document.createElement("span");
        mark.className = "editor-pane__fold";
        mark.textContent = isOpen ? "⌄" : "›";
        return mark;
      },
    }),
    keymap.of(foldKeymap),
  ];
}
