// Marks stay with their lines when the text changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { markedLines, marks, setMarks } from "../src/marks.js";

const text = "FROM a\nRUN b\nCMD c\nCOPY d e";
const marked = EditorState.create({ doc: text, extensions: marks({ onMark() {}, onShowLog() {} }) }).update({
  effects: setMarks.of([0, 1, 2, 3, 9].map((line) => ({ line, state: "ran", label: "ran" }))),
}).state;
const startOf = (line) => marked.doc.line(line + 1).from;
const all = (state) => markedLines(state, 0, state.doc.length);
const after = (...changes) => all(changes.reduce((state, change) => state.update({ changes: change }).state, marked));

for (const [what, lines, ...changes] of [
  ["nothing changes, and lines beyond the end are dropped", [0, 1, 2, 3]],
  ["a line is put before another", [0, 2, 3, 4], { from: startOf(1), insert: "\n" }],
  ["a line is put at the end of another", [0, 2, 3, 4], { from: startOf(1) - 1, insert: "\nRUN x" }],
  ["a letter is put at the start of a line", [0, 1, 2, 3], { from: startOf(1), insert: "x" }],
  ["a whole line is deleted", [0, 1, 2], { from: startOf(1), to: startOf(2) }],
  ["two lines become one", [0, 1, 2], { from: startOf(2) - 1, to: startOf(2), insert: " " }],
  ["a line is emptied", [0, 2, 3], { from: startOf(1), to: startOf(2) - 1 }],
  ["everything is deleted", [], { from: 0, to: text.length }],
]) {
  test(`marks when ${what}`, () => assert.deepEqual(after(...changes), lines));
}

test("only the lines between two places are asked for", () => assert.deepEqual(markedLines(marked, startOf(1), startOf(2)), [1, 2]));
