// What was run and what came of it, from above to below. What comes is drawn once a frame; the view follows it while it stands at its end.
import { Block, div, text } from "./block.js";

export class Transcript {
  // `scroller` is what scrolls around the transcript.
  constructor(scroller, credits, words) {
    this.scroller = scroller;
    this.credits = credits;
    this.words = words;
    this.element = div("console__log");
    this.element.setAttribute("role", "log");
    this.reword();
    this.element.tabIndex = 0;
    this.blocks = [];
    this.waiting = [];
    this.dropped = 0;
  }

  // Takes the words of the language that is spoken now.
  reword() {
    this.element.setAttribute("aria-label", this.words.phrases.transcript);
    this.cut?.replaceChildren(this.words.phrases.commands_left_out);
  }

  // Begins a block; see Block.
  begin(about) {
    this.flush();
    const block = new Block({ ...about, words: this.words });
    this.follow(() => {
      this.blocks.push(block);
      this.element.append(block.element);
      this.trim();
    });
    return block;
  }

  // Shows bytes of a block with the next frame, and acknowledges them then.
  write(block, stream, bytes) {
    this.waiting.push({ block, stream, bytes });
    if (this.frame) return;
    const draw = () => this.flush();
    // A page that nobody sees gets no frames.
    if (document.hidden) {
      const timer = setTimeout(draw, 100);
      this.frame = () => clearTimeout(timer);
    } else {
      const frame = requestAnimationFrame(draw);
      this.frame = () => cancelAnimationFrame(frame);
    }
  }

  // Draws what waits.
  flush() {
    this.frame?.();
    this.frame = null;
    if (!this.waiting.length) return;
    const waiting = this.waiting.splice(0);
    this.follow(() => waiting.forEach(({ block, stream, bytes }) => block.write(stream, bytes)));
    this.trim();
    this.credits.add(waiting.reduce((sum, { bytes }) => sum + bytes.length, 0));
  }

  // Says something that belongs to no command.
  remark(sentence) {
    this.flush();
    this.follow(() => this.element.append(text("p", sentence, "console__remark")));
  }

  // Forgets everything.
  clear(running) {
    this.flush();
    this.blocks = running ? [running] : [];
    this.element.replaceChildren(...this.blocks.map((block) => block.element));
  }

  // Changes the transcript, and goes on to its end where the view stands there.
  follow(change) {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const isAtEnd = scrollHeight - clientHeight - scrollTop < 24;
    change();
    if (isAtEnd) this.toEnd();
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  trim() {
    let bytes = this.blocks.reduce((sum, block) => sum + block.bytes, 0);
    const before = this.blocks.length;
    while (this.blocks.length > 1 && (this.blocks.length > MOST_BLOCKS || bytes > MOST_BYTES)) {
      const block = this.blocks.shift();
      bytes -= block.bytes;
      block.element.remove();
    }
    if (this.blocks.length === before) return;
    this.cut ??= text("p", this.words.phrases.commands_left_out, "console__cut");
    this.element.prepend(this.cut);
  }
}

const MOST_BLOCKS = 200;
// Of all blocks together.
const MOST_BYTES = 8 * 1024 * 1024;
