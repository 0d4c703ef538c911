// Which language a file is in, and the few classes that colour it. The colours themselves are in the style sheets.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import { python } from "./python.js";

const hashComments = EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]);
const pythonLanguage = StreamLanguage.define(python);

// Returns the language extension for a path; plain text has none.
export function languageOf(path) {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  // Other files are coloured by the language core; all that have comments begin them alike.
  return name.endsWith(".py") ? pythonLanguage.extension : hashComments;
}

export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, class: "tk-key" },
    { tag: tags.string, class: "tk-str" },
    { tag: [tags.function(tags.definition(tags.variableName)), tags.meta], class: "tk-fn" },
    { tag: [tags.special(tags.variableName), tags.attributeName], class: "tk-fn" },
    { tag: [tags.comment, tags.escape], class: "tk-note" },
  ]),
);
