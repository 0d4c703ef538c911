// What the language core says of the text: read in the same update in which the text changes, so that colours and squiggles never lag behind.
//
// `read` takes the text and returns { numbers, turn }, as `drawn` of language_reader.js; the numbers are a Uint32Array: the number of problems;
// from, to and nature of each in the order of the text; then from, to and ink of each coloured word, in order. A nature is 0 for an error,
// 1 for a warning, 2 for a hint, and 4 more where a fix is known.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, ViewPlugin, gutter } from "@codemirror/view";
import { sign } from "./glyphs.js";

export const readAgain = StateEffect.define();

const gravities = ["error", "warning", "hint"];
const squiggles = gravities.map((gravity) => Decoration.mark({ class: `squiggle squiggle--${gravity}` }));

// As `ink` in `frontend/language-module/src/drawn.rs` counts them.
const inks = ["key", "str", "fn", "note"].map((ink) => Decoration.mark({ class: `tk-${ink}` }));

// Returns the extension and its field. `onPress(from, isFixable)` is told a press on the sign beside the line that begins at `from`.
export function analysis(read, onPress) {
  const field = StateField.define({
    create: (state) => look(state.doc, read),
    update: (old, { docChanged, effects, newDoc }) =>
      docChanged || effects.some((effect) => effect.is(readAgain)) ? look(newDoc, read) : old,
    provide: (field) => EditorView.decorations.from(field, ({ squiggled }) => squiggled),
  });
  const signs = gutter({
    class: "editor-pane__problems",
    lineMarker: (view, { from }) => {
      const nature = view.state.field(field).natures.get(from);
      const isHere = nature !== undefined && view.state.doc.lineAt(view.state.selection.main.head).from === from;
      return nature === undefined ? null : isHere && nature >= 4 ? bulb : markers[nature & 3];
    },
    lineMarkerChange: ({ startState, state, selectionSet }) => selectionSet || startState.field(field) !== state.field(field),
    initialSpacer: () => markers[0],
    domEventHandlers: {
      click: (view, { from }) => {
        const nature = view.state.field(field).natures.get(from);
        if (nature !== undefined) onPress(from, nature >= 4);
        return true;
      },
    },
  });
  const colours = ViewPlugin.define((view) => ({
    decorations: coloured(view, field),
    update({ docChanged, viewportChanged, startState, state }) {
      if (docChanged || viewportChanged || startState.field(field) !== state.field(field)) this.decorations = coloured(view, field);
    },
  }), { decorations: (plugin) => plugin.decorations });
  return { field, extension: [field, signs, colours] };
}

function look(doc, read) {
  const { numbers, turn } = read(doc);
  const problems = [];
  for (let at = 1; problems.length < numbers[0]; at += 3) {
    const from = Math.min(numbers[at], doc.length);
    problems.push({ from, to: Math.max(from, Math.min(numbers[at + 1], doc.length)), nature: numbers[at + 2] });
  }
  const words = numbers.subarray(1 + 3 * problems.length);
  return { turn, problems, words, squiggled: squiggledIn(doc, problems), natures: naturesIn(doc, problems) };
}

// The colours of what is on the screen.
function coloured(view, field) {
  const { words } = view.state.field(field);
  const { length } = view.state.doc;
  const ranges = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = firstAfter(words, from); at < words.length && words[at] < to; at += 3) {
      if (words[at + 1] <= length) ranges.push(inks[words[at + 2]].range(words[at], words[at + 1]));
    }
  }
  return Decoration.set(ranges, true);
}

// Returns where in `words` the first one is that ends after `place`.
function firstAfter(words, place) {
  let [low, high] = [0, words.length / 3];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[3 * middle + 1] > place) high = middle;
    else low = middle + 1;
  }
  return 3 * low;
}

// An empty place is drawn under the character beside it.
function squiggledIn(doc, problems) {
  const ranges = problems.flatMap(({ from, to, nature }) => {
    const line = doc.lineAt(from);
    const end = to > from ? to : Math.min(from + 1, line.to);
    const start = end > from ? from : Math.max(line.from, from - 1);
    return end > start ? [squiggles[nature & 3].range(start, end)] : [];
  });
  return Decoration.set(ranges, true);
}

// The nature of each line with problems, by its start: that of the gravest, fixable when one of them is.
function naturesIn(doc, problems) {
  const natures = new Map();
  for (const { from, nature } of problems) {
    const line = doc.lineAt(from).from;
    const other = natures.get(line) ?? 2;
    natures.set(line, Math.min(nature & 3, other & 3) | ((nature | other) & 4));
  }
  return natures;
}

class ProblemMarker extends GutterMarker {
  constructor(name) {
    super();
    this.name = name;
  }

  eq(other) {
    return this.name === other.name;
  }

  toDOM() {
    const mark = document.createElement("span");
    mark.className = "editor-pane__sign";
    mark.dataset.gravity = this.name;
    mark.append(sign(this.name));
    return mark;
  }
}

const markers = gravities.map((gravity) => new ProblemMarker(gravity));
const bulb = new ProblemMarker("fix");
