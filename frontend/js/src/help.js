// A lazy part: what the language core knows, at the place where it is asked for.
//
// `ask(what, from, to, text)` is the answer of the language module as a value, or null: see `frontend/language-module/src/answers.rs` for each `what`.
import { keymap, runScopeHandlers } from "@codemirror/view";
import { cards, explain } from "./help/cards.js";
import { completing } from "./help/completing.js";
import { fixing, openFixes } from "./help/fixing.js";
import { folding } from "./help/folding.js";
import { format } from "./help/formatting.js";
import { goToDefinition, navigating, nextProblem } from "./help/navigating.js";
import { rename, renaming } from "./help/renaming.js";
import { signatures } from "./help/signatures.js";
import { asking } from "./help/asking.js";

// Returns the extension for one editor.
export function helping(ask, analysis, onOffer) {
  return [
    asking(ask, analysis, onOffer),
    cards(),
    completing(),
    signatures(),
    fixing(),
    renaming(),
    navigating(),
    folding(),
    keymap.of([
      { key: "F1", run: explain, preventDefault: true },
      { key: "Mod-k Mod-i", run: explain, preventDefault: true },
      { key: "Mod-.", run: openFixes, preventDefault: true },
      { key: "Shift-Alt-f", run: format, preventDefault: true },
      { key: "F2", run: rename, preventDefault: true },
      { key: "F12", run: goToDefinition, preventDefault: true },
      { key: "F8", run: (view) => nextProblem(view, 1), shift: (view) => nextProblem(view, -1), preventDefault: true },
    ]),
  ];
}

// What the page's buttons do.
export const commands = { explain, fix: openFixes, format, rename };

// Does what a key that was pressed before this part was there asks for.
export function press(view, event) {
  return runScopeHandlers(view, event, "editor");
}
