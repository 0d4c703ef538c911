// The line that is typed: a CodeMirror editor that is one line high and grows with what needs several.
import { acceptCompletion, autocompletion, closeCompletion, completionStatus, startCompletion } from "@codemirror/autocomplete";
import { cursorCharLeft, cursorCharRight, defaultKeymap, history, historyKeymap, insertNewline } from "@codemirror/commands";
import { Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, keymap } from "@codemirror/view";
import { div, element, text } from "./block.js";

export class Prompt {
  // `ask` answers about the line: { isUnfinished, complete, check }. `on` are { run, interrupt, clear, paste, resize }; `lines` is the History.
  constructor(phrases, lines, ask, on) {
    this.phrases = phrases;
    this.lines = lines;
    this.ask = ask;
    this.on = on;
    // Whether the next Tab leads on, and whether the next letter is typed with Ctrl.
    this.leadsOn = false;
    this.withControl = false;
    this.marks = [];
    this.element = div("console__prompt");
    this.label = element("b", "console__folder");
    this.label.translate = false;
    this.tip = text("p", "", "console__tip");
    this.tip.id = "console-tip";
    this.tip.setAttribute("role", "status");
    const host = div("console__input");
    this.name = new Compartment();
    this.view = new EditorView({
      parent: host,
      state: EditorState.create({
        extensions: [
          Prec.high(keymap.of(this.keys())),
          autocompletion({ override: [(context) => this.suggest(context)], activateOnTyping: false, icons: false }),
          history(),
          keymap.of([...defaultKeymap.filter(({ key }) => !TAKEN.has(key)), ...historyKeymap]),
          drawSelection(),
          EditorView.lineWrapping,
          this.name.of(this.attributes(phrases.input)),
          wrong,
          EditorView.inputHandler.of((_view, _from, _to, typed) => this.typedWithControl(typed)),
          EditorView.domEventHandlers({ paste: (event) => this.pasted(event), blur: () => void (this.leadsOn = false) }),
          EditorView.updateListener.of((update) => update.docChanged && this.changed()),
        ],
      }),
    });
    this.element.append(this.label, host);
  }

  attributes(label) {
    const { input_hint: hint } = this.phrases;
    const attributes = EditorView.contentAttributes.of({
      "aria-label": label, "aria-description": hint, "aria-describedby": "console-tip", autocapitalize: "off", autocorrect: "off", spellcheck: "false",
      translate: "no", enterkeyhint: "go",
    });
    return [attributes, EditorState.phrases.of({ Completions: this.phrases.suggestions })];
  }

  // Takes the words of another language.
  reword(phrases) {
    this.phrases = phrases;
    this.rename();
    this.check();
  }

  keys() {
    const { on } = this;
    const always = (act) => () => {
      act();
      return true;
    };
    return [
      { key: "Enter", run: () => this.enter() },
      { key: "Shift-Enter", run: insertNewline },
      { key: "Alt-Enter", run: () => this.correct() },
      { key: "ArrowUp", run: () => this.recall(-1) },
      { key: "ArrowDown", run: () => this.recall(1) },
      { key: "Ctrl-p", run: () => this.recall(-1) },
      { key: "Ctrl-n", run: () => this.recall(1) },
      { key: "Ctrl-r", run: always(() => this.search()) },
      { key: "Ctrl-c", run: () => this.interrupt() },
      { key: "Ctrl-l", run: always(on.clear) },
      // Where a shell would end itself, this one stays.
      { key: "Ctrl-d", run: () => this.text() === "" },
      { key: "Ctrl-u", run: always(() => this.set("")) },
      { key: "Tab", run: () => this.tab() },
      { key: "Escape", run: () => this.escape() },
    ];
  }

  text() {
    return this.view.state.doc.toString();
  }

  // Puts a text into the line, with the cursor at its end.
  set(content) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: content }, selection: { anchor: content.length }, scrollIntoView: true });
  }

  // Puts a text into the line for the user to go on with.
  type(content) {
    this.set(content);
    this.view.focus();
  }

  // Adds a text where the cursor is.
  insert(content) {
    this.view.dispatch(this.view.state.replaceSelection(content), { userEvent: "input.type" });
    this.view.focus();
  }

  // Shows in which folder the shell works; null while a program runs, whose input the line is then.
  setFolder(folder) {
    this.isInput = folder === null;
    this.label.textContent = folder === null ? "" : `${folder} $`;
    this.rename();
  }

  rename() {
    const { input, program_input: programInput } = this.phrases;
    this.view.dispatch({ effects: this.name.reconfigure(this.attributes(this.isInput ? programInput : input)) });
  }

  focus() {
    this.view.focus();
  }

  enter() {
    if (completionStatus(this.view.state) === "active" && acceptCompletion(this.view)) return true;
    const line = this.text();
    if (!this.isInput && this.ask.isUnfinished(line)) return insertNewline(this.view);
    if (this.on.run(line)) this.set("");
    return true;
  }

  // Ctrl+C copies what is selected, as in every other field.
  interrupt() {
    if (!this.view.state.selection.main.empty) return false;
    this.on.interrupt(this.text());
    this.lines.leave();
    this.set("");
    return true;
  }

  recall(direction) {
    const { state } = this.view;
    if (completionStatus(state) === "active" || this.isInput) return false;
    const { number } = state.doc.lineAt(state.selection.main.head);
    if (direction < 0 ? number > 1 : number < state.doc.lines) return false;
    const line = this.lines.step(direction, this.text());
    if (line !== null) this.set(line);
    return true;
  }

  tab() {
    const line = this.text();
    if (completionStatus(this.view.state) === "active") return acceptCompletion(this.view);
    // Nothing is there to complete, or the user wants to go on.
    if (this.leadsOn || line === "" || this.isInput) return false;
    const { head } = this.view.state.selection.main;
    const found = this.ask.complete(line, head);
    if (!found?.options.length) return true;
    const { from, to, insert, isOnly } = shared(found, line);
    if (insert.length > to - from || isOnly) {
      const end = isOnly && !/[/=]$/.test(insert) ? `${insert} ` : insert;
      this.view.dispatch({ changes: { from, to, insert: end }, selection: { anchor: from + end.length }, userEvent: "input.complete" });
      if (isOnly) return true;
    }
    return startCompletion(this.view);
  }

  escape() {
    if (closeCompletion(this.view)) return true;
    this.leadsOn = true;
    return false;
  }

  suggest({ state, pos }) {
    const found = this.ask.complete(state.doc.toString(), pos);
    if (!found?.options.length) return null;
    const options = found.options.map(({ insert, detail }, place) => ({ label: insert, detail: detail || undefined, boost: -Math.min(place, 99) }));
    return { from: found.from, to: found.to, options, filter: false };
  }

  changed() {
    this.leadsOn = false;
    this.marks = [];
    this.on.resize();
    // What is wrong is said in a pause.
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.check(), CHECK_MS);
  }

  check() {
    const line = this.text();
    const { length } = this.view.state.doc;
    const marks = line && !this.isInput ? this.ask.check(line) : [];
    this.marks = marks.filter(({ from, to }) => from < to && to <= length);
    this.view.dispatch({ effects: setWrong.of(this.marks) });
    this.tip.replaceChildren(marks[0]?.message ?? "");
    if (this.marks.some(({ insert }) => insert !== undefined)) {
      const button = text("button", this.phrases.correct, "button button--quiet button--small");
      button.type = "button";
      button.addEventListener("click", () => this.correct());
      this.tip.append(" ", button);
    }
    this.on.resize();
  }

  // Puts in what should stand in the places that are marked.
  correct() {
    const changes = this.marks.filter(({ insert }) => insert !== undefined);
    this.view.dispatch({ changes, userEvent: "input.complete" });
    this.view.focus();
    return true;
  }

  pasted(event) {
    const content = event.clipboardData?.getData("text/plain") ?? "";
    if (this.isInput || !content || this.text().trim() !== "") return false;
    const left = this.on.paste(content);
    if (left === null) return false;
    event.preventDefault();
    this.set(left);
    return true;
  }

  // The key row has a Ctrl of its own, for the next letter.
  typedWithControl(typed) {
    if (!this.withControl) return false;
    this.on.control(false);
    const key = this.keys().find(({ key: name }) => name === `Ctrl-${typed.toLowerCase()}`);
    key?.run(this.view);
    return true;
  }

  // Looks for a line that was run: what is typed finds the newest that holds it, Ctrl+R the one before.
  search() {
    const before = this.text();
    const box = div("console__search");
    const label = text("label", this.phrases.search_history);
    const field = element("input");
    field.id = "console-search";
    field.setAttribute("autocomplete", "off");
    field.setAttribute("spellcheck", "false");
    label.htmlFor = field.id;
    let found = null;
    const close = (line) => {
      box.remove();
      if (line !== null) this.set(line);
      this.view.focus();
    };
    const look = (from) => {
      const next = this.lines.find(field.value, from);
      field.setAttribute("aria-invalid", String(Boolean(field.value) && !next && !found));
      if (next) found = next;
      if (next) this.set(next.line);
    };
    field.addEventListener("input", () => {
      found = null;
      look(undefined);
    });
    field.addEventListener("keydown", (event) => {
      const { key, ctrlKey } = event;
      if (ctrlKey && key === "r") look(found?.at);
      else if (key === "Enter") {
        close(null);
        this.enter();
      } else if (key === "Escape" || (key === "Tab" && !event.shiftKey)) close(null);
      else if (ctrlKey && (key === "c" || key === "g")) close(before);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    box.append(label, field);
    this.element.before(box);
    field.focus();
  }

  // Does what a key of the key row does.
  press(key) {
    const { view } = this;
    const moves = { ArrowLeft: cursorCharLeft, ArrowRight: cursorCharRight };
    const own = this.keys().find(({ key: name }) => name === key);
    if (!own?.run(view)) moves[key]?.(view);
    view.focus();
  }

  destroy() {
    clearTimeout(this.pause);
    this.view.destroy();
  }
}

// Returns what all suggestions begin with, in the place where they go.
function shared({ from, to, options }, line) {
  let [{ insert }] = options;
  for (const option of options) {
    while (!option.insert.startsWith(insert)) insert = insert.slice(0, -1);
  }
  const typed = line.slice(from, to);
  // A suggestion may correct what was typed; a part of one may not take letters away.
  if (options.length > 1 && !insert.startsWith(typed)) insert = typed;
  return { from, to, insert, isOnly: options.length === 1 };
}

const setWrong = StateEffect.define();
// What is wrong in the line, as the check has it.
const wrong = StateField.define({
  create: () => Decoration.none,
  update(marks, { changes, effects }) {
    const told = effects.find((effect) => effect.is(setWrong));
    if (!told) return marks.map(changes);
    const sorted = told.value.toSorted((a, b) => a.from - b.from);
    return Decoration.set(sorted.map(({ from, to, message }) => Decoration.mark({ class: "console__wrong", attributes: { title: message } }).range(from, to)));
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Keys of an editor that mean something else here, or in the page.
const TAKEN = new Set(["Mod-Enter", "Enter", "Mod-d", "Ctrl-d"]);
const CHECK_MS = 150;
