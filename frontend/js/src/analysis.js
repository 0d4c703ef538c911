// What the language core says of the text: read in the same update in which the text changes, so that colours and squiggles never lag behind.
//
// The page's `read` takes the text and returns a Uint32Array: the number of problems, then from, to and gravity of each (0 error, 1 warning,
// 2 hint), in the order of the text.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter } from "@codemirror/view";
import { sign } from "./glyphs.js";

export const readAgain = StateEffect.define();

const gravities = ["error", "warning", "hint"];
const squiggles = gravities.map((gravity) => Decoration.mark({ class: `squiggle squiggle--${gravity}` }));

// Returns the extension. `onPress(view, line)` is told a press on a sign beside a line.
export function analysis(read, onPress) {
  const field = StateField.define({
    create: (state) => look(state.doc, read),
    update: (old, { docChanged, effects, newDoc }) =>
      docChanged || effects.some((effect) => effect.is(readAgain)) ? look(newDoc, read) : old,
    provide: (field) => EditorView.decorations.from(field, ({ squiggled }) => squiggled),
  });
  const signs = gutter({
    class: "editor-pane__problems",
    markers: (view) => view.state.field(field).signs,
    initialSpacer: () => markers[0],
    domEventHandlers: {
      click: (view, block) => {
        onPress(view, block);
        return true;
      },
    },
  });
  return { field, extension: [field, signs] };
}

function look(doc, read) {
  const numbers = read(doc);
  const problems = [];
  for (let at = 1; problems.length < numbers[0]; at += 3) {
    const from = Math.min(numbers[at], doc.length);
    problems.push({ from, to: Math.max(from, Math.min(numbers[at + 1], doc.length)), gravity: numbers[at + 2] });
  }
  return { problems, squiggled: squiggledIn(doc, problems), signs: signsIn(doc, problems) };
}

// An empty place is drawn under the character beside it.
function squiggledIn(doc, problems) {
  const ranges = problems.flatMap(({ from, to, gravity }) => {
    const line = doc.lineAt(from);
    const end = to > from ? to : Math.min(from + 1, line.to);
    const start = end > from ? from : Math.max(line.from, from - 1);
    return end > start ? [squiggles[gravity].range(start, end)] : [];
  });
  return Decoration.set(ranges, true);
}

// One sign a line: that of its gravest problem.
function signsIn(doc, problems) {
  const worst = new Map();
  for (const { from, gravity } of problems) {
    const line = doc.lineAt(from).from;
    worst.set(line, Math.min(gravity, worst.get(line) ?? gravity));
  }
  return RangeSet.of([...worst].map(([line, gravity]) => markers[gravity].range(line)), true);
}

class ProblemMarker extends GutterMarker {
  constructor(gravity) {
    super();
    this.gravity = gravity;
  }

  eq(other) {
    return this.gravity === other.gravity;
  }

  toDOM() {
    const mark = document.createElement("span");
    mark.className = "editor-pane__sign";
    mark.dataset.gravity = gravities[this.gravity];
    mark.append(sign(gravities[this.gravity]));
    return mark;
  }
}

const markers = gravities.map((_, gravity) => new ProblemMarker(gravity));
