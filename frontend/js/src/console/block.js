// One command in the transcript: prompt and line, what it wrote, how it ended.
//
// Output is held in parts of some hundred lines, which the browser lays out only while they are on the screen; what exceeds the bounds is dropped from
// its beginning, and the block says so.
import { glyph, sign } from "../glyphs.js";
import { LineReader } from "./lines.js";

export class Block {
  // `kind` is "typed", "pasted" or "press"; `remark` stands at the right.
  constructor({ prompt, line, kind, remark, words }) {
    this.words = words;
    this.element = div("console__block");
    this.element.dataset.kind = kind;
    const head = div("console__in");
    const code = element("code");
    code.translate = false;
    code.append(text("b", `${prompt} $`), ` ${line}`);
    head.append(element("span", "console__mark"), code);
    this.remark = text("em", remark ?? "");
    head.append(this.remark);
    this.element.append(head);
    this.line = line;
    this.readers = new Map();
    // The line of each stream that has not ended.
    this.open = new Map();
    this.parts = [];
    this.dropped = 0;
    this.bytes = 0;
  }

  say(remark) {
    this.remark.textContent = remark;
  }

  // Shows what was written to "out" or "err".
  write(stream, bytes) {
    if (!this.readers.has(stream)) this.readers.set(stream, new LineReader());
    this.add(stream, this.readers.get(stream).read(bytes));
  }

  // Shows a text as if it had been written, such as the last screen of a terminal.
  print(content) {
    this.add("out", { lines: content.split("\n"), open: null });
  }

  add(stream, { lines, open }) {
    this.open.get(stream)?.remove();
    this.open.delete(stream);
    // What would be dropped at once is not drawn at all.
    const from = Math.max(0, lines.length - MOST_LINES);
    this.dropped += from;
    for (let at = from; at < lines.length; ) {
      const part = this.partFor(stream);
      const end = at + PART_LINES - part.lines;
      part.add(lines.slice(at, end));
      at = end;
    }
    if (open?.length) {
      const line = element("span");
      line.append(...drawn(open));
      this.open.set(stream, line);
      this.partFor(stream).element.append(line);
    }
    this.trim();
  }

  partFor(stream) {
    const last = this.parts.at(-1);
    if (last && last.stream === stream && last.lines < PART_LINES) return last;
    const part = new Part(stream);
    this.parts.push(part);
    this.output().append(part.element);
    return part;
  }

  output() {
    if (!this.lines) {
      this.out = div("console__out");
      this.mark = element("span", "console__mark");
      this.lines = div("console__lines");
      this.lines.translate = false;
      this.out.append(this.mark, this.lines);
      this.element.append(this.out);
    }
    return this.lines;
  }

  trim() {
    const total = (of) => this.parts.reduce((sum, part) => sum + part[of], 0);
    let [lines, bytes] = [total("lines"), total("bytes")];
    while (this.parts.length > 1 && (lines > MOST_LINES || bytes > MOST_BYTES)) {
      const part = this.parts.shift();
      part.element.remove();
      this.dropped += part.lines;
      lines -= part.lines;
      bytes -= part.bytes;
    }
    this.bytes = bytes;
    if (this.dropped > 0) {
      this.cut ??= this.lines.insertBefore(text("p", "", "console__cut"), this.lines.firstChild);
      this.cut.textContent = this.words.lines_left_out(this.dropped);
    }
  }

  // Shows the progress of this build from here on, before what comes later.
  follow(build) {
    this.build = build;
    this.progress([]);
  }

  // Shows the progress of a build: [{ text, state, note }].
  progress(rows) {
    this.rows ??= [];
    this.list ??= this.element.appendChild(div("console__progress"));
    rows.forEach((row, at) => {
      const told = JSON.stringify(row);
      if (this.rows[at]?.told === told) return;
      const line = drawRow(row);
      if (this.rows[at]) this.rows[at].element.replaceWith(line);
      else this.list.append(line);
      this.rows[at] = { told, element: line };
    });
    this.rows.splice(rows.length).forEach(({ element: line }) => line.remove());
  }

  // Notes how the command ended.
  end(status) {
    for (const [stream, reader] of this.readers) this.add(stream, reader.end());
    // A line without an end stays as it stands.
    this.open.clear();
    this.readers.clear();
    if (status === 0) return;
    this.output();
    this.element.dataset.st = "failed";
    this.mark.append(glyph("failed"));
    this.out.append(text("em", this.words.exit_code(status), "num"));
  }

  // Returns the last lines that were written, for whoever explains them.
  lastText() {
    return this.parts.slice(-3).map((part) => part.element.textContent).join("\n").slice(-4096);
  }

  // Shows a sentence with a line that would do, and a button.
  hint({ sentence, line, marked }, button, press) {
    const box = div("console__say");
    box.setAttribute("role", "status");
    const said = element("span");
    said.append(sentence);
    if (line) {
      const code = element("code");
      code.translate = false;
      code.append(...corrected(line, marked));
      said.append(element("br"), code);
    }
    box.append(sign("hint"), said);
    if (button) {
      const pressed = text("button", button, "button button--small");
      pressed.type = "button";
      pressed.addEventListener("click", () => press(box));
      box.append(pressed);
    }
    this.element.append(box);
    return box;
  }
}

// Some hundred lines of one stream.
class Part {
  constructor(stream) {
    this.stream = stream;
    this.element = div("console__part");
    this.element.dataset.stream = stream;
    this.lines = 0;
    this.bytes = 0;
  }

  // Lines without colours go into the document together.
  add(lines) {
    let plain = "";
    const settle = () => {
      if (plain) this.element.append(plain);
      this.bytes += plain.length;
      plain = "";
    };
    for (const line of lines) {
      if (typeof line === "string") {
        plain += `${line}\n`;
        continue;
      }
      settle();
      this.element.append(...drawn(line), "\n");
      this.bytes += line.reduce((sum, { text: piece }) => sum + piece.length, 1);
    }
    settle();
    this.lines += lines.length;
    this.element.style.setProperty("--lines", this.lines);
  }
}

// Returns the pieces of a line for the document.
const drawn = (line) => (typeof line === "string" ? [line] : line.map(({ text: piece, classes }) => (classes ? text("span", piece, classes) : piece)));

function drawRow({ text: content, state, note }) {
  const row = div("console__row");
  const mark = element("span", "console__mark");
  if (state) {
    row.dataset.st = state;
    mark.append(glyph(state));
  }
  const code = text("code", content);
  code.translate = false;
  row.append(mark, code, text("em", note ?? "", "num"));
  return row;
}

// Returns the corrected line with what is new in it marked; `marked` is [from, to] in UTF-16 units. A space that is new is drawn, since it cannot be seen.
function corrected(line, marked) {
  if (!marked) return [line];
  const [from, to] = marked;
  return [line.slice(0, from), text("mark", line.slice(from, to).replaceAll(" ", "␣")), line.slice(to)];
}

export function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

export const div = (className) => element("div", className);

export function text(name, content, className) {
  const made = element(name, className);
  made.textContent = content;
  return made;
}

// Bounds of what a block keeps.
const PART_LINES = 200;
export const MOST_LINES = 5000;
const MOST_BYTES = 1024 * 1024;
