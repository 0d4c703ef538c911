// Another name for what the cursor stands on, everywhere at once.
import { StateEffect, StateField } from "@codemirror/state";
import { showTooltip } from "@codemirror/view";
import { asked, change, make } from "./asking.js";

const ask = StateEffect.define();

const field = StateField.define({
  create: () => null,
  update(tooltip, { docChanged, selection, effects }) {
    for (const effect of effects) if (effect.is(ask)) return effect.value;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function renaming() {
  return field;
}

export function rename(view) {
  const { head } = view.state.selection.main;
  const found = asked(view.state, "rename", head);
  if (found) view.dispatch({ effects: ask.of({ pos: found.from ?? head, above: false, create: (view) => draw(view, head, found) }) });
  return true;
}

function close(view) {
  view.dispatch({ effects: ask.of(null) });
  view.focus();
}

function draw(view, place, { text, refusal }) {
  const dom = make("div", "rename-box");
  const said = make("p", "rename-box__refusal", refusal ?? "");
  said.setAttribute("role", "alert");
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(view);
  });
  if (refusal) {
    dom.append(said);
    dom.tabIndex = -1;
    return { dom, mount: () => dom.focus(), offset: { x: 0, y: 4 } };
  }
  const input = make("input", "rename-box__name");
  input.value = text;
  input.spellcheck = false;
  input.setAttribute("aria-label", view.state.phrase("New name"));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    const answer = asked(view.state, "renamed", place, place, input.value);
    if (answer?.changes && change(view, answer.changes, "rename")) view.focus();
    else if (answer?.changes) close(view);
    else said.textContent = answer?.refusal ?? "";
  });
  dom.append(input, said);
  const mount = () => {
    input.focus();
    input.select();
  };
  return { dom, mount, offset: { x: 0, y: 4 } };
}
