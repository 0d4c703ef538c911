// Suggestions while typing: keywords, flags, stages, variables, files.
import { autocompletion, completionKeymap, snippet } from "@codemirror/autocomplete";
import { keymap } from "@codemirror/view";
import { asked } from "./asking.js";

export function completing() {
  return [
    autocompletion({ override: [suggest], icons: false, interactionDelay: 40, activateOnTypingDelay: 30 }),
    keymap.of(completionKeymap),
  ];
}

function suggest({ state, pos, explicit }) {
  const answer = asked(state, "complete", pos, pos, explicit ? "asked" : "");
  if (!answer?.options.length) return null;
  const options = answer.options.map(({ label, detail, insert, rank }) => ({
    label,
    detail: detail || undefined,
    boost: rank,
    apply: insert.includes("${") ? snippet(insert) : insert,
  }));
  return { from: answer.from, to: answer.to, options };
}
