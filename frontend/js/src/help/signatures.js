// What an instruction takes, with the argument at the cursor in bold, while it is being typed.
import { StateField } from "@codemirror/state";
import { showTooltip } from "@codemirror/view";
import { asked, make } from "./asking.js";

export function signatures() {
  const isTyping = StateField.define({
    create: () => false,
    update: (was, transaction) =>
      transaction.docChanged || transaction.selection ? transaction.docChanged && transaction.isUserEvent("input.type") : was,
  });
  const shown = showTooltip.compute([isTyping, "doc", "selection"], (state) => (state.field(isTyping) ? signatureAt(state) : null));
  return [isTyping, shown];
}

function signatureAt(state) {
  const { head } = state.selection.main;
  const signature = asked(state, "signature", head);
  if (!signature) return null;
  const { before, active, after } = signature;
  return {
    pos: head,
    above: true,
    strictSide: true,
    create() {
      const dom = make("div", "signature", make("code", "", before, make("b", "", active), after));
      return { dom, offset: { x: 0, y: 4 } };
    },
  };
}
