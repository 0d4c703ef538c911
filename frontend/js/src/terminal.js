// A lazy part: the terminal of a program that wants one, by xterm.js. Its colours and sizes are those of the page.
import { FitAddon } from "@xterm/addon-fit";
import { Unicode11Addon } from "@xterm/addon-unicode11";
import { Terminal } from "@xterm/xterm";
import sheet from "@xterm/xterm/css/xterm.css";

export class TerminalView {
  // `on` are { type(bytes), resize(columns, rows), shown(bytes), leave() }.
  constructor(host, label, on) {
    addSheet();
    this.host = host;
    this.on = on;
    this.term = new Terminal({ ...looks(host), screenReaderMode: true, scrollback: 2000, cursorBlink: !matchMedia(STILL).matches, convertEol: false, allowProposedApi: true });
    this.fit = new FitAddon();
    this.term.loadAddon(this.fit);
    // Emoji take two columns, as programs of today count them.
    this.term.loadAddon(new Unicode11Addon());
    this.term.unicode.activeVersion = "11";
    this.term.attachCustomKeyEventHandler((event) => this.takesKey(event));
    this.term.onData((data) => on.type(encoder.encode(data)));
    this.term.onBinary((data) => on.type(Uint8Array.from(data, (unit) => unit.charCodeAt(0) & 255)));
    this.term.onResize(({ cols, rows }) => on.resize(cols, rows));
    this.term.open(host);
    this.setLabel(label);
    this.resized = new ResizeObserver(() => this.refit());
    this.resized.observe(host);
    this.themed = new MutationObserver(() => this.dress());
    this.themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-size"] });
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.onDark = () => this.dress();
    this.dark.addEventListener("change", this.onDark);
    this.refit();
  }

  setLabel(label) {
    this.term.textarea?.setAttribute("aria-label", label);
  }

  // Shows bytes; they are told as shown when the terminal has taken them in.
  write(bytes) {
    this.term.write(bytes, () => this.on.shown(bytes.length));
  }

  // Types as if by keys; the key row does.
  type(text) {
    this.term.input(text);
    this.term.focus();
  }

  focus() {
    this.term.focus();
  }

  refit() {
    // A pane that is hidden has no size.
    if (this.host.clientWidth > 0 && this.host.clientHeight > 0) this.fit.fit();
  }

  dress() {
    Object.assign(this.term.options, looks(this.host));
    this.refit();
  }

  // Escape goes to the program; Tab after it leaves the terminal. Ctrl+` is the page's.
  takesKey(event) {
    if (event.type !== "keydown") return true;
    if (event.ctrlKey && event.key === "`") return false;
    const leaves = event.key === "Tab" && this.escaped;
    this.escaped = event.key === "Escape";
    if (!leaves) return true;
    this.on.leave(event.shiftKey);
    event.preventDefault();
    return false;
  }

  // Resolves to what the screen shows, and the lines above it, when everything that was written is there.
  lastText() {
    return new Promise((resolve) => this.term.write("", () => resolve(this.screen())));
  }

  screen() {
    const { active } = this.term.buffer;
    const lines = [];
    for (let at = Math.max(0, active.length - KEPT_LINES); at < active.length; at += 1) {
      const line = active.getLine(at);
      const content = line?.translateToString(true) ?? "";
      if (line?.isWrapped && lines.length) lines[lines.length - 1] += content;
      else lines.push(content);
    }
    return lines.join("\n").trimEnd();
  }

  destroy() {
    this.resized.disconnect();
    this.themed.disconnect();
    this.dark.removeEventListener("change", this.onDark);
    this.term.dispose();
  }
}

// Returns colours and font, from the page's tokens.
function looks(host) {
  const style = getComputedStyle(host);
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  // A token may name another one; only a property that is used has a colour.
  const probe = document.createElement("i");
  host.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
  const eight = names.map((name) => [name, colour(`ansi-${name}`)]);
  const bright = eight.map(([name, value]) => [`bright${name[0].toUpperCase()}${name.slice(1)}`, value]);
  const theme = {
    background: colour("surface"), foreground: colour("ink"), cursor: colour("accent-ink"), cursorAccent: colour("surface"),
    selectionBackground: colour("accent-soft"), selectionForeground: colour("ink"), ...Object.fromEntries([...eight, ...bright]),
  };
  probe.remove();
  return { theme, fontFamily: token("font-code"), fontSize: Number.parseFloat(style.fontSize), lineHeight: 1.2 };
}

function addSheet() {
  if (document.getElementById(SHEET)) return;
  const style = Object.assign(document.createElement("style"), { id: SHEET, textContent: sheet });
  document.head.append(style);
}

const SHEET = "terminal-sheet";
const STILL = "(prefers-reduced-motion: reduce)";
// Lines of the screen and above it that stay in the transcript.
const KEPT_LINES = 500;
const encoder = new TextEncoder();
