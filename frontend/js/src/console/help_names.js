// The names of commands in what help prints: a press on one types it.

// Returns the line that a name in this command's output stands for, up to the name: "docker image " for `docker image --help`. Null where the output is
// no list of commands.
export function beginning(line) {
  const words = line.trim().split(/\s+/);
  if (words.length === 1 && words[0] === "help") return "";
  if (words[0] !== "docker") return null;
  const rest = words.slice(1).filter((word) => !HELP.has(word));
  const isList = rest.length < words.length - 1 || rest.length === 0;
  return isList && rest.every((word) => /^[a-z]+$/.test(word)) ? ["docker", ...rest, ""].join(" ") : null;
}

// Returns where names stand in a line that help printed: [[from, to]]. Docker's lists have one in each line, with its description; the console's own has
// nothing but names.
export function namesIn(line) {
  if (/^( {2}[a-z][a-z-]* *)+$/.test(line)) {
    return Array.from(line.matchAll(/[a-z][a-z-]*/g), ({ 0: name, index }) => [index, index + name.length]);
  }
  const described = /^ {2}([a-z][a-z-]*)\*? {2,}\S/.exec(line);
  return described ? [[2, 2 + described[1].length]] : [];
}

// Makes the names in an element's text into buttons; `type` takes the line that is typed.
export function offerNames(element, line, type) {
  const before = beginning(line);
  if (before === null) return;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  texts.forEach((node) => node.replaceWith(...pieces(node.data, before, type)));
}

function pieces(content, before, type) {
  const found = [];
  let done = 0;
  let start = 0;
  for (const line of content.split("\n")) {
    for (const [from, to] of namesIn(line)) {
      found.push(content.slice(done, start + from), button(content.slice(start + from, start + to), before, type));
      done = start + to;
    }
    start += line.length + 1;
  }
  return [...found, content.slice(done)];
}

function button(name, before, type) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "console__name";
  // Tab leads through what can be done; a name can be typed, too, and Tab completes it.
  made.tabIndex = -1;
  made.textContent = name;
  made.addEventListener("click", () => type(`${before}${name} `));
  return made;
}

const HELP = new Set(["--help", "-h", "help"]);
