// Bundles the page's JavaScript into dist/: editor.js with the first load, every lazy part as a file of its own beside it.
//
// What the lazy parts share with the editor lies in chunks that both import, so that there is one CodeMirror. The output depends on nothing
// but the sources and the lockfile.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const lazyParts = ["console", "editing", "help", "open", "rows", "search", "terminal", "zip"];

await rm(`${here}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: ["editor", ...lazyParts].map((part) => `src/${part}.js`),
  bundle: true,
  splitting: true,
  chunkNames: "shared-[hash]",
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "none",
  // The terminal brings its own sheet, as a text.
  loader: { ".css": "text" },
  outdir: "dist",
  logLevel: "warning",
});
