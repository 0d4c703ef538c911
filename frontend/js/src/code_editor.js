// One CodeMirror view as the page uses it: text, states of lines, errors in place, and where the lines are on the screen.
//
// All lines are zero-based. Structured arguments come as JSON texts, so that the border is made of strings and numbers. Calls back into
// the page are deferred to a microtask or an animation frame, so that the page may call the editor from inside of them.
import { Annotation, Compartment, EditorState, Prec, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, lineNumbers } from "@codemirror/view";
import { analysis, readAgain } from "./analysis.js";
import { answer, drawn, following } from "./language_reader.js";
import { watchGeometry } from "./geometry.js";
import { lineAt, markedLines, marks, setErrors, setLit, setLoud, setMarks } from "./marks.js";
import { replacement } from "./replacement.js";
import { whenEditing, whenHelping, whenSearching } from "./lazy_parts.js";

const fromOutside = Annotation.define();

// Whether the next undo, in any editor, takes back the files that were put in place.
let takesBack = false;

export class CodeEditor {
  // `options` is JSON: path, which is the editor's name too, text, hint (read out as the description), phrases (pairs of CodeMirror's English words and ours). `on*` are functions of the page.
  constructor(host, options, onChange, onFocus, onHover, onMark, onShowLog, onFix, onGeometry, onPaste, onTakeBack) {
    const { path, text, hint, phrases } = JSON.parse(options);
    this.name = new Compartment();
    this.phrases = new Compartment();
    this.editing = whenEditing(path);
    this.path = path;
    this.hint = hint;
    this.crlf = usesCrlf(text);
    this.onChange = onChange;
    this.hovered = null;
    this.onHover = onHover;
    this.onPaste = onPaste;
    this.changeIsTold = true;
    this.analysis = analysis((doc) => drawn(this.path, this.withLineEnds(doc)), (from, isFixable) => {
      this.select(from, from);
      this.run(isFixable ? "fix" : "explain");
    });
    this.help = whenHelping((what, from, to, text) => parsed(answer(this.path, what, from, to, text)), this.analysis, () => onPaste("", ""));
    this.view = new EditorView({
      parent: host,
      state: EditorState.create({
        doc: text,
        extensions: [
          // Before the editor's own undo.
          Prec.highest(EditorView.domEventHandlers({
            keydown(event) {
              if (!takesBack || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.key !== "z") return false;
              takesBack = false;
              queueMicrotask(onTakeBack);
              return true;
            },
          })),
          marks({ onMark, onShowLog, onFix, onHover: (line) => this.hover(line) }),
          lineNumbers(),
          this.analysis.extension,
          highlightSpecialChars(),
          EditorView.clipboardInputFilter.of(withoutNoise),
          drawSelection(),
          EditorState.allowMultipleSelections.of(true),
          EditorView.clickAddsSelectionRange.of((event) => event.altKey),
          EditorView.lineWrapping,
          this.phrases.of(EditorState.phrases.of(Object.fromEntries(phrases))),
          whenSearching().extension,
          this.help.extension,
          this.editing.extension,
          this.name.of(this.attributes()),
          EditorView.updateListener.of((update) => this.updated(update, onFocus)),
          EditorView.domEventHandlers({
            mousemove: (event, view) => this.hover(lineAt(view, view.lineBlockAtHeight(event.clientY - view.documentTop).from)),
            mouseleave: () => this.hover(null),
          }),
        ],
      }),
    });
    this.editing.bring(this.view);
    this.stopFollowing = following((turn) => this.follow(turn));
    this.geometry = watchGeometry(this.view, markedLines, onGeometry);
  }

  // Returns the text with the line ends that it came with.
  text() {
    return this.withLineEnds(this.view.state.doc);
  }

  withLineEnds(doc) {
    return doc.sliceString(0, doc.length, this.crlf ? "\r\n" : "\n");
  }

  // Replaces what differs; cursor, selection and marks stay where they were in the text. Not told to the page, not undone by the user.
  setText(text) {
    this.crlf = usesCrlf(text);
    const change = replacement(this.view.state.doc.toString(), text.replaceAll("\r\n", "\n"));
    if (change) this.view.dispatch({ changes: change, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] });
  }

  // Files were put in place, or taken back: what was typed before cannot be undone by itself any more.
  setPlaced(canTakeBack) {
    takesBack = canTakeBack;
    this.editing.forget(this.view);
  }

  // Sets the file's path: the editor's name, which decides its language.
  setPath(path) {
    if (path === this.path) return;
    this.path = path;
    this.editing.setPath(this.view, path);
    this.view.dispatch({ effects: [this.name.reconfigure(this.attributes()), readAgain.of(null)] });
  }

  // Takes the words of another language: JSON of hint and phrases, as in the constructor.
  setWords(words) {
    const { hint, phrases } = JSON.parse(words);
    this.hint = hint;
    const effects = [this.phrases.reconfigure(EditorState.phrases.of(Object.fromEntries(phrases))), this.name.reconfigure(this.attributes())];
    this.view.dispatch({ effects });
  }

  // [{ line, state, label }]: shapes left of the line numbers.
  setMarks(list) {
    this.view.dispatch({ effects: setMarks.of(JSON.parse(list)) });
  }

  // [{ first, end, state }]: tinted lines first..end.
  setLoud(list) {
    this.view.dispatch({ effects: setLoud.of(JSON.parse(list)) });
  }

  // Lights lines first..end up, or none when they are the same.
  setLit(first, end) {
    this.view.dispatch({ effects: setLit.of(end > first ? [{ first, end }] : []) });
  }

  // [{ line, title, detail, button, fix, state }]: a block under the line; `button` names the way into the log, `fix` what mends it.
  setErrors(list) {
    this.view.dispatch({ effects: setErrors.of(JSON.parse(list)) });
  }

  scrollToLine(line) {
    const { doc } = this.view.state;
    if (line < doc.lines) this.view.dispatch({ effects: EditorView.scrollIntoView(doc.line(line + 1).from, { y: "nearest", yMargin: 24 }) });
  }

  // Scrolls so that a line is in the middle.
  centreLine(line) {
    const { doc } = this.view.state;
    this.view.dispatch({ effects: EditorView.scrollIntoView(doc.line(Math.min(line + 1, doc.lines)).from, { y: "center" }) });
  }

  // Puts the cursor at the start of a line and the focus into the editor.
  goToLine(line) {
    const { doc } = this.view.state;
    const { from } = doc.line(Math.min(line + 1, doc.lines));
    this.view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.view.focus();
  }

  // Selects a stretch of the text and takes the focus.
  select(from, to) {
    const { length } = this.view.state.doc;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    this.view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "nearest", yMargin: 48 }) });
    this.view.focus();
  }

  // Replaces stretches of the text, given as a JSON list of { from, to, insert } in the order of the text, in one step that can be undone.
  change(list) {
    const { length } = this.view.state.doc;
    const changes = JSON.parse(list).filter(({ to }) => to <= length);
    this.view.dispatch({ changes, userEvent: "input.complete", scrollIntoView: true });
    this.view.focus();
  }

  // Does one of the commands of the help: see help.js.
  run(command) {
    this.view.focus();
    this.help.bring(this.view).then(({ commands }) => commands[command]?.(this.view)).catch(() => {});
  }

  // Reads the text again where something else has changed what is said of it.
  follow(turn) {
    if (this.view.state.field(this.analysis.field).turn !== turn) this.view.dispatch({ effects: readAgain.of(null) });
  }

  focus() {
    this.view.focus();
  }

  // Reports the geometry again, changed or not: after a layout that the editor cannot see.
  measure() {
    this.geometry.again();
  }

  destroy() {
    this.stopFollowing();
    this.geometry.stop();
    this.view.destroy();
  }

  attributes() {
    return EditorView.contentAttributes.of({ tabindex: "0", "aria-label": this.path, "aria-description": this.hint, autocapitalize: "off", spellcheck: "false" });
  }

  updated(update, onFocus) {
    if (update.focusChanged && update.view.hasFocus) queueMicrotask(onFocus);
    const isTyped = update.transactions.some((transaction) => transaction.docChanged && !transaction.annotation(fromOutside));
    if (isTyped) takesBack = false;
    const paste = update.transactions.find((transaction) => transaction.isUserEvent("input.paste") || transaction.isUserEvent("input.drop"));
    if (paste) this.pasted(paste);
    if (isTyped && convertsLineEnds(update)) this.crlf = false;
    if (isTyped && this.changeIsTold) {
      this.changeIsTold = false;
      queueMicrotask(() => {
        this.changeIsTold = true;
        this.onChange(this.text());
      });
    }
    this.geometry?.soon();
  }

  // Tells the page what was pasted, and what stood here before; a lone word needs no look.
  pasted({ changes, startState }) {
    const before = this.withLineEnds(startState.doc);
    let text = "";
    changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => (text ||= inserted.toString()), true);
    if (/\s\S/.test(text)) setTimeout(() => this.onPaste(before, text));
  }

  hover(line) {
    if (line === this.hovered) return;
    this.hovered = line;
    this.onHover(line ?? -1);
  }
}

const parsed = (json) => (json ? JSON.parse(json) : null);

// Returns whether a change puts line ends in place of line ends: the editor shows no difference, and the file gets those of Linux.
const convertsLineEnds = ({ changes, startState }) => {
  let converts = !changes.empty;
  changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    converts &&= startState.doc.sliceString(fromA, toA) === "\n" && inserted.length === 1 && inserted.lines === 2;
  }, true);
  return converts;
};
const usesCrlf = (text) => /\r\n/.test(text) && !/[^\r]\n/.test(text);

// Returns pasted text without a byte order mark in front and without NULs, which no text file has: both come from files in UTF-16.
const withoutNoise = (text) => text.replace(/^\uFEFF|\0/g, "");
