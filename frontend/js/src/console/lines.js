// Bytes of a program as lines: characters that two writes split are put together, a carriage return begins the line anew.
import { pieces, plain } from "./colours.js";

// Reads what one stream of one command writes.
export class LineReader {
  constructor() {
    this.decoder = new TextDecoder();
    this.style = plain();
    // The line that has not ended, and the style at its start.
    this.rest = "";
  }

  // Takes bytes; returns { lines, open }: the lines that have ended, and the one that has not. A line is a list of pieces, or a text where it has no
  // colours.
  read(bytes) {
    return this.take(this.decoder.decode(bytes, { stream: true }));
  }

  // Returns what is left when nothing more comes.
  end() {
    return this.take(this.decoder.decode());
  }

  take(text) {
    const whole = this.rest + text;
    const lines = whole.split("\n");
    // A program that never ends its line cannot make the page hold an endless one.
    const last = broken(lines.pop());
    this.rest = last.pop();
    lines.push(...last);
    // A flood is plain; nobody looks at each of its lines.
    const isPlain = !SPECIAL.test(whole) && isUnset(this.style);
    if (isPlain) return { lines: lines.flatMap(broken), open: this.rest || null };
    const copy = (style) => ({ colour: style.colour, flags: new Set(style.flags) });
    const drawn = lines.flatMap(broken).map((line) => pieces(shown(line), this.style));
    return { lines: drawn, open: this.rest ? pieces(shown(this.rest), copy(this.style)) : null };
  }
}

const isUnset = ({ colour, flags }) => colour === null && flags.size === 0;

// Returns what a terminal would show of a line: what follows the last carriage return that something follows; a backspace takes a character back.
function shown(line) {
  const parts = line.split("\r");
  let last = parts.pop();
  while (!last && parts.length) last = parts.pop();
  if (last.includes("\b")) last = erased(last);
  return last.replace(CONTROL, "");
}

function erased(line) {
  const left = [];
  for (const character of line) {
    if (character === "\b") left.pop();
    else left.push(character);
  }
  return left.join("");
}

function broken(line) {
  if (line.length <= LONGEST_LINE) return [line];
  const parts = [];
  for (let at = 0; at < line.length; at += LONGEST_LINE) parts.push(line.slice(at, at + LONGEST_LINE));
  return parts;
}

// Everything that is no plain text: controls, but for the tab.
const SPECIAL = /[\u0000-\u0008\u000b-\u001f\u007f]/;
// Controls that nothing is drawn for.
const CONTROL = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g;
// Longest line, in UTF-16 units, that is shown in one piece.
export const LONGEST_LINE = 16 * 1024;
