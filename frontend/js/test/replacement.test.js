// The smallest change between two texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { replacement } from "../src/replacement.js";

for (const [before, after, expected] of [
  ["abc", "abc", null],
  ["", "a", { from: 0, to: 0, insert: "a" }],
  ["hello world!", "hello from line 5!", { from: 6, to: 11, insert: "from line 5" }],
  ["aaa", "aa", { from: 2, to: 3, insert: "" }],
  ["x\ny\nz", "x\nz", { from: 2, to: 4, insert: "" }],
  // 🐳 and 🐴 share their first half.
  ["🐳", "🐴", { from: 0, to: 2, insert: "🐴" }],
]) {
  test(`${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
    const change = replacement(before, after);
    assert.deepEqual(change, expected);
    if (change) assert.equal(before.slice(0, change.from) + change.insert + before.slice(change.to), after);
  });
}
