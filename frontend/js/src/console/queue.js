// Lines that were pasted together and run one after another.
export class LineQueue {
  // `service` splits a text into lines and words the remark.
  constructor(service) {
    this.service = service;
    this.waiting = [];
  }

  // Splits a pasted text; where it has several lines, they wait to be run. Returns all of them.
  take(content) {
    const { lines, hadPrompts } = this.service.splitPaste(content);
    if (lines.length > 1) {
      const remark = this.service.pasted(lines.length, hadPrompts);
      this.waiting = lines.map((text, at) => ({ text, remark: at === 0 ? remark : undefined }));
    }
    return lines;
  }

  // Returns the next { text, remark }.
  next() {
    return this.waiting.shift();
  }

  left() {
    return this.waiting.length;
  }

  // Runs none of them; returns those that were left.
  forget() {
    return this.waiting.splice(0);
  }

  restore(lines) {
    this.waiting = lines;
  }
}
