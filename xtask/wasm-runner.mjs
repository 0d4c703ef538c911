// Runs one test program that was compiled for wasm32-unknown-unknown, in Node.
//
// Refuses a program that imports anything: the shared crates know no clock, no files, no browser. A failing test traps; what it said is
// seen in the native run of the same test.
import { readFile } from "node:fs/promises";

const path = process.argv[2];
const module = await WebAssembly.compile(await readFile(path));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) {
  const names = imports.map((entry) => `${entry.module}.${entry.name}`).join(", ");
  console.error(`${path} imports ${names}; the shared crates may import nothing`);
  process.exit(2);
}
const { exports } = await WebAssembly.instantiate(module, {});
if (typeof exports.main !== "function") {
  console.error(`${path} exports no main function`);
  process.exit(2);
}
try {
  const code = exports.main(0, 0);
  console.log(code === 0 ? `ok: ${path}` : `failed with ${code}: ${path}`);
  process.exit(code);
} catch (trap) {
  console.error(`${path}: a test failed (${trap.message}); the same test run natively says which`);
  process.exit(1);
}
