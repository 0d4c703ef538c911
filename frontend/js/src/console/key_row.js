// Keys that the keyboard of a phone lacks. They never take the focus, so that the keyboard stays.
import { div, text } from "./block.js";

// `press(key)` gets the key's name; returns the row.
export function keyRow(phrases, press) {
  const row = div("console__keys");
  row.setAttribute("role", "toolbar");
  row.setAttribute("aria-label", phrases.keys);
  const keys = [
    ["Tab", "Tab"], ["Control", "Ctrl"], ["Escape", "Esc"], ["ArrowLeft", "←", phrases.left], ["ArrowUp", "↑", phrases.up], ["ArrowDown", "↓", phrases.down],
    ["ArrowRight", "→", phrases.right], ["|", "|"], ["-", "-"], [".", "."], ["/", "/"],
  ];
  for (const [key, shown, label] of keys) {
    const button = text("button", shown, "button button--small");
    button.type = "button";
    button.translate = false;
    if (label) button.setAttribute("aria-label", label);
    if (key === "Control") button.setAttribute("aria-pressed", "false");
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => press(key));
    row.append(button);
  }
  return row;
}

// Shows whether Ctrl is held for the next key.
export function showControl(row, isHeld) {
  row.querySelector("[aria-pressed]").setAttribute("aria-pressed", String(isHeld));
}

// Returns what a key sends to a terminal.
export function sequence(key, isApplication = false) {
  const letters = { ArrowUp: "A", ArrowDown: "B", ArrowRight: "C", ArrowLeft: "D" };
  if (letters[key]) return `\u001b${isApplication ? "O" : "["}${letters[key]}`;
  return { Tab: "\t", Escape: "\u001b" }[key] ?? key;
}

// Returns the control character of a letter: Ctrl+C for `c`.
export const control = (letter) => (/^[a-z@[\\\]^_]$/i.test(letter) ? String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 31) : letter);
