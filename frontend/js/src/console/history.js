// The lines that were run in this workspace: Up and Down go through them, Ctrl+R looks for one.
export class History {
  // `lines` are those of before, oldest first.
  constructor(lines = []) {
    this.lines = [];
    this.reset(lines);
  }

  // Takes the lines that the server kept.
  reset(lines) {
    this.lines = lines.slice(-MOST_LINES);
    this.leave();
  }

  // Notes a line that is run; the same line twice in a row is one.
  add(line) {
    if (line.trim() && this.lines.at(-1) !== line) this.lines.push(line);
    if (this.lines.length > MOST_LINES) this.lines.shift();
    this.leave();
  }

  // Goes back to the line that is being typed.
  leave() {
    this.at = this.lines.length;
    this.typed = "";
  }

  // Returns the line before (-1) or after (1) the one that is shown; null where there is none. `typed` is what stands in the input now.
  step(direction, typed) {
    const next = this.at + direction;
    if (next < 0 || next > this.lines.length) return null;
    if (this.at === this.lines.length) this.typed = typed;
    this.at = next;
    return next === this.lines.length ? this.typed : this.lines[next];
  }

  // Returns { line, at } of the newest line before `before` that holds `part`; null where there is none.
  find(part, before = this.lines.length) {
    if (!part) return null;
    for (let at = Math.min(before, this.lines.length) - 1; at >= 0; at -= 1) {
      if (this.lines[at].includes(part)) return { line: this.lines[at], at };
    }
    return null;
  }
}

// As many as the server keeps.
const MOST_LINES = 500;
