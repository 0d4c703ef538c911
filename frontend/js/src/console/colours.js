// Colours that programs write into their output (ECMA-48 SGR), as pieces of text with classes of the style sheet. Everything else between ESC and its
// end is left out. `ansi.rs` does the same for logs.

// Returns a style that asks for nothing.
export const plain = () => ({ colour: null, flags: new Set() });

// Cuts a line into pieces [{ text, classes }]; `style` goes on from line to line and is changed.
export function pieces(line, style) {
  const found = [];
  const add = (text) => {
    if (text) found.push({ text, classes: classesOf(style) });
  };
  let from = 0;
  for (const match of line.matchAll(SEQUENCE)) {
    add(line.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[2] === "m") apply(style, match[1]);
  }
  add(line.slice(from));
  return found;
}

function apply(style, parameters) {
  const codes = parameters.split(/[;:]/).map((code) => Number.parseInt(code, 10) || 0);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === 0) Object.assign(style, plain());
    else if (FLAGS.has(code)) style.flags.add(FLAGS.get(code));
    else if (UNSET.has(code)) UNSET.get(code).forEach((flag) => style.flags.delete(flag));
    else if (code >= 30 && code <= 37) style.colour = code - 30;
    else if (code >= 90 && code <= 97) style.colour = code - 90;
    else if (code === 39) style.colour = null;
    else if (code === 38 || code === 48) {
      const [colour, taken] = extended(codes.slice(at + 1));
      // Backgrounds are not shown; their parameters are stepped over.
      if (code === 38) style.colour = colour;
      at += taken;
    }
  }
}

// Reads `5;N` or `2;R;G;B`: the nearest of the eight colours, and how many codes that took.
function extended([kind, first = 0, second = 0, third = 0]) {
  if (kind === 5) {
    if (first < 16) return [first % 8, 2];
    if (first > 231) return [7, 2];
    const cube = first - 16;
    return [nearest(Math.floor(cube / 36) * 51, (Math.floor(cube / 6) % 6) * 51, (cube % 6) * 51), 2];
  }
  return kind === 2 ? [nearest(first, second, third), 4] : [null, 1];
}

// Each primary is on or off: bit 0 red, bit 1 green, bit 2 blue, as the eight colours are numbered.
const nearest = (red, green, blue) => Number(red > 127) | (Number(green > 127) << 1) | (Number(blue > 127) << 2);

function classesOf({ colour, flags }) {
  const names = [...flags].map((flag) => `ansi--${flag}`);
  if (colour !== null) names.unshift(`ansi--${colour}`);
  return names.join(" ");
}

// A control sequence with its parameters and its final byte, an operating system command, or another escape; the last may be cut off.
const SEQUENCE = /\u001b(?:\[([0-?]*)[ -/]*([@-~]?)|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[^[\]]?)/g;
const FLAGS = new Map([[1, "bold"], [2, "faint"], [3, "italic"], [4, "underline"]]);
const UNSET = new Map([[22, ["bold", "faint"]], [23, ["italic"]], [24, ["underline"]]]);
