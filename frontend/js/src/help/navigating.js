// Ways through the text: from problem to problem, to where a name comes from, and to its other places.
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";
import { asked, problemsOf } from "./asking.js";
import { showCard } from "./cards.js";

const same = Decoration.mark({ class: "is-same" });

export function navigating() {
  const places = ViewPlugin.define((view) => ({ decorations: samePlaces(view.state), update(update) {
    if (update.docChanged || update.selectionSet) this.decorations = samePlaces(update.state);
  } }), { decorations: (plugin) => plugin.decorations });
  return [
    places,
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return false;
        const place = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return place !== null && goTo(view, place);
      },
    }),
  ];
}

// Marks every place of the name at the cursor.
function samePlaces(state) {
  const { head, empty } = state.selection.main;
  const found = (empty && asked(state, "places", head)) || [];
  return Decoration.set(found.filter(({ from, to }) => from < to && to <= state.doc.length).map(({ from, to }) => same.range(from, to)), true);
}

export function goToDefinition(view) {
  goTo(view, view.state.selection.main.head);
  return true;
}

function goTo(view, place) {
  const found = asked(view.state, "definition", place);
  if (!found) return false;
  view.dispatch({ selection: { anchor: found.from, head: found.to }, scrollIntoView: true });
  return true;
}

// Goes to the next problem in `direction`, round the end, and shows its card.
export function nextProblem(view, direction) {
  const problems = problemsOf(view.state);
  if (!problems.length) return true;
  const { head } = view.state.selection.main;
  const found = direction > 0 ? (problems.find(({ from }) => from > head) ?? problems[0]) : (problems.findLast(({ from }) => from < head) ?? problems.at(-1));
  view.dispatch({ selection: { anchor: found.from }, effects: EditorView.scrollIntoView(found.from, { y: "nearest", yMargin: 48 }) });
  showCard(view, found.from);
  const card = asked(view.state, "card", found.from);
  if (card) view.dispatch({ effects: EditorView.announce.of(card.problems.map(({ word, message }) => `${word}: ${message}`).join(" ")) });
  return true;
}
