// Which language a file is in, and the few classes that colour it. The colours themselves are in the style sheets.
import { pythonLanguage } from "@codemirror/lang-python";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import { dockerfile } from "./dockerfile.js";

const dockerfileLanguage = StreamLanguage.define(dockerfile);
const decoratedPython = pythonLanguage.configure({
  props: [styleTags({ "Decorator/VariableName Decorator/PropertyName Decorator/At": tags.meta })],
});

// Returns the language extension for a path; plain text has none.
export function languageOf(path) {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (name === "dockerfile" || name.startsWith("dockerfile.") || name.endsWith(".dockerfile")) return dockerfileLanguage.extension;
  if (name.endsWith(".py")) return decoratedPython.extension;
  return [];
}

export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], class: "tk-key" },
    { tag: [tags.string, tags.special(tags.string)], class: "tk-str" },
    { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className), tags.meta], class: "tk-fn" },
    { tag: [tags.special(tags.variableName), tags.attributeName], class: "tk-fn" },
    { tag: [tags.comment, tags.escape], class: "tk-note" },
  ]),
);
