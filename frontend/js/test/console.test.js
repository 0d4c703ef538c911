// The console's parts that need no browser: colours, lines, history, credits, pasted lines, keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pieces, plain } from "../src/console/colours.js";
import { Credits } from "../src/console/credits.js";
import { beginning, namesIn } from "../src/console/help_names.js";
import { History } from "../src/console/history.js";
import { control, sequence } from "../src/console/key_row.js";
import { LineReader, LONGEST_LINE } from "../src/console/lines.js";
import { LineQueue } from "../src/console/queue.js";

const bytes = (text) => new TextEncoder().encode(text);
const written = (line) => (typeof line === "string" ? line : line.map(({ text, classes }) => (classes ? `${classes}(${text})` : text)).join(""));

for (const [line, expected] of [
  ["plain", "plain"],
  ["\u001b[31mred\u001b[0m rest", "ansi--1(red) rest"],
  ["\u001b[1;92mok\u001b[22m on", "ansi--2 ansi--bold(ok)ansi--2( on)"],
  ["\u001b[38;5;196mx", "ansi--1(x)"],
  ["\u001b[38;2;10;200;250mx", "ansi--6(x)"],
  ["\u001b[48;5;4;33mx", "ansi--3(x)"],
  ["\u001b[2Kdone\u001b[1A", "done"],
  ["\u001b]0;title\u0007named", "named"],
  ["cut \u001b[3", "cut "],
  ["odd \u001b", "odd "],
]) {
  test(`colours of ${JSON.stringify(line)}`, () => assert.equal(written(pieces(line, plain())), expected));
}

test("a line may come in pieces, and a character too", () => {
  const reader = new LineReader();
  const [first, second] = [bytes("one\ntwö").subarray(0, 7), bytes("one\ntwö").subarray(7)];
  assert.deepEqual(reader.read(first).lines.map(written), ["one"]);
  const { lines, open } = reader.read(second);
  assert.deepEqual([lines, written(open)], [[], "twö"]);
  assert.deepEqual(reader.read(bytes("!\n")).lines.map(written), ["twö!"]);
});

test("a carriage return begins the line anew, and a colour goes on in the next line", () => {
  const reader = new LineReader();
  assert.equal(written(reader.read(bytes("10 %\r50 %")).open), "50 %");
  assert.deepEqual(reader.read(bytes("\r100 %\r\n")).lines.map(written), ["100 %"]);
  assert.deepEqual(reader.read(bytes("abc\b\bX\n\u001b[32mgreen\nstill\n")).lines.map(written), ["aX", "ansi--2(green)", "ansi--2(still)"]);
});

test("a colour of the open line is counted once", () => {
  const reader = new LineReader();
  reader.read(bytes("\u001b[1mbold"));
  assert.deepEqual(reader.read(bytes("\u001b[0m not\nplain\n")).lines.map(written), ["ansi--bold(bold) not", "plain"]);
});

test("a line without an end is cut, and nothing of it is lost", () => {
  const reader = new LineReader();
  const { lines, open } = reader.read(bytes("x".repeat(LONGEST_LINE * 2 + 5)));
  assert.deepEqual([...lines, open].map((line) => written(line).length), [LONGEST_LINE, LONGEST_LINE, 5]);
});

test("the history leads up and down, and back to what was being typed", () => {
  const history = new History(["ls", "docker ps"]);
  assert.equal(history.step(-1, "dock"), "docker ps");
  assert.equal(history.step(-1, "docker ps"), "ls");
  assert.equal(history.step(-1, "ls"), null);
  assert.equal(history.step(1, "ls"), "docker ps");
  assert.equal(history.step(1, "docker ps"), "dock");
  assert.equal(history.step(1, "dock"), null);
  history.add("docker ps");
  assert.deepEqual(history.lines, ["ls", "docker ps"]);
});

test("Ctrl+R finds the newest line first, then the one before", () => {
  const history = new History(["docker build .", "ls", "docker ps"]);
  const found = history.find("docker");
  assert.deepEqual(found, { line: "docker ps", at: 2 });
  assert.equal(history.find("docker", found.at).line, "docker build .");
  assert.equal(history.find("podman"), null);
  assert.equal(history.find(""), null);
});

test("the history is bounded", () => {
  const history = new History(Array.from({ length: 700 }, (_, n) => `echo ${n}`));
  history.add("ls");
  assert.deepEqual([history.lines.length, history.lines[0]], [500, "echo 201"]);
});

test("bytes are acknowledged in steps, and all of them in the end", () => {
  const told = [];
  const credits = new Credits((n) => told.push(n));
  for (let at = 0; at < 5; at += 1) credits.add(10_000);
  assert.deepEqual(told, [40_000]);
  credits.settle();
  credits.settle();
  assert.deepEqual(told, [40_000, 10_000]);
  credits.add(5);
  credits.forget();
  credits.settle();
  assert.deepEqual(told, [40_000, 10_000]);
});

test("pasted lines wait for each other, and one alone does not", () => {
  const service = { splitPaste: (text) => ({ lines: text.split("\n"), hadPrompts: false }), pasted: (n) => `pasted, ${n} lines` };
  const queue = new LineQueue(service);
  assert.deepEqual(queue.take("ls"), ["ls"]);
  assert.equal(queue.next(), undefined);
  queue.take("a\nb\nc");
  assert.deepEqual(queue.next(), { text: "a", remark: "pasted, 3 lines" });
  assert.equal(queue.left(), 2);
  const rest = queue.forget();
  assert.equal(queue.left(), 0);
  queue.restore(rest);
  assert.deepEqual(queue.next(), { text: "b", remark: undefined });
});

test("the key row sends what keys send", () => {
  assert.deepEqual(["ArrowUp", "Tab", "|"].map((key) => sequence(key)), ["\u001b[A", "\t", "|"]);
  assert.equal(sequence("ArrowLeft", true), "\u001bOD");
  assert.deepEqual(["c", "D", "5"].map(control), ["\u0003", "\u0004", "5"]);
});

for (const [line, expected] of [
  ["help", ""],
  ["docker", "docker "],
  ["docker --help", "docker "],
  ["docker help", "docker "],
  ["docker image --help", "docker image "],
  ["docker help image", "docker image "],
  ["docker ps", null],
  ["docker run -it web --help", null],
  ["echo help", null],
]) {
  test(`names that ${line} prints stand for lines`, () => assert.equal(beginning(line), expected));
}

test("names stand before descriptions, or alone", () => {
  const found = (line) => namesIn(line).map(([from, to]) => line.slice(from, to));
  assert.deepEqual(found("  buildx*     Docker Buildx"), ["buildx"]);
  assert.deepEqual(found("  system-df   Show docker disk usage"), ["system-df"]);
  assert.deepEqual(found("  basename     cat          cd"), ["basename", "cat", "cd"]);
  for (const line of ["", "Usage:  docker image COMMAND", "  -d, --detach   Run container", "  docker image ls, docker images", "      --rm       Remove"]) {
    assert.deepEqual(found(line), [], line);
  }
});
