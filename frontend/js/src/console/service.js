// The console's own WebAssembly module: what a command line means, the words of the console, and how a build's progress is written.
//
// When the module fails, lines run as they are typed, and the words stay.
import { module } from "../modules.js";
import { formatMessage } from "../words.js";

const core = module(new URL("./console_module.js", import.meta.url), (found) => new found.ConsoleService(formatMessage));

export class Service {
  static async load(loadWords) {
    await Promise.all([core.load(), loadWords()]);
    return new Service();
  }

  constructor() {
    this.reword();
  }

  // Takes the words of the language that is spoken now, and returns them.
  reword() {
    this.phrases = JSON.parse(asked((service) => service.phrases()) || "{}");
    return this.phrases;
  }

  // Whether a line goes on in the next, as inside of quotes.
  isUnfinished(line) {
    return asked((service) => service.is_unfinished(line)) ?? false;
  }

  // Returns the line that runs for one that was typed: without a prompt that was copied with it.
  typed(line) {
    return asked((service) => service.typed(line)) || line;
  }

  // Returns { from, to, options: [{ insert, detail }] } for the place `at`.
  complete(line, at, state) {
    return parsed((service) => service.complete(line, at, JSON.stringify({ ...state, files: state.files ?? [] })));
  }

  // Returns [{ from, to, message }]: what is wrong in a line before it runs.
  check(line) {
    return parsed((service) => service.check(line)) ?? [];
  }

  // Returns { sentence, line, marked } where a failed line probably meant another.
  hint(line, output, status, state) {
    return parsed((service) => service.hint(line, output, status, JSON.stringify({ ...state, files: state.files ?? [] })));
  }

  splitPaste(text) {
    return parsed((service) => service.split_paste(text)) ?? { lines: [text], hadPrompts: false };
  }

  buildNumber(record) {
    return asked((service) => service.build_number(record));
  }

  // Returns { rows: [{ text, state, note }], isOver } of a build's record.
  progress(record, nowMs, errors) {
    return parsed((service) => service.progress(record, nowMs, errors)) ?? { rows: [], isOver: true };
  }

  pasted(n, hadPrompts) {
    return asked((service) => service.pasted(n, hadPrompts));
  }

  paste_stopped(n) {
    return asked((service) => service.paste_stopped(n));
  }

  exit_code(status) {
    return asked((service) => service.exit_code(status)) ?? String(status);
  }

  lines_left_out(n) {
    return asked((service) => service.lines_left_out(n)) ?? "…";
  }
}

const asked = (question) => core.ask(question);

function parsed(question) {
  const json = asked(question);
  return json ? JSON.parse(json) : null;
}
