// Puts the text, or what is selected of it, into its usual shape.
import { asked, change } from "./asking.js";

export function format(view) {
  const { from, to, empty } = view.state.selection.main;
  const [start, end] = empty ? [0, view.state.doc.length] : [from, to];
  change(view, asked(view.state, "format", start, end), "format");
  view.focus();
  return true;
}
