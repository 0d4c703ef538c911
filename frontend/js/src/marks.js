// What the page says about lines: state shapes in a gutter, tinted and lit lines, errors under a line. All of it moves with the text.
//
// Each item is kept as positions in the text. A position that was deleted across, or whose line is now blank, loses its item; of two that
// meet on one line the one nearer to the line's start stays, and of two at the same place the later, because that line is the one that is left.
import { MapMode, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from "@codemirror/view";
import { glyph } from "./glyphs.js";

export const setMarks = StateEffect.define();
export const setLoud = StateEffect.define();
export const setLit = StateEffect.define();
export const setErrors = StateEffect.define();

// Returns the extension; `on` holds the page's functions.
export function marks({ onMark, onShowLog, onFix, onHover }) {
  const decorations = StateField.define({
    create: () => Decoration.none,
    update: (old, { startState, state }) => {
      const isSame = startState.field(items, false) === state.field(items) && startState.doc === state.doc;
      return isSame ? old : decorate(state, { onShowLog, onFix });
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  return [items, points, decorations, stateGutter(onMark, onHover)];
}

// Returns the lines from the one at `from` to the one at `to` that carry a mark, in order.
export function markedLines(state, from, to) {
  const lines = [];
  state.field(points).between(from, to, (place) => void lines.push(state.doc.lineAt(place).number - 1));
  return lines;
}

// Returns the mark on the line of a position: { state, label }.
export function markAt(state, place) {
  const line = state.doc.lineAt(place);
  let found;
  state.field(points).between(line.from, line.from, (_from, _to, mark) => void (found = mark));
  return found;
}

// Returns the zero-based line at a position.
export function lineAt(view, from) {
  return view.state.doc.lineAt(from).number - 1;
}

const items = StateField.define({
  create: () => ({ marks: [], loud: [], lit: [], errors: [] }),
  update(value, transaction) {
    let next = value;
    if (transaction.docChanged) {
      next = Object.fromEntries(Object.entries(value).map(([kind, list]) => [kind, moved(list, transaction.changes)]));
    }
    for (const effect of transaction.effects) {
      const doc = transaction.newDoc;
      if (effect.is(setMarks)) next = { ...next, marks: atLines(doc, effect.value) };
      if (effect.is(setErrors)) next = { ...next, errors: atLines(doc, effect.value) };
      if (effect.is(setLoud)) next = { ...next, loud: atRanges(doc, effect.value) };
      if (effect.is(setLit)) next = { ...next, lit: atRanges(doc, effect.value) };
    }
    return next;
  },
});

// The marks at the starts of their lines. A text may have thousands, so they are looked through only when the text or the marks have changed.
const points = StateField.define({
  create: () => RangeSet.empty,
  update(old, transaction) {
    const { startState, state } = transaction;
    const isSame = !transaction.docChanged && startState.field(items).marks === state.field(items).marks;
    if (isSame) return old;
    const marks = pointsByLine(state, state.field(items).marks);
    return RangeSet.of(marks.map(({ line, item }) => new StateMarker(item.state, item.label).range(state.doc.line(line + 1).from)));
  },
});

function moved(list, changes) {
  return list.flatMap((item) => {
    const from = changes.mapPos(item.from, 1, MapMode.TrackDel);
    if (from === null) return [];
    return [{ ...item, from, to: Math.max(from, changes.mapPos(item.to, -1)) }];
  });
}

const atLines = (doc, list) => atRanges(doc, list.map((item) => ({ ...item, first: item.line, end: item.line + 1 })));

function atRanges(doc, list) {
  return list.flatMap((item) => {
    if (item.first >= doc.lines) return [];
    return [{ ...item, from: doc.line(item.first + 1).from, to: doc.line(Math.min(item.end, doc.lines)).to }];
  });
}

// One item a line, in order of lines.
function pointsByLine(state, list) {
  const byLine = new Map();
  for (const item of list) {
    const { number, text } = state.doc.lineAt(item.from);
    const other = byLine.get(number);
    if (text.trim() && (!other || item.from <= other.item.from)) byLine.set(number, { line: number - 1, item });
  }
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}

const hovered = Decoration.line({ attributes: { class: "is-hover" } });
const louds = {};

function decorate(state, deeds) {
  const { loud, lit, errors } = state.field(items);
  const ranges = [];
  const paint = (item, decoration) => {
    const last = state.doc.lineAt(item.to).number;
    for (let number = state.doc.lineAt(item.from).number; number <= last; number += 1) {
      ranges.push(decoration.range(state.doc.line(number).from));
    }
  };
  for (const item of loud) paint(item, (louds[item.state] ??= Decoration.line({ attributes: { class: "is-loud", "data-st": item.state } })));
  for (const item of lit) paint(item, hovered);
  for (const { item } of pointsByLine(state, errors)) {
    const widget = new ErrorWidget(item, deeds);
    ranges.push(Decoration.widget({ widget, block: true, side: 1 }).range(state.doc.lineAt(item.from).to));
  }
  return Decoration.set(ranges, true);
}

class ErrorWidget extends WidgetType {
  constructor({ title, detail, button, fix, state, line }, deeds) {
    super();
    Object.assign(this, { shown: { title, detail, button, fix, state, line }, deeds });
  }

  eq({ shown }) {
    return Object.entries(this.shown).every(([name, value]) => shown[name] === value);
  }

  // The card lies inside of the block, because the editor does not see margins when it measures.
  toDOM() {
    const { title, detail, button, fix, state, line } = this.shown;
    const block = element("div", "inline-error");
    const card = element("div", "inline-error__card");
    card.dataset.st = state;
    card.setAttribute("role", "note");
    card.append(glyph(state), element("p", "inline-error__title", title));
    if (detail) card.append(element("p", "inline-error__detail", detail));
    const ways = element("div", "inline-error__ways");
    if (fix) ways.append(way("button button--primary button--small", fix, () => this.deeds.onFix(line)));
    if (button) ways.append(way("button button--quiet button--small", button, () => this.deeds.onShowLog(line)));
    if (ways.firstChild) card.append(ways);
    block.append(card);
    return block;
  }

  ignoreEvent() {
    return true;
  }
}

class StateMarker extends GutterMarker {
  constructor(state, label) {
    super();
    this.state = state;
    this.label = label;
  }

  eq(other) {
    return this.state === other.state && this.label === other.label;
  }

  toDOM() {
    const mark = element("span", "editor-pane__mark");
    mark.dataset.st = this.state;
    mark.title = this.label;
    mark.append(glyph(this.state));
    return mark;
  }
}

// The widest shape keeps the gutter as wide without marks as with them.
const spacer = new StateMarker("no-layer", "");

function stateGutter(onMark, onHover) {
  return gutter({
    class: "editor-pane__states",
    markers: (view) => view.state.field(points),
    initialSpacer: () => spacer,
    domEventHandlers: {
      click: (view, block) => {
        onMark(lineAt(view, block.from));
        return true;
      },
      mousemove: (view, block) => onHover(lineAt(view, block.from)),
      mouseleave: () => onHover(null),
    },
  });
}

function way(className, text, onPress) {
  const button = element("button", className, text);
  button.type = "button";
  button.addEventListener("click", onPress);
  return button;
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
