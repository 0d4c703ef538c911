// How the parts of the help reach the page: each editor has its own `ask` and its own analysis.
import { Facet } from "@codemirror/state";

const page = Facet.define({ combine: ([first]) => first });

export const asking = (ask, analysis, onOffer) => page.of({ ask, analysis, onOffer });

// Asks the page to offer what it would make of the files that a pasted text writes.
export const offer = (state) => state.facet(page).onOffer();

// Asks the page about a stretch of this editor's text.
export function asked(state, what, from, to = from, text = "") {
  const { ask, analysis } = state.facet(page);
  // The page answers of the text that it has read; inside of an update that may still have to happen.
  state.field(analysis.field);
  return ask(what, from, to, text);
}

// The problems that stand in the text, in its order: { from, to, gravity, nature }.
export function problemsOf(state) {
  return state.field(state.facet(page).analysis.field).problems;
}

// Changes from the page are for the text as it is now; one that does not fit it is for another and changes nothing.
export function change(view, changes, userEvent) {
  const { length } = view.state.doc;
  if (!changes?.length || changes.some(({ from, to }) => from > to || to > length)) return false;
  view.dispatch({ changes, userEvent, scrollIntoView: true });
  return true;
}

// Makes an element; children are elements or texts.
export function make(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (name === "code" || name === "pre") made.translate = false;
  made.append(...children);
  return made;
}
