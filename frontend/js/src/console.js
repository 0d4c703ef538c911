// A lazy part: the console. It keeps the transcript and the line that is typed, and shows a terminal while a program wants one.
//
// The page tells what happens (`take`), and is asked for what the server is to do (`tell`): see `dom/console.rs`. What a command line means is asked of
// the console module.
import { Credits } from "./console/credits.js";
import { offerNames } from "./console/help_names.js";
import { History } from "./console/history.js";
import { control, keyRow, sequence, showControl } from "./console/key_row.js";
import { Prompt } from "./console/prompt.js";
import { LineQueue } from "./console/queue.js";
import { div, element } from "./console/block.js";
import { Service } from "./console/service.js";
import { Transcript } from "./console/transcript.js";
import { fetching } from "./lazily.js";
import { whenSpoken } from "./words.js";

const fetchTerminal = fetching(() => import("./terminal.js"));

// Makes the console in an element once its module and its words are there.
export async function open(host, tell, loadWords) {
  const service = await Service.load(loadWords);
  return new Console(host, tell, service);
}

class Console {
  // `tell(what, text, bytes, first, second)` asks the page.
  constructor(host, tell, service) {
    this.service = service;
    this.tell = (what, text = "", bytes = NOTHING, first = 0, second = 0) => tell(what, text, bytes, first, second);
    this.credits = new Credits((bytes) => this.tell("acknowledge", "", NOTHING, bytes));
    this.lines = new History();
    this.queue = new LineQueue(service);
    this.state = { folder: "", images: [], containers: [] };
    // "away" without a shell, "ready" for a line, "running", or "terminal".
    this.mode = "away";
    this.root = div("console");
    this.scroller = div("console__scroll");
    this.transcript = new Transcript(this.scroller, this.credits, service);
    this.prompt = this.makePrompt();
    this.scroller.append(this.transcript.element, this.prompt.element, this.prompt.tip);
    this.keys = keyRow(service.phrases, (key) => this.press(key));
    this.root.append(this.scroller, this.keys);
    // A press beside the text goes to the line, unless something is being selected.
    this.scroller.addEventListener("click", ({ target }) => {
      if (getSelection().isCollapsed && !target.closest("button, a, .console__prompt, .console__search")) this.focus();
    });
    host.append(this.root);
    this.setMode("away");
    this.sizes = new ResizeObserver(() => (this.scroller.clientHeight > 0 ? this.transcript.toEnd() : this.giveBack()));
    this.sizes.observe(this.scroller);
    fetchTerminal().catch(() => {});
    this.stopListening = whenSpoken(() => this.speak());
    this.tell("open");
  }

  // Takes the words of the language that is spoken now. What was said already stays as it was said.
  speak() {
    const phrases = this.service.reword();
    const keys = keyRow(phrases, (key) => this.press(key));
    showControl(keys, this.prompt.withControl);
    this.keys.replaceWith(keys);
    this.keys = keys;
    this.transcript.reword();
    this.prompt.reword(phrases);
    this.terminal?.host.setAttribute("aria-label", phrases.terminal);
    this.terminal?.setLabel(phrases.terminal_hint);
  }

  makePrompt() {
    const { service } = this;
    const ask = {
      isUnfinished: (line) => service.isUnfinished(line),
      complete: (line, at) => service.complete(line, at, this.state),
      check: (line) => service.check(line),
    };
    return new Prompt(service.phrases, this.lines, ask, {
      run: (line) => this.enter(line),
      interrupt: (line) => this.interrupt(line),
      clear: () => this.transcript.clear(this.running),
      paste: (content) => this.paste(content),
      resize: () => this.transcript.toEnd(),
      control: (isHeld) => this.holdControl(isHeld),
    });
  }

  // Takes what the page tells. The bytes are those of the page's own memory, which changes under them, and are drawn later.
  take(what, text, shared) {
    const bytes = shared.slice();
    const told = {
      event: () => this.event(JSON.parse(text)),
      wrote: () => this.wrote(text, bytes),
      build: () => this.built(bytes, text),
      press: () => this.pressed(...JSON.parse(text)),
      files: () => (this.state.files = JSON.parse(text)),
      connected: () => this.tell("open"),
      lost: () => this.lost(),
      ended: () => this.ended(),
      refused: () => this.refused(text),
      focus: () => this.call(),
    };
    told[what]?.();
  }

  // An event of the shell, as JSON writes it: a word, or an object with one member.
  event(told) {
    const [kind, about] = typeof told === "string" ? [told] : Object.entries(told)[0];
    const events = {
      opened: () => this.opened(about),
      terminal_began: () => void this.beginTerminal(),
      build_began: () => (this.running ??= this.begin("", "typed")).follow(about.build),
      cleared: () => this.transcript.clear(this.running),
      edit_file: () => this.tell("edit", about.path),
      ready: () => this.ready(about),
    };
    events[kind]?.();
  }

  opened({ history, state }) {
    this.lines.reset(history);
    if (this.wasLost) this.transcript.remark(this.service.phrases.new_shell);
    this.wasLost = false;
    this.know(state);
    this.setMode("ready");
    // A new shell owes nothing, and runs what the old one was too late for.
    this.credits.forget();
    const { again } = this;
    this.again = null;
    if (again) this.send(again);
  }

  know(state) {
    this.state = { ...state, files: this.state.files };
    this.prompt.setFolder(this.folder());
  }

  folder() {
    return this.state.folder ? `~/${this.state.folder}` : "~";
  }

  setMode(mode) {
    this.mode = mode;
    this.root.dataset.mode = mode;
    this.prompt.setFolder(mode === "running" ? null : this.folder());
  }

  begin(line, kind, remark) {
    return this.transcript.begin({ prompt: this.folder(), line, kind, remark });
  }

  // Enter in the input: a command, or a line for the program that runs. Returns whether it was taken.
  enter(line) {
    if (this.mode === "running") {
      this.tell("type", "", encoder.encode(`${line}\n`));
      return true;
    }
    if (this.mode !== "ready") return false;
    this.transcript.toEnd();
    if (line.trim()) this.run(this.service.typed(line), "typed");
    else this.begin("", "typed");
    return true;
  }

  run(line, kind, remark) {
    this.lines.add(line);
    this.running = this.begin(line, kind, remark);
    this.send(line);
  }

  send(line) {
    this.setMode("running");
    const [columns, rows] = this.size();
    this.tell("run", line, NOTHING, columns, rows);
  }

  interrupt(line) {
    this.queue.forget();
    if (this.mode === "running") this.tell("interrupt");
    else if (this.mode === "ready") this.begin(`${line}^C`, "typed");
  }

  // Several pasted lines run one after another; of one, returns what is to stand in the input. Null where the editor takes it as it is.
  paste(content) {
    if (this.mode !== "ready") return null;
    const lines = this.queue.take(content);
    if (lines.length < 2) return lines[0] ?? null;
    this.next();
    return "";
  }

  next() {
    const line = this.queue.next();
    if (line) this.run(line.text, "pasted", line.remark);
  }

  wrote(stream, bytes) {
    if (stream === "terminal" && this.terminal) this.terminal.write(bytes);
    else if (stream === "terminal" && this.early) this.early.push(bytes);
    else this.transcript.write((this.running ??= this.begin("", "typed")), stream === "err" ? "err" : "out", bytes);
  }

  // A record of a build; `text` is how far the server's clock is ahead, and below it the last lines of what failed.
  built(record, text) {
    const [, offset, errors] = /^(-?\d+)\n([^]*)$/.exec(text);
    const block = this.transcript.blocks.findLast((each) => each.build === this.service.buildNumber(record));
    if (!block) return;
    clearInterval(block.clock);
    const draw = () => {
      const { rows, isOver } = this.service.progress(record, Date.now() + Number(offset), errors);
      this.transcript.follow(() => block.progress(rows));
      if (isOver) clearInterval(block.clock);
      return isOver;
    };
    if (!draw()) block.clock = setInterval(draw, CLOCK_MS);
  }

  async ready({ status, state }) {
    const block = this.running;
    this.transcript.flush();
    const hadFocus = await this.endTerminal(block);
    this.credits.settle();
    this.running = null;
    this.know(state);
    this.setMode("ready");
    if (hadFocus) this.focus();
    if (!block) return;
    this.transcript.follow(() => {
      block.end(status);
      if (block.lines) offerNames(block.lines, block.line, (line) => this.prompt.type(line));
      this.offer(block, status);
      if (status !== 0) this.stopPaste(block);
    });
    if (status === 0) this.next();
  }

  // What a failed line probably meant.
  offer(block, status) {
    if (status === 0) return;
    const hint = this.service.hint(block.line, block.lastText(), status, this.state);
    if (!hint) return;
    block.hint(hint, hint.line && this.service.phrases.run_corrected, () => {
      if (this.mode === "ready") this.run(hint.line, "typed");
      this.focus();
    });
  }

  stopPaste(block) {
    const n = this.queue.left();
    if (!n) return;
    const rest = this.queue.forget();
    block.hint({ sentence: this.service.paste_stopped(n) }, this.service.phrases.run_rest, (box) => {
      if (this.mode !== "ready") return;
      box.remove();
      this.queue.restore(rest);
      this.next();
      this.focus();
    });
  }

  // A button of the page has done what this line does.
  pressed(line, by) {
    this.begin(line, "press", by);
  }

  lost() {
    const wasThere = this.mode !== "away";
    void this.endTerminal(this.running);
    this.queue.forget();
    this.credits.forget();
    this.transcript.flush();
    if (wasThere) this.transcript.remark(this.service.phrases.connection_lost);
    this.wasLost ||= wasThere;
    this.running?.end(0);
    this.running = null;
    this.setMode("away");
  }

  // The shell has ended, as after `exit`: a new one takes its place.
  ended() {
    if (this.again) return this.refused("");
    this.again = this.running?.line;
    this.tell("open");
  }

  // The server has not taken a line.
  refused(sentence) {
    this.again = null;
    if (sentence) this.transcript.remark(sentence);
    if (this.mode !== "running") return;
    this.queue.forget();
    this.running?.end(0);
    this.running = null;
    this.setMode("ready");
  }

  async beginTerminal() {
    this.transcript.flush();
    this.early = [];
    this.setMode("terminal");
    try {
      const { TerminalView } = await fetchTerminal();
      // The program may have ended meanwhile.
      if (!this.early) return;
      const host = element("div", "console__terminal");
      this.root.insertBefore(host, this.keys);
      const { phrases } = this.service;
      host.setAttribute("role", "group");
      host.setAttribute("aria-label", phrases.terminal);
      this.terminal = new TerminalView(host, phrases.terminal_hint, {
        type: (bytes) => this.type(bytes),
        resize: (columns, rows) => this.tell("resize", "", NOTHING, columns, rows),
        shown: (bytes) => this.credits.add(bytes),
        leave: (isBack) => this.leave(isBack),
      });
      this.early.forEach((bytes) => this.terminal.write(bytes));
      this.early = null;
      this.tell("resize", "", NOTHING, this.terminal.term.cols, this.terminal.term.rows);
      if (this.root.contains(document.activeElement) || document.activeElement === document.body) this.terminal.focus();
    } catch {
      // Without the terminal's script, the program's output is shown as that of any other.
      this.early?.forEach((bytes) => this.transcript.write(this.running, "out", bytes));
      this.early = null;
      this.setMode("running");
    }
  }

  // Ends the terminal, whose last screen stays in the block; resolves to whether the terminal had the focus.
  async endTerminal(block) {
    const { terminal, early } = this;
    [this.terminal, this.early] = [null, null];
    if (early?.length) early.forEach((bytes) => this.transcript.write(block, "out", bytes));
    if (!terminal) return false;
    const content = await terminal.lastText();
    const hadFocus = terminal.host.contains(document.activeElement);
    if (content && block) block.print(content);
    terminal.destroy();
    terminal.host.remove();
    this.transcript.toEnd();
    return hadFocus;
  }

  type(bytes) {
    const [first] = bytes;
    const isLetter = bytes.length === 1 && this.prompt.withControl;
    if (isLetter) this.holdControl(false);
    const typed = isLetter ? encoder.encode(control(String.fromCharCode(first))) : bytes;
    for (let at = 0; at < typed.length; at += MOST_TYPED) this.tell("type", "", typed.subarray(at, at + MOST_TYPED));
  }

  // Leaves the terminal for what comes after it, or before it.
  leave(isBack) {
    const after = this.keys.checkVisibility() ? this.keys.querySelector("button") : null;
    if (!isBack && after) return after.focus();
    const places = [...document.querySelectorAll("a[href], button, input, select, textarea, [tabindex]")];
    const free = places.filter((place) => place.tabIndex >= 0 && !place.disabled && !this.root.contains(place) && place.checkVisibility({ visibilityProperty: true }));
    const isAfter = (place) => this.root.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
    (isBack ? free.findLast((place) => !isAfter(place)) : (free.find(isAfter) ?? free[0]))?.focus();
  }

  press(key) {
    if (key === "Control") return this.holdControl(!this.prompt.withControl);
    const { terminal, prompt } = this;
    if (terminal) return terminal.type(sequence(key, terminal.term.modes.applicationCursorKeysMode));
    if (key.length === 1) return prompt.insert(key);
    prompt.press(key);
  }

  holdControl(isHeld) {
    this.prompt.withControl = isHeld;
    showControl(this.keys, isHeld);
  }

  // The size that a program is told, in cells.
  size() {
    const probe = Object.assign(element("span", "console__probe"), { textContent: "0".repeat(20) });
    this.transcript.element.append(probe);
    const { width, height } = probe.getBoundingClientRect();
    probe.remove();
    const { clientWidth, clientHeight } = this.scroller;
    const cells = (room, cell, usual) => (room > 0 && cell > 0 ? Math.max(1, Math.min(1000, Math.floor(room / cell))) : usual);
    return [cells(clientWidth - EDGES, width / 20, 80), cells(clientHeight, height, 24)];
  }

  // The user calls the console by a key; whoever had the focus gets it back when the console goes.
  call() {
    const { activeElement } = document;
    if (!this.root.contains(activeElement) && activeElement !== document.body) this.cameFrom = activeElement;
    this.focus();
  }

  giveBack() {
    if (document.activeElement === document.body) this.cameFrom?.focus();
    this.cameFrom = null;
  }

  focus() {
    (this.terminal ?? this.prompt).focus();
  }

  destroy() {
    this.stopListening();
    this.sizes.disconnect();
    this.terminal?.destroy();
    this.prompt.destroy();
    this.root.remove();
  }
}

const NOTHING = new Uint8Array();
// How often the times of a running build are drawn anew, in milliseconds.
const CLOCK_MS = 250;
// Most bytes that are typed at once, as the server takes them.
const MOST_TYPED = 64 * 1024;
// What stands beside the text, in pixels.
const EDGES = 52;
const encoder = new TextEncoder();
