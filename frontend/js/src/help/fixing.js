// The menu of what would mend the problems on a line.
import { StateEffect, StateField } from "@codemirror/state";
import { showTooltip } from "@codemirror/view";
import { asked, change, make, offer } from "./asking.js";

const open = StateEffect.define();

const menu = StateField.define({
  create: () => null,
  update(tooltip, { docChanged, selection, effects }) {
    for (const effect of effects) if (effect.is(open)) return effect.value;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function fixing() {
  return menu;
}

// Opens the menu for the cursor's line.
export function openFixes(view) {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const fixes = asked(view.state, "fixes", line.from, line.to) ?? [];
  view.dispatch({ effects: open.of({ pos: head, above: false, create: (view) => draw(view, fixes) }) });
  return true;
}

function close(view) {
  view.dispatch({ effects: open.of(null) });
  view.focus();
}

function draw(view, fixes) {
  const dom = make("div", "fix-menu");
  const name = view.state.phrase("Quick fixes");
  if (!fixes.length) {
    dom.append(make("p", "fix-menu__none", view.state.phrase("Nothing to fix on this line")));
    dom.setAttribute("role", "status");
  } else {
    dom.setAttribute("role", "menu");
    dom.setAttribute("aria-label", name);
  }
  for (const { title, message, changes } of fixes) {
    const button = make("button", "fix-menu__item", make("b", "", title), make("span", "", message));
    button.type = "button";
    button.setAttribute("role", "menuitem");
    button.setAttribute("aria-label", title);
    button.tabIndex = -1;
    button.addEventListener("click", () => {
      const isDone = change(view, changes, "input.fix");
      if (!isDone) close(view);
      // A fix without a change is one of several files, which the page shows first.
      if (!changes.length) return offer(view.state);
      view.focus();
    });
    dom.append(button);
  }
  dom.addEventListener("keydown", (event) => {
    const items = [...dom.querySelectorAll("button")];
    const place = items.indexOf(document.activeElement);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) items.at(next % items.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close(view);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  dom.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !dom.contains(relatedTarget) && view.state.field(menu)) view.dispatch({ effects: open.of(null) });
  });
  return { dom, mount: () => dom.querySelector("button")?.focus(), offset: { x: 0, y: 4 } };
}
