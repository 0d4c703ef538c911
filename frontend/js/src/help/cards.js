// Cards: what a word means, what is wrong with it, and what the build said of its line. By resting the pointer, or by keyboard.
import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, showTooltip } from "@codemirror/view";
import { glyph, sign } from "../glyphs.js";
import { markAt } from "../marks.js";
import { asked, change, make } from "./asking.js";

const show = StateEffect.define();

const shown = StateField.define({
  create: () => null,
  update(tooltip, { docChanged, selection, effects }) {
    for (const effect of effects) if (effect.is(show)) return effect.value;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function cards() {
  return [
    shown,
    hoverTooltip((view, place) => (view.state.field(shown) ? null : tooltipAt(view.state, place)), { hoverTime: 350, hideOnChange: true }),
    EditorView.domEventHandlers({
      keydown: (event, view) => event.key === "Escape" && closeCard(view),
    }),
  ];
}

// Shows the card of the word at the cursor and takes the focus into it, so that it is read out and its buttons can be reached.
export function explain(view) {
  const tooltip = tooltipAt(view.state, view.state.selection.main.head, true);
  if (!tooltip) return true;
  view.dispatch({ effects: show.of(tooltip) });
  return true;
}

// Shows the card without taking the focus: somebody is on the way through the text.
export function showCard(view, place) {
  const tooltip = tooltipAt(view.state, place);
  if (tooltip) view.dispatch({ effects: show.of(tooltip) });
}

function closeCard(view) {
  if (!view.state.field(shown)) return false;
  view.dispatch({ effects: show.of(null) });
  view.focus();
  return true;
}

function tooltipAt(state, place, takesFocus = false) {
  const card = asked(state, "card", place);
  if (!card) return null;
  const pos = Math.min(card.from, state.doc.length);
  return {
    pos,
    end: Math.min(Math.max(card.to, pos), state.doc.length),
    above: false,
    create(view) {
      const dom = draw(view, card, markAt(view.state, pos));
      return { dom, mount: () => takesFocus && dom.focus(), offset: { x: 0, y: 4 } };
    },
  };
}

function draw(view, card, mark) {
  const { problems, title, is_code: isCode, text, example } = card;
  const dom = make("div", "hovercard");
  dom.tabIndex = -1;
  dom.setAttribute("role", "group");
  for (const problem of problems) dom.append(drawProblem(view, problem));
  if (title) dom.append(translated(make("h3", "hovercard__title", title), !isCode));
  const name = dom.querySelector("p, h3");
  if (name) {
    // Read out as what it shows first, which may be code: a label of its own would have no language.
    name.id = "hovercard-name";
    dom.setAttribute("aria-labelledby", name.id);
  }
  if (text) dom.append(drawText("p", "", text));
  if (example) dom.append(make("pre", "hovercard__example", example));
  if (mark) {
    const state = make("div", "hovercard__state", glyph(mark.state), make("b", "", mark.label));
    state.dataset.st = mark.state;
    dom.append(state);
  }
  dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && closeCard(view)) event.stopPropagation();
  });
  return dom;
}

function drawProblem(view, { gravity, word, message, is_verbatim: isVerbatim, hints, code, fixes }) {
  const head = make("p", "hovercard__head", sign(gravity), make("b", "", word), " ", translated(make("span", "", message), !isVerbatim));
  const block = make("div", "hovercard__problem", head, ...hints.map((hint) => drawText("p", "", hint)));
  block.dataset.gravity = gravity;
  const ways = make("div", "hovercard__ways", make("code", "", code));
  for (const { title, changes } of fixes) {
    const button = make("button", "button button--small", title);
    button.type = "button";
    button.addEventListener("click", () => {
      change(view, changes, "input.fix");
      view.focus();
    });
    ways.append(button);
  }
  block.append(ways);
  return block;
}

// Notes whether a text is in the reader's language.
function translated(node, isTranslated) {
  node.translate = isTranslated;
  return node;
}

// Text with `code` in it.
export function drawText(name, className, text) {
  const pieces = text.split("`").map((piece, place) => (place % 2 ? make("code", "", piece) : piece));
  return make(name, className, ...pieces);
}
