// Colours a text with a stream parser and writes what it coloured.
import assert from "node:assert/strict";
import { StringStream } from "@codemirror/language";

// Returns a function from a text to one "style(text)" per coloured piece, a list a line.
export function colouring(parser) {
  return (text) => {
    const state = parser.startState();
    return text.split("\n").map((line) => {
      const stream = new StringStream(line, 4, 4);
      const pieces = [];
      while (!stream.eol()) {
        stream.start = stream.pos;
        const style = parser.token(stream, state);
        assert.ok(stream.pos > stream.start, `no progress in ${JSON.stringify(line)}`);
        if (style) pieces.push(`${style}(${stream.current()})`);
      }
      return pieces.join(" ");
    });
  };
}
