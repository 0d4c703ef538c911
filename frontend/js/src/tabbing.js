// Whether Tab indents or leads on. Who comes by keyboard is led through the page, and no file changes on the way. Once something is typed, or where
// the pointer was pressed, Tab indents, and Escape lets Tab lead on again. A line at the pane's lower edge says so to those who came by keyboard.
import { Prec } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";

// How the page was used last; while that is not known, nothing is changed by a key.
let isByKeyboard = true;
addEventListener("keydown", () => (isByKeyboard = true), true);
addEventListener("pointerdown", () => (isByKeyboard = false), true);

class Tabbing {
  constructor(view) {
    this.view = view;
    this.isAway = false;
    this.hint = document.createElement("p");
    this.hint.className = "editor-pane__keys";
    // The editor's description says the same.
    this.hint.setAttribute("aria-hidden", "true");
    view.dom.append(this.hint);
    this.come();
  }

  // The focus has come.
  come() {
    this.view.dom.toggleAttribute("data-by-keyboard", isByKeyboard);
    this.leadOn(isByKeyboard);
  }

  leadOn(leadsOn) {
    this.view.setTabFocusMode(leadsOn);
    this.hint.textContent = this.view.state.phrase(leadsOn ? "Tab leads on" : "Tab indents");
  }

  update({ focusChanged, transactions, view }) {
    if (focusChanged && view.hasFocus && !this.isAway) this.come();
    // Who returns to the window finds the editor as it was.
    if (focusChanged) this.isAway = !view.hasFocus && !document.hasFocus();
    if (transactions.some((transaction) => transaction.isUserEvent("input") || transaction.isUserEvent("delete"))) this.leadOn(false);
  }

  destroy() {
    this.hint.remove();
    this.view.dom.removeAttribute("data-by-keyboard");
  }
}

// Comes after everything else that Escape closes.
export const tabbing = Prec.lowest(ViewPlugin.fromClass(Tabbing, {
  eventHandlers: {
    keydown({ key }) {
      if (key === "Escape") this.leadOn(true);
    },
    pointerdown() {
      this.come();
    },
  },
}));
