// Colours of a Dockerfile: each check writes the pieces of a text with their styles.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfile } from "../src/dockerfile.js";
import { colouring } from "./coloured.js";

const coloured = colouring(dockerfile);

for (const [what, text, expected] of [
  ["instructions and strings", 'FROM python:3.8-alpine\nCMD ["python","app.py"]', ["keyword(FROM)", 'keyword(CMD) string("python") string("app.py")']],
  ["stage names", "from a as b", ["keyword(from) keyword(as)"]],
  ["an unknown word is no instruction", "FORM a", [""]],
  ["flags and variables", "COPY --from=build $HOME/a ${B:-c} .", ["keyword(COPY) attributeName(--from) variableName.special($HOME) variableName.special(${B:-c})"]],
  ["the flags of a command are its own", "RUN --mount=type=cache pip install --no-cache x", ["keyword(RUN) attributeName(--mount)"]],
  ["comments, also between continued lines", "RUN a \\\n# b\n  c\nRUN d", ["keyword(RUN) escape(\\)", "comment(# b)", "", "keyword(RUN)"]],
  ["another escape", "# escape=`\nRUN a `\nRUN", ["comment(# escape=`)", "keyword(RUN) escape(`)", ""]],
  ["a string over two lines", 'RUN echo "a \\\nb" c', ['keyword(RUN) string("a ) escape(\\)', 'string(b")']],
  ["a here-document", "RUN <<-EOF\n\techo FROM\n\tEOF\nRUN b", ["keyword(RUN) keyword(<<-EOF)", "", "keyword(\tEOF)", "keyword(RUN)"]],
  ["two here-documents", "COPY <<a <<'b' /x/\n1\na\n2\nb\nRUN c", ["keyword(COPY) keyword(<<a) keyword(<<'b')", "", "keyword(a)", "", "keyword(b)", "keyword(RUN)"]],
  ["ONBUILD takes an instruction", "ONBUILD RUN a", ["keyword(ONBUILD) keyword(RUN)"]],
]) {
  test(what, () => assert.deepEqual(coloured(text), expected));
}

test("any prefix of a text is read to its end", () => {
  const text = '# escape=`\nFROM a AS b\nRUN <<E "x `\n${y\nE\nENV a="b \\" c"\n\tHEALTHCHECK --interval=1s CMD x';
  for (let end = 0; end <= text.length; end += 1) coloured(text.slice(0, end));
});
