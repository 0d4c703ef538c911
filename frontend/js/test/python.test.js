// Colours of Python, and how far its lines go in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { StreamLanguage, getIndentation, indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { python } from "../src/python.js";
import { colouring } from "./coloured.js";

const coloured = colouring(python);
const name = "variableName.definition.function";

for (const [what, text, expected] of [
  ["imports and strings", 'from flask import Flask\napp = Flask("x")', ["keyword(from) keyword(import)", 'string("x")']],
  ["decorators and definitions", '@app.route("/")\ndef hello(a):', ['meta(@) meta(app) meta(route) string("/")', `keyword(def) ${name}(hello)`]],
  ["classes and constants", "class A(B): x = None", [`keyword(class) ${name}(A) keyword(None)`]],
  ["comments", 'x = 1 # "no string', ['comment(# "no string)']],
  ["a matrix product is no decorator", "a = b @ c", [""]],
  ["words inside of words", "classic = definition.pass_ if is_x else 1", ["keyword(if) keyword(else)"]],
  ["names in other scripts", "größe = 漢字 or 1", ["keyword(or)"]],
  ["a string over lines", '"""a\nb # c\n""" + d', ['string("""a)', "string(b # c)", 'string(""")']],
  ["an unclosed string ends with its line", 'a = "b\nif c: pass', ['string("b)', "keyword(if) keyword(pass)"]],
  ["an escaped line end goes on", 'a = "b \\\nc" if d', ['string("b \\)', 'string(c") keyword(if)']],
  ["escapes and prefixes", String.raw`a = rb'\'x' + "\\" + 1`, [String.raw`string(rb'\'x') string("\\")`]],
  ["values in a format string", 'f"a {b if c else "d"} {{e}} {f:>8}" or g', ['string(f"a {) keyword(if) keyword(else) string("d") string(}) string( {{e}} {) string(:>8) string(}) string(") keyword(or)']],
  ["a dictionary in a format string", "f'{ {1: 2}[1] }' if x", ["string(f'{) string(}) string(') keyword(if)"]],
  ["match where it is one", "match = 1\nmatch x:\n    case [a]:\nmatch(x)", ["", "keyword(match)", "keyword(case)", ""]],
]) {
  test(what, () => assert.deepEqual(coloured(text), expected));
}

test("any prefix of a text is read to its end", () => {
  const text = '@a(\ndef f(x: "T" = f"{a[f\'{b:{c}}\']!r}") -> {1}:\n  """d\n  """; return [\\\n)}]\n\'e\\';
  for (let end = 0; end <= text.length; end += 1) coloured(text.slice(0, end));
});

// `|` is where the new line begins.
for (const [what, text, expected] of [
  ["after a colon", "def f():\n|", 4],
  ["after a colon and a remark", "    if a:  # why\n|", 8],
  ["in the block", "if a:\n    b = 1\n|", 4],
  ["after a return", "def f():\n    return 1\n|", 0],
  ["after a return over lines", "def f():\n    return g(\n        1,\n    )\n|", 0],
  ["in a bracket", "a = f(\n|", 4],
  ["in the inner of two brackets", "a = f(\n    [\n|", 8],
  ["a closing bracket", "a = f(\n    1,\n|)", 0],
  ["else comes out", "if a:\n    b\n    |else:", 0],
  ["an else that was moved out stays", "for a in b:\n    if c:\n        d\n|else:", 0],
  ["a string over lines is left alone", 'a = """\n  b\n|', null],
  ["after such a string", 'def f():\n    """a\n  b\n"""\n|', 4],
  ["a slice's colon is none", "a = b[1:\n|", 4],
]) {
  test(`a new line: ${what}`, () => {
    const doc = text.replace("|", "");
    const state = EditorState.create({
      doc,
      selection: { anchor: text.indexOf("|") },
      extensions: [StreamLanguage.define(python).extension, indentUnit.of("    ")],
    });
    assert.equal(getIndentation(state, text.indexOf("|")), expected);
  });
}
