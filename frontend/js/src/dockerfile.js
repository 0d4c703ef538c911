// Colours a Dockerfile line by line: instructions, flags, strings, variables, comments, here-documents and continued lines.
//
// Only colours: what an instruction means, and every problem with it, is said by the language core in Rust.
const instructions = new Set(
  "add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user volume workdir".split(" "),
);
const takesCommand = new Set(["run", "cmd", "entrypoint", "healthcheck", "shell"]);
const takesHeredoc = new Set(["run", "copy", "add"]);
// A word that an instruction knows besides its own name.
const words = { from: /^as(?=\s)/i, healthcheck: /^(?:cmd|none)(?=\s|$)/i };

export const dockerfile = {
  name: "dockerfile",
  startState: () => ({ instruction: "", isStart: true, quote: "", escape: "\\", isPreamble: true, heredocs: [], pending: [] }),
  copyState: (state) => ({ ...state, heredocs: [...state.heredocs], pending: [...state.pending] }),
  token: (stream, state) => {
    if (stream.sol() && state.heredocs.length > 0) return heredocLine(stream, state);
    if (stream.sol() && stream.match(/^\s*#/)) return commentLine(stream, state);
    if (stream.eatSpace()) return null;
    state.isPreamble = false;
    return state.isStart ? startOfInstruction(stream, state) : restOfInstruction(stream, state);
  },
  blankLine: () => {},
  languageData: { commentTokens: { line: "#" } },
};

// A directive such as `# escape=` counts only before everything else.
function commentLine(stream, state) {
  stream.skipToEnd();
  const directive = state.isPreamble ? /^\s*#\s*(\w+)\s*=\s*(\S*)/.exec(stream.string) : null;
  if (!directive) state.isPreamble = false;
  if (directive?.[1].toLowerCase() === "escape" && /^[\\`]$/.test(directive[2])) state.escape = directive[2];
  return "comment";
}

function startOfInstruction(stream, state) {
  const name = stream.match(/^[a-z]+/i)?.[0].toLowerCase();
  if (!name) {
    stream.skipToEnd();
    return null;
  }
  const isKnown = instructions.has(name);
  state.instruction = name;
  // ONBUILD is followed by another instruction.
  state.isStart = name === "onbuild";
  if (stream.eol()) endOfLine(state, false);
  return isKnown ? "keyword" : null;
}

function restOfInstruction(stream, state) {
  const style = piece(stream, state);
  if (stream.eol()) endOfLine(state, style === "escape");
  return style;
}

function piece(stream, state) {
  if (stream.peek() === state.escape && /^.[ \t]*$/.test(stream.string.slice(stream.pos))) {
    stream.skipToEnd();
    return "escape";
  }
  if (state.quote) return insideQuotes(stream, state);
  if (stream.match(/^\$(?:\{[^}]*\}|\w+)/)) return "variableName.special";
  if (takesHeredoc.has(state.instruction)) {
    const heredoc = stream.match(/^<<(-?)(["']?)([\w.-]+)\2/);
    if (heredoc) {
      state.pending.push({ isTrimmed: heredoc[1] === "-", word: heredoc[3] });
      return "keyword";
    }
  }
  const quote = stream.match(/^["']/)?.[0];
  if (quote) {
    state.quote = quote;
    return insideQuotes(stream, state);
  }
  const word = words[state.instruction];
  const isAfterSpace = /\s/.test(stream.string[stream.pos - 1] ?? " ");
  if (isAfterSpace && word && stream.match(word)) return "keyword";
  // The flags of a command are its own business; those of the instruction come before it.
  if (isAfterSpace && (!takesCommand.has(state.instruction) || isFirstArgument(stream, state)) && stream.match(/^--[a-z][\w-]*/i)) return "attributeName";
  stream.next();
  stream.eatWhile((character) => !/[\s$"'<=]/.test(character) && character !== state.escape);
  return null;
}

// Only flags stand between the instruction's name and here.
function isFirstArgument(stream) {
  return /^\s*[a-z]+(?:\s+--\S+)*\s+$/i.test(stream.string.slice(0, stream.pos));
}

function insideQuotes(stream, state) {
  for (let character = stream.next(); character !== undefined; character = stream.next()) {
    if (character === "\\" && state.quote === '"' && !stream.eol()) stream.next();
    else if (character === state.quote) {
      state.quote = "";
      break;
    }
    if (stream.peek() === state.escape && /^.[ \t]*$/.test(stream.string.slice(stream.pos))) break;
  }
  return "string";
}

function endOfLine(state, isContinued) {
  if (isContinued) return;
  state.heredocs = state.pending;
  state.pending = [];
  state.isStart = true;
  state.quote = "";
}

function heredocLine(stream, state) {
  const [heredoc] = state.heredocs;
  const line = heredoc.isTrimmed ? stream.string.replace(/^\t+/, "") : stream.string;
  stream.skipToEnd();
  if (line !== heredoc.word) return null;
  state.heredocs.shift();
  return "keyword";
}
