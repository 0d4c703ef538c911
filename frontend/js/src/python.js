// Colours Python line by line, and knows how far the next line goes in.
//
// Only colours: a whole grammar would be a tenth of the page's download, and what is wrong with a file is not said here.
const words = (text) => new Set(text.split(" "));
const keywords = words(
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield True False None",
);
// Words that are keywords only at the start of a statement with a block, or of a type's name.
const softKeywords = /^(?:(?:match|case)(?=\s+[^\s=.,:)\]][^=]*:\s*(?:#.*)?$)|type(?=\s+\w+\s*(?:\[.*\])?\s*=))/;
const stringStart = /^([rbuft]{0,2})("""|'''|"|')/i;
const leaving = words("return pass break continue raise");
const goingOn = /^(?:elif\b|else\s*:|except\b|finally\s*:)/;

export const python = {
  name: "python",
  // strings: open ones, the innermost last, each with the number of brackets that its current `{…}` has open, or null outside of one.
  // brackets: for each open one, how far the line that opened it is in.
  startState: () => ({ strings: [], brackets: [], indent: 0, isStart: true, isDecorator: false, isName: false, first: "", last: "", continues: false }),
  copyState: (state) => ({ ...state, strings: state.strings.map((string) => ({ ...string })), brackets: [...state.brackets] }),
  token(stream, state) {
    if (stream.sol()) startOfLine(stream, state);
    const string = state.strings.at(-1);
    if (string && string.depth === null) return insideString(stream, state, string);
    if (stream.eatSpace()) return null;
    const style = piece(stream, state);
    if (style !== "comment") state.last = stream.current();
    state.isStart = false;
    return style;
  },
  // A line in brackets goes in one step from the line that opened them; one after `:` goes in, one after `return` comes out.
  indent(state, after, context) {
    if (state.strings.some(({ quote }) => quote.length === 3)) return null;
    if (state.brackets.length > 0) return state.brackets.at(-1) + (/^[)\]}]/.test(after) ? 0 : context.unit);
    if (state.last === ":") return state.indent + context.unit;
    const out = Math.max(0, state.indent - context.unit);
    // An `else` may belong to any block around it: who has moved it out already knows to which.
    if (goingOn.test(after)) return Math.min(out, context.lineIndent(context.state.selection.main.head));
    return leaving.has(state.first) ? out : state.indent;
  },
  languageData: { commentTokens: { line: "#" }, indentOnInput: /^\s*(?:[)\]}]|else:|elif\s|except[\s:]|finally:)$/ },
};

function startOfLine(stream, state) {
  // A string in single quotes ends with its line, unless the line's last character escapes the end.
  if (!state.continues) {
    const open = state.strings.findIndex((string) => string.quote.length === 1);
    if (open >= 0) state.strings.length = open;
  }
  const isGoingOn = state.strings.length > 0 || state.brackets.length > 0 || state.continues;
  state.continues = /\\$/.test(stream.string);
  if (isGoingOn || /^\s*(?:#|$)/.test(stream.string)) return;
  state.indent = stream.indentation();
  state.isStart = true;
  state.isDecorator = false;
  state.isName = false;
  state.first = "";
}

function piece(stream, state) {
  const { isStart, isName, isDecorator } = state;
  state.isName = false;
  if (stream.match("#")) {
    stream.skipToEnd();
    return "comment";
  }
  const start = stream.match(stringStart);
  if (start) {
    const string = { quote: start[2], isRaw: /r/i.test(start[1]), isFormat: /[ft]/i.test(start[1]), depth: null };
    state.strings.push(string);
    return insideString(stream, state, string);
  }
  if (stream.match(/^\.?\d[\w.]*/)) return null;
  const soft = isStart && stream.match(softKeywords);
  const word = soft || stream.match(/^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}_]*/u);
  if (word) {
    if (isStart) state.first = word[0];
    if (isDecorator) return "meta";
    if (isName) return "variableName.definition.function";
    if (!soft && !keywords.has(word[0])) return null;
    state.isName = word[0] === "def" || word[0] === "class";
    return "keyword";
  }
  if (isStart && stream.match("@")) {
    state.isDecorator = true;
    return "meta";
  }
  return bracketOrOther(stream, state);
}

function bracketOrOther(stream, state) {
  const next = stream.next();
  const string = state.strings.at(-1);
  const isOpening = "([{".includes(next);
  const isClosing = ")]}".includes(next);
  if (state.isDecorator && next === "(") state.isDecorator = false;
  if (string) {
    if (isClosing && string.depth === 0) {
      string.depth = null;
      return "string";
    }
    // What follows `:` in `{value:>8}` is text again.
    if (next === ":" && string.depth === 0) {
      stream.match(/^[^{}"']*/);
      return "string";
    }
    string.depth += isOpening ? 1 : isClosing ? -1 : 0;
  } else if (isOpening) {
    state.brackets.push(stream.indentation());
  } else if (isClosing) {
    state.brackets.pop();
  }
  return null;
}

function insideString(stream, state, string) {
  while (!stream.eol()) {
    if (stream.match(string.quote)) {
      state.strings.pop();
      break;
    }
    if (string.isFormat && stream.peek() === "{") {
      if (stream.match("{{")) continue;
      stream.next();
      string.depth = 0;
      break;
    }
    // A raw string keeps its backslashes, but one before a quote still keeps the string open.
    if (stream.next() === "\\") stream.next();
  }
  return "string";
}
